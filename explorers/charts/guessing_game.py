"""The belief with the question that splits it, and what every question tells."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, palette
from explorers.charts.once import once
from explorers.guessing_game import every_question, posterior
from explorers.guessing_play import only_number, visible

WIDTH = 262  # with the labels of its axis a view fits a phone of 360


def game(p, lo, hi, k) -> dict:
    """The live chart of the visitor's game: what is believed once lo..hi is known, and below it what each question tells."""
    first, last = visible(p, lo, hi, k)
    return live.refilled(_game(), home={"k": k, "left": first, "right": last}, data={"numbers": _rows(p, lo, hi, first, last)})


@once
def _game() -> dict:
    home = {"k": 1, "left": 1, "right": 1}
    base = live.base(home).transform_calculate(cut="k + 0.5")
    told = alt.Chart(alt.NamedData(name="numbers")).transform_filter("datum.number == k")
    shares = [_share(told, "≤", "yes", palette.FIRST, "left", 0), _share(told, ">", "no", palette.SECOND, "right", WIDTH)]
    grip = live.handle(base, "k_handle", _across("cut"), alt.YValue(22), palette.KNOB)
    above = alt.layer(live.floor(base, "belief"), *_belief(base, "numbers"), *shares, grip)
    above = above.properties(width=WIDTH, height=170, name="belief")
    drag = live.Drag("k_handle", "belief", {"k": "clamp(round(px - 0.5), left, right)"})
    return live.live(alt.vconcat(above, _information(base, told), spacing=14), home=home, drags=[drag])


def _share(told: alt.Chart, sign: str, share: str, color: str, align: str, place: int) -> alt.Chart:
    """The probability of one answer, above its side of the picture."""
    words = told.transform_calculate(said=f"'{sign} ' + k + ': ' + format(datum.{share}, '.1%')")
    return words.mark_text(align=alt.Align(align), fontSize=14).encode(
        x=alt.value(place), y=alt.value(-10), text="said:N", color=alt.value(color))


def machine(p, lo, hi, k) -> dict:
    """What the machine believes once lo..hi is known, and its question "≤ k?"; k is None when it knows the number."""
    first, last = visible(p, lo, hi, only_number(p, lo, hi) if k is None else k)
    home = {"k": 2 * last if k is None else k, "left": first, "right": last}  # the line of no question is out of sight
    return live.refilled(_machine(), home=home, data={"known": _rows(p, lo, hi, first, last)})


@once
def _machine() -> dict:
    base = alt.Chart(live.HOME).transform_calculate(cut="k + 0.5")
    chart = alt.layer(*_belief(base, "known")).properties(width=WIDTH, height=110, name="machine")
    return live.live(chart, home={"k": 1, "left": 1, "right": 1})


def _rows(p, lo, hi, first, last) -> pd.DataFrame:
    """Each drawn number with its probability, and what "is it ≤ number?" would tell."""
    yes, bits = every_question(p, lo, hi)
    told = pd.DataFrame({"p": posterior(p, lo, hi), "yes": yes, "no": 1 - yes, "bits": bits})[first - 1 : last]
    shown, half = np.arange(first, last + 1), 0.5 if last - first > 120 else 0.44
    return told.assign(number=shown, a=shown - half, b=shown + half, between=shown + 0.5)


def _across(field: str, title="number") -> alt.X:
    """The numbers that are drawn: the ends travel as the live numbers `left` and `right`."""
    ends = alt.Scale(domain=[alt.expr("left - 0.5"), alt.expr("right + 0.5")], nice=False, zero=False)
    return alt.X(f"{field}:Q").scale(ends).axis(
        title=title, labels=bool(title), ticks=bool(title), format="d", tickMinStep=1, tickCount=6, grid=False, labelFlush=True)


def _belief(base: alt.Chart, rows: str) -> list[alt.Chart]:
    """One bar for each number, in two colours: yes to the left of the line, no to its right."""
    bars = alt.Chart(alt.NamedData(name=rows)).transform_calculate(side="datum.number <= k ? 'yes' : 'no'", zero="0")
    height = alt.Y("p:Q").axis(title="probability", minExtent=44, maxExtent=44, tickCount=4, format="~g")
    side = alt.Color("side:N").scale(domain=["yes", "no"], range=[palette.FIRST, palette.SECOND]).legend(None)
    return [
        bars.mark_rect(opacity=0.8).encode(_across("a"), height, x2="b:Q", y2="zero:Q", color=side),
        base.mark_rule(strokeWidth=2, clip=True).encode(x=_across("cut"), color=alt.value(palette.KNOB)),
    ]


def _information(base: alt.Chart, told: alt.Chart) -> alt.LayerChart:
    """The bits that "is it ≤ k?" tells on average, for every k; at most 1."""
    bits = alt.Y("bits:Q").scale(domain=[0, 1], nice=False).axis(
        title="expected bits", minExtent=44, maxExtent=44, values=[0, 0.5, 1], titleFontSize=11)
    curve = alt.Chart(alt.NamedData(name="numbers")).mark_line(strokeWidth=2)
    color = alt.value(palette.SHAPE)
    return alt.layer(
        curve.encode(_across("between", None), bits, color=color),
        base.mark_rule(strokeWidth=2).encode(x=_across("cut", None), color=alt.value(palette.KNOB)),
        told.mark_point(filled=True, size=90, opacity=1).encode(_across("between", None), bits, color=color),
        told.transform_calculate(said="format(datum.bits, '.3f') + ' bits expected'").mark_text(
            align="right", fontSize=14).encode(x=alt.value(WIDTH), y=alt.value(-9), text="said:N", color=color),
    ).properties(width=WIDTH, height=64, name="information")
