"""Partial derivatives of a function of two variables, as slopes of its slices, and the only plane that can be tangent."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np

from explorers.derivative import Differentiability, Verdict, differentiability
from explorers.functions import Expression
from explorers.functions.boxes import Enclosure
from explorers.functions.latex import print_leaf, print_number, print_operation
from explorers.functions.tree import read

NEAR = 2.0 ** -np.arange(20, 27)  # distances at which a slice must have values if it has a derivative that no rule gives
LONGEST = 300  # characters of LaTeX; longer formulas with numbers in them are not read by anybody


@dataclass(frozen=True)
class Slice:
    """f of two variables with one of them held fixed: a function of the other one, `along` = 0 for x and 1 for y.

    It has the methods `value`, `jet` and `interval_jet` of an `Expression` in one variable.
    """

    f: Any
    along: int
    fixed: float

    def value(self, t) -> np.ndarray:
        """f(t, fixed) along x, f(fixed, t) along y."""
        return self.f.value(*self._places(t, self.fixed))

    def jet(self, t) -> tuple[np.ndarray, ...]:
        """The value, the partial derivative along the slice, and the second one in the same variable."""
        return tuple(self._along(self.f.jet(*self._places(t, self.fixed))))

    def interval_jet(self, box) -> Enclosure:
        """Intervals around the three parts of the jet; `part` also where f is rough across the slice only."""
        found = self.f.interval_jet(*self._places(box, (self.fixed, self.fixed)))
        return Enclosure(tuple(self._along(found.components)), found.out, found.part)

    def _places(self, moving, fixed) -> tuple:
        return (moving, fixed) if self.along == 0 else (fixed, moving)

    def _along(self, parts) -> list:
        return [parts[0], parts[1 + self.along], parts[3 + 2 * self.along]]


class Partials(NamedTuple):
    """f(p), and the derivatives of both slices at p, each with its verdict and its limits from both sides."""

    value: float
    x: Differentiability
    y: Differentiability

    @property
    def exist(self) -> bool:
        """Whether f has both partial derivatives at p."""
        return {self.x.verdict, self.y.verdict} == {Verdict.DIFFERENTIABLE}

    @property
    def slopes(self) -> tuple[float, float]:
        """∂f/∂x and ∂f/∂y, NaN where there is none."""
        return self.x.slope, self.y.slope


def partials(f, x: float, y: float) -> Partials:
    """∂f/∂x at (x, y) is the derivative at x of t ↦ f(t, y), and ∂f/∂y that at y of t ↦ f(x, t).

    They look at f on two lines only: both may exist where f is not even continuous, as xy/(x² + y²) with f(0, 0) = 0
    shows. Where no rule of differentiation applies the limits are judged numerically, see `differentiability`. f has the
    methods of an `Expression` in two variables. Source: Marsden and Tromba, Vector Calculus, 2.3.

    >>> from explorers.functions import parse
    >>> partials(parse("x^2 y", ("x", "y")), 3.0, 5.0).slopes
    (30.0, 9.0)
    >>> partials(parse("abs(x) + y", ("x", "y")), 0.0, 0.0).x.verdict
    <Verdict.CORNER: 'corner'>
    """
    return Partials(float(f.value(x, y)), _derivative(Slice(f, 0, y), x), _derivative(Slice(f, 1, x), y))


def _derivative(g: Slice, t: float) -> Differentiability:
    """Of a slice that touches the domain of f in one point, as that of √(1 − x² − y²) at (1, 0), intervals see too much."""
    found = differentiability(g, t)
    near = max(1.0, abs(t)) * NEAR
    if found.verdict == Verdict.DIFFERENTIABLE and not found.by_rules and np.isnan(g.value([t - near, t + near])).any():
        return found._replace(verdict=Verdict.END, slope=np.nan)
    return found


def tangent_plane(value: float, slopes: tuple[float, float], h, k):
    """T(p + (h, k)) = f(p) + h ∂f/∂x(p) + k ∂f/∂y(p): the only plane that can be tangent at p.

    It *is* tangent only if (f − T)/√(h² + k²) → 0, that is if f is differentiable at p. h and k: numbers or arrays.
    Source: Marsden and Tromba, Vector Calculus, 2.3.

    >>> tangent_plane(2.0, (3.0, -1.0), 0.5, 1.0)
    2.5
    """
    a, b = slopes
    return value + a * h + b * k


def with_numbers(formula: Expression, **numbers: float) -> str | None:
    """The LaTeX of a formula with the numbers in place of its variables, nothing computed; None if it is too long.

    The numbers are written as decimals, so round them before.

    >>> from explorers.functions import parse
    >>> with_numbers(parse("2x - y^2", ("x", "y")), x=1.5, y=-0.5)
    '2 \\\\cdot 1.5 - \\\\left(-0.5\\\\right)^{2}'
    """

    def leaf(node):
        return print_number(Fraction(str(numbers[node.name]))) if node.op == "variable" else print_leaf(node)

    written = read(formula.tree, leaf, print_operation).tex
    return written if len(written) <= LONGEST else None


def rounds_to_itself(value: float, digits: int = 4) -> bool:
    """Whether the value, written with so many significant digits, is still the value, up to rounding errors of doubles.

    >>> rounds_to_itself(0.1 + 0.2), rounds_to_itself(1 / 3)
    (True, False)
    """
    return abs(float(f"{value:.{digits}g}") - value) <= 1e-14 * abs(value)
