"""One learner: opens a page by its link, then changes one control again and again and looks whether the chart follows."""

import asyncio
import math
import random
import time
import urllib.request
from http.cookies import SimpleCookie

import websockets
from websockets.asyncio.client import connect

from benchmarks.load.tab import Tab

PATIENCE = 60.0  # seconds for one answer; a visitor has gone long before
REACH = 100  # steps of the control to either side
XSRF = "_streamlit_xsrf"


class Trouble(Exception):
    """What must not happen to a learner."""


class Learner:
    """Learner `number` of `crowd` on a page: its values are no other learner's, as long as five for each are within reach."""

    def __init__(self, url: str, page: str, number: int = 0, crowd: int = 1, seed: int = 0):
        self.url, self.tab, self.number, self.crowd = url, Tab(url, page), number, crowd
        self.rng = random.Random(f"{seed} {number}")
        self.socket, self.knob, self.home, self.heard, self.values = None, None, 0.0, 0, []

    async def open(self) -> float:
        """Seconds from the open socket to the whole page."""
        try:
            cookie = await asyncio.to_thread(_cookie, self.url)
            self.socket = await connect(
                f"ws{self.url.removeprefix('http')}/_stcore/stream",
                origin=self.url,
                subprotocols=["streamlit", cookie],
                additional_headers={"Cookie": f"{XSRF}={cookie}"},
                max_size=None,
                ping_interval=None,  # a browser does not ask, it only answers
                proxy=None,
                open_timeout=PATIENCE,
            )
        except (OSError, websockets.WebSocketException) as trouble:
            raise Trouble(f"{self.tab.page}: no connection: {type(trouble).__name__}") from trouble
        return await self._ask(self.tab.first())

    async def move(self) -> float:
        """Seconds from a new number to the end of the run that shows it in a chart."""
        if self.knob is None:
            self._choose()
        value = self._value()
        took = await self._ask(self.tab.change(self.knob.key, value))
        self.values.append(value)
        shown = self.tab.live(self.knob.key.removeprefix(f"{self.tab.page}_"))
        if not any(abs(number - value) < 1e-9 for number in shown):
            raise Trouble(f"{self.tab.page}: sent {self.knob.key} = {value}, the charts show {shown}")
        return took

    def _choose(self):
        """The first control that a chart follows."""
        knobs = self.tab.knobs()
        if not knobs:
            raise Trouble(f"{self.tab.page}: no control moves a chart")
        self.knob = knobs[0]
        self.home = self.knob.value[0] if isinstance(self.knob.value, list) else self.knob.value

    def _value(self) -> float:
        """A number near the first one, on the control's grid; the places there are dealt out to the crowd in turn."""
        low, high, step = self.knob.low, self.knob.high, self.knob.step
        near = range(math.ceil(max(-REACH, (low - self.home) / step)), math.floor(min(REACH, (high - self.home) / step)) + 1)
        turns = max(1, min(self.crowd, len(near) // 5))
        places = [round(self.home + k * step, 10) for k in near if k % turns == self.number % turns and k]
        return self.rng.choice([place for place in places if place not in self.values[-1:]])

    async def _ask(self, message: bytes) -> float:
        try:
            started = time.perf_counter()
            await self.socket.send(message)
            await asyncio.wait_for(self._listen(), PATIENCE)
            took = time.perf_counter() - started
        except TimeoutError as trouble:
            raise Trouble(f"{self.tab.page}: no answer in {PATIENCE:.0f} s") from trouble
        except websockets.ConnectionClosed as trouble:
            raise Trouble(f"{self.tab.page}: the server has closed the socket") from trouble
        if self.tab.exceptions:
            raise Trouble(f"{self.tab.page}: {self.tab.exceptions[0]}")
        return took

    async def _listen(self):
        over = False
        while not over:
            data = await self.socket.recv()
            self.heard += len(data)
            over = self.tab.hear(data)

    async def leave(self):
        if self.socket is not None:
            await self.socket.close()


def _cookie(url: str) -> str:
    """The token that the server gives to a visitor and wants to see again when the socket is opened."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(f"{url}/_stcore/health", timeout=PATIENCE) as answer:
        cookies = SimpleCookie()
        for header in answer.headers.get_all("Set-Cookie") or []:
            cookies.load(header)
    return cookies[XSRF].value if XSRF in cookies else "none"
