"""The three views of `explorers.charts.gradient`.

hx, hy: the point in halves of the window; f0, gx, gy, size: f, ∇f and ‖∇f‖ there; across, up: u; ahead and behind: the
slope of the slice from the right and from the left.
"""

import altair as alt

from explorers.charts import gradient_map as land
from explorers.charts import live, lookup, palette
from explorers.charts.gradient_lattice import cell, height

RING = 0.25
WIDE, LOW = 300, 120  # pixels: the two views below the map
TIP = 0.45  # an arrow this long, in halves of the window, is as steep as the steep parts of the window
QUIET, FIRST, KNOB, RESULT = (alt.value(c) for c in (palette.QUIET, palette.FIRST, palette.KNOB, palette.RESULT))


def _said(base: alt.Chart, words: str, color, *, x: int = 0, y: int = -12, **style) -> alt.Chart:
    said = base.transform_calculate(said=words).mark_text(align="left", fontSize=13, **style)
    return said.encode(x=alt.XValue(x), y=alt.YValue(y), text="said:N", color=color)


def _about(number: str, exact: str) -> str:
    """The number for a label: ≈ while it is looked up between points of the lattice."""
    return f"(isValid({number}) ? (({exact}) ? ' = ' : ' ≈ ') + format({number}, '.3~g') : ': none')"


def plan(base: alt.Chart) -> alt.LayerChart:
    """The map with the field, the level curve and its tangent, ∇f, and the circle of directions."""
    steep = lookup.field("frame", "steep", 1)
    here = base.transform_calculate(
        tx=f"hx + {TIP} * gx / {steep}", ty=f"hy + {TIP} * gy / {steep}",
        ux=f"hx + {RING} * across", uy=f"hy + {RING} * up",
        lx="size > 0 ? hx - 0.4 * gy / size : NaN", ly="hy + 0.4 * gx / size",
        rx="hx + 0.4 * gy / size", ry="hy - 0.4 * gx / size")  # fmt: skip
    ring = alt.Chart(alt.NamedData(name="around")).transform_calculate(
        X=f"hx + {RING} * cos(datum.angle * PI / 180)", Y=f"hy + {RING} * sin(datum.angle * PI / 180)")
    level = alt.Chart(alt.NamedData(name="curve")).transform_filter("rests")
    sloped = here.transform_filter("size > 0")
    return land.plan(
        live.floor(base, "plan"), *land.loaded("lattice", "frame"), *land.layers(),
        level.mark_line(strokeWidth=3, clip=True).encode(
            land.x("X"), land.y("Y"), order="k:Q", detail="arm:N", color=alt.value(palette.SECOND)),
        sloped.mark_rule(strokeDash=[5, 4], strokeWidth=1.8, clip=True).encode(
            land.x("lx"), land.y("ly"), x2="rx:Q", y2="ry:Q", color=alt.value(palette.SECOND)),
        ring.mark_line(strokeWidth=1.2, strokeDash=[2, 3], clip=True).encode(
            land.x("X"), land.y("Y"), order="angle:Q", color=KNOB),
        *land.arrow(here, ("hx", "hy"), ("ux", "uy"), palette.KNOB),
        *land.arrow(sloped, ("hx", "hy"), ("tx", "ty"), palette.RESULT, 140, 3),
        sloped.mark_text(fontSize=14, fontWeight="bold", dx=12, dy=-10, clip=True).encode(
            land.x("tx"), land.y("ty"), text=alt.value("∇f"), color=RESULT),
        here.mark_text(fontSize=14, fontWeight="bold", dx=14, dy=12, clip=True).encode(
            land.x("ux"), land.y("uy"), text=alt.value("u"), color=KNOB),
        live.handle(here, "point_handle", land.x("hx"), land.y("hy"), palette.FIRST, dot=110, halo=700),
        live.handle(here, "turn_handle", land.x("ux"), land.y("uy"), palette.KNOB, dot=110, halo=900),
        _said(base, f"'f' + {_about('f0', 'rests')}", FIRST),
        _said(base, "'∇f ' + (isValid(size) ? (rests ? '= (' : '≈ (') + format(gx, '.3~g') + ', ' + format(gy, '.3~g') + ')'"
                    " : ': none')", RESULT, x=95),
        _said(base, f"'‖∇f‖' + {_about('size', 'rests')}", RESULT, x=212),
        name="plan",
    )  # fmt: skip


def _across(field: str) -> alt.X:
    style = alt.Axis(title=None, grid=True, domain=False, ticks=False, tickCount=5, format=".4~g")
    ends = [alt.expr("-max(w, 1e-9) / 2"), alt.expr("max(w, 1e-9) / 2")]
    return alt.X(f"{field}:Q").scale(domain=ends, nice=False, zero=False).axis(style)


def _high(field: str) -> alt.Y:
    style = alt.Axis(title=None, grid=True, domain=False, ticks=False, tickCount=4, format=".4~g", minExtent=26, maxExtent=26)
    reach = f"({lookup.field('frame', 'steep', 1)} * max(w, 1e-9) / 2)"
    ends = [alt.expr(f"(isValid(f0) ? f0 : 0) {sign} {reach}") for sign in "-+"]
    return alt.Y(f"{field}:Q").scale(domain=ends, nice=False, zero=False).axis(style)


def slice_view(base: alt.Chart) -> alt.LayerChart:
    """f above the line through the point along u, against the length t, and its tangent: two halves with a slope each.

    The point stays in the middle and the scale the same, so the same slope always looks as steep.
    """
    X, Y = "datum.X", "datum.Y"
    places = alt.Chart(alt.NamedData(name="slice")).transform_calculate(
        s="datum.t * w / (2 * max(1e-9, abs(data('slice')[0].t)))").transform_calculate(
        X="hx + datum.s * across / w", Y="hy + datum.s * up / w")
    row, s, t = cell(X, Y)
    places = places.transform_calculate(row=row).transform_calculate(s1=s, t1=t)
    looked_up = height(X, Y, "datum.row", "datum.s1", "datum.t1")
    curve = places.transform_calculate(v=f"still ? (isValid(datum.z) ? datum.z : NaN) : {looked_up}")
    halves = base.transform_calculate(left="-w / 2", right="w / 2", down="f0 - behind * w / 2", top="f0 + ahead * w / 2")
    rule: dict = {"strokeWidth": 2.2, "clip": True}
    return alt.layer(
        live.floor(base, "slice"),
        curve.mark_line(strokeWidth=2.5, clip=True).encode(_across("t"), _high("v"), color=alt.value(palette.SHAPE)),
        halves.transform_filter("isValid(ahead) && isValid(f0)").mark_rule(**rule).encode(
            _across("zero"), _high("f0"), x2="right:Q", y2="top:Q", color=KNOB),
        halves.transform_filter("isValid(behind) && isValid(f0)").mark_rule(**rule, strokeDash=[5, 3]).encode(
            _across("zero"), _high("f0"), x2="left:Q", y2="down:Q", color=KNOB),
        base.transform_filter("isValid(f0)").mark_point(filled=True, size=90, opacity=1, clip=True).encode(
            _across("zero"), _high("f0"), color=FIRST),
        _said(base, "'f on the line through the point along u'", QUIET),
        _said(base, f"'slope' + {_about('ahead', 'rests')}", KNOB, x=212, fontWeight="bold"),
    ).properties(width=WIDE, height=LOW, name="slice")  # fmt: skip


def turn(base: alt.Chart) -> alt.LayerChart:
    """The slope in every direction: ‖∇f‖ cos(angle to ∇f), and the one-sided slopes where f is not differentiable."""
    steep = lookup.field("frame", "steep", 1)
    style: dict = {"title": None, "grid": True, "domain": False, "ticks": False}
    angles = alt.Axis(values=[-180, -90, 0, 90, 180], labelExpr="datum.label + '°'", **style)
    slopes = alt.Axis(tickCount=4, format=".4~g", minExtent=26, maxExtent=26, **style)

    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[-180, 180], nice=False).axis(angles)

    def y(field):
        ends = [alt.expr(f"-({steep})"), alt.expr(steep)]
        return alt.Y(f"{field}:Q").scale(domain=ends, nice=False).axis(slopes)

    cosine = alt.Chart(alt.NamedData(name="around")).transform_calculate(
        v="gx * cos(datum.angle * PI / 180) + gy * sin(datum.angle * PI / 180)")
    sides = alt.Chart(alt.NamedData(name="sides")).transform_filter("rests && isValid(datum.slope)")
    top = base.transform_filter("size > 0").transform_calculate(peak="atan2(gy, gx) * 180 / PI")
    top = top.transform_calculate(pit="datum.peak > 0 ? datum.peak - 180 : datum.peak + 180", lowest="-size")
    mark: dict = {"size": 90, "filled": True, "opacity": 1, "clip": True}
    knob = base.transform_calculate(knob=f"isValid(ahead) ? clamp(ahead, -({steep}), {steep}) : 0")
    return alt.layer(
        live.floor(base, "turn"),
        base.mark_rule(strokeWidth=1.2, opacity=0.7).encode(y=y("zero"), color=QUIET),
        cosine.mark_line(strokeWidth=2.5, clip=True).encode(x("angle"), y("v"), color=RESULT),
        sides.mark_point(filled=True, size=14, opacity=1, clip=True).encode(
            x("x"), y("slope"), color=alt.value(palette.SECOND)),
        top.mark_point(shape="triangle-up", **mark).encode(x("peak"), y("size"), color=RESULT),
        top.mark_point(shape="triangle-down", **mark).encode(x("pit"), y("lowest"), color=RESULT),
        base.mark_rule(strokeDash=[3, 3], strokeWidth=1.2).encode(x=x("a"), color=KNOB),
        live.handle(knob, "angle_handle", x("a"), y("knob"), palette.KNOB, dot=110, halo=700),
        _said(base, "'slope against the angle of u'", QUIET),
        _said(base, "'u at ' + format(a, '.1~f') + '°'", KNOB, x=212),
    ).properties(width=WIDE, height=LOW, name="turn")  # fmt: skip
