"""The running mean of draws from a law without a finite expectation, and what it goes with, if anything."""

import copy

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import lookup, palette
from explorers.charts.large_numbers import WIDTH, along
from explorers.charts.once import once

HEIGHT = 220


def wild(run, *, logarithm: bool) -> dict:
    """The mean of the first n draws against n; dashed log₂ n, where it is a guide."""
    low, high = run.window
    table = pd.DataFrame({"n": run.ends, "i": range(len(run.ends)), "average": run.means}, dtype=float)
    table = table.assign(guide=np.log2(run.ends) if logarithm else np.nan)
    return {**copy.deepcopy(_wild()), "datasets": {"averages": table, "frame": pd.DataFrame({"low": [low], "high": [high]})}}


@once
def _wild() -> dict:
    rows, x = alt.Chart(alt.NamedData(name="averages")), along("n", "draws n")

    def y(field):
        scale = alt.Scale(domain=lookup.frame("low", "high"), nice=False, zero=False)
        return alt.Y(f"{field}:Q").scale(scale).axis(title="mean of n draws", minExtent=42, maxExtent=42, tickCount=5)

    chart = alt.layer(
        alt.Chart(alt.NamedData(name="frame")).mark_point(opacity=0).encode(y=y("low")),  # loads the table of the axis
        rows.mark_line(strokeDash=[5, 4], clip=True).encode(x, y("guide"), color=alt.value(palette.QUIET)),
        rows.mark_line(strokeWidth=2, clip=True).encode(x, y("average"), order="i:Q", color=alt.value(palette.WRONG)),
    ).properties(width=WIDTH, height=HEIGHT)
    return {**chart.to_dict(), "autosize": "pad"}
