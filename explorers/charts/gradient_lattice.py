"""A function of two variables that the browser reads from the table `lattice`, at any place X, Y in halves of the window."""

from functools import lru_cache

import numpy as np
import pandas as pd

CELLS = 48  # along each side


@lru_cache(maxsize=32)
def table(f, cx: float, cy: float, w: float) -> pd.DataFrame:
    """f and its partial derivatives at (CELLS + 1)² places, the slow index being x; `smooth` counts for the
    cell up and right of a place: all four corners have both slopes.
    """
    side = np.linspace(-1, 1, CELLS + 1)
    X, Y = np.meshgrid(side, side, indexing="ij")
    z, gx, gy = f.jet(cx + w * X, cy + w * Y)[:3]
    known = np.isfinite(gx) & np.isfinite(gy)
    smooth = np.zeros(known.shape, dtype=bool)
    smooth[:-1, :-1] = known[:-1, :-1] & known[1:, :-1] & known[:-1, 1:] & known[1:, 1:]
    columns = {"X": X, "Y": Y, "z": z, "gx": gx, "gy": gy, "smooth": smooth.astype(float)}
    return pd.DataFrame({name: grid.ravel() for name, grid in columns.items()})


def cell(X: str, Y: str) -> tuple[str, str, str]:
    """The row of the corner below and left of the place, and the place within the cell, both shares from 0 to 1."""
    steps = [f"(({place} + 1) * {CELLS / 2})" for place in (X, Y)]
    i, j = (f"clamp(floor({step}), 0, {CELLS - 1})" for step in steps)
    return f"({i} * {CELLS + 1} + {j})", f"({steps[0]} - {i})", f"({steps[1]} - {j})"


def _corners(row: str, s: str, t: str):
    for i, across in enumerate((f"(1 - {s})", s)):
        for j, up in enumerate((f"(1 - {t})", t)):
            yield f"data('lattice')[{row} + {i * (CELLS + 1) + j}]", f"{across} * {up}"


def blend(column: str, row: str, s: str, t: str) -> str:
    """The column of the lattice, bilinear within the cell; NaN beside an undefined corner and outside."""
    pairs = list(_corners(row, s, t))
    known = " && ".join(f"isValid({corner}.{column})" for corner, _ in pairs)
    inside = f"length(data('lattice')) && min({s}, {t}) >= -1e-6 && max({s}, {t}) <= 1 + 1e-6"
    return f"({inside} ? ({known} ? {' + '.join(f'{weight} * {corner}.{column}' for corner, weight in pairs)} : NaN) : NaN)"


def height(X: str, Y: str, row: str, s: str, t: str) -> str:
    """f within the cell: the blend of f + ½∇f·(place − corner) over the corners, exact for polynomials of degree 2.

    The blend of f alone is off by as much as the blend of the four tangent planes, the other way. Without slopes in all
    corners it is the blend of f.
    """
    rises = " + ".join(
        f"{weight} * ({corner}.gx * ({X} - {corner}.X) + {corner}.gy * ({Y} - {corner}.Y))"
        for corner, weight in _corners(row, s, t))  # fmt: skip
    inside = f"length(data('lattice')) && min({s}, {t}) >= -1e-6 && max({s}, {t}) <= 1 + 1e-6"
    bow = f"({inside} ? (data('lattice')[{row}].smooth ? w / 2 * ({rises}) : 0) : 0)"
    return f"({blend('z', row, s, t)} + {bow})"
