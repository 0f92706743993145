"""One of three dashboards is killed while visitors are on it: they go on elsewhere, with the page they had."""

import pytest

from tests.deploy.conftest import three_dashboards
from tests.deploy.test_behind_nginx import open_sessions

pytestmark = pytest.mark.browser


def state(visitor) -> tuple:
    """What a visitor has before them: address, controls, sentences, picture."""
    page = visitor.page
    typed = page.locator("[data-testid=stMain] input").evaluate_all("all => all.map(one => [one.ariaLabel, one.value])")
    drawn = visitor.chart("norms_ball").locator("g.u_handle_marks path, g.v_handle_marks path")
    return page.url, typed, visitor.words(), drawn.evaluate_all("all => all.map(one => one.getAttribute('transform'))")


def arrive(visit, address: str, ports: list[int]):
    """Visitors with states of their own, until two dashboards have some: [(visitor, number of its dashboard)]."""
    present: list = []
    while len({home for _, home in present}) < 2:
        before = open_sessions(ports)
        visitor = visit(address).open(f"norms?norms_p=1.5&norms_vx=-1&norms_vy={1 + len(present) / 8}")
        visitor.grab("u_handle", -40 + 9 * len(present), -60)
        visitor.drop()
        grown = [now - then for now, then in zip(open_sessions(ports), before, strict=True)]
        present.append((visitor, grown.index(1)))
    return present


def test_visitors_of_a_killed_dashboard_keep_their_page(visit, tmp_path):
    with three_dashboards(tmp_path) as (address, dashboards):
        one_dies(visit, address, dashboards)


def one_dies(visit, address: str, dashboards):
    present = arrive(visit, address, [port for port, _ in dashboards])
    lost = present[-1][1]
    hit = [visitor for visitor, home in present if home == lost]
    safe = [visitor for visitor, home in present if home != lost]
    before = {visitor: state(visitor) for visitor, _ in present}
    joined: dict = {visitor: [] for visitor, _ in present}
    for visitor, sockets in joined.items():
        visitor.page.on("websocket", lambda socket, sockets=sockets: sockets.append(socket))

    dashboards[lost][1].kill()  # SIGKILL
    for visitor in hit:
        for _ in range(1200):  # until it has tried again
            if not joined[visitor]:
                visitor.page.wait_for_timeout(100)
        assert joined[visitor]
        visitor.page.wait_for_selector("[data-testid=stConnectionStatus]", state="detached", timeout=120_000)
    for visitor in (*hit, *safe):
        visitor.rest()
        assert state(visitor) == before[visitor]
    assert not any(joined[visitor] for visitor in safe)
    for visitor in (*hit, *safe):
        url = visitor.page.url
        visitor.grab("v_handle", 30, 40)
        visitor.drop()
        assert visitor.page.url != url
        assert state(visitor) != before[visitor]
    assert all(not visitor.errors for visitor in safe)
