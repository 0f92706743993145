"""A class on one small machine: learners with real WebSocket sessions, who move a control every few seconds.

    python -m benchmarks.load                                        # 100 and 300 learners, one and three processes
    python -m benchmarks.load --learners 100 --pages eigenvectors    # the teacher's case: all on one page
    python -m benchmarks.load --learners 100 --processes 1 --seconds 20
    python -m benchmarks.load --address http://127.0.0.1:8080        # one that runs already, behind a proxy for example

Starts fresh dashboards on the loopback, opens every page once to warm them, lets the learners arrive one after another,
measures while all are there, and looks at the memory when they have left. Prints a Markdown table with a column for each
run. The answer is the time from sending a new number to the end of the run whose chart has been seen to show it. The
learners take processor time from the same machine; their share is a row of its own. Exit code 1 if a learner met an error:
an exception on the page, a closed socket, no answer in 60 s, or a chart with another number than its own.

Learners are bound to processes in turn, as a proxy with affinity does it. Any option of the server can be set in its
environment, for example `STREAMLIT_RUNNER_POST_SCRIPT_GC=true`. Memory and processor time are read from /proc, on Linux.
"""

import argparse
import asyncio
import sys
import time
from contextlib import nullcontext

import numpy as np

from benchmarks.load.crowd import LONGEST, MOST, Crowd, warm
from benchmarks.load.dashboard import Dashboard, loopback, started
from ui.navigation import built

TTL = 5  # seconds until a session whose visitor has left is forgotten; 120 where nobody says otherwise


def main():
    wanted = arguments()
    runs = [(n, k) for k in wanted.processes for n in wanted.learners]
    if wanted.address:
        runs = [(n, 0) for n in wanted.learners]
    columns, failed = [], False
    for learners, processes in runs:
        at = nullcontext([Dashboard(wanted.address)]) if wanted.address else started(processes, TTL)
        with at as dashboards:
            print(f"{learners} learners, {len(dashboards)} processes ...", file=sys.stderr, flush=True)
            column, troubles = asyncio.run(run(dashboards, learners, wanted))
        columns.append(column)
        failed |= bool(troubles)
        for trouble, times in troubles.items():
            print(f"{times} × {trouble}", file=sys.stderr)
    table(columns)
    sys.exit(failed)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--learners", type=listed(int), default=[100, 300], help=f"numbers of learners, at most {MOST}")
    parser.add_argument("--processes", type=listed(int), default=[1, 3], help="numbers of processes")
    parser.add_argument("--pages", type=listed(str), default=built(), help="pages, all topics by default")
    parser.add_argument("--seconds", type=float, default=60, help=f"how long they stay, at most {LONGEST}")
    parser.add_argument("--arrive", type=float, default=60, help="within how many seconds they arrive")
    parser.add_argument("--pause", type=listed(float), default=[4, 6], help="seconds between two moves, from and to")
    parser.add_argument("--address", type=loopback, help="a running dashboard on this machine")
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    if strangers := set(wanted.pages) - set(built()):
        parser.error(f"no such page: {', '.join(sorted(strangers))}")
    return wanted


def listed(kind):
    return lambda text: [kind(part) for part in text.split(",")]


async def run(dashboards, learners: int, wanted):
    """One column of the table, and the troubles."""
    urls = [dashboard.url for dashboard in dashboards]
    await warm(urls, wanted.pages)
    await asyncio.sleep(TTL + 2)
    start = sum(d.megabytes() for d in dashboards)
    crowd = Crowd(urls, wanted.pages, learners, wanted.seed)
    opened = await crowd.arrive(wanted.arrive)
    used, own, heard = [d.seconds() for d in dashboards], time.process_time(), crowd.heard()
    began = time.perf_counter()
    answers = await crowd.stay(wanted.seconds, wanted.pause)
    took, own, heard = time.perf_counter() - began, time.process_time() - own, crowd.heard() - heard
    busy = [d.seconds() - before for d, before in zip(dashboards, used, strict=True)]
    full = sum(d.megabytes() for d in dashboards)
    await crowd.leave()
    await asyncio.sleep(1)
    left = sum(d.megabytes() for d in dashboards)
    # Streamlit looks for sessions to forget when the next one leaves.
    await asyncio.sleep(TTL + 1)
    for url in urls:
        last = Crowd([url], wanted.pages, 1)
        await last.arrive(0)
        await last.leave()
    await asyncio.sleep(2)
    forgotten = sum(d.megabytes() for d in dashboards)
    troubles = crowd.troubles + type(crowd.troubles)(line for d in dashboards for line in d.complaints())
    moves = max(len(answers), 1)
    return {
        "learners": learners,
        "processes": len(dashboards),
        "pages": len(wanted.pages) if len(wanted.pages) > 1 else wanted.pages[0],
        "page opened, p50 / p95": middle_and_tail(opened),
        "moves, a second": f"{len(answers) / took:.1f}",
        "answer, p50 / p95": middle_and_tail(answers),
        "processor time a move": f"{1000 * sum(busy) / moves:.0f} ms",
        "processors busy, dashboards / learners": f"{sum(busy) / took:.2f} / {own / took:.2f}",
        "sent for a move": f"{heard / moves / 1000:.0f} kB",
        "memory at start": f"{start:.0f} MB",
        "with all": f"{full:.0f} MB",
        "a session": f"{max(full - start, 0) / learners:.2f} MB",
        "when they have left": f"{left:.0f} MB",
        "when they are forgotten": f"{forgotten:.0f} MB",
        "errors": sum(troubles.values()),
    }, troubles


def middle_and_tail(seconds) -> str:
    if not seconds:
        return "none"
    middle, tail = np.percentile(seconds, [50, 95])
    return f"{middle:.2f} s / {tail:.2f} s"


def table(columns):
    rows = [[name, *(str(column[name]) for column in columns)] for name in columns[0]]
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    for k, row in enumerate(rows):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |")
        if k == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")


if __name__ == "__main__":
    main()
