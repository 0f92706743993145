"""A layer in two steps: the plane under z = Ax + b, whose columns and shift are dragged, and bent below by σ.

Every point of the grid and of the figure is moved in the browser, so the curves follow the hand.
"""

import numpy as np
import pandas as pd

from explorers.charts import live
from explorers.charts.layers_parts import LIMIT, activated, planes
from explorers.charts.mapped import ENTRIES, image
from explorers.charts.once import once
from explorers.layers import Activation, sampled
from explorers.stacked_layers import XOR

REACH, HALF = 3.0, 3.0  # of the columns, and of the square that is bent
SHIFT = 2.5  # b stays in this square
FIRST, SECOND = (*ENTRIES, "bx", "by"), ("e", "f", "g", "h", "cx", "cy")
ACTIVATIONS = list(Activation)
WIDE = {Activation.SIGMOID: 1.3, Activation.TANH: 1.3}  # the half of the lower plane, elsewhere LIMIT


def one(matrix, b, activation, figure) -> dict:
    """The live chart of x ↦ σ(Ax + b) with the bent grid of the square |x₁|, |x₂| ≤ 3, and a Figure."""
    return live.refilled(_one(), home=_home(FIRST, (matrix, b), activation), data=_moving(figure))


def two(matrix, b, second, c, activation, figure) -> dict:
    """The live chart of the second layer, h ↦ σ(Wh + c), on what the first layer σ(Ax + b) has made."""
    home = _home((*FIRST, *SECOND), (matrix, b, second, c), activation)
    return live.refilled(_two(), home=home, data=_moving(figure))


def _home(names, parts, activation) -> dict:
    numbers = np.concatenate([np.ravel(part) for part in parts]).astype(float)
    act = ACTIVATIONS.index(activation)
    return {**dict(zip(names, numbers, strict=True)), "act": float(act), "wide": WIDE.get(activation, LIMIT)}


def _moving(figure) -> dict[str, pd.DataFrame]:
    most = 320 // len(figure.strokes)
    rows = [(*p, k, stroke) for stroke, points in enumerate(figure.strokes) for k, p in enumerate(sampled(points, most))]
    return {"bending": pd.DataFrame(rows, columns=["x", "y", "k", "stroke"])}


def _tables() -> dict[str, pd.DataFrame]:
    """What never changes: points on the lines of the grid, and the four corners of XOR."""
    lines = [np.array([(k, -HALF), (k, HALF)])[:, ::way] for way in (1, -1) for k in np.arange(-HALF, HALF + 1)]
    rows = [(*p, k, stroke) for stroke, points in enumerate(lines) for k, p in enumerate(sampled(points, 48))]
    return {"curves": pd.DataFrame(rows, columns=["x", "y", "k", "stroke"]),
            "xor": pd.DataFrame(XOR, columns=["x", "y", "one"])}  # fmt: skip


def _as_they_are(points):
    return points, ("datum.x", "datum.y")


@once
def _one() -> dict:
    names = (*FIRST, "act", "wide")
    chart = planes(live.base(names), FIRST, ("Ae₁", "Ae₂", "b"), _as_they_are, "z = Ax + b", "σ(z)", corners=False)
    return live.live(chart, home=dict.fromkeys(names, 0.0), drags=_drags(FIRST), data=_tables())


@once
def _two() -> dict:
    def first(points):
        z = image("datum.x", "datum.y")
        points = points.transform_calculate(h1=activated(f"({z[0]} + bx)"), h2=activated(f"({z[1]} + by)"))
        return points, ("datum.h1", "datum.h2")

    names = (*FIRST, *SECOND, "act", "wide")
    labels = "W₂e₁", "W₂e₂", "b₂"
    chart = planes(live.base(names), SECOND, labels, first, "z = W₂σ(Ax + b) + b₂", "σ(z)", corners=True)
    return live.live(chart, home=dict.fromkeys(names, 0.0), drags=_drags(SECOND), data=_tables())


def _drags(names) -> list[live.Drag]:
    """b and the columns, which stand on b; a column keeps its length while b is moved."""
    a, b, c, d, sx, sy = names
    shift = {name: live.clamped(pointer, -SHIFT, SHIFT) for name, pointer in ((sx, "px"), (sy, "py"))}
    tips = {"first": (a, c), "second": (b, d)}
    return [live.Drag("shift_handle", "plane", shift), *(live.Drag(f"{name}_handle", "plane", {
        across: live.clamped(f"px - {sx}", -REACH, REACH), up: live.clamped(f"py - {sy}", -REACH, REACH)})
        for name, (across, up) in tips.items())]  # fmt: skip
