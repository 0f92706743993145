"""A function of two variables in a window: the surface, its level lines, and a lattice of its partial derivatives."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from explorers.landscape import Landscape, landscape
from explorers.level_lines import LevelLines, level_lines, levels
from explorers.partials import partials
from explorers.samples import HALVINGS, JUMP, frame, lattice

CELLS = 36  # of the surface along each side
MOST = 125  # steps of the lattice along each side
LOOKED_AT = 8  # places without slopes by rules at which the slices are looked at
STEEP = 0.2  # of the shown heights: a slice that rises as much from place to place may have a jump


@dataclass(frozen=True, eq=False)
class Sheet:
    """What is drawn of f in a window, wherever the point is: the surface, which of its cells are torn, its level lines."""

    view: Landscape
    torn: np.ndarray
    lines: LevelLines

    @property
    def height(self) -> float:
        """The range of f that is shown."""
        return self.view.high - self.view.low


class Lattice(NamedTuple):
    """x: (n,), y: (m,) places; value, slope_x, slope_y: (n, m) with f and ∂f/∂x, ∂f/∂y at (x[i], y[j]), NaN where there
    is none; piece_x, piece_y: (n, m) number of the unbroken piece of the slice along x, along y.
    """

    x: np.ndarray
    y: np.ndarray
    value: np.ndarray
    slope_x: np.ndarray
    slope_y: np.ndarray
    piece_x: np.ndarray
    piece_y: np.ndarray


def window(cx: float, cy: float, half: float, x: float, y: float) -> tuple[float, float, float, float]:
    """The square (x_min, x_max, y_min, y_max) around (cx, cy) with half a side `half`, moved just so far that it holds (x, y).

    >>> window(0, 0, 2, 1, 5)
    (-2, 2, 1, 5)
    """
    cx, cy = min(max(cx, x - half), x + half), min(max(cy, y - half), y + half)
    return cx - half, cx + half, cy - half, cy + half


def sheet(f, bounds) -> Sheet:
    """f in the window (x_min, x_max, y_min, y_max).

    The shown heights are all values, or nearly all where a few are far away, as beside a pole. f has the methods of an
    `Expression` in two variables.

    >>> from explorers.functions import parse
    >>> found = sheet(parse("x + y", ("x", "y")), (0, 1, 0, 1))
    >>> found.view.low, found.view.high, found.torn.any(), np.unique(found.lines.level)[:3].tolist()
    (0.0, 2.0, np.False_, [0.0, 0.2, 0.4])
    """
    view = landscape(f, bounds, n=CELLS)
    low, high = frame(view.value, margin=0.0)
    view = replace(view, low=low, high=high if high > low else low + 1)
    fine = landscape(f, bounds, n=2 * CELLS)
    rough = torn(f, fine.x, fine.y, fine.value, view.high - view.low)
    lines = level_lines(fine.x, fine.y, fine.value, levels(view.low, view.high), rough)
    lost = torn(f, view.x, view.y, view.value, view.high - view.low)
    return Sheet(view, lost, lines)


def through(f, bounds, x: float, y: float, height: float, most: int = MOST) -> Lattice:
    """f on a square lattice of the window through (x, y), exact at its places.

    Where the rules give no slope, as at a hole that was filled, `partials` judges the slices, at the eight such places
    nearest to (x, y). `height` is the range of f that is shown. f has the methods of an `Expression` in two variables.

    >>> from explorers.functions import parse
    >>> found = through(parse("x y", ("x", "y")), (-1, 1, -1, 1), 0.5, 0, 2, most=4)
    >>> found.x.tolist(), found.slope_x[3].tolist()
    ([-1.0, -0.5, 0.0, 0.5, 1.0], [-1.0, -0.5, 0.0, 0.5, 1.0])
    """
    x_min, x_max, y_min, y_max = bounds
    xs, ys = lattice(x_min, x_max, most=most, through=x), lattice(y_min, y_max, most=most, through=y)
    grid = np.meshgrid(xs, ys, indexing="ij")
    value, slope_x, slope_y = f.jet(*grid)[:3]
    unknown = np.argwhere(~np.isnan(value) & (np.isnan(slope_x) | np.isnan(slope_y)))
    near = np.hypot(xs[unknown[:, 0]] - x, ys[unknown[:, 1]] - y)
    for i, j in unknown[np.argsort(near)][:LOOKED_AT]:
        slope_x[i, j], slope_y[i, j] = partials(f, float(xs[i]), float(ys[j])).slopes
    pieces = (_pieces(f, np.array(grid), value, axis, height) for axis in (0, 1))
    return Lattice(xs, ys, value, slope_x, slope_y, *pieces)


def _pieces(f, places, value, axis: int, height: float) -> np.ndarray:
    """The number of the unbroken piece along one axis; a piece ends where f is undefined or jumps."""
    places, value = np.moveaxis(places, axis + 1, 1), np.moveaxis(value, axis, 0)
    rise = np.abs(np.diff(value, axis=0))
    cut = np.isnan(rise)
    steep = ~cut & (rise > STEEP * height)
    cut[steep] = jumps(f, places[:, :-1][:, steep], places[:, 1:][:, steep])
    piece = np.concatenate([np.zeros_like(value[:1]), np.cumsum(cut, axis=0)])
    return np.moveaxis(piece, 0, axis).astype(int)


def jumps(f, start, end) -> np.ndarray:
    """Whether f jumps, or is undefined, on the segments from start to end, two (2, n) arrays of points: (n,) booleans.

    Each segment is halved 48 times, keeping the half with the larger rise: of a continuous rise nothing is left in the
    end. Numerical evidence; of two jumps on a segment one may be missed.

    >>> from explorers.functions import parse
    >>> jumps(parse("1/x + y", ("x", "y")), [[-1, 1], [0, 0]], [[2, 2], [0, 0]])
    array([ True, False])
    """
    start, end = np.array(start, dtype=float), np.array(end, dtype=float)
    low, high = f.value(*start), f.value(*end)
    rise = largest = np.abs(high - low)
    hole = np.isnan(rise)
    for _ in range(HALVINGS if start.size else 0):
        middle = start + 0.4871 * (end - start)  # off the centre, where a hole would often be hit
        value = f.value(*middle)
        hole |= np.isnan(value)
        first = np.abs(value - low) >= np.abs(high - value)
        start, end = np.where(first, start, middle), np.where(first, middle, end)
        low, high = np.where(first, low, value), np.where(first, value, high)
        rise = np.abs(high - low)
        largest = np.fmax(largest, rise)
    return hole | (rise > JUMP * largest)


def torn(f, x, y, value, height: float) -> np.ndarray:
    """The cells of a grid that are not drawn: f is undefined at a corner, or jumps along a diagonal over most of `height`.

    x: (n,), y: (m,), value: (n, m); the result is (n − 1, m − 1).

    >>> from explorers.functions import parse
    >>> f, x = parse("1/x + 0y", ("x", "y")), np.array([-3.0, -1.0, 1.0, 3.0])
    >>> torn(f, x, x, f.value(*np.meshgrid(x, x, indexing="ij")), 1.0)[:, 0]
    array([False,  True, False])
    """
    corners = [np.s_[:-1, :-1], np.s_[1:, 1:], np.s_[:-1, 1:], np.s_[1:, :-1]]
    points, heights = np.array(np.meshgrid(x, y, indexing="ij")), [value[corner] for corner in corners]
    found = np.any(np.isnan(heights), axis=0)
    for a, b in ((0, 1), (2, 3)):
        wide = ~found & (np.abs(heights[b] - heights[a]) > 0.75 * height)
        found[wide] = jumps(f, points[:, *corners[a]][:, wide], points[:, *corners[b]][:, wide])
    return found
