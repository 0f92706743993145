"""Numbers on tracks below a picture: each has a row with its knob, and its value at the left."""

import altair as alt

from explorers.charts import live, palette, plane

END = 3.0  # a knob goes from −END to END; a number that is larger waits with its knob at the end
ROW = 40  # pixels


def along(field: str) -> alt.X:
    """The horizontal channel of the tracks; the space at their left is for the values."""
    scale = alt.Scale(domain=[-2.1 * END, 1.2 * END], nice=False)
    axis = alt.Axis(values=list(range(-int(END), int(END) + 1)), title=None, domain=False, ticks=False, grid=False)
    return alt.X(f"{field}:Q").scale(scale).axis(axis)


def tracks(base: alt.Chart, view: str, numbers: dict[str, str]) -> alt.LayerChart:
    """A row for each live number; `numbers` maps its name to the symbol that is written. `drags` moves the knobs."""
    rows: list[alt.Chart | alt.LayerChart] = [live.floor(base, view)]
    for k, (name, symbol) in enumerate(numbers.items()):
        height, color = alt.YValue(ROW * k + 20), alt.value(palette.KNOB)
        row = base.transform_calculate(
            start=str(-END), end=str(END), at=f"clamp({name}, {-END}, {END})", said=f"'{symbol} = ' + format({name}, '.2f')")
        line = row.mark_rule(strokeWidth=4, opacity=0.4, strokeCap="round")
        text = row.mark_text(align="left", baseline="middle", fontSize=14, fontWeight="bold")
        rows += [
            line.encode(along("start"), height, x2="end:Q", color=alt.value(palette.QUIET)),
            text.encode(height, x=alt.value(0), text="said:N", color=color).properties(name=f"{name}_said"),
            live.handle(row, f"{name}_knob", along("at"), height, palette.KNOB),
        ]
    frame = alt.ViewConfig(stroke=None)
    return alt.layer(*rows).properties(width=plane.SIZE, height=ROW * len(numbers) + 4, name=view, view=frame)


def drags(view: str, numbers) -> list[live.Drag]:
    """Each knob moves its number."""
    return [live.Drag(f"{name}_knob", view, {name: live.clamped("px", -END, END)}) for name in numbers]
