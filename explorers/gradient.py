"""The gradient: the vector of partial derivatives, and the slopes in all directions that it gives where f is differentiable."""

import math
from typing import NamedTuple

import numpy as np

from explorers.plane_verdict import Verdict, judge


class Gradient(NamedTuple):
    """f(p), ∂f/∂x and ∂f/∂y at p (NaN where there is none), and what is known of differentiability at p."""

    value: float
    x: float
    y: float
    verdict: Verdict

    @property
    def differentiable(self) -> bool:
        """By rules, or as far as shrinking circles show."""
        return self.verdict in (Verdict.SMOOTH, Verdict.FALLS)

    @property
    def length(self) -> float:
        """‖∇f‖, the largest slope if f is differentiable."""
        return math.hypot(self.x, self.y)

    @property
    def degrees(self) -> float:
        """The direction of the vector, in (−180, 180]; NaN for the vector 0, which has none."""
        return math.degrees(math.atan2(self.y, self.x)) if self.length > 0 else math.nan


def gradient(f, x: float, y: float) -> Gradient:
    """∇f = (∂f/∂x, ∂f/∂y) at the point, with the verdict on differentiability, which partial derivatives do not give.

    By the rules of differentiation where they apply, exact up to rounding: an entry whose interval contains 0 is 0.
    f has the methods of an `Expression` in two variables. Source: Marsden and Tromba, Vector Calculus, 2.6.

    >>> from explorers.functions import parse
    >>> gradient(parse("x^2 y", ("x", "y")), 3.0, 5.0)[:3], gradient(parse("abs(x)", ("x", "y")), 0.0, 0.0).verdict.value
    ((45.0, 30.0, 9.0), 'no partials')
    """
    verdict, found, *_ = judge(f, x, y)
    slopes: tuple[float, ...] = found.slopes
    if verdict is Verdict.SMOOTH:
        parts = f.interval_jet((x, x), (y, y)).components[1:3]
        slopes = tuple(0.0 if part.lo <= 0 <= part.hi else slope for part, slope in zip(parts, slopes, strict=True))
    return Gradient(found.value, float(slopes[0]), float(slopes[1]), verdict)


def unit(degrees: float) -> tuple[float, float]:
    """The unit vector (cos α, sin α), exact on the axes.

    >>> unit(90), unit(-180)
    ((0.0, 1.0), (-1.0, 0.0))
    """
    if degrees % 90 == 0:
        return ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[int(degrees % 360) // 90]
    return math.cos(math.radians(degrees)), math.sin(math.radians(degrees))


def directional_derivative(slopes, degrees: float) -> float:
    """D_u f = ∇f · u = ‖∇f‖ cos(angle between them) for the *unit* vector u at this angle, if f is differentiable.

    slopes: ∇f, two numbers. A sum below the rounding of its two terms is 0. Source: Marsden and Tromba, 2.6.

    >>> directional_derivative((3.0, 4.0), 90), directional_derivative((1.0, 1.0), 135)
    (4.0, 0.0)
    """
    (a, b), (cos, sin) = slopes, unit(degrees)
    slope = a * cos + b * sin
    return 0.0 if abs(slope) <= 2.0**-51 * (abs(a * cos) + abs(b * sin)) else slope


def marked_directions(found: Gradient) -> dict[str, float]:
    """The angles in degrees of ∇f, of its level line to the left, and of −∇f, to a thousandth, in (−180, 180]; none for ∇f = 0.

    >>> marked_directions(Gradient(0.0, 1.0, 1.0, Verdict.SMOOTH))
    {'uphill': 45.0, 'level': 135.0, 'downhill': -135.0}
    """
    turns = {"uphill": 0, "level": 90, "downhill": 180} if found.length > 0 else {}
    return {name: round(180 - (180 - found.degrees - turn) % 360, 3) + 0.0 for name, turn in turns.items()}


def field(f, bounds, count: int = 11) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """x, y and the partial derivatives at the middles of count² equal squares of the window, by rules; NaN without them.

    >>> from explorers.functions import parse
    >>> [part.tolist() for part in field(parse("x^2 + y", ("x", "y")), (0, 2, 0, 2), 1)]
    [[1.0], [1.0], [2.0], [1.0]]
    """
    x_min, x_max, y_min, y_max = bounds
    middle = (np.arange(count) + 0.5) / count
    x, y = (grid.ravel() for grid in np.meshgrid(x_min + (x_max - x_min) * middle, y_min + (y_max - y_min) * middle))
    return x, y, *f.jet(x, y)[1:3]
