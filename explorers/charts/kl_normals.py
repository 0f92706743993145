"""Two normal densities whose means and widths are dragged, and the integrands of both divergences as signed areas."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, palette
from explorers.charts.kl_divergence import EXTENT, WIDTH, bits
from explorers.charts.layered import layered
from explorers.charts.once import once

FAR, NARROW, WIDE = 3.0, 0.4, 2.0  # bounds of the means and of the standard deviations
HIGH = 1.05  # of the picture: the peak for the smallest standard deviation is 0.997
LIVE = ("m1", "s1", "m2", "s2")
ROOT = "2.5066282746310002"  # √(2π)


def normal(x: str, m: str, s: str) -> str:
    """The normal density at x as the browser computes it."""
    return f"(exp(-pow(({x} - {m}) / {s}, 2) / 2) / ({s} * {ROOT}))"


def normals(m1, s1, m2, s2) -> dict:
    """The live chart of P = N(m1, s1²) and Q = N(m2, s2²)."""
    return live.refilled(_described(), home=dict(zip(LIVE, (m1, s1, m2, s2), strict=True)))


@once
def _described() -> dict:
    home = dict(zip(LIVE, (0.0, 1.0, 0.0, 1.0), strict=True))
    base = live.base(home).transform_calculate(forward=_closed("m1", "s1", "m2", "s2"), reverse=_closed("m2", "s2", "m1", "s1"))
    chart = alt.vconcat(
        _densities(base),
        _integrand(base, "forward", "KL(P‖Q)", "p log₂ p/q", "f", palette.FIRST),
        _integrand(base, "reverse", "KL(Q‖P)", "q log₂ q/p", "g", palette.SECOND), spacing=20)  # fmt: skip
    drags = []
    for k, side in ((1, 1), (2, -1)):
        drags += [live.Drag(f"peak{k}a_handle", "densities", {f"m{k}": live.clamped("px", -FAR, FAR)}),
                  live.Drag(f"side{k}a_handle", "densities", {f"s{k}": live.clamped(f"{side} * (px - m{k})", NARROW, WIDE)})]
    return live.live(chart, home=home, drags=drags, data={"line": pd.DataFrame({"x": np.linspace(-6, 6, 301).round(6)})})


def _closed(m1, s1, m2, s2) -> str:
    """KL of two normals in bits, as the browser computes it; never below 0 by rounding."""
    return f"max(0, log({s2} / {s1}) / LN2 + ((pow({s1}, 2) + pow({m1} - {m2}, 2)) / pow({s2}, 2) - 1) / (2 * LN2))"


def _rows() -> alt.Chart:
    """Both densities, and both integrands f and g; the log ratio is taken of the exponents, so that nothing underflows."""
    ratio = "(log(s2 / s1) + pow((datum.x - m2) / s2, 2) / 2 - pow((datum.x - m1) / s1, 2) / 2) / LN2"
    return alt.Chart(alt.NamedData(name="line")).transform_calculate(
        p=normal("datum.x", "m1", "s1"), q=normal("datum.x", "m2", "s2"), ratio=ratio, zero="0",
        f="datum.p * datum.ratio", g="-datum.q * datum.ratio", f_more="max(0, datum.f)", f_less="min(0, datum.f)",
        g_more="max(0, datum.g)", g_less="min(0, datum.g)")  # fmt: skip


def x(field: str, labels: bool = False) -> alt.X:
    """The horizontal channel, the same in all three views."""
    return alt.X(f"{field}:Q").scale(domain=[-6, 6], nice=False).axis(title="x" if labels else None, labels=labels, tickCount=7)


def _densities(base: alt.Chart) -> alt.LayerChart:
    def y(field):
        return alt.Y(f"{field}:Q").scale(domain=[0, HIGH], nice=False).axis(title="density", tickCount=5, **EXTENT)

    rows, layers = _rows(), []
    for k, side, curve, color in ((1, "+", "p", palette.FIRST), (2, "-", "q", palette.SECOND)):
        m, s = f"m{k}", f"s{k}"
        peak = f"(1 / ({s} * {ROOT}))"
        spots = base.transform_calculate(peak=peak, edge=f"{m} {side} {s}", level=f"exp(-0.5) * {peak}")
        line = rows.mark_line(clip=True, strokeWidth=2.5, strokeDash=[1, 0] if k == 1 else [7, 3])
        name = spots.mark_text(dy=-17, fontSize=14, fontWeight="bold", text=curve.upper())
        layers += [
            line.encode(x("x"), y(curve), order="x:Q", color=alt.value(color)),
            spots.mark_rule(strokeDash=[3, 3]).encode(x(m), y("level"), x2="edge:Q", color=alt.value(color)),
            name.encode(x(m), y("peak"), color=alt.value(color)),
            live.handle(spots, f"side{k}a_handle", x("edge"), y("level"), palette.KNOB, dot=90, halo=700),
            live.handle(spots, f"peak{k}a_handle", x(m), y("peak"), color, dot=130, halo=800),
        ]
    return layered(live.floor(base, "densities"), *layers).properties(width=WIDTH, height=170, name="densities")


def _integrand(base: alt.Chart, view: str, name: str, title: str, field: str, color: str) -> alt.LayerChart:
    def y(column):
        axis = alt.Axis(title=title, tickCount=5, **EXTENT)
        return alt.Y(f"{column}:Q").scale(domain=[-0.8, 1.6], nice=False).axis(axis)

    area = _rows().mark_area(clip=True, opacity=0.6)
    labels = view == "reverse"
    said = base.transform_calculate(said=f"'{name} = ' + {bits(f'datum.{view}')}")
    return layered(
        area.encode(x("x", labels), y("zero"), y2=f"{field}_more:Q", color=alt.value(color)),
        area.encode(x("x", labels), y("zero"), y2=f"{field}_less:Q", color=alt.value(palette.WRONG)),
        base.mark_rule(strokeWidth=1.5).encode(y=y("zero"), color=alt.value(palette.QUIET)),
        said.mark_text(align="left", fontSize=14, fontWeight="bold").encode(
            x=alt.value(0), y=alt.value(-9), text="said:N", color=alt.value(color)),
    ).properties(width=WIDTH, height=100, name=view)  # fmt: skip
