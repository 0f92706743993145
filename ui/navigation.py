"""The frame around every page: which pages there are, and the guard that puts a page into its frame."""

from pathlib import Path

import streamlit as st

from explorers.roadmap import ROADMAP, SECTIONS
from ui.text import title

PAGES = Path(__file__).parent.parent / "pages"


def built() -> list[str]:
    """The stems of the topics that have a page, in the order of the roadmap."""
    return [topic.stem for topic in ROADMAP if (PAGES / f"{topic.stem}.py").exists()]


def navigation():
    """The navigation with its sections; the file's stem is the address of the page."""
    pages = {"": [st.Page("pages/home.py", title=title("home"), default=True)]}
    ready = built()
    for section in SECTIONS:
        stems = [topic.stem for topic in ROADMAP if topic.section == section and topic.stem in ready]
        if stems:
            pages[title(section)] = [st.Page(f"pages/{stem}.py", title=title(stem), url_path=stem) for stem in stems]
    # A page framed by somebody else's (`?embed=true`) is one explorer among their own text.
    return st.navigation(pages, position="hidden" if st.context.is_embedded else "top")


def frame():
    """Run the page that was asked for, inside the frame."""
    page = navigation()
    _as_left(page.url_path)
    st.session_state["_framed"] = True
    page.run()


def _as_left(stem: str) -> None:
    """A topic that one comes back to stands as one left it.

    On the way to another topic Streamlit puts the bare address of the old one into the history. Back comes there first and
    would find the defaults, as the address has the last word in that run; what is written before the next run stays.
    """
    left = [key for key in st.session_state if str(key).startswith(f"{stem}_")]
    came = st.session_state.get("_here") != stem
    st.session_state["_here"] = stem
    if stem and came and left and not st.query_params:
        for key in left:
            st.session_state[key] = st.session_state[key]
        st.rerun()


def guard():
    """Called first on every page, once: a page that runs outside the frame is started again inside it.

    On a fresh server a deep link runs the page's file alone, because a folder named `pages` stands beside the entry
    point; calling `st.navigation` ends that mode for the whole server.
    """
    if not st.session_state.pop("_framed", False):
        navigation()
        st.rerun()
