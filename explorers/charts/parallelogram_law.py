"""The parallelogram of u and v, its sides and diagonals as two bars of squares, and their ratio for every p."""

from functools import partial

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, palette, plane
from explorers.charts.inner_products_live import REACH
from explorers.charts.norms import INVERSE, norm_of
from explorers.charts.once import once
from explorers.charts.said_bars import said_bars
from explorers.norms import directions

LIMIT = 4.2
NUMBERS = ("ux", "uy", "vx", "vy", INVERSE)
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)


def law(u, v, inverse) -> dict:
    """The live chart: drag u and v, and p along the lower curve."""
    return live.refilled(_described(), home=dict(zip(NUMBERS, map(float, (*u, *v, inverse)), strict=True)))


@once
def _described() -> dict:
    base = live.base(NUMBERS)
    chart = alt.vconcat(_plane(base), _bars(base), _ratios(base), spacing=20)
    held = {axis: live.clamped(f"p{axis}", -REACH, REACH) for axis in "xy"}
    drags = [live.Drag(f"{w}_corner", "corners", {f"{w}x": held["x"], f"{w}y": held["y"]}) for w in "uv"]
    # p has two decimals, as it is typed; near the end of the track it is ∞.
    typed = "clamp(px, 0, 1) < 0.012 ? 0 : 1 / min(99, round(100 / clamp(px, 0, 1)) / 100)"
    drags.append(live.Drag("exponent_knob", "ratios", {INVERSE: typed}))
    around = pd.DataFrame(directions(401), columns=["a", "b"]).assign(i=range(401))
    data = {"around": around, "exponents": pd.DataFrame({"t": np.linspace(0, 1, 51).round(2)})}
    return live.live(chart, home=dict.fromkeys(NUMBERS, 0.0), drags=drags, data=data)


def _plane(base: alt.Chart) -> alt.LayerChart:
    base = base.transform_calculate(sx="ux + vx", sy="uy + vy")
    ball = alt.Chart(alt.NamedData(name="around")).transform_calculate(n=norm_of("datum.a", "datum.b"))
    ball = ball.transform_calculate(x="datum.a / datum.n", y="datum.b / datum.n")
    sides = base.mark_rule(strokeWidth=1.5, opacity=0.7)
    diagonals = base.mark_rule(strokeWidth=2.5, strokeDash=[6, 3])
    named = {"clip": True, "dx": 0, "dy": -17}
    return plane.square(
        live.floor(base, "corners"), plane.cross(LIMIT),
        ball.mark_line(strokeWidth=2).encode(x("x"), y("y"), order="i:Q", color=alt.value(palette.SHAPE)),
        sides.encode(x("ux"), y("uy"), x2="sx:Q", y2="sy:Q", color=alt.value(palette.SECOND)),
        sides.encode(x("vx"), y("vy"), x2="sx:Q", y2="sy:Q", color=alt.value(palette.FIRST)),
        diagonals.encode(x("zero"), y("zero"), x2="sx:Q", y2="sy:Q", color=alt.value(palette.RESULT)),
        diagonals.encode(x("ux"), y("uy"), x2="vx:Q", y2="vy:Q", color=alt.value(palette.RESULT)),
        plane.arrow(base, "ux", "uy", LIMIT, palette.FIRST),
        plane.arrow(base, "vx", "vy", LIMIT, palette.SECOND),
        plane.label(base, "ux", "uy", LIMIT, "u", palette.FIRST, **named),
        plane.label(base, "vx", "vy", LIMIT, "v", palette.SECOND, **named),
        plane.label(base, "sx", "sy", LIMIT, "u + v", palette.RESULT, **named),
        live.handle(base, "u_corner", x("ux"), y("uy"), palette.FIRST),
        live.handle(base, "v_corner", x("vx"), y("vy"), palette.SECOND),
        name="corners",
    )


def _squares(chart: alt.Chart, s: str = INVERSE) -> alt.Chart:
    """The squares over the four sides, and those over the two diagonals."""
    return chart.transform_calculate(
        sides=f"2 * pow({norm_of('ux', 'uy', s)}, 2) + 2 * pow({norm_of('vx', 'vy', s)}, 2)",
        diagonals=f"pow({norm_of('(ux + vx)', '(uy + vy)', s)}, 2) + pow({norm_of('(ux - vx)', '(uy - vy)', s)}, 2)",
    ).transform_calculate(ratio="datum.diagonals / datum.sides", gap="datum.diagonals - datum.sides").transform_calculate(
        law="abs(datum.gap) > 1e-9 * datum.sides ? 'fails' : 'holds'")


def _bars(base: alt.Chart) -> alt.LayerChart:
    """The law holds for this pair where both bars are equally long."""
    verdict = alt.Color("law:N").scale(domain=["holds", "fails"], range=[palette.RESULT, palette.WRONG]).legend(None)
    said = "'{} = ' + format(datum.{}, '.3f')"
    sides, diagonals = said.format("2‖u‖² + 2‖v‖²", "sides"), said.format("‖u + v‖² + ‖u − v‖²", "diagonals")
    unequal = " + (datum.law == 'fails' ? '  ≠' : '  =')"
    bars = [("sides", sides + unequal, alt.value(palette.QUIET)), ("diagonals", diagonals, verdict)]
    return said_bars(_squares(base), bars, 16, "squares")


def _ratios(base: alt.Chart) -> alt.LayerChart:
    """Diagonals over sides for this pair and every p; 1 at p = 2, and never outside ½ and 2."""
    labels = "datum.value == 0 ? '∞' : format(1 / datum.value, '.2~f')"
    scale = alt.Scale(domain=[-0.04, 1.04], nice=False)
    axis = alt.Axis(title="p", values=[0, 0.125, 0.25, 0.5, 1], labelExpr=labels, grid=False, titlePadding=0)
    tall = alt.Scale(type="log", base=2, domain=[0.45, 2.2], nice=False)
    above: dict = {"titleAngle": 0, "titleAlign": "left", "titleX": 0, "titleY": -10}
    side = alt.Axis(title="diagonals ÷ sides", **above, values=[0.5, 1, 2], format="~g", domain=False)

    def across(field):
        return alt.X(f"{field}:Q").scale(scale).axis(axis)

    up = alt.Y("ratio:Q").scale(tall).axis(side)
    known = "datum.sides > 0"
    curve = _squares(alt.Chart(alt.NamedData(name="exponents")), "datum.t").transform_filter(known)
    at = _squares(base).transform_filter(known)
    level = alt.Chart(alt.InlineData(values=[{"ratio": 1}]))
    return alt.layer(
        live.floor(base, "ratios"),
        level.mark_rule(strokeWidth=1.5, opacity=0.6).encode(up, color=alt.value(palette.SHAPE)),
        curve.mark_line(strokeWidth=2.5).encode(across("t"), up, order="t:Q", color=alt.value(palette.RESULT)),
        live.handle(at, "exponent_knob", across(INVERSE), up, palette.KNOB),
    ).properties(width=plane.SIZE - 10, height=110, name="ratios")
