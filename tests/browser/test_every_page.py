"""Every page as visitors meet it: light, dark and on a phone, for eyes and for programs that read it aloud."""

import pytest

from tests.browser.accessibility import violations
from tests.browser.planes import ratios
from ui.navigation import built
from ui.text import title

PAGES = ["", *built()]
FACTS = """() => {
  const all = s => [...document.querySelectorAll(s)], main = document.querySelector('[data-testid=stMain]');
  const right = main.getBoundingClientRect().right;
  return {exceptions: all('[data-testid=stException]').length,
          empty: all('.stVegaLiteChart').filter(c => !c.querySelector('svg, canvas')).length,
          cut: all('.stVegaLiteChart :is(svg, canvas)').filter(c => c.getBoundingClientRect().right > right + 1).length,
          overflow: Math.max(main.scrollWidth - main.clientWidth, document.documentElement.scrollWidth - innerWidth) > 1,
          plays: all('input[name=playing]:checked').length,
          nameless: all('.stVegaLiteChart').filter(c => !c.getAttribute('aria-label')).length,
          language: document.documentElement.lang}; }"""
CLEAN = {"exceptions": 0, "empty": 0, "cut": 0, "overflow": False, "plays": 0, "nameless": 0, "language": "en"}
UNFOLD = "() => document.querySelectorAll('[data-testid=stMain] details:not([open]) > summary').forEach(s => s.click())"


@pytest.mark.parametrize("visitor", ["light", "dark", "phone"], indirect=True)
@pytest.mark.parametrize("stem", PAGES, ids=lambda s: s or "home")
def test_opens_clean(visitor, stem, request):
    visitor.open(stem)
    assert visitor.page.evaluate(FACTS) == CLEAN
    assert visitor.page.title() == title(stem or "home")
    assert all(ratio == pytest.approx(1, abs=0.01) for ratio in ratios(visitor))
    if "phone" not in request.node.name:
        visitor.page.evaluate(UNFOLD)
        visitor.rest()
        assert not violations(visitor)
    assert not visitor.errors


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


def test_back_returns_to_the_topic_and_its_state(visitor):
    visitor.open("norms?norms_p=1%2F2")
    visitor.page.get_by_label("u, first").fill("-0.5")
    visitor.page.get_by_label("u, first").press("Enter")
    visitor.rest()
    left = visitor.words()
    visitor.page.locator("[data-testid=stMain] a", has_text="Inner products").click()
    visitor.page.wait_for_url("**/inner_products*")
    visitor.rest()
    visitor.page.go_back()
    visitor.page.wait_for_url("**/norms*")
    visitor.rest()
    assert visitor.query() == {"norms_p": "1/2", "norms_ux": "-0.5"}
    assert visitor.words() == left
