"""The live numbers over the picture of the points."""

import altair as alt

from explorers.charts import live, palette

ROW = alt.Chart(live.HOME)


def readout() -> list[alt.Chart]:
    """Three live lines above the plane: the variances, and the sums of squared distances of both kinds."""
    part = "format({}, '.4~g')"
    share = "total > 0 ? ', λ₁/Σλ = ' + format(100 * high / total, '.1f') + ' %' : ''"
    kinds = {
        "variances": (f"'λ₁ = ' + {part.format('high')} + ', λ₂ = ' + {part.format('low')} + ({share})", palette.SHAPE),
        "perpendicular": (f"'Σ⊥²\u2002PCA ' + (best ? {part.format('axis_p')} : '–') + (sloped ? ', LS ' + "
                          f"{part.format('line_p')} : '')", palette.SHAPE),
        "vertical": (f"'Σ↕²\u2002' + (sloped ? 'LS ' + {part.format('line_v')} + ', ' : '') + 'PCA ' + "
                     f"(best && !steep ? {part.format('axis_v')} : '–')", palette.SECOND),
    }  # fmt: skip
    drawn = []
    for i, (name, (said, color)) in enumerate(kinds.items()):
        text = ROW.transform_calculate(said=said).mark_text(align="left", baseline="middle", fontSize=13, fontWeight="bold")
        text = text.encode(x=alt.value(0), y=alt.value(-48 + 19 * i), text="said:N", color=alt.value(color))
        drawn.append(text.properties(name=name))
    return drawn
