"""Where a function of one variable has a corner, a hole, a pole, or the edge of its domain."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from explorers.functions.expression import Expression
from explorers.functions.folding import Constant, FoldError, fold
from explorers.functions.tree import Node, read
from explorers.interval_search.boxes import Boxes, bisected, joined, rimmed
from explorers.interval_search.branch import FEW, SMALLEST
from explorers.interval_search.exact import SPECIAL, fraction_between
from explorers.interval_search.work import Work

FINEST = 2.0**-44  # of the side of the window
MOST = 600  # live intervals
ALLOWANCE = 100_000  # units of work
ZOOMS = 6
JUMP = 0.01  # of the height of the graph, within 1e-8 of its width


@dataclass(frozen=True)
class Break:
    """f is not smooth somewhere in [lo, hi], x is there; exact: at this fraction. defined: f has a value and no jump.

    left, right: f has values on that side. bent: the slopes on both sides are not nearly the same bounded number.
    """

    lo: float
    hi: float
    x: float
    exact: Fraction | None
    defined: bool
    left: bool
    right: bool
    bent: bool


def breaks(f: Expression, window: Boxes) -> tuple[list[Break], list[Boxes]]:
    """All breaks of f on an interval, from left to right; and what could not be looked into, if there are too many."""
    work, unit, live, small = Work(f, ALLOWANCE), window.width[:, 0], rimmed(window), []
    while len(live):
        live = bisected(live, unit)
        while 0 < len(live) < FEW:
            live = bisected(live, unit)
        if len(live) > MOST or not work.spend(work.enclosing(len(live))):
            break
        over = f.interval_jet(*live.sides())
        live = live[over.part & ~over.out]
        tiny = np.all(live.width <= FINEST * unit[:, None], axis=0)
        small.append(live[tiny])
        live = live[~tiny]
    hulls = merged(joined(small, 1), FINEST * unit[0])
    height = visible_height(f, window)
    return [describe(f, hull, window, height) for hull in hulls], merged(live, 1e-3 * unit[0])


def merged(boxes: Boxes, gap: float) -> list[Boxes]:
    """The hulls of intervals that hang together, up to gaps."""
    boxes = boxes[np.argsort(boxes.lo[0], kind="stable")]
    if not len(boxes):
        return []
    reach = np.maximum.accumulate(boxes.hi[0])
    starts = np.flatnonzero(boxes.lo[0, 1:] > reach[:-1] + gap) + 1
    return [boxes[part].hull() for part in np.split(np.arange(len(boxes)), starts)]


def describe(f: Expression, hull: Boxes, window: Boxes, height: float) -> Break:
    """What kind of break an interval contains."""
    lo, hi = hull.lo.item(), hull.hi.item()
    step = max(hi - lo, SMALLEST * window.width.item())
    beside = np.array([lo - step, hi + step])
    left, right = (~f.interval_jet((beside, beside)).out).tolist()
    first, second = f.jet(beside)[1].tolist()
    value, slope = f.interval_jet(*hull.sides()).components[:2]
    bounded = math.isfinite(slope.lo.item()) and math.isfinite(slope.hi.item())
    alike = abs(first - second) <= 1e-5 * max(abs(first), abs(second), height / window.width.item())
    exact = fraction_between(lo, hi)
    fate = None if exact is None else singular_value(f, exact)
    if exact is None or fate is None:
        x = lo + (hi - lo) / 2
        if left != right:
            x = last_defined(f, *((lo - step, hi) if left else (hi + step, lo)))
        defined = bool(np.isfinite(f.value(x)) and value.hi - value.lo <= JUMP * height)
        return Break(lo, hi, x, None, defined, left, right, not (bounded and alike))
    return Break(lo, hi, float(exact), exact, fate, left, right, not (bounded and alike))


def last_defined(f: Expression, inside: float, outside: float) -> float:
    """The last number from inside to outside where f is defined."""
    for _ in range(ZOOMS):
        x = np.linspace(inside, outside, 257)
        gone = np.append(np.flatnonzero(np.isnan(f.value(x))), 256)[0]
        inside, outside = x[max(gone - 1, 0)], x[gone]
    return float(inside)


def singular_value(f: Expression, x: Fraction) -> bool | None:
    """Whether f has a value at x, where one of its operations is at an edge or kink. None: none is seen to be."""
    found = []

    def leaf(node: Node) -> Constant | None:
        if node.op == "variable":
            return x
        return node.value

    def combine(node: Node, arguments: list[Constant]) -> Constant:
        exact = all(isinstance(argument, Fraction) for argument in arguments)
        if exact and node.op in SINGULAR and SINGULAR[node.op](*arguments):
            found.append(True)
        try:
            special = SPECIAL.get(node.op) if exact else None
            return special[1][0] if special and arguments[0] == special[0] else fold(node.op, arguments)
        except FoldError as error:
            if exact:
                found.append(error.code != "undefined")
            return math.nan

    value = read(f.tree, leaf, combine)
    return (all(found) and math.isfinite(value)) if found else None


SINGULAR: dict[str, Callable[..., bool]] = {
    **dict.fromkeys(("abs", "sqrt", "cbrt"), lambda u: u == 0),
    **dict.fromkeys(("max", "min"), lambda u, v: u == v),
    **dict.fromkeys(("asin", "acos"), lambda u: abs(u) == 1),
    "^": lambda u, p: u == 0 and not (p.denominator == 1 and p >= 0),
}


def visible_height(f: Expression, window: Boxes) -> float:
    """The height of the middle 90 % of the graph."""
    values = f.value(np.linspace(window.lo.item(), window.hi.item(), 401))
    seen = values[np.isfinite(values)]
    return float(np.ptp(np.quantile(seen, [0.05, 0.95]))) if len(seen) else 0.0
