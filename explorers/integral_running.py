"""The running integral F(x) = ∫ₐˣ f of a typed function, at many places at once."""

from typing import NamedTuple

import numpy as np

from explorers.functions.values import evaluate
from explorers.integral_areas import areas, tail
from explorers.integral_places import Kind, places

COARSE = 48  # cells at the start
OCTAVES = 400  # towards a singularity
STRETCHES = (Kind.UNDEFINED, Kind.UNDECIDED)


class Running(NamedTuple):
    """At the places x: the area above the axis and below it, from x[0] on, and the number of the piece.

    Between places of one piece the differences are integrals; between places of two there is none. `error`, an estimate,
    is that of the whole.
    """

    x: np.ndarray
    above: np.ndarray
    below: np.ndarray
    piece: np.ndarray
    error: float


def running(f, x, found=None) -> Running:
    """The areas above and below the axis from x[0] to each of the rising places x; ∫ₐˣ f is the difference of both.

    `found` are the places of f in [x[0], x[-1]]. Where a barrier is passed, a new piece begins.

    >>> from explorers.functions import parse
    >>> sums = running(parse("sin(x)"), [0, np.pi, 2 * np.pi])
    >>> sums.above.round(9).tolist(), sums.below.round(9).tolist()
    ([0.0, 2.0, 2.0], [0.0, 0.0, 2.0])
    """
    x = np.asarray(x, dtype=float)
    found = places(f, x[0], x[-1]) if found is None else found
    edges = _edges(x, found)
    low, high = edges[:-1], edges[1:]
    blocked, steep = _touched(low, high, found)
    plain = ~blocked & ~steep
    sums = np.zeros((3, len(low)))
    sums[:, plain] = areas(values_of(f), low[plain], high[plain])
    singular = [place.x for place in found if place.kind is Kind.INTEGRABLE]
    for k in np.flatnonzero(steep):
        c, t = (low[k], high[k] - low[k]) if low[k] in singular else (high[k], low[k] - high[k])
        near, far = values_of(f)(np.array([c + t, c + 2 * t]))
        area = tail(near, far, abs(t))
        sums[:, k] = max(area, 0.0), max(-area, 0.0), 0.01 * abs(area)
    at = np.searchsorted(edges, x)
    above, below = (np.concatenate([[0.0], np.cumsum(part)])[at] for part in sums[:2])
    return Running(x, above, below, np.concatenate([[0], np.cumsum(blocked)])[at], float(sums[2].sum()))


def rises(f, x, h=1e-5) -> tuple[float, float]:
    """How fast the running integral rises just before x and just after: (F(x) − F(x − h))/h and (F(x + h) − F(x))/h.

    For h → 0 both tend to f(x) where f is continuous; at a jump to the limits of f from the left and from the right.
    NaN on a side where there is no integral.

    >>> from explorers.functions import parse
    >>> tuple(round(rise, 6) for rise in rises(parse("abs(x)/x"), 0))
    (-1.0, 1.0)
    """
    sums = running(f, [x - h, x, x + h])
    slopes = np.where(np.diff(sums.piece) == 0, np.diff(sums.above - sums.below) / h, np.nan)
    return float(slopes[0]), float(slopes[1])


def values_of(f):
    """f as a function of arrays, without the limit of `value` to what a picture can show."""

    def values(x):
        with np.errstate(all="ignore"):
            return np.array(np.broadcast_to(evaluate(f.tree, {f.variables[0]: x}), x.shape))

    return values


def _touched(low, high, found) -> tuple[np.ndarray, np.ndarray]:
    """The cells that no integral may cross, and those that touch a singularity with an area."""
    blocked, steep = np.zeros((2, len(low)), dtype=bool)
    for place in found:
        touching = (low == place.x) | (high == place.x)
        if place.kind is Kind.INTEGRABLE:
            steep |= touching
        elif place.low < place.high and place.kind in STRETCHES:
            blocked |= (high > place.low) & (low < place.high)
        elif place.barrier:
            blocked |= touching
    return blocked, steep & ~blocked


def _edges(x, found) -> np.ndarray:
    """The places x, those of f, some between, and towards a singularity with an area one in every octave."""
    ends = [end for place in found if place.kind in STRETCHES for end in (place.low, place.high)]
    edges = np.unique(np.concatenate([x, np.linspace(x[0], x[-1], COARSE + 1), [place.x for place in found], ends]))
    graded = [edges]
    for c in (place.x for place in found if place.kind is Kind.INTEGRABLE):
        for beyond in (*edges[edges < c][-1:], *edges[edges > c][:1]):
            t = (beyond - c) * 2.0 ** -np.arange(1, OCTAVES)
            graded.append(c + t[np.abs(t) >= 64 * np.spacing(abs(c))])
    edges = np.unique(np.concatenate(graded))
    return edges[(edges >= x[0]) & (edges <= x[-1])]
