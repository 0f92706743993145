"""A link as the first request to a fresh server, by somebody who wants no motion: framed, and with its state."""

import json
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.visitor import VIEWS, Visitor
from ui.navigation import built
from ui.text import title

LINKS = json.loads((Path(__file__).parent.parent / "pages" / "links.json").read_text(encoding="utf-8"))
PICTURES = "() => [...document.querySelectorAll('.stVegaLiteChart svg')].map(svg => svg.innerHTML)"


@pytest.fixture
def stranger(chromium, fresh_dashboard):
    context = chromium.new_context(**VIEWS["light"], reduced_motion="reduce")
    yield Visitor(context.new_page(), fresh_dashboard)
    context.close()


def plain(text: str) -> str:
    """The text without the signs of Markdown and without the spaces between its words."""
    return re.sub(r"[*\s]", "", text)


@pytest.mark.parametrize("stem", built())
def test_a_cold_link_opens_the_framed_page_with_its_state_and_nothing_moves(stranger, stem):
    saved = LINKS[stem][0]
    stranger.open(f"{stem}?{urlencode(saved['link'])}")
    assert stranger.page.title() == title(stem)
    assert stranger.page.locator("[data-testid=stTopNavLinkContainer], [data-testid=stTopNavSection]").count() > 0
    assert stranger.page.locator("[data-testid=stException]").count() == 0
    said = [sentence for sentence in saved["says"] if not set("$|_`\\\\") & set(sentence)]
    assert said
    for sentence in said:
        assert plain(sentence) in plain(stranger.words())
    assert stranger.query().items() <= saved["link"].items()
    before = stranger.page.evaluate(PICTURES)
    stranger.page.wait_for_timeout(300)
    assert stranger.page.evaluate(PICTURES) == before
