"""Gram–Schmidt: exact orthogonality, the span kept, dependence found, and QR as the oracle."""

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.gram_schmidt import depends, dot, gram_schmidt, length, library_signs, orthonormal

fractions = st.builds(Fraction, st.integers(-9, 9), st.integers(1, 6))
lists = st.integers(1, 4).flatmap(lambda n: st.lists(st.tuples(*[fractions] * n), min_size=1, max_size=4))
triples = st.lists(st.tuples(fractions, fractions, fractions), min_size=3, max_size=3)
steady = settings(deadline=None, max_examples=80)


def rank(rows):
    return sympy.Matrix([[sympy.Rational(x.numerator, x.denominator) for x in row] for row in rows]).rank()


def total(coefficients, vectors):
    pairs = list(zip(coefficients, vectors, strict=True))
    return tuple(sum((c * v[k] for c, v in pairs), Fraction(0)) for k in range(len(vectors[0])))


@steady
@given(lists)
def test_the_remainders_are_perpendicular_exactly_and_span_the_same(vectors):
    steps = gram_schmidt(vectors)
    for k, step in enumerate(steps):
        assert all(dot(step.remainder, earlier.remainder) == 0 for earlier in steps[:k])
        assert sum(not s.dependent for s in steps[: k + 1]) == rank(vectors[: k + 1])
        assert step.remainder == total(step.recipe, vectors)
        assert step.recipe[k] == 1
        assert not any(step.recipe[k + 1 :])


@steady
@given(lists)
def test_a_dependent_vector_is_the_combination_that_is_said(vectors):
    for step in gram_schmidt(vectors):
        if step.dependent:
            made = depends(step)
            assert total([made.get(k, Fraction(0)) for k in range(len(vectors))], vectors) == vectors[step.index]
            assert all(k < step.index for k in made)


@steady
@given(triples)
def test_the_q_are_those_of_qr_with_a_positive_diagonal(vectors):
    A = np.array(vectors, dtype=float).T
    if rank(vectors) < 3 or np.linalg.cond(A) > 1e4:
        return
    Q, R = np.linalg.qr(A)
    signs = np.sign(np.diag(R))
    assert_allclose(np.array(orthonormal(gram_schmidt(vectors))).T, Q * signs, atol=1e-9)
    assert library_signs(vectors) == tuple(signs)


def test_another_order_gives_another_basis_of_the_same_space():
    vectors = [(1, 1, 0), (1, 0, 1), (0, 1, 1)]
    found = {tuple(map(tuple, np.round(orthonormal(gram_schmidt(vectors, order)), 9))) for order in permutations(range(3))}
    assert len(found) == 6
    for q in found:
        assert_allclose(np.array(q) @ np.array(q).T, np.eye(3), atol=1e-8)


def test_the_order_is_that_of_the_steps_and_the_indices_are_those_of_the_input():
    steps = gram_schmidt([(1, 0), (1, 1)], [1, 0])
    assert [step.index for step in steps] == [1, 0]
    assert steps[1].shares == {1: Fraction(1, 2)}
    assert steps[1].remainder == (Fraction(1, 2), Fraction(-1, 2))


@pytest.mark.parametrize("vectors", [[(0, 0), (1, 2)], [(0, 0), (0, 0)], [(1, 2), (0, 0)]])
def test_a_zero_vector_is_dependent_by_itself_and_divides_nothing(vectors):
    for step in gram_schmidt(vectors):
        assert step.dependent == (not any(vectors[step.index]))
        if step.dependent:
            assert depends(step) == {}
    assert len(orthonormal(gram_schmidt(vectors))) == sum(map(any, vectors))


def test_with_roots_a_remainder_of_rounding_is_0_and_a_small_one_is_not():
    root = 2**0.5
    assert gram_schmidt([(root, 1.0), (2.0, root)])[1].dependent
    assert not gram_schmidt([(root, 1.0), (2.0, root + 1e-9)])[1].dependent
    assert not gram_schmidt([(Fraction(1), Fraction(1)), (Fraction(1), 1 + Fraction(1, 10**15))])[1].dependent


@steady
@given(st.tuples(fractions, fractions), st.tuples(fractions, fractions))
def test_what_is_left_is_the_sine_of_the_angle(u, v):
    left = gram_schmidt([u, v])[1].left
    if any(u) and any(v):
        across = abs(float(u[0] * v[1] - u[1] * v[0]))
        assert_allclose(left, across / (length(u) * length(v)), atol=1e-12)
    else:
        assert left == 1
