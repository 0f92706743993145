"""The unit square and the letter F under a matrix whose columns are dragged: the area, its sign, the turn from Ae₁ to Ae₂."""

from functools import partial

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, mapped, palette, plane
from explorers.charts.determinant_live import NUMBERS, signals
from explorers.charts.once import once
from explorers.determinant import determinant
from explorers.figures import letter

LIMIT, REACH = 3.2, 2.6
KEPT, REVERSED = palette.SHAPE, palette.KNOB  # orientation, which the words above the plane say too
STILL = ("1", "0", "0", "1")
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)


def areas(matrix) -> dict:
    """The live chart of the 2 × 2 matrix: drag its columns."""
    entries = [float(entry) for row in matrix for entry in row]
    home = dict(zip(NUMBERS, (*entries, *entries, float(determinant(matrix))), strict=True))
    return live.refilled(_described(), home=home)


@once
def _described() -> dict:
    base = live.base(NUMBERS)
    data = {**mapped.tables(), "figure": mapped.strokes(letter()), "arc": pd.DataFrame({"s": np.linspace(0, 1, 33)})}
    spec = live.live(_plane(base), home=dict.fromkeys(NUMBERS, 0.0), drags=mapped.drags("plane", REACH), data=data)
    spec["params"] += signals()
    return spec


def _plane(base: alt.Chart) -> alt.LayerChart:
    before = [mapped.table(name).mark_line(clip=True, strokeDash=[3, 3], strokeWidth=1, opacity=0.9).encode(
        x("x"), y("y"), order="k:Q", color=alt.value(palette.QUIET)) for name in ("corners", "figure")]  # fmt: skip
    return plane.square(
        live.floor(base, "plane"), mapped.grid(LIMIT), plane.cross(LIMIT), *before,
        *_image("det >= 0", KEPT), *_image("det < 0", REVERSED), *_turn("det > 0", 1, KEPT), *_turn("det < 0", -1, REVERSED),
        _corner(base), *mapped.columns(base, LIMIT, REACH), *_readout(base),
        name="plane",
    )


def _image(shown: str, color: str) -> list[alt.Chart]:
    """The parallelogram with the letter in it, in the colour of its orientation."""
    layers = [*mapped.square(LIMIT, color=color), *mapped.figure(LIMIT, color=color)]
    return [layer.transform_filter(shown) for layer in layers]


def _turn(shown: str, sign: int, color: str) -> list[alt.Chart]:
    """An arc with a head from Ae₁ to Ae₂: to the left if det A > 0, to the right if det A < 0."""
    arc = mapped.table("arc").transform_filter(shown).transform_calculate(
        rx="bow * cos(start + datum.s * turned)", ry="bow * sin(start + datum.s * turned)",
        head=f"90 - (start + turned + {sign} * PI / 2) * 180 / PI")
    tip = arc.transform_filter("datum.s == 1").mark_point(shape="triangle", filled=True, size=110, opacity=1, clip=True)
    return [arc.mark_line(strokeWidth=2, clip=True).encode(x("rx"), y("ry"), order="s:Q", color=alt.value(color)),
            tip.encode(x("rx"), y("ry"), angle=alt.Angle("head:Q").scale(None), color=alt.value(color))]  # fmt: skip


def _corner(base: alt.Chart) -> alt.Chart:
    """The fourth corner Ae₁ + Ae₂; if A = 0 it is all that is left."""
    corner = base.transform_calculate(sx="a + b", sy="c + d")
    dot = corner.mark_point(filled=True, size=50, opacity=1, clip=True)
    return dot.encode(x("sx"), y("sy"), color=alt.value(palette.QUIET))


def _readout(base: alt.Chart) -> list[alt.Chart]:
    """Two live lines above the plane: the determinant with what it means, and the turn."""
    area = "'area ' + format(abs(det), '.4~g') + (det < 0 ? ', orientation reversed' : ', orientation kept')"
    flat = "point ? 'flat: a point' : 'flat: a segment of length ' + format(longest, '.4~g')"
    degrees = "'Ae₁ to Ae₂: ' + format(abs(turned) * 180 / PI, '.4~g') + '°'"
    rows = base.transform_calculate(
        det=f"'det A = ' + format(det, '.4~g') + ': ' + (det == 0 ? {flat} : {area})",
        turn=f"directed ? {degrees} + (det > 0 ? ' to the left' : det < 0 ? ' to the right' : '') : ''",
        sign="det < 0 ? 'reversed' : 'kept'")
    text = rows.mark_text(align="left", baseline="middle", fontSize=14, fontWeight="bold").encode(x=alt.value(0))
    color = alt.Color("sign:N").scale(domain=["kept", "reversed"], range=[KEPT, REVERSED]).legend(None)
    return [text.encode(y=alt.value(-32), text="det:N", color=color).properties(name="det"),
            text.encode(y=alt.value(-12), text="turn:N", color=alt.value(palette.QUIET)).properties(name="turn")]  # fmt: skip
