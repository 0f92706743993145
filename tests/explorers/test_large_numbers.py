"""Coin tosses: against exact fractions, mpmath and SciPy; convergence with tolerances that a wrong rate would break."""

from fractions import Fraction
from math import comb, pi, sqrt

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy.stats import binomtest, chisquare

from explorers.large_numbers import (
    LARGEST,
    Run,
    coverage,
    exactly_half,
    far,
    heads,
    heads_of_every_coin,
    mean_excess,
    near,
    place,
    places,
    standard_error,
    tickets,
)

steady = settings(deadline=None)  # the time limit of an example would only measure the load of the machine
small = st.integers(1, 60)
percents = st.integers(0, 100)


def law(n, p):
    """The binomial law as exact fractions."""
    return {k: comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)}


@steady
@given(small, percents)
def test_the_mean_excess_is_the_sum_over_all_outcomes(n, percent):
    p = Fraction(percent, 100)
    exact = sum(chance * abs(2 * k - n - (2 * p - 1) * n) for k, chance in law(n, p).items())
    assert_allclose(mean_excess(n, percent / 100), float(exact), rtol=1e-11, atol=1e-300)


@pytest.mark.parametrize(("n", "about"), [(100, 8), (10_000, 80), (1_000_000, 800)])
def test_heads_minus_tails_grows_like_the_root_of_n(n, about):
    assert mean_excess(n, 0.5) == pytest.approx(sqrt(2 * n / pi), rel=1 / n)
    assert mean_excess(n, 0.5) == pytest.approx(about, rel=0.006)
    assert mean_excess(n, 0.3) == pytest.approx(2 * sqrt(2 * n * 0.21 / pi), rel=2 / n)


@steady
@given(small, percents, st.integers(1, 200))
def test_near_counts_the_outcomes_and_far_the_others(n, percent, thousandths):
    p, d = Fraction(percent, 100), Fraction(thousandths, 1000)
    exact = sum((chance for k, chance in law(n, p).items() if abs(Fraction(k, n) - p) <= d), Fraction(0))
    assert_allclose(near(n, float(p), float(d)), float(exact), rtol=1e-10, atol=1e-14)
    assert_allclose(far(n, float(p), float(d)), float(1 - exact), rtol=1e-10, atol=1e-14)


def test_far_is_right_where_one_minus_near_is_rounded_to_0():
    n, d = 10**4, Fraction(1, 10)
    exact = 2 * mpmath.fsum(mpmath.binomial(n, k) for k in range(4000)) / mpmath.mpf(2) ** n
    assert near(n, 0.5, float(d)) == 1
    assert far(n, 0.5, float(d)) == pytest.approx(float(exact), rel=1e-9)
    assert far(n, 0.5, float(d)) <= 0.25 / (n * float(d) ** 2)  # Chebyshev


def test_exactly_half_falls_and_near_half_rises_to_1():
    assert exactly_half(10) == pytest.approx(252 / 1024)
    tens = [10, 100, 1000, 10**4, 10**5, 10**6]
    for n in tens[2:]:
        assert exactly_half(n) == pytest.approx(sqrt(2 / (pi * n)), rel=1 / n)
    assert all(a > b for a, b in zip(map(exactly_half, tens), map(exactly_half, tens[1:]), strict=False))
    assert near(10**6, 0.5, 0.001) > 0.95
    assert exactly_half(7, 0.3) == 0


@steady
@given(small, st.integers(1, 99))
def test_the_band_covers_what_the_outcomes_inside_have(n, percent):
    p = Fraction(percent, 100)
    border = Fraction(49, 25) ** 2 * p * (1 - p) * n  # (1.96 σ)², exact
    exact = sum((chance for k, chance in law(n, p).items() if (k - n * p) ** 2 <= border), Fraction(0))
    assert coverage(n, float(p)) == pytest.approx(float(exact), abs=1e-10)
    for k in range(n + 1):
        assert Run(n, float(p), k).outside == ((k - n * p) ** 2 > border)


def test_the_band_is_near_95_percent_for_large_n_and_far_from_it_for_small_np():
    assert all(abs(coverage(n, p) - 0.95) < 0.002 for n in (10**5, 10**6, 10**7) for p in (0.1, 0.5, 0.73))
    assert coverage(10, 0.01) == pytest.approx(0.99**10)
    assert coverage(100, 0.5) == pytest.approx(sum(comb(100, k) for k in range(41, 60)) / 2**100)
    assert coverage(10_000, 0.5) == pytest.approx(0.9512, abs=1e-4)  # 4902 and 5098 are on the border, and inside


def test_more_tosses_continue_the_same_sequence():
    assert_array_equal(tickets(777, 5), tickets(10**5, 5)[:777])
    assert not np.array_equal(tickets(777, 5), tickets(777, 6))


def test_tickets_are_even_and_the_frequency_is_fair():
    drawn = tickets(10**6, 12)
    assert drawn.min() == 0
    assert drawn.max() == 99
    assert chisquare(np.bincount(drawn)).pvalue > 1e-4
    for p in (0.03, 0.5, 0.88):
        assert binomtest(heads(10**6, p, 12), 10**6, p).pvalue > 1e-4


def test_the_frequency_converges_at_the_rate_of_the_root_of_n():
    """The mean of |frequency − 1/2| over seeds is √(1/(2πn)): 0.040, 0.0040 for n = 10², 10⁴, within 5 standard errors."""
    for n, seeds in ((100, 1500), (10_000, 600)):
        gaps = [abs(heads(n, 0.5, s) / n - 0.5) for s in range(seeds)]
        assert np.mean(gaps) == pytest.approx(1 / sqrt(2 * pi * n), rel=5 * 0.76 / sqrt(seeds))


def test_the_frequency_is_not_monotone():
    run = np.cumsum(tickets(1000, 1) < 50) / np.arange(1, 1001)
    gap = np.abs(run - 0.5)
    assert (np.diff(gap) > 0).sum() > 100
    assert (np.diff(gap) < 0).sum() > 100


@pytest.mark.parametrize("n", [1, 3, 10, 999, 12_345, LARGEST])
def test_places_hold_n_and_never_fall(n):
    at = places(n)
    assert at[place(n)] == n
    assert np.all(np.diff(at) >= 0)
    assert (len(at), at[0], at[-1]) == (169, 1, LARGEST)


def test_every_coin_of_the_table_is_the_same_run():
    table, at = heads_of_every_coin(54_321, 3), places(54_321)
    for i, c in ((0, 50), (30, 7), (place(54_321), 50), (place(54_321), 99), (150, 33)):
        assert table[i, c] == heads(int(at[i]), c / 100, 3)
    assert np.all(np.diff(table, axis=1) >= 0)  # a larger p never loses a head
    assert_array_equal(table[:, 100], at)
    assert not table[:, 0].any()


def test_a_run_counts_its_distances():
    run = Run(1000, 0.3, 320)
    assert (run.frequency, run.difference, run.expected_difference, run.excess) == (0.32, -360, -400, 40)
    assert Run(10, 1.0, 10).excess == 0
    assert standard_error(25, 0.2) == pytest.approx(0.08)


@pytest.mark.parametrize("n", [-1, LARGEST + 1])
def test_more_than_ten_million_tosses_are_refused(n):
    with pytest.raises(ValueError, match="n must be"):
        tickets(n, 1)
