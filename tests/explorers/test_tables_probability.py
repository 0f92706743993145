"""Typed probability tables: the sum is exact, and it is said when it was not 1."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorers.tables import TableError, probabilities
from explorers.tables.matrices import matrix
from explorers.tables.probability import _shares


def refusal(text):
    with pytest.raises(TableError) as caught:
        probabilities(text)
    return caught.value


@pytest.mark.parametrize("text", ["0.1 0.2; 0.3 0.4", "1/3 1/3; 1/3 0", "0.1 " * 10, "0.7, 0.1, 0.1, 0.1"])
def test_a_table_that_sums_to_one_in_exact_arithmetic_is_kept(text):
    table = probabilities(text)
    assert not table.normalised
    assert table.total == 1
    np.testing.assert_array_equal(table.values, matrix(text).array)


def test_counts_are_divided_by_their_number_and_this_is_reported():
    table = probabilities("3 1; 0 16")
    assert table.normalised
    assert table.total == 20
    np.testing.assert_array_equal(table.values, [[0.15, 0.05], [0, 0.8]])


def test_rounded_decimals_are_made_to_sum_to_one_without_a_notice():
    table = probabilities("0.33333333333 0.33333333333 0.33333333333")
    assert not table.normalised
    assert table.total == Fraction(99999999999, 10**11)
    assert math.fsum(table.values.flat) == pytest.approx(1, abs=1e-15)


@pytest.mark.parametrize(("text", "normalised"), [("0.5 0.500000001", False), ("0.5 0.500000002", True)])
def test_the_notice_begins_at_one_part_in_a_billion(text, normalised):
    assert probabilities(text).normalised is normalised


def test_the_total_of_roots_is_a_float():
    table = probabilities("sqrt(2)/2 1-sqrt(2)/2")
    assert isinstance(table.total, float)
    assert not table.normalised


def test_a_negative_entry_is_refused_with_its_place():
    error = refusal("0.5 0.7; -0.1 -0.1")
    assert (error.code, error.row, error.column) == ("negative", 2, 1)


@pytest.mark.parametrize(("text", "code"), [("0 0; 0 0", "zero_sum"), ("nan 1", "cell"), ("", "empty"), ("1 2;3", "ragged")])
def test_other_refusals_keep_their_reason(text, code):
    assert refusal(text).code == code


WEIGHTS = st.lists(
    st.one_of(
        st.integers(0, 10**6),
        st.fractions(0, 100, max_denominator=10**6).filter(lambda q: q == 0 or q >= Fraction(1, 10**9)),
        st.floats(min_value=1e-9, max_value=1e9).map(repr),
    ),
    min_size=1,
    max_size=12,
).filter(lambda weights: any(float(Fraction(w)) for w in weights))


@given(WEIGHTS)
def test_probabilities_sum_to_one(weights):
    text = " ".join(str(w) for w in weights)
    _, shares = _shares(matrix(text).entries)
    assert sum(sum(row) for row in shares) == 1
    table = probabilities(text)
    assert abs(math.fsum(table.values.flat) - 1) <= 1e-15
    assert ((table.values >= 0) & (table.values <= 1)).all()


@given(WEIGHTS, st.integers(2, 9))
def test_only_ratios_matter(weights, factor):
    # the factor multiplies inside the text, so floats stay the same numbers
    once = matrix(" ".join(str(w) for w in weights)).entries
    _, shares = _shares(once)
    _, scaled = _shares([[Fraction(entry) * factor for entry in row] for row in once])
    assert shares == scaled


@given(st.text(alphabet="0123456789 .;,-/\n[]"))
def test_any_text_is_a_probability_table_or_refused(text):
    try:
        table = probabilities(text)
    except TableError:
        return
    assert abs(math.fsum(table.values.flat) - 1) <= 1e-15
