"""A square window on a function: shades, level curves with their heights, holes in the domain, and the field of arrows.

Places are drawn in halves of the window, −1 to 1, so that both axes always have the same scale; the axes say the true
numbers, from the live numbers cx, cy and w.
"""

from functools import lru_cache
from typing import NamedTuple

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import palette, plane
from explorers.gradient import field as arrows
from explorers.landscape import Landscape, landscape
from explorers.level_lines import label_places, level_lines, levels
from explorers.surface_lattice import torn, window

TILES = 60  # of 5 pixels, so that no seams are seen
ARROWS = 11
BANDS = 8


class Land(NamedTuple):
    """The grid of heights, the middle and half side of the window, and the slope that fills the scales of slopes."""

    view: Landscape
    centre: tuple[float, float, float]
    steep: float

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        cx, cy, w = self.centre
        return cx - w, cx + w, cy - w, cy + w


def land(f, cx: float, cy: float, w: float, point, inner: float, length: float) -> Land:
    """f in the window around (cx, cy), moved just so far that the point lies in the inner part of it.

    length: ‖∇f‖ at the point or NaN, so that the scale of slopes holds it.
    """
    x_min, x_max, y_min, y_max = window(cx, cy, inner * w, *point)
    cx, cy = (x_min + x_max) / 2, (y_min + y_max) / 2
    view, usual = _ground(f, cx, cy, w)
    return Land(view, (cx, cy, w), max(1.2 * length if length > 0 else 0.0, 1.15 * usual) or 1.0)


@lru_cache(maxsize=32)
def _ground(f, cx: float, cy: float, w: float) -> tuple[Landscape, float]:
    """What stays as it is while the point moves in the window: the heights, and the median of ‖∇f‖, 0 if there is none."""
    view = landscape(f, (cx - w, cx + w, cy - w, cy + w), TILES)
    slopes = np.hypot(*f.jet(*np.meshgrid(view.x[::2], view.y[::2]))[1:3])
    slopes = slopes[np.isfinite(slopes)]
    return view, float(np.median(slopes)) if slopes.size else 0.0


def land_tables(f, land: Land) -> dict[str, pd.DataFrame]:
    """The tables tiles, holes, lines and heights of `layers`."""
    return _land_tables(f, land.view, land.centre)


@lru_cache(maxsize=32)
def _land_tables(f, view: Landscape, centre) -> dict[str, pd.DataFrame]:
    cx, cy, w = centre
    axes, value = (view.x[::2], view.y[::2]), view.value[::2, ::2]
    found = level_lines(*axes, value, levels(view.low, view.high), torn(f, *axes, value, view.high - view.low))
    ends = np.stack([found.start, found.end, np.full_like(found.start, np.nan)], axis=1).reshape(-1, 2)
    lines = pd.DataFrame({"X": (ends[:, 0] - cx) / w, "Y": (ends[:, 1] - cy) / w, "k": range(len(ends))})
    lines = lines.round(4).astype("float32")  # enough for a picture, at half the bytes
    places = label_places(found, (cx - w, cx + w, cy - w, cy + w))
    labels = [(f"{c:g}".replace("-", "−"), (x - cx) / w, (y - cy) / w) for c, x, y in places]
    heights = pd.DataFrame(labels, columns=["said", "X", "Y"]).astype({"said": str, "X": float, "Y": float})
    tiles = _tiles(view)
    known = np.isfinite(tiles.level)
    return {"tiles": tiles[known], "holes": tiles[~known].drop(columns="level"), "lines": lines, "heights": heights}


def _tiles(view: Landscape) -> pd.DataFrame:
    """Runs of cells with the same shade, row by row; NaN where a corner is undefined."""
    middle = (view.value[:-1, :-1] + view.value[1:, 1:] + view.value[:-1, 1:] + view.value[1:, :-1]) / 4
    level = np.round(view.height(middle) * BANDS) / BANDS
    edge = np.linspace(-1, 1, TILES + 1)
    shade = np.nan_to_num(level, nan=9.0)  # NaN is equal to nothing, not to itself either
    starts = np.vstack([np.ones((1, TILES), dtype=bool), shade[1:] != shade[:-1]])
    j, i = np.nonzero(starts.T)
    ends = np.where(np.append(j[1:] != j[:-1], True), TILES, np.append(i[1:], TILES))
    tiles = pd.DataFrame({"X": edge[i], "X2": edge[ends], "Y": edge[j], "Y2": edge[j + 1], "level": level[i, j]})
    return tiles.astype("float32")


def field(f, land: Land) -> pd.DataFrame:
    """The arrows from X, Y to X2, Y2; their length grows like the square root of ‖∇f‖, the longest fill their square."""
    cx, cy, w = land.centre
    x, y, gx, gy = arrows(f, land.bounds, ARROWS)
    known = np.isfinite(gx) & np.isfinite(gy)
    x, y, gx, gy = (part[known] for part in (x, y, gx, gy))
    size = np.hypot(gx, gy)
    length = 1.7 / ARROWS * np.sqrt(np.minimum(size / max(size.max(initial=0.0), 1e-300), 1.0))
    safe = np.where(size > 0, size, 1.0)
    X, Y, ex, ey = (x - cx) / w, (y - cy) / w, gx / safe * length / 2, gy / safe * length / 2
    return pd.DataFrame({"X": X - ex, "Y": Y - ey, "X2": X + ex, "Y2": Y + ey})


def _axis(low_name: str) -> alt.Axis:
    said = f"format({low_name} + w * datum.value, '.4~g')"
    return alt.Axis(values=[-1, -0.5, 0, 0.5, 1], labelExpr=said, domain=False, ticks=False, grid=False, title=None,
                    minExtent=26, maxExtent=26, labelFlush=True)  # fmt: skip


def x(field: str) -> alt.X:
    """The horizontal channel of a place in halves of the window."""
    return alt.X(f"{field}:Q").scale(domain=[-1, 1], nice=False, zero=False).axis(_axis("cx"))


def y(field: str) -> alt.Y:
    """The vertical channel."""
    return alt.Y(f"{field}:Q").scale(domain=[-1, 1], nice=False, zero=False).axis(_axis("cy"))


def loaded(*names: str) -> list[alt.Chart]:
    """Layers that draw nothing: the browser loads a table only if a layer names it."""
    quiet = alt.value(palette.QUIET)
    return [alt.Chart(alt.NamedData(name=name)).transform_filter("false").mark_rect().encode(
        x=alt.value(0), y=alt.value(0), color=quiet) for name in names]


def layers(quiet_arrows: bool = True) -> list[alt.Chart]:
    """Shades, holes, level curves with their heights, and the arrows."""
    tiles, holes, lines, heights = (alt.Chart(alt.NamedData(name=name)) for name in ("tiles", "holes", "lines", "heights"))
    quiet = alt.value(palette.QUIET)
    shade = alt.Color("level:Q").scale(scheme="viridis", domain=[-1, 1]).legend(None)
    found = [
        tiles.mark_rect(opacity=0.32, clip=True).encode(x("X"), y("Y"), x2="X2:Q", y2="Y2:Q", color=shade),
        holes.mark_rect(opacity=0.35, clip=True).encode(x("X"), y("Y"), x2="X2:Q", y2="Y2:Q", color=quiet),
        lines.mark_line(strokeWidth=0.8, opacity=0.9, clip=True).encode(x("X"), y("Y"), order="k:Q", color=quiet),
        heights.mark_text(fontSize=10, clip=True).encode(x("X"), y("Y"), text="said:N", color=quiet),
    ]
    if quiet_arrows:
        base = alt.Chart(alt.NamedData(name="field"))
        turn = base.transform_calculate(turn="90 - atan2(datum.Y2 - datum.Y, datum.X2 - datum.X) * 180 / PI",
                                        head="datum.X == datum.X2 && datum.Y == datum.Y2 ? 0 : 18")  # fmt: skip
        found += [
            base.mark_rule(strokeWidth=1.1, clip=True, opacity=0.9).encode(
                x("X"), y("Y"), x2="X2:Q", y2="Y2:Q", color=alt.value(palette.SHAPE)),
            turn.mark_point(shape="triangle", filled=True, opacity=0.9, clip=True).encode(
                x("X2"), y("Y2"), angle=alt.Angle("turn:Q").scale(None), size=alt.Size("head:Q").scale(None),
                color=alt.value(palette.SHAPE)),
        ]  # fmt: skip
    return found


def arrow(base: alt.Chart, tail, tip, color: str, head: int = 120, width: float = 2.5) -> list[alt.Chart]:
    """An arrow between two places given by fields of `base`; a vector 0 has no head."""
    dx, dy = (f"(datum.{b} - datum.{a})" for a, b in zip(tail, tip, strict=True))
    turned = base.transform_calculate(turn=f"90 - atan2({dy}, {dx}) * 180 / PI", head=f"{dx} == 0 && {dy} == 0 ? 0 : {head}")
    return [
        base.mark_rule(strokeWidth=width, clip=True).encode(
            x(tail[0]), y(tail[1]), x2=f"{tip[0]}:Q", y2=f"{tip[1]}:Q", color=alt.value(color)),
        turned.mark_point(shape="triangle", filled=True, opacity=1, clip=True).encode(
            x(tip[0]), y(tip[1]), angle=alt.Angle("turn:Q").scale(None), size=alt.Size("head:Q").scale(None),
            color=alt.value(color)),
    ]  # fmt: skip


def plan(*layers: alt.Chart | alt.LayerChart, name: str) -> alt.LayerChart:
    """The square view."""
    return alt.layer(*layers).resolve_scale(color="independent", size="independent").properties(
        width=plane.SIZE, height=plane.SIZE, name=name)
