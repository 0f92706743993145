"""Sets of vectors of the plane: which are subspaces, and for the others the vectors that prove they are not.

A point (x, y) is also the polynomial p(t) = x + y t, so conditions on p are sets of the plane as well.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from math import hypot

NEAR = 1e-9  # two-decimal numbers are this exact


class Condition(StrEnum):
    """What a set must do to be a subspace; the other axioms it inherits from the plane."""

    ZERO = "0 ∈ S"
    SUM = "u + v ∈ S"
    MULTIPLE = "c·u ∈ S"

    @property
    def failed(self) -> str:
        """The same with ∉: what a visitor predicts."""
        return self.replace("∈", "∉")


@dataclass(frozen=True)
class Subset:
    """A set S: whether it contains (x, y), and a point of S with two decimals near (x, y), which is (x, y) if it can be.

    `breaks` has, for each condition that fails, vectors of S that prove it: () for 0, (u, v) for the sum, (c, u) for the
    multiple.
    """

    contains: Callable[[float, float], bool]
    near: Callable[[float, float], tuple[float, float]]
    breaks: dict[Condition, tuple] = field(default_factory=dict)

    @property
    def is_subspace(self) -> bool:
        """Whether S contains 0 and with u, v also u + v and every c·u. Source: Axler, Linear Algebra Done Right, 1.34."""
        return not self.breaks


def hundredth(x: float, low: float = -1.5, high: float = 1.5) -> float:
    """x held between two bounds and rounded to two decimals, halves upwards as in the browser.

    >>> hundredth(0.125), hundredth(-0.125), hundredth(9)
    (0.13, -0.12, 1.5)
    """
    whole = (min(max(x, low), high) * 100 + 0.5) // 1 / 100
    return whole + 0.0


def along(slope: float, start: float, low: float, high: float):
    """The point of the line y = start + slope·x that is nearest, its x between two bounds."""

    def near(x, y):
        foot = hundredth((x + slope * (y - start)) / (1 + slope**2), low, high)
        return foot, hundredth(start + slope * foot)

    return near


def in_disc(x, y):
    size = max(1.0, hypot(x, y))
    x, y = (int(100 * part / size + (NEAR if part >= 0 else -NEAR)) / 100 for part in (x, y))
    return x, y


def on_an_axis(x, y):
    return (hundredth(x), 0.0) if abs(x) >= abs(y) else (0.0, hundredth(y))


def on_the_lattice(x, y):
    return tuple((min(max(part, -1), 1) + 0.5) // 1 + 0.0 for part in (x, y))


def on_the_parabola(x, y):
    foot = (min(max(x, -1.2), 1.2) * 10 + 0.5) // 1 / 10
    return foot + 0.0, hundredth(foot**2)


def off_the_axis(x, y):
    return hundredth(x), hundredth(y) if abs(hundredth(y)) >= 0.01 else 0.01


ZERO, SUM, MULTIPLE = Condition
SETS = {
    "y = 2x": Subset(lambda x, y: abs(y - 2 * x) <= NEAR, along(2, 0, -0.75, 0.75)),
    "y = 2x + 1": Subset(
        lambda x, y: abs(y - 2 * x - 1) <= NEAR, along(2, 1, -1.25, 0.25),
        {ZERO: (), SUM: ((0, 1), (-0.5, 0)), MULTIPLE: (2, (0, 1))}),
    "x ≥ 0, y ≥ 0": Subset(
        lambda x, y: x >= 0 and y >= 0, lambda x, y: (hundredth(x, 0), hundredth(y, 0)), {MULTIPLE: (-1, (1, 1))}),
    "xy = 0": Subset(lambda x, y: abs(x * y) <= NEAR, on_an_axis, {SUM: ((1, 0), (0, 1))}),
    "x² + y² ≤ 1": Subset(
        lambda x, y: x * x + y * y <= 1 + NEAR, in_disc, {SUM: ((1, 0), (0, 1)), MULTIPLE: (2, (1, 0))}),
    "x, y ∈ ℤ": Subset(
        lambda x, y: max(abs(x - round(x)), abs(y - round(y))) <= NEAR, on_the_lattice, {MULTIPLE: (0.5, (1, 1))}),
    "y = x²": Subset(
        lambda x, y: abs(y - x * x) <= NEAR, on_the_parabola, {SUM: ((1, 1), (-1, 1)), MULTIPLE: (2, (1, 1))}),
    "x = y = 0": Subset(lambda x, y: hypot(x, y) <= NEAR, lambda x, y: (0.0, 0.0)),
    "p(0) = 1": Subset(
        lambda x, y: abs(x - 1) <= NEAR, lambda x, y: (1.0, hundredth(y)),
        {ZERO: (), SUM: ((1, 0), (1, 1)), MULTIPLE: (2, (1, 0))}),
    "p(1) = 0": Subset(
        lambda x, y: abs(x + y) <= NEAR, lambda x, y: (hundredth((x - y) / 2), -hundredth((x - y) / 2))),
    "deg p = 1": Subset(
        lambda x, y: abs(y) > NEAR, off_the_axis, {ZERO: (), SUM: ((0, 1), (1, -1)), MULTIPLE: (0, (0, 1))}),
}  # fmt: skip


def holds(subset: Subset, u, v, c: float) -> dict[Condition, bool]:
    """Which conditions hold for these u, v in S and this c: one failure is a proof, a success is not.

    >>> [bool(h) for h in holds(SETS["xy = 0"], (1, 0), (0, 1), -2).values()]
    [True, False, True]
    """
    return {
        ZERO: subset.contains(0.0, 0.0),
        SUM: subset.contains(u[0] + v[0], u[1] + v[1]),
        MULTIPLE: subset.contains(c * u[0], c * u[1]),
    }
