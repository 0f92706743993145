"""How much orthogonality three methods lose on Hilbert matrices, and the condition numbers below; n is dragged."""

import altair as alt
import pandas as pd

from explorers.charts import live, palette
from explorers.charts.once import once
from explorers.orthogonality_loss import METHODS, MOST, UNIT, condition, hilbert, loss

LOW, HIGH = 1e-17, 1e3
COLORS = (palette.WRONG, palette.KNOB, palette.RESULT)
SHAPES = ("circle", "square", "triangle-up")
WIDTH = 262  # with the labels of the axis 300 pixels
SIZES = alt.Scale(domain=[1.5, MOST + 0.5], nice=False, zero=False, padding=0)
TICKS = [1e-16, 1e-12, 1e-8, 1e-4, 1]
KAPPAS = [1, 1e8, 1e16]


def lost(n: int) -> dict:
    """The live chart: ‖QᵀQ − I‖ by the size of the matrix, n of them at the knob."""
    return live.refilled(_described(), home={"n": float(n)})


def _tables() -> dict[str, pd.DataFrame]:
    rows = [(k, name, max(LOW, loss(method(hilbert(k))[0]))) for name, method in METHODS.items() for k in range(2, MOST + 1)]
    kappa = pd.DataFrame([(k, condition(k)) for k in range(2, MOST + 1)], columns=["k", "kappa"])
    losses = pd.DataFrame(rows, columns=["k", "method", "loss"])
    return {"losses": losses, "kappas": kappa.assign(floor=1.0, bound=UNIT * kappa.kappa)}


@once
def _described() -> dict:
    base = live.base(("n",))
    chart = alt.vconcat(_losses(base), _conditions(), spacing=30, bounds="flush")
    drag = live.Drag("n_handle", "losses", {"n": live.clamped("px", 2, MOST, 0)})
    return live.live(chart, home={"n": 2.0}, drags=[drag], data=_tables())


def _table(name: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name=name))


def _along(field: str, title: str | None = None) -> alt.X:
    axis = alt.Axis(values=list(range(2, MOST + 1)), title=title, grid=False)
    return alt.X(f"{field}:Q").scale(SIZES).axis(axis)


def _up(field: str, low: float, high: float, values) -> alt.Y:
    scale = alt.Scale(type="log", domain=[low, high], nice=False)
    return alt.Y(f"{field}:Q").scale(scale).axis(alt.Axis(title=None, values=values, format=".0e", domain=False))


def _losses(base: alt.Chart) -> alt.LayerChart:
    x, y = _along("k"), _up("loss", LOW, HIGH, TICKS)
    names = list(METHODS)
    color = alt.Color("method:N").scale(domain=names, range=list(COLORS)).legend(None)
    shape = alt.Shape("method:N").scale(domain=names, range=list(SHAPES)).legend(None)
    table = _table("losses")
    dots = table.mark_point(filled=True, opacity=1).encode(
        x, y, color=color, shape=shape, size=alt.condition("datum.k == n", alt.value(150), alt.value(35)))
    knob = base.transform_calculate(low=str(LOW * 4), high=str(HIGH))
    return alt.layer(
        live.floor(base, "losses"),
        knob.mark_rule(strokeDash=[4, 4], opacity=0.8).encode(
            _along("n"), _up("low", LOW, HIGH, TICKS), y2="high:Q", color=alt.value(palette.KNOB)),
        _table("kappas").mark_line(strokeDash=[2, 3], strokeWidth=1.5).encode(
            x, _up("bound", LOW, HIGH, TICKS), color=alt.value(palette.QUIET)),
        table.mark_line(strokeWidth=2).encode(x, y, color=color), dots,
        live.handle(knob, "n_handle", _along("n"), _up("low", LOW, HIGH, TICKS), palette.KNOB),
        *_said(), name="losses",
    ).properties(width=WIDTH, height=240, name="losses")  # fmt: skip


def _said() -> list[alt.Chart]:
    """A line for each method above the view: its mark and its loss at n, and above them κ."""
    here = _table("losses").transform_filter("datum.k == n")
    lines = []
    for k, (name, color) in enumerate(zip(METHODS, COLORS, strict=True)):
        row = here.transform_filter(f"datum.method == '{name}'").transform_calculate(
            said=f"'{name.capitalize()}: ' + format(datum.loss, '.1e')")
        up = alt.value(-52 + 20 * k)
        lines.append(row.mark_text(align="left", baseline="middle", fontSize=14, fontWeight="bold").encode(
            x=alt.value(16), y=up, text="said:N", color=alt.value(color)).properties(name=f"said{'abc'[k]}"))
        lines.append(row.mark_point(filled=True, opacity=1, size=80, shape=SHAPES[k]).encode(
            x=alt.value(5), y=up, color=alt.value(color)))
    return lines


def _conditions() -> alt.LayerChart:
    """κ of the Hilbert matrices, the one of n filled."""
    bars = _table("kappas").transform_calculate(here="datum.k == n")
    shade = alt.condition("datum.k == n", alt.value(1), alt.value(0.35))
    said = bars.transform_filter("datum.here").transform_calculate(said="'κ = ' + format(datum.kappa, '.1e')")
    return alt.layer(
        bars.mark_bar(size=14).encode(
            _along("k", "n"), _up("floor", 1, 1e18, KAPPAS), y2="kappa:Q", opacity=shade, color=alt.value(palette.SHAPE)),
        said.mark_text(align="left", baseline="middle", fontSize=14, fontWeight="bold").encode(
            x=alt.value(4), y=alt.value(8), text="said:N", color=alt.value(palette.SHAPE)).properties(name="kappa"),
    ).properties(width=WIDTH, height=90, name="conditions")  # fmt: skip
