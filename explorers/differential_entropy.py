"""Differential entropy of densities, in bits: closed forms, a typed density by quadrature, and what rounding makes of it."""

from dataclasses import dataclass
from enum import StrEnum
from math import e, log2, pi, sqrt

import numpy as np
from scipy.special import expit, ndtr, xlogy

from explorers.beliefs import entropy
from explorers.integral import integrate

PANELS = 256
TRUSTED = 1e-5  # bits: a differential entropy with a larger error is not given


class Law(StrEnum):
    """The three laws that are compared at equal standard deviation, each with mean 0."""

    NORMAL = "normal"
    UNIFORM = "uniform"
    EXPONENTIAL = "exponential"


# h of each law with standard deviation 1; Cover & Thomas, ch. 8.
UNIT = {Law.NORMAL: log2(2 * pi * e) / 2, Law.UNIFORM: log2(12) / 2, Law.EXPONENTIAL: log2(e)}


def law_entropy(law, sd: float, *, per: float = 1.0) -> float:
    """h in bits of a law with standard deviation sd > 0: log₂ sd plus a constant of the law.

    In a unit of which one old unit has `per`, as 1 m has 100 cm, the same X has a standard deviation of per · sd.

    normal ½ log₂ 2πe, uniform ½ log₂ 12, exponential log₂ e. Negative for small sd, and it depends on the unit of x. Of all
    densities on the line with this standard deviation the normal one has the greatest h.

    >>> [round(law_entropy(law, 1.0), 4) for law in ("normal", "uniform", "exponential")]
    [2.0471, 1.7925, 1.4427]
    """
    if not 0 < sd < np.inf:
        raise ValueError(f"the standard deviation must be positive and finite, not {sd}")
    return UNIT[Law(law)] + log2(per * sd)


def widest_entropy(low: float, high: float) -> float:
    """log₂(high − low) bits: the greatest h of all densities on [low, high], low < high, that of the uniform one.

    >>> widest_entropy(0, 8)
    3.0
    """
    return log2(high - low)


def law_density(law, x, sd: float):
    """The density of a law with mean 0 and standard deviation sd at the places x, per unit of x.

    The exponential one is shifted: it begins at −sd. Shifting does not change h.

    >>> law_density("uniform", [0.0, 2.0], 1.0).round(4).tolist()
    [0.2887, 0.0]
    """
    u = np.asarray(x, dtype=float) / sd
    if Law(law) == Law.NORMAL:
        return np.exp(-(u**2) / 2) / (sd * sqrt(2 * pi))
    if Law(law) == Law.UNIFORM:
        return np.where(np.abs(u) <= sqrt(3), 1 / (sd * sqrt(12)), 0.0)
    return np.where(u >= -1, np.exp(-np.maximum(u, -1) - 1), 0.0) / sd


def law_cdf(law, x, sd: float):
    """P(X ≤ x) for the law with mean 0 and standard deviation sd.

    >>> [round(float(law_cdf(law, 0.0, 1.0)), 4) for law in Law]
    [0.5, 0.5, 0.6321]
    """
    u = np.asarray(x, dtype=float) / sd
    if Law(law) == Law.NORMAL:
        return ndtr(u)
    if Law(law) == Law.UNIFORM:
        return np.clip(0.5 + u / sqrt(12), 0, 1)
    return -np.expm1(-np.maximum(u + 1, 0))


def rounded_entropy(law, sd: float, places: int) -> float:
    """H in bits of X rounded down to so many binary places, a multiple of 2⁻ᵇ: about h + b, so without bound as b → ∞.

    A sum over all multiples within 40 sd; what is beyond is below 1e-15 bits. Cover & Thomas, Theorem 8.3.1.

    >>> round(rounded_entropy("normal", 1.0, 6) - (law_entropy("normal", 1.0) + 6), 4)
    0.0
    """
    step = 2.0**-places
    reach = np.ceil(40 * sd / step)
    below = law_cdf(law, step * np.arange(-reach, reach + 1), sd)
    return entropy(np.diff(below))


class Verdict(StrEnum):
    """Whether a formula becomes a density on an interval when it is divided by its integral."""

    DENSITY = "density"
    NEGATIVE = "negative"
    ZERO = "zero"
    NO_INTEGRAL = "no_integral"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class DensityEntropy:
    """∫f before it is normalised, then for f / ∫f: h in bits, the mean and the standard deviation. NaN unless a DENSITY."""

    verdict: Verdict
    mass: float = np.nan
    h: float = np.nan
    mean: float = np.nan
    sd: float = np.nan


def density_entropy(f, low: float, high: float) -> DensityEntropy:
    """h = −∫ p log₂ p of p = f / ∫f on [low, high], low < high, where f has the methods of an `Expression`.

    f must be nowhere negative (tested at 2001 places and by ∫|f| = ∫f) and have a positive integral. At most
    log₂(high − low), and only for a constant f. UNDECIDED if the quadrature does not settle within 1e-5.

    >>> from explorers.functions import parse
    >>> triangle = density_entropy(parse("2x"), 0, 1)
    >>> round(triangle.h, 6), round(triangle.mean, 6)  # 1/(2 ln 2) − 1, 2/3
    (-0.278652, 0.666667)
    """
    found = integrate(f, low, high)
    if np.any(f.value(np.linspace(low, high, 2001)) < 0) or (found.known and found.total - found.value > 1e-9 * found.total):
        return DensityEntropy(Verdict.NEGATIVE)
    if not found.known:
        return DensityEntropy(Verdict.NO_INTEGRAL)
    if found.value <= 0:
        return DensityEntropy(Verdict.ZERO)
    ends = np.union1d(np.linspace(low, high, PANELS + 1), [place.x for place in found.places])
    density = _density(f, found.value)
    mass, _ = _integral(density, ends)
    h, error = _integral(lambda x: -xlogy(density(x), density(x)) / np.log(2), ends)
    mean, _ = _integral(lambda x: x * density(x), ends)
    variance, _ = _integral(lambda x: (x - mean) ** 2 * density(x), ends)
    if not (error < TRUSTED and abs(mass - 1) < TRUSTED):
        return DensityEntropy(Verdict.UNDECIDED)
    return DensityEntropy(Verdict.DENSITY, found.value, h, mean, sqrt(max(0.0, variance)))


def _density(f, mass):
    """f divided by its integral; 0 at single places without a value, which no integral notices."""
    return lambda x: np.nan_to_num(np.maximum(f.value(x), 0.0)) / mass


def _integral(g, ends) -> tuple[float, float]:
    """∫ g over the panels between the ends, and what the last halving of the step changed.

    Double exponential quadrature (Takahasi & Mori 1974): it bears a singularity at an end of a panel.
    """
    t = np.linspace(-4, 4, 65)
    part = expit(pi * np.sinh(t))  # the place within the panel, from 0 to 1
    weight = pi * np.cosh(t) * part * (1 - part) * (t[1] - t[0])
    low, wide = ends[:-1, None], np.diff(ends)[:, None]
    values = g(low + wide * part) * wide * weight
    fine, coarse = values.sum(), 2 * values[:, ::2].sum()
    return float(fine), float(abs(fine - coarse))
