"""Dragging columns, probe and time on the page of eigenvectors: same frame, nothing sent, and afterwards everything agrees."""

import math
import re

import numpy as np
import pytest

from explorers.charts.eigenvectors_live import WITHIN
from explorers.eigenvectors import Kind, alignment, deform, eigensystem, orbit, turn_and_stretch
from explorers.tables import matrix

UNIT = 300 / 6.8  # pixels
CHART = "eigenvectors_plane"
VIOLET = "#8e3aa8"  # Av on a light page


def number(text: str) -> float:
    return float(text.replace("−", "-"))


def texts(visitor, key=CHART):
    return [text for text in visitor.chart(key).locator("text").all_text_contents() if text]


def readout(visitor):
    """The two live lines above the plane."""
    return [visitor.chart(CHART).locator(f"g.{name}_marks text").text_content() for name in ("values", "probe")]


def held_matrix(visitor):
    return matrix(visitor.query().get("eigenvectors_a", "2 1; 1 2"), shape=(2, 2)).entries


def lines(visitor, key=CHART):
    return visitor.chart(key).locator("g.eigenlines_marks path, g.eigenlines_marks line").count()


def place(visitor, name):
    """A handle in the coordinates of the plane."""
    x, y = visitor.handle(name)
    box = visitor.chart(CHART).locator("g.plane_floor_marks path").bounding_box()
    return (x - box["x"] - 150) / UNIT, (150 - y + box["y"]) / UNIT


def agree(visitor):
    """The live numbers of the chart are those of the function."""
    system, (values, _) = eigensystem(held_matrix(visitor)), readout(visitor)
    if system.kind is Kind.COMPLEX:
        assert number(re.search(r"\|λ\| = ([\d.]+)", values)[1]) == pytest.approx(abs(system.values[0]), rel=1e-3)
    else:
        shown = [number(x) for x in re.findall(r"−?[\d.]+", values.replace("×2", ""))]
        assert shown == pytest.approx(system.values[: len(shown)], abs=1e-3)
        assert len(shown) == len(system.algebraic)
        assert ("×2" in values) == (len(shown) == 1)
    assert lines(visitor) == (0 if system.kind is Kind.COMPLEX else len(system.directions))


def test_a_dragged_column_sends_nothing_while_held_and_then_everything_agrees(visitor):
    visitor.open("eigenvectors")
    visitor.mark(CHART)
    before, values = visitor.sent, readout(visitor)
    visitor.grab("first_handle", -60, 50)
    assert visitor.sent == before
    held = readout(visitor)
    assert held[0] != values[0]
    visitor.drop()
    assert visitor.sent == before + 1
    assert visitor.still_the_same(CHART)
    (a, b), (c, d) = held_matrix(visitor)
    assert (float(a), float(c)) == pytest.approx((2 - 60 / UNIT, 1 - 50 / UNIT), abs=0.03)
    assert (b, d) == (1, 2)
    assert visitor.page.get_by_role("textbox", name="Matrix A").input_value() == visitor.query()["eigenvectors_a"]
    assert readout(visitor)[0] == held[0]
    agree(visitor)
    assert re.fullmatch(r"-?[\d.]+ 1; -?[\d.]+ 2", visitor.query()["eigenvectors_a"])
    words = f"{eigensystem(held_matrix(visitor)).values[0]:.4g}".replace("-", "−")
    assert f"λ = {words}" in visitor.words()
    assert not visitor.errors


@pytest.mark.parametrize("way", [(40, 20), (-100, 90), (-30, 110), (-88, -44)])
def test_while_a_column_is_held_the_browser_shows_the_eigenvalues_of_the_function(visitor, way):
    visitor.open("eigenvectors?eigenvectors_a=1+1;+-1/3+1/2")
    visitor.grab("second_handle", *way)
    held, drawn = readout(visitor), lines(visitor)
    visitor.drop()
    assert (readout(visitor), lines(visitor)) == (held, drawn)
    agree(visitor)
    assert str(held_matrix(visitor)[1][0]) == "-1/3"  # the other column stays exact


@pytest.mark.parametrize("typed", ["sqrt(3)/2 -1/2; 1/2 sqrt(3)/2", "1/3 0.123456; 7 -1e-9"])
def test_dragging_the_probe_leaves_the_typed_matrix_as_it_is(visitor, typed):
    visitor.open(f"eigenvectors?eigenvectors_a={typed.replace('+', '%2B')}")
    visitor.grab("probe_handle", 40, 30)
    visitor.drop()
    assert visitor.query()["eigenvectors_a"] == typed
    assert float(visitor.query()["eigenvectors_vx"]) == pytest.approx(-1.6 + 40 / UNIT, abs=0.03)


def test_the_probe_lights_up_on_a_line_and_says_the_eigenvalue(visitor):
    visitor.open("eigenvectors")
    x, y = place(visitor, "probe_handle")
    for target, value in (((-1.5, 1.5), 1), ((-1.5, -1.5), 3), ((1, -1.05), 1), ((-0.5, 1.5), None), ((1.2, 1.3), 3)):
        x, y = place(visitor, "probe_handle")
        visitor.grab("probe_handle", (target[0] - x) * UNIT, (y - target[1]) * UNIT)
        held = readout(visitor)[1]
        visitor.drop()
        v = [float(visitor.query()[f"eigenvectors_v{axis}"]) for axis in "xy"]
        found = alignment([[2, 1], [1, 2]], v, within=WITHIN)
        assert found.value == value
        if value is None:
            assert number(re.search(r"= ([\d.]+)°", held)[1]) == pytest.approx(math.degrees(found.angle), abs=0.06)
            assert "not an eigenvector" in visitor.words()
        else:
            assert held == f"Av ≈ {value} v"
            assert re.search(f"Av = {value} v|≈ {value} v", visitor.words())
        assert readout(visitor)[1] == held


@pytest.mark.parametrize(("path", "way"), [("(1+−+t)I+%2B+tA", deform), ("turn+and+stretch", turn_and_stretch)])
def test_the_knob_scrubs_the_time_and_the_picture_is_the_matrix_of_the_moment(visitor, path, way):
    visitor.open(f"eigenvectors?eigenvectors_a=0+-1;+2+1&eigenvectors_path={path}")
    visitor.mark(CHART)
    before = visitor.sent
    visitor.grab("time_knob", -97, 6)
    assert visitor.sent == before
    tip = image(visitor)
    visitor.drop()
    assert visitor.sent == before + 1
    assert visitor.still_the_same(CHART)
    t = float(visitor.query()["eigenvectors_t"])
    assert t == pytest.approx(1 - 97 / (300 / 1.24), abs=0.02)
    expected = way([[0, -1], [2, 1]], t) @ (-1.6, 0.8)
    assert tip == pytest.approx(expected, abs=0.03)
    assert image(visitor) == pytest.approx(expected, abs=0.03)
    assert f"At t = {t:g} the picture shows A(t)" in visitor.words()


def image(visitor):
    """The tip of the violet arrow, A(t)v."""
    way = "line => [line.getAttribute('x2'), line.getAttribute('y2')]"
    across, up = visitor.chart(CHART).locator(f"line[stroke='{VIOLET}']").evaluate(way)
    return float(across) / UNIT, -float(up) / UNIT


def test_play_moves_the_plane_and_sends_nothing(visitor):
    visitor.open("eigenvectors")
    visitor.chart(CHART).get_by_label("play").check()
    before, seen = visitor.sent, []
    for _ in range(3):
        visitor.page.wait_for_timeout(500)
        seen.append(visitor.page.locator("g.time_knob_marks path").bounding_box()["x"])
    assert len({round(x) for x in seen}) == 3
    assert visitor.sent == before
    assert not visitor.errors


def test_a_complex_pair_has_no_line_and_a_defective_matrix_one(visitor):
    for typed, count in (("0 -1; 1 0", 0), ("1 1; 0 1", 1), ("2 0; 0 2", 0), ("2 1; 1 2", 2)):
        visitor.open(f"eigenvectors?eigenvectors_a={typed}")
        visitor.chart("eigenvectors_orbit").locator("svg").wait_for()
        assert lines(visitor) == lines(visitor, "eigenvectors_orbit") == count, typed
        assert len([text for text in texts(visitor) if text.startswith("λ = ")]) == count + 1
        agree(visitor)


def test_the_layout_stands_still_while_handles_reach_the_edges(visitor):
    visitor.open("eigenvectors")
    floor = visitor.chart(CHART).locator("g.plane_floor_marks path")
    at = floor.bounding_box()
    for name, way in (("first_handle", (40, -80)), ("second_handle", (-180, -44)), ("probe_handle", (-60, 160))):
        visitor.grab(name, *way)
        assert floor.bounding_box() == at
        visitor.drop()
        assert floor.bounding_box() == at


def test_the_orbit_follows_the_dragged_vector(visitor):
    visitor.open("eigenvectors?eigenvectors_a=0.5+2.5;+0+0.5&eigenvectors_n=4")
    visitor.mark("eigenvectors_orbit")
    before = visitor.sent
    visitor.grab("start_handle", 60, -30)
    held = dots(visitor)
    assert visitor.sent == before
    visitor.drop()
    assert visitor.sent == before + 1
    assert visitor.still_the_same("eigenvectors_orbit")
    v = [float(visitor.query()[f"eigenvectors_v{axis}"]) for axis in "xy"]
    np.testing.assert_allclose(held, orbit([[0.5, 2.5], [0, 0.5]], v, 4), atol=0.03)
    np.testing.assert_allclose(dots(visitor), held, atol=0.03)
    visitor.grab("steps_knob", 60, 0)
    assert len(dots(visitor)) > 5
    visitor.drop()
    n = int(float(visitor.query()["eigenvectors_n"]))
    assert f"After {n} steps" in visitor.words()
    assert len(dots(visitor)) == n + 1


def dots(visitor):
    chart, unit = visitor.chart("eigenvectors_orbit"), 300 / 13
    box = chart.locator("g.orbit_floor_marks path").bounding_box()
    marks = [mark.bounding_box() for mark in chart.locator("g.dots_marks path").all()]
    centres = [(mark["x"] + mark["width"] / 2 - box["x"], mark["y"] + mark["height"] / 2 - box["y"]) for mark in marks]
    return [((across - 150) / unit, (150 - down) / unit) for across, down in centres]
