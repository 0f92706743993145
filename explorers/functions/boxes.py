"""Intervals for values, slopes and bends of a formula over many boxes at once: what holds everywhere in a box."""

from collections.abc import Mapping
from fractions import Fraction
from functools import reduce
from typing import NamedTuple

import numpy as np

from explorers.functions.interval import Interval, around, everything, point
from explorers.functions.jet import Jet, add, compose, fixed, free, multiply, negate, subtract
from explorers.functions.ranges import RANGES, Flags, Ranges, exp, exponential, logarithm, logarithmic, square_root
from explorers.functions.tree import Node, read


class Enclosure(NamedTuple):
    """Intervals that contain f, fx, fy, fxx, fxy, fyy (f, f′, f″ in one variable) wherever these exist in a box.

    `out` marks boxes where f is nowhere defined. `part` marks boxes that touch (or, by rounding, may touch) a kink, a
    singularity or the edge of the domain: there the mean value theorem and Newton's method must not be used.
    """

    components: tuple[Interval, ...]
    out: np.ndarray
    part: np.ndarray


def enclose(root: Node, origin: Node, boxes: Mapping[str, Interval], shape: tuple[int, ...]) -> Enclosure:
    """Read a tree over boxes of one shape; `origin` is the formula that the visitor typed, whose edges count as well.

    Call it under `np.errstate(all="ignore")`. Constants are enclosed too: π is an interval, and so is 1/3.
    """
    flags = Flags(np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool))
    reader = BoxReader(boxes, flags)
    components = read(root, reader.leaf, reader.operate).components()
    if origin is not root:
        read(origin, reader.leaf, reader.operate)
    return Enclosure(tuple(filled(component, shape) for component in components), flags.out, flags.part)


def filled(component: Interval | None, shape: tuple[int, ...]) -> Interval:
    """An interval array of the given shape; [0, 0] for a structural zero."""
    component = component or point(0.0)
    return Interval(*(np.array(np.broadcast_to(end, shape)) for end in (component.lo, component.hi)))


class BoxReader:
    """Rules for reading a tree over boxes, with the flags of one reading."""

    def __init__(self, boxes: Mapping[str, Interval], flags: Flags) -> None:
        self.boxes = boxes
        self.names = list(boxes)
        self.flags = flags

    def leaf(self, node: Node) -> Jet | None:
        """The jet of a variable or of a constant part; None for other operations."""
        if node.op == "variable":
            return free(self.boxes[node.name], point(1.0), self.names.index(node.name), len(self.names))
        return None if node.value is None else fixed(constant_range(node), len(self.names))

    def operate(self, node: Node, arguments: list[Jet]) -> Jet:
        """Apply the operation of one node to the jets of its children."""
        match node.op:
            case "+" | "*":
                return reduce(add if node.op == "+" else multiply, arguments)
            case "-":
                return subtract(*arguments)
            case "neg":
                return negate(*arguments)
            case "/":
                return multiply(arguments[0], self.reciprocal(arguments[1]))
            case "^":
                return self.power(arguments[0], arguments[1], *node.children)
            case "max":
                return self.maximum(*arguments)
            case "min":
                return negate(self.maximum(*map(negate, arguments)))
        return compose(arguments[0], *RANGES[node.op](arguments[0].value, self.flags))

    def reciprocal(self, u: Jet) -> Jet:
        """The jet of 1/u."""
        return compose(u, *negative_power(u.value, 1, self.flags))

    def power(self, base: Jet, exponent: Jet, base_node: Node, exponent_node: Node) -> Jet:
        """The jet of a power, by the kind of its exponent as in `values.power`."""
        constant = exponent_node.value
        if isinstance(constant, Fraction) and constant.denominator == 1:
            return compose(base, *integer_power(base.value, int(constant), self.flags))
        if constant == Fraction(1, 2):
            return compose(base, *square_root(base.value, self.flags))
        if constant is not None:
            return compose(base, *real_power(base.value, exponent.value, self.flags))
        if base_node.name == "e":
            return compose(exponent, *exp(exponent.value, self.flags))
        u = base.value
        self.flags.mark(u.hi < 0, u.lo <= 0)
        inner = multiply(exponent, compose(base, *logarithmic(u.positive())))
        return compose(inner, *exp(inner.value, self.flags))

    def maximum(self, u: Jet, v: Jet) -> Jet:
        """The larger one; where both can be, slopes lie between theirs and nothing is claimed about bends."""
        u_above, v_above = u.value.lo > v.value.hi, v.value.lo > u.value.hi
        meet = ~(u_above | v_above)
        self.flags.mark(np.False_, meet)

        def choose(a: Interval | None, b: Interval | None, between) -> Interval | None:
            if a is None and b is None and not (between and meet.any()):
                return None
            a, b = a or point(0.0), b or point(0.0)
            return (between or a.hull(b)).replaced(u_above, a).replaced(v_above, b)

        value = Interval(np.maximum(u.value.lo, v.value.lo), np.maximum(u.value.hi, v.value.hi))
        first = tuple(choose(a, b, None) for a, b in zip(u.first, v.first, strict=True))
        second = tuple(choose(a, b, everything()) for a, b in zip(u.second, v.second, strict=True))
        return Jet(value, first, second)


def constant_range(root: Node) -> Interval:
    """An interval around a constant; edges and kinks inside it are not those of the formula."""

    def leaf(node: Node) -> Jet | None:
        value = node.value
        exact = isinstance(value, Fraction) or node.op == "constant"
        return fixed(around(value), 0) if exact and value is not None else None

    flags = Flags(np.zeros((), dtype=bool), np.zeros((), dtype=bool))
    return read(root, leaf, BoxReader({}, flags).operate).value


def integer_power(u: Interval, n: int, flags: Flags) -> Ranges:
    """The ranges of u^n and of its derivatives."""
    if n < 0:
        return negative_power(u, -n, flags)
    if n < 2:
        return u**n, point(1.0) if n else None, None
    return u**n, (u ** (n - 1)).scaled(np.float64(n)), (u ** (n - 2)).scaled(np.float64(n * (n - 1)))


def negative_power(u: Interval, n: int, flags: Flags) -> Ranges:
    """The ranges of u^-n and of its derivatives."""
    flags.mark((u.lo == 0) & (u.hi == 0), u.contains(0.0))
    value, slope, bend = ((u ** (n + order)).reciprocal() for order in range(3))
    return value, slope.scaled(np.float64(-n)), bend.scaled(np.float64(n * (n + 1)))


def real_power(u: Interval, p: Interval, flags: Flags) -> Ranges:
    """The ranges of u^p = exp(p ln u) and of its derivatives, for a constant p that is not an integer."""
    flags.mark((u.hi < 0) | ((u.hi <= 0) & (p.hi < 0)), u.lo <= 0)
    logarithms = logarithm(u.positive())
    first, second = p - point(1.0), p - point(2.0)
    value, slope, bend = (exponential(logarithms * q) for q in (p, first, second))
    return value, slope * p, bend * p * first
