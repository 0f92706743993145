"""The volume of a parallelepiped by base times height, and its side where that can be seen."""

import math
from fractions import Fraction
from itertools import pairwise

import numpy as np

from explorers.determinant import determinant, read_square, settled


def signed_volume(matrix) -> Fraction:
    """For n ≤ 3: a length with its direction, the shoelace area of Ae₁, Ae₂, or base Ae₁ × Ae₂ times the height of Ae₃.

    Positive if Ae₂ lies to the left of Ae₁, or Ae₁, Ae₂, Ae₃ form a right-handed system. ValueError: n > 3 or bad
    matrix, see read_square. Strang, Introduction to Linear Algebra, 5.3.

    >>> str(signed_volume([[1, 2], [3, 4]])), str(signed_volume([[0, 0, 1], [1, 0, 0], [0, 2, 0]]))
    ('-2', '2')
    """
    rows, exact = read_square(matrix)
    columns = list(zip(*rows, strict=True))
    if len(rows) > 3:
        raise ValueError("Sides can be seen up to three dimensions: give at most three rows.")
    if len(rows) == 3:
        value = sum(n * z for n, z in zip(cross(columns[0], columns[1]), columns[2], strict=True))
    elif len(rows) == 2:
        u, v = columns
        corners = [(0, 0), u, (u[0] + v[0], u[1] + v[1]), v, (0, 0)]
        value = sum(p[0] * q[1] - q[0] * p[1] for p, q in pairwise(corners)) / 2
    else:
        value = rows[0][0]
    return settled(value, rows, exact)


def squared_heights(matrix) -> tuple[Fraction, ...]:
    """h₁², …, hₙ²: hₖ is the distance of Aeₖ from the span of the columns before it, so |det A| = h₁ ⋯ hₙ.

    The squares are exact for fractions; Gram–Schmidt without roots. ValueError: bad matrix, see read_square.

    >>> [str(square) for square in squared_heights([[1, 2], [3, 4]])]
    ['10', '2/5']
    """
    before: list[list[Fraction]] = []
    squares: list[Fraction] = []
    for column in map(list, zip(*read_square(matrix)[0], strict=True)):
        for b, square in zip(before, squares, strict=True):
            along = sum(x * y for x, y in zip(column, b, strict=True)) / square if square else 0
            column = [x - along * y for x, y in zip(column, b, strict=True)]
        before.append(column)
        squares.append(sum((x * x for x in column), start=Fraction(0)))
    return tuple(squares)


def volume(matrix) -> Fraction:
    """|det A| = h₁ ⋯ hₙ, base times height again and again. The product of the squares is the square of a fraction.

    >>> str(volume([[1, 2], [3, 4]]))
    '2'
    """
    square = math.prod(squared_heights(matrix), start=Fraction(1))
    return settled(Fraction(math.isqrt(square.numerator), math.isqrt(square.denominator)), *read_square(matrix))


def rank(matrix) -> int:
    """The dimension of the image: the number of heights that are not 0, and n exactly when det A ≠ 0.

    With floats, if det A = 0, as NumPy judges singular values. ValueError: bad matrix, see read_square.

    >>> rank([[1, 2, 3], [2, 4, 6], [0, 0, 1]]), rank([[0.1, 0.3], [0.2, 0.6]])
    (2, 1)
    """
    rows, exact = read_square(matrix)
    if exact or determinant(matrix) != 0:
        return sum(square != 0 for square in squared_heights(matrix))
    return min(int(np.linalg.matrix_rank(np.array(rows, dtype=float))), len(rows) - 1)


def cross(u, v) -> tuple:
    """u × v: perpendicular to both, as long as their parallelogram is large, on the side of the right hand."""
    return u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]
