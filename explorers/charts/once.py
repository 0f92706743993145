"""Descriptions of charts are made once, and by one visitor at a time.

Altair's setters, as in `alt.X("x").scale(nice=False)`, keep the channel they are called on in an object that all threads
share: two visitors who describe charts at the same moment would get each other's axes, and a cache would keep them.
"""

from collections.abc import Callable
from functools import cache, wraps
from threading import RLock
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")
ALONE = RLock()


def alone(describe: Callable[Given, Made]) -> Callable[Given, Made]:
    """The same function, run by one thread at a time."""

    @wraps(describe)
    def waiting(*given: Given.args, **named: Given.kwargs) -> Made:
        with ALONE:
            return describe(*given, **named)

    return waiting


def once(describe: Callable[Given, Made]) -> Callable[Given, Made]:
    """The same function, run once for the same arguments, and by one thread at a time."""
    return alone(cache(describe))
