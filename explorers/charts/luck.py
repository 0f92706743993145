"""A run among 500 others on the scale of luck, and two probabilities: exactly half, which falls, and near p, which grows."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import palette
from explorers.charts.large_numbers import WIDTH, along
from explorers.charts.once import once
from explorers.large_numbers import Z, exactly_half, near
from explorers.luck import standard_score

REACH = 4.5
DRAWN = 40  # of the other runs
LEVELS = {"95 % of the runs": (2.5, 97.5), "half of the runs": (25, 75)}


def fan(ends, p, mine, others, n: int) -> dict:
    """Standard scores against n: the middle half and 95 % of the others, some of them, and the visitor's own up to n."""
    scores = standard_score(others, ends, p)
    bands = [pd.DataFrame({"n": ends, "level": name, "low": low, "high": high})
             for name, sides in LEVELS.items() for low, high in [np.percentile(scores, sides, axis=0)]]  # fmt: skip
    some = pd.DataFrame({"n": np.tile(ends, DRAWN), "run": np.repeat(range(DRAWN), len(ends)), "z": scores[:DRAWN].ravel()})
    own = pd.DataFrame({"n": ends, "z": standard_score(mine, ends, p)}, dtype=float)[ends <= n]
    data = {"bands": pd.concat(bands), "some": some.astype("float32"), "own": own.assign(i=range(len(own)))}
    return {**_fan(), "datasets": {**data, "now": pd.DataFrame({"n": [n]}), "edges": pd.DataFrame({"z": [-Z, Z]})}}


@once
def _fan() -> dict:
    shade = alt.Opacity("level:N").scale(domain=list(LEVELS), range=[0.18, 0.3]).legend(None)

    def y(field):
        scale = alt.Scale(domain=[-REACH, REACH], nice=False)
        return alt.Y(f"{field}:Q").scale(scale).axis(title="standard score", values=range(-4, 5, 2))

    def rows(name):
        return alt.Chart(alt.NamedData(name=name))

    return still(alt.layer(
        rows("some").mark_line(strokeWidth=0.7, opacity=0.35, clip=True).encode(
            along("n"), y("z"), detail="run:N", color=alt.value(palette.QUIET)),
        rows("bands").mark_area(clip=True).encode(
            along("n"), y("low"), y2="high:Q", opacity=shade, color=alt.value(palette.FIRST)),
        rows("edges").mark_rule(strokeDash=[5, 4]).encode(y("z"), color=alt.value(palette.KNOB)),
        rows("now").mark_rule().encode(along("n"), color=alt.value(palette.QUIET)),
        rows("own").mark_line(strokeWidth=2.5, clip=True).encode(
            along("n"), y("z"), order="i:Q", color=alt.value(palette.SHAPE)),
    ).properties(width=WIDTH, height=220))  # fmt: skip


def halves(p: float, distance: float) -> dict:
    """P(exactly half heads) and P(frequency within `distance` of p) for even n, against n."""
    n = [2 * round(10 ** (k / 8) / 2) for k in range(3, 57)]
    table = pd.DataFrame({"n": n, "half": [exactly_half(m, p) for m in n], "near": [near(m, p, distance) for m in n]})
    return {**_halves(), "datasets": {"chances": table, "names": pd.DataFrame({"one": [1]})}}


@once
def _halves() -> dict:
    rows = alt.Chart(alt.NamedData(name="chances"))

    def y(field):
        axis = alt.Axis(title="probability", format=".2~f", values=[0, 0.25, 0.5, 0.75, 1])
        return alt.Y(f"{field}:Q").scale(domain=[0, 1.1], nice=False).axis(axis)

    def curve(field, words, color, dash, at):
        line = rows.mark_line(strokeWidth=2.5, strokeDash=dash).encode(along("n"), y(field), color=alt.value(color))
        name = alt.Chart(alt.NamedData(name="names")).mark_text(fontSize=13, align="right")
        return line, name.encode(x=alt.value(WIDTH - 8), y=alt.value(at), text=alt.value(words), color=alt.value(color))

    chart = alt.layer(
        *curve("near", "near p", palette.FIRST, [1, 0], 8), *curve("half", "exactly half", palette.WRONG, [5, 3], 180)
    ).properties(width=WIDTH, height=200)
    return still(chart)


def still(chart) -> dict:
    """The specification of a picture without live numbers, described once; its tables are put beside it."""
    return {**chart.to_dict(), "autosize": "pad"}
