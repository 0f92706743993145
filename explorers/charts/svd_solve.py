"""Ax = b and A(x + Δx) = b + Δb in one plane, and the relative errors below; b and its error are dragged."""

from functools import partial

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, palette, plane
from explorers.charts.mapped import ENTRIES, held, table
from explorers.charts.once import once
from explorers.charts.svd_live import NOISE, VALUES

LIMIT = 3.4
REACH = 3.0
LIVE = (*ENTRIES, "bx", "by", "ex", "ey")
LOW, HIGH = 1e-3, 1e3
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)
FORMULAS = {
    **{name: VALUES[name] for name in ("largest", "det", "off", "tie", "s1", "s2")},
    "invertible": "det != 0",
    "over": "if(invertible, det, 1)",
    "sx": "(d * bx - b * by) / over",
    "sy": "(a * by - c * bx) / over",
    "dx": "(d * ex - b * ey) / over",
    "dy": "(a * ey - c * ex) / over",
    "ofb": "hypot(ex, ey) / max(hypot(bx, by), 1e-300)",
    "ofx": "hypot(dx, dy) / max(hypot(sx, sy), 1e-300)",
    "bound": "s1 / max(s2, 1e-300) * ofb",
    "measured": f"invertible && hypot(ex, ey) > 0 && hypot(bx, by) > {NOISE}",
}


def solutions(matrix, b, error) -> dict:
    """The live chart of Ax = b for a fixed A: drag b, and b + Δb."""
    home = dict(zip(LIVE, map(float, (*np.ravel(matrix), *b, *error)), strict=True))
    return live.refilled(_described(), home=home)


@once
def _described() -> dict:
    base = live.base(LIVE)
    chart = alt.vconcat(_plane(base), _bars(base), spacing=10)
    at = {axis: live.clamped(f"p{axis}", -REACH, REACH) for axis in "xy"}
    error = {f"e{axis}": f"round(100 * ({at[axis]} - b{axis})) / 100" for axis in "xy"}
    drags = [live.Drag("b_handle", "solve", {f"b{axis}": at[axis] for axis in "xy"}),
             live.Drag("error_handle", "solve", error)]  # fmt: skip
    ring = np.linspace(0, 2 * np.pi, 97)
    data = {"ring": pd.DataFrame({"x": np.cos(ring), "y": np.sin(ring), "k": range(97)})}
    spec = live.live(chart, home=dict.fromkeys(LIVE, 0.0), drags=drags, data=data)
    spec["params"] += [{"name": name, "expr": formula} for name, formula in FORMULAS.items()]
    return spec


def _plane(base: alt.Chart) -> alt.LayerChart:
    base = base.transform_calculate(gx="bx + ex", gy="by + ey", sx="sx", sy="sy", hx="sx + dx", hy="sy + dy",
                                    **held("(bx + ex)", "(by + ey)", "error", "b + Δb", REACH))  # fmt: skip
    solved = base.transform_filter("invertible")
    named, said = {"clip": True, "size": 14}, alt.Text("error_said:N")
    dashed: dict = {"strokeDash": [4, 3], "strokeWidth": 1.6, "clip": True}
    rests = [rows.mark_rule(**dashed).encode(x("zero"), y("zero"), x2=f"{to}x:Q", y2=f"{to}y:Q", color=alt.value(color))
             for rows, to, color in ((base, "g", palette.FIRST), (solved, "h", palette.RESULT))]
    ends = solved.mark_point(filled=True, size=70, opacity=1, clip=True)
    return plane.square(
        live.floor(base, "solve"), plane.cross(LIMIT), *_rings(), *rests,
        plane.arrow(base, "bx", "by", LIMIT, palette.FIRST, clip=True),
        plane.arrow(solved, "sx", "sy", LIMIT, palette.RESULT, clip=True),
        ends.encode(x("hx"), y("hy"), color=alt.value(palette.RESULT)).properties(name="moved"),
        plane.label(solved, "sx", "sy", LIMIT, "x", palette.RESULT, **named),
        plane.label(solved, "hx", "hy", LIMIT, "x + Δx", palette.RESULT, **named, dx=26, dy=14),
        plane.label(base, "bx", "by", LIMIT, "b", palette.FIRST, **named, dx=-18, dy=16),
        plane.label(base, "error_x", "error_y", LIMIT, said, palette.KNOB, **named, dx=26, dy=-14),
        live.handle(base, "b_handle", x("bx"), y("by"), palette.FIRST, dot=130, halo=900),
        live.handle(base, "error_handle", x("error_x"), y("error_y"), palette.KNOB, dot=90, halo=700),
        name="solve",
    )


def _rings() -> list[alt.Chart]:
    """All errors as long as Δb, a circle around b, and what they make of x, an ellipse around x."""
    ring = table("ring").transform_calculate(ox="hypot(ex, ey) * datum.x", oy="hypot(ex, ey) * datum.y")
    circle = ring.transform_calculate(ix="bx + datum.ox", iy="by + datum.oy")
    ellipse = ring.transform_filter("invertible").transform_calculate(
        ix="sx + (d * datum.ox - b * datum.oy) / over", iy="sy + (a * datum.oy - c * datum.ox) / over")
    return [rows.mark_line(clip=True, strokeWidth=1.6).encode(x("ix"), y("iy"), order="k:Q", color=alt.value(color))
            for rows, color in ((circle, palette.FIRST), (ellipse, palette.RESULT))]


def _bars(base: alt.Chart) -> alt.LayerChart:
    """The relative errors of b and of x, and the bound, κ times the one of b, on a logarithmic scale."""
    names = [("ofb", "of b", palette.FIRST), ("ofx", "of x", palette.RESULT), ("bound", "κ · of b", palette.QUIET)]
    scale = alt.Scale(type="log", domain=[LOW, HIGH], nice=False, clamp=True)
    axis = alt.Axis(title="relative error", values=[0.001, 0.1, 10], format="~%", grid=False, labelOverlap=False)
    up = alt.Y("row:N").scale(domain=[name for _, name, _ in names]).axis(title=None, domain=False, ticks=False)
    drawn = []
    for size, name, color in names:
        row = base.transform_filter("measured").transform_calculate(
            size=size, row=f"'{name}'", low=str(LOW), said=f"format({size} * 100, '.4~g') + ' %'")
        along = alt.X("size:Q").scale(scale).axis(axis)
        start = alt.X("low:Q").scale(scale).axis(axis)
        drawn.append(row.mark_bar(size=12).encode(start, up, x2="size:Q", color=alt.value(color)))
        text = row.mark_text(align="left", dx=6, fontSize=13).encode(along, up, text="said:N", color=alt.value(color))
        drawn.append(text.properties(name=f"{size}_said"))
    return alt.layer(*drawn).properties(width=plane.SIZE - 110, height=72, name="sizes")
