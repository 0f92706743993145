"""Two tables as dragged bars; each divergence as areas: as wide as an outcome is probable, as high as its log ratio."""

from functools import partial

import altair as alt
import pandas as pd

from explorers.charts import live, palette
from explorers.charts.layered import layered
from explorers.charts.once import once
from explorers.charts.shares import follows

MOST = 6
# The live probabilities, before they are divided by their sum.
P_NAMES, Q_NAMES = ([f"{law}{letter}" for letter in "abcdef"] for law in "pq")
WIDTH = 262
TALL = 4.2  # bits: a ratio beyond 18 to 1 leaves the picture
EXTENT: dict = {"minExtent": 40, "maxExtent": 40}


def total(names) -> str:
    """The sum of the live probabilities, never 0."""
    return f"max(1e-12, {' + '.join(names)})"


def share(names, k: int) -> str:
    """The live probability of outcome k, counted from 0."""
    return f"({names[k]} / {total(names)})"


def tables(p, q) -> dict:
    """The live chart of two tables over the same 1 to 6 outcomes."""
    return live.refilled(_described(), home=numbers(p, q))


def numbers(p, q) -> dict:
    """The live numbers of both tables, with zeros after the last outcome, and n, how many outcomes there are."""
    laws = ((P_NAMES, p), (Q_NAMES, q))
    return {name: float(law[k]) if k < len(law) else 0.0 for names, law in laws for k, name in enumerate(names)} | {"n": len(p)}


@once
def _described() -> dict:
    home = dict.fromkeys([*P_NAMES, *Q_NAMES, "n"], 0)
    base = live.base(home)
    p_bars = _bars(base, "P", P_NAMES, palette.FIRST, Q_NAMES, palette.SECOND)
    q_bars = _bars(base, "Q", Q_NAMES, palette.SECOND, P_NAMES, palette.FIRST)
    forward = _areas(base, "forward", "KL(P‖Q)", "log₂ p/q", P_NAMES, Q_NAMES, palette.FIRST)
    reverse = _areas(base, "reverse", "KL(Q‖P)", "log₂ q/p", Q_NAMES, P_NAMES, palette.SECOND)
    chart = alt.vconcat(p_bars, q_bars, forward, reverse, spacing=22).resolve_scale(color="independent")
    drags = [live.Drag(f"{name}_handle", view, follows(name, names))
             for view, names in (("P", P_NAMES), ("Q", Q_NAMES)) for name in names]
    return live.live(chart, home=home, drags=drags, data={"outcomes": pd.DataFrame({"i": range(1, MOST + 1)})})


def divergence(first, second) -> str:
    """Σ p log₂(p/q) bits as the browser computes it, with 0 log 0 = 0 and infinite where only q is 0."""
    return " + ".join(_term(share(first, k), share(second, k)) for k in range(MOST))


def _term(p: str, q: str) -> str:
    return f"({p} <= 0 ? 0 : {q} <= 0 ? (1 / 0) : {p} * log({p} / {q}) / LN2)"


def bits(value: str) -> str:
    """A live number of bits in words, as an expression."""
    return f"({value} > 1e300 ? '∞ bits' : format({value}, '.3f') + ' bits = ' + format({value} * LN2, '.3f') + ' nats')"


def outcomes(first, second) -> alt.Chart:
    """Each outcome with its probabilities p and q and its place from `start` to `end`, as wide as p."""
    before = " + ".join(f"(datum.i > {k} ? {name} : 0)" for k, name in enumerate(first, 1))
    rows = alt.Chart(alt.NamedData(name="outcomes")).transform_filter("datum.i <= n")
    return rows.transform_calculate(
        p=f"[{', '.join(first)}][datum.i - 1] / {total(first)}", q=f"[{', '.join(second)}][datum.i - 1] / {total(second)}",
        start=f"({before}) / {total(first)}", end="datum.start + datum.p", middle="datum.start + datum.p / 2",
        left="datum.i - 0.4", right="datum.i + 0.4", name="datum.i + ''", zero="0")  # fmt: skip


def across(field: str) -> alt.X:
    """The horizontal channel of the bars: outcome 1, 2, … n side by side."""
    ends = alt.Scale(domain=[alt.expr("0.5"), alt.expr("max(1, n) + 0.5")], nice=False, zero=False)
    return alt.X(f"{field}:Q").scale(ends).axis(title=None, labels=False, ticks=False, grid=False, domain=False)


def upward(field: str, title: str) -> alt.Y:
    """The vertical channel of the bars, with room for a hand above 1 and below 0."""
    axis = alt.Axis(title=title, values=[0, 0.5, 1], format="~g", titleFontSize=13, **EXTENT)
    return alt.Y(f"{field}:Q").scale(domain=[-0.14, 1.14], nice=False).axis(axis)


def _bars(base: alt.Chart, law: str, names, color: str, others, other_color: str) -> alt.LayerChart:
    y = partial(upward, title=law)
    rows = outcomes(names, others)
    tops = []
    for k, name in enumerate(names):
        here = base.transform_filter(f"{k} < n").transform_calculate(at=str(k + 1), tip=share(names, k))
        tops.append(live.handle(here, f"{name}_handle", across("at"), y("tip"), color, dot=110, halo=900))
    rounded = "datum.p > 0 && datum.p < 0.0005 ? '≈ 0' : datum.p > 0.9995 && datum.p < 1 ? '≈ 1' : format(datum.p, '.3~f')"
    return layered(
        live.floor(base, law),
        rows.mark_rect(opacity=0.6).encode(across("left"), y("zero"), x2="right:Q", y2="p:Q", color=alt.value(color)),
        rows.mark_rule(strokeWidth=2, strokeDash=[4, 3]).encode(
            across("left"), y("q"), x2="right:Q", color=alt.value(other_color)),
        rows.transform_calculate(said=f"datum.name + ':  ' + ({rounded})").mark_text(fontSize=12).encode(
            across("i"), alt.YValue(106), text="said:N", color=alt.value(color)),
        *tops,
    ).properties(width=WIDTH, height=96, name=law, view=alt.ViewConfig(stroke=None))  # fmt: skip


def _areas(base: alt.Chart, view: str, name: str, height: str, first, second, color: str) -> alt.LayerChart:
    """Width p, height log₂(p/q): the areas, those below the line counted negative, add up to the divergence."""
    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[0, 1], nice=False).axis(None)

    def y(field):
        return alt.Y(f"{field}:Q").scale(domain=[-TALL, TALL], nice=False).axis(
            title=height, values=[-4, -2, 0, 2, 4], titleFontSize=12, **EXTENT)

    rows = outcomes(first, second).transform_filter("datum.p > 0").transform_calculate(
        h="datum.q > 0 ? log(datum.p / datum.q) / LN2 : 1000", shade="datum.q <= 0 ? 'endless' : datum.i % 2 ? 'odd' : 'even'",
        sign="datum.h < 0 ? '−' : '+'")
    strength = alt.Opacity("shade:N").scale(domain=["odd", "even", "endless"], range=[0.75, 0.45, 0.2]).legend(None)
    sign = alt.Color("sign:N").scale(domain=["+", "−"], range=[color, palette.WRONG]).legend(None)
    endless = rows.transform_filter("datum.q <= 0").mark_text(fontSize=17, fontWeight="bold", text="∞")
    said = base.transform_calculate(bits=divergence(first, second), said=f"'{name} = ' + {bits('datum.bits')}")
    return layered(
        rows.mark_rect(clip=True).encode(x("start"), y("zero"), x2="end:Q", y2="h:Q", color=sign, opacity=strength),
        rows.transform_filter("datum.p >= 0.05").mark_text(fontSize=12, fontWeight="bold").encode(
            x("middle"), alt.YValue(96), text="name:N", color=alt.value(palette.QUIET)),
        endless.encode(x("middle"), alt.YValue(9), color=alt.value(palette.WRONG)),
        base.mark_rule(strokeWidth=1.5).encode(y=y("zero"), color=alt.value(palette.QUIET)),
        said.mark_text(align="left", fontSize=14, fontWeight="bold").encode(
            x=alt.value(0), y=alt.value(-10), text="said:N", color=alt.value(color)),
    ).properties(width=WIDTH, height=104, name=view)  # fmt: skip
