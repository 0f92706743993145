"""Surfaces in three dimensions, turned by dragging, drawn by Altair alone.

Every cell of a grid is a point mark whose shape is an SVG path, computed in the browser from the angles `az` and `el`;
cells are drawn from back to front.
"""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live
from explorers.charts.once import once

CELLS = alt.NamedData(name="cells")
SIZE = 300  # pixels of the view
ANGLES = {"ca": "cos(az)", "sa": "sin(az)", "ce": "cos(el)", "se": "sin(el)"}


def cells(x, y, z) -> pd.DataFrame:
    """The quadrilaterals of a grid: three (m, n) arrays of corners become (m − 1)(n − 1) rows x0…z3 with their middle."""
    corners = [np.s_[:-1, :-1], np.s_[1:, :-1], np.s_[1:, 1:], np.s_[:-1, 1:]]
    grids = {"x": np.asarray(x, float), "y": np.asarray(y, float), "z": np.asarray(z, float)}
    table = {f"{name}{k}": grid[c].ravel() for k, c in enumerate(corners) for name, grid in grids.items()}
    middle = {name: sum(table[f"{name}{k}"] for k in range(4)) / 4 for name in grids}
    return pd.DataFrame(table | middle).round(4).astype("float32")  # enough for a picture, at half the bytes


def outward(frame: pd.DataFrame) -> pd.DataFrame:
    """Cells of a closed surface around 0 with nx, ny, nz: the cross product of the diagonals, pointing outwards.

    On the screen a cell has the signed area ½ n·e, e being the direction to the eye, so it is a back side if n·e ≤ 0. Needs
    a surface that is star-shaped about 0.
    """
    a, b, c, d = (frame[[f"x{k}", f"y{k}", f"z{k}"]].to_numpy(float) for k in range(4))
    normal = np.cross(c - a, d - b)
    normal *= np.sign((normal * (a + b + c + d)).sum(axis=1, keepdims=True))
    return frame.assign(**dict(zip(("nx", "ny", "nz"), normal.T.astype("float32"), strict=True)))


def across(x: str, y: str) -> str:
    """The horizontal place on the screen of a point, in units."""
    return f"({x} * ca - {y} * sa)"


def upward(x: str, y: str, z: str) -> str:
    """The vertical place on the screen of a point, in units, up positive."""
    return f"({z} * ce + ({x} * sa + {y} * ca) * se)"


def nearness(x: str, y: str, z: str) -> str:
    """How near to the eye a point is; cells are drawn in this order."""
    return f"({z} * se - ({x} * sa + {y} * ca) * ce)"


def patch(height: str = "datum.z{k}") -> str:
    """The SVG path of a cell, relative to the middle of the view; `height` may use live numbers, {k} is the corner."""
    corner = []
    for k in range(4):
        x, y, z = f"datum.x{k}", f"datum.y{k}", height.format(k=k)
        corner.append(f"round(1000 * {across(x, y)}) / 1000 + ',' + round(-1000 * {upward(x, y, z)}) / 1000")
    return "'M' + " + " + 'L' + ".join(corner) + " + 'Z'"


def turning(view: str) -> live.Drag:
    """Dragging the view turns it: half a degree a pixel."""
    follows = {"az": "az_0 + px * 0.01", "el": "clamp(el_0 + py * 0.01, -1.5, 1.57)"}
    rounded = {name: f"round(({turn}) * 100) / 100" for name, turn in follows.items()}
    return live.Drag(f"{view}_floor", view, rounded, turning=True)


def skin(
    shade: str, *, reach: float, scheme, domain, height: str = "datum.z{k}", middle: str = "datum.z", closed: bool = False
) -> alt.Chart:
    """The layer of cells, coloured by the expression `shade` on a fixed domain.

    `reach` is the distance from the middle to the edge of the view, in units. Of a `closed` surface, cells of `outward`, back
    sides are not drawn: nobody sees them, and they would take half of the time.
    """
    place = alt.Scale(domain=[-1, 1])
    path = f"{nearness('datum.nx', 'datum.ny', 'datum.nz')} > 0 ? {patch(height)} : 'M0,0'" if closed else patch(height)
    chart = alt.Chart(CELLS).transform_calculate(
        path=path, depth=nearness("datum.x", "datum.y", middle), shade=shade, zero="0")
    return chart.mark_point(filled=True, size=(SIZE / reach) ** 2, stroke="white", strokeWidth=0.4, opacity=1).encode(
        alt.X("zero:Q").scale(place).axis(None), alt.Y("zero:Q").scale(place).axis(None),
        shape=alt.Shape("path:N").scale(None).legend(None), order="depth:Q",
        color=alt.Color("shade:Q").scale(scheme=scheme, domain=domain).legend(None))


def orbit(frame: pd.DataFrame, azimuth: float, elevation: float, *, reach: float) -> dict:
    """A closed surface alone in its view, turned by dragging; `reach` is the distance from the middle to the edge, in units."""
    return live.refilled(_turning(reach), home={"az": azimuth, "el": elevation}, data={"cells": outward(frame)})


@once
def _turning(reach: float) -> dict:
    home = {"az": 0.0, "el": 0.0}
    base = live.base(home)
    chart = alt.layer(skin("datum.z", reach=reach, scheme="viridis", domain=[-1, 1], closed=True),
                      live.floor(base, "orbit"))  # fmt: skip
    # Hundreds of cells are no news for a screen reader; the chart has its alternative text.
    chart = chart.properties(width=SIZE, height=SIZE, name="orbit").configure(aria=False)
    spec = live.live(chart, home=home, drags=[turning("orbit")])
    spec["params"] += angles()
    return spec


def angles() -> list[dict]:
    """Sine and cosine of the two angles, computed once a frame and not once a cell."""
    return [{"name": name, "expr": formula} for name, formula in ANGLES.items()]
