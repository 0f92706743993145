"""The plane and a figure on their way from I to A: columns, x and y = A(t)x are dragged.

Where A(t) is singular, its kernel and its image are drawn.
"""

from functools import partial

import altair as alt
import pandas as pd

from explorers.charts import live, mapped, palette, plane, track
from explorers.charts.linear_maps_live import BACKWARD, MATRIX, signals
from explorers.charts.mapped import FAR, image, table
from explorers.charts.once import once

LIMIT, REACH = 3.4, 3.0
NUMBERS = (*mapped.ENTRIES, "xx", "xy", "t", "polar")
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)
RED = alt.value(palette.WRONG)


def plane_of(matrix, point, t, figure, *, polar: bool) -> dict:
    """The live chart of the matrix, the point x and a Figure at the time t."""
    home = dict(zip(NUMBERS, map(float, (*matrix.ravel(), *point, t, polar)), strict=True))
    return live.refilled(_described(), home=home, data={"figure": mapped.strokes(figure)})


@once
def _described() -> dict:
    base = live.base(NUMBERS)
    chart = alt.vconcat(_plane(base), _track(base), spacing=44, bounds="flush")
    data = mapped.tables() | {"pair": pd.DataFrame({"i": [0, 1]})}
    clock = live.Clock("t", end=1.0, per_second=0.4)
    home = dict.fromkeys(NUMBERS, 0.0)
    spec = live.live(chart, home=home, drags=[*mapped.drags("plane", REACH), *_ends(), track.drag("t", "time", 1)],
                     clock=clock, data=data)  # fmt: skip
    spec["params"] += signals()
    return spec


def _ends() -> list[live.Drag]:
    """x follows the hand; a hand that moves y by some way moves x by A(t)⁺ times this way, and y stays in the image."""
    to = {f"x{axis}": live.clamped(f"p{axis}", -REACH, REACH) for axis in "xy"}
    pixel = 2 * LIMIT / plane.SIZE
    way = image(f"(px * {pixel})", f"(-py * {pixel})", BACKWARD)
    back = {f"x{axis}": live.clamped(f"x{axis}_0 + {part}", -REACH, REACH) for axis, part in zip("xy", way, strict=True)}
    return [live.Drag("input_handle", "plane", to), live.Drag("output_handle", "plane", back, turning=True)]


def _plane(base: alt.Chart) -> alt.LayerChart:
    base = base.transform_calculate(
        ex="m11", ey="m21", fx="m12", fy="m22", **mapped.held("outx", "outy", "out", "y", REACH + 0.2),
        **mapped.held("a", "c", "first", "Ae₁", REACH), **mapped.held("b", "d", "second", "Ae₂", REACH))
    named = {"clip": True, "dx": 0, "dy": -17}
    return plane.square(
        live.floor(base, "plane"), mapped.grid(LIMIT, MATRIX), plane.cross(LIMIT), _before(), *mapped.figure(LIMIT, MATRIX),
        *_lines(base), *_column(base, "e", "first", palette.FIRST), *_column(base, "f", "second", palette.SECOND),
        plane.arrow(base, "xx", "xy", LIMIT, palette.KNOB),
        plane.arrow(base, "out_x", "out_y", LIMIT, palette.RESULT, clip=True),
        plane.label(base, "first_x", "first_y", LIMIT, alt.Text("first_said:N"), palette.FIRST, **named),
        plane.label(base, "second_x", "second_y", LIMIT, alt.Text("second_said:N"), palette.SECOND, **named),
        plane.label(base, "xx", "xy", LIMIT, "x", palette.KNOB, **named),
        plane.label(base, "out_x", "out_y", LIMIT, alt.Text("out_said:N"), palette.RESULT, **named),
        live.handle(base, "first_handle", x("first_x"), y("first_y"), palette.FIRST),
        live.handle(base, "second_handle", x("second_x"), y("second_y"), palette.SECOND),
        live.handle(base, "output_handle", x("out_x"), y("out_y"), palette.RESULT),
        live.handle(base, "input_handle", x("xx"), y("xy"), palette.KNOB),
        *_readout(base),
        name="plane",
    )


def _before() -> alt.Chart:
    """The figure as it was, dashed."""
    return table("figure").mark_line(clip=True, strokeDash=[3, 3], strokeWidth=1, opacity=0.8).encode(
        x("x"), y("y"), order="k:Q", detail="stroke:N", color=alt.value(palette.QUIET))


def _column(base: alt.Chart, moving: str, end: str, color: str) -> list[alt.Chart]:
    """A moved basis vector, and dashed the rest of its way to the column of A."""
    way = base.mark_rule(strokeDash=[2, 3], opacity=0.8, clip=True).encode(
        x(f"{moving}x"), y(f"{moving}y"), x2=f"{end}_x:Q", y2=f"{end}_y:Q", color=alt.value(color))
    return [way, plane.arrow(base, f"{moving}x", f"{moving}y", LIMIT, color, clip=True)]


def _lines(base: alt.Chart) -> list[alt.Chart]:
    """Where A(t) has rank 1: the kernel, dotted the points with the same image as x, and the image, each named at its end."""
    flat = base.transform_filter("squashed")

    def line(of: str, px: str, py: str, color: str, **style) -> alt.Chart:
        start = {f"{axis}1": f"{p} - {FAR} * {of}{axis}" for axis, p in (("x", px), ("y", py))}
        end = {f"{axis}2": f"{p} + {FAR} * {of}{axis}" for axis, p in (("x", px), ("y", py))}
        rule = flat.transform_calculate(**start, **end).mark_rule(clip=True, **style)
        return rule.encode(x("x1"), y("y1"), x2="x2:Q", y2="y2:Q", color=alt.value(color))

    def name(of: str, side: int, color: str) -> alt.Chart:
        edge = f"{side} * {LIMIT - 0.45} / max(abs({of}x), abs({of}y)) * ({of}x < 0 ? -1 : 1)"
        at = flat.transform_calculate(lx=f"{edge} * {of}x", ly=f"{edge} * {of}y")
        return plane.label(at, "lx", "ly", LIMIT, of, color, dx=-26 * side, dy=12, size=14, clip=True)

    return [line("kernel", "0", "0", palette.WRONG, strokeWidth=2.5, opacity=0.8), name("kernel", -1, palette.WRONG),
            line("kernel", "xx", "xy", palette.WRONG, strokeWidth=1.5, strokeDash=[1, 3]).properties(name="alike"),
            line("image", "0", "0", palette.RESULT, strokeWidth=2.5, opacity=0.8).properties(name="reached"),
            name("image", 1, palette.RESULT)]  # fmt: skip


def _readout(base: alt.Chart) -> list[alt.Chart]:
    """Two live lines above the plane: the determinant of the moment, and the image of x."""
    def pair(px, py):
        return f"'(' + format({px}, '.3~f') + ', ' + format({py}, '.3~f') + ')'"

    rows = base.transform_calculate(
        side="point ? ', all to 0' : flat ? ', a line' : mdet < 0 ? ', mirrored' : ''",
        det="'det ' + (t < 1 ? 'A(t)' : 'A') + ' = ' + format(flat ? 0 : mdet, '.4~g') + datum.side",
        said=f"'x = ' + {pair('xx', 'xy')} + ' ↦ y = ' + {pair('outx', 'outy')}")
    text = rows.mark_text(align="left", baseline="middle", fontSize=14, fontWeight="bold").encode(x=alt.value(0))
    return [text.encode(y=alt.value(-32), text="det:N", color=alt.value(palette.SHAPE)).properties(name="det"),
            text.encode(y=alt.value(-12), text="said:N", color=alt.value(palette.RESULT)).properties(name="said")]  # fmt: skip


def _track(base: alt.Chart) -> alt.LayerChart:
    """The time t with its knob; a cross where (1 − t)I + tA is singular, which is at t = 1/(1 − λ) for λ ≤ 0."""
    ticks = (0, 0.25, 0.5, 0.75, 1)
    singular = table("pair").transform_calculate(value="datum.i == 0 ? high : low", at="1 / (1 - datum.value)")
    singular = singular.transform_filter("!turning && D >= 0 && datum.value <= 0").transform_calculate(said="'det = 0'")
    at = track.along("at", 1, ticks), track.MIDDLE
    cross = singular.mark_point(shape="cross", size=90, angle=45, filled=True, opacity=1).encode(*at, color=RED)
    return track.track(base, "t", "time", 1, ticks, cross.properties(name="singular"),
                       singular.mark_text(dy=-14).encode(*at, text="said:N", color=RED))  # fmt: skip
