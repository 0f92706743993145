"""Classical functions at the origin: which derivatives exist, and which of the statements about them fail."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from explorers.functions import Expression, parse

LIMIT = 2 / (3 * math.sqrt(3))  # the largest cos²α |sin α|, at sin²α = 1/3


@dataclass(frozen=True)
class Case:
    """Facts about a function at (0, 0), each proved in a line or two; nothing here is measured.

    value: what f(0, 0) is set to, None where the formula says it. directional: the derivative (limit from one side) in the
    direction (cos α, sin α), None where some are missing. two_sided: whether the limits from both sides agree. ratio: the
    largest |f − T|/r on the circle of radius r, None if there is no T. path, limit: a curve t ↦ (x, y) into the origin
    along which f tends to a limit other than f(0, 0).
    """

    name: str
    formula: str
    value: float | None = None
    partials: bool = True
    directional: Callable | None = None
    two_sided: bool = True
    continuous: bool = True
    differentiable: bool = False
    continuous_partials: bool = False
    ratio: Callable | None = None
    any_plane: float = 0.0
    path: Callable | None = None
    limit: float = 0.0

    @property
    def expression(self) -> Expression:
        """The formula, without the added value."""
        return parse(self.formula, ("x", "y"))


def _along_parabola(cos, sin):
    return np.where(sin == 0, 0.0, cos**2 / np.where(sin == 0, 1.0, sin))


CASES = {
    "axes": Case(
        "xy/(x² + y²)", "x y/(x^2+y^2)", 0.0, two_sided=False, continuous=False, ratio=lambda r: 1 / (2 * r),
        path=lambda t: (t, t), limit=0.5),
    "parabola": Case(
        "x²y/(x⁴ + y²)", "x^2 y/(x^4+y^2)", 0.0, directional=_along_parabola, continuous=False,
        ratio=lambda r: 1 / (2 * r), path=lambda t: (t, t**2), limit=0.5),
    "bent": Case(
        "x²y/(x² + y²)", "x^2 y/(x^2+y^2)", 0.0, directional=lambda cos, sin: cos**2 * sin, ratio=lambda r: LIMIT + 0 * r),
    "abs": Case(
        "|x| + |y|", "abs(x)+abs(y)", partials=False, directional=lambda cos, sin: np.abs(cos) + np.abs(sin),
        two_sided=False, any_plane=math.sqrt(2)),
    "cone": Case(
        "√(x² + y²)", "sqrt(x^2+y^2)", partials=False, directional=lambda cos, sin: 1 + 0 * cos, two_sided=False,
        any_plane=1.0),
    "swings": Case(
        "(x² + y²) sin(1/√(x² + y²))", "(x^2+y^2) sin(1/sqrt(x^2+y^2))", 0.0, directional=lambda cos, sin: 0 * cos,
        differentiable=True, ratio=lambda r: r * np.abs(np.sin(1 / r))),
    "level": Case(
        "x² − y²", "x^2-y^2", directional=lambda cos, sin: 0 * cos, differentiable=True, continuous_partials=True,
        ratio=lambda r: r),
}  # fmt: skip


def case_of(formula: Expression, elsewhere: float | None, x: float, y: float) -> str | None:
    """The key of the case that is on view: its formula at the origin, with its value there; None for anything else.

    >>> case_of(parse("sqrt(x^2 + y^2)", ("x", "y")), None, 0, 0), case_of(parse("x y/(x^2+y^2)", ("x", "y")), None, 0, 0)
    ('cone', None)
    """
    if (x, y) != (0, 0):
        return None
    for key, case in CASES.items():
        same_value = case.value is None or case.value == elsewhere
        if same_value and case.expression.tree == formula.tree:
            return key
    return None


def worst_ratio(key: str, r: float) -> float:
    """The largest |f − T|/r on the circle of radius r > 0 around 0 in closed form; NaN where f has no plane T there.

    xy = r²/2 on the diagonal of the circle, and x² = |y| somewhere on it, so the first two reach 1/2 on every circle. In
    polar coordinates x²y/(x² + y²) is r cos²α sin α.

    >>> worst_ratio("parabola", 0.01), round(worst_ratio("bent", 0.01), 4)
    (50.0, 0.3849)
    """
    ratio = CASES[key].ratio
    return float(ratio(r)) if ratio else math.nan


def directional_derivative(key: str, degrees: float) -> float:
    """lim (f(t cos α, t sin α) − f(0, 0))/t for t → 0 from above; NaN where there is no finite limit.

    If f is differentiable this is a cos α + b sin α. For xy/(x² + y²) the quotient is cos α sin α/t: only the axes work.

    >>> directional_derivative("parabola", 90), directional_derivative("axes", 90), directional_derivative("axes", 45)
    (0.0, 0.0, nan)
    """
    if degrees % 90 == 0:  # exact on the axes
        cos, sin = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[int(degrees % 360) // 90]
    else:
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    directional = CASES[key].directional
    if directional is None:
        return 0.0 if cos * sin == 0 else math.nan
    return float(directional(np.float64(cos), np.float64(sin)))


def bad_path(key: str | None) -> np.ndarray:
    """Rows (t, x, y, f) of the curve into the origin along which f does not tend to f(0, 0); no rows if there is none.

    >>> bad_path("parabola")[-1].tolist(), bad_path("cone").shape
    ([2.0, 2.0, 4.0, 0.5], (0, 4))
    """
    case = None if key is None else CASES.get(key)
    if case is None or case.path is None:
        return np.empty((0, 4))
    t = np.concatenate([np.linspace(-2, 0, 81)[:-1], np.linspace(0, 2, 81)[1:]])
    return np.column_stack([t, *case.path(t), np.full_like(t, case.limit)])
