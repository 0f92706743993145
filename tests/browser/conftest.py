"""The dashboard that browser tests visit: one for all of them, or a fresh one."""

from contextlib import ExitStack, nullcontext

import pytest

from tests.visitor import VIEWS, Visitor, running_dashboard

SHARED, ADDRESS = pytest.StashKey[ExitStack](), pytest.StashKey[str]()


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node):
    """Of pytest-xdist: its controller starts one server for all workers, for each server describes all charts anew."""
    if SHARED not in node.config.stash:
        node.config.stash[SHARED] = server = ExitStack()
        node.config.stash[ADDRESS] = server.enter_context(running_dashboard())
        node.config.add_cleanup(server.close)
    node.workerinput["dashboard"] = node.config.stash[ADDRESS]


@pytest.fixture(scope="session")
def dashboard(request):
    shared = getattr(request.config, "workerinput", {}).get("dashboard")
    with nullcontext(shared) if shared else running_dashboard() as address:
        yield address


@pytest.fixture
def fresh_dashboard():
    with running_dashboard() as address:
        yield address


@pytest.fixture(scope="session")
def tabs(chromium):
    """One tab for each way to look, kept: a new one reads all of Streamlit's scripts anew, which takes half of a test."""
    opened = {}

    def tab(view):
        if view not in opened:
            opened[view] = chromium.new_context(**VIEWS[view]).new_page()
        return opened[view]

    return tab


@pytest.fixture
def visitor(tabs, dashboard, request):
    """A visitor in a tab that others had before; whoever changes more than the page in it takes one of `visit`."""
    visitor = Visitor(tabs(getattr(request, "param", "light")), dashboard)
    yield visitor
    visitor.leave()
