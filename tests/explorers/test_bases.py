"""Coordinates and inner products in a basis: exact fractions, NumPy and the theorems about orthonormal bases as oracles."""

from fractions import Fraction
from math import cos, sin

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.bases import Kind, combined, coordinates, inverse, kind, measured, projections, squares

fractions = st.builds(Fraction, st.integers(-60, 60), st.integers(1, 20))
pairs = st.tuples(fractions, fractions)
turns = st.tuples(st.integers(1, 9), st.integers(1, 9))  # of the rational unit vectors (p² − q², 2pq)/(p² + q²)
steady = settings(deadline=None, max_examples=120)


def unit(p, q):
    return Fraction(p * p - q * q, p * p + q * q), Fraction(2 * p * q, p * p + q * q)


def det(b1, b2):
    return b1[0] * b2[1] - b1[1] * b2[0]


@steady
@given(pairs, pairs, pairs)
def test_coordinates_bring_x_back_and_agree_with_numpy(b1, b2, x):
    assume(det(b1, b2))
    c = coordinates(b1, b2, x)
    assert combined(b1, b2, c) == x
    B = np.array([b1, b2], dtype=float).T
    if measured(b1, b2).largest < 1e3 * measured(b1, b2).smallest:
        assert_allclose(np.array(c, dtype=float), np.linalg.solve(B, np.array(x, dtype=float)), rtol=1e-9, atol=1e-9)
    first, second = inverse(b1, b2)
    for row, products in ((first, [1, 0]), (second, [0, 1])):
        assert [row[0] * b[0] + row[1] * b[1] for b in (b1, b2)] == products


@steady
@given(pairs, fractions, pairs)
def test_a_multiple_is_dependent_exactly_and_has_no_coordinates(b, times, x):
    b2 = times * b[0], times * b[1]
    assert coordinates(b, b2, x) is inverse(b, b2) is None
    assert kind(b, b2) is Kind.DEPENDENT
    assert measured(b, b2).smallest == measured(b, b2).det == 0


def test_a_change_in_the_fifteenth_digit_is_still_a_basis_and_roots_are_not_fooled():
    assert kind((1, 1), (1, 1 + Fraction(1, 10**15))) is Kind.OBLIQUE
    assert kind((2**0.5, 1.0), (2.0, 2**0.5)) is Kind.DEPENDENT


@steady
@given(pairs, pairs)
def test_the_smallest_singular_value_is_numpys_and_no_determinant(b1, b2):
    found, B = measured(b1, b2), np.array([b1, b2], dtype=float).T
    assert_allclose((found.largest, found.smallest), np.linalg.svd(B, compute_uv=False), atol=1e-9)
    assert found.det == det(b1, b2)
    scaled = measured([b / 100 for b in b1], [b / 100 for b in b2])
    if found.det:
        assert_allclose(scaled.largest / scaled.smallest, found.largest / found.smallest, rtol=1e-6)
        assert scaled.det == found.det / 10**4


@steady
@given(turns, pairs, st.booleans())
def test_in_an_orthonormal_basis_inner_products_are_the_coordinates_and_keep_the_length(turn, x, mirrored):
    c, s = unit(*turn)
    b1, b2 = (c, s), ((s, -c) if mirrored else (-s, c))
    assert kind(b1, b2) is Kind.ORTHONORMAL
    found, sizes = projections(b1, b2, x), squares(b1, b2, x)
    assert found.products == found.shares == coordinates(b1, b2, x)
    assert found.total == x
    assert sizes.length == sizes.products == sizes.coordinates == x[0] ** 2 + x[1] ** 2


@steady
@given(turns, fractions, fractions, pairs)
def test_in_an_orthogonal_basis_the_divided_products_are_the_coordinates(turn, long, wide, x):
    c, s = unit(*turn)
    assume(long and wide and {abs(long), abs(wide)} != {1})
    b1, b2 = (long * c, long * s), (-wide * s, wide * c)
    assert kind(b1, b2) is Kind.ORTHOGONAL
    assert projections(b1, b2, x).shares == coordinates(b1, b2, x)
    assert projections(b1, b2, x).total == x
    # Some x shows that the length is not kept.
    assert any(squares(b1, b2, e).products != 1 or squares(b1, b2, e).coordinates != 1 for e in ((1, 0), (0, 1)))


@steady
@given(pairs, pairs, pairs)
def test_in_an_oblique_basis_the_projections_miss_every_x_but_0(b1, b2, x):
    assume(kind(b1, b2) is Kind.OBLIQUE and any(x))
    found = projections(b1, b2, x)
    assert found.total != x
    P = sum(np.outer(b, b) / np.dot(b, b) for b in np.array([b1, b2], dtype=float))
    assert_allclose(found.miss, np.linalg.norm(np.array(x, float) - P @ np.array(x, float)), rtol=1e-6, atol=1e-9)


def test_one_x_with_parsevals_equation_proves_nothing():
    b1, b2, x = (1, 0), (Fraction(3, 5), Fraction(4, 5)), (Fraction(9, 10), Fraction(27, 10))
    sizes = squares(b1, b2, x)
    assert sizes.length == sizes.products
    assert kind(b1, b2) is Kind.OBLIQUE
    assert squares(b1, b2, (1, 0)).length != squares(b1, b2, (1, 0)).products


@pytest.mark.parametrize("angle", [0.1, 0.7, 1.5, 2.9])
def test_turned_by_any_angle_in_floats_it_is_still_orthonormal(angle):
    assert kind((cos(angle), sin(angle)), (-sin(angle), cos(angle))) is Kind.ORTHONORMAL
    assert kind((cos(angle), sin(angle)), (-sin(angle) * (1 + 1e-9), cos(angle) * (1 + 1e-9))) is Kind.ORTHOGONAL


def test_a_zero_vector_has_no_share_and_no_angle():
    found = projections((0, 0), (0, 2), (1, 3))
    assert found.shares == (None, Fraction(3, 2))
    assert found.total == (0, 3)
    assert measured((0, 0), (0, 2)).angle is None
    assert squares((0, 0), (0, 2), (1, 3)).coordinates is None


def test_the_angle_is_in_degrees():
    assert_allclose(measured((1, 0), (-1, 1)).angle, 135)


def test_a_smallest_singular_value_below_the_rounding_of_the_largest_is_still_right():
    tiny = Fraction(1, 10**14)
    assert_allclose(measured((1, 1), (1, 1 + tiny)).smallest, 1e-14 / 2, rtol=1e-9)
