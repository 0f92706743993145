"""Determinant and condition number of two families of matrices against their size n, which is dragged; logarithmic scales."""

import altair as alt
import pandas as pd

from explorers.charts import live, palette, plane
from explorers.charts.eigenvectors import ABOVE
from explorers.charts.once import once
from explorers.near_singular import measures

SMALLEST, LARGEST = 2, 12  # sizes
FAMILIES = ("cI", "T")
COLUMNS = ["n", "family", "det", "condition"]
POWERS = {1e-12: "10⁻¹²", 1e-6: "10⁻⁶", 1: "1", 1e3: "10³", 1e6: "10⁶"}
NAMES = " : ".join(f"datum.value < {2 * value} ? '{name}'" for value, name in POWERS.items()) + " : ''"


def sizes(n: int, c: float, s: float | None) -> dict:
    """The live chart at the size n of cI and T, the shear by s, or the stairs if s is None."""
    rows = [(k, family, measure.det, measure.condition) for k in range(SMALLEST, LARGEST + 1)
            for family, measure in zip(FAMILIES, measures(k, c, s), strict=True)]  # fmt: skip
    return live.refilled(_described(), home={"n": float(n)}, data={"sizes": pd.DataFrame(rows, columns=COLUMNS)})


@once
def _described() -> dict:
    base = live.base(("n",))
    chart = alt.vconcat(
        _panel(base, "det", "determinant", [1e-12, 1e-6, 1, 1e6], [1e-13, 1e7], None),
        _panel(base, "condition", "condition number κ", [1, 1e3, 1e6], [0.1, 1e8], "size n"), spacing=58, bounds="flush")
    drags = [live.Drag(f"{name}_handle", f"{name}_panel", {"n": live.clamped("px", SMALLEST, LARGEST, digits=0)})
             for name in ("det", "condition")]  # fmt: skip
    empty = pd.DataFrame({"n": [], "family": pd.Series(dtype=str), "det": [], "condition": []})
    return live.live(chart, home={"n": 0.0}, drags=drags, data={"sizes": empty})


def _panel(base: alt.Chart, field: str, title: str, ticks, domain, below: str | None) -> alt.LayerChart:
    """One number of both families; at the chosen n it is written beside its point."""
    table = alt.Chart(alt.NamedData(name="sizes"))
    values = list(range(SMALLEST, LARGEST + 1, 2))
    across = alt.X("n:Q").scale(domain=[1.6, 12.4], nice=False).axis(title=below, values=values, grid=False)
    axis = alt.Axis(title=title, **ABOVE, values=ticks, labelExpr=NAMES, domain=False)
    up = alt.Y(f"{field}:Q").scale(type="log", domain=domain, nice=False).axis(axis)
    color = alt.Color("family:N").scale(domain=list(FAMILIES), range=[palette.FIRST, palette.SECOND]).legend(None)
    dash = alt.StrokeDash("family:N").scale(domain=list(FAMILIES), range=[[1, 0], [5, 3]]).legend(None)
    picked = table.transform_filter("datum.n == n").transform_calculate(
        said=f"datum.family + ': ' + format(datum.{field}, '.4~g')", lift="datum.family == 'cI' ? 20 : -16")
    words = picked.mark_text(fontSize=13, fontWeight="bold", dy=alt.expr("datum.lift"),
                             align=alt.expr("datum.n > 7 ? 'right' : 'left'"))  # fmt: skip
    knob = base.transform_calculate(one="1")
    return alt.layer(
        live.floor(base, f"{field}_panel"),
        table.mark_line(strokeWidth=1.6, clip=True).encode(across, up, color=color, strokeDash=dash),
        table.mark_point(filled=True, size=18, opacity=1, clip=True).encode(across, up, color=color),
        knob.mark_rule(strokeWidth=1.2, opacity=0.7).encode(across, color=alt.value(palette.KNOB)),
        words.encode(across, up, text="said:N", color=color).properties(name=f"{field}_said"),
        live.handle(knob, f"{field}_handle", across, alt.Y("one:Q").scale(type="log", domain=domain, nice=False).axis(axis),
                    palette.KNOB, dot=110),
    ).properties(width=plane.SIZE - 40, height=120, name=f"{field}_panel")  # fmt: skip
