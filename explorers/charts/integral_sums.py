"""Strips under a curve as their number is played up, and the errors of five rules against it."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, lookup, palette
from explorers.charts.integral import MINUS, NONE, PLUS, SIGNS, WIDTH, said, tables, x_axis, y_axis
from explorers.charts.once import once
from explorers.integral_graph import Graph
from explorers.integral_sums import Rule, Strips

COUNTS = tuple(2**k for k in range(7))
LAST = len(COUNTS) - 1
ALL_COUNTS = tuple(2**k for k in range(11))
MOST = ALL_COUNTS[-1]
FINE = 48  # corners along the top of all strips, at least two a strip
COLORS = [palette.FIRST, palette.SECOND, palette.RESULT, palette.KNOB, palette.SHAPE]
SHAPES = ["triangle-left", "triangle-right", "circle", "square", "diamond"]


def film(g: Graph, frames: list[Strips], exact: float, n: int) -> dict:
    """The live chart: 1, 2, 4, …, 64 strips under the graph, played or chosen on the track; `frames` in this order."""
    strips = pd.concat([_outline(k, one) for k, one in enumerate(frames)], ignore_index=True)
    sums = [one.sum for one in frames]
    rows = pd.DataFrame({"k": range(len(COUNTS)), "n": COUNTS, "sum": sums, "error": np.abs(np.array(sums) - exact)})
    return live.refilled(_film_chart(), home={"t": float(COUNTS.index(n))}, data=tables(g) | {"strips": strips, "sums": rows})


@once
def _film_chart() -> dict:
    home = {"t": 0.0}
    base = live.base(home)
    drag = live.Drag("n_handle", "count", {"t": f"round(clamp(px, 0, {LAST}))"})
    clock = live.Clock("t", end=LAST + 0.99, per_second=1.0)
    return live.live(alt.vconcat(_strips(base), _track(base), spacing=4), home=home, drags=[drag], clock=clock)


def _outline(k: int, one: Strips) -> pd.DataFrame:
    """The strips as closed outlines, strip by strip: along the axis, and back along the top."""
    n = len(one.areas)
    s = np.linspace(1, 0, max(2, FINE // n + 1))
    left, middle, right = one.tops.T[:, :, None]
    top = left * (1 - s) * (1 - 2 * s) + middle * 4 * s * (1 - s) + right * s * (2 * s - 1)
    x = one.edges[:-1, None] + np.diff(one.edges)[:, None] * np.r_[0, 1, s]
    y = np.hstack([np.zeros((n, 2)), top])
    sign = np.where(np.isnan(one.areas), NONE, np.where(one.areas >= 0, PLUS, MINUS))
    corners = x.shape[1]
    return pd.DataFrame({"k": k, "i": np.repeat(np.arange(n), corners), "j": np.tile(np.arange(corners), n),
                         "x": x.ravel(), "y": y.ravel(), "sign": np.repeat(sign, corners)})  # fmt: skip


def _strips(base: alt.Chart) -> alt.LayerChart:
    now = "datum.k == floor(t + 0.001)"
    strips = alt.Chart(alt.NamedData(name="strips")).transform_filter(now)
    strips = strips.encode(x_axis("x"), y_axis("y"), detail="i:N", order="j:Q", color=SIGNS)
    line = alt.Chart(alt.NamedData(name="curve")).mark_line(clip=True, strokeWidth=2.5).encode(
        x_axis("x"), y_axis("y"), detail="stroke:N", color=alt.value(palette.SHAPE))  # fmt: skip
    sums = alt.Chart(alt.NamedData(name="sums")).transform_filter(now)

    def number(field):
        return f"(isValid(datum.{field}) ? format(datum.{field}, '.4~g') : 'no value')"

    return alt.layer(
        live.floor(base, "plane"), lookup.zeros(x_axis("zero"), y_axis("zero")),
        strips.mark_line(clip=True, filled=True, opacity=0.35), strips.mark_line(clip=True, strokeWidth=1), line,
        said(sums, "'n = ' + datum.n", -8, palette.KNOB), said(sums, f"'sum = ' + {number('sum')}", -8, palette.RESULT, x=60),
        said(sums, f"'error = ' + {number('error')}", -8, palette.QUIET, x=170),
    ).properties(width=WIDTH, height=220, name="plane")  # fmt: skip


def _track(base: alt.Chart) -> alt.LayerChart:
    bare: dict = {"domain": False, "ticks": False, "grid": False}
    axis = alt.Axis(values=list(range(LAST + 1)), labelExpr="pow(2, datum.value)", title="strips n", **bare)
    scale = alt.Scale(domain=[-0.5, LAST + 0.5], nice=False, zero=False)

    def x(field):
        return alt.X(f"{field}:Q").scale(scale).axis(axis)

    line = base.transform_calculate(end=str(LAST)).mark_rule(strokeWidth=4, opacity=0.4, strokeCap="round")
    knob = base.transform_calculate(k="floor(t + 0.001)")
    return alt.layer(
        live.floor(base, "count"), line.encode(x("zero"), alt.YValue(16), x2="end:Q", color=alt.value(palette.QUIET)),
        live.handle(knob, "n_handle", x("k"), alt.YValue(16), palette.KNOB),
    ).properties(width=WIDTH, height=32, name="count", view=alt.ViewConfig(stroke=None))  # fmt: skip


def convergence(errors: dict[Rule, np.ndarray], total: float, n: int) -> dict:
    """The error of each rule against n on logarithmic axes, with lines of slope −1, −2 and −4, and the chosen n.

    `errors` are those of 1, 2, 4, …, 1024 strips; below 10⁻¹⁶ of the total area they are drawn at its foot.
    """
    size = total if np.isfinite(total) and total > 0 else 1.0
    foot, head = 1e-16 * size, max([10 * size, *(np.nanmax(e, initial=0) for e in errors.values())])
    points = [(rule.value, count, max(error, foot)) for rule, values in errors.items()
              for count, error in zip(ALL_COUNTS, values, strict=True) if np.isfinite(error)]  # fmt: skip
    rows = pd.DataFrame(points, columns=["rule", "n", "error"])
    ends = pd.DataFrame({"order": [1, 2, 4]}).assign(n=1.0, start=size, text=["−1", "−2", "−4"])
    last = np.minimum(float(MOST), (size / foot) ** (1 / ends.order))
    guides = ends.assign(last=last, end=size / last**ends.order)
    frame = {"low": foot / 2, "high": 2 * head}
    data = {"errors": rows.astype({"n": float, "error": float}), "guides": guides, "frame": pd.DataFrame([frame])}
    return live.refilled(_convergence_chart(), home={"n": float(n)}, data=data)


@once
def _convergence_chart() -> dict:
    return live.live(_loglog(alt.Chart(live.HOME)), home={"n": 1.0})


def _loglog(base: alt.Chart) -> alt.LayerChart:
    n_axis = alt.Axis(values=[4**k for k in range(6)], title="strips n", format="d", grid=True, domain=False, ticks=False)
    e_axis = alt.Axis(title="error", format=".0e", grid=True, domain=False, ticks=False, tickCount=6)

    def x(field):
        return alt.X(f"{field}:Q").scale(type="log", domain=[0.8, 2 * MOST], nice=False).axis(n_axis)

    def y(field):
        return alt.Y(f"{field}:Q").scale(type="log", domain=lookup.frame("low", "high"), nice=False).axis(e_axis)

    rules = [rule.value for rule in Rule]
    legend = alt.Legend(title=None, orient="bottom", columns=3, symbolType="circle")
    color = alt.Color("rule:N").scale(domain=rules, range=COLORS).legend(legend)
    shape = alt.Shape("rule:N").scale(domain=rules, range=SHAPES).legend(legend)
    curves = alt.Chart(alt.NamedData(name="errors")).encode(x("n"), y("error"), color=color)
    guides = alt.Chart(alt.NamedData(name="guides"))
    return alt.layer(
        alt.Chart(alt.NamedData(name="frame")).mark_point(opacity=0).encode(y("low")),
        guides.mark_rule(strokeDash=[4, 4]).encode(x("n"), y("start"), x2="last:Q", y2="end:Q", color=alt.value(palette.QUIET)),
        guides.mark_text(align="left", dx=4, fontSize=13).encode(
            x("last"), y("end"), text="text:N", color=alt.value(palette.QUIET)),
        base.mark_rule(strokeDash=[2, 3]).encode(x("n"), color=alt.value(palette.KNOB)),
        curves.mark_line(strokeWidth=1.5), curves.mark_point(filled=True, size=45, opacity=1).encode(shape=shape),
    ).properties(width=WIDTH - 20, height=260, name="loglog")  # fmt: skip
