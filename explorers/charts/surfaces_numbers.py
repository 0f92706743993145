"""The live numbers that all views of a surface share: the point, its value and slopes, and the slices through it.

They are looked up in the table `grid`, rows z, fx, fy, cut_x, cut_y with y running first; `frame` has its shape.
"""

import altair as alt

from explorers.charts import lookup

TALL = 0.62  # height of the highest point above the middle, in units
FRAME = {name: lookup.field("frame", name, rest) for name, rest in (
    ("x_low", 0), ("x_high", 1), ("y_low", 0), ("y_high", 1), ("low", 0), ("high", 1), ("v_low", 0), ("v_high", 1),
    ("half", 1), ("step", 1), ("n", 1), ("m", 1), ("x0_first", 0), ("y0_first", 0))}  # fmt: skip
GRID = "data('grid')"
STEEPNESS = f"{FRAME['half']} * {2 * TALL} / ({FRAME['high']} - {FRAME['low']})"  # from a slope of f to one of the picture


def _known(column: str) -> str:
    row = f"{GRID}[ci * {FRAME['m']} + cj]"
    return f"length({GRID}) > ci * {FRAME['m']} + cj && isValid({row}.{column}) ? {row}.{column} : NaN"


def height(value: str) -> str:
    """The height of a value in the picture; NaN beyond the heights that are shown."""
    height = f"(2 * ({value} - {FRAME['low']}) / ({FRAME['high']} - {FRAME['low']}) - 1)"
    return f"(isValid({value}) && abs({height}) <= 1.0001 ? {TALL} * {height} : NaN)"


NUMBERS = {
    "ci": f"clamp(round((x0 - {FRAME['x0_first']}) / {FRAME['step']}), 0, {FRAME['n']} - 1)",
    "cj": f"clamp(round((y0 - {FRAME['y0_first']}) / {FRAME['step']}), 0, {FRAME['m']} - 1)",
    "z0": _known("z"),
    "fx": _known("fx"),
    "fy": _known("fy"),
    "pa": f"(x0 - ({FRAME['x_low']} + {FRAME['x_high']}) / 2) / {FRAME['half']}",
    "pb": f"(y0 - ({FRAME['y_low']} + {FRAME['y_high']}) / 2) / {FRAME['half']}",
    "ph": height("z0"),
    "ma": f"fx * {STEEPNESS}",
    "mb": f"fy * {STEEPNESS}",
}


def along_x() -> alt.Chart:
    """The slice t ↦ f(t, y₀): rows t, v and piece."""
    return _slice("n", "x0_first", f"datum.k * {FRAME['m']} + cj", "cut_x")


def along_y() -> alt.Chart:
    """The slice t ↦ f(x₀, t): rows t, v and piece."""
    return _slice("m", "y0_first", f"ci * {FRAME['m']} + datum.k", "cut_y")


def _slice(count: str, first: str, row: str, piece: str) -> alt.Chart:
    places = alt.Chart(alt.sequence(0, 127, as_="k"))
    row = f"{GRID}[{row}]"
    there = f"length({GRID}) && datum.k < {FRAME[count]}"
    return places.transform_calculate(
        t=f"{FRAME[first]} + datum.k * {FRAME['step']}", v=f"{there} && isValid({row}.z) ? {row}.z : NaN",
        piece=f"{there} ? {row}.{piece} : -1")


def number(value: str) -> str:
    """A live number in words, a dash where there is none."""
    return f"(isValid({value}) ? format({value} + 0, '.4~g') : '–')"
