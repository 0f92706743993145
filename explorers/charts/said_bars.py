"""Bars under each other, each with its live words above it: whatever they say, the layout stands still."""

import altair as alt

from explorers.charts import plane

ROW = 38  # pixels


def said_bars(rows: alt.Chart, bars, top, name: str) -> alt.LayerChart:
    """Bars from 0 to a field of `rows`; `bars` are (field, words as an expression, colour channel), `top` ends the axis.

    A longer bar ends at the edge; its words tell the number.
    """
    scale = alt.Scale(domain=[0, top], nice=False, clamp=True)
    axis = alt.Axis(title=None, grid=False, tickCount=4, format="~s")
    layers = []
    for k, (field, words, color) in enumerate(bars):
        along = alt.X("zero:Q").scale(scale).axis(axis)
        layers.append(rows.mark_bar(size=14).encode(along, alt.YValue(ROW * k + 26), x2=f"{field}:Q", color=color))
        text = rows.transform_calculate(said=words).mark_text(align="left", baseline="middle", fontSize=13, fontWeight="bold")
        layers.append(text.encode(alt.YValue(ROW * k + 9), x=alt.value(0), text="said:N", color=color))
    return alt.layer(*layers).properties(
        width=plane.SIZE - 10, height=ROW * len(bars), name=name, view=alt.ViewConfig(stroke=None))
