"""110 inputs that broke other parsers: each is accepted or refused as the list says, quickly, at a true column."""

import json
import re
import time
from pathlib import Path

import numpy as np
import pytest

from explorers.functions import parse
from explorers.functions.names import CONSTANTS, FUNCTIONS
from tests.explorers.functions.formulas import refusal, written

ENTRIES = json.loads((Path(__file__).parents[2] / "hostile" / "inputs.json").read_text(encoding="utf-8"))
REFUSED = [entry for entry in ENTRIES if entry["expect"] == "reject"]
SECONDS = 0.25
GRID = np.meshgrid(np.linspace(-2, 2, 41), np.linspace(-2, 2, 41))


def use(expression):
    """Everything that a page may do with a formula."""
    expression.value(*GRID)
    expression.jet(*GRID)
    expression.latex()
    expression.interval_jet(*((side[:-1, :-1], side[1:, 1:]) for side in GRID))
    for variable in ("x", "y"):
        slope = written(expression, variable)
        bend = slope and written(slope, "x")
        bend and bend.latex()


def test_the_list_is_complete():
    assert len(ENTRIES) == 110


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: ascii(entry["input"][:30]))
def test_an_input_ends_as_the_list_says_and_in_time(entry):
    text, start = entry["input"], time.process_time()
    error = refusal(text)
    assert (error is None) == (entry["expect"] == "accept")
    if error is None:
        use(parse(text, variables=("x", "y")))
    else:
        assert f"[{error.code}]" == entry["why"].split(" ")[0]
        assert 0 <= error.column <= error.end <= len(text)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("entry", REFUSED, ids=lambda entry: ascii(entry["input"][:30]))
def test_an_error_message_quotes_nothing_of_the_text(entry):
    message = refusal(entry["input"]).message
    assert re.fullmatch(r"[A-Z0-9a-z ,.:;?()*+/^'-]{10,120}", message)
    typed = set(re.findall(r"\w{2,}", entry["input"])) - {*CONSTANTS, *FUNCTIONS}
    assert not typed & set(re.findall(r"\w+", message))
