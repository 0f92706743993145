"""The secant and the tangent under the hand: same frame, nothing sent, and the numbers of the pure functions."""

import re

import numpy as np
import pytest

from explorers.derivative import central_quotient, differentiability, forward_quotient
from explorers.functions import parse
from explorers.patched import patched
from explorers.quotient_errors import quotient_errors

WIDTH, SPAN = 290, 6.0  # pixels and units of the window from −3 to 3


def numbers(visitor):
    """The numbers beside their symbols in one frame of the picture: {"h": 1.5, "Δf/Δx": 3.5, …}."""
    visitor.chart("derivative_curve").locator("svg").wait_for()
    said = "   ".join(visitor.page.locator(".stVegaLiteChart text").all_text_contents())
    pairs = re.findall(r"(\S+) = ([−\d.e+∞]+)", said.replace("h = 1.0e-8", ""))
    return {symbol: float(value.replace("−", "-").replace("∞", "inf")) for symbol, value in pairs}


def read(visitor, symbol):
    return numbers(visitor)[symbol]


def test_the_secant_turns_while_the_second_point_is_held_and_the_release_is_sent_once(visitor):
    visitor.open("derivative")
    visitor.mark("derivative_curve")
    before = visitor.sent
    for dx in (-20, -25, -30):
        visitor.grab("h_handle", dx, 0, steps=6)
        h = read(visitor, "h")
        assert read(visitor, "Δf/Δx") == pytest.approx(forward_quotient(parse("x^2").value, 1.0, h), abs=6e-4)
        assert read(visitor, "f′(x₀)") == 2
        assert visitor.sent == before
        visitor.drop()
        before += 1
        assert visitor.sent == before
        assert float(visitor.query()["derivative_h"]) == h
    assert visitor.still_the_same("derivative_curve")
    assert not visitor.errors


@pytest.mark.parametrize("text", ["sin(2x)", "x^3/3 - x", "e^x", "abs(x)"])
def test_along_the_curve_both_slopes_are_those_of_the_function(visitor, text):
    f = parse(text)
    visitor.open(f"derivative?derivative_f={text.replace('+', '%2B')}&derivative_x0=0.5&derivative_h=-0.75")
    for dx in (15, -40, -21):
        visitor.grab("x_handle", dx, 0)
        x0, h = read(visitor, "x₀"), read(visitor, "h")
        assert read(visitor, "f′(x₀)") == pytest.approx(differentiability(f, x0).slope, rel=6e-4, abs=1e-9)
        assert read(visitor, "Δf/Δx") == pytest.approx(float(forward_quotient(f.value, x0, h)), rel=6e-4, abs=1e-9)
        visitor.drop()
        assert float(visitor.query().get("derivative_x0", 1.0)) == x0
    assert f"f′({x0:g})".replace("-", "−") in visitor.words()
    assert not visitor.errors


def test_the_corner_shows_both_slopes_and_the_central_quotient_says_0(visitor):
    visitor.open("derivative?derivative_f=abs(x)&derivative_x0=0.6&derivative_q=central")
    visitor.grab("x_handle", -0.6 / SPAN * WIDTH, 0)
    assert (read(visitor, "x₀"), read(visitor, "f′₋"), read(visitor, "f′₊")) == (0, -1, 1)
    assert read(visitor, "Δf/Δx") == 0 == central_quotient(abs, 0.0, 1.5)
    visitor.drop()
    assert "No derivative at 0: a corner." in visitor.words()
    assert "The central quotient says 0 all the same" in visitor.words()


def test_a_cube_root_has_an_infinite_slope_and_a_filled_hole_a_finite_one(visitor):
    visitor.open("derivative?derivative_f=cbrt(x)&derivative_x0=0")
    assert (read(visitor, "f′₋"), read(visitor, "f′₊")) == (float("inf"), float("inf"))
    near = "derivative_x0=0&derivative_h=0.3&derivative_lo=-0.5&derivative_hi=0.5"
    visitor.open(f"derivative?derivative_f=x^2 sin(1/x)&derivative_v=0&{near}")
    assert read(visitor, "f′(x₀)") == 0
    f = patched(parse("x^2 sin(1/x)"), 0)
    visitor.grab("h_handle", -60, 0)
    h = read(visitor, "h")
    assert read(visitor, "Δf/Δx") == pytest.approx(float(forward_quotient(f.value, 0.0, h)), rel=6e-4)
    visitor.drop()
    assert not visitor.errors


def test_the_lower_picture_moves_the_place_too(visitor):
    visitor.open("derivative")
    visitor.grab("s_handle", -48, 0)
    x0 = read(visitor, "x₀")
    assert x0 == pytest.approx(1 - 48 / WIDTH * SPAN, abs=0.03)
    assert read(visitor, "f′(x₀)") == pytest.approx(2 * x0, abs=6e-4)
    visitor.drop()
    assert float(visitor.query()["derivative_x0"]) == x0


def test_play_lets_h_shrink_and_begin_again(visitor):
    visitor.open("derivative?derivative_h=0.5")
    before = visitor.sent
    visitor.page.get_by_role("checkbox", name="play").check()
    seen = []
    for _ in range(60):
        visitor.page.wait_for_timeout(60)
        shown = numbers(visitor)
        h = shown["h"]
        assert shown["Δf/Δx"] == pytest.approx(2 + h, abs=6e-4)
        seen.append(h)
    steps = np.diff(seen)
    assert min(seen) < 0.2
    assert (steps < 0).sum() > 15
    assert visitor.sent == before


def test_typing_another_function_draws_it_in_the_same_picture(visitor):
    visitor.open("derivative")
    visitor.mark("derivative_curve")
    for text, slope in (("exp(x)", np.e), ("100 sin(x)", 100 * np.cos(1))):
        field = visitor.page.get_by_role("textbox", name="f(x)")
        field.fill(text)
        field.press("Enter")
        visitor.rest()
        assert read(visitor, "f′(x₀)") == pytest.approx(slope, rel=6e-4)
        visitor.grab("x_handle", -20, 0)  # the handle is found on the new curve, and the new scale is inverted
        x0 = read(visitor, "x₀")
        assert read(visitor, "f′(x₀)") == pytest.approx(differentiability(parse(text), x0).slope, rel=6e-4)
        visitor.drop()
        visitor.grab("x_handle", 20, 0)
        visitor.drop()
    assert visitor.still_the_same("derivative_curve")
    assert not visitor.errors


def test_a_release_outside_brings_the_point_home(visitor):
    visitor.open("derivative")
    home, before = visitor.handle("h_handle"), visitor.sent
    visitor.grab("h_handle", -30, -600)
    visitor.drop()
    assert visitor.handle("h_handle") == pytest.approx(home, abs=1)
    assert visitor.sent == before


def test_the_line_of_the_errors_reads_what_the_function_computes(visitor):
    visitor.open("derivative?derivative_f=e^x")
    visitor.mark("derivative_errors")
    for dx in (66, -30):
        visitor.grab("k_handle", dx, 0)
        texts = visitor.chart("derivative_errors").locator("text").all_text_contents()
        said = [re.match(r"(forward|central) (.+)", text.replace("−", "-")) for text in texts]
        shown = {match[1]: float(match[2]) for match in said if match}
        visitor.drop()
        k = float(visitor.query().get("derivative_k", 8.0))
        forward, central = quotient_errors(parse("e^x").value, 1.0, differentiability(parse("e^x"), 1.0).slope, 10.0**-k)
        assert shown == {"forward": pytest.approx(forward, rel=0.06), "central": pytest.approx(central, rel=0.06)}
    assert visitor.still_the_same("derivative_errors")
    assert not visitor.errors


def test_a_typed_mistake_keeps_text_and_picture(visitor):
    visitor.open("derivative?derivative_f=x^3&derivative_x0=2")
    field = visitor.page.get_by_role("textbox", name="f(x)")
    field.fill("x^3 + sni(x)")
    field.press("Enter")
    visitor.rest()
    assert field.input_value() == "x^3 + sni(x)"
    assert "Did you mean sin?" in visitor.words()
    assert read(visitor, "f′(x₀)") == 12
