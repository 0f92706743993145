"""Divergences of two normal densities, in bits: the closed form, and numerically. All s are standard deviations > 0."""

from dataclasses import dataclass
from math import log, log2, pi, sqrt

import numpy as np

REACH = 12  # standard deviations: beyond, a normal density is below 1e-31 of its peak


def kl_normals(m1, s1, m2, s2) -> float:
    """KL(P‖Q) bits of P = N(m1, s1²) and Q = N(m2, s2²): log₂(s2/s1) + [(s1² + (m1 − m2)²) / s2² − 1] / (2 ln 2).

    s1, s2 > 0 are standard deviations. A change of the unit of x, or of its origin, does not change it.

    >>> kl_normals(0, 1, 0, 1), round(kl_normals(0, 1, 1, 1), 4)  # 1 / (2 ln 2)
    (0.0, 0.7213)
    """
    return log2(s2 / s1) + ((s1**2 + (m1 - m2) ** 2) / s2**2 - 1) / (2 * log(2))


def log2_normal(x, mean, sd):
    """log₂ of the density of N(mean, sd²) at x, also where the density itself is below the smallest number.

    >>> round(float(2 ** log2_normal(0.0, 0.0, 1.0)), 4)
    0.3989
    """
    return -(((np.asarray(x, dtype=float) - mean) / sd) ** 2) / (2 * log(2)) - log2(sd * sqrt(2 * pi))


def places(m1, s1, m2, s2, n: int = 8001):
    """n evenly spaced places within 12 standard deviations of N(m1, s1²) or N(m2, s2²), and between them.

    >>> places(0, 1, 2, 1, n=3).tolist()
    [-12.0, 1.0, 14.0]
    """
    return np.linspace(min(m1 - REACH * s1, m2 - REACH * s2), max(m1 + REACH * s1, m2 + REACH * s2), n)


def kl_trapezoid(x, log2_p, log2_q) -> float:
    """∫ p log₂(p/q) dx bits by the trapezoid rule, from the logarithms of both densities at the evenly spaced places x.

    For smooth densities, with p negligible at both ends, its error falls faster than any power of the step.

    >>> x = places(0, 1, 1, 1)
    >>> round(kl_trapezoid(x, log2_normal(x, 0, 1), log2_normal(x, 1, 1)), 4)
    0.7213
    """
    return float(np.sum(np.exp2(log2_p) * (log2_p - log2_q)) * (x[1] - x[0]))


def kl_numerically(m1, s1, m2, s2) -> float:
    """KL(P‖Q) bits of two normal densities from 8001 values of the integrand, as a check of `kl_normals`.

    >>> round(kl_numerically(0, 1, 1, 1), 4)
    0.7213
    """
    x = places(m1, s1, m2, s2)
    return kl_trapezoid(x, log2_normal(x, m1, s1), log2_normal(x, m2, s2))


def js_normals(m1, s1, m2, s2) -> float:
    """The Jensen–Shannon divergence in bits of two normal densities, numerically: there is no closed form. At most 1.

    >>> round(js_normals(0, 1, 0, 1), 4), round(js_normals(0, 1, 100, 1), 4)
    (0.0, 1.0)
    """
    x = places(m1, s1, m2, s2)
    p, q = log2_normal(x, m1, s1), log2_normal(x, m2, s2)
    middle = np.logaddexp2(p, q) - 1
    return (kl_trapezoid(x, p, middle) + kl_trapezoid(x, q, middle)) / 2


@dataclass(frozen=True)
class NormalPair:
    """KL(P‖Q) and KL(Q‖P) in bits by the closed form, each with a numerical check, and JS."""

    forward: float
    reverse: float
    forward_check: float
    reverse_check: float
    js: float


def compare_normals(m1, s1, m2, s2) -> NormalPair:
    """Both divergences of P = N(m1, s1²) and Q = N(m2, s2²), closed and numerically, and their Jensen–Shannon divergence.

    >>> pair = compare_normals(0, 1, 1, 1)
    >>> pair.forward == pair.reverse, abs(pair.forward - pair.forward_check) < 1e-9
    (True, True)
    """
    there, back = (m1, s1, m2, s2), (m2, s2, m1, s1)
    closed, checks = (kl_normals(*there), kl_normals(*back)), (kl_numerically(*there), kl_numerically(*back))
    return NormalPair(*closed, *checks, js_normals(*there))
