"""Gram–Schmidt of two vectors, played: the projection is subtracted, then both are divided by their lengths."""

from functools import partial

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, palette, plane, track
from explorers.charts.bases_live import REACH, SPAN, clean, lines_above, signals
from explorers.charts.once import once

LIMIT, END = 2.4, 2.0
NUMBERS = ("ux", "uy", "vx", "vy", "swap", "t")
STEPS = SPAN | {  # f comes first, g second; w is what is left of g
    **{f"f{axis}": f"if(swap, v{axis}, u{axis})" for axis in "xy"},
    **{f"g{axis}": f"if(swap, u{axis}, v{axis})" for axis in "xy"},
    "ff": "fx * fx + fy * fy",
    "share": f"if(ff == 0, 0, {clean('fx * gx', 'fy * gy')} / max(ff, 1e-300))",
    "turned": "if(swap, -det, det)",
    "wx": "if(ff == 0, gx, -turned * fy / max(ff, 1e-300))",  # exactly perpendicular to f, and exactly 0 if dependent
    "wy": "if(ff == 0, gy, turned * fx / max(ff, 1e-300))",
    "lf": "sqrt(ff)",
    "lw": "hypot(wx, wy)",
    "cut": "min(t, 1)",
    "late": "max(0, t - 1)",
    "sf": "if(lf == 0, 0, 1 - late + late / max(lf, 1e-300))",
    "sw": "if(lw == 0, 1, 1 - late + late / max(lw, 1e-300))",
    "firstx": "sf * fx",
    "firsty": "sf * fy",
    "secondx": "sw * (gx + cut * (wx - gx))",
    "secondy": "sw * (gy + cut * (wy - gy))",
}
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)


def steps(b1, b2, t: float, *, swap: bool) -> dict:
    """The live chart at the time t: 0 as given, 1 projection subtracted, 2 lengths 1; with `swap` b₂ comes first."""
    return live.refilled(_described(), home=dict(zip(NUMBERS, map(float, (*b1, *b2, swap, t)), strict=True)))


@once
def _described() -> dict:
    base = live.base(NUMBERS)
    time = track.track(base, "t", "time", END, (0, 1, 2))
    chart = alt.vconcat(_plane(base), time, spacing=44, bounds="flush")
    turn = np.linspace(0, 2 * np.pi, 121)
    circle = pd.DataFrame({"x": np.cos(turn), "y": np.sin(turn), "i": range(121)})
    to = {axis: live.clamped(f"p{axis}", -REACH, REACH) for axis in "xy"}
    drags = [live.Drag(f"steps_{w}_handle", "steps", {f"{w}x": to["x"], f"{w}y": to["y"]}) for w in "uv"]
    spec = live.live(chart, home=dict.fromkeys(NUMBERS, 0.0), drags=[*drags, track.drag("t", "time", END)],
                     clock=live.Clock("t", end=END, per_second=0.5), data={"circle": circle})  # fmt: skip
    spec["params"] += signals(STEPS)
    return spec


def _plane(base: alt.Chart) -> alt.LayerChart:
    return plane.square(
        live.floor(base, "steps"), plane.cross(LIMIT), _circle(), *_given(base), *_results(base), *_projection(base),
        live.handle(base, "steps_u_handle", x("ux"), y("uy"), palette.FIRST, dot=110),
        live.handle(base, "steps_v_handle", x("vx"), y("vy"), palette.SECOND, dot=110),
        *_readout(base), name="steps",
    )  # fmt: skip


def _circle() -> alt.Chart:
    circle = alt.Chart(alt.NamedData(name="circle")).mark_line(strokeWidth=1, strokeDash=[3, 3], opacity=0.8)
    return circle.encode(x("x"), y("y"), order="i:Q", color=alt.value(palette.QUIET))


def _projection(base: alt.Chart) -> list[alt.Chart]:
    """The projection of the second vector on the line of the first, and its way from there to its end."""
    foot = base.transform_filter("ff > 0").transform_calculate(
        x1="-60 * fx / lf", y1="-60 * fy / lf", x2="60 * fx / lf", y2="60 * fy / lf",
        px="share * fx", py="share * fy", gx="gx", gy="gy")
    seen = foot.transform_filter("hypot(datum.px, datum.py) > 0.12")
    return [
        foot.mark_rule(strokeWidth=1, opacity=0.7, clip=True).encode(
            x("x1"), y("y1"), x2="x2:Q", y2="y2:Q", color=alt.value(palette.QUIET)),
        foot.mark_rule(strokeWidth=1.5, strokeDash=[2, 3], clip=True).encode(
            x("gx"), y("gy"), x2="px:Q", y2="py:Q", color=alt.value(palette.KNOB)),
        plane.arrow(seen, "px", "py", LIMIT, palette.KNOB, clip=True, strokeDash=[7, 4]),
        plane.label(seen, "px", "py", LIMIT, "p", palette.KNOB, dx=0, dy=15, size=14, clip=True),
    ]


def _given(base: alt.Chart) -> list[alt.Chart]:
    """b₁ and b₂ as they were."""
    layers = []
    for w, name, color in (("u", "b₁", palette.FIRST), ("v", "b₂", palette.SECOND)):
        rule = base.mark_rule(strokeWidth=1.3, strokeDash=[3, 3], clip=True)
        layers.append(rule.encode(x("zero"), y("zero"), x2=f"{w}x:Q", y2=f"{w}y:Q", color=alt.value(color)))
        layers.append(plane.label(base, f"{w}x", f"{w}y", LIMIT, name, color, dx=0, dy=-17, clip=True))
    return layers


def _results(base: alt.Chart) -> list[alt.Chart]:
    """What has become of b₁ (blue) and of b₂ (green), with the names w₁, w₂ in the order taken, at the end q₁, q₂."""
    layers = []
    for k, color in ((1, palette.FIRST), (2, palette.SECOND)):
        # b₁ is the first vector unless swapped.
        first = "swap" if k == 2 else "!swap"
        moved = base.transform_calculate(
            mx=f"{first} ? firstx : secondx", my=f"{first} ? firsty : secondy", number=f"{first} ? '₁' : '₂'",
            long=f"{first} ? lf : lw")
        # The first vector does not move before t = 1; there its own name is enough.
        named = moved.transform_filter(f"datum.long > 0 && ({first} ? t > 1.15 : t >= 1)").transform_calculate(
            said="(t < 2 ? 'w' : 'q') + datum.number", out="max(0.01, hypot(datum.mx, datum.my))",
            sx="datum.mx * (1 + 0.28 / datum.out)", sy="datum.my * (1 + 0.28 / datum.out)")
        gone = moved.transform_filter("t >= 1 && datum.long == 0").transform_calculate(said="'w' + datum.number + ' = 0'")
        layers += [
            plane.arrow(moved, "mx", "my", LIMIT, color, clip=True),
            plane.label(named, "sx", "sy", LIMIT, alt.Text("said:N"), color, dx=0, dy=0, clip=True),
            plane.label(gone, "zero", "zero", LIMIT, alt.Text("said:N"), palette.WRONG, dx=0, dy=16 * k, clip=True),
            gone.mark_point(shape="cross", angle=45, size=130, filled=True, opacity=1).encode(
                x("zero"), y("zero"), color=alt.value(palette.WRONG)),
        ]
    return layers


def _readout(base: alt.Chart) -> list[alt.Chart]:
    """How much is subtracted, and the length of what is left."""
    b, other = "(swap ? 'b₂' : 'b₁')", "(swap ? 'b₁' : 'b₂')"
    left = "', ‖w₂‖ = ' + format(lw, '.4~g') + (lw == 0 ? ': dependent' : '')"
    return lines_above(base, {
        "share": (f"ff == 0 ? {b} + ' = 0: nothing to project on' : 'p = ' + format(share, '.4~g') + ' ' + {b}", palette.KNOB),
        "remains": (f"'w₂ = ' + {other} + (ff == 0 ? '' : ' − p') + {left}", palette.RESULT),
    })  # fmt: skip
