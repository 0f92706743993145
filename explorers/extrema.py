"""Extrema of a function of one variable: where f′ = 0, where there is no f′, and the ends; and what decides the kind."""

import itertools
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

import numpy as np

from explorers.functions import Expression
from explorers.interval_search import Findings, Region, Status, exact_zero, search_window, worst
from explorers.interval_search.boxes import Boxes, joined
from explorers.interval_search.breaks import Break, breaks
from explorers.interval_search.derivatives import Derivatives
from explorers.interval_search.signs import signs_beside

NARROW = 1e-9  # of the interval: a gap below it is none
ROUNDING = 1e-12  # relative
WIDE = 2.0**-16  # of the interval: a region above it is shown, even if a place stands for it


class Where(StrEnum):
    CRITICAL = "critical"  # f′ = 0
    CORNER = "corner"  # no derivative: a corner, a cusp or a vertical tangent
    EDGE = "edge"  # of the domain of f
    HOLE = "hole"  # f is not defined here, or jumps
    END = "end"  # of the interval


class Kind(StrEnum):
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    NEITHER = "neither"
    UNDECIDED = "undecided"


class Rule(StrEnum):
    SECOND = "second derivative"
    HIGHER = "first derivative that is not zero"
    SIGNS = "signs of f′"
    NONE = "none"


@dataclass(frozen=True)
class Place:
    """A place where f may have a local extremum on the interval, and what decided about it.

    left, right: the sign of f′ beside it, as far as the next place; 0 where f is constant, None where it is not known
    or there is no f. order: of the derivative that decided. checked: the kind is certain, by intervals; for a critical
    point also that there is no other in [lo, hi]. value is NaN where f is not defined. exact: x as a fraction, if f′ = 0
    or f breaks exactly there.
    """

    x: float
    value: float
    where: Where
    kind: Kind = Kind.UNDECIDED
    rule: Rule = Rule.NONE
    order: int | None = None
    checked: bool = False
    exact: Fraction | None = None
    left: int | None = None
    right: int | None = None
    lo: float = math.nan
    hi: float = math.nan


@dataclass(frozen=True, eq=False)
class Extrema:
    """All that is known about extrema on an interval: `places` from left to right.

    status: COMPLETE if no other critical point exists; regions: where others may be. lowest, highest: the places with
    the extreme values of f on the shown interval only; empty if there is none or it is not known.
    """

    places: tuple[Place, ...]
    status: Status
    regions: tuple[Region, ...]
    lowest: tuple[Place, ...]
    highest: tuple[Place, ...]

    def of(self, where: Where) -> tuple[Place, ...]:
        return tuple(place for place in self.places if place.where == where)


def extrema(f: Expression, window: tuple[float, float]) -> Extrema:
    """A local extremum of f on an interval is at an end, where f′ does not exist, or where f′ = 0; the converse fails.

    Where f′ = 0, f″ > 0 is a minimum and f″ < 0 a maximum. If f″ = 0, the first derivative that is not zero decides: of
    odd order it is neither, of even order its sign counts. If no derivative up to order 24 speaks, the signs of f′ on
    both sides do. Checked by interval arithmetic, not sampled: no sign change is needed to be found, no flat stretch
    becomes a point; x is found to about 1e-8 of the interval where f″ = 0.
    f: a formula in one variable; window: both ends. ValueError: not one variable, or no such window.
    Apostol, Calculus I, 4.16 to 4.17 and 7.11; Moore, Kearfott and Cloud, Introduction to Interval Analysis, 2009.

    >>> from explorers.functions import parse
    >>> found = extrema(parse("x^4 - x^3"), (-1, 2))
    >>> [(place.x, place.kind.value, place.order) for place in found.of(Where.CRITICAL)], found.status.value
    ([(0.0, 'neither', 3), (0.75, 'minimum', 2)], 'complete')
    """
    if len(f.variables) != 1:
        raise ValueError("The search needs a formula in one variable.")
    findings = search_window(f, window)
    box = findings.window
    broken, unseen = breaks(f, box)
    points, regions = degenerate_places(f, findings.regions)
    places = [*regular_places(f, findings.roots), *points, *broken_places(f, broken, box), *end_places(f, broken, box)]
    places.sort(key=lambda place: (place.x, place.where))
    places = [grown(place, regions, WIDE * box.width.item()) for place in places]
    regions = [region for region in regions if not any(met(region, place, WIDE * box.width.item()) for place in places)]
    regions += [Region(Status.CROWDED, hull) for hull in unseen]
    places = [decided(place, box) for place in with_signs(f, places, regions, box)]
    lowest, highest = global_extrema(f, places, regions)
    return Extrema(tuple(places), status_of(findings, places, regions), tuple(regions), lowest, highest)


def status_of(findings: Findings, places: list[Place], regions: list[Region]) -> Status:
    """The worst of what is open. A degenerate point that is checked by its higher derivatives is not."""
    if not findings.defined:
        return Status.UNDEFINED
    doubtful = [Status.DEGENERATE for place in places if place.where is Where.CRITICAL and not place.checked]
    kinks = [region.status for region in findings.regions if region.status is Status.KINKS]
    return worst([*doubtful, *kinks, *(region.status for region in regions)])


def regular_places(f: Expression, roots: Boxes) -> list[Place]:
    """The places in intervals that Krawczyk's test has proved to have one, with f″ ≠ 0."""
    bend = f.interval_jet(*roots.sides()).components[2]
    exact = [exact_zero(f, lo, hi) for lo, hi in zip(roots.lo.T, roots.hi.T, strict=True)]
    x = np.array([middle if q is None else float(q[0]) for middle, q in zip(roots.centre[0], exact, strict=True)])
    columns = zip(x, f.value(x) + 0.0, bend.lo + bend.hi < 0, exact, roots.lo[0], roots.hi[0], strict=True)
    found = []
    for at, value, negative, q, lo, hi in columns:
        kind = Kind.MAXIMUM if negative else Kind.MINIMUM
        sure = {"rule": Rule.SECOND, "order": 2, "checked": True, "exact": q and q[0]}
        found.append(Place(float(at), float(value), Where.CRITICAL, kind, lo=float(lo), hi=float(hi), **sure))
    return found


def degenerate_places(f: Expression, regions: Iterable[Region]) -> tuple[list[Place], list[Region]]:
    """The points where f″ = 0 as well, decided by higher derivatives if they can; and the regions without a point."""
    derivatives, places, rest = Derivatives(f), [], []
    for region in regions:
        hull = region.boxes.hull()
        exact = exact_point(f, region, hull)
        decision = None if exact is None or region.part else derivatives.first_nonzero(exact, hull)
        if exact is not None and (region.point is not None or (decision and decision.alone)):
            x = float(exact)
        elif region.point is not None:
            x = float(region.point[0])
        else:
            rest.append(region)
            continue
        place = Place(x, height(f, x), Where.CRITICAL, exact=exact, lo=hull.lo.item(), hi=hull.hi.item())
        if decision is not None:
            kind = Kind.NEITHER if decision.order % 2 else Kind.MINIMUM if decision.sign > 0 else Kind.MAXIMUM
            place = replace(place, kind=kind, rule=Rule.HIGHER, order=decision.order, checked=decision.alone)
        places.append(place)
    return places, rest


def exact_point(f: Expression, region: Region, hull: Boxes) -> Fraction | None:
    """A short fraction in a region where f′ = 0 exactly."""
    found = region.exact
    if region.point is None and not region.part and region.status is not Status.FLAT:
        try:
            found = exact_zero(f, hull.lo[:, 0], hull.hi[:, 0])
        except ZeroDivisionError:
            return None
    return found[0] if found else None


def broken_places(f: Expression, broken: list[Break], box: Boxes) -> list[Place]:
    """Corners, edges of the domain and holes inside the interval. A break without a bend is none of them."""
    found = []
    for at in broken:
        if at_end(at, box):
            continue
        both = at.left and at.right
        if both and at.defined and not at.bent:
            continue
        where = Where.EDGE if not both else Where.CORNER if at.defined else Where.HOLE
        value = height(f, at.x) if at.defined else math.nan
        found.append(Place(at.x, value, where, exact=at.exact, lo=at.lo, hi=at.hi))
    return found


def end_places(f: Expression, broken: list[Break], box: Boxes) -> list[Place]:
    """Both ends of the interval."""
    found = []
    for end in (box.lo.item(), box.hi.item()):
        near = [at for at in broken if at.lo <= end <= at.hi]
        lo, hi = (near[0].lo, near[0].hi) if near else (end, end)
        value = math.nan if any(not at.defined for at in near) else height(f, end)
        found.append(Place(end, value, Where.END, lo=lo, hi=hi))
    return found


def height(f: Expression, x: float) -> float:
    """f(x), without a sign at 0."""
    return float(f.value(x)) + 0.0


def at_end(at: Break, box: Boxes) -> bool:
    """Whether a break cannot be told from an end of the interval."""
    return at.lo <= box.lo.item() or at.hi >= box.hi.item()


def grown(place: Place, regions: list[Region], wide: float) -> Place:
    """A place with an interval that covers the regions it stands for."""
    hulls = [region.boxes.hull() for region in regions if met(region, place, wide)]
    lo, hi = [hull.lo.item() for hull in hulls], [hull.hi.item() for hull in hulls]
    return replace(place, lo=min([place.lo, *lo]), hi=max([place.hi, *hi]))


def met(region: Region, place: Place, wide: float) -> bool:
    """Whether a region is a kink, too small to be drawn, that a place stands for."""
    if region.status is not Status.KINKS:
        return False
    hull = region.boxes.hull()
    margin = 2 * hull.width.item()
    near = hull.lo.item() - margin <= place.hi and place.lo <= hull.hi.item() + margin
    return near and hull.width.item() <= wide


def with_signs(f: Expression, places: list[Place], regions: list[Region], box: Boxes) -> list[Place]:
    """The places with the signs of f′ beside them."""
    signs = signs_beside(f, np.array([(place.lo, place.hi) for place in places]), regions, NARROW * box.width.item())
    return [replace(place, left=left, right=right) for place, (left, right) in zip(places, signs, strict=True)]


def decided(place: Place, box: Boxes) -> Place:
    """The kind by the signs of f′ on both sides, or on the one side where f is, if nothing else has decided it."""
    if place.rule is not Rule.NONE or math.isnan(place.value) or place.where is Where.HOLE:
        return place
    left, right = place.left, place.right
    if place.where is Where.END:
        left, right = (None, right) if place.x == box.lo.item() else (left, None)
    if place.where in (Where.END, Where.EDGE):
        left, right = (-right if left is None and right else left), (-left if right is None and left else right)
    if left is None or right is None or left == right == 0:
        return place
    kind = Kind.NEITHER if left == right else Kind.MINIMUM if left < right else Kind.MAXIMUM
    sure = place.where is Where.END or (place.where is not Where.CRITICAL and place.exact is not None)
    return replace(place, kind=kind, rule=Rule.SIGNS, checked=sure)


def global_extrema(f: Expression, places: list[Place], regions: list[Region]) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The places with the least and the largest value, if f cannot go beyond them where it is not known well.

    Two places have the same value if intervals around their values meet.
    """
    known = [place for place in places if math.isfinite(place.value)]
    holes = [intervals([place]) for place in places if math.isnan(place.value)]
    over = f.interval_jet(*joined([*holes, *(region.boxes for region in regions)], 1).sides())
    around = f.interval_jet(*intervals(known).sides()).components[0]
    doubtful, found = over.components[0], []
    for near, far, bound in ((around.lo, around.hi, doubtful.lo), (-around.hi, -around.lo, -doubtful.hi)):
        first = near <= far.min(initial=np.inf)
        best = near[first].min(initial=np.inf)
        sure = np.isfinite(best) and not (~over.out & (bound < best - ROUNDING * abs(best))).any()
        found.append(tuple(itertools.compress(known, first)) if sure else ())
    return found[0], found[1]


def intervals(places: list[Place]) -> Boxes:
    """The intervals that places take."""
    return Boxes(np.array([[place.lo for place in places]]), np.array([[place.hi for place in places]]))
