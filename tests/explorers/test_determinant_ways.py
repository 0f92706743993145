"""Five ways, one number: each against SymPy's, and what each of them cannot say."""

import math
from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers import determinant_ways as by
from explorers import heights

numbers = st.one_of(st.integers(-3, 3).map(Fraction), st.fractions(-5, 5, max_denominator=8))
squares = st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(numbers, min_size=n, max_size=n), min_size=n, max_size=n))
steady = settings(deadline=None, max_examples=60)


def symbolic(A):
    return sympy.Matrix([[sympy.Rational(x.numerator, x.denominator) for x in row] for row in A])


@steady
@given(squares)
def test_all_ways_give_the_determinant_of_sympy(A):
    exact = symbolic(A).det()
    det, found = Fraction(int(exact.p), int(exact.q)), by.ways(A)
    assert found.volume == (det if len(A) <= 3 else abs(det))
    assert found.expanded == sum(a * C for a, C in found.terms) == det
    assert found.elimination.product == det
    assert heights.volume(A) == abs(det)
    assert math.prod(found.heights) == pytest.approx(abs(det), rel=1e-9, abs=1e-12)
    size = float(np.linalg.norm(np.array(A, dtype=float), 2)) ** len(A)
    assert found.product == pytest.approx(float(det), abs=1e-10 * (1 + size))
    assert found.off == abs(found.product - float(det))
    assert heights.rank(A) == symbolic(A).rank()


@steady
@given(squares)
def test_cofactors_are_those_of_sympy(A):
    exact = symbolic(A).cofactor_matrix() if len(A) > 1 else sympy.Matrix([[1]])
    assert [C for _, C in by.cofactors(A)] == [Fraction(int(C.p), int(C.q)) for C in exact[0, :]]


@steady
@given(squares)
def test_eigenvalues_are_the_roots_and_complex_ones_come_in_pairs(A):
    values, _ = by.eigenvalues(A)
    assert sum(values) == pytest.approx(float(sum(A[k][k] for k in range(len(A)))), abs=1e-9)
    complex_ones = [λ for λ in values if isinstance(λ, complex)]
    assert sorted(complex_ones, key=lambda λ: (λ.real, λ.imag)) == sorted(
        (λ.conjugate() for λ in complex_ones), key=lambda λ: (λ.real, λ.imag))  # fmt: skip


def test_six_rows_of_fractions_stay_exact():
    A = [[Fraction((i * j) % 7 - 3, 1 + (i + 2 * j) % 5) for j in range(6)] for i in range(6)]
    exact = symbolic(A).det()
    found = by.ways(A)
    assert abs(found.expanded) == found.volume == abs(Fraction(int(exact.p), int(exact.q))) != 0


def test_rounded_roots_that_make_it_flat_are_flat_in_every_exact_way():
    r = math.sqrt(2)
    found = by.ways([[r, 2], [1, r]])
    assert (found.volume, found.expanded, heights.rank([[r, 2], [1, r]])) == (0, 0, 1)


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_multiplications_are_counted(n):
    """Elimination row by row: one division for each factor, and a multiplication for each further entry; then the pivots."""
    elimination = sum((n - k - 1) * (1 + (n - k - 1)) for k in range(n)) + n - 1
    assert by.multiplications(n) == (elimination, math.factorial(n) * (n - 1))
