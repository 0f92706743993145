"""The point dragged on the map moves on the surface and on both slices in the same frame; the numbers are exact."""

import re

import pytest

from explorers.functions import parse
from explorers.partials import partials
from explorers.patched import patched
from explorers.plane_verdict import judge

KEY, ERRORS = "surfaces_surface", "surfaces_errors"
CUBIC = parse("x^2 - x y + y^3/3", ("x", "y"))
RIDGE = "surfaces?surfaces_f=x%5E2%20y/(x%5E4%2By%5E2)&surfaces_v=0&surfaces_x0=0.5&surfaces_y0=0&surfaces_w=1&surfaces_k=1"
PER_UNIT = 300 / 4  # pixels of the map


def texts(visitor, key) -> list[str]:
    return [t.replace("−", "-") for t in visitor.chart(key).locator("text").all_text_contents()]


def shown(visitor) -> dict:
    words = texts(visitor, KEY)
    starts = "p = ", "f(p) = ", "∂f/∂x = ", "∂f/∂y = "
    said = {start: t.removeprefix(start) for t in words for start in starts if t.startswith(start)}
    return {**said, "slopes": [t.removeprefix("slope ") for t in words if t.startswith("slope ")]}


def agrees(seen: dict, f) -> tuple[float, float]:
    """Checks the numbers in the picture at the point that it names, and returns the point."""
    x, y = map(float, re.fullmatch(r"\((.*), (.*)\)", seen["p = "]).groups())
    found = partials(f, x, y)
    assert float(seen["f(p) = "]) == pytest.approx(found.value, rel=6e-4, abs=1e-6)
    for name, slope, told in zip(("∂f/∂x = ", "∂f/∂y = "), found.slopes, seen["slopes"], strict=True):
        assert float(seen[name]) == pytest.approx(slope, rel=6e-4, abs=1e-6)
        assert told == seen[name]
    return x, y


def place(visitor) -> tuple[float, float]:
    query = visitor.query()
    return tuple(float(query.get(f"surfaces_{name}", rest)) for name, rest in (("x0", 0.6), ("y0", -0.5)))


def test_the_point_is_dragged_on_the_map_and_on_a_slice(visitor):
    page = visitor.open("surfaces")
    page.mark(KEY)
    assert agrees(shown(page), CUBIC) == (0.6, -0.5)
    before, resting = page.sent, page.chart(KEY).locator("g[class*=orbit]").first.inner_html()
    page.grab("point_handle", -60, -75)
    held = agrees(shown(page), CUBIC)
    assert page.sent == before
    assert page.chart(KEY).locator("g[class*=orbit]").first.inner_html() != resting
    page.drop()
    assert page.sent == before + 1
    assert page.still_the_same(KEY)
    assert place(page) == held == pytest.approx((0.6 - 60 / PER_UNIT, -0.5 + 75 / PER_UNIT), abs=0.06)
    assert page.page.get_by_label("point, x").input_value() == f"{held[0]:.3f}"
    assert f"has height f(p) = {float(CUBIC.value(*held)):.4g}".replace("-", "−") in page.words()
    page.grab("north_handle", 24, 30)
    moved = agrees(shown(page), CUBIC)
    page.drop()
    assert place(page) == moved == pytest.approx((held[0], held[1] + 24 * 4 / 128), abs=0.06)
    assert not page.errors


def test_the_surface_turns_and_a_release_outside_brings_the_point_home(visitor):
    page = visitor.open("surfaces")
    page.mark(KEY)
    floor = page.chart(KEY).locator("g.orbit_floor_marks path").first
    floor.scroll_into_view_if_needed()
    box = floor.bounding_box()
    x, y = box["x"] + 40, box["y"] + box["height"] - 60
    page.page.mouse.move(x, y)
    page.page.mouse.down()
    page.page.mouse.move(x + 50, y - 20, steps=8)
    page.drop()
    assert float(page.query()["surfaces_az"]) == pytest.approx(1.0, abs=0.03)
    assert float(page.query()["surfaces_el"]) == pytest.approx(0.5, abs=0.03)
    before = page.sent
    page.grab("point_handle", 200, 20)
    assert agrees(shown(page), CUBIC) == pytest.approx((2.0, -0.75), abs=0.06)
    page.drop()
    assert page.sent == before
    assert agrees(shown(page), CUBIC) == (0.6, -0.5)
    assert page.still_the_same(KEY)


def test_the_radius_is_dragged_and_every_ratio_is_the_one_of_the_function(visitor):
    page = visitor.open(RIDGE.replace("surfaces_x0=0.5", "surfaces_x0=0"))
    page.mark(ERRORS)
    judged = judge(patched(parse("x^2 y/(x^4+y^2)", ("x", "y")), 0), 0.0, 0.0)
    before = page.sent
    for dx in (20, 60, 100):
        page.grab("r_handle", dx, 0)
        held = next(t for t in texts(page, ERRORS) if t.startswith("r = "))
        page.drop()
        k = float(page.query()["surfaces_k"])
        ratio = float(held.split("worst ratio ")[1].replace("k", "e3").replace("M", "e6"))
        assert ratio == pytest.approx(judged.errors.ratio[round(4 * k)], rel=6e-3)
    assert page.sent == before + 3
    assert page.still_the_same(ERRORS)
    assert not page.errors


@pytest.mark.parametrize("visitor", ["phone"], indirect=True)
def test_a_finger_drags_the_point_to_the_origin_where_both_slopes_exist(visitor):
    page = visitor.open(RIDGE)
    f = patched(parse("x^2 y/(x^4+y^2)", ("x", "y")), 0)
    page.finger("point_handle", -75, 0, chart=KEY)
    assert agrees(shown(page), f) == place(page) == (0, 0)
    assert "f is not even continuous at (0, 0)" in page.words()
    assert not page.errors
