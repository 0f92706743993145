"""The running mean of the rounds of a game, drawn again in the browser while the game is bent."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, lookup, palette
from explorers.charts.expected_value_live import (
    EXTENT,
    LAST,
    LETTERS,
    NUMBERS,
    PAYOFFS,
    SHORT,
    WIDTH,
    said,
    written,
)
from explorers.expected_value import MOST
from explorers.rounds import tickets


def played(seed: int) -> pd.DataFrame:
    """The tickets of the first 1,000 rounds, and which of them are drawn: all up to 60, then fewer and fewer."""
    kept = np.unique(np.rint(np.concatenate([np.arange(1, 61), np.geomspace(60, LAST, 90)]))).astype(int)
    i = np.arange(1, LAST + 1)
    return pd.DataFrame({"i": i, "u": tickets(LAST, seed), "kept": np.isin(i, kept)})


def view(base: alt.Chart) -> alt.LayerChart:
    """The running mean up to n with its knob, the expectation and the price, and the band E ± 1.96 σ/√m at each m."""
    def x(field):
        scale = alt.Scale(type="log", domain=[0.8, 1.25 * LAST], nice=False)
        return alt.X(f"{field}:Q").scale(scale).axis(title="rounds n", values=[1, 10, 100, LAST], format="~s", grid=True)

    def y(field):
        scale = alt.Scale(domain=lookup.frame("low", "high"), nice=False, zero=False)
        return alt.Y(f"{field}:Q").scale(scale).axis(title="mean pay-off", tickCount=5, labelExpr=SHORT, **EXTENT)

    ends, pays = [" + ".join(LETTERS[: k + 1]) for k in range(MOST - 1)], PAYOFFS[:-1]
    paid = "".join(f"datum.t < {end} ? {pay} : " for end, pay in zip(ends, pays, strict=True)) + PAYOFFS[-1]
    rows = alt.Chart(alt.NamedData(name="rounds")).transform_filter("datum.i <= n")
    rows = rows.transform_calculate(t="datum.u * total", x=paid).transform_window(
        total="sum(x)", sort=[alt.SortField("i")], frame=[None, 0])
    rows = rows.transform_calculate(mean="datum.total / datum.i")
    now = rows.transform_filter("datum.i == n")
    band = alt.Chart(alt.NamedData(name="band")).transform_calculate(wide="1.96 * sqrt(variance / datum.m)")
    band = band.transform_calculate(least="mean - datum.wide", most="mean + datum.wide")
    reporting = now.transform_calculate(**{name: name for name in (*NUMBERS, "stamp")})
    handle = live.handle(reporting, "n_handle", x("i"), y("mean"), palette.SHAPE, dot=110, halo=900)
    words = f"'after n = ' + datum.i + ':  ' + {written('datum.mean')}"
    return alt.layer(
        live.floor(base, "rounds"),
        band.mark_area(opacity=0.18, clip=True).encode(x("m"), y("least"), y2="most:Q", color=alt.value(palette.RESULT)),
        base.mark_rule(strokeWidth=1.5, strokeDash=[3, 3], clip=True).encode(y=y("price"), color=alt.value(palette.SECOND)),
        base.mark_rule(strokeWidth=2, strokeDash=[6, 4]).encode(y=y("E"), color=alt.value(palette.RESULT)),
        rows.transform_filter("datum.kept || datum.i == n").mark_line(strokeWidth=2, clip=True).encode(
            x("i"), y("mean"), order="i:Q", color=alt.value(palette.SHAPE)),
        handle, said(now, words, -12, palette.SHAPE),
    ).properties(width=WIDTH, height=180, name="rounds")  # fmt: skip
