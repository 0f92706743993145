"""Controls whose state is the link: `key` is the parameter's name, `bind` writes it, bounds are constant."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

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

    def rounded(self, value: float) -> float:
        """The value within the bounds, rounded to the step."""
        return round(min(self.high, max(self.low, float(value))), self.digits)

    @property
    def digits(self) -> int:
        """The decimals of the step: 2 for 0.25."""
        return max(0, -int(Decimal(str(self.step)).normalize().as_tuple().exponent))

    def held(self, value: Any) -> float | None:
        """The same; None for what is no number."""
        return self.rounded(value) if isinstance(value, int | float) and math.isfinite(value) else None


def number(page: str, knob: Knob) -> Any:
    """A number input; typing and the arrow keys move the handle of the picture. An int if all numbers of the knob are whole."""
    whole = all(float(part).is_integer() for part in (knob.low, knob.high, knob.default, knob.step))
    form = f"%.{0 if whole else knob.digits}f"
    # Always floats for Streamlit, whose whole-number input breaks on a link with 1e999.
    low, high, default, step = map(float, (knob.low, knob.high, knob.default, knob.step))
    key = f"{page}_{knob.name}"
    value = st.number_input(knob.label, low, high, default, step, form, key=key, bind="query-params", width=160)
    return round(value) if whole else value


def numbers(page: str, knobs: Iterable[Knob]) -> list:
    """Number inputs side by side, on a phone too."""
    with st.container(horizontal=True):
        return [number(page, knob) for knob in knobs]


def slider(page: str, knob: Knob) -> Any:
    """A slider; it answers on release and to the arrow keys. An int if all numbers of the knob are ints."""
    return st.slider(knob.label, knob.low, knob.high, knob.default, knob.step, key=f"{page}_{knob.name}", bind="query-params")


def choice(page: str, name: str, label: str, options: Sequence[str], default: str | None = None) -> str:
    """One of a few options; their texts are part of the link, so they are mathematics or lasting names."""
    chosen = st.segmented_control(
        label, options, default=default or options[0], key=f"{page}_{name}", bind="query-params", required=True, wrap=True
    )
    return chosen or default or options[0]


def toggle(page: str, name: str, label: str, default: bool = False) -> bool:
    """A switch."""
    return st.toggle(label, default, key=f"{page}_{name}", bind="query-params")


def write(page: str, **values: Any) -> None:
    """Put values into the page's controls; only in a callback, before the controls are drawn."""
    for name, value in values.items():
        st.session_state[f"{page}_{name}"] = value


def presets(page: str, states: Mapping[str, Any], name: str = "preset") -> None:
    """Buttons that put the page into a state, one click each: `states` has the values of controls by label."""
    with st.container(horizontal=True, gap="small"):
        for k, (label, values) in enumerate(states.items()):
            st.button(label, key=f"{page}_{name}_{k}", on_click=write, args=(page,), kwargs=values)
