"""Dragging on the page of the matrix product: factors, time, cells of the scheme, a rotation, and sizes."""

import re

import numpy as np
import pytest

from explorers.charts.matrix_product import FACTOR, SMALL
from explorers.matrix_product import commutator, played, product
from explorers.product_chains import Law, chain, on_the_way
from explorers.product_cost import orders
from explorers.product_scheme import entry_name, written_out
from explorers.rotation_factors import half_tangent, rotation
from explorers.tables import matrix

BOTH, SCHEME, LAWS, COST = (f"matrix_product_{name}" for name in ("both", "scheme", "laws", "cost"))
UNIT = FACTOR / (2 * SMALL)
P, Q = matrix("1 2 3; 4 5 6").entries, matrix("1 0; -1 2; 1/2 3").entries


def hold(visitor, chart, name, dx, dy):
    """Press on a handle of this chart and move; the button stays down."""
    mark = visitor.chart(chart).locator(f"g.{name}_marks path").first
    mark.evaluate("node => node.scrollIntoView({block: 'center'})")  # so that the whole way is in the window
    x, y = visitor.handle(name, chart)
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.down()
    for k in range(1, 13):
        visitor.page.mouse.move(x + dx * k / 12, y + dy * k / 12)
    visitor.page.wait_for_timeout(150)


def text(visitor, chart, name):
    return visitor.chart(chart).locator(f"g.{name}_marks text").text_content()


def said(visitor, chart, name):
    """The matrix of a live line of text."""
    numbers = re.findall(r"-?\d+(?:\.\d+)?", text(visitor, chart, name).split("=")[1].replace("−", "-"))
    return np.array(numbers, dtype=float).reshape(2, 2)


def state(visitor, name, default):
    return visitor.query().get(f"matrix_product_{name}", default)


def agree(visitor):
    A, B = matrix(state(visitor, "a", "1 1; 0 1")).entries, matrix(state(visitor, "b", "0 -1; 1 0")).entries
    for name, expected in (("ab_product", product(A, B)), ("ba_product", product(B, A)), ("gap_said", commutator(A, B))):
        np.testing.assert_allclose(said(visitor, BOTH, name), np.array(expected, dtype=float), atol=6e-4)
    return A, B


def test_dragged_columns_move_both_products_and_the_link_has_them(visitor):
    visitor.open("matrix_product")
    visitor.mark(BOTH)
    agree(visitor)
    before, shown = visitor.sent, text(visitor, BOTH, "gap_said")
    hold(visitor, BOTH, "Afirst_handle", -20, -25)
    assert visitor.sent == before
    held = text(visitor, BOTH, "gap_said")
    assert held != shown
    visitor.drop()
    assert visitor.sent == before + 1
    assert visitor.still_the_same(BOTH)
    assert text(visitor, BOTH, "gap_said") == held
    A, B = agree(visitor)
    assert [float(row[0]) for row in A] == pytest.approx((1 - 20 / UNIT, 25 / UNIT), abs=0.03)
    assert [row[1] for row in A] == [1, 1]
    assert visitor.page.get_by_role("textbox", name="Matrix A").input_value() == visitor.query()["matrix_product_a"]
    hold(visitor, BOTH, "Bsecond_handle", 15, 20)
    visitor.drop()
    A, B = agree(visitor)
    hold(visitor, BOTH, "time_knob", -73, 0)
    visitor.drop()
    t = float(state(visitor, "t", 2))
    assert 1.2 < t < 1.6
    assert text(visitor, BOTH, "ab_moment") == f"A({t - 1:.2f}".rstrip("0") + ")·B"
    now = played(B, A, t, turning=True)
    assert f"{float(now[0][0]):.4g}".replace("-", "−") in visitor.words()
    visitor.page.get_by_label("play").first.check()
    visitor.page.wait_for_timeout(600)
    assert text(visitor, BOTH, "ab_moment") != f"A({t - 1:.2f}".rstrip("0") + ")·B"
    assert not visitor.errors


def point_at(visitor, i, j):
    """The middle of a cell of PQ on the screen."""
    floor = visitor.chart(SCHEME).locator("g.scheme_floor_marks path").first
    floor.evaluate("node => node.scrollIntoView({block: 'center'})")
    box = floor.bounding_box()
    return box["x"] + 198 + (j - 0.5) * 64, box["y"] + 198 + (i - 0.5) * 64


def test_pointing_at_a_cell_lights_its_sum_and_a_click_keeps_it(visitor):
    visitor.open("matrix_product")
    visitor.mark(SCHEME)
    sums = {(i, j): f"{entry_name(i, j)} = {written_out(P, Q, i, j)}" for i in (1, 2) for j in (1, 2)}
    before = visitor.sent
    for (i, j), whole in sums.items():
        visitor.page.mouse.move(*point_at(visitor, i, j))
        visitor.page.wait_for_timeout(120)
        assert text(visitor, SCHEME, "sum") == whole
        products = visitor.chart(SCHEME).locator("g.parts_marks text").all_text_contents()
        assert " ".join(products) == whole.split(" = ")[1]
    assert visitor.sent == before
    x, y = point_at(visitor, 2, 2)
    visitor.page.mouse.move(x, y + 300)  # outside: the cell of the link is back
    visitor.page.wait_for_timeout(150)
    assert text(visitor, SCHEME, "sum") == sums[2, 1]
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.down()
    for k in range(9):
        visitor.page.mouse.move(x - 8 * k, y - 8 * k)
    visitor.drop()
    assert (float(state(visitor, "i", 2)), float(state(visitor, "j", 1))) == (1, 1)
    assert sums[1, 1].split(" = ", 1)[1] in visitor.words()
    visitor.page.mouse.move(x, y + 300)
    visitor.page.wait_for_timeout(150)
    assert text(visitor, SCHEME, "sum") == sums[1, 1]
    assert visitor.still_the_same(SCHEME)
    assert not visitor.errors


def test_a_dragged_rotation_and_dragged_sizes_are_those_of_the_functions(visitor):
    visitor.open("matrix_product?matrix_product_law=R+%3D+S₁S₂S₁&matrix_product_s=0.5")
    visitor.mark(LAWS)
    hold(visitor, LAWS, "turn_handle", -120, -10)
    held = text(visitor, LAWS, "goal")
    visitor.drop()
    assert text(visitor, LAWS, "goal") == held
    τ = half_tangent(state(visitor, "tau", "1/2"))
    assert τ > 1
    np.testing.assert_allclose(said(visitor, LAWS, "goal"), np.array(rotation(τ), dtype=float), atol=6e-4)
    factors = chain(Law.SHEARS, ((1, 0), (0, 1)), ((1, 0), (0, 1)), τ).factors
    np.testing.assert_allclose(said(visitor, LAWS, "now"), np.array(on_the_way(factors, 0.5), dtype=float), atol=6e-4)
    hold(visitor, LAWS, "moments_knob", 140, 0)
    visitor.drop()
    assert text(visitor, LAWS, "goal").endswith("= M")
    assert visitor.still_the_same(LAWS)
    for size, way in (("n", -80), ("q", 120), ("m", -40)):
        hold(visitor, COST, f"{size}_size", way, 0)
        visitor.drop()
        m, n, p, q = (int(float(state(visitor, name, 1 if name == "q" else 1000))) for name in "mnpq")
        counts = [int(text(visitor, COST, f"{name}_count").replace(",", "")) for name in ("one", "two")]
        assert counts == list(orders(m, n, p, q))
    assert q > 10
    assert f"{orders(m, n, p, q).left_first:,}" in visitor.words()
    assert not visitor.errors


@pytest.mark.parametrize("visitor", ["phone"], indirect=True)
def test_a_finger_drags_a_column_and_chooses_a_cell(visitor):
    visitor.open("matrix_product")
    ab, ba = (visitor.chart(BOTH).locator(f"g.{name}_product_marks text").bounding_box() for name in ("ab", "ba"))
    assert ba["y"] > ab["y"] + 200  # one above the other
    visitor.finger("Bfirst_handle", 20, 15, chart=BOTH)
    _, B = agree(visitor)
    assert [float(row[0]) for row in B] == pytest.approx((20 / UNIT, 1 - 15 / UNIT), abs=0.05)
    visitor.page.touchscreen.tap(*point_at(visitor, 1, 2))
    visitor.rest()
    assert (float(state(visitor, "i", 2)), float(state(visitor, "j", 1))) == (1, 2)
    assert text(visitor, SCHEME, "sum") == f"c₁₂ = {written_out(P, Q, 1, 2)}"
    assert not visitor.errors
