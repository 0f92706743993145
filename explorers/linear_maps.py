"""Linear maps of the plane: what A sends to 0, what it reaches, and the way back from an image to its points."""

from fractions import Fraction

import numpy as np

from explorers.eigenvectors import turn_and_stretch
from explorers.eigenvectors.entries import determinant, floats, read_entries, read_vector
from explorers.figures import Figure, outline
from explorers.tables import TableError, matrix

MOST_POINTS = 100


def moment(A, t, *, turning=False):
    """(1 − t)I + tA in exact numbers where A has them: rows of fractions, so that "singular" is decided and not guessed.

    0 ≤ t ≤ 1 counts as the decimal it is written as. With `turning`, and if det A > 0, it is turn_and_stretch(A, t) for
    t < 1. ValueError: not 2 × 2, not real, or an entry beyond ±1e300.

    >>> [[str(x) for x in row] for row in moment([[-9, 0], [0, 1]], 0.1)]
    [['0', '0'], ['0', '1']]
    """
    (a, b, c, d), exact = read_entries(A)
    if turning and t < 1 and determinant(A) > 0:
        return tuple(map(tuple, turn_and_stretch(A, t).tolist()))
    t = Fraction(str(float(t)))
    rows = (1 - t + t * a, t * b), (t * c, 1 - t + t * d)
    return rows if exact else tuple(tuple(map(float, row)) for row in rows)


def rank(A) -> int:
    """The dimension of the image: 0 only for A = 0, 1 for every other A with det A = 0, else 2.

    With floats det A = 0 is meant within rounding, as in `determinant`. ValueError: bad matrix, as there.

    >>> rank([[0, 0], [0, 0]]), rank([[1, 2], [2, 4]]), rank([[1, 2], [2, 5]])
    (0, 1, 2)
    """
    entries, _ = read_entries(A)
    return 2 if determinant(A) != 0 else int(any(entries))


def kernel(A) -> tuple:
    """A basis of {x : Ax = 0}: no vector, one, or e₁ and e₂; dim kernel + rank = 2 (rank–nullity theorem).

    The one vector is perpendicular to the rows; its larger coordinate is 1. ValueError: bad matrix, see `rank`.

    >>> kernel([[1, 2], [2, 4]]), kernel([[1, 1], [0, 1]])
    (((1.0, -0.5),), ())
    """
    (a, b, c, d), _ = read_entries(A)
    if rank(A) == 1:
        first, second = (a, b) if abs(a) + abs(b) >= abs(c) + abs(d) else (c, d)
        return (_unit(-second, first),)
    return () if rank(A) else ((1.0, 0.0), (0.0, 1.0))


def image(A) -> tuple:
    """A basis of {Ax}, the span of the columns: no vector, one, or e₁ and e₂. ValueError: bad matrix, see `rank`.

    >>> image([[1, 2], [2, 4]]), image([[0, 0], [0, 0]])
    (((0.5, 1.0),), ())
    """
    (a, b, c, d), _ = read_entries(A)
    if rank(A) == 1:
        return (_unit(*((a, c) if abs(a) + abs(c) >= abs(b) + abs(d) else (b, d))),)
    return ((1.0, 0.0), (0.0, 1.0)) if rank(A) else ()


def preimage(A, y, start=(0, 0)) -> np.ndarray:
    """x = start + A⁺(y − A start): of all x whose image is nearest to y, the one nearest to `start`.

    If A is invertible, A⁺ = A⁻¹ and Ax = y. If rank A = 1, A⁺ = Aᵀ/‖A‖² (Frobenius), and Ax is y projected onto the image.
    The Moore–Penrose pseudoinverse: Horn and Johnson, Matrix Analysis, 7.3. ValueError: bad matrix or vector.

    >>> preimage([[2, 1], [1, 1]], (3, 2)).tolist(), preimage([[1, 1], [1, 1]], (2, 0)).tolist()
    ([1.0, 1.0], [0.5, 0.5])
    """
    M, start = floats(A), read_vector(start)
    missing = read_vector(y) - M @ start
    if rank(A) == 2:
        (a, b), (c, d) = M
        return start + np.array([[d, -b], [-c, a]]) @ missing / float(determinant(A))
    return start + M.T @ missing / ((M**2).sum() or 1.0)


def stretch_back(A) -> float:
    """1/σ₂ with the smaller singular value σ₂ of A: moving y by 1 moves x = A⁻¹y by at most so much, and ∞ if A is singular.

    Computed as σ₁/|det A|, because σ₁σ₂ = |det A| and the determinant is exact.
    ValueError: bad matrix, see `rank`. Source: Horn and Johnson, Matrix Analysis, 5.6.

    >>> stretch_back([[4, 0], [0, 0.5]]), stretch_back([[1, 1], [1, 1]])
    (2.0, inf)
    """
    return float(np.linalg.norm(floats(A), 2) / abs(float(determinant(A)))) if rank(A) == 2 else float("inf")


def own_figure(text: str) -> Figure:
    """The visitor's points, one row "x y" each, joined in their order and closed; at most 100.

    >>> own_figure("0 0; 1 0; 0 1").points.tolist()
    [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 0.0]]
    """
    points = matrix(text, max_size=MOST_POINTS).array
    if points.shape[1] != 2:
        raise TableError("shape", f"A point has two coordinates, but the rows have {points.shape[1]}.")
    if len(points) < 2:
        raise TableError("few_rows", "One point is no figure. Type at least two rows.")
    return outline(points)


def _unit(x, y) -> tuple[float, float]:
    """The direction with its larger coordinate 1."""
    largest = x if abs(x) >= abs(y) else y
    return float(x / largest) + 0.0, float(y / largest) + 0.0
