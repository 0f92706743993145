"""The neighbourhood of the point with y stretched: ∇f and the level curve lose their right angle, circles their roundness.

Drawn are offsets from the point in halves of the window, y times s.
"""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import gradient_map, live, lookup, palette, plane, track
from explorers.charts.once import once
from explorers.level_curve import LevelCurve

LEAST, MOST = 0.25, 3.0
UNIT = 0.45  # radius of the unit circles in the picture
NEAR = 0.8  # the picture shows this much of half the window on each side


def picture(point, slopes, curve: LevelCurve, w: float, stretch: float) -> dict:
    """The live chart: drag the stretch s."""
    length = float(np.hypot(*slopes))
    a, b = (float(part) / length if length > 0 else np.nan for part in slopes)
    arms = [pd.DataFrame({"x": (p[:, 0] - point[0]) / (NEAR * w), "y": (p[:, 1] - point[1]) / (NEAR * w), "k": range(len(p)),
                          "arm": float(k)}) for k, (p, _) in enumerate(curve.arms)]  # fmt: skip
    empty = pd.DataFrame({"x": [], "y": [], "k": [], "arm": []}, dtype=float)
    data = {"frame": pd.DataFrame([{"a": a, "b": b}], dtype=float), "curve": pd.concat([empty, *arms])}
    return live.refilled(_described(), home={"s": stretch}, data=data)


@once
def _described() -> dict:
    numbers = _numbers()
    base = live.base(["s", *numbers])
    knob = track.track(base, "s", "stretch", MOST, [1, 2, 3])
    chart = alt.vconcat(_plan(base), knob, spacing=14).configure(aria=False)
    drags = [live.Drag("stretch_knob", "stretch", {"s": live.clamped("px", LEAST, MOST)})]
    around = pd.DataFrame({"angle": np.linspace(0, 2 * np.pi, 91)})
    ticks = np.linspace(-5, 5, 21)
    net = pd.DataFrame({"place": ticks})
    spec = live.live(chart, home={"s": 1.0}, drags=drags, data={"around": around, "net": net})
    spec["params"] += [{"name": name, "expr": formula} for name, formula in numbers.items()]
    return spec


def _numbers() -> dict[str, str]:
    """(a, b): ∇f/‖∇f‖; (p, q): the direction at a right angle on the screen, G⁻¹∇f with G = diag(1, s²), as drawn."""
    a, b = (lookup.field("frame", name) for name in "ab")
    return {
        "a": f"(isValid({a}) ? {a} : NaN)", "b": f"(isValid({b}) ? {b} : NaN)",
        "p": "a / sqrt(a * a + b * b / (s * s))", "q": "b / s / sqrt(a * a + b * b / (s * s))",
        "angle": "atan2(s, (s * s - 1) * a * b) * 180 / PI",
    }  # fmt: skip


def _plan(base: alt.Chart) -> alt.LayerChart:
    def x(field):
        return plane.x(field, 1, 2)

    def y(field):
        return plane.y(field, 1, 2)

    net = alt.Chart(alt.NamedData(name="net")).transform_calculate(y="s * datum.place", low="-1", high="1")
    thin = net.mark_rule(strokeWidth=0.8, opacity=0.5, clip=True)
    round_ = alt.Chart(alt.NamedData(name="around")).transform_calculate(
        x=f"{UNIT} * cos(datum.angle)", y=f"{UNIT} * s * sin(datum.angle)", v=f"{UNIT} * sin(datum.angle)")
    curve = alt.Chart(alt.NamedData(name="curve")).transform_calculate(v="s * datum.y")
    here = base.transform_filter("isValid(a)").transform_calculate(
        tx=f"{UNIT} * a", ty=f"{UNIT} * s * b", gx=f"{UNIT} * p", gy=f"{UNIT} * q",
        lx="-2 * b", ly="2 * s * a", rx="2 * b", ry="-2 * s * a")  # fmt: skip
    quiet, first, knob, second = (alt.value(c) for c in (palette.QUIET, palette.RESULT, palette.KNOB, palette.SECOND))

    def name(at, word, color, dx):
        return here.mark_text(fontSize=13, fontWeight="bold", dx=dx, dy=-9, clip=True).encode(
            x(at[0]), y(at[1]), text=alt.value(word), color=color)

    def said(words, across, color):
        text = base.transform_calculate(said=words).mark_text(align="left", fontSize=13)
        return text.encode(x=alt.XValue(across), y=alt.YValue(-12), text="said:N", color=color)

    return plane.square(
        *gradient_map.loaded("frame"),
        thin.encode(x("place"), y("low"), y2="high:Q", color=quiet),
        thin.encode(x("low"), y("y"), x2="high:Q", color=quiet),
        round_.mark_line(strokeWidth=2, clip=True).encode(x("x"), y("y"), order="angle:Q", color=first),
        round_.mark_line(strokeWidth=1.5, strokeDash=[4, 3], clip=True).encode(x("x"), y("v"), order="angle:Q", color=knob),
        curve.mark_line(strokeWidth=3, clip=True).encode(x("x"), y("v"), order="k:Q", detail="arm:N", color=second),
        here.mark_rule(strokeDash=[5, 4], strokeWidth=1.6, clip=True).encode(
            x("lx"), y("ly"), x2="rx:Q", y2="ry:Q", color=second),
        plane.arrow(here, "gx", "gy", 1, palette.KNOB, clip=True), plane.arrow(here, "tx", "ty", 1, palette.RESULT, clip=True),
        name(("gx", "gy"), "G⁻¹∇f", knob, -26), name(("tx", "ty"), "∇f", first, 16),
        base.mark_point(filled=True, size=80, opacity=1).encode(x("zero"), y("zero"), color=alt.value(palette.FIRST)),
        said("'y stretched by ' + format(s, '.2f')", 0, quiet),
        said("'angle on the screen ' + (isValid(angle) ? format(angle, '.1f') + '°' : ': none')", 130, first),
        name="plan",
    )  # fmt: skip
