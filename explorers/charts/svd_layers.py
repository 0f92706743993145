"""What the three motions move: the circle, the singular vectors and the ellipse's axes with their handles, and the mirrors."""

from functools import partial

import altair as alt

from explorers.charts import live, mapped, palette, plane
from explorers.charts.svd_live import MATRIX

LIMIT = 2.8
REACH = 2.4  # columns and tips are dragged in this square
END = 3
PAIRS = (("1", "₁", palette.FIRST), ("2", "₂", palette.SECOND))
HANDLES = ("long", "short")  # of the tips σ₁u₁ and σ₂u₂
STILL = ("1", "0", "0", "1")
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)


def rings() -> list[alt.Chart]:
    """The unit circle and the ellipse at rest, dashed; between them the circle of the moment."""
    dashed = {"strokeDash": [3, 4], "strokeWidth": 1.2, "clip": True}
    drawn = []
    for entries, color, style in ((STILL, palette.QUIET, dashed), (mapped.ENTRIES, palette.SHAPE, dashed),
                                  (MATRIX, palette.SHAPE, {"strokeWidth": 2.5, "clip": True})):  # fmt: skip
        to = mapped.image("datum.x", "datum.y", entries)
        ring = mapped.table("ring").transform_calculate(ix=to[0], iy=to[1])
        drawn.append(ring.mark_line(**style).encode(x("ix"), y("iy"), order="k:Q", color=alt.value(color)))
    return drawn


def vectors(base: alt.Chart) -> list[alt.Chart]:
    """v₁ and v₂ on the unit circle, where the three motions begin."""
    drawn = []
    for k, sub, color in PAIRS:
        base = base.transform_calculate(**{f"v{k}x": f"v{k}x", f"v{k}y": f"v{k}y"})
        at = f"v{k}x", f"v{k}y"
        line = base.mark_rule(strokeDash=[4, 3], strokeWidth=1.5, clip=True)
        drawn.append(line.encode(x("zero"), y("zero"), x2=f"{at[0]}:Q", y2=f"{at[1]}:Q", color=alt.value(color)))
        drawn.append(base.mark_point(filled=True, size=45, opacity=1).encode(x(at[0]), y(at[1]), color=alt.value(color)))
        far = base.transform_calculate(lx=f"1.24 * v{k}x", ly=f"1.24 * v{k}y")
        drawn.append(plane.label(far, "lx", "ly", LIMIT, f"v{sub}", color, dx=0, dy=0, size=14, baseline="middle"))
    return drawn


def moving(base: alt.Chart) -> list[alt.Chart]:
    """The two vectors on their way: to e₁ and e₂, to σ₁e₁ and σ₂e₂, to σ₁u₁ and σ₂u₂."""
    drawn = []
    for k, sub, color in PAIRS:
        goal = f"t <= 1 ? 'e{sub}' : t <= 2 ? 'σ{sub}e{sub}' : 'σ{sub}u{sub}'"
        vector = base.transform_calculate(
            nx=f"n{k}x", ny=f"n{k}y", said=f"t == 0 || t == {END} ? '' : (t == 1 || t == 2 ? '' : '→ ') + ({goal})")
        drawn.append(plane.arrow(vector, "nx", "ny", LIMIT, color, clip=True))
        drawn.append(plane.label(vector, "nx", "ny", LIMIT, alt.Text("said:N"), color, clip=True, dx=18, dy=14, size=13))
    return drawn


def tips(base: alt.Chart) -> list[alt.Chart | alt.LayerChart]:
    """The tips σ₁u₁ and σ₂u₂ of the ellipse's axes, with handles; at the edge of the reach if they are farther out."""
    drawn: list[alt.Chart | alt.LayerChart] = []
    for (k, sub, color), name in reversed(list(zip(PAIRS, HANDLES, strict=True))):
        tip = base.transform_calculate(**mapped.held(f"w{k}x", f"w{k}y", name, f"σ{sub}u{sub}", REACH))
        tip = tip.transform_calculate(**{f"{name}_said": f"datum.{name}_said + (s{k} > 0 ? '' : ' = 0')"})
        away = -1 if k == "1" else 1  # of the labels at 0, so that they do not meet
        beyond = tip.transform_calculate(
            lx=f"clamp(datum.{name}_x + (s{k} > 0 ? 0.45 * u{k}x : -0.5), -{LIMIT - 0.4}, {LIMIT - 0.4})",
            ly=f"clamp(datum.{name}_y + (s{k} > 0 ? 0.34 * u{k}y : {0.3 * away}), -{LIMIT - 0.2}, {LIMIT - 0.2})")
        text = alt.Text(f"{name}_said:N")
        drawn.append(plane.label(beyond, "lx", "ly", LIMIT, text, color, clip=True, dx=0, dy=0, baseline="middle"))
        at, shown = (f"{name}_x", f"{name}_y"), tip.transform_filter("axes == 1")
        drawn.append(live.handle(shown, f"{name}_handle", x(at[0]), y(at[1]), color))
    return drawn


def free_sign(base: alt.Chart) -> list[alt.Chart]:
    """Where σ₂ = 0, u₂ has two directions to choose from."""
    free = base.transform_filter("s2 == 0 && s1 > 0").transform_calculate(
        x1="-u2x", y1="-u2y", x2="u2x", y2="u2y", lx="-1.2 * u2x", ly="-1.2 * u2y")
    both = free.mark_rule(strokeWidth=2, strokeDash=[2, 3]).encode(
        x("x1"), y("y1"), x2="x2:Q", y2="y2:Q", color=alt.value(palette.SECOND))
    return [both, plane.label(free, "lx", "ly", LIMIT, "±u₂", palette.SECOND, dx=0, dy=0, size=13, baseline="middle")]


def free_pair(base: alt.Chart) -> alt.LayerChart:
    """At a tie v₁ itself is a handle: any direction serves."""
    free = base.transform_filter("tie").transform_calculate(hx="v1x", hy="v1y")
    return live.handle(free, "turn_handle", x("hx"), y("hy"), palette.KNOB, dot=110, halo=800)


def mirror(base: alt.Chart) -> list[alt.Chart]:
    """The line of the mirror, while one is played."""
    far = 1.5 * LIMIT
    line = base.transform_filter("mirroring > 0").transform_calculate(
        x1=f"-{far} * cos(mirror)", y1=f"-{far} * sin(mirror)", x2=f"{far} * cos(mirror)", y2=f"{far} * sin(mirror)",
        lx="-2.1 * cos(mirror)", ly="-2.1 * sin(mirror)", said="mirroring == 2 ? 'mirror of U' : 'mirror of Vᵀ'")
    rule = line.mark_rule(strokeDash=[8, 4], strokeWidth=2, clip=True).encode(
        x("x1"), y("y1"), x2="x2:Q", y2="y2:Q", color=alt.value(palette.WRONG))
    label = plane.label(line, "lx", "ly", LIMIT, alt.Text("said:N"), palette.WRONG, clip=True, dx=0, dy=-14, size=13)
    return [rule.properties(name="mirror"), label]
