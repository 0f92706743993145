"""Near to singular is a question of the condition number and not of the determinant: matrices that show the difference."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Measure:
    det: float
    condition: float

    @property
    def distance(self) -> float:
        """1/κ, the way to the nearest singular matrix as a share of the norm."""
        return 1 / self.condition


def scaled(n: int, c: float) -> np.ndarray:
    """c·I has the determinant cⁿ and, for c ≠ 0, the condition number 1: nothing is farther from singular for its size.

    >>> scaled(2, 0.1).tolist()
    [[0.1, 0.0], [0.0, 0.1]]
    """
    return c * np.eye(n)


def shear(n: int, s: float) -> np.ndarray:
    """I with s in the upper right corner has det 1 and κ = ((|s| + √(s² + 4))/2)², about s²; n ≥ 2.

    >>> shear(2, 1000).tolist()
    [[1.0, 1000.0], [0.0, 1.0]]
    """
    if n < 2:
        raise ValueError("A shear needs two rows or more.")
    T = np.eye(n)
    T[0, -1] = s
    return T


def stairs(n: int) -> np.ndarray:
    """1 on the diagonal and −1 above it: det 1, but κ in the ∞-norm is n·2ⁿ⁻¹, though no entry is larger than 1.

    Subtracting 2²⁻ⁿ from the one entry in the lower left corner lowers det to 0 (n ≥ 2).
    Golub and Van Loan, Matrix Computations, 4th ed., 2.6.3.

    >>> stairs(3).tolist()
    [[1.0, -1.0, -1.0], [0.0, 1.0, -1.0], [0.0, 0.0, 1.0]]
    """
    return np.eye(n) - np.triu(np.ones((n, n)), 1)


def condition(A) -> float:
    """κ = σ₁/σₙ in the 2-norm; ∞ if σₙ = 0. The nearest singular matrix is σₙ = ‖A‖/κ away (Eckart and Young).

    So 1/κ is that distance as a share of ‖A‖ = σ₁, and a factor c ≠ 0 in front of A changes nothing. A square, finite;
    of a κ above 1e15 no digit is right.

    >>> condition(scaled(10, 0.1)), round(condition(shear(2, 1000)))
    (1.0, 1000002)
    """
    σ = np.linalg.svd(np.asarray(A, dtype=float), compute_uv=False)
    return float(σ[0] / σ[-1]) if σ[-1] > 0 else float("inf")


def measures(n: int, c: float, s: float | None) -> tuple[Measure, Measure]:
    """det and κ of c·I, which are cⁿ and 1 for c ≠ 0, and of the shear by s, or of the stairs if s is None: det 1.

    >>> measures(10, 0.5, 1000)[0]
    Measure(det=0.0009765625, condition=1.0)
    """
    return Measure(c**n, condition(scaled(n, c))), Measure(1.0, condition(stairs(n) if s is None else shear(n, s)))
