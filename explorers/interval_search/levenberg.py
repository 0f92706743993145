"""Many starting places run to the nearest zero of ∇f at once: numerical evidence about what intervals left open.

Source: Levenberg 1944 and Marquardt 1963; Nocedal and Wright, Numerical Optimization, 2nd ed., 10.3.
"""

from typing import NamedTuple

import numpy as np

from explorers.functions.expression import Expression
from explorers.functions.jet import pairs
from explorers.interval_search.krawczyk import inverse

ROUNDS = 60
SETTLED = 1e-14  # steps, in sides of the window


class Settled(NamedTuple):
    """For N starts: |∇f| there, where they end (n, N), |∇f| there, the Hessians (n, n, N), the last step.

    Slopes, Hessians and steps are in coordinates that measure the window's sides as 1.
    """

    first: np.ndarray
    places: np.ndarray
    slope: np.ndarray
    hessian: np.ndarray
    step: np.ndarray


def settle(f: Expression, starts: np.ndarray, unit: np.ndarray, rounds: int = ROUNDS) -> Settled:
    """Minimise |∇f|² by damped Newton steps, (H² + λ)⁻¹H∇f, from every start; `unit` are the sides of the window."""
    places = starts
    gradient, hessian = scaled_slopes(f, places, unit)
    first = slope = np.linalg.norm(gradient, axis=0)
    damping, step = np.full(slope.shape, 1e-3), np.full(slope.shape, np.inf)
    for _ in range(rounds):
        move = newton_move(gradient, hessian, damping)
        tried = places - move * unit[:, None]
        tried_gradient, tried_hessian = scaled_slopes(f, tried, unit)
        tried_slope = np.linalg.norm(tried_gradient, axis=0)
        better = tried_slope < slope
        places = np.where(better, tried, places)
        gradient, hessian = np.where(better, tried_gradient, gradient), np.where(better, tried_hessian, hessian)
        slope = np.where(better, tried_slope, slope)
        step = np.where(better | (damping < 1e3), np.linalg.norm(move, axis=0), step)
        damping = np.clip(np.where(better, damping / 10, damping * 10), 1e-20, 1e12)
        if not (step > SETTLED).any():
            break
    return Settled(first, places, slope, hessian, step)


def scaled_slopes(f: Expression, places: np.ndarray, unit: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Gradient (n, N) and Hessian (n, n, N) in coordinates that measure the window's sides as 1."""
    n = len(unit)
    _, *parts = f.jet(*places)
    second = dict(zip(pairs(n), parts[n:], strict=True))
    hessian = np.array([[second[min(i, j), max(i, j)] * unit[i] * unit[j] for j in range(n)] for i in range(n)])
    return np.array(parts[:n]) * unit[:, None], hessian


def newton_move(gradient: np.ndarray, hessian: np.ndarray, damping: np.ndarray) -> np.ndarray:
    """(H² + λ)⁻¹H∇f with λ = damping · |H|²."""
    n = len(gradient)
    square = np.einsum("ijk,jlk->ilk", hessian, hessian)
    square = square + np.eye(n)[:, :, None] * damping * np.einsum("ijk,ijk->k", hessian, hessian)
    target = np.einsum("ijk,jk->ik", hessian, gradient)
    return np.einsum("ijk,jk->ik", np.array(inverse(list(map(list, square)))), target)
