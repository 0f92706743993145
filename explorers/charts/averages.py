"""The average of the first n draws against n, and the winnings of many players against the rounds they have played."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.averages import Law, error_of_mean, expected_gain
from explorers.charts import lookup, palette
from explorers.charts.large_numbers import WIDTH, along
from explorers.charts.luck import still
from explorers.charts.once import once
from explorers.large_numbers import Z

DRAWN = 40  # players


def averages(law: Law, ends, means) -> dict:
    """The running mean, the mean of the law if it has one, and the band around it if the variance is finite."""
    low, high = law.window
    pad = 0.1 * (high - low)
    frame = pd.DataFrame({"low": [low - pad], "high": [high + pad]})
    table = pd.DataFrame({"n": ends, "i": range(len(ends)), "average": means}, dtype=float)
    widths = np.array([Z * error_of_mean(law, n) for n in ends])
    table = table.assign(low=law.mean - widths, high=law.mean + widths, mean=law.mean).replace([np.inf, -np.inf], np.nan)
    return {**_averages(), "datasets": {"averages": table, "frame": frame}}


@once
def _averages() -> dict:
    rows, x = alt.Chart(alt.NamedData(name="averages")), along("n", "draws n")

    def y(field):
        scale = alt.Scale(domain=lookup.frame("low", "high"), nice=False, zero=False)
        return alt.Y(f"{field}:Q").scale(scale).axis(title="average of n draws", minExtent=42, maxExtent=42, tickCount=5)

    chart = alt.layer(
        alt.Chart(alt.NamedData(name="frame")).mark_point(opacity=0).encode(y=y("low")),  # loads the table of the axis
        rows.mark_area(opacity=0.2, clip=True).encode(x, y("low"), y2="high:Q", color=alt.value(palette.KNOB)),
        rows.mark_line(strokeDash=[5, 4], clip=True).encode(x, y("mean"), color=alt.value(palette.KNOB)),
        rows.mark_line(strokeWidth=2, clip=True).encode(x, y("average"), order="i:Q", color=alt.value(palette.SHAPE)),
    ).properties(width=WIDTH, height=220)
    return still(chart)


def casino(gains, step: int, rounds: int) -> dict:
    """The winnings of some players, the mean of all of them, and the expectation; a line at the chosen number of rounds."""
    at = step * np.arange(gains.shape[1])
    player = np.repeat(range(DRAWN), len(at))
    some = pd.DataFrame({"round": np.tile(at, DRAWN), "player": player, "gain": gains[:DRAWN].ravel()})
    mean = pd.DataFrame({"round": at, "gain": gains.mean(axis=0), "expected": [expected_gain(r) for r in at]}, dtype=float)
    places = {"zero": pd.DataFrame({"gain": [0]}), "now": pd.DataFrame({"round": [rounds]})}
    return {**_casino(int(at[-1])), "datasets": {"some": some.astype("float32"), "mean": mean, **places}}


@once
def _casino(last: int) -> dict:
    x = alt.X("round:Q").scale(domain=[0, last], nice=False).axis(title="rounds", tickCount=5, grid=False)

    def y(field):
        return alt.Y(f"{field}:Q").scale(domain=[-140, 90], nice=False).axis(title="winnings", values=range(-125, 100, 25))

    def rows(name):
        return alt.Chart(alt.NamedData(name=name))

    return still(alt.layer(
        rows("some").mark_line(strokeWidth=0.8, opacity=0.4, clip=True).encode(
            x, y("gain"), detail="player:N", color=alt.value(palette.QUIET)),
        rows("zero").mark_rule(opacity=0.8).encode(y("gain"), color=alt.value(palette.QUIET)),
        rows("now").mark_rule().encode(x, color=alt.value(palette.KNOB)),
        rows("mean").mark_line(strokeDash=[5, 4], strokeWidth=2).encode(x, y("expected"), color=alt.value(palette.RESULT)),
        rows("mean").mark_line(strokeWidth=2.5).encode(x, y("gain"), color=alt.value(palette.WRONG)),
    ).properties(width=WIDTH, height=220))  # fmt: skip
