"""The integral of a typed function: its value where it exists, and the reason where it does not."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from explorers.integral_areas import areas, tail
from explorers.integral_places import Kind, Place, places
from explorers.integral_running import running, values_of

NEAREST = 1e-4  # of the room beside a pole: how near to it f(c + t) + f(c − t) is trusted
CANCELS = 1e-14  # of the total area: a smaller difference of two areas is 0 up to rounding
LOOSE = 1e-4  # of the total area: a value with a larger error is not given


class Verdict(StrEnum):
    """What the integral is, or why there is none."""

    PROPER = "integral"
    IMPROPER = "improper integral"
    PRINCIPAL_VALUE = "principal value"
    DIVERGENT = "divergent"
    UNDEFINED = "undefined"
    UNDECIDED = "undecided"


# In this order: of several reasons the first is given.
CAUSES = {
    Verdict.UNDEFINED: Kind.UNDEFINED, Verdict.DIVERGENT: Kind.DIVERGENT, Verdict.UNDECIDED: Kind.UNDECIDED,
    Verdict.PRINCIPAL_VALUE: Kind.SIMPLE_POLE, Verdict.IMPROPER: Kind.INTEGRABLE,
}  # fmt: skip


@dataclass(frozen=True)
class Integral:
    """`value` and `total` are ∫f and ∫|f| if the verdict is PROPER or IMPROPER; NaN otherwise, and ∞ for ∫|f| if it diverges.

    `principal` is the principal value and NaN unless that is the verdict. `error` estimates the absolute error.
    """

    verdict: Verdict
    value: float = np.nan
    total: float = np.nan
    principal: float = np.nan
    error: float = np.nan
    places: tuple[Place, ...] = ()

    @property
    def known(self) -> bool:
        """Whether there is an integral, proper or improper."""
        return self.verdict in (Verdict.PROPER, Verdict.IMPROPER)

    @property
    def plus(self) -> float:
        """The area that counts as plus."""
        return (self.total + self.value) / 2

    @property
    def minus(self) -> float:
        """The area that counts as minus."""
        return (self.total - self.value) / 2

    @property
    def causes(self) -> tuple[Place, ...]:
        """The places that make the verdict what it is; none for PROPER, and for UNDECIDED if only the error is too large."""
        return tuple(place for place in self.places if place.kind is CAUSES.get(self.verdict))

    @property
    def rough(self) -> bool:
        """Whether the error is so large that it should be told: a millionth of the total area, or of the principal value."""
        size = abs(self.principal) if self.verdict is Verdict.PRINCIPAL_VALUE else self.total
        return self.error > 1e-6 * size


def integrate(f, a, b) -> Integral:
    """∫ f from a to b: swapping a and b changes the sign; the total area ∫|f| between them does not change.

    A number is given only where the places of f allow it (see `integral_places.places`): never across a pole, nor over a
    stretch where f is undefined. At a simple pole there is no integral, but a principal value: the limit, as ε → 0, of
    what is left without (c − ε, c + ε). Apostol, Calculus I, 10.23; the values by Gauss–Legendre on halved cells.

    >>> from explorers.functions import parse
    >>> result = integrate(parse("x^2"), 0, 1)
    >>> result.verdict.value, round(result.value, 12)
    ('integral', 0.333333333333)
    >>> integrate(parse("1/x^2"), -1, 1).verdict.value
    'divergent'
    """
    a, b = float(a), float(b)
    if a == b:
        return Integral(Verdict.PROPER, 0.0, 0.0, error=0.0)
    low, high, sign = min(a, b), max(a, b), 1 if a < b else -1
    found = places(f, low, high)
    verdict = _verdict(found)
    if verdict is Verdict.PRINCIPAL_VALUE:
        value, size, error = _principal(f, low, high, found)
        if error <= LOOSE * size:
            return Integral(verdict, total=np.inf, principal=sign * value, error=error, places=found)
        return Integral(Verdict.UNDECIDED, total=np.inf, error=error, places=found)
    if verdict not in (Verdict.PROPER, Verdict.IMPROPER):
        return Integral(verdict, total=np.inf if verdict is Verdict.DIVERGENT else np.nan, places=found)
    sums = running(f, [low, high], found)
    above, below = float(sums.above[-1]), float(sums.below[-1])
    if not sums.error <= LOOSE * (above + below):
        return Integral(Verdict.UNDECIDED, error=sums.error, places=found)
    return Integral(verdict, sign * _difference(above, below), above + below, error=sums.error, places=found)


def _verdict(found) -> Verdict:
    kinds = {place.kind for place in found}
    return next((verdict for verdict, kind in CAUSES.items() if kind in kinds), Verdict.PROPER)


def _difference(above, below) -> float:
    """The difference of two areas; 0 if they are equal up to rounding."""
    return 0.0 if abs(above - below) <= CANCELS * (above + below) else above - below


def _principal(f, low, high, found) -> tuple[float, float, float]:
    """The principal value, the size of what was added, and the error; beside a pole f(c + t) + f(c − t) is integrated."""
    walls = np.array([low, high, *(place.x for place in found)])
    ends, parts = [low], []
    for pole in (place for place in found if place.kind is Kind.SIMPLE_POLE):
        room = np.abs(walls[walls != pole.x] - pole.x).min() / 2
        parts.append(_folded(values_of(f), pole, room))
        ends += [pole.x - room, pole.x + room]
    for start, end in zip(ends[::2], [*ends[1::2], high], strict=True):
        sums = running(f, [start, end], found)
        parts.append((sums.above[-1], sums.below[-1], sums.error))
    above, below, error = map(float, np.sum(parts, axis=0))
    return _difference(above, below), above + below, error


def _folded(values, pole, room) -> tuple[float, float, float]:
    """The areas above and below of h(t) = f(c + t) + f(c − t) from 0 to `room`, and their error.

    An irrational c is sharpened first, where 1/f is nearly straight; the cancellation in h leaves an error near 0.
    """
    c, near = pole.x, 1e-8 * max(room, abs(pole.x))
    if round(c, 9) != c:
        right, left = 1 / values(np.array([c + near, c - near]))
        c -= near * (right + left) / (right - left)

    def fold(t):
        return values(c + t) + values(c - t)

    t = np.geomspace(NEAREST, 1, 15) * room
    pole_size = abs(values(np.array([c + t[0]]))[0])
    blurred = 2 * pole_size * np.spacing(abs(c))
    above, below, missed = areas(fold, t[:-1], t[1:], allowed=max(1e-12 * pole_size * t[0], blurred)).sum(axis=1)
    near, far = fold(np.array([t[0], 2 * t[0]]))
    rest = tail(near, far, t[0])
    return above + max(rest, 0.0), below + max(-rest, 0.0), missed + 0.01 * abs(rest) + blurred
