"""Formulas typed by visitors: parsed without running any of their text, then read as numbers, slopes and pictures."""

from explorers.functions.errors import ExpressionError, Note
from explorers.functions.expression import Expression, parse, parse_number

__all__ = ["Expression", "ExpressionError", "Note", "parse", "parse_number"]
