"""The ranges of each function and of its first two derivatives over intervals, with flags for edges and kinks."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from scipy import special

from explorers.functions.interval import Interval, around, everything, outward, point, widened
from explorers.functions.jet import minus, times

Ranges = tuple[Interval, Interval | None, Interval | None]  # of g, g′ and g″; None is a structural zero

HALF, TWO = np.float64(0.5), np.float64(2)
SLACK = 2e-15  # relative; a crest that is this near counts as inside, so rounding cannot lose it


@dataclass(frozen=True, slots=True)
class Flags:
    """Arrays of one evaluation: `out` where a formula is nowhere defined, `part` where it touches an edge or kink."""

    out: np.ndarray
    part: np.ndarray

    def mark(self, out: np.ndarray | np.bool, part: np.ndarray) -> None:
        """Add marks; a box that is out is marked part, too."""
        np.logical_or(self.out, out, out=self.out)
        np.logical_or(self.part, part | out, out=self.part)


def reaches(u: Interval, first: float, period: float) -> np.ndarray:
    """Whether one of the points first + k · period is inside, in doubt yes."""
    lo, hi = (u.lo - first) / period, (u.hi - first) / period
    slack = SLACK * (1 + np.maximum(np.abs(lo), np.abs(hi)))
    return np.floor(hi + slack) >= np.ceil(lo - slack)


def wave(function: Callable, crest: float, u: Interval) -> Interval:
    """The range of sin or cos, whose crests are at crest + 2πk and whose troughs are half a period later."""
    ends = function(u.lo), function(u.hi)
    # Near a zero of sin the relative error of the library may be large, so an absolute one is added.
    values = widened(np.minimum(*ends) - 2.0**-53, np.maximum(*ends) + 2.0**-53).clipped(-1.0, 1.0)
    values = values.replaced(reaches(u, crest, 2 * np.pi), Interval(values.lo, np.ones_like(values.hi)))
    return values.replaced(reaches(u, crest + np.pi, 2 * np.pi), Interval(-np.ones_like(values.lo), values.hi))


def sine(u: Interval, flags: Flags) -> Ranges:
    s = wave(np.sin, np.pi / 2, u)
    return s, wave(np.cos, 0.0, u), -s


def cosine(u: Interval, flags: Flags) -> Ranges:
    c = wave(np.cos, 0.0, u)
    return c, -wave(np.sin, np.pi / 2, u), -c


def tangent(u: Interval, flags: Flags) -> Ranges:
    pole = reaches(u, np.pi / 2, np.pi)
    flags.mark(np.False_, pole)
    t = widened(np.tan(u.lo), np.tan(u.hi)).replaced(pole, everything())
    slope = point(1.0) + t**2
    return t, slope, (t * slope).scaled(TWO)


def arcsine(u: Interval, flags: Flags) -> Ranges:
    flags.mark((u.lo > 1) | (u.hi < -1), (u.lo <= -1) | (u.hi >= 1))
    c = u.clipped(-1.0, 1.0)
    slope = root((point(1.0) - c**2).positive()).reciprocal()
    return widened(np.arcsin(c.lo), np.arcsin(c.hi)), slope, c * slope**3


def arccosine(u: Interval, flags: Flags) -> Ranges:
    _, slope, bend = arcsine(u, flags)
    c = u.clipped(-1.0, 1.0)
    return widened(np.arccos(c.hi), np.arccos(c.lo)), minus(slope), minus(bend)


def arctangent(u: Interval, flags: Flags) -> Ranges:
    slope = (point(1.0) + u**2).reciprocal()
    return widened(np.arctan(u.lo), np.arctan(u.hi)), slope, (u * slope**2).scaled(-TWO)


def hyperbolic_cosine(u: Interval) -> Interval:
    return widened(np.cosh(u.nearest()), np.cosh(u.farthest())).clipped(1.0, np.inf)


def hyperbolic_sine(u: Interval) -> Interval:
    return widened(np.sinh(u.lo), np.sinh(u.hi))


def hyperbolic_tangent(u: Interval) -> tuple[Interval, Interval]:
    """The range of tanh and of its slope 1/cosh²."""
    t = widened(np.tanh(u.lo), np.tanh(u.hi)).clipped(-1.0, 1.0)
    return t, (hyperbolic_cosine(u) ** 2).reciprocal()


def tanh(u: Interval, flags: Flags) -> Ranges:
    t, slope = hyperbolic_tangent(u)
    return t, slope, (t * slope).scaled(-TWO)


def sigmoid(u: Interval, flags: Flags) -> Ranges:
    """σ′ = 1/(4 cosh²(u/2)) and σ″ = -σ′ tanh(u/2)."""
    t, slope = hyperbolic_tangent(u.scaled(HALF))
    slope = slope.scaled(HALF * HALF)
    return widened(special.expit(u.lo), special.expit(u.hi)).clipped(0.0, 1.0), slope, -(slope * t)


def error_function(u: Interval, flags: Flags) -> Ranges:
    slope = exponential(-(u**2)) * root(around(np.pi)).reciprocal().scaled(TWO)
    return widened(special.erf(u.lo), special.erf(u.hi)).clipped(-1.0, 1.0), slope, (u * slope).scaled(-TWO)


def exponential(u: Interval) -> Interval:
    return widened(np.exp(u.lo), np.exp(u.hi)).positive()


def exp(u: Interval, flags: Flags) -> Ranges:
    e = exponential(u)
    return e, e, e


def logarithm(u: Interval) -> Interval:
    """The range of ln over an interval that does not go below 0."""
    return widened(np.log(u.lo), np.log(u.hi))


def logarithmic(u: Interval) -> Ranges:
    """The ranges of ln, 1/u and -1/u² over an interval that does not go below 0."""
    slope = u.reciprocal()
    return logarithm(u), slope, -(slope**2)


def ln(u: Interval, flags: Flags) -> Ranges:
    flags.mark(u.hi <= 0, u.lo <= 0)
    return logarithmic(u.positive())


def logarithm_to(base: int) -> Callable[[Interval, Flags], Ranges]:
    """log2 or log10 as a multiple of ln."""

    def log(u: Interval, flags: Flags) -> Ranges:
        factor = logarithm(point(base)).reciprocal()
        value, slope, bend = ln(u, flags)
        return value * factor, times(slope, factor), times(bend, factor)

    return log


def root(u: Interval) -> Interval:
    """The range of the square root over an interval that does not go below 0."""
    return outward(np.sqrt(u.lo), np.sqrt(u.hi)).positive()


def square_root(u: Interval, flags: Flags) -> Ranges:
    flags.mark(u.hi < 0, u.lo <= 0)
    r = root(u.positive())
    slope = r.reciprocal().scaled(HALF)
    return r, slope, -(slope * r.reciprocal() ** 2).scaled(HALF)


def cube_root(u: Interval, flags: Flags) -> Ranges:
    flags.mark(np.False_, u.contains(0.0))
    r = widened(np.cbrt(u.lo), np.cbrt(u.hi))
    slope = (r**2).reciprocal() * around(Fraction(1, 3))
    return r, slope, (r**5).reciprocal() * around(Fraction(-2, 9))


def size(u: Interval, flags: Flags) -> Ranges:
    s, slope, _ = sign(u, flags)
    return Interval(u.nearest(), u.farthest()), s, slope


def sign(u: Interval, flags: Flags) -> Ranges:
    """-1, 1, or both; where both, there is no derivative to enclose and nothing is claimed about it."""
    kink = u.contains(0.0)
    flags.mark(np.False_, kink)
    s = Interval(np.where(u.lo > 0, 1.0, -1.0), np.where(u.hi < 0, -1.0, 1.0))
    slope = Interval(np.where(kink, -np.inf, 0.0), np.where(kink, np.inf, 0.0)) if kink.any() else None
    return s, slope, slope


RANGES = {
    "sin": sine, "cos": cosine, "tan": tangent, "asin": arcsine, "acos": arccosine, "atan": arctangent,
    "sinh": lambda u, flags: (hyperbolic_sine(u), hyperbolic_cosine(u), hyperbolic_sine(u)),
    "cosh": lambda u, flags: (hyperbolic_cosine(u), hyperbolic_sine(u), hyperbolic_cosine(u)),
    "tanh": tanh, "exp": exp, "ln": ln, "log2": logarithm_to(2), "log10": logarithm_to(10), "sqrt": square_root,
    "cbrt": cube_root, "sigmoid": sigmoid, "erf": error_function, "abs": size, "sgn": sign,
}  # fmt: skip
