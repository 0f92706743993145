"""Difference quotients, their limit, and whether there is one: the derivative at a place."""

from enum import StrEnum
from typing import NamedTuple

import numpy as np

from explorers.one_sided import Kind, Side, one_sided


def forward_quotient(f, x, h):
    """(f(x + h) − f(x))/h, the slope of the secant from x to x + h; for h < 0 it is the backward quotient.

    f maps arrays to arrays; x and h are numbers or arrays, h ≠ 0. Where f is twice differentiable it differs from f′(x)
    by f″(ξ)h/2 for a ξ between x and x + h (Taylor). ValueError if an h is 0.

    >>> float(forward_quotient(lambda x: x**2, 3.0, 0.5))
    6.5
    """
    return _slope(f, x, x, np.add(x, h), h)


def central_quotient(f, x, h):
    """(f(x + h) − f(x − h))/(2h), the slope of the secant from x − h to x + h; it does not look at f(x) at all.

    Where f is three times differentiable it differs from f′(x) by f‴(ξ)h²/6. It may have a limit where f has no
    derivative: for |x| at 0 it is 0 for every h. Arguments and ValueError as in `forward_quotient`.

    >>> float(central_quotient(lambda x: x**2, 3.0, 0.5)), float(central_quotient(abs, 0.0, 0.5))
    (6.0, 0.0)
    """
    return _slope(f, x, np.subtract(x, h), np.add(x, h), 2 * np.asarray(h))


def _slope(f, x, start, end, run):
    if np.any(np.asarray(run) == 0):
        raise ValueError("A difference quotient needs h ≠ 0.")
    return (f(end) - f(start)) / run


class Verdict(StrEnum):
    """What the two one-sided limits of the difference quotient say together."""

    DIFFERENTIABLE = "differentiable"
    CORNER = "corner"  # two slopes that differ, at least one of them finite
    VERTICAL = "vertical"  # the same infinity from both sides: a vertical tangent, and no derivative
    CUSP = "cusp"  # one infinity from the left and the other from the right
    JUMP = "jump"  # f is not continuous
    OSCILLATES = "oscillates"  # a quotient swings for ever
    END = "end"  # f is not defined on both sides
    UNDEFINED = "undefined"  # f is not defined at the place, or too large to be shown
    UNDECIDED = "undecided"


class Differentiability(NamedTuple):
    """The verdict, f′ (NaN if there is none), both one-sided limits, and whether rules of differentiation gave f′."""

    verdict: Verdict
    slope: float
    left: Side
    right: Side
    by_rules: bool = False


def differentiability(f, x0: float) -> Differentiability:
    """f is differentiable at x₀ exactly if the left and the right limit of its quotient exist, are finite and agree.

    f has the methods of an `Expression` in one variable. If nothing in its formula has a corner, a singularity or an edge
    near x₀ (checked by intervals), f′ comes from the rules of differentiation and is exact up to rounding. Otherwise both
    limits are judged numerically by `one_sided`: evidence, with an error. Source: Rudin, Principles, definition 5.1.

    >>> from explorers.functions import parse
    >>> [str(differentiability(parse(f), 0).verdict) for f in ("x^2", "abs(x)", "cbrt(x)", "sqrt(x)", "1/x")]
    ['differentiable', 'corner', 'vertical', 'end', 'undefined']
    """
    nothing = Side(Kind.UNDEFINED)
    value, slope, _ = (float(part) for part in f.jet(x0))
    if np.isnan(value):
        return Differentiability(Verdict.UNDEFINED, np.nan, nothing, nothing)
    near = max(1.0, abs(x0)) * 2.0**-40
    if np.isfinite(slope) and not f.interval_jet((x0 - near, x0 + near)).part:
        side = Side(Kind.FINITE, slope, value)
        return Differentiability(Verdict.DIFFERENTIABLE, slope, side, side, by_rules=True)
    left, right = (one_sided(f, x0, side) for side in (-1, 1))
    verdict = _together(left, right)
    better = min(left, right, key=lambda side: side.error)
    return Differentiability(verdict, better.slope if verdict == Verdict.DIFFERENTIABLE else np.nan, left, right)


def _together(left: Side, right: Side) -> Verdict:
    kinds = {left.kind, right.kind}
    for kind, verdict in ((Kind.JUMP, Verdict.JUMP), (Kind.UNDEFINED, Verdict.END), (Kind.OSCILLATES, Verdict.OSCILLATES),
                          (Kind.UNDECIDED, Verdict.UNDECIDED)):  # fmt: skip
        if kind in kinds:
            return verdict
    if kinds == {Kind.FINITE}:
        agree = abs(left.slope - right.slope) <= left.error + right.error
        return Verdict.DIFFERENTIABLE if agree else Verdict.CORNER
    if kinds == {Kind.INFINITE}:
        return Verdict.VERTICAL if left.slope == right.slope else Verdict.CUSP
    return Verdict.CORNER


def tangent_crosses(f, x0: float) -> bool:
    """Whether the tangent at x₀ goes through the curve: it does where f″ changes its sign, as for x³ at 0.

    Looks at f″ at distances 2⁻⁶ … 2⁻¹², in units of max(1, |x₀|), on both sides; needs f differentiable at x₀. A straight
    line is not crossed. False if f″ is undefined or 0 there, which does not prove the contrary.

    >>> from explorers.functions import parse
    >>> tangent_crosses(parse("x^3"), 0), tangent_crosses(parse("x^4"), 0), tangent_crosses(parse("x^3"), 1)
    (True, False, False)
    """
    distance = max(1.0, abs(x0)) * 2.0 ** -np.arange(6, 13)
    left, right = (np.sign(f.jet(x0 + side * distance)[2]) for side in (-1, 1))
    return bool(abs(left[0]) == 1 and np.all(left == left[0]) and np.all(right == -left[0]))
