"""The plane with the unit curve of G, u, v and the projection; below it the Cauchy–Schwarz inequality as two bars."""

from functools import partial

import altair as alt
import numpy as np
import pandas as pd

from explorers.bilinear_form import Verdict, largest_square, unit_curve
from explorers.charts import live, palette, plane
from explorers.charts.inner_products_live import NUMBERS, REACH, followed, signals
from explorers.charts.once import once
from explorers.charts.said_bars import said_bars
from explorers.inner_products import perpendicular

LIMIT = 2.4
FAR = 60.0  # lines are drawn this long and cut at the edge
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)


def geometry(G, u, v, verdict: Verdict) -> dict:
    """The live chart of ⟨u, v⟩ = uᵀGv: drag u and v; near the line perpendicular to the other one they snap to it."""
    steps = [perpendicular(G, w) if verdict.is_inner_product else (0, 0) for w in (u, v)]
    row = (*u, *v, *G[0], *G[1], verdict.is_inner_product, verdict.symmetric, *steps[0], *steps[1],
           *(verdict.witness or (0, 0)), largest_square(G, REACH) or 1)  # fmt: skip
    strokes = [pd.DataFrame(stroke, columns=["x", "y"]).assign(stroke=k) for k, stroke in enumerate(unit_curve(G))]
    curve = pd.concat([_no_curve(), *strokes]).assign(filled=len(strokes) == 1)
    home = dict(zip(NUMBERS, map(float, row), strict=True))
    return live.refilled(_described(), home=home, data={"curve": curve.assign(i=range(len(curve)))})


def _no_curve() -> pd.DataFrame:
    return pd.DataFrame({"x": [], "y": [], "stroke": []}, dtype=float)


@once
def _described() -> dict:
    base = live.base(NUMBERS)
    chart = alt.vconcat(_plane(base), _bars(base), spacing=8)
    drags = [live.Drag(f"{w}_handle", "plane", followed(w)) for w in "uv"]
    turn = np.linspace(0, 2 * np.pi, 121)
    circle = pd.DataFrame({"x": np.cos(turn), "y": np.sin(turn), "i": range(121)})
    empty = _no_curve().assign(filled=False, i=0)
    spec = live.live(chart, home=dict.fromkeys(NUMBERS, 0.0), drags=drags, data={"circle": circle, "curve": empty})
    spec["params"] += signals()
    return spec


def _plane(base: alt.Chart) -> alt.LayerChart:
    base = base.transform_calculate(foot_x="share * ux", foot_y="share * uy")
    projected = base.transform_filter("ok && uu > 0")
    seen = projected.transform_filter("hypot(datum.foot_x, datum.foot_y) > 0.15")
    named = {"clip": True, "dx": 0, "dy": -17}
    return plane.square(
        live.floor(base, "plane"), plane.cross(LIMIT), *_curves(), *_perpendicular(base), *_square(projected), *_witness(base),
        projected.mark_rule(strokeDash=[4, 4], clip=True).encode(
            x("vx"), y("vy"), x2="foot_x:Q", y2="foot_y:Q", color=alt.value(palette.SECOND)),
        plane.arrow(base, "ux", "uy", LIMIT, palette.FIRST),
        plane.arrow(base, "vx", "vy", LIMIT, palette.SECOND),
        plane.arrow(projected, "foot_x", "foot_y", LIMIT, palette.RESULT, clip=True),
        plane.label(base, "ux", "uy", LIMIT, "u", palette.FIRST, **named),
        plane.label(base, "vx", "vy", LIMIT, "v", palette.SECOND, **named),
        plane.label(seen, "foot_x", "foot_y", LIMIT, "p", palette.RESULT, clip=True, dx=0, dy=17),
        live.handle(base, "u_handle", x("ux"), y("uy"), palette.FIRST),
        live.handle(base, "v_handle", x("vx"), y("vy"), palette.SECOND),
        *_readout(base),
        name="plane",
    )  # fmt: skip


def _curves() -> list[alt.Chart]:
    """The circle of the usual length, and all u with uᵀGu = 1."""
    circle = alt.Chart(alt.NamedData(name="circle")).mark_line(strokeWidth=1, strokeDash=[3, 3], opacity=0.7)
    curve = alt.Chart(alt.NamedData(name="curve"))
    ends = {"x": x("x"), "y": y("y"), "order": "i:Q", "detail": "stroke:N", "color": alt.value(palette.SHAPE)}
    return [
        circle.encode(x("x"), y("y"), order="i:Q", color=alt.value(palette.QUIET)),
        curve.transform_filter("datum.filled").mark_line(filled=True, opacity=0.13, clip=True).encode(**ends),
        curve.mark_line(strokeWidth=2.5, clip=True).encode(**ends),
    ]


def _perpendicular(base: alt.Chart) -> list[alt.Chart]:
    """The line of all w with ⟨u, w⟩ = 0, and the tangent parallel to it where u meets the unit curve."""
    line = base.transform_filter("across != 0 || up != 0").transform_calculate(
        x1=f"-{FAR} * along_x", y1=f"-{FAR} * along_y", x2=f"{FAR} * along_x", y2=f"{FAR} * along_y",
        end_x="edge * along_x", end_y="edge * along_y")
    touch = line.transform_filter("sym && uu > 0").transform_calculate(
        x1="ux / lu - 0.5 * along_x", y1="uy / lu - 0.5 * along_y", x2="ux / lu + 0.5 * along_x", y2="uy / lu + 0.5 * along_y")
    ends = {"x": x("x1"), "y": y("y1"), "x2": "x2:Q", "y2": "y2:Q", "color": alt.value(palette.FIRST)}
    return [
        line.mark_rule(strokeDash=[6, 4], strokeWidth=1.5, opacity=0.8, clip=True).encode(**ends).properties(name="normal"),
        touch.mark_rule(strokeWidth=2.5, clip=True).encode(**ends),
        plane.label(line, "end_x", "end_y", LIMIT, "⟂ u", palette.FIRST, clip=True, dx=0, dy=-12, size=13),
    ]


def _square(projected: alt.Chart) -> list[alt.Chart]:
    """The right angle at the foot of the projection: a square of this geometry, its longer side 0.2 in the picture."""
    corner = projected.transform_filter("rest > 1e-6").transform_calculate(
        x1="datum.foot_x + leg * ux / lu", y1="datum.foot_y + leg * uy / lu",
        x2="datum.foot_x + leg * ux / lu + size * (vx - datum.foot_x) / rest",
        y2="datum.foot_y + leg * uy / lu + size * (vy - datum.foot_y) / rest",
        x3="datum.foot_x + size * (vx - datum.foot_x) / rest", y3="datum.foot_y + size * (vy - datum.foot_y) / rest")
    side = corner.mark_rule(strokeWidth=1.5, clip=True)
    return [side.encode(x(f"x{k}"), y(f"y{k}"), x2="x2:Q", y2="y2:Q", color=alt.value(palette.RESULT)) for k in (1, 3)]


def _witness(base: alt.Chart) -> list[alt.Chart]:
    """A vector w ≠ 0 with wᵀGw ≤ 0, if there is one."""
    shown = base.transform_filter("wx != 0 || wy != 0")
    label = plane.label(shown, "wx", "wy", LIMIT, "w", palette.WRONG, dx=0, dy=17, clip=True)
    return [plane.arrow(shown, "wx", "wy", LIMIT, palette.WRONG, strokeDash=[5, 3]), label]


def _readout(base: alt.Chart) -> list[alt.Chart]:
    """Two live lines above the plane: the product, and the angle if G is an inner product."""
    forth, back, u, v = (f"format({name}, '.4~g')" for name in ("uv", "vu", "uu", "vv"))
    rows = base.transform_calculate(
        product=f"sym ? '⟨u, v⟩ = ' + {forth} : 'uᵀGv = ' + {forth} + ',\u2002vᵀGu = ' + {back}",
        angle=f"!ok ? 'uᵀGu = ' + {u} + ',\u2002vᵀGv = ' + {v} : uu == 0 ? 'u = 0' : vv == 0 ? 'v = 0' : uv == 0 ? 'u ⟂ v' : "
        "'∠(u, v) = ' + format(theta * 180 / PI, '.1f') + '°'",
    )
    text = rows.mark_text(align="left", baseline="middle", fontSize=14, fontWeight="bold").encode(x=alt.value(0))
    return [
        text.encode(y=alt.value(-32), text="product:N", color=alt.value(palette.SHAPE)).properties(name="product"),
        text.encode(y=alt.value(-12), text="angle:N", color=alt.value(palette.RESULT)).properties(name="angle"),
    ]


def _bars(base: alt.Chart) -> alt.LayerChart:
    """|⟨u, v⟩| above ‖u‖‖v‖, where both lengths exist; where the upper bar is longer, Cauchy–Schwarz fails."""
    rows = base.transform_filter("uu >= 0 && vv >= 0").transform_calculate(
        a="abs(uv)", b="lu * lv", law="datum.a > datum.b * (1 + 1e-9) ? 'fails' : 'holds'")
    verdict = alt.Color("law:N").scale(domain=["holds", "fails"], range=[palette.RESULT, palette.WRONG]).legend(None)
    said = "'{} = ' + format(datum.{}, '.4~g')"
    first = said.format("|⟨u, v⟩|", "a") + " + (datum.law == 'fails' ? '  >' : '  ≤')"
    bars = [("a", first, verdict), ("b", said.format("‖u‖‖v‖", "b"), alt.value(palette.QUIET))]
    return said_bars(rows, bars, alt.expr("top"), "bars")
