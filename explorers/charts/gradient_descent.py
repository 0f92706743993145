"""The runs of several methods on the map of a function, and their values against the step; start and step are dragged."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import gradient_descent_tables as tables
from explorers.charts import live, lookup, lookup_plane, palette
from explorers.charts.once import once
from explorers.gradient_descent import Descent
from explorers.landscape import Landscape
from explorers.optimisers import METHODS

SIDE, LOSS = 290, 120  # pixels
CELLS = 40
NUMBERS = ("x0", "y0", "n")
HUES = [palette.FIRST, palette.SECOND, palette.RESULT, "yellow", palette.WRONG, palette.QUIET]
COLORS = alt.Scale(domain=list(METHODS), range=HUES)
SHAPES = alt.Scale(domain=list(METHODS), range=["circle", "square", "triangle-up", "diamond", "triangle-down", "cross"])
DASHES = alt.Scale(domain=list(METHODS), range=[[1, 0], [1, 0], [1, 0], [6, 3], [6, 3], [6, 3]])


def chart(view: Landscape, f, runs: dict[str, Descent], step: int, steps: int, *, rate: float, logarithm: bool) -> dict:
    """The live chart. `view` is f on a square window, CELLS cells a side; `rate` is that of the arrow, negative for ascent."""
    first = next(iter(runs.values()))
    (x0, y0), (gx, gy) = first.points[0], first.gradients[0]
    home = {"x0": x0, "y0": y0, "n": step, "a": rate, "f": first.values[0], "gx": gx, "gy": gy}
    rows = pd.concat([tables.rows(name, run, step, view, logarithm) for name, run in runs.items()], ignore_index=True)
    legend = pd.DataFrame([{"method": name, "column": k % 3, "row": k // 3} for k, name in enumerate(runs)])
    ends = tables.ends(view, rows.height, steps, logarithm)
    data = {"grid": tables.grid(view, f), "levels": tables.levels(view), "runs": rows, "legend": legend, "frame": ends}
    return live.refilled(_described(), home={name: _plain(value) for name, value in home.items()}, data=data)


def _plain(value) -> float | None:
    return float(value) if np.isfinite(value) else None


@once
def _described() -> dict:
    base = live.base(NUMBERS)
    picture = alt.vconcat(_legend(base), _map(base), _loss(base), spacing=34, bounds="flush").configure(aria=False)
    picture = picture.resolve_scale(color="independent", shape="independent", strokeDash="independent")
    ends = {axis: (lookup.field("frame", f"{axis}_low", -1), lookup.field("frame", f"{axis}_high", 1)) for axis in "xy"}
    start = {f"{axis}0": live.clamped(f"p{axis}", *ends[axis], 3) for axis in "xy"}
    last = lookup.field("frame", "steps", 1)
    drags = [live.Drag("start_handle", "map", start), live.Drag("step_handle", "loss", {"n": live.clamped("px", 0, last, 0)})]
    clock = live.Clock("n", onward=f"n >= {last} ? 0 : min({last}, n + speed * {last} / 480)")
    return live.live(picture, home=dict.fromkeys(NUMBERS, 0.0), drags=drags, clock=clock)


def _x(field: str) -> alt.X:
    axis = alt.Axis(title=None, domain=False, ticks=False, tickCount=6, grid=False, format=".6~g")
    return alt.X(f"{field}:Q").scale(domain=lookup.frame("x_low", "x_high"), nice=False, zero=False).axis(axis)


def _y(field: str) -> alt.Y:
    axis = alt.Axis(title=None, domain=False, ticks=False, tickCount=6, grid=False, format=".6~g", minExtent=34, maxExtent=34)
    return alt.Y(f"{field}:Q").scale(domain=lookup.frame("y_low", "y_high"), nice=False, zero=False).axis(axis)


def _hand(base: alt.Chart) -> alt.Chart:
    """The start with f and ∇f there: exact at rest, from the grid while it is dragged."""
    moved = "(x0 != data('home')[0].x0 || y0 != data('home')[0].y0)"
    chart = lookup_plane.located(base, "grid", "x0", "y0", CELLS).transform_calculate(moved=moved)
    parts = {"value": "f", "fx": "gx", "fy": "gy"}
    look = {c: f"datum.moved ? {lookup_plane.at('grid', c, CELLS)} : data('home')[0].{home}" for c, home in parts.items()}
    chart = chart.transform_calculate(
        value=look["value"], gx=look["fx"], gy=look["fy"], rate="data('home')[0].a",
        hx=f"clamp(x0, {lookup.field('frame', 'x_low')}, {lookup.field('frame', 'x_high', 1)})",
        hy=f"clamp(y0, {lookup.field('frame', 'y_low')}, {lookup.field('frame', 'y_high', 1)})")  # fmt: skip
    return chart.transform_calculate(
        known="isValid(datum.gx) && isValid(datum.gy) && isFinite(datum.gx) && isFinite(datum.gy)",
        tip_x="x0 - datum.rate * datum.gx", tip_y="y0 - datum.rate * datum.gy",
        turn="90 - atan2(datum.tip_y - y0, datum.tip_x - x0) * 180 / PI")  # fmt: skip


def _legend(base: alt.Chart) -> alt.LayerChart:
    """What is at the start, and the name of each method beside its mark."""
    about = "datum.moved ? ' ≈ ' : ' = '"
    digits = "datum.moved ? '.2~g' : '.4~g'"

    def said(name, value):
        return f"'{name}' + ({about}) + (isValid({value}) && isFinite({value}) ? format({value}, {digits}) : '–')"

    words = f"'start: ' + {said('f', 'datum.value')} + ', ' + {said('|∇f|', 'datum.size')}"
    start = _hand(base).transform_calculate(size="datum.known ? hypot(datum.gx, datum.gy) : NaN")
    start = start.transform_calculate(said=words)
    places = alt.Chart(alt.NamedData(name="legend"))
    x = alt.X("column:Q").scale(domain=[-0.1, 2.9], nice=False).axis(None)
    y = alt.Y("row:Q").scale(domain=[-0.2, -1.5], nice=False).axis(None)  # the rows lie in the gap below the view
    color, shape = alt.Color("method:N").scale(COLORS).legend(None), alt.Shape("method:N").scale(SHAPES).legend(None)
    step = base.transform_calculate(said="'step ' + format(floor(n), 'd')")
    bold: dict = {"fontSize": 13, "fontWeight": "bold"}
    top = {"y": alt.value(8), "color": alt.value(palette.KNOB)}
    return alt.layer(
        start.mark_text(align="left", **bold).encode(x=alt.value(2), text="said:N", **top),
        step.mark_text(align="right", **bold).encode(x=alt.value(SIDE), text="said:N", **top),
        places.mark_point(filled=True, size=90, opacity=1).encode(x, y, color=color, shape=shape),
        places.mark_text(align="left", dx=9, **bold).encode(x, y, text="method:N", color=color),
    ).properties(width=SIDE, height=26, name="legend", view=alt.ViewConfig(stroke=None))  # fmt: skip


def _runs() -> alt.Chart:
    """The rows up to the shown step; faint while another start is in the hand."""
    moved = "x0 != data('home')[0].x0 || y0 != data('home')[0].y0"
    table = alt.Chart(alt.NamedData(name="runs")).transform_filter("datum.k <= n")
    return table.transform_calculate(strength=f"{moved} ? 0.12 : 1")


def _lines_and_marks(x, y) -> list[alt.Chart]:
    color = alt.Color("method:N").scale(COLORS).legend(None)
    dash, shape = alt.StrokeDash("method:N").scale(DASHES).legend(None), alt.Shape("method:N").scale(SHAPES).legend(None)
    strength = alt.Opacity("strength:Q").scale(None).legend(None)
    here = _runs().transform_filter("n < datum.until")
    return [
        _runs().mark_line(clip=True, strokeWidth=2).encode(x, y, order="k:Q", color=color, strokeDash=dash, opacity=strength),
        here.mark_point(filled=True, size=90, clip=True).encode(x, y, color=color, shape=shape, opacity=strength),
    ]


def _map(base: alt.Chart) -> alt.LayerChart:
    hand = _hand(base)
    arrow = hand.transform_filter("datum.known")
    orange = alt.value(palette.KNOB)
    tiles = alt.Chart(alt.NamedData(name="grid")).transform_filter("isValid(datum.level)").mark_rect(clip=True, opacity=0.35)
    curves = alt.Chart(alt.NamedData(name="levels")).mark_point(filled=False, size=SIDE**2, strokeWidth=1, clip=True)
    dots = _runs().mark_point(clip=True, filled=True, size=14, opacity=0.9)
    return alt.layer(
        live.floor(base, "map"),
        tiles.encode(_x("left"), _y("below"), x2="right:Q", y2="above:Q",
            color=alt.Color("level:Q").scale(scheme="viridis", domain=[0, tables.LEVELS]).legend(None)),
        curves.encode(_x("x"), _y("y"), shape=alt.Shape("path:N").scale(None).legend(None),
                      color=alt.value(palette.QUIET), opacity=alt.value(0.6)),
        dots.encode(_x("x"), _y("y"), color=alt.Color("method:N").scale(COLORS).legend(None),
                    opacity=alt.Opacity("strength:Q").scale(None).legend(None)),
        *_lines_and_marks(_x("x"), _y("y")),
        arrow.mark_rule(strokeWidth=2.5, clip=True).encode(_x("x0"), _y("y0"), x2="tip_x:Q", y2="tip_y:Q", color=orange),
        arrow.transform_filter("datum.gx != 0 || datum.gy != 0").mark_point(
            shape="triangle", filled=True, size=120, opacity=1, clip=True).encode(
            _x("tip_x"), _y("tip_y"), angle=alt.Angle("turn:Q").scale(None), color=orange),
        live.handle(hand, "start_handle", _x("hx"), _y("hy"), palette.KNOB, dot=130, halo=1100),
    ).resolve_scale(color="independent", shape="independent").properties(width=SIDE, height=SIDE, name="map")  # fmt: skip


def _loss(base: alt.Chart) -> alt.LayerChart:
    def x(field):
        axis = alt.Axis(title="step", domain=False, ticks=False, tickCount=5, grid=False, format=",~f")
        return alt.X(f"{field}:Q").scale(domain=lookup.frame("t_low", "t_high"), nice=False, zero=False).axis(axis)

    axis = alt.Axis(title=None, domain=False, ticks=False, tickCount=4, grid=True, format=".6~g", minExtent=34, maxExtent=34)
    y = alt.Y("height:Q").scale(domain=lookup.frame("low", "high"), nice=False, zero=False).axis(axis)
    name = alt.Chart(alt.NamedData(name="frame")).mark_text(align="right", fontSize=13, fontStyle="italic")
    orange = alt.value(palette.KNOB)
    return alt.layer(
        live.floor(base, "loss"),
        base.mark_rule(strokeWidth=1.5, strokeDash=[4, 3]).encode(x("n"), color=orange),
        *_lines_and_marks(x("k"), y),
        name.encode(x=alt.value(SIDE - 4), y=alt.value(10), text="axis:N", color=alt.value(palette.QUIET)),
        live.handle(base, "step_handle", x("n"), alt.YValue(LOSS - 14), palette.KNOB, dot=130, halo=1100),
    ).properties(width=SIDE, height=LOSS, name="loss")  # fmt: skip
