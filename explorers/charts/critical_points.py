"""Half the quadratic form of a 2 × 2 Hessian as a surface and as a map, its entries as knobs, and its trace and determinant."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import disc_view, live, palette, surface
from explorers.charts.disc_view import DOWN, UP
from explorers.charts.once import once

ENTRY = 3.0  # the entries of the Hessian stay in [−3, 3]
SMALL, TRACK = 133, 30  # pixels: the two small planes, the height of a track
CELLS = 19  # a side of the map: 7 pixels each, so no seams are seen
LEVELS = (0.25, 1.0, 2.25)
DERIVED = {
    "mean": "(a + c) / 2",
    "spread": "sqrt((a - c) * (a - c) / 4 + b * b)",
    "low": "mean - spread",
    "high": "mean + spread",
    "turn": "atan2(2 * b, a - c) / 2",
    "trace": "a + c",
    "det": "a * c - b * b",
    "silent": "abs(det) <= 1e-9 * pow(max(abs(low), abs(high)), 2)",
    "kind": "silent ? 'undecided' : det < 0 ? 'saddle' : a > 0 ? 'minimum' : 'maximum'",
}
SPOKE = "(datum.which == 'λ₂' ? turn : turn + PI / 2)"
REGIONS = {"minimum": (4.4, 1.9), "maximum": (-4.4, 1.9), "saddle": (0, -9.5), "no matrix": (0, 6.5)}


def hessian(a: float, b: float, c: float, azimuth: float, elevation: float) -> dict:
    """The live chart: drag the three entries; drag the surface to turn it."""
    return live.refilled(_described(), home={"a": a, "b": b, "c": c, "az": azimuth, "el": elevation})


@once
def _described() -> dict:
    home = dict.fromkeys(("a", "b", "c", "az", "el"), 0.0)
    base = live.base(home)
    chart = alt.vconcat(_surface(base), alt.hconcat(_map(), _plane(base), spacing=10), _tracks(base), spacing=8)
    chart = chart.configure(aria=False)  # hundreds of cells are no news for a screen reader; the chart has its alt text
    steps = {name: f"round(clamp(px, {-ENTRY}, {ENTRY}) * 20) / 20" for name in "abc"}
    knobs = [live.Drag(f"{name}_handle", "tracks", {name: step}) for name, step in steps.items()]
    spec = live.live(chart, home=home, drags=[surface.turning("orbit"), *knobs], data=_tables())
    spec["params"] += surface.angles() + [{"name": name, "expr": formula} for name, formula in DERIVED.items()]
    return spec


def rise(x: str, y: str) -> str:
    """Half the quadratic form at (x, y)."""
    return f"(a * {x} * {x} + 2 * b * {x} * {y} + c * {y} * {y}) / 2"


def _surface(base: alt.Chart) -> alt.LayerChart:
    spokes = _spokes().transform_calculate(z="datum.t * datum.t * (datum.which == 'λ₂' ? high : low) / 2")
    spokes = disc_view.on_screen(spokes, "datum.x", "datum.y", "datum.z").encode(color=alt.value(palette.FIRST))
    names = spokes.transform_filter("datum.t == 1").mark_text(fontSize=13, fontWeight="bold", dy=-9, clip=True)
    return disc_view.view(
        base, disc_view.shades(3, 0.6),
        spokes.mark_line(strokeWidth=2.5, clip=True).encode(strokeDash=_dash(), detail="which:N", order="t:Q"),
        names.encode(text="which:N"),
        disc_view.corner(base, "'λ₁ = ' + format(low, '.3~f')", 0),
        disc_view.corner(base, "'λ₂ = ' + format(high, '.3~f')", 1),
        disc_view.corner(base, "'trace = ' + format(trace, '.2~f')", 11, right=True),
        disc_view.corner(base, "'det = ' + format(det, '.4~f')", 12, right=True),
        disc_view.corner(base, "kind", 12, color=palette.KNOB, fontWeight="bold"),
        height=rise("datum.x{k}", "datum.y{k}"), middle=rise("datum.x", "datum.y"),
    )  # fmt: skip


def _map() -> alt.LayerChart:
    """The heights from above: shades, level curves (dashed below 0), the lines of height 0, the curvature directions."""
    x, y = _axis(alt.X, "x", [-1, 0, 1], 1), _axis(alt.Y, "y", [-1, 0, 1], 1)
    squares = alt.Chart(alt.NamedData(name="squares")).transform_calculate(z=rise("datum.u", "datum.v"))
    color = alt.Color("z:Q").scale(disc_view.shades(3, 0.6, middle="transparent")).legend(None)
    q = "(a * datum.cc + 2 * b * datum.cs + c * datum.ss)"  # twice the height on the unit circle
    curves = alt.Chart(alt.NamedData(name="around")).transform_calculate(
        r=f"datum.level * {q} > 0 ? min(9, sqrt(2 * datum.level / {q})) : NaN")
    curves = curves.transform_calculate(x="datum.r * datum.cos", y="datum.r * datum.sin")
    dash = alt.StrokeDash("level:Q").scale(type="threshold", domain=[0], range=[[3, 3], [1, 0]]).legend(None)
    # For low < 0 < high the height is 0 on two lines, mirror images in the direction of high.
    level = "turn + datum.side * atan(sqrt(-high / low))"
    zeros = alt.Chart(alt.NamedData(name="zeros")).transform_calculate(
        x=f"low < 0 && high > 0 ? datum.t * cos({level}) : NaN", y=f"datum.t * sin({level})")
    spokes = _spokes().transform_filter("abs(datum.t) == 1").encode(x, y, color=alt.value(palette.FIRST))
    beside = spokes.transform_filter("datum.t == 1").transform_calculate(
        x="0.78 * datum.x - 0.17 * datum.y", y="0.78 * datum.y + 0.17 * datum.x")
    quiet = alt.value(palette.QUIET)
    return alt.layer(
        squares.mark_rect(clip=True, opacity=0.75).encode(x, y, x2="x2:Q", y2="y2:Q", color=color),
        curves.mark_line(strokeWidth=1, clip=True).encode(x, y, strokeDash=dash, detail="level:Q", order="i:Q", color=quiet),
        zeros.mark_line(strokeWidth=2, clip=True).encode(x, y, detail="side:N", order="t:Q", color=quiet),
        spokes.mark_line(strokeWidth=2.5).encode(strokeDash=_dash(), detail="which:N", order="t:Q").properties(
            name="directions"),
        beside.mark_text(fontSize=12, fontWeight="bold").encode(text="which:N"),
        _words({"x": (0.9, -0.9), "y": (-0.9, 0.88)}, x, y),
    ).resolve_scale(strokeDash="independent").properties(width=SMALL, height=SMALL, name="map")


def _plane(base: alt.Chart) -> alt.LayerChart:
    """The point (trace, determinant) among the regions of the test."""
    x, y = _axis(alt.X, "x", [-6, -3, 0, 3, 6], 6.5), _axis(alt.Y, "y", [-18, -9, 0, 9], 19, 10)
    colors = alt.Scale(domain=list(REGIONS), range=[UP, DOWN, palette.SHAPE, palette.QUIET])
    parts = alt.Chart(alt.NamedData(name="regions")).mark_area(opacity=0.25)
    border = alt.Chart(alt.InlineData(values=[{"x": -6.5, "x2": 6.5, "y": 0}])).mark_rule(strokeWidth=2, strokeDash=[5, 3])
    point = base.transform_calculate(x="trace", y="det").mark_point(filled=True, size=110, opacity=1)
    return alt.layer(
        parts.encode(x, y, y2="y2:Q", detail="region:N", color=alt.Color("region:N").scale(colors).legend(None)),
        border.encode(x, y, x2="x2:Q", color=alt.value(palette.WRONG)),
        _words(REGIONS | {"trace": (4.9, -17.5), "det": (-5.5, -17.5)}, x, y),
        point.encode(x, y, color=alt.value(palette.KNOB)),
    ).properties(width=SMALL, height=SMALL, name="plane")


def _tracks(base: alt.Chart) -> alt.LayerChart:
    """The entries a, b and c as knobs on three tracks."""
    base = base.transform_calculate(ya="2", yb="1", yc="0", left=f"{-ENTRY}", right=f"{ENTRY}", end="3.2", start="-3.7")

    def at(field, row):
        axis = alt.Axis(title=None, values=list(range(-3, 4)), domain=False, ticks=False, grid=True)
        x = alt.X(f"{field}:Q").scale(domain=[-3.8, 3.8], nice=False).axis(axis)
        return {"x": x, "y": alt.Y(f"y{row}:Q").scale(domain=[-0.5, 2.5], nice=False).axis(None)}

    layers: list[alt.Chart | alt.LayerChart] = [live.floor(base, "tracks")]
    quiet, knob = alt.value(palette.QUIET), alt.value(palette.KNOB)
    for name in "abc":
        said = base.transform_calculate(said=f"format({name}, '.2f')").mark_text(align="left", fontSize=13)
        layers += [
            base.mark_rule(strokeWidth=2, opacity=0.7).encode(**at("left", name), x2="right:Q", color=quiet),
            base.mark_text(fontSize=15, fontStyle="italic").encode(**at("start", name), text=alt.value(name), color=knob),
            said.encode(**at("end", name), text="said:N", color=quiet),
            live.handle(base, f"{name}_handle", **at(name, name), color=palette.KNOB, dot=150, halo=800),
        ]
    return alt.layer(*layers).properties(width=disc_view.WIDE, height=3 * TRACK, name="tracks")


def _spokes() -> alt.Chart:
    """The two curvature directions; none is drawn where both curvatures are equal, because then every direction is one."""
    return alt.Chart(alt.NamedData(name="spokes")).transform_calculate(
        x=f"spread > 0 ? datum.t * cos({SPOKE}) : NaN", y=f"spread > 0 ? datum.t * sin({SPOKE}) : NaN")


def _dash() -> alt.StrokeDash:
    return alt.StrokeDash("which:N").scale(domain=["λ₁", "λ₂"], range=[[5, 3], [1, 0]]).legend(None)


def _axis(channel, field: str, values, low: float, high: float | None = None):
    """A bare axis on [−low, high]; its name stands inside the view, where it takes no width."""
    axis = alt.Axis(title=None, values=values, format="d", domain=False, ticks=False, grid=False)
    return channel(f"{field}:Q").scale(domain=[-low, high or low], nice=False).axis(axis)


def _words(places: dict, x, y) -> alt.Chart:
    rows = [{"x": px, "y": py, "word": word} for word, (px, py) in places.items()]
    text = alt.Chart(alt.InlineData(values=rows)).mark_text(fontSize=10)
    return text.encode(x, y, text="word:N", color=alt.value(palette.QUIET))


def _tables() -> dict:
    angle = np.linspace(0, 2 * np.pi, 181)
    cos, sin = np.cos(angle), np.sin(angle)
    turn = pd.DataFrame({"i": range(181), "cos": cos, "sin": sin, "cc": cos**2, "cs": cos * sin, "ss": sin**2})
    around = pd.concat([turn.assign(level=level * sign) for level in LEVELS for sign in (-1, 1)])
    edge = np.linspace(-1, 1, CELLS + 1)
    (x, y), (x2, y2) = (np.meshgrid(side, side) for side in (edge[:-1], edge[1:]))
    squares = {"x": x, "y": y, "x2": x2, "y2": y2, "u": (x + x2) / 2, "v": (y + y2) / 2}
    squares = pd.DataFrame({name: grid.ravel() for name, grid in squares.items()})
    spokes = pd.concat([pd.DataFrame({"t": np.linspace(-1, 1, 17), "which": which}) for which in ("λ₁", "λ₂")])
    zeros = pd.DataFrame([{"t": t, "side": side} for side in (-1, 1) for t in (-2, 2)])
    return {"cells": disc_view.cells(), "squares": squares, "around": around, "spokes": spokes, "zeros": zeros,
            "regions": _regions()}  # fmt: skip


def _regions() -> pd.DataFrame:
    """det between 0 and trace² / 4: an extremum; below 0: a saddle; above trace² / 4: no symmetric matrix."""
    x = np.linspace(-6.5, 6.5, 53)
    top, everywhere = np.minimum(x**2 / 4, 10), x > -9
    kinds = {"minimum": (x >= 0, 0 * x, top), "maximum": (x <= 0, 0 * x, top), "saddle": (everywhere, -19 + 0 * x, 0 * x),
             "no matrix": (everywhere, top, 10 + 0 * x)}  # fmt: skip
    rows = [pd.DataFrame({"x": x[on], "y": y[on], "y2": y2[on], "region": name}) for name, (on, y, y2) in kinds.items()]
    return pd.concat(rows)
