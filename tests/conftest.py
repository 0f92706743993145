"""What all tests share: charts checked against the schema of Vega-Lite, and a real Chromium.

Tests that need one are skipped where there is none, unless REQUIRE_BROWSER is set.
"""

import pytest
from hypothesis import settings

from explorers.charts import live
from tests.visitor import VIEWS, Visitor, launched, without

# How long an example takes is for the benchmarks; a busy machine must not fail a test.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
live.VALIDATE = True


@pytest.fixture(scope="session")
def chromium():
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        without("Playwright is not installed.")
    with sync_playwright() as playwright:
        try:
            browser = launched(playwright)
        except Error:
            without("No Chromium: install Debian's `chromium` or run `playwright install chromium`.")
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """Opens further browsers: `visit(address, view)` is a visitor with nothing remembered."""
    contexts = []

    def come(address, view="light"):
        contexts.append(chromium.new_context(**VIEWS[view]))
        return Visitor(contexts[-1].new_page(), address)

    yield come
    for context in contexts:
        context.close()
