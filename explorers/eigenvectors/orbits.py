"""A matrix applied again and again."""

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from explorers.eigenvectors.entries import floats, read_vector
from explorers.eigenvectors.system import Eigensystem, Kind

MOST_STEPS = 100_000


class Growth(StrEnum):
    SHRINKS = "shrinks"
    KEEPS = "keeps"
    GROWS = "grows"


def orbit(matrix, v, steps: int) -> np.ndarray:
    """v, Av, A²v, …, the rows of an array (steps + 1, 2).

    A component beyond the float range is ±inf and one below it 0; each has an exponent of its own, so no nan appears
    and a component that stays small, or comes back, is not lost. Each step rounds like any float: in a long orbit the
    rounding grows with the largest |λ| and hides the smaller one, even when v is an eigenvector of the smaller.
    ValueError: bad matrix (see eigensystem), v not two finite reals, steps not a whole number 0…100 000.

    >>> orbit([[1, 1], [0, 2]], (0, 1), 3).tolist()
    [[0.0, 1.0], [1.0, 2.0], [3.0, 4.0], [7.0, 8.0]]
    """
    A, (x, e) = floats(matrix), np.frexp(read_vector(v))
    if not isinstance(steps, int | np.integer) or not 0 <= steps <= MOST_STEPS:
        raise ValueError(f"The number of steps must be a whole number from 0 to {MOST_STEPS}, not {steps}.")
    rows = np.empty((steps + 1, 2))
    for k in range(steps + 1):
        with np.errstate(over="ignore"):
            rows[k] = np.ldexp(x, e)
        x, e = _step(A, x, e)
    return rows


@dataclass(frozen=True, eq=False)
class Journey:
    points: np.ndarray
    lengths: np.ndarray
    longest: int
    outside: int


def journey(matrix, v, steps: int, reach: float = math.inf) -> Journey:
    """The orbit of v with its lengths, the first step at which it is longest, and how often it is outside a square.

    points (steps + 1, 2) and lengths (steps + 1,); outside counts the points with a coordinate beyond ±reach.
    If every |λ| < 1 all orbits end at 0; one that is longest later than at the start shows that A is not normal, because
    a normal matrix never makes a vector longer than the largest |λ| times its length. Errors as for orbit.
    Trefethen and Embree, Spectra and Pseudospectra, ch. 14.

    >>> trip = journey([[0.5, 2.5], [0, 0.5]], (0, 1), 3)
    >>> trip.longest, trip.lengths.round(2).tolist()
    (1, [1.0, 2.55, 2.51, 1.88])
    """
    points = orbit(matrix, v, steps)
    lengths = np.hypot(*points.T)
    return Journey(points, lengths, int(lengths.argmax()), int((np.abs(points) > reach).any(axis=1).sum()))


def dominant(system: Eigensystem) -> int | None:
    """Which of two real eigenvalues has the larger modulus: Aᵏv turns towards its line, unless v is on the other line.

    The index in system.values; None if there is no such eigenvalue: moduli equal within 1e-12 of the larger, a double
    or a complex pair. Power iteration: Golub and Van Loan, Matrix Computations, 7.3.

    >>> from explorers.eigenvectors.system import eigensystem
    >>> dominant(eigensystem([[1, 0], [0, -3]])), dominant(eigensystem([[0, 1], [1, 0]]))
    (1, None)
    """
    if system.kind is not Kind.DISTINCT:
        return None
    first, second = map(abs, system.values)
    return None if math.isclose(first, second, rel_tol=1e-12) else 0 if first > second else 1


def growth(value: complex) -> Growth:
    """On the line of an eigenvector Aᵏv = λᵏv shrinks, keeps its length or grows as |λ| < 1, = 1 or > 1; so −3 grows.

    |λ| within 1e-12 of 1 counts as 1. About other vectors it says less: they may grow at first though every |λ| < 1,
    and grow without bound though |λ| = 1 (defective). ValueError: nan. Strang, Introduction to Linear Algebra, 6.2.

    >>> [growth(λ).value for λ in (-3, 0.5, 0.6 + 0.8j)]
    ['grows', 'shrinks', 'keeps']
    """
    excess = math.hypot(value.real, value.imag) - 1
    if math.isnan(excess):
        raise ValueError("The eigenvalue is not a number.")
    return Growth.KEEPS if abs(excess) <= 1e-12 else Growth.GROWS if excess > 0 else Growth.SHRINKS


def _step(A: np.ndarray, x: np.ndarray, e: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A times the vector with components xᵢ · 2^eᵢ, in the same form with ½ ≤ |xᵢ| < 1 or xᵢ = 0."""
    terms, exponents = np.frexp(A * x)
    exponents = np.where(terms == 0, -(2**30), exponents + e)
    top = exponents.max(axis=1)
    x, shift = np.frexp(np.ldexp(terms, np.maximum(exponents - top[:, None], -2000)).sum(axis=1))
    return x, np.where(x == 0, 0, top + shift)
