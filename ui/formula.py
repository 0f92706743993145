"""A formula that the visitor types, with what was understood of it beside: in LaTeX, and in notes where one could differ."""

from collections.abc import Iterable
from functools import partial

import streamlit as st

from explorers.functions import Expression, parse
from ui.typed import typed


def formula(
    page: str, name: str, label: str, default: str, variables: Iterable[str] = ("x",),
    *, symbol: str | None = None, help: str | None = None,
) -> Expression:  # fmt: skip
    """The typed function; after a mistake the last one that could be read, whose echo stands below the message.

    The control is `<page>_<name>` in the link. `symbol` is what the echo calls the function, `name` if nothing is given;
    the echo is written from what was understood and holds no character of the visitor's text.
    """
    expression = typed(page, name, label, default, partial(parse, variables=variables), help=help)
    st.markdown(f"${symbol or name}({', '.join(variables)}) = {expression.latex()}$")
    for note in expression.notes:
        st.caption(f":material/info: {note.message}")
    return expression
