"""Functions as vectors: known integrals, Fourier coefficients and Legendre polynomials."""

import math
from math import pi, sqrt

import numpy as np
import pytest
from scipy.integrate import quad

from explorers.function_products import curves, function_products, times
from explorers.functions import parse


def pair(f, g, a=-pi, b=pi):
    return function_products(parse(f), parse(g), a, b)


@pytest.mark.parametrize(("f", "g"), [("sin(x)", "cos(x)"), ("sin(2x)", "sin(3x)"), ("cos(x)", "cos(4x)"), ("1", "sin(5x)")])
def test_the_trigonometric_system_is_orthogonal_on_a_whole_period(f, g):
    assert pair(f, g).orthogonal
    assert pair(f, g).angle == pytest.approx(pi / 2, abs=1e-12)
    assert not pair(f, g, 0, 1).orthogonal


def test_legendre_polynomials_are_orthogonal_on_minus_1_to_1():
    P = ["1", "x", "(3x^2-1)/2", "(5x^3-3x)/2"]
    for k, f in enumerate(P):
        for m, g in enumerate(P):
            found = pair(f, g, -1, 1)
            assert found.orthogonal == (k != m)
            assert found.fg.value == pytest.approx(2 / (2 * k + 1) if k == m else 0, abs=1e-12)


@pytest.mark.parametrize(("f", "g", "a", "b"), [("x", "exp(x)", 0, 1), ("abs(x)", "x+1", -1, 2), ("cos(x)", "x^2", -2, 1)])
def test_products_lengths_and_angles_are_those_of_scipy(f, g, a, b):
    F, G = parse(f), parse(g)
    corner = [0.0] if a < 0 < b else None
    ff, fg, gg = (quad(lambda x, h=h, k=k: float(h.value(x) * k.value(x)), a, b, points=corner)[0]
                  for h, k in ((F, F), (F, G), (G, G)))  # fmt: skip
    found = pair(f, g, a, b)
    assert found.fg.value == pytest.approx(fg, rel=1e-9)
    assert found.lengths == pytest.approx((sqrt(ff), sqrt(gg)), rel=1e-9)
    assert math.cos(found.angle) == pytest.approx(fg / sqrt(ff * gg), rel=1e-9)


@pytest.mark.parametrize("k", [1, 2, 3])
def test_the_nearest_multiple_of_a_sine_is_the_fourier_coefficient(k):
    found = pair(f"sin({k}x)", "x")
    assert found.share == pytest.approx(2 * (-1) ** (k + 1) / k)
    least = found.distance(found.share)
    assert all(found.distance(found.share + step) > least for step in (-0.3, 0.01, 2))
    assert least**2 == pytest.approx(2 * pi**3 / 3 - found.share**2 * pi)


def test_multiples_are_parallel():
    assert pair("x", "-2x").angle == pi
    assert pair("2", "3").angle == 0
    assert pair("x", "-2x").distance(-2) == pytest.approx(0, abs=1e-7)


def test_the_function_0_has_no_angle_and_nothing_is_projected_on_it():
    assert pair("0", "x").angle is None
    assert pair("x", "0").angle is None
    assert pair("0", "x").share is None
    assert pair("x", "0").share == 0


def test_what_is_not_square_integrable_has_no_length():
    found = pair("1/sqrt(x)", "1", 0, 1)
    assert found.fg.value == pytest.approx(2)
    assert not found.known
    assert found.lengths is found.angle is found.share is None
    assert not pair("sqrt(x)", "1", -1, 1).known


@pytest.mark.parametrize(("a", "b"), [(1, 1), (2, 1)])
def test_an_interval_has_a_before_b(a, b):
    with pytest.raises(ValueError, match="a < b"):
        pair("x", "1", a, b)


def test_a_product_is_undefined_where_a_factor_is():
    product = times(parse("1/x"), parse("sqrt(x+1)"))
    assert np.isnan(product.value([0, -2])).all()
    assert product.value(3) == pytest.approx(2 / 3)


def test_the_graphs_are_cut_where_either_is():
    x, f, g, piece = curves(parse("1/x"), parse("abs(x-1)/(x-1)"), -1.05, 2, n=40)
    assert len(x) == len(f) == len(g) == len(piece) == 40
    assert set(piece[x < 0]) == {0}
    assert set(piece[(x > 0) & (x < 1)]) == {1}
    assert set(piece[x > 1]) == {2}
