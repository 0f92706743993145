"""Partial derivatives are the derivatives of the slices, against SymPy; they look at f on two lines only."""

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from sympy.parsing import sympy_parser as parsing

from explorers.derivative import Verdict
from explorers.functions import parse
from explorers.partials import Slice, partials, rounds_to_itself, tangent_plane, with_numbers
from explorers.patched import patched

VARIABLES = ("x", "y")
SMOOTH = ["x^2 - x y + y^3/3", "sin(x) cos(y)", "exp(-x^2 - y^2)", "x/(1 + y^2)", "sqrt(4 + x y)", "ln(2 + x^2) y"]


def function(text, elsewhere=None):
    return patched(parse(text, VARIABLES), elsewhere)


@pytest.mark.parametrize("text", SMOOTH)
@pytest.mark.parametrize("p", [(0.6, -0.5), (-1.25, 0.75), (0.0, 0.0)])
def test_they_are_those_of_sympy(text, p):
    x, y = sympy.symbols("x y")
    written = text.replace("^", "**").replace("x y", "x*y").replace(") y", ")*y").replace(") cos", ")*cos")
    F = sympy.sympify(written, {"x": x, "y": y, "ln": sympy.log})
    expected = [float(F.diff(v).subs({x: p[0], y: p[1]})) for v in (x, y)]
    found = partials(function(text), *p)
    assert found.exist
    assert found.x.by_rules
    assert_allclose(found.slopes, expected, atol=1e-13)


def test_a_slice_holds_the_other_variable_fixed():
    f, t = function("x^3 y^2 + y"), np.array([-1.0, 0.5, 2.0])
    along_x, along_y = Slice(f, 0, 2.0), Slice(f, 1, -1.0)
    assert_allclose(np.array(along_x.jet(t)), [4 * t**3 + 2, 12 * t**2, 24 * t])
    assert_allclose(np.array(along_y.jet(t)), [-(t**2) + t, -2 * t + 1, -2 + 0 * t])
    box = along_y.interval_jet((t, t + 0.1))
    for part, interval in zip(along_y.jet(t + 0.05), box.components, strict=True):
        assert np.all((interval.lo <= part) & (part <= interval.hi))


@pytest.mark.parametrize("text", ["x y/(x^2+y^2)", "x^2 y/(x^4+y^2)", "x^2 y/(x^2+y^2)"])
def test_both_exist_where_no_rule_gives_them(text):
    found = partials(function(text, 0), 0, 0)
    assert found.exist
    assert not found.x.by_rules
    assert found.slopes == (0, 0)


def test_another_value_at_the_hole_destroys_them():
    found = partials(function("x y/(x^2+y^2)", 1), 0, 0)
    assert {found.x.verdict, found.y.verdict} == {Verdict.JUMP}


@pytest.mark.parametrize(
    ("text", "p", "along_x", "along_y"),
    [
        ("abs(x) + abs(y)", (0, 1), "corner", "differentiable"),
        ("sqrt(x^2 + y^2)", (0, 0), "corner", "corner"),
        ("cbrt(x) + y", (0, 0), "vertical", "differentiable"),
        ("sqrt(1 - x^2 - y^2)", (1, 0), "end", "end"),  # the slice x = 1 has one point only
        ("ln(x) + y", (-1, 0), "undefined", "undefined"),
    ],
)
def test_where_one_is_missing_the_slice_tells_why(text, p, along_x, along_y):
    found = partials(function(text), *p)
    assert (found.x.verdict, found.y.verdict) == (along_x, along_y)
    assert [np.isnan(slope) for slope in found.slopes] == [kind != "differentiable" for kind in (along_x, along_y)]


@settings(deadline=None, max_examples=30)
@given(st.floats(-3, 3), st.floats(-3, 3), st.floats(-2, 2), st.floats(-2, 2))
def test_the_plane_of_a_plane_is_itself(x, y, h, k):
    f = function("2 - 3x + 0.5y")
    found = partials(f, x, y)
    assert tangent_plane(found.value, found.slopes, h, k) == pytest.approx(2 - 3 * (x + h) + 0.5 * (y + k), abs=1e-12)


@pytest.mark.parametrize("text", ["x^3 y^2 - 2x y + 7y", "(x - 2y)^4", "x^2/(y^2 + 1)"])
def test_the_formula_with_numbers_in_it_has_the_value_of_the_derivative(text):
    """SymPy reads the LaTeX, after its few commands are replaced."""
    rules = (*parsing.standard_transformations, parsing.implicit_multiplication, parsing.convert_xor)
    for variable, slope in zip(VARIABLES, partials(function(text), 0.5, -0.25).slopes, strict=True):
        written = with_numbers(parse(text, VARIABLES).derivative(variable), x=0.5, y=-0.25)
        for old, new in {"\\left": "", "\\right": "", "\\cdot": "*", "\\frac": "", "}{": ")/(", "{": "(", "}": ")"}.items():
            written = written.replace(old, new)
        assert float(parsing.parse_expr(written, transformations=rules)) == pytest.approx(slope)


def test_numbers_are_put_in_and_nothing_is_computed():
    f = parse("x^2 y - 2x", VARIABLES)
    assert with_numbers(f, x=-1.5, y=2) == "\\left(-1.5\\right)^{2} \\cdot 2 - 2 \\left(-1.5\\right)"
    assert with_numbers(parse("+".join(["x y"] * 30), VARIABLES), x=-10.125, y=-20.25) is None


def test_equality_is_claimed_for_what_is_written_in_full():
    assert rounds_to_itself(2 * 0.6 + 0.5)
    assert rounds_to_itself(0.0)
    assert not rounds_to_itself(0.12345)
