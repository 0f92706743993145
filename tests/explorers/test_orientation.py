"""Areas, sides and turns under a 2 × 2 matrix against the moved points themselves."""

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.determinant import determinant
from explorers.figures import letter, signed_area
from explorers.orientation import Side, diameter, moved_area, side, turn

entry = st.integers(-300, 300).map(lambda k: k / 100)
matrices = st.lists(st.lists(entry, min_size=2, max_size=2), min_size=2, max_size=2)
steady = settings(deadline=None, max_examples=150)
SQUARE = np.array([(0, 0), (1, 0), (1, 1), (0, 1)])


@steady
@given(matrices)
def test_the_moved_letter_runs_the_other_way_exactly_when_the_side_is_reversed(A):
    moved = signed_area(letter().strokes[0] @ np.transpose(A))
    assert moved_area(A, letter().strokes[0]) == pytest.approx(abs(moved), abs=1e-9)
    expected = Side.KEPT if moved > 1e-9 else Side.REVERSED if moved < -1e-9 else side(A)
    assert side(A) is expected
    assert (side(A) in (Side.SEGMENT, Side.POINT)) == (determinant(A) == 0)


@steady
@given(matrices)
def test_the_diameter_is_the_largest_distance_of_two_corners(A):
    corners = SQUARE @ np.transpose(A)
    assert diameter(A) == pytest.approx(max(math.dist(p, q) for p, q in combinations(corners, 2)))


@steady
@given(matrices)
def test_the_turn_is_the_difference_of_the_directions_and_has_the_sign_of_the_determinant(A):
    (a, b), (c, d) = A
    found = turn(A)
    if not (a or c) or not (b or d):
        assert found is None
        return
    difference = (math.atan2(d, b) - math.atan2(c, a)) % (2 * math.pi)
    assert math.cos(found - difference) == pytest.approx(1)
    assert np.sign(found) == np.sign(float(determinant(A))) or found == math.pi


CASES = [([[0, 0], [0, 0]], Side.POINT), ([[1, 2], [2, 4]], Side.SEGMENT), ([[0.1, 0.3], [0.2, 0.6]], Side.SEGMENT),
         ([[0, 1e-9], [1e-9, 0]], Side.REVERSED)]  # fmt: skip


@pytest.mark.parametrize(("A", "expected"), CASES)
def test_degenerate_and_tiny_matrices(A, expected):
    assert side(A) is expected
