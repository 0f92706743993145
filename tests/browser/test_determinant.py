"""Dragging columns, points, sizes and the solid: same frame, and afterwards picture, link and functions agree."""

import re

import pytest

from explorers.determinant import determinant
from explorers.orientation import Side, diameter, side
from explorers.tables import matrix
from explorers.volume_count import POWERS, count

CHART, UNIT = "determinant_plane", 300 / 6.4
DEFAULT = {"a": "2 1/2; 1/2 3/2", "b": "1 -1; 1 1/2"}


def opened(visitor, link="determinant"):
    """The page with all of its pictures, the last of which takes longest."""
    visitor.open(link)
    visitor.chart("determinant_solid").locator("svg").wait_for()
    visitor.rest()


def said(visitor, chart, name):
    return visitor.chart(chart).locator(f"g.{name}_marks text").text_content()


def numbers(text):
    return [float(x.replace("−", "-")) for x in re.findall(r"−?[\d.]+(?:e[+-]\d+)?", text.replace(",", ""))]


def typed(visitor, name="a"):
    return matrix(visitor.query().get(f"determinant_{name}", DEFAULT[name]), shape=(2, 2)).entries


def agree(visitor):
    A, text = typed(visitor), said(visitor, CHART, "det")
    words = {Side.KEPT: "orientation kept", Side.REVERSED: "orientation reversed", Side.POINT: "flat: a point",
             Side.SEGMENT: "flat: a segment"}  # fmt: skip
    assert words[side(A)] in text
    assert numbers(text)[0] == pytest.approx(float(determinant(A)), rel=1e-3, abs=1e-9)
    assert side(A) is not Side.SEGMENT or numbers(text)[1] == pytest.approx(diameter(A), rel=1e-3)


def test_dragged_columns_turn_the_figure_over_and_flatten_it(visitor):
    opened(visitor)
    visitor.mark(CHART)
    before, box = visitor.sent, visitor.chart(CHART).locator("g.plane_floor_marks path").bounding_box()
    agree(visitor)
    for name, way, expected in (("second_handle", (0, 2 * UNIT), "reversed"), ("first_handle", (-3 * UNIT, 10), "kept")):
        visitor.grab(name, *way)
        shown = said(visitor, CHART, "det")
        assert expected in shown
        visitor.drop()
        assert said(visitor, CHART, "det") == shown
        agree(visitor)
        assert f"orientation {expected}" in visitor.words()
    visitor.grab("second_handle", *(-UNIT * x for x in (2, -1)))
    visitor.drop()
    agree(visitor)
    assert visitor.sent == before + 3
    assert visitor.still_the_same(CHART)
    assert visitor.chart(CHART).locator("g.plane_floor_marks path").bounding_box() == box
    assert visitor.page.get_by_role("textbox", name="Matrix A").input_value() == visitor.query()["determinant_a"]
    for text in ("2 -1; 1 -1/2", "0 0; 0 0", "100 101; 99 100"):
        field = visitor.page.get_by_role("textbox", name="Matrix A")
        field.fill(text)
        field.press("Enter")
        visitor.rest()
        agree(visitor)
    assert "Fooled" in visitor.words()
    assert not visitor.errors


def test_the_count_and_the_sizes_follow_the_hand(visitor):
    opened(visitor)
    before = visitor.sent
    M = matrix("1 2 0; 2 0 1; 1 0 2").entries
    for way in (-70, -40, 60):
        visitor.grab("points_handle", way, 5)
        hits, points, estimate, error = numbers(said(visitor, "determinant_count", "counted").replace(" of ", " ; "))
        visitor.drop()
        k = POWERS.index(round(float(visitor.query().get("determinant_lg", 4)), 1))
        found = count(M, 1)
        assert (hits, points) == (found.hits[k], found.points[k])
        assert (estimate, error) == pytest.approx((found.estimate[k], found.error[k]), rel=0.06)
    visitor.grab("det_handle", -100, 0)
    shown = visitor.chart("determinant_near").locator("g.det_said_marks text").all_text_contents()
    visitor.drop()
    n = int(float(visitor.query()["determinant_n"]))
    assert n < 8
    assert sorted(numbers(text)[0] for text in shown) == pytest.approx([0.1**n, 1])
    assert f"For n = {n}:" in visitor.words()
    assert visitor.sent == before + 4
    assert not visitor.errors


def test_the_second_matrix_is_dragged_and_its_product_agrees(visitor):
    opened(visitor, "determinant?determinant_a=1+2;+2+-2")
    for way in ((-40, 60), (20, 80)):
        handle = visitor.chart("determinant_both").locator("g.second_handle_marks path")
        handle.scroll_into_view_if_needed()
        box = handle.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        visitor.page.mouse.move(x, y)
        visitor.page.mouse.down()
        visitor.page.mouse.move(x + way[0], y + way[1], steps=8)
        visitor.page.wait_for_timeout(150)
        shown = said(visitor, "determinant_both", "factors"), said(visitor, "determinant_both", "product")
        visitor.drop()
        det = float(determinant(typed(visitor, "b")))
        assert numbers(shown[0]) == pytest.approx([det, -6], rel=1e-3, abs=1e-4)
        assert numbers(shown[1]) == pytest.approx([-6 * det], rel=1e-3, abs=1e-3)
    assert visitor.query()["determinant_b"].startswith("1 ")  # the first column stays as typed
    assert not visitor.errors
