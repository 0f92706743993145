"""The circle on its way to an ellipse: Vᵀ, Σ and U on circle, grid and figure; below it the time, with its three parts."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, mapped, palette, plane, track
from explorers.charts import svd_layers as layers
from explorers.charts.once import once
from explorers.charts.svd_layers import END, HANDLES, LIMIT, REACH
from explorers.charts.svd_live import MATRIX, NUMBERS, reshaped, signals
from explorers.figures import letter


def motions(matrix, t: float, turn: float, signs, *, axes: bool) -> dict:
    """The live chart of [[a, b], [c, d]]: drag the tips of the ellipse (`axes`) or the columns, v₁ at a tie, and the time."""
    home = dict(zip(NUMBERS, map(float, (*np.ravel(matrix), t, turn, *signs, axes)), strict=True))
    return live.refilled(_described(), home=home)


@once
def _described() -> dict:
    base = live.base(NUMBERS)
    chart = alt.vconcat(_plane(base), _track(base), spacing=40, bounds="flush")
    at = [live.clamped(f"p{axis}", -REACH, REACH) for axis in "xy"]
    tips = [live.Drag(f"{name}_handle", "plane", reshaped(k, *at)) for k, name in enumerate(HANDLES, 1)]
    turned = live.Drag("turn_handle", "plane", {"turn": "round(atan2(f1 * py, f1 * px) * 180 / PI)"})
    drags = [*tips, *mapped.drags("plane", REACH), turned, track.drag("t", "time", END)]
    ring = np.linspace(0, 2 * np.pi, 97)
    data = {**mapped.tables(), "figure": mapped.strokes(letter()),
            "ring": pd.DataFrame({"x": np.cos(ring), "y": np.sin(ring), "k": range(97)})}  # fmt: skip
    clock = live.Clock("t", end=END, per_second=0.6)
    spec = live.live(chart, home=dict.fromkeys(NUMBERS, 0.0), drags=drags, clock=clock, data=data)
    spec["params"] += signals()
    return spec


def _plane(base: alt.Chart) -> alt.LayerChart:
    columns = mapped.columns(base.transform_filter("axes == 0"), LIMIT, REACH, colors=(palette.RESULT, palette.RESULT))
    figure = mapped.figure(LIMIT, layers.STILL, palette.QUIET)[1:]
    return plane.square(
        live.floor(base, "plane"), mapped.grid(LIMIT, MATRIX), plane.cross(LIMIT), *layers.rings(), *figure,
        *mapped.figure(LIMIT, MATRIX), *layers.mirror(base), *layers.vectors(base), *layers.moving(base),
        *layers.free_sign(base), *layers.tips(base), *columns, layers.free_pair(base), *_readout(base),
        name="plane",
    )


def _readout(base: alt.Chart) -> list[alt.Chart]:
    """Two live lines above the plane: the singular values with κ, and the determinants of U and V."""
    number = "format({}, '.4~g')"
    values = f"'σ₁ = ' + {number.format('s1')} + ',  σ₂ = ' + {number.format('s2')} + ',  κ = '"
    rows = base.transform_calculate(
        values=f"{values} + (s2 > 0 ? {number.format('kappa')} : '∞')",
        sides="'det U = ' + format(sense, 'd') + ',  det V = ' + format(vdet, 'd') + (tie ? ',  σ₁ = σ₂' : '')",
    )
    text = rows.mark_text(align="left", baseline="middle", fontSize=14, fontWeight="bold").encode(x=alt.value(0))
    return [
        text.encode(y=alt.value(-32), text="values:N", color=alt.value(palette.SHAPE)).properties(name="values"),
        text.encode(y=alt.value(-12), text="sides:N", color=alt.value(palette.QUIET)).properties(name="sides"),
    ]


def _track(base: alt.Chart) -> alt.LayerChart:
    """The time t in its three parts, each with the name of its motion."""
    ticks = range(END + 1)
    parts = alt.Chart(alt.InlineData(values=[{"at": k + 0.5, "part": name} for k, name in enumerate(("Vᵀ", "Σ", "U"))]))
    borders = alt.Chart(alt.InlineData(values=[{"at": k} for k in ticks]))
    at, quiet = track.along("at", END, ticks), alt.value(palette.QUIET)
    return track.track(
        base, "t", "time", END, ticks,
        borders.mark_point(shape="stroke", angle=90, size=160, opacity=1).encode(at, track.MIDDLE, color=quiet),
        parts.mark_text(dy=-13, fontSize=14, fontWeight="bold").encode(
            at, track.MIDDLE, text="part:N", color=alt.value(palette.SHAPE)),
    )
