"""What became of a run of a descent method, decided by stated rules: numerical evidence about finitely many steps."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from explorers.critical_points import Kind, classify
from explorers.gradient_descent import Descent
from explorers.landscape import Landscape

LONGEST_PERIOD = 12
RECENT = 20  # steps that are looked at for zig-zag
REST = 1e-6  # of the largest gradient on the way


class Fate(StrEnum):
    UNDEFINED = "undefined"  # f has no value at the start
    NO_GRADIENT = "no_gradient"  # f has a value but no gradient where the run stopped
    LEFT = "left"  # the run jumped to where f is undefined
    DIVERGES = "diverges"
    UNBOUNDED = "unbounded"  # it ran away, and f with it in the wanted direction
    STILL = "still"  # the gradient is 0 at the start
    CYCLES = "cycles"
    FLAT = "flat"
    RESTS = "rests"
    WORSENS = "worsens"
    ZIGZAGS = "zigzags"
    CRAWLS = "crawls"
    GOES_ON = "goes_on"


@dataclass(frozen=True)
class Verdict:
    """kind: what the Hessian says of the last place, where the gradient is 0 or nearly; else None.

    period: of a cycle, else 0. wrong_way: the number of steps in which f went the unwanted way.
    """

    fate: Fate
    kind: Kind | None
    period: int
    wrong_way: int


def verdict(f, run: Descent, view: Landscape, *, up: bool = False) -> Verdict:
    """The first rule that applies: undefined, stopped, still, cycles, flat, rests, worsens, zig-zags, crawls.

    FLAT: |∇f|·width ≤ span/1000 and |Hᵢⱼ|·width² ≤ span/100 at the end, for the Hessian H; width: of the window, span:
    the range of f shown there. RESTS: |∇f| at the end is at most 10⁻⁶ of the largest on the way. WORSENS: in each of the
    last 20 steps f went the unwanted way. ZIGZAGS: at least half of the last 20 turns are by more than 90°. CRAWLS: the
    second half of the run changed f by less than 1 % of what the first did.

    >>> from explorers.functions import parse
    >>> from explorers.gradient_descent import run
    >>> from explorers.landscape import landscape
    >>> saddle = parse("x^2 - y^2", ("x", "y"))
    >>> verdict(saddle, run(saddle, (1, 0), 200, "plain", rate=0.1), landscape(saddle, (-2, 2, -2, 2)))
    Verdict(fate=<Fate.RESTS: 'rests'>, kind=<Kind.SADDLE: 'saddle'>, period=0, wrong_way=0)
    """
    known = run.values[np.isfinite(run.values)]
    wrong_way = int((np.diff(known) * (-1 if up else 1) > 0).sum())
    hessian = _hessian(f, run.points[-1])
    fate = _stop(f, run, up) or _end(run, hessian, view, up)
    kind = None
    if fate in (Fate.STILL, Fate.RESTS):
        kind = classify(hessian).kind if np.isfinite(hessian).all() else Kind.UNDECIDED
    return Verdict(fate, kind, period(run.points) if fate == Fate.CYCLES else 0, wrong_way)


def period(points) -> int:
    """The smallest p from 2 to 12 with which the last places repeat, twice, to 10⁻⁶ of their extent; 0 if there is none.

    >>> period([[1, 0], [-1, 0]] * 3), period([[0.5**k, 0] for k in range(20)])
    (2, 0)
    """
    points = np.asarray(points, dtype=float)
    for p in range(2, LONGEST_PERIOD + 1):
        last = points[-2 * p :]
        extent = np.ptp(last, axis=0).max()
        moving = len(points) >= 2 * p and extent > REST * np.ptp(points, axis=0).max()
        if moving and np.abs(last[p:] - last[:p]).max() <= 1e-6 * extent:
            return p
    return 0


def _hessian(f, place) -> np.ndarray:
    fxx, fxy, fyy = (float(part) for part in f.jet(*place)[3:])
    return np.array([[fxx, fxy], [fxy, fyy]])


def _stop(f, run: Descent, up: bool) -> Fate | None:
    """Why the run could not begin or go on; None if it could. A value above 10¹² in size counts as run away."""
    if np.isnan(run.values[0]):
        return Fate.UNDEFINED
    if not run.stopped:
        return None
    if np.isnan(run.values[-1]):
        x, y = run.points[-1]
        around = f.interval_jet((x, x), (y, y))
        if around.out or around.part:
            return Fate.LEFT
    elif np.isnan(run.gradients[-1]).any():
        return Fate.NO_GRADIENT
    known = run.values[np.isfinite(run.values)]
    return Fate.UNBOUNDED if (known[-1] < known[0]) != up and known[-1] != known[0] else Fate.DIVERGES


def _end(run: Descent, hessian, view: Landscape, up: bool) -> Fate:
    """The fate of a run that made all its steps."""
    slopes, width, span = np.hypot(*run.gradients.T), view.x[-1] - view.x[0], view.high - view.low
    if slopes[0] == 0:
        return Fate.STILL
    if period(run.points):
        return Fate.CYCLES
    if slopes[-1] * width <= 1e-3 * span and np.abs(hessian).max() * width**2 <= 1e-2 * span:
        return Fate.FLAT
    if slopes[-1] <= REST * slopes.max():
        return Fate.RESTS
    changes = np.diff(run.values)[-RECENT:]
    if len(changes) > 4 and ((changes < 0) if up else (changes > 0)).all():
        return Fate.WORSENS
    moves = np.diff(run.points, axis=0)[-RECENT - 1 :]
    if len(moves) > 4 and ((moves[1:] * moves[:-1]).sum(axis=1) < 0).mean() >= 0.5:
        return Fate.ZIGZAGS
    half = len(run.values) // 2
    early, late = np.ptp(run.values[: half + 1]), np.ptp(run.values[half:])
    return Fate.CRAWLS if len(run.values) > 4 and late < 0.01 * early else Fate.GOES_ON
