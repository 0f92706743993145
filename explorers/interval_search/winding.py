"""How often the gradient turns while its foot goes once round the edge of a window."""

import numpy as np

from explorers.functions.expression import Expression
from explorers.interval_search.boxes import Boxes
from explorers.interval_search.krawczyk import Slopes, slopes
from explorers.interval_search.work import Work

SEGMENTS = 32  # of each side, to begin with
MOST_SEGMENTS = 4000
FINEST = 2.0**-20  # of a side
ALLOWANCE = 60_000  # units of work


def winding_number(f: Expression, window: Boxes) -> int | None:
    """The winding number of ∇f along the edge: each part of it is so short that one slope keeps its sign there.

    None if ∇f vanishes on the edge or so near that no part is short enough, or where f is not differentiable. Where it
    is defined and f is smooth in the window, it is the sum of the indices of the critical points inside (Poincaré and
    Hopf). Source: Milnor, Topology from the Differentiable Viewpoint, 1965, ch. 6.
    """
    with np.errstate(all="ignore"):
        turned = total_turn(f, window)
    return round(turned / (2 * np.pi)) if np.isfinite(turned) else None


def total_turn(f: Expression, window: Boxes) -> float:
    """The angle by which ∇f turns along the edge; NaN if it cannot be followed."""
    turned, work = 0.0, Work(f, ALLOWANCE)
    start, end = edge(window)
    while start.shape[1]:
        if start.shape[1] > MOST_SEGMENTS or not work.spend(2 * work.enclosing(3 * start.shape[1])):
            return np.nan
        over = slopes(f, Boxes(np.minimum(start, end), np.maximum(start, end)))
        certain = ~over.part & np.logical_or.reduce([~u.contains(0.0) for u in over.gradient])
        turned += turn(f, start[:, certain], end[:, certain])
        start, end = start[:, ~certain], end[:, ~certain]
        if (np.abs(end - start) <= FINEST * window.width).all(axis=0).any():
            return np.nan
        middle = start + (end - start) / 2
        start, end = np.hstack([start, middle]), np.hstack([middle, end])
    return turned


def edge(window: Boxes) -> tuple[np.ndarray, np.ndarray]:
    """Starts and ends (2, N) of short segments, counter-clockwise round the window."""
    (x0, y0), (x1, y1) = window.lo[:, 0], window.hi[:, 0]
    corners = np.array([[x0, x1, x1, x0, x0], [y0, y0, y1, y1, y0]])
    share = np.arange(4 * SEGMENTS + 1) / SEGMENTS
    path = np.array([np.interp(share, np.arange(5), row) for row in corners])
    return path[:, :-1], path[:, 1:]


def turn(f: Expression, start: np.ndarray, end: np.ndarray) -> float:
    """The sum of the angles between the gradients at starts and ends, all below a half turn."""
    (a, b), (c, d) = middles(slopes(f, Boxes(start, start))), middles(slopes(f, Boxes(end, end)))
    return float(np.arctan2(a * d - b * c, a * c + b * d).sum())


def middles(over: Slopes) -> list[np.ndarray]:
    """The gradient at a point, scaled so that no product of two of them overflows or vanishes."""
    gradient = np.array([u.lo + (u.hi - u.lo) / 2 for u in over.gradient])
    return list(gradient / np.maximum(np.abs(gradient).max(axis=0), 1e-300))
