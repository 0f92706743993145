"""A surface with its two partial tangents and tangent plane, its contour map, and its two slices: one chart, one point.

The browser looks f and its partial derivatives up in the table `grid`, a lattice through the point of the link. A held
point moves from place to place of this lattice, where the look-up is exact.
"""

from functools import lru_cache

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, surface
from explorers.charts.once import once
from explorers.charts.surfaces_numbers import FRAME, NUMBERS, TALL
from explorers.charts.surfaces_plane import contour_map, slices
from explorers.charts.surfaces_space import space
from explorers.landscape import Landscape
from explorers.level_lines import LevelLines, label_places
from explorers.surface_lattice import Lattice, Sheet

HOME = ("x0", "y0", "az", "el")


def chart(sheet: Sheet, lattice: Lattice, x0: float, y0: float, azimuth: float, elevation: float, path=None) -> dict:
    """The live chart: drag the point on the map or on a slice; drag the surface to turn it.

    path: rows t, x, y, z of a curve on the surface that is drawn too, broken where t changes its sign.
    """
    view = sheet.view
    bounds = view.x[0], view.x[-1], view.y[0], view.y[-1]
    home = dict(zip(HOME, map(float, (x0, y0, azimuth, elevation)), strict=True))
    data = {**_tables(sheet, bounds), "grid": _grid(lattice),
            "path": _path(path, bounds), "frame": _frame(view, lattice, bounds, x0, y0)}  # fmt: skip
    return live.refilled(_described(), home=home, data=data)


@lru_cache(maxsize=32)
def _tables(sheet: Sheet, bounds) -> dict[str, pd.DataFrame]:
    """The tables that stay as they are while the point moves."""
    view, torn, lines = sheet.view, sheet.torn, sheet.lines
    return {"cells": _skin(view, torn), "tiles": _tiles(view, torn), "levels": _paths(lines, bounds),
            "names": pd.DataFrame(label_places(lines, bounds), columns=["level", "x", "y"], dtype=float)}  # fmt: skip


@once
def _described() -> dict:
    home = dict.fromkeys(HOME, 0.0)
    base = live.base([*home, *NUMBERS])
    picture = alt.vconcat(space(base), contour_map(base), slices(base), spacing=10).configure(aria=False)
    picture = picture.resolve_scale(color="independent")
    follow = {name: _snapped(name, pointer, count) for name, pointer, count in (("x0", "px", "n"), ("y0", "py", "m"))}
    drags = [surface.turning("orbit"), live.Drag("point_handle", "map", follow),
             live.Drag("east_handle", "east", {"x0": follow["x0"]}),
             live.Drag("north_handle", "north", {"y0": follow["y0"].replace("py", "px")})]  # fmt: skip
    spec = live.live(picture, home=home, drags=drags)
    spec["params"] += surface.angles() + [{"name": name, "expr": formula} for name, formula in NUMBERS.items()]
    return spec


def _snapped(name: str, pointer: str, count: str) -> str:
    """The place of the lattice that is nearest to the pointer."""
    first = FRAME[f"{name}_first"]
    step = f"clamp(round(({pointer} - {first}) / {FRAME['step']}), 0, {FRAME[count]} - 1)"
    return f"round(1000 * ({first} + {FRAME['step']} * {step})) / 1000"


def _path(path, bounds) -> pd.DataFrame:
    table = pd.DataFrame(np.empty((0, 4)) if path is None else path, columns=["t", "x", "y", "z"])
    inside = table.x.between(*bounds[:2]) & table.y.between(*bounds[2:])
    return table[inside].assign(piece=np.sign(table.t))


def _frame(view: Landscape, lattice: Lattice, bounds, x0: float, y0: float) -> pd.DataFrame:
    margin = 0.08 * (view.high - view.low)
    x_low, x_high, y_low, y_high = bounds
    numbers = {"x_low": x_low, "x_high": x_high, "y_low": y_low, "y_high": y_high, "low": view.low, "high": view.high,
               "v_low": view.low - margin, "v_high": view.high + margin, "half": (x_high - x_low) / 2,
               "step": np.round(lattice.x[1] - lattice.x[0], 9), "n": len(lattice.x), "m": len(lattice.y),
               "x0_first": lattice.x[0], "y0_first": lattice.y[0]}  # fmt: skip
    return pd.DataFrame([numbers]).astype(float)


def _grid(lattice: Lattice) -> pd.DataFrame:
    """One row a place, y running first; single precision carries more digits than the picture says."""
    smooth = {"z": lattice.value, "fx": lattice.slope_x, "fy": lattice.slope_y}
    table = {name: np.where(np.abs(part) < 1e30, part, np.nan).ravel().astype(np.float32) for name, part in smooth.items()}
    return pd.DataFrame({**table, "cut_x": lattice.piece_x.ravel().astype(np.int16),
                         "cut_y": lattice.piece_y.ravel().astype(np.int16)})  # fmt: skip


def _skin(view: Landscape, torn) -> pd.DataFrame:
    every = slice(None, None, 2)  # half as fine as the map: 18 × 18 cells turn fast
    side = np.linspace(-1, 1, len(view.x[every]))
    a, b = np.meshgrid(side, side, indexing="ij")
    frame = surface.cells(a, b, TALL * view.height(view.value[every, every]))
    whole = ~(torn[::2, ::2] | torn[1::2, ::2] | torn[::2, 1::2] | torn[1::2, 1::2])
    return frame[whole.ravel() & np.isfinite(frame.z)]


def _tiles(view: Landscape, torn) -> pd.DataFrame:
    value = view.value
    middle = view.height((value[:-1, :-1] + value[1:, :-1] + value[:-1, 1:] + value[1:, 1:]) / 4)
    x, y = np.meshgrid(view.x[:-1], view.y[:-1], indexing="ij")
    # Neighbours overlap a little, or seams are seen.
    step_x, step_y = 1.08 * (view.x[1] - view.x[0]), 1.08 * (view.y[1] - view.y[0])
    frame = pd.DataFrame({"x": x.ravel(), "x2": x.ravel() + step_x, "y": y.ravel(), "y2": y.ravel() + step_y,
                          "level": np.round(middle, 3).ravel()})  # fmt: skip
    return frame[~torn.ravel() & np.isfinite(frame.level)]


def _paths(lines: LevelLines, bounds) -> pd.DataFrame:
    """One row a level: all its pieces as one path, in a square from −1 to 1 with y downwards."""
    low, half = np.array([bounds[0], bounds[2]]), (bounds[1] - bounds[0]) / 2
    ends = [((part - low) / half - 1) * [1, -1] for part in (lines.start, lines.end)]
    rows = []
    for level in np.unique(lines.level):
        here = lines.level == level
        pieces = (f"M{a:.3f},{b:.3f}L{c:.3f},{d:.3f}" for a, b, c, d in np.hstack([end[here] for end in ends]))
        rows.append({"level": float(level), "path": "".join(pieces)})
    return pd.DataFrame(rows, columns=["level", "path"]).astype({"level": float, "path": str})
