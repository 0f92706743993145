"""Constant sub-expressions are worked out once: exactly as a Fraction where possible, otherwise as a float.

This is also what stops `((9^9)^9)^9` and `exp(exp(exp(10)))`: every constant part must be finite and at most 1e12.
"""

import math
from collections.abc import Callable
from fractions import Fraction

LARGEST = 10**12
LONGEST_FRACTION = 1024  # bits; beyond it a float is good enough, and (1/3)^60^60^60 must not fill the memory

Constant = Fraction | float

UNDEFINED = {
    "/": "This divides by zero. Change the divisor.",
    "^": "This power is not a real number. For the cube root of a negative number use cbrt.",
    "ln": "A logarithm needs a number above zero.",
    "log2": "A logarithm needs a number above zero.",
    "log10": "A logarithm needs a number above zero.",
    "sqrt": "A square root needs a number that is not negative.",
    "asin": "asin needs a number from -1 to 1.",
    "acos": "acos needs a number from -1 to 1.",
}
TOO_LARGE = "This constant part is too large. Use numbers of at most 1e12 in size."


class FoldError(Exception):
    """A constant sub-expression has no real value ("undefined") or a value above 1e12 ("number_size")."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message


def fold(op: str, values: list[Constant]) -> Constant:
    """Return the value of one operation on constants: a Fraction if it is exact, a float otherwise.

    Raises FoldError if the result is not a finite real number or is larger than 1e12 in size.

    >>> fold("/", [Fraction(1), Fraction(3)])
    Fraction(1, 3)
    """
    try:
        exact = EXACT[op](*values) if op in EXACT and all(isinstance(value, Fraction) for value in values) else None
        result = exact if exact is not None else ROUNDED[op](*map(float, values))
    except OverflowError:
        raise FoldError("undefined", TOO_LARGE) from None
    except (ValueError, ZeroDivisionError):
        raise FoldError("undefined", UNDEFINED[op]) from None
    if not abs(result) <= LARGEST:
        finite = isinstance(result, Fraction) or math.isfinite(result)  # a Fraction may be too large for a float
        raise FoldError("number_size" if finite else "undefined", TOO_LARGE)
    return result if is_short(result) else float(result)


def is_short(value: Constant) -> bool:
    """A float is always short; a Fraction is short if numerator and denominator have at most 1024 bits."""
    return isinstance(value, float) or length(value) <= LONGEST_FRACTION


def length(value: Fraction) -> int:
    """The number of bits of the longer of numerator and denominator."""
    return max(value.numerator.bit_length(), value.denominator.bit_length())


def exact_power(base: Fraction, exponent: Fraction) -> Fraction | None:
    """Integer powers and square roots of squares are exact; the others (None) are left to floats."""
    if exponent == Fraction(1, 2):
        return exact_root(base)
    return base ** int(exponent) if exponent.denominator == 1 else None


def exact_root(square: Fraction) -> Fraction | None:
    """The root of a fraction is exact when numerator and denominator are squares. ValueError below zero."""
    root = Fraction(math.isqrt(square.numerator), math.isqrt(square.denominator))
    return root if root * root == square else None


def real_power(base: float, exponent: float) -> float:
    """Return base^exponent, which for a negative base is real only if the exponent is an integer (else ValueError)."""
    if base < 0 and not exponent.is_integer():
        raise ValueError
    return base**exponent


def sigmoid(x: float) -> float:
    """Return 1/(1 + e^-x), computed from the side that cannot overflow."""
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


ARITHMETIC: dict[str, Callable] = {
    "+": lambda *terms: sum(terms),
    "-": lambda a, b: a - b,
    "*": lambda *factors: math.prod(factors),
    "/": lambda a, b: a / b,
    "neg": lambda a: -a,
    "abs": abs,
    "min": min,
    "max": max,
}
EXACT = ARITHMETIC | {"^": exact_power, "sqrt": exact_root}
ROUNDED = ARITHMETIC | {
    "^": real_power, "sqrt": math.sqrt, "cbrt": math.cbrt, "exp": math.exp, "sigmoid": sigmoid, "erf": math.erf,
    "ln": math.log, "log2": math.log2, "log10": math.log10, "sin": math.sin, "cos": math.cos, "tan": math.tan,
    "asin": math.asin, "acos": math.acos, "atan": math.atan, "sinh": math.sinh, "cosh": math.cosh, "tanh": math.tanh,
}  # fmt: skip
