"""A table as bars whose tops are dragged, and its entropy as the area of all surprises, each as wide as it is probable."""

import altair as alt
import pandas as pd

from explorers.charts import live, palette
from explorers.charts.layered import layered
from explorers.charts.once import once
from explorers.charts.shares import follows

LETTERS = "abcdef"  # the live probability of outcome 1, 2, …, before it is divided by their sum
MOST = len(LETTERS)
WIDTH = 262
TALL = 7  # bits: the surprise of 1/128; a rarer outcome leaves the picture
SUM = f"max(1e-12, {' + '.join(LETTERS)})"
ROUNDED = "datum.p > 0 && datum.p < 0.0005 ? '≈ 0' : datum.p > 0.9995 && datum.p < 1 ? '≈ 1' : format(datum.p, '.3~f')"
EXTENT: dict = {"minExtent": 40, "maxExtent": 40}


def table(p) -> dict:
    """The live chart of p, 1 to 6 probabilities: drag the top of a bar, and the others keep their proportions."""
    home = {letter: float(p[k]) if k < len(p) else 0.0 for k, letter in enumerate(LETTERS)} | {"n": len(p)}
    return live.refilled(_table(), home=home)


@once
def _table() -> dict:
    home = dict.fromkeys([*LETTERS, "n"], 0)
    base = live.base(home).transform_calculate(H=_entropy(), top="log(n) / LN2")
    chart = alt.vconcat(_bars(base), _areas(base), spacing=26)
    drags = [live.Drag(f"{letter}_handle", "bars", follows(letter, LETTERS)) for letter in LETTERS]
    return live.live(chart, home=home, drags=drags, data={"outcomes": pd.DataFrame({"i": range(1, MOST + 1)})})


def _term(letter: str) -> str:
    """The part of one outcome in the entropy, in bits."""
    return f"({letter} > 0 ? -{letter} / {SUM} * log({letter} / {SUM}) / LN2 : 0)"


def _entropy() -> str:
    return " + ".join(_term(letter) for letter in LETTERS)


def _outcomes() -> alt.Chart:
    """Each outcome with its probability p, its surprise s in bits, and its place from `start` to `end` between 0 and 1."""
    rows = alt.Chart(alt.NamedData(name="outcomes")).transform_filter("datum.i <= n")
    before = " + ".join(f"(datum.i > {k} ? {letter} : 0)" for k, letter in enumerate(LETTERS, 1))
    return rows.transform_calculate(
        p=f"[{', '.join(LETTERS)}][datum.i - 1] / {SUM}", start=f"({before}) / {SUM}", end="datum.start + datum.p",
        middle="datum.start + datum.p / 2", s="datum.p > 0 ? -log(datum.p) / LN2 : 0", left="datum.i - 0.4",
        right="datum.i + 0.4", shade="datum.i % 2 ? 'odd' : 'even'", zero="0")  # fmt: skip


def _bars(base: alt.Chart) -> alt.LayerChart:
    ends = alt.Scale(domain=[alt.expr("0.5"), alt.expr("max(1, n) + 0.5")], nice=False, zero=False)
    across = alt.Axis(title=None, labels=False, ticks=False, grid=False)
    upward = alt.Axis(title="probability", tickCount=5, format="~g", **EXTENT)

    def x(field):
        return alt.X(f"{field}:Q").scale(ends).axis(across)

    def y(field):
        return alt.Y(f"{field}:Q").scale(domain=[0, 1], nice=False).axis(upward)

    rows = _outcomes()
    below = rows.transform_calculate(name="datum.i + ''", share=ROUNDED)
    tops = [_top(base, k, letter, x, y) for k, letter in enumerate(LETTERS, 1)]
    return layered(
        live.floor(base, "bars"),
        rows.mark_rect(opacity=0.75).encode(x("left"), y("zero"), x2="right:Q", y2="p:Q", color=alt.value(palette.FIRST)),
        below.mark_text(fontSize=13, fontWeight="bold").encode(
            x("i"), alt.YValue(172), text="name:N", color=alt.value(palette.QUIET)),
        below.mark_text(fontSize=13).encode(x("i"), alt.YValue(188), text="share:N", color=alt.value(palette.FIRST)),
        *tops,
        _said(base, "'H = ' + format(datum.H, '.3f') + ' bits = ' + format(datum.H * LN2, '.3f') + ' nats'", -14),
    ).properties(width=WIDTH, height=150, name="bars")


def _top(base: alt.Chart, k: int, letter: str, x, y) -> alt.LayerChart:
    """The handle at the top of bar k, where there is such a bar."""
    here = base.transform_filter(f"{k} <= n").transform_calculate(at=str(k), tip=f"{letter} / {SUM}")
    return live.handle(here, f"{letter}_handle", x("at"), y("tip"), palette.KNOB, dot=110, halo=900)


def _areas(base: alt.Chart) -> alt.LayerChart:
    """Width p, height −log₂ p: the areas add up to H, which is the mean height."""
    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[0, 1], nice=False).axis(
            title="outcomes side by side, each as wide as it is probable", titleFontSize=11, values=[0, 0.25, 0.5, 0.75, 1],
            format=".2~f", labelPadding=20, ticks=False, grid=False)

    def y(field):
        return alt.Y(f"{field}:Q").scale(domain=[0, TALL], nice=False).axis(title="surprise in bits", tickCount=7, **EXTENT)

    rows = _outcomes().transform_filter("datum.p > 0")
    strength = alt.Opacity("shade:N").scale(domain=["odd", "even"], range=[0.75, 0.45]).legend(None)
    named = rows.transform_filter("datum.p >= 0.05").transform_calculate(name="datum.i + ''")
    return layered(
        rows.mark_rect(clip=True).encode(
            x("start"), y("zero"), x2="end:Q", y2="s:Q", color=alt.value(palette.FIRST), opacity=strength),
        named.mark_text(fontSize=13, fontWeight="bold").encode(
            x("middle"), alt.YValue(162), text="name:N", color=alt.value(palette.QUIET)),
        base.mark_rule(strokeWidth=1.5, strokeDash=[5, 4]).encode(y=y("top"), color=alt.value(palette.QUIET)),
        base.mark_rule(strokeWidth=2.5).encode(y=y("H"), color=alt.value(palette.RESULT)),
        _said(base, "'━ mean = area = ' + format(datum.H, '.3f') + ' bits'", -9),
        base.transform_calculate(said="'╌ log₂ n = ' + format(datum.top, '.3f')").mark_text(align="right", fontSize=13).encode(
            x=alt.value(WIDTH), y=alt.value(10), text="said:N", color=alt.value(palette.QUIET)),
    ).properties(width=WIDTH, height=150, name="areas")  # fmt: skip


def _said(base: alt.Chart, words: str, height: int) -> alt.Chart:
    """The result in words, above the view."""
    said = base.transform_calculate(said=words).mark_text(align="left", fontSize=14, fontWeight="bold")
    return said.encode(x=alt.value(0), y=alt.value(height), text="said:N", color=alt.value(palette.RESULT))
