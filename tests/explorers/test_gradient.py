"""The gradient is SymPy's, and it tells the slopes in all directions where f is differentiable."""

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.functions import parse
from explorers.gradient import Gradient, Verdict, directional_derivative, field, gradient, marked_directions, unit

slopes = st.tuples(st.floats(-5, 5), st.floats(-5, 5))


def of(text: str):
    return parse(text, ("x", "y"))


@pytest.mark.parametrize("text", ["sin(x y) + x^2", "exp(x) cos(y)", "ln(x + 3)/(1 + y^2)"])
def test_the_gradient_is_that_of_sympy(text):
    x, y = sympy.symbols("x y")
    written = sympy.sympify(text.replace("x y", "x*y").replace(") cos", ")*cos").replace("^", "**"))
    found = gradient(of(text), 0.7, -1.3)
    expected = [float(sympy.diff(written, v).subs({x: 0.7, y: -1.3})) for v in (x, y)]
    assert_allclose(found[1:3], expected, rtol=1e-12)
    assert found.verdict is Verdict.SMOOTH


@settings(deadline=None)
@given(slopes, st.floats(-180, 180))
def test_the_slope_is_the_length_times_the_cosine_and_never_more(g, degrees):
    slope = directional_derivative(g, degrees)
    angle = np.radians(degrees) - np.arctan2(g[1], g[0])
    assert slope == pytest.approx(np.hypot(*g) * np.cos(angle), abs=1e-12)
    assert abs(slope) <= np.hypot(*g) * (1 + 1e-15)


def test_a_difference_quotient_along_a_unit_vector_gives_the_directional_derivative():
    f, g, t = of("sin(x y) + x^2"), gradient(of("sin(x y) + x^2"), 0.7, -1.3), 1e-6
    for degrees in (0, 33, 90, 250):
        cos, sin = unit(degrees)
        assert np.hypot(cos, sin) == pytest.approx(1, abs=1e-15)
        quotient = float(f.value(0.7 + t * cos, -1.3 + t * sin) - f.value(0.7 - t * cos, -1.3 - t * sin)) / (2 * t)
        assert directional_derivative(g[1:3], degrees) == pytest.approx(quotient, abs=1e-8)


def test_the_zero_gradient_has_no_direction():
    found = gradient(of("x^2 - 0.6x + y^2"), 0.3, 0.0)
    assert found[1:3] == (0.0, 0.0)
    assert np.isnan(found.degrees)


def test_marked_directions_are_the_top_a_zero_and_the_bottom_of_the_cosine():
    for g in ((1.0, 1.0), (-3.0, 0.2), (0.0, -2.0)):
        marked = marked_directions(Gradient(0.0, *g, Verdict.SMOOTH))
        found = [directional_derivative(g, marked[name]) / np.hypot(*g) for name in ("uphill", "level", "downhill")]
        assert_allclose(found, [1, 0, -1], atol=2e-5)
        assert all(-180 < angle <= 180 for angle in marked.values())


def test_verdicts_tell_undefined_edge_and_missing_partials_apart():
    assert gradient(of("ln(x) + y"), -1.0, 0.0).verdict is Verdict.UNDEFINED
    assert gradient(of("sqrt(x) + y"), 0.0, 0.0).verdict is Verdict.EDGE
    assert gradient(of("abs(x) + y"), 0.0, 0.0).verdict is Verdict.NO_PARTIALS


def test_the_field_holds_the_slopes_of_its_places():
    x, y, gx, gy = field(of("x^2 y"), (-1, 1, 2, 4), 5)
    assert_allclose(np.array([gx, gy]), [2 * x * y, x**2])
    assert (x.min(), x.max(), y.min(), y.max()) == pytest.approx((-0.8, 0.8, 2.2, 3.8))
