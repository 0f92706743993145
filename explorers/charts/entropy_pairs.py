"""The entropy of two outcomes with a chord under its arch, and a pair of events as a square cut by hand."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, palette
from explorers.charts.once import once
from explorers.entropy import contributions

SIDE = 262
SQUARE = 248
UNIT = alt.Scale(domain=[0, 1], nice=False)
EXTENT: dict = {"minExtent": 40, "maxExtent": 40}


def binary(x: str) -> str:
    """The entropy in bits of the table (x, 1 − x), as the browser computes it."""
    return f"(({x}) <= 0 || ({x}) >= 1 ? 0 : -(({x}) * log({x}) + (1 - ({x})) * log(1 - ({x}))) / LN2)"


def arch(m1, m2, weight) -> dict:
    """The live chart of H(p, 1 − p): drag two places on the arch, and the mixture along their chord."""
    return live.refilled(_arch(), home={"m1": m1, "m2": m2, "w": weight})


@once
def _arch() -> dict:
    home = dict.fromkeys(("m1", "m2", "w"), 0)
    base = live.base(home).transform_calculate(
        m="(1 - w) * m1 + w * m2", h1=binary("m1"), h2=binary("m2"), mean="(1 - w) * datum.h1 + w * datum.h2",
        h=binary("(1 - w) * m1 + w * m2"), gap="max(0, datum.h - datum.mean)")  # fmt: skip
    drags = [live.Drag(f"{name}_handle", "arch", {name: live.clamped("px", 0, 1)}) for name in ("m1", "m2")]
    along = live.clamped("(px - m1) / (m2 - m1)", 0, 1)
    drags.append(live.Drag("w_handle", "arch", {"w": f"m1 == m2 ? w : {along}"}))
    return live.live(_chord(base), home=home, drags=drags, data={"curve": _curve()})


def _curve() -> pd.DataFrame:
    """The arch, with places that crowd towards both ends, where it is upright."""
    p = (1 - np.cos(np.linspace(0, np.pi, 161))) / 2
    return pd.DataFrame({"p": p, "h": [contributions([share, 1 - share]).sum() for share in p]})


def _chord(base: alt.Chart) -> alt.LayerChart:
    def x(field):
        return alt.X(f"{field}:Q").scale(UNIT).axis(title="p, the probability of the first of two outcomes", tickCount=5)

    def y(field):
        return alt.Y(f"{field}:Q").scale(UNIT).axis(title="bits", tickCount=5, **EXTENT)

    curve = alt.Chart(alt.NamedData(name="curve")).mark_line(strokeWidth=2.5)
    chord = base.mark_rule(strokeWidth=2, strokeDash=[6, 4])
    return alt.layer(
        live.floor(base, "arch"),
        curve.encode(x("p"), y("h"), order="p:Q", color=alt.value(palette.SHAPE)),
        chord.encode(x("m1"), y("h1"), x2="m2:Q", y2="h2:Q", color=alt.value(palette.QUIET)),
        base.mark_rule(strokeWidth=4).encode(x("m"), y("mean"), y2="h:Q", color=alt.value(palette.RESULT)),
        base.mark_point(filled=True, size=80, opacity=1).encode(x("m"), y("h"), color=alt.value(palette.RESULT)),
        live.handle(base, "w_handle", x("m"), y("mean"), palette.KNOB, dot=110, halo=900),
        live.handle(base, "m1_handle", x("m1"), y("h1"), palette.FIRST, dot=140, halo=900),
        live.handle(base, "m2_handle", x("m2"), y("h2"), palette.SECOND, dot=140, halo=900),
        _line(base, "'H(mixture) ' + format(datum.h, '.3f') + '  −  mean ' + format(datum.mean, '.3f')", -26, palette.QUIET),
        _line(base, "'gap = ' + format(datum.gap, '.3f') + ' bits'", -9, palette.RESULT, fontWeight="bold"),
    ).properties(width=SIDE, height=SIDE, name="arch")  # fmt: skip


def _line(base: alt.Chart, words: str, height: int, color: str, **style) -> alt.Chart:
    said = base.transform_calculate(said=words).mark_text(align="left", fontSize=14, **style)
    return said.encode(x=alt.value(0), y=alt.value(height), text="said:N", color=alt.value(color))


def pair(x1, y1, y0) -> dict:
    """The live chart of two events X and Y: the unit square cut into the four joint probabilities, and their entropies."""
    return live.refilled(_pair(), home={"x1": x1, "y1": y1, "y0": y0})


@once
def _pair() -> dict:
    home = dict.fromkeys(("x1", "y1", "y0"), 0)
    numbers = live.base(home).transform_calculate(
        HX=binary("x1"), HYX=f"x1 * {binary('y1')} + (1 - x1) * {binary('y0')}", both="datum.HX + datum.HYX",
        HY=binary("x1 * y1 + (1 - x1) * y0"), apart="datum.HX + datum.HY", I="max(0, datum.HY - datum.HYX)",
        one="1", low="0.07", left="x1 / 2", right="(1 + x1) / 2")  # fmt: skip
    chart = alt.vconcat(_square(numbers), _sums(numbers), spacing=14)
    drags = [live.Drag("x1_handle", "square", {"x1": live.clamped("px", 0, 1)})]
    drags += [live.Drag(f"{name}_handle", "square", {name: live.clamped("py", 0, 1)}) for name in ("y1", "y0")]
    return live.live(chart, home=home, drags=drags)


def _square(base: alt.Chart) -> alt.LayerChart:
    """Left X = 1, right X = 0; below the lines Y = 1, above Y = 0. Areas are joint probabilities."""
    axis: dict = {"tickCount": 5, "format": "~g", "grid": False}

    def x(field):
        return alt.X(f"{field}:Q").scale(UNIT).axis(title="X = 1  |  X = 0", **axis)

    def y(field):
        return alt.Y(f"{field}:Q").scale(UNIT).axis(title="Y = 1 below, Y = 0 above", **axis, **EXTENT)

    def part(x_from, x_to, y_from, y_to, color, opacity):
        return base.mark_rect(opacity=opacity).encode(
            x(x_from), y(y_from), x2=f"{x_to}:Q", y2=f"{y_to}:Q", color=alt.value(color))

    def share(at, height, value):
        room = f"datum.value >= 0.02 && {'x1' if at == 'left' else '1 - x1'} >= 0.15"
        said = base.transform_calculate(value=value, up=height).transform_filter(room)
        return said.mark_text(fontSize=13).encode(
            x(at), y("up"), text=alt.Text("value:Q", format=".3~f"), color=alt.value(palette.QUIET))

    cut = base.mark_rule(strokeWidth=3)
    return alt.layer(
        live.floor(base, "square"),
        part("zero", "x1", "zero", "y1", palette.FIRST, 0.55), part("zero", "x1", "y1", "one", palette.FIRST, 0.2),
        part("x1", "one", "zero", "y0", palette.SECOND, 0.55), part("x1", "one", "y0", "one", palette.SECOND, 0.2),
        cut.encode(x("x1"), color=alt.value(palette.KNOB)),
        cut.encode(x("zero"), y("y1"), x2="x1:Q", color=alt.value(palette.FIRST)),
        cut.encode(x("x1"), y("y0"), x2="one:Q", color=alt.value(palette.SECOND)),
        share("left", "y1 / 2", "x1 * y1"), share("left", "(1 + y1) / 2", "x1 * (1 - y1)"),
        share("right", "y0 / 2", "(1 - x1) * y0"), share("right", "(1 + y0) / 2", "(1 - x1) * (1 - y0)"),
        live.handle(base, "y1_handle", x("left"), y("y1"), palette.FIRST, dot=110, halo=900),
        live.handle(base, "y0_handle", x("right"), y("y0"), palette.SECOND, dot=110, halo=900),
        live.handle(base, "x1_handle", x("x1"), y("low"), palette.KNOB, dot=110, halo=900),
    ).properties(width=SQUARE, height=SQUARE, name="square")  # fmt: skip


def _sums(base: alt.Chart) -> alt.LayerChart:
    """H(X) + H(Y | X) above H(X) + H(Y): the second is longer by I(X; Y)."""
    rows = base.transform_calculate(chain="'X, then Y | X'", alone="'X and Y apart'")

    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[0, 2.4], nice=False).axis(title="bits", values=[0, 0.5, 1, 1.5, 2], grid=False)

    def y(field):
        return alt.Y(f"{field}:N").scale(domain=["X, then Y | X", "X and Y apart"]).axis(
            title=None, domain=False, ticks=False, minExtent=86, maxExtent=86)

    def bar(start, end, row, color, opacity=0.85):
        return rows.mark_bar(size=17, opacity=opacity).encode(x(start), y(row), x2=f"{end}:Q", color=alt.value(color))

    def number(row, end):
        return rows.mark_text(align="left", dx=5, fontSize=13).encode(
            x("apart"), y(row), text=alt.Text(f"{end}:Q", format=".3f"), color=alt.value(palette.QUIET))

    return alt.layer(
        bar("zero", "HX", "chain", palette.KNOB), bar("HX", "both", "chain", palette.SECOND),
        bar("zero", "HX", "alone", palette.KNOB), bar("HX", "apart", "alone", palette.RESULT),
        bar("both", "apart", "chain", palette.WRONG, 0.25),
        number("chain", "both"), number("alone", "apart"),
        _line(base, "'gap: I(X; Y) = ' + format(datum.I, '.3f') + ' bits'", -8, palette.WRONG),
    ).properties(width=SQUARE - 46, height=60, name="sums")  # fmt: skip
