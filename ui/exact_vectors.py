"""Vectors and combinations in sentences: short fractions as they are, other numbers as decimals."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from ui.exact import exact

LONGEST, LARGEST = 100, 10**4  # a fraction with a larger denominator or value tells less than its decimals


def short(value: Any) -> Fraction | float:
    """The value as a fraction if that is short, else as a decimal number.

    >>> short(Fraction(2, 3)), short(Fraction(123, 1000)), short(Fraction(10**9)), short(0.5)
    (Fraction(2, 3), 0.123, 1000000000.0, 0.5)
    """
    terse = isinstance(value, Fraction) and value.denominator < LONGEST and abs(value) < LARGEST
    return value if terse else float(value)


def exact_vector(values: Iterable) -> str:
    """A vector with exact entries.

    >>> exact_vector([Fraction(-2, 3), Fraction(123, 1000)])
    '(−2/3, 0.123)'
    """
    return f"({', '.join(exact(short(value)) for value in values)})"


def combination(terms: Iterable[tuple[Any, str]]) -> str:
    """A sum of multiples, from pairs of a coefficient and a name; 0 if there are none.

    >>> combination([(Fraction(-2, 3), "u"), (Fraction(1), "v"), (Fraction(-1), "w")]), combination([])
    ('−2/3 u + v − w', '0')
    """
    signed = [("−" if value < 0 else "+", exact(short(abs(value))), name) for value, name in terms]
    text = " ".join(f"{sign} {name}" if size == "1" else f"{sign} {size} {name}" for sign, size, name in signed)
    return text.removeprefix("+ ").replace("− ", "−", text.startswith("−")) if text else "0"
