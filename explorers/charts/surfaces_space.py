"""The surface in space with the point, its slices, its partial tangents and the plane through them."""

import altair as alt

from explorers.charts import live, palette, surface
from explorers.charts.surfaces_numbers import FRAME, TALL, along_x, along_y, height, number

WIDE, HIGH, REACH = 300, 262, 1.66  # pixels, and half the width in units; x and y run over [−1, 1]
PATCH, TANGENT = 0.5, 0.85  # half a side of the plane, half the length of a tangent
SHADES = alt.Scale(domain=[-1, 1], range=["#7f8aa3", "#e1e6f0"], interpolate="rgb")


def _on_screen(layer: alt.Chart, x: str, y: str, z: str, *, end=None) -> alt.Chart:
    """The layer at the points (x, y, z) of space, given as expressions; with `end` a rule from there to this point."""
    places = {"": (x, y, z), **({"2": end} if end else {})}
    layer = layer.transform_calculate(**{f"s{k}{mark}": f"{way} / {REACH}" for mark, p in places.items() for k, way in
        (("x", surface.across(p[0], p[1])), ("y", surface.upward(*p)))})  # fmt: skip
    across = alt.X("sx:Q").scale(domain=[-1, 1]).axis(None)
    return layer.encode(across, _up("sy"), **({"x2": "sx2:Q", "y2": "sy2:Q"} if end else {}))


def _up(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q").scale(domain=[-HIGH / WIDE, HIGH / WIDE]).axis(None)


def space(base: alt.Chart) -> alt.LayerChart:
    """The view `orbit`: dragging it turns the surface."""
    skin = surface.skin("datum.z", scheme="greys", domain=[-1, 1], reach=REACH * surface.SIZE / WIDE)
    skin = skin.transform_calculate(shade=f"datum.z / {TALL}").encode(
        _up("zero"), color=alt.Color("shade:Q").scale(SHADES).legend(None))
    skin.mark.clip = True
    point = _on_screen(base.transform_filter("isValid(ph)"), "pa", "pb", "ph")
    layers = [*_floor(), skin, *_curves(), _path(), _plane(base), *_tangents(base),
              point.mark_point(filled=True, size=90, opacity=1).encode(color=alt.value(palette.KNOB)),
              _corner(base, "'p = (' + format(x0, '.3~f') + ', ' + format(y0, '.3~f') + ')'", 0, palette.KNOB),
              _corner(base, f"'f(p) = ' + {number('z0')}", 1, palette.KNOB),
              _corner(base, f"'∂f/∂x = ' + {number('fx')}", 0, palette.FIRST, "right"),
              _corner(base, f"'∂f/∂y = ' + {number('fy')}", 1, palette.SECOND, "right"), live.floor(base, "orbit")]  # fmt: skip
    return alt.layer(*layers).properties(width=WIDE, height=HIGH, name="orbit", view=alt.ViewConfig(stroke=None))


def _floor() -> list[alt.Chart]:
    """The square under the surface, with the names of its sides."""
    square = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
    edge = alt.Chart(alt.InlineData(values=[{"i": i, "x": x, "y": y} for i, (x, y) in enumerate(square)]))
    sides = [{"x": 0, "y": end, "name": "x"} for end in (-1.2, 1.2)] + [{"x": end, "y": 0, "name": "y"} for end in (-1.2, 1.2)]
    names = alt.Chart(alt.InlineData(values=sides))
    floor = str(-1.05 * TALL)
    return [
        _on_screen(edge, "datum.x", "datum.y", floor).mark_line(strokeWidth=1, opacity=0.7, clip=True).encode(
            order="i:Q", color=alt.value(palette.QUIET)),
        _on_screen(names, "datum.x", "datum.y", floor).mark_text(fontSize=14, fontStyle="italic", clip=True).encode(
            text="name:N", color=alt.value(palette.QUIET)),
    ]  # fmt: skip


def _curves() -> list[alt.Chart]:
    """The two slices on the surface."""
    drawn = []
    for rows, low, at, color in ((along_x(), "x_low", ("datum.p", "pb"), palette.FIRST),
                                 (along_y(), "y_low", ("pa", "datum.p"), palette.SECOND)):  # fmt: skip
        rows = rows.transform_calculate(p=f"(datum.t - {FRAME[low]}) / {FRAME['half']} - 1", h=height("datum.v"))
        line = _on_screen(rows, *at, "datum.h").mark_line(strokeWidth=2, clip=True)
        drawn.append(line.encode(order="k:Q", detail="piece:N", color=alt.value(color)))
    return drawn


def _path() -> alt.Chart:
    """A curve of the table `path` that lies on the surface."""
    low, half = FRAME["x_low"], FRAME["half"]
    rows = alt.Chart(alt.NamedData(name="path")).transform_calculate(
        pa=f"(datum.x - {low}) / {half} - 1", pb=f"(datum.y - {FRAME['y_low']}) / {half} - 1", h=height("datum.z"))
    line = _on_screen(rows, "datum.pa", "datum.pb", "datum.h").mark_line(strokeWidth=3, strokeDash=[2, 2], clip=True)
    return line.encode(order="t:Q", detail="piece:N", color=alt.value(palette.WRONG))


def _tangents(base: alt.Chart) -> list[alt.Chart]:
    """The tangents of the slices, each where its partial derivative exists."""
    drawn = []
    for slope, (x, y), color in (("ma", ("way", "0"), palette.FIRST), ("mb", ("0", "way"), palette.SECOND)):
        way = f"{TANGENT} / sqrt(1 + {slope} * {slope})"
        ends = [(f"(pa + {sign} * {x.replace('way', way)})", f"(pb + {sign} * {y.replace('way', way)})",
                 f"(ph + {sign} * {slope} * {way})") for sign in (-1, 1)]  # fmt: skip
        there = base.transform_filter(f"isValid(ph) && isValid({slope})")
        line = _on_screen(there, *ends[0], end=ends[1]).mark_rule(strokeWidth=3, strokeDash=[7, 3], clip=True)
        drawn.append(line.encode(color=alt.value(color)).properties(name=f"along_{slope}"))
    return drawn


def _plane(base: alt.Chart) -> alt.Chart:
    """A piece of the plane through both tangents, seen through, in front of everything."""
    size = f"{PATCH} / sqrt(1 + ma * ma + mb * mb)"
    corners = []
    for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        x, y, z = f"(pa + {a} * {size})", f"(pb + {b} * {size})", f"(ph + ({a} * ma + {b} * mb) * {size})"
        corners.append(f"round(1000 * {surface.across(x, y)}) / 1000 + ',' + round(-1000 * {surface.upward(x, y, z)}) / 1000")
    there = base.transform_filter("isValid(ph) && isValid(ma) && isValid(mb)")
    path = there.transform_calculate(path="'M' + " + " + 'L' + ".join(corners) + " + 'Z'")
    patch = path.mark_point(filled=True, size=(WIDE / REACH) ** 2, opacity=0.55, clip=True)
    place = alt.X("zero:Q").scale(domain=[-1, 1]).axis(None)
    return patch.encode(place, _up("zero"), shape=alt.Shape("path:N").scale(None).legend(None), color=alt.value(palette.RESULT))


def _corner(base: alt.Chart, words: str, line: int, color: str, side: str = "left") -> alt.Chart:
    text = base.transform_calculate(words=words).mark_text(align=alt.Align(side), fontSize=13, fontWeight="bold")
    x = alt.value(2 if side == "left" else WIDE - 2)
    return text.encode(x=x, y=alt.value(8 + 17 * line), text="words:N", color=alt.value(color))
