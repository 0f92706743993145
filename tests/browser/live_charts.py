"""The live charts of a page: what can be dragged in them, and which numbers follow."""

import json
import re
from dataclasses import dataclass

from tests.browser.heard import charts

GRIP = re.compile(r"@(\w+)_marks:pointerdown")


@dataclass(frozen=True)
class LiveChart:
    """`key` is the chart's key on the page; `handles` has for each layer that can be held the numbers that follow it."""

    key: str
    handles: dict[str, set[str]]
    plays: bool


def live_charts(visitor) -> list[LiveChart]:
    """The charts of the page in which something can be dragged, in the order of the page."""
    found = []
    for name, spec in charts(visitor):
        if live := re.search(r"-(\w+)_live$", name):
            params = {param["name"]: param for param in spec.get("params", [])}
            found.append(LiveChart(live[1], _handles(params), "playing" in params))
    return found


def _handles(params: dict[str, dict]) -> dict[str, set[str]]:
    held: dict[str, set[str]] = {}
    for name, param in params.items():
        grips = GRIP.findall(json.dumps(param.get("on", []))) if "expr" in param else []
        for handle in grips:
            held.setdefault(handle, set()).add(name)
    return held
