"""The loss around a network's parameters as a surface over two directions, and the place of the parameters on it."""

import altair as alt
import numpy as np

from explorers.charts import live, palette, surface
from explorers.charts.once import once
from explorers.landscape import Landscape

REACH, TALL = 1.45, 0.6


def slice_chart(view: Landscape, azimuth: float, elevation: float) -> dict:
    """The live chart: drag to turn. Heights from `view.low` to `view.high`, the parameters in the middle of the square."""
    a, b = np.meshgrid(view.x, view.y, indexing="ij")
    skin = surface.cells(a, b, TALL * view.height(view.value))
    middle = len(view.x) // 2
    home = {"az": azimuth, "el": elevation, "mz": float(TALL * np.nan_to_num(view.height(view.value[middle, middle])))}
    return live.refilled(_described(), home=home, data={"cells": skin[np.isfinite(skin.z)]})


@once
def _described() -> dict:
    home = {"az": 0.0, "el": 0.0, "mz": 0.0}
    base = live.base(home)
    skin = surface.skin("datum.z", reach=REACH, scheme="viridis", domain=[-TALL, TALL])
    place = base.transform_calculate(up=f"{surface.upward('0', '0', 'mz')} / {REACH}")
    ball = place.mark_point(filled=True, size=130, opacity=1, stroke="white", strokeWidth=1.5).encode(
        alt.X("zero:Q").scale(domain=[-1, 1]).axis(None), alt.Y("up:Q").scale(domain=[-1, 1]).axis(None),
        color=alt.value(palette.KNOB))
    chart = alt.layer(skin, ball, live.floor(base, "orbit")).resolve_scale(color="independent")
    chart = chart.properties(width=surface.SIZE, height=surface.SIZE, name="orbit").configure(aria=False)
    spec = live.live(chart, home=home, drags=[surface.turning("orbit")])
    spec["params"] += surface.angles()
    return spec
