"""The sizes of a chain ABC on tracks, and the multiplications of its two orders as bars."""

import altair as alt

from explorers.charts import live, palette, plane
from explorers.charts.layered import layered
from explorers.charts.once import once

NUMBERS = ("m", "n", "p", "q")
LARGEST = 1000
ROW, BAR = 40, 30  # pixels
ORDERS = (("one", "(AB)", "m * n * p + m * p * q", "two"), ("two", "A(B", "n * p * q + m * n * q", "one"))


def cost(m: int, n: int, p: int, q: int) -> dict:
    """The live chart for A m × n, B n × p, C p × q: drag the sizes."""
    return live.refilled(_described(), home=dict(zip(NUMBERS, map(float, (m, n, p, q)), strict=True)))


@once
def _described() -> dict:
    base = live.base(NUMBERS).transform_calculate(
        **{f"log_{size}": f"log({size}) / LN10" for size in NUMBERS}, **{name: count for name, _, count, _ in ORDERS},
        end="3", last="q == 1 ? 'x' : 'C'")  # fmt: skip
    chart = alt.vconcat(_sizes(base), _bars(base), spacing=38, bounds="flush")
    drags = [live.Drag(f"{size}_size", "sizes", {size: "round(pow(10, clamp(px, 0, 3)))"}) for size in NUMBERS]
    return live.live(chart, home=dict.fromkeys(NUMBERS, 1.0), drags=drags)


def _along(field: str) -> alt.X:
    """1 to 1000, each power of ten the same way."""
    axis = alt.Axis(values=[0, 1, 2, 3], labelExpr="format(pow(10, datum.value), 'd')", title=None, domain=False, ticks=False)
    return alt.X(f"{field}:Q").scale(domain=[-0.35, 3.75], nice=False).axis(axis)


def _sizes(base: alt.Chart) -> alt.LayerChart:
    drawn = []
    for k, size in enumerate(NUMBERS):
        row, number = alt.YValue((k + 0.5) * ROW), base.transform_calculate(said=f"'{size} = ' + format({size}, 'd')")
        line = base.mark_rule(strokeWidth=4, opacity=0.4, strokeCap="round")
        drawn += [line.encode(_along("zero"), row, x2="end:Q", color=alt.value(palette.QUIET)),
                  number.mark_text(align="left", baseline="middle", fontSize=13, fontWeight="bold").encode(
                      x=alt.value(plane.SIZE - 38), y=row, text="said:N", color=alt.value(palette.KNOB)),
                  live.handle(base, f"{size}_size", _along(f"log_{size}"), row, palette.KNOB, halo=900)]  # fmt: skip
    return layered(live.floor(base, "sizes"), *drawn).properties(
        width=plane.SIZE, height=ROW * len(NUMBERS), name="sizes", view=alt.ViewConfig(stroke=None))


def _bars(base: alt.Chart) -> alt.LayerChart:
    """Both counts, the larger one as long as the view allows; the cheaper one violet, the dearer one red."""
    drawn = []
    for k, (name, order, _, other) in enumerate(ORDERS):
        row = base.transform_calculate(
            share=f"datum.{name} / max(datum.one, datum.two)", said=f"format(datum.{name}, ',d')",
            order=f"'{order}' + datum.last + '{')' if k else ''}'",
            kind=f"datum.{name} > datum.{other} ? 'dearer' : datum.{name} < datum.{other} ? 'cheaper' : 'same'")
        color = alt.Color("kind:N").scale(domain=["cheaper", "same", "dearer"],
                                          range=[palette.RESULT, palette.RESULT, palette.WRONG]).legend(None)  # fmt: skip
        y = alt.YValue((k + 0.5) * BAR)
        text: dict = {"baseline": "middle", "fontSize": 13, "fontWeight": "bold"}
        drawn += [row.mark_bar(size=16).encode(_share("zero"), y, x2="share:Q", color=color),
                  row.mark_text(align="right", dx=-7, **text).encode(_share("zero"), y, text="order:N", color=color),
                  row.mark_text(align="left", dx=6, **text).encode(_share("share"), y, text="said:N", color=color)
                  .properties(name=f"{name}_count")]  # fmt: skip
    return layered(*drawn).properties(width=plane.SIZE, height=2 * BAR, name="bars", view=alt.ViewConfig(stroke=None))


def _share(field: str) -> alt.X:
    return alt.X(f"{field}:Q").scale(domain=[-0.35, 1.75], nice=False).axis(None)
