"""Controls whose state is the link: `key` is the parameter's name, `bind` writes it, bounds are constant."""

import math
from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True)
class Knob:
    """A number of the visitor, typed or dragged: its name in the link, its label in words, its bounds."""

    name: str
    label: str
    low: float
    high: float
    default: float
    step: float = 0.01

    def held(self, value: float) -> float | None:
        """The value within the bounds, rounded to the step; None for what is no number."""
        if not isinstance(value, int | float) or not math.isfinite(value):
            return None
        digits = max(0, -math.floor(math.log10(self.step)))
        return round(min(self.high, max(self.low, float(value))), digits)


def number(page: str, knob: Knob) -> float:
    """A number input; typing and the arrow keys move the handle of the picture."""
    whole = all(float(part).is_integer() for part in (knob.low, knob.high, knob.default, knob.step))
    form = f"%.{0 if whole else max(0, -math.floor(math.log10(knob.step)))}f"
    # Always floats for Streamlit, whose whole-number input breaks on a link with 1e999.
    bounds = map(float, (knob.low, knob.high, knob.default, knob.step))
    value = st.number_input(knob.label, *bounds, form, key=f"{page}_{knob.name}", bind="query-params", width=160)
    return round(value) if whole else value


def numbers(page: str, knobs) -> list[float]:
    """Number inputs side by side, on a phone too."""
    with st.container(horizontal=True):
        return [number(page, knob) for knob in knobs]


def slider(page: str, knob: Knob) -> float:
    """A slider; it answers on release and to the arrow keys."""
    return st.slider(knob.label, knob.low, knob.high, knob.default, knob.step, key=f"{page}_{knob.name}", bind="query-params")


def choice(page: str, name: str, label: str, options, default=None) -> str:
    """One of a few options; their texts are part of the link, so they are mathematics or lasting names."""
    chosen = st.segmented_control(
        label, options, default=default or options[0], key=f"{page}_{name}", bind="query-params", required=True, wrap=True
    )
    return chosen or default or options[0]


def toggle(page: str, name: str, label: str, default: bool = False) -> bool:
    """A switch."""
    return st.toggle(label, default, key=f"{page}_{name}", bind="query-params")


def write(page: str, **values):
    """Put values into the page's controls; only in a callback, before the controls are drawn."""
    for name, value in values.items():
        st.session_state[f"{page}_{name}"] = value


def presets(page: str, states: dict[str, dict], name: str = "preset"):
    """Buttons that put the page into a state, one click each."""
    with st.container(horizontal=True, gap="small"):
        for k, (label, values) in enumerate(states.items()):
            st.button(label, key=f"{page}_{name}_{k}", on_click=write, args=(page,), kwargs=values)
