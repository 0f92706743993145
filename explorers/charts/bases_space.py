"""Gram–Schmidt of three vectors in space, played and turned: one projection after the other, then the lengths."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, palette, surface, track
from explorers.charts.once import once
from explorers.gram_schmidt import orthonormal

REACH = 1.25  # from the middle of the view to its edge; all vectors are scaled to be within 1
END = 4.0
HOME = ("az", "el", "s")
COLORS = (palette.FIRST, palette.SECOND, palette.RESULT)
PLACE = alt.Scale(domain=[-REACH, REACH], nice=False, zero=False)
LOW = "₁₂₃"


def space(vectors, steps, azimuth: float, elevation: float, stage: float) -> dict:
    """The live chart of the steps of three vectors: `stage` runs to 4, with two projections for the last vector."""
    home = dict(zip(HOME, map(float, (azimuth, elevation, stage)), strict=True))
    return live.refilled(_described(), home=home, data=_tables(np.array(vectors, dtype=float), steps))


def _tables(given: np.ndarray, steps) -> dict[str, pd.DataFrame]:
    size = max(1.0, *np.linalg.norm(given, axis=1))
    w = [np.array(step.remainder, dtype=float) for step in steps]
    lengths = [max(np.linalg.norm(v), 1e-300) for v in w]
    a = [given[step.index] for step in steps]
    p = {(k, j): float(steps[k].shares.get(steps[j].index, 0)) * w[j] for k in range(3) for j in range(k)}
    ways = [[a[0]] * 4, [a[1], *[w[1]] * 3], [a[2], a[2], a[2] - p[2, 0], w[2]]]
    ways = [[*way, w[k] / lengths[k]] for k, way in enumerate(ways)]
    rows = [np.array(way).T.ravel() / size for way in ways]
    frame = pd.DataFrame(rows, columns=[f"{axis}{k}" for axis in "xyz" for k in range(5)]).assign(
        vector=[f"a{LOW[step.index]}" for step in steps], after=list(LOW), gone=[step.dependent for step in steps])
    cuts = [(stage, *ways[k][stage], *p[k, j]) for stage, (k, j) in enumerate(((1, 0), (2, 0), (2, 1)))]
    cuts = pd.DataFrame(cuts, columns=["stage", "x1", "y1", "z1", "x2", "y2", "z2"], dtype=float)
    cuts[cuts.columns[1:]] /= size
    axes = pd.DataFrame(np.hstack([np.zeros((3, 3)), np.eye(3) / size]), columns=cuts.columns[1:])
    return {"ways": frame, "cuts": cuts, "axes": axes.assign(said=[f"e{k}" for k in LOW]), "disc": _disc(steps[:2], size)}


def _disc(first_two, size: float) -> pd.DataFrame:
    """The unit disc of the plane of the first two vectors; no rows if they are dependent."""
    q = np.array(orthonormal(first_two), dtype=float)
    turn = np.linspace(0, 2 * np.pi, 61 if len(q) == 2 else 0)
    points = np.column_stack([np.cos(turn), np.sin(turn)]) @ q / size if len(q) == 2 else np.empty((0, 3))
    return pd.DataFrame(points, columns=list("xyz")).assign(k=range(len(points)))


@once
def _described() -> dict:
    base = live.base(HOME)
    layers = [*_disc_layers(), *_axes(), *_cuts(), *_given(), *_moving(), live.floor(base, "space")]
    view = alt.layer(*layers).properties(
        width=surface.SIZE, height=surface.SIZE, name="space", view=alt.ViewConfig(stroke=None))
    stages = track.track(base, "s", "stages", END, range(int(END) + 1))
    chart = alt.vconcat(view, stages, spacing=16, bounds="flush").configure(aria=False)
    spec = live.live(chart, home=dict.fromkeys(HOME, 0.0), drags=[surface.turning("space"), track.drag("s", "stages", END)],
                     clock=live.Clock("s", end=END, per_second=0.6))  # fmt: skip
    spec["params"] += surface.angles()
    return spec


def _at(channel, field: str):
    return channel(f"{field}:Q").scale(PLACE).axis(None)


def _seen(table: str, points: dict[str, tuple[str, str, str]]) -> alt.Chart:
    """A table with its points as they lie on the screen: the point p as pu and pv."""
    places: dict[str, str] = {}
    for name, at in points.items():
        places |= {f"{name}u": surface.across(*at[:2]), f"{name}v": surface.upward(*at)}
    return alt.Chart(alt.NamedData(name=table)).transform_calculate(zero="0", **places)


def _rule(chart: alt.Chart, start: str | None, end: str, color, **style) -> alt.Chart:
    u, v = (f"{start}u", f"{start}v") if start else ("zero", "zero")
    return chart.mark_rule(**style).encode(_at(alt.X, u), _at(alt.Y, v), x2=f"{end}u:Q", y2=f"{end}v:Q", color=color)


def _tip(chart: alt.Chart, end: str, color) -> alt.Chart:
    turned = chart.transform_calculate(
        turn=f"90 - atan2(datum.{end}v, datum.{end}u) * 180 / PI", head=f"hypot(datum.{end}u, datum.{end}v) < 0.02 ? 0 : 120")
    return turned.mark_point(shape="triangle", filled=True, opacity=1).encode(
        _at(alt.X, f"{end}u"), _at(alt.Y, f"{end}v"), angle=alt.Angle("turn:Q").scale(None),
        size=alt.Size("head:Q").scale(None), color=color)


def _named(chart: alt.Chart, end: str, text: str, color, *, out=0.13, size=14) -> alt.Chart:
    """A name beyond the end of a vector."""
    far = f"(1 + {out} / max(0.05, hypot(datum.{end}u, datum.{end}v)))"
    placed = chart.transform_calculate(lu=f"datum.{end}u * {far}", lv=f"datum.{end}v * {far}")
    return placed.mark_text(fontSize=size, fontWeight="bold", baseline="middle").encode(
        _at(alt.X, "lu"), _at(alt.Y, "lv"), text=text, color=color)


def _by_vector() -> alt.Color:
    return alt.Color("vector:N").scale(domain=[f"a{k}" for k in LOW], range=list(COLORS)).legend(None)


def _disc_layers() -> list[alt.Chart]:
    disc = _seen("disc", {"p": ("datum.x", "datum.y", "datum.z")}).transform_filter("s >= 1")
    disc = disc.encode(_at(alt.X, "pu"), _at(alt.Y, "pv"), order="k:Q", color=alt.value(palette.SHAPE))
    return [disc.mark_line(filled=True, opacity=0.13), disc.mark_line(strokeWidth=1, opacity=0.7)]


def _axes() -> list[alt.Chart]:
    axes, quiet = _seen("axes", {"p": ("datum.x2", "datum.y2", "datum.z2")}), alt.value(palette.QUIET)
    return [_rule(axes, None, "p", quiet, strokeWidth=1.2), _named(axes, "p", "said:N", quiet, out=0.09, size=12)]


def _cuts() -> list[alt.Chart]:
    """In its stage, the projection p that is subtracted and the way from the vector's tip to it."""
    cuts = _seen("cuts", {"a": ("datum.x1", "datum.y1", "datum.z1"), "p": ("datum.x2", "datum.y2", "datum.z2")})
    cuts, color = cuts.transform_filter("s >= datum.stage && s < datum.stage + 1"), alt.value(palette.KNOB)
    long = cuts.transform_filter("hypot(datum.x2, datum.y2, datum.z2) > 0.02")
    return [_rule(cuts, "a", "p", color, strokeWidth=1.5, strokeDash=[2, 3]),
            _rule(cuts, None, "p", color, strokeWidth=4, opacity=0.8), _tip(cuts, "p", color),
            _named(long.transform_calculate(said="'p'"), "p", "said:N", color, out=-0.15)]  # fmt: skip


def _given() -> list[alt.Chart]:
    given = _seen("ways", {"p": ("datum.x0", "datum.y0", "datum.z0")})
    rule = _rule(given, None, "p", _by_vector(), strokeWidth=1.3, strokeDash=[3, 3])
    return [rule, _named(given.transform_filter("s <= 3"), "p", "vector:N", _by_vector())]


def _moving() -> list[alt.Chart]:
    """What has become of each vector: straight from one stage to the next."""
    now = {axis: f"(datum['{axis}' + min(3, floor(s))] + (s - min(3, floor(s))) * "
                 f"(datum['{axis}' + (min(3, floor(s)) + 1)] - datum['{axis}' + min(3, floor(s))]))" for axis in "xyz"}
    ways = alt.Chart(alt.NamedData(name="ways")).transform_calculate(
        zero="0", **{f"{axis}n": formula for axis, formula in now.items()})
    ways = ways.transform_calculate(pu=surface.across("datum.xn", "datum.yn"),
                                    pv=surface.upward("datum.xn", "datum.yn", "datum.zn"))  # fmt: skip
    done = "(datum.after == '₁' ? datum.gone || s > 3.1 : s >= (datum.after == '₂' ? 1 : 3))"
    named = ways.transform_filter(f"{done} && !datum.gone")
    named = named.transform_calculate(said="(s < 4 ? 'w' : 'q') + datum.after")
    gone = ways.transform_filter(f"{done} && datum.gone").transform_calculate(said="'w' + datum.after + ' = 0'")
    return [_rule(ways, None, "p", _by_vector(), strokeWidth=3), _tip(ways, "p", _by_vector()),
            _named(named, "p", "said:N", _by_vector(), out=0.27),
            gone.mark_text(dx=34, dy=14, fontSize=14, fontWeight="bold").encode(
                _at(alt.X, "zero"), _at(alt.Y, "zero"), text="said:N", color=alt.value(palette.WRONG))]  # fmt: skip
