"""How every page begins and ends."""

import streamlit as st

from explorers.roadmap import ROADMAP
from ui.navigation import built, guard
from ui.text import part, parts, title


def begin(stem: str) -> None:
    """The guard, the title, and the question that opens the page."""
    guard()
    st.session_state.setdefault("_seen", set()).add(stem)
    st.title(title(stem), anchor=False)
    st.markdown(part(stem, "question"))


def end(stem: str) -> None:
    """The formula with its hypotheses, further reading, and the way to the previous and the next topic."""
    st.header("Formula and hypotheses", anchor=False)
    st.markdown(part(stem, "formula"))
    if "reading" in parts(stem):
        st.header("Further reading", anchor=False)
        st.markdown(part(stem, "reading"))
    order = built()
    here = order.index(stem)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        for step, icon in ((-1, ":material/arrow_back:"), (1, ":material/arrow_forward:")):
            other = here + step
            if 0 <= other < len(order):
                st.page_link(f"pages/{order[other]}.py", label=title(order[other]), icon=icon)
            else:
                st.page_link("pages/home.py", label=title("home"), icon=":material/map:")


def sections() -> dict[str, str]:
    """The section of every topic."""
    return {topic.stem: topic.section for topic in ROADMAP}
