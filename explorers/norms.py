"""p-norms and their unit balls."""

from fractions import Fraction
from math import gamma, inf

import numpy as np


def p_norm(v, p):
    """The p-norm (|v₁|ᵖ + … + |vₙ|ᵖ)^(1/p), and max |vᵢ| for p = ∞.

    A norm for p ≥ 1. For 0 < p < 1 it is positive and homogeneous, but the triangle inequality fails as soon as n ≥ 2.
    v has shape (…, n), the result (…). The largest entry is factored out, so 1e200 does not overflow.
    Raises ValueError unless p > 0. Source: Axler, Linear Algebra Done Right, ch. 6 and 7; Rudin, Functional Analysis, 1.

    >>> float(p_norm([3, 4], 2)), float(p_norm([3, 4], 1)), float(p_norm([3, -4], float("inf")))
    (5.0, 7.0, 4.0)
    """
    p = _exponent(p)
    size = np.abs(np.asarray(v, dtype=float))
    largest = size.max(axis=-1)
    if p == inf:
        return largest
    scale = np.where(largest > 0, largest, 1.0)[..., None]
    return largest * ((size / scale) ** p).sum(axis=-1) ** (1 / p)


def is_norm(p) -> bool:
    """The p-norm is a norm exactly for p ≥ 1 (in two or more dimensions).

    >>> is_norm(1), is_norm(0.99)
    (True, False)
    """
    return _exponent(p) >= 1


def triangle_excess(u, v, p):
    """‖u + v‖ − (‖u‖ + ‖v‖): positive where the triangle inequality fails, which needs p < 1.

    u and v have shape (…, n). For p ≥ 1 it is ≤ 0 up to rounding (Minkowski's inequality).

    >>> float(triangle_excess([1, 0], [0, 1], 0.5))  # ‖(1, 1)‖ = 4 > 1 + 1
    2.0
    """
    u, v = np.asarray(u, dtype=float), np.asarray(v, dtype=float)
    return p_norm(u + v, p) - (p_norm(u, p) + p_norm(v, p))


def unit_ball(p, *, n=400):
    """The curve of all v in the plane with ‖v‖ₚ = 1, as n × 2 points (n ≥ 17), closed: the last is the first.

    Each direction is divided by its norm. The ball inside is convex exactly for p ≥ 1.

    >>> unit_ball(1, n=17).round(3)[2:5].tolist()
    [[0.5, 0.5], [0.059, 0.941], [0.0, 1.0]]
    """
    around = directions(n)
    return around / p_norm(around, p)[:, None]


def directions(n=400):
    """n directions once around the origin, closed, with the axes and the diagonals among them.

    They crowd towards the axes, where the unit ball of a small p has its spikes.

    >>> directions(17)[[0, 2, 4, 6]].tolist()
    [[1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [-1.0, 1.0]]
    """
    if n < 17:
        raise ValueError("A unit ball needs at least 17 points.")
    turn = np.linspace(0, 8, n)  # counted in eighths of the way round
    turn[[np.abs(turn - k).argmin() for k in range(9)]] = np.arange(9)
    quarter, part = np.divmod(turn, 2)
    x = np.where(part <= 1, 1.0, (2 - part) ** 4)
    y = np.where(part <= 1, part**4, 1.0)
    cos, sin = np.cos(quarter * np.pi / 2).round(), np.sin(quarter * np.pi / 2).round()
    return np.column_stack([cos * x - sin * y, sin * x + cos * y]) + 0.0  # + 0.0: no negative zeros


def unit_ball_area(p):
    """The area inside the unit ball of the plane: 4 Γ(1 + 1/p)² / Γ(1 + 2/p), and 4 for p = ∞.

    2 for p = 1, π for p = 2; it grows with p because the balls are nested. Source: Dirichlet's integral.

    >>> round(unit_ball_area(2), 6)
    3.141593
    """
    p = _exponent(p)
    return 4.0 if p == inf else 4 * gamma(1 + 1 / p) ** 2 / gamma(1 + 2 / p)


def diagonal(p) -> float:
    """Where the unit ball meets the diagonal: (c, c) with c = 2^(−1/p), and 1 for p = ∞.

    >>> diagonal(1)
    0.5
    """
    return 2 ** -(1 / _exponent(p))


def exponent_for_length(v, length) -> float | None:
    """The p at which v has this length, or None if there is none: ‖v‖ₚ falls as p grows (0 < p < ∞).

    Needs v in the plane with two non-zero entries and max |vᵢ| < length; found by bisection in 1/p.

    >>> round(exponent_for_length([1, 1], 1.5), 4)  # log 2 / log 1.5
    1.7095
    """
    if p_norm(v, inf) >= length or np.count_nonzero(v) < 2:
        return None
    low, high = 0.0, 60.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if p_norm(v, 1 / middle) < length else (low, middle)
    return 1 / high


def _exponent(p) -> float:
    p = float(p) if isinstance(p, Fraction | int | float | np.number) else p
    if not isinstance(p, float) or not p > 0:
        raise ValueError("The exponent p must be a number greater than 0, or infinity.")
    return p
