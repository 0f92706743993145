"""A normal density fitted to one with two humps, by either direction of the KL divergence, in bits."""

from dataclasses import dataclass
from enum import StrEnum
from math import e, hypot, log, log2, pi, sqrt

import numpy as np

from explorers.two_humps import TwoHumps, moments

PLACES = np.linspace(-9, 9, 1201)  # of the fitted normal, in standard deviations
WEIGHTS = np.exp(-(PLACES**2) / 2) * (PLACES[1] - PLACES[0]) / sqrt(2 * pi)
LONGEST = 0.15  # of one step, so that a way downhill does not jump into another valley
MOST_STEPS = 300
FLAT = 1e-6  # nats: below this length the slope counts as 0
DIGITS = 5  # decimals of an end that a slope so flat can warrant
NEAR = 1e-3  # two ends so near count as one
BENT = 1e-3  # nats: with a smaller curvature no minimum is claimed
SAME = 1e-6  # bits


class Way(StrEnum):
    """Which of the two divergences is made small; their names are part of the link."""

    FORWARD = "KL(P‖Q)"
    REVERSE = "KL(Q‖P)"


class Rest(StrEnum):
    """Where a way downhill ends: at a minimum, compared with the others that are known, or perhaps at none."""

    ONLY = "only"
    LOWEST = "lowest"
    HIGHER = "higher"
    UNDECIDED = "undecided"


@dataclass(frozen=True, eq=False)
class Fit:
    """`path`, shape (steps + 1, 2), goes down to (mu, sigma); `known` are local minima (mu, sigma, bits), the lowest first."""

    path: np.ndarray
    bits: float
    rest: Rest
    known: list[tuple[float, float, float]]

    @property
    def mu(self) -> float:
        return round(float(self.path[-1][0]), DIGITS)

    @property
    def sigma(self) -> float:
        return round(float(self.path[-1][1]), DIGITS)


def divergence(way: Way, target: TwoHumps, mu: float, sigma: float) -> float:
    """KL(P‖Q) or KL(Q‖P) bits of the target P and Q = N(mu, sigma²), sigma > 0.

    KL(P‖Q) = −h(P) + log₂(σ√2π) + (var P + (mean P − μ)²) log₂e / 2σ²; KL(Q‖P) = −h(Q) − E_Q log₂ p, numerically.

    >>> one = TwoHumps(0.0, 1.0, 0.0, 1.0, 0.5)  # no humps at all: N(0, 1)
    >>> [round(divergence(way, one, 1.0, 1.0), 4) for way in Way]
    [0.7213, 0.7213]
    """
    return float(_bits(way, target, mu, sigma))


def valley(way: Way, target: TwoHumps, mu, sigma) -> np.ndarray:
    """The divergence in bits for all pairs, shape (len(mu), len(sigma)); coarser than `divergence`, for a picture."""
    return _bits(way, target, np.asarray(mu)[:, None], np.asarray(sigma), every=4)


def _bits(way, target, mu, sigma, every=1):
    if way == Way.FORWARD:
        mean, sd = moments(target)
        return -target.entropy() + np.log2(sigma * sqrt(2 * pi)) + (sd**2 + (mean - mu) ** 2) * log2(e) / (2 * sigma**2)
    x = np.expand_dims(mu, -1) + np.multiply.outer(sigma, PLACES[::every])
    return -np.log2(sigma * sqrt(2 * pi * e)) - target.log2_density(x) @ WEIGHTS[::every] * every


def slope(way: Way, target: TwoHumps, mu: float, sigma: float) -> np.ndarray:
    """The partial derivatives of the divergence, in nats, by μ/σ with σ fixed and by ln σ: (σ ∂/∂μ, σ ∂/∂σ)."""
    if way == Way.FORWARD:
        mean, sd = moments(target)
        return np.array([(mu - mean) / sigma, 1 - (sd**2 + (mean - mu) ** 2) / sigma**2])
    pull = sigma * WEIGHTS * target.score(mu + sigma * PLACES)
    return np.array([-pull.sum(), -1 - pull @ PLACES])


def descend(way: Way, target: TwoHumps, mu: float, sigma: float) -> np.ndarray:
    """The way downhill from N(mu, sigma²), shape (steps + 1, 2), by the natural gradient (Amari 1998) with short steps.

    It ends where the slope is 0 as far as numbers tell: at a local minimum, or on a saddle, which takes a start in
    exact balance. Which minimum is reached depends on the start, and on this way of going down.
    """
    path = [(float(mu), float(sigma))]
    while len(path) <= MOST_STEPS and (lower := _next(way, target, *path[-1])):
        path.append(lower)
    return np.array(path)


def _next(way: Way, target: TwoHumps, mu: float, sigma: float) -> tuple[float, float] | None:
    """One step along −(σ² ∂/∂μ, ½ ∂/∂ln σ), halved until the divergence falls as much as Armijo's rule asks."""
    down = -slope(way, target, mu, sigma)
    if hypot(*down) < FLAT:
        return None
    step = down * (1, 0.5)
    step *= min(1, LONGEST / hypot(*step))
    now = divergence(way, target, mu, sigma)
    for _ in range(25):
        ahead = float(mu + sigma * step[0]), float(sigma * np.exp(step[1]))
        if divergence(way, target, *ahead) < now - 1e-4 * (step @ down) / log(2):
            return ahead
        step = step / 2
    return None


def fit(way: Way, target: TwoHumps, mu: float, sigma: float) -> Fit:
    """The way downhill from N(mu, sigma²), and the local minima reached from there, from both humps and from the moments.

    There may be other minima: a few starts prove nothing.

    >>> least = fit(Way.FORWARD, TwoHumps(-2.0, 1.0, 2.0, 1.0, 0.5), 1.0, 1.0)
    >>> round(abs(least.mu), 3), round(least.sigma, 3), str(least.rest)  # mean 0, variance 1 + 4
    (0.0, 2.236, 'only')
    """
    path = descend(way, target, mu, sigma)
    ends = [descend(way, target, *start)[-1] for start in (moments(target), (target.a, target.sa), (target.b, target.sb))]
    known: list[tuple[float, float, float]] = []
    for end in sorted([path[-1], *ends], key=lambda end: divergence(way, target, *end)):
        if all(hypot(end[0] - m, end[1] - s) > NEAR for m, s, _ in known) and least_curvature(way, target, *end) > BENT:
            mean, deviation = (round(float(x), DIGITS) for x in end)
            known.append((mean, deviation, divergence(way, target, *end)))
    bits, curvature = divergence(way, target, *path[-1]), least_curvature(way, target, *path[-1])
    if not curvature > BENT:
        return Fit(path, bits, Rest.UNDECIDED, known)
    others = Rest.LOWEST if bits <= known[0][2] + SAME else Rest.HIGHER
    return Fit(path, bits, Rest.ONLY if len(known) == 1 else others, known)


def least_curvature(way: Way, target: TwoHumps, mu: float, sigma: float) -> float:
    """The smaller eigenvalue of the second derivatives by μ/σ and ln σ, in nats, at a point of slope 0; NaN elsewhere."""
    if hypot(*slope(way, target, mu, sigma)) > 100 * FLAT:
        return np.nan
    h = 1e-4
    aside = [slope(way, target, mu + sigma * t * h, sigma) for t in (1, -1)]
    wider = [slope(way, target, mu, sigma * np.exp(t * h)) for t in (1, -1)]
    hessian = np.array([aside[0] - aside[1], wider[0] - wider[1]]) / (2 * h)
    return float(np.linalg.eigvalsh((hessian + hessian.T) / 2)[0])
