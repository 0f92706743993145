"""Typed matrices: which texts are matrices, where the others fail, and that the canonical text loses nothing."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorers.tables import TableError, matrix, matrix_text

ONE_TO_FOUR = ((1, 2), (3, 4))


def assert_explained(error, text):
    assert error.message.endswith(".")
    assert str(error) == error.message
    assert error.position is None or 0 <= error.position <= len(text)


def refusal(text, **form):
    with pytest.raises(TableError) as caught:
        matrix(text, **form)
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "1 2; 3 4",
        "1,2;3,4",
        "1, 2;\n3, 4;",
        "\n1 2\r\n\r\n3 4\n",
        "1\t2\r3\t4",
        "1 & 2 \\\\ 3 & 4",
        "[1 2; 3 4]",
        "[[1,2],[3,4]]",
        "[[1. 2.]\n [3. 4.]]",
        "[1, 2]\n[3, 4]",
        " [ [1\u00a02] ;\n[3 4] ]\n",
        "\t1 2\n\t3 4",
        "1\t,\t2;3\t&\t4",
        "+1 2.0; 3e0 8/2",
    ],
)
def test_common_notations_mean_the_same_matrix(text):
    assert matrix(text).entries == ONE_TO_FOUR


def test_fractions_and_decimals_are_exact_and_roots_are_floats():
    read = matrix("1/3 0.1; −1 .5e-3")
    assert read.entries == ((Fraction(1, 3), Fraction(1, 10)), (Fraction(-1), Fraction(1, 2000)))
    assert read.exact
    mixed = matrix("sqrt(2) 1/3")
    assert not mixed.exact
    assert mixed.entries[0][0] == pytest.approx(math.sqrt(2), abs=1e-15)
    assert isinstance(mixed.entries[0][1], Fraction)


def test_array_and_shape_follow_the_rows():
    read = matrix("1 2 3; 4 5 6.5")
    np.testing.assert_array_equal(read.array, [[1, 2, 3], [4, 5, 6.5]])
    assert read.array.dtype == float
    assert read.shape == (2, 3)


def test_the_array_is_the_callers_own():
    read = matrix("1 2; 3 4")
    read.array[0, 0] = 9
    assert read.array[0, 0] == 1


def test_a_cell_is_exact_if_it_can_be_written_exactly():
    cells = matrix("999999999989/999999999961 0.123456789012345 2^-29 123456789012/1e12").entries[0]
    assert all(isinstance(cell, Fraction) for cell in cells)
    cells = matrix("0.123456789012345/7 (1/999983)^3*1e12 0.1234567890123456 0.30000000000000004").entries[0]
    assert all(isinstance(cell, float) for cell in cells)
    assert cells[3] == 0.1 + 0.2


def test_a_quarter_turn_may_be_typed_with_cosines():
    np.testing.assert_array_equal(matrix("cos(pi/2) -sin(pi/2); sin(pi/2) cos(pi/2)").array, [[0, -1], [1, 0]])


def test_a_small_typed_number_is_refused_not_rounded_to_zero():
    assert refusal("1 2e-16").code == "cell_size"
    assert refusal("1 1.2345678901234567e-16").code == "cell_size"


@pytest.mark.parametrize("text", ["1e-9 1e9", "-1e-9 -1e9", "0.0 1/1000000000"])
def test_entries_may_reach_the_limits_of_size(text):
    assert matrix(text).exact


@pytest.mark.parametrize(
    ("text", "code", "row", "column", "position"),
    [
        ("1 2; 3", "ragged", 2, 2, 5),
        ("1 2; 3 4 5", "ragged", 2, 3, 9),
        ("1;2 3 4", "ragged", 2, 2, 4),
        ("1,,2", "missing", 1, 2, 3),
        ("1,5 2,", "missing", 1, 4, 4),
        ("1 2; 3 4,", "missing", 2, 3, 7),
        (",1", "missing", 1, 1, 1),
        ("1\t\t2", "missing", 1, 2, 3),
        ("1 & & 2", "missing", 1, 2, 6),
        (",;1", "missing", 1, 1, None),
        ("1 2; 3 x", "cell", 2, 2, 7),
        ("1 2; 3 1e10", "cell_size", 2, 2, 7),
        ("1 2; 3 1e-10", "cell_size", 2, 2, 7),
        ("1e99 2", "cell_size", 1, 1, 0),
        ("1 1/1e15", "cell_size", 1, 2, 4),
        ("1 " + "9" * 41, "cell_long", 1, 2, 2),
        ("[1 2; 3 4", "bracket", None, None, 0),
        ("[1 2]; 3 4]", "bracket", None, None, 10),
        ("[[1 2] 3]", "bracket", None, None, 7),
        ("[[[1]]]", "bracket", None, None, 2),
        (" ;\n", "empty", None, None, None),
        ("[]", "empty", None, None, None),
        ("1;" * 13, "rows", 13, None, 24),
        ("1 " * 13, "cols", 1, 13, 24),
        ("1," * 1001, "too_long", None, None, None),
        ("1 - 2", "cell", 1, 2, None),
    ],
)
def test_a_refusal_names_its_reason_and_place(text, code, row, column, position):
    error = refusal(text)
    assert (error.code, error.row, error.column) == (code, row, column)
    assert position is None or error.position == position


@pytest.mark.parametrize("text", ["1,5 2,5", "1,5 2,5; 3 4", "-1,5\t2", "1,5 & 2", "[[1,5 2,5], [3 4]]", "0,1 2,3;1,4 5,6"])
def test_a_comma_that_may_be_decimal_is_refused(text):
    error = refusal(text)
    assert error.code == "decimal_comma"
    assert text[error.position] == ","
    assert "1.5 2.5" in error.message


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("1,2;3,4", ONE_TO_FOUR),
        ("1,2 ; 3,4", ONE_TO_FOUR),
        ("1, 2 3", ((1, 2, 3),)),
        ("1,5, 2 3", ((1, 5, 2, 3),)),
        ("1,-5 2", ((1, -5, 2),)),
        ("[1,2], [3,4]", ONE_TO_FOUR),
    ],
)
def test_commas_that_cannot_be_decimal_separate(text, entries):
    assert matrix(text).entries == entries


def test_the_message_tells_how_to_mend_it():
    assert refusal("1 2; 3").message == "Row 2 has 1 entry, row 1 has 2. Every row needs the same number."
    assert refusal("1;1 2").message == "Row 2 has 2 entries, row 1 has 1. Every row needs the same number."


def test_shape_square_and_symmetric_are_checked_on_request():
    assert matrix("1 2 3", shape=(1, 3)).shape == (1, 3)
    assert refusal("1 2 3", shape=(3, 1)).code == "shape"
    assert refusal("1 2 3", square=True).code == "square"
    assert refusal("1 2 3", symmetric=True).code == "square"
    assert matrix("1 2; 3 4", square=True).entries == ONE_TO_FOUR
    assert matrix("1 sqrt(2); 2^(1/2) 0", symmetric=True).shape == (2, 2)
    error = refusal("1 5 2; 5 0 3; 2 4 9", symmetric=True)
    assert (error.code, error.row, error.column) == ("symmetric", 2, 3)


def test_a_page_may_ask_for_smaller_matrices():
    assert matrix("1 2; 3 4", max_size=2).shape == (2, 2)
    assert refusal("1 2 3; 3 4 5", max_size=2).code == "cols"
    assert refusal("1;2;3", max_size=2).code == "rows"


def test_the_canonical_text_is_short():
    assert matrix_text(np.array([[2, 1], [1, 2]])) == "2 1; 1 2"
    assert matrix_text([[Fraction(-1, 3), 0.5], [-0.0, 1e-5]]) == "-1/3 0.5; 0 1e-05"


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([], "shape"),
        ([[]], "shape"),
        ([[1, 2], [3]], "shape"),
        ([[math.nan]], "cell_size"),
        ([[math.inf]], "cell_size"),
        ([[1e-17]], "cell_size"),
        ([[1, 10**10]], "cell_size"),
        (np.full((12, 12), 0.1 + 0.2), "too_long"),
    ],
)
def test_what_no_text_can_say_is_refused(entries, code):
    with pytest.raises(TableError) as caught:
        matrix_text(entries)
    assert caught.value.code == code


NUMBERS = st.one_of(
    st.just(0.0),
    st.floats(min_value=1e-9, max_value=1e9),
    st.floats(min_value=-1e9, max_value=-1e-9),
    st.integers(-(10**9), 10**9),
    st.fractions(-1000, 1000, max_denominator=10**6).filter(lambda q: q == 0 or abs(q) >= Fraction(1, 10**9)),
)


def rectangles(cells):
    shapes = st.tuples(st.integers(1, 5), st.integers(1, 5))
    return shapes.flatmap(lambda shape: st.lists(st.lists(cells, **only(shape[1])), **only(shape[0])))


def only(size):
    return {"min_size": size, "max_size": size}


@given(rectangles(NUMBERS))
def test_reading_the_canonical_text_gives_the_same_numbers(rows):
    read = matrix(matrix_text(rows))
    np.testing.assert_array_equal(read.array, np.array([[float(x) for x in row] for row in rows]))
    exact = [(a, b) for old, new in zip(rows, read.entries, strict=True) for a, b in zip(old, new, strict=True)]
    assert all(a == b for a, b in exact if isinstance(a, Fraction | int))


SHORT = ["1/3", "-2", "0.1", "0.123456789012345", "123456789.012345", "1e-9", "2^-29", "1/999999937"]
LONG = ["0.123456789012345/7", "(1/999983)^3*1e12", "1/3+1e-12", "7/9/11", "999999999989/999999999961"]
ROUNDED = ["sqrt(2)", "-pi/4", "cos(pi/2)", "0.1234567890123456"]
TYPED = st.sampled_from([*SHORT, *LONG, *ROUNDED])


@given(rectangles(TYPED))
def test_writing_what_was_read_and_reading_it_again_changes_no_entry(cells):
    read = matrix("\n".join("\t".join(row) for row in cells))
    again = matrix(matrix_text(read.entries))
    np.testing.assert_array_equal(again.array, read.array)
    pairs = [pair for rows in zip(read.entries, again.entries, strict=True) for pair in zip(*rows, strict=True)]
    assert all(new == old and isinstance(new, Fraction) for old, new in pairs if isinstance(old, Fraction))


@given(st.text(alphabet=st.one_of(st.sampled_from("[]();,&\t\n\r \\0123456789.eE+-*/^xpisqrt−٣"), st.characters())))
def test_any_text_is_a_matrix_or_refused_with_a_sentence(text):
    try:
        read = matrix(text)
    except TableError as error:
        assert_explained(error, text)
        return
    assert np.isfinite(read.array).all()
    np.testing.assert_array_equal(matrix(matrix_text(read.entries)).array, read.array)
