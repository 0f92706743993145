"""The plane under a matrix of four live numbers: the grid, the unit square, a figure, and columns that the hand moves.

The numbers are named row by row, so the columns are (a, c) and (b, d). Column vectors throughout.
"""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, plane
from explorers.charts.palette import FIRST, QUIET, SECOND, SHAPE

ENTRIES = ("a", "b", "c", "d")
FAR = 60.0  # lines are drawn this long and cut at the edge


def image(x: str, y: str, entries=ENTRIES) -> tuple[str, str]:
    """The matrix times (x, y), as expressions."""
    a, b, c, d = entries
    return f"({a} * {x} + {b} * {y})", f"({c} * {x} + {d} * {y})"


def tables() -> dict[str, pd.DataFrame]:
    """What never changes: the lines of the grid and the corners of the unit square. A figure comes by `strokes`."""
    k = np.arange(-12, 13)
    return {
        "grid": pd.DataFrame({"x": np.append(k, 0 * k), "y": np.append(0 * k, k), "ex": np.append(0 * k, 0 * k + 1)}),
        "corners": pd.DataFrame({"x": [0, 1, 1, 0, 0], "y": [0, 0, 1, 1, 0], "k": range(5)}),
    }


def strokes(figure) -> pd.DataFrame:
    """The table `figure` of a Figure: one row a point, with the number of its stroke."""
    rows = [(x, y, k, stroke) for stroke, points in enumerate(figure.strokes) for k, (x, y) in enumerate(points)]
    return pd.DataFrame(rows, columns=["x", "y", "k", "stroke"])


def table(name: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name=name)).transform_calculate(zero="0")


def grid(limit: float, entries=ENTRIES) -> alt.Chart:
    """The lines of the grid, moved: through A(x, y) along Ae₁ or Ae₂."""
    along = f"{FAR} * datum.ex", f"{FAR} * (1 - datum.ex)"
    ends: dict[str, str] = {}
    for name, sign in (("1", "-"), ("2", "+")):
        to = image(f"(datum.x {sign} {along[0]})", f"(datum.y {sign} {along[1]})", entries)
        ends |= {f"x{name}": to[0], f"y{name}": to[1]}
    lines = table("grid").transform_calculate(**ends).mark_rule(clip=True, strokeWidth=1, opacity=0.45)
    return lines.encode(plane.x("x1", limit), plane.y("y1", limit), x2="x2:Q", y2="y2:Q", color=alt.value(QUIET))


def square(limit: float, entries=ENTRIES, color=SHAPE) -> list[alt.Chart]:
    """The image of the unit square, filled, with its edge."""
    return _outline("corners", limit, entries, color)


def figure(limit: float, entries=ENTRIES, color=SHAPE) -> list[alt.Chart]:
    """The image of the figure in the table `figure`, lightly filled, with its strokes."""
    return _outline("figure", limit, entries, color, detail="stroke:N")


def outline(limit: float, entries=None, color=QUIET, dash=(2, 3)) -> alt.Chart:
    """The figure as a dashed line: at rest, or where a matrix will put it."""
    to = image("datum.x", "datum.y", entries) if entries else ("datum.x", "datum.y")
    points = table("figure").transform_calculate(ix=to[0], iy=to[1]).encode(
        plane.x("ix", limit), plane.y("iy", limit), order="k:Q", detail="stroke:N", color=alt.value(color))
    return points.mark_line(clip=True, strokeDash=list(dash), strokeWidth=1.5)


def _outline(name: str, limit: float, entries, color: str, **detail) -> list[alt.Chart]:
    to = image("datum.x", "datum.y", entries)
    points = table(name).transform_calculate(ix=to[0], iy=to[1]).encode(
        plane.x("ix", limit), plane.y("iy", limit), order="k:Q", color=alt.value(color), **detail)
    return [points.mark_line(clip=True, filled=True, opacity=0.16), points.mark_line(clip=True, strokeWidth=2)]


def held(across: str, up: str, name: str, label: str, reach: float) -> dict[str, str]:
    """Fields of the handle of a column: at its end, or at the edge of the reach in its direction if it ends outside."""
    times = f"max(1, abs({across}) / {reach}, abs({up}) / {reach})"
    said = f"'{label}' + ({times} > 1 ? ' …' : '')"
    return {f"{name}_x": f"{across} / {times}", f"{name}_y": f"{up} / {times}", f"{name}_said": said}


def columns(base: alt.Chart, limit: float, reach: float, entries=ENTRIES, labels=("Ae₁", "Ae₂"), names=("first", "second"),
            colors=(FIRST, SECOND)) -> list[alt.Chart]:  # fmt: skip
    """The two columns as labelled arrows with handles `<name>_handle`; the last layers of a view. `drags` moves them."""
    a, b, c, d = entries
    pairs = zip(names, ((a, c), (b, d)), labels, colors, strict=True)
    arrows, texts, handles = [], [], []
    for name, pair, label, color in pairs:
        column = base.transform_calculate(**held(*pair, name, label, reach))
        at = f"{name}_x", f"{name}_y"
        arrows.append(plane.arrow(column, *at, limit, color, clip=True))
        texts.append(plane.label(column, *at, limit, alt.Text(f"{name}_said:N"), color, clip=True, dx=0, dy=-17))
        handles.append(live.handle(column, f"{name}_handle", plane.x(at[0], limit), plane.y(at[1], limit), color))
    return [*arrows, *texts, *handles]


def drags(view: str, reach: float, entries=ENTRIES, names=("first", "second")) -> list[live.Drag]:
    """The handles of the columns move the four numbers."""
    a, b, c, d = entries
    to = {axis: live.clamped(f"p{axis}", -reach, reach) for axis in "xy"}
    return [live.Drag(f"{name}_handle", view, {pair[0]: to["x"], pair[1]: to["y"]})
            for name, pair in zip(names, ((a, c), (b, d)), strict=True)]  # fmt: skip
