"""Streaks: the run counted by hand in a slow way, Wilson against SciPy, and the values of Miller and Sanjurjo."""

from fractions import Fraction
from itertools import product
from math import erf, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.stats import binomtest

from explorers.large_numbers import tickets
from explorers.streaks import after_streaks, mean_of_shares, pooled_share, sequences, wilson

steady = settings(deadline=None)  # the time limit of an example would only measure the load of the machine
LEVEL = erf(1.96 / sqrt(2))


@steady
@given(st.lists(st.booleans(), max_size=40), st.integers(0, 6))
def test_streaks_are_counted_as_one_would_by_hand(run, longest):
    cases, hits = after_streaks(run, longest)
    for k in range(longest + 1):
        after = [run[i] for i in range(k, len(run)) if all(run[i - k : i])]
        assert (cases[k], hits[k]) == (len(after), sum(after))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_coin_has_no_memory(seed):
    cases, hits = after_streaks(tickets(10**6, seed) < 50, 8)
    assert np.all(np.abs(hits / cases - 0.5) < 4.5 * 0.5 / np.sqrt(cases))
    assert_allclose(cases[1:], 10**6 / 2.0 ** np.arange(1, 9), rtol=0.06)


@pytest.mark.parametrize(("hits", "cases"), [(0, 10), (3, 7), (50, 100), (10, 10), (1, 5000)])
def test_the_interval_is_wilsons(hits, cases):
    expected = binomtest(hits, cases).proportion_ci(LEVEL, method="wilson")
    assert_allclose(wilson(hits, cases), [expected.low, expected.high], rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("cases", [1, 7, 999_997, 10**6])
def test_the_ends_0_and_1_are_reached_exactly(cases):
    assert wilson(0, cases)[0] == 0
    assert wilson(cases, cases)[1] == 1


def test_no_cases_say_nothing():
    assert [float(end) for end in wilson(0, 0)] == [0, 1]


def test_the_published_values_of_the_streak_bias():
    assert mean_of_shares(3, 1, 0.5) == pytest.approx(5 / 12)
    assert mean_of_shares(4, 1, 0.5) == pytest.approx(17 / 42)


@pytest.mark.parametrize("p", [Fraction(1, 2), Fraction(1, 5), Fraction(9, 10)])
@pytest.mark.parametrize("k", [1, 2, 3])
@pytest.mark.parametrize("m", [4, 6, 9])
def test_shares_of_short_sequences_are_below_p_but_pooled_they_are_p(m, k, p):
    total = votes = Fraction(0)
    for run in product((True, False), repeat=m):
        cases, hits = (int(count[k]) for count in after_streaks(run, k))
        if cases:
            chance = p ** sum(run) * (1 - p) ** (m - sum(run))
            total, votes = total + chance, votes + chance * Fraction(hits, cases)
    assert mean_of_shares(m, k, float(p)) == pytest.approx(float(votes / total))
    assert pooled_share(m, k, float(p)) == pytest.approx(float(p))
    assert mean_of_shares(m, k, float(p)) < float(p) - 1e-3 if m > k + 1 else votes / total == p


def test_the_bias_goes_away_in_long_sequences():
    """Simulated, for 2⁴⁰⁰ sequences cannot be listed."""
    runs = np.random.default_rng(5).random((4000, 400)) < 0.5
    shares = [(counts[1] / counts[0])[1] for counts in (after_streaks(run, 1) for run in runs)]
    assert np.mean(shares) == pytest.approx(0.5 - 0.5 / 399, abs=5 * 0.036 / sqrt(4000))


def test_without_heads_or_with_nothing_else():
    assert np.isnan(mean_of_shares(4, 1, 0.0))
    assert np.isnan(pooled_share(4, 1, 0.0))
    assert mean_of_shares(4, 1, 1.0) == pooled_share(4, 1, 1.0) == 1


@pytest.mark.parametrize(("m", "k"), [(3, 3), (3, 0), (13, 1)])
def test_sequences_have_bounds(m, k):
    with pytest.raises(ValueError, match="k < m"):
        sequences(m, k, 0.5)
