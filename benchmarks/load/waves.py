"""Does the memory come back? The same class comes, works and leaves, again and again.

    python -m benchmarks.load.waves
    python -m benchmarks.load.waves --waves 12 --learners 50

Prints the memory of one process at the end of each wave, with all learners and when they are forgotten. A process that
levels off keeps what it needs for the next wave; one that grows by the same amount each time would grow without bound.
"""

import argparse
import asyncio

from benchmarks.load.crowd import Crowd, warm
from benchmarks.load.dashboard import started
from ui.navigation import built

TTL = 2


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--waves", type=int, default=8)
    parser.add_argument("--learners", type=int, default=50)
    wanted = parser.parse_args()
    with started(1, TTL) as (dashboard,):
        asyncio.run(waves(dashboard, wanted.waves, wanted.learners))


async def waves(dashboard, count: int, learners: int):
    await warm([dashboard.url], built())
    print(f"start: {dashboard.megabytes():.0f} MB", flush=True)
    for k in range(count):
        crowd = Crowd([dashboard.url], built(), learners, seed=k)
        await crowd.arrive(learners / 10)
        await crowd.stay(10, (2, 3))
        full = dashboard.megabytes()
        await crowd.leave()
        await asyncio.sleep(TTL + 2)
        # Streamlit looks for sessions to forget when the next one leaves.
        last = Crowd([dashboard.url], built(), 1)
        await last.arrive(0)
        await last.leave()
        await asyncio.sleep(1)
        troubles = sum(crowd.troubles.values())
        print(f"wave {k + 1}: {full:.0f} MB with all, {dashboard.megabytes():.0f} MB after, {troubles} errors", flush=True)


if __name__ == "__main__":
    main()
