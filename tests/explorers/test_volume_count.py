"""Counting points: unbiased, with the standard error of a binomial, and silent where nothing is hit."""

from fractions import Fraction

import numpy as np
import pytest
from scipy.stats import binom

from explorers.volume_count import POINTS, POWERS, count, nearest

SKEW = [[1, 2, 0], [2, 0, 1], [1, 0, 2]]  # det −6 in a box of 27


def test_the_box_is_the_smallest_around_the_corners():
    A = np.array([[1, -2], [3, 4]])
    corners = np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) @ A.T
    assert count(A, 0, [10]).box == np.prod(np.ptp(corners, axis=0))


def test_over_many_seeds_the_mean_is_the_volume_and_the_spread_is_the_standard_error():
    found = [count(SKEW, seed, [400]) for seed in range(400)]
    estimates, errors = (np.array([getattr(one, name)[0] for one in found]) for name in ("estimate", "error"))
    assert abs(estimates.mean() - 6) < 4 * errors.mean() / 20
    assert estimates.std() == pytest.approx(27 * np.sqrt(6 / 27 * 21 / 27 / 400), rel=0.12)
    assert 0.92 < np.mean(abs(estimates - 6) <= 1.96 * errors) < 0.98


def test_more_points_begin_with_the_same_points_and_the_seed_decides():
    whole = count(SKEW, 5)
    assert len(whole.hits) == len(POWERS) == len(POINTS)
    assert (np.diff(whole.hits) >= 0).all()
    assert whole.hits.tolist() == count(SKEW, 5).hits.tolist() != count(SKEW, 6).hits.tolist()
    assert abs(whole.estimate[-1] - 6) < 5 * whole.error[-1]
    assert whole.error == pytest.approx(27 * binom(whole.points, whole.hits / whole.points).std() / whole.points)


@pytest.mark.parametrize("A", [[[1, 2], [2, 4]], [[0, 0], [0, 0]], [[2**0.5, 2], [1, 2**0.5]],
                               [[1, Fraction(10**12 - 2, 10**12 - 1)], [1, Fraction(10**12 - 1, 10**12)]]])  # fmt: skip
def test_nothing_hits_what_is_flat_or_thinner_than_floats_can_tell(A):
    found = count(A, 1)
    assert not found.hits.any()
    assert found.outcome(0) == "none"


def test_an_image_that_fills_its_box_is_hit_always_and_a_thin_one_hardly_ever():
    full, thin = count([[0, -3], [Fraction(1, 2), 0]], 2), count([[1, 1], [1, Fraction(100001, 100000)]], 2)
    assert (full.hits == full.points).all()
    assert full.outcome(3) == "all"
    assert (full.box, full.estimate[-1]) == (1.5, 1.5)
    assert thin.outcome(0) == "none"
    assert thin.bound[0] == pytest.approx(thin.box * (1 - 0.05**0.1))
    assert count(SKEW, 1).outcome(20) == "some"


@pytest.mark.parametrize(("power", "k"), [(1, 0), (5, 40), (4.0, 30), (3.1416, 21), (-9, 0), (99, 40)])
def test_any_power_finds_its_place(power, k):
    assert nearest(power) == k
