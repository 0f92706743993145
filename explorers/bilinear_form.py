"""uᵀGv for a 2 × 2 matrix G: when it is an inner product, and a vector that shows it where it is not."""

import math
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

import numpy as np

from explorers.eigenvectors.entries import ROUNDING, determinant, read_entries

HALF = np.linspace(-1, 1, 201)


class Signs(StrEnum):
    """The signs that uᵀGu takes for u ≠ 0."""

    POSITIVE = "positive definite"
    POSITIVE_OR_0 = "positive semidefinite"
    BOTH = "indefinite"
    NEGATIVE_OR_0 = "negative semidefinite"
    NEGATIVE = "negative definite"
    ZERO = "always 0"


@dataclass(frozen=True)
class Verdict:
    """`witness` is a vector w ≠ 0 with wᵀGw ≤ 0, and wᵀGw = `value`; None if there is none."""

    symmetric: bool
    signs: Signs
    witness: tuple[Fraction, ...] | None
    value: Fraction | None

    @property
    def is_inner_product(self) -> bool:
        """Both conditions hold."""
        return self.symmetric and self.signs is Signs.POSITIVE


def inner_product_test(G) -> Verdict:
    """uᵀGv is an inner product of the plane exactly when G is symmetric and uᵀGu > 0 for all u ≠ 0.

    Symmetric: b = c. uᵀGu has the signs of S = (G + Gᵀ)/2, told by det S and then by the trace (Sylvester's criterion);
    for int and Fraction nothing is rounded. With a float among the entries b = c and det S = 0 mean: up to 2⁻⁴⁸.
    ValueError: not 2 × 2, not real, or an entry beyond ±1e300. Axler, Linear Algebra Done Right, 6A; Strang, 6.5.

    >>> inner_product_test([[2, 1], [1, 1]]).is_inner_product
    True
    >>> inner_product_test([[1, 2], [2, 1]]).signs.value, inner_product_test([[1, 1], [-1, 1]]).symmetric
    ('indefinite', False)
    """
    (a, b, c, d), exact = read_entries(G)
    slack = 0 if exact else ROUNDING * max(abs(b), abs(c))
    S = symmetric_part(G)
    det, trace = determinant(S), a + d
    if det == 0:
        signs = Signs.POSITIVE_OR_0 if trace > 0 else Signs.NEGATIVE_OR_0 if trace < 0 else Signs.ZERO
    else:
        signs = Signs.BOTH if det < 0 else Signs.POSITIVE if trace > 0 else Signs.NEGATIVE
    witness = None if signs is Signs.POSITIVE else _not_positive(S)
    value = None if witness is None else product(S, witness, witness)
    return Verdict(abs(b - c) <= slack, signs, witness, value)


def symmetric_part(G) -> list[list[Fraction]] | list[list[float]]:
    """S = (G + Gᵀ)/2 has the same uᵀGu as G, and no other symmetric matrix has.

    >>> symmetric_part([[1, 3], [-1, 2]])[0]
    [Fraction(1, 1), Fraction(1, 1)]
    """
    (a, b, c, d), exact = read_entries(G)
    rows = [[a, (b + c) / 2], [(b + c) / 2, d]]
    return rows if exact else [[float(x) for x in row] for row in rows]


def product(G, u, v) -> Fraction:
    """⟨u, v⟩ = uᵀGv, exact for int and Fraction; with floats 0 if a change of 2⁻⁴⁸ of its four terms can make it 0.

    Linear in u and in v for every G. ValueError as for inner_product_test, or a vector that is not two real numbers.

    >>> product([[2, 1], [1, 1]], (1, 0), (-1, 2))
    Fraction(0, 1)
    """
    (a, b, c, d), exact = read_entries(G)
    (x1, y1, x2, y2), known = read_entries([list(u), list(v)])
    terms = x1 * a * x2, x1 * b * y2, y1 * c * x2, y1 * d * y2
    total, slack = sum(terms, Fraction(0)), 0 if exact and known else ROUNDING * sum(map(abs, terms))
    return total if abs(total) > slack else Fraction(0)


def unit_curve(G) -> list[np.ndarray]:
    """All u with uᵀGu = 1, as strokes of points, shape (k, 2): an ellipse, a hyperbola, two lines, or nothing.

    An ellipse exactly if G is positive definite; its half axes are 1/√λ for the eigenvalues λ of (G + Gᵀ)/2.
    Hyperbolas and lines are cut off far from 0. ValueError as for inner_product_test.

    >>> [stroke.round(9).max(axis=0).tolist() for stroke in unit_curve([[1, 0], [0, 4]])]
    [[1.0, 0.5]]
    """
    signs = inner_product_test(G).signs
    (low, high), axes = _axes(symmetric_part(G))
    if signs in (Signs.NEGATIVE, Signs.NEGATIVE_OR_0, Signs.ZERO):
        return []
    if signs is Signs.POSITIVE:
        turn, (long, short) = np.pi * HALF, half_axes(G)
        return [np.column_stack([long * np.cos(turn), short * np.sin(turn)]) @ axes.T]
    along = 40 * HALF**3
    across = np.sqrt((1 - low * along**2) / high)
    return [np.column_stack([along, side * across]) @ axes.T for side in (1, -1)]


def half_axes(G) -> tuple[float, float]:
    """The ellipse uᵀGu = 1 of a positive definite G has the half axes 1/√λ, longer one first. ValueError for other G.

    >>> half_axes([[1, 0], [0, 4]])
    (1.0, 0.5)
    """
    if inner_product_test(G).signs is not Signs.POSITIVE:
        raise ValueError("Only a positive definite matrix has an ellipse.")
    low, high = _axes(symmetric_part(G))[0]
    return 1 / math.sqrt(low), 1 / math.sqrt(high)


def largest_square(G, reach) -> float:
    """The largest |uᵀGu| for |u| ≤ reach, which is max |λ| · reach² for the eigenvalues λ of (G + Gᵀ)/2.

    >>> round(largest_square([[2, 1], [1, 2]], 2), 9)
    12.0
    """
    return float(np.abs(_axes(symmetric_part(G))[0]).max()) * reach**2


def _axes(S) -> tuple[tuple[float, float], np.ndarray]:
    """The eigenvalues of S, ascending, and its eigenvectors as columns; the smaller one by size is det S through the other."""
    (low, high), axes = np.linalg.eigh(np.array(S, dtype=float))
    det = determinant(S)
    if high > -low:
        low = det / Fraction(high)
    elif low:
        high = det / Fraction(low)
    return (float(low), float(high)), axes


def _not_positive(S) -> tuple[Fraction, ...]:
    """A w ≠ 0 with wᵀSw < 0, or = 0 if there is no such w, for a symmetric S that is not positive definite."""
    (a, b), (_, d) = S
    rows = [row for row in ((1, 0), (0, 1), (1, -1), (1, 1), (-b, a), (-d, b)) if any(row)]
    scaled = [tuple(Fraction(x) / Fraction(max(map(abs, row))) for x in row) for row in rows]
    return min(scaled, key=lambda w: product(S, w, w))
