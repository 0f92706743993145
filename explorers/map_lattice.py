"""A map of the plane on a lattice, with the derivatives that a smooth interpolation needs, and what its plane looks like."""

from itertools import pairwise

import numpy as np

from explorers.jacobian import edge, jacobian, quotients, values
from explorers.samples import frame, nice_step

REACH, CELLS = 2.5, 50  # the window |x|, |y| ≤ REACH and the cells along each side
SMOOTH, STRAIGHT, HOLE = 0, 1, 2  # how a cell is filled in


def lattice(f) -> dict[str, np.ndarray]:
    """u, v and their derivatives at the (CELLS + 1)² nodes, x being the slow index, and `cell` for the cell up and right of it.

    The fields are u, ux, uy, uxy and the same for v; derivatives are per cell, d ∂ₓ and d² ∂ₓ∂_y with d the side of a cell.
    A SMOOTH cell is filled in with the bicubic polynomial of Hermite, which has these values at its four nodes; its error
    is at most d⁴/384 max(|∂ₓ⁴| + |∂_y⁴|) plus smaller terms. A cell that touches a kink or an edge of the domain is
    STRAIGHT: bilinear; where a node is undefined, a HOLE. Unknown numbers are 0. Source: de Boor, Bicubic spline
    interpolation, 1962.

    >>> from explorers.functions import parse
    >>> table = lattice([parse("x", ("x", "y")), parse("sqrt(y)", ("x", "y"))])
    >>> int(table["cell"][0]), int(table["cell"][25]), int(table["cell"][26]), round(float(table["ux"][26]), 9)
    (2, 1, 0, 0.1)
    """
    side = 2 * REACH / CELLS
    at = np.round(np.linspace(-REACH, REACH, CELLS + 1), 12)
    x, y = np.meshgrid(at, at, indexing="ij")
    table: dict[str, np.ndarray] = {}
    rough, hole = np.zeros(x.shape, bool), np.zeros(x.shape, bool)
    for name, component in zip("uv", f, strict=True):
        value, fx, fy, _, fxy, _ = component.jet(x, y)
        table |= {name: value, f"{name}x": side * fx, f"{name}y": side * fy, f"{name}xy": side**2 * fxy}
        box = component.interval_jet((x[:-1, :-1], x[1:, 1:]), (y[:-1, :-1], y[1:, 1:]))
        rough[:-1, :-1] |= box.part | box.out | _at_a_corner(np.isnan(fx) | np.isnan(fy) | np.isnan(fxy))
        hole[:-1, :-1] |= _at_a_corner(np.isnan(value))
    table["cell"] = np.where(hole, HOLE, np.where(rough, STRAIGHT, SMOOTH))
    return {name: np.nan_to_num(column).ravel() for name, column in table.items()}


def _at_a_corner(nodes) -> np.ndarray:
    """Whether any of the four nodes of a cell is marked."""
    return nodes[:-1, :-1] | nodes[1:, :-1] | nodes[:-1, 1:] | nodes[1:, 1:]


def bands(f, cells: int = 60) -> list[dict]:
    """Where the orientation is reversed (det J < 0), kept (> 0), where det J = 0 and where there is no J: runs of cells.

    Decided at the middle of each cell; rows x, x2, y, y2, sign with sign "−", "+", "0" or "".

    >>> from explorers.functions import parse
    >>> {band["sign"] for band in bands([parse("x^2", ("x", "y")), parse("y", ("x", "y"))])} == {"+", "−"}
    True
    """
    ends = np.linspace(-REACH, REACH, cells + 1)
    middle = (ends[1:] + ends[:-1]) / 2
    (ux, uy), (vx, vy) = (component.jet(*np.meshgrid(middle, middle))[1:3] for component in f)
    det = ux * vy - uy * vx
    signs = np.where(np.isnan(det), "", np.where(det < 0, "−", np.where(det > 0, "+", "0")))
    rows = []
    for row, low, high in zip(signs, ends[:-1], ends[1:], strict=True):
        starts = [0, *(np.flatnonzero(row[1:] != row[:-1]) + 1), cells]
        rows += [{"x": ends[a], "x2": ends[b], "y": low, "y2": high, "sign": str(row[a])}
                 for a, b in pairwise(starts)]  # fmt: skip
    return rows


def net(f, step: float = 0.5, points: int = 81) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """The lines of the grid in the window and their images: x and y of shape (points,), and the images (points, 2).

    >>> from explorers.functions import parse
    >>> len(net([parse("x", ("x", "y")), parse("y", ("x", "y"))]))
    22
    """
    t, levels = np.linspace(-REACH, REACH, points), np.arange(-REACH, REACH + step / 2, step)
    lines = [pair for k in levels for pair in ((np.full(points, k), t), (t, np.full(points, k)))]
    return [(x, y, values(f, np.stack([x, y], axis=-1))) for x, y in lines]


def window(f) -> tuple[float, float, float]:
    """The middle and the half side of a square that shows the image of the window, or nearly all where some is far away.

    >>> from explorers.functions import parse
    >>> [round(end, 9) for end in window([parse("x + 1", ("x", "y")), parse("y/2", ("x", "y"))])]
    [1.0, 0.0, 2.7]
    """
    at = np.linspace(-REACH, REACH, 26)
    found = values(f, np.stack(np.meshgrid(at, at), axis=-1))
    (left, right), (low, high) = (frame(found[..., k], margin=0.04) for k in (0, 1))
    return (left + right) / 2, (low + high) / 2, max(right - left, high - low) / 2


def near(f, p, h: float) -> float:
    """The half side of a square around 0 for (f(p + hξ) − f(p)) / h and Jξ, ξ on the edge of the unit square: a round number.

    Both are inside if their sizes are within a factor of 3, else the smaller is. 1 where neither is known.

    >>> from explorers.functions import parse
    >>> near([parse("3x", ("x", "y")), parse("y", ("x", "y"))], (0, 0), 0.1)
    2.0
    """
    sizes = [np.abs(edge() @ jacobian(f, p).T).max(), np.abs(quotients(f, p, h, edge())).max()]
    found = [size for size in sizes if 0 < size < np.inf]
    return nice_step(1.15 * min(max(found), 3 * min(found))) if found else 1.0


def keeps_areas(f, tolerance: float = 1e-9) -> bool:
    """Whether det J = 1 at 21² points of the window though f is not affine: a second derivative is not 0 at one of them.

    >>> from explorers.functions import parse
    >>> [keeps_areas([parse(u, ("x", "y")), parse("y", ("x", "y"))]) for u in ("x + y^2", "x + y", "x^2")]
    [True, False, False]
    """
    at = np.meshgrid(np.linspace(-REACH, REACH, 21), np.linspace(-REACH, REACH, 21))
    (_, ux, uy, *bend), (_, vx, vy, *other) = (component.jet(*at) for component in f)
    return bool((np.abs(ux * vy - uy * vx - 1) <= tolerance).all() and np.any([*bend, *other]))
