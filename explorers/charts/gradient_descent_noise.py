"""Minibatch gradients around the full gradient, and their distance from it against the batch size; the batch is dragged."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, lookup, palette, plane
from explorers.charts.once import once
from explorers.minibatch import BATCHES

LAST = len(BATCHES) - 1
WIDE = 2.6  # half of the plane, in standard deviations of a single point's gradient
NAMES = {"✚ ∇f": palette.KNOB, "● minibatches": palette.FIRST, "○ σ/√b": palette.SECOND}


def chart(found, gradient, theory, seen, exponent: int) -> dict:
    """found: (11, 150, 2) estimates, gradient: the full one, theory, seen: (11,) standard deviations, for 1, 2, 4, … points."""
    rows = [pd.DataFrame(part, columns=["gx", "gy"]).assign(m=m) for m, part in enumerate(found)]
    reach = WIDE * theory[0]
    ends = {"x_low": gradient[0] - reach, "x_high": gradient[0] + reach, "y_low": gradient[1] - reach,
            "y_high": gradient[1] + reach, "low": theory[-1] / 2, "high": theory[0] * 2, "gx": gradient[0], "gy": gradient[1],
            "one": theory[0]}  # fmt: skip
    sizes = pd.DataFrame({"m": range(LAST + 1), "theory": theory, "seen": seen})
    data = {"draws": pd.concat(rows, ignore_index=True), "frame": pd.DataFrame([ends]), "sizes": sizes}
    return live.refilled(_described(), home={"m": float(exponent)}, data=data)


@once
def _described() -> dict:
    base = live.base(["m"])
    picture = alt.vconcat(_cloud(base), _sizes(base), spacing=34, bounds="flush")
    angle = np.linspace(0, 2 * np.pi, 73)
    ring = pd.DataFrame({"c": np.cos(angle), "s": np.sin(angle), "i": range(73)})
    batch = live.Drag("batch_handle", "sizes", {"m": live.clamped("px", 0, LAST, 0)})
    return live.live(picture, home={"m": 0.0}, drags=[batch], data={"ring": ring})


def _cloud(base: alt.Chart) -> alt.LayerChart:
    def channel(kind, field, axis):
        ends = lookup.frame(f"{axis}_low", f"{axis}_high")
        look = alt.Axis(title=None, domain=False, ticks=False, tickCount=6, format=".6~g", minExtent=30, maxExtent=30)
        return kind(f"{field}:Q").scale(domain=ends, nice=False, zero=False).axis(look)

    x, y = (lambda field: channel(alt.X, field, "x")), (lambda field: channel(alt.Y, field, "y"))
    frame = alt.Chart(alt.NamedData(name="frame"))
    radius = f"{lookup.field('frame', 'one', 1)} / sqrt(pow(2, m))"
    ring = alt.Chart(alt.NamedData(name="ring")).transform_calculate(
        x=f"{lookup.field('frame', 'gx')} + datum.c * {radius}", y=f"{lookup.field('frame', 'gy')} + datum.s * {radius}")
    draws = alt.Chart(alt.NamedData(name="draws")).transform_filter("datum.m == m")
    dots, knob = draws.mark_point(filled=True, size=26, opacity=0.55, clip=True), alt.value(palette.KNOB)
    return alt.layer(
        live.floor(base, "cloud"), lookup.zeros(x("zero"), y("zero")),
        dots.encode(x("gx"), y("gy"), color=alt.value(palette.FIRST)),
        ring.mark_line(strokeWidth=2, clip=True).encode(x("x"), y("y"), order="i:Q", color=alt.value(palette.SECOND)),
        frame.mark_point(shape="cross", filled=True, size=120, opacity=1).encode(x("gx"), y("gy"), color=knob),
        *[base.mark_text(align="left", fontSize=13, fontWeight="bold").encode(
            x=alt.value(6), y=alt.value(14 + 16 * k), text=alt.value(text), color=alt.value(color))
          for k, (text, color) in enumerate(NAMES.items())],
    ).properties(width=plane.SIZE - 10, height=plane.SIZE - 10, name="cloud")  # fmt: skip


def _sizes(base: alt.Chart) -> alt.LayerChart:
    def x(field):
        axis = alt.Axis(title="batch size b", grid=False, ticks=False, domain=False, values=[0, 2, 4, 6, 8, 10],
                        labelExpr="format(pow(2, datum.value), 'd')")  # fmt: skip
        return alt.X(f"{field}:Q").scale(domain=[-0.8, LAST + 0.8], nice=False).axis(axis)

    def y(field):
        axis = alt.Axis(title=None, tickCount=3, format=".6~g", minExtent=30, maxExtent=30, domain=False)
        return alt.Y(f"{field}:Q").scale(type="log", domain=lookup.frame("low", "high"), nice=False).axis(axis)

    sizes = alt.Chart(alt.NamedData(name="sizes"))
    here = base.transform_calculate(theory=f"{lookup.field('frame', 'one', 1)} / sqrt(pow(2, m))")
    said = here.transform_calculate(said="'b = ' + format(pow(2, m), 'd') + ': σ/√b = ' + format(datum.theory, '.4~g')")
    return alt.layer(
        live.floor(base, "sizes"),
        sizes.mark_line(strokeWidth=2).encode(x("m"), y("theory"), color=alt.value(palette.SECOND)),
        sizes.mark_point(filled=True, size=60, opacity=1, clip=True).encode(x("m"), y("seen"), color=alt.value(palette.FIRST)),
        live.handle(here, "batch_handle", x("m"), y("theory"), palette.KNOB, dot=130, halo=1000),
        said.mark_text(align="right", fontSize=13, fontWeight="bold").encode(
            x=alt.value(plane.SIZE - 14), y=alt.value(10), text="said:N", color=alt.value(palette.KNOB)),
    ).properties(width=plane.SIZE - 10, height=120, name="sizes")  # fmt: skip
