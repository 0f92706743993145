"""A function along the rays and lines through a critical point, and the signs of its values around it."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class SignRuns:
    x: np.ndarray
    low: np.ndarray
    high: np.ndarray
    sign: np.ndarray


def ray_parts(f: Callable, angles) -> np.ndarray:
    """A polynomial with terms of degree 2, 3 and 4 is r²·p₂ + r³·p₃ + r⁴·p₄ on the ray r·(cos α, sin α), r any sign.

    p₂ is half the second derivative along the ray; where it is 0, p₃ and p₄ decide what the Hessian leaves open.
    f takes arrays x, y. angles: (n,) radians; the result is (n, 3). ValueError: f is no such polynomial.

    >>> ray_parts(lambda x, y: (y - x**2) * (y - 2 * x**2), [math.pi / 4]).round(12).tolist()
    [[0.5, -1.06066017178, 0.5]]
    """
    angles = np.asarray(angles, dtype=float)
    radii = np.array([1.0, -1.0, 2.0])
    powers = radii[:, None] ** np.array([2, 3, 4])
    parts = np.linalg.solve(powers, _on_rays(f, radii, angles)).T
    other = np.array([0.0, 0.5, -1.5])
    if not np.allclose(other[:, None] ** np.array([2, 3, 4]) @ parts.T, _on_rays(f, other, angles), atol=1e-9):
        raise ValueError("The function must be a polynomial with terms of degree 2, 3 and 4 only.")
    return parts


def peano_reach(degrees: float) -> float:
    """On the line at this angle, (y − x²)(y − 2x²) is > 0 for 0 < |t| < |sin α| / (2 cos²α), the reach, and 0 there.

    So 0 is a strict minimum along every line. But the reach tends to 0 with α: no disc around 0 serves all the lines.
    The two axes never meet the parabolas again: ∞ for multiples of 90°. |t| is the distance from 0.

    >>> round(peano_reach(30), 9), peano_reach(90)
    (0.333333333, inf)
    """
    if degrees % 90 == 0:
        return math.inf
    α = math.radians(degrees)
    return abs(math.sin(α)) / (2 * math.cos(α) ** 2)


def sign_runs(f: Callable, limit: float, *, columns: int = 120, samples: int = 600) -> SignRuns:
    """Where f is > 0 and < 0 on [−limit, limit]²: each of the upright strips cut where the sign in its middle changes.

    x: (m,) middles of strips of width 2·limit / columns; low, high: (m,) ends in y, right to limit / samples; sign: (m,)
    of −1, 1 (a sample where f is 0 belongs to the run below it, at the bottom to those with f > 0).
    f takes arrays x, y. A run shorter than 2·limit / samples may be missed.

    >>> runs = sign_runs(lambda x, y: y - x, 1, columns=2)
    >>> runs.x.tolist(), runs.high.round(2).tolist(), runs.sign.tolist()
    ([-0.5, -0.5, 0.5, 0.5], [-0.5, 1.0, 0.5, 1.0], [-1, 1, -1, 1])
    """
    width, step = 2 * limit / columns, 2 * limit / samples
    middles = -limit + width * (np.arange(columns) + 0.5)
    y = -limit + step * (np.arange(samples) + 0.5)
    rows = []
    for x in middles:
        signs = _without_zeros(np.sign(f(np.full_like(y, x), y)))
        starts = np.flatnonzero(np.diff(signs, prepend=0))
        edges = np.append(y[starts] - step / 2, limit)
        rows += [(x, low, high, signs[k]) for k, low, high in zip(starts, edges[:-1], edges[1:], strict=True)]
    x, low, high, sign = np.array(rows).T
    return SignRuns(x, low, high, sign.astype(int))


def _on_rays(f: Callable, radii, angles) -> np.ndarray:
    r = radii[:, None]
    return np.broadcast_to(f(r * np.cos(angles), r * np.sin(angles)), (radii.size, angles.size))


def _without_zeros(signs: np.ndarray) -> np.ndarray:
    """Each 0 replaced by the sign before it, and by 1 where there is none."""
    last = np.maximum.accumulate(np.where(signs != 0, np.arange(signs.size), -1))
    return np.where(last >= 0, signs[last], 1)
