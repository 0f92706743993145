"""What an error in the right-hand side b does to the solution of Ax = b, for two equations."""

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from explorers.eigenvectors.entries import determinant, read_entries, read_vector
from explorers.svd import svd


@dataclass(frozen=True, eq=False)
class Perturbation:
    x: np.ndarray
    shift: np.ndarray
    of_b: float
    of_x: float
    condition: float

    @property
    def amplified(self) -> float:
        """(‖Δx‖/‖x‖) / (‖Δb‖/‖b‖), between 1/κ and κ; NaN when b = 0 or Δb = 0, where there is no such ratio."""
        return self.of_x / self.of_b if self.of_b > 0 else math.nan

    @property
    def farthest(self) -> float:
        """The largest coordinate of x and x + Δx, in size."""
        return float(np.abs([self.x, self.x + self.shift]).max())


def perturbation(matrix, b, error) -> Perturbation:
    """If Ax = b and A(x + Δx) = b + Δb, then ‖Δx‖/‖x‖ ≤ κ ‖Δb‖/‖b‖ with κ = σ₁/σ₂; equal for b along u₁ and Δb along u₂.

    `error` is Δb, `shift` is Δx; of_b and of_x are the relative errors in the 2-norm, NaN when b = 0.
    The reason: ‖b‖ ≤ σ₁‖x‖ with equality along u₁, and ‖Δx‖ ≤ ‖Δb‖/σ₂ with equality along u₂.
    ValueError: det A = 0, so that Ax = b has no solution or many; bad matrix or vector.
    Golub and Van Loan, Matrix Computations, 2.6; Trefethen and Bau, Numerical Linear Algebra, lecture 12.

    >>> found = perturbation([[2, 0], [0, 1]], (2, 0), (0, 0.1))
    >>> found.x.tolist(), found.shift.tolist(), found.amplified
    ([1.0, 0.0], [0.0, 0.1], 2.0)
    """
    if determinant(matrix) == 0:
        raise ValueError("A has no inverse: Ax = b has no solution, or infinitely many.")
    b, error = read_vector(b), read_vector(error)
    x, shift = _solution(matrix, b), _solution(matrix, error)
    size_b, size_x = math.hypot(*b), math.hypot(*x)
    of_b = math.hypot(*error) / size_b if size_b else math.nan
    of_x = math.hypot(*shift) / size_x if size_x else math.nan
    return Perturbation(x, shift, of_b, of_x, svd(matrix).condition)


def extreme(matrix, *, worst: bool = True) -> tuple[list[float], list[float]]:
    """b and Δb, to hundredths, for which the bound is almost reached: b along u₁ and Δb along u₂, or the other way round.

    ‖b‖ = 2.5 and ‖Δb‖ = 0.4 before rounding; with `worst` the amplification is almost κ, else almost 1/κ.

    >>> extreme([[2, 0], [0, 1]])
    ([2.5, 0.0], [0.0, 0.4])
    """
    U = svd(matrix).U
    b, error = (U[:, 0], U[:, 1]) if worst else (U[:, 1], U[:, 0])
    return ((2.5 * b).round(2) + 0.0).tolist(), ((0.4 * error).round(2) + 0.0).tolist()  # + 0.0: no negative zeros


def _solution(matrix, right) -> np.ndarray:
    """Cramer's rule in fractions; a decimal means what is written, so 0.1 is a tenth."""
    (a, b, c, d), _ = read_entries(matrix)
    p, q = (Fraction(str(float(part))) for part in right)
    det = determinant(matrix)
    return np.array([(d * p - b * q) / det, (a * q - c * p) / det], dtype=float)
