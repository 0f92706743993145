"""The loadings of the first two axes: how much each column of the table weighs in them."""

import altair as alt
import pandas as pd

from explorers.charts import live, palette
from explorers.charts.once import once
from explorers.pca import Components

WIDTH, LONGEST = 190, 110  # pixels: of the plot, and of a column's name
ONE = alt.Chart(live.HOME)


def loadings(found: Components, columns) -> dict:
    """How much each column weighs in axes 1 and 2: two bars for each, from −1 to 1."""
    return live.refilled(_loadings(), home={"zero": 0.0}, data={"columns": table(columns).assign(
        first=found.axes[:, 0], second=found.axes[:, 1])})  # fmt: skip


def table(columns) -> pd.DataFrame:
    """The columns' names as text, and safe fields c0, c1, … that no grammar reads."""
    return pd.DataFrame({"field": [f"c{j}" for j in range(len(columns))], "name": list(columns)})


def line() -> alt.Y:
    """A line for each column, in the order of the table."""
    return alt.Y("field:N").sort(None).axis(None)


def names(rows: alt.Chart) -> alt.Chart:
    """The columns' names at the right, as they were given; a long one is cut."""
    text = rows.mark_text(align="left", baseline="middle", limit=LONGEST, fontSize=12)
    return text.encode(line(), x=alt.value(WIDTH + 8), text="name:N", color=alt.value(palette.QUIET))


@once
def _loadings() -> dict:
    axis = alt.Axis(title="loading in axis 1 (upper) and 2 (lower)", values=[-1, -0.5, 0, 0.5, 1], format="~g", domain=False)
    rows = alt.Chart(alt.NamedData(name="columns")).transform_calculate(zero="0")

    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[-1, 1], nice=False).axis(axis)

    bars = [rows.mark_bar(size=5, yOffset=offset).encode(x("zero"), line(), x2=f"{field}:Q", color=alt.value(color))
            for field, offset, color in (("first", -3.5, palette.SHAPE), ("second", 3.5, palette.SECOND))]
    zero = ONE.transform_calculate(zero="0").mark_rule(opacity=0.6).encode(x("zero"), color=alt.value(palette.QUIET))
    chart = alt.layer(names(rows), zero, *bars).properties(width=WIDTH, height=alt.Step(20), name="loadings")
    return live.live(chart, home={"zero": 0.0})
