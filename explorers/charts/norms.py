"""The unit ball with its handle, two vectors and their sum, and the triangle inequality as two bars."""

from functools import partial

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, palette, plane, surface
from explorers.charts.once import once
from explorers.norms import directions, p_norm, unit_ball

LIMIT = 2.4
REACH = 1.1  # u and v stay in this square, so u + v stays in the plane
GHOSTS = (0.5, 1.0, 2.0, float("inf"))
SMALLEST = 0.3
INVERSE = "s"  # the live number is s = 1/p: finite at p = ∞
LIVE = ("ux", "uy", "vx", "vy", INVERSE)


def norm_of(x: str, y: str, s: str = INVERSE) -> str:
    """The p-norm of (x, y) as the browser computes it, with s = 1/p and the larger entry factored out."""
    large, small = f"max(abs({x}), abs({y}))", f"min(abs({x}), abs({y}))"
    ratio = f"({large} == 0 ? 0 : {small} / {large})"
    return f"({s} == 0 ? {large} : {large} * pow(1 + pow({ratio}, 1 / {s}), {s}))"


def ball(u, v, inverse) -> dict:
    """The live chart: drag u, v, and the corner of the ball on the diagonal."""
    return live.refilled(_described(), home=dict(zip(LIVE, map(float, (*u, *v, inverse)), strict=True)))


@once
def _described() -> dict:
    home = dict.fromkeys(LIVE, 0.0)
    base = live.base(home).transform_calculate(wx="ux + vx", wy="uy + vy", corner="pow(2, -s)")
    chart = alt.vconcat(_plane(base), _bars(base), spacing=8)
    reach = {axis: live.clamped(f"p{axis}", -REACH, REACH) for axis in "xy"}
    vectors = [live.Drag(f"{w}_handle", "plane", {f"{w}x": reach["x"], f"{w}y": reach["y"]}) for w in "uv"]
    # The corner (c, c) of the ball has c = 2^(−s). Near c = 1 it snaps to the square of p = ∞; else p has two decimals.
    s = f"(-log(clamp((px + py) / 2, {2 ** (-1 / SMALLEST):.6f}, 1)) / LN2)"
    typed = f"1 / min(99, max({SMALLEST}, round(100 / {s}) / 100))"
    knob = live.Drag("p_handle", "plane", {INVERSE: f"{s} < 0.012 ? 0 : {typed}"})
    ghosts = pd.concat([pd.DataFrame(unit_ball(p, n=161), columns=["x", "y"]).assign(p=str(p)) for p in GHOSTS])
    around = pd.DataFrame(directions(401), columns=["a", "b"])
    data = {"around": around.assign(i=range(401)), "ghosts": ghosts.assign(i=range(len(ghosts)))}
    return live.live(chart, home=home, drags=[*vectors, knob], data=data)


def _plane(base: alt.Chart) -> alt.LayerChart:
    x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)
    ghosts = alt.Chart(alt.NamedData(name="ghosts")).mark_line(strokeWidth=1, strokeDash=[3, 3], opacity=0.6)
    ghosts = ghosts.encode(x("x"), y("y"), detail="p:N", order="i:Q", color=alt.value(palette.QUIET))
    edge = alt.Chart(alt.NamedData(name="around")).transform_calculate(n=norm_of("datum.a", "datum.b"))
    edge = edge.transform_calculate(x="datum.a / datum.n", y="datum.b / datum.n")
    edge = edge.encode(x("x"), y("y"), order="i:Q", color=alt.value(palette.SHAPE))
    return plane.square(
        live.floor(base, "plane"), plane.cross(LIMIT), ghosts,
        edge.mark_line(filled=True, opacity=0.13), edge.mark_line(strokeWidth=2.5),
        base.mark_rule(strokeDash=[4, 4], opacity=0.8).encode(
            x("ux"), y("uy"), x2="wx:Q", y2="wy:Q", color=alt.value(palette.SECOND)),
        plane.arrow(base, "wx", "wy", LIMIT, palette.RESULT),
        plane.arrow(base, "ux", "uy", LIMIT, palette.FIRST),
        plane.arrow(base, "vx", "vy", LIMIT, palette.SECOND),
        plane.label(base, "ux", "uy", LIMIT, "u", palette.FIRST),
        plane.label(base, "vx", "vy", LIMIT, "v", palette.SECOND),
        plane.label(base, "wx", "wy", LIMIT, "u + v", palette.RESULT, dx=22),
        live.handle(base, "p_handle", x("corner"), y("corner"), palette.KNOB, dot=140, halo=900),
        live.handle(base, "u_handle", x("ux"), y("uy"), palette.FIRST),
        live.handle(base, "v_handle", x("vx"), y("vy"), palette.SECOND),
        name="plane",
    )


def _bars(base: alt.Chart) -> alt.LayerChart:
    """‖u‖ and ‖v‖ end to end above ‖u + v‖; where the lower bar is longer, the inequality fails."""
    rows = base.transform_calculate(
        a=norm_of("ux", "uy"), b=norm_of("vx", "vy"), c=norm_of("ux + vx", "uy + vy"),
        sum="datum.a + datum.b", law="datum.c > datum.sum * (1 + 1e-9) ? 'fails' : 'holds'",
        first="'‖u‖ + ‖v‖'", second="'‖u + v‖'",
    )
    along = alt.Scale(domain=[0, 8], nice=False, clamp=True)

    def row(field):
        return alt.Y(f"{field}:N").scale(domain=["‖u‖ + ‖v‖", "‖u + v‖"]).axis(title=None, domain=False, ticks=False)

    def x(field):
        return alt.X(f"{field}:Q").scale(along).axis(title="length in the p-norm", grid=False, tickCount=8)

    verdict = alt.Color("law:N").scale(domain=["holds", "fails"], range=[palette.RESULT, palette.WRONG]).legend(None)
    thick: dict = {"size": 18}
    number = rows.mark_text(align="left", dx=6, fontSize=13)
    return alt.layer(
        rows.mark_bar(**thick).encode(x("zero"), row("first"), x2="a:Q", color=alt.value(palette.FIRST)),
        rows.mark_bar(**thick).encode(x("a"), row("first"), x2="sum:Q", color=alt.value(palette.SECOND)),
        rows.mark_bar(**thick).encode(x("zero"), row("second"), x2="c:Q", color=verdict),
        number.encode(x("sum"), row("first"), text=alt.Text("sum:Q", format=".3f"), color=alt.value(palette.QUIET)),
        number.transform_calculate(said="format(datum.c, '.3f') + (datum.law == 'fails' ? '  fails' : '')").encode(
            x("c"), row("second"), text="said:N", color=verdict),
    ).properties(width=230, height=64, name="bars")


def solid(p, azimuth, elevation) -> dict:
    """The unit ball of the p-norm in three dimensions, to be turned by dragging."""
    side = np.linspace(-1, 1, 11) ** 3  # crowded in the middle of each face, where a small p has its spike
    faces = [surface.cells(*_face(axis, sign, side, p)) for axis in range(3) for sign in (-1, 1)]
    return surface.orbit(pd.concat(faces), azimuth, elevation, reach=1.75)


def _face(axis, sign, side, p):
    """One side of the cube, pulled in until every point has norm 1; returned as three grids x, y, z."""
    a, b = np.meshgrid(side, side, indexing="ij")
    point = np.stack([*np.roll([np.full_like(a, sign), a, b], axis, axis=0)], axis=-1)
    return np.moveaxis(point / p_norm(point, p)[..., None], -1, 0)
