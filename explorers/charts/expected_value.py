"""The balance: outcomes as weights at their pay-offs, the mean as the fulcrum under them, and the running mean of rounds."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, lookup, palette
from explorers.charts.expected_value_live import (
    BLOCK,
    EXTENT,
    HIGH,
    LAST,
    LETTERS,
    LOW,
    NUMBER,
    NUMBERS,
    PAYOFFS,
    ROOM,
    SHORT,
    TALL,
    WIDTH,
    derived,
    follows,
    said,
    stepped,
    weighted,
    written,
)
from explorers.charts.expected_value_rounds import played, view
from explorers.charts.layered import layered
from explorers.charts.once import once
from explorers.expected_value import MOST, reach


def balance(game, price: float, n: int, seed: int) -> dict:
    """The live chart: drag the top of a block up or down and sideways, the price, and the number of rounds."""
    size = len(game.p)
    home = {letter: float(game.p[k]) if k < size else 0.0 for k, letter in enumerate(LETTERS)}
    home |= {name: float(game.x[k]) if k < size else 0.0 for k, name in enumerate(PAYOFFS)}
    half = reach(*game.x, price)
    frame = pd.DataFrame([{"low": -ROOM * half, "high": ROOM * half}])
    data = {"frame": frame, "rounds": played(seed)}
    return live.refilled(_described(), home=home | {"size": size, "price": price, "n": n, "reach": half}, data=data)


@once
def _described() -> dict:
    home = dict.fromkeys(NUMBERS, 1.0)
    base = live.base(home).transform_calculate(
        E="mean", gain=weighted("max(0, {x} - price)"), loss=weighted("max(0, price - {x})"))
    chart = alt.vconcat(_balance(base), _sides(base), view(base), spacing=16).add_params(*derived())
    drags = [live.Drag(f"{letter}_handle", "balance", follows(letter), turning=True) for letter in LETTERS]
    drags += [
        live.Drag("price_handle", "balance", {"price": stepped("px")}),
        live.Drag("n_handle", "rounds", {"n": live.clamped("px", 1, LAST, 0)}),
    ]
    onward = f"n >= {LAST} ? 1 : min({LAST}, ceil(n * (1 + 0.02 * speed)))"
    data = {"outcomes": pd.DataFrame({"i": range(1, MOST + 1)}), "band": pd.DataFrame({"m": np.geomspace(1, LAST, 61)}),
            "rounds": played(0), "frame": pd.DataFrame([{"low": -ROOM, "high": ROOM}])}
    return live.live(chart, home=home, drags=drags, clock=live.Clock("n", onward=onward), data=data)


def _stacked(rows: alt.Chart, count: int = MOST) -> alt.Chart:
    """Fields bottom1, top1, …: a block stands on the highest of the earlier blocks that would be in its way."""
    for k, letter in enumerate(LETTERS[:count], 1):
        below = ["0"]
        for j, other in enumerate(LETTERS[: k - 1], 1):
            near = f"abs(x{letter} - x{other}) < {2 * BLOCK - 1e-6} * reach && {other} > 0"
            below.append(f"({near} ? datum.top{j} : 0)")
        bottom = f"max({', '.join(below)})"
        rows = rows.transform_calculate(**{f"bottom{k}": bottom, f"top{k}": f"datum.bottom{k} + {letter} / total"})
    return rows


def _x(field: str) -> alt.X:
    scale = alt.Scale(domain=lookup.frame("low", "high"), nice=False, zero=False)
    return alt.X(f"{field}:Q").scale(scale).axis(title="pay-off x", tickCount=5, grid=False, labelExpr=SHORT)


def _up(field: str) -> alt.Y:
    axis = alt.Axis(title="probability", values=[0, 0.25, 0.5, 0.75, 1], format=".2~f", **EXTENT)
    return alt.Y(f"{field}:Q").scale(domain=[LOW, HIGH], nice=False).axis(axis)


def _balance(base: alt.Chart) -> alt.LayerChart:
    rows = _stacked(alt.Chart(alt.NamedData(name="outcomes")).transform_filter("datum.i <= size"))

    def of(field):
        return f"[{', '.join(f'datum.{field}{k}' for k in range(1, MOST + 1))}][datum.i - 1]"

    rows = rows.transform_calculate(
        x=f"[{', '.join(PAYOFFS)}][datum.i - 1]", low=of("bottom"), high=of("top"), left=f"datum.x - {0.97 * BLOCK} * reach",
        right=f"datum.x + {0.97 * BLOCK} * reach", middle="(datum.low + datum.high) / 2", name="datum.i + ''")
    block = rows.mark_rect(opacity=0.6, clip=True).encode(
        _x("left"), _up("low"), x2="right:Q", y2="high:Q", color=alt.value(palette.FIRST))
    edge = rows.mark_tick(thickness=1.5, width=25, height=1.5, clip=True).encode(
        _x("x"), _up("high"), color=alt.value(palette.FIRST))
    names = rows.transform_filter("datum.high - datum.low >= 0.07").mark_text(fontSize=12, fontWeight="bold", clip=True)
    fulcrum = base.transform_calculate(foot="-0.085").mark_point(
        shape="triangle-up", filled=True, size=330, opacity=1, clip=True)
    return layered(
        live.floor(base, "balance"), lookup.zeros(_x("zero"), _up("zero")), block, edge,
        names.encode(_x("x"), _up("middle"), text="name:N", color=alt.value(palette.QUIET)),
        base.mark_rule(strokeWidth=2, strokeDash=[3, 3]).encode(_x("price"), color=alt.value(palette.SECOND)),
        fulcrum.encode(_x("E"), _up("foot"), color=alt.value(palette.RESULT)),
        live.handle(base, "price_handle", _x("price"), alt.YValue(6), palette.SECOND, dot=120, halo=800),
        *(_grip(base, k, letter) for k, letter in enumerate(LETTERS, 1)),
        said(base, f"'▲ E = ' + {written('datum.E')}", -12, palette.RESULT),
        said(base, f"'┆ price c = ' + format(price, '{NUMBER}')", -12, palette.SECOND, right=True),
    ).properties(width=WIDTH, height=TALL, name="balance")  # fmt: skip


def _grip(base: alt.Chart, k: int, letter: str) -> alt.LayerChart:
    """The handle at the top of block k, where there is such an outcome."""
    here = _stacked(base.transform_filter(f"{k} <= size"), k)
    return live.handle(here, f"{letter}_handle", _x(f"x{letter}"), _up(f"top{k}"), palette.KNOB, dot=90, halo=620)


def _sides(base: alt.Chart) -> alt.LayerChart:
    """What the price gains and what it loses, on average per round; equal at the fair price."""
    rows = base.transform_calculate(first="'gains'", second="'loses'")
    scale = alt.Scale(domain=[0, alt.expr("1.5 * reach")], nice=False, clamp=True)

    def bar(row, field, color):
        y = alt.Y(f"{row}:N").scale(domain=["gains", "loses"]).axis(title=None, domain=False, ticks=False, **EXTENT)
        x = alt.X("zero:Q").scale(scale).axis(None)
        end = alt.X(f"{field}:Q").scale(scale).axis(None)
        said = rows.mark_text(align="left", dx=5, fontSize=13).encode(
            end, y, text=alt.Text(f"{field}:Q", format=NUMBER), color=alt.value(color))
        return rows.mark_bar(size=15, opacity=0.8).encode(x, y, x2=f"{field}:Q", color=alt.value(color)), said

    words = f"'on average per round: E − c = ' + {written('datum.gain - datum.loss')}"
    return layered(*bar("first", "gain", palette.SECOND), *bar("second", "loss", palette.WRONG),
                     said(rows, words, -9, palette.QUIET)).properties(width=WIDTH, height=40, name="sides")  # fmt: skip
