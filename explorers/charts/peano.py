"""Peano's surface (y − x²)(y − 2x²) along a line through 0 and along the parabola y = 1.5x²."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, palette, plane
from explorers.charts.disc_view import DOWN, UP
from explorers.charts.once import once

GRIP = 0.9  # how far from 0 the knob of the line stands
HIGH = 130  # pixels of the curve
SIGNS = alt.Scale(domain=["+", "−"], range=[UP, DOWN])
ALONG = "datum.t * datum.t * (sin_line - datum.t * cos_line * cos_line) * (sin_line - 2 * datum.t * cos_line * cos_line)"
SPOTS = [{"x": x, "y": y, "s": s} for x, y, s in [(0.06, 0.6, "+"), (0.06, -0.5, "+"), (0.86, 0.88, "−"), (-0.86, 0.88, "−")]]
DERIVED = {
    "cos_line": "cos(line * PI / 180)",
    "sin_line": "sin(line * PI / 180)",
    "reach": "line % 90 == 0 ? 1 / 0 : abs(sin_line) / (2 * cos_line * cos_line)",
    "inside": "min(reach, 1.5)",
}


def line(degrees: float) -> dict:
    """The live chart: drag the line through 0; below it f along the line and along the parabola."""
    return live.refilled(_described(), home={"line": degrees})


@once
def _described() -> dict:
    base = live.base(["line"])
    chart = alt.vconcat(_map(base), _curve(base), spacing=14)
    turn = live.Drag("line_handle", "map", {"line": "round(atan2(py, px) * 1800 / PI) / 10"})
    spec = live.live(chart, home={"line": 0.0}, drags=[turn], data=_tables())
    spec["params"] += [{"name": name, "expr": formula} for name, formula in DERIVED.items()]
    return spec


def _map(base: alt.Chart) -> alt.LayerChart:
    between = alt.Chart(alt.NamedData(name="parabolas"))
    f_below = between.mark_area(clip=True, opacity=0.35).encode(
        plane.x("x", 1), plane.y("low", 1), y2="high:Q", color=alt.value(DOWN))
    parabola = between.mark_line(clip=True, strokeDash=[4, 3], strokeWidth=2.5).encode(
        plane.x("x", 1), plane.y("middle", 1), order="x:Q", color=alt.value(DOWN))
    ends = base.transform_calculate(
        bx="-1.5 * cos_line", by="-1.5 * sin_line", ex="1.5 * cos_line", ey="1.5 * sin_line",
        mx="-inside * cos_line", my="-inside * sin_line", nx="inside * cos_line", ny="inside * sin_line",
        kx=f"{GRIP} * cos_line", ky=f"{GRIP} * sin_line", said="format(line, '.1~f') + '°'")
    signs = alt.Chart(alt.InlineData(values=SPOTS)).mark_text(fontSize=20)
    knob: dict = {"x": plane.x("kx", 1), "y": plane.y("ky", 1)}
    return plane.square(
        live.floor(base, "map"), plane.cross(1), f_below, parabola,
        signs.encode(plane.x("x", 1), plane.y("y", 1), text="s:N", color=alt.value(palette.QUIET)),
        ends.mark_rule(clip=True, strokeWidth=1.5).encode(
            plane.x("bx", 1), plane.y("by", 1), x2="ex:Q", y2="ey:Q", color=alt.value(palette.FIRST)),
        ends.mark_rule(clip=True, strokeWidth=5).encode(
            plane.x("mx", 1), plane.y("my", 1), x2="nx:Q", y2="ny:Q", color=alt.value(UP)),
        ends.mark_text(fontSize=13, fontWeight="bold", dx=-18, dy=14).encode(
            **knob, text="said:N", color=alt.value(palette.KNOB)),
        live.handle(ends, "line_handle", **knob, color=palette.KNOB, dot=120, halo=1000),
        name="map", size=260,
    )  # fmt: skip


def _curve(base: alt.Chart) -> alt.LayerChart:
    """The fourth root in the scale lets values near 0 be seen; the signs are those of f."""
    x = alt.X("t:Q").scale(domain=[-1, 1], nice=False).axis(
        title="t, signed distance from 0", values=[-1, -0.5, 0, 0.5, 1])
    y = alt.Y("v:Q").scale(type="pow", exponent=0.25, domain=[-1, 3], nice=False, clamp=True).axis(
        title="f", values=[-1, -0.01, 0, 0.01, 1], format="~g", domain=False, ticks=False)
    values = alt.Chart(alt.NamedData(name="steps")).transform_calculate(v=ALONG).transform_calculate(
        sign="datum.v < 0 ? '−' : '+'")
    parabola = alt.Chart(alt.NamedData(name="parabolas")).mark_line(strokeDash=[4, 3], strokeWidth=2.5)
    reach = base.transform_calculate(said="'f > 0 for 0 < |t| ' + (isFinite(reach) ? '< ' + format(reach, '.4~f') : '< ∞')")
    zero = alt.Chart(alt.InlineData(values=[{"v": 0}])).mark_rule(strokeWidth=1.5)
    return alt.layer(
        zero.encode(y, color=alt.value(palette.QUIET)),
        parabola.encode(x, y, order="t:Q", color=alt.value(DOWN)),
        values.mark_point(filled=True, size=14, opacity=1).encode(
            x, y, color=alt.Color("sign:N").scale(SIGNS).legend(None),
            shape=alt.Shape("sign:N").scale(domain=["+", "−"], range=["circle", "square"]).legend(None)),
        reach.mark_text(align="right", fontSize=13).encode(
            x=alt.value(260), y=alt.value(-7), text="said:N", color=alt.value(palette.QUIET)),
        live.floor(base, "curve"),
    ).properties(width=260, height=HIGH, name="curve")  # fmt: skip


def _tables() -> dict:
    x = np.linspace(-1, 1, 81)
    parabolas = {"x": x, "t": x, "low": x**2, "middle": 1.5 * x**2, "high": 2 * x**2, "v": -(x**4) / 4}
    return {"parabolas": pd.DataFrame(parabolas), "steps": pd.DataFrame({"t": np.linspace(-1, 1, 321)})}
