"""Sums that approach the integral: rectangles, trapezoids and parabolas over n strips, and how fast their error falls."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

CANCELS = 1e-14  # relative to the area: a sum below this is 0 up to rounding
ROUNDING = 1e-13  # relative to the area: errors below are rounding and follow no order


class Rule(StrEnum):
    """How the top of a strip is drawn."""

    LEFT = "left"
    RIGHT = "right"
    MIDPOINT = "midpoint"
    TRAPEZOID = "trapezoid"
    SIMPSON = "Simpson"


ORDERS = {Rule.LEFT: 1, Rule.RIGHT: 1, Rule.MIDPOINT: 2, Rule.TRAPEZOID: 2, Rule.SIMPSON: 4}


@dataclass(frozen=True, eq=False)
class Strips:
    """n strips side by side: their n + 1 `edges`, their signed `areas` (n,), and their `tops` (n, 3).

    A top is given by its heights at the left end, in the middle and at the right end: level, straight, or a parabola.
    """

    edges: np.ndarray
    tops: np.ndarray
    areas: np.ndarray

    @property
    def sum(self) -> float:
        """The sum of all areas; 0 if they cancel up to rounding."""
        total = float(self.areas.sum())
        return 0.0 if abs(total) <= CANCELS * np.abs(self.areas).sum() else total


def strips(f, a, b, n, rule) -> Strips:
    """n strips of equal width between a and b; f takes arrays. An area is negative below the axis, and if b < a.

    Simpson's parabola goes through f at both ends and in the middle of a strip, so it needs 2n + 1 values of f.
    NaN where f is undefined at a place that the rule needs. ValueError unless n ≥ 1.

    >>> from explorers.functions import parse
    >>> strips(parse("x^2").value, 0, 2, 2, Rule.RIGHT).areas.tolist()
    [1.0, 4.0]
    """
    if n < 1:
        raise ValueError("There must be at least one strip.")
    edges = np.linspace(a, b, n + 1)
    left, right = (f(edges[:-1]), f(edges[1:])) if rule != Rule.MIDPOINT else (np.zeros(n), np.zeros(n))
    middle = f((edges[:-1] + edges[1:]) / 2) if rule in (Rule.MIDPOINT, Rule.SIMPSON) else (left + right) / 2
    level = {Rule.LEFT: left, Rule.RIGHT: right, Rule.MIDPOINT: middle}.get(rule)
    tops = np.column_stack([left, middle, right] if level is None else [level, level, level])
    return Strips(edges, tops, tops @ np.array([1, 4, 1]) / 6 * (b - a) / n)


def approximate(f, a, b, n, rule) -> float:
    """The sum of n strips: ∫ f from a to b exactly for constants (left, right), lines (midpoint, trapezoid), cubics (Simpson).

    >>> from explorers.functions import parse
    >>> [round(approximate(parse("x^2").value, 0, 1, 4, rule), 6) for rule in Rule]
    [0.21875, 0.46875, 0.328125, 0.34375, 0.333333]
    """
    return strips(f, a, b, n, rule).sum


def errors(f, a, b, exact, counts, rule) -> np.ndarray:
    """|sum − exact| for each number of strips in `counts`; NaN where the sum is.

    >>> from explorers.functions import parse
    >>> errors(parse("x^2").value, 0, 1, 1 / 3, [1, 2, 4], Rule.TRAPEZOID).round(6).tolist()
    [0.166667, 0.041667, 0.010417]
    """
    return np.array([abs(approximate(f, a, b, n, rule) - exact) for n in counts])


def order(f, a, b, exact, rule, *, n=64, size=1.0) -> float:
    """The p of error ≈ C/nᵖ as measured between n and 2n strips: log₂ of the ratio of the errors.

    In the limit 1 for left and right (if f is smooth and f(a) ≠ f(b)), 2 for midpoint and trapezoid (if f is smooth and
    f′(a) ≠ f′(b)), 4 for Simpson (if f is smooth and f‴(a) ≠ f‴(b)); more where these ends agree, and less where f has a
    corner or an infinite slope. NaN if an error is below 1e-13 of `size`: that is rounding.

    >>> from explorers.functions import parse
    >>> round(order(parse("x^4").value, 0, 1, 1 / 5, Rule.MIDPOINT), 3)
    2.0
    """
    first, second = errors(f, a, b, exact, [n, 2 * n], rule)
    if not min(first, second) > ROUNDING * size:
        return float("nan")
    return float(np.log2(first / second))


def comparison(f, a, b, exact, n, *, size=1.0) -> dict[Rule, tuple[float, float, float]]:
    """For each rule the sum of n strips, its error, and the order measured between 64 and 128 strips.

    >>> from explorers.functions import parse
    >>> comparison(parse("x^2").value, 0, 2, 8 / 3, 2)[Rule.LEFT][:2]
    (1.0, 1.6666666666666665)
    """
    sums = {rule: approximate(f, a, b, n, rule) for rule in Rule}
    return {rule: (value, abs(value - exact), order(f, a, b, exact, rule, size=size)) for rule, value in sums.items()}
