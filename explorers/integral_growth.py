"""How fast a function grows towards a place, and whether the integral up to there converges."""

from enum import StrEnum
from typing import NamedTuple

import numpy as np

OCTAVES, FEWEST = 400, 6
DOUBT, SWINGING = 0.02, 0.2  # an exponent this near to 1 is not told from 1; of a function that changes its sign
TINY = 1e-300  # smaller values have left the range of floats
UNSETTLED = 0.25  # an exponent that has moved by this much over the last half of the octaves is not known
SHARP = 1e-3  # the width of an enclosure, as a part of the largest |f| around, that still tells something


class Kind(StrEnum):
    """What f does at a place."""

    BOUNDED = "bounded"  # a corner, a jump or a hole; or it oscillates and stays bounded
    INTEGRABLE = "integrable"  # unbounded, slower than 1/t: the improper integral converges
    SIMPLE_POLE = "simple pole"  # like r/(x − c) on both sides: no integral, but a principal value
    DIVERGENT = "divergent"  # at least as fast as 1/t, on one side at least
    UNDEFINED = "undefined"  # a stretch where f has no values
    UNDECIDED = "undecided"  # none of these could be told


class Growth(NamedTuple):
    """What f does on one side of c: its kind, the p of |f| ≈ C/tᵖ at distance t, and the limit of f(x)(x − c) for p = 1."""

    kind: Kind
    exponent: float = np.nan
    residue: float = np.nan


def growth(f, c, side, room, blur=0.0) -> Growth:
    """How f grows towards c from the right (side = 1) or the left (side = −1), measured over octaves of t = |x − c|.

    The integral converges for p < 1 and diverges for p > 1; also for p = 1 if t·f settles at a limit other than 0
    (comparison with 1/t). UNDECIDED: p within 0.02 of 1 (0.2 if f changes its sign again and again), or not settled, as
    for 1/(x ln x). It is a measurement within `room` of c, which is known up to `blur`, and no proof: what shows only
    nearer to c than rounding allows is not seen. f has the method `interval_jet` of an `Expression`.
    Apostol, Calculus I, 10.23.

    >>> from explorers.functions import parse
    >>> [growth(parse(text), 0, 1, 1.0).kind.value for text in ("ln(x)", "1/sqrt(x)", "1/x", "1/x^2", "1/(x ln(x))")]
    ['integrable', 'integrable', 'simple pole', 'divergent', 'undecided']
    """
    t = room * 2.0 ** -np.arange(1, OCTAVES)
    t = t[t >= max(2e3 * blur, 64 * np.spacing(abs(c)))]
    largest, smallest, residue = _octaves(f, c, side, t)
    n = len(largest)
    if n < FEWEST:
        return Growth(Kind.UNDECIDED)
    with np.errstate(divide="ignore", invalid="ignore"):
        (p, drift), (slowest, _) = _exponent(np.log2(largest)), _exponent(np.log2(smallest))
    swings = not (smallest[n // 2 :] > 0).all()
    slowest = np.nan if swings else slowest
    if largest[-1] <= 1.2 * largest[n // 2]:
        return Growth(Kind.BOUNDED)
    if p < 1 - (SWINGING if swings else DOUBT) and abs(drift) < UNSETTLED:
        return Growth(Kind.INTEGRABLE, p)
    if slowest > 1 + DOUBT:
        return Growth(Kind.DIVERGENT, slowest)
    if abs(slowest - 1) < DOUBT and abs(residue[-1] - residue[n // 2]) <= 0.01 * abs(residue[-1]):
        return Growth(Kind.SIMPLE_POLE, slowest, residue[3 * n // 4])
    return Growth(Kind.UNDECIDED)


def _octaves(f, c, side, t):
    """The largest and smallest |f| among 8 places of [t/2, t] beside c (0 if the signs differ), and f(x)(x − c) there.

    It goes as far down as the enclosures of f at these places are sharp.
    """
    at = t * (0.5 + (np.arange(8)[:, None] + 0.5) / 16)
    enclosure = f.interval_jet((c + side * at, c + side * at))
    value = enclosure.components[0]
    one_sign = (value.lo > 0).all(axis=0) | (value.hi < 0).all(axis=0)
    largest, smallest = value.farthest().max(axis=0), np.where(one_sign, value.nearest().min(axis=0), 0.0)
    with np.errstate(invalid="ignore", over="ignore"):
        blurred = np.where(largest <= TINY, 0.0, (value.hi - value.lo).max(axis=0))
        largest = np.maximum(largest, TINY)
        good = ~enclosure.out.any(axis=0) & np.isfinite(largest) & (blurred <= SHARP * largest)
    n = len(t) if good.all() else int(np.argmin(good))
    return largest[:n], smallest[:n], (value.lo[-1, :n] + value.hi[-1, :n]) / 2 * side * at[-1, :n]


def _exponent(levels) -> tuple[float, float]:
    """The slope of the last octaves, moved on as far as it has drifted since the middle; and this drift.

    For C (ln 1/t)^q / tᵖ the slope is p + q/ln(1/t), so from the middle to the end it does half of its way: this is
    Richardson's extrapolation.
    """
    n, step = len(levels), max(1, len(levels) // 6)
    near = (levels[-1] - levels[-1 - step]) / step
    half = (levels[n // 2] - levels[n // 2 - step]) / step
    return float(near + (near - half)), float(near - half)
