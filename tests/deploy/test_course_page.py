"""The dashboard inside a page of another site."""

import re

import pytest

from tests.deploy.conftest import DEPLOY

pytestmark = pytest.mark.browser
PLAIN = """<!doctype html><title>A course</title>
<iframe src="{}/norms?embed=true" style="width: 100%; height: 900px; border: 0"></iframe>"""
BARS = "footer, [data-testid=stToolbar], [data-testid=stTopNavLinkContainer], [data-testid=stSidebar]"
SCROLLS = """() => [...document.querySelectorAll('*')].filter(one =>
  one.scrollHeight > one.clientHeight + 1 && one.clientHeight > 0 && /auto|scroll/.test(getComputedStyle(one).overflowY)
  && one.scrollHeight > 200).map(one => one.dataset.testid ?? one.tagName)"""


def framed(visitor, address: str):
    """The frame in a page of another site, once its charts stand."""
    visitor.page.goto(address)
    visitor.page.wait_for_selector("iframe")
    frame = visitor.page.frames[1]
    frame.wait_for_selector(".stVegaLiteChart svg", timeout=60_000)
    visitor.page.wait_for_timeout(1500)
    return frame


def test_a_frame_has_no_bars_one_scroll_bar_and_handles_that_move(visit, hosted, course):
    visitor = visit(hosted)
    frame = framed(visitor, course(PLAIN.format(hosted)))
    assert all(not bar.is_visible() for bar in frame.locator(BARS).all())
    assert frame.locator("header").all_inner_texts() in ([], [""])
    assert frame.evaluate(SCROLLS) == ["stMain"]
    assert visitor.page.evaluate("document.documentElement.scrollHeight <= innerHeight + 20")
    handle = frame.locator("g.u_handle_marks path").first.bounding_box()
    x, y = handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.down()
    visitor.page.mouse.move(x - 60, y - 40, steps=12)
    visitor.page.mouse.up()
    frame.wait_for_function("() => location.search.includes('norms_ux')")
    moved = frame.evaluate("Object.fromEntries(new URLSearchParams(location.search))")
    assert moved["embed"] == "true"
    assert float(moved["norms_ux"]) == pytest.approx(1 - 60 / 300 * 4.8, abs=0.03)
    frame.evaluate("location.reload()")
    frame.wait_for_selector(".stVegaLiteChart svg", timeout=60_000)
    assert frame.get_by_label("u, first").input_value() == f"{float(moved['norms_ux']):.2f}"
    assert frame.evaluate("Object.fromEntries(new URLSearchParams(location.search))") == moved


def test_a_frame_that_asks_is_as_high_as_its_content(visit, hosted, course):
    page = (DEPLOY / "course_page.html").read_text(encoding="utf-8").replace("https://dashboard.example", hosted)
    visitor = visit(hosted)
    frame = framed(visitor, course(page))
    height = "document.querySelector('iframe').clientHeight"
    visitor.page.wait_for_function(f"() => {height} > 1200")
    frame.wait_for_function(f"() => !({SCROLLS})().length")
    before = visitor.page.evaluate(height)
    frame.locator("[data-testid=stExpander] summary").first.click()
    visitor.page.wait_for_function(f"() => {height} > {before} + 40")
    frame.wait_for_function(f"() => !({SCROLLS})().length")
    frame.locator("[data-testid=stExpander] summary").first.click()
    visitor.page.wait_for_function(f"() => {height} == {before}")


def test_the_page_shown_to_course_authors_frames_a_page_that_exists():
    text = (DEPLOY / "course_page.html").read_text(encoding="utf-8")
    stem = re.search(r"https://dashboard\.example/(\w+)\?embed=true", text)[1]
    assert (DEPLOY.parent / "pages" / f"{stem}.py").exists()
