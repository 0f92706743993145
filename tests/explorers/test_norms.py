"""p-norms: the axioms where they hold, the failures where they fail, against SciPy and closed forms."""

from math import inf, pi

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.integrate import quad
from scipy.linalg import norm as scipy_norm

from explorers.norms import diagonal, exponent_for_length, is_norm, p_norm, triangle_excess, unit_ball, unit_ball_area

entries = st.floats(-1e6, 1e6, allow_subnormal=False).filter(lambda x: x == 0 or abs(x) > 1e-6)
vectors = st.lists(entries, min_size=3, max_size=3).map(np.array)
norms = st.one_of(st.floats(1, 50), st.just(inf))
quasi = st.floats(0.3, 0.95)


@given(vectors, norms)
def test_p_norm_agrees_with_scipy(v, p):
    assert_allclose(p_norm(v, p), scipy_norm(v, p), rtol=1e-10)


@given(vectors, st.one_of(norms, quasi), st.floats(-1e3, 1e3))
def test_factors_come_out_for_every_p(v, p, c):
    assert_allclose(p_norm(c * v, p), abs(c) * p_norm(v, p), rtol=1e-9, atol=1e-300)


@given(vectors, vectors, norms)
def test_triangle_inequality_holds_from_p_1_on(u, v, p):
    assert triangle_excess(u, v, p) <= 1e-9 * (p_norm(u, p) + p_norm(v, p))


@given(quasi)
def test_e1_and_e2_break_the_triangle_inequality_for_p_below_1(p):
    assert_allclose(triangle_excess([1, 0], [0, 1], p), 2 ** (1 / p) - 2)
    assert triangle_excess([1, 0], [0, 1], p) > 0
    assert not is_norm(p)


@given(vectors, quasi)
def test_parallel_vectors_never_break_it(v, p):
    assert_allclose(triangle_excess(v, 3 * v, p), 0, atol=1e-9 * float(p_norm(v, p)) + 1e-300)


@given(vectors, norms, norms)
def test_the_norm_falls_as_p_grows_and_stays_within_the_dimension_factor(v, p, q):
    p, q = min(p, q), max(p, q)
    short, long = p_norm(v, q), p_norm(v, p)
    assert short <= long * (1 + 1e-12)
    assert long <= short * 3 ** (1 / p - (0 if q == inf else 1 / q)) * (1 + 1e-9)


def test_large_and_small_entries_neither_overflow_nor_vanish():
    assert_allclose(p_norm([3e200, 4e200], 2), 5e200)
    assert_allclose(p_norm([3e-200, 4e-200], 2), 5e-200)
    assert_allclose(p_norm([1e200, 1e200], 0.5), 4e200)
    assert p_norm([0.0, 0.0], 0.5) == 0


def test_infinity_is_the_limit():
    v = [0.3, -0.9, 0.89]
    assert p_norm(v, inf) == 0.9
    assert abs(p_norm(v, 4000) - 0.9) < 1e-3


def test_many_vectors_at_once():
    v = np.random.default_rng(1).normal(size=(4, 5, 2))
    assert p_norm(v, 3).shape == (4, 5)
    assert_allclose(p_norm(v, 3)[2, 1], scipy_norm(v[2, 1], 3))


@pytest.mark.parametrize("p", [0, -1, float("nan"), "2", None])
def test_an_exponent_that_is_not_positive_is_refused(p):
    with pytest.raises(ValueError, match="greater than 0"):
        p_norm([1, 2], p)


@pytest.mark.parametrize("p", [0.3, 0.5, 1, 1.7, 2, 8, inf])
@pytest.mark.parametrize("n", [17, 100, 400])
def test_the_unit_ball_is_a_closed_curve_of_unit_vectors(p, n):
    ball = unit_ball(p, n=n)
    assert ball.shape == (n, 2)
    assert_allclose(p_norm(ball, p), 1, rtol=1e-12)
    assert_allclose(ball[0], ball[-1])
    around = np.unwrap(np.arctan2(*ball.T[::-1]))
    assert np.all(np.diff(around) > 0)
    assert_allclose(around[-1] - around[0], 2 * pi)


def test_unit_balls_nest_as_p_grows():
    for small, large in [(0.3, 0.5), (0.5, 1), (1, 1.5), (2, 7), (7, inf)]:
        assert np.all(p_norm(unit_ball(small), large) <= 1 + 1e-12)


@pytest.mark.parametrize(("p", "convex"), [(0.5, False), (0.9, False), (1, True), (1.3, True), (3, True), (inf, True)])
def test_the_ball_is_convex_exactly_for_norms(p, convex):
    steps = np.diff(unit_ball(p), axis=0)
    turns = steps[:-1, 0] * steps[1:, 1] - steps[:-1, 1] * steps[1:, 0]
    assert np.all(turns >= -1e-12) == convex == is_norm(p)


def test_the_square_of_p_infinity_has_its_corners():
    ball = unit_ball(inf, n=400)
    for corner in ([1, 1], [-1, 1], [-1, -1], [1, -1]):
        assert np.any(np.all(ball == corner, axis=1))


@pytest.mark.parametrize("p", [0.5, 0.8, 1, 1.5, 2, 5, 40])
def test_area_is_the_integral_of_the_upper_quarter(p):
    quarter, _ = quad(lambda x: max(0.0, 1 - x**p) ** (1 / p), 0, 1, epsabs=1e-12)
    assert_allclose(unit_ball_area(p), 4 * quarter, rtol=1e-6)


def test_area_agrees_with_the_drawn_curve():
    for p in (0.5, 1, 2, inf):
        x, y = unit_ball(p, n=4001).T
        assert_allclose(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2, unit_ball_area(p), rtol=1e-4)


@given(st.one_of(quasi, norms))
def test_the_diagonal_point_is_on_the_ball(p):
    c = diagonal(p)
    assert_allclose(p_norm([c, c], p), 1, rtol=1e-12)


@given(st.floats(0.05, 1), st.floats(1.01, 1.9))
def test_exponent_for_length_gives_that_length(ratio, times):
    v = np.array([1.0, ratio])
    p = exponent_for_length(v, times)
    assert p is None or abs(p_norm(v, p) - times) < 1e-9


def test_no_exponent_makes_a_vector_shorter_than_its_largest_entry():
    assert exponent_for_length([1, 1], 0.99) is None
    assert exponent_for_length([1, 0], 1.5) is None
