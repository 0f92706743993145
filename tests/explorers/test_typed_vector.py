"""A typed vector is read exactly, or refused with the place."""

from fractions import Fraction

import pytest

from explorers.tables import TableError
from explorers.typed_vector import typed_vector


@pytest.mark.parametrize("text", ["1/3 -0.25", "1/3, -0.25", "[1/3, -0.25]", "1/3; -0.25"])
def test_rows_and_columns_are_read_exactly(text):
    assert typed_vector(text, reach=2) == (Fraction(1, 3), Fraction(-1, 4))


def test_formulas_are_floats():
    assert typed_vector("sqrt(2) 1 0", size=3, reach=2) == (2**0.5, 1, 0)


@pytest.mark.parametrize(("text", "code"), [("1", "shape"), ("1 2 3", "shape"), ("1 0; 0 1", "shape"), ("1 2.01", "cell_size"),
                                            ("-3 0", "cell_size"), ("1 a", "cell"), ("", "empty")])  # fmt: skip
def test_anything_else_is_refused_with_a_sentence(text, code):
    with pytest.raises(TableError) as refused:
        typed_vector(text, reach=2)
    assert refused.value.code == code
    assert refused.value.message
