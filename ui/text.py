"""The words of a page: prose by part, titles, and numbers as people write them."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "pages" / "text" / "en"


@cache
def parts(stem: str) -> dict[str, str]:
    """The prose of a page, split at its `<!-- part -->` lines: the name of each part and its Markdown."""
    pieces = re.split(r"^<!-- (\w+) -->$", (FOLDER / f"{stem}.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {name: prose.strip() for name, prose in zip(pieces[1::2], pieces[2::2], strict=True)}


def part(stem: str, name: str, /, **numbers: Any) -> str:
    """One part of a page's prose with its {{names}} filled in; numbers are written by `number`."""
    filled = {key: value if isinstance(value, str) else number(value) for key, value in numbers.items()}
    return re.sub(r"\{\{(\w+)\}\}", lambda match: filled[match[1]], parts(stem)[name])


@cache
def title(stem: str) -> str:
    """The title of a topic or a section."""
    lines = (FOLDER / "titles.md").read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines)[stem]


def number(value: Any, digits: int = 4) -> str:
    """A number for a sentence: significant digits, no trailing zeros, a true minus, ∞, and a ± bi for complex ones.

    >>> number(-1 / 3), number(2.0), number(float("inf")), number(0.5 - 2j), number(1e-9), number(12345678.0)
    ('−0.3333', '2', '∞', '0.5 − 2i', '1×10⁻⁹', '1.235×10⁷')
    """
    if isinstance(value, complex):
        sign = "−" if value.imag < 0 else "+"
        return f"{number(value.real, digits)} {sign} {number(abs(value.imag), digits)}i"
    if value != value:
        return "undefined"
    if value in (float("inf"), float("-inf")):
        return "∞" if value > 0 else "−∞"
    written = f"{float(value) + 0.0:.{digits}g}"
    if "e" not in written:
        return written.replace("-", "−")
    mantissa, exponent = written.split("e")
    raised = str(int(exponent)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{mantissa}×10{raised}".replace("-", "−")


def vector(values: Iterable, digits: int = 4) -> str:
    """A vector for a sentence: (1, −0.5)."""
    return "(" + ", ".join(number(value, digits) for value in values) + ")"


def plain(text: str) -> str:
    r"""Text of a visitor for a place that reads Markdown: every mark is escaped, and no address becomes a link.

    >>> print(plain(":red[a*b]"))
    \:red\[a\*b\]
    """
    unlinked = re.sub(r"(?i)(?<=www)(?=\.)|(?=://)|(?=@)", "\u2060", " ".join(text.split()))
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", unlinked)
