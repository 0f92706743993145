"""The determinant by cofactors and by eigenvalues, beside elimination and base times height: one number, several ways."""

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from explorers.determinant import Elimination, determinant, eliminate, read_square, settled
from explorers.heights import signed_volume, squared_heights, volume


@dataclass(frozen=True)
class Ways:
    heights: tuple[float, ...]
    volume: Fraction
    elimination: Elimination
    terms: tuple[tuple[Fraction, Fraction], ...]
    expanded: Fraction
    eigenvalues: tuple[complex, ...]
    product: float
    off: float


def ways(matrix) -> Ways:
    """det A by base and height (|det A| only for n > 3), elimination, cofactors, and eigenvalues, there `off` by rounding.

    ValueError: bad matrix, see read_square.

    >>> found = ways([[1, 2], [3, 4]])
    >>> [str(value) for value in (found.volume, found.elimination.product, found.expanded)], round(found.product, 9)
    (['-2', '-2', '-2'], -2.0)
    """
    volumes = signed_volume(matrix) if len(matrix) <= 3 else volume(matrix)
    heights = tuple(math.sqrt(square) for square in squared_heights(matrix))
    values, product = eigenvalues(matrix)
    off = abs(product - float(determinant(matrix)))
    return Ways(heights, volumes, eliminate(matrix), cofactors(matrix), expanded(matrix), values, product, off)


def cofactors(matrix) -> tuple[tuple[Fraction, Fraction], ...]:
    """det A = a₁₁C₁₁ + … + a₁ₙC₁ₙ: the pairs (a₁ⱼ, C₁ⱼ), where C₁ⱼ is (−1)^(1+j) times det A without row 1 and column j.

    Written out it is Leibniz's sum of n! signed products. ValueError: bad matrix, see read_square.
    Horn and Johnson, Matrix Analysis, 0.3.1.

    >>> [(str(a), str(C)) for a, C in cofactors([[1, 2], [3, 4]])]
    [('1', '4'), ('2', '-3')]
    """
    rows, _ = read_square(matrix)
    return tuple((a, (-1) ** j * _laplace(_without(rows, j))) for j, a in enumerate(rows[0]))


def expanded(matrix) -> Fraction:
    """The sum of the first row's entries times their cofactors.

    >>> str(expanded([[1, 2], [3, 4]]))
    '-2'
    """
    return settled(sum((a * C for a, C in cofactors(matrix)), Fraction(0)), *read_square(matrix))


def eigenvalues(matrix) -> tuple[tuple[complex, ...], float]:
    """The eigenvalues with their algebraic multiplicity, and their product: det(A − λI) at λ = 0 is det A.

    In floating point, so the product is det A up to rounding. Complex ones come in pairs a ± bi of a real matrix, and
    (a + bi)(a − bi) = a² + b² is real. ValueError: bad matrix, see read_square.

    >>> values, product = eigenvalues([[3, -2], [2, 3]])
    >>> [complex(round(λ.real, 9), round(λ.imag, 9)) for λ in values], round(product, 9)
    ([(3+2j), (3-2j)], 13.0)
    """
    found = np.linalg.eigvals(np.array(read_square(matrix)[0], dtype=float)).astype(complex)
    ordered = sorted(found.tolist(), key=lambda λ: (-λ.real, -λ.imag))
    return tuple(λ if λ.imag else λ.real for λ in ordered), float(np.prod(ordered).real)


def multiplications(n: int) -> tuple[int, int]:
    """How many multiplications and divisions elimination takes, (n³ − n)/3 + n − 1, and Leibniz's sum, n!(n − 1).

    >>> multiplications(6), multiplications(20)
    ((75, 3600), (2679, 46225138155356160000))
    """
    return (n**3 - n) // 3 + n - 1, math.factorial(n) * (n - 1)


def _laplace(rows) -> Fraction:
    if not rows:
        return Fraction(1)
    return sum(((-1) ** j * a * _laplace(_without(rows, j)) for j, a in enumerate(rows[0]) if a), start=Fraction(0))


def _without(rows, j: int):
    return [row[:j] + row[j + 1 :] for row in rows[1:]]
