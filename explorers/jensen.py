"""E[g(X)] of a typed g: for a density on an interval, and for two values on a graph, where it differs from g(E[X])."""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from explorers.functions import Expression, parse
from explorers.functions.tree import apply_unchecked
from explorers.integral import Integral, integrate

ROUNDING = 1e-12  # a smaller part of two numbers is no difference between them


def product(g: Expression, f: Expression) -> Expression:
    """The function g(x) f(x) of two typed functions of x, undefined where either is.

    >>> from explorers.functions import parse
    >>> float(product(parse("x+1"), parse("2x")).value(3))
    24.0
    """
    return Expression(f"({g.text}) ({f.text})", g.variables, apply_unchecked("*", g.tree, f.tree))


def mean_of(g: Expression, f: Expression, low: float, high: float) -> Integral:
    """∫ g f / ∫ f over [low, high]: E[g(X)] for X with the density f / ∫f, f ≥ 0, whose integral is positive.

    Its `value` is NaN, and `known` False, where ∫ |g| f is infinite or g has no value on a stretch: then there is no
    finite expectation. Its `total` is E|g(X)|.

    >>> from explorers.functions import parse
    >>> round(mean_of(parse("x^2"), parse("x"), 0, 2).value, 9)
    2.0
    """
    mass = integrate(f, low, high).value
    found = integrate(product(g, f), low, high)
    return replace(found, value=found.value / mass, total=found.total / mass)


class Case(StrEnum):
    """What can be said of E[g(X)] for a density."""

    KNOWN = "of_g"
    NONE = "of_g_none"  # no finite expectation, or an undecided one
    HOLE = "of_g_hole"  # there is one, but g has no value at E[X]


@dataclass(frozen=True)
class Means:
    """E[X], E[g(X)] and g(E[X]), and `gap` = E[g(X)] − g(E[X]); NaN where there is none.

    By Jensen's inequality the gap is ≥ 0 if g is convex on an interval that holds the values, and ≤ 0 if it is concave.
    """

    mean: float
    mean_of_g: float
    g_of_mean: float

    @property
    def gap(self) -> float:
        gap = self.mean_of_g - self.g_of_mean
        return 0.0 if abs(gap) <= ROUNDING * (abs(self.mean_of_g) + abs(self.g_of_mean)) else gap

    @property
    def case(self) -> Case:
        return Case.NONE if self.mean_of_g != self.mean_of_g else Case.HOLE if self.gap != self.gap else Case.KNOWN


def of_density(g: Expression, f: Expression, low: float, high: float) -> Means:
    """The means for X with the density f / ∫f on [low, high]; see `mean_of`.

    >>> from explorers.functions import parse
    >>> square = of_density(parse("x^2"), parse("1"), 0, 1)
    >>> round(square.gap * 12, 9)  # for g(x) = x² the gap is the variance
    1.0
    """
    mean = mean_of(parse("x"), f, low, high).value
    return Means(mean, mean_of(g, f, low, high).value, float(g.value(mean)))


def two_values(g: Expression, x1: float, x2: float, w: float) -> Means:
    """X is x2 with probability w and x1 with 1 − w; a value with probability 0 does not count.

    The point (E[X], E[g(X)]) is on the chord of the graph of g between x1 and x2.

    >>> from explorers.functions import parse
    >>> two_values(parse("x^2"), -1, 1, 0.5)
    Means(mean=0.0, mean_of_g=1.0, g_of_mean=0.0)
    """
    mean = (1 - w) * x1 + w * x2
    first, second, there = (float(v) for v in g.value(np.array([x1, x2, mean])))
    parts = [weight * value for weight, value in ((1 - w, first), (w, second)) if weight > 0]
    return Means(mean, sum(parts), there)
