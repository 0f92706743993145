"""One-sided slopes: the limit of the difference quotient from the left and from the right."""

from enum import StrEnum
from typing import NamedTuple

import numpy as np

OCTAVES = np.arange(45)  # distances 1 … 2⁻⁴⁴, in units of max(1, |x₀|)
WITHIN = np.arange(12) / 12  # places in each octave
LAG = 5  # octaves between two looks
SETTLED = 1e-8  # what changes by less than this part over five octaves has come to rest


class Kind(StrEnum):
    """What the quotient does as h → 0 from one side."""

    FINITE = "finite"
    INFINITE = "infinite"
    JUMP = "jump"  # f itself has another limit than f(x₀), so the quotient is unbounded
    OSCILLATES = "oscillates"
    UNDEFINED = "undefined"  # f is not defined everywhere near x₀ on this side
    UNDECIDED = "undecided"


class Side(NamedTuple):
    """The kind of the limit, the slope (±∞ or NaN if there is none), the limit of f, and how far the slope may be off."""

    kind: Kind
    slope: float = np.nan
    limit: float = np.nan
    error: float = 0.0


@np.errstate(all="ignore")
def one_sided(f, x0: float, side: int) -> Side:
    """The limit of (f(x) − f(x₀))/(x − x₀) from the right (side = 1) or the left (side = −1), judged from 540 places.

    f has the methods `value` and `interval_jet` of an `Expression` and is defined at x₀. If f is continuous from this
    side and f′ has a limit there, that is the slope, by the mean value theorem; if f′ has none, the quotient itself is
    looked at. Every value is an interval that contains its rounding error, and what shrinks geometrically is taken to
    go to 0. That is evidence, not proof: what happens nearer than 2⁻⁴⁴ is not seen. Source: Rudin, Principles, ch. 5.

    >>> from explorers.functions import parse
    >>> one_sided(parse("abs(x)"), 0, -1)[:2], one_sided(parse("cbrt(x)"), 0, 1)[:2]
    ((<Kind.FINITE: 'finite'>, -1.0), (<Kind.INFINITE: 'infinite'>, inf))
    """
    unit = max(1.0, abs(x0))
    x = x0 + side * unit * 2.0 ** -(OCTAVES[:, None] + WITHIN)
    found = f.interval_jet((x, x))
    if found.out[-2 * LAG :].any():
        return Side(Kind.UNDEFINED)
    f0 = float(f.value(x0))
    value, slope = found.components[:2]
    limit, error = _limit(value.lo, value.hi, abs(f0))
    if np.isinf(limit) or abs(limit - f0) > error + 1e-15 * abs(f0):
        return Side(Kind.JUMP, float(side * np.copysign(np.inf, limit - f0)), limit)
    scale = abs(f0) / unit
    if not np.isnan(limit):
        by_slopes = _side(*_limit(slope.lo, slope.hi, scale), f0)
        if by_slopes.kind != Kind.UNDECIDED:
            return by_slopes
    ends = [(end - f0 + doubt) / (x - x0) for end in (value.lo, value.hi) for doubt in (1e-15 * f0, -1e-15 * f0)]
    low, high = np.minimum.reduce(ends), np.maximum.reduce(ends)
    by_quotient = _side(*_limit(low, high, scale), f0)
    if np.isnan(limit) and by_quotient.kind == Kind.INFINITE:
        return Side(Kind.UNDECIDED)  # a vertical tangent, or a jump: the limit of f is not known
    swings = by_quotient.kind == Kind.UNDECIDED and _oscillates(low, high)
    return Side(Kind.OSCILLATES) if swings else by_quotient


def _side(slope: float, error: float, f0: float) -> Side:
    if np.isnan(slope):
        return Side(Kind.UNDECIDED)
    return Side(Kind.INFINITE if np.isinf(slope) else Kind.FINITE, slope, f0, error)


def _limit(low, high, scale: float) -> tuple[float, float]:
    """The limit of a quantity that lies in [low, high], one row an octave, and its error; NaN without evidence for one.

    `change` is the width of an octave and the way from five octaves before. Towards a limit it shrinks geometrically until
    rounding takes over, so the octave with the least change is the one to trust. Towards ∞ the steps do not shrink.
    """
    rounding = (high - low).max(axis=1)
    low, high = low.min(axis=1), high.max(axis=1)
    middle = (low + high) / 2
    step = middle[LAG:] - middle[:-LAG]
    change = (high - low)[LAG:] + np.abs(step)
    change[~np.isfinite(change)] = np.inf
    n = LAG + int(np.argmin(change[LAG:]))
    now, before, later = change[n], change[n - LAG], min(n + LAG, len(change) - 1)
    rests = now <= max(SETTLED * max(scale, np.abs(middle[n + LAG])), 1e-200)
    rests |= now <= min(1e-12, 5 * rounding[n + LAG])  # a constant, and nothing but rounding errors
    falls = np.all(change[n - LAG : n] >= change[n - LAG + 1 : n + 1])
    shrinks = falls and now <= 0.72 * before and now <= 0.05 * change[: n + 1].max()
    if now < np.inf and (rests or shrinks) and (later == n or rounding[later + LAG] >= 0.05 * change[later]):
        ratio = 0.0 if rests or before == np.inf else now / before
        limit = float(middle[n + LAG] + step[n] * ratio / (1 - ratio))
        error = float(now if rests else 3 * now / (1 - ratio))  # 3: what is left if the steps shrink like a power of ln h
        return (0.0 if abs(limit) <= error else limit), error
    return _infinite(low, high, rounding), 0.0


def _infinite(low, high, rounding) -> float:
    """±∞ if the quantity keeps one sign and its steps do not shrink, up to the octave where rounding drowns it; else NaN."""
    sign = np.where(low > 0, 1.0, np.where(high < 0, -1.0, 0.0))
    size = np.minimum(np.abs(low), np.abs(high))
    if sign[-1] and size[-1] > 1e150:
        return float(np.copysign(np.inf, sign[-1]))
    clear = (sign != 0) & (rounding <= size)
    drowned = [k for k in np.flatnonzero(~clear) if k > 2 * LAG]
    last = drowned[0] - 1 if drowned else len(clear) - 1
    seen = slice(last - 2 * LAG, last + 1)
    first, second = np.diff(size[seen][::LAG])
    steady = clear[seen].all() and len(set(sign[seen])) == 1 and np.all(np.diff(size[seen]) > 0)
    return float(sign[last] * np.inf) if steady and first > 0 and second >= 0.95 * first else np.nan


def _oscillates(low, high) -> bool:
    """Whether the quotient keeps swinging, up and down and no less than before, in the octaves free of rounding error."""
    middle = (low + high) / 2
    free = np.all(high - low <= 1e-3 * np.abs(middle).max(axis=1, keepdims=True), axis=1)
    clean = middle[: len(free) if free.all() else int(np.argmin(free))]
    if len(clean) < 4 * LAG:
        return False
    late, early = clean[-2 * LAG :], clean[-4 * LAG : -2 * LAG]
    turns = np.count_nonzero(np.diff(np.sign(np.diff(late.ravel()))))
    return bool(turns >= 4 and np.ptp(late) >= 0.5 * np.ptp(early) > 0)
