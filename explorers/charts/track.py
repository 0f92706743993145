"""A knob on a track below a live picture: it scrubs the number that a clock may play."""

import altair as alt

from explorers.charts import live, palette, plane

MARGIN = 0.12  # of the track's length, at both ends, so that a hand that goes too far is still noticed
HEIGHT = 44
MIDDLE = alt.YValue(20)


def along(field: str, end: float, ticks) -> alt.X:
    """The horizontal channel of a track from 0 to `end`."""
    scale = alt.Scale(domain=[-MARGIN * end, (1 + MARGIN) * end], nice=False)
    axis = alt.Axis(values=list(ticks), title=None, domain=False, ticks=False, grid=False, format=".2~f", offset=-16)
    return alt.X(f"{field}:Q").scale(scale).axis(axis)


def track(base: alt.Chart, number: str, view: str, end: float, ticks, *marks: alt.Chart) -> alt.LayerChart:
    """The track of a live number from 0 to `end`, with further marks under its knob; `drag` moves the knob."""
    line = base.transform_calculate(end=str(end)).mark_rule(strokeWidth=4, opacity=0.4, strokeCap="round")
    line = line.encode(along("zero", end, ticks), MIDDLE, x2="end:Q", color=alt.value(palette.QUIET))
    knob = live.handle(base, f"{view}_knob", along(number, end, ticks), MIDDLE, palette.KNOB)
    name = base.mark_text(align="left", fontSize=14, fontStyle="italic").encode(
        MIDDLE, x=alt.value(2), text=alt.value(number), color=alt.value(palette.KNOB))
    return alt.layer(live.floor(base, view), line, name, *marks, knob).properties(
        width=plane.SIZE, height=HEIGHT, name=view, view=alt.ViewConfig(stroke=None))


def drag(number: str, view: str, end: float, digits: int = 2) -> live.Drag:
    """The knob of the track in this view moves the number."""
    return live.Drag(f"{view}_knob", view, {number: live.clamped("px", 0, end, digits)})
