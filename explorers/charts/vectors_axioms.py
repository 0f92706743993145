"""The eight axioms as pictures: each side of the equation is a way from point to point, and both ways meet if it holds."""

from functools import partial

import altair as alt
import pandas as pd

from explorers.axioms import PATHS, Operations
from explorers.charts import live, palette, plane
from explorers.charts.layered import layered
from explorers.charts.once import once
from explorers.charts.vectors_axioms_live import NAMES, RULE, signals
from explorers.charts.vectors_tracks import drags, tracks

LIMIT = 6.0
REACH = 3.0
LIVE = ("ux", "uy", "vx", "vy", "wx", "wy", "ka", "kb")
NUMBERS = {"ka": "a", "kb": "b"}
CELL, COLUMNS = 75, 4  # of the small pictures
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)


def axioms(u, v, w, a, b, rule: Operations, chosen: str) -> dict:
    """The live chart: drag u, v, w and the numbers a, b; large the chosen axiom, small all eight."""
    numbers = (*u, *v, *w, a, b, rule.left, rule.right, *rule.shift, rule.kept, rule.grown, *rule.fixed, rule.zero is not None)
    home = dict(zip((*LIVE, *RULE), map(float, numbers), strict=True))
    rows = [(k, axiom == chosen, side, i, NAMES.index(name), name, i == len(way) - 1)
            for k, (axiom, ways) in enumerate(PATHS.items()) for side, way in enumerate(ways) for i, name in enumerate(way)]
    paths = pd.DataFrame(rows, columns=["k", "chosen", "side", "i", "point", "name", "last"])
    cells = pd.DataFrame({"k": range(len(PATHS)), "chosen": [axiom == chosen for axiom in PATHS]})
    return live.refilled(_described(), home=home, data={"paths": paths, "cells": cells})


@once
def _described() -> dict:
    home = dict.fromkeys((*LIVE, *RULE), 0.0)
    base = live.base(home)
    chart = alt.vconcat(_plane(base), tracks(base, "scalars", NUMBERS), _eight(), spacing=32, bounds="flush")
    held = [live.clamped(f"p{axis}", -REACH, REACH) for axis in "xy"]
    moved = [live.Drag(f"axiom_{p}_handle", "axiom", {f"{p}x": held[0], f"{p}y": held[1]}) for p in "uvw"]
    spec = live.live(chart, home=home, drags=[*moved, *drags("scalars", NUMBERS)])
    spec["params"] += [{"name": name, "expr": formula} for name, formula in signals().items()]
    return spec


def _plane(base: alt.Chart) -> alt.LayerChart:
    floor, base = live.floor(base, "axiom"), live.base([f"{p}{axis}" for p in "uvw" for axis in "xy"])
    colors = {"u": palette.FIRST, "v": palette.SECOND, "w": palette.KNOB}
    faint = [plane.arrow(base, f"{p}x", f"{p}y", LIMIT, color, head=90) for p, color in colors.items()]
    named = [plane.label(base, f"{p}x", f"{p}y", LIMIT, p, color, dx=0, dy=17) for p, color in colors.items()]
    handles = [live.handle(base, f"axiom_{p}_handle", x(f"{p}x"), y(f"{p}y"), colors[p], dot=90, halo=900) for p in "wvu"]
    return plane.square(
        floor, plane.cross(LIMIT), *faint, *named, *_ways(), *handles, *_readout(), name="axiom")


def _ways() -> list[alt.Chart]:
    """The chosen axiom: left side solid with a dot, right side dashed with a ring, red the gap between the ends."""
    table = alt.Chart(alt.NamedData(name="paths")).transform_filter("datum.chosen && isValid(all_x[datum.point])")
    table = table.transform_calculate(x="all_x[datum.point]", y="all_y[datum.point]")
    inside: dict = {"after": f"max(datum.x, {3 - LIMIT})", "before": f"min(datum.x, {LIMIT - 3})"}  # names are not cut off
    left, right = (table.transform_filter(f"datum.side == {side}") for side in (0, 1))
    ends = {"dot": left.transform_filter("datum.last"), "ring": right.transform_filter("datum.last")}
    violet, primary = alt.value(palette.RESULT), alt.value(palette.SHAPE)
    at = {"x": x("x"), "y": y("y")}
    bold: dict = {"clip": True, "fontSize": 14, "fontWeight": "bold"}
    gap = table.transform_filter("datum.last && !equal[datum.k]")
    return [
        left.mark_line(clip=True, strokeWidth=3).encode(**at, order="i:Q", color=violet),
        right.mark_line(clip=True, strokeWidth=2.5, strokeDash=[5, 4]).encode(**at, order="i:Q", color=primary),
        gap.mark_line(clip=True, strokeWidth=4, strokeDash=[2, 3]).encode(**at, color=alt.value(palette.WRONG)),
        ends["dot"].mark_point(clip=True, filled=True, size=120, opacity=1).encode(**at, color=violet),
        ends["ring"].mark_point(clip=True, size=330, strokeWidth=2.5).encode(**at, color=primary),
        ends["dot"].transform_calculate(**inside).mark_text(align="right", dx=-11, dy=-13, **bold).encode(
            x("after"), y("y"), text="name:N", color=violet),
        ends["ring"].transform_calculate(**inside).mark_text(align="left", dx=12, dy=13, **bold).encode(
            x("before"), y("y"), text="name:N", color=primary),
    ]


def _readout() -> list[alt.Chart]:
    """Above the plane: both sides as numbers."""
    table = alt.Chart(alt.NamedData(name="paths")).transform_filter("datum.chosen && datum.last").transform_calculate(
        x="all_x[datum.point]", y="all_y[datum.point]",
        said="datum.name + ' = ' + (isValid(all_x[datum.point]) ? '(' + format(all_x[datum.point], '.2f') + ', ' +"
             " format(all_y[datum.point], '.2f') + ')' : 'there is none')",
    )  # fmt: skip
    text = table.mark_text(align="left", baseline="middle", fontSize=14, fontWeight="bold")
    text = text.encode(x=alt.value(0), text="said:N")
    return [
        text.transform_filter(f"datum.side == {side}").encode(y=alt.value(height), color=alt.value(color)).properties(name=name)
        for side, height, color, name in ((0, -32, palette.RESULT, "leftside"), (1, -12, palette.SHAPE, "rightside"))
    ]


def _eight() -> alt.LayerChart:
    """Eight small planes in one view, four in a row; in each both sides of an axiom and whether they meet."""
    def corner(k):
        return f"{CELL} * ({k} % {COLUMNS} + 0.5)", f"({CELL} + 18) * (floor({k} / {COLUMNS}) + 0.5) + 9"

    across = alt.Scale(domain=[0, CELL * COLUMNS], nice=False)
    down = alt.Scale(domain=[2 * (CELL + 18), 0], nice=False)

    def at(field_x, field_y):
        return {"x": alt.X(f"{field_x}:Q").scale(across).axis(None), "y": alt.Y(f"{field_y}:Q").scale(down).axis(None)}

    cx, cy = corner("datum.k")
    half = CELL / 2 - 4
    small = f"{half} / zoom[datum.k]"
    cells = alt.Chart(alt.NamedData(name="cells")).transform_calculate(
        cx=cx, cy=cy, x1=f"{cx} - {half}", x2=f"{cx} + {half}", y1=f"{cy} - {half}", y2=f"{cy} + {half}",
        top=f"{cy} - {half + 9}", said="(datum.k + 1) + (equal[datum.k] ? '  =' : '  ≠')",
        law="equal[datum.k] ? 'holds' : 'fails'",
    )
    table = alt.Chart(alt.NamedData(name="paths")).transform_calculate(
        x=f"{cx} + {small} * all_x[datum.point]", y=f"{cy} - {small} * all_y[datum.point]",
        cx=cx, cy=cy).transform_filter("isValid(datum.x)")
    verdict = alt.Color("law:N").scale(domain=["holds", "fails"], range=[palette.RESULT, palette.WRONG]).legend(None)
    box = {"x2": "x2:Q", "y2": "y2:Q"}
    gray = alt.value(palette.QUIET)
    layers = [
        cells.mark_rect(filled=False, strokeWidth=1, opacity=0.6).encode(**at("x1", "y1"), **box, color=gray),
        cells.transform_filter("datum.chosen").mark_rect(filled=False, strokeWidth=3).encode(
            **at("x1", "y1"), **box, color=alt.value(palette.SHAPE)),
        cells.mark_point(shape="cross", size=30, opacity=0.6).encode(**at("cx", "cy"), color=gray),
        cells.mark_text(fontSize=13, fontWeight="bold").encode(**at("cx", "top"), text="said:N", color=verdict),
    ]
    for side, color, style in ((0, palette.RESULT, {"strokeWidth": 2.5}), (1, palette.SHAPE, {"strokeDash": [3, 3]})):
        ways = table.transform_filter(f"datum.side == {side}")
        ring: dict = {"filled": True, "size": 40, "opacity": 1} if side == 0 else {"size": 110, "strokeWidth": 2}
        layers += [
            ways.transform_filter("datum.i == 0").mark_rule(clip=True, **style).encode(
                **at("cx", "cy"), x2="x:Q", y2="y:Q", color=alt.value(color)),
            ways.mark_line(clip=True, **style).encode(**at("x", "y"), order="i:Q", detail="k:N", color=alt.value(color)),
            ways.transform_filter("datum.last").mark_point(clip=True, **ring).encode(**at("x", "y"), color=alt.value(color)),
        ]
    frame = alt.ViewConfig(stroke=None)
    return layered(*layers).properties(width=CELL * COLUMNS, height=2 * (CELL + 18), name="eight", view=frame)
