"""Values of a formula on NumPy arrays, in real float64 arithmetic: undefined is NaN and stays NaN."""

from collections.abc import Mapping
from fractions import Fraction
from functools import reduce
from typing import Any

import numpy as np
from scipy import special

from explorers.functions.tree import Node, read

LARGEST = 1e12  # what a plot can show; see `visible`


def evaluate(root: Node, places: Mapping[str, np.ndarray]) -> np.ndarray:
    """Return the value of a tree where its variables have the given values; NaN where it is undefined.

    A quotient by exactly 0 and a logarithm of 0 are NaN, not infinite, so exp(-1/x^2) has its hole at 0. An overflow is
    infinite, so 1/(1 + exp(-1000)) is 0. Powers with a variable exponent need a base above 0 (or 0 to a positive
    power). The result broadcasts the places that occur. Call it under `np.errstate(all="ignore")`.
    """

    def leaf(node: Node) -> Any:  # an array or one np.float64, which computes like an array
        if node.op == "variable":
            return places[node.name]
        return None if node.value is None else np.float64(node.value)

    return read(root, leaf, operate)


def operate(node: Node, arguments: list[np.ndarray]) -> np.ndarray:
    """Apply the operation of one node to the values of its children."""
    if node.op == "^":
        return power(arguments[0], arguments[1], *node.children)
    if node.op in ("+", "*"):
        return reduce(np.add if node.op == "+" else np.multiply, arguments)
    return FUNCTIONS[node.op](*arguments)


def power(base: np.ndarray, exponent: np.ndarray, base_node: Node, exponent_node: Node) -> np.ndarray:
    """Return base^exponent: by multiplication, as a root, or as exp(exponent · ln base), by the kind of exponent."""
    constant = exponent_node.value
    if isinstance(constant, Fraction) and constant.denominator == 1:
        return integer_power(base, int(constant))
    if constant == Fraction(1, 2):
        return np.sqrt(base)
    if constant is not None:
        return np.power(without_zero(base) if constant < 0 else base, np.float64(constant))
    if base_node.name == "e":
        return np.exp(exponent)
    result = np.exp(exponent * np.log(base))
    return np.where((base == 0) & ~(exponent > 0), np.nan, result)


def integer_power(base: np.ndarray, exponent: int) -> np.ndarray:
    """Return base^n by repeated squaring, which is faster than numpy's power and exact while the products are.

    base^0 is 1 wherever base is defined; base^-n is NaN at 0.
    """
    if exponent < 0:
        return 1 / integer_power(without_zero(base), -exponent)
    result, square = None, base
    while exponent:
        if exponent & 1:
            result = square if result is None else result * square
        exponent >>= 1
        square = square * square if exponent else square
    return np.where(np.isnan(base), np.nan, 1.0) if result is None else result


def without_zero(x: np.ndarray) -> np.ndarray:
    """NaN in place of 0, for divisors and logarithms."""
    return np.where(x == 0, np.nan, x)


def sign(x: np.ndarray) -> np.ndarray:
    """The derivative of the absolute value: -1, 1, and NaN at 0, where there is none."""
    return np.sign(without_zero(x))


def visible(values: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Return a float64 array of the given shape with NaN for what is infinite or larger than 1e12 in size."""
    result = np.array(np.broadcast_to(values, shape), dtype=np.float64)
    result[~(np.abs(result) <= LARGEST)] = np.nan
    return result


FUNCTIONS = {
    "-": np.subtract, "neg": np.negative, "/": lambda a, b: a / without_zero(b),
    "sin": np.sin, "cos": np.cos, "tan": np.tan, "asin": np.arcsin, "acos": np.arccos, "atan": np.arctan,
    "sinh": np.sinh, "cosh": np.cosh, "tanh": np.tanh, "exp": np.exp, "ln": lambda x: np.log(without_zero(x)),
    "log10": lambda x: np.log10(without_zero(x)), "log2": lambda x: np.log2(without_zero(x)), "sqrt": np.sqrt,
    "cbrt": np.cbrt, "abs": np.abs, "sigmoid": special.expit, "erf": special.erf, "sgn": sign,
    "min": np.minimum, "max": np.maximum,
}  # fmt: skip
