"""The runs on the surface of the function, up to the shown step; the surface is turned by dragging."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import gradient_descent as flat
from explorers.charts import live, surface
from explorers.charts.once import once
from explorers.gradient_descent import Descent, thinned
from explorers.landscape import Landscape

REACH, TALL = 1.5, 0.6  # x and y run over [−1, 1], heights over [−TALL, TALL]
COARSE = 3  # cells of the map to one of the surface: few enough to turn fast


def chart(view: Landscape, runs: dict[str, Descent], step: int, azimuth: float, elevation: float) -> dict:
    """The live chart; heights outside the range of most of the window are drawn at its edge, places outside it not at all."""
    keep = np.unique([*range(0, len(view.x), COARSE), len(view.x) - 1])
    side = 2 * (view.x[keep] - view.x[0]) / (view.x[-1] - view.x[0]) - 1
    a, b = np.meshgrid(side, side, indexing="ij")
    cells = surface.cells(a, b, TALL * view.height(view.value[np.ix_(keep, keep)]))
    rows = pd.concat([_way(name, run, step, view) for name, run in runs.items()], ignore_index=True)
    data = {"cells": cells[np.isfinite(cells.z)], "ways": rows}
    return live.refilled(_described(), home={"az": azimuth, "el": elevation}, data=data)


def _way(name: str, run: Descent, step: int, view: Landscape) -> pd.DataFrame:
    k = thinned(len(run.points) - 1, step)
    k = k[k <= step]
    wide = view.x[-1] - view.x[0]
    a, b = (2 * (run.points[k] - [view.x[0], view.y[0]]) / wide - 1).T
    inside = (np.abs(a) <= 1) & (np.abs(b) <= 1) & np.isfinite(run.values[k])
    piece = np.cumsum(~inside)  # a run that leaves the window is not joined across the gap
    table = pd.DataFrame({"method": name, "k": k, "last": k == k[-1], "a": a, "b": b, "piece": [f"{name} {p}" for p in piece],
                          "z": TALL * view.height(run.values[k])})  # fmt: skip
    return table[inside]


@once
def _described() -> dict:
    home = {"az": 0.0, "el": 0.0}
    base = live.base(home)
    skin = surface.skin("datum.z", reach=REACH, scheme="viridis", domain=[-TALL, TALL]).encode(opacity=alt.value(0.45))
    place = alt.Scale(domain=[-REACH, REACH], nice=False)
    rows = alt.Chart(alt.NamedData(name="ways")).transform_calculate(
        sx=surface.across("datum.a", "datum.b"), sy=surface.upward("datum.a", "datum.b", "datum.z"))
    x, y = alt.X("sx:Q").scale(place).axis(None), alt.Y("sy:Q").scale(place).axis(None)
    color = alt.Color("method:N").scale(flat.COLORS).legend(None)
    ways = rows.mark_line(strokeWidth=2.2, clip=True).encode(
        x, y, detail="piece:N", order="k:Q", color=color, strokeDash=alt.StrokeDash("method:N").scale(flat.DASHES).legend(None))
    ends = rows.transform_filter("datum.last").mark_point(filled=True, size=90, opacity=1, clip=True).encode(
        x, y, color=color, shape=alt.Shape("method:N").scale(flat.SHAPES).legend(None))
    picture = alt.layer(skin, ways, ends, live.floor(base, "orbit"))
    picture = picture.resolve_scale(color="independent", shape="independent", x="independent", y="independent")
    picture = picture.properties(width=surface.SIZE, height=surface.SIZE, name="orbit").configure(aria=False)
    spec = live.live(picture, home=home, drags=[surface.turning("orbit")])
    spec["params"] += surface.angles()
    return spec
