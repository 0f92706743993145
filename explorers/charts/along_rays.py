"""Where the second derivatives are silent: a probe circle around the point, and a line through it."""

from functools import cache

import altair as alt
import numpy as np
import pandas as pd

from explorers.along_rays import ray_parts, sign_runs
from explorers.charts import disc_view, live, palette, plane, surface
from explorers.charts.disc_view import DOWN, UP
from explorers.charts.once import once
from explorers.critical_points import Case, Circle

SMALLEST, LARGEST = 0.05, 1.0  # the radius of the probe circle
GRIP = -0.9  # the direction of the knob on the circle, in radians
MAP, WIDE, CURVE = 240, 270, 110  # pixels
SIGNS = alt.Scale(domain=["+", "0", "−"], range=[UP, palette.QUIET, DOWN])
SHAPES = alt.Scale(domain=["+", "0", "−"], range=["circle", "diamond", "square"])
LOWER = 0.8  # of the usual scale of heights: Peano's surface rises to 2.6


def circle(case: Case, probe: Circle, radius: float, azimuth: float, elevation: float) -> dict:
    """The live chart: drag the radius of the probe circle; drag the surface to turn it.

    The samples stand at the angles of `probe`; the browser puts r²·p₂ + r³·p₃ + r⁴·p₄ together for the live radius.
    """
    data = {"cells": disc_view.cells(case.f), "ring": _samples(case, probe), "land": _land(case), "marks": _marks(case)}
    return live.refilled(_described(), home={"r": radius, "az": azimuth, "el": elevation}, data=data)


@once
def _described() -> dict:
    home = {"r": LARGEST, "az": 0.0, "el": 0.0}
    base = live.base(home)
    chart = alt.vconcat(_surface(base), _map(base), _curve(base), spacing=14).configure(aria=False)
    knob = live.Drag("r_handle", "map", {"r": live.clamped("sqrt(px * px + py * py)", SMALLEST, LARGEST)})
    spec = live.live(chart, home=home, drags=[surface.turning("orbit"), knob])
    spec["params"] += surface.angles()
    return spec


def _ring() -> alt.Chart:
    """Each sample with its value, its sign, and whether the last sign before it was the other one.

    `code` is 2·i for a sample i below 0, 2·i + 1 above, −1 for one that counts as 0; the largest code before a sample
    is that of the last sample with a sign. The first sample stands at the end once more, so the circle is closed.
    """
    ring = alt.Chart(alt.NamedData(name="ring")).transform_calculate(
        x="r * datum.cos", y="r * datum.sin", v="r * r * (datum.p2 + r * (datum.p3 + r * datum.p4))", size="abs(datum.v)")
    ring = ring.transform_joinaggregate(most="max(size)").transform_calculate(
        share="datum.most > 0 ? datum.v / datum.most : 0",
        code="datum.size <= 1e-9 * datum.most ? -1 : 2 * datum.i + (datum.v > 0 ? 1 : 0)")
    ring = ring.transform_window(latest="max(code)", frame=[None, 0], sort=[alt.SortField("i")])
    ring = ring.transform_window(before="lag(latest)", sort=[alt.SortField("i")])
    return ring.transform_calculate(
        sign="datum.code < 0 ? '0' : datum.code % 2 ? '+' : '−'",
        change="datum.i > 0 && datum.code >= 0 && datum.before >= 0 && datum.code % 2 != datum.before % 2 ? 1 : 0",
        between="(datum.angle + floor(datum.before / 2) * datum.step) / 2")


def _dots(layer: alt.Chart, size: int) -> alt.Chart:
    """The samples: green dots above, violet squares below, gray diamonds where the value counts as 0."""
    return layer.mark_point(filled=True, size=size, opacity=1).encode(
        color=alt.Color("sign:N").scale(SIGNS).legend(None), shape=alt.Shape("sign:N").scale(SHAPES).legend(None))


def _surface(base: alt.Chart) -> alt.LayerChart:
    dots = _dots(disc_view.on_screen(_ring(), "datum.x", "datum.y", f"{LOWER} * datum.v"), 14)
    heights = {"height": f"{LOWER} * datum.z{{k}}", "middle": f"{LOWER} * datum.z"}
    return disc_view.view(base, disc_view.shades(LOWER, 0.25), dots, **heights).resolve_scale(color="independent")


def _map(base: alt.Chart) -> alt.LayerChart:
    """Where f is above and below f(0), the circle, and its knob."""
    land = alt.Chart(alt.NamedData(name="land")).mark_rect(opacity=0.3).encode(
        plane.x("x0", 1), plane.y("low", 1), x2="x1:Q", y2="high:Q", color=alt.Color("sign:N").scale(SIGNS).legend(None))
    marks = alt.Chart(alt.NamedData(name="marks")).mark_text(fontSize=14).encode(
        plane.x("x", 1), plane.y("y", 1), text="sign:N", color=alt.value(palette.QUIET))
    knob = base.transform_calculate(kx=f"r * cos({GRIP})", ky=f"r * sin({GRIP})", said="'r = ' + format(r, '.2f')")
    place: dict = {"x": plane.x("kx", 1), "y": plane.y("ky", 1)}
    return plane.square(
        live.floor(base, "map"), land, marks, _dots(_ring(), 16).encode(plane.x("x", 1), plane.y("y", 1)),
        base.mark_point(filled=True, size=45, opacity=1).encode(
            plane.x("zero", 1), plane.y("zero", 1), color=alt.value(palette.KNOB)),
        knob.mark_text(fontSize=13, fontWeight="bold", dx=12, dy=16, align="left").encode(
            **place, text="said:N", color=alt.value(palette.KNOB)),
        live.handle(knob, "r_handle", **place, color=palette.KNOB, dot=120, halo=900),
        name="map", size=MAP,
    )  # fmt: skip


def _curve(base: alt.Chart) -> alt.LayerChart:
    """f on the circle as a share of its largest size, against the angle; the fourth root lets small values be seen."""
    axis: dict = {"domain": False, "ticks": False}
    x = alt.X("angle:Q").scale(domain=[0, 360], nice=False).axis(
        title="angle (degrees)", values=list(range(0, 361, 60)), grid=False, **axis)
    y = alt.Y("share:Q").scale(type="pow", exponent=0.25, domain=[-1, 1], nice=False).axis(
        title=None, values=[-1, -0.01, 0, 0.01, 1], format="~g", grid=True, **axis)
    zero = alt.Chart(alt.InlineData(values=[{"share": 0}])).mark_rule(strokeWidth=1.5)
    changes = _ring().transform_filter("datum.change").transform_calculate(angle="datum.between", share="0")
    count = _ring().transform_joinaggregate(count="sum(change)").transform_filter("datum.i == 0").transform_calculate(
        said="'changes of sign: ' + datum.count")
    quiet, above = alt.value(palette.QUIET), alt.value(-8)
    return alt.layer(
        zero.encode(y, color=quiet), _dots(_ring(), 10).encode(x, y),
        changes.mark_point(shape="triangle-up", size=90, filled=False, strokeWidth=2, opacity=1, yOffset=7).encode(
            x, y, color=alt.value(palette.KNOB)),
        base.mark_text(align="left", fontSize=13).encode(x=alt.value(0), y=above, text=alt.value("f / max |f|"), color=quiet),
        count.mark_text(align="right", fontSize=13).encode(x=alt.value(WIDE), y=above, text="said:N", color=quiet),
        live.floor(base, "curve"),
    ).properties(width=WIDE, height=CURVE, name="curve")  # fmt: skip


def _samples(case: Case, probe: Circle) -> pd.DataFrame:
    parts, angles = ray_parts(case.f, probe.angles), probe.angles
    ring = pd.DataFrame({"angle": np.degrees(angles), "cos": np.cos(angles), "sin": np.sin(angles),
                         "p2": parts[:, 0], "p3": parts[:, 1], "p4": parts[:, 2], "step": 360 / len(angles)})  # fmt: skip
    closed = pd.concat([ring, ring.iloc[:1].assign(angle=360.0)], ignore_index=True)
    return closed.assign(i=range(len(closed)))


@cache
def _land(case: Case) -> pd.DataFrame:
    runs = sign_runs(case.f, 1.0)
    half = 1 / 120
    return pd.DataFrame({"x0": runs.x - half, "x1": runs.x + half, "low": runs.low, "high": runs.high,
                         "sign": np.where(runs.sign > 0, "+", "−")})  # fmt: skip


@cache
def _marks(case: Case) -> pd.DataFrame:
    """The sign in words of one character, at a few places, for readers who do not see the colours."""
    x, y = (grid.ravel() for grid in np.meshgrid(np.linspace(-0.85, 0.85, 5), np.linspace(-0.9, 0.9, 5)))
    return pd.DataFrame({"x": x, "y": y, "sign": np.where(case.f(x, y) > 0, "+", "−")})
