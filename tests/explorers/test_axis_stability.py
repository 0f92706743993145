"""Near ties against simulated samples; leaving one row out against doing it by hand."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from explorers.axis_stability import angle_between, near_ties, sampling_error, turn_without_one
from explorers.pca import principal_components


def test_the_sampling_error_is_the_spread_of_the_first_variance_over_many_samples():
    rng, n = np.random.default_rng(1), 400
    first = [principal_components(rng.normal(size=(n, 2)) * [3, 1]).variances[0] for _ in range(800)]
    assert_allclose(np.std(first), sampling_error(9, n), rtol=0.08)


def test_axes_wander_where_a_near_tie_is_reported_and_not_where_none_is():
    rng, n = np.random.default_rng(2), 100

    def wandering(deviations):
        axes = [principal_components(rng.normal(size=(n, 2)) * deviations).axes[:, 0] for _ in range(200)]
        return np.mean([angle_between(axis, [1, 0]) for axis in axes])

    assert near_ties([1.05, 1.0], n) == [1]
    assert wandering(np.sqrt([1.05, 1.0])) > 25
    assert near_ties([4.0, 1.0], n) == []
    assert wandering(np.sqrt([4.0, 1.0])) < 5


def test_every_pair_is_looked_at_and_zeros_are_no_tie():
    assert near_ties([10, 9.9, 1, 0.99, 0, 0], 50) == [1, 3]
    assert near_ties([3.0], 50) == []


def test_the_angle_between_lines_does_not_know_signs():
    u, v = np.array([3, 4, 0]) / 5, np.array([0, 0.6, 0.8])
    expected = np.degrees(np.arccos(0.48))
    for one, other in ((u, v), (-u, v), (v, -u)):
        assert_allclose(angle_between(one, other), expected)
    assert angle_between(u, -u) == 0
    tiny = [np.cos(1e-9), np.sin(1e-9)]
    assert_allclose(angle_between([1, 0], tiny), np.degrees(1e-9))  # where arccos would say 0


def test_the_outlier_is_the_row_whose_absence_turns_the_axis():
    flat = [[-1, 0], [-0.5, 0.2], [0, -0.1], [0.5, 0.1], [1, 0], [1.5, -0.2], [0.5, 4.2]]
    turn, row = turn_without_one(flat)
    assert row == 7
    one, other = (principal_components(t).axes[:, 0] for t in (flat, flat[:6]))
    assert_allclose(turn, np.degrees(np.arccos(abs(one @ other))))
    assert turn > 80


def test_no_variance_left_counts_as_a_full_turn():
    assert turn_without_one([[0, 0], [0, 0], [1, 1]]) == (90.0, 3)


def test_two_rows_are_too_few_to_leave_one_out():
    with pytest.raises(ValueError, match="at least 3"):
        turn_without_one([[0, 0], [1, 1]])
