"""A run as a film: decision regions with the points, the losses with the knob, and the network, frame by frame."""

from functools import partial

import altair as alt
import pandas as pd

from explorers.charts import live, palette, plane, training_film
from explorers.charts.once import once
from explorers.point_sets import REACH, Points
from explorers.training import FRAMES, Training

NUMBERS = ("frame", "last", "asked", "top", "w", "own", "pick", "nx", "ny", "sumx", "sumy")
NOWHERE = 99.0  # rest of (nx, ny), the place of a point in the hand: outside the picture
LOSS, BELOW, CELL = 120, 14, training_film.CELL  # pixels: the loss curves with the knob's track, half the track, a neuron
NOW = "now"  # the frame as a whole number: it changes less often than `frame` while the clock runs
CLASSES = alt.Scale(domain=[0, 1], range=[palette.FIRST, palette.KNOB])
x, y = partial(plane.x, limit=REACH), partial(plane.y, limit=REACH)


def run_chart(tables: dict, run: Training, train: Points, test: Points, *, asked, frame, weight, own) -> dict:
    """The live chart of a run: drag or play its frames; with `own`, press on the plane for a new point, or drag a point.

    `tables` are those of `training_film.film`; `asked` is the number of steps that were wanted, `weight` the number of the
    parameter that is marked.
    """
    sums = train.x.sum(axis=0)
    values = (frame, run.step[-1], asked, training_film.top(run), weight, own, -1, NOWHERE, NOWHERE, *sums)
    points = [pd.DataFrame({"x": data.x[:, 0], "y": data.x[:, 1], "label": data.label, "i": range(len(data.label))})
              for data in (train, test)]  # fmt: skip
    data = {**tables, "train": points[0], "test": points[1]}
    return live.refilled(_described(), home=dict(zip(NUMBERS, map(float, values), strict=True)), data=data)


@once
def _described() -> dict:
    base = live.base(NUMBERS)
    chart = alt.vconcat(_plane(base), _losses(base), _network(base), spacing=50, bounds="flush").configure(aria=False)
    held = {f"n{axis}": live.clamped(f"p{axis}", -REACH, REACH) for axis in "xy"}
    drags = [live.Drag("loss_knob", "losses", {"frame": live.clamped(f"px * {FRAMES} / max(last, 1)", 0, FRAMES, 0)}),
             live.Drag("plane_floor", "plane", held), live.Drag("own_points", "plane", held)]  # fmt: skip
    clock = live.Clock("frame", end=FRAMES, per_second=8)
    spec = live.live(chart, home=dict.fromkeys(NUMBERS, 0.0), drags=drags, clock=clock)
    spec["params"].append({"name": NOW, "expr": "round(frame)"})
    _pressed(spec)
    return spec


def _pressed(spec: dict):
    """A press takes a point into the hand: a new one at the pointer, number −1, or one of the visitor's own."""
    taken = {"pick": ("-1", "datum.i")}
    for axis in "xy":
        at = live.clamped(f"invert('plane_{axis}', {axis}(group()))", -REACH, REACH)
        taken[f"n{axis}"] = (at, f"datum.{axis}")
    signals = {param["name"]: param for param in spec["params"]}
    for name, updates in taken.items():
        for layer, update in zip(("plane_floor", "own_points"), updates, strict=True):
            signals[name]["on"].insert(0, {"events": f"@{layer}_marks:pointerdown", "update": update})


def _plane(base: alt.Chart) -> alt.LayerChart:
    regions = alt.Chart(alt.NamedData(name="regions")).transform_calculate(shown=f"datum.k == {NOW} ? 1 : 0")
    train, test = (alt.Chart(alt.NamedData(name=name)) for name in ("train", "test"))
    shape = alt.Shape("label:O").scale(domain=[0, 1], range=["circle", "triangle-up"]).legend(None)
    color = alt.Color("label:O").scale(CLASSES).legend(None)
    own = train.transform_filter("own == 1").transform_calculate(stamp="stamp", **{name: name for name in NUMBERS})
    hand = base.transform_filter(f"own == 1 && abs(nx) <= {REACH}")
    return plane.square(
        live.floor(base, "plane"),
        regions.mark_image(width=plane.SIZE, height=plane.SIZE, aspect=False).encode(
            x=alt.value(plane.SIZE / 2), y=alt.value(plane.SIZE / 2), url="url:N",
            opacity=alt.Opacity("shown:Q").scale(None)).properties(name="regions"),
        plane.cross(REACH),
        test.mark_point(size=28, strokeWidth=1.1, opacity=0.75, clip=True).encode(x("x"), y("y"), shape=shape, color=color),
        train.mark_point(size=62, filled=True, opacity=1, stroke="white", strokeWidth=0.8, clip=True).encode(
            x("x"), y("y"), shape=shape, color=color),
        own.mark_point(size=500, filled=True, opacity=0.01, cursor="grab", tooltip=alt.expr("''"), clip=True).encode(
            x("x"), y("y"), color=alt.value(palette.QUIET)).properties(name="own_points"),
        hand.mark_point(size=140, strokeWidth=3, clip=True).encode(x("nx"), y("ny"), color=alt.value(palette.RESULT)),
        name="plane",
    ).resolve_scale(color="independent", shape="independent", opacity="independent")


def _losses(base: alt.Chart) -> alt.LayerChart:
    def across(field):
        ends = [alt.expr("-0.08 * max(asked, 1)"), alt.expr("1.08 * max(asked, 1)")]
        return alt.X(f"{field}:Q").scale(domain=ends, nice=False, zero=False).axis(
            title=None, grid=False, tickCount=5, domain=False)

    def up(field):
        ends: list = [0, alt.expr("max(top, 0.05)")]
        return alt.Y(f"{field}:Q").scale(domain=ends, range=[LOSS - 2 * BELOW, 0], nice=False).axis(
            title=None, tickCount=4, domain=False, minExtent=26, maxExtent=26)

    frames = alt.Chart(alt.NamedData(name="frames")).transform_filter(f"datum.k == {NOW}")
    now = base.transform_calculate(at=f"length(data('frames')) > {FRAMES} ? data('frames')[{NOW}].step : 0")
    curve = alt.Chart(alt.NamedData(name="curve"))
    color = alt.Color("set:N").scale(domain=["train", "test"], range=[palette.RESULT, palette.SECOND]).legend(None)
    dash = alt.StrokeDash("set:N").scale(domain=["train", "test"], range=[[1, 0], [5, 3]]).legend(None)
    layers = [live.floor(base, "losses"),
              curve.mark_line(strokeWidth=2, clip=True).encode(across("step"), up("loss"), color=color, strokeDash=dash),
              now.mark_rule(strokeWidth=1.5).encode(across("at"), color=alt.value(palette.KNOB))]  # fmt: skip
    for name, words, paint, at in (("step", "'step ' + format(datum.step, ',d')", palette.KNOB, 0),
                                   ("train", "'— train ' + format(datum.train, '.4~g')", palette.RESULT, 84),
                                   ("test", "isValid(datum.test) ? '- - test ' + format(datum.test, '.4~g') : ''",
                                    palette.SECOND, 194)):  # fmt: skip
        text = frames.transform_calculate(said=words).mark_text(align="left", fontSize=13, fontWeight="bold")
        said = text.encode(x=alt.value(at), y=alt.value(-12), text="said:N", color=alt.value(paint))
        layers.append(said.properties(name=f"{name}_said"))
    layers.append(live.handle(now, "loss_knob", across("at"), alt.YValue(LOSS - BELOW), palette.KNOB))
    return alt.layer(*layers).resolve_scale(color="independent", strokeDash="independent").properties(
        width=plane.SIZE, height=LOSS, name="losses")


def _network(base: alt.Chart) -> alt.LayerChart:
    def across(field):
        return alt.X(f"{field}:Q").scale(domain=[0, training_film.WIDE], nice=False).axis(None)

    def down(field):
        return alt.Y(f"{field}:Q").scale(domain=[training_film.TALL, 0], nice=False).axis(None)

    ends = {"x": across("x"), "y": down("y"), "x2": "x2:Q", "y2": "y2:Q"}
    edges = alt.Chart(alt.NamedData(name="edges")).transform_calculate(w=f"datum['w' + {NOW}]")
    edges = edges.transform_calculate(thick="clamp(1.5 * abs(datum.w), 0.2, 8)", sign="datum.w < 0 ? 0 : 1")
    units, quiet, mark = alt.Chart(alt.NamedData(name="units")), alt.value(palette.QUIET), alt.value(palette.RESULT)
    maps = alt.Chart(alt.NamedData(name="neurons")).transform_calculate(shown=f"datum.k == {NOW} ? 1 : 0")
    dash = alt.StrokeDash("sign:O").scale(domain=[0, 1], range=[[4, 2], [1, 0]]).legend(None)
    return alt.layer(
        edges.transform_filter("datum.number == w").mark_rule(strokeWidth=12, opacity=0.35).encode(**ends, color=mark),
        edges.mark_rule(opacity=0.8).encode(
            **ends, color=alt.Color("sign:O").scale(CLASSES).legend(None), strokeDash=dash,
            strokeWidth=alt.StrokeWidth("thick:Q").scale(None)).properties(name="edges"),
        maps.mark_image(width=CELL, height=CELL, aspect=False).encode(
            across("x"), down("y"), url="url:N", opacity=alt.Opacity("shown:Q").scale(None)).properties(name="neurons"),
        units.mark_square(size=CELL**2, strokeWidth=1, filled=False).encode(across("x"), down("y"), color=quiet),
        units.transform_filter("datum.number == w").mark_square(size=CELL**2, strokeWidth=4, filled=False).encode(
            across("x"), down("y"), color=mark),
        units.mark_text(fontSize=15, fontStyle="italic").encode(across("x"), down("y"), text="letter:N", color=quiet),
        live.floor(base, "diagram"),
    ).resolve_scale(color="independent", strokeDash="independent", opacity="independent").properties(
        width=training_film.WIDE, height=training_film.TALL, name="diagram", view=alt.ViewConfig(stroke=None))
