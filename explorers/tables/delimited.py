"""Lines of separated cells, before any cell is read as a number."""

import csv
import re

from explorers.tables.errors import TableError

LONGEST_LINE = 1800


def cells_of(text: str, most_rows: int, most_columns: int) -> tuple[list[list[str]], str]:
    """A delimited text is a rectangle of cells: one row for each line that is not blank, cells without outer blanks.

    Returns the rows and their separator: the one of ; tab , that stands, outside quotation marks, in most of the first
    20 lines (the earlier on a tie). One row more than `most_rows` passes: it may be a heading. Raises `TableError`
    with code rows, line_long, cols, ragged, csv or empty; its `row` is the line of the text.

    >>> cells_of('a;"b;c"\\n1,5;2\\n', 10, 10)
    ([['a', 'b;c'], ['1,5', '2']], ';')
    """
    lines = re.split("\r\n|\n|\r", text)
    _check_lines(lines, most_rows)
    separator = _separator(lines)
    rows, reader = [], csv.reader(lines, delimiter=separator, strict=True)
    try:
        for cells in reader:
            cells = [cell.strip() for cell in cells]
            if any(cells):
                rows.append(cells)
                _check_row(rows, reader.line_num, most_rows, most_columns)
    except csv.Error as error:
        message = f"The quotation marks near line {reader.line_num} do not match. Close or delete them."
        raise TableError("csv", message, row=reader.line_num) from error
    if not rows:
        raise TableError("empty", "There are no data yet. Paste lines of numbers separated by commas.")
    return rows, separator


def _separator(lines: list[str]) -> str:
    bare = [re.sub('"[^"]*"', "", line) for line in lines if line.strip()][:20]
    return max(";\t,", key=lambda mark: sum(mark in line for line in bare))


def _check_lines(lines: list[str], most_rows: int) -> None:
    if len(lines) > 3 * most_rows:  # blank lines included
        raise TableError("rows", f"There are too many lines. At most {most_rows} rows fit.", row=3 * most_rows + 1)
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            message = f"Line {number} is too long. At most {LONGEST_LINE} characters fit."
            raise TableError("line_long", message, row=number)


def _check_row(rows: list[list[str]], number: int, most_rows: int, most_columns: int) -> None:
    count, first = len(rows[-1]), len(rows[0])
    if len(rows) > most_rows + 1:
        raise TableError("rows", f"There are too many lines. At most {most_rows} rows fit.", row=number)
    if count > most_columns:
        raise TableError("cols", f"Line {number} is too long. At most {most_columns} columns fit.", row=number)
    if count != first:
        message = (
            f"Line {number} has {count} {'entry' if count == 1 else 'entries'}, the first line has {first}. "
            "Every line needs the same number."
        )
        raise TableError("ragged", message, row=number, column=min(count, first) + 1)
