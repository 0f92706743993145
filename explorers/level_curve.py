"""The level curve through a point, by continuation: a step along the tangent, then back onto the curve along the gradient."""

import math
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from explorers.critical_points import Kind, two_variable_test
from explorers.onto_level import corrected, left, slopes

MOST = 600  # steps of one arm
TURN = math.cos(math.radians(14))  # the tangent turns by no more in one step
TINY = 2.0**-12  # of the first step: shorter ones are not tried
WEAK = 1e-3  # a gradient this much shorter than the longest one on the arm is taken for that of a critical point


class End(StrEnum):
    """Why the continuation stopped."""

    EDGE = "edge"  # at the edge of the window
    CLOSED = "closed"  # back at the start
    CRITICAL = "critical"  # the gradient shrinks to nothing
    ROUGH = "rough"  # a kink, a jump, or the end of the domain
    LONG = "long"  # after 600 steps


class Shape(StrEnum):
    """What the level set is near the point."""

    CURVE = "curve"  # the gradient is not 0: one smooth curve (implicit function theorem)
    POINT = "point"  # a strict extremum: the point alone
    CROSSING = "crossing"  # a saddle with det < 0: two curves that cross
    FLAT = "flat"  # f is constant around the point
    UNDECIDED = "undecided"  # the gradient and det H are 0
    NONE = "none"  # no gradient, no continuation


class LevelCurve(NamedTuple):
    """shape at the point, and arms: pairs of an (n, 2) array of points from the point on, and why it ends."""

    shape: Shape
    arms: tuple[tuple[np.ndarray, End], ...] = ()


def level_curve(f, x: float, y: float, bounds) -> LevelCurve:
    """The curve f = f(p) through p = (x, y) in the window (x_min, x_max, y_min, y_max), drawn from p both ways.

    Where ∇f(p) ≠ 0 it is one smooth curve at a right angle to ∇f. Where ∇f(p) = 0 the Hessian tells: det > 0, the point
    alone; det < 0, two curves cross along the directions in which vᵀHv = 0 (Morse). f has the methods of an `Expression`.
    Source: Allgower and Georg, Numerical Continuation Methods, ch. 2 and 6.

    >>> from explorers.functions import parse
    >>> [str(end) for _, end in level_curve(parse("x^2 + y^2", ("x", "y")), 1, 0, (-2, 2, -2, 2)).arms]
    ['closed']
    """
    value, fx, fy, *second = (float(part) for part in f.jet(x, y))
    step = (bounds[1] - bounds[0]) / 40
    if math.isnan(value + fx + fy):
        return LevelCurve(Shape.NONE)
    near = [(c - 1e-6 * step, c + 1e-6 * step) for c in (x, y)]
    if all(part.lo == 0 == part.hi for part in f.interval_jet(*near).components[1:3]):
        return LevelCurve(Shape.FLAT)
    point = f.interval_jet((x, x), (y, y)).components[1:3]
    if all(part.lo <= 0 <= part.hi for part in point):
        return _at_critical_point(f, value, (x, y), second, bounds, step)
    first = _follow(f, value, (x, y), (x, y), 1, bounds, step)
    arms = [first] if first[1] is End.CLOSED else [first, _follow(f, value, (x, y), (x, y), -1, bounds, step)]
    return LevelCurve(Shape.CURVE, tuple(arms))


def _at_critical_point(f, value, p, second, bounds, step) -> LevelCurve:
    a, b, c = second
    kind = two_variable_test(a, b, c).kind if all(map(math.isfinite, second)) else Kind.UNDECIDED
    if kind is not Kind.SADDLE:
        return LevelCurve(Shape.UNDECIDED if kind is Kind.UNDECIDED else Shape.POINT)
    arms = []
    middle, half = math.atan2(2 * b, a - c) / 2, math.acos(-(a + c) / math.hypot(a - c, 2 * b)) / 2
    for angle in (middle + half, middle - half, middle + half + math.pi, middle - half + math.pi):
        way = np.array([math.cos(angle), math.sin(angle)])
        found = corrected(f, np.array(p) + step / 4 * way, value, step / 4)
        if found is not None:
            q, g = found
            side = 1 if left(g) @ way > 0 else -1
            arms.append(_follow(f, value, p, tuple(q), side, bounds, step))
    return LevelCurve(Shape.CROSSING, tuple(arms))


def _follow(f, level, origin, q, side, bounds, step) -> tuple[np.ndarray, End]:
    """One arm: higher ground stays on its left or right, so beyond a saddle the tangent would turn round, and it stops."""
    q, start = np.array(q, dtype=float), np.array(q, dtype=float)
    points, h, way, longest = [np.array(origin, dtype=float)], step, 0.0, 0.0
    if tuple(origin) != tuple(q):
        points.append(q)
    g = slopes(f, q)
    for _ in range(MOST):
        found, h = _next(f, level, q, g, side, h, step)
        longest = max(longest, math.hypot(*g))
        if found is None:
            return np.array(points), End.CRITICAL if math.hypot(*g) <= WEAK * longest else End.ROUGH
        new, g_new = found
        if way > 2 * step and abs((start - q) @ (new - q) / h - h / 2) <= h / 2 and math.dist(start, q) <= 1.5 * h:
            return np.array([*points, start]), End.CLOSED
        outside = _outside(q, new, bounds)
        if outside is not None:
            last = corrected(f, q + outside * (new - q), level, h)
            return np.array([*points, new if last is None else last[0]]), End.EDGE
        way += math.dist(q, new)
        q, g, h = new, g_new, min(step, 1.5 * h)
        points.append(q)
    return np.array(points), End.LONG


def _next(f, level, q, g, side, h, step):
    """The next point on the curve with its gradient, and the step that was short enough; (None, h) if none is."""
    tangent = side * left(g)
    while h >= TINY * step:
        found = corrected(f, q + h * tangent, level, h / 4)
        if found is not None and side * left(found[1]) @ tangent >= TURN:
            return found, h
        h /= 2
    return None, h


def residual(f, x: float, y: float, curve: LevelCurve) -> float:
    """The largest |f(q) − f(p)| of the points q that were found; 0 if there are none.

    >>> from explorers.functions import parse
    >>> f = parse("x^2 + y^2", ("x", "y"))
    >>> residual(f, 1, 0, level_curve(f, 1, 0, (-2, 2, -2, 2))) < 1e-12
    True
    """
    sizes = [np.abs(f.value(*points.T) - f.value(x, y)).max() for points, _ in curve.arms]
    return float(max(sizes, default=0.0))


def _outside(q, new, bounds) -> float | None:
    """The share of the way from q to new at which it leaves the window; None if it does not."""
    shares = []
    for k, (low, high) in enumerate((bounds[:2], bounds[2:])):
        for edge, beyond in ((low, new[k] < low), (high, new[k] > high)):
            if beyond:
                shares.append((edge - q[k]) / (new[k] - q[k]))
    return max(0.0, min(shares)) if shares else None
