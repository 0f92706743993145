"""A live chart on a page: what is dragged in it is written into the controls, and so into the link, on release."""

import math

import streamlit as st

from ui.controls import write


def show(page: str, spec: dict, *, name: str, alt: str, knobs=(), dropped=None):
    """Draw a specification made by `explorers.charts.live`.

    On release each knob takes the value of the live number of its name. `dropped(numbers)` may return further values
    to write, by control name, for numbers that no knob stands for. `alt` is constant: a changed one would draw anew.
    """
    key = f"{page}_{name}_live"
    live = any(param.get("name", "").startswith("drop_") for param in _params(spec))
    answer = {"on_select": lambda: _dropped(page, key, knobs, dropped)} if live else {}
    st.vega_lite_chart(spec, key=key, width="content", alt=alt, **answer)


def _params(part: dict):
    yield from part.get("params", [])
    for group in ("layer", "hconcat", "vconcat", "concat"):
        for child in part.get(group, []):
            yield from _params(child)


def _dropped(page: str, key: str, knobs, dropped):
    drops = [drop[0] for drop in st.session_state[key]["selection"].values() if drop]
    if not drops:
        return
    latest = max(drops, key=lambda drop: drop.get("stamp") or 0)
    numbers = {n: v for n, v in latest.items() if isinstance(v, int | float) and math.isfinite(v)}
    held = {knob.name: knob.held(numbers[knob.name]) for knob in knobs if knob.name in numbers}
    write(page, **held, **(dropped(numbers) if dropped else {}))
