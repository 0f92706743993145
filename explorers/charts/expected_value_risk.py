"""The mean squared loss of a guess, on data and in expectation: two parabolas, and the running average of the loss."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, lookup, palette
from explorers.charts.expected_value_live import LAST, NUMBER, SHORT
from explorers.charts.expected_value_rounds import played
from explorers.charts.once import once
from explorers.expected_value import deviation, expectation, reach
from explorers.risk import risk
from explorers.rounds import rounds, running_mean

WIDTH = 262
EXTENT: dict = {"minExtent": 48, "maxExtent": 48}
REACH = lookup.field("frame", "reach", 1)
ROW = "length(data('moments')) ? data('moments')[clamp(m, 1, length(data('moments'))) - 1]"


def settling(game, guess: float, m: int, seed: int) -> dict:
    """The live chart: drag the guess a, and the number m of data that the empirical risk averages."""
    data = rounds(game, LAST, seed)
    half = reach(*game.x, guess)
    top = 1.1 * max(risk(game, half), risk(game, -half))
    moments = pd.DataFrame({"i": played(seed)["i"], "kept": played(seed)["kept"],
                            "m1": running_mean(data), "m2": running_mean(data**2)})  # fmt: skip
    home = {"a": guess, "m": m, "mean": expectation(game), "variance": deviation(game) ** 2}
    frame = pd.DataFrame([{"reach": half, "top": top}])
    return live.refilled(_described(), home=home, data={"moments": moments, "frame": frame})


@once
def _described() -> dict:
    home = dict.fromkeys(("a", "m", "mean", "variance"), 0.0)
    base = live.base(home).transform_calculate(m1=f"{ROW}.m1 : 0", m2=f"{ROW}.m2 : 0", risk="variance + pow(mean - a, 2)")
    base = base.transform_calculate(loss="datum.m2 - 2 * a * datum.m1 + a * a", least="datum.m2 - pow(datum.m1, 2)")
    chart = alt.vconcat(_parabolas(base), _running(base), spacing=16)
    follow = f"round(clamp(px, -{REACH}, {REACH}) / {REACH} * 100) / 100 * {REACH}"
    drags = [
        live.Drag("guess_handle", "guesses", {"a": follow}),
        live.Drag("m_handle", "losses", {"m": live.clamped("px", 1, LAST, 0)}),
    ]
    onward = f"m >= {LAST} ? 1 : min({LAST}, ceil(m * (1 + 0.02 * speed)))"
    empty = pd.DataFrame({"i": [1], "kept": [True], "m1": [0.0], "m2": [0.0]})
    data = {"moments": empty, "frame": pd.DataFrame([{"reach": 1.0, "top": 1.0}]),
            "guesses": pd.DataFrame({"t": np.linspace(-1, 1, 81)})}
    return live.live(chart, home=home, drags=drags, clock=live.Clock("m", onward=onward), data=data)


def _up(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q").scale(domain=[0, alt.expr(lookup.field("frame", "top", 1))], nice=False, clamp=True).axis(
        title="mean squared loss", tickCount=4, labelExpr=SHORT, **EXTENT)


def _parabolas(base: alt.Chart) -> alt.LayerChart:
    def x(field):
        domain = [alt.expr(f"-1.05 * {REACH}"), alt.expr(f"1.05 * {REACH}")]
        return alt.X(f"{field}:Q").scale(domain=domain, nice=False, zero=False).axis(
            title="guess a", tickCount=5, labelExpr=SHORT, grid=False)

    curve = alt.Chart(alt.NamedData(name="guesses")).transform_calculate(
        at=f"datum.t * {REACH}", risk="variance + pow(mean - datum.at, 2)", m1=f"{ROW}.m1 : 0", m2=f"{ROW}.m2 : 0")
    curve = curve.transform_calculate(loss="datum.m2 - 2 * datum.at * datum.m1 + pow(datum.at, 2)")
    dot: dict = {"filled": True, "size": 60, "opacity": 1, "clip": True}
    return alt.layer(
        live.floor(base, "guesses"), lookup.zeros(x("zero"), _up("zero")),
        curve.mark_line(strokeWidth=2, strokeDash=[6, 4]).encode(x("at"), _up("risk"), color=alt.value(palette.RESULT)),
        curve.mark_line(strokeWidth=2.5).encode(x("at"), _up("loss"), color=alt.value(palette.SHAPE)),
        base.mark_point(**dot, shape="diamond").encode(x("mean"), _up("variance"), color=alt.value(palette.RESULT)),
        base.mark_point(**dot).encode(x("m1"), _up("least"), color=alt.value(palette.SHAPE)),
        live.handle(base, "guess_handle", x("a"), _up("loss"), palette.KNOB, dot=130, halo=1000),
        _said(base, f"'╌ risk at a = ' + format(datum.risk, '{NUMBER}')", -27, palette.RESULT),
        _said(base, f"'━ empirical risk at a = ' + format(datum.loss, '{NUMBER}')", -10, palette.SHAPE),
    ).properties(width=WIDTH, height=170, name="guesses")  # fmt: skip


def _running(base: alt.Chart) -> alt.LayerChart:
    def x(field):
        scale = alt.Scale(type="log", domain=[0.8, 1.25 * LAST], nice=False)
        return alt.X(f"{field}:Q").scale(scale).axis(title="data m", values=[1, 10, 100, LAST], format="~s")

    rows = alt.Chart(alt.NamedData(name="moments")).transform_filter("datum.i <= m && (datum.kept || datum.i == m)")
    rows = rows.transform_calculate(loss="datum.m2 - 2 * a * datum.m1 + a * a")
    return alt.layer(
        live.floor(base, "losses"),
        base.mark_rule(strokeWidth=2, strokeDash=[6, 4]).encode(y=_up("risk"), color=alt.value(palette.RESULT)),
        rows.mark_line(strokeWidth=2, clip=True).encode(x("i"), _up("loss"), order="i:Q", color=alt.value(palette.SHAPE)),
        live.handle(base, "m_handle", x("m"), _up("loss"), palette.SHAPE, dot=110, halo=900),
    ).properties(width=WIDTH, height=140, name="losses")


def _said(base: alt.Chart, words: str, height: int, color: str) -> alt.Chart:
    said = base.transform_calculate(said=words).mark_text(align="left", fontSize=13, fontWeight="bold")
    return said.encode(x=alt.value(0), y=alt.value(height), text="said:N", color=alt.value(color))
