"""The facts about the classical functions, each against SymPy or the numbers of another module."""

import numpy as np
import pytest
import sympy
from numpy.testing import assert_allclose

from explorers.differentiability import CASES, bad_path, case_of, directional_derivative, worst_ratio
from explorers.functions import parse
from explorers.patched import patched
from explorers.plane_errors import any_plane, worst_errors

x, y = sympy.symbols("x y", real=True)
t = sympy.symbols("t", positive=True)
EXACT = {
    "axes": x * y / (x**2 + y**2),
    "parabola": x**2 * y / (x**4 + y**2),
    "bent": x**2 * y / (x**2 + y**2),
    "abs": abs(x) + abs(y),
    "cone": sympy.sqrt(x**2 + y**2),
    "swings": (x**2 + y**2) * sympy.sin(1 / sympy.sqrt(x**2 + y**2)),
    "level": x**2 - y**2,
}


def function(key):
    return patched(CASES[key].expression, CASES[key].value)


@pytest.mark.parametrize("key", CASES)
def test_the_formulas_are_these_functions_with_value_0_at_0(key):
    places = np.array([[0.3, -0.7], [1.1, 0.4], [-0.2, 0.05]])
    expected = [float(EXACT[key].subs({x: a, y: b})) for a, b in places]
    assert_allclose(function(key).value(*places.T), expected)
    assert function(key).value(0, 0) == 0


@pytest.mark.parametrize("key", [k for k in CASES if k != "axes"])
@pytest.mark.parametrize("direction", [(1, 0), (0, 1), (-1, 0), (3, 4), (-4, 3), (5, -12)])
def test_directional_derivatives_are_the_limits_of_sympy(key, direction):
    a, b = (sympy.Rational(c, sympy.sqrt(direction[0] ** 2 + direction[1] ** 2)) for c in direction)
    expected = sympy.limit(EXACT[key].subs({x: a * t, y: b * t}) / t, t, 0, "+")
    degrees = float(np.degrees(np.arctan2(float(b), float(a))))
    assert directional_derivative(key, degrees) == pytest.approx(float(expected), abs=1e-12)


def test_off_the_axes_the_quotient_of_the_first_one_has_no_limit():
    assert sympy.limit(EXACT["axes"].subs({x: t, y: 2 * t}) / t, t, 0, "+") == sympy.oo
    assert np.isnan(directional_derivative("axes", 63))
    assert directional_derivative("axes", -90) == 0


@pytest.mark.parametrize("key", CASES)
def test_the_limits_from_both_sides_agree_where_it_is_said(key):
    if CASES[key].directional:
        angles = (0.0, 30.0, 90.0, 200.0)
        opposite = all(abs(directional_derivative(key, a) + directional_derivative(key, a + 180)) < 1e-12 for a in angles)
        assert opposite == CASES[key].two_sided


@pytest.mark.parametrize("key", CASES)
def test_a_linear_derivative_belongs_to_the_differentiable_ones_only(key):
    """D_u f = a cos α + b sin α: necessary for a plane, and of these functions the others fail it, or jump."""
    case = CASES[key]
    if case.directional and case.partials:
        a, b = directional_derivative(key, 0), directional_derivative(key, 90)
        degrees = np.array([17.0, 45.0, 100.0, 260.0])
        plane = a * np.cos(np.radians(degrees)) + b * np.sin(np.radians(degrees))
        linear = np.allclose([directional_derivative(key, d) for d in degrees], plane)
        assert linear == case.differentiable


@pytest.mark.parametrize("key", [key for key, case in CASES.items() if case.ratio])
def test_the_worst_ratio_in_closed_form_is_the_one_that_is_found(key):
    radii = np.array([1.0, 0.03, 1e-4])
    found = worst_errors(function(key), (0, 0), 0.0, (0.0, 0.0), radii)
    assert_allclose(found.ratio, [worst_ratio(key, r) for r in radii], rtol=1e-6)


@pytest.mark.parametrize("key", ["abs", "cone"])
def test_what_every_plane_misses_by(key):
    assert np.isnan(worst_ratio(key, 0.1))
    assert_allclose(any_plane(function(key), (0, 0), 0.0), CASES[key].any_plane, rtol=1e-4)


def test_the_derivative_of_the_last_but_one_swings_though_the_ratio_falls():
    places = sympy.diff(EXACT["swings"], x).subs(y, 0)
    values = [float(places.subs(x, 1 / sympy.Rational(k) / sympy.pi)) for k in (1000, 1001)]
    assert_allclose(values, [-1, 1], atol=1e-12)
    assert CASES["swings"].differentiable
    assert not CASES["swings"].continuous_partials


@pytest.mark.parametrize("key", CASES)
def test_discontinuous_is_what_has_a_path_to_another_limit(key):
    case, rows = CASES[key], bad_path(key)
    assert case.continuous == (len(rows) == 0)
    if len(rows):
        assert_allclose(function(key).value(rows[:, 1], rows[:, 2]), rows[:, 3])
        assert np.hypot(rows[:, 1], rows[:, 2]).min() < 0.1
        assert case.limit != 0


def test_the_facts_are_consistent_with_the_theorems():
    for case in CASES.values():
        assert case.differentiable or not case.continuous_partials
        assert not case.differentiable or (case.continuous and case.partials and case.directional and case.two_sided)


def test_a_case_is_known_by_formula_value_and_place():
    f = parse("x^2 * y / (x^4 + y^2)", ("x", "y"))
    assert case_of(f, 0, 0, 0) == "parabola"
    assert case_of(f, None, 0, 0) is None
    assert case_of(f, 1, 0, 0) is None
    assert case_of(f, 0, 0, 0.5) is None
    assert case_of(parse("x y", ("x", "y")), 0, 0, 0) is None
    assert bad_path(None).shape == (0, 4)
