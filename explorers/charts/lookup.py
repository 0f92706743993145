"""Functions that the browser reads from a table: look-up at a live place, and axes that follow the data.

A typed function cannot be written in the browser's language, so its values travel as rows at evenly spaced places. In
the rows the look-up is exact, between them it interpolates. Axes take their ends from the one-row table `frame`, so that
another function draws in the same picture.
"""

import altair as alt
import pandas as pd

from explorers.charts import palette
from explorers.samples import Samples


def table(samples: Samples) -> pd.DataFrame:
    """The rows x, y, slope, bend, piece and smooth; what is undefined is empty.

    A line of y takes `detail="piece:N"`, one of the slope `detail="smooth:N"`.
    """
    return pd.DataFrame(samples._asdict()).rename(columns={"value": "y"})


def row(name: str, x: str) -> str:
    """The row of table `name` that is nearest to the expression x, with its fields, as in row('curve', 'x0') + '.y'."""
    return f"data('{name}')[{_held(f'round({_steps(name, x)})', f'length(data({name!r})) - 1')}]"


def at(name: str, x: str, column: str = "y", slope: str | None = None, *, piece: str = "piece") -> str:
    """The value of a column at x as an expression: exact in a row, NaN where it is undefined or a piece ends.

    Between two rows it runs straight, or, where the column `slope` is known in both, along the cubic with the values and
    slopes of both rows: of a smooth f it is then off by at most step⁴ max|f⁗| / 384.
    """
    i = _held(f"floor({_steps(name, x)})", f"length(data('{name}')) - 2")
    a, b = f"data('{name}')[{i}]", f"data('{name}')[{i} + 1]"
    t, step = f"(({x} - {a}.x) / ({b}.x - {a}.x))", f"({b}.x - {a}.x)"
    inner = straight = f"{a}.{column} + {t} * ({b}.{column} - {a}.{column})"
    if slope:
        rise = f"({b}.{column} - {a}.{column})"
        bow = f"((1 - {t}) * ({step} * {a}.{slope} - {rise}) - {t} * ({step} * {b}.{slope} - {rise}))"
        known = f"isValid({a}.{slope}) && isValid({b}.{slope})"
        inner = f"({known} ? {straight} + {t} * (1 - {t}) * {bow} : {straight})"
    joined = f"isValid({a}.{column}) && isValid({b}.{column}) && {a}.{piece} == {b}.{piece}"
    on_left, on_right = f"({t} <= 1e-9)", f"({t} >= 1 - 1e-9)"
    ends = f"{on_left} ? {_number(f'{a}.{column}')} : {on_right} ? {_number(f'{b}.{column}')}"
    outside = f"({t} < -1e-9 || {t} > 1 + 1e-9)"
    return f"(length(data('{name}')) < 2 || {outside} ? NaN : {ends} : {joined} ? {inner} : NaN)"


def frame(low: str, high: str, name: str = "frame") -> list:
    """The domain of an axis from the fields `low` and `high` of the one-row table `name`: alt.Scale(domain=…).

    Some layer must draw from that table, or Vega does not load it: `zeros` does.
    """
    return [alt.expr(field(name, low, 0)), alt.expr(field(name, high, 1))]


def zeros(x: alt.X, y: alt.Y, name: str = "frame") -> alt.LayerChart:
    """The lines x = 0 and y = 0, where they are in view; x and y are channels of the field `zero`."""
    origin = alt.Chart(alt.NamedData(name=name)).transform_calculate(zero="0")
    line = origin.mark_rule(clip=True, strokeWidth=1.2, opacity=0.7)
    return alt.layer(line.encode(x=x, color=alt.value(palette.QUIET)), line.encode(y=y, color=alt.value(palette.QUIET)))


def field(name: str, column: str, otherwise: float = 0) -> str:
    """A field of a one-row table as an expression, `otherwise` before the table has come."""
    return f"(length(data('{name}')) ? data('{name}')[0].{column} : {otherwise})"


def _steps(name: str, x: str) -> str:
    first, second = f"data('{name}')[0].x", f"data('{name}')[1].x"
    return f"(({x}) - {first}) / ({second} - {first})"


def _held(index: str, last: str) -> str:
    return f"clamp({index}, 0, {last})"


def _number(value: str) -> str:
    return f"(isValid({value}) ? {value} : NaN)"
