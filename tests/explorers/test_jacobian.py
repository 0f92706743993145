"""The Jacobian against SymPy, closed forms and the values of the map alone."""

import math
from itertools import pairwise

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.functions import parse
from explorers.jacobian import (
    area_factor,
    by_differences,
    edge,
    error_ratio,
    inverse,
    jacobian,
    mean_area_factor,
    one_sided,
    quotients,
    rank,
    smooth_on,
    values,
)  # fmt: skip

X, Y = sympy.symbols("x y")
MAPS = {
    ("x cos(y)", "x sin(y)"): (X * sympy.cos(Y), X * sympy.sin(Y)), ("x^2 - y^2", "2x y"): (X**2 - Y**2, 2 * X * Y),
    ("x^2", "y"): (X**2, Y), ("exp(x) y", "x - y^3"): (sympy.exp(X) * Y, X - Y**3),
    ("sigmoid(2x - y)", "x"): (1 / (1 + sympy.exp(Y - 2 * X)), X),
}  # fmt: skip
places = st.tuples(st.floats(-1.5, 1.5), st.floats(-1.5, 1.5))


def typed(*texts):
    return [parse(text, ("x", "y")) for text in texts]


@settings(deadline=None, max_examples=30)
@given(st.sampled_from(sorted(MAPS)), places)
def test_rows_are_outputs_and_columns_are_inputs(texts, p):
    expected = sympy.Matrix(MAPS[texts]).jacobian([X, Y]).subs({X: p[0], Y: p[1]})
    J = jacobian(typed(*texts), p)
    assert_allclose(J, np.array(expected, dtype=float), rtol=1e-9, atol=1e-12)
    assert_allclose(by_differences(lambda q: values(typed(*texts), q), p), J, rtol=1e-7, atol=1e-7)


def test_a_map_with_three_outputs_has_a_jacobian_of_three_rows():
    def f(q):
        return np.stack([q[..., 0] * q[..., 1], q[..., 0] ** 2, q[..., 1]], axis=-1)

    assert_allclose(by_differences(f, (2.0, 3.0)), [[3, 2], [4, 0], [0, 1]], atol=1e-9)


@given(places)
def test_polar_coordinates_multiply_areas_by_r(p):
    assert_allclose(area_factor(jacobian(typed("x cos(y)", "x sin(y)"), p)), p[0], rtol=1e-9, atol=1e-11)


def test_the_rank_tells_a_segment_from_a_point():
    polar, square = typed("x cos(y)", "x sin(y)"), typed("x^2 - y^2", "2x y")
    assert [rank(jacobian(f, p)) for f, p in ((polar, (1, 2)), (polar, (0, 0.7)), (square, (0, 0)))] == [2, 1, 0]
    with pytest.raises(ValueError, match="no inverse"):
        inverse(jacobian(polar, (0, 0.7)))


def test_the_inverse_map_has_the_inverse_jacobian():
    """Polar coordinates back: r = √(x² + y²), θ = atan(y/x) for x > 0."""
    polar, back = typed("x cos(y)", "x sin(y)"), typed("sqrt(x^2 + y^2)", "atan(y/x)")
    p = (1.3, 0.4)
    assert_allclose(jacobian(back, values(polar, p)), inverse(jacobian(polar, p)), atol=1e-12)


@given(places, st.floats(0.01, 1))
def test_the_error_of_the_fold_is_a_quarter_of_the_side(p, h):
    """(x + k)² − x² − 2xk = k², largest at k = h/2."""
    assert_allclose(error_ratio(typed("x^2", "y"), p, h), h / 4, rtol=1e-6)


@pytest.mark.parametrize("texts", sorted(MAPS))
def test_the_ratio_falls_with_the_side(texts):
    ratios = [error_ratio(typed(*texts), (0.7, 0.4), 10.0**-k) for k in range(1, 5)]
    assert all(later < 0.2 * ratio for ratio, later in pairwise(ratios))


def test_an_affine_map_has_no_error():
    assert error_ratio(typed("x/3 + y - 2", "0.1y"), (0.3, -1.7), 0.01) == 0.0


def test_at_a_kink_there_is_no_jacobian_and_the_two_sides_differ():
    f = typed("abs(x)", "y")
    assert np.isnan(jacobian(f, (0, 0.5))).all()
    assert math.isnan(error_ratio(f, (0, 0.5), 0.1))
    assert_allclose(one_sided(f, (0, 0.5)), [[[-1, 0], [1, 0]], [[0, 1], [0, 1]]])


def test_undefined_in_one_output_is_undefined_in_both():
    assert np.isnan(values(typed("sqrt(x)", "y"), (-1, 2))).all()


@given(places, st.floats(0.05, 1))
def test_the_mean_factor_is_the_mean_of_the_determinant(p, h):
    """For (x², y) det J = 2x, whose mean over the square is 2p₁, also where the fold runs through it."""
    assert_allclose(mean_area_factor(typed("x^2", "y"), p, h), 2 * p[0], atol=1e-4)


def test_a_mirror_counts_area_negative():
    assert mean_area_factor(typed("y", "x"), (0.2, 0.3), 0.5) == pytest.approx(-1)
    assert area_factor(jacobian(typed("y", "x"), (0.2, 0.3))) == -1


def test_the_edge_runs_once_round_the_unit_square():
    ξ = edge(5)
    assert ξ.shape == (20, 2)
    assert (np.abs(ξ).max(axis=1) == 0.5).all()
    assert len({tuple(point) for point in ξ}) == 20


def test_quotients_tend_to_the_image_under_j():
    f, p = typed("exp(x) y", "x - y^3"), (0.3, 0.8)
    assert_allclose(quotients(f, p, 1e-6, edge()), edge() @ jacobian(f, p).T, atol=1e-5)


def test_a_pole_inside_the_square_is_noticed_though_the_edge_may_miss_it():
    assert not smooth_on(typed("1/x", "y"), (0.1, 0.5), 0.6)
    assert not smooth_on(typed("abs(x)", "y"), (0.1, 0.5), 0.6)
    assert smooth_on(typed("1/x", "abs(y)"), (1, 1), 0.6)
