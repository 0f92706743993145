"""Runs of first-order methods on a function of two variables, and each step against what the derivatives predict."""

from dataclasses import dataclass

import numpy as np

from explorers.functions.jets import jet_of
from explorers.functions.values import LARGEST
from explorers.optimisers import METHODS, descend

WORK = 400_000  # steps times parts of the formula: about two seconds of one processor


@dataclass(frozen=True, eq=False)
class Descent:
    """points: (k + 1, 2), the start first; values: (k + 1,) of f and gradients: (k + 1, 2), NaN where there are none.

    stopped: the next place would not be finite, because f has no gradient at the last one or it is too far away.
    """

    points: np.ndarray
    values: np.ndarray
    gradients: np.ndarray
    stopped: bool


@dataclass(frozen=True, eq=False)
class Step:
    """One step s from a place: first: ∇f·s, second: ∇f·s + ½ sᵀHs, actual: the change of f; negative is a decrease.

    curvatures: the eigenvalues of H at the place, ascending, NaN where f has no second derivatives.
    """

    gradient: np.ndarray
    move: np.ndarray
    first: float
    second: float
    actual: float
    curvatures: np.ndarray


def run(f, start, steps: int, method: str, *, up: bool = False, **settings) -> Descent:
    """The first `steps` steps of a method of `optimisers.METHODS` on f, downhill, or uphill with −∇f in place of ∇f.

    f is an `Expression` in two variables. Nothing is promised: with a fixed learning rate a run may
    diverge, cycle, or rest at a saddle.

    >>> from explorers.functions import parse
    >>> run(parse("x^2 + y^2", ("x", "y")), (1, 0), 3, "plain", rate=0.25).values
    array([1.      , 0.25    , 0.0625  , 0.015625])
    """
    sign = -1.0 if up else 1.0

    def gradient(place):
        return sign * gradient_at(f, *place)

    way = descend(gradient, start, steps, METHODS[method], **settings)
    value, fx, fy, *_ = f.jet(*way.points.T)
    return Descent(way.points, value, np.column_stack([fx, fy]), way.stopped)


def most_steps(f, runs: int) -> int:
    """How many steps each of so many runs on f may take, so that long formulas do not keep others waiting.

    >>> from explorers.functions import parse
    >>> most_steps(parse("x^2 + y^2", ("x", "y")), 6), most_steps(parse("+".join(["x^y"] * 39), ("x", "y")), 6)
    (9523, 430)
    """
    return WORK // (runs * f.tree.size)


def gradient_at(f, x: float, y: float) -> np.ndarray:
    """∇f at one place, with NaN where `f.jet` has it; three times as fast, because no arrays are made.

    >>> from explorers.functions import parse
    >>> gradient_at(parse("x^2 y", ("x", "y")), 3.0, 5.0)
    array([30.,  9.])
    """
    with np.errstate(all="ignore"):
        jet = jet_of(f.tree, dict(zip(f.variables, (np.float64(x), np.float64(y)), strict=True)))
    slopes = np.array([0.0 if part is None else part for part in jet.first])
    return np.where((np.abs(jet.value) <= LARGEST) & np.isfinite(slopes), slopes, np.nan)


def step_report(f, here, there) -> Step:
    """Taylor's prediction of f(there) − f(here) from the derivatives at `here`, to first and second order.

    The errors are o(‖s‖) if f is differentiable and o(‖s‖²) if its second derivatives are continuous. Source: Nocedal and
    Wright, Numerical Optimization, theorem 2.1.

    >>> from explorers.functions import parse
    >>> report = step_report(parse("x^2 + y", ("x", "y")), (1, 0), (0.5, 0))
    >>> report.first, report.second, report.actual
    (-1.0, -0.75, -0.75)
    """
    value, fx, fy, fxx, fxy, fyy = (float(part) for part in f.jet(*here))
    gradient, hessian = np.array([fx, fy]), np.array([[fxx, fxy], [fxy, fyy]])
    s = np.subtract(there, here)
    first = float(gradient @ s)
    second = first + float(s @ hessian @ s) / 2
    curvatures = np.linalg.eigvalsh(hessian) if np.isfinite(hessian).all() else np.full(2, np.nan)
    return Step(gradient, s, first, second, float(f.value(*there)) - value, curvatures)


def thinned(last: int, kept: int, most: int = 200) -> np.ndarray:
    """At most about `most` steps of 0 … last, evenly spread, with the first, the last, the step `kept` and its neighbours.

    >>> thinned(10, 3, most=5).tolist()
    [0, 2, 3, 4, 6, 8, 10]
    """
    stride = max(1, -(-last // most))
    beside = [k for k in (kept - 1, kept, kept + 1) if 0 <= k <= last]
    return np.unique([*range(0, last + 1, stride), *beside, last])
