"""The journey of a small interval: the browser's numbers are those of the pure functions."""

import re

import pytest

from explorers.chain_rule import chain, composed
from explorers.functions import parse

LINK = "chain_rule?chain_rule_n=3&chain_rule_g=x%5E2&chain_rule_f=sin(u)&chain_rule_h=exp(v)"
FUNCTIONS = [parse("x^2"), parse("sin(u)", variables=("u",)), parse("exp(v)", variables=("v",))]


def shown(visitor):
    """Values, interval lengths and slopes as the picture writes them."""
    texts = " ; ".join(visitor.chart("chain_rule_chain").locator("text").all_text_contents()).replace("−", "-")
    found = {name: float(value) for name, value in re.findall(r"\b(d?[xuvy]) = (-?[\d.]+)", texts)}
    return found, [float(value) for value in re.findall(r"× (-?[\d.]+)", texts)]


@pytest.mark.parametrize("way", [20, -65, -120])
def test_the_picture_and_the_function_say_the_same(visitor, way):
    visitor.open(LINK)
    visitor.mark("chain_rule_chain")
    before = visitor.sent
    visitor.grab("x_handle", way, 0)
    assert visitor.sent == before
    values, slopes = shown(visitor)
    expected = chain(FUNCTIONS, values["x"])
    assert [values[name] for name in "xuvy"] == pytest.approx(expected.values, abs=6e-4)
    assert slopes == pytest.approx(expected.slopes, abs=6e-4)
    assert values["dy"] == pytest.approx(expected.slope * values["dx"], abs=2e-3)
    visitor.drop()
    assert visitor.sent == before + 1
    assert visitor.still_the_same("chain_rule_chain")
    assert float(visitor.query()["chain_rule_x0"]) == values["x"]
    assert not visitor.errors


def test_the_bar_meets_the_true_change_as_dx_shrinks(visitor):
    visitor.open(LINK)
    gaps = []
    for dx in (0.2, 0.05):
        end = float(composed(FUNCTIONS, 0.8 + dx)) - float(composed(FUNCTIONS, 0.8))
        field = visitor.page.get_by_label("dx", exact=True)
        field.fill(str(dx))
        field.press("Enter")
        visitor.rest()
        gaps.append(abs(shown(visitor)[0]["dy"] - end) / dx)
    assert gaps[1] < gaps[0] / 2
