"""The determinant of a square matrix A, by elimination, in exact numbers where its entries are exact."""

import math
from dataclasses import dataclass
from fractions import Fraction
from numbers import Rational, Real

import numpy as np

from explorers.eigenvectors.entries import ROUNDING

MOST = 6  # rows: the cofactors of a matrix of n rows have n! terms
LARGEST = 1e40  # so that a product of six entries is a float


@dataclass(frozen=True)
class Elimination:
    pivots: tuple[Fraction, ...]
    swaps: int

    @property
    def product(self) -> Fraction:
        """(−1)^swaps times the product of the pivots."""
        return (-1) ** self.swaps * math.prod(self.pivots, start=Fraction(1))


def read_square(matrix) -> tuple[list[list[Fraction]], bool]:
    """The rows as fractions (a float is one too), and whether none of the entries was a float.

    ValueError: not square, more than 6 rows, not real, or an entry beyond ±1e40.
    """
    A = np.array(matrix, dtype=object)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or not 1 <= len(A) <= MOST:
        raise ValueError(f"Here a matrix has as many rows as columns, from 1 to {MOST}; this one has the shape {A.shape}.")
    rows = [[x.item() if isinstance(x, np.generic) else x for x in row] for row in A]
    entries = [x for row in rows for x in row]
    if not all(isinstance(x, Real) for x in entries) or not all(abs(x) <= LARGEST for x in entries):
        raise ValueError("Every entry must be a real number within ±1e40: an int, a Fraction or a float.")
    fractions = [[Fraction(*x.as_integer_ratio()) for x in row] for row in rows]
    return fractions, all(isinstance(x, Rational) for x in entries)


def eliminate(matrix) -> Elimination:
    """Adding a multiple of a row to another keeps det, a swap changes its sign, and a triangle has the product of its diagonal.

    Rows are swapped only where a pivot is 0, or, if an entry is a float, to take the largest. A column without a pivot
    ends it with the pivot 0. About n³/3 multiplications. ValueError: bad matrix, see read_square.
    Golub and Van Loan, Matrix Computations, 3.2.

    >>> found = eliminate([[0, 2], [3, 4]])
    >>> [str(pivot) for pivot in found.pivots], found.swaps, str(found.product)
    (['3', '2'], 1, '-6')
    """
    rows, exact = read_square(matrix)
    pivots: list[Fraction] = []
    swaps, n = 0, len(rows)
    for k in range(n):
        candidates = [i for i in range(k, n) if rows[i][k] != 0]
        if not candidates:
            return Elimination((*pivots, Fraction(0)), swaps)
        best = candidates[0] if exact else max(candidates, key=lambda i: abs(rows[i][k]))
        if best != k:
            rows[k], rows[best], swaps = rows[best], rows[k], swaps + 1
        pivots.append(rows[k][k])
        for i in range(k + 1, n):
            times = rows[i][k] / rows[k][k]
            rows[i] = [x - times * y for x, y in zip(rows[i], rows[k], strict=True)]
    return Elimination(tuple(pivots), swaps)


def determinant(matrix) -> Fraction:
    """det A: the signed volume of the image of the unit cube; exact for fractions and ints.

    0 if floats known to 2⁻⁴⁸ of themselves can make it so (hence diag(1e9, 1e-9) is not singular).
    ValueError: bad matrix, see read_square.

    >>> str(determinant([[2, 1], [1, Fraction(1, 3)]])), str(determinant([[0.1, 0.3], [0.2, 0.6]]))
    ('-1/3', '0')
    """
    return settled(eliminate(matrix).product, *read_square(matrix))


def settled(value: Fraction, rows, exact: bool) -> Fraction:
    """The value, or 0 where the rounding of the entries alone may have made it: |value| ≤ 2⁻⁴⁸ per|A|.

    per|A|, the permanent, is the determinant of the sizes with all of Leibniz's signs +.
    """
    return Fraction(0) if not exact and abs(value) <= ROUNDING * _permanent([list(map(abs, row)) for row in rows]) else value


def has_determinant(matrix, target: float, within: float = 0.01) -> bool:
    """Whether det A is the target, not 0, up to a share of it: no scale of the entries is preferred.

    >>> has_determinant([[0, 2], [3, 0]], -6), has_determinant([[2, 0], [0, 3]], -6)
    (True, False)
    """
    return abs(float(determinant(matrix)) - target) <= within * abs(target)


def _permanent(rows):
    """Σ over all permutations of the products of entries, by the first row."""
    if not rows:
        return 1
    first, rest = rows[0], rows[1:]
    return sum(x * _permanent([row[:j] + row[j + 1 :] for row in rest]) for j, x in enumerate(first) if x)
