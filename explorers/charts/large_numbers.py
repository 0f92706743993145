"""The frequency of heads in its funnel, and heads − tails in its trumpet, with the bias and the number of tosses as knobs."""

import altair as alt
import pandas as pd

from explorers.charts import live, palette
from explorers.charts.once import once
from explorers.large_numbers import LARGEST, PER_DECADE, Z, heads_of_every_coin, place, places

WIDTH = 268  # with the labels of its axis a view fits a phone of 360
LAST = 7 * PER_DECADE
LEFT = 0.45  # where the knob of p stands: before the first toss
ERROR = "sqrt(p * (1 - p) / datum.n)"
ROW = "data('path')[floor(k)]"
COIN = "['c' + round(100 * p)]"  # the column of the table that holds the heads of this coin


def tossed(n: int, seed: int) -> pd.DataFrame:
    """One row for each place on the axis: its number of tosses, and the heads of each of the 101 coins."""
    table = pd.DataFrame(heads_of_every_coin(n, seed), columns=[f"c{c}" for c in range(101)])
    return table.assign(i=range(LAST + 1), n=places(n).astype("int32"))


def run(p: float, n: int, path: pd.DataFrame) -> dict:
    """The live chart: drag the bias p and the number of tosses, or play."""
    return live.refilled(_described(), home={"p": p, "k": place(n)}, data={"path": path})


def tosses(k: float, n: int) -> int:
    """The number of tosses at the live place k, when the visitor's own n is among the places."""
    return int(places(n)[int(k)])


@once
def _described() -> dict:
    home = {"p": 0.5, "k": 0.0}
    here = f"length(data('path')) ? {ROW}"
    base = live.base(home).transform_calculate(n=f"{here}.n : 1", heads=f"{here}{COIN} : 0")
    base = base.transform_calculate(f="datum.heads / datum.n", e="2 * (datum.heads - datum.n * p)", before=str(LEFT))
    rows = alt.Chart(alt.NamedData(name="path")).transform_calculate(h=f"datum{COIN}", zero="0")
    chart = alt.vconcat(_frequency(base, rows), _excess(base, rows), spacing=26)
    drags = [
        live.Drag("p_handle", "frequency", {"p": live.clamped("py", 0, 1)}),
        live.Drag("n_handle", "frequency", {"k": live.clamped(f"{PER_DECADE} * log(px) / LN10", 0, LAST, 0)}),
    ]
    clock = live.Clock("k", onward=f"k >= {LAST} ? 0 : min({LAST}, k + speed * 0.4)")
    return live.live(chart, home=home, drags=drags, clock=clock, data={"path": tossed(1, 0)})


def along(field: str, title: str | None = "tosses n") -> alt.X:
    """The axis of n, logarithmic, from before the first toss to 10⁷."""
    scale = alt.Scale(type="log", domain=[0.3, 1.6 * LARGEST], nice=False)
    axis = alt.Axis(values=[10**e for e in range(8)], format="~s", title=title, grid=True, labelFlush=False)
    return alt.X(f"{field}:Q").scale(scale).axis(axis)


def _frequency(base: alt.Chart, rows: alt.Chart) -> alt.LayerChart:
    def y(field):
        axis = alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], format=".2~f", title="frequency of heads", minExtent=42, maxExtent=42)
        return alt.Y(f"{field}:Q").scale(domain=[-0.06, 1.06], nice=False).axis(axis)

    band = rows.transform_calculate(low=f"max(0, p - {Z} * {ERROR})", high=f"min(1, p + {Z} * {ERROR})")
    path = rows.transform_filter("datum.i <= k").transform_calculate(f="datum.h / datum.n")
    knob, quiet = alt.value(palette.KNOB), alt.value(palette.QUIET)
    return alt.layer(
        live.floor(base, "frequency"),
        band.mark_area(opacity=0.2).encode(along("n", None), y("low"), y2="high:Q", color=knob),
        base.mark_rule(strokeDash=[5, 4], strokeWidth=1.5).encode(y("p"), color=knob),
        base.mark_rule(opacity=0.7).encode(along("n", None), color=quiet),
        path.mark_line(strokeWidth=2).encode(along("n", None), y("f"), order="i:Q", color=alt.value(palette.SHAPE)),
        _said(base, "'n = ' + format(datum.n, ',') + '   heads ' + format(datum.heads, ',')", 0, "left", palette.QUIET),
        _said(base, "'frequency ' + format(datum.f, '.5f')", WIDTH, "right", palette.SHAPE, dy=1),
        _said(base, "'p = ' + format(p, '.2f')", 0, "left", palette.KNOB, dy=1),
        live.handle(base, "p_handle", along("before", None), y("p"), palette.KNOB, halo=1000),
        live.handle(base, "n_handle", along("n", None), y("f"), palette.SHAPE, dot=110, halo=1000),
    ).properties(width=WIDTH, height=190, name="frequency")


def _excess(base: alt.Chart, rows: alt.Chart) -> alt.LayerChart:
    def y(field):
        tens = [10**e for e in (1, 2, 3, 4)]
        label = "format(datum.value, '~s')"  # the scale's own labels would all be "0k"
        axis = alt.Axis(values=[*(-t for t in tens), 0, *tens], labelExpr=label, title="heads − tails − (2p − 1)n")
        axis.minExtent = axis.maxExtent = 42
        return alt.Y(f"{field}:Q").scale(type="symlog", constant=1, domain=[-20_000, 20_000], nice=False).axis(axis)

    wide = rows.transform_calculate(spread=f"2 * datum.n * {ERROR}", mean="datum.spread * sqrt(2 / PI)")
    wide = wide.transform_calculate(low=f"-{Z} * datum.spread", high=f"{Z} * datum.spread", below="-datum.mean")
    path = rows.transform_filter("datum.i <= k").transform_calculate(e="2 * (datum.h - datum.n * p)")
    knob, quiet = alt.value(palette.KNOB), alt.value(palette.QUIET)
    dashed = wide.mark_line(strokeDash=[2, 3], strokeWidth=1.5)
    return alt.layer(
        live.floor(base, "excess"),
        wide.mark_area(opacity=0.2).encode(along("n"), y("low"), y2="high:Q", color=knob),
        *(dashed.encode(along("n"), y(side), order="i:Q", color=knob) for side in ("mean", "below")),
        base.mark_rule(opacity=0.7).encode(y("zero"), color=quiet),
        base.mark_rule(opacity=0.7).encode(along("n"), color=quiet),
        path.mark_line(strokeWidth=2, clip=True).encode(along("n"), y("e"), order="i:Q", color=alt.value(palette.SHAPE)),
        base.mark_point(filled=True, size=60, opacity=1).encode(along("n"), y("e"), color=alt.value(palette.SHAPE)),
        _said(base, "'heads − tails = ' + format(2 * datum.heads - datum.n, ',')"
                    " + ', expected ' + format(round((2 * p - 1) * datum.n * 100) / 100, ',')", 0, "left", palette.SHAPE, dy=1),
    ).properties(width=WIDTH, height=190, name="excess")  # fmt: skip


def _said(base: alt.Chart, words: str, at: int, align: str, color: str, dy: int = 0) -> alt.Chart:
    """A line of words above the view; the second line, nearer to it, has dy=1."""
    text = base.transform_calculate(said=words).mark_text(align=alt.Align(align), fontSize=13, baseline="middle")
    return text.encode(x=alt.value(at), y=alt.value(-26 + 17 * dy), text="said:N", color=alt.value(color))
