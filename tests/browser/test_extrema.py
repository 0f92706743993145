"""One line under three graphs: the browser looks up what the jet says, and a drag in any graph moves all."""

import re

import pytest

from explorers.functions import parse

LINK = "extrema?extrema_f=x%5E4%20-%20x%5E3&extrema_lo=-1&extrema_hi=1.5"


def shown(visitor):
    texts = " ; ".join(visitor.chart("extrema_graphs").locator("text").all_text_contents()).replace("−", "-")
    return {n: (float(x), float(v)) for n, x, v in re.findall(r"(f′?|f″)\((-?[\d.]+)\) = (-?[\d.e-]+)", texts)}


@pytest.mark.parametrize("handle", ["f_handle", "slope_handle", "bend_handle"])
def test_all_three_graphs_follow_the_hand_and_say_the_jet(visitor, handle):
    visitor.open(LINK)
    visitor.mark("extrema_graphs")
    before = visitor.sent
    visitor.grab(handle, 150, 0)
    assert visitor.sent == before
    numbers = shown(visitor)
    (x,) = {x for x, _ in numbers.values()}
    assert x > -0.5
    expected = [float(part) for part in parse("x^4 - x^3").jet(x)]
    assert [numbers[name][1] for name in ("f", "f′", "f″")] == pytest.approx(expected, rel=1e-3, abs=1e-5)
    visitor.drop()
    assert visitor.sent == before + 1
    assert visitor.still_the_same("extrema_graphs")
    assert float(visitor.query()["extrema_x0"]) == pytest.approx(x, abs=1e-3)
    assert not visitor.errors


def test_another_function_draws_in_the_same_picture(visitor):
    visitor.open(LINK)
    visitor.mark("extrema_graphs")
    field = visitor.page.get_by_role("textbox", name="f(x)")
    field.fill("abs(x)")
    field.press("Enter")
    visitor.rest()
    assert visitor.still_the_same("extrema_graphs")
    assert "no derivative" in visitor.words()
