"""Dragging on the page of inner products: same frame, nothing sent, and afterwards link, sentence and picture agree."""

import math
import re

import pytest

from explorers.bilinear_form import product
from explorers.inner_products import angle, length
from explorers.parallelogram_law import parallelogram
from explorers.typed_vector import typed_vector

CHART, LAW = "inner_products_plane", "inner_products_law"
UNIT = 300 / 4.8  # pixels
G = ((2, 1), (1, 1))


def number(text: str) -> float:
    return float(text.replace("−", "-"))


def said(visitor, chart, start: str) -> float:
    """The number at the end of the live line that starts so."""
    lines = visitor.chart(chart).locator("text").all_text_contents()
    line = next(line for line in lines if line.startswith(start))
    return number(re.search(r"= (−?[\d.]+)", line)[1])


def vector(visitor, name):
    default = {"u": "1 1/2", "v": "-1/4 3/2"}[name]
    return typed_vector(visitor.query().get(f"inner_products_{name}", default), reach=2)


def test_the_live_numbers_are_those_of_the_function_and_are_reported_once(visitor):
    visitor.open("inner_products")
    visitor.mark(CHART)
    for name, way in (("v", (50, 40)), ("u", (-30, 60)), ("v", (-70, 80))):
        before = visitor.sent
        visitor.grab(f"{name}_handle", *way)
        held = [said(visitor, CHART, start) for start in ("⟨u, v⟩", "|⟨u, v⟩|", "‖u‖‖v‖", "∠")]
        assert visitor.sent == before
        visitor.drop()
        assert visitor.sent == before + 1
        u, v = vector(visitor, "u"), vector(visitor, "v")
        value, bound = float(product(G, u, v)), length(G, u) * length(G, v)
        assert held == pytest.approx([value, abs(value), bound, math.degrees(angle(G, u, v))], rel=1e-3, abs=0.06)
        assert f"⟨u, v⟩ = {value:.4g}".replace("-", "−") in visitor.words()
    assert visitor.still_the_same(CHART)
    assert not visitor.errors


def test_near_perpendicular_the_hand_snaps_and_the_link_is_exactly_perpendicular(visitor):
    visitor.open("inner_products?inner_products_u=1+1/3")
    v = vector(visitor, "v")
    target = -0.9, 0.9 * 7 / 4 + 0.03  # ⟨u, w⟩ = 7/3 w₁ + 4/3 w₂ is 0 beside it
    visitor.grab("v_handle", (target[0] - v[0]) * UNIT, (v[1] - target[1]) * UNIT)
    texts = visitor.chart(CHART).locator("text").all_text_contents()
    assert "u ⟂ v" in texts
    assert said(visitor, CHART, "⟨u, v⟩") == 0
    visitor.drop()
    u, v = vector(visitor, "u"), vector(visitor, "v")
    assert product(G, u, v) == 0
    assert math.dist(v, target) < 0.08
    assert "u ⟂ v in G" in visitor.words()


def test_a_matrix_that_is_no_inner_product_is_one_click_away(visitor):
    visitor.open("inner_products")
    visitor.mark(CHART)
    for label, sentence, line in (
        ("not symmetric", "G is not symmetric", "uᵀGv = 1,\u2002vᵀGu = 0"),
        ("⟨u, u⟩ < 0", "G is not positive definite. The red w = (1, −1)", "uᵀGu = −0.75,\u2002vᵀGv = 3.25"),
        ("⟨u, u⟩ = 0", "but wᵀGw = 0", "uᵀGu = 0,\u2002vᵀGv = 2.25"),
        ("u = 0", "the angle is undefined", "u = 0"),
    ):
        visitor.page.get_by_role("button", name=f"Break it: {label}", exact=True).click()
        visitor.rest()
        assert sentence in re.sub(r"\s+", " ", visitor.words())
        assert line in visitor.chart(CHART).locator("text").all_text_contents()
    assert visitor.still_the_same(CHART)
    assert not visitor.errors


def test_the_exponent_is_dragged_along_the_ratios(visitor):
    visitor.open("inner_products?inner_products_u=1+0&inner_products_v=0+1")
    for way, p in ((-64, None), (-208, "∞")):
        visitor.grab("exponent_knob", way, 10)
        held = said(visitor, LAW, "‖u + v‖²")
        visitor.drop()
        typed = visitor.query()["inner_products_p"]
        assert p in (None, typed)
        found = parallelogram((1, 0), (0, 1), math.inf if typed == "∞" else float(typed))
        assert held == pytest.approx(found.diagonals, abs=6e-4)
        assert f"a gap of {found.gap:.4g}".replace("-", "−") in visitor.words()


@pytest.mark.parametrize("visitor", ["phone"], indirect=True)
def test_fingers_drag_a_vector_the_limits_and_the_multiple(visitor):
    visitor.open("inner_products?inner_products_g=x")
    visitor.finger("v_handle", 40, 30)
    assert [float(x) for x in vector(visitor, "v")] == pytest.approx([-0.25 + 40 / UNIT, 1.5 - 30 / UNIT], abs=0.05)
    visitor.finger("share_knob", 60, 0)
    c = number(visitor.query()["inner_products_c"])
    assert c == pytest.approx(0.5 + 60 / 290 * 8, abs=0.05)
    left = math.sqrt(2 * math.pi**3 / 3 - 4 * math.pi * c + math.pi * c * c)
    assert said(visitor, "inner_products_nearest", "‖g − c·f‖") == pytest.approx(left, rel=1e-3)
    visitor.finger("b_handle", -30, 0, chart="inner_products_area")
    assert number(visitor.query()["inner_products_b"]) == pytest.approx(math.pi - 30 / 290 * 8, abs=0.05)
    assert not visitor.errors
