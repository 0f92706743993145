"""When uᵀGv is an inner product: decided exactly on fractions, with a vector that shows a failure; against NumPy and SymPy."""

from fractions import Fraction
from math import sqrt

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.bilinear_form import (
    Signs,
    half_axes,
    inner_product_test,
    largest_square,
    product,
    symmetric_part,
    unit_curve,
)
from explorers.inertia import inertia
from explorers.tables import matrix

entries = st.fractions(-4, 4, max_denominator=6)
matrices = st.tuples(st.tuples(entries, entries), st.tuples(entries, entries))
symmetric = st.tuples(entries, entries, entries).map(lambda e: ((e[0], e[1]), (e[1], e[2])))
vectors = st.tuples(entries, entries)
steady = settings(deadline=None, max_examples=50)
BY_COUNT = {  # of positive and of negative eigenvalues
    (2, 0): Signs.POSITIVE, (1, 0): Signs.POSITIVE_OR_0, (1, 1): Signs.BOTH, (0, 1): Signs.NEGATIVE_OR_0,
    (0, 2): Signs.NEGATIVE, (0, 0): Signs.ZERO,
}  # fmt: skip


@steady
@given(matrices, vectors, vectors)
def test_the_product_is_the_one_of_sympy_exactly(G, u, v):
    expected = (sympy.Matrix([list(u)]) * sympy.Matrix(G) * sympy.Matrix(v))[0]
    assert product(G, u, v) == Fraction(int(expected.p), int(expected.q))


@steady
@given(symmetric)
def test_the_signs_are_those_of_the_eigenvalues(G):
    values = [float(sympy.re(x.evalf(60))) for x, times in sympy.Matrix(G).eigenvals().items() for _ in range(times)]
    count = int(sum(x > 1e-12 for x in values)), int(sum(x < -1e-12 for x in values))
    assert inner_product_test(G).signs is BY_COUNT[count]


@steady
@given(symmetric.filter(lambda G: any(map(any, G))))
def test_they_agree_with_the_numerical_inertia(G):
    numerical = inertia(np.array(G, dtype=float))
    assert inner_product_test(G).signs is BY_COUNT[numerical.up, numerical.down]


@steady
@given(matrices)
def test_a_witness_proves_the_failure_and_is_there_exactly_if_it_is_needed(G):
    verdict = inner_product_test(G)
    w = verdict.witness
    assert (w is None) == (verdict.signs is Signs.POSITIVE)
    if w:
        assert max(map(abs, w)) == 1
        assert product(G, w, w) == verdict.value <= 0
        assert (verdict.value < 0) == (verdict.signs in (Signs.BOTH, Signs.NEGATIVE, Signs.NEGATIVE_OR_0))


@steady
@given(matrices)
def test_symmetric_is_to_commute_for_e1_and_e2(G):
    assert inner_product_test(G).symmetric == (product(G, (1, 0), (0, 1)) == product(G, (0, 1), (1, 0)))


@steady
@given(matrices, vectors)
def test_only_the_symmetric_part_enters_a_square(G, u):
    S = symmetric_part(G)
    assert S[0][1] == S[1][0]
    assert product(S, u, u) == product(G, u, u)


def test_the_verdict_is_exact_where_floats_would_guess():
    nearly, exactly = matrix("1 0.99999999999; 0.99999999999 1"), matrix("1/3 1/7; 1/7 3/49")
    assert inner_product_test(nearly.entries).is_inner_product
    assert inner_product_test(exactly.entries).signs is Signs.POSITIVE_OR_0
    assert inner_product_test(matrix("1 0; 0 1e-9").entries).is_inner_product
    assert inner_product_test(matrix("1 1.00000000001; 1.00000000001 1").entries).signs is Signs.BOTH
    assert inertia([[1, 0], [0, 1e-10]]).flat == 1  # a numerical test must call this 0
    assert not inner_product_test(matrix("1 1/3; 0.33333333 1").entries).symmetric


def test_roots_count_up_to_rounding():
    assert inner_product_test(matrix("2 sqrt(2); sqrt(2) 1").entries).signs is Signs.POSITIVE_OR_0
    assert inner_product_test([[2.0, sqrt(2) / 2], [1 / sqrt(2), 1.0]]).is_inner_product
    assert not inner_product_test([[2.0, 0.5], [0.5 + 1e-12, 1.0]]).symmetric


def test_positive_entries_do_not_make_it_positive():
    verdict = inner_product_test([[1, 2], [2, 1]])
    assert (verdict.signs, verdict.witness, verdict.value) == (Signs.BOTH, (1, -1), -2)


def test_a_rotation_by_a_right_angle_fails_twice():
    verdict = inner_product_test([[0, -1], [1, 0]])
    assert not verdict.symmetric
    assert verdict.signs is Signs.ZERO


@steady
@given(matrices)
def test_every_point_of_the_unit_curve_has_the_square_1(G):
    strokes = unit_curve(G)
    signs = inner_product_test(G).signs
    assert len(strokes) == {Signs.POSITIVE: 1, Signs.POSITIVE_OR_0: 2, Signs.BOTH: 2}.get(signs, 0)
    for stroke in strokes:
        squares = np.einsum("ki,ij,kj->k", stroke, np.array(G, dtype=float), stroke)
        size = np.einsum("ki,ij,kj->k", abs(stroke), abs(np.array(G, dtype=float)), abs(stroke))
        assert_allclose(squares, 1, atol=1e-9 * size.max() + 1e-9)


@pytest.mark.parametrize("text", ["2 1; 1 1", "4 0; 0 1/4", "1e9 1; 1 2e-9", "1 0.999; 0.999 1"])
def test_the_half_axes_are_those_of_the_eigenvalues(text):
    G = matrix(text).entries
    values = sorted(float(sympy.re(value.evalf(50))) for value in sympy.Matrix(G).eigenvals())
    assert_allclose(half_axes(G), [1 / sqrt(value) for value in values], rtol=1e-9)
    (ellipse,) = unit_curve(G)
    lengths = np.hypot(*ellipse.T)
    assert_allclose([lengths.max(), lengths.min()], half_axes(G), rtol=1e-3)
    assert_allclose(ellipse[0], ellipse[-1], atol=1e-9 * lengths.max())


def test_only_an_ellipse_has_half_axes():
    with pytest.raises(ValueError, match="positive definite"):
        half_axes([[1, 2], [2, 1]])


@steady
@given(symmetric)
def test_the_largest_square_is_reached_and_not_passed(G):
    turn = np.linspace(0, np.pi, 721)
    circle = 2 * np.column_stack([np.cos(turn), np.sin(turn)])
    squares = abs(np.einsum("ki,ij,kj->k", circle, np.array(G, dtype=float), circle))
    assert_allclose(squares.max(), largest_square(G, 2), rtol=1e-4, atol=1e-12)
    assert squares.max() <= largest_square(G, 2) * (1 + 1e-12) + 1e-12


@pytest.mark.parametrize("G", [[[1, 2]], [[1, float("nan")], [0, 1]], [["1", 0], [0, 1]]])
def test_what_is_no_matrix_is_refused(G):
    with pytest.raises(ValueError, match=r"matrix|entry"):
        inner_product_test(G)
