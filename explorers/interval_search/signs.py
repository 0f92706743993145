"""The signs of f′ beside places on a line: between two neighbours f′ has no zero, so one point of a gap is enough."""

import numpy as np

from explorers.functions.expression import Expression
from explorers.interval_search.branch import STILL
from explorers.interval_search.groups import Region

Sign = int | None  # None: not known, or f is not defined there


def signs_beside(f: Expression, places: np.ndarray, regions: list[Region], narrow: float) -> list[tuple[Sign, Sign]]:
    """The signs of f′ to the left and to the right of intervals (k, 2): as far as the next interval or region.

    0: f is constant there. Gaps below `narrow` are none: beyond an interval that touches another, the next gap counts.
    """
    hulls = [region.boxes.hull() for region in regions]
    covers = np.array([(hull.lo.item(), hull.hi.item()) for hull in hulls]).reshape(-1, 2)
    constant = np.array([is_constant(f, region) for region in regions], dtype=bool)
    stops = np.vstack([places, covers])
    order = np.lexsort((stops[:, 1], stops[:, 0]))
    start, reach = stops[order, 0], np.maximum.accumulate(stops[order, 1])
    apart = start[1:] - reach[:-1] > narrow
    gaps = signs_at(f, (start[1:] + reach[:-1]) / 2)

    def beside(i: int, side: int) -> Sign:
        step = 2 * side - 1
        while True:
            beyond = stops[order[i], side] + step * narrow
            covered = (covers[:, 0] <= beyond) & (beyond <= covers[:, 1])
            if covered.any():
                return 0 if constant[covered].all() else None
            if not 0 <= i + step < len(order):
                return None
            gap = min(i, i + step)
            if apart[gap]:
                return gaps[gap]
            i += step

    rank = np.argsort(order)
    return [(beside(i, 0), beside(i, 1)) for i in rank[: len(places)]]


def signs_at(f: Expression, x: np.ndarray) -> list[Sign]:
    """The sign of f′ at places."""
    over = f.interval_jet((x, x))
    slope = over.components[1]
    found = []
    for lo, hi, part in zip(slope.lo.tolist(), slope.hi.tolist(), over.part.tolist(), strict=True):
        known = 1 if lo > 0 else -1 if hi < 0 else 0 if max(-lo, hi) <= STILL else None
        found.append(None if part else known)
    return found


def is_constant(f: Expression, region: Region) -> bool:
    """Whether f′ = 0 in a whole region."""
    over = f.interval_jet(*region.boxes.sides())
    return bool((over.components[1].farthest() <= STILL).all() and not over.part.any())
