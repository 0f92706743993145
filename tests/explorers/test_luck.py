"""Luck: standard scores, the law of the other runs, percentiles, and the band that a path leaves."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy.stats import binom, percentileofscore

from explorers.luck import left_the_band, other_runs, percentile, standard_score


def test_the_standard_score_has_mean_0_and_variance_1_for_every_n():
    for n, p in ((1, 0.5), (7, 0.2), (300, 0.81)):
        k = np.arange(n + 1)
        law, score = binom.pmf(k, n, p), standard_score(k, n, p)
        assert law @ score == pytest.approx(0, abs=1e-12)
        assert law @ score**2 == pytest.approx(1)


def test_a_coin_without_luck_has_no_score():
    assert np.isnan(standard_score([0, 0], [1, 2], 0.0)).all()
    assert np.isnan(standard_score(5, 5, 1.0))


def test_other_runs_have_the_law_of_tosses_at_each_end_and_between():
    runs = other_runs([3, 3, 40, 2000], 0.3, 8, runs=4000)
    assert_array_equal(runs[:, 0], runs[:, 1])
    assert_allclose(np.bincount(runs[:, 0], minlength=4) / 4000, binom.pmf(range(4), 3, 0.3), atol=4 * 0.5 / 4000**0.5)
    assert np.std(runs[:, 3] - runs[:, 2]) == pytest.approx((1960 * 0.21) ** 0.5, rel=5 / 8000**0.5)
    assert np.mean(runs[:, 3]) == pytest.approx(600, abs=5 * (420 / 4000) ** 0.5)
    assert abs(np.corrcoef(runs[:, 2], runs[:, 3] - runs[:, 2])[0, 1]) < 5 / 4000**0.5


def test_the_percentile_is_scipys_mean_percentile():
    others = np.random.default_rng(2).binomial(10, 0.5, 300)
    for mine in (0, 4, 5, 11):
        assert percentile(mine, others) == pytest.approx(percentileofscore(others, mine, kind="mean"))


def test_the_band_holds_one_n_and_not_the_path():
    ends = 10 * 2 ** np.arange(18)
    now, ever = left_the_band(standard_score(other_runs(ends, 0.5, 1, runs=4000), ends, 0.5))
    assert now == pytest.approx(0.05, abs=5 * (0.05 * 0.95 / 4000) ** 0.5)
    assert ever > 0.35
