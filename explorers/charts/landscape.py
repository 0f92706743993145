"""A typed function as a surface and as a map, with every critical point in the window marked by its kind."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, palette, surface
from explorers.charts.once import once
from explorers.critical_points import CriticalPoints
from explorers.landscape import Landscape, local_quadratic

MAP = 290  # pixels, a side of both views
REACH = 1.2  # of the surface's view, in units; x and y run over [−1, 1]
TALL = 0.55  # height of the highest point above the middle
PATCH, ROUND = 0.28, 8  # half the side of the quadratic, as a share of half the window, and its cells
KINDS = ("minimum", "maximum", "saddle", "other")
LETTERS = {"minimum": "m", "maximum": "M", "saddle": "s", "other": "?"}
MOST_BOXES = 400
NOTHING = -1  # no point is picked
LIVE = ("cx", "cy", "wide", "tall", "pick", "az", "el")


def chart(view: Landscape, found: CriticalPoints, f, centre, picked: int, azimuth: float, elevation: float) -> dict:
    """The live chart: turn the surface, drag the map to move the window, press a point to see its quadratic."""
    wide, tall = view.x[-1] - view.x[0], view.y[-1] - view.y[0]
    values = (*centre, wide, tall, picked, azimuth, elevation)
    home = dict(zip(LIVE, map(float, values), strict=True))
    data = {"cells": _skin(view), "tiles": _tiles(view), "points": _points(found), "boxes": _boxes(found),
            "bowl": _bowl(view, found, f, picked)}  # fmt: skip
    return live.refilled(_described(), home=home, data=data)


@once
def _described() -> dict:
    home = dict.fromkeys(LIVE, 0.0)
    base = live.base(home)
    picture = alt.vconcat(_surface(base), _map(base), spacing=4).configure(aria=False)
    picture = picture.resolve_scale(color="independent", shape="independent")
    moved = {"cx": f"round(100 * (cx_0 - px * wide / {MAP})) / 100", "cy": f"round(100 * (cy_0 + py * tall / {MAP})) / 100"}
    drags = [surface.turning("orbit"), live.Drag("map_floor", "map", moved, turning=True)]
    spec = live.live(picture, home=home, drags=drags)
    spec["params"] += surface.angles()
    pick = next(param for param in spec["params"] if param["name"] == "pick")
    pick["on"] = [{"events": "@points_marks:pointerdown", "update": f"pick == datum.k ? {NOTHING} : datum.k"}]
    return spec


def _skin(view: Landscape) -> pd.DataFrame:
    every = slice(None, None, 2)  # half as fine as the map: 16 × 16 cells turn fast
    side = np.linspace(-1, 1, len(view.x[every]))
    a, b = np.meshgrid(side, side, indexing="ij")
    frame = surface.cells(a, b, TALL * view.height(view.value[every, every]))
    return frame[np.isfinite(frame.z)]


def _bowl(view: Landscape, found: CriticalPoints, f, picked: int) -> pd.DataFrame:
    """The local quadratic of the picked point over a small square; nothing where it has none."""
    side = np.linspace(-1, 1, ROUND + 1)
    a, b = np.meshgrid(side, side, indexing="ij")
    empty = surface.cells(a[:1], b[:1], a[:1])
    if not 0 <= picked < len(found.points):
        return empty
    point = found.points[picked]
    half = np.array([view.x[-1] - view.x[0], view.y[-1] - view.y[0]]) / 2
    centre = np.array([view.x[0], view.y[0]]) + half
    value = local_quadratic(f, point.x, point.y, PATCH * half[0] * a, PATCH * half[1] * b)
    at = (np.array([point.x, point.y]) - centre) / half
    frame = surface.cells(at[0] + PATCH * a, at[1] + PATCH * b, TALL * view.height(value))
    return frame[np.isfinite(frame.z)]


def _tiles(view: Landscape) -> pd.DataFrame:
    middle = (view.value[:-1, :-1] + view.value[1:, :-1] + view.value[:-1, 1:] + view.value[1:, 1:]) / 4
    x, y = np.meshgrid(view.x[:-1], view.y[:-1], indexing="ij")
    # Neighbours overlap a little, or seams are seen.
    step_x, step_y = 1.08 * (view.x[1] - view.x[0]), 1.08 * (view.y[1] - view.y[0])
    level = np.round(view.height(middle) * 8) / 8  # bands show level curves at their borders
    frame = pd.DataFrame({"x": x.ravel(), "x2": x.ravel() + step_x, "y": y.ravel(), "y2": y.ravel() + step_y,
                          "level": level.ravel()})  # fmt: skip
    return frame[np.isfinite(frame.level)]


def _points(found: CriticalPoints) -> pd.DataFrame:
    kinds = [kind if (kind := str(point.kind)) in KINDS else "other" for point in found.points]
    rows = [{"k": k, "x": point.x, "y": point.y, "kind": kind, "letter": LETTERS[kind]}
            for k, (point, kind) in enumerate(zip(found.points, kinds, strict=True))]  # fmt: skip
    return pd.DataFrame(rows, columns=["k", "x", "y", "kind", "letter"])


def _boxes(found: CriticalPoints) -> pd.DataFrame:
    """Where the search leaves something open, at most 400 boxes."""
    sides = [np.vstack([region.boxes.lo, region.boxes.hi]).T for region in found.regions]
    table = np.vstack([np.empty((0, 4)), *sides])
    return pd.DataFrame(table[:: max(1, -(-len(table) // MOST_BOXES))], columns=["x", "y", "x2", "y2"])


def _surface(base: alt.Chart) -> alt.LayerChart:
    skin = surface.skin("datum.z", reach=REACH, scheme="viridis", domain=[-TALL, TALL])
    bowl = surface.skin("datum.z", reach=REACH, scheme="oranges", domain=[-2 * TALL, TALL])
    bowl.data = alt.NamedData(name="bowl")
    both = alt.layer(skin, bowl, live.floor(base, "orbit")).resolve_scale(color="independent")
    return both.properties(width=MAP, height=MAP, name="orbit")


def _map(base: alt.Chart) -> alt.LayerChart:
    def channel(kind, field, centre, span):
        ends = [alt.expr(f"{centre} - max({span}, 1e-9) / 2"), alt.expr(f"{centre} + max({span}, 1e-9) / 2")]
        scale = {"domain": ends, "nice": False, "zero": False}
        axis = alt.Axis(title=None, domain=False, ticks=False, tickCount=6, grid=False, format="~g", minExtent=28, maxExtent=28)
        return kind(f"{field}:Q").scale(**scale).axis(axis)

    def x(field):
        return channel(alt.X, field, "cx", "wide")

    def y(field):
        return channel(alt.Y, field, "cy", "tall")

    tiles, boxes = alt.Chart(alt.NamedData(name="tiles")), alt.Chart(alt.NamedData(name="boxes"))
    points = alt.Chart(alt.NamedData(name="points")).transform_calculate(stamp="stamp", **{name: name for name in LIVE})
    marks = ["triangle-up", "triangle-down", "cross", "circle"]
    shape = alt.Shape("kind:N").scale(domain=list(KINDS), range=marks).legend(None)
    white, black = alt.value("#ffffff"), alt.value("#000000")
    press = points.mark_point(filled=True, size=420, opacity=0.01, cursor="pointer", tooltip=alt.expr("''"), clip=True)
    return alt.layer(
        live.floor(base, "map"),
        tiles.mark_rect(clip=True).encode(x("x"), y("y"), x2="x2:Q", y2="y2:Q",
            color=alt.Color("level:Q").scale(scheme="viridis", domain=[-1, 1]).legend(None)),
        boxes.mark_rect(clip=True, strokeWidth=3).encode(x("x"), y("y"), x2="x2:Q", y2="y2:Q",
            color=alt.value(palette.WRONG), stroke=alt.value("#ff4040")),
        points.mark_point(filled=True, size=190, opacity=1, clip=True).encode(x("x"), y("y"), shape=shape, color=black),
        points.mark_point(filled=True, size=80, opacity=1, clip=True).encode(x("x"), y("y"), shape=shape, color=white),
        points.transform_filter("datum.k == pick").mark_point(size=420, filled=False, strokeWidth=2.5, clip=True).encode(
            x("x"), y("y"), color=white),
        points.mark_text(dx=13, dy=-8, fontSize=13, fontWeight="bold", clip=True, stroke="black", strokeWidth=2.5).encode(
            x("x"), y("y"), text="letter:N", color=white),
        points.mark_text(dx=13, dy=-8, fontSize=13, fontWeight="bold", clip=True).encode(
            x("x"), y("y"), text="letter:N", color=white),
        press.encode(x("x"), y("y"), color=white).properties(name="points"),
    ).properties(width=MAP, height=MAP, name="map")  # fmt: skip
