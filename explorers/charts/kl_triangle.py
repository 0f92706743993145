"""Three coins P, Q, R on a track each, and the divergence from P to R beside the detour over Q, as bars."""

import altair as alt

from explorers.charts import live, palette
from explorers.charts.layered import layered
from explorers.charts.once import once

LIVE = ("tp", "tq", "tr")
ROWS = {"tp": ("P", palette.FIRST, 3), "tq": ("Q", palette.SECOND, 2), "tr": ("R", palette.SHAPE, 1)}
WIDTH = 276
MOST = 1.5  # bits: the end of the bars


def coin(p: str, q: str) -> str:
    """KL of two coins in bits from their probabilities of heads, as the browser computes it."""
    sides = ((p, q), (f"(1 - {p})", f"(1 - {q})"))
    terms = [f"({a} <= 0 ? 0 : {b} <= 0 ? (1 / 0) : {a} * log({a} / {b}) / LN2)" for a, b in sides]
    return f"max(0, {' + '.join(terms)})"


def triangle(p, q, r) -> dict:
    """The live chart of three coins, given by their probabilities of heads."""
    return live.refilled(_described(), home=dict(zip(LIVE, (p, q, r), strict=True)))


@once
def _described() -> dict:
    home = dict.fromkeys(LIVE, 0.5)
    base = live.base(home)
    drags = [live.Drag(f"{name}_handle", "coins", {name: live.clamped("px", 0, 1)}) for name in LIVE]
    return live.live(alt.vconcat(_coins(base), _bars(base), spacing=14), home=home, drags=drags)


def _coins(base: alt.Chart) -> alt.LayerChart:
    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[-0.1, 1.1], nice=False).axis(
            title="probability of heads", values=[0, 0.25, 0.5, 0.75, 1], format=".2~f", grid=True, domain=False)

    def y(field):
        return alt.Y(f"{field}:Q").scale(domain=[0.4, 3.9], nice=False).axis(None)

    layers = []
    for name, (letter, color, row) in ROWS.items():
        here = base.transform_calculate(row=str(row), one="1")
        name_of = here.mark_text(fontSize=14, fontWeight="bold", dy=-15, text=letter)
        layers += [
            here.mark_rule(strokeWidth=3, opacity=0.3).encode(x("zero"), y("row"), x2="one:Q", color=alt.value(palette.QUIET)),
            live.handle(here, f"{name}_handle", x(name), y("row"), color, dot=150, halo=1000),
            name_of.encode(x(name), y("row"), color=alt.value(color)),
        ]
    ruler = base.mark_rule(strokeDash=[3, 3], opacity=0.6)
    bounds = [ruler.encode(x=x(name), color=alt.value(ROWS[name][1])) for name in ("tp", "tr")]
    return layered(live.floor(base, "coins"), *bounds, *layers).properties(
        width=WIDTH, height=130, name="coins", view=alt.ViewConfig(stroke=None))


def _bars(base: alt.Chart) -> alt.LayerChart:
    names = ["over Q", "direct"]
    rows = base.transform_calculate(
        a=coin("tp", "tq"), b=coin("tq", "tr"), c=coin("tp", "tr"), sum="datum.a + datum.b", over="'over Q'", direct="'direct'",
        law="datum.c < 1e300 && datum.c > datum.sum * (1 + 1e-12) ? 'fails' : 'holds'",
        a_end=f"min({MOST}, datum.a)", sum_end=f"min({MOST}, datum.sum)", c_end=f"min({MOST}, datum.c)",
        sum_said=_written("datum.sum"), c_said=_written("datum.c") + " + (datum.law == 'fails' ? '  longer' : '')")  # fmt: skip

    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[0, MOST], nice=False).axis(title="bits", grid=False, values=[0, 0.5, 1, 1.5])

    def row(field):
        return alt.Y(f"{field}:N").scale(domain=names).axis(title=None, domain=False, ticks=False, minExtent=44, maxExtent=44)

    verdict = alt.Color("law:N").scale(domain=["holds", "fails"], range=[palette.RESULT, palette.WRONG]).legend(None)
    bar, number = rows.mark_bar(size=18), rows.mark_text(fontSize=13, align="left", dx=5)
    return layered(
        bar.encode(x("zero"), row("over"), x2="a_end:Q", color=alt.value(palette.FIRST)),
        bar.encode(x("a_end"), row("over"), x2="sum_end:Q", color=alt.value(palette.SECOND)),
        bar.encode(x("zero"), row("direct"), x2="c_end:Q", color=verdict),
        number.encode(x("sum_end"), row("over"), text="sum_said:N", color=alt.value(palette.QUIET)),
        number.encode(x("c_end"), row("direct"), text="c_said:N", color=verdict),
    ).properties(width=WIDTH - 92, height=64, name="bars")  # fmt: skip


def _written(value: str) -> str:
    return f"({value} > 1e300 ? '∞' : format({value}, '.3f'))"
