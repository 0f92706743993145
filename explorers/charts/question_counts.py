"""Mean numbers of questions side by side, what a wrong belief costs, and many games in one picture."""

from copy import deepcopy

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import palette
from explorers.charts.once import once
from explorers.guessing_game import question_probabilities

WIDTH = 262  # with the labels of its axis a view fits a phone of 360
GAMES = ("H (bits)", "any yes/no", "≤ k?", "< = >", "= k?")
LIMITS = {"any yes/no": 1, "≤ k?": 2}
COSTS = ("H(p)", "H(p) + KL(p‖q)", "tree of p", "tree of q")
LABELS: dict = {"domain": False, "ticks": False, "title": None}


def _counted(field: str, title: str) -> alt.X:
    """Bits or questions from 0 to about 1000 on one axis: logarithmic in 1 + x, so that 0 has its place."""
    scale = alt.Scale(type="symlog", constant=1, domain=[0, 4000], nice=False)
    return alt.X(f"{field}:Q").scale(scale).axis(title=title, grid=False, values=[0, 1, 2, 5, 10, 20, 50, 200, 500])


def _row(names, width=78) -> alt.Y:
    return alt.Y("row:N").scale(domain=list(names)).axis(**LABELS, minExtent=width, maxExtent=width)


def strategies(values, others, wasted) -> dict:
    """The entropy and the mean of each game for p (bars) and for the uniform belief (ticks); below, what each wastes.

    `values` and `others` follow GAMES, `wasted` is L − H of the first two games.
    """
    means = pd.DataFrame({"row": GAMES, "value": values, "other": others})
    limits = pd.DataFrame({"row": list(LIMITS), "waste": wasted, "limit": list(LIMITS.values())})
    return _filled(_strategies(), {"means": means, "wasted": limits})


@once
def _strategies() -> dict:
    rows = alt.Chart(alt.NamedData(name="means")).transform_calculate(zero="0")
    row, x, wide = _row(GAMES), "bits or questions", WIDTH - 34
    kind = alt.Color("row:N").scale(domain=list(GAMES), range=[palette.RESULT, *[palette.FIRST] * 4]).legend(None)
    number = alt.Text("value:Q", format=".4~g")
    above = alt.layer(
        rows.mark_bar(size=15).encode(_counted("zero", x), row, x2="value:Q", color=kind),
        rows.mark_tick(thickness=3, size=22).encode(_counted("other", x), row, color=alt.value(palette.SECOND)),
        rows.mark_text(align="right", fontSize=13).encode(row, x=alt.value(wide), text=number, color=alt.value(palette.QUIET)),
    ).properties(width=wide, height=140, name="means")
    return alt.vconcat(above, _waste(), spacing=16).to_dict()


def _waste() -> alt.LayerChart:
    """L − H for the two games of yes/no questions, and the limit that it never reaches."""
    rows = alt.Chart(alt.NamedData(name="wasted")).transform_calculate(zero="0", said="'< ' + datum.limit")
    row = _row(LIMITS)

    axis = alt.Axis(title="questions beyond H", grid=False, values=[0, 0.5, 1, 1.5, 2])

    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[0, 2.3], nice=False).axis(axis)

    number, quiet = rows.mark_text(align="left", dx=7, fontSize=13), alt.value(palette.QUIET)
    return alt.layer(
        rows.mark_bar(size=15).encode(x("zero"), row, x2="waste:Q", color=alt.value(palette.FIRST)),
        number.encode(x("waste"), row, text=alt.Text("waste:Q", format=".3f"), color=quiet),
        rows.mark_tick(thickness=2, size=24).encode(x("limit"), row, color=alt.value(palette.WRONG)),
        number.encode(x("limit"), row, text="said:N", color=alt.value(palette.WRONG)),
    ).properties(width=WIDTH - 34, height=56, name="waste")


def costs(values) -> dict:
    """H(p), H(p) + KL(p‖q), and the mean questions with p's tree and with q's; ∞ has no bar. `values` follow COSTS."""
    said = [f"{value:.3f}" if value < np.inf else "∞" for value in values]
    ends = [value if value < np.inf else 0.0 for value in values]
    return _filled(_costs(), {"costs": pd.DataFrame({"row": COSTS, "end": ends, "said": said})})


@once
def _costs() -> dict:
    rows = alt.Chart(alt.NamedData(name="costs")).transform_calculate(zero="0")
    row, x, quiet = _row(COSTS, 104), "bits or questions", alt.value(palette.QUIET)
    colors = [palette.RESULT, palette.RESULT, palette.FIRST, palette.SECOND]
    color = alt.Color("row:N").scale(domain=list(COSTS), range=colors).legend(None)
    return alt.layer(
        rows.mark_bar(size=16).encode(_counted("zero", x), row, x2="end:Q", color=color),
        rows.mark_text(align="left", dx=7, fontSize=13).encode(_counted("end", x), row, text="said:N", color=quiet),
    ).properties(width=WIDTH - 60, height=120, name="costs").to_dict()


def luck(p, lengths, played, expected) -> dict:
    """How many of the games needed how many questions (bars), how many were to be expected (dots), and both means (lines)."""
    law = question_probabilities(p, lengths) * len(played)
    counts = np.bincount(np.asarray(played, dtype=int), minlength=len(law) + 1)
    table = pd.DataFrame({"l": np.arange(len(counts)), "games": counts, "law": np.pad(law, (0, len(counts) - len(law)))})
    shown = table.l[(table.games > 0) | (table.law >= 0.5)]
    table = table[max(0, shown.min() - 1) : shown.max() + 2].assign(a=lambda t: t.l - 0.42, b=lambda t: t.l + 0.42)
    means = pd.DataFrame({"kind": ["played", "expected"], "mean": [float(np.mean(played)), expected]})
    return _filled(_luck(), {"games": table, "two": means})


@once
def _luck() -> dict:
    def x(field):
        return alt.X(f"{field}:Q").scale(nice=False, zero=False).axis(title="questions", format="d", tickMinStep=1, grid=False)

    def y(field):
        return alt.Y(f"{field}:Q").axis(title="games", minExtent=40, maxExtent=40, tickCount=4)

    rows = alt.Chart(alt.NamedData(name="games")).transform_calculate(zero="0")
    kinds = ["expected", "played"]
    color = alt.Color("kind:N").scale(domain=kinds, range=[palette.KNOB, palette.RESULT]).legend(None)
    dash = alt.StrokeDash("kind:N").scale(domain=kinds, range=[[5, 4], [1, 0]]).legend(None)
    return alt.layer(
        rows.mark_rect(opacity=0.7).encode(x("a"), y("games"), x2="b:Q", y2="zero:Q", color=alt.value(palette.FIRST)),
        rows.mark_point(filled=True, size=70, opacity=1).encode(x("l"), y("law"), color=alt.value(palette.KNOB)),
        alt.Chart(alt.NamedData(name="two")).mark_rule(strokeWidth=2).encode(x("mean"), color=color, strokeDash=dash),
    ).properties(width=WIDTH, height=170, name="luck").to_dict()


def _filled(described: dict, data: dict) -> dict:
    """A picture without live numbers, described once, with its tables beside it."""
    return {**deepcopy(described), "autosize": "pad", "datasets": data}
