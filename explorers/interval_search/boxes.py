"""Many boxes at once: where a search still has to look. In one variable a box is an interval."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from explorers.functions.interval import Interval

CUT = 0.4871  # off-centre, so that whole and half numbers do not lie on the corners of boxes
RIM = 1e-9  # of the side of a window: what lies on its edge counts as inside


@dataclass(frozen=True, slots=True, eq=False)
class Boxes:
    """N boxes in n variables: arrays lo <= hi of shape (n, N)."""

    lo: np.ndarray
    hi: np.ndarray

    def __len__(self) -> int:
        return self.lo.shape[1]

    def __getitem__(self, which: np.ndarray | slice) -> "Boxes":
        return Boxes(self.lo[:, which], self.hi[:, which])

    @property
    def centre(self) -> np.ndarray:
        return self.lo + (self.hi - self.lo) / 2

    @property
    def width(self) -> np.ndarray:
        return self.hi - self.lo

    def sides(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """One pair (lo, hi) per variable, as `Expression.interval_jet` takes them."""
        return list(zip(self.lo, self.hi, strict=True))

    def intervals(self) -> list[Interval]:
        return [Interval(lo, hi) for lo, hi in self.sides()]

    def inflated(self, factor: float, least: float | np.ndarray = 0.0) -> "Boxes":
        """The boxes with the same centres and `factor` times the width; every side moves outward by `least` or more."""
        more = np.maximum((factor - 1) / 2 * self.width, least)
        return Boxes(self.lo - more, self.hi + more)

    def hull(self) -> "Boxes":
        """The smallest box around all of them."""
        return Boxes(self.lo.min(axis=1, keepdims=True), self.hi.max(axis=1, keepdims=True))

    def inside(self, other: "Boxes") -> np.ndarray:
        """Whether each box lies in the interior of the other."""
        return np.all((other.lo < self.lo) & (self.hi < other.hi), axis=0)

    def apart(self, other: "Boxes") -> np.ndarray:
        """Whether each box has no point in common with the other."""
        return np.any((other.hi < self.lo) | (self.hi < other.lo), axis=0)

    def common(self, other: "Boxes") -> "Boxes":
        """The intersections, which must not be empty."""
        return Boxes(np.maximum(self.lo, other.lo), np.minimum(self.hi, other.hi))


def joined(boxes: Sequence[Boxes], n: int) -> Boxes:
    """All boxes of a list, which may be empty, in one."""
    empty = np.empty((n, 0))
    return Boxes(np.hstack([empty, *(b.lo for b in boxes)]), np.hstack([empty, *(b.hi for b in boxes)]))


def points(places: np.ndarray) -> Boxes:
    """Boxes without extent."""
    return Boxes(places, places)


def bisected(boxes: Boxes, unit: np.ndarray) -> Boxes:
    """Both parts of every box, cut across its longest side; sides are compared in multiples of `unit`, (n,)."""
    each = np.arange(len(boxes))
    axis = (boxes.width / unit[:, None]).argmax(axis=0)
    cut = boxes.lo[axis, each] + CUT * boxes.width[axis, each]
    first, second = boxes.hi.copy(), boxes.lo.copy()
    first[axis, each], second[axis, each] = cut, cut
    return joined([Boxes(boxes.lo, first), Boxes(second, boxes.hi)], len(unit))


def window_box(window: Sequence[float], n: int) -> Boxes:
    """The box of a window (x_min, x_max, y_min, y_max), in one variable (x_min, x_max).

    ValueError unless every side has finite ends within ±1e9, the first below the second, and is longer than a
    millionth of their size: float64 could not tell the parts of a shorter one apart.
    """
    ends = [float(end) for end in window]
    if len(ends) != 2 * n:
        raise ValueError(f"The window needs {2 * n} numbers, two for each variable.")
    for lo, hi in zip(ends[::2], ends[1::2], strict=True):
        size = max(abs(lo), abs(hi))
        if not (math.isfinite(size) and size <= 1e9 and hi - lo > 1e-6 * size):
            raise ValueError("Each side of the window needs two ends within ±1e9, the first clearly below the second.")
    return Boxes(np.array(ends[::2])[:, None], np.array(ends[1::2])[:, None])


def rimmed(window: Boxes) -> Boxes:
    """The window and a rim of a billionth of its side."""
    return Boxes(window.lo - RIM * window.width, window.hi + RIM * window.width)
