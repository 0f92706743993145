"""A table as a heat map beside its approximation of rank k, and the error against k; k is dragged."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, palette, plane, track
from explorers.charts.once import once
from explorers.low_rank import approximations, column_errors, errors

MOST = 32  # the largest k
CELL = 144  # pixels, a side of each heat map
GAP = 12
CROSS = "M-0.6,-0.6L0.6,0.6M0.6,-0.6L-0.6,0.6"


def ranks(A, k: int) -> dict:
    """The live chart of a table of at most 32 rows and columns: drag k."""
    return live.refilled(_described(), home={"k": float(k)}, data={"cells": _cells(A), "errors": _errors(A)})


@once
def _described() -> dict:
    base = live.base(["k"])
    chart = alt.vconcat(_maps(base), _track(base), _curve(base), spacing=36, bounds="flush")
    return live.live(chart, home={"k": 0.0}, drags=[track.drag("k", "rank", MOST, digits=0)])


def _cells(A) -> pd.DataFrame:
    """One row a cell, with its place in a unit square, and its shade in A and each A_k: from the least entry to the largest.

    0 is within the shades also when all entries have one sign, because A₀ = 0.
    """
    A = np.asarray(A, dtype=float)
    low, high = min(0, A.min()), max(0, A.max())
    span = high - low or 1.0
    m, n = A.shape
    i, j = np.indices(A.shape)
    films = (approximations(A, MOST) - low) / span
    shades = {f"f{k}": film.ravel().astype("float32") for k, film in enumerate(films)}
    over = 1.12  # neighbours overlap a little, or seams are seen
    place = {"left": j.ravel() / n, "right": np.minimum(1, (j.ravel() + over) / n),
             "top": i.ravel() / m, "bottom": np.minimum(1, (i.ravel() + over) / m)}  # fmt: skip
    return pd.DataFrame({**place, "whole": ((A - low) / span).ravel(), **shades})


def _errors(A) -> pd.DataFrame:
    """One row for each k from 0 to 32: both errors, in units and as shares of the norm of A, and those of the columns."""
    own, rival = (np.vstack([rows, np.zeros((MOST + 1 - len(rows), 2))]) for rows in (errors(A), column_errors(A)))
    whole = np.where(own[0] > 0, own[0], 1.0)
    names = ["two", "fro", "two_share", "fro_share", "two_rival", "fro_rival"]
    table = pd.DataFrame(np.hstack([own, own / whole, rival / whole]), columns=names)
    return table.assign(j=range(MOST + 1), known=np.arange(MOST + 1) <= min(np.shape(A)))


def _maps(base: alt.Chart) -> alt.LayerChart:
    """A on the left, A_k on the right, in the same shades."""
    cells = alt.Chart(alt.NamedData(name="cells"))
    side = CELL + GAP
    words = base.transform_calculate(said="'Aₖ, k = ' + k", whole="'A'")
    label: dict = {"align": "left", "baseline": "top", "fontSize": 14, "fontWeight": "bold"}
    scale = alt.Scale(domain=[0, 1], range=["#000000", "#ffffff"], clamp=True, interpolate="rgb")
    drawn = [words.mark_text(**label).encode(x=alt.value(at), y=alt.value(CELL + 5), text=f"{field}:N", color=alt.value(color))
             for at, field, color in ((0, "whole", palette.QUIET), (side, "said", palette.KNOB))]  # fmt: skip
    moved = cells.transform_calculate(shade="datum['f' + k]")  # only this half depends on k
    for at, shade, rows in ((0, "whole", cells), (1 + GAP / CELL, "shade", moved)):
        placed = rows.transform_calculate(x1=f"datum.left + {at}", x2=f"datum.right + {at}")
        drawn.append(placed.mark_rect(strokeWidth=0).encode(
            alt.X("x1:Q").scale(domain=[0, 2 + GAP / CELL], nice=False).axis(None), x2="x2:Q",
            y=alt.Y("top:Q").scale(domain=[1, 0], nice=False).axis(None), y2="bottom:Q",
            color=alt.Color(f"{shade}:Q").scale(scale).legend(None),
        ).properties(name=f"map_{shade}"))  # fmt: skip
    return alt.layer(*drawn).properties(width=2 * CELL + GAP, height=CELL, name="maps", view=alt.ViewConfig(stroke=None))


def _track(base: alt.Chart) -> alt.LayerChart:
    return track.track(base, "k", "rank", MOST, range(0, MOST + 1, 4))


def _curve(base: alt.Chart) -> alt.LayerChart:
    """Both errors as shares of ‖A‖ against k: dots the bound, met by A_k; crosses k of the columns of A."""
    along = alt.X("j:Q").scale(domain=[0, MOST], nice=False).axis(
        title="error / norm of A, against the rank k", grid=False, values=[0, 8, 16, 24, 32])
    axis = alt.Axis(title=None, format="~%", values=[0, 0.05, 0.2, 0.5, 1], domain=False, labelOverlap=False)
    scale = alt.Scale(type="sqrt", domain=[0, 1.02], nice=False)  # small errors are seen, and 0 too
    up = alt.Y("share:Q").scale(scale).axis(axis)
    rows = alt.Chart(alt.NamedData(name="errors")).transform_filter("datum.known")
    here = base.transform_calculate(j="k", share="1.02", zero="0")
    drawn = [here.mark_rule(strokeWidth=1.5, strokeDash=[3, 3]).encode(
        along, alt.Y("zero:Q").scale(scale).axis(axis), y2="share:Q", color=alt.value(palette.KNOB))]
    for norm, color, shape in (("two", palette.FIRST, "circle"), ("fro", palette.RESULT, "square")):
        rival = rows.transform_calculate(share=f"datum.{norm}_rival")
        best = rows.transform_calculate(share=f"datum.{norm}_share")
        now = best.transform_filter("datum.j == k")
        paint = alt.value(color)
        drawn += [
            rival.mark_point(shape=CROSS, size=36, strokeWidth=1.2).encode(along, up, color=paint),
            best.mark_line(strokeWidth=1.2, opacity=0.6).encode(along, up, order="j:Q", color=paint),
            best.mark_point(filled=True, shape=shape, size=26, opacity=1).encode(along, up, color=paint),
            now.mark_point(filled=True, shape=shape, size=110, opacity=1).encode(along, up, color=paint),
        ]
    return alt.layer(*drawn, *_readout()).properties(width=plane.SIZE - 32, height=120, name="curve")


def _readout() -> list[alt.Chart]:
    """The two errors at k, in the units of the table, above the curve."""
    now = alt.Chart(alt.NamedData(name="errors")).transform_filter("datum.j == k").transform_calculate(
        two_said="'2-norm ' + format(datum.two, '.4~g')", fro_said="'Frobenius ' + format(datum.fro, '.4~g')")
    drawn = []
    for norm, color, at, align in (("two", palette.FIRST, 0, "left"), ("fro", palette.RESULT, plane.SIZE - 32, "right")):
        text = now.mark_text(align=alt.Align(align), baseline="bottom", fontSize=14, fontWeight="bold")
        text = text.encode(x=alt.value(at), y=alt.value(-6), text=f"{norm}_said:N", color=alt.value(color))
        drawn.append(text.properties(name=f"{norm}_error"))
    return drawn
