"""Pasted data: the same table in every encoding and dialect, and nothing left out without being counted."""

import csv
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorers.tables import TableError, csv_table, plain_number

PLAIN = "size,age\n1.5,2\n2.5,7\n0.5,1\n"


def refusal(data):
    with pytest.raises(TableError) as caught:
        csv_table(data)
    return caught.value


def assert_explained(error):
    assert error.message.endswith(".")
    assert str(error) == error.message
    assert error.row is None or error.row >= 1


def lines(*rows):
    return "\n".join(rows)


@pytest.mark.parametrize(
    "data",
    [
        PLAIN,
        "\ufeff" + PLAIN,
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        b"\xfe\xff" + PLAIN.encode("utf-16-be"),
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\r"),
        PLAIN.replace("\n", "\n\n , \n"),
        PLAIN.replace(",", "\t"),
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", ";").replace(".", ","),
        PLAIN.replace(",", "\t").replace(".", ","),
        PLAIN.replace(",", " , "),
        '"size","age"\n"1.5","2"\n"2.5","7"\n"0.5","1"',
    ],
)
def test_encodings_and_dialects_mean_the_same_table(data):
    table = csv_table(data)
    assert table.columns == ("size", "age")
    np.testing.assert_array_equal(table.values, [[1.5, 2], [2.5, 7], [0.5, 1]])
    assert (table.dropped_rows, table.dropped_columns, table.header) == (0, 0, True)


def test_names_from_windows_keep_their_umlauts():
    assert csv_table("größe,höhe\n1,2\n3,4\n5,7".encode("cp1252")).columns == ("größe", "höhe")


def test_the_decimal_comma_is_reported():
    assert csv_table("1,5;2\n2;3,5\n3;4").decimal_comma
    assert not csv_table("1.5;2\n2;3.5\n3;4").decimal_comma
    assert not csv_table("1,5\n2,3\n3,4").decimal_comma


def test_without_names_columns_are_numbered_and_the_first_line_counts():
    table = csv_table("1,2\n3,4\n5,7")
    assert table.columns == ("column 1", "column 2")
    assert table.fields == ("c0", "c1")
    assert len(table.values) == 3
    assert not table.header


@pytest.mark.parametrize(
    ("first", "header"),
    [
        ("id,2019,2020", True),
        (",a,b", True),
        ("a,b,c", True),
        ("nan,1,2", False),
        (",1,2", False),
    ],
)
def test_a_first_line_with_words_above_numbers_holds_names(first, header):
    table = csv_table(lines(first, "1,5,9", "2,6,7", "3,1,8"))
    assert table.header is header
    assert len(table.values) == 3
    assert table.dropped_rows == (not header)


def test_a_class_at_the_end_of_headless_lines_makes_no_header():
    table = csv_table("5.1,3.5,setosa\n4.9,3.0,setosa\n7.0,3.2,versicolor")
    assert not table.header
    assert table.text_columns == 1
    np.testing.assert_array_equal(table.values, [[5.1, 3.5], [4.9, 3.0], [7.0, 3.2]])


def test_a_line_of_blanks_and_words_above_numbers_holds_names():
    table = csv_table("name,,\nx,1,2\ny,2,5\nz,3,1")
    assert (table.header, table.columns, table.dropped_rows) == (True, ("column 2", "column 3"), 0)


@pytest.mark.parametrize("text", ["7", "+7", "-7.25", "−7", "7.", ".5", "1e5", "1E-005", "0" * 40])
def test_plain_numbers_mean_what_float_says(text):
    assert float(plain_number(text)) == float(text.replace("−", "-"))


@pytest.mark.parametrize(
    "text", ["", "-", ".", "nan", "inf", "1_0", "٣", "３", "0x1", "1e", "1e9999", "1,5", "1 2", "--1", "1\n", "0" * 41]
)
def test_what_is_not_a_plain_number_is_none(text):
    assert plain_number(text) is None


def test_incomplete_rows_are_left_out_and_counted():
    table = csv_table("a,b\n1,2\nnan,3\ninf,4\n,5\n5,6\n7,8\n9,1e101\n9,-1e-101\n1_0,4\n٣,4\n8,1.2.3\n6,5")
    np.testing.assert_array_equal(table.values, [[1, 2], [5, 6], [7, 8], [6, 5]])
    assert table.dropped_rows == 8


def test_columns_of_words_and_constant_columns_are_left_out_and_counted():
    table = csv_table("name,a,k,b,empty\nx,1,5,2,\ny,2,5,3,\nz,4,5,1,")
    assert table.columns == ("a", "b")
    assert (table.text_columns, table.constant_columns, table.dropped_columns) == (2, 1, 3)
    assert table.dropped_rows == 0


def test_a_column_that_is_half_empty_stays_and_a_sparser_one_goes():
    half = csv_table("a,b,c\n1,2,1\n2,1,\n3,5,2\n4,4,\n5,3,3\n6,1,")
    assert (half.columns, half.dropped_rows) == (("a", "b", "c"), 3)
    sparse = csv_table("a,b,c\n1,2,1\n2,1,\n3,5,2\n4,4,\n5,3,\n6,1,")
    assert (sparse.columns, sparse.dropped_rows, sparse.text_columns) == (("a", "b"), 0, 1)


def test_a_column_that_is_constant_only_in_the_complete_rows_is_left_out():
    table = csv_table("a,b,c\n1,2,5\n2,1,5\n3,7,5\n4,,6")
    assert (table.columns, table.dropped_rows, table.constant_columns) == (("a", "b"), 1, 1)


def test_names_are_cut_and_stripped_of_what_cannot_be_printed():
    table = csv_table(lines("a\u202eb\u200b," + "n" * 99, "1,2", "3,4", "5,7"))
    assert table.columns == ("ab", "n" * 30)


def test_markup_in_names_reaches_no_field():
    table = csv_table("<script>:Q,a.b[0]\n1,2\n3,4\n5,7")
    assert table.columns == ("<script>:Q", "a.b[0]")
    assert table.fields == ("c0", "c1")


def test_quoted_separators_do_not_separate():
    table = csv_table('"a;b;c","d;e;f"\n1,2\n3,4\n5,7')
    assert table.columns == ("a;b;c", "d;e;f")
    assert csv_table('"u;v",1,2\n"w;x",2,5\n"y;z",3,1').values.shape == (3, 2)


def test_the_separator_is_the_one_of_most_lines():
    assert csv_table("m;n,k\n1,2\n3,4\n5,7").columns == ("m;n", "k")


def test_a_byte_order_mark_is_no_part_of_the_first_number():
    assert csv_table("\ufeff1,2\n3,4\n5,7").values[0, 0] == 1


def test_a_minus_sign_from_a_typeset_table_is_a_minus():
    np.testing.assert_array_equal(csv_table("−1\t2\n3\t−4.5\n0\t1").values, [[-1, 2], [3, -4.5], [0, 1]])


@pytest.mark.parametrize(
    ("data", "code", "row"),
    [
        (" \n,\n", "empty", None),
        ("1,2\n\n3\n4,5", "ragged", 3),
        ("1,2\n3,4,5", "ragged", 2),
        ('a,b\n"1,2\n3,4', "csv", 3),
        ('a,b\n"1"x,2\n3,4', "csv", 2),
        ("1," * 30 + "1", "cols", 1),
        (lines("1,2", "3," + "4" * 1799), "line_long", 2),
        (lines("a,b", *["1,2"] * 2001), "rows", 2002),
        (lines(*["1,2"] * 2001), "rows", 2001),
        (lines("a,b", "1,2", "3,4"), "few_rows", None),
        (lines("a,b", "1,2", "3,4", ",5"), "few_rows", None),
        ("a,b", "numeric", None),
        ("1\n2\n3", "numeric", None),
        ("1 2\n3 4\n5 7", "numeric", None),
        ("1,5\n2,5\n3,5", "constant", None),
        ("1," * 500_001, "too_long", None),
        ("1,2\n3,4\x00\n5,6", "file_type", None),
        (PLAIN.encode("utf-16-le"), "file_type", None),
        (b"a,b\n1,2\x81\n", "file_type", None),
        (b"\xff\xfe\x00", "file_type", None),
        (b"BZh91AY&SY", "file_type", None),
        (b"PAR1\x15\x04", "file_type", None),
        (b"\x89PNG\r\n", "file_type", None),
        (b"%PDF-1.7\n1,2", "file_type", None),
        (b"\xd0\xcf\x11\xe0\xa1", "file_type", None),
    ],
)
def test_a_refusal_names_its_reason_and_line(data, code, row):
    error = refusal(data)
    assert (error.code, error.row) == (code, row)
    assert_explained(error)


@pytest.mark.parametrize("first", ["PK", "PAR1", "GIF8", "Rar!", "€", "BZh"])
def test_names_that_begin_like_a_binary_file_are_names(first):
    assert csv_table(f"{first},b\n1,2\n3,4\n5,7".encode("cp1252")).columns == (first, "b")


def test_limits_may_be_reached():
    assert csv_table(lines("a,b", *[f"{i},{i % 7}" for i in range(2000)])).values.shape == (2000, 2)
    assert csv_table(lines(*[",".join(str(i + j**2) for j in range(30)) for i in range(3)])).values.shape == (3, 30)


FINITE = st.floats(allow_nan=False, allow_infinity=False).filter(lambda x: x == 0 or 1e-100 <= abs(x) <= 1e100)
DATA = (
    st.integers(2, 5)
    .flatmap(lambda width: st.lists(st.lists(FINITE, min_size=width, max_size=width), min_size=3, max_size=9))
    .filter(lambda rows: all(len(set(column)) > 1 for column in zip(*rows, strict=True)))
)


@given(DATA, st.sampled_from([(",", "."), (";", "."), ("\t", "."), (";", ","), ("\t", ",")]), st.booleans())
def test_floats_written_as_csv_come_back_bit_for_bit(rows, dialect, named):
    separator, decimal = dialect
    written = io.StringIO()
    writer = csv.writer(written, delimiter=separator, quoting=csv.QUOTE_MINIMAL)
    writer.writerows([[f"v{j}" for j in range(len(rows[0]))]] * named)
    writer.writerows([[repr(x).replace(".", decimal) for x in row] for row in rows])
    table = csv_table(written.getvalue())
    np.testing.assert_array_equal(table.values, rows)
    assert (table.dropped_rows, table.dropped_columns, table.header) == (0, 0, named)


@given(st.one_of(st.binary(max_size=300), st.text(alphabet='0123456789.,;\t\n\r "-eaN', max_size=300), st.text()))
def test_anything_is_a_table_or_refused_with_a_sentence(data):
    try:
        table = csv_table(data)
    except TableError as error:
        assert_explained(error)
        return
    assert np.isfinite(table.values).all()
    assert table.values.shape == (len(table.values), len(table.columns))
    assert (np.ptp(table.values, axis=0) > 0).all()
