"""What one move costs the server, on every page: processor time, bytes sent, and the first visit.

    python -m benchmarks.load.each_page
    python -m benchmarks.load.each_page norms training

One learner at a time on a fresh dashboard. Prints a Markdown table: the first picture of a cold page, of a warm one, the
median answer to a move, processor time of a move, bytes sent for it. The first row is the smallest page there can be in
Streamlit: one number input and one line chart that follows it, on a server of its own; its cold time starts the server too.
"""

import asyncio
import sys
from statistics import median

from benchmarks.load.dashboard import started
from benchmarks.load.learner import Learner
from ui.navigation import built

MOVES = 20


def main():
    print("| page | cold | warm | answer | processor time | sent |")
    print("|---|---|---|---|---|---|")
    with started(entry="benchmarks/load/bare.py") as (dashboard,):
        print(asyncio.run(row(dashboard, "")), flush=True)
    with started() as (dashboard,):
        asyncio.run(opened(dashboard, ""))  # the map: what all pages import
        for page in sys.argv[1:] or built():
            print(asyncio.run(row(dashboard, page)), flush=True)


async def row(dashboard, page: str) -> str:
    cold = await opened(dashboard, page)
    learner = Learner(dashboard.url, page)
    warm = await learner.open()
    for _ in range(3):  # a page may remember what it has computed once
        await learner.move()
    heard, used, answers = learner.heard, dashboard.seconds(), []
    for _ in range(MOVES):
        answers.append(await learner.move())
        # What the server does after its answer belongs to the move.
        await asyncio.sleep(0.15)
    used, heard = dashboard.seconds() - used, learner.heard - heard
    await learner.leave()
    cells = [f"{1000 * t:.0f} ms" for t in (cold, warm, median(answers), used / MOVES)]
    return f"| {page or 'bare'} | {' | '.join(cells)} | {heard / MOVES / 1000:.0f} kB |"


async def opened(dashboard, page: str) -> float:
    learner = Learner(dashboard.url, page)
    took = await learner.open()
    await learner.leave()
    return took


if __name__ == "__main__":
    main()
