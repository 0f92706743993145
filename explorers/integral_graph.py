"""A function with its areas on an even lattice, as a picture needs it."""

from typing import NamedTuple

import numpy as np

from explorers.integral_places import Kind, places
from explorers.integral_running import running
from explorers.samples import lattice, samples

FINEST, MOST = 0.01, 2000
SAME = 1e-6
ASIDE = 1e-9  # of the window: how far beside a jump its two sides are read


class Graph(NamedTuple):
    """Rising places x, whether they are on the lattice, f there, and what the running integral is made of.

    `above` and `below` are the areas from x[0] on; ∫ is their difference, between places of one `piece` only. `stroke`
    numbers the unbroken strokes of the graph. `left` and `right` are the limits of f from both sides: f itself, but at a
    jump, a hole or a corner of f; NaN at a singularity.
    """

    x: np.ndarray
    even: np.ndarray
    value: np.ndarray
    stroke: np.ndarray
    above: np.ndarray
    below: np.ndarray
    piece: np.ndarray
    left: np.ndarray
    right: np.ndarray

    def row(self, x: float) -> int:
        """The index of a place that is there."""
        return int(np.searchsorted(self.x, x))

    def sides(self, x: float) -> tuple[float, float]:
        """The limits of f from the left and from the right at a place that is there."""
        return float(self.left[self.row(x)]), float(self.right[self.row(x)])


def graph(f, low, high, points=()) -> Graph:
    """f and its areas on a lattice in [low, high], 0.01 apart or wider, and at further points of the window.

    >>> from explorers.functions import parse
    >>> g = graph(parse("abs(x)/x"), -1, 1, [np.sqrt(0.5)])
    >>> k = g.row(0.0)
    >>> len(g.x), float(g.left[k]), float(g.right[k]), round(float(g.above[-1] - g.below[-1]), 9)
    (202, -1.0, 1.0, 0.0)
    """
    even = lattice(low, high, most=MOST, finest=FINEST)
    x = np.unique([*even, *points])
    found = places(f, x[0], x[-1])
    sums, drawn = running(f, x, found), samples(f, x)
    left, right = drawn.value.copy(), drawn.value.copy()
    for place in found:
        known = place.kind is Kind.BOUNDED
        left[x == place.x], right[x == place.x] = _sides(f, place.x, ASIDE * (high - low)) if known else (np.nan, np.nan)
    return Graph(x, np.isin(x, even), drawn.value, drawn.piece, sums.above, sums.below, sums.piece, left, right)


def _sides(f, x, aside) -> tuple[float, float]:
    """The limits of f at x from the left and from the right, NaN where it is undefined on that side.

    Everything a formula is made of is continuous where it is defined, so the limit is f(x) if there is one. In a hole it
    is read just beside x.
    """
    here, left, right = (float(value) for value in f.value([x, x - aside, x + aside]))
    if here == here or abs(left - right) <= SAME * (1 + abs(left)):
        middle = here if here == here else (left + right) / 2
        return (middle if left == left else left), (middle if right == right else right)
    return left, right


def window(low, high, points=()) -> tuple[float, float]:
    """The smallest window with both ends, in whichever order, and all points in it; one unit wide at least.

    >>> window(2, -1, [3.5]), window(1, 1)
    ((-1.0, 3.5), (1.0, 2.0))
    """
    ends = [float(low), float(high), *map(float, points)]
    return min(ends), max(*ends, min(ends) + 1)
