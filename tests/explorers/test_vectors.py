"""Combinations of two vectors: exact fractions, SciPy and the theorems about singular values as oracles."""

from fractions import Fraction
from math import cos, pi, sin

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.linalg import pinv, svdvals

from explorers.vectors import Reach, Solved, coefficients, combination, pairs, reach, reaches, singular_values

hundredths = st.integers(-300, 300)  # what the hand can set, in hundredths
exact = st.tuples(hundredths, hundredths)
steady = settings(deadline=None, max_examples=200)


def real(v):
    return [k / 100 for k in v]


def determinant(u, v):
    return u[0] * v[1] - u[1] * v[0]


@steady
@given(exact, exact, hundredths, hundredths)
def test_a_combination_is_taken_in_each_coordinate(u, v, a, b):
    expected = [float(Fraction(a * x + b * y, 10_000)) for x, y in zip(u, v, strict=True)]
    assert_allclose(combination(real(u), real(v), a / 100, b / 100), expected, atol=1e-12)


@steady
@given(exact, exact)
def test_what_is_reached_is_the_rank_in_exact_arithmetic(u, v):
    rank = 0 if not any((*u, *v)) else 1 if determinant(u, v) == 0 else 2
    assert reach(real(u), real(v)) is [Reach.POINT, Reach.LINE, Reach.PLANE][rank]


@steady
@given(exact, exact, st.sampled_from([1e-6, 1e6]))
def test_dependence_does_not_depend_on_the_unit_of_length(u, v, unit):
    assert reach(unit * np.array(real(u)), unit * np.array(real(v))) is reach(real(u), real(v))


def test_short_vectors_are_not_dependent_and_long_ones_with_rounding_are():
    assert reach((1e-12, 0), (0, 1e-12)) is Reach.PLANE
    assert reach((1e6 * (0.1 + 0.2), 1e6), (0.3e6, 1e6)) is Reach.LINE
    assert np.linalg.det([[0.3e6, 0.3e6 * (1 + 1e-15)], [1e6, 1e6 * (1 - 1e-15)]]) != 0


@steady
@given(exact, exact, st.floats(0, 2 * pi))
def test_singular_values_bound_the_length_over_the_unit_circle_of_coefficients(u, v, angle):
    largest, smallest = singular_values(real(u), real(v))
    assert_allclose((largest, smallest), svdvals(np.array([real(u), real(v)])), atol=1e-12)  # of the transpose: the same
    length = np.hypot(*combination(real(u), real(v), cos(angle), sin(angle)))
    assert smallest - 1e-12 <= length <= largest + 1e-12
    around = [np.hypot(*combination(real(u), real(v), cos(t), sin(t))) for t in np.linspace(0, pi, 2001)]
    assert_allclose((max(around), min(around)), (largest, smallest), atol=3e-3 * (1 + largest))


@steady
@given(exact, exact)
def test_the_smallest_singular_value_is_the_distance_from_dependence(u, v):
    matrix = np.column_stack([real(u), real(v)])
    (left, values, right), smallest = np.linalg.svd(matrix), singular_values(real(u), real(v))[1]
    near = matrix - values[1] * np.outer(left[:, 1], right[1])
    assert reach(*near.T) is not Reach.PLANE
    assert_allclose(np.linalg.norm(near - matrix), smallest, atol=1e-12)


@steady
@given(exact, exact, exact)
def test_the_coefficients_of_a_target_are_those_of_cramers_rule_in_fractions(u, v, t):
    assume(determinant(u, v) != 0)
    found, det = coefficients(real(u), real(v), real(t)), Fraction(determinant(u, v))
    assert found.kind is Solved.ONE
    assert found.distance == 0
    assert_allclose((found.a, found.b), (float(determinant(t, v) / det), float(determinant(u, t) / det)), rtol=1e-7, atol=1e-7)


@steady
@given(exact, st.integers(-5, 5), exact)
def test_dependent_vectors_reach_the_foot_of_the_perpendicular_with_the_shortest_coefficients(u, k, t):
    assume(any(u) and abs(k) <= 5)
    u, v, t = np.array(real(u)), k * np.array(real(u)), np.array(real(t))
    found = coefficients(u, v, t)
    assert_allclose(found.nearest, u * (u @ t) / (u @ u), atol=1e-9)
    assert_allclose((found.a, found.b), pinv(np.column_stack([u, v]), rtol=1e-9) @ t, atol=1e-9)
    assert_allclose(found.distance, abs(u[0] * t[1] - u[1] * t[0]) / np.hypot(*u), atol=1e-9)
    assert found.kind is (Solved.NONE if found.distance else Solved.MANY)
    assert (found.distance == 0) == (abs(u[0] * t[1] - u[1] * t[0]) < 1e-7)


def test_two_zero_vectors_reach_only_zero():
    found = coefficients((0, 0), (0, 0), (3, 4))
    assert (found.a, found.b, found.nearest, found.distance, found.kind) == (0, 0, (0, 0), 5, Solved.NONE)
    assert coefficients((0, 0), (0, 0), (0, 0)).kind is Solved.MANY


@steady
@given(exact, exact, exact)
def test_coefficients_rounded_to_two_decimals_are_accepted_and_so_is_every_other_pair_that_leads_there(u, v, t):
    found = coefficients(real(u), real(v), real(t))
    assume(found.distance == 0)
    assert reaches(real(u), real(v), round(found.a, 2), round(found.b, 2), real(t))
    if found.kind is Solved.MANY and any(u) and any(v):
        other = np.array([np.hypot(*v), 0]) if determinant(u, v) else np.array(null(u, v))
        assert reaches(real(u), real(v), found.a + 7 * other[0], found.b + 7 * other[1], real(t))


def null(u, v):
    """Coefficients, not both 0, whose combination of dependent vectors is 0."""
    k = 0 if u[0] or v[0] else 1
    return v[k] / 100, -u[k] / 100


def test_reaching_is_measured_in_lengths_of_u_and_v():
    assert reaches((3e-3, 0), (0, 1e-3), 1, 2, (3e-3, 2e-3))
    assert not reaches((3e-3, 0), (0, 1e-3), 1, 2, (3e-3, 1.9e-3))


@pytest.mark.parametrize(("step", "most"), [(1, 3), (0.5, 4), (0.25, 2)])
def test_pairs_are_all_multiples_of_the_step_once(step, most):
    found = pairs(step, most)
    assert len(set(map(tuple, found))) == len(found) == (2 * most + 1) ** 2
    assert np.all(found / step == np.round(found / step))
    assert np.abs(found).max() == most * step
