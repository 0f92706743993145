"""A matrix that the visitor types, or drags by its columns: both are the same text in the link."""

from fractions import Fraction
from functools import partial

from explorers.tables import Matrix, matrix, matrix_text
from ui.typed import typed


def typed_matrix(page: str, name: str, label: str, default: str, *, help=None, **form) -> Matrix:
    """The typed matrix; `form` is what `matrix` asks of it, by default two rows and two columns."""
    return typed(page, name, label, default, partial(matrix, **(form or {"shape": (2, 2)})), longest=2000, help=help)


def dropped(A: Matrix, numbers: dict, name: str, entries=("a", "b", "c", "d")) -> dict:
    """The control `name` after a release: the columns where they were let go; what was not moved stays exact."""
    a, b, c, d = (numbers[entry] for entry in entries)
    moved = (a, b), (c, d)
    if moved == tuple(tuple(map(float, row)) for row in A.entries):
        return {}
    pairs = [zip(row, new, strict=True) for row, new in zip(A.entries, moved, strict=True)]
    return {name: written([[old if float(old) == new else round(new, 2) for old, new in row] for row in pairs])}


def written(rows) -> str:
    """The matrix as text, its entries as decimals where these are exact."""
    return matrix_text([[float(x) if Fraction(str(float(x))) == x else x for x in row] for row in rows])
