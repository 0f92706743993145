"""Exact numbers in sentences: a short fraction as it is, and products with their signs in brackets."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from ui.text import number

LONGEST = 10**6


def exact(value: Any) -> str:
    """A fraction with terms below a million as it is, any other number with four digits.

    >>> exact(Fraction(-7, 3)), exact(Fraction(1, 10**7)), exact(0.25)
    ('−7/3', '1×10⁻⁷', '0.25')
    """
    short = isinstance(value, Fraction) and max(abs(value.numerator), value.denominator) < LONGEST
    return str(value).replace("-", "−") if short else number(value)


def product(values: Iterable, write: Callable[[Any], str] = exact) -> str:
    """The values as factors; one with a sign stands in brackets.

    >>> product([Fraction(2), Fraction(-1, 3)]), product([1 + 2j, 1 - 2j], number)
    ('2 · (−1/3)', '(1 + 2i) · (1 − 2i)')
    """
    texts = map(write, values)
    return " · ".join(f"({text})" if text.startswith("−") or " " in text else text for text in texts)
