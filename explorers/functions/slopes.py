"""Each function of the vocabulary with its first and second derivative, on arrays."""

import numpy as np
from scipy import special

from explorers.functions.values import FUNCTIONS, integer_power

LN2, LN10 = np.log(2), np.log(10)
GAUSS = 2 / np.sqrt(np.pi)


def with_slopes(name: str, x: np.ndarray) -> tuple:
    """Return g(x), g′(x), g″(x); None for a derivative that is zero everywhere. abs, min and max are not here."""
    value = FUNCTIONS[name](x)
    return (value, *SLOPES[name](x, value))


def power_slopes(x: np.ndarray, n: int) -> tuple:
    """Return the derivatives n x^(n-1) and n (n-1) x^(n-2) of an integer power."""
    if n in (0, 1):
        return (np.float64(n), None) if n else (None, None)
    return n * integer_power(x, n - 1), np.float64(2) if n == 2 else n * (n - 1) * integer_power(x, n - 2)


def _tan(_, t):
    return 1 + t * t, 2 * t * (1 + t * t)


def _asin(x, _):
    slope = 1 / np.sqrt((1 - x) * (1 + x))
    return slope, x * integer_power(slope, 3)


def _acos(x, _):
    slope, bend = _asin(x, None)
    return -slope, -bend


def _atan(x, _):
    slope = 1 / (1 + x * x)
    return slope, -2 * x * slope * slope


def _tanh(x, t):
    # Not 1 - t², which is 0 from x = 20 on.
    slope = integer_power(1 / np.cosh(x), 2)
    return slope, -2 * t * slope


def _sigmoid(x, s):
    slope = s * special.expit(-x)
    return slope, slope * (1 - 2 * s)


def _erf(x, _):
    slope = GAUSS * np.exp(-x * x)
    return slope, -2 * x * slope


def _logarithm(scale):
    return lambda x, _: (1 / (scale * x), -1 / (scale * x * x))


def _sqrt(_, root):
    return 0.5 / root, -0.25 / (root * root * root)


def _cbrt(_, root):
    square = root * root
    return 1 / (3 * square), -2 / (9 * square * square * root)


SLOPES = {
    "sin": lambda x, s: (np.cos(x), -s), "cos": lambda x, c: (-np.sin(x), -c), "tan": _tan,
    "asin": _asin, "acos": _acos, "atan": _atan,
    "sinh": lambda x, s: (np.cosh(x), s), "cosh": lambda x, c: (np.sinh(x), c), "tanh": _tanh,
    "exp": lambda x, e: (e, e), "ln": _logarithm(1.0), "log2": _logarithm(LN2), "log10": _logarithm(LN10),
    "sqrt": _sqrt, "cbrt": _cbrt, "sigmoid": _sigmoid, "erf": _erf,
    "sgn": lambda x, s: (0 * s, 0 * s),
}  # fmt: skip
