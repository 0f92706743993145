"""Two functions and their combination af + bg: at every x the heights are added and scaled like coordinates."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, lookup, palette, plane
from explorers.charts.once import once
from explorers.charts.vectors_tracks import drags, tracks

LOW, HIGH, TALL = -2.0, 2.0, 4.0
LIVE = ("a", "b", "x0")
HEIGHT = 220
SIGNALS = {  # the heights at x0
    "f0": f"(length(data('fg')) ? {lookup.row('fg', 'x0')}.f : null)",
    "g0": f"(length(data('fg')) ? {lookup.row('fg', 'x0')}.g : null)",
    "there": "isValid(f0) && isValid(g0)",
    "af": "there ? a * f0 : null",
    "h0": "there ? a * f0 + b * g0 : null",
}


def functions(f, g, a, b, x0) -> dict:
    """The live chart: drag the point on the combination along x, or a and b on their tracks."""
    at = np.linspace(LOW, HIGH, 401).round(2)
    table = pd.DataFrame({"x": at, "f": f.value(at), "g": g.value(at)})
    return live.refilled(_described(), home=dict(zip(LIVE, map(float, (a, b, x0)), strict=True)), data={"fg": table})


def x(field: str) -> alt.X:
    axis = alt.Axis(values=[-2, -1, 0, 1, 2], title=None, domain=False, ticks=False)
    return alt.X(f"{field}:Q").scale(domain=[LOW, HIGH], nice=False).axis(axis)


def y(field: str) -> alt.Y:
    axis = alt.Axis(values=[-4, -2, 0, 2, 4], title=None, domain=False, ticks=False)
    return alt.Y(f"{field}:Q").scale(domain=[-TALL, TALL], nice=False).axis(axis)


@once
def _described() -> dict:
    base = live.base(LIVE)
    numbers = {"a": "a", "b": "b"}
    chart = alt.vconcat(_graphs(base), tracks(base, "weights", numbers), spacing=32, bounds="flush")
    probe = live.Drag("probe_handle", "graphs", {"x0": live.clamped("px", LOW, HIGH)})
    spec = live.live(chart, home=dict.fromkeys(LIVE, 0.0), drags=[probe, *drags("weights", numbers)])
    spec["params"] += [{"name": name, "expr": formula} for name, formula in SIGNALS.items()]
    return spec


def _graphs(base: alt.Chart) -> alt.LayerChart:
    table = alt.Chart(alt.NamedData(name="fg")).transform_calculate(
        h="isValid(datum.f) && isValid(datum.g) ? a * datum.f + b * datum.g : null")

    def graph(column, color, **style):
        return table.mark_line(clip=True, **style).encode(x("x"), y(column), order="x:Q", color=alt.value(color))

    zero = base.mark_rule(strokeWidth=1.2, opacity=0.7).encode(y=y("zero"), color=alt.value(palette.QUIET))
    return alt.layer(
        live.floor(base, "graphs"), zero,
        graph("f", palette.FIRST, strokeWidth=1.5), graph("g", palette.SECOND, strokeWidth=1.5),
        graph("h", palette.RESULT, strokeWidth=3), *_names(table), *_stacked(base),
    ).properties(width=plane.SIZE, height=HEIGHT, name="graphs")  # fmt: skip


def _names(table: alt.Chart) -> list[alt.Chart]:
    """Each graph carries its name, f at the left and g at the right."""
    ends = (("f", -1.8, palette.FIRST), ("g", 1.8, palette.SECOND), ("h", -1.2, palette.RESULT))
    return [table.transform_filter(f"abs(datum.x - {at}) < 0.001 && isValid(datum.{name})").transform_calculate(
                place=f"clamp(datum.{name}, -{TALL}, {TALL - 0.8})").mark_text(
                dy=-11, fontSize=14, fontWeight="bold", clip=True).encode(
            x("x"), y("place"), text=alt.value("af + bg" if name == "h" else name), color=alt.value(color))
            for name, at, color in ends]  # fmt: skip


def _stacked(base: alt.Chart) -> list[alt.Chart]:
    """At x₀ the heights a f(x₀) and b g(x₀), one on the other, and the point where they end."""
    base = base.transform_calculate(
        left="x0 - 0.025", right="x0 + 0.025", af="af", h0="h0", top=f"there ? clamp(h0, -{TALL}, {TALL}) : 0",
        said="there ? format(a, '.2f') + '·(' + format(f0, '.3f') + ') + ' + format(b, '.2f') + '·(' + format(g0, '.3f')"
             " + ') = ' + format(h0, '.3f') : 'undefined'",
        place="'at x = ' + format(x0, '.2f')",
    )  # fmt: skip
    here = base.transform_filter("there")
    thick = here.mark_rule(strokeWidth=5, opacity=0.85, clip=True)
    text = base.mark_text(align="left", baseline="middle", fontSize=13, fontWeight="bold").encode(x=alt.value(0))
    return [
        thick.encode(x("left"), y("zero"), y2="af:Q", color=alt.value(palette.FIRST)),
        thick.encode(x("right"), y("af"), y2="h0:Q", color=alt.value(palette.SECOND)),
        live.handle(base, "probe_handle", x("x0"), y("top"), palette.RESULT),
        text.encode(y=alt.value(-32), text="place:N", color=alt.value(palette.QUIET)),
        text.encode(y=alt.value(-12), text="said:N", color=alt.value(palette.RESULT)).properties(name="stacked"),
    ]
