"""The share of heads after k heads in a row with its interval, and all short sequences with the tosses that count."""

import altair as alt
import pandas as pd

from explorers.charts import palette
from explorers.charts.large_numbers import WIDTH
from explorers.charts.luck import still
from explorers.charts.once import once
from explorers.streaks import sequences, wilson

LENGTH = 4  # of the sequences that are drawn


def pooled(cases, hits, p: float) -> dict:
    """For each k the pooled share of heads after k heads, with Wilson's interval, and p as a line."""
    low, high = wilson(hits, cases)
    table = pd.DataFrame({"k": range(len(cases)), "low": low, "high": high, "cases": cases, "hits": hits})
    table = table[table.cases > 0].assign(share=lambda t: t.hits / t.cases)[["k", "low", "high", "share"]].astype(float)
    return {**_pooled(len(cases)), "datasets": {"streaks": table, "coin": pd.DataFrame({"p": [float(p)]})}}


@once
def _pooled(count: int) -> dict:
    rows, x = alt.Chart(alt.NamedData(name="streaks")), alt.X("k:Q").axis(title="heads in a row before", format="d", grid=False)
    x = x.scale(domain=[-0.6, count - 0.4], nice=False)

    def y(field):
        axis = alt.Axis(title="share of heads next", format=".2~f", values=[0, 0.25, 0.5, 0.75, 1])
        return alt.Y(f"{field}:Q").scale(domain=[0, 1], nice=False).axis(axis)

    return still(alt.layer(
        alt.Chart(alt.NamedData(name="coin")).mark_rule(strokeDash=[5, 4], strokeWidth=1.5).encode(
            y("p"), color=alt.value(palette.KNOB)),
        rows.mark_rule(strokeWidth=2.5).encode(x, y("low"), y2="high:Q", color=alt.value(palette.FIRST)),
        rows.mark_point(filled=True, size=60, opacity=1).encode(x, y("share"), color=alt.value(palette.FIRST)),
    ).properties(width=WIDTH, height=200))  # fmt: skip


def short(k: int) -> dict:
    """All 16 sequences of four tosses; shaded the tosses right after k heads, at the right the share of heads among them."""
    tiles = [
        {"row": r, "col": c, "letter": letter, "counts": word[:c].endswith("H" * k),
         "share": f"{heads}/{after}" if after else "–"}
        for r, (word, after, heads, _) in enumerate(sequences(LENGTH, k, 0.5))
        for c, letter in enumerate(word)
    ]
    return {**_short(), "datasets": {"tiles": pd.DataFrame(tiles)}}


@once
def _short() -> dict:
    rows = alt.Chart(alt.NamedData(name="tiles"))
    x = alt.X("col:O").axis(None).scale(domain=list(range(LENGTH + 1)))
    y = alt.Y("row:O").axis(None)
    after, rest = rows.transform_filter("datum.counts"), rows.transform_filter("!datum.counts")
    bold = after.mark_text(fontSize=13, fontWeight="bold").encode(x, y, text="letter:N", color=alt.value(palette.FIRST))
    frame = after.mark_rect(opacity=0.2).encode(x, y, color=alt.value(palette.FIRST))
    share = rows.transform_filter("datum.col == 0").transform_calculate(last=str(LENGTH)).mark_text(fontSize=13)
    return still(alt.layer(
        frame, bold, rest.mark_text(fontSize=13).encode(x, y, text="letter:N", color=alt.value(palette.QUIET)),
        share.encode(alt.X("last:O").axis(None), y, text="share:N", color=alt.value(palette.RESULT)),
    ).properties(width=200, height=16 * 18))  # fmt: skip
