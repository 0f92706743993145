"""Bases of the plane: the coordinates of a vector, and when inner products give them.

Column convention: B has the columns b₁ and b₂, and x = Bc. Entries that are int or Fraction are computed with exactly.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from explorers.bilinear_form import product
from explorers.eigenvectors.entries import ROUNDING, determinant, read_entries
from explorers.inner_products import angle
from explorers.vectors import singular_values

USUAL = ((1, 0), (0, 1))  # ⟨u, v⟩ = u₁v₁ + u₂v₂


class Kind(StrEnum):
    ORTHONORMAL = "orthonormal"
    ORTHOGONAL = "orthogonal"
    OBLIQUE = "oblique"
    DEPENDENT = "dependent"


@dataclass(frozen=True)
class Pair:
    """det B, ⟨b₁, b₂⟩, the angle in degrees (None where b = 0), both lengths, and the singular values of B."""

    det: Fraction
    product: Fraction
    angle: float | None
    lengths: tuple[float, ...]
    largest: float
    smallest: float


@dataclass(frozen=True)
class Projections:
    """⟨b, x⟩ and ⟨b, x⟩/⟨b, b⟩ for both b (None where b = 0), the sum of the two projections, and its distance from x."""

    products: tuple[Fraction, Fraction]
    shares: tuple[Fraction | None, ...]
    total: tuple[Fraction, ...]
    miss: float


@dataclass(frozen=True)
class Squares:
    """‖x‖², ⟨b₁, x⟩² + ⟨b₂, x⟩², and c₁² + c₂² of the coordinates (None where there are none)."""

    length: Fraction
    products: Fraction
    coordinates: Fraction | None


def inverse(b1, b2) -> tuple[tuple[Fraction, ...], ...] | None:
    """B⁻¹, by rows: it turns the entries of x into the coordinates of x; None if b₁ and b₂ are dependent.

    Dependent means det B = 0, exactly for int and Fraction; with floats up to 2⁻⁴⁸ of its terms.

    >>> [[str(x) for x in row] for row in inverse((2, 1), (-1, 1))]
    [['1/3', '1/3'], ['-1/3', '2/3']]
    """
    B = [b1[0], b2[0]], [b1[1], b2[1]]
    (a, b, c, d), det = read_entries(B)[0], determinant(B)
    return ((d / det, -b / det), (-c / det, a / det)) if det else None


def coordinates(b1, b2, x) -> tuple[Fraction, ...] | None:
    """c = B⁻¹x, the one pair with c₁b₁ + c₂b₂ = x; None if b₁ and b₂ are dependent: then there are many pairs, or none.

    Source: Axler, Linear Algebra Done Right, 2.28.

    >>> [str(c) for c in coordinates((2, 1), (-1, 1), (0, 3))]
    ['1', '2']
    """
    rows = inverse(b1, b2)
    if rows is None:
        return None
    first, second = zip(*rows, strict=True)
    return combined(first, second, x)


def combined(b1, b2, c) -> tuple[Fraction, ...]:
    """x = Bc = c₁b₁ + c₂b₂.

    >>> [str(x) for x in combined((2, 1), (-1, 1), (1, 2))]
    ['0', '3']
    """
    return tuple(_fraction(c[0]) * _fraction(p) + _fraction(c[1]) * _fraction(q) for p, q in zip(b1, b2, strict=True))


def kind(b1, b2) -> Kind:
    """Orthonormal: ⟨b₁, b₂⟩ = 0 and both lengths 1. Orthogonal: ⟨b₁, b₂⟩ = 0 only. Else oblique, or dependent: no basis.

    Exact for int and Fraction; with floats up to 2⁻⁴⁸ of the terms.

    >>> kind((Fraction(3, 5), Fraction(4, 5)), (Fraction(-4, 5), Fraction(3, 5))).value, kind((1, 0), (1, 1)).value
    ('orthonormal', 'oblique')
    """
    if inverse(b1, b2) is None:
        return Kind.DEPENDENT
    if product(USUAL, b1, b2):
        return Kind.OBLIQUE
    slack = 0 if read_entries([b1, b2])[1] else ROUNDING
    return Kind.ORTHONORMAL if all(abs(product(USUAL, b, b) - 1) <= slack for b in (b1, b2)) else Kind.ORTHOGONAL


def measured(b1, b2) -> Pair:
    """How good a basis is, its smallest singular value says: it is the distance of B from the nearest dependent columns.

    >>> measured((0.25, 0), (0, 0.25)).smallest
    0.25
    """
    det, θ = Fraction(determinant([[b1[0], b2[0]], [b1[1], b2[1]]])), angle(USUAL, b1, b2)
    lengths, largest = tuple(math.hypot(*map(float, b)) for b in (b1, b2)), singular_values(b1, b2)[0]
    smallest = float(abs(det)) / largest if det else 0.0  # σ₁σ₂ = |det B|, so it is not lost in rounding
    return Pair(det, product(USUAL, b1, b2), None if θ is None else math.degrees(θ), lengths, largest, smallest)


def projections(b1, b2, x) -> Projections:
    """The projections of x on the lines of b₁ and of b₂ add up to x for every x exactly if the basis is orthogonal.

    For an orthogonal basis cₖ = ⟨bₖ, x⟩/⟨bₖ, bₖ⟩, for an orthonormal one cₖ = ⟨bₖ, x⟩. A vector b = 0 has no line: its
    share is None and its projection counts as 0. Source: Axler, Linear Algebra Done Right, 6.30.

    >>> found = projections((1, 0), (1, 1), (0, 2))
    >>> [int(p) for p in found.products], [int(s) for s in found.shares], [int(p) for p in found.total], found.miss
    ([0, 2], [0, 1], [1, 1], 1.4142135623730951)
    """
    products, squares = ((product(USUAL, b1, p), product(USUAL, b2, q)) for p, q in ((x, x), (b1, b2)))
    shares = tuple(p / s if s else None for p, s in zip(products, squares, strict=True))
    total = combined(b1, b2, [share or 0 for share in shares])
    gaps = [_fraction(p) - q for p, q in zip(x, total, strict=True)]
    miss = 0.0 if kind(b1, b2) in (Kind.ORTHONORMAL, Kind.ORTHOGONAL) else math.hypot(*map(float, gaps))
    return Projections(products, shares, total, miss)


def squares(b1, b2, x) -> Squares:
    """Parseval: ‖x‖² = ⟨b₁, x⟩² + ⟨b₂, x⟩² for every x, and likewise ‖x‖² = c₁² + c₂², exactly if the basis is orthonormal.

    One x where they agree proves nothing.

    >>> [str(s) for s in vars(squares((1, 0), (1, 1), (0, 2))).values()]
    ['4', '4', '8']
    """
    c, total = coordinates(b1, b2, x), product(USUAL, b1, x) ** 2 + product(USUAL, b2, x) ** 2
    return Squares(product(USUAL, x, x), total, c[0] ** 2 + c[1] ** 2 if c else None)


def _fraction(x) -> Fraction:
    return Fraction(*x.as_integer_ratio())
