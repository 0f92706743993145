"""The map with ∇f and a direction u, the slice along u, and the slope in all directions: one point and one u, three views."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import gradient_lattice, live, lookup
from explorers.charts import gradient_views as views
from explorers.charts.gradient_map import Land, field, land_tables
from explorers.charts.once import once
from explorers.gradient import Gradient, unit
from explorers.level_curve import LevelCurve

INNER = 0.75  # the point stays in this part of the window, so that the whole circle of directions is seen
SLICE = 81
LIVE = ("x0", "y0", "a", "cx", "cy", "w")


def picture(f, land: Land, found: Gradient, point, degrees: float, curve: LevelCurve, sides) -> dict:
    """The live chart: drag the point, drag u on its circle or on the curve below.

    sides: (angles in degrees, one-sided slopes) where f is not differentiable, two empty arrays elsewhere.
    """
    cx, cy, w = land.centre
    home = dict(zip(LIVE, (*point, degrees, cx, cy, w), strict=True))
    data = {"lattice": gradient_lattice.table(f, cx, cy, w),
            "frame": _frame(land, found, point, degrees), "slice": _slice(f, w, point, degrees),
            "curve": _curve(curve, land), "field": field(f, land),
            "sides": pd.DataFrame({"x": sides[0], "slope": sides[1], "piece": 0.0}), **land_tables(f, land)}  # fmt: skip
    return live.refilled(_described(), home=home, data=data)


@once
def _described() -> dict:
    numbers = _numbers()
    base = live.base([*LIVE, *numbers])
    chart = alt.vconcat(views.plan(base), views.slice_view(base), views.turn(base), spacing=26).configure(aria=False)
    around = pd.DataFrame({"angle": np.linspace(-180, 180, 121)})
    spec = live.live(chart, home=dict.fromkeys(LIVE, 0.0), drags=_drags(), data={"around": around})
    spec["params"] += [{"name": name, "expr": formula} for name, formula in numbers.items()]
    return spec


def _drags() -> list[live.Drag]:
    place = {"x0": live.clamped(f"cx + w * clamp(px, {-INNER}, {INNER})", -1000, 1000, 3),
             "y0": live.clamped(f"cy + w * clamp(py, {-INNER}, {INNER})", -1000, 1000, 3)}  # fmt: skip
    turn = live.clamped("atan2(py - (y0 - cy) / w, px - (x0 - cx) / w) * 180 / PI", -180, 180, 1)
    return [live.Drag("point_handle", "plan", place), live.Drag("turn_handle", "plan", {"a": turn}),
            live.Drag("angle_handle", "turn", {"a": live.clamped("px", -180, 180, 1)})]  # fmt: skip


def _numbers() -> dict[str, str]:
    """Everything that is drawn or said: at rest as computed from the formula, in motion as looked up in the lattice."""
    rest = {name: lookup.field("frame", name) for name in ("x0", "y0", "a", "f0", "gx", "gy")}
    X, Y = "hx", "hy"
    place = {X: "(x0 - cx) / max(w, 1e-9)", Y: "(y0 - cy) / max(w, 1e-9)"}
    rests = f"(x0 == {rest['x0']} && y0 == {rest['y0']})"
    sided = "rests && length(data('sides'))"

    def known(value):
        return f"(isValid({value}) ? {value} : NaN)"

    cell = gradient_lattice.cell(X, Y)
    return {
        **place, "rests": rests, "still": f"rests && a == {rest['a']}",
        "f0": f"rests ? {known(rest['f0'])} : {gradient_lattice.height(X, Y, *cell)}",
        "gx": f"rests ? {known(rest['gx'])} : {gradient_lattice.blend('gx', *cell)}",
        "gy": f"rests ? {known(rest['gy'])} : {gradient_lattice.blend('gy', *cell)}",
        "size": "sqrt(gx * gx + gy * gy)",
        "across": "cos(a * PI / 180)", "up": "sin(a * PI / 180)",
        "ahead": f"{sided} ? {lookup.at('sides', 'a', 'slope')} : gx * across + gy * up",
        "behind": f"{sided} ? -{lookup.at('sides', '(a > 0 ? a - 180 : a + 180)', 'slope')} : gx * across + gy * up",
    }  # fmt: skip


def _frame(land: Land, found: Gradient, point, degrees: float) -> pd.DataFrame:
    here = {"x0": point[0], "y0": point[1], "a": degrees, "f0": found.value, "gx": found.x, "gy": found.y}
    return pd.DataFrame([{**here, "steep": land.steep}]).astype(float)


def _slice(f, w: float, point, degrees: float) -> pd.DataFrame:
    """f on the line through the point, as far as half a half window both ways."""
    t, (cos, sin) = w / 2 * np.linspace(-1, 1, SLICE), unit(degrees)
    return pd.DataFrame({"t": t, "z": f.value(point[0] + t * cos, point[1] + t * sin)})


def _curve(curve: LevelCurve, land: Land) -> pd.DataFrame:
    cx, cy, w = land.centre
    rows = [pd.DataFrame({"X": (points[:, 0] - cx) / w, "Y": (points[:, 1] - cy) / w, "k": range(len(points)), "arm": arm})
            for arm, (points, _) in enumerate(curve.arms)]  # fmt: skip
    return pd.concat([pd.DataFrame({"X": [], "Y": [], "k": [], "arm": []}, dtype=float), *rows])
