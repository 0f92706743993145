"""One step of length h: along the gradient, and to the highest place on the circle of radius h."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import gradient_map, live, lookup, palette
from explorers.charts.gradient_map import Land, land_tables
from explorers.charts.once import once
from explorers.steepest_step import Steps

WIDE, LOW = 300, 120
FURTHEST = 0.9  # the longest h, in halves of the window
LIVE = ("h", "cx", "cy", "w")
REST = ("h", "degrees", "best", "along")


def picture(f, land: Land, point, h: float, slopes, here: Steps, rows: Steps) -> dict:
    """The live chart: drag h on the map or below. here: the step of length h; rows: those of evenly spaced lengths."""
    cx, cy, w = land.centre
    length = float(np.hypot(*slopes))
    turn = float(np.degrees(np.arctan2(slopes[1], slopes[0]))) if length > 0 else np.nan
    rest = {name: float(getattr(here, name)[0]) for name in REST}
    near = slice(len(rows.h) // 2)  # the scale is that of the shorter half of the steps
    shares = np.concatenate([rows.best[near] / rows.h[near], rows.along[near] / rows.h[near], [length]])
    shares = shares[np.isfinite(shares)]
    low, high = float(shares.min()), float(shares.max())
    pad = 0.35 * (high - low) or 0.5 * length or 1.0
    frame = {**rest, "x0": (point[0] - cx) / w, "y0": (point[1] - cy) / w, "turn": turn,
             "norm": length if length > 0 else np.nan, "low": low - pad, "high": high + pad}  # fmt: skip
    table = pd.DataFrame({"x": rows.h, "degrees": rows.degrees, "best": rows.best, "along": rows.along, "piece": 0.0})
    angle = np.radians(table.degrees)
    table = table.assign(per=table.best / table.x, per_along=table.along / table.x, k=range(len(table)),
                         X=frame["x0"] + table.x / w * np.cos(angle), Y=frame["y0"] + table.x / w * np.sin(angle))  # fmt: skip
    data = {"steps": table, "frame": pd.DataFrame([frame]).astype(float), **land_tables(f, land)}
    return live.refilled(_described(), home={"h": h, "cx": cx, "cy": cy, "w": w}, data=data)


@once
def _described() -> dict:
    numbers = _numbers()
    base = live.base([*LIVE, *numbers])
    chart = alt.vconcat(_plan(base), _shares(base), spacing=30).configure(aria=False)
    around = pd.DataFrame({"angle": np.linspace(-180, 180, 121)})
    first, row = "data('steps')[0].x", "length(data('steps'))"

    def snapped(h):
        return f"({row} ? round(1000 * {first} * clamp(round(({h}) / {first}), 1, {row})) / 1000 : 0)"

    far = "w * sqrt((px - hx) * (px - hx) + (py - hy) * (py - hy))"
    drags = [live.Drag("best_handle", "circle", {"h": snapped(far)}), live.Drag("h_handle", "shares", {"h": snapped("px")})]
    spec = live.live(chart, home=dict.fromkeys(LIVE, 0.0), drags=drags, data={"around": around})
    spec["params"] += [{"name": name, "expr": formula} for name, formula in numbers.items()]
    return spec


def _numbers() -> dict[str, str]:
    """The step of length h: at rest as computed for this h, in motion a row of the table."""
    rest = {name: lookup.field("frame", name) for name in (*REST, "x0", "y0", "turn", "norm")}

    def held(name):
        row = f"data('steps')[clamp(round(h / data('steps')[0].x) - 1, 0, length(data('steps')) - 1)].{name}"
        found = f"(length(data('steps')) ? (h == {rest['h']} ? {rest[name]} : {row}) : NaN)"
        return f"(isValid({found}) ? {found} : NaN)"

    return {
        "hx": rest["x0"], "hy": rest["y0"],
        "turn": f"(isValid({rest['turn']}) ? {rest['turn']} : NaN)",
        "norm": f"(isValid({rest['norm']}) ? {rest['norm']} : NaN)",
        "best": held("best"), "along": held("along"), "degrees": held("degrees"),
        "per": "best / h", "per_along": "along / h",
        "off": "abs(degrees - turn) > 180 ? 360 - abs(degrees - turn) : abs(degrees - turn)",
    }  # fmt: skip


def _said(base: alt.Chart, words: str, color: str, x: int, y: int = -12) -> alt.Chart:
    said = base.transform_calculate(said=words).mark_text(align="left", fontSize=13)
    return said.encode(x=alt.XValue(x), y=alt.YValue(y), text="said:N", color=alt.value(color))


def _number(name: str) -> str:
    return f"(isValid({name}) ? format({name}, '.4~g') : 'none')"


def _plan(base: alt.Chart) -> alt.LayerChart:
    """The circle of radius h, both steps, and the way of the best place as h grows."""
    x, y = gradient_map.x, gradient_map.y
    here = base.transform_calculate(
        bx="hx + h / w * cos(degrees * PI / 180)", by="hy + h / w * sin(degrees * PI / 180)",
        gx="hx + h / w * cos(turn * PI / 180)", gy="hy + h / w * sin(turn * PI / 180)",
        kx="isValid(degrees) ? hx + h / w * cos(degrees * PI / 180) : hx + h / w",
        ky="isValid(degrees) ? hy + h / w * sin(degrees * PI / 180) : hy")  # fmt: skip
    ring = alt.Chart(alt.NamedData(name="around")).transform_calculate(
        X="hx + h / w * cos(datum.angle * PI / 180)", Y="hy + h / w * sin(datum.angle * PI / 180)")
    way = alt.Chart(alt.NamedData(name="steps"))
    knob = alt.value(palette.KNOB)
    return gradient_map.plan(
        live.floor(base, "circle"), *gradient_map.loaded("frame"), *gradient_map.layers(False),
        way.mark_point(size=9, filled=True, opacity=0.9, clip=True).encode(x("X"), y("Y"), color=knob),
        ring.mark_line(strokeWidth=1.5, clip=True).encode(x("X"), y("Y"), order="angle:Q", color=alt.value(palette.QUIET)),
        *gradient_map.arrow(here.transform_filter("isValid(turn)"), ("hx", "hy"), ("gx", "gy"), palette.RESULT),
        base.mark_point(filled=True, size=80, opacity=1, clip=True).encode(x("hx"), y("hy"), color=alt.value(palette.FIRST)),
        live.handle(here, "best_handle", x("kx"), y("ky"), palette.KNOB, dot=110, halo=800),
        _said(base, "'h = ' + format(h, '.3~f')", palette.QUIET, 0),
        _said(base, "'best ' + (isValid(off) ? format(off, '.1f') + '° beside ∇f' : 'direction, no ∇f')", palette.KNOB, 95),
        name="circle",
    )  # fmt: skip


def _shares(base: alt.Chart) -> alt.LayerChart:
    """The rise per unit of length for every h: both tend to ‖∇f‖ as h → 0."""
    style: dict = {"title": None, "grid": True, "domain": False, "ticks": False, "format": ".4~g"}

    def x(field):
        ends: list = [0, alt.expr(f"{FURTHEST} * max(w, 1e-9)")]
        return alt.X(f"{field}:Q").scale(domain=ends, nice=False).axis(alt.Axis(tickCount=5, **style))

    def y(field):
        scale: dict = {"domain": lookup.frame("low", "high"), "nice": False, "zero": False}
        return alt.Y(f"{field}:Q").scale(**scale).axis(alt.Axis(tickCount=4, minExtent=26, maxExtent=26, **style))

    rows = alt.Chart(alt.NamedData(name="steps")).mark_line(strokeWidth=2.5, clip=True)
    low, high = lookup.field("frame", "low", 0), lookup.field("frame", "high", 1)
    knob = base.transform_calculate(knob=f"isValid(per) ? clamp(per, {low}, {high}) : {low}")
    limit = base.transform_filter("isValid(norm)").mark_rule(strokeDash=[2, 3], strokeWidth=1.2, clip=True)
    return alt.layer(
        live.floor(base, "shares"),
        limit.encode(y=y("norm"), color=alt.value(palette.RESULT)),
        rows.encode(x("x"), y("per"), order="k:Q", color=alt.value(palette.KNOB)),
        rows.encode(x("x"), y("per_along"), order="k:Q", strokeDash=alt.value([6, 3]), color=alt.value(palette.RESULT)),
        base.mark_point(filled=True, size=80, opacity=1, shape="square", clip=True).encode(
            x("h"), y("per_along"), color=alt.value(palette.RESULT)),
        live.handle(knob, "h_handle", x("h"), y("knob"), palette.KNOB, dot=110, halo=800),
        _said(base, "'rise/h against h'", palette.QUIET, 0),
        _said(base, f"'best ' + {_number('per')}", palette.KNOB, 118),
        _said(base, f"'along ∇f ' + {_number('per_along')}", palette.RESULT, 198),
    ).properties(width=WIDE, height=LOW, name="shares")  # fmt: skip
