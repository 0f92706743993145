"""The parallelogram law: which norms come from an inner product."""

from typing import NamedTuple

import numpy as np

from explorers.norms import p_norm

ROUNDING = 1e-12


class Squares(NamedTuple):
    """The squares over the four sides of a parallelogram, those over its two diagonals, and the difference."""

    sides: float
    diagonals: float
    gap: float


def parallelogram(u, v, p) -> Squares:
    """‖u + v‖² + ‖u − v‖² = 2‖u‖² + 2‖v‖² for all u and v exactly if the norm comes from an inner product.

    That is the theorem of Jordan and von Neumann, for any norm of a real or complex vector space. One pair with a gap
    settles it; a pair without one does not. A gap up to 1e-12 of the sum counts as 0. u and v have shape (n,).
    ValueError unless p ≥ 1: below, it is no norm. P. Jordan and J. von Neumann, Annals of Mathematics 36 (1935), 719.

    >>> parallelogram([1, 0], [0, 1], 1)
    Squares(sides=4.0, diagonals=8.0, gap=4.0)
    """
    if not p >= 1:
        raise ValueError("The exponent p must be at least 1, or infinity: below 1 it is no norm.")
    u, v = np.asarray(u, dtype=float), np.asarray(v, dtype=float)
    diagonals = float(p_norm(u + v, p) ** 2 + p_norm(u - v, p) ** 2)
    sides = float(2 * p_norm(u, p) ** 2 + 2 * p_norm(v, p) ** 2)
    gap = diagonals - sides
    return Squares(sides, diagonals, gap if abs(gap) > ROUNDING * (diagonals + sides) else 0.0)


def gap_of_units(p) -> float:
    """The gap of e₁ and e₂ is 2 · 4^(1/p) − 4: 4 at p = 1, falling to −2 at p = ∞, and 0 at p = 2 only.

    >>> gap_of_units(1), gap_of_units(2), gap_of_units(float("inf"))
    (4.0, 0.0, -2.0)
    """
    return 2 * 4 ** (1 / p) - 4


def polarization(u, v, p) -> float:
    """(‖u + v‖² − ‖u − v‖²)/4 is the inner product of a real norm that has one: u₁v₁ + … for p = 2.

    For every other p ≥ 1 it is symmetric and gives ‖u‖² for v = u, but in two or more dimensions it is not linear in u.

    >>> round(polarization([3, 1], [-2, 5], 2), 9), polarization([1, 0], [1, 1], 1)
    (-1.0, 2.0)
    """
    u, v = np.asarray(u, dtype=float), np.asarray(v, dtype=float)
    return float(p_norm(u + v, p) ** 2 - p_norm(u - v, p) ** 2) / 4
