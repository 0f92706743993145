"""Decimal numbers as people write them, and nothing else that Python's `float` would take."""

import re

LONGEST = 40
NUMBER = {
    ".": re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?"),
    ",": re.compile(r"[+-]?(?:[0-9]+(?:,[0-9]*)?|,[0-9]+)(?:[eE][+-]?[0-9]{1,3})?"),
}


def plain_number(text: str, decimal: str = ".") -> str | None:
    """A plain number is a sign, ASCII digits with at most one decimal mark, and an exponent of up to three digits.

    NumPy's "2." is one too. Returns it in a form that `float` and `Fraction` read (U+2212 becomes -, the decimal mark
    a point), or `None`.
    Words (nan, inf), digit grouping (1_0), digits of other scripts and more than 40 characters are not plain numbers.

    >>> plain_number("−2,5e3", decimal=",")
    '-2.5e3'
    >>> [plain_number(text) for text in ("nan", "1_0", "٣", "1,5", "")]
    [None, None, None, None, None]
    """
    if len(text) > LONGEST:
        return None
    number = text.replace("−", "-")
    return number.replace(",", ".") if NUMBER[decimal].fullmatch(number) else None


def significant_digits(number: str) -> int:
    """The significant digits of a decimal run from its first to its last non-zero digit.

    >>> significant_digits("-0.00120e5"), significant_digits("1200")
    (2, 2)
    """
    mantissa = re.split("[eE]", number)[0]
    return len(re.sub("[^0-9]", "", mantissa).strip("0"))
