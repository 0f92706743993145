"""Averages of any law against the moments of SciPy, and the casino against the exact binomial law."""

from fractions import Fraction
from math import comb, inf, isnan, sqrt

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.stats import cauchy, expon, ks_1samp, pareto, uniform

from explorers.averages import LAWS, ahead, error_of_mean, expected_gain, players, running_means, table_law
from explorers.tables import TableError

ORACLES = {"uniform": uniform(), "exponential": expon(), "Pareto 3/2": pareto(1.5), "Cauchy": cauchy()}


@pytest.mark.parametrize("name", LAWS)
def test_a_law_draws_what_it_says(name):
    drawn = LAWS[name].draw(np.random.default_rng(4), 20_000)
    assert ks_1samp(drawn, ORACLES[name].cdf).pvalue > 1e-3
    mean, sd = ORACLES[name].mean(), ORACLES[name].std()
    assert_allclose([LAWS[name].mean, LAWS[name].sd], [mean, sd])


def test_means_settle_within_the_band_for_a_finite_variance():
    ends = [100, 10_000, 1_000_000]
    for law in (LAWS["uniform"], LAWS["exponential"], table_law("-3 0 10; 1 2 1/2")):
        for seed in range(4):
            gaps = np.abs(running_means(law, ends, seed) - law.mean)
            assert np.all(gaps < [5 * error_of_mean(law, n) for n in ends])


def test_a_mean_without_variance_settles_slowly():
    gaps = [abs(running_means(LAWS["Pareto 3/2"], [10**6], seed)[0] - 3) for seed in range(12)]
    assert np.median(gaps) < 0.05
    assert error_of_mean(LAWS["Pareto 3/2"], 10**6) == inf


def test_the_mean_of_cauchy_draws_is_cauchy_again_and_never_settles():
    means = [running_means(LAWS["Cauchy"], [1000], seed)[0] for seed in range(400)]
    assert ks_1samp(means, cauchy.cdf).pvalue > 1e-3
    assert np.mean(np.abs(means) > 1) == pytest.approx(0.5, abs=5 * 0.5 / 20)
    assert isnan(error_of_mean(LAWS["Cauchy"], 10))


def test_running_means_are_means_of_the_same_draws():
    law = table_law("1 2 6; 1 1 2")
    means = running_means(law, [1, 2, 5, 5, 50], 9)
    drawn = law.draw(np.random.default_rng([9, 2]), 50)
    assert_allclose(means, [drawn[:n].mean() for n in (1, 2, 5, 5, 50)])


def test_a_typed_law_divides_its_weights_by_their_sum():
    law = table_law("1, 2, 3; 2, 0, 6")
    assert (law.mean, law.sd) == (2.5, pytest.approx(sqrt(3) / 2))
    assert law.window == (1, 3)
    assert table_law("4; 1/3").window == (3.5, 4.5)


@pytest.mark.parametrize("text", ["1 2 3", "1 2; 1", "1 2; 1 -1", "1 2; 0 0", "1 2; 1 x", "1; 1; 1"])
def test_a_table_that_is_no_law_is_refused(text):
    with pytest.raises(TableError):
        table_law(text)


def test_the_chance_to_be_ahead_counts_the_outcomes():
    win = Fraction(18, 37)
    for rounds in (1, 2, 10, 37):
        wins = range(rounds // 2 + 1, rounds + 1)
        exact = sum(comb(rounds, k) * win**k * (1 - win) ** (rounds - k) for k in wins)
        assert ahead(rounds) == pytest.approx(float(exact))


def test_many_players_lose_the_expectation_and_some_win():
    gains = players(1000, 10, 7, count=5000)
    assert gains.shape == (5000, 101)
    assert not gains[:, 0].any()
    assert np.all(np.abs(np.diff(gains, axis=1)) <= 10)
    assert np.all(gains[:, 1] % 2 == 0)
    assert expected_gain(1000) == pytest.approx(-1000 / 37)
    assert gains[:, -1].mean() == pytest.approx(-1000 / 37, abs=5 * sqrt(1000 / 5000))
    assert np.mean(gains[:, -1] > 0) == pytest.approx(ahead(1000), abs=5 * 0.39 / sqrt(5000))
