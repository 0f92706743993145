"""The square plane: the same fixed domain on both axes and the same length in pixels, so circles are round."""

import altair as alt

from explorers.charts.layered import layered

SIZE = 300  # pixels: with its labels the plane fits a phone of 360


def _scale(limit: float) -> alt.Scale:
    return alt.Scale(domain=[-limit, limit], nice=False, zero=False)


def _axis(limit: float, step: float | None) -> alt.Axis:
    step = step or (1 if limit <= 6 else 2)
    count = int(limit // step)
    return alt.Axis(values=[k * step for k in range(-count, count + 1)], domain=False, ticks=False, grid=True, title=None)


def x(field: str, limit: float, step: float | None = None) -> alt.X:
    """The horizontal channel on [−limit, limit]."""
    return alt.X(f"{field}:Q").scale(_scale(limit)).axis(_axis(limit, step))


def y(field: str, limit: float, step: float | None = None) -> alt.Y:
    """The vertical channel on [−limit, limit]."""
    return alt.Y(f"{field}:Q").scale(_scale(limit)).axis(_axis(limit, step))


def cross(limit: float) -> alt.LayerChart:
    """The two axes through the origin, drawn stronger than the grid."""
    origin = alt.Chart(alt.InlineData(values=[{"zero": 0}]))
    line: dict = {"strokeWidth": 1.2, "opacity": 0.7}
    return alt.layer(
        origin.mark_rule(**line).encode(x=x("zero", limit), color=alt.value("gray")),
        origin.mark_rule(**line).encode(y=y("zero", limit), color=alt.value("gray")),
    )


def square(*layers: alt.Chart | alt.LayerChart, name: str, size: int = SIZE) -> alt.LayerChart:
    """The layers in a square view; `name` is the view's name, its scales are `<name>_x` and `<name>_y`."""
    return layered(*layers).properties(width=size, height=size, name=name)


def arrow(
    base: alt.Chart, tip_x: str, tip_y: str, limit: float, color: str,
    *, tail=("zero", "zero"), head=130, clip=False, **style,
):  # fmt: skip
    """An arrow from tail to tip (fields of `base`); the head is a triangle turned along the arrow.

    The turn is computed in pixels of a square plane, where up is negative; a vector of length 0 has no head.
    """
    dx, dy = f"(datum.{tip_x} - datum.{tail[0]})", f"(datum.{tip_y} - datum.{tail[1]})"
    turned = base.transform_calculate(turn=f"90 - atan2({dy}, {dx}) * 180 / PI", head=f"{dx} == 0 && {dy} == 0 ? 0 : {head}")
    ends = {"x": x(tail[0], limit), "y": y(tail[1], limit), "x2": f"{tip_x}:Q", "y2": f"{tip_y}:Q"}
    shaft = base.mark_rule(strokeWidth=2.5, clip=clip, **style).encode(**ends, color=alt.value(color))
    tip = turned.mark_point(shape="triangle", filled=True, opacity=1, clip=clip).encode(
        x(tip_x, limit), y(tip_y, limit), angle=alt.Angle("turn:Q").scale(None), size=alt.Size("head:Q").scale(None),
        color=alt.value(color),
    )
    return alt.layer(shaft, tip)


def label(
    base: alt.Chart, at_x: str, at_y: str, limit: float, text: str | alt.Text, color: str, *, dx=10, dy=-10, size=15, **style
) -> alt.Chart:
    """A direct label beside a point; `text` is a constant string or an `alt.Text` channel."""
    channel = alt.value(text) if isinstance(text, str) else text
    return base.mark_text(dx=dx, dy=dy, fontSize=size, fontWeight="bold", **style).encode(
        x(at_x, limit), y(at_y, limit), text=channel, color=alt.value(color)
    )
