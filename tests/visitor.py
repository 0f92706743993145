"""A visitor of a running dashboard: one tab of a real Chromium, with a hand."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
VIEWS = {
    "light": {"viewport": {"width": 1280, "height": 1000}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 1000}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light", "has_touch": True, "is_mobile": True},
}
RESTS = """() => document.querySelector('[data-testid=stApp]')?.getAttribute('data-test-script-state') === 'notRunning'
  && !document.querySelector('[data-testid=stSkeleton]')
  && [...document.querySelectorAll('.stVegaLiteChart')].every(c => c.querySelector('svg, canvas'))"""


@contextmanager
def running_dashboard(script="streamlit_app.py"):
    """A fresh server on a free port; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.headless=true", f"--server.port={port}",
               "--server.address=127.0.0.1", "--server.fileWatcherType=none"]  # fmt: skip
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)
                break
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def launched(playwright):
    """The Chromium of the machine, else Playwright's own."""
    own = shutil.which("chromium") or shutil.which("google-chrome")
    return playwright.chromium.launch(args=FLAGS, **({"executable_path": own} if own else {}))


def without(reason: str):
    if os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(reason)
    pytest.skip(reason)


def _probe(message) -> bool:
    """On a deep link Streamlit first asks for its server below the page's own path, and is told 404."""
    return "/_stcore/" in message.location.get("url", "")


class Visitor:
    """One browser tab with a hand. Counts what it sends to the server and collects what goes wrong."""

    def __init__(self, page, address):
        self.page, self.address, self.sent, self.errors, self.frames = page, address, 0, [], []
        self.heard = time.monotonic()
        self._ears = {"console": self._note, "pageerror": lambda e: self.errors.append(str(e)), "websocket": self._listen}
        for event, ear in self._ears.items():
            page.on(event, ear)

    def leave(self):
        """Hand the tab over to the next visitor."""
        self.page.mouse.up()
        self.page.mouse.move(0, 0)
        for event, ear in self._ears.items():
            self.page.remove_listener(event, ear)
        self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")

    def _note(self, message):
        if message.type == "error" and not _probe(message):
            self.errors.append(message.text)

    def _listen(self, socket):
        socket.on("framesent", lambda _: self._count())
        socket.on("framereceived", self._receive)

    def _count(self):
        self.sent += 1
        self._hear()

    def _receive(self, frame):
        self.frames.append(frame)
        self._hear()

    def _hear(self):
        self.heard = time.monotonic()

    def open(self, link: str = ""):
        self.page.goto(f"{self.address}/{link}")
        self.page.wait_for_selector("[data-testid=stMain] h1")
        self.rest()
        return self

    def rest(self):
        """Wait until the browser and the server have nothing more to say to each other and the picture stands still."""
        self.page.wait_for_timeout(350)
        self.page.wait_for_function(RESTS)
        while time.monotonic() - self.heard < 0.4:
            self.page.wait_for_timeout(100)
            self.page.wait_for_function(RESTS)
        # The browser draws what it was told last; two frames of its own clock, however busy the machine is.
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def chart(self, key: str):
        return self.page.locator(f".st-key-{key}_live .stVegaLiteChart")

    def handle(self, name: str, chart: str | None = None):
        """Where a handle is on the screen; `chart` where several have a layer of that name."""
        mark = (self.chart(chart) if chart else self.page).locator(f"g.{name}_marks path").first
        mark.scroll_into_view_if_needed()
        box = self._settled(mark)
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def _settled(self, mark) -> dict:
        """The box of a mark that stands still: a scroll bar that comes late shifts the page under the hand."""
        box = mark.bounding_box()
        for _ in range(20):
            self.page.wait_for_timeout(120)
            box, before = mark.bounding_box(), box
            if box == before:
                break
        return box

    def grab(self, name: str, dx: float, dy: float, steps: int = 12):
        """Press on a handle and move; the button stays down."""
        x, y = self.handle(name)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        for k in range(1, steps + 1):
            self.page.mouse.move(x + dx * k / steps, y + dy * k / steps)
        self.page.wait_for_timeout(150)

    def drop(self):
        before = self.sent
        self.page.mouse.up()
        self._reported(before)

    def _reported(self, before: int):
        """Wait for the report of a release, which a busy browser sends late; a release outside a view sends none."""
        until = time.monotonic() + 1.5
        while self.sent == before and time.monotonic() < until:
            self.page.wait_for_timeout(50)
        self.rest()

    def finger(self, name: str, dx: float, dy: float, steps: int = 12, chart: str | None = None):
        """Drag a handle with one finger."""
        self.touch(*self.handle(name, chart), dx, dy, steps)

    def touch(self, x: float, y: float, dx: float, dy: float, steps: int = 12):
        """Put a finger on a place of the screen, move it and lift it."""
        touch = self.page.context.new_cdp_session(self.page)

        def point(k):
            return [{"x": x + dx * k / steps, "y": y + dy * k / steps}]

        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": point(0)})
        for k in range(1, steps + 1):
            touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": point(k)})
        before = self.sent
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        self._reported(before)

    def mark(self, key: str):
        """Sign the chart's node, to see later whether it is still the same one."""
        self.chart(key).locator("svg, canvas").first.evaluate("node => { node.dataset.signed = 'yes' }")

    def still_the_same(self, key: str) -> bool:
        return self.chart(key).locator("svg, canvas").first.evaluate("node => node.dataset.signed === 'yes'")

    def query(self) -> dict:
        """The parameters of the address."""
        return self.page.evaluate("() => Object.fromEntries(new URLSearchParams(location.search))")

    def words(self) -> str:
        return self.page.locator("[data-testid=stMain]").inner_text()
