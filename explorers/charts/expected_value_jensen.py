"""A typed density with its mean as the fulcrum and E as a signed area, and Jensen's gap on the graph of a typed function."""

import copy

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, lookup, palette
from explorers.charts.layered import layered
from explorers.charts.once import once
from explorers.samples import frame, lattice, samples

WIDTH = 262
LIMIT = 3.0  # of the picture of g
EXTENT: dict = {"minExtent": 44, "maxExtent": 44}
NUMBER = ",.4~r"


def density(f, g, low: float, high: float, mass: float, mean: float) -> dict:
    """The density f/mass balanced at its mean; below, x p(x) and g(x) p(x), whose signed areas are E[X] and E[g(X)]."""
    x = np.linspace(low, high, 401)
    p = np.maximum(f.value(x), 0) / mass  # NaN where there is no density
    rows = pd.DataFrame({"x": x, "p": p})
    ends = {"low": low, "high": high, "mean": mean, "p_low": -0.16 * frame([0.0, *p])[1], "p_high": frame([0.0, *p])[1]}
    for name, values in (("e", x * p), ("g", g.value(x) * p)):
        rows = rows.assign(**{f"{name}_more": np.maximum(values, 0), f"{name}_less": np.minimum(values, 0)})
        least, most = frame([0.0, *values])
        ends |= {f"{name}_low": min(0.0, least), f"{name}_high": max(0.0, most)}
    ends["foot"] = 0.55 * ends["p_low"]
    return {**copy.deepcopy(_density()), "datasets": {"density": rows, "frame": pd.DataFrame([ends])}}


@once
def _density() -> dict:
    rows = alt.Chart(alt.NamedData(name="density")).transform_calculate(zero="0")
    ends = alt.Chart(alt.NamedData(name="frame")).transform_calculate(zero="0")

    def x(field):
        return alt.X(f"{field}:Q").scale(domain=lookup.frame("low", "high"), nice=False, zero=False).axis(
            title=None, tickCount=6, grid=False)

    def y(field, name, title):
        return alt.Y(f"{field}:Q").scale(domain=lookup.frame(f"{name}_low", f"{name}_high"), nice=False).axis(
            title=title, tickCount=4, format="~g", **EXTENT)

    def areas(name, title):
        area = rows.mark_area(clip=True, opacity=0.55)
        return layered(
            ends.mark_rule().encode(y=y("zero", name, title), color=alt.value(palette.QUIET)),
            area.encode(x("x"), y("zero", name, title), y2=f"{name}_more:Q", color=alt.value(palette.FIRST)),
            area.encode(x("x"), y("zero", name, title), y2=f"{name}_less:Q", color=alt.value(palette.WRONG)),
        ).properties(width=WIDTH, height=90)

    top = ("p", "density p(x)")
    balance = alt.layer(
        rows.mark_area(clip=True, opacity=0.3).encode(x("x"), y("zero", *top), y2="p:Q", color=alt.value(palette.SHAPE)),
        rows.mark_line(clip=True, strokeWidth=2.5).encode(x("x"), y("p", *top), color=alt.value(palette.SHAPE)),
        ends.mark_rule(strokeDash=[4, 4]).encode(x("mean"), color=alt.value(palette.RESULT)),
        ends.mark_point(shape="triangle-up", filled=True, size=300, opacity=1, clip=True).encode(
            x("mean"), y("foot", *top), color=alt.value(palette.RESULT)),
    ).properties(width=WIDTH, height=130)
    chart = alt.vconcat(balance, areas("e", "x p(x)"), areas("g", "g(x) p(x)"), spacing=10)
    return {**chart.to_dict(), "autosize": "pad"}


def gap(g, x1: float, x2: float, w: float) -> dict:
    """The live chart: drag two values under the graph of g, and the mean between them."""
    table = samples(g, lattice(-LIMIT, LIMIT))
    least, most = frame(table.value)
    data = {"curve": lookup.table(table), "frame": pd.DataFrame([{"low": least, "high": most}])}
    return live.refilled(_gap(), home={"x1": x1, "x2": x2, "w": w}, data=data)


@once
def _gap() -> dict:
    home = dict.fromkeys(("x1", "x2", "w"), 0.0)
    # An undefined value with probability 0 does not count, as in `two_values`.
    mean_of_g = "w == 0 ? datum.g1 : w == 1 ? datum.g2 : (1 - w) * datum.g1 + w * datum.g2"
    base = live.base(home).transform_calculate(
        m="(1 - w) * x1 + w * x2", g1=lookup.at("curve", "x1", slope="slope"), g2=lookup.at("curve", "x2", slope="slope"),
        gm=lookup.at("curve", "((1 - w) * x1 + w * x2)", slope="slope"), mg=mean_of_g,
        gap="abs(datum.mg - datum.gm) <= 1e-12 * (abs(datum.mg) + abs(datum.gm)) ? 0 : datum.mg - datum.gm")  # fmt: skip
    drags = [live.Drag(f"{name}_handle", "gap", {name: live.clamped("px", -LIMIT, LIMIT)}) for name in ("x1", "x2")]
    drags.append(live.Drag("w_handle", "gap", {"w": f"x1 == x2 ? w : {live.clamped('(px - x1) / (x2 - x1)', 0, 1)}"}))
    empty = pd.DataFrame(columns=["x", "y", "slope", "bend", "piece", "smooth"], dtype=float)
    data = {"curve": empty, "frame": pd.DataFrame([{"low": -1.0, "high": 1.0}])}
    return live.live(_layers(base), home=home, drags=drags, data=data)


def _layers(base: alt.Chart) -> alt.LayerChart:
    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[-LIMIT, LIMIT], nice=False).axis(title="x", tickCount=7, grid=False)

    def y(field):
        return alt.Y(f"{field}:Q").scale(domain=lookup.frame("low", "high"), nice=False, zero=False).axis(
            title="g(x)", tickCount=5, format="~g", **EXTENT)

    known = base.transform_filter("isFinite(datum.g1) && isFinite(datum.g2)")
    gapped = base.transform_filter("isFinite(datum.gap)")
    curve = alt.Chart(alt.NamedData(name="curve")).mark_line(strokeWidth=2.5, clip=True)
    drop = base.mark_rule(strokeDash=[2, 3], clip=True)
    dot: dict = {"filled": True, "size": 70, "opacity": 1, "clip": True}
    foot = alt.YValue(WIDTH - 10)
    return layered(
        live.floor(base, "gap"), lookup.zeros(x("zero"), y("zero")),
        curve.encode(x("x"), y("y"), detail="piece:N", order="x:Q", color=alt.value(palette.SHAPE)),
        *(drop.encode(x(at), color=alt.value(color))
          for at, color in (("x1", palette.FIRST), ("x2", palette.SECOND), ("m", palette.KNOB))),
        known.mark_rule(strokeDash=[6, 4], strokeWidth=2, clip=True).encode(
            x("x1"), y("g1"), x2="x2:Q", y2="g2:Q", color=alt.value(palette.QUIET)),
        gapped.mark_rule(strokeWidth=4, clip=True).encode(x("m"), y("mg"), y2="gm:Q", color=alt.value(palette.RESULT)),
        gapped.mark_point(**dot).encode(x("m"), y("gm"), color=alt.value(palette.SHAPE)),
        gapped.mark_point(**dot, shape="diamond").encode(x("m"), y("mg"), color=alt.value(palette.RESULT)),
        live.handle(base, "w_handle", x("m"), alt.YValue(12), palette.KNOB, dot=120, halo=900),
        live.handle(base, "x1_handle", x("x1"), foot, palette.FIRST, dot=120, halo=900),
        live.handle(base, "x2_handle", x("x2"), foot, palette.SECOND, dot=120, halo=900),
        _said(base, f"'E[g(X)] ' + format(datum.mg, '{NUMBER}') + '  −  g(E[X]) ' + format(datum.gm, '{NUMBER}')", -27,
              palette.QUIET),
        _said(base, f"'gap = ' + format(datum.gap, '{NUMBER}')", -10, palette.RESULT),
    ).properties(width=WIDTH, height=WIDTH, name="gap")  # fmt: skip


def _said(base: alt.Chart, words: str, height: int, color: str) -> alt.Chart:
    said = base.transform_calculate(said=words).mark_text(align="left", fontSize=13, fontWeight="bold")
    return said.encode(x=alt.value(0), y=alt.value(height), text="said:N", color=alt.value(color))
