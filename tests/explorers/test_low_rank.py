"""Eckart–Young: the first k terms meet the bound, and nothing of rank ≤ k is nearer."""

import numpy as np
import pytest
import scipy.linalg
from numpy.testing import assert_allclose

from explorers.low_rank import approximations, column_errors, errors, low_rank, only_nearest, rank, smallest_rank, storage
from explorers.pictures import house

SHAPES = [(5, 5), (3, 8), (9, 4), (1, 6), (6, 1), (1, 1)]


def table(shape, seed=0):
    return np.random.default_rng(seed).normal(size=shape)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_errors_are_the_norms_of_what_is_left_out(shape):
    A = table(shape)
    bound = errors(A)
    assert bound.shape == (min(shape) + 1, 2)
    for k, (two, frobenius) in enumerate(bound):
        rest = A - low_rank(A, k)
        assert scipy.linalg.norm(rest, 2) == pytest.approx(two, abs=1e-13)
        assert scipy.linalg.norm(rest, "fro") == pytest.approx(frobenius, abs=1e-13)
        assert np.linalg.matrix_rank(low_rank(A, k)) == k


def test_the_bounds_are_the_roots_of_the_eigenvalues_of_a_transposed_a():
    A = table((6, 4), 3)
    eigenvalues = scipy.linalg.eigvalsh(A.T @ A)[::-1]
    assert_allclose(errors(A)[:4, 0] ** 2, eigenvalues)
    assert_allclose(errors(A)[:4, 1] ** 2, eigenvalues[::-1].cumsum()[::-1])


@pytest.mark.parametrize("k", [0, 1, 2, 3])
def test_no_other_matrix_of_rank_k_is_nearer_in_either_norm(k):
    """The rivals are random ones and the best one itself, pushed a little in its factors."""
    A, rng = table((5, 4), 1), np.random.default_rng(2)
    U, σ, Vt = np.linalg.svd(A, full_matrices=False)
    for push in (0, 0.01, 0.3, 2):
        for _ in range(50):
            left, right = U[:, :k] * σ[:k] + push * rng.normal(size=(5, k)), Vt[:k] + push * rng.normal(size=(k, 4))
            rest = A - left @ right
            assert np.linalg.norm(rest, 2) >= errors(A)[k, 0] - 1e-12
            assert np.linalg.norm(rest) >= errors(A)[k, 1] - 1e-12


@pytest.mark.parametrize("shape", SHAPES)
def test_the_columns_are_a_rival_that_never_wins_and_reaches_zero(shape):
    A = table(shape, 5)
    assert column_errors(A).shape == errors(A).shape
    assert (column_errors(A) >= errors(A) - 1e-12).all()
    assert_allclose(column_errors(A)[0], errors(A)[0])
    assert shape[1] > shape[0] or column_errors(A)[-1].max() < 1e-12


def test_the_rival_is_the_least_squares_fit_by_its_columns():
    A = table((6, 4), 8)
    fit = A[:, [1, 3]] @ np.linalg.lstsq(A[:, [1, 3]], A, rcond=None)[0]
    assert_allclose(column_errors(A)[2], [np.linalg.norm(A - fit, 2), np.linalg.norm(A - fit)])


@pytest.mark.parametrize("shape", SHAPES)
def test_all_approximations_at_once(shape):
    A = table(shape, 7)
    films = approximations(A, 7)
    assert films.shape == (8, *shape)
    for k, film in enumerate(films):
        assert_allclose(film, low_rank(A, k), atol=1e-13)
    assert_allclose(approximations(A, 1)[1], low_rank(A, 1), atol=1e-13)


def test_rank_counts_the_independent_rows():
    assert [rank(A) for A in ([[0, 0, 0]], [[1, 2], [2, 4], [3, 6]], np.eye(4), 1e-200 * np.eye(3))] == [0, 1, 4, 3]
    assert rank(table((9, 3)) @ table((3, 9), 1)) == 3


def test_at_a_tie_another_matrix_is_just_as_near():
    assert not only_nearest(np.eye(3), 1)
    other = np.diag([0.0, 1.0, 0.0])
    assert np.linalg.norm(np.eye(3) - other) == pytest.approx(errors(np.eye(3))[1, 1])
    assert only_nearest(np.diag([3.0, 2.0, 2.0]), 1)
    assert not only_nearest(np.diag([3.0, 2.0, 2.0]), 2)
    assert all(only_nearest(np.eye(3), k) for k in (0, 3, 4))
    assert only_nearest(np.diag([1.0, 0, 0]), 2)


def test_storage_pays_until_mn_over_m_plus_n_plus_one():
    assert storage((3, 4), 2) == sum(np.size(part) for part in ([1, 2], np.zeros((3, 2)), np.zeros((4, 2))))
    assert [storage((32, 32), k) < 32 * 32 for k in (15, 16)] == [True, False]


def test_the_smallest_rank_within_a_share():
    shares = errors(house())[:, 1] / np.linalg.norm(house())
    k = smallest_rank(house(), 0.1)
    assert shares[k] <= 0.1 < shares[k - 1]
    assert k == 5
    assert (shares[4].round(3), shares[5].round(3)) == (0.123, 0.096)
    assert smallest_rank(np.zeros((2, 2)), 0.5) == 0


@pytest.mark.parametrize("A", [[1, 2], [[]], [[1, float("nan")]], np.zeros((2, 2, 2))])
def test_what_is_no_table_is_refused(A):
    with pytest.raises(ValueError, match="table"):
        errors(A)


def test_a_negative_rank_is_refused():
    with pytest.raises(ValueError, match="0 or more"):
        low_rank([[1, 2], [3, 4]], -1)
