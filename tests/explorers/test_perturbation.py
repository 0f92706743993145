"""An error in b and what it does to the solution: against NumPy's solver, and within the bound of the condition number."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.perturbation import extreme, perturbation
from explorers.svd import svd

hundredths = st.integers(-300, 300).map(lambda k: k / 100)
vectors = st.tuples(hundredths, hundredths)
matrices = st.tuples(vectors, vectors)


@settings(deadline=None, max_examples=200)
@given(matrices, vectors, vectors)
def test_the_errors_are_those_of_the_solver_and_within_the_bound(A, b, error):
    assume(abs(np.linalg.det(A)) > 1e-3)
    assume(any(b))
    found = perturbation(A, b, error)
    x, moved = np.linalg.solve(A, b), np.linalg.solve(A, np.add(b, error))
    assert_allclose(found.x, x, rtol=1e-7, atol=1e-9)
    assert_allclose(found.shift, moved - x, rtol=1e-6, atol=1e-8)
    assert found.of_b == pytest.approx(np.linalg.norm(error) / np.linalg.norm(b))
    assert found.farthest == pytest.approx(max(np.linalg.norm(x, np.inf), np.linalg.norm(moved, np.inf)), abs=1e-6)
    κ = np.linalg.cond(A)
    assert found.of_x <= κ * found.of_b * (1 + 1e-9)
    assert found.of_x >= found.of_b / κ * (1 - 1e-9)


@pytest.mark.parametrize("A", [[[0.9, 0], [1.2, 1.5]], [[1, 1], [1, 1.01]], [[1.5, 0.5], [1, -1]]])
def test_the_bound_is_met_along_u_one_and_u_two(A):
    found = svd(A)
    κ, (u1, u2) = np.linalg.cond(A), found.U.T
    assert perturbation(A, u1, 0.01 * u2).amplified == pytest.approx(κ, rel=1e-6)
    assert perturbation(A, u2, 0.01 * u1).amplified == pytest.approx(1 / κ, rel=1e-6)


def test_what_the_buttons_set_is_almost_the_bound():
    A = [[0.9, 0], [1.2, 1.5]]
    assert 0.999 * 3 <= perturbation(A, *extreme(A)).amplified <= 3
    assert 1 / 3 <= perturbation(A, *extreme(A, worst=False)).amplified <= 1.001 / 3
    assert all(round(100 * part) == pytest.approx(100 * part) for vector in extreme(A) for part in vector)


def test_decimals_mean_what_is_written():
    """In floating point 3/2 · 0.2 + 1 · 0.3 rounds; here the solution is a fraction first."""
    A = [[Fraction(3, 2), Fraction(1, 2)], [1, -1]]
    assert perturbation(A, (1, 2), (0.3, 0.2)).shift.tolist() == [0.2, 0.0]


def test_without_b_or_without_an_error_there_is_no_ratio():
    assert math.isnan(perturbation([[1, 0], [0, 1]], (0, 0), (1, 0)).amplified)
    still = perturbation([[1, 0], [0, 1]], (1, 0), (0, 0))
    assert (still.of_b, still.of_x) == (0, 0)
    assert math.isnan(still.amplified)


@pytest.mark.parametrize("A", [[[1, 2], [0.5, 1]], [[0, 0], [0, 0]], [[0.1, 0.3], [0.2, 0.6]]])
def test_a_singular_matrix_is_refused(A):
    with pytest.raises(ValueError, match="no inverse"):
        perturbation(A, (1, 0), (0, 1))
