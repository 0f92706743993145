"""The code behind the page: the source of the pure functions, and a call that gives the numbers on the page."""

import inspect
from collections.abc import Collection, Iterable
from typing import Any

import streamlit as st

from ui.text import number


def show(page: str, functions: Iterable, calls: Collection[tuple[str, Any]], also: Iterable = ()) -> None:
    """`calls` is a list of (call, value): the call as text with the current values, and the number the page shows.

    `also` are functions that the calls need and whose source is not shown.
    """
    with st.expander("The code", key=f"{page}_the_code", on_change="rerun") as box:
        if box.open:  # a closed one sends nothing
            _show(page, functions, calls, also)


def _show(page: str, functions: Iterable, calls: Collection[tuple[str, Any]], also: Iterable) -> None:
    modules: dict[str, list[str]] = {}
    for function in [*functions, *also]:
        modules.setdefault(function.__module__, []).append(function.__name__)
    imports = "\n".join(f"from {module} import {', '.join(names)}" for module, names in modules.items())
    width = max(len(call) for call, _ in calls)
    lines = "\n".join(f"{call:<{width}}  # {number(value).replace('−', '-')}" for call, value in calls)
    st.caption("Paste this into Python, in the folder of the project, and get the numbers of this page:")
    with st.container(key=f"{page}_call"):
        st.code(f"{imports}\n\n{lines}", language="python", wrap_lines=True)
    for function in functions:
        st.code(inspect.getsource(function), language="python", wrap_lines=True)
