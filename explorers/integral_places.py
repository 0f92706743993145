"""The places where an integrand needs care: corners and holes, singularities, poles, stretches where it is undefined.

Where they are is checked by interval enclosures: between them f is smooth and bounded. What they are is measured.
"""

from dataclasses import dataclass

import numpy as np

from explorers.integral_growth import Growth, Kind, growth

FIRST, MOST, HALVINGS = 256, 1200, 60  # boxes at the start and at most, and how often one is halved
MEASURED, WEIGHED = 60, 3000  # points at most whose kind is measured; the same times the size of the formula
WORK, START = 600_000, 100  # boxes enclosed in all, times the size of the formula; what an enclosure costs without boxes
NARROW = 2.0**-40  # an undefined stretch narrower than this part of the interval is rounding
WIDE = 1e-6  # boxes that stay doubtful over a larger part than this are a doubtful stretch, unless f surely diverges
CLOSE = 1e-9  # of the interval: a side narrower than this does not count
SAME = 3e-4  # relative; residues of the two sides that are this near are one
WORST_FIRST = (Kind.DIVERGENT, Kind.SIMPLE_POLE, Kind.UNDECIDED, Kind.INTEGRABLE, Kind.BOUNDED)


@dataclass(frozen=True)
class Place:
    """A point x of the kind, or a stretch [low, high] with x in its middle.

    `exponent` is the p of |f| ≈ C/tᵖ at distance t on the worse side, as measured; NaN where it was not.
    """

    x: float
    kind: Kind
    low: float
    high: float
    exponent: float = np.nan

    @property
    def barrier(self) -> bool:
        """Whether no integral reaches across."""
        return self.kind not in (Kind.BOUNDED, Kind.INTEGRABLE)


def places(f, a, b) -> tuple[Place, ...]:
    """The places in [a, b], a < b, in rising order; on the rest f is smooth and bounded (twice differentiable).

    f is an `Expression` in one variable. That nothing is missed is checked by enclosures; the kind of a place where f is
    not enclosed is measured (see `growth`). UNDECIDED also where enclosures are too coarse, or the places too many for
    the length of the formula.

    >>> from explorers.functions import parse
    >>> [(place.x, place.kind.value) for place in places(parse("1/x + sqrt(2 - x)"), -1, 3)]
    [(0.0, 'simple pole'), (2.0, 'bounded'), (2.5, 'undefined')]
    """
    doubtful, undefined = _search(f, float(a), float(b))
    points = [_nice(low, high) for low, high in doubtful]
    undefined = [(_snapped(low, points, b - a), _snapped(high, points, b - a)) for low, high in undefined]
    walls = {-1: np.array([a, *(high for _, high in undefined)]), 1: np.array([b, *(low for low, _ in undefined)])}
    found = [Place((low + high) / 2, Kind.UNDEFINED, low, high) for low, high in undefined]
    lows, highs = np.reshape(doubtful, (-1, 2)).T
    value = f.interval_jet((lows, highs)).components[0]
    bounded = np.isfinite(value.lo) & np.isfinite(value.hi)
    few = len(points) <= min(MEASURED, WEIGHED // f.tree.size)
    for (low, high), x, tame in zip(doubtful, points, bounded, strict=True):
        if few and not tame:
            place = _place(f, x, low, high, walls, [other for other in points if other != x])
        else:
            place = Place(x, Kind.BOUNDED if tame else Kind.UNDECIDED, low, high)
        vague = high - low > WIDE * (b - a) and place.kind is not Kind.DIVERGENT
        found.append(Place((low + high) / 2, Kind.UNDECIDED, low, high) if vague else place)
    return tuple(sorted(found, key=lambda place: place.x))


def _search(f, a, b):
    """Joined boxes where f may be rough or unbounded, as narrow as floats allow, and those where it has no value."""
    edges = np.minimum(np.linspace(a, b, FIRST + 1), b)  # below 1e-308 steps are rounded up
    low, high = edges[:-1], edges[1:]
    narrowest = np.maximum(2.0**-52 * (b - a), 4 * np.spacing(np.maximum(np.abs(low), np.abs(high))))
    kept, empty, work = [], [], 0
    for _ in range(HALVINGS):
        work += (low.size + START) * f.tree.size
        enclosure = f.interval_jet((low, high))
        value = enclosure.components[0]
        rough = enclosure.part | ~np.isfinite(value.lo) | ~np.isfinite(value.hi)
        empty += list(zip(low[enclosure.out], high[enclosure.out], strict=True))
        rough &= ~enclosure.out
        low, high, narrowest = low[rough], high[rough], narrowest[rough]
        last = high - low <= narrowest
        kept += list(zip(low[last], high[last], strict=True))
        low, high, narrowest = low[~last], high[~last], narrowest[~last]
        if low.size == 0 or low.size > MOST or work > WORK:
            break
        middle = low + (high - low) / 2
        low, high, narrowest = np.r_[low, middle], np.r_[middle, high], np.r_[narrowest, narrowest]
    near = 2.0**-48 * (b - a)
    stretches = _joined(empty, near)
    undefined = [(low, high) for low, high in stretches if high - low > NARROW * (b - a)]
    kept += [stretch for stretch in stretches if stretch not in undefined]
    return _joined([*kept, *zip(low, high, strict=True)], near), undefined


def _joined(boxes, near) -> list[tuple[float, float]]:
    """Boxes that touch, or nearly, as one."""
    joined: list[tuple[float, float]] = []
    for low, high in sorted(boxes):
        if joined and low <= joined[-1][1] + near:
            joined[-1] = joined[-1][0], max(high, joined[-1][1])
        else:
            joined.append((low, high))
    return [(float(low), float(high)) for low, high in joined]


def _nice(low, high) -> float:
    """The shortest decimal in [low, high]; it is likely to be the point that is meant."""
    middle = (low + high) / 2
    return next((r for digits in range(16) if low <= (r := round(middle, digits) + 0.0) <= high), middle)


def _snapped(end, points, width) -> float:
    """The end of a stretch, moved to the place of its edge."""
    return min(points, key=lambda x: abs(x - end)) if points and min(abs(x - end) for x in points) < CLOSE * width else end


def _place(f, x, low, high, walls, others) -> Place:
    """The kind of the point x, as measured on the sides that belong to the interval."""
    exact = round(x, 9) == x and np.isnan(f.value(x))
    blur = 0.0 if exact else max(high - x, x - low)
    sides, narrow = [], CLOSE * (walls[1][0] - walls[-1][0])
    for side, wall in walls.items():
        ahead = side * (wall - x)
        edge = ahead[ahead >= -narrow].min()
        if edge > narrow:
            room = min([edge, *(side * (other - x) for other in others if side * (other - x) > 0)])
            sides.append(growth(f, x, side, room, blur))
    exponent = max((side.exponent for side in sides if side.exponent == side.exponent), default=np.nan)
    return Place(x, _kind(sides or [Growth(Kind.UNDECIDED)]), low, high, exponent)


def _kind(sides) -> Kind:
    """The worse of the sides; a pole on one side only, like 1/x on [0, 1], or of one sign, like 1/|x|, diverges."""
    kind = next(kind for kind in WORST_FIRST if kind in [side.kind for side in sides])
    if kind is not Kind.SIMPLE_POLE:
        return kind
    left, right = sides[0].residue, sides[-1].residue
    return kind if len(sides) == 2 and abs(left - right) <= SAME * abs(right) else Kind.DIVERGENT
