"""The area between two limits that are dragged, coloured by sign; and the running integral under its function."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, lookup, palette
from explorers.charts.once import once
from explorers.integral_graph import Graph
from explorers.samples import frame

WIDTH, HIGH, LOW = 290, 220, 180  # pixels
PLUS, MINUS, NONE = "+", "−", "none"
HUES = alt.Scale(domain=[PLUS, MINUS, NONE], range=[palette.FIRST, palette.SECOND, palette.QUIET])
SIGNS = alt.Color("sign:N", scale=HUES, legend=None)
COLUMNS = ("above", "below", "piece", "y", "left", "right")
REST = {column: lookup.field("frame", column) for column in ("x_low", "x_high", "y_low", "y_high", "f_low", "f_high", "size")}
REST |= {f"{p}_{c}": lookup.field("frame", f"{p}_{c}") for p in "abx" for c in ("at", *COLUMNS)}
HELD = live.clamped("px", REST["x_low"], REST["x_high"])


def area(g: Graph, a: float, b: float) -> dict:
    """The live chart: drag a and b along the axis; below, how the signed and the total area are made of both signs."""
    return live.refilled(_area_chart(), home={"a": a, "b": b}, data=tables(g, a=a, b=b))


def theorem(g: Graph, a: float, x: float) -> dict:
    """The live chart: drag x, and the running integral shows its slope f(x); drag a, and it moves up or down."""
    return live.refilled(_theorem_chart(), home={"a": a, "x": x}, data=tables(g, a=a, x=x))


@once
def _area_chart() -> dict:
    home = {"a": 0.0, "b": 0.0}
    base = _measured(live.base(home))
    chart = alt.vconcat(_plane(base, "a", "b"), _bars(base), spacing=12)
    return live.live(chart, home=home, drags=[live.Drag(f"{w}_handle", "plane", {w: HELD}) for w in "ab"])


@once
def _theorem_chart() -> dict:
    home = {"a": 0.0, "x": 0.0}
    base = _measured(live.base(home), end="x")
    chart = alt.vconcat(_plane(base, "a", "x"), _running(base), spacing=6)
    drags = [live.Drag(f"{w}_handle", "plane", {w: HELD}) for w in "ax"] + [live.Drag("dot_handle", "height", {"x": HELD})]
    return live.live(chart, home=home, drags=drags)


def tables(g: Graph, **points) -> dict:
    """The rows of the lattice, and one row with the window and the numbers of the points where they rest."""
    columns = {"x": g.x, "y": g.value, "stroke": g.stroke, "above": g.above, "below": g.below, "piece": g.piece,
               "left": g.left, "right": g.right}  # fmt: skip
    rows = pd.DataFrame(columns)
    curve = rows[g.even].assign(up=np.maximum(g.value, 0)[g.even], down=np.minimum(g.value, 0)[g.even])
    y_low, y_high = frame(np.append(g.value, 0))
    pad = 0.06 * (y_high - y_low)
    y_low, y_high = min(y_low, -pad), max(y_high, pad)
    # A share of the picture bounds the scale of the areas: beside a pole they may be of any size.
    whole = 0.6 * (g.x[-1] - g.x[0]) * max(y_high, -y_low)
    reach = 1.08 * min(max(np.ptp((g.above - g.below)[g.piece == p]) for p in np.unique(g.piece)), whole) or 1.0
    rest = {"x_low": g.x[0], "x_high": g.x[-1], "y_low": y_low, "y_high": y_high, "f_low": -reach, "f_high": reach,
            "size": min(g.above[-1] + g.below[-1], whole) or 1.0}  # fmt: skip
    for name, at in points.items():
        row = rows.iloc[g.row(at)]
        rest |= {f"{name}_at": at} | {f"{name}_{column}": float(row[column]) for column in COLUMNS}
    return {"curve": curve.assign(i=np.arange(len(curve))), "frame": pd.DataFrame([rest])}


def _of(point: str, column: str) -> str:
    """A number of a live point: where it rests the exact one, while it is dragged that of the row of the lattice."""
    at_rest, on_way = REST[f"{point}_{column}"], f"{lookup.row('curve', point)}.{column}"
    return f"({point} == {REST[f'{point}_at']} ? {at_rest} : {on_way})"


def _measured(base: alt.Chart, start: str = "a", end: str = "b") -> alt.Chart:
    """The areas that count as plus and as minus from start to end; where there is no integral they are not valid."""
    gained = {c: f"({_of(end, c)} - {_of(start, c)})" for c in ("above", "below")}
    known = f"{_of(start, 'piece')} == {_of(end, 'piece')}"
    return base.transform_calculate(
        plus=f"{known} ? max({gained['above']}, -{gained['below']}) : NaN",
        minus=f"{known} ? max({gained['below']}, -{gained['above']}) : NaN",
    ).transform_calculate(total="datum.plus + datum.minus", exact="datum.plus - datum.minus").transform_calculate(
        signed="abs(datum.exact) <= 1e-9 * datum.total ? 0 : datum.exact",
        **{f"y_{w}": f"isValid({_of(w, 'y')}) ? {_of(w, 'y')} : 0" for w in (start, end)},
    )


def _sign(side: str, start: str, end: str) -> str:
    """The sign with which the part above or below the axis counts: it changes with the order of the limits."""
    forth, back = (PLUS, MINUS) if side == "up" else (MINUS, PLUS)
    known = f"{_of(start, 'piece')} == {_of(end, 'piece')}"
    return f"{known} ? ({end} >= {start} ? '{forth}' : '{back}') : '{NONE}'"


def x_axis(field: str) -> alt.X:
    axis = alt.Axis(title=None, grid=True, domain=False, ticks=False, tickCount=6, format=".4~g")
    return alt.X(f"{field}:Q").scale(domain=lookup.frame("x_low", "x_high"), nice=False, zero=False).axis(axis)


def y_axis(field: str, axis: str = "y") -> alt.Y:
    style = alt.Axis(title=None, grid=True, domain=False, ticks=False, tickCount=5, format=".4~g", minExtent=34, maxExtent=34)
    return alt.Y(f"{field}:Q").scale(domain=lookup.frame(f"{axis}_low", f"{axis}_high"), nice=False, zero=False).axis(style)


def _plane(base: alt.Chart, start: str, end: str) -> alt.LayerChart:
    """The graph of f with the area between the limits, and their handles on the axis."""
    graph = alt.Chart(alt.NamedData(name="curve"))
    inside = f"datum.x >= min({start}, {end}) - 1e-9 && datum.x <= max({start}, {end}) + 1e-9"
    parts = [
        graph.transform_filter(inside).transform_calculate(zero="0", sign=_sign(side, start, end))
        .mark_area(clip=True, opacity=0.45).encode(x_axis("x"), y_axis(side), y2="zero:Q", detail="stroke:N", color=SIGNS)
        for side in ("up", "down")
    ]  # fmt: skip
    posts = [base.mark_rule(clip=True, strokeWidth=2).encode(
        x_axis(w), y_axis("zero"), y2=f"y_{w}:Q", color=alt.value(_color(w))) for w in (start, end)]  # fmt: skip
    names = [base.mark_text(dx=dx, dy=-14, fontSize=15, fontWeight="bold").encode(
        x_axis(w), y_axis("zero"), text=alt.value(w), color=alt.value(_color(w)))
        for w, dx in ((start, -12), (end, 12))]  # fmt: skip
    handles = [live.handle(base, f"{w}_handle", x_axis(w), y_axis("zero"), _color(w), dot=120) for w in (start, end)]
    line = graph.mark_line(clip=True, strokeWidth=2.5).encode(
        x_axis("x"), y_axis("y"), detail="stroke:N", color=alt.value(palette.SHAPE))
    layers = [live.floor(base, "plane"), lookup.zeros(x_axis("zero"), y_axis("zero")), *parts, line, *posts, *names, *handles]
    return alt.layer(*layers).properties(width=WIDTH, height=HIGH, name="plane")


def _color(point: str) -> str:
    return palette.RESULT if point == "x" else palette.KNOB


def _number(value: str) -> str:
    return f"(isValid({value}) ? format({value}, '.4~g') : 'no value')"


def said(base: alt.Chart, words: str, y: int, color: str, *, x: int = 0) -> alt.Chart:
    said = base.transform_calculate(said=words).mark_text(align="left", baseline="middle", fontSize=13, fontWeight="bold")
    return said.encode(x=alt.XValue(x), y=alt.YValue(y), text="said:N", color=alt.value(color))


def _bars(base: alt.Chart) -> alt.LayerChart:
    """Signed: the minus part goes back from the end of the plus part. Total: it goes on."""
    size = REST["size"]
    scale = alt.Scale(domain=[alt.expr(f"-{size}"), alt.expr(size)], nice=False, zero=False)
    axis = alt.Axis(title=None, grid=True, tickCount=5, format=".4~g", domain=False, ticks=False)

    def bar(start, end, y, thick, color):
        ends = {"x": alt.X(f"{start}:Q").scale(scale).axis(axis), "x2": f"{end}:Q", "y": alt.YValue(y)}
        return base.mark_bar(size=thick, clip=True).encode(**ends, color=alt.value(color))

    plus, minus, signed, total = (_number(f"datum.{part}") for part in ("plus", "minus", "signed", "total"))
    lines = [f"isValid(datum.plus) ? {plus} + ' − ' + {minus} + ' = ' + {signed} : 'no value'",
             f"isValid(datum.plus) ? {plus} + ' + ' + {minus} + ' = ' + {total} : 'no value'"]  # fmt: skip
    return alt.layer(
        said(base, f"'signed area: ' + ({lines[0]})", 8, palette.RESULT),
        said(base, f"'total area: ' + ({lines[1]})", 50, palette.QUIET),
        bar("zero", "plus", 26, 14, palette.FIRST), bar("signed", "plus", 26, 7, palette.SECOND),
        bar("zero", "plus", 68, 14, palette.FIRST), bar("plus", "total", 68, 14, palette.SECOND),
        base.mark_tick(thickness=3, size=22, clip=True).encode(
            alt.X("signed:Q").scale(scale).axis(axis), alt.YValue(26), color=alt.value(palette.RESULT)),
    ).properties(width=WIDTH, height=80, name="bars")  # fmt: skip


def _running(base: alt.Chart) -> alt.LayerChart:
    """F(x) = ∫ₐˣ f on the piece of a, and at x the half tangents with the slopes f(x−) and f(x+)."""
    start = {column: _of("a", column) for column in ("above", "below", "piece")}
    curve = alt.Chart(alt.NamedData(name="curve")).transform_filter(f"datum.piece == {start['piece']}")
    curve = curve.transform_calculate(f=f"datum.above - {start['above']} - (datum.below - {start['below']})")
    line = curve.mark_line(clip=True, strokeWidth=2.5).encode(x_axis("x"), y_axis("f", "f"), color=alt.value(palette.RESULT))
    run = f"0.13 * ({REST['x_high']} - {REST['x_low']})"
    halves = [_half(base.transform_filter("isValid(datum.exact)"), side, run) for side in ("left", "right")]
    seen = f"isValid(datum.exact) ? clamp(datum.exact, {REST['f_low']}, {REST['f_high']}) : 0"
    dot = base.transform_calculate(seen=seen)
    left, right = _of("x", "left"), _of("x", "right")
    slopes = f"{_number(left)} + ({left} == {right} ? '' : '  and  ' + {_number(right)})"
    return alt.layer(
        live.floor(base, "height"), lookup.zeros(x_axis("zero"), y_axis("zero", "f")), line, *halves,
        live.handle(dot, "dot_handle", x_axis("x"), y_axis("seen", "f"), palette.RESULT, dot=120, halo=900),
        said(base, f"'F(x) = ' + {_number('datum.signed')}", -10, palette.RESULT),
        said(base, f"'slope f(x) = ' + {slopes}", -10, palette.KNOB, x=130),
    ).properties(width=WIDTH, height=LOW, name="height")  # fmt: skip


def _half(here: alt.Chart, side: str, run: str) -> alt.Chart:
    """The half tangent on one side of x; both make one line unless f jumps there."""
    sign, slope = (-1 if side == "left" else 1), _of("x", side)
    ray = here.transform_filter(f"isValid({slope})").transform_calculate(
        x_end=f"x + {sign} * {run}", f_end=f"datum.exact + {sign} * {run} * {slope}")
    return ray.mark_rule(clip=True, strokeWidth=3).encode(
        x_axis("x"), y_axis("exact", "f"), x2="x_end:Q", y2="f_end:Q", color=alt.value(palette.KNOB))
