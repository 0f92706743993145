"""One neuron: the decision line w·x + b = 0, moved by its normal w and by its shift b, with σ(w·x + b) as shading."""

from functools import partial

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, mapped, palette, plane
from explorers.charts.layers_parts import activated
from explorers.charts.layers_planes import ACTIVATIONS
from explorers.charts.once import once
from explorers.layers import Activation

LIMIT, REACH, SHIFT, CELLS = 3.4, 3.0, 6.0, 20
NUMBERS = ("wx", "wy", "w0", "xx", "xy", "act", "low", "high")
SHADES = {  # the values without shade and with the full one
    Activation.IDENTITY: (-3.0, 3.0), Activation.SIGMOID: (0.0, 1.0), Activation.TANH: (-1.0, 1.0), Activation.RELU: (0.0, 3.0),
}  # fmt: skip
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)


def decision(w, b, point, activation) -> dict:
    """The live chart of σ(w·x + b): drag w, the line, and the point x."""
    numbers = (*w, b, *point, ACTIVATIONS.index(activation), *SHADES[activation])
    return live.refilled(_described(), home=dict(zip(NUMBERS, map(float, numbers), strict=True)))


@once
def _described() -> dict:
    base = live.base(NUMBERS)
    held = {axis: live.clamped(f"p{axis}", -REACH, REACH) for axis in "xy"}
    through = live.clamped("-(wx * px + wy * py)", -SHIFT, SHIFT)  # the line goes through the hand
    drags = [live.Drag("normal_handle", "plane", {"wx": held["x"], "wy": held["y"]}),
             live.Drag("line_handle", "plane", {"w0": f"length_w > 0 ? {through} : w0"}),
             live.Drag("point_handle", "plane", {"xx": held["x"], "xy": held["y"]})]  # fmt: skip
    spec = live.live(_plane(base), home=dict.fromkeys(NUMBERS, 0.0), drags=drags, data={"cells": _cells()})
    # The foot of the perpendicular from 0 to the line.
    foot = {f"foot{axis}": f"if(length_w > 0, -w0 * w{axis} / (length_w * length_w), 0)" for axis in "xy"}
    formulas = {"length_w": "hypot(wx, wy)", **foot, "z": "wx * xx + wy * xy + w0"}
    spec["params"] += [{"name": name, "expr": formula} for name, formula in formulas.items()]
    return spec


def _cells() -> pd.DataFrame:
    edge = np.linspace(-LIMIT, LIMIT, CELLS + 1)
    left, low = (part.ravel() for part in np.meshgrid(edge[:-1], edge[:-1]))
    return pd.DataFrame({"left": left, "down": low, "right": left + edge[1] - edge[0], "up": low + edge[1] - edge[0]})


def _plane(base: alt.Chart) -> alt.LayerChart:
    line = base.transform_filter("length_w > 0").transform_calculate(
        **{f"x{k}": f"footx {sign} {mapped.FAR} * wy / length_w" for k, sign in ((1, "-"), (2, "+"))},
        **{f"y{k}": f"footy {sign} {mapped.FAR} * wx / length_w" for k, sign in ((1, "+"), (2, "-"))})
    handle = base.transform_calculate(**mapped.held("footx", "footy", "foot", "b", REACH))
    named = {"clip": True, "dx": 0, "dy": -17}
    return plane.square(
        live.floor(base, "plane"), _shading(), plane.cross(LIMIT),
        line.mark_rule(clip=True, strokeWidth=2.5).encode(
            x("x1"), y("y1"), x2="x2:Q", y2="y2:Q", color=alt.value(palette.SHAPE)).properties(name="line"),
        plane.arrow(base, "wx", "wy", LIMIT, palette.FIRST), plane.label(base, "wx", "wy", LIMIT, "w", palette.FIRST, **named),
        plane.label(handle, "foot_x", "foot_y", LIMIT, alt.Text("foot_said:N"), palette.SECOND, **named),
        plane.label(base, "xx", "xy", LIMIT, "x", palette.KNOB, **named),
        live.handle(handle, "line_handle", x("foot_x"), y("foot_y"), palette.SECOND),
        live.handle(base, "normal_handle", x("wx"), y("wy"), palette.FIRST),
        live.handle(base, "point_handle", x("xx"), y("xy"), palette.KNOB),
        *_readout(base), name="plane")  # fmt: skip


def _shading() -> alt.Chart:
    """σ at the middle of each cell: nothing at the lowest value shown, full at the highest."""
    middle = "(wx * (datum.left + datum.right) / 2 + wy * (datum.down + datum.up) / 2 + w0)"
    value = activated(middle)
    cells = alt.Chart(alt.NamedData(name="cells")).transform_calculate(value=f"clamp(({value} - low) / (high - low), 0, 1)")
    shade = alt.Opacity("value:Q").scale(domain=[0, 1], range=[0, 0.6]).legend(None)
    ends = {"x": x("left"), "y": y("down"), "x2": "right:Q", "y2": "up:Q"}
    cells = cells.mark_rect(strokeWidth=0).encode(**ends, opacity=shade, color=alt.value(palette.RESULT))
    return cells.properties(name="shading")


def _readout(base: alt.Chart) -> list[alt.Chart]:
    rows = base.transform_calculate(
        sum="'w·x + b = ' + format(z, '.3~f') + (length_w > 0 ? ',  distance ' + format(z / length_w, '.3~f') : '')",
        out=f"'σ(w·x + b) = ' + format({activated('z')}, '.3~f')")
    text = rows.mark_text(align="left", baseline="middle", fontSize=14, fontWeight="bold").encode(x=alt.value(0))
    return [text.encode(y=alt.value(-32), text="sum:N", color=alt.value(palette.SHAPE)).properties(name="sum"),
            text.encode(y=alt.value(-12), text="out:N", color=alt.value(palette.RESULT)).properties(name="out")]  # fmt: skip
