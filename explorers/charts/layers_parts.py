"""The two planes of a layer: z = Ax + b with columns and shift as handles, and below it σ(z)."""

import altair as alt

from explorers.charts import live, lookup, mapped, palette, plane
from explorers.charts.mapped import image, table

LIMIT, HELD, SIZE = 4.0, 3.7, 260


def activated(z: str) -> str:
    """σ(z) as an expression; the live number `act` says which."""
    return f"if(act == 1, 1 / (1 + exp(-{z})), if(act == 2, 1 - 2 / (1 + exp(2 * {z})), if(act == 3, max(0, {z}), {z})))"


def planes(base, names, labels, before, above: str, below: str, *, corners: bool) -> alt.VConcatChart:
    """The two planes. `before` takes points (x, y) to what goes into this layer: the points and their fields.

    It must not write over x and y: a field that is changed twice is changed again on every move of the hand.
    """
    sx, sy = names[4:]

    def moved(points: alt.Chart) -> alt.Chart:
        points, (x, y) = before(points)
        z = image(x, y, names[:4])
        points = points.transform_calculate(z1=f"{z[0]} + {sx}", z2=f"{z[1]} + {sy}")
        return points.transform_calculate(o1=activated("datum.z1"), o2=activated("datum.z2"))

    drawn = [moved(table(name)) for name in ("curves", "bending", *(["xor"] if corners else []))]
    upper = plane.square(
        live.floor(base, "plane"), *_folded(base), plane.cross(LIMIT), *_drawn(drawn, "z1", "z2", _inner),
        *_arrows(base, names, labels), _title(base, above), name="plane", size=SIZE)  # fmt: skip
    zero = moved(base.transform_calculate(x="0", y="0")).transform_calculate(
        said="'f(0) = (' + format(datum.o1, '.3~f') + ', ' + format(datum.o2, '.3~f') + ')'")
    origin = zero.mark_point(shape="diamond", size=90, filled=True, opacity=1, clip=True)
    lower = plane.square(
        *_axes(base), origin.encode(*_outer("o1", "o2"), color=alt.value(palette.KNOB)).properties(name="origin"),
        *_drawn(drawn, "o1", "o2", _outer),
        _title(zero, below, shown=alt.Text("said:N")), name="after", size=SIZE)  # fmt: skip
    return alt.vconcat(upper, lower, spacing=58, bounds="flush")


def _inner(px: str, py: str):
    return plane.x(px, LIMIT), plane.y(py, LIMIT)


def _outer(px: str, py: str):
    """The channels of the lower plane, whose half follows σ."""
    wide = lookup.field("home", "wide", LIMIT)
    scale = alt.Scale(domain=[alt.expr(f"-{wide}"), alt.expr(wide)], nice=False, zero=False)
    axis = alt.Axis(domain=False, ticks=False, grid=True, title=None, tickCount=6)
    return alt.X(f"{px}:Q").scale(scale).axis(axis), alt.Y(f"{py}:Q").scale(scale).axis(axis)


def _axes(base: alt.Chart) -> list[alt.Chart]:
    across, up = _outer("zero", "zero")
    line = base.mark_rule(strokeWidth=1.2, opacity=0.7)
    return [line.encode(x=across, color=alt.value(palette.QUIET)), line.encode(y=up, color=alt.value(palette.QUIET))]


def _folded(base: alt.Chart) -> list[alt.Chart]:
    """The half-planes of z that ReLU folds onto an axis; where they overlap, everything goes to 0."""
    relu = base.transform_filter("act == 3").transform_calculate(low=str(-LIMIT), high=str(LIMIT))
    shade = relu.mark_rect(opacity=0.15)
    red = alt.value(palette.WRONG)
    return [shade.encode(*_inner("low", "low"), x2="zero:Q", y2="high:Q", color=red),
            shade.encode(*_inner("low", "low"), x2="high:Q", y2="zero:Q", color=red)]  # fmt: skip


def _drawn(drawn, px: str, py: str, channels) -> list[alt.Chart]:
    """The grid, the figure and, where they are given, the corners of XOR, as they are after this step."""
    across, up = channels(px, py)
    curve, (grid, figure, *corners) = {"order": "k:Q", "detail": "stroke:N"}, drawn
    grid, figure = grid.mark_line(clip=True, strokeWidth=1, opacity=0.75), figure.mark_line(clip=True, strokeWidth=2)
    shape = alt.Shape("one:N").scale(domain=[False, True], range=["circle", "triangle"]).legend(None)
    color = alt.Color("one:N").scale(domain=[False, True], range=[palette.FIRST, palette.KNOB]).legend(None)
    marks = [part.mark_point(clip=True, size=110, filled=True, opacity=1).encode(shape=shape, color=color) for part in corners]
    return [grid.encode(across, up, **curve, color=alt.value(palette.QUIET)).properties(name=f"curves_{px}"),
            figure.encode(across, up, **curve, color=alt.value(palette.SHAPE)),
            *(mark.encode(across, up).properties(name=f"corners_{px}") for mark in marks)]  # fmt: skip


def _arrows(base: alt.Chart, names, labels) -> list[alt.Chart]:
    """b as an arrow from 0, and the columns as arrows from b, with their handles."""
    a, b, c, d, sx, sy = names
    pairs = {"first": (f"({sx} + {a})", f"({sy} + {c})"), "second": (f"({sx} + {b})", f"({sy} + {d})"), "shift": (sx, sy)}
    colors = palette.FIRST, palette.SECOND, palette.KNOB
    arrows, texts, handles = [], [], []
    for (name, at), label, color in zip(pairs.items(), labels, colors, strict=True):
        end = base.transform_calculate(**mapped.held(*at, name, label, HELD))
        tail = ("zero", "zero") if name == "shift" else (sx, sy)
        arrows.append(plane.arrow(end, f"{name}_x", f"{name}_y", LIMIT, color, tail=tail, clip=True))
        said = alt.Text(f"{name}_said:N")
        texts.append(plane.label(end, f"{name}_x", f"{name}_y", LIMIT, said, color, clip=True, dx=0, dy=-16))
        x, y = _inner(f"{name}_x", f"{name}_y")
        handles.append(live.handle(end, f"{name}_handle", x, y, color, dot=140, halo=1000))
    return [*arrows, *texts, *handles]


def _title(base: alt.Chart, said: str, shown: alt.Text | None = None) -> alt.Chart:
    """The step's name above its plane, and on the right what is live."""
    name = base.mark_text(align="left", fontSize=14, fontWeight="bold").encode(
        x=alt.value(0), y=alt.value(-12), text=alt.value(said), color=alt.value(palette.SHAPE))
    if shown is None:
        return name
    live_text = base.mark_text(align="right", fontSize=14, fontWeight="bold").encode(
        x=alt.value(SIZE), y=alt.value(-12), text=shown, color=alt.value(palette.KNOB))
    return alt.layer(name, live_text.properties(name="zero"))
