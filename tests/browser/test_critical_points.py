"""Dragging on the page of critical points: nothing sent while held; afterwards link, inputs, sentence and picture agree."""

import re

import pytest

from explorers.along_rays import peano_reach
from explorers.critical_points import CASES, classify, probe_circle, two_variable_test

HESSIAN, CIRCLE, LINE = "critical_points_hessian", "critical_points_circle", "critical_points_line"
TRACK = 292 / 7.6  # pixels to 1 on the tracks
PEANO = "(y − x²)(y − 2x²)"
HOME = {"a": 2.0, "b": 2.0, "c": 1.0}


def texts(visitor, key) -> list[str]:
    return [t.replace("−", "-") for t in visitor.chart(key).locator("text").all_text_contents()]


def shown(visitor) -> dict:
    """The numbers in the picture, and the verdict: the word of the regions that is written once more."""
    words = texts(visitor, HESSIAN)
    numbers = {name: float(number) for name, number in (t.split(" = ") for t in words if " = " in t)}
    twice = [k for k in ("minimum", "maximum", "saddle") if words.count(k) == 2]
    return {**numbers, "kind": "undecided" if "undecided" in words else twice[0]}


def agree(seen: dict, a: float, b: float, c: float) -> bool:
    test, (low, high) = two_variable_test(a, b, c), classify([[a, b], [b, c]]).curvatures
    numbers = {"trace": test.trace, "det": test.determinant, "λ₁": low, "λ₂": high}
    return seen["kind"] == test.kind.value and {k: seen[k] for k in numbers} == pytest.approx(numbers, abs=6e-4)


def entries(visitor) -> list[float]:
    query = HOME | {k.removeprefix("critical_points_"): v for k, v in visitor.query().items()}
    return [float(query[name]) for name in "abc"]


def said(visitor, key, pattern) -> str:
    return next(m[1] for t in texts(visitor, key) if (m := re.search(pattern, t)))


def turn(visitor, key, dx, dy):
    """Press in the middle of the surface and move; the button stays down."""
    floor = visitor.chart(key).locator("g.orbit_floor_marks path").first
    floor.scroll_into_view_if_needed()
    box = floor.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.down()
    for k in range(1, 21):
        visitor.page.mouse.move(x + dx * k / 20, y + dy * k / 20)
    visitor.page.wait_for_timeout(150)


@pytest.fixture
def page(visitor):
    return visitor.open("critical_points")


def test_dragging_b_sends_nothing_and_the_release_once(page):
    page.mark(HESSIAN)
    before = page.sent
    assert agree(shown(page), 2, 2, 1)
    page.grab("b_handle", -40, 3)
    held = shown(page)
    assert page.sent == before
    page.drop()
    assert page.sent == before + 1
    assert page.still_the_same(HESSIAN)
    a, b, c = entries(page)
    assert (a, c) == (2, 1)
    assert b == pytest.approx(2 - 40 / TRACK, abs=0.06)
    assert agree(held, a, b, c)
    assert page.page.get_by_label("b, mixed derivative").input_value() == f"{b:.2f}"
    assert "strict local minimum" in page.words()
    assert not page.errors


@pytest.mark.parametrize(("name", "dx"), [("a", -150), ("b", -115), ("c", 60)])
def test_the_browser_shows_what_the_functions_compute(page, name, dx):
    page.grab(f"{name}_handle", dx, 0)
    held = shown(page)
    page.drop()
    assert entries(page) != [2, 2, 1]
    assert agree(held, *entries(page))


def test_a_release_outside_brings_the_knob_home(page):
    before = page.sent
    page.grab("b_handle", -60, 130)
    assert not agree(shown(page), 2, 2, 1)
    page.drop()
    assert page.sent == before
    assert page.query() == {}
    assert agree(shown(page), 2, 2, 1)


def test_typing_moves_the_picture_without_drawing_it_anew(page):
    page.mark(HESSIAN)
    field = page.page.get_by_label("c, second derivative in y")
    field.fill("-1.5")
    field.press("Enter")
    page.rest()
    assert page.still_the_same(HESSIAN)
    assert agree(shown(page), 2, 2, -1.5)


@pytest.mark.parametrize("key", [HESSIAN, CIRCLE])
def test_turning_a_surface_writes_the_angles_and_turns_both(page, key):
    page.mark(HESSIAN)
    page.mark(CIRCLE)
    before, drawn = page.sent, page.page.locator(".stVegaLiteChart svg").first.inner_html()
    turn(page, key, 60, 20)
    assert page.sent == before
    page.drop()
    assert page.sent == before + 1
    assert float(page.query()["critical_points_az"]) == pytest.approx(-0.5 + 0.6, abs=0.03)
    assert float(page.query()["critical_points_el"]) == pytest.approx(0.5 + 0.2, abs=0.03)
    assert page.page.locator(".stVegaLiteChart svg").first.inner_html() != drawn
    assert page.still_the_same(HESSIAN)
    assert page.still_the_same(CIRCLE)
    assert agree(shown(page), 2, 2, 1)


def test_a_preset_reaches_the_silent_border(page):
    page.page.get_by_role("button", name="Break it: det = 0").click()
    page.rest()
    assert shown(page)["kind"] == "undecided"
    assert "the test is silent" in page.words()


@pytest.mark.parametrize("name", ["x³ − 3xy²", PEANO])
def test_the_circle_counts_the_changes_of_sign_while_its_radius_is_dragged(visitor, name):
    visitor.open(f"critical_points?critical_points_case={name}&critical_points_r=0.6")
    visitor.mark(CIRCLE)
    before = visitor.sent
    visitor.grab("r_handle", -25, -33)
    assert visitor.sent == before
    held = said(visitor, CIRCLE, r"changes of sign: (\d+)")
    visitor.drop()
    radius = float(visitor.query()["critical_points_r"])
    assert radius == pytest.approx(0.6 - 41 / 120, abs=0.05)
    assert said(visitor, CIRCLE, "r = (.*)") == f"{radius:.2f}"
    assert int(held) == probe_circle(CASES[name].f, radius).sign_changes
    assert f"f − f(0) changes its sign {held} times" in visitor.words()
    assert visitor.still_the_same(CIRCLE)


def test_another_case_is_drawn_in_the_same_picture(page):
    page.mark(CIRCLE)
    page.page.get_by_text("x³ − 3xy²", exact=True).first.click()
    page.rest()
    assert page.still_the_same(CIRCLE)
    assert page.query() == {"critical_points_case": "x³ − 3xy²"}
    assert said(page, CIRCLE, r"changes of sign: (\d+)") == "6"


@pytest.mark.parametrize("way", [(-40, -60), (5, 30), (-200, 70)])
def test_the_line_shows_the_reach_of_the_function(page, way):
    page.mark(LINE)
    before = page.sent
    page.grab("line_handle", *way)
    assert page.sent == before
    held = float(said(page, LINE, r"< \|t\| < ([\d.]+)"))
    page.drop()
    assert page.still_the_same(LINE)
    assert held == pytest.approx(peano_reach(float(page.query()["critical_points_line"])), abs=5e-5)
    assert not page.errors


def test_a_matrix_that_is_not_symmetric_is_refused_with_its_place(page):
    field = page.page.get_by_role("textbox", name="Hessian")
    field.fill("1 2; 3 4")
    field.press("Enter")
    page.rest()
    assert "Row 1, column 2 differs from row 2, column 1." in page.words()
    assert "1 positive, 2 negative, 0 zero" in page.words()
