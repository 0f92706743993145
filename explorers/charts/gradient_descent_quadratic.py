"""Plain descent and the heavy ball on ½(λ₁x² + λ₂y²), all in closed formulas, so everything follows the hand."""

from functools import partial

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, palette, plane
from explorers.charts.once import once

LIMIT, STEPS, FARTHEST = 2.0, 40, 1e3
LEAST, MOST = 0.1, 10.0  # of the eigenvalues
RIGHT = 4.4  # of αλ in the picture of the regions
SLOWEST, TOP = 1.5, 2.1  # |σ| in the picture of the rates, and room for words
NUMBERS = ("alpha", "beta", "low", "high", "qx", "qy")
METHODS = ("plain", "heavy ball")
HUE = {"plain": palette.FIRST, "heavy ball": palette.SECOND}
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)


def chart(alpha: float, beta: float, low: float, high: float, start) -> dict:
    """The live chart: drag the start, α and β together, and the two eigenvalues."""
    return live.refilled(_described(), home=dict(zip(NUMBERS, map(float, (alpha, beta, low, high, *start)), strict=True)))


@once
def _described() -> dict:
    base = live.base(NUMBERS)
    picture = alt.vconcat(_plane(base), _regions(base), _rates(base), spacing=36, bounds="flush")
    start = {f"q{axis}": live.clamped(f"p{axis}", -LIMIT, LIMIT) for axis in "xy"}
    both = {"alpha": live.clamped("px / high", 0.01, 20, 3), "beta": live.clamped("py", 0, 0.99)}
    drags = [live.Drag("start_handle", "quadratic", start), live.Drag("both_handle", "regions", both),
             live.Drag("low_handle", "rates", {"low": live.clamped("px", LEAST, "high")}),
             live.Drag("high_handle", "rates", {"high": live.clamped("px", "low", MOST)})]  # fmt: skip
    angle = np.linspace(0, 2 * np.pi, 73)
    data = {
        "ways": pd.DataFrame([(m, k) for m in METHODS for k in range(STEPS + 1)], columns=["method", "k"]),
        "rings": pd.DataFrame([(c, np.cos(t), np.sin(t), i) for c in (0.25, 0.5, 0.75, 1) for i, t in enumerate(angle)],
                              columns=["share", "c", "s", "i"]),
        "spectrum": pd.DataFrame({"l": np.linspace(0, MOST, 101)}),
        "borders": pd.DataFrame({"b": (root := np.linspace(0, 1, 41)) ** 2}).assign(
            left=(1 - root) ** 2, right=(1 + root) ** 2, edge=2 + 2 * root**2, zero=0.0, end=RIGHT),
    }  # fmt: skip
    return live.live(picture, home=dict.fromkeys(NUMBERS, 0.0), drags=drags, data=data)


def rate(curvature: str, beta: str) -> str:
    """|σ| as the browser computes it; |1 − αλ| for β = 0."""
    middle = f"((1 + {beta} - alpha * {curvature}) / 2)"
    inside = f"({middle} * {middle} - {beta})"
    return f"({inside} < 0 ? sqrt({beta}) : abs({middle}) + sqrt(max(0, {inside})))"


def position(start: str, curvature: str, beta: str) -> str:
    """The place after datum.k steps, as `quadratic_rates.position`."""
    middle, k = f"((1 + {beta} - alpha * {curvature}) / 2)", "datum.k"
    inside = f"({middle} * {middle} - {beta})"
    turn, root = f"acos(clamp({middle} / sqrt({beta}), -1, 1))", f"sqrt({inside})"

    def s(k):
        real = f"(pow({middle} + {root}, {k}) - pow({middle} - {root}, {k})) / (2 * {root})"
        turning = f"pow({beta}, ({k} - 1) / 2) * sin({k} * {turn}) / sin({turn})"
        return f"(abs({inside}) < 1e-12 ? {k} * pow({middle}, {k} - 1) : {inside} < 0 ? {turning} : {real})"

    first = f"(1 - alpha * {curvature})"
    return f"{start} * ({beta} == 0 || {k} == 0 ? pow({first}, {k}) : {first} * {s(k)} - {beta} * {s(f'({k} - 1)')})"


def _plane(base: alt.Chart) -> alt.LayerChart:
    size = "datum.share * sqrt(low * qx * qx + high * qy * qy)"  # the outer ring goes through the start
    rings = alt.Chart(alt.NamedData(name="rings")).transform_calculate(
        x=f"{size} * datum.c / sqrt(low)", y=f"{size} * datum.s / sqrt(high)")
    rings = rings.transform_filter(f"low > 0 && high > 0 && abs(datum.x) < {FARTHEST}")
    ways = alt.Chart(alt.NamedData(name="ways")).transform_calculate(b="datum.method == 'plain' ? 0 : beta")
    ways = ways.transform_calculate(x=position("qx", "low", "datum.b"), y=position("qy", "high", "datum.b"))
    ways = ways.transform_filter(f"hypot(datum.x, datum.y) < {FARTHEST}")
    color = alt.Color("method:N").scale(domain=list(METHODS), range=list(HUE.values())).legend(None)
    shape = alt.Shape("method:N").scale(domain=list(METHODS), range=["circle", "square"]).legend(None)
    names = [base.mark_text(align="left", fontSize=13, fontWeight="bold").encode(
        x=alt.value(6), y=alt.value(14 + 17 * k), text=alt.value(f"{'●■'[k]} {name}"), color=alt.value(HUE[name]))
        for k, name in enumerate(METHODS)]  # fmt: skip
    return plane.square(
        live.floor(base, "quadratic"), plane.cross(LIMIT),
        rings.mark_line(clip=True, strokeWidth=1, opacity=0.7).encode(
            x("x"), y("y"), detail="share:N", order="i:Q", color=alt.value(palette.QUIET)),
        ways.mark_line(clip=True, strokeWidth=1.2, opacity=0.8).encode(x("x"), y("y"), order="k:Q", color=color),
        ways.mark_point(clip=True, filled=True, size=28, opacity=1).encode(x("x"), y("y"), color=color, shape=shape),
        *names, live.handle(base, "start_handle", x("qx"), y("qy"), palette.KNOB),
        name="quadratic",
    ).resolve_scale(shape="independent", color="independent")  # fmt: skip


def _regions(base: alt.Chart) -> alt.LayerChart:
    """Which (αλ, β) converge and how; dots at β = 0 are plain descent."""
    def across(field):
        return alt.X(f"{field}:Q").scale(domain=[-0.2, RIGHT], nice=False).axis(title=None, grid=False, values=[0, 1, 2, 3, 4])

    axis = alt.Axis(title=None, grid=False, values=[0, 0.5, 1], format=".6~g")
    up = alt.Y("b:Q").scale(domain=[-0.16, 1.08], nice=False).axis(axis)
    borders = alt.Chart(alt.NamedData(name="borders"))
    ends = base.transform_calculate(first="alpha * low", second="alpha * high", b="beta").transform_calculate(
        held=f"clamp(datum.second, 0, {RIGHT})")
    flat = ends.transform_calculate(b="0")
    dot: dict = {"filled": True, "size": 70, "opacity": 1, "clip": True}

    def area(left, right, color, opacity):
        return borders.mark_area(orient="horizontal", opacity=opacity).encode(
            across(left), up, x2=f"{right}:Q", color=alt.value(color))

    def word(text, at, b):
        place = base.transform_calculate(at=str(at), b=str(b))
        return place.mark_text(fontSize=12, fontStyle="italic").encode(
            across("at"), up, text=alt.value(text), color=alt.value(palette.QUIET))

    def labelled(field, text):
        return ends.mark_text(dy=-15, fontSize=13, fontWeight="bold", clip=True).encode(
            across(field), up, text=alt.value(text), color=alt.value(palette.SECOND))

    return alt.layer(
        live.floor(base, "regions"), area("left", "right", palette.SECOND, 0.18), area("edge", "end", palette.WRONG, 0.2),
        word("rotates", 1, 0.78), word("alternates", 1.9, 0.1), word("diverges", 3.7, 0.3), word("monotone", 0.42, 0.1),
        flat.mark_point(**dot).encode(across("first"), up, color=alt.value(palette.FIRST)),
        flat.mark_point(**dot).encode(across("second"), up, color=alt.value(palette.FIRST)),
        ends.mark_point(shape="square", **dot).encode(across("first"), up, color=alt.value(palette.SECOND)),
        labelled("first", "1"), labelled("held", "2"),
        live.handle(ends, "both_handle", across("held"), up, palette.KNOB, dot=130, halo=1000),
        _name(base, "β", 4, 10), _name(base, "αλ", plane.SIZE - 18, 130),
    ).properties(width=plane.SIZE, height=140, name="regions")  # fmt: skip


def _name(base: alt.Chart, text: str, x: float, y: float) -> alt.Chart:
    """The name of an axis, inside the view."""
    return base.mark_text(align="left", fontSize=13, fontStyle="italic").encode(
        x=alt.value(x), y=alt.value(y), text=alt.value(text), color=alt.value(palette.QUIET))


def _rates(base: alt.Chart) -> alt.LayerChart:
    def across(field):
        look = alt.Axis(title=None, grid=False, values=list(range(0, 11, 2)))
        return alt.X(f"{field}:Q").scale(domain=[-0.5, MOST + 0.5], nice=False).axis(look)

    axis = alt.Axis(title=None, values=[0, 0.5, 1, 1.5], format=".6~g", grid=True)
    up = alt.Y("size:Q").scale(domain=[-0.3, TOP], nice=False).axis(axis)
    curve = alt.Chart(alt.NamedData(name="spectrum"))
    sizes = [curve.transform_calculate(size=rate("datum.l", b)) for b in ("0", "beta")]
    sizes = [size.transform_filter(f"datum.size <= {SLOWEST}") for size in sizes]
    curves = [size.mark_line(clip=True, strokeWidth=2.5).encode(across("l"), up, color=alt.value(HUE[name]))
              for name, size in zip(METHODS, sizes, strict=True)]  # fmt: skip
    marks, words = [], []
    for k, end in enumerate(("low", "high")):
        row = base.transform_calculate(plain=rate(end, "0"), heavy=rate(end, "beta"), size="-0.12", top=str(SLOWEST))
        row = row.transform_calculate(
            said=f"'|σ| at λ{'₁₂'[k]}: plain ' + format(datum.plain, '.3f') + ', heavy ball ' + format(datum.heavy, '.3f')")
        marks.append(row.mark_rule(strokeDash=[3, 3]).encode(across(end), up, y2="top:Q", color=alt.value(palette.KNOB)))
        marks.append(live.handle(row, f"{end}_handle", across(end), up, palette.KNOB, dot=110, halo=800))
        marks.append(row.mark_text(dx=12, dy=2, align="left", fontSize=12, fontWeight="bold").encode(
            across(end), up, text=alt.value("λ" + "₁₂"[k]), color=alt.value(palette.KNOB)))
        words.append(row.mark_text(align="left", fontSize=12, fontWeight="bold").encode(
            x=alt.value(4), y=alt.value(9 + 15 * k), text="said:N", color=alt.value(palette.QUIET)))
    one, root = base.transform_calculate(size="1"), base.transform_calculate(size="sqrt(beta)")
    return alt.layer(
        live.floor(base, "rates"),
        one.mark_rule(strokeWidth=1.5).encode(up, color=alt.value(palette.WRONG)),
        root.mark_rule(strokeDash=[5, 4], strokeWidth=1.5).encode(up, color=alt.value(palette.SECOND)),
        root.mark_text(align="right", dy=-7, fontSize=12, fontWeight="bold").encode(
            up, x=alt.value(plane.SIZE - 4), text=alt.value("√β"), color=alt.value(palette.SECOND)),
        *curves, *marks, *words, _name(base, "λ", plane.SIZE - 10, 138),
    ).properties(width=plane.SIZE, height=150, name="rates")  # fmt: skip
