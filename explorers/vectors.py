"""Linear combinations of two vectors of the plane: what they reach, with which coefficients, and how safely."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

ROUNDING = 1e-9  # relative: what is smaller is taken for rounding


class Reach(StrEnum):
    """What all combinations of two vectors fill."""

    PLANE = "plane"
    LINE = "line"
    POINT = "point"


class Solved(StrEnum):
    """How many coefficients reach a target."""

    ONE = "one"
    MANY = "many"
    NONE = "none"


@dataclass(frozen=True)
class Solution:
    """The coefficients a, b of the reachable point `nearest` to a target, its distance, and how many pairs reach it."""

    a: float
    b: float
    nearest: tuple[float, ...]
    distance: float
    kind: Solved


def combination(u, v, a, b) -> np.ndarray:
    """The linear combination a·u + b·v, in every coordinate: a uᵢ + b vᵢ.

    u and v have the same shape (…, n); a and b are numbers. a = b = 1 gives the sum, the far corner of the parallelogram.

    >>> combination([2, 1], [-1, 1.5], 1, 2)
    array([0., 4.])
    """
    return a * np.asarray(u, dtype=float) + b * np.asarray(v, dtype=float)


def singular_values(u, v) -> tuple[float, float]:
    """The greatest and the least length that a·u + b·v can have when a² + b² = 1.

    They are the singular values of the matrix with the columns u and v, of shape (2,). The least is 0 exactly for dependent
    vectors; else it is the distance of the pair from the nearest dependent pair, in the root of the sum of all squares.
    Source: Golub and Van Loan, Matrix Computations, 4th ed., 2.4.

    >>> [round(s, 6) for s in singular_values([3, 0], [0, 0.5])]
    [3.0, 0.5]
    """
    largest, smallest = np.linalg.svd(np.column_stack([u, v]).astype(float), compute_uv=False)
    return float(largest), float(smallest)


def reach(u, v) -> Reach:
    """All combinations of u and v: the plane if they are independent, else a line through 0, or only 0 if both are 0.

    Dependent means here that the least singular value is at most 1e-9 of the greatest, that is rounding. No fixed bound on
    the determinant would do: it shrinks with the square of the length, however far apart the directions are.

    >>> reach([2, 1], [-4, -2]).value, reach([1e-6, 0], [0, 1e-6]).value
    ('line', 'plane')
    """
    largest, smallest = singular_values(u, v)
    if largest == 0:
        return Reach.POINT
    return Reach.LINE if smallest <= ROUNDING * largest else Reach.PLANE


def coefficients(u, v, target) -> Solution:
    """The a, b with a·u + b·v = target, or nearest to it; unique exactly if u and v are independent.

    For dependent u and v infinitely many pairs lead to the nearest reachable point; given is the one with the least
    a² + b². The distance is 0 where the target is reached. Source: Golub and Van Loan, Matrix Computations, 5.5.

    >>> coefficients([2, 1], [-1, 1], [0, 3])
    Solution(a=1.0, b=2.0, nearest=(0.0, 3.0), distance=0.0, kind=<Solved.ONE: 'one'>)
    """
    columns, target = np.column_stack([u, v]).astype(float), np.asarray(target, dtype=float)
    if reach(u, v) is Reach.PLANE:
        a, b = map(float, np.linalg.solve(columns, target))
        return Solution(a, b, tuple(map(float, target)), 0.0, Solved.ONE)
    (a, b), *_ = np.linalg.lstsq(columns, target, rcond=ROUNDING)
    nearest = combination(u, v, a, b)
    distance = float(np.hypot(*(nearest - target)))
    if distance <= ROUNDING * float(np.hypot(*target)):
        return Solution(float(a), float(b), tuple(map(float, nearest)), 0.0, Solved.MANY)
    return Solution(float(a), float(b), tuple(map(float, nearest)), distance, Solved.NONE)


def reaches(u, v, a, b, target) -> bool:
    """Whether a·u + b·v is the target, to within (|u| + |v|)/100: what coefficients with two decimals can do.

    Every pair that leads there counts; for dependent u and v there are many.

    >>> reaches([3, 0], [0, 1], 0.33, 2, [1, 2]), reaches([3, 0], [0, 1], 0.3, 2, [1, 2])
    (True, False)
    """
    miss = np.hypot(*(combination(u, v, a, b) - np.asarray(target, dtype=float)))
    return bool(miss <= 0.01 * (np.hypot(*u) + np.hypot(*v)))


def pairs(step: float, most: int) -> np.ndarray:
    """All coefficients (a, b) that are whole multiples of the step, at most `most` of them from 0: (2·most + 1)² × 2.

    >>> pairs(0.5, 1)[:4].tolist()
    [[-0.5, -0.5], [-0.5, 0.0], [-0.5, 0.5], [0.0, -0.5]]
    """
    along = step * np.arange(-most, most + 1)
    return np.stack(np.meshgrid(along, along, indexing="ij"), axis=-1).reshape(-1, 2)
