"""Typed and pasted tables: matrices, probabilities and data, each read within fixed limits or refused with a fix."""

from explorers.tables.data import Table, csv_table
from explorers.tables.errors import TableError
from explorers.tables.matrices import Matrix, matrix, matrix_text
from explorers.tables.numbers import plain_number
from explorers.tables.probability import Probabilities, probabilities

__all__ = [
    "Matrix",
    "Probabilities",
    "Table",
    "TableError",
    "csv_table",
    "matrix",
    "matrix_text",
    "plain_number",
    "probabilities",
]
