"""A typed number is a constant formula within bounds; everything else is one sentence."""

import math

import pytest

from explorers.functions import ExpressionError
from explorers.typed_number import typed_number


@pytest.mark.parametrize(("text", "value"), [("2", 2), (" 1/3 ", 1 / 3), ("sqrt(2)", math.sqrt(2)), ("2e-1", 0.2), ("−1", -1)])
def test_constant_formulas_are_numbers(text, value):
    assert typed_number(text, low=-9, high=9) == value


@pytest.mark.parametrize("text", ["∞", "inf", " infinity "])
def test_infinity_only_where_it_makes_sense(text):
    assert typed_number(text, low=0, high=9, infinity=True) == math.inf
    with pytest.raises(ExpressionError):
        typed_number(text, low=0, high=9)


@pytest.mark.parametrize(("text", "code"), [("x", "unknown_name"), ("", "empty"), ("-inf", None), ("nan", "unknown_name"),
                                            ("10", "number_size"), ("1e999", None), ("1/0", None), ("2 3", None)])  # fmt: skip
def test_everything_else_is_refused_with_a_sentence(text, code):
    with pytest.raises(ExpressionError) as refused:
        typed_number(text, low=0, high=9, infinity=True)
    assert refused.value.message.endswith((".", "?"))
    assert code is None or refused.value.code == code
