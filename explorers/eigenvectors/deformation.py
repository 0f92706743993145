"""Two ways from the identity to a matrix: straight, or turning and stretching."""

import math

import numpy as np

from explorers.eigenvectors.entries import determinant, floats, read_entries
from explorers.eigenvectors.system import Kind, eigensystem


def deform(matrix, t) -> np.ndarray:
    """(1 − t)I + tA moves every point on a straight line from x to Ax; eigenvectors of A stay on their lines.

    It may be singular on the way, see crosses_singular: a turn by 180° collapses to one point at t = ½.
    t of shape (…) gives (…, 2, 2). ValueError: bad matrix (see eigensystem) or t not finite.

    >>> deform([[3, 1], [0, -1]], 0.25)
    array([[1.5 , 0.25],
           [0.  , 0.5 ]])
    """
    t = _times(t)
    return (1 - t) * np.eye(2) + t * floats(matrix)


def crosses_singular(matrix) -> tuple[float, ...]:
    """det((1 − t)I + tA) = 0 and 0 ≤ t ≤ 1 exactly when t = 1/(1 − λ) for a real eigenvalue λ ≤ 0; ascending.

    At most two; a double root once; none when no real eigenvalue is ≤ 0; at least one when det A ≤ 0. With floats this
    is true of a matrix within 2⁻⁴⁸ of the largest entry. ValueError: bad matrix (see eigensystem).
    (1 − t)I + tA has the eigenvalues (1 − t) + tλ: spectral mapping, Axler, Linear Algebra Done Right, ch. 5.

    >>> crosses_singular([[-1, 0], [0, -3]]), crosses_singular([[0, -1], [1, 0]])
    ((0.25, 0.5), ())
    """
    A, system = floats(matrix), eigensystem(matrix)
    real = [] if system.kind is Kind.COMPLEX else [λ.real for λ in system.values]
    if determinant(matrix) == 0:
        real = [A[0, 0] + A[1, 1], 0.0] if system.kind is Kind.DISTINCT else [0.0]
    return tuple(sorted({float(1 / (1 - λ)) for λ in real if λ <= 0}))


def turn_and_stretch(matrix, t) -> np.ndarray:
    """If det A > 0, then A = QS, Q the rotation by θ, S positive definite, and R(tθ)((1 − t)I + tS) is never singular.

    0 ≤ t ≤ 1, and −π < θ ≤ π is the shorter turn, so a rotation turns rigidly. At t = 1 it is A up to rounding.
    t of shape (…) gives (…, 2, 2). ValueError: bad matrix (see eigensystem), t outside [0, 1], or det A ≤ 0: the
    determinant is continuous and 1 at I, so no path of invertible matrices leads from I to A if det A < 0.
    Polar decomposition: Horn and Johnson, Matrix Analysis, 7.3; in the plane tan θ = (c − b)/(a + d).

    >>> turn_and_stretch([[-1, 0], [0, -1]], 0.5).round(12)
    array([[ 0., -1.],
           [ 1.,  0.]])
    """
    (a, b, c, d), _ = read_entries(matrix)
    if determinant(matrix) <= 0:
        raise ValueError("det A must be positive: determinants change continuously, so a path from I to A meets 0.")
    t = _times(t)
    if (t < 0).any() or (t > 1).any():
        raise ValueError("t must lie between 0 and 1: outside, the stretch may be singular.")
    θ = math.atan2(c - b, a + d)
    S = _rotation(-θ) @ floats(matrix)
    return _rotation(t[..., 0, 0] * θ) @ ((1 - t) * np.eye(2) + t * S)


def _times(t) -> np.ndarray:
    t = np.asarray(t, dtype=float)[..., None, None]
    if not np.isfinite(t).all():
        raise ValueError("The time t must be a finite number.")
    return t


def _rotation(θ) -> np.ndarray:
    return np.moveaxis(np.array([[np.cos(θ), -np.sin(θ)], [np.sin(θ), np.cos(θ)]]), (0, 1), (-2, -1))
