"""Dragging ellipse, columns, time, rank and right-hand side: same frame, and afterwards everything agrees."""

import re

import numpy as np
import pytest

from explorers.low_rank import errors
from explorers.perturbation import perturbation
from explorers.pictures import picture
from explorers.svd import motion, svd
from explorers.tables import matrix

CHART, UNIT = "svd_plane", 300 / 5.6
DEFAULT = "0.9 0; 1.2 1.5"


def opened(visitor, link="svd"):
    """The page with all of its pictures, the last of which takes longest."""
    visitor.open(link)
    visitor.chart("svd_solve").locator("svg").wait_for()
    visitor.rest()


def number(text: str) -> float:
    return float(text.replace("−", "-"))


def readout(visitor):
    """σ₁, σ₂ and κ above the plane."""
    text = visitor.chart(CHART).locator("g.values_marks text").text_content()
    return [np.inf if part == "∞" else number(part) for part in re.findall(r"= ([\d.]+|∞)", text)]


def typed(visitor):
    return matrix(visitor.query().get("svd_a", DEFAULT), shape=(2, 2)).entries


def agree(visitor):
    found = svd(typed(visitor))
    assert readout(visitor) == pytest.approx([*found.values, found.condition], rel=1e-3, abs=1e-4)


def place(visitor, name):
    x, y = visitor.handle(name)
    box = visitor.chart(CHART).locator("g.plane_floor_marks path").bounding_box()
    return np.array([(x - box["x"] - 150) / UNIT, (150 - y + box["y"]) / UNIT])


def test_a_dragged_tip_reshapes_the_matrix_and_keeps_v(visitor):
    opened(visitor)
    visitor.mark(CHART)
    before = visitor.sent
    for name, way in (("long_handle", (50, 30)), ("short_handle", (10, 15)), ("long_handle", (-40, 30))):
        v, tip = svd(typed(visitor)).V, place(visitor, name)
        visitor.grab(name, *way)
        held = readout(visitor)
        visitor.drop()
        assert readout(visitor) == held
        agree(visitor)
        assert abs(svd(typed(visitor)).V - v).max() < 0.02
        assert place(visitor, name) == pytest.approx(tip + np.array([way[0], -way[1]]) / UNIT, abs=0.03)
    assert visitor.sent == before + 3
    assert visitor.still_the_same(CHART)
    assert visitor.page.get_by_role("textbox", name="Matrix A").input_value() == visitor.query()["svd_a"]
    assert not visitor.errors


def test_columns_time_and_the_pair_at_a_tie_are_dragged(visitor):
    opened(visitor, "svd?svd_hand=Ae₁,+Ae₂&svd_a=1.2+-1.6;+1.6+1.2")
    visitor.grab("turn_handle", -20, -60)
    visitor.drop()
    turn = int(float(visitor.query()["svd_turn"]))
    assert turn == pytest.approx(np.degrees(np.arctan2(60, UNIT - 20)), abs=2)
    assert visitor.query()["svd_a"] == "1.2 -1.6; 1.6 1.2"
    assert place(visitor, "turn_handle") == pytest.approx([np.cos(np.radians(turn)), np.sin(np.radians(turn))], abs=0.02)
    visitor.grab("second_handle", 40, 70)
    assert visitor.chart(CHART).locator("g.turn_handle_marks path").count() == 0
    visitor.drop()
    agree(visitor)
    visitor.grab("time_knob", -60, 4)
    visitor.drop()
    t = float(visitor.query()["svd_t"])
    (a, b), (c, d) = motion(svd(typed(visitor)), t)
    words = f"columns ({a:.4g}, {c:.4g}) and ({b:.4g}, {d:.4g})".replace("-", "−")
    assert words in visitor.words()


def test_the_rank_changes_picture_and_errors_in_the_same_frame(visitor):
    opened(visitor)
    bounds, before = errors(picture("house")), visitor.sent
    cells = visitor.chart("svd_rank").locator("g.map_shade_marks path")
    first = cells.evaluate_all("marks => marks.map(mark => mark.getAttribute('fill')).join()")
    for way in (40, -17, 90):
        visitor.grab("rank_knob", way, 3)
        shown = [number(visitor.chart("svd_rank").locator(f"g.{norm}_error_marks text").text_content().split()[-1])
                 for norm in ("two", "fro")]  # fmt: skip
        assert cells.evaluate_all("marks => marks.map(mark => mark.getAttribute('fill')).join()") != first
        visitor.drop()
        k = int(float(visitor.query()["svd_k"]))
        assert shown == pytest.approx(bounds[k], rel=1e-3, abs=1e-6)
    assert visitor.sent == before + 3


def test_the_errors_of_the_solution_are_those_of_the_function(visitor):
    opened(visitor, "svd?svd_a=1.5+0.5;+1+-1")
    for name, way in (("error_handle", (30, -20)), ("b_handle", (40, 50)), ("error_handle", (-50, 0))):
        visitor.grab(name, *way)
        held = [number(visitor.chart("svd_solve").locator(f"g.{row}_said_marks text").text_content()[:-2])
                for row in ("ofb", "ofx", "bound")]  # fmt: skip
        visitor.drop()
        state = {"svd_bx": 1, "svd_by": 2, "svd_ex": 0.3, "svd_ey": 0.2} | visitor.query()
        b, error = ([float(state[f"svd_{part}{axis}"]) for axis in "xy"] for part in "be")
        found = perturbation(typed(visitor), b, error)
        assert held == pytest.approx([100 * found.of_b, 100 * found.of_x, 100 * found.condition * found.of_b], rel=2e-3)
