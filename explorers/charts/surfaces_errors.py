"""The error of the tangent plane against distance, on logarithmic axes, and the circle on which it was looked for."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, lookup, palette
from explorers.charts.once import once
from explorers.plane_errors import PER_DECADE, RADII, Errors, decades, rings
from explorers.plane_verdict import Judgement

WIDE, TALL, LOW = 290, 190, 150  # pixels
EVERY = 2  # degrees between the directions of a circle
ROUND = 360 // EVERY + 1
LAST = (len(RADII) - 1) / PER_DECADE  # the exponent of the smallest radius
EXPONENT = "round(log(datum.value) / LN10)"
RAISED = [str(k).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")) for k in range(-12, 25)]
POWER = f"'10' + {RAISED}[{EXPONENT} + 12]"
FRAME = {name: lookup.field("frame", name, rest) for name, rest in (
    ("low", 1e-3), ("high", 1), ("q_low", -1), ("q_high", 1))}  # fmt: skip


def chart(f, p, judged: Judgement, k: float) -> dict:
    """The live chart around the point p: drag the radius r = 10⁻ᵏ, k a multiple of 1/4."""
    _, found, errors, bound = judged
    around, at_worst = rings(f, p, found.value, errors, np.arange(0, 361, EVERY))
    low, high = decades(errors.ratio, bound)
    heights = np.abs([*around[round(k * PER_DECADE)], np.hypot(*found.slopes), 1e-9])
    reach = 1.2 * float(np.max(heights, where=np.isfinite(heights), initial=0))  # fixed while the radius is dragged
    data = {
        "frame": pd.DataFrame([{"low": low, "high": high, "q_low": -reach, "q_high": reach}]),
        "radii": _radii(errors, bound, found.slopes, at_worst, low), "rings": pd.DataFrame({"q": around.ravel()}),
    }  # fmt: skip
    return live.refilled(_described(), home={"k": k}, data=data)


def _radii(errors: Errors, bound, slopes, at_worst, low: float) -> pd.DataFrame:
    a, b = slopes
    plane = a * np.cos(errors.angle) + b * np.sin(errors.angle)
    rounding = np.where(np.isnan(errors.ratio), np.nan, np.maximum(errors.rounding, low))
    dot = np.nan_to_num(np.maximum(np.fmax(errors.ratio, bound), low), nan=low)
    table = {"r": errors.radius, "ratio": np.maximum(errors.ratio, low), "least": np.maximum(bound, low), "rounding": rounding,
             "said": errors.ratio, "bound": bound, "dot": dot, "angle": np.degrees(errors.angle), "q": at_worst,
             "plane": plane, "a": np.full_like(plane, a), "b": np.full_like(plane, b)}  # fmt: skip
    return pd.DataFrame(table).astype(float)


@once
def _described() -> dict:
    home = {"k": 0.0}
    numbers = _numbers()
    base = live.base([*home, *numbers])
    exponent = f"round(clamp(-log(px) / LN10, 0, {LAST}) * {PER_DECADE}) / {PER_DECADE}"
    picture = alt.vconcat(_decay(base), _circle(base), spacing=34)
    spec = live.live(picture, home=home, drags=[live.Drag("r_handle", "decay", {"k": exponent})])
    spec["params"] += [{"name": name, "expr": formula} for name, formula in numbers.items()]
    return spec


def _numbers() -> dict[str, str]:
    row = f"data('radii')[round(k * {PER_DECADE})]"
    fields = ("r", "said", "bound", "dot", "angle", "q", "plane", "a", "b")
    return {f"{name}_now": f"length(data('radii')) && isValid({row}.{name}) ? {row}.{name} : NaN" for name in fields}


def _power(field: str, low, high, kind=alt.Y):
    extent: dict = {"minExtent": 34, "maxExtent": 34} if kind is alt.Y else {}
    axis = alt.Axis(title=None, domain=False, ticks=False, grid=True, tickCount=5, labelOverlap=True, labelExpr=POWER, **extent)
    return kind(f"{field}:Q").scale(type="log", domain=[low, high], nice=False, clamp=True).axis(axis)


def _decay(base: alt.Chart) -> alt.LayerChart:
    """The worst ratio found, or what every plane misses by, against the radius, which shrinks to the right."""
    radii = alt.Chart(alt.NamedData(name="radii"))

    def x(field):
        return _power(field, 1.0, float(RADII[-1]), alt.X)

    def y(field):
        return _power(field, *lookup.frame("low", "high"))

    violet, red, quiet = alt.value(palette.RESULT), alt.value(palette.WRONG), alt.value(palette.QUIET)
    handle = base.transform_filter("isValid(r_now)")
    ratio, least = (radii.transform_filter(f"isValid(datum.{name})") for name in ("ratio", "least"))
    return alt.layer(
        live.floor(base, "decay"), lookup.zeros(x("zero"), y("zero")).transform_filter("false"),
        radii.transform_filter("isValid(datum.rounding)").mark_line(strokeDash=[2, 3], clip=True).encode(
            x("r"), y("rounding"), color=quiet),
        ratio.mark_line(strokeWidth=1.5, clip=True).encode(x("r"), y("ratio"), color=violet),
        ratio.mark_point(filled=True, size=26, opacity=1, clip=True).encode(x("r"), y("ratio"), color=violet),
        least.mark_line(strokeWidth=1.5, strokeDash=[6, 3], clip=True).encode(x("r"), y("least"), color=red),
        least.mark_point(filled=True, shape="square", size=30, opacity=1, clip=True).encode(x("r"), y("least"), color=red),
        handle.mark_rule(strokeDash=[3, 3]).encode(x("r_now"), color=alt.value(palette.KNOB)),
        _text(base, "isValid(a_now) && isValid(b_now) ? '|f − T| / r, worst direction found' : ''", 0, -10, palette.RESULT),
        _text(base, "isValid(bound_now) ? 'at least this / r, whatever plane' : ''", 0, -10, palette.WRONG),
        live.handle(handle, "r_handle", x("r_now"), y("dot_now"), palette.KNOB, dot=130, halo=1000),
    ).properties(width=WIDE, height=TALL, name="decay")  # fmt: skip


def _circle(base: alt.Chart) -> alt.LayerChart:
    """The quotient on the circle of radius r, the cosine that the plane asks for, and the gap in the worst direction."""
    axis: dict = {"title": None, "domain": False, "ticks": False}

    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[0, 360], nice=False).axis(values=list(range(0, 361, 90)), format="d", **axis)

    def y(field):
        scale: dict = {"domain": lookup.frame("q_low", "q_high"), "nice": False, "zero": False}
        return alt.Y(f"{field}:Q").scale(**scale).axis(tickCount=5, format="~g", minExtent=34, maxExtent=34, **axis)

    ring = alt.Chart(alt.sequence(0, ROUND, as_="i"))
    row = f"data('rings')[round(k * {PER_DECADE}) * {ROUND} + datum.i].q"
    ring = ring.transform_calculate(
        angle=f"{EVERY} * datum.i", value=f"length(data('rings')) && isValid({row}) ? {row} : NaN",
        plane=f"a_now * cos(datum.i * {EVERY} * PI / 180) + b_now * sin(datum.i * {EVERY} * PI / 180)")
    gap, flat = (base.transform_filter(f"isValid({name})") for name in ("said_now", "plane_now"))
    knob, violet = alt.value(palette.KNOB), alt.value(palette.RESULT)
    needed = alt.Chart(alt.NamedData(name="rings")).transform_filter("false").mark_point()
    zero = base.mark_rule(strokeWidth=1.2, opacity=0.7).encode(y("zero"), color=alt.value(palette.QUIET))
    said = "'r = ' + format(r_now, '.2~g')"
    return alt.layer(
        zero, needed, ring.mark_line(strokeDash=[7, 4], strokeWidth=2, clip=True).encode(x("angle"), y("plane"), color=violet),
        ring.mark_line(strokeWidth=2.5, clip=True).encode(x("angle"), y("value"), color=knob),
        gap.mark_rule(strokeWidth=4, clip=True).encode(
            x("angle_now"), y("plane_now"), y2="q_now:Q", color=alt.value(palette.WRONG)),
        _text(base, "'(f(p + h) − f(p)) / r'", 0, -24, palette.KNOB),
        _text(flat, "'(T(p + h) − f(p)) / r'", 150, -24, palette.RESULT),
        _text(gap, f"{said} + ',  worst ratio ' + format(said_now, '.3~g')", 0, -8, palette.WRONG),
        _text(base, f"isValid(bound_now) ? {said} + ',  any plane: ≥ ' + format(bound_now, '.3~g') : ''", 0, -8, palette.WRONG),
        live.floor(base, "circle"),
    ).properties(width=WIDE, height=LOW, name="circle")  # fmt: skip


def _text(base: alt.Chart, words: str, x: int, y: int, color: str) -> alt.Chart:
    said = base.transform_calculate(words=words).mark_text(align="left", fontSize=13, fontWeight="bold")
    return said.encode(x=alt.value(x), y=alt.value(y), text="words:N", color=alt.value(color))
