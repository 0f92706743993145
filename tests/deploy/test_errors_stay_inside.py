"""A page that fails says so, and nothing else: no traceback, no message of the error, no path, no version reaches a visitor."""

import sys

import pytest
import streamlit

from tests.deploy.conftest import hosted_dashboard, image

FAILING = """
import streamlit as st
st.set_page_config(layout="wide")
raise RuntimeError("innermost")
"""


@pytest.fixture
def failing(tmp_path):
    """The hosted dashboard with an entry point that raises."""
    (image(tmp_path) / "streamlit_app.py").write_text(FAILING)
    # Even when a host asks for the opposite.
    with hosted_dashboard(tmp_path, STREAMLIT_CLIENT_SHOW_ERROR_DETAILS="full") as (port, _):
        yield f"http://127.0.0.1:{port}", tmp_path


@pytest.mark.browser
def test_an_error_tells_the_visitor_nothing_of_the_machine(visit, failing):
    address, folder = failing
    heard: list[bytes] = []
    visitor = visit(address)
    visitor.page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: heard.append(frame)))
    visitor.page.goto(address)
    visitor.page.wait_for_selector("[data-testid=stException]")
    told = visitor.page.content().encode() + b"".join(frame if isinstance(frame, bytes) else frame.encode() for frame in heard)
    assert b"error" in told
    told = told.replace(b"streamlit_app.py", b"")
    versions = (".".join(map(str, sys.version_info[:3])).encode(), streamlit.__version__.encode())
    for secret in (b"innermost", b"RuntimeError", b"Traceback", b"site-packages", b".py", str(folder).encode(), *versions):
        assert secret not in told, secret
