"""A live chart on a page: what is dragged in it is written into the controls, and so into the link, on release."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from ui import data
from ui.controls import Knob, write


def show(
    page: str, spec: dict, *, name: str, alt: str, knobs: Sequence[Knob] = (), dropped: Callable | None = None
) -> None:
    """Draw a specification made by `explorers.charts.live`.

    On release each knob takes the value of the live number of its name. `dropped(numbers)` may return further values
    to write, by control name, for numbers that no knob stands for. `alt` is constant: a changed one would draw anew.
    """
    key = f"{page}_{name}_live"
    live = any(param.get("name", "").startswith("drop_") for param in _params(spec))
    answer: dict = {"on_select": lambda: _dropped(page, key, knobs, dropped)} if live else {}
    packed = {name: _packed(table) for name, table in spec["datasets"].items()}
    st.vega_lite_chart({**spec, "datasets": packed}, key=key, width="content", alt=alt, **answer)
    data.show(page, name, spec)


def _packed(table: Any) -> bytes:
    """A table as Streamlit sends it. Streamlit itself takes ten times as long, because it looks after indexes and odd types."""
    frame = table if isinstance(table, pd.DataFrame) else pd.DataFrame(table)
    columns = pa.table({str(name): _column(column.to_numpy()) for name, column in frame.items()})
    buffer = pa.BufferOutputStream()
    with pa.ipc.new_stream(buffer, columns.schema) as stream:
        stream.write_table(columns)
    return buffer.getvalue().to_pybytes()


def _column(column: Any) -> pa.Array:
    """Whole numbers of 32 bits where they fit: the browser has no others, and takes longer over those of 64."""
    if column.dtype == "int64" and (not column.size or abs(column).max() < 2**31):
        return pa.array(column.astype("int32"))
    return pa.array(column, from_pandas=True)


def _params(part: dict) -> Iterator[dict]:
    yield from part.get("params", [])
    for group in ("layer", "hconcat", "vconcat", "concat"):
        for child in part.get(group, []):
            yield from _params(child)


def _dropped(page: str, key: str, knobs: Sequence[Knob], dropped: Callable | None) -> None:
    drops = [drop[0] for drop in st.session_state[key]["selection"].values() if drop]
    if not drops:
        return
    latest = max(drops, key=lambda drop: drop.get("stamp") or 0)
    numbers = {n: v for n, v in latest.items() if isinstance(v, int | float) and math.isfinite(v)}
    held = {knob.name: knob.held(numbers[knob.name]) for knob in knobs if knob.name in numbers}
    write(page, **held, **(dropped(numbers) if dropped else {}))
