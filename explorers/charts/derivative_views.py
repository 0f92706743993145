"""The two views of the derivative: the curve with its secant and half tangents, and the graph of f′ below.

`base` carries x₀ and h and the live numbers of `explorers.charts.derivative`: run, xa … yb, y0, q, left, right, and the
heights y_dot, yb_dot and s_dot of the handles. The expressions below use the signals of the same names.
"""

import altair as alt

from explorers.charts import live, lookup, palette

WIDTH = 290
MIDDLE = 165  # where the slope of the secant is said
VERTICAL = 1e300  # stands for an infinite slope: a table of the browser has no ∞
FRAME = {name: lookup.field("frame", name) for name in (
    "x_low", "x_high", "y_low", "y_high", "s_low", "s_high", "step", "central", "x0", "h", "xa", "ya", "xb", "yb")}  # fmt: skip


def _x(field: str) -> alt.X:
    axis = alt.Axis(title=None, grid=True, domain=False, ticks=False, tickCount=6, format="~g")
    return alt.X(f"{field}:Q").scale(domain=lookup.frame("x_low", "x_high"), nice=False, zero=False).axis(axis)


def _y(field: str, axis: str = "y") -> alt.Y:
    style = alt.Axis(title=None, grid=True, domain=False, ticks=False, tickCount=5, format="~g", minExtent=34, maxExtent=34)
    return alt.Y(f"{field}:Q").scale(domain=lookup.frame(f"{axis}_low", f"{axis}_high"), nice=False, zero=False).axis(style)


def _text(base: alt.Chart, words: str, y: int, color: str, *, x: int = 0, **style) -> alt.Chart:
    said = base.transform_calculate(said=words).mark_text(align="left", baseline="middle", fontSize=13, **style)
    return said.encode(x=alt.XValue(x), y=alt.YValue(y), text="said:N", color=alt.value(color))


def graph(base: alt.Chart) -> alt.LayerChart:
    """The curve, its secant with its two legs, both half tangents, and the two points that are dragged."""
    curve = alt.Chart(alt.NamedData(name="curve")).mark_line(clip=True, strokeWidth=2.5)
    alone = alt.Chart(alt.NamedData(name="alone")).mark_point(clip=True, filled=True, size=40, opacity=1)
    secant = base.transform_filter("isValid(q)").transform_calculate(
        x1=FRAME["x_low"], x2=FRAME["x_high"], y1=f"ya + q * ({FRAME['x_low']} - xa)",
        y2=f"ya + q * ({FRAME['x_high']} - xa)")  # fmt: skip
    leg = secant.mark_rule(clip=True, strokeDash=[3, 3], strokeWidth=1.5)
    here = base.mark_rule(strokeDash=[2, 3], opacity=0.7)
    ends = base.transform_filter("isValid(ya)").mark_point(filled=True, size=60, opacity=1, clip=True)
    return alt.layer(
        live.floor(base, "graph"), lookup.zeros(_x("zero"), _y("zero")),
        here.encode(_x("x0"), color=alt.value(palette.FIRST)),
        curve.encode(_x("x"), _y("y"), detail="piece:N", color=alt.value(palette.SHAPE)),
        alone.encode(_x("x"), _y("y"), color=alt.value(palette.SHAPE)),
        *(_ray(base, side) for side in ("left", "right")),
        leg.encode(_x("xa"), _y("ya"), x2="xb:Q", color=alt.value(palette.KNOB)),
        leg.encode(_x("xb"), _y("ya"), y2="yb:Q", color=alt.value(palette.KNOB)),
        secant.mark_rule(clip=True, strokeWidth=2).encode(
            _x("x1"), _y("y1"), x2="x2:Q", y2="y2:Q", color=alt.value(palette.KNOB)),
        ends.encode(_x("xa"), _y("ya"), color=alt.value(palette.KNOB)),
        live.handle(base, "x_handle", _x("x0"), _y("y_dot"), palette.FIRST),
        live.handle(base, "h_handle", _x("xb"), _y("yb_dot"), palette.KNOB, dot=120, halo=700),
        *_beside(secant),
        _text(base, "'x₀ = ' + format(x0, '.3~f')", -26, palette.FIRST),
        _text(base, "'h = ' + format(run, '.3~f')", -26, palette.KNOB, x=85),
        _text(base, f"'Δf/Δx = ' + {_number('q')}", -26, palette.KNOB, x=MIDDLE, fontWeight="bold"),
        _text(base, _derivative(), -9, palette.RESULT, fontWeight="bold"),
    ).properties(width=WIDTH, height=220, name="graph")  # fmt: skip


def _beside(secant: alt.Chart) -> list[alt.Chart]:
    """The slope of the secant beside its moving point: towards the middle of the picture, off the line."""
    tall = f"({FRAME['y_high']} - {FRAME['y_low']})"
    off = f"yb_dot + ((q < 0) == datum.right_half ? -0.07 : 0.07) * {tall}"
    placed = secant.transform_calculate(
        words=_number("q"), right_half=f"xb > ({FRAME['x_low']} + {FRAME['x_high']}) / 2",
        y_words=f"clamp({off}, {FRAME['y_low']} + 0.05 * {tall}, {FRAME['y_high']} - 0.05 * {tall})")
    return [
        placed.transform_filter(f"{'' if align == 'right' else '!'}datum.right_half")
        .mark_text(align=alt.Align(align), dx=dx, fontSize=13, fontWeight="bold", clip=True)
        .encode(_x("xb"), _y("y_words"), text="words:N", color=alt.value(palette.KNOB))
        for align, dx in (("left", 10), ("right", -10))
    ]


def _number(value: str) -> str:
    written = f"(abs({value}) >= {VERTICAL} ? ({value} > 0 ? '∞' : '−∞') : format({value}, '.4~g'))"
    return f"(isValid({value}) ? {written} : '–')"


def _derivative() -> str:
    """f′(x₀) = 2, or both one-sided slopes where they differ or are infinite."""
    one = f"left == right && abs(left) < {VERTICAL}"
    sides = f"'f′₋ = ' + {_number('left')} + ',   f′₊ = ' + {_number('right')}"
    return f"{one} ? 'f′(x₀) = ' + {_number('left')} : {sides}"


def _ray(base: alt.Chart, side: str) -> alt.Chart:
    """The half tangent on one side; upright where the slope is infinite."""
    sign, m = (-1 if side == "left" else 1), side  # the signal of this name is the slope
    wide, tall = f"({FRAME['x_high']} - {FRAME['x_low']})", f"({FRAME['y_high']} - {FRAME['y_low']})"
    run = f"{sign} * ({m} == 0 ? {wide} : min({wide}, 3 * {tall} / abs({m})))"
    rays = base.transform_filter(f"isValid({m}) && isValid(y0)").transform_calculate(
        way=f"abs({m}) >= {VERTICAL} ? 0 : {run}", upright=f"{sign} * ({m} > 0 ? 1 : -1) * {tall}",
        xr="x0 + datum.way", yr=f"y0 + (datum.way == 0 ? datum.upright : datum.way * {m})")
    line = rays.mark_rule(clip=True, strokeWidth=2, strokeDash=[7, 4])
    return line.encode(_x("x0"), _y("y0"), x2="xr:Q", y2="yr:Q", color=alt.value(palette.RESULT))


def slopes(base: alt.Chart) -> alt.LayerChart:
    """f′, strong as far as x₀ has swept, with the slopes of both sides and of the secant at x₀."""
    rows = alt.Chart(alt.NamedData(name="curve"))
    traced = rows.transform_filter("datum.x <= x0 + 1e-9").mark_line(clip=True, strokeWidth=2.5)
    point = base.mark_point(clip=True, shape="circle", size=70, opacity=1, strokeWidth=2)
    quotient = base.transform_filter("isValid(q)").mark_point(clip=True, shape="diamond", size=90, filled=True, opacity=1)
    here = base.mark_rule(strokeDash=[2, 3], opacity=0.7)

    def slope(field):
        return _y(field, "s")

    return alt.layer(
        live.floor(base, "slopes"), lookup.zeros(_x("zero"), slope("zero")),
        here.encode(_x("x0"), color=alt.value(palette.FIRST)),
        rows.mark_line(clip=True, strokeWidth=1.5, strokeDash=[4, 4], opacity=0.7).encode(
            _x("x"), slope("slope"), detail="smooth:N", color=alt.value(palette.QUIET)),
        traced.encode(_x("x"), slope("slope"), detail="smooth:N", color=alt.value(palette.RESULT)),
        live.handle(base, "s_handle", _x("x0"), slope("s_dot"), palette.FIRST, dot=60, halo=900),
        *(point.transform_filter(f"isValid({side}) && abs({side}) < {VERTICAL}").encode(
            _x("x0"), slope(side), color=alt.value(palette.RESULT)) for side in ("left", "right")),
        quotient.encode(_x("x0"), slope("q"), color=alt.value(palette.KNOB)),
        _text(base, "'f′(x)'", -8, palette.RESULT, fontWeight="bold"),
        _text(base, "'◆ Δf/Δx'", -8, palette.KNOB, x=MIDDLE),
    ).properties(width=WIDTH, height=120, name="slopes")  # fmt: skip
