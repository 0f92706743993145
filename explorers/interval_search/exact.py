"""Slopes in exact arithmetic: whether ∇f is 0 at a rational point is then a fact, not a matter of rounding."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

import numpy as np

from explorers.functions.expression import Expression
from explorers.functions.folding import exact_root
from explorers.functions.jet import Jet, add, compose, fixed, free, multiply, negate, subtract
from explorers.functions.tree import Node, read

LONGEST = 4096  # bits of a numerator or denominator
LARGEST_DENOMINATOR = 1000
LONGEST_EXPANSION = 16  # quotients of a continued fraction; the denominators of 16 ones exceed 1000


class Inexact(ArithmeticError):
    """A value is not known exactly, or too long to be carried on."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Some real number, like π or e², of which only this is known: zero times it is zero.

    Also the slope of |u| at u = 0, which does not exist, but zero times the difference quotients tends to zero.
    """

    def __add__(self, other: "Number") -> "Unknown":
        return self

    def __neg__(self) -> "Unknown":
        return self

    def __mul__(self, other: "Number") -> "Number":
        return Fraction(0) if other == 0 else self

    __radd__ = __add__
    __rmul__ = __mul__

    def __pow__(self, exponent: int) -> "Unknown":
        return self


Number = Fraction | Unknown
HALF, ZERO, ONE = Fraction(1, 2), Fraction(0), Fraction(1)
UNKNOWN = Unknown()
SPECIAL: dict[str, tuple[Fraction, tuple[Fraction, Number, Number]]] = {
    "sin": (ZERO, (ZERO, ONE, ZERO)), "cos": (ZERO, (ONE, ZERO, -ONE)), "tan": (ZERO, (ZERO, ONE, ZERO)),
    "asin": (ZERO, (ZERO, ONE, ZERO)), "atan": (ZERO, (ZERO, ONE, ZERO)), "sinh": (ZERO, (ZERO, ONE, ZERO)),
    "cosh": (ZERO, (ONE, ZERO, ONE)), "tanh": (ZERO, (ZERO, ONE, ZERO)), "exp": (ZERO, (ONE, ONE, ONE)),
    "sigmoid": (ZERO, (HALF, HALF / 2, ZERO)), "erf": (ZERO, (ZERO, UNKNOWN, ZERO)), "ln": (ONE, (ZERO, ONE, -ONE)),
    "log2": (ONE, (ZERO, UNKNOWN, UNKNOWN)), "log10": (ONE, (ZERO, UNKNOWN, UNKNOWN)),
}  # fmt: skip
ENTIRE = frozenset({"sin", "cos", "atan", "sinh", "cosh", "tanh", "exp", "sigmoid", "erf"})


def exact_jet(f: Expression, place: Sequence[Fraction]) -> tuple[Number, ...]:
    """Return f, fx, fy, fxx, fxy, fyy at a rational place (f, f′, f″ in one variable): each a Fraction, or UNKNOWN.

    Inexact: not even that is known. ZeroDivisionError: the formula divides by 0 there (or takes ln 0).

    >>> from explorers.functions import parse
    >>> exact_jet(parse("x^3 + cos(pi x)"), [Fraction(1, 3)])[0], exact_jet(parse("x^3 + cos(pi x)"), [Fraction(0)])[:2]
    (Unknown(), (Fraction(1, 1), Fraction(0, 1)))
    """
    names, n = list(f.variables), len(f.variables)

    def leaf(node: Node) -> Jet | None:
        if node.op == "variable":
            return free(place[names.index(node.name)], ONE, names.index(node.name), n)
        if node.value is None:
            return None
        return fixed(node.value if isinstance(node.value, Fraction) else UNKNOWN, n)

    return tuple(ZERO if part is None else part for part in read(f.tree, leaf, operate).components())


def operate(node: Node, arguments: list[Jet]) -> Jet:
    """Apply the operation of one node."""
    if node.op in RULES:
        result = RULES[node.op](*arguments)
    elif node.op == "^":
        result = power(arguments[0], arguments[1], node.children[0].name)
    else:
        result = compose(arguments[0], *function(node.op, arguments[0].value))
    if any(isinstance(part, Fraction) and length(part) > LONGEST for part in result.components()):
        raise Inexact
    return result


def function(name: str, u: Number) -> tuple[Number, Number, Number]:
    """A function with its first two derivatives."""
    if name in SPECIAL and u == SPECIAL[name][0]:
        return SPECIAL[name][1]
    if name in ENTIRE:
        return UNKNOWN, UNKNOWN, UNKNOWN
    if isinstance(u, Unknown):
        raise Inexact
    if name == "ln" and u == 0:
        raise ZeroDivisionError
    if name == "sqrt" and u > 0:
        root = exact_root(u)
        return (root, HALF / root, -HALF / 2 / root**3) if root else (UNKNOWN, UNKNOWN, UNKNOWN)
    if name == "abs" and u == 0:
        return ZERO, UNKNOWN, UNKNOWN
    if name in ("abs", "sgn") and u != 0:
        sign = ONE if u > 0 else -ONE
        return (u * sign, sign, ZERO) if name == "abs" else (sign, ZERO, ZERO)
    raise Inexact


def reciprocal(u: Jet) -> Jet:
    """1/u."""
    return compose(u, *integer_power(u.value, -1))


def integer_power(u: Number, n: int) -> tuple[Number, Number, Number]:
    """u^n with its first two derivatives."""
    if isinstance(u, Unknown):
        if n < 0:
            raise Inexact
        return UNKNOWN, UNKNOWN, UNKNOWN
    if length(u) * abs(n) > LONGEST:
        raise Inexact
    slope = n * u ** (n - 1) if n else ZERO
    return u**n, slope, n * (n - 1) * u ** (n - 2) if n not in (0, 1) else ZERO


def power(base: Jet, exponent: Jet, base_name: str) -> Jet:
    """A power with a constant integer exponent or 1/2, or of e."""
    if base_name == "e":
        return compose(exponent, *function("exp", exponent.value))
    if any(part is not None for part in exponent.components()[1:]) or isinstance(exponent.value, Unknown):
        raise Inexact
    if exponent.value == HALF:
        return compose(base, *function("sqrt", base.value))
    if exponent.value.denominator != 1:
        raise Inexact
    return compose(base, *integer_power(base.value, int(exponent.value)))


def larger(u: Jet, v: Jet) -> Jet:
    """The maximum. Where both are equal, a slope is known only if it is the same for both, and no bend is."""
    if isinstance(u.value, Unknown) or isinstance(v.value, Unknown):
        raise Inexact
    if u.value != v.value:
        return u if u.value > v.value else v
    pairs = zip(u.first, v.first, strict=True)
    first = tuple(a if (a or ZERO) == (b or ZERO) and not isinstance(a, Unknown) else UNKNOWN for a, b in pairs)
    return Jet(u.value, first, (UNKNOWN,) * len(u.second))


def length(value: Fraction) -> int:
    """The number of bits of the longer of numerator and denominator."""
    return max(value.numerator.bit_length(), value.denominator.bit_length())


def fraction_between(lo: float, hi: float) -> Fraction | None:
    """The fraction with the smallest denominator in [lo, hi], if that is at most 1000; of several the one nearest to 0.

    Found on the Stern–Brocot tree by continued fractions (Graham, Knuth and Patashnik, Concrete Mathematics, 4.5).

    >>> fraction_between(0.3332, 0.3334), fraction_between(-0.26, -0.24), fraction_between(3.1415926, 3.1415927)
    (Fraction(1, 3), Fraction(-1, 4), None)
    """
    if lo <= 0 <= hi:
        return Fraction(0)
    if hi < 0:
        mirrored = fraction_between(-hi, -lo)
        return mirrored and -mirrored
    low, high, quotients = Fraction(lo), Fraction(hi), []
    while True:
        whole = math.ceil(low)
        if whole <= high:
            break
        quotients.append(whole - 1)
        low, high = 1 / (high - whole + 1), 1 / (low - whole + 1)
        if len(quotients) > LONGEST_EXPANSION:
            return None
    found = Fraction(whole)
    for quotient in reversed(quotients):
        found = quotient + 1 / found
    return found if found.denominator <= LARGEST_DENOMINATOR else None


def exact_zero(f: Expression, lo: np.ndarray, hi: np.ndarray) -> tuple[Fraction, ...] | None:
    """A rational point in a small box where the gradient is exactly zero, if the shortest one is.

    ZeroDivisionError: f is not defined there.
    """
    found = [fraction_between(a, b) for a, b in zip(lo.tolist(), hi.tolist(), strict=True)]
    place = tuple(part for part in found if part is not None)
    if len(place) < len(found):
        return None
    try:
        gradient = exact_jet(f, place)[1 : 1 + len(place)]
    except Inexact:
        return None
    return place if all(part == ZERO for part in gradient) else None


RULES: dict[str, Callable[..., Jet]] = {
    "+": lambda *terms: reduce(add, terms), "*": lambda *factors: reduce(multiply, factors), "-": subtract,
    "neg": negate, "/": lambda u, v: multiply(u, reciprocal(v)), "max": larger,
    "min": lambda u, v: negate(larger(negate(u), negate(v))),
}  # fmt: skip
