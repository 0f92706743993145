"""Values, slopes and bends of a formula on NumPy arrays, exact up to rounding: forward differentiation of the tree."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import reduce

import numpy as np

from explorers.functions.jet import Jet, add, compose, fixed, free, multiply, negate, pairs, plus, subtract, times
from explorers.functions.slopes import power_slopes, with_slopes
from explorers.functions.tree import Node, read
from explorers.functions.values import power, without_zero


def jet_of(root: Node, places: Mapping[str, np.ndarray | np.float64]) -> Jet:
    """Return the 2-jet of a tree in the variables `places`, in their order.

    Where two branches of abs, min or max meet, a derivative is NaN unless the branches agree; at the edge of the domain
    of a power or a root it is NaN or infinite. The value is that of `values.evaluate`. Call it under
    `np.errstate(all="ignore")`.
    """
    names = list(places)

    def leaf(node: Node) -> Jet | None:
        if node.op == "variable":
            return free(places[node.name], np.float64(1), names.index(node.name), len(names))
        return None if node.value is None else fixed(np.float64(node.value), len(names))

    return read(root, leaf, operate)


def filled(part: np.ndarray | None, shape: tuple[int, ...]) -> np.ndarray:
    """A writable array of the given shape; zeros for a structural zero."""
    return np.zeros(shape) if part is None else np.array(np.broadcast_to(part, shape), dtype=np.float64)


def operate(node: Node, arguments: list[Jet]) -> Jet:
    """Apply the operation of one node to the jets of its children."""
    if node.op == "^":
        return power_jet(arguments[0], arguments[1], *node.children)
    if node.op in ("+", "*"):
        return reduce(add if node.op == "+" else multiply, arguments)
    if node.op in RULES:
        return RULES[node.op](*arguments)
    return compose(arguments[0], *with_slopes(node.op, arguments[0].value))


def divide(u: Jet, v: Jet) -> Jet:
    """The jet of q = u/v from u = q v: q' = (u' - q v')/v."""
    divisor = without_zero(v.value)
    quotient = u.value / divisor

    def over(numerator, *products):
        for product in products:
            numerator = plus(numerator, None if product is None else -product)
        return None if numerator is None else numerator / divisor

    first = tuple(over(a, times(quotient, b)) for a, b in zip(u.first, v.first, strict=True))
    second = tuple(
        over(a, times(first[i], v.first[j]), times(first[j], v.first[i]), times(quotient, b))
        for (i, j), a, b in zip(pairs(len(first)), u.second, v.second, strict=True)
    )
    return Jet(quotient, first, second)


def power_jet(base: Jet, exponent: Jet, base_node: Node, exponent_node: Node) -> Jet:
    """The jet of a power, by the kind of its exponent as in `values.power`."""
    value = power(base.value, exponent.value, base_node, exponent_node)
    constant = exponent_node.value
    if isinstance(constant, Fraction) and constant.denominator == 1:
        return compose(base, value, *power_slopes(base.value, int(constant)))
    if constant == Fraction(1, 2):
        return compose(base, value, 0.5 / value, -0.25 / (value * value * value))
    if constant is not None:
        x, p = without_zero(base.value), float(constant)
        return compose(base, value, p * np.power(x, p - 1), p * (p - 1) * np.power(x, p - 2))
    if base_node.name == "e":
        return compose(exponent, value, value, value)
    logarithm = compose(base, *with_slopes("ln", base.value))
    return compose(multiply(exponent, logarithm), value, value, value)


def maximum(u: Jet, v: Jet) -> Jet:
    """The jet of the larger of u and v; where they are equal, a derivative exists if both have the same.

    A second derivative there needs equal slopes in its directions, too; otherwise it is NaN.
    """
    larger, equal = u.value > v.value, u.value == v.value
    first, second, agree = [], [], []
    for a, b in zip(u.first, v.first, strict=True):
        agree.append(same(a, b))
        first.append(choose(a, b, larger, equal & ~agree[-1]))
    for (i, j), a, b in zip(pairs(len(first)), u.second, v.second, strict=True):
        second.append(choose(a, b, larger, equal & ~(agree[i] & agree[j] & same(a, b))))
    return Jet(np.maximum(u.value, v.value), tuple(first), tuple(second))


def same(a: np.ndarray | None, b: np.ndarray | None) -> np.ndarray:
    """Where two derivatives are equal; None is zero."""
    return np.equal(0.0 if a is None else a, 0.0 if b is None else b)


def choose(a: np.ndarray | None, b: np.ndarray | None, first: np.ndarray, doubt: np.ndarray) -> np.ndarray | None:
    """`a` where it is first, else `b`, and NaN where in doubt; None is zero."""
    if a is None and b is None and not np.any(doubt):
        return None
    return np.where(doubt, np.nan, np.where(first, 0.0 if a is None else a, 0.0 if b is None else b))


RULES: dict[str, Callable[..., Jet]] = {
    "-": subtract,
    "/": divide,
    "neg": negate,
    "max": maximum,
    "min": lambda u, v: negate(maximum(negate(u), negate(v))),
    "abs": lambda u: maximum(u, negate(u)),
}
