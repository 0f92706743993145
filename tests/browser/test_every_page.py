"""Every page as visitors meet it: light, dark, on a phone, and as the first request to a fresh server."""

import pytest

from ui.navigation import built

expect = pytest.importorskip("playwright.sync_api").expect

PAGES = ["", *built()]
FACTS = """() => {
  const all = s => [...document.querySelectorAll(s)], main = document.querySelector('[data-testid=stMain]');
  const right = main.getBoundingClientRect().right;
  return {exceptions: all('[data-testid=stException]').length,
          empty: all('.stVegaLiteChart').filter(c => !c.querySelector('svg, canvas')).length,
          cut: all('.stVegaLiteChart :is(svg, canvas)').filter(c => c.getBoundingClientRect().right > right + 1).length,
          overflow: Math.max(main.scrollWidth - main.clientWidth, document.documentElement.scrollWidth - innerWidth) > 1}; }"""


@pytest.mark.parametrize("visitor", ["light", "dark", "phone"], indirect=True)
@pytest.mark.parametrize("stem", PAGES, ids=lambda s: s or "home")
def test_opens_clean(visitor, stem):
    visitor.open(stem)
    assert visitor.page.evaluate(FACTS) == {"exceptions": 0, "empty": 0, "cut": 0, "overflow": False}
    assert not visitor.errors


def test_a_deep_link_to_a_fresh_server_opens_the_framed_page_with_its_state(chromium, fresh_dashboard):
    from tests.browser.conftest import VIEWS, Visitor

    context = chromium.new_context(**VIEWS["light"])
    visitor = Visitor(context.new_page(), fresh_dashboard).open("norms?norms_p=1%2F2&norms_ux=1&norms_uy=0")
    expect(visitor.page.get_by_role("textbox", name="Exponent p")).to_have_value("1/2", timeout=20_000)
    assert visitor.page.title() == "Norms"
    assert visitor.page.locator("[data-testid=stTopNavLinkContainer], [data-testid=stTopNavSection]").count() > 0
    assert visitor.query() == {"norms_p": "1/2", "norms_uy": "0"}


def test_a_click_on_the_map_opens_the_topic(visitor):
    visitor.open("")
    chart = visitor.page.locator(".stVegaLiteChart")
    chart.locator("text", has_text="Norms").first.scroll_into_view_if_needed()
    box = chart.locator("text", has_text="Norms").first.bounding_box()
    visitor.page.mouse.click(box["x"] + box["width"] / 2, box["y"] - 9)
    visitor.page.wait_for_url("**/norms*")
    visitor.page.go_back()
    visitor.rest()
    assert "See the mathematics" in visitor.words()
