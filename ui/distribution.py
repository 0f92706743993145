"""A distribution on 1..n that the visitor chooses: uniform, Poisson, geometric, all mass on one number, or an own table."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import streamlit as st

from explorers.beliefs import excluded, geometric, point_mass, poisson, poisson_mass_lost, uniform
from explorers.tables import probabilities
from ui import controls
from ui.controls import Knob
from ui.text import part
from ui.typed import typed

LARGEST = 1024
LAWS: dict[str, Callable] = {"uniform": uniform, "Poisson": poisson, "geometric": geometric, "one number": point_mass}
N = Knob("n", "numbers 1 to n", 1, LARGEST, LARGEST, 1)
SHAPES = {  # what a distribution asks for besides n
    "Poisson": Knob("rate", "rate", 0.1, 5000.0, 10.0, 0.1),
    "geometric": Knob("ratio", "ratio", 0.01, 1.0, 0.5, 0.01),
    "one number": Knob("point", "the number", 1, LARGEST, 137, 1),
}


def distribution(
    page: str, name: str, label: str, default: str, table: str, *, prefix: str = "", size: int | None = None
) -> tuple[Any, str]:
    """The probabilities, shape (n,), and the call that makes them, as text.

    The controls are `<page>_<name>` and, with the prefix, n, rate, ratio, point and table; with `size` n is that. The
    page's text has the parts `normalised`, `truncated` and `zeros`, each a sentence about what was done to the law.
    """
    kind = controls.choice(page, name, label, (*LAWS, "own table"), default)
    if kind == "own table":
        text, read = typed(page, f"{prefix}table", "probabilities of 1, 2, 3, …", table, lambda t: (t, probabilities(t)))
        if read.normalised:
            st.caption(part(page, "normalised", total=float(read.total)))
        return read.values.ravel(), f"probabilities({text!r}).values.ravel()"
    with st.container(horizontal=True):
        n = size or controls.number(page, N)
        values = [controls.number(page, replace(knob, name=prefix + knob.name)) for k, knob in SHAPES.items() if k == kind]
    if kind == "one number":
        values = [min(n, *values)]
    p = LAWS[kind](*values, n)
    zeros, _ = excluded(uniform(n), p)
    if kind == "Poisson":
        st.caption(part(page, "truncated", n=n, lost=poisson_mass_lost(values[0], n)))
    if zeros and kind != "one number":
        st.caption(part(page, "zeros", n=n, zeros=zeros))
    return p, f"{LAWS[kind].__name__}({', '.join(map(str, (*values, n)))})"


def makers(calls: Iterable[tuple[str, Any]]) -> list[Callable]:
    """The functions that the calls of `distribution` use, for "the code"."""
    return [f for f in (*LAWS.values(), probabilities) if any(f"{f.__name__}(" in call for call, _ in calls)]
