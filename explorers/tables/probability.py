"""Probability tables as text: non-negative numbers, divided by their sum where it is not 1."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from explorers.tables.errors import TableError
from explorers.tables.matrices import matrix

TOLERANCE = Fraction(1, 10**9)


@dataclass(frozen=True, eq=False)
class Probabilities:
    """A probability table has entries from 0 to 1 whose sum is 1.

    `values` is that table, a float array; `total` is the sum of what was typed, a `Fraction` if all of it was exact.
    `normalised` is True if that sum was not 1 (by more than 1e-9): the page must then say so.
    """

    values: np.ndarray
    normalised: bool
    total: Fraction | float


def probabilities(text: str) -> Probabilities:
    """Non-negative numbers with a positive sum are probabilities once divided by that sum.

    `text` is read by `matrix`, so counts, decimals and fractions will do. The sum is exact. Raises `TableError` as
    `matrix` does, and with code negative or zero_sum. A zero stays an exact 0: the caller uses 0 log 0 = 0.

    >>> probabilities("1/3 1/3; 1/3 0").normalised
    False
    >>> counts = probabilities("30 10; 0 60")
    >>> counts.values.tolist(), counts.normalised, counts.total
    ([[0.3, 0.1], [0.0, 0.6]], True, Fraction(100, 1))
    """
    table = matrix(text)
    for i, row in enumerate(table.entries, 1):
        for j, entry in enumerate(row, 1):
            if entry < 0:
                message = f"Row {i}, column {j} is negative. Probabilities and counts are 0 or more."
                raise TableError("negative", message, row=i, column=j)
    total, shares = _shares(table.entries)
    return Probabilities(
        values=np.array([[float(share) for share in row] for row in shares]),
        normalised=abs(total - 1) > TOLERANCE,
        total=total if table.exact else float(total),
    )


def _shares(entries: tuple) -> tuple[Fraction, list[list[Fraction]]]:
    """The exact sum of all entries, and each entry divided by it."""
    exact = [[Fraction(entry) for entry in row] for row in entries]
    total = sum(sum(row) for row in exact)
    if total == 0:
        raise TableError("zero_sum", "All entries are 0. At least one must be positive.")
    return total, [[entry / total for entry in row] for row in exact]
