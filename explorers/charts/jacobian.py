"""A small square and its image under a typed map of the plane, with the parallelogram of the Jacobian on top.

At rest everything drawn is exact. While the point or the side is held, the browser looks the map up on a lattice.
"""

from functools import partial

import altair as alt
import numpy as np
import pandas as pd

from explorers import jacobian as maps
from explorers import map_lattice
from explorers.charts import jacobian_lattice as look
from explorers.charts import live, lookup, palette, plane
from explorers.charts.once import once

LIMIT, REACH, SIZE, TALL = map_lattice.REACH, 2.0, 260, 110
SMALLEST, LARGEST = 0.01, 1.0  # the side h
DECADES = 4  # of the ratio that are shown
NUMBERS = ("x0", "y0", "h")
EXACT = ("fu", "fv", "ja", "jb", "jc", "jd", "has_f", "has_j", "lens", "cu", "cv", "half", "low", "high")
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)


def patch(f, p, h: float, *, magnified: bool) -> dict:
    """The live chart of the map f at p with the square of side h; `magnified` shows (f(x) − f(p)) / h below."""
    at, J = maps.values(f, p), maps.jacobian(f, p)
    curve = pd.DataFrame([{"h": side, "ratio": maps.error_ratio(f, p, side)} for side in np.geomspace(SMALLEST, LARGEST, 33)])
    middle = (0.0, 0.0, map_lattice.near(f, p, h)) if magnified else map_lattice.window(f)
    largest = curve.ratio[curve.ratio > 0].max()
    high = 10.0 ** np.ceil(np.log10(largest)) if largest > 0 else 1.0
    exact = (*np.nan_to_num(at), *np.nan_to_num(J).ravel(), not np.isnan(at).any(), not np.isnan(J).any(), magnified, *middle,
             high / 10**DECADES, high)  # fmt: skip
    home = dict(zip((*NUMBERS, *EXACT), map(float, (*p, h, *exact)), strict=True))
    ξ = maps.edge()
    image = maps.values(f, np.asarray(p) + h * ξ)
    edge = pd.DataFrame({"cx": ξ[:, 0], "cy": ξ[:, 1], "eu": image[:, 0], "ev": image[:, 1]})
    edge = pd.concat([edge, edge.iloc[:1]], ignore_index=True).assign(k=range(len(ξ) + 1))
    lines = enumerate(images for _, _, images in map_lattice.net(f))
    net = [(*pair, k, line, bool(magnified)) for line, images in lines for k, pair in enumerate(images)]
    net = pd.DataFrame(net, columns=["u", "v", "k", "line", "away"])
    bands, lattice = pd.DataFrame(map_lattice.bands(f)), pd.DataFrame(map_lattice.lattice(f))
    data = {"lattice": lattice, "edge": edge, "curve": curve[curve.ratio > 0], "bands": bands, "net": net}
    return live.refilled(_described(), home=home, data=data)


@once
def _described() -> dict:
    home = dict.fromkeys((*NUMBERS, *EXACT), 0.0)
    held = {f"{name}0": live.clamped(f"p{name}", -REACH, REACH) for name in "xy"}
    drags = [live.Drag("point_handle", "input", held),
             live.Drag("side_handle", "ratio", {"h": live.clamped("px", SMALLEST, LARGEST, 3)})]  # fmt: skip
    base = live.base(home)
    chart = alt.vconcat(_input(base), _output(base), _ratio(base), spacing=54, bounds="flush")
    spec = live.live(chart, home=home, drags=drags, data={"corners": _corners()})
    spec["params"] += [{"name": name, "expr": formula} for name, formula in _signals().items()]
    return spec


def _corners() -> pd.DataFrame:
    ξ = maps.edge(1)
    return pd.DataFrame(ξ[[0, 1, 2, 3, 0]], columns=["cx", "cy"]).assign(k=range(5))


def _signals() -> dict[str, str]:
    """Whether the point and the side rest, f and J at the point: exact at rest, looked up while held."""
    stands = [f"abs({name} - {lookup.field('home', name)}) < 1e-9" for name in NUMBERS]
    found = {"rest": " && ".join(stands[:2]), "still": f"rest && {stands[2]}"}
    found |= look.place("x0", "y0", "") | look.slopes("")
    for name, exact in (("u", "fu"), ("v", "fv")):
        found[f"now_{name}"] = f"rest ? (has_f ? {exact} : NaN) : {look.value(name, '')}"
    for k, (name, by) in zip("abcd", (("u", "i"), ("u", "j"), ("v", "i"), ("v", "j")), strict=True):
        found[f"now_{k}"] = f"rest ? (has_j ? j{k} : NaN) : {look.on_a_line()} ? NaN : {look.value(name, '', by)}"
    return found | {"det": "now_a * now_d - now_b * now_c"}


def _table(name: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name=name)).transform_calculate(zero="0")


def _input(base: alt.Chart) -> alt.LayerChart:
    """The square around the dragged point, on the plane shaded by the sign of det J."""
    band = _table("bands").transform_filter("datum.sign != '+'").mark_rect(opacity=0.22, strokeWidth=0)
    signs = alt.Color("sign:N").scale(domain=["−", "0", ""], range=[palette.WRONG, palette.KNOB, palette.QUIET]).legend(None)
    square = _table("corners").transform_calculate(qx="x0 + h * datum.cx", qy="y0 + h * datum.cy")
    square = square.encode(x("qx"), y("qy"), order="k:Q", color=alt.value(palette.RESULT))
    tips = base.transform_calculate(right="x0 + h / 2", above="y0 + h / 2",
                                    said="'p = (' + format(x0, '.2f') + ', ' + format(y0, '.2f') + ')'")  # fmt: skip
    return plane.square(
        live.floor(base, "input"), band.encode(x("x"), y("y"), x2="x2:Q", y2="y2:Q", color=signs).properties(name="bands"),
        plane.cross(LIMIT), *_outline(square),
        *_arrow(tips, ("x0", "y0"), ("right", "y0"), x, y, palette.FIRST),
        *_arrow(tips, ("x0", "y0"), ("x0", "above"), x, y, palette.SECOND),
        live.handle(base, "point_handle", x("x0"), y("y0"), palette.KNOB, dot=60),
        _title(tips, "said", palette.KNOB, 0, "left").properties(name="point"), name="input", size=SIZE)  # fmt: skip


def _channels(across: str, up: str):
    """The channels of the output plane, whose window follows the map."""
    pair = []
    for channel, field, middle in ((alt.X, across, "cu"), (alt.Y, up, "cv")):
        centre, half = lookup.field("home", middle), lookup.field("home", "half", 1)
        scale = alt.Scale(domain=[alt.expr(f"{centre} - {half}"), alt.expr(f"{centre} + {half}")], nice=False, zero=False)
        extent: dict = {"minExtent": 34, "maxExtent": 34} if channel is alt.Y else {}  # or the labels would shift the plane
        axis = alt.Axis(domain=False, ticks=False, grid=True, title=None, tickCount=5, **extent)
        pair.append(channel(f"{field}:Q").scale(scale).axis(axis))
    return pair


def _seen(points: alt.Chart, u: str, v: str) -> alt.Chart:
    """Where a point of the output is drawn: at itself, or by its difference quotient under the lens."""
    return points.transform_calculate(au=f"lens ? ({u} - now_u) / h : {u}", av=f"lens ? ({v} - now_v) / h : {v}")


def _linear(cx: str, cy: str) -> tuple[str, str]:
    return f"(now_u + h * (now_a * {cx} + now_b * {cy}))", f"(now_v + h * (now_c * {cx} + now_d * {cy}))"


def _image() -> alt.Chart:
    """The image of the edge, and how far each of its points is from the parallelogram, by h."""
    points = _table("edge").transform_calculate(qx="x0 + h * datum.cx", qy="y0 + h * datum.cy")
    points = points.transform_calculate(**look.place("datum.qx", "datum.qy"))
    exact = {name: f"(isValid(datum.e{name}) ? datum.e{name} : NaN)" for name in "uv"}
    points = points.transform_calculate(**{f"to_{name}": f"still ? {exact[name]} : {look.value(name)}" for name in "uv"})
    line = _linear("datum.cx", "datum.cy")
    return points.transform_calculate(off=f"hypot(datum.to_u - {line[0]}, datum.to_v - {line[1]}) / h")


def _output(base: alt.Chart) -> alt.LayerChart:
    """The curved image of the square, and the parallelogram of J."""
    across, up = _channels("au", "av")
    image = _seen(_image(), "datum.to_u", "datum.to_v").encode(across, up, order="k:Q", color=alt.value(palette.RESULT))
    flat = _seen(_table("corners"), *_linear("datum.cx", "datum.cy"))
    flat = flat.encode(across, up, order="k:Q", color=alt.value(palette.KNOB))
    net = _table("net").transform_filter("!datum.away").mark_line(clip=True, strokeWidth=1, opacity=0.45)
    named = _channels("u", "v")
    said = base.transform_calculate(det="isValid(det) && isFinite(det) ? 'det J = ' + format(det, '.3~g') : 'no J'",
                                    map="lens ? '(f(x) − f(p)) / h' : 'f(x)'")  # fmt: skip
    arrows = []
    for tip, color in ((("0.5", "0"), palette.FIRST), (("0", "0.5"), palette.SECOND)):
        column = _seen(base.transform_calculate(tail="0"), "now_u", "now_v").transform_calculate(tu="datum.au", tv="datum.av")
        ends = _linear(*tip)
        column = column.transform_calculate(bu=f"lens ? ({ends[0]} - now_u) / h : {ends[0]}",
                                            bv=f"lens ? ({ends[1]} - now_v) / h : {ends[1]}")  # fmt: skip
        arrows += _arrow(column, ("tu", "tv"), ("bu", "bv"), partial(_channel, 0), partial(_channel, 1), color)
    return plane.square(
        net.encode(*named, order="k:Q", detail="line:N", color=alt.value(palette.QUIET)).properties(name="net"),
        *_outline(image, "image"), flat.mark_line(clip=True, strokeWidth=2, strokeDash=[5, 3]).properties(name="flat"), *arrows,
        _title(said, "map", palette.RESULT, 0, "left"), _title(said, "det", palette.KNOB, SIZE, "right").properties(name="det"),
        name="output", size=SIZE)  # fmt: skip


def _channel(k: int, field: str):
    return _channels(field, field)[k]


def _ratio(base: alt.Chart) -> alt.LayerChart:
    """The largest deviation by h against h, both logarithmic: the curve of the resting point, and a dot that is live."""
    low, high = lookup.field("home", "low", 0.001), lookup.field("home", "high", 1)
    across = alt.X("h:Q").scale(type="log", domain=[SMALLEST / 1.6, LARGEST * 1.6], nice=False)
    across = across.axis(values=[0.01, 0.1, 1], title=None, domain=False, ticks=False, format="~g")
    up = alt.Y("ratio:Q").scale(type="log", domain=[alt.expr(low), alt.expr(high)], nice=False)
    up = up.axis(title=None, domain=False, ticks=False, tickCount=4, format="~e", minExtent=34, maxExtent=34)
    worst = _image().transform_aggregate(ratio="max(off)", least="min(off)", known="valid(off)").transform_calculate(
        h="h", said="datum.known == length(data('edge')) ? 'error / h = ' + format(datum.ratio, '.2~g') : ''")
    side = base.transform_calculate(said="'h = ' + format(h, '.3~f')")
    loaded = _table("lattice").mark_point(opacity=0).encode(across).transform_filter("false")  # or Vega does not load it
    dot = worst.transform_filter("datum.ratio > 1e-11").mark_point(shape="diamond", filled=True, size=120, opacity=1, clip=True)
    curve = _table("curve").transform_filter("rest").mark_line(clip=True, strokeWidth=2)
    return alt.layer(
        live.floor(base, "ratio"), loaded, curve.encode(across, up, color=alt.value(palette.RESULT)).properties(name="curve"),
        base.mark_rule(strokeDash=[3, 3]).encode(across, color=alt.value(palette.KNOB)),
        dot.encode(across, up, color=alt.value(palette.RESULT)),
        live.handle(base, "side_handle", across, alt.YValue(TALL - 12), palette.KNOB),
        _title(side, "said", palette.KNOB, 0, "left").properties(name="side"),
        _title(worst, "said", palette.RESULT, SIZE, "right").properties(name="error"),
    ).properties(width=SIZE, height=TALL, name="ratio")  # fmt: skip


def _outline(points: alt.Chart, name: str = "square") -> list[alt.Chart]:
    filled = points.mark_line(clip=True, filled=True, opacity=0.2)
    return [filled, points.mark_line(clip=True, strokeWidth=2).properties(name=name)]


def _arrow(base, tail, tip, across, up, color) -> list[alt.Chart]:
    """An arrow from tail to tip in a square plane; one shorter than its head is without it."""
    dx, dy = f"(datum.{tip[0]} - datum.{tail[0]})", f"(datum.{tip[1]} - datum.{tail[1]})"
    turned = base.transform_calculate(turn=f"90 - atan2({dy}, {dx}) * 180 / PI", head=f"abs({dx}) + abs({dy}) > 0 ? 70 : 0")
    shaft = base.mark_rule(strokeWidth=3, clip=True).encode(
        across(tail[0]), up(tail[1]), x2=f"{tip[0]}:Q", y2=f"{tip[1]}:Q", color=alt.value(color))
    head = turned.mark_point(shape="triangle", filled=True, opacity=1, clip=True).encode(
        across(tip[0]), up(tip[1]), angle=alt.Angle("turn:Q").scale(None), size=alt.Size("head:Q").scale(None),
        color=alt.value(color))  # fmt: skip
    return [shaft, head]


def _title(base: alt.Chart, field: str, color: str, at: float, align: str) -> alt.Chart:
    """Live words above a view."""
    text = base.mark_text(align=alt.Align(align), fontSize=14, fontWeight="bold")
    return text.encode(x=alt.value(at), y=alt.value(-12), text=f"{field}:N", color=alt.value(color))
