"""Data tables as text: one observation per line, its values separated by semicolons, tabs or commas."""

import re
from dataclasses import dataclass
from itertools import compress

import numpy as np

from explorers.tables.delimited import cells_of
from explorers.tables.errors import TableError
from explorers.tables.files import plain_text
from explorers.tables.numbers import plain_number

MOST_ROWS, MOST_COLUMNS, LONGEST_NAME = 2000, 30, 30
FEWEST_ROWS, FEWEST_COLUMNS = 3, 2
LARGEST = 1e100  # so that squares and their sums stay finite
MISSING = {"", "na", "n/a", "nan", "null", "none", "inf", "-inf", "+inf", "-", "?", "."}


@dataclass(frozen=True, eq=False)
class Table:
    """A data table has one row per complete observation and one column per quantity that varies.

    `values` is a float array, rows × columns. `columns` are the names people gave, for display only: printable, at
    most 30 characters, not unique, otherwise arbitrary text; `fields` are safe names c0, c1, … for a chart.
    Left out were `dropped_rows` with a missing or unreadable value, `text_columns` where fewer than half of the values
    are numbers, and `constant_columns`. `header` is True if the first line was read as names, `decimal_comma` if 1,5
    was read as 1.5.
    """

    columns: tuple[str, ...]
    values: np.ndarray
    dropped_rows: int
    text_columns: int
    constant_columns: int
    header: bool
    decimal_comma: bool

    @property
    def dropped_columns(self) -> int:
        """The number of columns left out, as text or as constant."""
        return self.text_columns + self.constant_columns

    @property
    def fields(self) -> tuple[str, ...]:
        """Names c0, c1, … that mean nothing to a chart grammar."""
        return tuple(f"c{j}" for j in range(len(self.columns)))


def csv_table(data: str | bytes) -> Table:
    """Lines of separated numbers are a table of observations; what cannot be used is left out and counted.

    `data` is pasted text or the bytes of a file. The separator is the one of ; tab , found in most of the first 20
    lines (the earlier on a tie); the comma is a decimal comma if it does not separate and stands between digits more
    often than a point. At most 1 MB, 2000 rows, 30 columns and 1800 characters a line; at least 3 complete rows and 2
    columns of numbers that vary. Raises `TableError` otherwise, and for lines of unequal length; its `row` is a line.

    >>> table = csv_table("size;age;who\\n1,5;2;Ann\\n2,5;?;Bob\\n3,5;4;Cy\\n0;1;Di")
    >>> table.columns, table.values.tolist()
    (('size', 'age'), [[1.5, 2.0], [3.5, 4.0], [0.0, 1.0]])
    >>> table.dropped_rows, table.text_columns, table.constant_columns
    (1, 1, 0)
    """
    text = plain_text(data)
    rows, separator = cells_of(text, MOST_ROWS, MOST_COLUMNS)
    decimal = _decimal_mark(text, separator)
    grid = np.array([[_value(cell, decimal) for cell in row] for row in rows])
    header = _has_header(rows[0], grid)
    names = [_name(cell, j) for j, cell in enumerate(rows[0] if header else [""] * len(rows[0]), 1)]
    return _usable(names, grid[header:], header=header, decimal_comma=decimal == ",")


def _decimal_mark(text: str, separator: str) -> str:
    commas, points = (len(re.findall(rf"[0-9]{mark}[0-9]", text)) for mark in (",", r"\."))
    return "," if separator != "," and commas > points else "."


def _value(cell: str, decimal: str) -> float:
    """The number in a cell, or NaN."""
    number = plain_number(cell, decimal)
    value = float(number) if number else np.nan
    return value if value == 0 or 1 / LARGEST <= abs(value) <= LARGEST else np.nan


def _has_header(first: list[str], grid: np.ndarray) -> bool:
    """Names are words: in a line without numbers, or above a column that is mostly numbers."""
    numbers = np.isfinite(grid)
    words = np.array([cell.lower() not in MISSING for cell in first]) & ~numbers[0]
    return bool(words.any() and (not numbers[0].any() or (words & _mostly(numbers[1:])).any()))


def _mostly(numbers: np.ndarray) -> np.ndarray:
    """For each column, whether at least half of it is true (of no rows: false)."""
    return 2 * numbers.sum(axis=0) >= max(len(numbers), 1)


def _name(cell: str, number: int) -> str:
    """The printable part of a heading, cut to 30 characters."""
    name = "".join(character for character in cell if character.isprintable())[:LONGEST_NAME].strip()
    return name or f"column {number}"


def _usable(names: list[str], grid: np.ndarray, **how: bool) -> Table:
    """The complete rows of those columns that are mostly numbers and vary."""
    if len(grid) > MOST_ROWS:
        raise TableError("rows", f"There are too many lines. At most {MOST_ROWS} rows fit.", row=MOST_ROWS + 1)
    numeric = _mostly(np.isfinite(grid))
    rows = grid[:, numeric]
    complete = rows[np.isfinite(rows).all(axis=1)]
    varies = (complete != complete[:1]).any(axis=0)
    _check_enough(numeric.sum(), len(complete), varies.sum())
    return Table(
        columns=tuple(compress(compress(names, numeric), varies)),
        values=complete[:, varies],
        dropped_rows=len(rows) - len(complete),
        text_columns=int((~numeric).sum()),
        constant_columns=int((~varies).sum()),
        **how,
    )


def _check_enough(numeric: int, complete: int, varying: int) -> None:
    if numeric < FEWEST_COLUMNS:
        message = f"Fewer than {FEWEST_COLUMNS} columns hold numbers. Separate columns by commas, semicolons or tabs."
        raise TableError("numeric", message)
    if complete < FEWEST_ROWS:
        message = f"Complete rows: {complete}. At least {FEWEST_ROWS} are needed, so fill in or delete the empty cells."
        raise TableError("few_rows", message)
    if varying < FEWEST_COLUMNS:
        raise TableError("constant", f"Fewer than {FEWEST_COLUMNS} columns vary. Add columns with different numbers.")
