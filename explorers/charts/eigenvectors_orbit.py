"""The orbit v, Av, A²v, … in the plane, and its lengths beside the powers of |λ|; v is dragged, the steps are played."""

from functools import partial

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, palette, plane, track
from explorers.charts.eigenvectors import ABOVE, REACH
from explorers.charts.eigenvectors_layers import kept_lines
from explorers.charts.once import once
from explorers.eigenvectors import Eigensystem, Kind, orbit

LIMIT = 6.5
STEPS = 30
NUMBERS = ("vx", "vy", "n")
SHOWN = 1e4  # points farther out are not drawn: they are far outside the picture
SHORTEST, LONGEST = 1e-3, 1e3
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)


def orbits(matrix, v, steps: int, system: Eigensystem) -> dict:
    """The live chart of the first `steps` powers of the matrix: drag v, drag or play the number of steps."""
    home = dict(zip(NUMBERS, map(float, (*v, steps)), strict=True))
    return live.refilled(_described(), home=home, data=_tables(matrix, v, system))


@once
def _described() -> dict:
    base = live.base(NUMBERS)
    chart = alt.vconcat(_plane(base), _track(base), _lengths(base), spacing=44, bounds="flush")
    held = {axis: live.clamped(f"p{axis}", -REACH, REACH) for axis in "xy"}
    drags = [live.Drag("start_handle", "orbit", {"vx": held["x"], "vy": held["y"]}),
             track.drag("n", "steps", STEPS, digits=0)]
    clock = live.Clock("n", end=STEPS, per_second=4)
    return live.live(chart, home=dict.fromkeys(NUMBERS, 0.0), drags=drags, clock=clock)


def _tables(matrix, v, system: Eigensystem) -> dict[str, pd.DataFrame]:
    """The orbit of v, and those of e₁ and e₂, of which every other one is made: Aᵏv = v₁ Aᵏe₁ + v₂ Aᵏe₂."""
    rows = np.hstack([orbit(matrix, start, STEPS) for start in (v, (1, 0), (0, 1))])
    frame = pd.DataFrame(rows, columns=["ox", "oy", "ex", "ey", "fx", "fy"]).assign(k=range(STEPS + 1))
    along = [(*u, value, side) for u, value, side in zip(system.directions, system.values, (1, -1), strict=False)]
    lines = pd.DataFrame(along, columns=["x", "y", "value", "side"], dtype=float).assign(twice=system.kind is Kind.DEFECTIVE)
    ends = [(size, k) for size in sorted({abs(value) for value in system.values} - {0.0}) for k in (0, STEPS)]
    return {"powers": frame, "lines": lines, "sizes": pd.DataFrame(ends, columns=["modulus", "k"], dtype=float)}


def _points() -> alt.Chart:
    """Aᵏv for the steps that are shown. While v rests this is the orbit as computed; the dragged way is added to it."""
    place = {axis: f"datum.o{axis} + (vx - data('home')[0].vx) * datum.e{axis} + (vy - data('home')[0].vy) * datum.f{axis}"
             for axis in "xy"}
    table = alt.Chart(alt.NamedData(name="powers")).transform_filter("datum.k <= n").transform_calculate(**place)
    return table.transform_calculate(size="hypot(datum.x, datum.y)").transform_filter(f"datum.size <= {SHOWN}")


def _plane(base: alt.Chart) -> alt.LayerChart:
    points, violet = _points(), alt.value(palette.RESULT)
    named = points.transform_calculate(said="['', 'Av', 'A²v', 'A³v'][datum.k]", way="hypot(datum.x - vx, datum.y - vy)")
    named = named.transform_filter("datum.k > 0 && datum.k <= 3 && datum.way > 0.7 * datum.k")
    dots = points.mark_point(clip=True, filled=True, size=45, opacity=0.9).encode(x("x"), y("y"), color=violet)
    return plane.square(
        live.floor(base, "orbit"), plane.cross(LIMIT),
        *kept_lines(alt.Chart(alt.NamedData(name="lines")), LIMIT),
        points.mark_line(clip=True, strokeWidth=1, opacity=0.6).encode(x("x"), y("y"), order="k:Q", color=violet),
        dots.properties(name="dots"),
        plane.label(named, "x", "y", LIMIT, alt.Text("said:N"), palette.RESULT, clip=True, dx=0, dy=-14, size=13),
        plane.label(base, "vx", "vy", LIMIT, "v", palette.KNOB, clip=True, dx=0, dy=-17),
        live.handle(base, "start_handle", x("vx"), y("vy"), palette.KNOB),
        name="orbit",
    )


def _track(base: alt.Chart) -> alt.LayerChart:
    return track.track(base, "n", "steps", STEPS, range(0, STEPS + 1, 5))


def _lengths(base: alt.Chart) -> alt.LayerChart:
    """The length after k steps on a logarithmic scale; dashed |λ|ᵏ|v|."""
    along = alt.X("k:Q").scale(domain=[0, STEPS], nice=False).axis(title="steps", grid=False, values=[0, 10, 20, 30])
    scale = alt.Scale(type="log", domain=[SHORTEST, LONGEST], nice=False)
    axis = alt.Axis(title="length; dashed |λ|ᵏ|v|", **ABOVE, values=[0.001, 1, 1000], format="~g", domain=False)
    up = alt.Y("size:Q").scale(scale).axis(axis)
    powers = alt.Chart(alt.NamedData(name="sizes")).transform_calculate(size="pow(datum.modulus, datum.k) * hypot(vx, vy)")
    points = _points().transform_filter("datum.size > 0")
    return alt.layer(
        powers.transform_filter("datum.size > 0").mark_line(clip=True, strokeDash=[4, 4], strokeWidth=1.5).encode(
            along, up, detail="modulus:N", color=alt.value(palette.SHAPE)),
        points.mark_line(clip=True, strokeWidth=1).encode(along, up, color=alt.value(palette.RESULT)),
        points.mark_point(clip=True, filled=True, size=40, opacity=1).encode(along, up, color=alt.value(palette.RESULT)),
    ).properties(width=plane.SIZE - 40, height=100, name="lengths")
