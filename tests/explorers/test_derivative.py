"""Difference quotients and the verdict: exact where rules apply, both sides elsewhere, and never fooled by symmetry."""

import mpmath
import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.derivative import Verdict, central_quotient, differentiability, forward_quotient, tangent_crosses
from explorers.functions import parse
from explorers.patched import patched

places = st.floats(-3, 3).map(lambda x: round(x, 3))
steps = st.floats(0.01, 2).map(lambda h: round(h, 3))


@settings(deadline=None)
@given(places, steps)
def test_quotients_of_a_cubic_are_those_of_algebra(x, h):
    # ((x + h)³ − x³)/h = 3x² + 3xh + h², and 3x² + h² for the central one
    f = parse("x^3").value
    assert_allclose(forward_quotient(f, x, h), 3 * x**2 + 3 * x * h + h**2, atol=1e-9)
    assert_allclose(forward_quotient(f, x, -h), 3 * x**2 - 3 * x * h + h**2, atol=1e-9)
    assert_allclose(central_quotient(f, x, h), 3 * x**2 + h**2, atol=1e-9)


@settings(deadline=None)
@given(places, steps)
def test_the_central_quotient_is_the_mean_of_both_sides(x, h):
    f = parse("exp(sin(2x))").value
    assert_allclose(central_quotient(f, x, h), (forward_quotient(f, x, h) + forward_quotient(f, x, -h)) / 2, atol=1e-9)


def test_a_quotient_without_a_step_is_refused():
    for quotient in (forward_quotient, central_quotient):
        with pytest.raises(ValueError, match="h ≠ 0"):
            quotient(np.exp, 1.0, [0.1, 0.0])


@pytest.mark.parametrize(
    "text", ["x^2", "sin(x)", "x^3 - 3*x", "exp(-x^2)", "1/(1 + x^2)", "atan(2*x)", "x*exp(x)/(2 + cos(x))", "sqrt(4 + x)"]
)
@pytest.mark.parametrize("x0", [-1.7, 0.0, 0.3, 2.0])
def test_smooth_formulas_are_differentiable_with_the_slope_of_sympy(text, x0):
    x = sympy.Symbol("x")
    exact = sympy.diff(sympy.parse_expr(text.replace("^", "**"), {"x": x}), x)
    found = differentiability(parse(text), x0)
    assert found.verdict == Verdict.DIFFERENTIABLE
    assert found.by_rules
    assert found.left.slope == found.right.slope == found.slope
    assert_allclose(found.slope, float(exact.subs(x, sympy.Float(x0, 30))), atol=1e-13, rtol=1e-13)


@pytest.mark.parametrize(
    ("text", "elsewhere", "x0", "verdict"),
    [
        ("abs(x)", None, 0, "corner"), ("max(x, cbrt(x))", None, 0, "corner"), ("x + 1e-9 abs(x)", None, 0, "corner"),
        ("cbrt(x)", None, 0, "vertical"), ("-cbrt(x)", None, 0, "vertical"), ("x ln(abs(x))", 0, 0, "vertical"),
        ("sqrt(abs(x))", None, 0, "cusp"), ("-cbrt(x)^2", None, 0, "cusp"),
        ("abs(x)/x", 0, 0, "jump"), ("1/x", 0, 0, "jump"), ("abs(x)/x", 1, 0, "jump"), ("sin(x)/x", 0, 0, "jump"),
        ("x sin(1/x)", 0, 0, "oscillates"), ("sin(1/x)", 0, 0, "oscillates"),
        ("sqrt(x)", None, 0, "end"), ("x^1.5", None, 0, "end"), ("sqrt(-x^2)", None, 0, "end"), ("acos(x)", None, 1, "end"),
        ("max(sqrt(x) - 1, 5 + x)", None, 0, "end"),
        ("1/x", None, 0, "undefined"), ("ln(x)", None, -1, "undefined"), ("sin(x)/x", None, 0, "undefined"),
        ("x^2 sin(1/x)", None, 0, "undefined"), ("exp(40x)", None, 1, "undefined"),
        ("x sin(ln(abs(x)))", 0, 0, "undecided"),
    ],
)  # fmt: skip
def test_where_there_is_no_derivative_the_reason_is_named(text, elsewhere, x0, verdict):
    found = differentiability(patched(parse(text), elsewhere), x0)
    assert found.verdict == verdict
    assert np.isnan(found.slope)
    assert not found.by_rules


@pytest.mark.parametrize(
    ("text", "elsewhere", "x0", "slope"),
    [("x abs(x)", None, 0, 0), ("cbrt(x)^3", None, 0, 1), ("x^2 sin(1/x)", 0, 0, 0), ("exp(-1/x^2)", 0, 0, 0),
     ("(exp(x) - 1)/x", 1, 0, 0.5), ("max(x, 0)^2", None, 0, 0), ("abs(x)^2", None, 0, 0), ("(x^2 - 1)/(x - 1)", 2, 1, 1)],
)  # fmt: skip
def test_differentiable_although_a_part_is_not(text, elsewhere, x0, slope):
    found = differentiability(patched(parse(text), elsewhere), x0)
    assert found.verdict == Verdict.DIFFERENTIABLE
    assert not found.by_rules
    assert abs(found.slope - slope) <= found.left.error + found.right.error + 1e-15


@settings(deadline=None)
@given(steps)
def test_the_central_quotient_of_a_corner_is_fooled_and_the_verdict_is_not(h):
    f = parse("abs(x)")
    assert central_quotient(f.value, 0.0, h) == 0
    found = differentiability(f, 0.0)
    assert (found.verdict, found.left.slope, found.right.slope) == (Verdict.CORNER, -1, 1)


def test_x_squared_sin_has_a_derivative_that_is_not_the_limit_of_its_derivatives():
    f = patched(parse("x^2 sin(1/x)"), 0)
    slopes = f.jet(1 / (2 * np.pi * np.arange(10, 100)))[1]
    assert_allclose(slopes, -1, atol=1e-9)  # f′(1/(2πn)) = −1 for every n
    assert differentiability(f, 0).slope == 0


def test_the_quotient_tends_to_the_slope():
    with mpmath.workdps(40):
        exact = float(mpmath.diff(lambda t: mpmath.sin(t) * mpmath.e**t, mpmath.mpf("0.7")))
    f = parse("sin(x) e^x")
    assert_allclose(differentiability(f, 0.7).slope, exact, rtol=1e-14)
    gaps = np.abs(forward_quotient(f.value, 0.7, 10.0 ** -np.arange(1, 7)) - exact)
    assert_allclose(gaps[:-1] / gaps[1:], 10, rtol=0.3)


@pytest.mark.parametrize(
    ("text", "x0", "crosses"),
    [("x^3", 0, True), ("x^5 + 2x", 0, True), ("sin(x)", 0, True), ("x^4", 0, False), ("x^2", 0, False), ("exp(x)", 0, False),
     ("2x + 1", 0, False), ("atan(x)", 0, True), ("(x - 2)^3 - x", 2, True), ("x^3", 0.5, False), ("x abs(x)", 0, True)],
)  # fmt: skip
def test_a_tangent_goes_through_the_curve_where_the_bend_changes_sign(text, x0, crosses):
    f = parse(text)
    assert tangent_crosses(f, x0) == crosses
    slope = differentiability(f, x0).slope
    above = [float(f.value(x0 + h) - f.value(x0) - slope * h) for h in (-0.01, 0.01)]
    assert (above[0] * above[1] < -1e-25) == crosses
