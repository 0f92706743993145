"""The sum of an entry as it is written: read back, it is the entry."""

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.functions import parse
from explorers.matrix_product import product
from explorers.product_scheme import defined, entry_name, factors, written, written_out

numbers = st.one_of(st.fractions(-9, 9, max_denominator=12), st.integers(-30, 30).map(lambda k: Fraction(k, 100)))
steady = settings(deadline=None)


def value(text):
    return parse(text, variables=()).constant


@given(numbers, numbers)
@steady
def test_what_is_written_is_read_back_exactly(a, b):
    assert value(written(a)) == a
    assert value(factors(a, b)) == value(factors(a, b, leading=False)) == a * b


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=6))
@steady
def test_the_written_sum_is_the_entry(pairs):
    row, column = [a for a, _ in pairs], [b for _, b in pairs]
    total, said = written_out([row], [[b] for b in column], 1, 1).split(" = ")
    assert value(total) == value(said) == product([row], [[b] for b in column])[0][0]
    assert len(re.findall("·", total)) == len(pairs)


def test_the_entry_is_the_one_asked_for():
    P, Q = [[1, 2, 3], [4, 5, 6]], [[1, 0], [-1, 2], [Fraction(1, 2), 3]]
    assert written_out(P, Q, 2, 1) == "4·1 + 5·(−1) + 6·1/2 = 2"
    assert written_out(P, Q, 1, 2) == "1·0 + 2·2 + 3·3 = 13"
    assert entry_name(2, 1) == "c₂₁"


@pytest.mark.parametrize(("value", "text"), [
    (Fraction(-17, 12), "−17/12"), (Fraction(37, 100), "0.37"), (Fraction(1, 8), "1/8"), (0.5**0.5, "0.7071"), (-0.0, "0"),
    (Fraction(10**18), "1000000000000000000"), (1e18, "1e+18"), (Fraction(1, 10**9), "1/1000000000"), (3, "3"),
])  # fmt: skip
def test_numbers_are_written_exactly_where_they_are_exact(value, text):
    assert written(value) == text


def test_inner_dimensions_decide():
    assert defined([[1, 2, 3]], [[1], [2], [3]])
    assert not defined([[1, 2, 3]], [[1, 2]])
