"""The kind of a critical point: what the second derivatives decide, and what they leave open."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from numbers import Real

import numpy as np

from explorers.functions import Expression
from explorers.functions.interval import Interval
from explorers.interval_search import Region, Status, exact_zero, search_window, winding_number, worst
from explorers.interval_search.boxes import Boxes

LARGEST = 1e300


class Kind(StrEnum):
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    SADDLE = "saddle"
    UNDECIDED = "undecided"


class Truth(StrEnum):
    MINIMUM = "minimum"
    VALLEY = "valley"
    SADDLE = "saddle"
    MONKEY_SADDLE = "monkey saddle"
    NEITHER = "neither"


class Evidence(StrEnum):
    """What a degenerate point looks like on two small circles: numerical evidence, no proof."""

    MINIMUM_LIKE = "minimum-like"
    MAXIMUM_LIKE = "maximum-like"
    NEITHER = "neither"  # one side up, one side down
    SADDLE_LIKE = "saddle-like"
    MONKEY_SADDLE = "monkey saddle"
    MANY_SADDLE = "saddle with more than three valleys"
    UNDECIDED = "undecided"


@dataclass(frozen=True, eq=False)
class Verdict:
    kind: Kind
    curvatures: np.ndarray
    directions: np.ndarray


@dataclass(frozen=True)
class TwoVariableTest:
    trace: float
    determinant: float
    kind: Kind


@dataclass(frozen=True)
class Case:
    """f with f(0) = 0 and ∇f(0) = 0, its (f_xx, f_xy, f_yy) at 0, where the test is silent, and what 0 really is.

    VALLEY: a minimum, but not a strict one. NEITHER: negative between two parabolas, so no minimum, though along every
    line through 0 there is a strict one (Peano's example: Genocchi and Peano, Calcolo differenziale, 1884).
    """

    f: Callable[..., np.ndarray]
    hessian: tuple[float, float, float]
    truth: Truth


@dataclass(frozen=True, eq=False)
class Circle:
    angles: np.ndarray
    values: np.ndarray
    sign_changes: int


@dataclass(frozen=True)
class CriticalPoint:
    """A place where ∇f = 0, and what f does there.

    curvatures: the eigenvalues of the Hessian, ascending. checked: there is exactly one such point within rounding of
    (x, y), its Hessian is regular, and `kind` is certain (by intervals). Otherwise it is numerical evidence. exact: the
    point as fractions, if ∇f = 0 there exactly; else None. index: Poincaré's, +1 extremum, −1 saddle; None: not known.
    """

    x: float
    y: float
    value: float
    kind: Kind | Evidence
    curvatures: tuple[float, ...]
    checked: bool
    exact: tuple[Fraction, ...] | None
    index: int | None


@dataclass(frozen=True, eq=False)
class CriticalPoints:
    """All that is known about the critical points in a window.

    regions: boxes outside which nothing else is, each group with its own Status; `boxes.lo` and `boxes.hi` are (2, N).
    index_sum: the sum of the indices, winding: the number of turns of ∇f along the edge; they are equal where both are
    known (not None): a second opinion on the list.
    """

    points: tuple[CriticalPoint, ...]
    status: Status
    regions: tuple[Region, ...]
    index_sum: int | None
    winding: int | None


INDEX = {Kind.MINIMUM: 1, Kind.MAXIMUM: 1, Kind.SADDLE: -1, Kind.UNDECIDED: None}
CASES: dict[str, Case] = {
    "x² + y⁴": Case(lambda x, y: x**2 + y**4, (2, 0, 0), Truth.MINIMUM),
    "x² − y⁴": Case(lambda x, y: x**2 - y**4, (2, 0, 0), Truth.SADDLE),
    "x²": Case(lambda x, y: x**2 + 0 * y, (2, 0, 0), Truth.VALLEY),
    "x³ − 3xy²": Case(lambda x, y: x**3 - 3 * x * y**2, (0, 0, 0), Truth.MONKEY_SADDLE),
    "(y − x²)(y − 2x²)": Case(lambda x, y: (y - x**2) * (y - 2 * x**2), (0, 0, 2), Truth.NEITHER),
}


def classify(hessian, *, rtol: float = 1e-9) -> Verdict:
    """Where ∇f = 0, f has a strict local minimum if all eigenvalues of the Hessian are > 0, a maximum if all are < 0.

    Both signs: a saddle, whatever the others are. Otherwise (some 0, the rest of one sign) it is silent: UNDECIDED.
    Needs continuous second partial derivatives near the point, which make the Hessian symmetric (Schwarz).
    An eigenvalue counts as 0 when |λ| ≤ rtol · max |λ|: neither the unit of f nor a turn of the axes changes the
    verdict, but very different units along the axes can make it UNDECIDED; rtol < 1e-14 takes rounding for curvature.
    hessian: (n, n), n ≥ 1. curvatures: (n,), ascending, f per unit length squared. directions: (n, n), column i is the
    unit vector of curvatures[i]; its sign has no meaning, and for equal curvatures only the space they span has one.
    ValueError: empty, not square, not numbers within ±1e300, not symmetric, rtol not in [0, 1).
    Marsden and Tromba, Vector Calculus, 3.3; Apostol, Calculus II, 9.11.

    >>> classify([[1, 2, 0], [2, 1, 0], [0, 0, 0]]).kind.value, classify([[1, 2], [2, 4]]).kind.value
    ('saddle', 'undecided')
    """
    H = _symmetric(hessian, rtol)
    exponent = int(np.frexp(np.abs(H).max())[1])
    λ, directions = np.linalg.eigh(np.ldexp(H, -exponent))
    zero = rtol * np.abs(λ).max()
    return Verdict(_kind((λ > zero).sum(), (λ < -zero).sum(), λ.size), np.ldexp(λ, exponent), directions)


def two_variable_test(a: float, b: float, c: float, *, rtol: float = 1e-9) -> TwoVariableTest:
    """For H = [[a, b], [b, c]]: ac − b² > 0 is a minimum if a > 0, a maximum if a < 0; below 0 a saddle; 0 is silent.

    Two variables only: diag(−1, −1, 1) has det > 0 and is a saddle. det = λ₁λ₂ counts as 0 if |λ₁λ₂| ≤ rtol · max λ²,
    the rule of classify. determinant may overflow to ±inf (entries above 1e154) or vanish; the kind does not suffer.
    ValueError: not numbers within ±1e300, rtol not in [0, 1). Stewart, Calculus, 14.7 (second derivatives test).

    >>> two_variable_test(2, 3, 4)
    TwoVariableTest(trace=6.0, determinant=-1.0, kind=<Kind.SADDLE: 'saddle'>)
    """
    H = _symmetric([[a, b], [b, c]], rtol)
    exponent = int(np.frexp(np.abs(H).max())[1])
    (a, b), (_, c) = np.ldexp(H, -exponent).tolist()
    trace, determinant = a + c, a * c - b * b
    largest = abs(trace) / 2 + math.hypot((a - c) / 2, b)
    if abs(determinant) <= rtol * largest**2:
        kind = Kind.UNDECIDED
    else:
        kind = Kind.SADDLE if determinant < 0 else Kind.MINIMUM if a > 0 else Kind.MAXIMUM
    with np.errstate(over="ignore"):
        return TwoVariableTest(math.ldexp(trace, exponent), float(np.ldexp(determinant, 2 * exponent)), kind)


def case(name: str) -> Case:
    """One of the five functions on which the test is silent, by its formula.

    >>> case("(y − x²)(y − 2x²)").f(0.5, 0.375)  # on y = 1.5x², where f = −x⁴/4
    -0.015625
    """
    return CASES[name]


def probe_circle(f: Callable, radius: float, n: int = 360, *, centre: tuple[float, float] = (0.0, 0.0)) -> Circle:
    """On small circles f − f(centre) keeps its sign at a strict extremum; 4 changes are a saddle, 6 a monkey saddle.

    2 changes: one side up, one side down. Values up to 1e-9 of the largest (or within the rounding of f) are zeros and
    are passed over, so touching zero is no change. Numerical evidence, no proof: n samples may step over a thin region
    (Peano's has an angle of about `radius`: take n > 20 / radius), and smaller circles may differ.
    f takes arrays x, y. angles: (n,) radians from 0; values: (n,) f − f(centre). sign_changes: once around, so even.
    ValueError: radius not positive, n < 8, f not a finite number somewhere on the circle or at its centre.
    For analytic f, an isolated critical point and a small circle, ∇f has index 1 − sign_changes / 2 (Bendixson).

    >>> [probe_circle(case.f, 0.1).sign_changes for case in CASES.values()]
    [0, 4, 0, 6, 4]
    """
    if not (0 < radius < math.inf) or n < 8:
        raise ValueError("The circle needs a positive radius and at least 8 points.")
    angles = 2 * np.pi * np.arange(n) / n
    x, y = centre[0] + radius * np.cos(angles), centre[1] + radius * np.sin(angles)
    around, middle = np.broadcast_to(f(x, y), n), float(f(*np.array(centre, dtype=float)))
    if not np.isfinite([*around, middle]).all():
        raise ValueError("f is not a finite number on the whole circle and at its centre: choose another radius.")
    values = around - middle
    zero = max(1e-9 * np.abs(values).max(), 1e-15 * np.abs(around).max())
    signs = np.sign(values[np.abs(values) > zero])
    return Circle(angles, values, int((signs != np.roll(signs, 1)).sum()))


def find(f: Expression, window: tuple[float, float, float, float]) -> CriticalPoints:
    """∇f = 0 nowhere in the window but at `points` and in `regions`: COMPLETE if there is no region and no doubt.

    Checked by interval arithmetic with outward rounding, not sampled: flat valleys, close pairs and far fields neither
    invent points nor lose them. Points of a singular Hessian are numerical evidence, found to about 1e-8 of the window;
    two of them nearer than that are one. Where f has a corner or is undefined, nothing is claimed; see Status.
    f: a formula in two variables; window: x_min, x_max, y_min, y_max; what lies on the edge up to 1e-9 counts as inside.
    The work is bounded (below a second). ValueError: not two variables, or no such window.
    Krawczyk 1969; Neumaier, Interval Methods for Systems of Equations, 1990; Moore, Kearfott and Cloud, 2009.

    >>> from explorers.functions import parse
    >>> found = find(parse("x^4 + y^4 - 4xy", ("x", "y")), (-2, 2, -2, 2))
    >>> found.status.value, [(point.exact, point.kind.value) for point in found.points][1:]
    ('complete', [((Fraction(0, 1), Fraction(0, 1)), 'saddle'), ((Fraction(1, 1), Fraction(1, 1)), 'minimum')])
    """
    if len(f.variables) != 2:
        raise ValueError("The search needs a formula in two variables.")
    findings = search_window(f, window)
    spots = [(region, region.point) for region in findings.regions if region.point is not None]
    centres = np.hstack([findings.roots.centre, *(place[:, None] for _, place in spots)])
    points = _regular_points(f, findings.roots)
    points += [_doubtful_point(f, region, place, centres, findings.window) for region, place in spots]
    points.sort(key=lambda point: (round(point.x, 9), round(point.y, 9)))
    regions = tuple(region for region in findings.regions if region.point is None)
    indices = [point.index for point in points if point.index is not None]
    known = findings.defined and not regions and len(indices) == len(points)
    index_sum = sum(indices) if known else None
    winding = winding_number(f, findings.window) if findings.defined and findings.smooth else None
    agree = index_sum == winding or None in (index_sum, winding)
    status = findings.status if agree else worst([findings.status, Status.UNDECIDED])
    return CriticalPoints(tuple(points), status, regions, index_sum, winding)


def _regular_points(f: Expression, roots: Boxes) -> list[CriticalPoint]:
    """The points in boxes that Krawczyk's test has proved. Over such a box det H has no zero, and its sign decides."""
    value, _, _, xx, xy, yy = f.interval_jet(*roots.sides()).components
    with np.errstate(all="ignore"):
        determinant = xx * yy - xy**2
    a, b, c, heights = (_middle(part) for part in (xx, xy, yy, value))
    curvatures = np.linalg.eigvalsh(np.moveaxis(np.array([[a, b], [b, c]]), -1, 0)).tolist()
    found = []
    for i, (x, y) in enumerate(roots.centre.T.tolist()):
        kind = Kind.SADDLE if determinant.hi[i] < 0 else Kind.MINIMUM if a[i] > 0 else Kind.MAXIMUM
        if determinant.contains(0.0)[i]:
            kind = classify([[a[i], b[i]], [b[i], c[i]]]).kind
        exact = exact_zero(f, roots.lo[:, i], roots.hi[:, i])
        if exact:
            x, y = map(float, exact)
        found.append(CriticalPoint(x, y, float(heights[i]), kind, tuple(curvatures[i]), True, exact, INDEX[kind]))
    return found


def _doubtful_point(f: Expression, region: Region, place: np.ndarray, centres: np.ndarray, window: Boxes) -> CriticalPoint:
    """The point in a region that intervals could not decide, with evidence for its kind."""
    x, y = map(float, place)
    value, _, _, xx, xy, yy = (float(part) for part in f.jet(x, y))
    curvatures: tuple[float, ...] = math.nan, math.nan
    kind = Kind.UNDECIDED
    if math.isfinite(value + xx + xy + yy):
        verdict = classify([[xx, xy], [xy, yy]])
        curvatures = tuple(verdict.curvatures.tolist())
        kind = Kind.UNDECIDED if region.status is Status.DEGENERATE else verdict.kind
    if kind is not Kind.UNDECIDED:
        return CriticalPoint(x, y, value, kind, curvatures, False, region.exact, INDEX[kind])
    distances = np.hypot(*(centres - place[:, None]))
    nearest = distances[distances > 0].min(initial=np.inf)
    evidence, index = _evidence(f, (x, y), min(window.width.min(), 30 * nearest))
    return CriticalPoint(x, y, value, evidence, curvatures, False, region.exact, index)


def _evidence(f: Expression, centre: tuple[float, float], size: float) -> tuple[Evidence, int | None]:
    """What two small circles say about a degenerate point, if they agree, and its index."""
    try:
        circles = [probe_circle(f.value, radius, 2400, centre=centre) for radius in (1e-2 * size, 3e-3 * size)]
    except ValueError:
        return Evidence.UNDECIDED, None
    counts = {circle.sign_changes for circle in circles}
    if len(counts) > 1:
        return Evidence.UNDECIDED, None
    (changes,) = counts
    height = abs(float(f.value(*centre)))
    if any(np.abs(circle.values).max() <= 1e-14 * height for circle in circles):
        return Evidence.UNDECIDED, None
    signs = {1 if circle.values[np.abs(circle.values).argmax()] > 0 else -1 for circle in circles}
    if changes == 0:
        extremum = {frozenset({1}): Evidence.MINIMUM_LIKE, frozenset({-1}): Evidence.MAXIMUM_LIKE}
        return extremum.get(frozenset(signs), Evidence.UNDECIDED), 1
    names = {2: Evidence.NEITHER, 4: Evidence.SADDLE_LIKE, 6: Evidence.MONKEY_SADDLE}
    return names.get(changes, Evidence.MANY_SADDLE), 1 - changes // 2


def _middle(u: Interval) -> np.ndarray:
    return u.lo + (u.hi - u.lo) / 2


def _kind(up: int, down: int, n: int) -> Kind:
    if up and down:
        return Kind.SADDLE
    return Kind.MINIMUM if up == n else Kind.MAXIMUM if down == n else Kind.UNDECIDED


def _symmetric(hessian, rtol: float) -> np.ndarray:
    """The entries as floats, once they are fit to be a Hessian."""
    if not 0 <= rtol < 1:
        raise ValueError(f"The relative tolerance must be in [0, 1), not {rtol}.")
    H = np.array(hessian, dtype=object)
    if H.size == 0:
        raise ValueError("The Hessian is empty: give at least one second derivative.")
    if H.ndim != 2 or H.shape[0] != H.shape[1]:
        raise ValueError(f"The Hessian must be square, not {H.shape}: one row and one column per variable.")
    if not all(isinstance(x, Real) for x in H.flat) or not all(abs(x) <= LARGEST for x in H.flat):
        raise ValueError("Every second derivative must be a real number within ±1e300.")
    H = H.astype(float)
    if np.abs(H - H.T).max() > rtol * np.abs(H).max():
        raise ValueError("The Hessian must be symmetric: mixed partial derivatives agree where they are continuous.")
    return (H + H.T) / 2
