"""A short load on a fresh dashboard: everyone is answered with their own numbers, and nobody is left behind."""

import asyncio
import time

from benchmarks.load.crowd import Crowd
from benchmarks.load.dashboard import started

PAGES = ["norms", "eigenvectors", "cross_entropy", "kl_divergence"]


async def lesson(crowd, dashboard) -> int:
    """They arrive at once, move a control every second or two for twenty seconds, and leave; how many were connected."""
    await crowd.arrive(0)
    await crowd.stay(20, (1, 2))
    connected = await asyncio.to_thread(dashboard.sessions)
    await crowd.leave()
    return connected


def test_twelve_learners_on_four_pages_at_once():
    with started() as (dashboard,):
        crowd = Crowd([dashboard.url], PAGES, 12)
        connected = asyncio.run(lesson(crowd, dashboard))

        # Exceptions, closed sockets, missing answers, and charts that show another number than the learner's own.
        assert not crowd.troubles
        assert dashboard.complaints() == []

        # No two learners of a page have ever sent the same number, so what came back was nobody else's.
        for page in PAGES:
            sent = [set(learner.values) for learner in crowd.learners if learner.tab.page == page]
            assert len(sent) == 3
            assert all(len(values) >= 2 for values in sent)
            assert sum(map(len, sent)) == len(set.union(*sent))

        assert connected == 12
        for _ in range(100):
            if dashboard.sessions() == 0:
                break
            time.sleep(0.1)
        assert dashboard.sessions() == 0
