"""The dashboard that browser tests visit: one for all of them, or a fresh one."""

from contextlib import ExitStack, nullcontext

import pytest

from tests.visitor import running_dashboard

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


@pytest.fixture
def visitor(visit, dashboard, request):
    return visit(dashboard, getattr(request, "param", "light"))
