"""Text that the visitor types and a reader understands: a mistake is shown where it is, and the last good text stands."""

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

T = TypeVar("T")


def typed(
    page: str, name: str, label: str, default: str, read: Callable[[str], T],
    *, longest: int = 200, height: int | None = None, help: str | None = None,
) -> T:  # fmt: skip
    """What `read` makes of the typed text; after a mistake, what it made of the last text that was right.

    `read` raises an exception with `message`, and `column` and `end` or `position` where it knows the place.
    """
    key = f"{page}_{name}"
    common: dict = {"key": key, "bind": "query-params", "help": help}
    # One character more than is read, so that a longer text is refused with a sentence and not cut in silence.
    if height:
        text = st.text_area(label, default, max_chars=longest + 1, height=height, **common)
    else:
        text = st.text_input(label, default, max_chars=longest + 1, **common)
    kept = f"_{key}_good"
    try:
        if len(text) > longest:
            raise TooLong(f"This text is too long. At most {longest} characters are read.")
        value = read(text)
    except Exception as error:
        if not hasattr(error, "message"):
            raise
        _point_at(text, error)
        return read(st.session_state.get(kept, default))
    st.session_state[kept] = text
    return value


class TooLong(Exception):
    """The text has more characters than a reader takes."""

    def __init__(self, message: str):
        super().__init__(message)
        self.message = message


def _point_at(text: str, error: Any) -> None:
    """The text with a caret under the mistake, and one sentence; nothing of the text is read as Markdown."""
    column = getattr(error, "column", None) if hasattr(error, "end") else getattr(error, "position", None)
    if column is not None and "\n" not in text and len(text) <= 200:
        shown = "".join(c if c.isprintable() else "·" for c in text)
        width = max(1, (getattr(error, "end", None) or column + 1) - column)
        st.code(f"{shown}\n{' ' * column}{'^' * width}", language=None)
    st.text(f"{error.message} The picture shows the last input that could be read.")
