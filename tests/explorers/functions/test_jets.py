"""Slopes and bends agree with SymPy and with difference quotients, and are refused where they do not exist."""

import re

import mpmath
import numpy as np
import pytest
import sympy

from explorers.functions import parse
from tests.explorers.functions.formulas import ONE, X, Y, random_expressions, to_sympy

XY = ("x", "y")
ORDERS = [(), (X,), (Y,), (X, X), (X, Y), (Y, Y)]


def sympy_jet(expression, point):
    """The six components at a point from SymPy, to 30 digits."""
    f = to_sympy(expression)
    parts = [sympy.diff(f, *order) if order else f for order in ORDERS]
    with mpmath.workdps(30):
        return [complex(part.evalf(30, subs=dict(zip((X, Y), point, strict=True)))) for part in parts]


def test_jets_of_random_formulas_agree_with_sympy():
    rng, compared = np.random.default_rng(11), 0
    for expression in random_expressions(7, 70, depth=2, smooth=True):
        point = rng.uniform(0.2, 1.8, 2).round(6)
        jet = np.array([float(part) for part in expression.jet(*point)])
        if np.isnan(jet).any():
            continue
        reference = np.array(sympy_jet(expression, point))
        assert np.abs(reference.imag).max() < 1e-20, expression.text
        np.testing.assert_allclose(jet, reference.real, rtol=1e-9, atol=1e-12, err_msg=expression.text)
        compared += 1
    assert compared > 50


@pytest.mark.parametrize("name", ONE)
def test_the_jet_of_each_function_is_its_difference_quotient(name):
    f, h = parse(f"{name}(0.3+x/2)"), 1e-4
    x = np.linspace(0.1, 1.2, 7)
    value, slope, bend = f.jet(x)
    left, right = f.value(x - h), f.value(x + h)
    np.testing.assert_array_equal(value, f.value(x))
    np.testing.assert_allclose(slope, (right - left) / (2 * h), rtol=1e-6)
    np.testing.assert_allclose(bend, (right - 2 * value + left) / h**2, rtol=1e-4, atol=1e-6)


def test_jets_of_random_formulas_are_difference_quotients():
    rng, h, compared = np.random.default_rng(3), 1e-4, 0
    for expression in random_expressions(5, 150):
        x, y = rng.uniform(0.3, 1.7, (2, 8))
        f, fx, fy, fxx, fxy, fyy = expression.jet(x, y)
        slopes = [expression.jet(x + a * h, y + b * h)[1:3] for a, b in ((1, 0), (-1, 0), (0, 1), (0, -1))]
        quotients = [
            (expression.value(x + h, y) - expression.value(x - h, y)) / (2 * h),
            (expression.value(x, y + h) - expression.value(x, y - h)) / (2 * h),
            (slopes[0][0] - slopes[1][0]) / (2 * h), (slopes[2][0] - slopes[3][0]) / (2 * h),
            (slopes[2][1] - slopes[3][1]) / (2 * h),
        ]  # fmt: skip
        third = np.abs(expression.jet(x + h, y + h)[3] - fxx) + np.abs(expression.jet(x + h, y - h)[5] - fyy)
        size = 1 + sum(map(np.abs, (f, fx, fy, fxx, fxy, fyy))) + third / h
        good = np.isfinite(size) & (size < 1e3)  # elsewhere the quotient is no reference
        for part, quotient in zip((fx, fy, fxx, fxy, fyy), quotients, strict=True):
            comparable = good & np.isfinite(quotient)
            assert (np.abs(part - quotient)[comparable] < 1e-5 * size[comparable]).all(), expression.text
        compared += good.sum()
    assert compared > 500


def test_the_value_of_a_jet_is_the_value():
    x, y = np.random.default_rng(1).uniform(-2, 2, (2, 50))
    for expression in random_expressions(2, 200):
        np.testing.assert_array_equal(expression.jet(x, y)[0], expression.value(x, y), err_msg=expression.text)


def test_mixed_derivatives_commute():
    # fxy of f(x, y) is fyx, that is fxy of f with the letters exchanged.
    for expression in random_expressions(9, 60):
        other = parse(re.sub(r"\b[xy]\b", lambda m: "y" if m[0] == "x" else "x", expression.text), variables=XY)
        f, fx, fy, fxx, fxy, fyy = expression.jet(0.7, 1.1)
        g, gx, gy, gxx, gxy, gyy = other.jet(1.1, 0.7)
        np.testing.assert_allclose([f, fx, fy, fxx, fxy, fyy], [g, gy, gx, gyy, gxy, gxx], rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(
    ("text", "slope", "bend"),
    [
        ("abs(x)", np.nan, np.nan), ("max(x,0)", np.nan, np.nan), ("min(x,-x)", np.nan, np.nan),
        ("abs(x^3)", 0, 0), ("x abs(x)", np.nan, np.nan), ("max(x,x)", 1, 0), ("max(x,x+x^2)", 1, np.nan),
        ("max(x,x+x^3)", 1, 0), ("cbrt(x)", np.nan, np.nan), ("sqrt(x)", np.nan, np.nan), ("x^1.5", np.nan, np.nan),
        ("x^(5/2)", np.nan, np.nan), ("x^2", 0, 2), ("x^1", 1, 0), ("x^0", 0, 0), ("asin(x+1)", np.nan, np.nan),
    ],
)  # fmt: skip
def test_derivatives_at_0_where_they_are_in_doubt(text, slope, bend):
    np.testing.assert_array_equal([float(part) for part in parse(text).jet(0.0)[1:]], [slope, bend])


def test_a_kink_in_one_direction_leaves_the_other_alone():
    f, fx, fy, fxx, fxy, fyy = parse("abs(x)+y^3", variables=XY).jet(0.0, 2.0)
    assert (f, fy, fyy) == (8, 12, 12)
    assert np.isnan([fx, fxx, fxy]).all()


@pytest.mark.parametrize("text", ["ln(x)", "sqrt(x)", "x^0.3", "acos(x-3)", "log10(x)"])
def test_there_is_no_derivative_outside_the_domain(text):
    assert np.isnan(parse(text).jet(-1.0)).all()


def test_far_tails_keep_their_slope():
    # 1 - tanh² is 0 from 20 on, and the slope of the sigmoid is lost from 40 on, unless they are computed otherwise.
    assert parse("tanh(x)").jet(30.0)[1] == pytest.approx(1 / np.cosh(30.0) ** 2, rel=1e-12, abs=0)
    assert parse("sigmoid(x)").jet(50.0)[1] == pytest.approx(np.exp(-50.0), rel=1e-12, abs=0)
    assert parse("sigmoid(x)").jet(-50.0)[1] == pytest.approx(np.exp(-50.0), rel=1e-12, abs=0)


def test_structural_zeros_are_zeros_of_the_full_shape():
    parts = parse("3x", variables=XY).jet(np.zeros((2, 1)), np.zeros(3))
    assert [part.shape for part in parts] == [(2, 3)] * 6
    assert [float(part[0, 0]) for part in parts] == [0, 3, 0, 0, 0, 0]


def test_one_and_no_variable():
    assert [float(part) for part in parse("x^3").jet(2)] == [8, 12, 12]
    assert [float(part) for part in parse("1/4", variables=()).jet()] == [0.25]
    assert [float(part) for part in parse("abc", variables=("a", "b", "c")).jet(2, 3, 5)] == [
        30,
        15,
        10,
        6,
        0,
        5,
        3,
        0,
        2,
        0,
    ]
