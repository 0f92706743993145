"""Steps of a length h: along the gradient, and to the best place on the circle of radius h. They agree only as h → 0."""

import math
from typing import NamedTuple

import numpy as np

from explorers.samples import lattice

DIRECTIONS = 360
ZOOMS, INSIDE = 8, 17  # each zoom keeps an eighth of the directions around the best one


class Steps(NamedTuple):
    """h: (n,) lengths > 0; degrees: (n,) direction of the best place on each circle; best: (n,) f there − f(p);
    along: (n,) f(p + h ∇f/‖∇f‖) − f(p), NaN for ∇f = 0; whole: (n,) whether f is defined all around the circle.
    """

    h: np.ndarray
    degrees: np.ndarray
    best: np.ndarray
    along: np.ndarray
    whole: np.ndarray


def steps(f, x: float, y: float, slopes, h) -> Steps:
    """On the circle of radius h around p: the highest place, and the place that the gradient points to.

    If f is twice continuously differentiable and ∇f ≠ 0, the best direction differs from that of ∇f by
    h·nᵀH∇f/‖∇f‖² + o(h) radians and is better by h³(nᵀH∇f)²/(2‖∇f‖³) + o(h³), with n the unit vector to the left of ∇f.
    360 directions, then eight zooms around the best: a narrow peak between them may be missed. slopes: ∇f at p.

    >>> from explorers.functions import parse
    >>> found = steps(parse("x y", ("x", "y")), 1.0, 0.0, (0.0, 1.0), [1.0])
    >>> found.degrees.round(4).tolist(), found.best.round(4).tolist(), found.along.tolist()
    ([60.0], [1.299], [1.0])
    """
    h = np.asarray(h, dtype=float)
    value = float(f.value(x, y))
    turn = math.radians(_degrees(slopes)) if any(slopes) else 0.0
    # One of the directions is the gradient's own: no rounding makes the best one worse.
    angle = turn + np.broadcast_to(np.linspace(-np.pi, np.pi, DIRECTIONS, endpoint=False), (h.size, DIRECTIONS))
    width, best, whole = 2 * np.pi / DIRECTIONS, np.full(h.shape, turn), np.ones(h.shape, dtype=bool)
    for zoom in range(ZOOMS + 1):
        found = f.value(x + h[:, None] * np.cos(angle), y + h[:, None] * np.sin(angle))
        if zoom == 0:
            whole = ~np.isnan(found).any(axis=1)
        best = angle[np.arange(h.size), np.argmax(np.nan_to_num(found, nan=-np.inf), axis=1)]
        angle = best[:, None] + width * np.linspace(-1, 1, INSIDE)
        width /= (INSIDE - 1) / 2
    rise = f.value(x + h * np.cos(best), y + h * np.sin(best)) - value
    along = f.value(x + h * math.cos(turn), y + h * math.sin(turn)) - value if any(slopes) else np.full(h.shape, np.nan)
    wrapped = (np.degrees(best) + 180) % 360 - 180
    return Steps(h, np.where(np.isnan(rise), np.nan, wrapped), rise, along, whole)


def beside(found: Steps, slopes) -> float:
    """The angle in degrees, 0 to 180, between ∇f and the best direction of the first circle; NaN for ∇f = 0.

    >>> from explorers.functions import parse
    >>> round(beside(steps(parse("x y", ("x", "y")), 1.0, 0.0, (0.0, 1.0), [1.0]), (0.0, 1.0)), 4)
    30.0
    """
    return abs((float(found.degrees[0]) - _degrees(slopes) + 180) % 360 - 180) if any(slopes) else math.nan


def lengths(longest: float) -> np.ndarray:
    """Evenly spaced lengths up to `longest`, a step of 1, 2 or 5 times a power of ten apart, at most 60 of them.

    >>> lengths(2.7)[[0, -1]].tolist()
    [0.05, 2.7]
    """
    return lattice(0.0, longest, most=60)[1:]


def _degrees(slopes) -> float:
    return math.degrees(math.atan2(slopes[1], slopes[0]))
