"""Products, commutators and inverses against NumPy, and the theorems about their order."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.eigenvectors import deform, turn_and_stretch
from explorers.matrix_product import (
    ShapeMismatch,
    as_polynomial,
    commutator,
    equal_entries,
    inverse,
    is_scalar,
    is_zero,
    played,
    product,
    same,
    terms,
    transpose,
)
from explorers.tables import matrix

fractions = st.fractions(-4, 4, max_denominator=7)
pair = st.tuples(fractions, fractions)
square = st.tuples(pair, pair)
steady = settings(deadline=None)


def exact(A):
    return np.array(A, dtype=object)


@st.composite
def factors(draw):
    m, n, p = (draw(st.integers(1, 6)) for _ in range(3))
    return [[[draw(fractions) for _ in range(c)] for _ in range(r)] for r, c in ((m, n), (n, p))]


@given(factors())
@steady
def test_the_product_is_that_of_numpy_in_fractions_and_turns_round_when_transposed(both):
    A, B = both
    AB = product(A, B)
    assert exact(AB).tolist() == (exact(A) @ exact(B)).tolist()
    assert transpose(AB) == product(transpose(B), transpose(A))
    assert equal_entries(transpose(AB), product(transpose(B), transpose(A))) == len(A) * len(B[0])
    i, j = len(A), len(B[0])
    assert sum(a * b for a, b in terms(A, B, i, j)) == AB[i - 1][j - 1]


@pytest.mark.parametrize(("left", "right"), [((2, 3), (2, 2)), ((1, 1), (6, 1)), ((6, 5), (6, 5))])
def test_shapes_that_do_not_fit_are_refused_with_both(left, right):
    with pytest.raises(ShapeMismatch) as refused:
        product(np.ones(left).tolist(), np.ones(right).tolist())
    assert (refused.value.left, refused.value.right) == (left, right)
    with pytest.raises(ShapeMismatch):
        commutator([[1, 2]], [[1], [2]])


@given(square, square)
@steady
def test_a_commutator_has_trace_zero_and_both_products_the_determinant_of_the_factors(A, B):
    gap = exact(commutator(A, B))
    assert (gap == exact(A) @ exact(B) - exact(B) @ exact(A)).all()
    assert gap.trace() == 0

    def det(M):
        return M[0][0] * M[1][1] - M[0][1] * M[1][0]

    assert det(product(A, B)) == det(product(B, A)) == det(A) * det(B)


@given(square, square, fractions, fractions)
@steady
def test_what_commutes_with_a_matrix_is_a_polynomial_in_it(A, B, p, q):
    combined = tuple(tuple(q * x + p * (i == j) for j, x in enumerate(row)) for i, row in enumerate(A))
    assert is_zero(commutator(A, combined))
    found = as_polynomial(A, combined)
    assert found == ((p, q) if not is_scalar(A) else (p + q * A[0][0], 0))
    if not is_scalar(A):
        assert (as_polynomial(A, B) is not None) == is_zero(commutator(A, B))


def test_a_multiple_of_the_identity_commutes_with_what_is_no_polynomial_in_it():
    assert is_zero(commutator([[3, 0], [0, 3]], [[1, 2], [3, 4]]))
    assert as_polynomial([[3, 0], [0, 3]], [[1, 2], [3, 4]]) is None


def test_rotations_with_roots_commute_though_rounding_says_otherwise():
    A, B = matrix("sqrt(3)/2 -1/2; 1/2 sqrt(3)/2").entries, matrix("sqrt(2)/2 -sqrt(2)/2; sqrt(2)/2 sqrt(2)/2").entries
    assert is_zero(commutator(A, B))
    p, q = as_polynomial(A, B)
    np.testing.assert_allclose(np.array(B), p * np.eye(2) + q * np.array(A, dtype=float), atol=1e-12)
    assert is_zero(product(matrix("sqrt(2) 2; 1 sqrt(2)").entries, matrix("sqrt(2) -2; -1 sqrt(2)").entries))
    assert is_scalar(matrix("sqrt(2)*sqrt(2) 0; 0 2").entries)


@given(square, square)
@steady
def test_the_inverse_of_a_product_is_the_product_of_the_inverses_turned_round(A, B):
    for M in (A, B):
        det = M[0][0] * M[1][1] - M[0][1] * M[1][0]
        assert (inverse(M) is None) == (det == 0)
    if inverse(A) is None or inverse(B) is None:
        assert inverse(product(A, B)) is None
        return
    assert product(inverse(A), A) == ((1, 0), (0, 1))
    assert inverse(product(A, B)) == product(inverse(B), inverse(A))
    assert (product(inverse(A), inverse(B)) == inverse(product(A, B))) == is_zero(commutator(A, B))


def test_an_inverse_with_roots_is_that_of_numpy():
    A = matrix("sqrt(3) 1; 2 pi").entries
    np.testing.assert_allclose(inverse(A), np.linalg.inv(np.array(A, dtype=float)))


def test_same_is_exact_for_fractions_and_forgives_rounding_only():
    assert not same([[Fraction(1, 3)]], [[Fraction(333333333333333, 10**15)]])
    assert same([[math.sqrt(2) ** 2]], [[2]])
    assert not same([[1.0, 1e-9]], [[1.0, 0.0]])


@given(square, square, st.integers(0, 200))
@steady
def test_the_first_motion_is_done_before_the_second_begins(A, B, k):
    t = k / 100
    now = np.array(played(B, A, t), dtype=float)
    early, late = deform(B, min(t, 1)), deform(A, max(t - 1, 0))
    np.testing.assert_allclose(now, late @ early, atol=1e-12)
    assert played(B, A, 1) == B
    assert played(B, A, 2) == product(A, B)


def test_a_rotation_is_played_as_a_turn():
    quarter = [[0, -1], [1, 0]]
    half = turn_and_stretch(quarter, 0.5)
    for t, expected in ((0.5, half), (1.5, half @ quarter)):
        np.testing.assert_allclose(np.array(played(quarter, quarter, t, turning=True), dtype=float), expected, atol=1e-12)
