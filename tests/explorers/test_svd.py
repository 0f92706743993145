"""Singular values and vectors of 2 × 2 matrices against NumPy, exact degenerate cases, and the three motions."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.svd import Kind, angle, is_normal, is_reflection, motion, played, svd

entry = st.one_of(st.integers(-4, 4), st.integers(-300, 300).map(lambda k: Fraction(k, 100)), st.floats(-5, 5, width=32))
matrices = st.tuples(st.tuples(entry, entry), st.tuples(entry, entry))
signs = st.sampled_from([(1, 1), (-1, 1), (1, -1), (-1, -1)])
steady = settings(deadline=None, max_examples=200)


def floats(A):
    return np.array(A, dtype=float)


@steady
@given(matrices, signs, st.floats(-180, 180))
def test_u_sigma_v_is_the_matrix_and_the_values_are_those_of_numpy(A, signs, turn):
    found, scale = svd(A, signs=signs, turn=turn), 1 + abs(floats(A)).max()
    assert_allclose(found.U @ np.diag(found.values) @ found.V.T, floats(A), atol=1e-13 * scale)
    assert_allclose(found.values, np.linalg.svd(floats(A), compute_uv=False), atol=1e-13 * scale)
    assert found.values[0] >= found.values[1] >= 0
    for Q in (found.U, found.V):
        assert_allclose(Q.T @ Q, np.eye(2), atol=1e-13)


@steady
@given(matrices, signs)
def test_the_sides_multiply_and_v_is_a_rotation_unless_signs_say_else(A, signs):
    found = svd(A, signs=signs)
    assert is_reflection(found.V) == (signs[0] * signs[1] < 0)
    if found.kind in (Kind.REGULAR, Kind.TIE):
        mirrored = is_reflection(found.U) != is_reflection(found.V)
        (a, b), (c, d) = ([Fraction(x) for x in row] for row in A)
        assert mirrored == (a * d < b * c)


@steady
@given(matrices)
def test_without_signs_the_first_right_vector_points_up_or_right(A):
    found = svd(A)
    if found.kind in (Kind.REGULAR, Kind.SINGULAR):
        together = found.V[:, 0].sum()
        assert together > 1e-9 or (abs(together) <= 1e-9 and found.V[0, 0] > 0)


@pytest.mark.parametrize("A", [[[2, -1], [-1, 2]], [[-1, 2], [-2, 1]]])
def test_on_the_border_of_the_choice_of_signs_x_decides(A):
    assert_allclose(svd(A).V[:, 0], [math.sqrt(0.5), -math.sqrt(0.5)])


@pytest.mark.parametrize("turn", [-180, -30, 0, 77.5, 180])
@pytest.mark.parametrize("A", [[[1.2, -1.6], [1.6, 1.2]], [[0, 1], [1, 0]], [[Fraction(1, 3), 0], [0, Fraction(1, 3)]]])
def test_at_a_tie_every_orthonormal_pair_serves(A, turn):
    found = svd(A, turn=turn)
    assert found.kind is Kind.TIE
    assert found.values[0] == found.values[1]
    assert_allclose(found.V[:, 0], [math.cos(math.radians(turn)), math.sin(math.radians(turn))])
    assert_allclose(found.U @ np.diag(found.values) @ found.V.T, floats(A), atol=1e-15)


def test_the_turn_means_nothing_without_a_tie():
    assert_allclose(svd([[1, 1], [0, 1]], turn=50).V, svd([[1, 1], [0, 1]]).V)


@pytest.mark.parametrize(
    ("A", "kind"),
    [
        ([[1, 2], [2, 4]], Kind.SINGULAR),
        ([[0.1, 0.3], [0.2, 0.6]], Kind.SINGULAR),  # 0.1 · 0.6 is not 0.3 · 0.2 in floating point
        ([[1, 1], [1, Fraction(10**9 + 1, 10**9)]], Kind.REGULAR),
        ([[0, 0], [0, 0]], Kind.ZERO),
        ([[1, 0], [0, 1 + 1e-12]], Kind.REGULAR),
        ([[1, 0], [0, -1]], Kind.TIE),
        ([[0.6, 0.8], [0.8, -0.6]], Kind.TIE),
    ],
)
def test_kinds_are_decided_and_not_guessed(A, kind):
    assert svd(A).kind is kind


def test_condition_is_the_ratio_and_infinite_for_singular_matrices():
    assert svd([[1, 1], [1, Fraction(101, 100)]]).condition == pytest.approx(np.linalg.cond([[1, 1], [1, 1.01]]), rel=1e-9)
    assert svd([[1, 1], [1, 1]]).condition == math.inf == svd([[0, 0], [0, 0]]).condition


def test_a_small_singular_value_keeps_its_digits():
    """q − r would lose all of them; |det|/σ₁ does not. σ₁² + σ₂² = 2 + 2·10⁻²⁰ exactly, σ₁σ₂ = 2·10⁻¹⁰."""
    tiny = Fraction(1, 10**10)
    high, low = svd([[1, 1], [-tiny, tiny]]).values
    assert low == pytest.approx(math.sqrt(2) * 1e-10, rel=1e-14)
    assert high == pytest.approx(math.sqrt(2), rel=1e-14)


@steady
@given(matrices)
def test_singular_values_are_the_moduli_of_the_eigenvalues_exactly_for_normal_matrices(A):
    M, scale = floats(A), max(1e-6, abs(floats(A)).max())
    gap = float(np.sum(np.array(svd(A).values) ** 2) - np.sum(abs(np.linalg.eigvals(M)) ** 2)) / scale**2
    commutator = abs(M @ M.T - M.T @ M).max() / scale**2
    assert gap >= -1e-9
    if is_normal(A):
        assert (commutator, gap) == pytest.approx((0, 0), abs=1e-7)
    elif commutator > 1e-5:
        assert gap > 1e-12


@pytest.mark.parametrize(("A", "normal"), [([[1, 2], [2, 5]], True), ([[1, -2], [2, 1]], True), ([[1, -2], [2, 1.1]], False),
                                           ([[1, 1], [0, 1]], False), ([[0, 1], [-1, 0]], True)])  # fmt: skip
def test_normal_matrices_commute_with_their_transpose(A, normal):
    M = floats(A)
    assert is_normal(A) == normal == np.array_equal(M @ M.T, M.T @ M)


@steady
@given(matrices, signs)
def test_the_motion_leads_from_i_over_v_and_sigma_to_a(A, signs):
    found = svd(A, signs=signs)
    assert_allclose(motion(found, 0), np.eye(2), atol=1e-15)
    assert_allclose(motion(found, 1), found.V.T, atol=1e-14)
    assert_allclose(motion(found, 2) @ found.V, np.diag(found.values), atol=1e-13)
    assert_allclose(motion(found, 3), floats(A), atol=1e-12)
    for border in (1, 2):
        assert_allclose(motion(found, border - 1e-9), motion(found, border + 1e-9), atol=1e-6)


@pytest.mark.parametrize("degrees", [-150, 0, 20, 180])
def test_a_turn_is_rigid_and_a_mirror_keeps_its_line_and_is_flat_halfway(degrees):
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    turn, mirror = np.array([[c, -s], [s, c]]), np.array([[c, s], [s, -c]])
    assert (is_reflection(turn), is_reflection(mirror)) == (False, True)
    assert angle(turn) == pytest.approx(angle(mirror)) == pytest.approx(math.radians(degrees))
    along = np.array([math.cos(angle(mirror) / 2), math.sin(angle(mirror) / 2)])
    for part in np.linspace(0, 1, 9):
        assert np.linalg.det(played(turn, part)) == pytest.approx(1)
        assert_allclose(played(mirror, part) @ along, along, atol=1e-15)
        assert np.linalg.det(played(mirror, part)) == pytest.approx(math.cos(math.pi * part))


@pytest.mark.parametrize("t", [-0.1, 3.01, math.nan])
def test_a_time_outside_is_refused(t):
    with pytest.raises(ValueError, match="between 0 and 3"):
        motion(svd([[1, 0], [0, 1]]), t)


@pytest.mark.parametrize("A", [[[1, 2, 3]], [[1, math.nan], [0, 1]], "1 2", [[1j, 0], [0, 1]]])
def test_what_is_no_real_two_by_two_matrix_is_refused(A):
    with pytest.raises(ValueError, match=r"matrix|entry"):
        svd(A)
