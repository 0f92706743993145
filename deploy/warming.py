"""Describes every chart before the first visitor comes.

The first run of a page costs up to three seconds, because its charts are described once for each server; later runs
cost a tenth of a second. All pages together take half a minute of one core.
"""

import logging
from pathlib import Path

from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.testing.v1 import AppTest

from ui.navigation import built

ENTRY = Path(__file__).parent.parent / "streamlit_app.py"
SECONDS = 300.0  # for one page, on the slowest machine


def warm() -> None:
    """Run each page once, without a browser."""
    logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel(logging.ERROR)
    for stem in ("home", *built()):
        AppTest.from_file(ENTRY, default_timeout=SECONDS).switch_page(f"pages/{stem}.py").run()


def warmed(app: ASGIApp) -> ASGIApp:
    """The same application, which warms up when its server starts.

    A server answers nobody before its start is over, so a health check waits. It has to happen before Streamlit's own
    start, because a run without a browser puts a runtime of its own in the place of the real one.
    """

    async def start(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            warm()
        await app(scope, receive, send)

    return start
