"""The cross-entropy of a classifier against its temperature, and how often it is right when it says how sure it is."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.calibration import BINS, best_loss, mean_loss, reliability
from explorers.charts import live, lookup, palette
from explorers.charts.cross_entropy import EXTENT, WIDTH, headline
from explorers.charts.once import once

LOWEST, HIGHEST, PER_UNIT = 0.2, 5.0, 10
TEMPERATURES = [k / PER_UNIT for k in range(round(LOWEST * PER_UNIT), round(HIGHEST * PER_UNIT) + 1)]
TOP = 4  # nats
FIFTHS = [0, 0.2, 0.4, 0.6, 0.8, 1]


def temperature(logits, labels, t: float) -> dict:
    """The live chart: drag the temperature. Everything is computed at each temperature where the knob can rest."""
    losses = pd.DataFrame({"x": TEMPERATURES, "loss": [mean_loss(logits, labels, each) for each in TEMPERATURES]})
    least = losses.loc[[losses["loss"].idxmin()]]
    films = [vars(reliability(logits, labels, each)) | {"T": np.full(BINS, each)} for each in TEMPERATURES]
    bins = pd.DataFrame({name: np.concatenate([film[name] for film in films]) for name in films[0]})
    bins = bins[bins["count"] > 0]
    data = {"losses": losses, "least": least, "bins": bins, "floorline": pd.DataFrame({"loss": [best_loss(logits)]})}
    return live.refilled(_described(), home={"T": t}, data=data)


@once
def _described() -> dict:
    home = {"T": 1.0}
    row = lookup.row("losses", "T")
    base = live.base(home).transform_calculate(loss=f"length(data('losses')) ? {row}.loss : 0", one="1")
    chart = alt.vconcat(_losses(base), _reliability(base), spacing=34)
    snapped = f"round(clamp(px, {LOWEST}, {HIGHEST}) * {PER_UNIT}) / {PER_UNIT}"
    return live.live(chart, home=home, drags=[live.Drag("T_handle", "losses", {"T": snapped})])


def _losses(base: alt.Chart) -> alt.LayerChart:
    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[0, HIGHEST], nice=False).axis(title="temperature T", tickCount=6, grid=False)

    def y(field):
        return alt.Y(f"{field}:Q").scale(domain=[0, TOP], nice=False).axis(title="nats", tickCount=7, format="~g", **EXTENT)

    def rows(name):
        return alt.Chart(alt.NamedData(name=name))

    words = "'cross-entropy = ' + format(datum.loss, '.3f') + ' nats'"
    return alt.layer(
        live.floor(base, "losses"),
        rows("floorline").mark_rule(strokeWidth=2, strokeDash=[6, 4]).encode(y=y("loss"), color=alt.value(palette.QUIET)),
        rows("losses").mark_line(strokeWidth=2.5, clip=True).encode(x("x"), y("loss"), color=alt.value(palette.SHAPE)),
        rows("least").mark_point(shape="diamond", filled=True, size=90, opacity=1).encode(
            x("x"), y("loss"), color=alt.value(palette.SECOND)),
        headline(base, words, -24, palette.RESULT),
        headline(base, "'◆ least,  ╌ least possible on average'", -8, palette.QUIET),
        _right(base, "'T = ' + format(T, '.1f')"),
        live.handle(base, "T_handle", x("T"), y("loss"), palette.KNOB, dot=140, halo=1100),
    ).properties(width=WIDTH, height=150, name="losses")  # fmt: skip


def _right(base: alt.Chart, words: str) -> alt.Chart:
    """What is dragged, above the view at its right end."""
    said = base.transform_calculate(said=words).mark_text(align="right", fontSize=14, fontWeight="bold")
    return said.encode(x=alt.value(WIDTH), y=alt.value(-24), text="said:N", color=alt.value(palette.KNOB))


def _reliability(base: alt.Chart) -> alt.LayerChart:
    """On the diagonal the classifier is right as often as it says; a dot is as large as its bin is full."""
    unit = alt.Scale(domain=[0, 1.05], nice=False)  # room for the last dot

    def x(field):
        axis = alt.Axis(title="confidence: its greatest probability", values=FIFTHS, format="~g")
        return alt.X(f"{field}:Q").scale(unit).axis(axis)

    def y(field):
        return alt.Y(f"{field}:Q").scale(unit).axis(title="share that is right", values=FIFTHS, format="~g", **EXTENT)

    rows = alt.Chart(alt.NamedData(name="bins")).transform_filter(f"abs(datum.T - T) < {0.4 / PER_UNIT}")
    size = alt.Size("count:Q").scale(domain=[0, 2000], range=[12, 700], clamp=True).legend(None)
    return alt.layer(
        base.mark_rule(strokeWidth=1.5, strokeDash=[4, 3]).encode(
            x("zero"), y("zero"), x2="one:Q", y2="one:Q", color=alt.value(palette.QUIET)),
        rows.mark_rule(strokeWidth=2).encode(
            x("confidence"), y("confidence"), y2="accuracy:Q", color=alt.value(palette.RESULT)),
        rows.mark_point(filled=True, opacity=0.7, clip=True).encode(
            x("confidence"), y("accuracy"), size=size, color=alt.value(palette.FIRST)),
        headline(base, "'too sure: below the diagonal'", -8, palette.QUIET),
    ).properties(width=WIDTH, height=200, name="reliability")  # fmt: skip
