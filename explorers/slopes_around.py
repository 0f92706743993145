"""The slopes of a function of two variables in all directions, looked at one by one: no gradient is needed."""

import numpy as np

from explorers.gradient import Gradient
from explorers.plane_errors import quotient
from explorers.plane_verdict import Verdict

OCTAVES = 2.0 ** -np.arange(8, 25, 2)  # distances at which one-sided slopes are looked at
CALM, SETTLED = 0.8, 1e-7  # steps of a quotient that comes to rest shrink by this factor, or are this small


def one_sided_slopes(f, x: float, y: float, degrees) -> np.ndarray:
    """lim (f(p + tu) − f(p))/t for t → 0 from above, one for each direction u: it needs no gradient and no plane.

    Judged from quotients at t = 2⁻⁸ … 2⁻²⁴ with Aitken's extrapolation: numerical evidence. NaN where they do not come to
    rest, as for √|x|, or where f is undefined on the way. degrees: (n,) angles of u.

    >>> from explorers.functions import parse
    >>> one_sided_slopes(parse("abs(x) + abs(y)", ("x", "y")), 0, 0, [0, 45, 180]).round(6).tolist()
    [1.0, 1.414214, 1.0]
    """
    value = float(f.value(x, y))
    q = quotient(f, (x, y), value, OCTAVES[:, None], np.radians(np.asarray(degrees, dtype=float)))
    step = np.diff(q, axis=0)
    size = np.abs(step)
    small = SETTLED * max(1.0, abs(value)) + 1e-6 * np.abs(q[-1])
    rests = np.all((size[-4:] <= CALM * size[-5:-1]) | (size[-4:] <= small), axis=0)
    more = np.where(size[-1] < CALM * size[-2], step[-1] ** 2 / np.where(step[-2] == step[-1], 1, step[-2] - step[-1]), 0.0)
    return np.where(rests, q[-1] + np.where(size[-1] <= small, 0.0, more), np.nan)


def true_slopes(f, found: Gradient, x: float, y: float) -> tuple[np.ndarray, np.ndarray]:
    """Angles from −180° to 180° and the one-sided slopes there, at a point where ∇f does not tell them.

    Two empty arrays where f is differentiable or undefined.

    >>> from explorers.functions import parse
    >>> from explorers.gradient import gradient
    >>> cone = parse("sqrt(x^2 + y^2)", ("x", "y"))
    >>> angles, slopes = true_slopes(cone, gradient(cone, 0.0, 0.0), 0.0, 0.0)
    >>> len(angles), bool(np.allclose(slopes, 1))
    (241, True)
    """
    if found.differentiable or found.verdict is Verdict.UNDEFINED:
        return np.empty(0), np.empty(0)
    angles = np.linspace(-180, 180, 241)
    return angles, one_sided_slopes(f, x, y, angles)
