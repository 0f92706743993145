"""A matrix that the visitor types, or drags by its columns: both are the same text in the link."""

from collections.abc import Iterable
from fractions import Fraction
from functools import partial
from numbers import Rational
from typing import Any

from explorers.tables import Matrix, matrix, matrix_text
from ui.text import number
from ui.typed import typed


def typed_matrix(page: str, name: str, label: str, default: str, *, help: str | None = None, **form: Any) -> Matrix:
    """The typed matrix; `form` is what `matrix` asks of it, by default two rows and two columns."""
    return typed(page, name, label, default, partial(matrix, **(form or {"shape": (2, 2)})), longest=2000, help=help)


def dropped(A: Matrix, numbers: dict, name: str, entries: Iterable[str] = ("a", "b", "c", "d")) -> dict:
    """The control `name` after a release: the columns where they were let go; what was not moved stays exact."""
    a, b, c, d = (numbers[entry] for entry in entries)
    moved = (a, b), (c, d)
    if moved == tuple(tuple(map(float, row)) for row in A.entries):
        return {}
    pairs = [zip(row, new, strict=True) for row, new in zip(A.entries, moved, strict=True)]
    return {name: written([[old if float(old) == new else round(new, 2) for old, new in row] for row in pairs])}


def written(rows: Iterable[Iterable]) -> str:
    """The matrix as text, its entries as decimals where these are exact."""
    return matrix_text([[float(x) if Fraction(str(float(x))) == x else x for x in row] for row in rows])


def latex(rows: Iterable[Iterable]) -> str:
    """The matrix for a sentence, in LaTeX: exact as fractions or decimals where its entries are.

    >>> print(latex([[Fraction(-1, 2), 0], [Fraction(37, 100), -(2**0.5)]]))
    $\\begin{pmatrix} -\\tfrac{1}{2} & 0 \\\\[2pt] 0.37 & \\text{−1.414} \\end{pmatrix}$
    """
    lines = r" \\[2pt] ".join(" & ".join(map(_entry, row)) for row in rows)
    return rf"$\begin{{pmatrix}} {lines} \end{{pmatrix}}$"


def _entry(x: Any) -> str:
    if not isinstance(x, Rational):
        return rf"\text{{{number(x)}}}"
    q = Fraction(x)
    if q.denominator > 10 and (10**4 * q).denominator == 1 and abs(q) < 10**9:
        return f"{float(q):.15g}"
    size = rf"\tfrac{{{abs(q.numerator)}}}{{{q.denominator}}}" if q.denominator > 1 else str(abs(q.numerator))
    return f"-{size}" if q < 0 else size
