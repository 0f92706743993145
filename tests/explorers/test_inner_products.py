"""Lengths, angles and projections: the laws of an inner product, against the same vectors in an orthonormal basis."""

from fractions import Fraction
from math import acos, hypot, pi, sqrt

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.bilinear_form import product
from explorers.inner_products import angle, cauchy_schwarz_gap, length, perpendicular, projection, stepped

entries = st.fractions(-2, 2, max_denominator=12)
vectors = st.tuples(entries, entries)
nonzero = vectors.filter(any)
# BᵀB with an invertible B is positive definite, and ⟨u, v⟩ is the usual product of Bu and Bv.
bases = st.tuples(entries, entries, entries, entries).filter(lambda b: abs(b[0] * b[3] - b[1] * b[2]) > Fraction(1, 20))
steady = settings(deadline=None, max_examples=40)


def gram(b):
    columns = ((b[0], b[2]), (b[1], b[3]))
    return tuple(tuple(p[0] * q[0] + p[1] * q[1] for q in columns) for p in columns)


def moved(b, u):
    return np.array([float(b[0] * u[0] + b[1] * u[1]), float(b[2] * u[0] + b[3] * u[1])])


@steady
@given(bases, vectors, vectors)
def test_it_is_the_usual_product_of_moved_vectors(b, u, v):
    assert_allclose(float(product(gram(b), u, v)), moved(b, u) @ moved(b, v), atol=1e-9)
    assert_allclose(length(gram(b), u), hypot(*moved(b, u)), atol=1e-9)


@steady
@given(bases, nonzero, nonzero)
def test_the_angle_is_the_usual_angle_of_moved_vectors(b, u, v):
    x, y = moved(b, u), moved(b, v)
    cosine = np.clip(x @ y / (hypot(*x) * hypot(*y)), -1, 1)
    assert_allclose(angle(gram(b), u, v), acos(cosine), atol=1e-6)


@steady
@given(bases, nonzero, st.fractions(-3, 3, max_denominator=9).filter(bool))
def test_parallel_vectors_have_exactly_the_angle_0_or_180_degrees(b, u, c):
    assert angle(gram(b), u, [c * x for x in u]) == (0 if c > 0 else pi)


def test_a_quotient_rounded_above_1_does_not_matter():
    u, v = (2.0, 1.2), (1.0, 0.6)
    assert (u[0] * v[0] + u[1] * v[1]) / (sqrt(u[0] ** 2 + u[1] ** 2) * sqrt(v[0] ** 2 + v[1] ** 2)) > 1
    assert angle([[1, 0], [0, 1]], u, v) == pytest.approx(0, abs=1e-15)


@steady
@given(bases, vectors)
def test_the_vector_0_has_no_angle_and_no_projection(b, u):
    assert angle(gram(b), (0, 0), u) is angle(gram(b), u, (0, 0)) is None
    assert projection(gram(b), (0, 0), u) is None


@pytest.mark.parametrize("G", [[[1, 1], [0, 1]], [[1, 2], [2, 1]], [[1, 1], [1, 1]]])
def test_without_an_inner_product_there_is_no_angle(G):
    with pytest.raises(ValueError, match="inner product"):
        angle(G, (1, 0), (0, 1))


def test_no_length_where_the_square_is_negative():
    assert length([[1, 2], [2, 1]], (1, -1)) is None


@steady
@given(bases, nonzero, vectors)
def test_what_the_projection_leaves_is_perpendicular_and_shortest(b, u, v):
    G, p = gram(b), projection(gram(b), u, v)
    assert p[0] * u[1] == p[1] * u[0]
    rest = [x - y for x, y in zip(v, p, strict=True)]
    assert product(G, u, rest) == 0
    assert projection(G, u, p) == p
    for step in (Fraction(1, 7), -2):
        other = [x - y - step * z for x, y, z in zip(v, p, u, strict=True)]
        assert product(G, other, other) > product(G, rest, rest)


@steady
@given(bases, vectors, vectors)
def test_cauchy_schwarz_with_equality_exactly_for_parallel_vectors(b, u, v):
    G = gram(b)
    cross, det = u[0] * v[1] - u[1] * v[0], G[0][0] * G[1][1] - G[0][1] ** 2
    assert cauchy_schwarz_gap(G, u, v) == det * cross**2 >= 0
    assert (cauchy_schwarz_gap(G, u, v) == 0) == (cross == 0)


def test_cauchy_schwarz_fails_for_an_indefinite_matrix():
    assert cauchy_schwarz_gap([[1, 2], [2, 1]], (1, 0), (0, 1)) == -3


def test_a_gap_of_rounding_is_none():
    assert cauchy_schwarz_gap([[2, 1], [1, 1]], (sqrt(2), sqrt(3)), (sqrt(2) / 3, sqrt(3) / 3)) == 0


@steady
@given(bases, nonzero, st.integers(-200, 200))
def test_every_step_along_the_perpendicular_is_a_decimal_and_exactly_perpendicular(b, u, steps):
    G, w = gram(b), perpendicular(gram(b), u)
    assert 0 < hypot(*w) <= 0.01 + 1e-12
    place = [steps * x for x in w]
    assert product(G, u, place) == 0
    assert all(10**40 % x.denominator == 0 for x in place)


@steady
@given(bases, nonzero, st.integers(-200, 200))
def test_a_place_on_the_line_is_found_again_exactly(b, u, steps):
    G, w = gram(b), perpendicular(gram(b), u)
    place = [steps * x for x in w]
    assume(all(x == 0 or abs(x) >= 1e-9 for x in place))
    assert stepped(G, u, [float(x) for x in place]) == tuple(place)


def test_a_place_beside_the_line_is_not_on_it():
    assert stepped([[2, 1], [1, 1]], (1, 0), (-0.5, 1.001)) is None
    assert stepped([[2, 1], [1, 1]], (0, 0), (1.0, 1.0)) is None


@given(nonzero)
def test_for_the_usual_product_it_is_the_usual_perpendicular(u):
    w = perpendicular([[1, 0], [0, 1]], u)
    assert w[0] * u[0] + w[1] * u[1] == 0
    assert w[1] * u[0] - w[0] * u[1] > 0


def test_the_perpendicular_line_of_a_matrix_that_is_not_symmetric_is_that_of_the_second_slot():
    G, u = ((1, 3), (0, 2)), (1, Fraction(1, 2))
    assert product(G, u, perpendicular(G, u)) == 0
    assert product(G, perpendicular(G, u), u) != 0
