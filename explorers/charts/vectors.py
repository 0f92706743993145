"""Two vectors, the parallelogram of a·u and b·v, the lattice of all combinations, and a target."""

from functools import partial

import altair as alt
import pandas as pd

from explorers.charts import live, palette, plane
from explorers.charts.once import once
from explorers.charts.vectors_tracks import drags, tracks
from explorers.vectors import ROUNDING, pairs

LIMIT = 5.0
REACH = 3.0  # u and v stay in this square
MOST = 20.0  # a and b
LIVE = ("ux", "uy", "vx", "vy", "a", "b", "tx", "ty")
LATTICES = {"1": 8, "1/2": 10, "1/4": 12}  # step of the coefficients: how many steps from 0
SIGNALS = {  # as explorers.vectors: the singular values of the matrix with the columns u and v, the combination
    "det": "ux * vy - uy * vx",
    "largest": "(hypot(ux + vy, uy - vx) + hypot(ux - vy, uy + vx)) / 2",
    "smallest": "if(largest > 0, abs(det) / largest, 0)",
    "flat": f"smallest <= {ROUNDING} * largest",
    "wx": "a * ux + b * vx",
    "wy": "a * uy + b * vy",
}
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)


def combinations(u, v, a, b, target, step: str = "1") -> dict:
    """The live chart: drag u, v, the target, the combination itself, or a and b on their tracks."""
    home = dict(zip(LIVE, map(float, (*u, *v, a, b, *target)), strict=True))
    lattice = pd.DataFrame(pairs(1 / float(step.split("/")[-1]), LATTICES[step]), columns=["m", "n"])
    return live.refilled(_described(), home=home, data={"lattice": lattice})


@once
def _described() -> dict:
    home = dict.fromkeys(LIVE, 0.0)
    base = live.base(home)
    chart = alt.vconcat(_plane(base), tracks(base, "tracks", {"a": "a", "b": "b"}), spacing=32, bounds="flush")
    spec = live.live(chart, home=home, drags=[*_drags(), *drags("tracks", "ab")])
    spec["params"] += [{"name": name, "expr": formula} for name, formula in SIGNALS.items()]
    return spec


def _drags() -> list[live.Drag]:
    held = [live.clamped(f"p{axis}", -REACH, REACH) for axis in "xy"]
    moved = [live.Drag(f"{w}_handle", "plane", {f"{w}x": held[0], f"{w}y": held[1]}) for w in "uv"]
    target = {f"t{axis}": live.clamped(f"p{axis}", -LIMIT, LIMIT) for axis in "xy"}
    # The coefficients of the pointer: by Cramer's rule, or for dependent vectors those of the least a² + b².
    solved = {"a": "(px * vy - py * vx) / det", "b": "(ux * py - uy * px) / det"}
    nearest = {"a": "(ux * px + uy * py) / pow(largest, 2)", "b": "(vx * px + vy * py) / pow(largest, 2)"}
    tip = {name: f"if(largest == 0, {name}, if(flat, {nearest[name]}, {solved[name]}))" for name in "ab"}
    tip = {name: live.clamped(formula, -MOST, MOST) for name, formula in tip.items()}
    return [*moved, live.Drag("target_handle", "plane", target), live.Drag("tip_handle", "plane", tip)]


def _plane(base: alt.Chart) -> alt.LayerChart:
    base = base.transform_calculate(
        aux="a * ux", auy="a * uy", bvx="b * vx", bvy="b * vy", wx="wx", wy="wy",
        tipx=f"clamp(wx, -{LIMIT}, {LIMIT})", tipy=f"clamp(wy, -{LIMIT}, {LIMIT})",
        tip="a == 1 && b == 1 ? 'u + v' : 'au + bv'", au="abs(a - 1) < 0.2 ? '' : 'au'", bv="abs(b - 1) < 0.2 ? '' : 'bv'")
    small = {"clip": True, "size": 13, "dy": 14, "dx": 0}
    return plane.square(
        live.floor(base, "plane"), plane.cross(LIMIT), *_filled(base), *_parallelogram(base),
        plane.arrow(base, "wx", "wy", LIMIT, palette.RESULT, clip=True),
        plane.arrow(base, "ux", "uy", LIMIT, palette.FIRST),
        plane.arrow(base, "vx", "vy", LIMIT, palette.SECOND),
        plane.label(base, "aux", "auy", LIMIT, alt.Text("au:N"), palette.FIRST, **small),
        plane.label(base, "bvx", "bvy", LIMIT, alt.Text("bv:N"), palette.SECOND, **small),
        plane.label(base, "ux", "uy", LIMIT, "u", palette.FIRST, dx=0, dy=-17),
        plane.label(base, "vx", "vy", LIMIT, "v", palette.SECOND, dx=0, dy=-17),
        plane.label(base, "tipx", "tipy", LIMIT, alt.Text("tip:N"), palette.RESULT, dx=0, dy=-17, clip=True),
        plane.label(base, "tx", "ty", LIMIT, "t", palette.KNOB, dx=15, dy=0, clip=True),
        base.mark_point(shape="diamond", size=230, strokeWidth=2, clip=True).encode(
            x("tx"), y("ty"), color=alt.value(palette.KNOB)),
        live.handle(base, "target_handle", x("tx"), y("ty"), palette.KNOB, dot=40),
        live.handle(base, "tip_handle", x("tipx"), y("tipy"), palette.RESULT),
        live.handle(base, "u_handle", x("ux"), y("uy"), palette.FIRST),
        live.handle(base, "v_handle", x("vx"), y("vy"), palette.SECOND),
        *_readout(base), name="plane",
    )  # fmt: skip


def _filled(base: alt.Chart) -> list[alt.Chart]:
    """The lattice of combinations; for dependent vectors the line that they fill."""
    dots = alt.Chart(alt.NamedData(name="lattice")).transform_calculate(
        x="datum.m * ux + datum.n * vx", y="datum.m * uy + datum.n * vy")
    dots = dots.transform_filter(f"abs(datum.x) <= {LIMIT} && abs(datum.y) <= {LIMIT}")
    longer = {axis: f"(hypot(ux, uy) >= hypot(vx, vy) ? u{axis} : v{axis}) / largest" for axis in "xy"}
    line = base.transform_filter("flat && largest > 0").transform_calculate(
        **{f"{axis}{k}": f"{20 * sign} * {longer[axis]}" for axis in "xy" for k, sign in ((1, -1), (2, 1))})
    return [
        dots.mark_point(filled=True, size=14, opacity=0.75, clip=True).encode(
            x("x"), y("y"), color=alt.value(palette.QUIET)).properties(name="lattice"),
        line.mark_rule(strokeWidth=9, opacity=0.25, clip=True).encode(
            x("x1"), y("y1"), x2="x2:Q", y2="y2:Q", color=alt.value(palette.SHAPE)).properties(name="span"),
    ]


def _parallelogram(base: alt.Chart) -> list[alt.Chart]:
    """Two ways from 0 to the combination: along a·u and then b·v, and the other way round."""

    def side(start, end, color, **style):
        rule = base.mark_rule(clip=True, strokeWidth=2, **style)
        return rule.encode(x(start[0]), y(start[1]), x2=f"{end[0]}:Q", y2=f"{end[1]}:Q", color=alt.value(color))

    zero, au, bv, tip = ("zero", "zero"), ("aux", "auy"), ("bvx", "bvy"), ("wx", "wy")
    dashed = {"strokeDash": [5, 4]}
    corners = [base.mark_point(size=45, clip=True).encode(x(at[0]), y(at[1]), color=alt.value(color))
               for at, color in ((au, palette.FIRST), (bv, palette.SECOND))]  # fmt: skip
    return [side(zero, au, palette.FIRST), side(zero, bv, palette.SECOND), side(au, tip, palette.SECOND, **dashed),
            side(bv, tip, palette.FIRST, **dashed), *corners]  # fmt: skip


def _readout(base: alt.Chart) -> list[alt.Chart]:
    """Two live lines above the plane."""
    rows = base.transform_calculate(
        first="'au + bv = (' + format(wx, '.2f') + ', ' + format(wy, '.2f') + ')'",
        second="'singular values ' + format(largest, '.3f') + ', ' + format(smallest, '.3f')",
    )
    text = rows.mark_text(align="left", baseline="middle", fontSize=14, fontWeight="bold").encode(x=alt.value(0))
    return [
        text.encode(y=alt.value(-32), text="first:N", color=alt.value(palette.RESULT)).properties(name="combined"),
        text.encode(y=alt.value(-12), text="second:N", color=alt.value(palette.SHAPE)).properties(name="singular"),
    ]
