"""The determinant by elimination against SymPy, NumPy and the exact rule for 2 × 2, and when a float counts as 0."""

import math
from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers import eigenvectors
from explorers.determinant import determinant, eliminate, has_determinant

numbers = st.one_of(st.integers(-3, 3).map(Fraction), st.fractions(-9, 9, max_denominator=12))
squares = st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(numbers, min_size=n, max_size=n), min_size=n, max_size=n))
steady = settings(deadline=None, max_examples=80)


@steady
@given(squares)
def test_the_determinant_is_that_of_sympy(A):
    exact = sympy.Matrix([[sympy.Rational(x.numerator, x.denominator) for x in row] for row in A]).det()
    assert determinant(A) == Fraction(int(exact.p), int(exact.q))


@steady
@given(st.lists(st.lists(st.floats(-9, 9, width=16), min_size=4, max_size=4), min_size=4, max_size=4))
def test_floats_agree_with_numpy(A):
    size = math.prod(np.abs(A).sum(axis=1))
    assert float(determinant(A)) == pytest.approx(np.linalg.det(A), abs=1e-12 * size + 1e-12)


entries = st.one_of(st.integers(-3, 3), st.floats(-5, 5, width=32), st.sampled_from([0.1, 0.2, 0.3, 0.6, 1e-9, 1e9]))


@steady
@given(st.lists(st.lists(entries, min_size=2, max_size=2), min_size=2, max_size=2))
def test_for_two_rows_it_is_the_rule_of_the_other_pages(A):
    assert determinant(A) == eigenvectors.determinant(A)


def test_a_row_is_swapped_only_where_a_pivot_is_0_and_each_swap_counts():
    found = eliminate([[0, 1, 2], [3, 4, 5], [6, 7, 9]])
    assert (found.pivots, found.swaps, found.product) == ((3, 1, 1), 1, -3)
    assert eliminate([[0, 0, 1], [0, 1, 0], [1, 0, 0]]).swaps == 1
    assert eliminate([[0, 1, 0], [0, 0, 1], [1, 0, 0]]).swaps == 2
    assert eliminate([[1, 2, 3], [4, 5, 6], [7, 8, 9]]).pivots == (1, -3, 0)


def test_floats_take_the_largest_pivot():
    assert eliminate([[1e-3, 1.0], [2.0, 1.0]]).swaps == 1
    assert eliminate([[Fraction(1, 1000), 1], [2, 1]]).swaps == 0


def test_dependent_columns_of_rounded_roots_have_determinant_0_and_tiny_ones_do_not():
    r = math.sqrt(2)
    assert determinant([[r, 2], [1, r]]) == 0
    assert determinant([[1, r, 0], [r, 2, 0], [0, 0, 3.0]]) == 0
    assert determinant([[1e9, 0, 0], [0, 1e-9, 0], [0, 0, 1e-9]]) > 0
    assert determinant([[1, 1], [1, Fraction(10**12 + 1, 10**12)]]) == Fraction(1, 10**12)


WRONG = [[[1, 2, 3], [4, 5, 6]], [[1, 2], [3]], [], [[1j]], [[math.nan]], [[1e41]], np.eye(7), [["1"]], 3]


@pytest.mark.parametrize("A", WRONG)
def test_what_is_no_square_real_matrix_of_up_to_six_rows_is_refused(A):
    with pytest.raises(ValueError, match=r"as many rows as columns|real number"):
        determinant(A)


TRIES = {True: [[[1, 2], [2, -2]], [[0, 3e4], [2e-4, 0]], [[-6.05, 0], [0, 1]]],
         False: [[[-6.07, 0], [0, 1]], [[2, 0], [0, 3]], [[0, 0], [0, 0]]]}  # fmt: skip


@pytest.mark.parametrize(("A", "yes"), [(A, yes) for yes, matrices in TRIES.items() for A in matrices])
def test_the_challenge_takes_every_matrix_within_a_share_of_the_target(A, yes):
    assert has_determinant(A, -6) is yes
