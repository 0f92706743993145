"""A formula as LaTeX, printed only from the tree: no character of the visitor reaches the page this way.

Only letters, digits, blanks and ^ { } ( ) + - . | , and a backslash occur.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from explorers.functions.tree import Node, read

SUM, NEGATIVE, PRODUCT, POWER, ATOM = range(5)  # how tightly a printed piece holds together

COMMANDS = {
    "sin": "\\sin", "cos": "\\cos", "tan": "\\tan", "asin": "\\arcsin", "acos": "\\arccos", "atan": "\\arctan",
    "sinh": "\\sinh", "cosh": "\\cosh", "tanh": "\\tanh", "ln": "\\ln", "min": "\\min", "max": "\\max",
    "sigmoid": "\\sigma", "erf": "\\operatorname{erf}", "sgn": "\\operatorname{sgn}",
    "cbrt": "\\operatorname{cbrt}",
}  # fmt: skip
LETTERS = {"pi": "\\pi", "tau": "\\tau", "e": "e"}
BASES = {"log10": "10", "log2": "2"}


class Printed(NamedTuple):
    """A printed piece; a function call also keeps its name and its argument, for sin²(x)."""

    tex: str
    level: int
    name: str = ""
    argument: str = ""


def latex(root: Node) -> str:
    """Return the LaTeX source of a tree, with the brackets it needs and no others."""
    return read(root, print_leaf, print_operation).tex


def print_leaf(node: Node) -> Printed | None:
    """Numbers, constants and variables; None for operations, whose children are printed first."""
    if node.op == "number" and isinstance(node.value, Fraction):
        return print_number(node.value)
    if node.op == "constant":
        return Printed(LETTERS[node.name], ATOM)
    return Printed(node.name, ATOM) if node.op == "variable" else None


def print_operation(node: Node, parts: list[Printed]) -> Printed:
    """Print one operation around its printed children."""
    if node.op in RULES:
        return RULES[node.op](*parts)
    if node.op in BASES:
        return print_fraction(print_call("\\ln", parts), print_call("\\ln", [Printed(BASES[node.op], ATOM)]))
    return print_call(COMMANDS[node.op], parts)


def print_number(value: Fraction) -> Printed:
    """An integer, a decimal if it ends, or a fraction."""
    if value < 0:
        return Printed("-" + print_number(-value).tex, NEGATIVE)
    if value.denominator == 1:
        return Printed(str(value.numerator), ATOM)
    places = decimal_places(value.denominator)
    if places is None:
        return print_fraction(print_number(Fraction(value.numerator)), print_number(Fraction(value.denominator)))
    digits = str(value.numerator * 10**places // value.denominator).rjust(places + 1, "0")
    return Printed(f"{digits[:-places]}.{digits[-places:]}", ATOM)


def decimal_places(denominator: int) -> int | None:
    """The number of decimals of a fraction with this denominator; None if they never end."""
    counts = []
    for prime in (2, 5):
        counts.append(0)
        while denominator % prime == 0:
            denominator //= prime
            counts[-1] += 1
    return max(counts) if denominator == 1 else None


def print_sum(*parts: Printed) -> Printed:
    """Terms with signs between them."""
    tex = parts[0].tex
    for part in parts[1:]:
        tex += f" - {part.tex[1:]}" if part.tex.startswith("-") else f" + {part.tex}"
    return Printed(tex, SUM)


def print_difference(left: Printed, right: Printed) -> Printed:
    """a - b, with brackets around a sum b."""
    return Printed(f"{left.tex} - {bracket(right, PRODUCT)}", SUM)


def print_negative(part: Printed) -> Printed:
    """-a, with brackets around a sum."""
    return Printed("-" + bracket(part, PRODUCT), NEGATIVE)


def print_product(*parts: Printed) -> Printed:
    """Factors side by side; a dot where two numbers, or a number and a fraction, would run together."""
    tex = bracket(parts[0], NEGATIVE)
    for part in parts[1:]:
        factor = bracket(part, PRODUCT)
        dot = factor[0].isdigit() or (tex[-1].isdigit() and factor.startswith("\\frac"))
        tex += f" \\cdot {factor}" if dot else f" {factor}"
    return Printed(tex, NEGATIVE if parts[0].level == NEGATIVE else PRODUCT)


def print_fraction(top: Printed, bottom: Printed) -> Printed:
    """A fraction bar needs no brackets."""
    return Printed(f"\\frac{{{top.tex}}}{{{bottom.tex}}}", PRODUCT)


def print_power(base: Printed, exponent: Printed) -> Printed:
    """A power; sin²(x) for the square of a call."""
    if base.name and exponent.tex.isdigit():
        return Printed(f"{base.name}^{{{exponent.tex}}}{base.argument}", POWER)
    return Printed(f"{bracket(base, ATOM)}^{{{exponent.tex}}}", POWER)


def print_exponential(part: Printed) -> Printed:
    """exp(a) as a power of e."""
    return Printed(f"e^{{{part.tex}}}", POWER)


def print_root(part: Printed) -> Printed:
    """A root sign needs no brackets."""
    return Printed(f"\\sqrt{{{part.tex}}}", ATOM)


def print_size(part: Printed) -> Printed:
    """The bars of an absolute value need no brackets."""
    return Printed(f"\\left|{part.tex}\\right|", ATOM)


def print_call(name: str, parts: list[Printed]) -> Printed:
    """A function name with brackets."""
    argument = f"\\left({', '.join(part.tex for part in parts)}\\right)"
    return Printed(name + argument, POWER, name, argument)


def bracket(part: Printed, level: int) -> str:
    """Put brackets around a piece that holds together less tightly than the level asks for."""
    return part.tex if part.level >= level else f"\\left({part.tex}\\right)"


RULES: dict[str, Callable[..., Printed]] = {
    "+": print_sum, "-": print_difference, "neg": print_negative, "*": print_product, "/": print_fraction,
    "^": print_power, "exp": print_exponential, "sqrt": print_root, "abs": print_size,
}  # fmt: skip
