"""The multiple c·f that is nearest to g: both graphs, what is left between them, and the square of its length over c."""

import altair as alt
import pandas as pd

from explorers.charts import live, lookup, palette
from explorers.charts.once import once
from explorers.function_products import Curves, Pair
from explorers.samples import frame

WIDTH = 290
NUMBERS = ("c", "ff", "fg", "gg", "known")
ENDS = ("x_low", "x_high", "y_low", "y_high", "c_low", "c_high", "d_low", "d_high")
C = 4.0  # c stays within ±C


def nearest(shown: Curves, pair: Pair | None, c: float) -> dict:
    """The live chart: drag c. No pair, or one without all its integrals: only the graphs."""
    pair = pair if pair is not None and pair.known else None
    squares = (pair.ff.value, pair.fg.value, pair.gg.value) if pair else (0, 0, 0)
    home = dict(zip(NUMBERS, map(float, (c, *squares, pair is not None)), strict=True))
    top = max(pair.distance(0) ** 2, pair.distance(c) ** 2, 1e-9) if pair else 1.0
    ends = (shown.x[0], shown.x[-1], *frame([*shown.f, *shown.g, 0]), -C, C, -0.12 * top, 1.7 * top)
    data = {"curve": pd.DataFrame(shown._asdict()), "frame": pd.DataFrame([dict(zip(ENDS, map(float, ends), strict=True))])}
    return live.refilled(_described(), home=home, data=data)


@once
def _described() -> dict:
    base = live.base(NUMBERS)
    chart = alt.vconcat(_graphs(), _parabola(base), spacing=14)
    drag = live.Drag("share_knob", "share", {"c": live.clamped("px", -C, C)})
    return live.live(chart, home=dict.fromkeys(NUMBERS, 0.0), drags=[drag])


def _channel(kind, field: str, axis: str, **style):
    style = {"title": None, "domain": False, "ticks": False, "grid": True, "tickCount": 5, "format": ".4~g"} | style
    return kind(f"{field}:Q").scale(domain=lookup.frame(f"{axis}_low", f"{axis}_high"), nice=False, zero=False).axis(
        alt.Axis(**style))


def _graphs() -> alt.LayerChart:
    """f, g and c·f; shaded what is left of g."""
    def x(field):
        return _channel(alt.X, field, "x")

    def y(field):
        return _channel(alt.Y, field, "y", minExtent=34, maxExtent=34)

    curve = alt.Chart(alt.NamedData(name="curve")).transform_calculate(h="c * datum.f", zero="0")
    line = curve.mark_line(clip=True, strokeWidth=2.2)
    ends = {"x": x("x"), "detail": "piece:N"}
    words = curve.transform_filter("datum.x == data('curve')[0].x").mark_text(align="left", fontSize=14, fontWeight="bold")
    left = curve.mark_area(clip=True, opacity=0.22).encode(**ends, y=y("g"), y2="h:Q", color=alt.value(palette.RESULT))
    return alt.layer(
        lookup.zeros(x("zero"), y("zero")), left,
        line.encode(**ends, y=y("f"), color=alt.value(palette.FIRST)),
        line.encode(**ends, y=y("g"), color=alt.value(palette.SECOND)),
        curve.mark_line(clip=True, strokeWidth=2.2, strokeDash=[5, 3]).encode(
            **ends, y=y("h"), color=alt.value(palette.RESULT)),
        *[words.encode(x=alt.value(at), y=alt.value(-10), text=alt.value(text), color=alt.value(color))
          for at, text, color in ((0, "f", palette.FIRST), (24, "g", palette.SECOND), (48, "c·f", palette.RESULT))],
    ).properties(width=WIDTH, height=170, name="graphs")  # fmt: skip


def _parabola(base: alt.Chart) -> alt.LayerChart:
    """⟨g − c·f, g − c·f⟩ = ⟨g, g⟩ − 2c⟨f, g⟩ + c²⟨f, f⟩ is lowest where g − c·f is orthogonal to f."""
    def x(field):
        return _channel(alt.X, field, "c", title="c", titlePadding=0)

    def y(field):
        return _channel(alt.Y, field, "d", minExtent=34, maxExtent=34)

    def square(at):
        return f"max(0, gg - 2 * {at} * fg + {at} * {at} * ff)"

    steps = alt.Chart(alt.SequenceGenerator(alt.SequenceParams(start=-C, stop=C + 0.01, step=0.05, **{"as": "at"})))
    curve = steps.transform_filter("known").transform_calculate(square=square("datum.at"))
    top = lookup.field("frame", "d_high", 1)
    here = base.transform_calculate(square=square("c")).transform_calculate(height=f"min(datum.square, {top})")
    said = here.transform_filter("known").transform_calculate(said="'‖g − c·f‖ = ' + format(sqrt(datum.square), '.4~g')")
    floor = live.floor(base, "share")
    return alt.layer(
        floor, lookup.zeros(x("zero"), y("zero")),
        curve.mark_line(clip=True, strokeWidth=2.5).encode(x("at"), y("square"), order="at:Q", color=alt.value(palette.SHAPE)),
        live.handle(here.transform_filter("known"), "share_knob", x("c"), y("height"), palette.KNOB),
        said.mark_text(align="left", fontSize=13, fontWeight="bold").encode(
            x=alt.value(0), y=alt.value(-8), text="said:N", color=alt.value(palette.RESULT)),
    ).properties(width=WIDTH, height=110, name="share")  # fmt: skip
