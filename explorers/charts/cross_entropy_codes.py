"""The lengths of a code made for Q beside the ideal −log₂ q, each outcome as wide as P makes it."""

import copy

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import palette
from explorers.charts.cross_entropy import EXTENT, TALL, WIDTH
from explorers.charts.once import once
from explorers.entropy import surprisals


def code(p, q, lengths) -> dict:
    """The picture of a code with these lengths, used on p: its mean length is the area of the violet steps."""
    end = np.cumsum(p)
    rows = pd.DataFrame({
        "name": [str(k) for k in range(1, len(p) + 1)], "start": end - p, "end": end, "ideal": np.minimum(surprisals(q), TALL),
        "length": np.minimum(lengths, TALL), "zero": 0.0, "lost": (p > 0) & (lengths == np.inf), "p": p,
    })  # fmt: skip
    return {**copy.deepcopy(_described()), "datasets": {"words": rows}}


@once
def _described() -> dict:
    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[0, 1], nice=False).axis(
            title="each outcome as wide as it is probable under P", titleFontSize=11, values=[0, 0.25, 0.5, 0.75, 1],
            format=".2~f", labelPadding=18, ticks=False, grid=False)

    def y(field):
        return alt.Y(f"{field}:Q").scale(domain=[0, TALL], nice=False).axis(title="bits", tickCount=7, **EXTENT)

    rows = alt.Chart(alt.NamedData(name="words")).transform_filter("datum.p > 0").transform_calculate(
        middle="(datum.start + datum.end) / 2")
    strength = alt.Opacity("i:O").scale(domain=[0, 1], range=[0.5, 0.32]).legend(None)
    color = alt.Color("lost:N").scale(domain=[False, True], range=[palette.RESULT, palette.WRONG]).legend(None)
    shaded = rows.transform_calculate(i="toNumber(datum.name) % 2")
    chart = alt.layer(
        shaded.mark_rect().encode(x("start"), y("zero"), x2="end:Q", y2="length:Q", color=color, opacity=strength),
        rows.transform_filter("!datum.lost").mark_rule(strokeWidth=3).encode(
            x("start"), y("ideal"), x2="end:Q", color=alt.value(palette.SECOND)),
        rows.transform_filter("datum.lost").mark_text(fontSize=17, fontWeight="bold").encode(
            x("middle"), alt.YValue(12), text=alt.value("∞"), color=alt.value(palette.WRONG)),
        rows.transform_filter("datum.p >= 0.05").mark_text(fontSize=13, fontWeight="bold").encode(
            x("middle"), alt.YValue(171), text="name:N", color=alt.value(palette.QUIET)),
    ).properties(width=WIDTH, height=160)
    return {**chart.to_dict(), "autosize": "pad"}
