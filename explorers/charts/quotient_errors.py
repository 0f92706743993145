"""The error of the forward and the central quotient against h, on log axes, under one line that is dragged."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, lookup, palette
from explorers.charts.once import once

WIDTH, HEIGHT = 270, 260
LAST = 16.0
SMALLEST, LARGEST = 1e-17, 10.0  # an error of exactly 0 is drawn on the bottom
POINTS = (("forward", palette.FIRST, "circle"), ("central", palette.SECOND, "square"))


def errors(table: dict, k: float) -> dict:
    """The live chart of an `error_table`: drag the line h = 10^(−k)."""
    rows = pd.DataFrame(table).rename(columns={"k": "x"})
    for name in ("forward", "central", "wall"):
        rows[f"{name}_drawn"] = np.clip(rows[name], SMALLEST, LARGEST)
    return live.refilled(_described(), home={"k": k}, data={"errors": rows})


@once
def _described() -> dict:
    base = live.base(["k"]).transform_calculate(h="pow(10, -k)", top=str(LARGEST), bottom=str(SMALLEST))
    drag = live.Drag("k_handle", "errors", {"k": f"round(10 * clamp(-log(px) / LN10, 0, {LAST})) / 10"})
    return live.live(_view(base), home={"k": 0.0}, drags=[drag])


def _powers(values) -> alt.Axis:
    return alt.Axis(values=[float(f"1e{n}") for n in values], format=".0e", title=None, domain=False, ticks=False, grid=True)


def _x(field: str) -> alt.X:
    return alt.X(f"{field}:Q").scale(type="log", domain=[1.0, 10**-LAST], nice=False).axis(_powers(range(0, -17, -4)))


def _y(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q").scale(type="log", domain=[SMALLEST, LARGEST], nice=False).axis(_powers(range(0, -17, -4)))


def _view(base: alt.Chart) -> alt.LayerChart:
    rows = alt.Chart(alt.NamedData(name="errors"))
    wall = rows.mark_line(strokeDash=[5, 4], strokeWidth=1.5).encode(_x("h"), _y("wall_drawn"), color=alt.value(palette.QUIET))
    points = [rows.mark_point(shape=shape, filled=True, size=22, opacity=0.9).encode(
        _x("h"), _y(f"{name}_drawn"), color=alt.value(color)) for name, color, shape in POINTS]
    line = base.mark_rule(strokeWidth=2).encode(_x("h"), color=alt.value(palette.KNOB))
    here = [base.transform_calculate(here=lookup.row("errors", "k") + f".{name}_drawn").transform_filter("isValid(datum.here)")
            .mark_point(shape=shape, size=110, strokeWidth=2, opacity=1).encode(_x("h"), _y("here"), color=alt.value(color))
            for name, color, shape in POINTS]
    said = [_said(base, f"'{name} ' + {_error(name)}", x, color) for (name, color, _), x in zip(POINTS, (80, 182), strict=True)]
    h = _said(base, "'h = ' + format(datum.h, '.1e')", 0, palette.KNOB)
    handle = live.handle(base, "k_handle", _x("h"), _y("bottom"), palette.KNOB)
    return alt.layer(live.floor(base, "errors"), wall, *points, line, *here, h, *said, handle).properties(
        width=WIDTH, height=HEIGHT, name="errors")


def _error(name: str) -> str:
    value = f"{lookup.row('errors', 'k')}.{name}"
    return f"(isValid({value}) ? format({value}, '.1e') : '–')"


def _said(base: alt.Chart, words: str, x: int, color: str) -> alt.Chart:
    text = base.transform_calculate(said=words).mark_text(align="left", baseline="middle", fontSize=12, fontWeight="bold")
    return text.encode(x=alt.XValue(x), y=alt.YValue(-10), text="said:N", color=alt.value(color))
