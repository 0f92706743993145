"""What a matrix A, x ↦ Ax, does to figures in the plane: the factor of their areas, and the side on which they come to lie.

Column vectors: the columns of A are the images of e₁ and e₂.
"""

import math
from enum import StrEnum

import numpy as np

from explorers.determinant import determinant, read_square
from explorers.figures import signed_area


class Side(StrEnum):
    KEPT = "kept"
    REVERSED = "reversed"
    SEGMENT = "segment"
    POINT = "point"


def side(matrix) -> Side:
    """What A does to the sides of figures in the plane: it keeps or reverses them, or leaves no inside at all.

    det > 0: what runs counter-clockwise still does; det < 0: it runs clockwise, as in a mirror; det = 0: the plane is
    flattened to a line, or to the point 0 if A = 0. ValueError: bad matrix, see read_square.

    >>> side([[0, 1], [1, 0]]).value, side([[1, 2], [2, 4]]).value
    ('reversed', 'segment')
    """
    det = determinant(matrix)
    if det == 0:
        return Side.SEGMENT if any(x for row in read_square(matrix)[0] for x in row) else Side.POINT
    return Side.KEPT if det > 0 else Side.REVERSED


def turn(matrix) -> float | None:
    """The angle from Ae₁ to Ae₂, −π < angle ≤ π, positive to the left: it has the sign of det A = |Ae₁| |Ae₂| sin(angle).

    None where a column of the 2 × 2 matrix is 0, which has no direction. ValueError: bad matrix, see read_square.

    >>> math.degrees(turn([[1, 0], [0, -2]]))
    -90.0
    """
    (a, b), (c, d) = read_square(matrix)[0]
    return math.atan2(determinant(matrix), a * b + c * d) if (a or c) and (b or d) else None


def moved_area(matrix, outline) -> float:
    """A multiplies the area of every figure by |det A|: the area of the image of a closed outline of shape (n, 2).

    >>> moved_area([[2, 1], [0, -3]], [(0, 0), (1, 0), (0, 1)])
    3.0
    """
    return abs(float(determinant(matrix)) * signed_area(outline))


def diameter(matrix) -> float:
    """The largest distance in the image of the unit square; if det A = 0, that image is a segment of this length.

    A parallelogram's largest distance is its longer diagonal, |Ae₁ + Ae₂| or |Ae₁ − Ae₂|, or a side where it is flat.

    >>> diameter([[1, 2], [0, 0]]), diameter([[1, -1], [0, 0]])
    (3.0, 2.0)
    """
    (a, b), (c, d) = np.array(matrix, dtype=float)
    return max(math.hypot(a + b, c + d), math.hypot(a - b, c - d), math.hypot(a, c), math.hypot(b, d))
