"""A function of two variables as a landscape over a window: heights on a grid, and the quadratic beside a point."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Landscape:
    """x, y: (n + 1,) places; value: (n + 1, n + 1) with value[i, j] = f(x[i], y[j]), NaN where undefined; low, high: the
    range in which nearly all values lie, for the picture; undefined: the share of the window without a value.
    """

    x: np.ndarray
    y: np.ndarray
    value: np.ndarray
    low: float
    high: float
    undefined: float

    def height(self, value) -> np.ndarray:
        """−1 at `low`, 1 at `high`, held between them."""
        return np.clip(2 * (np.asarray(value) - self.low) / (self.high - self.low) - 1, -1, 1)


def landscape(f, window, n: int = 32) -> Landscape:
    """f on an (n + 1)² grid of the window (x_min, x_max, y_min, y_max).

    The shown range runs from the 2 % to the 98 % quantile of the values; the values themselves are not cut. (−1, 1)
    around a constant. f has the method `value` of an `Expression` in two variables.

    >>> from explorers.functions import parse
    >>> view = landscape(parse("x + y", ("x", "y")), (0, 1, 0, 1), n=4)
    >>> view.value[4, 2], view.undefined
    (np.float64(1.5), 0.0)
    """
    x_min, x_max, y_min, y_max = window
    x, y = np.linspace(x_min, x_max, n + 1), np.linspace(y_min, y_max, n + 1)
    value = f.value(*np.meshgrid(x, y, indexing="ij"))
    known = value[np.isfinite(value)]
    low, high = np.quantile(known, [0.02, 0.98]) if known.size else (0.0, 0.0)
    if not high - low > 1e-12 * max(1.0, abs(low), abs(high)):
        low, high = low - 1, high + 1
    return Landscape(x, y, value, float(low), float(high), 1 - known.size / value.size)


def local_quadratic(f, x: float, y: float, h, k) -> np.ndarray:
    """f(p) + ∇f(p)·(h, k) + ½ (h, k) H (h, k)ᵀ at p = (x, y): Taylor's polynomial of degree two.

    The error is o(h² + k²) if the second derivatives are continuous at p. h, k: arrays of one shape. NaN where f has no
    second derivatives at p. Source: Marsden and Tromba, Vector Calculus, 3.2.

    >>> from explorers.functions import parse
    >>> float(local_quadratic(parse("x^2 y", ("x", "y")), 1.0, 1.0, 0.1, 0.2))  # 1 + 0.4 + 0.05; f there is 1.452
    1.45
    """
    value, fx, fy, fxx, fxy, fyy = (float(part) for part in f.jet(x, y))
    h, k = np.asarray(h, dtype=float), np.asarray(k, dtype=float)
    return value + fx * h + fy * k + (fxx * h**2 + 2 * fxy * h * k + fyy * k**2) / 2
