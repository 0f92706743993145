"""Three ways to QR on Hilbert matrices: the same on paper, and the known losses in floating point."""

import mpmath
import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.linalg import hilbert as scipy_hilbert

from explorers.orthogonality_loss import METHODS, UNIT, compare, condition, hilbert, least_angle, loss, residual

SIZES = range(2, 13)


@pytest.mark.parametrize("n", SIZES)
def test_the_matrix_is_scipys_and_kappa_that_of_40_digits(n):
    assert np.array_equal(hilbert(n), scipy_hilbert(n))
    with mpmath.workdps(40):
        rows = [[mpmath.mpf(1) / (i + j + 1) for j in range(n)] for i in range(n)]
        exact = mpmath.svd_r(mpmath.matrix(rows), compute_uv=False)
        kappa = float(max(exact) / min(exact))
    assert_allclose(condition(n), kappa, rtol=1e-10)


def test_the_losses_of_hilbert_8_are_the_known_ones():
    lost = compare(8).losses
    assert_allclose(lost["classical"], 1.4, rtol=0.1)
    assert 1e-7 < lost["modified"] < 1e-6
    assert lost["householder"] < 3e-15


@pytest.mark.parametrize("n", SIZES)
def test_householder_loses_nothing_modified_about_kappa_and_all_multiply_to_a(n):
    found = compare(n)
    assert found.losses["householder"] < 20 * UNIT
    assert found.losses["modified"] < 10 * UNIT * found.condition
    assert found.residual < 5 * n * UNIT
    if n >= 6:
        assert found.losses["classical"] > 100 * found.losses["modified"] or n > 10


@pytest.mark.parametrize("name", METHODS)
def test_on_a_well_conditioned_matrix_all_three_agree_up_to_signs(name):
    A = np.random.default_rng(3).normal(size=(6, 6)) + 4 * np.eye(6)
    Q, R = METHODS[name](A)
    assert loss(Q) < 1e-13
    assert residual(A, Q, R) < 1e-14
    assert_allclose(np.tril(R, -1), 0, atol=1e-14)
    expected, upper = np.linalg.qr(A)
    assert_allclose(Q * np.sign(np.diag(R)), expected * np.sign(np.diag(upper)), atol=1e-12)
    assert name == "householder" or np.all(np.diag(R) > 0)


def test_loss_is_the_frobenius_norm():
    Q = np.array([[1, 0.6], [0, 0.8]])
    assert_allclose(loss(Q), np.sqrt(2 * 0.6**2))


@pytest.mark.parametrize("degrees", [0.001, 30, 89, 90, 100, 179.5])
def test_the_least_angle_is_between_lines(degrees):
    turn = np.radians(degrees)
    assert_allclose(least_angle(np.array([[1, np.cos(turn)], [0, np.sin(turn)]])), min(degrees, 180 - degrees), rtol=1e-9)


@pytest.mark.parametrize("n", [1, 13])
def test_other_sizes_are_refused(n):
    with pytest.raises(ValueError, match="from 2 to 12"):
        hilbert(n)
