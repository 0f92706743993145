"""The unit cube and its image under a 3 × 3 matrix, turned by dragging; edges behind the solid are dashed."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, palette, surface
from explorers.charts.determinant import KEPT, REVERSED
from explorers.charts.once import once
from explorers.orientation import Side
from explorers.parallelepiped import fitted, parallelepiped

REACH = 1.2  # from the middle of the view to its edge, in units; all corners are within 1
HOME = ("az", "el")
NAMES = ("Ce₁", "Ce₂", "Ce₃")
COLORS = (palette.FIRST, palette.SECOND, palette.RESULT)
PLACE = alt.Scale(domain=[-REACH, REACH], nice=False, zero=False)


def solid(C, side: Side, azimuth: float, elevation: float) -> dict:
    """The live chart of the 3 × 3 matrix C; `side` gives the faces their colour."""
    return live.refilled(_described(), home={"az": azimuth, "el": elevation}, data=_tables(np.asarray(C, dtype=float), side))


def _tables(C: np.ndarray, side: Side) -> dict[str, pd.DataFrame]:
    """Faces, edges and columns, moved and scaled so that all corners of image and unit cube are in view."""
    middle, size = fitted(C)
    image, cube = parallelepiped(C), parallelepiped(np.eye(3))
    corners = (image.faces - middle) / size
    faces = pd.DataFrame(corners.reshape(6, 12), columns=[f"{axis}{k}" for k in range(4) for axis in "xyz"])
    faces = faces.assign(**dict(zip("xyz", corners.mean(axis=1).T, strict=True)), side=str(side))
    columns = np.hstack([np.tile(-middle, (3, 1)), C.T - middle]) / size
    arrows = pd.DataFrame(columns, columns=["x1", "y1", "z1", "x2", "y2", "z2"])
    return {"cells": faces.round(5), "edges": _edges(image, middle, size), "cube": _edges(cube, middle, size),
            "columns": arrows.assign(said=NAMES)}  # fmt: skip


def _edges(figure, middle, size: float) -> pd.DataFrame:
    rows = np.hstack([((figure.edges - middle) / size).reshape(12, 6), figure.normals.reshape(12, 6)])
    names = [f"{axis}{k}" for k in (1, 2) for axis in "xyz"] + [f"{axis}{k}" for k in ("m", "n") for axis in "xyz"]
    return pd.DataFrame(rows, columns=names)


@once
def _described() -> dict:
    base = live.base(HOME)
    chart = alt.layer(*_lines("cube", palette.QUIET, 1), _skin(), *_lines("edges", palette.SHAPE, 1.8), *_columns(),
                      live.floor(base, "orbit"))  # fmt: skip
    chart = chart.resolve_scale(color="independent")
    chart = chart.properties(width=surface.SIZE, height=surface.SIZE, name="orbit", view=alt.ViewConfig(stroke=None))
    spec = live.live(chart.configure(aria=False), home=dict.fromkeys(HOME, 0.0), drags=[surface.turning("orbit")])
    spec["params"] += surface.angles()
    return spec


def _skin() -> alt.Chart:
    """The six faces from back to front, so that the front is seen through which the back is seen."""
    faces = alt.Chart(surface.CELLS).transform_calculate(
        path=surface.patch(), depth=surface.nearness("datum.x", "datum.y", "datum.z"), zero="0")
    color = alt.Color("side:N").scale(domain=[str(side) for side in Side], range=[KEPT, REVERSED, KEPT, KEPT]).legend(None)
    shape = alt.Shape("path:N").scale(None).legend(None)
    return faces.mark_point(filled=True, size=(surface.SIZE / REACH) ** 2, opacity=0.2, strokeWidth=0).encode(
        _at(alt.X, "zero"), _at(alt.Y, "zero"), shape=shape, order="depth:Q", color=color)


def _projected(name: str) -> alt.Chart:
    """A table of ways from (x1, y1, z1) to (x2, y2, z2), with their ends on the screen."""
    ends: dict[str, str] = {}
    for k in (1, 2):
        ends |= {f"u{k}": surface.across(f"datum.x{k}", f"datum.y{k}"),
                 f"v{k}": surface.upward(f"datum.x{k}", f"datum.y{k}", f"datum.z{k}")}  # fmt: skip
    return alt.Chart(alt.NamedData(name=name)).transform_calculate(**ends)


def _lines(name: str, color: str, width: float) -> list[alt.Chart]:
    """Edges: one is behind the solid exactly when both of its faces look away."""
    away = [f"{surface.nearness(f'datum.x{k}', f'datum.y{k}', f'datum.z{k}')} < 0" for k in ("m", "n")]
    edges = _projected(name).transform_calculate(behind=" && ".join(away))
    ends = {"x": _at(alt.X, "u1"), "y": _at(alt.Y, "v1"), "x2": "u2:Q", "y2": "v2:Q", "color": alt.value(color)}
    return [edges.transform_filter("datum.behind").mark_rule(strokeDash=[3, 3], strokeWidth=width, opacity=0.7).encode(**ends),
            edges.transform_filter("!datum.behind").mark_rule(strokeWidth=width, opacity=0.9).encode(**ends)]  # fmt: skip


def _columns() -> list[alt.Chart]:
    """The three columns as arrows from 0, with their names at the tips."""
    arrows = _projected("columns").transform_calculate(
        du="datum.u2 - datum.u1", dv="datum.v2 - datum.v1", length="max(1e-9, hypot(datum.du, datum.dv))",
        turn="90 - atan2(datum.dv, datum.du) * 180 / PI",
        lu="datum.u2 + 0.12 * datum.du / datum.length", lv="datum.v2 + 0.12 * datum.dv / datum.length")
    color = alt.Color("said:N").scale(domain=list(NAMES), range=list(COLORS)).legend(None)
    tip = arrows.transform_filter("datum.length > 0.02").mark_point(shape="triangle", filled=True, size=120, opacity=1)
    return [arrows.mark_rule(strokeWidth=3).encode(_at(alt.X, "u1"), _at(alt.Y, "v1"), x2="u2:Q", y2="v2:Q", color=color),
            tip.encode(_at(alt.X, "u2"), _at(alt.Y, "v2"), angle=alt.Angle("turn:Q").scale(None), color=color),
            arrows.mark_text(fontSize=14, fontWeight="bold", baseline="middle").encode(
                _at(alt.X, "lu"), _at(alt.Y, "lv"), text="said:N", color=color)]  # fmt: skip


def _at(channel, field: str):
    return channel(f"{field}:Q").scale(PLACE).axis(None)
