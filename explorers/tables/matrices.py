"""Matrices as text: rows by ; or new lines, entries by blanks, tabs, commas or &, each a number or constant formula."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

import numpy as np

from explorers.functions import ExpressionError, parse_number
from explorers.tables.errors import TableError
from explorers.tables.layout import rows_of
from explorers.tables.numbers import plain_number, significant_digits

LONGEST_TEXT, LONGEST_ENTRY = 2000, 40
SMALLEST, LARGEST = Fraction(1, 10**9), 10**9
LARGEST_TERM = 10**12  # of a written fraction: a formula contains no larger number
MOST_DIGITS = 15  # of an exact decimal: one with more was rounded by a computer, and is a float
ROUNDING = 1e-15  # cos(pi/2) is 6e-17 in floating point and means 0
Number = Fraction | float


@dataclass(frozen=True)
class Matrix:
    """A matrix keeps its entries exact: `entries` holds rows of `Fraction`, and of `float` where roots or pi occur."""

    entries: tuple[tuple[Number, ...], ...]

    @property
    def array(self) -> np.ndarray:
        """The entries as a new float array, rows × columns."""
        return np.array([[float(entry) for entry in row] for row in self.entries])

    @property
    def exact(self) -> bool:
        """True if every entry is a `Fraction`."""
        return all(isinstance(entry, Fraction) for row in self.entries for entry in row)

    @property
    def shape(self) -> tuple[int, int]:
        """The numbers of rows and columns."""
        return len(self.entries), len(self.entries[0])


def matrix(
    text: str,
    *,
    shape: tuple[int, int] | None = None,
    square: bool = False,
    symmetric: bool = False,
    max_size: int = 12,
) -> Matrix:
    """A rectangle of typed numbers is a matrix; fractions and decimals in it stay exact.

    Rows end at ; or a new line, entries at blanks, tabs, commas or &; one or two levels of square brackets may stand
    around. An entry is a constant formula without blanks, at most 40 characters long, and 0 or from 1e-9 to 1e9 in
    size; it is a `Fraction` if `matrix_text` can write it exactly, else a float. At most 2000 characters, `max_size`
    rows and as many columns; `shape`, `square`, `symmetric` ask for more. Raises `TableError` for anything else, and
    for "1,5 2,5", where the commas may be decimal marks or separators.

    >>> matrix("1/3, 2; -1, 0.1").entries
    ((Fraction(1, 3), Fraction(2, 1)), (Fraction(-1, 1), Fraction(1, 10)))
    >>> matrix("[[1, 2], [3]]")
    Traceback (most recent call last):
    explorers.tables.errors.TableError: Row 2 has 1 entry, row 1 has 2. Every row needs the same number.
    """
    if not isinstance(text, str):
        raise TableError("type", "A matrix is read from text.")
    if len(text) > LONGEST_TEXT:
        raise TableError("too_long", f"This text is too long. At most {LONGEST_TEXT} characters are read.")
    entries = tuple(
        tuple(_entry(cell, position, i, j) for j, (cell, position) in enumerate(row.cells, 1))
        for i, row in enumerate(rows_of(text, max_size), 1)
    )
    _check_form(entries, shape, square or symmetric, symmetric)
    return Matrix(entries)


def matrix_text(entries: np.ndarray | Iterable[Iterable[Number]]) -> str:
    """Every matrix has one canonical text, "2 1; 1 2", which `matrix` reads back to the same numbers.

    `entries` is an array or rows of numbers, at least one. A `Fraction` is written 1/3, or as the nearest float if its
    terms pass 10^12 (what `matrix` returns never loses by that); a float as the shortest decimal that rounds to it,
    which may come back as the exact `Fraction` of that decimal. Raises `TableError` for what no text can say: rows of
    unequal length, an entry that is neither 0 nor from 1e-9 to 1e9 in size, more than 2000 characters.

    >>> matrix_text([[2.0, Fraction(1, 3)], [-0.5, 0]])
    '2 1/3; -0.5 0'
    """
    rows = [[entry if isinstance(entry, Fraction) else float(entry) for entry in row] for row in entries]
    if not rows or not rows[0] or any(len(row) != len(rows[0]) for row in rows):
        raise TableError("shape", "A matrix needs at least one entry, and rows of the same length.")
    for i, row in enumerate(rows, 1):
        for j, entry in enumerate(row, 1):
            _check_magnitude(entry, None, i, j)
    text = "; ".join(" ".join(_written(entry) for entry in row) for row in rows)
    if len(text) > LONGEST_TEXT:
        raise TableError("too_long", f"This matrix needs more than {LONGEST_TEXT} characters. Round its entries.")
    return text


def _entry(cell: str, position: int, row: int, column: int) -> Number:
    """The number that one cell means: a `Fraction` if it can be written exactly, else a float."""
    if len(cell) > LONGEST_ENTRY:
        message = f"Row {row}, column {column} is too long. At most {LONGEST_ENTRY} characters fit."
        raise TableError("cell_long", message, row=row, column=column, position=position)
    value = _value(cell, position, row, column)
    _check_magnitude(value, position, row, column)
    return value if isinstance(value, Fraction) and _is_short(value) else float(value)


def _value(cell: str, position: int, row: int, column: int) -> Number:
    number = plain_number(cell)
    if number:
        return Fraction(number) if significant_digits(number) <= MOST_DIGITS else float(number)
    try:
        value = parse_number(cell)
        return 0.0 if isinstance(value, float) and abs(value) < ROUNDING else value
    except ExpressionError as error:
        code = "cell_size" if error.code == "number_size" else "cell"
        message = (
            f"Row {row}, column {column}: {error.message} "
            "An entry is a number or a formula without blanks, such as 1/3 or sqrt(2)."
        )
        position += error.column or 0
        raise TableError(code, message, row=row, column=column, position=position) from error


def _check_magnitude(value: Number, position: int | None, row: int, column: int) -> None:
    if value != 0 and not SMALLEST <= max(value, -value) <= LARGEST:
        message = f"Row {row}, column {column} must be 0 or between 1e-9 and 1e9 in size."
        raise TableError("cell_size", message, row=row, column=column, position=position)


def _is_short(fraction: Fraction) -> bool:
    """True for fractions with terms up to 10^12 and for decimals of up to 15 digits: those that can be written."""
    decimal = repr(float(fraction))
    return max(abs(fraction.numerator), fraction.denominator) <= LARGEST_TERM or (
        Fraction(decimal) == fraction and significant_digits(decimal) <= MOST_DIGITS
    )


def _written(entry: Number) -> str:
    if isinstance(entry, Fraction) and max(abs(entry.numerator), entry.denominator) <= LARGEST_TERM:
        return str(entry)
    return repr(float(entry) + 0.0).removesuffix(".0")


def _check_form(entries: tuple, shape: tuple[int, int] | None, square: bool, symmetric: bool) -> None:
    rows, columns = len(entries), len(entries[0])
    if shape is not None and (rows, columns) != tuple(shape):
        message = f"This matrix is {rows}×{columns}. Here it must be {shape[0]}×{shape[1]}."
        raise TableError("shape", message)
    if square and rows != columns:
        raise TableError("square", f"This matrix is {rows}×{columns}. Here it needs as many rows as columns.")
    for i, j in combinations(range(rows), 2):
        if symmetric and entries[i][j] != entries[j][i]:
            message = (
                f"Row {i + 1}, column {j + 1} differs from row {j + 1}, column {i + 1}. "
                "A symmetric matrix has the same entry in both."
            )
            raise TableError("symmetric", message, row=i + 1, column=j + 1)
