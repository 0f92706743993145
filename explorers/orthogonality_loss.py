"""Three ways to A = QR that are equal on paper, and how far from orthonormal the columns of Q are in floating point."""

import math
from dataclasses import dataclass

import numpy as np
from scipy.linalg import invhilbert

MOST = 12  # rows of a Hilbert matrix here
UNIT = 2.0**-52  # the distance from 1 to the next floating-point number


@dataclass(frozen=True)
class Comparison:
    """Of a Hilbert matrix: κ, ‖QᵀQ − I‖ by method, the largest ‖QR − A‖/‖A‖, the least angle of the classical Q in degrees."""

    condition: float
    losses: dict[str, float]
    residual: float
    angle: float


def hilbert(n: int) -> np.ndarray:
    """The Hilbert matrix has the entry 1/(i + j − 1) in row i and column j: invertible, but its columns nearly depend.

    The entries are rounded to the nearest floating-point numbers. 2 ≤ n ≤ 12, else ValueError.

    >>> hilbert(2).tolist()
    [[1.0, 0.5], [0.5, 0.3333333333333333]]
    """
    if not 2 <= n <= MOST:
        raise ValueError(f"Here a Hilbert matrix has from 2 to {MOST} rows.")
    i = np.arange(1, n + 1)
    return 1 / (i[:, None] + i - 1)


def condition(n: int) -> float:
    """κ = σ₁/σₙ of the Hilbert matrix before rounding; it grows like (1 + √2)⁴ⁿ/√n.

    It is the largest eigenvalue of H times that of H⁻¹, whose entries are whole numbers: both are found to almost all
    digits, while a smallest singular value below 10⁻¹⁶ would be rounding.

    >>> round(condition(2), 3), f"{condition(8):.2e}"
    (19.281, '1.53e+10')
    """
    return float(np.linalg.eigvalsh(hilbert(n))[-1] * np.linalg.eigvalsh(invhilbert(n, exact=True).astype(float))[-1])


def classical(A) -> tuple[np.ndarray, np.ndarray]:
    """Classical Gram–Schmidt: from each column of A all projections are subtracted at once, computed from that column.

    A with independent columns, as floats say: a remainder of exactly 0 would be divided by. Golub and Van Loan, 5.2.7.
    """
    A = np.asarray(A, dtype=float)
    Q, R = np.zeros_like(A), np.zeros((A.shape[1], A.shape[1]))
    for k, a in enumerate(A.T):
        R[:k, k] = Q[:, :k].T @ a
        w = a - Q[:, :k] @ R[:k, k]
        R[k, k] = math.hypot(*w)
        Q[:, k] = w / R[k, k]
    return Q, R


def modified(A) -> tuple[np.ndarray, np.ndarray]:
    """Modified Gram–Schmidt: the projections are subtracted one after the other, each computed from what is left.

    On paper the same as the classical one, because the q are perpendicular. Golub and Van Loan, 5.2.8.
    """
    A = np.asarray(A, dtype=float)
    Q, R = np.zeros_like(A), np.zeros((A.shape[1], A.shape[1]))
    for k, a in enumerate(A.T):
        w = a.copy()
        for j in range(k):
            R[j, k] = Q[:, j] @ w
            w -= R[j, k] * Q[:, j]
        R[k, k] = math.hypot(*w)
        Q[:, k] = w / R[k, k]
    return Q, R


def householder(A) -> tuple[np.ndarray, np.ndarray]:
    """Householder, as NumPy does it: mirrors I − 2vvᵀ turn A into R column by column; their product Q stays orthogonal.

    Each mirror sends what is left of a column, a, to −sign(a₁)‖a‖e₁: this sign avoids a difference of nearly equal
    numbers, so the diagonal of R may be negative, and columns of Q point against those of Gram–Schmidt.
    Golub and Van Loan, 5.1.3 and 5.2.2.
    """
    return np.linalg.qr(np.asarray(A, dtype=float))


METHODS = {"classical": classical, "modified": modified, "householder": householder}


def loss(Q) -> float:
    """‖QᵀQ − I‖, the root of the sum of all squares (Frobenius norm): 0 exactly if the columns of Q are orthonormal.

    >>> round(loss(classical(hilbert(8))[0]), 1), loss(np.eye(3))
    (1.4, 0.0)
    """
    return float(np.linalg.norm(Q.T @ Q - np.eye(Q.shape[1])))


def residual(A, Q, R) -> float:
    """‖QR − A‖/‖A‖, Frobenius norm: whether Q and R really multiply to A.

    >>> residual(hilbert(8), *classical(hilbert(8))) < 1e-15
    True
    """
    return float(np.linalg.norm(Q @ R - A) / np.linalg.norm(A))


def least_angle(Q) -> float:
    """The least angle, in degrees, between the lines of two columns of length 1: 90 if all are perpendicular.

    >>> round(least_angle(np.array([[1, 0.6], [0, 0.8]])), 4)
    53.1301
    """
    columns = Q.T
    pairs = [(p, q) for k, q in enumerate(columns) for p in columns[:k]]
    chords = [min(math.dist(p, q), math.dist(p, -q)) for p, q in pairs]
    return math.degrees(2 * math.asin(min(1.0, min(chords) / 2)))


def compare(n: int) -> Comparison:
    """The three methods on the n × n Hilbert matrix. The last digits depend on the computer.

    >>> {name: f"{value:.0e}" for name, value in compare(8).losses.items()}["modified"]
    '4e-07'
    """
    A = hilbert(n)
    made = {name: method(A) for name, method in METHODS.items()}
    losses = {name: loss(Q) for name, (Q, _) in made.items()}
    return Comparison(condition(n), losses, max(residual(A, Q, R) for Q, R in made.values()), least_angle(made["classical"][0]))
