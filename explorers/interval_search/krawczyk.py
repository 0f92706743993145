"""Krawczyk's test: a box has exactly one zero of ∇f, or none, or a smaller box has all of them.

Sources: Krawczyk, Newton-Algorithmen zur Bestimmung von Nullstellen mit Fehlerschranken, Computing 4, 1969; Neumaier,
Interval Methods for Systems of Equations, 1990, ch. 5; Moore, Kearfott and Cloud, Introduction to Interval Analysis,
2009, ch. 8. Rounding is outward by units in the last place: checked, not a theorem.
"""

from typing import NamedTuple

import numpy as np

from explorers.functions.boxes import Enclosure
from explorers.functions.expression import Expression
from explorers.functions.interval import Interval, point
from explorers.functions.jet import pairs
from explorers.interval_search.boxes import Boxes, joined, points

SLACK = 1.25  # the test looks at boxes this many times as wide, so that a zero on the rim of a box is found, too


class Slopes(NamedTuple):
    """Gradient and Hessian of f over boxes, and the boxes where they may not be used (see `Enclosure`)."""

    gradient: list[Interval]
    hessian: list[list[Interval]]
    out: np.ndarray
    part: np.ndarray

    def at(self, which: np.ndarray | slice) -> "Slopes":
        """The slopes over some of the boxes."""

        def chosen(u: Interval) -> Interval:
            return Interval(u.lo[which], u.hi[which])

        rows = [[chosen(entry) for entry in row] for row in self.hessian]
        return Slopes([chosen(u) for u in self.gradient], rows, self.out[which], self.part[which])


class Verdict(NamedTuple):
    """For every box: no zero in it; exactly one in `wide`, and it is in `root`; else all its zeros are in `rest`."""

    none: np.ndarray
    one: np.ndarray
    root: Boxes
    wide: Boxes
    rest: Boxes


def slopes(f: Expression, boxes: Boxes) -> Slopes:
    """Enclosures of ∇f and of the Hessian over boxes."""
    enclosure: Enclosure = f.interval_jet(*boxes.sides())
    n = len(f.variables)
    second = dict(zip(pairs(n), enclosure.components[1 + n :], strict=True))
    hessian = [[second[min(i, j), max(i, j)] for j in range(n)] for i in range(n)]
    return Slopes(list(enclosure.components[1 : 1 + n]), hessian, enclosure.out, enclosure.part)


def krawczyk(f: Expression, boxes: Boxes, over: Slopes, least: np.ndarray) -> Verdict:
    """Decide boxes by the mean value form ∇f(c) + H(B)(B − c) and by K = c − Y∇f(c) + (I − YH)(B′ − c).

    B′ is B widened, c its centre, Y about the inverse of H(B′). K contains all zeros in B′; K inside B′ proves that
    there is exactly one and that the Hessian is regular on B′. Not used where f touches a kink, singularity or edge:
    such a box stays whole. `over`: the slopes over the same boxes; `least` > 0: how far B′ reaches over B at least, (n,).
    """
    n, count, wide = len(boxes.lo), len(boxes), boxes.inflated(SLACK, least[:, None])
    centre = boxes.centre
    both = slopes(f, joined([wide, points(centre)], n))
    around, middle = both.at(slice(count)), both.at(slice(count, None))
    image = operator(centre, middle.gradient, around.hessian, wide)
    usable = ~around.part & ~over.part
    rest = newton(centre, middle.gradient, over.hessian, boxes)
    none = usable & (image.apart(boxes) | image.apart(rest) | (rest.lo > rest.hi).any(axis=0))
    rest = image.common(rest)
    whole = none | ~usable
    rest = Boxes(np.where(whole, boxes.lo, rest.lo), np.where(whole, boxes.hi, rest.hi))
    return Verdict(none, usable & ~none & image.inside(wide), image, wide, rest)


def newton(centre: np.ndarray, gradient: list[Interval], hessian: list[list[Interval]], boxes: Boxes) -> Boxes:
    """What is left of boxes after solving the mean value form ∇f(c) + H(B)(B − c) = 0 for each variable in turn.

    Slope i is solved for variable i, where its own second derivative is not zero. An end lo > hi: there is no solution.
    """
    lo, hi = boxes.lo.copy(), boxes.hi.copy()
    for i, slope in enumerate(gradient):
        shift = [Interval(a, b) - exact(c) for a, b, c in zip(lo, hi, centre, strict=True)]
        others = [j for j in range(len(centre)) if j != i]
        rest = total(slope, [hessian[i][j] for j in others], [shift[j] for j in others])
        missed = ~(rest + hessian[i][i] * shift[i]).contains(0.0)
        solution = exact(centre[i]) - rest * hessian[i][i].reciprocal()
        solvable = ~hessian[i][i].contains(0.0)
        lo[i] = np.where(missed, np.inf, np.where(solvable, np.fmax(lo[i], solution.lo), lo[i]))
        hi[i] = np.where(missed, -np.inf, np.where(solvable, np.fmin(hi[i], solution.hi), hi[i]))
    return Boxes(lo, hi)


def operator(centre: np.ndarray, gradient: list[Interval], hessian: list[list[Interval]], boxes: Boxes) -> Boxes:
    """Krawczyk's operator K."""
    n = len(centre)
    Y = inverse([[middle(entry) for entry in row] for row in hessian])
    shift = [side - exact(c) for side, c in zip(boxes.intervals(), centre, strict=True)]
    rows = []
    for i in range(n):
        row = [exact(-Y[i][j]) for j in range(n)]
        newton = total(exact(centre[i]), row, gradient)
        error = [total(point(float(i == k)), row, [hessian[j][k] for j in range(n)]) for k in range(n)]
        rows.append(total(newton, error, shift))
    return Boxes(np.array([row.lo for row in rows]), np.array([row.hi for row in rows]))


def sharpened(f: Expression, roots: Boxes, wide: Boxes, guesses: np.ndarray, near: np.ndarray) -> Boxes:
    """Small boxes around the same zeros: K at `guesses` (n, N) if that proves to be the one zero in `wide`, then steps.

    `near`: how far the guesses may be off, (n,). Where a guess proves nothing, the steps begin with `roots`.
    """
    around = points(guesses).inflated(1, near[:, None])
    image = contracted(f, around)
    better = image.inside(around) & image.inside(wide)
    roots = Boxes(np.where(better, image.lo, roots.lo), np.where(better, image.hi, roots.hi))
    for _ in range(3):
        image = contracted(f, roots)
        roots = Boxes(np.fmax(roots.lo, image.lo), np.fmin(roots.hi, image.hi))
    return roots


def contracted(f: Expression, boxes: Boxes) -> Boxes:
    """Krawczyk's operator of boxes."""
    centre, count = boxes.centre, len(boxes)
    both = slopes(f, joined([boxes, points(centre)], len(centre)))
    return operator(centre, both.at(slice(count, None)).gradient, both.at(slice(count)).hessian, boxes)


def inverse(matrix: list[list[np.ndarray]]) -> list[list[np.ndarray]]:
    """The inverses of many 1 × 1 or 2 × 2 matrices; zeros in place of an inverse that does not exist or overflows."""
    if len(matrix) == 1:
        adjugate, determinant = [[np.ones_like(matrix[0][0])]], matrix[0][0]
    else:
        (a, b), (c, d) = matrix
        adjugate, determinant = [[d, -b], [-c, a]], a * d - b * c
    entries = [[entry / determinant for entry in row] for row in adjugate]
    finite = np.isfinite(entries).all(axis=(0, 1))
    return [[np.where(finite, entry, 0.0) for entry in row] for row in entries]


def total(first: Interval, row: list[Interval], column: list[Interval]) -> Interval:
    """first + row · column."""
    for a, b in zip(row, column, strict=True):
        first = first + a * b
    return first


def middle(u: Interval) -> np.ndarray:
    return u.lo + (u.hi - u.lo) / 2


def exact(numbers: np.ndarray) -> Interval:
    return Interval(numbers, numbers)
