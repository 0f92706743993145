"""Dragging points, the line and k on the page of principal components: same frame, nothing sent, and then everything agrees."""

import re

import pytest

from explorers.datasets import dataset
from explorers.least_squares_line import (
    first_axis,
    least_squares_line,
    perpendicular_squares,
    variance_along,
    vertical_squares,
)
from explorers.pca import principal_components, shares, typical_error
from explorers.plane_points import plane_points

CHART = "pca_plane"
UNIT = 30  # pixels
START = "-2.5 -1.5; -1.5 0.8; -0.5 -2; 0.5 2.2; 1 -0.5; 2 3.2; 3 0.5; 4 3"


def numbers(text: str) -> list[float]:
    return [float(found) for found in re.findall(r"-?\d+\.?\d*", text.replace("−", "-"))]


def readout(visitor) -> list[float]:
    """λ₁, λ₂ and the share; Σ⊥² of the axis and of LS; Σ↕² of LS and of the axis; φ and its share."""
    names = ("variances", "perpendicular", "vertical", "along")
    return [n for name in names for n in numbers(visitor.chart(CHART).locator(f"g.{name}_marks text").text_content())]


def expected(points, angle=-30, *, centred=True) -> list[float]:
    λ = principal_components(points, centred=centred).variances
    axis, fit = first_axis(points, centred=centred), least_squares_line(points)
    along = variance_along(points, angle, centred=centred)
    perpendicular = [perpendicular_squares(points, line) for line in (axis, fit)]
    vertical = [vertical_squares(points, line) for line in (fit, axis)]
    return [*λ, 100 * λ[0] / sum(λ), *perpendicular, *vertical, angle, 100 * along / sum(λ)]


def held_points(visitor):
    return plane_points(visitor.query().get("pca_points", START), reach=4.3).array


def drag_point(visitor, k, way):
    """Hold point k, from 1, and move it by so many pixels."""
    mark = visitor.chart(CHART).locator("g.point_handle_marks path").nth(k - 1)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.down()
    for step in range(1, 11):
        visitor.page.mouse.move(x + way[0] * step / 10, y + way[1] * step / 10)
    visitor.page.wait_for_timeout(150)


def test_held_points_show_the_numbers_of_the_function_and_the_link_keeps_them(visitor):
    visitor.open("pca")
    visitor.mark(CHART)
    assert readout(visitor) == pytest.approx(expected(held_points(visitor)), rel=1e-3)
    for k, way in ((1, (-30, -100)), (7, (-45, -60)), (5, (20, 80))):
        before, was = visitor.sent, readout(visitor)
        drag_point(visitor, k, way)
        held = readout(visitor)
        assert (visitor.sent, held != was) == (before, True)
        point = held_points(visitor)[k - 1]
        visitor.drop()
        assert visitor.sent == before + 1
        points = held_points(visitor)
        assert points[k - 1] - point == pytest.approx((way[0] / UNIT, -way[1] / UNIT), abs=0.04)
        assert held == readout(visitor) == pytest.approx(expected(points), rel=1e-3, abs=0.051)
    assert visitor.page.get_by_role("textbox", name="Points").input_value() == visitor.query()["pca_points"]
    assert visitor.query()["pca_points"].startswith("-3.5")
    assert f"{expected(points)[2]:.4g} %" in visitor.words()
    assert visitor.still_the_same(CHART)
    assert not visitor.errors


def test_the_own_line_is_turned_at_its_end_and_on_the_wave(visitor):
    visitor.open("pca?pca_centred=false&pca_show=φ")
    visitor.mark(CHART)
    visitor.grab("line_handle", -60, -150)
    held = readout(visitor)
    visitor.drop()
    angle = float(visitor.query()["pca_angle"])
    assert angle == pytest.approx(27, abs=12)
    assert held == readout(visitor) == pytest.approx(expected(held_points(visitor), angle, centred=False), rel=1e-3, abs=0.051)
    visitor.grab("turn_handle", 50, 5)
    visitor.drop()
    assert float(visitor.query()["pca_angle"]) == pytest.approx(angle + 50 * 210 / 260, abs=1.5)
    assert visitor.still_the_same(CHART)


def test_k_is_dragged_along_what_the_components_keep(visitor):
    visitor.open("pca?pca_scaled=true")
    visitor.mark("pca_scores")
    found = principal_components(dataset("iris").table.values, scaled=True)
    for way, k in ((50, 3), (-100, 1)):
        visitor.grab("k_handle", way, 0)
        said = numbers(visitor.chart("pca_scores").locator("g.said_marks text").text_content())
        assert said == pytest.approx([k, 100 * shares(found.variances)[:k].sum(), typical_error(found, k)], rel=1e-3)
        visitor.drop()
        assert float(visitor.query().get("pca_k", 2)) == k
    visitor.page.get_by_text("penguins", exact=True).click()
    visitor.rest()
    assert "342 rows, 4 columns" in visitor.words()
    assert visitor.still_the_same("pca_scores")
    assert not visitor.errors


def test_a_file_is_read_or_refused_with_the_line_and_stays_out_of_the_link(visitor):
    visitor.open("pca?pca_set=own+table")
    chooser = visitor.page.locator("input[type=file]")
    chooser.set_input_files({"name": "bad.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n3\n"})
    visitor.rest()
    assert "The file was not read. Line 3 has 1 entry" in visitor.words()
    chooser.set_input_files({"name": "good.csv", "mimeType": "text/csv", "buffer": b"a;b;c\n1,5;2;3\n3;1;4\n2;2;9\n5;4,5;1\n"})
    visitor.rest()
    assert "4 rows, 3 columns" in visitor.words()
    assert visitor.query() == {"pca_set": "own table"}
    assert not visitor.errors
