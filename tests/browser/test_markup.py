"""What a stranger puts into a link is shown as it is written: no picture is fetched, nothing becomes a link or a command."""

from urllib.parse import urlencode

import pytest

expect = pytest.importorskip("playwright.sync_api").expect

ELSEWHERE = "stranger.invalid"
NAMES = f"<img src=//{ELSEWHERE}>", f"![](//{ELSEWHERE})", f":red[www.{ELSEWHERE}]"
TABLE = "\n".join([",".join(NAMES), "1,2,5", "2,3,1", "4,4,4"])


def test_a_strangers_text_stays_text(visit, dashboard):
    visitor, asked = visit(dashboard), []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.open(f"pca?{urlencode({'pca_set': 'own table', 'pca_table': TABLE, 'pca_points': NAMES[1]})}")
    visitor.page.locator(".st-key-pca_loadings_data button").first.click()
    shown = visitor.page.locator("table", has_text=ELSEWHERE)
    expect(shown.first).to_contain_text(NAMES[0], timeout=20_000)
    expect(shown.first).to_contain_text(NAMES[1])
    assert visitor.page.locator(f"img, [src*='{ELSEWHERE}'], a[href*='{ELSEWHERE}']").count() == 0
    assert [url for url in asked if ELSEWHERE in url.split("?")[0]] == []
    assert not visitor.errors
