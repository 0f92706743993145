"""The error of a tangent plane on shrinking circles, in the worst direction that is found on each."""

from typing import NamedTuple

import numpy as np

from explorers.partials import tangent_plane

PER_DECADE = 4
RADII = 10.0 ** -(np.arange(7 * PER_DECADE + 1) / PER_DECADE)  # 1 … 10⁻⁷
DIRECTIONS = 720
ZOOMS, INSIDE = 12, 17  # each zoom keeps an eighth of the directions around the worst one


class Errors(NamedTuple):
    """On each circle the largest |f − T|/r that was found, its angle, and how far rounding may have changed it.

    NaN where f is undefined somewhere on the circle, and everywhere if there is no plane T.
    """

    radius: np.ndarray
    ratio: np.ndarray
    angle: np.ndarray
    rounding: np.ndarray


def quotient(f, p, value: float, radius, angle) -> np.ndarray:
    """(f(p + r·u) − f(p))/r in the direction u = (cos α, sin α); for r → 0 the directional derivative, if there is one.

    If f is differentiable at p its limit is a cos α + b sin α with the partial derivatives a and b, uniformly in α.

    >>> from explorers.functions import parse
    >>> float(quotient(parse("x y", ("x", "y")), (1.0, 2.0), 2.0, 0.5, 0.0))
    2.0
    """
    h, k = radius * np.cos(angle), radius * np.sin(angle)
    return (f.value(p[0] + h, p[1] + k) - value) / radius


def worst_errors(f, p, value: float, slopes, radii=RADII) -> Errors:
    """|f(p + h) − T(p + h)|/‖h‖ in the worst of many directions h on each circle ‖h‖ = r.

    720 directions, then twelve zooms around the worst: a lower bound of the true worst one, so numerical evidence. The
    zooms matter: the ridge y = x² of x²y/(x⁴ + y²) lies within r of the x-axis, between the directions of any fixed set.

    >>> from explorers.functions import parse
    >>> worst_errors(parse("x^2 - y^2", ("x", "y")), (0, 0), 0.0, (0, 0), np.array([0.1])).ratio.round(9)
    array([0.1])
    """
    radii = np.asarray(radii, dtype=float)
    angle = np.broadcast_to(np.linspace(0, 2 * np.pi, DIRECTIONS, endpoint=False), (radii.size, DIRECTIONS))
    width = 2 * np.pi / DIRECTIONS
    bad = np.isnan(_ratio(f, p, value, slopes, radii[:, None], angle)).any(axis=1)
    for _ in range(ZOOMS):
        found = _ratio(f, p, value, slopes, radii[:, None], angle)
        best = angle[np.arange(radii.size), np.argmax(np.nan_to_num(found, nan=-1.0), axis=1)]
        angle = best[:, None] + width * np.linspace(-1, 1, INSIDE)
        width /= (INSIDE - 1) / 2
    ratio = np.where(bad, np.nan, _ratio(f, p, value, slopes, radii, best))
    return Errors(radii, ratio, best % (2 * np.pi), _rounding(f, p, value, slopes, radii, best))


def _ratio(f, p, value, slopes, r, angle) -> np.ndarray:
    x, y = p[0] + r * np.cos(angle), p[1] + r * np.sin(angle)
    h, k = x - p[0], y - p[1]  # the step that was really taken
    return np.abs(f.value(x, y) - tangent_plane(value, slopes, h, k)) / np.hypot(h, k)


def _rounding(f, p, value, slopes, r, angle) -> np.ndarray:
    x, y = p[0] + r * np.cos(angle), p[1] + r * np.sin(angle)
    found = f.interval_jet((x, x), (y, y)).components[0]
    return (found.hi - found.lo + 2.0**-52 * (abs(value) + r * np.hypot(*slopes))) / r


def any_plane(f, p, value: float, radii=RADII) -> np.ndarray:
    """Whatever slopes a plane through (p, f(p)) has, its worst error on the circle is at least r times this.

    In opposite directions the errors of every plane add up to f(p + h) + f(p − h) − 2f(p), so one of them is at least
    half as large. 180 directions; up to rounding, this bound holds for the circles looked at and says nothing of others.

    >>> from explorers.functions import parse
    >>> any_plane(parse("sqrt(x^2 + y^2)", ("x", "y")), (0, 0), 0.0, [0.1, 0.01]).round(9)
    array([1., 1.])
    """
    angle, radii = np.linspace(0, np.pi, 180, endpoint=False), np.asarray(radii, dtype=float)[:, None]
    both = quotient(f, p, value, radii, angle) + quotient(f, p, value, radii, angle + np.pi)
    return np.abs(both).max(axis=1) / 2


def taylor_rate(f, x: float, y: float) -> float:
    """For small r the worst |f − T|/r is about this times r: half the largest curvature in size, |λ|/2 of the Hessian.

    Needs continuous second derivatives near (x, y); where all of them are 0 the ratio falls faster. NaN where f has none.

    >>> from explorers.functions import parse
    >>> taylor_rate(parse("x^2 - 3y^2", ("x", "y")), 0, 0)
    3.0
    """
    a, b, c = (float(part) for part in f.jet(x, y)[3:])
    return (abs(a + c) + float(np.hypot(a - c, 2 * b))) / 4


def rings(f, p, value: float, errors: Errors, degrees) -> tuple[np.ndarray, np.ndarray]:
    """The quotient on every circle of `errors`: in the directions `degrees`, (n, d), and in its worst direction, (n,).

    >>> from explorers.functions import parse
    >>> errors = worst_errors(parse("x", ("x", "y")), (0, 0), 0.0, (0.0, 0.0), [0.5])
    >>> [part.round(9).tolist() for part in rings(parse("x", ("x", "y")), (0, 0), 0.0, errors, [0, 60])]
    [[[1.0, 0.5]], [1.0]]
    """
    round_about = quotient(f, p, value, errors.radius[:, None], np.radians(degrees))
    return round_about, quotient(f, p, value, errors.radius, errors.angle)


def decades(*columns) -> tuple[float, float]:
    """Two powers of ten around all positive numbers of the columns, at least five decades apart, not below 10⁻⁹.

    >>> decades([0.5, 5.0, float("nan")], [0.02, 0.0])
    (0.0001, 10.0)
    """
    logs = [np.log10(v) for column in columns for v in column if v > 0]
    if not logs:
        return 1e-5, 1.0
    low, high = max(np.floor(min(logs)), -9.0), max(np.ceil(max(logs)), -4.0)
    return float(10.0 ** min(low, high - 5)), float(10.0**high)


def degrees(errors: Errors) -> np.ndarray:
    """The angles of the worst directions in degrees."""
    return np.degrees(errors.angle)
