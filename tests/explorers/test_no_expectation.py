"""St Petersburg and Cauchy: truncated means against sums and quadrature, and running means that do not settle."""

from fractions import Fraction
from math import log, pi

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import cauchy, chisquare

from explorers.no_expectation import CAUCHY, PETERSBURG, WILD, cauchy_part, long_run, petersburg_price


@pytest.mark.parametrize("bank", [0, 1, 5, 20, 60])
def test_a_bounded_bank_makes_the_price_finite(bank):
    exact = sum(Fraction(min(2**k, 2**bank), 2**k) for k in range(1, 200))
    assert petersburg_price(bank) == pytest.approx(float(exact), rel=1e-12)


def test_the_game_pays_powers_of_two_with_their_chances():
    drawn = WILD[PETERSBURG].draw(np.random.default_rng(2), 100_000)
    tosses = np.log2(drawn)
    assert tosses.min() == 1
    assert np.all(tosses == np.rint(tosses))
    counts = [np.sum(tosses == k) for k in range(1, 10)] + [np.sum(tosses >= 10)]
    assert chisquare(counts, 100_000 * np.array([*(0.5**k for k in range(1, 10)), 0.5**9])).pvalue > 1e-3


def test_the_median_of_the_mean_grows_like_log_n():
    """Sₙ/n − log₂ n has a limit law along n = 2ᵏ (Martin-Löf 1985), so medians at 2¹⁶ and 2⁶ are about 10 apart."""
    def median(n):
        draws = np.random.default_rng(5).geometric(0.5, (400, n)).astype(float)
        return np.median((2.0**draws).mean(axis=1))
    assert median(2**13) - median(2**6) == pytest.approx(7, abs=0.8)


@pytest.mark.parametrize(("low", "high"), [(-3, 3), (-1, 4), (0, 10), (-7, 0.5)])
def test_the_part_of_the_cauchy_mean_is_its_integral(low, high):
    assert cauchy_part(low, high) == pytest.approx(quad(lambda x: x * cauchy.pdf(x), low, high)[0], abs=1e-9)


def test_where_the_cauchy_integral_is_cut_decides_what_it_tends_to():
    assert cauchy_part(-1e6, 1e6) == 0
    for c in (2, 5):
        assert cauchy_part(-1e6, c * 1e6) == pytest.approx(log(c) / pi, abs=1e-9)
    assert cauchy_part(0, 1e9) > cauchy_part(0, 1e6) + 1


def test_a_long_run_reports_its_own_means():
    run = long_run(CAUCHY, 4)
    assert len(run.ends) == len(run.means)
    for e in (2, 4, 6):
        at = run.ends.tolist().index(10**e)
        assert run.reached[f"m{e}"] == run.means[at]
    spread = [long_run(CAUCHY, seed).reached["m6"] for seed in range(12)]
    assert np.ptp(spread) > 1  # after a million draws still as wide as one draw
    assert np.median([long_run(PETERSBURG, seed).reached["m6"] for seed in range(5)]) > 18
