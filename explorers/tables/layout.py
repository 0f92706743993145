"""Where the rows and entries of a typed matrix are, before any entry is read as a number."""

import re
from dataclasses import dataclass, field

from explorers.tables.errors import TableError

TOKEN = re.compile(
    r"""(?P<open>\[) | (?P<close>\]) | (?P<row>;|\r\n|\n|\r|\\\\)
    | (?P<gap>[,&\t\x20\u00a0\u2009\u202f]+) | (?P<entry>[^\[\];\r\n\\,&\t\x20\u00a0\u2009\u202f]+|\\)""",
    re.VERBOSE,
)
Token = tuple[str | None, str, int]  # kind, text, position


@dataclass
class Row:
    """One row as typed: `cells` are (text, position); `gaps[i]` stands before cell i, and the last gap after all."""

    cells: list[tuple[str, int]] = field(default_factory=list)
    gaps: list[str] = field(default_factory=lambda: [""])


def rows_of(text: str, max_size: int) -> list[Row]:
    """A matrix text is a rectangle of cells: rows of equal length, at most `max_size` of them and as many cells.

    Rows end at ; or a new line or a double backslash, cells at blanks, tabs, commas or &. Empty rows are skipped.
    Raises `TableError` with code bracket, empty, decimal_comma, rows, cols, missing or ragged, in this order.

    >>> [row.cells for row in rows_of("[1, 2]; [3, 4]", 12)]
    [[('1', 1), ('2', 4)], [('3', 9), ('4', 12)]]
    """
    tokens = [(match.lastgroup, match.group(), match.start()) for match in TOKEN.finditer(text)]
    rows = [row for row in _split(tokens, _bracket_depth(tokens)) if row.cells or row.gaps[0].strip()]
    if not rows:
        raise TableError("empty", "There are no entries yet. Type rows such as 1 2; 3 4.")
    _check_commas(text, rows)
    _check_size(rows, max_size)
    for number, row in enumerate(rows, 1):
        _check_gaps(row, number)
    _check_lengths(rows)
    return rows


def _bracket_depth(tokens: list[Token]) -> int:
    """The depth of the innermost brackets: 0, 1 or 2."""
    opened, deepest = [], 0
    for kind, _, position in tokens:
        if kind == "open":
            opened.append(position)
            deepest = max(deepest, len(opened))
            if deepest > 2:
                raise TableError("bracket", "Brackets may be nested twice at most, as in [[1, 2], [3, 4]].", position=position)
        elif kind == "close":
            if not opened:
                raise TableError("bracket", "This closing bracket has no opening one. Delete it.", position=position)
            opened.pop()
    if opened:
        raise TableError("bracket", "This bracket is never closed. Add ] where it ends.", position=opened[-1])
    return deepest


def _split(tokens: list[Token], innermost: int) -> list[Row]:
    """One row for each ; or new line and for each bracket; separators between bracketed rows say nothing."""
    rows, depth = [Row()], 0
    for kind, part, position in tokens:
        if kind in ("open", "close"):
            depth += 1 if kind == "open" else -1
            rows.append(Row())
        elif kind == "row":
            rows.append(Row())
        elif kind == "entry" and depth < innermost:
            message = "An entry stands outside the brackets. Put every row in brackets, or none."
            raise TableError("bracket", message, position=position)
        elif kind == "entry":
            rows[-1].cells.append((part, position))
            rows[-1].gaps.append("")
        elif depth == innermost:
            rows[-1].gaps[-1] = part
    return rows


def _check_commas(text: str, rows: list[Row]) -> None:
    """Commas only between digits, in rows that other separators split as well, may be decimal commas."""
    gaps = [(gap, row.cells[i][1], number, i) for number, row in enumerate(rows, 1) for i, gap in enumerate(row.gaps[1:-1], 1)]
    commas = [place for place in gaps if "," in place[0]]
    outer = any("," in gap for row in rows for gap in (row.gaps[0], row.gaps[-1]))
    tight = all(re.fullmatch("[0-9],[0-9]", text[start - 2 : start + 1]) for _, start, _, _ in commas)
    if commas and tight and not outer and len(commas) < len(gaps):
        _, start, row, column = commas[0]
        message = (
            f"The comma in row {row} may be a decimal comma. "
            "Write decimals with a point (1.5 2.5), or separate all entries by blanks only (1 5 2 5)."
        )
        raise TableError("decimal_comma", message, row=row, column=column, position=start - 1)


def _check_size(rows: list[Row], max_size: int) -> None:
    if len(rows) > max_size:
        message = f"There are too many rows. At most {max_size} fit."
        position = rows[max_size].cells[0][1] if rows[max_size].cells else None
        raise TableError("rows", message, row=max_size + 1, position=position)
    for number, row in enumerate(rows, 1):
        if len(row.cells) > max_size:
            message = f"Row {number} is too long. At most {max_size} entries fit."
            position = row.cells[max_size][1]
            raise TableError("cols", message, row=number, column=max_size + 1, position=position)


def _check_gaps(row: Row, number: int) -> None:
    """Between two entries stands one comma, one & or one tab, with any blanks; at the ends none but blanks and tabs."""
    for i, gap in enumerate(row.gaps):
        marks = gap.count(",") + gap.count("&")
        inside = 0 < i < len(row.cells)
        if marks > inside or (inside and not marks and gap.count("\t") > 1):
            message = f"Row {number}, column {i + 1} is empty. Write 0 there, or delete the extra separator."
            position = row.cells[min(i, len(row.cells) - 1)][1] if row.cells else None
            raise TableError("missing", message, row=number, column=i + 1, position=position)


def _check_lengths(rows: list[Row]) -> None:
    first = len(rows[0].cells)
    for number, row in enumerate(rows, 1):
        if len(row.cells) != first:
            count = len(row.cells)
            message = (
                f"Row {number} has {count} {'entry' if count == 1 else 'entries'}, row 1 has {first}. "
                "Every row needs the same number."
            )
            position = row.cells[min(count - 1, first)][1]
            raise TableError("ragged", message, row=number, column=min(count, first) + 1, position=position)
