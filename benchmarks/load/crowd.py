"""A crowd of learners, dealt out to addresses and pages in turn: they arrive, stay and move controls, and leave."""

import asyncio
import random
import time
from collections import Counter

from benchmarks.load.learner import Learner, Trouble

MOST = 500  # learners
LONGEST = 600  # seconds


class Crowd:
    """`learners` learners; number k is at address k mod n. The pages go round among the learners of one address."""

    def __init__(self, urls, pages, learners: int, seed: int = 0):
        if not 1 <= learners <= MOST:
            raise ValueError(f"1 to {MOST} learners.")
        self.rng = random.Random(seed)
        places = [(urls[k % len(urls)], pages[k // len(urls) % len(pages)]) for k in range(learners)]
        self.learners = [Learner(url, page, k, learners, seed) for k, (url, page) in enumerate(places)]
        self.troubles: Counter[str] = Counter()

    async def arrive(self, seconds: float) -> list[float]:
        """They open their links one after another within so many seconds; how long each waited for its page."""
        gap = seconds / len(self.learners)
        took = await asyncio.gather(*(self._arrive(learner, k * gap) for k, learner in enumerate(self.learners)))
        return [t for t in took if t is not None]

    async def _arrive(self, learner: Learner, after: float) -> float | None:
        await asyncio.sleep(after)
        try:
            return await learner.open()
        except Trouble as trouble:
            self.troubles[str(trouble)] += 1
            return None

    async def stay(self, seconds: float, pause=(4.0, 6.0)) -> list[float]:
        """Everyone moves a control, looks for a pause, and so on; how long each move waited for its answer."""
        if not 0 < seconds <= LONGEST:
            raise ValueError(f"At most {LONGEST} seconds.")
        end = time.perf_counter() + seconds
        moves = await asyncio.gather(*(self._stay(learner, end, pause) for learner in self.learners if learner.socket))
        return [took for each in moves for took in each]

    async def _stay(self, learner: Learner, end: float, pause) -> list[float]:
        took = []
        # They do not move in step, not even the first time.
        rest = self.rng.uniform(0, pause[1])
        try:
            while time.perf_counter() + rest < end:
                await asyncio.sleep(rest)
                took.append(await learner.move())
                rest = self.rng.uniform(*pause)
        except Trouble as trouble:
            self.troubles[str(trouble)] += 1
        return took

    def heard(self) -> int:
        """Bytes that have come to all of them."""
        return sum(learner.heard for learner in self.learners)

    async def leave(self):
        await asyncio.gather(*(learner.leave() for learner in self.learners))


async def warm(urls, pages):
    """One learner per page and address, not measured: the first visit of a page describes its charts once."""
    for url in urls:
        for page in pages:
            crowd = Crowd([url], [page], 1)
            await crowd.arrive(0)
            if not crowd.troubles:
                await crowd.stay(1, (0.01, 2))
            await crowd.leave()
            if crowd.troubles:
                raise Trouble(f"While warming up: {next(iter(crowd.troubles))}")
