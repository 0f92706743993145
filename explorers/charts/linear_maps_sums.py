"""Is f linear? u and v are dragged in the upper plane; in the lower one f(su + v) stands beside s f(u) + f(v)."""

import altair as alt

from explorers.charts import live, palette, plane
from explorers.charts.layers_parts import activated
from explorers.charts.layers_planes import ACTIVATIONS
from explorers.charts.mapped import ENTRIES, image
from explorers.charts.once import once

REACH, FROM, TO, SIZE = 1.5, 3.2, 3.2, 250
NUMBERS = (*ENTRIES, "bx", "by", "act", "ux", "uy", "vx", "vy", "s")


def compared(matrix, b, activation, u, v, s) -> dict:
    """The live chart for f(x) = σ(Ax + b): the pictures of u, v and su + v, and the difference."""
    numbers = (*matrix.ravel(), *b, ACTIVATIONS.index(activation), *u, *v, s)
    return live.refilled(_described(), home=dict(zip(NUMBERS, map(float, numbers), strict=True)))


@once
def _described() -> dict:
    base = live.base(NUMBERS).transform_calculate(sux="s * ux", suy="s * uy", wx="s * ux + vx", wy="s * uy + vy")
    chart = alt.vconcat(_inputs(base), _outputs(base), spacing=58, bounds="flush")
    held = {axis: live.clamped(f"p{axis}", -REACH, REACH) for axis in "xy"}
    drags = [live.Drag(f"{w}_handle", "inputs", {f"{w}x": held["x"], f"{w}y": held["y"]}) for w in "uv"]
    return live.live(chart, home=dict.fromkeys(NUMBERS, 0.0), drags=drags)


def _inputs(base: alt.Chart) -> alt.LayerChart:
    x, y = plane.x, plane.y
    far = base.transform_calculate(said="s == 1 ? 'u + v' : 'su + v'")
    return plane.square(
        live.floor(base, "inputs"), plane.cross(FROM), *_sides(base, ("sux", "suy"), ("vx", "vy"), ("wx", "wy"), FROM),
        plane.arrow(base, "wx", "wy", FROM, palette.RESULT, clip=True), plane.arrow(base, "ux", "uy", FROM, palette.FIRST),
        plane.arrow(base, "vx", "vy", FROM, palette.SECOND),
        plane.label(far, "wx", "wy", FROM, alt.Text("said:N"), palette.RESULT, clip=True),
        *(plane.label(base, f"{w}x", f"{w}y", FROM, w, color) for w, color in _colors()),
        *(live.handle(base, f"{w}_handle", x(f"{w}x", FROM), y(f"{w}y", FROM), color) for w, color in _colors()),
        name="inputs", size=SIZE)  # fmt: skip


def _outputs(base: alt.Chart) -> alt.LayerChart:
    for name, (px, py) in {"fu": ("ux", "uy"), "fv": ("vx", "vy"), "fw": ("datum.wx", "datum.wy")}.items():
        z = image(px, py)
        base = base.transform_calculate(**{f"{name}x": activated(f"({z[0]} + bx)"), f"{name}y": activated(f"({z[1]} + by)")})
    base = base.transform_calculate(sfx="s * datum.fux", sfy="s * datum.fuy")
    base = base.transform_calculate(gx="datum.sfx + datum.fvx", gy="datum.sfy + datum.fvy")
    # As in `sums`: equal up to rounding.
    largest = "max(1, abs(datum.fwx), abs(datum.fwy), abs(datum.gx), abs(datum.gy))"
    differs = f"max(abs(datum.fwx - datum.gx), abs(datum.fwy - datum.gy)) > 1e-9 * {largest}"
    base = base.transform_calculate(verdict=f"{differs} ? 'differ' : 'agree'", both="s == 1 ? 'f(u) + f(v)' : 's f(u) + f(v)'",
                                    one="s == 1 ? 'f(u + v)' : 'f(su + v)'")  # fmt: skip
    gap = base.transform_filter("datum.verdict == 'differ'")
    small = {"clip": True, "size": 13}
    return plane.square(
        plane.cross(TO), *_sides(base, ("sfx", "sfy"), ("fvx", "fvy"), ("gx", "gy"), TO),
        *(plane.arrow(base, f"f{w}x", f"f{w}y", TO, color, clip=True) for w, color in _colors()),
        plane.arrow(base, "fwx", "fwy", TO, palette.RESULT, clip=True),
        gap.mark_rule(clip=True, strokeWidth=3).encode(
            plane.x("fwx", TO), plane.y("fwy", TO), x2="gx:Q", y2="gy:Q", color=alt.value(palette.WRONG)),
        base.mark_point(size=170, strokeWidth=2.5, clip=True).encode(plane.x("gx", TO), plane.y("gy", TO), color=_verdict()),
        *(plane.label(base, f"f{w}x", f"f{w}y", TO, f"f({w})", color, **small) for w, color in _colors()),
        plane.label(base, "fwx", "fwy", TO, alt.Text("one:N"), palette.RESULT, **small, dx=4, dy=-16),
        plane.label(gap, "gx", "gy", TO, alt.Text("both:N"), palette.WRONG, **small, dx=4, dy=18),
        _said(base), name="outputs", size=SIZE)  # fmt: skip


def _colors():
    return zip("uv", (palette.FIRST, palette.SECOND), strict=True)


def _sides(base: alt.Chart, first, second, far, limit: float) -> list[alt.Chart]:
    """The dashed sides from the first two points to the far corner of the parallelogram."""
    pairs = zip((first, second), (palette.SECOND, palette.FIRST), strict=True)
    return [base.mark_rule(strokeDash=[4, 4], opacity=0.8, clip=True).encode(
        plane.x(near[0], limit), plane.y(near[1], limit), x2=f"{far[0]}:Q", y2=f"{far[1]}:Q", color=alt.value(color))
        for near, color in pairs]  # fmt: skip


def _verdict() -> alt.Color:
    return alt.Color("verdict:N").scale(domain=["agree", "differ"], range=[palette.RESULT, palette.WRONG]).legend(None)


def _said(base: alt.Chart) -> alt.Chart:
    """One live line above the lower plane: the two sums, and whether they agree."""
    def pair(name):
        return f"'(' + format(datum.{name}x, '.3~f') + ', ' + format(datum.{name}y, '.3~f') + ')'"

    said = f"{pair('fw')} + (datum.verdict == 'agree' ? ' = ' : ' ≠ ') + {pair('g')}"
    text = base.transform_calculate(said=said).mark_text(align="left", baseline="middle", fontSize=14, fontWeight="bold")
    return text.encode(x=alt.value(0), y=alt.value(-12), text="said:N", color=_verdict()).properties(name="compared")
