"""The point and the direction under the hand: the picture's numbers are those of the pure functions, at rest and in motion."""

import re

import pytest

from explorers.functions import parse
from explorers.gradient import directional_derivative, gradient
from explorers.slopes_around import one_sided_slopes
from explorers.steepest import angle_on_screen
from explorers.steepest_step import beside, steps

WIDTH = 300  # pixels of the map
NUMBER = r"(-?[\d.]+(?:e[-+]?\d+)?)"


def said(visitor, chart: str, pattern: str) -> list[float]:
    """The numbers that the picture says in one frame, by a pattern with N for a number."""
    visitor.chart(f"gradient_{chart}").locator("svg").wait_for()
    texts = " ; ".join(visitor.chart(f"gradient_{chart}").locator("text").all_text_contents()).replace("−", "-")
    return [float(found) for found in re.search(pattern.replace("N", NUMBER), texts).groups()]


def test_the_gradient_follows_the_point_and_is_exact_when_it_is_let_go(visitor):
    f = parse("sin(x) + cos(y)", ("x", "y"))
    visitor.open("gradient?gradient_f=sin(x)%2Bcos(y)&gradient_x0=0.5&gradient_y0=1&gradient_a=20")
    visitor.mark("gradient_map")
    for way in ((35, -20), (-60, 55)):
        before = visitor.sent
        visitor.grab("point_handle", *way)
        held = said(visitor, "map", r"f ≈ N ; ∇f ≈ \(N, N\) ; ‖∇f‖ ≈ N")
        (slope,) = said(visitor, "map", "slope ≈ N")
        assert visitor.sent == before
        visitor.drop()
        assert visitor.sent == before + 1
        x, y = (float(visitor.query()[f"gradient_{name}"]) for name in ("x0", "y0"))
        expected = gradient(f, x, y)
        assert held == pytest.approx([*expected[:3], expected.length], abs=0.008)
        assert slope == pytest.approx(directional_derivative(expected[1:3], 20), abs=0.008)
        at_rest = said(visitor, "map", r"f = N ; ∇f = \(N, N\) ; ‖∇f‖ = N")
        assert at_rest == pytest.approx([*expected[:3], expected.length], rel=6e-3, abs=1e-9)
    assert visitor.still_the_same("gradient_map")
    assert not visitor.errors


@pytest.mark.parametrize(("handle", "way"), [("turn_handle", (30, -45)), ("angle_handle", (30, 5))])
def test_the_slope_follows_the_direction(visitor, handle, way):
    visitor.open("gradient?gradient_a=10")
    before = visitor.sent
    visitor.grab(handle, *way)
    (angle,), (slope,) = said(visitor, "map", "u at N°"), said(visitor, "map", "slope = N")
    assert visitor.sent == before
    assert slope == pytest.approx(directional_derivative((1.0, 1.0), angle), abs=6e-3)
    visitor.drop()
    assert float(visitor.query()["gradient_a"]) == angle
    assert angle != 10
    assert not visitor.errors


def test_at_a_kink_the_true_slopes_are_read_and_not_a_cosine(visitor):
    f = parse("abs(x) + abs(y)", ("x", "y"))
    visitor.open("gradient?gradient_f=abs(x)%2Babs(y)&gradient_x0=0&gradient_y0=0&gradient_a=30")
    assert "There is no gradient at p = (0, 0)" in visitor.words()
    visitor.grab("turn_handle", -40, -30)
    (angle,), (slope,) = said(visitor, "map", "u at N°"), said(visitor, "map", "slope = N")
    assert slope == pytest.approx(float(one_sided_slopes(f, 0, 0, [angle])[0]), abs=6e-3)
    assert slope > 1
    visitor.drop()
    assert not visitor.errors


def test_the_step_and_the_stretch_are_read_where_the_functions_compute_them(visitor):
    f = parse("x^2/2 + y^2", ("x", "y"))
    visitor.open("gradient?gradient_h=1&gradient_s=1")
    visitor.grab("h_handle", -40, 0)
    (h,), (off,), rises = (said(visitor, "steps", p) for p in ("h = N", "best N° beside", "best N ; along ∇f N"))
    found = steps(f, 1.0, 0.5, (1.0, 1.0), [h])
    assert h < 1
    assert off == pytest.approx(beside(found, (1.0, 1.0)), abs=0.06)
    assert rises == pytest.approx([found.best[0] / h, found.along[0] / h], rel=6e-4)
    visitor.drop()
    assert float(visitor.query()["gradient_h"]) == h
    visitor.grab("stretch_knob", 60, 0)
    s, angle = said(visitor, "stretch", "stretched by N ; angle on the screen N°")
    assert s > 1.3
    assert angle == pytest.approx(angle_on_screen((1.0, 1.0), s), abs=0.06)
    visitor.drop()
    assert float(visitor.query()["gradient_s"]) == s
    assert not visitor.errors
