"""Points to drag with their principal axes, the least-squares line and the distances to both; below, the spread along φ."""

from functools import partial

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, palette, pca_readout, pca_turn, plane
from explorers.charts.once import once
from explorers.charts.pca_live import NUMBERS, X, Y, signals
from explorers.plane_points import MOST

LIMIT, REACH, RIM = 5.0, 4.3, 4.75  # of the picture, of the points, of the knob of the visitor's line
FAR = 30.0  # lines are drawn this long and cut at the edge
ROW = alt.Chart(live.HOME)  # one row; what it shows is computed from signals
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)


def points(places, angle, shown, *, centred: bool) -> dict:
    """The live chart of 2 to 12 points; `shown` are the lines whose distances are drawn, of "pca", "ls" and "own"."""
    home = dict.fromkeys(NUMBERS, 0.0)
    for name_x, name_y, place in zip(X, Y, places, strict=False):
        home |= {name_x: float(place[0]), name_y: float(place[1])}
    home |= {"n": float(len(places)), "angle": float(angle), "centred": float(centred)}
    home |= {name: float(name in shown) for name in ("pca", "ls", "own")}
    return live.refilled(_described(), home=home)


@once
def _described() -> dict:
    home = dict.fromkeys(NUMBERS, 0.0) | {"n": 2.0}
    base = live.base(NUMBERS)
    chart = alt.vconcat(_plane(base), pca_turn.turn(base), spacing=24)
    hand = {"x": live.clamped("px", -REACH, REACH), "y": live.clamped("py", -REACH, REACH)}
    drags = [
        live.Drag("point_handle", "plane", {name: f"held == {name[1:]} ? {hand[name[0]]} : {name}" for name in (*X, *Y)}),
        live.Drag("line_handle", "plane", {"angle": live.clamped("atan2(py - oy, px - ox) * 180 / PI", -180, 180, 0)}),
        live.Drag("turn_handle", "turn", {"angle": live.clamped("px", -90, 90, 0)}),
    ]
    spec = live.live(chart, home=home, drags=drags, data=_tables())
    held = {"name": "held", "value": 0, "on": [{"events": "@point_handle_marks:pointerdown", "update": "datum.k"}]}
    spec["params"] += [held, *signals()]
    return spec


def _tables() -> dict[str, pd.DataFrame]:
    around = np.linspace(0, 2 * np.pi, 61)
    return {
        "index": pd.DataFrame({"k": range(1, MOST + 1)}),
        "around": pd.DataFrame({"s": around, "c": np.cos(around), "z": np.sin(around)}),
        "degrees": pd.DataFrame({"degrees": np.arange(-90, 91, 3.0)}),
    }


def _points(**fields) -> alt.Chart:
    """A row for each point."""
    rows = alt.Chart(alt.NamedData(name="index")).transform_filter("datum.k <= n")
    return rows.transform_calculate(x="places[datum.k - 1][0]", y="places[datum.k - 1][1]", **fields)


def _plane(base: alt.Chart) -> alt.LayerChart:
    points = _points(**{name: name for name in NUMBERS}, stamp="stamp")  # so that a release on a point reports everything
    number = _points().mark_text(dx=9, dy=-9, fontSize=11, clip=True)
    mean = ROW.transform_calculate(mx="mx", my="my").mark_point(shape="cross", angle=45, size=90, filled=True, opacity=1)
    fit = "1 / hypot(1, beta)", "beta / hypot(1, beta)"
    return plane.square(
        live.floor(base, "plane"), plane.cross(LIMIT), _ellipse(),
        _line("!centred", ("mx", "my"), ("cos(mean_theta)", "sin(mean_theta)"), palette.QUIET, strokeDash=[6, 4]),
        _line("best", ("ox", "oy"), ("ux", "uy"), palette.SHAPE, strokeWidth=1.5),
        _line("ls && sloped", ("mx", "my"), fit, palette.SECOND),
        _line("true", ("ox", "oy"), ("wx", "wy"), palette.KNOB, strokeDash=[2, 3], strokeWidth=1.5),
        *_distances(), *_axes(),
        mean.encode(x("mx"), y("my"), color=alt.value(palette.QUIET)),
        number.encode(x("x"), y("y"), text="k:N", color=alt.value(palette.QUIET)),
        _knob(base),
        live.handle(points, "point_handle", x("x"), y("y"), palette.FIRST, dot=90, halo=900),
        *pca_readout.readout(),
        name="plane",
    )


def _line(shown: str, at, way, color: str, **style) -> alt.Chart:
    """The whole line through a point along a direction, while `shown` holds."""
    ends = {f"l{axis}{end}": f"{at[i]} {sign} {FAR} * {way[i]}"
            for i, axis in enumerate("xy") for end, sign in (("1", "-"), ("2", "+"))}  # fmt: skip
    rule = ROW.transform_filter(shown).transform_calculate(**ends).mark_rule(clip=True, **{"strokeWidth": 2, **style})
    return rule.encode(x("lx1"), y("ly1"), x2="lx2:Q", y2="ly2:Q", color=alt.value(color))


def _ellipse() -> alt.Chart:
    """One standard deviation in every direction of the axes."""
    first, second = "sqrt(high) * datum.c", "sqrt(low) * datum.z"
    around = alt.Chart(alt.NamedData(name="around")).transform_calculate(
        ex=f"ox + {first} * ux - {second} * uy", ey=f"oy + {first} * uy + {second} * ux")
    disc = around.mark_line(clip=True, filled=True, opacity=0.1)
    return disc.encode(x("ex"), y("ey"), order="s:Q", color=alt.value(palette.SHAPE))


def _axes() -> list[alt.Chart]:
    """The axes, from one standard deviation before the centre to one after it; an axis has no sign, so no arrow head."""
    drawn = []
    for name, size, across, up in (("1", "sqrt(high)", "ux", "uy"), ("2", "sqrt(low)", "-uy", "ux")):
        rows = ROW.transform_filter("best").transform_calculate(
            ax=f"ox - {size} * {across}", ay=f"oy - {size} * {up}", bx=f"ox + {size} * {across}", by=f"oy + {size} * {up}")
        rule = rows.mark_rule(clip=True, strokeWidth=4.5, strokeCap="round")
        drawn.append(rule.encode(x("ax"), y("ay"), x2="bx:Q", y2="by:Q", color=alt.value(palette.SHAPE)))
        drawn.append(plane.label(rows, "bx", "by", LIMIT, name, palette.SHAPE, dx=0, dy=-13, size=14, clip=True))
    return drawn


def _distances() -> list[alt.Chart]:
    """From each point its way to a line: perpendicular to the axis or to the own line, vertical to the fit."""
    rows = _points()
    drawn: list[tuple[alt.Chart, str, dict]] = []
    for shown, across, up, color in (("pca && best", "ux", "uy", palette.SHAPE), ("own", "wx", "wy", palette.KNOB)):
        along = f"((datum.x - ox) * {across} + (datum.y - oy) * {up})"
        foot = rows.transform_filter(shown).transform_calculate(fx=f"ox + {along} * {across}", fy=f"oy + {along} * {up}")
        drawn.append((foot, color, {}))
    fit = rows.transform_filter("ls && sloped").transform_calculate(fx="datum.x", fy="my + beta * (datum.x - mx)")
    drawn.append((fit, palette.SECOND, {"strokeDash": [3, 2]}))
    return [part.mark_rule(clip=True, strokeWidth=1.6, **style).encode(
        x("x"), y("y"), x2="fx:Q", y2="fy:Q", color=alt.value(color)) for part, color, style in drawn]


def _rim(at, way) -> str:
    """How far from a point along a unit vector the rim of the picture is."""
    ends = (f"({RIM} - ({o}) * (({w}) < 0 ? -1 : 1)) / max(1e-9, abs({w}))" for o, w in zip(at, way, strict=True))
    return f"min({', '.join(ends)})"


def _knob(base: alt.Chart) -> alt.LayerChart:
    """The knob of the visitor's line where the line meets the rim, and the names of this line and of the least-squares line."""
    rows = base.transform_calculate(rim=_rim(("ox", "oy"), ("wx", "wy")))
    rows = rows.transform_calculate(kx="ox + datum.rim * wx", ky="oy + datum.rim * wy")
    left = "-1 / hypot(1, beta)", "-beta / hypot(1, beta)"
    fit = ROW.transform_filter("ls && sloped").transform_calculate(rim=_rim(("mx", "my"), left))
    fit = fit.transform_calculate(kx=f"mx + datum.rim * ({left[0]})", ky=f"my + datum.rim * ({left[1]})")
    return alt.layer(
        plane.label(fit, "kx", "ky", LIMIT, "LS", palette.SECOND, dx=8, dy=-10, size=13),
        plane.label(rows, "kx", "ky", LIMIT, "φ", palette.KNOB, dx=-13, dy=-13, size=14),
        live.handle(rows, "line_handle", x("kx"), y("ky"), palette.KNOB, dot=130, halo=900),
    )
