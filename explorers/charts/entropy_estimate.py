"""The plug-in estimate of an entropy as the sample grows: its mean, its correction, and one sample."""

import copy

import altair as alt
import pandas as pd

from explorers.charts import live, lookup, palette
from explorers.charts.once import once

WIDTH, HEIGHT = 262, 210
LARGEST = 10_000
PER_DECADE = 20
KINDS = ["H", "mean", "yours"]
EXTENT: dict = {"minExtent": 40, "maxExtent": 40}


def sizes(n: int) -> list[int]:
    """The sample sizes that are drawn, and n: where the knob can rest."""
    steps = {round(10 ** (k / PER_DECADE)) for k in range(4 * PER_DECADE + 1)}
    return sorted(steps | {n})


def growth(found: dict, n: int, truth: float) -> dict:
    """The live chart: drag n. `found` has n, mean, mended, run: bits for each of `sizes`; `truth` is the entropy H."""
    rows = pd.DataFrame(found)
    top = 1.25 * max(truth, float(rows[["mean", "mended", "run"]].to_numpy().max()), 0.5)
    frame = pd.DataFrame([{"truth": truth, "top": top}])
    return live.refilled(_described(), home={"n": n}, data={"sizes": rows, "frame": frame})


@once
def _described() -> dict:
    home = {"n": 1}
    lattice = f"round(pow(10, round(log(clamp(px, 1, {LARGEST})) / LN10 * {PER_DECADE}) / {PER_DECADE}))"
    return live.live(_growth(live.base(home)), home=home, drags=[live.Drag("n_handle", "growth", {"n": lattice})])


def _growth(base: alt.Chart) -> alt.LayerChart:
    def x(field):
        return alt.X(f"{field}:Q").scale(type="log", domain=[0.8, 1.25 * LARGEST], nice=False).axis(
            title="draws n", values=[1, 10, 100, 1000, 10000], format="~s", grid=False)

    def y(field):
        return alt.Y(f"{field}:Q").scale(domain=[0, alt.expr(lookup.field("frame", "top", 1))], nice=False).axis(
            title="bits", tickCount=6, format="~g", **EXTENT)

    rows = alt.Chart(alt.NamedData(name="sizes"))
    here = rows.transform_filter("datum.n == n")
    truth = alt.Chart(alt.NamedData(name="frame"))
    styles = (
        ("run", "your sample", palette.QUIET, [1, 0], "circle"),
        ("mean", "mean of plug-in", palette.FIRST, [1, 0], "square"),
        ("mended", "mean with Miller–Madow", palette.SECOND, [7, 3], "triangle"),
    )
    layers = []
    for k, (field, name, color, dash, shape) in enumerate(styles):
        said = here.transform_calculate(said=f"'{name}: ' + format(datum.{field}, '.3f')")
        layers += [
            rows.mark_line(strokeWidth=1.5 if field == "run" else 2.5, strokeDash=dash).encode(
                x("n"), y(field), color=alt.value(color)),
            here.mark_point(filled=True, size=70, opacity=1, shape=shape).encode(x("n"), y(field), color=alt.value(color)),
            said.mark_text(align="right", fontSize=13).encode(
                x=alt.value(WIDTH), y=alt.value(HEIGHT - 48 + 17 * k), text="said:N", color=alt.value(color)),
        ]
    return alt.layer(
        live.floor(base, "growth"),
        truth.mark_rule(strokeWidth=2.5).encode(y=y("truth"), color=alt.value(palette.RESULT)),
        truth.transform_calculate(said="'H = ' + format(datum.truth, '.3f') + ' bits'").mark_text(
            align="left", fontSize=14, fontWeight="bold").encode(
            x=alt.value(0), y=alt.value(-10), text="said:N", color=alt.value(palette.RESULT)),
        here.transform_calculate(top=lookup.field("frame", "top", 1)).mark_rule(strokeWidth=2).encode(
            x("n"), y("mean"), y2="top:Q", color=alt.value(palette.KNOB)),
        *layers,
        base.transform_calculate(said="'n = ' + n").mark_text(align="right", fontSize=14, fontWeight="bold").encode(
            x=alt.value(WIDTH), y=alt.value(-10), text="said:N", color=alt.value(palette.KNOB)),
        live.handle(base, "n_handle", x("n"), alt.YValue(14), palette.KNOB, dot=140, halo=1100),
    ).properties(width=WIDTH, height=HEIGHT, name="growth")  # fmt: skip


def many(estimates, truth: float, expected: float, yours: float) -> dict:
    """The estimates of many samples of the same size as a histogram, with their mean, H, and the visitor's own estimate."""
    marks = pd.DataFrame({"kind": KINDS, "bits": [truth, expected, yours]})
    return {**copy.deepcopy(_many()), "datasets": {"estimates": pd.DataFrame({"bits": estimates}), "marks": marks}}


@once
def _many() -> dict:
    rows, lines = alt.Chart(alt.NamedData(name="estimates")), alt.Chart(alt.NamedData(name="marks"))

    def x(field):
        return alt.X(f"{field}:Q").scale(zero=False).axis(title="plug-in estimate in bits", grid=False, tickCount=6)

    bars = rows.transform_bin(["from", "to"], "bits", bin=alt.Bin(maxbins=40)).transform_aggregate(
        samples="count()", groupby=["from", "to"]).transform_calculate(zero="0")
    color = alt.Color("kind:N").scale(domain=KINDS, range=[palette.RESULT, palette.FIRST, palette.KNOB]).legend(None)
    place = alt.Y("kind:N").scale(domain=KINDS).axis(None)
    histogram = alt.layer(
        bars.mark_rect(opacity=0.6).encode(
            x("from"), alt.Y("samples:Q").axis(title="samples", tickCount=4, **EXTENT), x2="to:Q", y2="zero:Q",
            color=alt.value(palette.FIRST)),
        lines.mark_rule(strokeWidth=2).encode(x("bits"), color=color),
    ).properties(width=WIDTH, height=110, name="histogram")  # fmt: skip
    names = lines.mark_text(fontSize=13, fontWeight="bold").encode(x("bits").axis(None), place, text="kind:N", color=color)
    chart = alt.vconcat(histogram, names.properties(width=WIDTH, height=44, name="names"), spacing=4).resolve_scale(x="shared")
    return {**chart.to_dict(), "autosize": "pad"}
