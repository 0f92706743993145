"""Functions on an interval as vectors: added and scaled at every place, and polynomials by their coordinates."""

import numpy as np

from explorers.functions import Expression, ExpressionError
from explorers.vectors import ROUNDING, combination


def missing(f: Expression, low=-2.0, high=2.0) -> float | None:
    """The first of 401 places on [low, high] where f has no value; None if there is none.

    >>> from explorers.functions import parse
    >>> missing(parse("1/x")), missing(parse("x^2"))
    (0.0, None)
    """
    x = np.linspace(low, high, 401).round(12)
    gaps = x[np.isnan(f.value(x))]
    return float(gaps[0]) if len(gaps) else None


def height(f: Expression, g: Expression, a, b, x) -> np.ndarray:
    """(a·f + b·g)(x) = a f(x) + b g(x): functions are added and scaled at every x by itself; NaN where f or g is.

    >>> from explorers.functions import parse
    >>> float(height(parse("x"), parse("x^2"), 2, -1, 3))
    -3.0
    """
    return combination(f.value(x), g.value(x), a, b)


def farthest(f: Expression, g: Expression, a, b, low=-2.0, high=2.0) -> float | None:
    """Where, of 401 places on [low, high], a·f + b·g is farthest from 0; None if it is 0, up to rounding, at all of them.

    >>> from explorers.functions import parse
    >>> farthest(parse("x"), parse("x^2"), 1, -1), farthest(parse("sin(x)^2"), parse("1 - cos(x)^2"), 1, -1)
    (-2.0, None)
    """
    x = np.linspace(low, high, 401).round(12)
    size, scale = np.abs(height(f, g, a, b, x)), np.abs(a * f.value(x)) + np.abs(b * g.value(x))
    above = np.where(size > ROUNDING * scale, size, 0)
    return float(x[above.argmax()]) if above.any() else None


def quadratic(f: Expression, low=-2.0, high=2.0) -> tuple[float, float, float] | None:
    """The coordinates (c₀, c₁, c₂) of f = c₀ + c₁x + c₂x², or None if f is no such polynomial on [low, high].

    A polynomial of degree ≤ 2 is a function whose third derivative is 0 everywhere; the coordinates are its value, slope
    and half its second derivative at 0. Holes are looked for as `missing` does. None too where the formula is too long.

    >>> from explorers.functions import parse
    >>> quadratic(parse("(x - 1)^2")), quadratic(parse("x^3"))
    ((1.0, -2.0, 1.0), None)
    """
    try:
        third = f.derivative("x").derivative("x").derivative("x")
    except ExpressionError:
        return None
    if third.constant != 0 or not f.smooth or missing(f, low, high) is not None:
        return None
    value, slope, bend = f.jet(0.0)[:3]
    return float(value), float(slope), float(bend) / 2
