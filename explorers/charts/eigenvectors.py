"""The plane on its way from I to A: grid, unit vectors, lines of eigenvectors; below it the time, and how much A(t) turns."""

import altair as alt

from explorers.charts import live, palette, plane, track
from explorers.charts.eigenvectors_layers import LIMIT, eigenlines, ring, spiral, tables, x, y
from explorers.charts.eigenvectors_live import MATRIX, moved, signals
from explorers.charts.mapped import grid, held, table
from explorers.charts.once import once

REACH = 3.0  # columns and probe are dragged in this square
NUMBERS = ("a", "b", "c", "d", "vx", "vy", "t", "polar")
ABOVE: dict = {"titleAngle": 0, "titleAlign": "left", "titleX": -28, "titleY": -12}  # the title of an axis over its top


def deformation(matrix, v, t, *, polar: bool) -> dict:
    """The live chart of the matrix [[a, b], [c, d]]: drag its columns, the probe v, and the time t."""
    (a, b), (c, d) = matrix
    home = dict(zip(NUMBERS, map(float, (a, b, c, d, v[0], v[1], t, polar)), strict=True))
    return live.refilled(_described(), home=home)


@once
def _described() -> dict:
    base = live.base(NUMBERS)
    chart = alt.vconcat(_plane(base), _track(base), _turns(base), spacing=44, bounds="flush")
    held = {axis: live.clamped(f"p{axis}", -REACH, REACH) for axis in "xy"}
    pairs = {"first": ("a", "c"), "second": ("b", "d"), "probe": ("vx", "vy")}
    drags = [live.Drag(f"{name}_handle", "plane", dict(zip(pair, held.values(), strict=True))) for name, pair in pairs.items()]
    drags.append(track.drag("t", "time", 1))
    clock = live.Clock("t", end=1.0, per_second=0.4)
    spec = live.live(chart, home=dict.fromkeys(NUMBERS, 0.0), drags=drags, clock=clock, data=tables())
    spec["params"] += signals()
    return spec


def _plane(base: alt.Chart) -> alt.LayerChart:
    base = base.transform_calculate(
        ex="m11", ey="m21", fx="m12", fy="m22", wx=moved("vx", "vy")[0], wy=moved("vx", "vy")[1],
        image="t < 1 ? 'A(t)v' : 'Av'", **held("a", "c", "first", "Ae₁", REACH), **held("b", "d", "second", "Ae₂", REACH))
    named = {"clip": True, "dy": -17, "dx": 0}
    return plane.square(
        live.floor(base, "plane"), grid(LIMIT, MATRIX), plane.cross(LIMIT), ring(), *eigenlines(), *spiral(), *_glow(base),
        *_column(base, "e", "first", palette.FIRST), *_column(base, "f", "second", palette.SECOND),
        plane.arrow(base, "wx", "wy", LIMIT, palette.RESULT, clip=True),
        plane.arrow(base, "vx", "vy", LIMIT, palette.KNOB),
        plane.label(base, "first_x", "first_y", LIMIT, alt.Text("first_said:N"), palette.FIRST, **named),
        plane.label(base, "second_x", "second_y", LIMIT, alt.Text("second_said:N"), palette.SECOND, **named),
        plane.label(base, "vx", "vy", LIMIT, "v", palette.KNOB, **named),
        plane.label(base, "wx", "wy", LIMIT, alt.Text("image:N"), palette.RESULT, **named),
        live.handle(base, "first_handle", x("first_x"), y("first_y"), palette.FIRST),
        live.handle(base, "second_handle", x("second_x"), y("second_y"), palette.SECOND),
        live.handle(base, "probe_handle", x("vx"), y("vy"), palette.KNOB),
        *_readout(base),
        name="plane",
    )


def _column(base: alt.Chart, moving: str, end: str, color: str) -> list[alt.Chart]:
    """A moved basis vector, and dashed the rest of its way to the column of A."""
    way = base.mark_rule(strokeDash=[2, 3], opacity=0.8, clip=True).encode(
        x(f"{moving}x"), y(f"{moving}y"), x2=f"{end}_x:Q", y2=f"{end}_y:Q", color=alt.value(color))
    return [way, plane.arrow(base, f"{moving}x", f"{moving}y", LIMIT, color, clip=True)]


def _glow(base: alt.Chart) -> list[alt.Chart]:
    """v and Av light up when v is an eigenvector."""
    lit = base.transform_filter("lit")
    wide: dict = {"strokeWidth": 13, "opacity": 0.3, "strokeCap": "round", "clip": True}
    return [lit.mark_rule(**wide).encode(x("zero"), y("zero"), x2=f"{tip}x:Q", y2=f"{tip}y:Q", color=alt.value(palette.SHAPE))
            for tip in "vw"]


def _readout(base: alt.Chart) -> list[alt.Chart]:
    """Two live lines above the plane: the eigenvalues, and what A does to v."""
    number = "format({}, '.4~g')"
    pair = f"{number.format('m')} + ' ± ' + {number.format('gap')} + 'i'"
    polar = f"'|λ| = ' + {number.format('modulus')} + ', angle ±' + format(phase * 180 / PI, '.1~f') + '°'"
    real = f"{number.format('high')} + (D > 0 ? ', ' + {number.format('low')} : ' (×2)')"
    angle = "norm > 0 ? '∠(v, Av) = ' + format(turned * 180 / PI, '.1f') + '°' : 'v = 0'"
    rows = base.transform_calculate(
        values=f"'λ = ' + (D < 0 ? {pair} + ',\u2002' + {polar} : {real})",
        probe=f"lit ? 'Av ≈ ' + {number.format('nearest')} + ' v' : {angle}",
    )
    text = rows.mark_text(align="left", baseline="middle", fontSize=14, fontWeight="bold").encode(x=alt.value(0))
    return [
        text.encode(y=alt.value(-32), text="values:N", color=alt.value(palette.SHAPE)).properties(name="values"),
        text.encode(y=alt.value(-12), text="probe:N", color=alt.value(palette.RESULT)).properties(name="probe"),
    ]


def _track(base: alt.Chart) -> alt.LayerChart:
    """The time t with its knob; a cross where (1 − t)I + tA is singular, which is at t = 1/(1 − λ) for λ ≤ 0."""
    ticks = (0, 0.25, 0.5, 0.75, 1)
    singular = table("pair").transform_calculate(value="datum.i == 0 ? high : low", at="1 / (1 - datum.value)")
    singular = singular.transform_filter("!turning && D >= 0 && datum.value <= 0").transform_calculate(said="'det = 0'")
    cross = singular.mark_point(shape="cross", size=90, angle=45, filled=True, opacity=1)
    at, red = (track.along("at", 1, ticks), track.MIDDLE), alt.value(palette.WRONG)
    return track.track(
        base, "t", "time", 1, ticks,
        cross.encode(*at, color=red).properties(name="singular"),
        singular.mark_text(dy=-14).encode(*at, text="said:N", color=red),
    )


def _turns(base: alt.Chart) -> alt.LayerChart:
    """By which angle A(t) turns each direction; at 0 and ±180 degrees the direction is kept."""
    across = alt.X("degrees:Q").scale(domain=[0, 180], nice=False).axis(
        title="direction of v, degrees", values=[0, 45, 90, 135, 180], grid=False)
    up = alt.Y("by:Q").scale(domain=[-180, 180], nice=False).axis(
        title="turned by, degrees", **ABOVE, values=[-180, -90, 0, 90, 180], domain=False)

    def turn(px, py):
        w = moved(px, py)
        return f"atan2({px} * {w[1]} - {py} * {w[0]}, {px} * {w[0]} + {py} * {w[1]}) * 180 / PI"

    def seen(px, py):
        return "hypot({}, {}) > 1e-9".format(*moved(px, py))  # the vector 0 has no direction

    curve = table("half").transform_filter(seen("datum.x", "datum.y")).transform_calculate(by=turn("datum.x", "datum.y"))
    kept = alt.Chart(alt.InlineData(values=[{"by": -180}, {"by": 0}, {"by": 180}]))
    probe = base.transform_filter(seen("ux", "uy")).transform_calculate(
        degrees="(atan2(uy, ux) * 180 / PI + 180) % 180", by=turn("ux", "uy"))
    return alt.layer(
        kept.mark_rule(strokeWidth=1.5, opacity=0.5).encode(up, color=alt.value(palette.SHAPE)),
        curve.mark_point(filled=True, size=9, opacity=1).encode(across, up, color=alt.value(palette.RESULT)),
        probe.mark_point(filled=True, size=110, opacity=1).encode(across, up, color=alt.value(palette.KNOB)),
    ).properties(width=plane.SIZE - 40, height=100, name="turns")
