"""A curve with its secant and tangent, and its slopes below it: what is held, what is played, what is computed live."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, lookup
from explorers.charts.derivative_views import FRAME, VERTICAL, graph, slopes
from explorers.charts.once import once
from explorers.sweep import Secant, Sweep


def picture(swept: Sweep, frames: dict, x0: float, h: float, secant: Secant, central: bool) -> dict:
    """The live chart: drag x₀ along the curve or the graph of f′, drag x₀ + h, or let h shrink."""
    home = {"x0": x0, "h": h}
    sides = {side: np.clip(getattr(swept, side), -VERTICAL, VERTICAL) for side in ("left", "right")}
    rest = secant._asdict() | home | frames | {"step": swept.step, "central": float(central)}
    rows = lookup.table(swept.samples).assign(**sides)
    alone = rows[~rows.duplicated("piece", keep=False) & rows.y.notna()]
    data = {"curve": rows, "alone": alone, "frame": pd.DataFrame([rest])}
    return live.refilled(_described(), home=home, data=data)


@once
def _described() -> dict:
    numbers = _numbers()
    base = live.base(["x0", "h", *numbers])
    chart = alt.vconcat(graph(base), slopes(base), spacing=14)
    spec = live.live(chart, home={"x0": 0.0, "h": 0.0}, drags=_drags(), clock=_clock())
    spec["params"] += [{"name": name, "expr": formula} for name, formula in numbers.items()]
    return spec


def _drags() -> list[live.Drag]:
    """x₀ moves along the rows of the table, and x₀ + h to another row."""
    held = f"clamp(px, {FRAME['x_low']}, {FRAME['x_high']})"
    place = f"round(1000 * ({FRAME['x0']} + {FRAME['step']} * round(({held} - {FRAME['x0']}) / {FRAME['step']}))) / 1000"
    way = f"round(({held} - x0) / {FRAME['step']})"
    step = f"round(1000 * {FRAME['step']} * ({way} == 0 ? 1 : {way})) / 1000"
    return [live.Drag("x_handle", "graph", {"x0": place}), live.Drag("h_handle", "graph", {"h": step}),
            live.Drag("s_handle", "slopes", {"x0": place})]  # fmt: skip


def _clock() -> live.Clock:
    """h shrinks by a part of itself, and begins again when it is below one step of the table."""
    start = f"max(abs({FRAME['h']}), ({FRAME['x_high']} - {FRAME['x_low']}) / 6) * ({FRAME['h']} < 0 ? -1 : 1)"
    return live.Clock("h", onward=f"abs(h) < 0.5 * {FRAME['step']} ? {start} : h * (1 - 0.015 * speed)")


def _numbers() -> dict[str, str]:
    """Everything that is drawn or said, from x₀ and h: at rest as sent, in motion at rows, where the look-up is exact."""
    at_rest = f"(x0 == {FRAME['x0']} && h == {FRAME['h']})"
    rows = f"max(1, round(abs(h) / {FRAME['step']})) * {FRAME['step']}"

    def known(value):
        return f"(isValid({value}) ? {value} : NaN)"

    return {
        "run": f"{at_rest} ? h : (h < 0 ? -1 : 1) * {rows}",
        "xa": f"{FRAME['central']} ? x0 - run : x0",
        "xb": "x0 + run",
        "ya": f"{at_rest} ? {known(FRAME['ya'])} : {lookup.at('curve', 'xa', slope='slope')}",
        "yb": f"{at_rest} ? {known(FRAME['yb'])} : {lookup.at('curve', 'xb', slope='slope')}",
        "y0": lookup.at("curve", "x0"),
        "q": "(yb - ya) / (xb - xa)",
        "left": f"length(data('curve')) ? {known(lookup.row('curve', 'x0') + '.left')} : NaN",
        "right": f"length(data('curve')) ? {known(lookup.row('curve', 'x0') + '.right')} : NaN",
        "y_dot": _seen("y0", "y"),
        "yb_dot": _seen("yb", "y"),
        "s_dot": _seen("left", "s"),
    }


def _seen(value: str, axis: str) -> str:
    """A height held in the view, at its bottom where there is none, so that a handle is never lost."""
    low, high = FRAME[f"{axis}_low"], FRAME[f"{axis}_high"]
    return f"isValid({value}) ? clamp({value}, {low}, {high}) : {low}"
