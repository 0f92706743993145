"""A goal in words, checked on the live state by a pure function, and an answer that explains."""

import streamlit as st

from ui.controls import write
from ui.text import part


def challenge(page: str, name: str, reached: bool, answer: dict) -> None:
    """Show the goal `<name>_goal`; when reached, and on request, the part `<name>_answer` that explains it.

    `answer` is a state of the page that reaches the goal, by control name.
    """
    with st.container(border=True):
        st.markdown(part(page, f"{name}_goal"))
        if reached:
            st.markdown(f":green[**:material/check_circle: {part(page, f'{name}_reached')}**]")
        with st.expander("Answer", key=f"{page}_{name}_answer", on_change="rerun") as box:
            if box.open:
                st.markdown(part(page, f"{name}_answer"))
                st.button("Show it in the picture", key=f"{page}_{name}_show", on_click=write, args=(page,), kwargs=answer)
