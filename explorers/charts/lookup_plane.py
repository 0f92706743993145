"""A function of two variables that the browser reads from a square grid of rows: bilinear between them, exact in a row."""

import altair as alt
import numpy as np
import pandas as pd


def table(x, y, **columns) -> pd.DataFrame:
    """One row for each place of the grid, x slowest; each column an array (len(x), len(y)), empty where undefined."""
    a, b = np.meshgrid(x, y, indexing="ij")
    return pd.DataFrame({"x": a.ravel(), "y": b.ravel(), **{name: np.ravel(part) for name, part in columns.items()}})


def located(chart: alt.Chart, name: str, x: str, y: str, cells: int) -> alt.Chart:
    """The chart with the fields i, j, s, t: the cell of the expressions x, y in the grid `name` and the place in it."""
    steps = {}
    for field, axis, place in (("u", "x", x), ("v", "y", y)):
        first, last = f"data('{name}')[0].{axis}", f"data('{name}')[{(cells + 1) ** 2 - 1}].{axis}"
        steps[field] = f"length(data('{name}')) ? (({place}) - {first}) / ({last} - {first}) * {cells} : 0"
    chart = chart.transform_calculate(**steps)
    chart = chart.transform_calculate(i=f"clamp(floor(datum.u), 0, {cells - 1})", j=f"clamp(floor(datum.v), 0, {cells - 1})")
    return chart.transform_calculate(s="datum.u - datum.i", t="datum.v - datum.j")


def at(name: str, column: str, cells: int) -> str:
    """The column at the place of `located`; NaN unless all four corners are known and the place is in the grid."""
    corner = [f"data('{name}')[(datum.i + {a}) * {cells + 1} + datum.j + {b}].{column}" for a in (0, 1) for b in (0, 1)]
    weight = ["(1 - datum.s) * (1 - datum.t)", "(1 - datum.s) * datum.t", "datum.s * (1 - datum.t)", "datum.s * datum.t"]
    known = " && ".join(f"isValid({c})" for c in corner)
    mean = " + ".join(f"{w} * {c}" for w, c in zip(weight, corner, strict=True))
    inside = " && ".join(f"datum.{name} > -1e-9 && datum.{name} < 1 + 1e-9" for name in "st")
    return f"(length(data('{name}')) && {inside} && {known} ? {mean} : NaN)"
