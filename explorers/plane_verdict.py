"""Whether a function of two variables is differentiable at a point: by rules, or by evidence from shrinking circles."""

from enum import StrEnum
from typing import NamedTuple

import numpy as np

from explorers.derivative import Verdict as Slope
from explorers.partials import Partials, partials
from explorers.plane_errors import PER_DECADE, RADII, Errors, any_plane, quotient, worst_errors

EDGES = {Slope.END, Slope.UNDEFINED}


class Verdict(StrEnum):
    """What is known, or seen, of f at a point."""

    SMOOTH = "smooth"  # by rules: second derivatives are continuous near the point
    FALLS = "falls"  # numerical evidence: the ratio falls to 0
    STAYS = "stays"  # numerical evidence: the ratio does not fall, while the error does
    JUMPS = "jumps"  # numerical evidence: the error itself does not fall, so f is not continuous
    NO_PARTIALS = "no partials"
    EDGE = "edge"  # f is not defined in a whole disc around the point
    UNDEFINED = "undefined"
    UNDECIDED = "undecided"


class Judgement(NamedTuple):
    """The verdict, both partial derivatives, the errors of the tangent plane on the circles and, where there is no such
    plane, what every plane misses by (else NaN).
    """

    verdict: Verdict
    partials: Partials
    errors: Errors
    bound: np.ndarray


def judge(f, x: float, y: float) -> Judgement:
    """Whether f is differentiable at (x, y), with what was looked at.

    By rules (certain): no part of the formula has a corner, a singularity or an edge near the point, checked by intervals;
    then the partial derivatives are continuous there, which suffices. Otherwise evidence from circles down to 10⁻⁷.

    >>> from explorers.functions import parse
    >>> [str(judge(parse(t, ("x", "y")), 0, 0).verdict) for t in ("x y", "abs(x) y", "sqrt(abs(x y))", "abs(x)", "1/x")]
    ['smooth', 'falls', 'stays', 'no partials', 'undefined']
    """
    found = partials(f, x, y)
    errors = worst_errors(f, (x, y), found.value, found.slopes)
    box = [(c - near, c + near) for c in (x, y) for near in [max(1.0, abs(c)) * 2.0**-40]]
    verdicts = {found.x.verdict, found.y.verdict}
    if np.isnan(found.value):
        verdict = Verdict.UNDEFINED
    elif np.isfinite(found.slopes).all() and not f.interval_jet(*box).part:
        verdict = Verdict.SMOOTH
    elif verdicts & EDGES or np.isnan(quotient(f, (x, y), 0.0, RADII[-1], np.linspace(0, 2 * np.pi, 361))).any():
        verdict = Verdict.EDGE
    elif found.exist:
        verdict = trend(errors)
    else:
        verdict = Verdict.UNDECIDED if verdicts <= {Slope.DIFFERENTIABLE, Slope.UNDECIDED} else Verdict.NO_PARTIALS
    bound = np.full_like(RADII, np.nan) if found.exist else any_plane(f, (x, y), found.value)
    return Judgement(verdict, found, errors, bound)


def trend(errors: Errors) -> Verdict:
    """FALLS, STAYS, JUMPS or UNDECIDED, from the largest ratio on this circle and all smaller ones.

    Over the last three decades free of rounding, leaving out the smallest: like r^e with e ≥ 1/5 it falls, e ≤ 1/50 not.
    """
    clean, most = errors.ratio > 4 * errors.rounding, errors.ratio + 4 * errors.rounding
    known = ~np.isnan(errors.ratio)
    smallest = known & (errors.radius <= 1e-6)
    if not smallest.any():
        return Verdict.UNDECIDED
    if not clean[errors.radius <= 0.1].any() or most[smallest].max() <= 1e-5 * errors.ratio[known].max():
        return Verdict.FALLS  # all of it is rounding, or next to nothing
    last = int(np.flatnonzero(clean)[-1]) + 1
    if last < 4 * PER_DECADE or not clean[last - 3 * PER_DECADE : last].any():
        return Verdict.UNDECIDED
    ratio, error = (_exponent(part[:last]) for part in (errors.ratio, errors.ratio * errors.radius))
    if ratio >= 0.2:
        return Verdict.FALLS
    if ratio > 0.02:
        return Verdict.UNDECIDED
    return Verdict.JUMPS if error <= 0.02 else Verdict.STAYS


def _exponent(values) -> float:
    """e, if the largest of this and all later values behaves like r^e over two decades that end one before the last."""
    largest = np.maximum.accumulate(values[::-1])[::-1]
    early, late = largest[-1 - 3 * PER_DECADE], largest[-1 - PER_DECADE]
    return float(np.log10(early / late) / 2) if late > 0 else np.inf
