"""Dragging on the page of vectors: same frame, nothing sent, and afterwards link, sentence, picture and function agree."""

import math
import re

import pytest

from explorers.axioms import RULES, points
from explorers.function_space import height
from explorers.functions import parse
from explorers.subspaces import SETS
from explorers.vectors import coefficients, combination, singular_values

PLANE, SUBSET = "vectors_plane", "vectors_subset"
UNIT = 30  # pixels
START = {"ux": 2.0, "uy": 1.0, "vx": -1.0, "vy": 1.5, "a": 1.0, "b": 1.0}


def said(visitor, layer):
    """The numbers that a live text shows."""
    text = visitor.page.locator(f"g.{layer}_marks text").first.text_content().replace("−", "-")
    return [float(x) for x in re.findall(r"-?\d+\.\d+", text)]


def held(visitor):
    """u, v, a, b as the link has them."""
    now = {name: float(visitor.query().get(f"vectors_{name}", value)) for name, value in START.items()}
    return (now["ux"], now["uy"]), (now["vx"], now["vy"]), now["a"], now["b"]


def test_dragged_vectors_and_tip_say_the_numbers_of_the_functions(visitor):
    visitor.open("vectors")
    visitor.mark(PLANE)
    for name, way in (("v_handle", (-40, 30)), ("u_handle", (20, -30)), ("tip_handle", (-40, 95)), ("tip_handle", (60, -30))):
        before, old = visitor.sent, held(visitor)
        visitor.grab(name, *way)
        assert visitor.sent == before
        tip, values = said(visitor, "combined"), said(visitor, "singular")
        visitor.drop()
        assert visitor.sent == before + 1
        u, v, a, b = held(visitor)
        assert tip == pytest.approx(combination(u, v, a, b), abs=0.0051)
        assert values == pytest.approx(singular_values(u, v), abs=6e-4)
        if name == "tip_handle":
            x, y = combination(*old)
            solved = coefficients(u, v, (x + way[0] / UNIT, y - way[1] / UNIT))
            assert (a, b) == pytest.approx((solved.a, solved.b), abs=0.06)
            assert (u, v) == old[:2]
    assert visitor.still_the_same(PLANE)
    assert f"with a = {a:g} and b = {b:g}".replace("-", "−") in visitor.words()
    assert visitor.page.get_by_label("a", exact=True).input_value() == f"{a:.2f}"
    assert not visitor.errors


def test_the_tip_of_dependent_vectors_stays_on_their_line_and_a_track_moves_it(visitor):
    visitor.open("vectors?vectors_ux=2&vectors_uy=1&vectors_vx=-1&vectors_vy=-0.5&vectors_a=1&vectors_b=-1")
    visitor.mark(PLANE)
    visitor.grab("tip_handle", -200, -60)
    x, y = said(visitor, "combined")
    assert y == pytest.approx(x / 2, abs=0.011)
    visitor.drop()
    a, b = held(visitor)[2:]
    assert (x, y) == pytest.approx(combination((2, 1), (-1, -0.5), a, b), abs=0.0051)
    assert "only the line through 0 and (2, 1)" in visitor.words()
    visitor.grab("a_knob", 30, 0)
    shown = said(visitor, "a_said")
    visitor.drop()
    assert shown == [held(visitor)[2]] != [a]
    assert visitor.still_the_same(PLANE)


def test_at_the_dragged_place_the_functions_are_stacked_to_their_combination(visitor):
    visitor.open("vectors?vectors_f=sin(x)&vectors_g=x^2&vectors_a=0.5&vectors_b=-2")
    visitor.mark("vectors_functions")
    for way in (45, 60):
        visitor.grab("probe_handle", way, 0)
        a, f, b, g, h = said(visitor, "stacked")
        visitor.drop()
        x = float(visitor.query()["vectors_x0"])
        assert (a, b) == (0.5, -2)
        assert (f, g) == pytest.approx((math.sin(x), x * x), abs=6e-4)
        assert h == pytest.approx(float(height(parse("sin(x)", ("x",)), parse("x^2", ("x",)), a, b, x)), abs=6e-4)
    assert visitor.still_the_same("vectors_functions")


def test_both_sides_of_an_axiom_are_those_of_the_function(visitor):
    name = "c(x, y) = (cx, y)"
    visitor.open(f"vectors?vectors_axiom=8&vectors_rule={name.replace(' ', '+')}")
    visitor.mark("vectors_axiom")
    for handle, way in (("axiom_u_handle", (-30, -25)), ("ka_knob", (-40, 0)), ("axiom_u_handle", (10, 45))):
        visitor.grab(handle, *way)
        left, right = said(visitor, "leftside"), said(visitor, "rightside")
        visitor.drop()
        u, v, *_ = held(visitor)
        found = points(RULES[name], u, v, (1.5, -2), float(visitor.query().get("vectors_ka", 1.5)), -0.5)
        assert left == pytest.approx(found["(a + b)u"], abs=0.0051)
        assert right == pytest.approx(found["au + bu"], abs=0.0051)
        assert "They differ" in visitor.words()
    assert visitor.still_the_same("vectors_axiom")
    assert not visitor.errors


def test_vectors_stay_in_the_set_and_another_set_asks_again(visitor):
    visitor.open("vectors?vectors_set=x²+%2B+y²+≤+1&vectors_guess=u+%2B+v+∉+S&vectors_qx=0.9&vectors_qy=0.1")
    visitor.mark(SUBSET)
    visitor.grab("subset_u_handle", 40, 35)
    visitor.drop()
    u = tuple(float(visitor.query()[f"vectors_p{axis}"]) for axis in "xy")
    assert u == SETS["x² + y² ≤ 1"].near(*u)
    assert abs(complex(*u)) == pytest.approx(1, abs=0.02)
    assert u[1] < 0  # it went down with the hand
    assert "Right." in visitor.words()
    assert "u + v ∉ S" in visitor.page.locator("g.s_said_marks text").text_content()
    assert visitor.still_the_same(SUBSET)
    visitor.page.get_by_role("radio", name="xy = 0").click()
    visitor.rest()
    assert "Right." not in visitor.words()
    assert visitor.page.locator("g.s_said_marks text").text_content() == "u + v"
    assert visitor.still_the_same(SUBSET)
