"""Dragging the limits: same frame, nothing sent, and the areas in the picture are those of the pure function."""

import math
import re

import pytest

from explorers.functions import parse
from explorers.integral import integrate
from explorers.integral_sums import approximate

PIXELS, UNITS = 290, 8  # the width of the picture and of its window


def texts(visitor, chart):
    visitor.chart(f"integral_{chart}").locator("text", has_text=re.compile("=|no value")).first.wait_for()
    return visitor.chart(f"integral_{chart}").locator("text").all_text_contents()


def number(text):
    return float(text.replace("−", "-"))


def areas(visitor):
    """The signed and the total area that the picture says; None where it says that there is none."""
    said = {}
    for name in ("signed", "total"):
        line = next(t for t in texts(visitor, "area") if t.startswith(f"{name} area"))
        said[name] = None if "no value" in line else number(line.split(" = ")[1])
    return said["signed"], said["total"]


def said_of_running(visitor):
    lines = texts(visitor, "theorem")
    value = next(t for t in lines if t.startswith("F(x) = ")).removeprefix("F(x) = ")
    slope = next(t for t in lines if t.startswith("slope f(x) = ")).removeprefix("slope f(x) = ")
    return value, slope


def shown(value):
    return pytest.approx(value, rel=6e-4, abs=1e-9)


def test_dragging_sends_nothing_and_the_release_once(visitor):
    visitor.open("integral")
    visitor.mark("integral_area")
    before, rest = visitor.sent, areas(visitor)
    visitor.grab("b_handle", 40, 0)
    assert visitor.sent == before
    assert areas(visitor) != rest
    visitor.drop()
    assert visitor.sent == before + 1
    assert visitor.still_the_same("integral_area")
    query = visitor.query()
    assert float(query["integral_b"]) == pytest.approx(2 + 40 / PIXELS * UNITS, abs=0.05)
    assert "integral_a" not in query  # −π stays as it was typed
    assert visitor.page.get_by_label("To b").input_value() == query["integral_b"]
    assert not visitor.errors


@pytest.mark.parametrize(
    ("text", "way"), [("sin(x)", 35), ("sin(x)", -150), ("abs(x)/x", -60), ("ln(abs(x))", -50), ("exp(x) - 2", 20)]
)
def test_the_areas_while_dragging_are_those_of_the_function(visitor, text, way):
    visitor.open(f"integral?integral_f={text.replace('+', '%2B')}&integral_a=-sqrt(2)")
    visitor.grab("b_handle", way, -30)
    held = areas(visitor)
    visitor.drop()
    result = integrate(parse(text), -math.sqrt(2), float(visitor.query()["integral_b"]))
    assert held == (shown(result.value), shown(result.total))
    assert areas(visitor) == held


def test_at_rest_the_areas_are_those_of_the_typed_limits(visitor):
    visitor.open("integral?integral_f=sin(x)&integral_a=-pi&integral_b=pi")
    assert areas(visitor) == (0, 4)
    assert "the integral is 0: 2 counts as plus and 2 as minus" in visitor.words()
    visitor.open("integral?integral_f=1/sqrt(x)&integral_a=0&integral_b=0.005")
    assert areas(visitor) == (shown(2 * math.sqrt(0.005)),) * 2


def test_across_a_pole_the_picture_has_no_number_and_beside_it_one(visitor):
    visitor.open("integral?integral_f=1/x&integral_a=-1&integral_b=2")
    assert areas(visitor) == (None, None)
    visitor.grab("a_handle", 60, 0)
    held = areas(visitor)
    visitor.drop()
    a = float(visitor.query()["integral_a"])
    assert a > 0
    assert held == (shown(math.log(2 / a)),) * 2


def test_swapping_the_limits_by_hand_changes_the_sign(visitor):
    visitor.open("integral?integral_f=x^2&integral_a=1&integral_b=2")
    visitor.grab("b_handle", -80, 0)
    signed, total = areas(visitor)
    assert signed == -total < 0
    visitor.drop()
    assert "Here b < a" in visitor.words()


@pytest.mark.parametrize(("handle", "way"), [("x_handle", 70), ("x_handle", -90), ("a_handle", 55), ("dot_handle", -40)])
def test_the_running_integral_and_its_slope_are_those_of_the_function(visitor, handle, way):
    visitor.open("integral?integral_f=x%20sin(x)&integral_a=-2")
    chart = visitor.chart("integral_theorem")
    mark = chart.locator(f"g.{handle}_marks path").first
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = visitor.sent
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.down()
    for k in range(1, 11):
        visitor.page.mouse.move(x + way * k / 10, y)
    visitor.page.wait_for_timeout(150)
    assert visitor.sent == before
    value, slope = said_of_running(visitor)
    visitor.drop()
    query = visitor.query()
    a, at = float(query["integral_a"]), float(query.get("integral_x", 1))
    f = parse("x sin(x)")
    assert number(value) == shown(integrate(f, a, at).value)
    assert number(slope) == shown(float(f.value(at)))
    assert (a, at) != (-2, 1)


def test_at_a_jump_the_picture_says_both_slopes(visitor):
    visitor.open("integral?integral_f=abs(x)/x&integral_a=-2&integral_x=0")
    assert said_of_running(visitor) == ("−2", "−1  and  1")


def test_the_number_of_strips_is_dragged_on_its_track_and_played(visitor):
    visitor.open("integral?integral_f=exp(x)&integral_a=0&integral_b=1&integral_lo=-1&integral_hi=2&integral_rule=Simpson")

    def strips():
        line = " ".join(t for t in texts(visitor, "strips") if "=" in t)
        n, total = (re.search(rf"{name} = (\S+)", line)[1] for name in ("n", "sum"))
        return int(n), number(total)

    for way in (-80, 40):
        visitor.grab("n_handle", way, 0)
        n, total = strips()
        assert total == shown(approximate(parse("exp(x)").value, 0, 1, n, "Simpson"))
        visitor.drop()
        assert visitor.query().get("integral_n", "8") == str(n)
        assert strips() == (n, total)
    before, sent = strips(), visitor.sent
    visitor.chart("integral_strips").locator("input[type=checkbox]").check()
    for _ in range(50):
        visitor.page.wait_for_timeout(300)
        if strips() != before:
            break
    assert strips() != before
    assert visitor.sent == sent


def test_a_typed_mistake_keeps_the_text_and_the_picture(visitor):
    visitor.open("integral?integral_f=x^2&integral_a=0&integral_b=1")
    field = visitor.page.get_by_role("textbox", name="From a")
    field.fill("pi pi+")
    field.press("Enter")
    visitor.rest()
    assert field.input_value() == "pi pi+"
    assert "The picture shows the last input" in visitor.words()
    assert areas(visitor) == (shown(1 / 3),) * 2
