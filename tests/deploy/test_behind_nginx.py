"""Three dashboards behind the nginx that is shipped, as a class meets them."""

import http.client
import re
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from websockets.sync.client import connect

from deploy.headers import headers

pytestmark = pytest.mark.browser
CLASS = 40


def open_sessions(ports: list[int]) -> list[int]:
    """How many visitors each dashboard has, by its own account, which nginx tells nobody."""
    counts = []
    for port in ports:
        told = urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/metrics").read().decode()
        counts.append(int(re.search(r"^active_sessions (\d+)", told, re.MULTILINE)[1]))
    return counts


def session(address: str, cookie: str):
    """The connection that a page keeps open."""
    return connect(f"ws{address[4:]}/_stcore/stream", subprotocols=["streamlit"], origin=address,
                   additional_headers={"Cookie": f"dashboard={cookie}"}, open_timeout=60)  # fmt: skip


def statuses(address: str, paths: list[str], source: str = "127.0.0.1") -> list[int]:
    """The answers to requests one after the other on one connection, as from `source`."""
    client = http.client.HTTPConnection(urlsplit(address).netloc, source_address=(source, 0), timeout=60)
    found = []
    for path in paths:
        client.request("GET", path)
        answer = client.getresponse()
        answer.read()
        found.append(answer.status)
    return found


def test_visitors_are_spread_and_each_stays_where_it_is(balanced):
    address, dashboards = balanced
    ports = [port for port, _ in dashboards]
    before = open_sessions(ports)
    with ExitStack() as pages:
        for k in range(30):
            pages.enter_context(session(address, f"visitor-{k}"))
        spread = [now - then for now, then in zip(open_sessions(ports), before, strict=True)]
        assert sum(spread) == 30
        assert min(spread) >= 1
        for _ in range(5):
            pages.enter_context(session(address, "visitor-7"))
        added = [now - then for now, then in zip(open_sessions(ports), before, strict=True)]
    assert sorted(more - one for more, one in zip(added, spread, strict=True)) == [0, 0, 5]


@pytest.mark.parametrize(("origin", "status"), [("http://class.example:8080", 101), ("http://elsewhere.example", 403)])
def test_a_session_opens_under_the_dashboards_own_name_and_no_other(balanced, origin, status):
    client = http.client.HTTPConnection(urlsplit(balanced[0]).netloc, timeout=60)
    names = {"Host": "class.example:8080", "Origin": origin}
    wish = {"Connection": "Upgrade", "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "A" * 22 + "=="}  # fmt: skip
    client.request("GET", "/_stcore/stream", headers={**names, **wish})
    assert client.getresponse().status == status
    client.close()


def test_answers_are_compressed_and_kept_and_carry_headers_and_a_cookie_that_tells_nothing(balanced):
    address, _ = balanced
    index = urllib.request.urlopen(f"{address}/norms")
    assert re.fullmatch(r"dashboard=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Lax", index.headers["Set-Cookie"])
    script = re.search(r'src="\./(static/js/index\.[^"]+)"', index.read().decode())[1]
    plain = urllib.request.urlopen(f"{address}/{script}")
    small = urllib.request.urlopen(urllib.request.Request(f"{address}/{script}", headers={"Accept-Encoding": "gzip"}))
    assert small.headers["Content-Encoding"] == "gzip"
    assert len(small.read()) < 0.4 * len(plain.read())
    assert "immutable" in small.headers["Cache-Control"]
    assert "Set-Cookie" not in small.headers
    for answer in (index, small):
        assert answer.headers["Server"] == "nginx"
        for name, value in headers().items():
            assert answer.headers.get_all(name) == [value]


def test_nginx_keeps_the_numbers_of_visitors_to_itself_and_its_own_answers_carry_the_headers(balanced):
    address, _ = balanced
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(f"{address}/_stcore/metrics")
    assert answer.value.code == 404
    for name, value in headers().items():
        assert answer.value.headers.get_all(name) == [value]


def test_a_class_behind_one_address_comes_in_at_once(balanced, visit):
    address, _ = balanced
    visitor = visit(address)
    paths: list[str] = []
    visitor.page.on("request", lambda request: paths.append(urlsplit(request.url).path))
    visitor.open("norms").page.wait_for_selector(".stVegaLiteChart svg")
    assert len(paths) > 100
    with ThreadPoolExecutor(8) as learners, ExitStack() as pages:
        for found in learners.map(lambda _: statuses(address, [p for p in paths if p != "/_stcore/stream"]), range(CLASS)):
            assert 429 not in found
        for k in range(CLASS):
            pages.enter_context(session(address, f"learner-{k}"))


def test_a_flood_from_one_address_is_turned_away_and_others_are_not(balanced):
    address, _ = balanced
    flood = statuses(address, ["/_stcore/stream"] * 600, source="127.0.0.2")
    assert 429 not in flood[:CLASS]
    assert flood.count(429) > 100
    assert 429 not in statuses(address, ["/", "/_stcore/stream"], source="127.0.0.3")
