"""What the map moves: the grid, a ring of unit vectors, the lines of eigenvectors, and the turn of a complex pair."""

from functools import partial

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import mapped, palette, plane
from explorers.charts.eigenvectors_live import moved
from explorers.charts.mapped import FAR, table

LIMIT = 3.4
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)


def tables() -> dict[str, pd.DataFrame]:
    """What never changes: the ring of unit vectors, the lines of the grid, the directions, and the two eigenvalues."""
    ring, half, arc = np.radians(np.arange(0, 360, 30)), np.radians(np.arange(0, 180, 1.5)), np.linspace(0, 1, 65)
    return {
        "ring": pd.DataFrame({"x": np.cos(ring), "y": np.sin(ring)}).round(12),
        "half": pd.DataFrame({"x": np.cos(half), "y": np.sin(half), "degrees": np.degrees(half)}).round(12),
        "grid": mapped.tables()["grid"],
        "arc": pd.DataFrame({"s": arc}),
        "pair": pd.DataFrame({"i": [0, 1]}),
    }


def ring() -> alt.LayerChart:
    """Unit vectors, moved; dashed the way of each tip from the unit circle."""
    rx, ry = moved("datum.x", "datum.y")
    ring = table("ring").transform_calculate(rx=rx, ry=ry, kept="scalar ? 'yes' : 'no'")
    color = alt.Color("kept:N").scale(domain=["no", "yes"], range=[palette.QUIET, palette.SHAPE]).legend(None)
    tips: dict = {"clip": True, "filled": True, "opacity": 1}
    return alt.layer(
        ring.mark_rule(clip=True, strokeWidth=1, opacity=0.5).encode(x("zero"), y("zero"), x2="rx:Q", y2="ry:Q", color=color),
        ring.mark_rule(clip=True, strokeDash=[1, 2]).encode(x("x"), y("y"), x2="rx:Q", y2="ry:Q", color=color),
        ring.mark_point(size=9, **tips).encode(x("x"), y("y"), color=color),
        ring.mark_point(size=28, **tips).encode(x("rx"), y("ry"), color=color),
    )


def eigenlines() -> list[alt.Chart]:
    """The lines that A keeps, each with its eigenvalue and its moved unit vector; none for a complex pair or A = λI."""
    pair = table("pair").transform_filter("lines && (datum.i == 0 || D > 0)").transform_calculate(
        x="datum.i == 0 ? highx : lowx", y="datum.i == 0 ? highy : lowy", value="datum.i == 0 ? high : low", twice="D == 0",
        side="datum.i == 0 ? 1 : -1")
    tip = moved("datum.x", "datum.y")
    moving = plane.arrow(pair.transform_calculate(tx=tip[0], ty=tip[1]), "tx", "ty", LIMIT, palette.SHAPE, clip=True)
    return [*kept_lines(pair, LIMIT), moving]


def kept_lines(table: alt.Chart, limit: float) -> list[alt.Chart]:
    """The line through 0 and (x, y) across the whole picture, with its `value` at the right end (`side` 1) or the left (−1).

    The text stands above the line where it rises to the right end or falls to the left one, else below.
    """
    edge = f"datum.side * {limit} / max(1.03 * abs(datum.x), 1.2 * abs(datum.y))"
    lines = table.transform_calculate(
        x1=f"-{FAR} * datum.x", y1=f"-{FAR} * datum.y", x2=f"{FAR} * datum.x", y2=f"{FAR} * datum.y",
        lx=f"{edge} * datum.x", ly=f"{edge} * datum.y + {limit / 14} * datum.side * (datum.y < 0 ? -1 : 1)",
        said="'λ = ' + format(datum.value, '.4~g') + (datum.twice ? ' (×2)' : '')",
    )
    ends = {"x": plane.x("x1", limit), "y": plane.y("y1", limit), "x2": "x2:Q", "y2": "y2:Q"}
    rules = lines.mark_rule(clip=True, strokeWidth=2, opacity=0.75).encode(**ends, color=alt.value(palette.SHAPE))
    sides = [
        plane.label(lines.transform_filter(f"datum.side == {side}"), "lx", "ly", limit, alt.Text("said:N"), palette.SHAPE,
                    dx=-6 * side, dy=0, size=14, align=align, baseline="middle", clip=True)
        for side, align in ((1, "right"), (-1, "left"))
    ]  # fmt: skip
    return [rules.properties(name="eigenlines"), *sides]


def spiral() -> list[alt.Chart]:
    """For a complex pair: the ellipse through v on which A turns, and the way from v to Av, rˢR(sφ) in its coordinates."""
    # (A − mI)/ω with ω = √−D is a quarter turn of the ellipse.
    jx, jy = "((p * vx + b * vy) / gap)", "((c * vx - p * vy) / gap)"
    arc = table("arc").transform_filter("D < 0").transform_calculate(
        ox=f"vx * cos(2 * PI * datum.s) + {jx} * sin(2 * PI * datum.s)",
        oy=f"vy * cos(2 * PI * datum.s) + {jy} * sin(2 * PI * datum.s)",
        sx=f"pow(modulus, datum.s) * (vx * cos(phase * datum.s) + {jx} * sin(phase * datum.s))",
        sy=f"pow(modulus, datum.s) * (vy * cos(phase * datum.s) + {jy} * sin(phase * datum.s))",
    )
    color = alt.value(palette.RESULT)
    return [
        arc.mark_line(clip=True, strokeDash=[4, 4], strokeWidth=1.2).encode(x("ox"), y("oy"), order="s:Q", color=color),
        arc.mark_line(clip=True, strokeWidth=2).encode(x("sx"), y("sy"), order="s:Q", color=color),
    ]
