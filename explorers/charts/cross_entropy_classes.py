"""Logits under the hand, their softmax beside the true class, and the gradient of the loss as signed bars."""

import altair as alt
import pandas as pd

from explorers.charts import live, palette
from explorers.charts.cross_entropy import EXTENT, WIDTH, headline
from explorers.charts.once import once
from explorers.softmax import MOST

Z = ("za", "zb", "zc", "zd", "ze")  # the live logit of class 1, 2, …
REACH = 8  # a greater logit leaves the picture; its number is written below


def classes(z, true: int) -> dict:
    """The live chart of the logits z, shape (n,) with n ≤ 5, and the true class, 1 to n: drag the end of a bar."""
    home = {name: float(z[k]) if k < len(z) else 0.0 for k, name in enumerate(Z)}
    return live.refilled(_described(), home={**home, "m": len(z), "target": true})


def dropped(numbers: dict, n: int) -> list[float]:
    """The n logits among the live numbers."""
    return [numbers[name] for name in Z[:n]]


@once
def _described() -> dict:
    home = dict.fromkeys([*Z, "m", "target"], 0)
    base = live.base(home)
    chart = alt.vconcat(_logits(base), _softmax(base), _gradient(base), spacing=28)
    drags = [live.Drag(f"{name}_handle", "logits", {name: live.clamped("py", -REACH, REACH, 1)}) for name in Z]
    spec = live.live(chart, home=home, drags=drags, data={"classes": pd.DataFrame({"i": range(1, MOST + 1)})})
    used = [f"({k} <= m ? {name} : -1e99)" for k, name in enumerate(Z, 1)]
    known = {"top": f"max({', '.join(used)})", "power": " + ".join(f"exp({z} - top)" for z in used),
             "loss": f"log(power) + top - [{', '.join(Z)}][max(1, target) - 1]"}  # fmt: skip
    return {**spec, "params": [*spec["params"], *({"name": name, "expr": expr} for name, expr in known.items())]}


def _rows() -> alt.Chart:
    """Each class: its logit z, its probability q, the table p of the true class, and the slope q − p."""
    rows = alt.Chart(alt.NamedData(name="classes")).transform_filter("datum.i <= m")
    return rows.transform_calculate(
        z=f"[{', '.join(Z)}][datum.i - 1]", q="exp(datum.z - top) / power", p="datum.i == target ? 1 : 0", zero="0",
        slope="datum.q - datum.p", left="datum.i - 0.36", right="datum.i + 0.36", one="1",
        shown=f"clamp(datum.z, -{REACH}, {REACH})", name="datum.i == target ? datum.i + ' true' : datum.i + ''",
    )  # fmt: skip


def _x(field: str) -> alt.X:
    ends = alt.Scale(domain=[alt.expr("0.5"), alt.expr("max(1, m) + 0.5")], nice=False, zero=False)
    return alt.X(f"{field}:Q").scale(ends).axis(title=None, labels=False, ticks=False, grid=False)


def _y(field: str, low: float, high: float, count: int = 4) -> alt.Y:
    return alt.Y(f"{field}:Q").scale(domain=[low, high], nice=False).axis(title=None, tickCount=count, format="~g", **EXTENT)


def _number(rows: alt.Chart, said: str, height: int, color: str) -> alt.Chart:
    """A number below each class."""
    text = rows.transform_calculate(said=said).mark_text(fontSize=13, fontWeight="bold")
    return text.encode(_x("i"), alt.YValue(height), text="said:N", color=alt.value(color))


def _zero(base: alt.Chart, low: float, high: float) -> alt.Chart:
    return base.mark_rule(opacity=0.7).encode(y=_y("zero", low, high), color=alt.value(palette.QUIET))


def _logits(base: alt.Chart) -> alt.LayerChart:
    rows, ends = _rows(), (-REACH - 1, REACH + 1)
    tops = []
    for k, name in enumerate(Z, 1):
        here = base.transform_filter(f"{k} <= m").transform_calculate(at=str(k), tip=f"clamp({name}, -{REACH}, {REACH})")
        tops.append(live.handle(here, f"{name}_handle", _x("at"), _y("tip", *ends), palette.KNOB, dot=110, halo=900))
    words = "'loss = ' + format(loss, '.3f') + ' nats = ' + format(loss / LN2, '.3f') + ' bits'"
    return alt.layer(
        live.floor(base, "logits"), _zero(base, *ends),
        rows.mark_rect(opacity=0.45).encode(
            _x("left"), _y("zero", *ends), x2="right:Q", y2="shown:Q", color=alt.value(palette.SHAPE)),
        _number(rows, "format(datum.z, '.3~f')", 135, palette.SHAPE),
        *tops, headline(base, words, -24, palette.RESULT), headline(base, "'logits z'", -8, palette.SHAPE),
    ).properties(width=WIDTH, height=120, name="logits")  # fmt: skip


def _softmax(base: alt.Chart) -> alt.LayerChart:
    """The green bars are q, the blue frame is the sure table of the true class."""
    rows = _rows()
    return alt.layer(
        rows.mark_rect(opacity=0.75).encode(
            _x("left"), _y("zero", 0, 1, 3), x2="right:Q", y2="q:Q", color=alt.value(palette.SECOND)),
        rows.transform_filter("datum.p == 1").mark_rect(filled=False, strokeWidth=2, strokeDash=[4, 3]).encode(
            _x("left"), _y("zero", 0, 1, 3), x2="right:Q", y2="one:Q", color=alt.value(palette.FIRST)),
        _number(rows, "format(datum.q, '.3f')", 95, palette.SECOND),
        _number(rows, "datum.name", 110, palette.FIRST),
        headline(base, "'softmax q'", -11, palette.SECOND),
    ).properties(width=WIDTH, height=84, name="softmax")  # fmt: skip


def _gradient(base: alt.Chart) -> alt.LayerChart:
    """Signed bars from −1 to 1: which way the loss rises when one logit rises."""
    rows = _rows()
    return alt.layer(
        _zero(base, -1, 1),
        rows.mark_rect(opacity=0.75).encode(
            _x("left"), _y("zero", -1, 1, 3), x2="right:Q", y2="slope:Q", color=alt.value(palette.RESULT)),
        _number(rows, "format(datum.slope, '+.3f')", 95, palette.RESULT),
        headline(base, "'slope of the loss: q − p'", -8, palette.RESULT),
    ).properties(width=WIDTH, height=84, name="gradient")  # fmt: skip
