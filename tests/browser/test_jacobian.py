"""The square under a typed map: while it is held the browser's look-up agrees with the pure functions, at rest it is exact."""

import re
from urllib.parse import urlencode

import pytest

from explorers.backpropagation import taken_apart
from explorers.functions import parse
from explorers.jacobian import area_factor, error_ratio, jacobian

MAP = {"u": "exp(x/2) cos(3y)", "v": "x sin(y) + y^2/4"}
F = [parse(text, ("x", "y")) for text in MAP.values()]


def link(**state):
    return "jacobian?" + urlencode({f"jacobian_{name}": value for name, value in state.items()})


def opened(visitor, **state):
    visitor.open(link(**state))
    visitor.page.wait_for_selector("g.side_handle_marks path")
    visitor.rest()
    return visitor


def shown(visitor) -> dict:
    """The live words of the first chart."""
    text = " ; ".join(visitor.chart("jacobian_patch").locator("text").all_text_contents()).replace("−", "-")
    found = {"p": tuple(map(float, re.search(r"p = \((\S+), (\S+)\)", text).groups()))}
    for key, name in {"det": "det J", "error": "error / h", "h": "(?<!/ )h"}.items():
        number = re.search(rf"{name} = (-?[\d.]+(?:e[+-]?\d+)?)", text)
        found[key] = float(number[1]) if number else None
    return found


def check(numbers):
    p, h = numbers["p"], numbers["h"]
    assert numbers["det"] == pytest.approx(area_factor(jacobian(F, p)), rel=2e-2, abs=5e-3)
    assert numbers["error"] == pytest.approx(error_ratio(F, p, h), rel=4e-2)


def test_held_the_look_up_agrees_with_the_pure_functions(visitor):
    opened(visitor, **MAP, h="0.2")
    visitor.mark("jacobian_patch")
    for dx, dy in ((-31, 17), (-68, -43), (23, 62)):
        before = visitor.sent
        visitor.grab("point_handle", dx, dy)
        assert visitor.sent == before
        held = shown(visitor)
        check(held)
        visitor.drop()
        assert visitor.sent == before + 1
        assert (float(visitor.query()["jacobian_x0"]), float(visitor.query()["jacobian_y0"])) == held["p"]
    assert visitor.still_the_same("jacobian_patch")
    assert not visitor.errors


def test_a_small_side_is_exact_at_rest_and_close_while_held(visitor):
    opened(visitor, **MAP, h="0.3", view="(f(x) − f(p)) / h")
    visitor.mark("jacobian_patch")
    visitor.grab("side_handle", -95, 0)
    held = shown(visitor)
    assert held["h"] < 0.06
    check(held)
    visitor.drop()
    rested = shown(visitor)
    assert rested["error"] == pytest.approx(error_ratio(F, rested["p"], rested["h"]), rel=6e-3, abs=6e-4)
    assert float(visitor.query()["jacobian_h"]) == held["h"]
    assert visitor.still_the_same("jacobian_patch")


def test_beside_a_kink_the_other_side_is_told_and_on_it_nothing(visitor):
    opened(visitor, u="abs(x)", v="y", x0="0.3", y0="0.5")
    assert shown(visitor)["det"] == 1
    visitor.grab("point_handle", -50, 0)
    held = shown(visitor)
    assert held["p"][0] < 0
    assert held["det"] == -1
    visitor.drop()
    field = visitor.page.get_by_label("x", exact=True)
    field.fill("0")
    field.press("Enter")
    visitor.rest()
    assert shown(visitor)["det"] is None


@pytest.mark.parametrize("visitor", ["phone"], indirect=True)
def test_a_finger_moves_the_input_of_the_layer(visitor):
    rows = "1 -2 1/2 0; 2 1 -1 1"
    opened(visitor, rows=rows, act="tanh")
    visitor.finger("x_handle", -40, -30)
    x = float(visitor.query()["jacobian_sx"]), float(visitor.query()["jacobian_sy"])
    assert x[0] < 0.5
    text = visitor.chart("jacobian_layer").locator("g.j_said_marks text").all_text_contents()
    found = [list(map(float, re.findall(r"-?[\d.]+(?:e-?\d+)?", row.replace("−", "-")))) for row in text]
    expected = taken_apart(x, [[1, -2], [2, 1]], (0.5, -1), "tanh").J
    assert found == [pytest.approx(row, rel=6e-3) for row in expected.tolist()]
    assert not visitor.errors
