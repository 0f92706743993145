"""Vectors that the visitor types, or drags by their tips: both are the same text in the link."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from explorers.typed_vector import typed_vector
from ui.typed import typed
from ui.typed_matrix import written


def typed_vectors(page: str, fields: dict[str, tuple[str, str]], reach: float, size: int = 2) -> list[tuple]:
    """Vectors of `size` entries typed side by side; a field is a control's name, with its label and default text."""
    vectors = []
    for column, (name, (label, default)) in zip(st.columns(len(fields)), fields.items(), strict=True):
        with column:
            vectors.append(typed(page, name, label, default, partial(typed_vector, size=size, reach=reach)))
    return vectors


def vectors_dropped(vectors: dict[str, tuple], numbers: dict, exact: Callable | None = None) -> dict:
    """The moved vectors as one would type them, by control name: at `exact(name, place)` if that is there, else in hundredths.

    The live numbers of the vector u are ux and uy. What was not moved stays exact.
    """
    moved = {}
    for name, old in vectors.items():
        place = numbers[f"{name}x"], numbers[f"{name}y"]
        if place != tuple(map(float, old)):
            moved[name] = written([(exact and exact(name, place)) or [round(entry, 2) for entry in place]])
    return moved
