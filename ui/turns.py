"""Explorers of all visitors run one after another.

Python runs one thread at a time anyway. Threads that take it from one another leave none for the thread that sends the
answers: with 100 visitors on one process half of them waited five seconds for a move, in turns a tenth of a second.
"""

import threading
from collections.abc import Callable
from functools import wraps

import streamlit as st

TURN = threading.RLock()  # a fragment may call another one


def in_turn(explorer: Callable[[], None]) -> Callable[[], None]:
    """The same function, run while no other one in turn runs."""

    @wraps(explorer)
    def alone():
        with TURN:
            explorer()

    return alone


def fragment(explorer: Callable[[], None]) -> Callable[[], None]:
    """A part of a page that runs alone when one of its controls is moved: `st.fragment`, in turn."""
    return st.fragment(in_turn(explorer))
