"""A function and its slopes on a lattice through one place, for a picture in which that place and a step are moved."""

from typing import NamedTuple

import numpy as np

from explorers.derivative import Verdict, central_quotient, differentiability, forward_quotient
from explorers.samples import Samples, frame, lattice, samples

NARROWEST = 0.05
LOOKED_AT = 8  # places without a slope by rules at which both sides are looked at


class Sweep(NamedTuple):
    """The samples, both one-sided slopes at each place (±∞ where vertical, NaN at jumps and ends), the distance of places."""

    samples: Samples
    left: np.ndarray
    right: np.ndarray
    step: float


class Secant(NamedTuple):
    """The line through (xa, ya) and (xb, yb); the slope is NaN where f is undefined at an end."""

    xa: float
    ya: float
    xb: float
    yb: float
    slope: float


def window(low: float, high: float, x0: float) -> tuple[float, float]:
    """The interval that is drawn: from the lower to the higher number, at least 0.05 wide, and with x₀ in it.

    >>> window(1, -1, 0), window(2, 2, 5)
    ((-1, 1), (2, 5))
    """
    low, high = min(low, high, x0), max(low, high, x0)
    return (low, high) if high - low >= NARROWEST else (low, low + NARROWEST)


def secant(f, x0: float, h: float, central: bool) -> Secant:
    """The secant from x₀ to x₀ + h, or from x₀ − h to x₀ + h; h ≠ 0.

    >>> from explorers.functions import parse
    >>> secant(parse("x^2"), 1.0, 0.5, central=False)
    Secant(xa=1.0, ya=1.0, xb=1.5, yb=2.25, slope=2.5)
    """
    xa, xb = x0 - h if central else x0, x0 + h
    slope = (central_quotient if central else forward_quotient)(f.value, x0, h)
    return Secant(xa, float(f.value(xa)), xb, float(f.value(xb)), float(slope))


def sweep(f, low: float, high: float, x0: float, most: int = 1000) -> Sweep:
    """f on a lattice through x₀ that reaches a third of the window beyond it on both sides.

    Where the rules give no slope, as at a corner that the lattice hits, both sides are judged by `differentiability`, at
    the eight such places nearest to x₀. f has the methods of an `Expression` in one variable; low < high.

    >>> from explorers.functions import parse
    >>> swept = sweep(parse("abs(x)"), -1, 1, 0, most=20)
    >>> swept.step, swept.left[swept.samples.x == 0].tolist(), swept.right[swept.samples.x == 0].tolist()
    (0.2, [-1.0], [1.0])
    """
    beyond = (high - low) / 3
    found = samples(f, lattice(low - beyond, high + beyond, most=most, through=x0))
    left, right = found.slope.copy(), found.slope.copy()
    unknown = np.flatnonzero(np.isnan(found.slope) & ~np.isnan(found.value))
    for k in unknown[np.argsort(np.abs(found.x[unknown] - x0))][:LOOKED_AT]:
        judged = differentiability(f, float(found.x[k]))
        agree, jumps = judged.verdict == Verdict.DIFFERENTIABLE, judged.verdict == Verdict.JUMP
        left[k], right[k] = (judged.slope,) * 2 if agree or jumps else (judged.left.slope, judged.right.slope)
    return Sweep(found, left, right, float(np.round(found.x[1] - found.x[0], 9)))


def frames(swept: Sweep, low: float, high: float) -> dict[str, float]:
    """The ends of the axes: x_low … x_high, y_low … y_high for f, s_low … s_high for its slopes, with 0 among these."""
    x, value, slope = swept.samples[:3]
    inside = (x >= low) & (x <= high)
    y_low, y_high = frame(value[inside])
    s_low, s_high = frame(np.append(slope[inside], 0.0))
    return {"x_low": low, "x_high": high, "y_low": y_low, "y_high": y_high, "s_low": s_low, "s_high": s_high}
