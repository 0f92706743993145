"""How matrices and vectors come in: exact entries where they are exact, and a sentence where they are refused."""

from fractions import Fraction
from numbers import Rational, Real

import numpy as np

ROUNDING = Fraction(1, 2**48)  # how well float entries are known, relative to the largest: 16 units in the last place
LARGEST = 1e300


def read_entries(matrix) -> tuple[list[Fraction], bool]:
    """The entries a, b, c, d as fractions (a float is one too), and whether none of them was a float."""
    A = np.array(matrix, dtype=object)
    if A.shape != (2, 2):
        raise ValueError(f"The matrix must be 2 × 2, but its shape is {A.shape}: give two rows of two numbers.")
    entries = [x.item() if isinstance(x, np.generic) else x for x in A.flat]
    for k, x in enumerate(entries):
        place = f"row {k // 2 + 1}, column {k % 2 + 1}"
        if not isinstance(x, Real):
            raise ValueError(f"The entry in {place} is not a real number: give an int, a Fraction or a float.")
        if not abs(x) <= LARGEST:  # type: ignore[operator]  # in typeshed the size of a Real has no order
            raise ValueError(f"The entry in {place} is infinite, undefined or too large: stay within ±1e300.")
    return [Fraction(*x.as_integer_ratio()) for x in entries], all(isinstance(x, Rational) for x in entries)


def determinant(matrix) -> Fraction | int:
    """ad − bc; 0 if floats known to 2⁻⁴⁸ of themselves can make it so (hence diag(1e9, 1e-9) is not singular).

    ValueError: not 2 × 2, not real, or an entry beyond ±1e300.

    >>> determinant([[2, 1], [1, 2]])
    Fraction(3, 1)
    """
    (a, b, c, d), exact = read_entries(matrix)
    det = a * d - b * c
    return 0 if not exact and abs(det) <= ROUNDING * (abs(a * d) + abs(b * c)) else det


def floats(matrix) -> np.ndarray:
    return np.array(read_entries(matrix)[0], dtype=float).reshape(2, 2)


def read_vector(v) -> np.ndarray:
    v = np.asarray(v, dtype=object)
    if v.shape != (2,) or not all(isinstance(x, Real) for x in v) or not all(abs(x) <= LARGEST for x in v):
        raise ValueError("The vector must be two real numbers within ±1e300.")
    return v.astype(float)
