"""The singular value decomposition A = UΣVᵀ of a real 2 × 2 matrix, and the way from I to A in three motions."""

import math
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

import numpy as np

from explorers.eigenvectors.entries import ROUNDING, determinant, floats, read_entries

TOGETHER = 1e-9  # what is nearer than this is not told apart when a sign or a side is chosen


class Kind(StrEnum):
    REGULAR = "regular"
    TIE = "tie"
    SINGULAR = "singular"
    ZERO = "zero"


@dataclass(frozen=True, eq=False)
class SVD:
    U: np.ndarray
    values: tuple[float, float]
    V: np.ndarray
    kind: Kind

    @property
    def condition(self) -> float:
        """κ = σ₁/σ₂, and ∞ when σ₂ = 0: a matrix without inverse."""
        return self.values[0] / self.values[1] if self.values[1] else math.inf


def svd(matrix, *, signs=(1, 1), turn=0.0) -> SVD:
    """Every real A is UΣVᵀ with U, V orthogonal and Σ = diag(σ₁, σ₂), σ₁ ≥ σ₂ ≥ 0: its columns obey Avₖ = σₖuₖ.

    The values σ are unique. Of ±(uₖ, vₖ) the joint sign is free: `signs` are two of ±1, and (1, 1) means that v₁ has
    x + y > 0 (x > 0 if x + y = 0) and that V is a rotation, so U is a reflection exactly when det A < 0.
    TIE: σ₁ = σ₂ > 0, any orthonormal v₁, v₂ serves; v₁ is put at the angle `turn`, in degrees.
    SINGULAR: σ₂ = 0 < σ₁, the sign of u₂ is free alone; U is a rotation whenever V is one.
    ZERO: U and V are any orthogonal matrices; V is the rotation by `turn` and U = I, up to `signs`.
    With a float among the entries "tie" and "singular" mean: within 2⁻⁴⁸ of it. ValueError: not 2 × 2, not real, too large.
    A = qR(α) + rS(β), R(α) the turn by α, S(β) the mirror at β/2, has σ = q ± r, v₁ at (β − α)/2, u₁ at (β + α)/2.
    Horn and Johnson, Matrix Analysis, 7.3; Blinn, Consider the lowly 2 × 2 matrix, IEEE CG&A 16 (1996).

    >>> found = svd([[3, 0], [4, 5]])
    >>> found.values, found.V[:, 0].round(4).tolist(), round(found.condition, 12)
    ((6.708203932499369, 2.23606797749979), [0.7071, 0.7071], 3.0)
    """
    (a, b, c, d), det, kind = read_entries(matrix)[0], Fraction(determinant(matrix)), _kind(matrix)
    high = 0.0 if kind is Kind.ZERO else (math.hypot(a + d, c - b) + math.hypot(a - d, b + c)) / 2
    low = high if kind is Kind.TIE else float(abs(det) / Fraction(high)) if high else 0.0
    if kind in (Kind.TIE, Kind.ZERO):
        v = _at(math.radians(turn))
    else:
        v = _chosen(_at((math.atan2(b + c, a - d) - math.atan2(c - b, a + d)) / 2))
    u = floats(matrix) @ v / high if high else np.array([1.0, 0.0])
    u /= math.hypot(*u)
    side = -1 if det < 0 else 1
    U, V = np.column_stack([u, side * _quarter(u)]), np.column_stack([v, _quarter(v)])
    return SVD(U * signs, (high, low), V * signs, kind)


def motion(system: SVD, t: float) -> np.ndarray:
    """From I to A = UΣVᵀ in three motions: Vᵀ is played for 0 ≤ t ≤ 1, Σ for 1 ≤ t ≤ 2, U for 2 ≤ t ≤ 3.

    Singular at t = 2 and after if σ₂ = 0, and halfway through a reflection; ValueError: t outside [0, 3].

    >>> motion(svd([[2, 0], [0, -1]]), 2)  # U, a mirror, comes last
    array([[2., 0.],
           [0., 1.]])
    """
    if not 0 <= t <= 3:
        raise ValueError("The time t must lie between 0 and 3.")
    first, second, third = np.clip(t - np.arange(3), 0, 1)
    stretch = np.diag(1 + second * (np.array(system.values) - 1))
    return played(system.U, third) @ stretch @ played(system.V.T, first)


def played(Q, part: float) -> np.ndarray:
    """An orthogonal Q of the plane turns by an angle (det Q = 1) or mirrors at a line (det Q = −1); this is a part of it.

    A turn is done by 0 ≤ `part` ≤ 1 of its angle in (−π, π]. A mirror is turned over about its line like a page, by
    `part` of 180°, and seen from above: distances to the line are multiplied by cos(π · part). Halfway it is flat, which
    no continuous way from I to Q can avoid, because det goes from 1 to −1.

    >>> played([[0, 1], [1, 0]], 0.5).round(12)
    array([[0.5, 0.5],
           [0.5, 0.5]])
    """
    Q = np.asarray(Q, dtype=float)
    if is_reflection(Q):
        k = math.cos(math.pi * part)
        return ((1 + k) * np.eye(2) + (1 - k) * Q) / 2
    cos, sin = _at(part * angle(Q))
    return np.array([[cos, -sin], [sin, cos]])


def is_reflection(Q) -> bool:
    """An orthogonal matrix of the plane is a reflection exactly when its determinant is −1, else a rotation."""
    (a, b), (c, d) = Q
    return bool(a * d - b * c < 0)


def angle(Q) -> float:
    """The direction of the first column, radians in (−π, π]: a rotation turns by it, a reflection mirrors at half of it.

    Within 1e-9 of −π it is taken as the half-turn to the left, so that rounding does not choose the side.
    """
    α = math.atan2(Q[1][0], Q[0][0])
    return α + 2 * math.pi if α < -math.pi + TOGETHER else α


def is_normal(matrix) -> bool:
    """AAᵀ = AᵀA: exactly then σ = |λ|, counted with multiplicity; in the plane b = c, or b = −c and a = d.

    In any dimension Σ|λ|² ≤ Σσ², with equality for normal A only (Schur). With floats: up to 2⁻⁴⁸ of the largest.

    >>> is_normal([[1, 2], [2, 1]]), is_normal([[1, -2], [2, 1]]), is_normal([[1, 1], [0, 1]])
    (True, True, False)
    """
    (a, b, c, d), exact = read_entries(matrix)
    slack = 0 if exact else ROUNDING * max(map(abs, (a, b, c, d)))
    return abs(b - c) <= slack or max(abs(b + c), abs(a - d)) <= slack


def _kind(matrix) -> Kind:
    (a, b, c, d), exact = read_entries(matrix)
    largest = max(map(abs, (a, b, c, d)))
    if largest == 0:
        return Kind.ZERO
    off = min(max(abs(a - d), abs(b + c)), max(abs(a + d), abs(b - c)))  # A is a scaled rotation or reflection
    if off <= (0 if exact else ROUNDING * largest):
        return Kind.TIE
    return Kind.REGULAR if determinant(matrix) else Kind.SINGULAR


def _at(radians: float) -> np.ndarray:
    return np.array([math.cos(radians), math.sin(radians)])


def _quarter(v) -> np.ndarray:
    return np.array([-v[1], v[0]])


def _chosen(v) -> np.ndarray:
    """v or −v, whichever has x + y > 0, or x > 0 if x + y = 0."""
    together = v[0] + v[1]
    return v if together > TOGETHER or (abs(together) <= TOGETHER and v[0] > 0) else -v
