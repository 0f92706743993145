"""Each line is the best in its own measure, against SciPy and against all other lines."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.stats import linregress

from explorers.least_squares_line import (
    Line,
    first_axis,
    least_squares_line,
    perpendicular_squares,
    slope,
    variance_along,
    vertical_squares,
)

numbers = st.integers(-430, 430).map(lambda k: k / 100)
clouds = st.lists(st.tuples(numbers, numbers), min_size=3, max_size=12)
steady = settings(deadline=None, max_examples=80)


@steady
@given(clouds)
def test_the_least_squares_line_is_that_of_scipy(points):
    x, y = np.array(points).T
    assume(np.ptp(x) > 0.05)
    line, known = least_squares_line(points), linregress(x, y)
    assert_allclose(slope(line), known.slope, atol=1e-9, rtol=1e-9)
    assert_allclose(line.point[1] - slope(line) * line.point[0], known.intercept, atol=1e-8, rtol=1e-8)


@steady
@given(clouds, st.floats(-90, 90), st.tuples(numbers, numbers))
def test_no_line_at_all_is_better_in_the_measure_of_each(points, degrees, through):
    other = Line(through, (np.cos(np.radians(degrees)), np.sin(np.radians(degrees))))
    fit, axis = least_squares_line(points), first_axis(points)
    if axis:
        assert perpendicular_squares(points, axis) <= perpendicular_squares(points, other) + 1e-9
    if fit:
        assert vertical_squares(points, fit) <= vertical_squares(points, other) + 1e-9


@steady
@given(clouds, st.floats(-180, 180), st.booleans())
def test_along_and_across_add_up_for_every_direction(points, degrees, centred):
    P = np.array(points)
    centre = P.mean(axis=0) if centred else np.zeros(2)
    line = Line(tuple(centre), (np.cos(np.radians(degrees)), np.sin(np.radians(degrees))))
    both = (len(P) - 1) * variance_along(points, degrees, centred=centred) + perpendicular_squares(points, line)
    assert_allclose(both, ((P - centre) ** 2).sum(), rtol=1e-9, atol=1e-9)


def test_perpendicular_distances_are_never_longer_than_vertical_ones():
    points = [(0, 0), (1, 3), (2, 1), (4, 4)]
    line = least_squares_line(points)
    assert_allclose(perpendicular_squares(points, line) * (1 + slope(line) ** 2), vertical_squares(points, line))


def test_equal_x_have_no_least_squares_line_but_an_axis():
    points = [(1, -3), (1, 0.5), (1, 4)]
    assert least_squares_line(points) is None
    assert first_axis(points).direction == pytest.approx((0, 1))
    assert slope(first_axis(points)) == vertical_squares(points, first_axis(points)) == np.inf


def test_a_tie_and_a_single_place_have_no_first_axis():
    assert first_axis([(1, 1), (1, 1), (1, 1)]) is None
    angles = np.radians(np.arange(5) * 72 + 10)
    assert first_axis(np.column_stack([np.cos(angles), np.sin(angles)])) is None  # a regular pentagon, up to rounding


def test_points_on_a_line_have_exactly_no_distance():
    points = [(-3, -2.1), (-1, -1.4), (1, -0.7), (3, 0)]
    for line in (first_axis(points), least_squares_line(points)):
        assert perpendicular_squares(points, line) == vertical_squares(points, line) == 0


def test_forgotten_centring_follows_the_mean():
    points = [(1.5, 4), (2, 3.4), (2.6, 3.1), (3.1, 2.4), (3.6, 2), (4.1, 1.4)]
    wrong, right = first_axis(points, centred=False), first_axis(points)
    assert abs(np.dot(wrong.direction, right.direction)) < 0.05
    mean = np.mean(points, axis=0)
    assert np.dot(wrong.direction, mean) > 0.999 * np.hypot(*mean)
