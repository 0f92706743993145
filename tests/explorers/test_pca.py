"""Principal components against the covariance route, published output of R, and the theorems they are used for."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose

from explorers.datasets import dataset
from explorers.pca import principal_components, reconstruction, shares, typical_error

tables = st.tuples(st.integers(3, 12), st.integers(1, 6)).flatmap(
    lambda shape: arrays(float, shape, elements=st.integers(-50, 50).map(float)))  # fmt: skip
steady = settings(deadline=None, max_examples=60)


def random_table(n=40, p=5, seed=0):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, p)) @ rng.normal(size=(p, p)) + rng.normal(size=p) * 10


@steady
@given(tables, st.booleans())
def test_the_variances_are_the_eigenvalues_of_the_covariance_or_correlation_matrix(table, scaled):
    found = principal_components(table, scaled=scaled)
    S = np.atleast_2d(np.cov(table, rowvar=False))
    if scaled:
        deviation = np.sqrt(np.where(np.diag(S) > 0, np.diag(S), 1))
        S = S / np.outer(deviation, deviation)
    values = np.linalg.eigvalsh(S)[::-1][: len(found.variances)]
    assert_allclose(found.variances, values, atol=1e-9 * max(1, values[0]))
    assert_allclose(S @ found.axes, found.axes * found.variances, atol=1e-9 * max(1, values[0]))


def test_uncentred_axes_are_the_eigenvectors_of_the_second_moments_about_0():
    X = random_table() + 100
    found = principal_components(X, centred=False)
    values, vectors = np.linalg.eigh(X.T @ X / (len(X) - 1))
    assert_allclose(found.variances, values[::-1], rtol=1e-9)
    assert_allclose(np.abs(vectors[:, -1] @ found.axes[:, 0]), 1, rtol=1e-9)
    assert np.all(found.mean == 0)


@steady
@given(tables, st.booleans(), st.booleans())
def test_axes_are_orthonormal_and_all_of_them_rebuild_the_table(table, centred, scaled):
    found = principal_components(table, centred=centred, scaled=scaled)
    r = len(found.variances)
    assert r == min(len(table) - centred, table.shape[1])
    assert_allclose(found.axes.T @ found.axes, np.eye(r), atol=1e-12)
    assert np.all(np.diff(found.variances) <= 0)
    assert_allclose(reconstruction(found, r), table, atol=1e-10 * (1 + np.abs(table).max()))
    assert_allclose((found.scores**2).sum(axis=0) / (len(table) - 1), found.variances, atol=1e-9)


@steady
@given(tables)
def test_the_entry_of_greatest_size_of_each_axis_is_positive(table):
    for axis in principal_components(table).axes.T:
        assert axis.max() >= -axis.min() * (1 - 1e-9)


def test_equal_entries_of_opposite_signs_are_decided_by_the_first():
    assert principal_components([[0, 4], [2, 2], [4, 0]]).axes[:, 0].round(6).tolist() == [0.707107, -0.707107]


@pytest.mark.parametrize(("name", "scaled", "deviations", "first"), [
    ("iris", False, [2.0562689, 0.4926162, 0.2796596, 0.1543862], [0.36138659, -0.08452251, 0.85667061, 0.35828920]),
    ("UK food", False, [324.1502, 212.7478, 73.87622], None),
    ("penguins", True, [1.6594, 0.8789, 0.6043, 0.3294], [0.4552503, -0.4003347, 0.5760133, 0.5483502]),
])  # fmt: skip
def test_published_output_of_prcomp_in_r(name, scaled, deviations, first):
    """broom's tests (iris), a course on the UK food table, the palmerpenguins vignette."""
    found = principal_components(dataset(name).table.values, scaled=scaled)
    assert_allclose(np.sqrt(found.variances), deviations, rtol=1e-4)
    if first:
        assert_allclose(found.axes[:, 0], first, atol=1e-6)


@pytest.mark.parametrize("scaled", [False, True])
def test_k_components_have_the_error_of_the_variances_left_out_and_nothing_does_better(scaled):
    X = random_table()
    found, rng = principal_components(X, scaled=scaled), np.random.default_rng(3)
    Z = (X - X.mean(axis=0)) / found.scale
    for k in range(6):
        missed = ((X - reconstruction(found, k)) / found.scale) ** 2
        assert_allclose(typical_error(found, k), np.sqrt(missed.sum() / len(X)), atol=1e-10)
        for _ in range(20):
            Q = np.linalg.qr(rng.normal(size=(5, 5)))[0][:, :k]
            assert ((Z - Z @ Q @ Q.T) ** 2).sum() >= missed.sum() - 1e-10


def test_rotating_the_points_rotates_the_axes_but_scaling_a_column_changes_the_answer():
    X = random_table()
    Q = np.linalg.qr(np.random.default_rng(5).normal(size=(5, 5)))[0]
    one, turned = principal_components(X), principal_components(X @ Q.T)
    assert_allclose(turned.variances, one.variances, rtol=1e-9)
    assert_allclose(np.abs(np.sum((Q @ one.axes) * turned.axes, axis=0)), 1, rtol=1e-9)
    units = np.array([1000, 1, 1, 1, 1])
    assert shares(principal_components(X * units).variances)[0] > 0.999 > shares(one.variances)[0]
    assert_allclose(principal_components(X * units, scaled=True).variances, principal_components(X, scaled=True).variances)


def test_two_correlated_columns_scaled_have_the_diagonals_as_axes():
    X = random_table(p=2)
    assert_allclose(np.abs(principal_components(X, scaled=True).axes), np.sqrt(0.5), rtol=1e-12)


def test_few_rows_in_many_columns_have_at_most_n_minus_1_axes_and_these_explain_everything():
    found = principal_components(dataset("UK food").table.values)
    assert found.axes.shape == (17, 3)
    assert_allclose(shares(found.variances).sum(), 1)


def test_what_is_0_but_for_rounding_is_0():
    on_a_line = [[0.1, 0.2], [0.3, 0.4], [0.7, 0.8]]
    assert principal_components(on_a_line).variances[1] == 0
    assert principal_components([[0.1, 1], [0.1, 1], [0.1, 1]]).variances.tolist() == [0, 0]
    assert np.isnan(shares([0.0, 0.0])).all()
    tiny = principal_components(np.array([[1, 2], [2, 1], [3, 5]]) * 1e-60)
    assert tiny.variances[1] > 0


def test_a_constant_column_weighs_nothing_scaled_or_not():
    X = np.column_stack([random_table(p=2), np.full(40, 7.1)])
    for scaled in (False, True):
        found = principal_components(X, scaled=scaled)
        assert_allclose(found.axes[2, :2], 0, atol=1e-12)
        assert found.variances[2] == 0


@pytest.mark.parametrize("bad", [[[1, 2]], [1, 2, 3], [[1, np.nan], [2, 3]], [[1, np.inf], [2, 3]], [[], []]])
def test_what_is_no_table_is_refused(bad):
    with pytest.raises(ValueError, match="at least 2 rows"):
        principal_components(bad)
