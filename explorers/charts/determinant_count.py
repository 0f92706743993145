"""Counting random points: the estimate of |det M| against their number, which is dragged."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, palette, plane
from explorers.charts.eigenvectors import ABOVE
from explorers.charts.once import once
from explorers.volume_count import POWERS, Count

COLUMNS = ["power", "points", "hits", "estimate", "error", "share", "low", "high"]
HIGHEST = 2  # shares of |det M| that are shown
TIMES = 1.96
NAMES = ["", "10", "100", "1,000", "10⁴", "10⁵"]
VIOLET, ORANGE = alt.value(palette.RESULT), alt.value(palette.KNOB)


def estimates(found: Count, size: float, lg: float) -> dict:
    """The live chart of a `count` at 10^lg points; `size` is |det M|, the unit of the vertical axis."""
    unit = size if size > 0 else np.nan
    ends = [(found.estimate + sign * TIMES * found.error) / unit for sign in (-1, 1)]
    columns = POWERS, found.points, found.hits, found.estimate, found.error, found.estimate / unit, *ends
    table = pd.DataFrame(dict(zip(COLUMNS, columns, strict=True)))
    return live.refilled(_described(), home={"lg": float(lg)}, data={"counts": table})


@once
def _described() -> dict:
    base = live.base(("lg",))
    drag = live.Drag("points_handle", "counts", {"lg": live.clamped("px", POWERS[0], POWERS[-1], digits=1)})
    empty = pd.DataFrame(columns=COLUMNS, dtype=float)
    return live.live(_counts(base), home={"lg": 0.0}, drags=[drag], data={"counts": empty})


def _counts(base: alt.Chart) -> alt.LayerChart:
    """The estimate as a share of |det M|, with ±1.96 standard errors; where it is unknown, the handle is at half height."""
    table = alt.Chart(alt.NamedData(name="counts"))
    known, picked = table.transform_filter("isValid(datum.share)"), table.transform_filter("abs(datum.power - lg) < 0.05")
    across = alt.X("power:Q").scale(domain=[0.9, 5.1], nice=False).axis(
        title="random points N", values=[1, 2, 3, 4, 5], labelExpr=f"{NAMES}[datum.value]", grid=False)
    up = alt.Scale(domain=[0, HIGHEST], nice=False)
    axis = alt.Axis(title="count / |det M|; band ±1.96 standard errors", **ABOVE, values=[0, 0.5, 1, 1.5, 2], domain=False)

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q").scale(up).axis(axis)

    row = "data('counts')[round((lg - 1) * 10)]"
    knob = base.transform_calculate(power="lg", at=f"length(data('counts')) && isValid({row}.share) ? "
                                                   f"clamp({row}.share, 0, {HIGHEST}) : {HIGHEST / 2}")  # fmt: skip
    said = picked.transform_calculate(
        said="format(datum.hits, ',d') + ' of ' + format(datum.points, ',d') + ' hit: ' + format(datum.estimate, '.4~g')"
             " + ' ± ' + format(datum.error, '.2~g')")  # fmt: skip
    truth = known.transform_filter("datum.power == 1").transform_calculate(share="1")
    return alt.layer(
        live.floor(base, "counts"),
        known.mark_area(opacity=0.2, clip=True).encode(across, y("low"), y2="high:Q", color=VIOLET),
        truth.mark_rule(strokeDash=[4, 3], strokeWidth=1.5).encode(y("share"), color=alt.value(palette.SHAPE)),
        known.mark_line(strokeWidth=1.8, clip=True).encode(across, y("share"), color=VIOLET),
        knob.mark_rule(strokeWidth=1.2, opacity=0.7).encode(across, color=ORANGE),
        said.mark_text(align="left", baseline="middle", fontSize=14, fontWeight="bold").encode(
            x=alt.value(-28), y=alt.value(-34), text="said:N", color=ORANGE).properties(name="counted"),
        live.handle(knob, "points_handle", across, y("at"), palette.KNOB),
    ).properties(width=plane.SIZE - 30, height=200, name="counts")
