"""The growth rate against the part that is bet, and many players on a logarithmic axis, with the bet as the knob."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, lookup, palette
from explorers.charts.layered import layered
from explorers.charts.once import once
from explorers.ruin import edge, growth_rate, kelly

WIDTH = 262
PLAYERS, LAST, STEP = 24, 200, 5
POWERS = 9  # of ten, upwards and downwards
EXTENT: dict = {"minExtent": 44, "maxExtent": 44}
TYPICAL = "(p * log(1 + {f} * b) + (p < 1 ? (1 - p) * log(max(1e-300, 1 - {f})) : 0))"  # nats per round
OF_MEAN = "log(max(1e-300, 1 + {f} * (p * b - 1 + p)))"


def ruin(f: float, p: float, b: float, n: int, wins) -> dict:
    """The live chart: drag the part f that is bet in every round; `wins` are those of the players after 0, 1, … rounds."""
    at = np.arange(0, LAST + 1, STEP)
    paths = pd.DataFrame({"player": np.repeat(range(PLAYERS), len(at)), "round": np.tile(at, PLAYERS),
                          "wins": wins[:PLAYERS, ::STEP].ravel()})  # fmt: skip
    top = max(growth_rate(kelly(p, b), p, b), np.log1p(max(0.0, 0.5 * edge(p, b))), 0.02)
    frame = pd.DataFrame([{"low": -1.6 * top, "high": 1.5 * top}])
    home = {"bet": f, "p": p, "b": b, "n": n, "best": kelly(p, b)}
    return live.refilled(_described(), home=home, data={"paths": paths, "frame": frame})


@once
def _described() -> dict:
    home = dict.fromkeys(("bet", "p", "b", "n", "best"), 0.0)
    base = live.base(home).transform_calculate(g=TYPICAL.format(f="bet"), h=OF_MEAN.format(f="bet"))
    chart = alt.vconcat(_rates(base), _players(base), spacing=30)
    drags = [live.Drag("bet_handle", "rates", {"bet": live.clamped("px", 0, 1)})]
    empty = pd.DataFrame(columns=["player", "round", "wins"], dtype=float)
    data = {"paths": empty, "frame": pd.DataFrame([{"low": -1.0, "high": 1.0}]),
            "bets": pd.DataFrame({"f": np.linspace(0, 1, 101)}), "times": pd.DataFrame({"round": range(0, LAST + 1, 10)})}
    return live.live(chart, home=home, drags=drags, data=data)


def _rates(base: alt.Chart) -> alt.LayerChart:
    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[-0.04, 1.04], nice=False).axis(
            title="f, part of the wealth that is bet", values=[0, 0.25, 0.5, 0.75, 1], format=".2~f", grid=False)

    def y(field):
        return alt.Y(f"{field}:Q").scale(domain=lookup.frame("low", "high"), nice=False).axis(
            title="nats per round", tickCount=5, format="~g", **EXTENT)

    bets = alt.Chart(alt.NamedData(name="bets")).transform_calculate(
        g=TYPICAL.format(f="datum.f"), h=OF_MEAN.format(f="datum.f"))
    held = base.transform_calculate(at=f"clamp(datum.g, {lookup.field('frame', 'low')}, {lookup.field('frame', 'high')})")
    return layered(
        live.floor(base, "rates"), lookup.zeros(x("zero"), y("zero")),
        base.mark_rule(strokeDash=[2, 3]).encode(x("best"), color=alt.value(palette.SECOND)),
        bets.mark_line(strokeWidth=2, strokeDash=[6, 4], clip=True).encode(x("f"), y("h"), color=alt.value(palette.KNOB)),
        bets.mark_line(strokeWidth=2.5, clip=True).encode(x("f"), y("g"), color=alt.value(palette.RESULT)),
        base.mark_rule(strokeWidth=1.5).encode(x("bet"), color=alt.value(palette.QUIET)),
        live.handle(held, "bet_handle", x("bet"), y("at"), palette.RESULT, dot=130, halo=1000),
        _said(base, "'╌ ln of the mean factor ' + format(datum.h, '.4f')", -27, palette.KNOB),
        _said(base, "'━ growth rate ' + (bet == 1 && p < 1 ? '−∞' : format(datum.g, '.4f'))", -10, palette.RESULT),
        _said(base, "'┆ Kelly ' + format(best, '.3~f')", -10, palette.SECOND, right=True),
    ).properties(width=WIDTH, height=150, name="rates")  # fmt: skip


def _players(base: alt.Chart) -> alt.LayerChart:
    x = alt.X("round:Q").scale(domain=[0, LAST], nice=False).axis(title="rounds", tickCount=5, grid=False)

    def y(field):
        labels = "datum.value == 0 ? '1' : '10^' + datum.value"
        return alt.Y(f"{field}:Q").scale(domain=[-POWERS, POWERS], nice=False).axis(
            title="wealth", values=list(range(-8, 9, 4)), labelExpr=labels, **EXTENT)

    won, lost = "datum.wins * log(1 + bet * b)", "(datum.round - datum.wins) * log(max(1e-300, 1 - bet))"
    paths = alt.Chart(alt.NamedData(name="paths")).transform_calculate(w=f"max(-99, ({won} + {lost}) / LN10)")
    times = alt.Chart(alt.NamedData(name="times")).transform_calculate(
        typical=f"max(-99, datum.round * {TYPICAL.format(f='bet')} / LN10)",
        mean=f"datum.round * {OF_MEAN.format(f='bet')} / LN10")
    return layered(
        lookup.zeros(x, y("zero"), name="home"),
        paths.mark_line(strokeWidth=0.9, opacity=0.55, clip=True).encode(
            x, y("w"), detail="player:N", color=alt.value(palette.QUIET)),
        times.mark_line(strokeWidth=2.5, strokeDash=[6, 4], clip=True).encode(x, y("mean"), color=alt.value(palette.KNOB)),
        times.mark_line(strokeWidth=3, clip=True).encode(x, y("typical"), color=alt.value(palette.RESULT)),
        base.transform_calculate(round="n").mark_rule().encode(x, color=alt.value(palette.QUIET)),
        _said(base, "'╌ the mean    ━ growth rate × rounds    — players'", -9, palette.QUIET),
    ).properties(width=WIDTH, height=190, name="players")  # fmt: skip


def _said(base: alt.Chart, words: str, height: int, color: str, *, right=False) -> alt.Chart:
    said = base.transform_calculate(said=words).mark_text(align="right" if right else "left", fontSize=13)
    return said.encode(x=alt.value(WIDTH if right else 0), y=alt.value(height), text="said:N", color=alt.value(color))
