"""Explorers in turn: never two at once, whatever happens in one of them."""

import re
import threading
import time
from pathlib import Path

import pytest

from ui.turns import in_turn

PAGES = Path(__file__).parent.parent.parent / "pages"


def test_never_two_at_once():
    inside, most = [], []

    @in_turn
    def explorer():
        inside.append(1)
        time.sleep(0.005)  # long enough for the others to come, if they could
        most.append(len(inside))
        inside.pop()

    threads = [threading.Thread(target=explorer) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert most == [1] * 8


def test_one_explorer_may_call_another():
    said = []
    outer = in_turn(in_turn(lambda: said.append("inner")))
    thread = threading.Thread(target=outer, daemon=True)
    thread.start()
    thread.join(10)
    assert said == ["inner"]


def test_after_an_exception_it_is_the_turn_of_the_next():
    @in_turn
    def broken():
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        broken()
    said = []
    thread = threading.Thread(target=in_turn(lambda: said.append("next")), daemon=True)
    thread.start()
    thread.join(10)
    assert said == ["next"]


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.py")), ids=lambda p: p.stem)
def test_every_fragment_of_a_page_is_in_turn(path):
    assert not re.search(r"\bst\.fragment\b", path.read_text(encoding="utf-8"))
