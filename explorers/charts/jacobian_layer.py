"""A layer at a dragged point: the line w·x + b = 0 of each row, and each row of J as its slope σ′ times the row of A."""

from functools import partial

import altair as alt
import pandas as pd

from explorers.charts import live, mapped, palette, plane
from explorers.charts.layers_planes import ACTIVATIONS
from explorers.charts.once import once

LIMIT, REACH, SIZE, ROW = 3.3, 3.0, 270, 24
MOST = 4
NUMBERS = ("sx", "sy", "act")
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)
SLOPE = ("if(act == 1, 1 / ((1 + exp(-datum.z)) * (1 + exp(datum.z))), if(act == 2, "
         "4 / ((1 + exp(-2 * datum.z)) * (1 + exp(2 * datum.z))), if(act == 3, datum.z > 0 ? 1 : 0, 1)))")  # fmt: skip


def layer(point, A, b, activation) -> dict:
    """The live chart of σ(Ax + b) at the point, A with 1 to 4 rows."""
    home = dict(zip(NUMBERS, map(float, (*point, ACTIVATIONS.index(activation))), strict=True))
    rows = pd.DataFrame([(*map(float, w), float(shift), k + 1) for k, (w, shift) in enumerate(zip(A, b, strict=True))],
                        columns=["p", "q", "s", "i"])  # fmt: skip
    return live.refilled(_described(), home=home, data={"rows": rows})


@once
def _described() -> dict:
    home = dict.fromkeys(NUMBERS, 0.0)
    base = live.base(home)
    held = {f"s{axis}": live.clamped(f"p{axis}", -REACH, REACH) for axis in "xy"}
    chart = alt.vconcat(_plane(base), _rows(base), spacing=44, bounds="flush")
    return live.live(chart, home=home, drags=[live.Drag("x_handle", "layer", held)])


def _moving() -> alt.Chart:
    """The rows of the layer with their z, the slope there, and the row of J."""
    rows = alt.Chart(alt.NamedData(name="rows")).transform_calculate(zero="0", z="datum.p * sx + datum.q * sy + datum.s")
    rows = rows.transform_calculate(slope=SLOPE)
    return rows.transform_calculate(j1="datum.slope * datum.p", j2="datum.slope * datum.q")


def _plane(base: alt.Chart) -> alt.LayerChart:
    rows = alt.Chart(alt.NamedData(name="rows")).transform_filter("datum.p != 0 || datum.q != 0")
    rows = rows.transform_calculate(size="datum.p * datum.p + datum.q * datum.q")
    foot = {axis: f"(-datum.s * datum.{entry} / datum.size)" for axis, entry in (("x", "p"), ("y", "q"))}
    far = f"{mapped.FAR} / sqrt(datum.size)"
    ends = {f"x{k}": f"{foot['x']} {sign} {far} * datum.q" for k, sign in ((1, "-"), (2, "+"))}
    ends |= {f"y{k}": f"{foot['y']} {sign} {far} * datum.p" for k, sign in ((1, "+"), (2, "-"))}
    lines = rows.transform_calculate(**ends).mark_rule(clip=True, strokeWidth=2)
    aside = "(datum.i % 2 ? 0.9 : -0.9) * datum.i / sqrt(datum.size)"  # along the line, so that names stand apart
    at = f"{foot['x']} - {aside} * datum.q", f"{foot['y']} + {aside} * datum.p"
    word = "'z' + slice('₁₂₃₄', datum.i - 1, datum.i) + ' = 0'"
    names = rows.transform_calculate(**mapped.held(*at, "foot", "", REACH), word=word)
    words = plane.label(names, "foot_x", "foot_y", LIMIT, alt.Text("word:N"), palette.SHAPE, size=12, clip=True, dx=16)
    said = base.transform_calculate(said="'x = (' + format(sx, '.2f') + ', ' + format(sy, '.2f') + ')'")
    title = said.mark_text(align="left", fontSize=14, fontWeight="bold").encode(
        x=alt.value(0), y=alt.value(-12), text="said:N", color=alt.value(palette.KNOB))
    lines = lines.encode(x("x1"), y("y1"), x2="x2:Q", y2="y2:Q", color=alt.value(palette.SHAPE)).properties(name="lines")
    return plane.square(
        live.floor(base, "layer"), plane.cross(LIMIT), lines, words, title,
        live.handle(base, "x_handle", x("sx"), y("sy"), palette.KNOB), name="layer", size=SIZE)  # fmt: skip


def _short(value: str) -> str:
    """A number in few letters, also where it is very small."""
    return f"(abs({value}) > 0 && abs({value}) < 0.001 ? format({value}, '.1~e') : format({value}, '.3~f'))"


def _rows(base: alt.Chart) -> alt.LayerChart:
    """A row of text for each output: z, σ′(z), and the row of J."""
    rows = _moving().transform_calculate(
        z_said="format(datum.z, '.3~f')", slope_said=f"{_short('datum.slope')} + ' ·'",
        a_said="'(' + format(datum.p, '.3~g') + ', ' + format(datum.q, '.3~g') + ')'",
        j_said=f"'= (' + {_short('datum.j1')} + ', ' + {_short('datum.j2')} + ')'")
    columns = (("z_said", 0, palette.QUIET, "z"), ("slope_said", 50, palette.KNOB, "σ′(z)"),
               ("a_said", 112, palette.FIRST, "A"), ("j_said", 184, palette.RESULT, "J"))  # fmt: skip
    layers = []
    place = alt.Y("i:Q").scale(domain=[0.5, MOST + 0.5], reverse=True, nice=False).axis(None)
    for field, at, color, head in columns:
        text = rows.mark_text(align="left", fontSize=12, fontWeight="bold", clip=True).encode(
            place, x=alt.value(at), text=f"{field}:N", color=alt.value(color)).properties(name=field)
        top = base.mark_text(align="left", fontSize=12).encode(
            x=alt.value(at), y=alt.value(-10), text=alt.value(head), color=alt.value(color))
        layers += [text, top]
    return alt.layer(*layers).properties(width=SIZE + 30, height=ROW * MOST, name="rows", view=alt.ViewConfig(stroke=None))
