"""The views of a page: title and first words, the picture beside the rest, and the hint below the picture."""

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui import live
from ui.controls import Knob
from ui.text import part


def section(page: str, name: str) -> tuple[DeltaGenerator, DeltaGenerator]:
    """The columns for the picture and for the words, of which the parts `<name>_title` and `<name>` are said."""
    st.header(part(page, f"{name}_title"), anchor=False)
    picture, words = st.columns([1, 1], gap="large")
    words.markdown(part(page, name))
    return picture, words


def draw(page: str, name: str, spec: dict, knobs: Sequence[Knob] = (), dropped: Callable | None = None) -> None:
    """A live chart with the parts `alt_<name>` and `hint_<name>`."""
    live.show(page, spec, name=name, alt=part(page, f"alt_{name}"), knobs=knobs, dropped=dropped)
    st.caption(part(page, f"hint_{name}"))


def show(
    picture: DeltaGenerator, page: str, name: str, spec: dict, knobs: Sequence[Knob] = (), dropped: Callable | None = None
) -> None:
    """The same in its column."""
    with picture:
        draw(page, name, spec, knobs, dropped)
