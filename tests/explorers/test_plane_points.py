"""Points as text: what is refused and why, and that a hand changes only what it moved."""

from fractions import Fraction

import pytest

from explorers.plane_points import moved, plane_points, points_text
from explorers.tables import TableError


@pytest.mark.parametrize(("text", "code", "word"), [
    ("1 2", "rows", "one point only"), ("1 2 3; 4 5 6", "shape", "2 numbers"), ("1; 2", "shape", "has 1"),
    ("0 0; 5 1", "reach", "Point 2"), ("0 0; 1 -4.31", "reach", "Point 2"), ("; ".join(["1 2"] * 13), "rows", "12"),
    ("1 2; 3", "ragged", "Row 2"), ("1 2; x 4", "cell", "Row 2"), ("", "empty", "no entries"),
])  # fmt: skip
def test_what_is_no_list_of_points_is_refused_with_the_place(text, code, word):
    with pytest.raises(TableError) as error:
        plane_points(text, reach=4.3)
    assert error.value.code == code
    assert word in error.value.message


def test_the_bounds_belong_to_the_picture():
    assert plane_points("4.3 -4.3; 0 0", reach=4.3).shape == (2, 2)
    assert plane_points("; ".join(["1 2"] * 12), reach=4.3).shape == (12, 2)


def test_what_was_not_moved_stays_exact():
    points = plane_points("1/3 0.1; sqrt(2) 2", reach=4)
    x = float(points.array[1, 0])
    assert moved(points, [(1 / 3, 0.1), (x, 1.239)]) == f"1/3 0.1; {x!r} 1.24"
    assert plane_points(moved(points, points.array.tolist()), reach=4).array.tolist() == points.array.tolist()


def test_decimals_are_written_as_decimals():
    assert points_text([(Fraction(5, 4), Fraction(-1, 7)), (0, 2.5)]) == "1.25 -1/7; 0 2.5"
