"""E[g(X)] of typed functions against SciPy and closed forms; Jensen's inequality with its sign; what has no expectation."""

from math import e, exp, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad

from explorers.functions import parse
from explorers.jensen import Case, mean_of, of_density, product, two_values

steady = settings(deadline=None)
places, weights = st.integers(-300, 300).map(lambda k: k / 100), st.integers(0, 100).map(lambda k: k / 100)


@pytest.mark.parametrize(("g", "f", "low", "high", "exact"), [
    ("x", "x", 0, 2, 4 / 3), ("x^2", "x", 0, 2, 2.0), ("x^2", "3", -1, 3, 7 / 3), ("ln(x)", "1", 0, 1, -1.0),
    ("exp(x)", "1", 0, 1, e - 1), ("1/x", "x^2", 0, 2, 0.75), ("x", "1/sqrt(x)", 0, 1, 1 / 3)])  # fmt: skip
def test_expectations_with_a_closed_form(g, f, low, high, exact):
    assert mean_of(parse(g), parse(f), low, high).value == pytest.approx(exact, rel=1e-9)


def test_against_quadrature():
    found = of_density(parse("sin(x)"), parse("exp(-x^2/2)"), -1, 4)
    mass = quad(lambda x: exp(-(x**2) / 2), -1, 4)[0]
    assert found.mean == pytest.approx(quad(lambda x: x * exp(-(x**2) / 2), -1, 4)[0] / mass)
    assert found.mean_of_g == pytest.approx(quad(lambda x: np.sin(x) * exp(-(x**2) / 2), -1, 4)[0] / mass)
    assert found.g_of_mean == pytest.approx(np.sin(found.mean))


def test_a_factor_of_the_density_changes_nothing():
    one, seven = (of_density(parse("x^3"), parse(f), 0, 2) for f in ("x^2", "7x^2"))
    assert seven.mean_of_g == pytest.approx(one.mean_of_g)


def test_for_the_square_the_gap_is_the_variance():
    assert of_density(parse("x^2"), parse("1"), -1, 5).gap == pytest.approx(36 / 12)


@pytest.mark.parametrize(("g", "sign"), [("exp(x)", 1), ("abs(x - 1)", 1), ("x^4", 1), ("ln(x)", -1), ("sqrt(x)", -1)])
def test_jensens_gap_has_the_sign_of_the_bend(g, sign):
    assert sign * of_density(parse(g), parse("x^2"), 0.1, 3).gap > 0.001
    assert of_density(parse("2x - 1"), parse("x^2"), 0.1, 3).gap == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(("g", "f", "low", "high", "case"), [
    ("1/x", "1", 0, 1, Case.NONE), ("1/x", "1", -1, 1, Case.NONE), ("ln(x)", "1", -1, 1, Case.NONE),
    ("1/sqrt(abs(x))", "1", -1, 1, Case.HOLE), ("x^2", "1", 0, 1, Case.KNOWN)])  # fmt: skip
def test_an_expectation_is_only_given_where_it_is_finite(g, f, low, high, case):
    found = of_density(parse(g), parse(f), low, high)
    assert found.case is case
    assert (found.mean_of_g == found.mean_of_g) == (case is not Case.NONE)


def test_e_of_abs_g_is_the_total():
    assert mean_of(parse("x"), parse("1"), -1, 1).value == 0
    assert mean_of(parse("x"), parse("1"), -1, 1).total == pytest.approx(0.5)


@steady
@given(places, places, weights)
def test_two_values_on_a_convex_graph(x1, x2, w):
    found = two_values(parse("exp(x)"), x1, x2, w)
    assert found.mean == pytest.approx((1 - w) * x1 + w * x2)
    assert found.mean_of_g == pytest.approx((1 - w) * exp(x1) + w * exp(x2))
    assert found.gap >= -1e-12
    square = two_values(parse("x^2"), x1, x2, w)
    assert square.gap == pytest.approx(w * (1 - w) * (x1 - x2) ** 2, abs=1e-12)


def test_a_value_without_g_counts_only_if_it_can_occur():
    assert two_values(parse("ln(x)"), -1, 2, 0.5).case is Case.NONE
    assert two_values(parse("ln(x)"), -1, 2, 1).mean_of_g == pytest.approx(log(2))
    assert two_values(parse("1/x"), -1, 1, 0.5).case is Case.HOLE


def test_a_product_is_undefined_where_either_factor_is():
    both = product(parse("1/x"), parse("ln(x)")).value([-1, 0, 2])
    assert np.isnan(both[:2]).all()
    assert both[2] == pytest.approx(log(2) / 2)
