"""The visitor's own landscape: the map is dragged, a point is pressed, the surface turns, on mouse and finger."""

import pytest

LINK = "critical_points?critical_points_f=x%5E4%2By%5E4-4x%20y&critical_points_wide=4&critical_points_tall=4"


def middle(visitor):
    picture = visitor.chart("critical_points_own").locator("g.map_floor_marks path").first
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, box["width"]


def test_dragging_the_map_moves_the_window_and_finds_what_is_there(visitor):
    visitor.open(LINK)
    visitor.mark("critical_points_own")
    x, y, wide = middle(visitor)
    before = visitor.sent
    visitor.page.mouse.move(x + 40, y - 40)
    visitor.page.mouse.down()
    for k in range(12):
        visitor.page.mouse.move(x + 40 - 8 * k, y - 40 + 8 * k)
    assert visitor.sent == before
    visitor.drop()
    query = visitor.query()
    assert float(query["critical_points_cx"]) == pytest.approx(88 * 4 / wide, abs=0.06)
    assert float(query["critical_points_cy"]) == pytest.approx(88 * 4 / wide, abs=0.06)
    assert visitor.still_the_same("critical_points_own")
    assert not visitor.errors


def test_pressing_a_point_lays_its_quadratic_on_the_surface(visitor):
    visitor.open(LINK)
    x, y, wide = middle(visitor)
    visitor.page.mouse.click(x + wide / 4, y - wide / 4)  # the minimum at (1, 1)
    visitor.rest()
    assert visitor.query()["critical_points_pick"] in ("2", "2.0")
    assert "the quadratic at (1, 1), with f = −2 and curvatures 8, 16: minimum, checked" in visitor.words()
    assert visitor.chart("critical_points_own").locator("path[fill^='rgb(2']").count() > 10
