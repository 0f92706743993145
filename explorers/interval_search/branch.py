"""Branch and bound: boxes are thrown away, decided or halved until nothing is left, or too much."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from explorers.functions.expression import Expression
from explorers.interval_search.boxes import Boxes, bisected, joined, rimmed
from explorers.interval_search.krawczyk import Slopes, krawczyk, sharpened, slopes
from explorers.interval_search.levenberg import settle
from explorers.interval_search.work import KRAWCZYK, Work

SMALLEST = 2.0**-26  # of the side of the window: smaller boxes are not halved
FEW, MANY = 48, 4000  # live boxes: fewer waste NumPy's time, more are a crowd
MOST_POINTS = 1000
POLISH = 12  # Newton steps at every zero that is found
LARGE = 2.0**-9  # of the side of the window; smaller boxes are looked into before they are called flat
CALM, STILL = 1e-10, 1e-280  # slopes, in multiples of the largest; and at all: below it float64 loses its digits
ALLOWANCE, SECOND_ALLOWANCE = 400_000, 60_000  # units of work, for the window and for its flat parts


class Ending(StrEnum):
    DONE = "done"
    CROWDED = "crowded"
    STOPPED = "stopped"


@dataclass(frozen=True, eq=False)
class Search:
    """Where ∇f can be zero in a window: nowhere but in `roots`, `leftover` and `flat`.

    roots: small boxes with one regular critical point each. flat: boxes where all slopes are tiny. `defined`: f has a
    value somewhere. `smooth`: no box was thrown away that touches a kink, a singularity or the edge of the domain.
    """

    roots: Boxes
    leftover: Boxes
    flat: Boxes
    ending: Ending
    defined: bool
    smooth: bool


class Branches:
    """The state of one search: `live` boxes, and what has been put aside."""

    def __init__(self, f: Expression, window: Boxes, work: Work, largest_slope: float) -> None:
        self.f, self.n, self.work = f, len(window.lo), work
        self.unit = window.width[:, 0]
        self.calm = CALM * largest_slope
        self.live = rimmed(window)
        self.roots: list[tuple[Boxes, Boxes]] = []  # with the wider box in which each is the only one
        self.small: list[Boxes] = []
        self.later: list[Boxes] = []
        self.flat: list[Boxes] = []
        self.defined, self.smooth = False, True

    def run(self, calm: float) -> Ending:
        """Work until no box is live or a limit is met; large boxes with slopes up to `calm` are left for later."""
        while len(self.live):
            self.split()
            crowd = sum(len(root) for root, _ in self.roots) > MOST_POINTS
            if len(self.live) > MANY or crowd:
                return Ending.CROWDED
            units = self.work.enclosing(len(self.live)) + KRAWCZYK[0] + KRAWCZYK[1] * len(self.live)
            if not self.work.spend(units):
                return Ending.STOPPED
            over = self.screen(calm)
            if len(self.live) and not self.work.spend(self.work.enclosing(2 * len(self.live))):
                return Ending.STOPPED
            if len(self.live):
                self.decide(over)
        return Ending.DONE

    def split(self) -> None:
        """Halve every live box, more than once if there are few, none below the smallest size."""
        tiny = self.tiny(self.live)
        large, small = self.live[~tiny], self.live[tiny]
        large = bisected(large, self.unit)
        while 0 < len(large) < FEW - len(small):
            large = bisected(large, self.unit)
        self.live = joined([small, large], self.n)

    def screen(self, calm: float) -> Slopes:
        """Throw away boxes where f is undefined or a slope cannot be zero; put flat ones aside."""
        over = slopes(self.f, self.live)
        possible = ~over.out & np.logical_and.reduce([u.contains(0.0) for u in over.gradient])
        steepest = np.max([u.farthest() * side for u, side in zip(over.gradient, self.unit, strict=True)], axis=0)
        still = possible & (steepest <= STILL) & self.wider_than(SMALLEST)
        flat = possible & ~still & (steepest <= calm) & self.wider_than(LARGE)
        self.defined |= not over.out.all()
        self.smooth &= not (over.part & ~possible).any()
        self.flat.append(self.live[still])
        self.later.append(self.live[flat])
        keep = possible & ~still & ~flat
        self.live = self.live[keep]
        return over.at(keep)

    def decide(self, over: Slopes) -> None:
        """Krawczyk's test on every live box; the smallest ones are put aside if it is silent."""
        tested = self.tiny(self.live)
        verdict = krawczyk(self.f, self.live, over, SMALLEST / 16 * self.unit)
        self.roots.append((verdict.root[verdict.one], verdict.wide[verdict.one]))
        rest = ~verdict.none & ~verdict.one
        self.small.append(self.live[rest & tested])
        self.live = verdict.rest[rest & ~tested]

    def wider_than(self, size: float) -> np.ndarray:
        """Which live boxes are wider than this in every direction."""
        return np.all(self.live.width > size * self.unit[:, None], axis=0)

    def tiny(self, boxes: Boxes) -> np.ndarray:
        return np.all(boxes.width <= SMALLEST * self.unit[:, None], axis=0)


def search(f: Expression, window: Boxes, largest_slope: float) -> Search:
    """Enclose all critical points of f in a window.

    Large boxes with slopes up to 1e-10 of `largest_slope` (which counts per side of the window) are looked into when
    everything else is done, with what work is left; those that are not decided then are flat.
    """
    branches = Branches(f, window, Work(f, ALLOWANCE), largest_slope)
    ending = branches.run(branches.calm)
    unseen = branches.live
    branches.live = joined(branches.later, branches.n)
    branches.work.left = SECOND_ALLOWANCE
    flat = [branches.live] if ending is not Ending.DONE else []
    if ending is Ending.DONE and branches.run(calm=-1.0) is not Ending.DONE:
        flat = [branches.live]
    return Search(
        unrepeated(f, branches.roots, window),
        joined([*branches.small, unseen], branches.n),
        joined([*branches.flat, *flat], branches.n),
        ending,
        branches.defined,
        branches.smooth,
    )


def unrepeated(f: Expression, found: list[tuple[Boxes, Boxes]], window: Boxes) -> Boxes:
    """Small boxes around the zeros, every zero once, those outside the window left out."""
    n = len(window.lo)
    roots, wide = joined([root for root, _ in found], n), joined([wide for _, wide in found], n)
    if not len(roots):
        return roots
    unit = window.width[:, 0]
    guesses = settle(f, roots.centre, unit, POLISH).places
    roots = sharpened(f, roots, wide, guesses, 1e-9 * unit)
    i, j = np.triu_indices(len(roots), 1)
    same = roots[i].inside(wide[j]) | roots[j].inside(wide[i])
    single = np.ones(len(roots), dtype=bool)
    single[j[same]] = False
    roots = roots[single]
    return roots[~roots.apart(rimmed(window))]
