import itertools
import math
import warnings
from fractions import Fraction

import mpmath
import numpy as np
import pytest
import scipy.linalg
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from explorers.eigenvectors import (
    Growth,
    Kind,
    alignment,
    crosses_singular,
    deform,
    eigensystem,
    growth,
    modulus_and_angle,
    orbit,
    turn_and_stretch,
)

steady = settings(deadline=None)  # the time limit of an example would only measure the load of the machine
integers = st.integers(-6, 6)
fractions = st.fractions(-9, 9, max_denominator=12)
floats = st.floats(-10, 10).map(lambda x: round(x, 6))
moments = np.linspace(0, 1, 401)


def matrices(entries):
    return st.tuples(st.tuples(entries, entries), st.tuples(entries, entries))


def oriented(sign):
    """Matrices with a determinant of this sign, not nearly zero."""

    def orient(matrix):
        return matrix if sign * np.linalg.det(matrix) > 0 else tuple(row[::-1] for row in matrix)

    return matrices(floats).filter(lambda matrix: abs(np.linalg.det(matrix)) > 1e-3).map(orient)


def turn(θ):
    return np.array([[math.cos(θ), -math.sin(θ)], [math.sin(θ), math.cos(θ)]])


def angle_between_lines(u, w):
    return math.asin(min(1.0, abs(u[0] * w[1] - u[1] * w[0]) / math.hypot(*u) / math.hypot(*w)))


# eigensystem


@settings(steady, max_examples=150)
@given(matrices(fractions))
def test_kind_values_and_multiplicities_are_those_of_sympy(matrix):
    system = eigensystem(matrix)
    truth = sympy.Matrix(2, 2, [sympy.Rational(x.numerator, x.denominator) for row in matrix for x in row]).eigenvects()
    expected = {complex(λ): (algebraic, len(basis)) for λ, algebraic, basis in truth}
    assert sorted(expected.values()) == sorted(zip(system.algebraic, system.geometric, strict=True))
    assert (system.kind is Kind.COMPLEX) == any(λ.imag != 0 for λ in expected)
    assert system.exact
    for λ in system.values:
        assert min(abs(λ - μ) for μ in expected) <= 1e-14 * (1 + abs(λ))
    for μ in expected:
        assert min(abs(λ - μ) for λ in system.values) <= 1e-14 * (1 + abs(μ))


@steady
@given(matrices(floats))
def test_values_and_directions_are_those_of_numpy_when_well_separated(matrix):
    system = eigensystem(matrix)
    values, vectors = np.linalg.eig(np.array(matrix))
    assume(abs(values[0] - values[1]) > 1e-2)
    if np.iscomplexobj(values):
        assert system.kind is Kind.COMPLEX
        assert system.directions == ()
        np.testing.assert_allclose(system.values, sorted(values, key=lambda z: -z.imag), atol=1e-9)
    else:
        assert system.kind is Kind.DISTINCT
        order = np.argsort(-values)
        np.testing.assert_allclose(system.values, values[order], atol=1e-9)
        for direction, i in zip(system.directions, order, strict=True):
            assert angle_between_lines(direction, vectors[:, i]) < 1e-9


@steady
@given(matrices(floats))
def test_each_direction_is_kept_and_belongs_to_its_own_value(matrix):
    system, A = eigensystem(matrix), np.array(matrix)
    for λ, v in zip(system.values, system.directions, strict=False):
        np.testing.assert_allclose(A @ v, λ * v, rtol=0, atol=1e-6 * (1 + np.abs(A).max()))
        assert math.hypot(*v) == pytest.approx(1, abs=1e-15)
        assert v[v != 0][0] > 0


def test_the_larger_eigenvalue_of_a_diagonal_matrix_is_not_attached_to_the_other_axis():
    system = eigensystem([[1, 0], [0, 2]])
    assert system.values == (2.0, 1.0)
    np.testing.assert_array_equal(system.directions, [[0, 1], [1, 0]])


@pytest.mark.parametrize("matrix", [[[3, 1], [0, 3]], [[3, 0], [-5, 3]], [[5, 4], [-1, 1]], [[1, -4], [1, 5]]])
def test_a_defective_matrix_has_one_line_of_eigenvectors(matrix):
    system = eigensystem(matrix)
    assert system.values == (3.0, 3.0)
    assert (system.kind, system.algebraic, system.geometric) == (Kind.DEFECTIVE, (2,), (1,))
    (kernel,) = sympy.Matrix(matrix - 3 * np.eye(2, dtype=int)).nullspace()
    assert len(system.directions) == 1
    assert angle_between_lines(system.directions[0], np.array(kernel, dtype=float).ravel()) < 1e-15


@pytest.mark.parametrize("λ", [-7, 0, Fraction(2, 3), 0.1])
def test_a_scalar_matrix_keeps_every_direction(λ):
    system = eigensystem([[λ, 0], [0, λ]])
    assert system.values == (float(λ),) * 2
    assert (system.kind, system.algebraic, system.geometric) == (Kind.SCALAR, (2,), (2,))
    assert system.directions == ()


@steady
@given(matrices(integers), st.sampled_from([1e-150, 1e-12, 0.1, 3.7, 1e150]))
def test_the_verdict_does_not_change_when_the_matrix_is_multiplied_by_a_positive_number(matrix, factor):
    system, scaled = eigensystem(matrix), eigensystem(factor * np.array(matrix, dtype=float))
    assert scaled.kind is system.kind
    np.testing.assert_allclose(np.array(scaled.values) / factor, system.values, rtol=1e-6, atol=1e-6)
    for u, w in zip(system.directions, scaled.directions, strict=True):
        assert angle_between_lines(u, w) < 1e-6


@pytest.mark.parametrize("factor", [10**-0.5, 1e-150, 1e150])
@pytest.mark.parametrize("matrix", [[[3, 2], [0, 3]], [[0.1, 0.3], [0, 0.1]], [[1.1, 0.9], [-0.1, 0.5]]])
def test_floats_that_mean_a_defective_matrix_are_found_at_every_scale(matrix, factor):
    assert eigensystem(factor * np.array(matrix, dtype=float)).kind is Kind.DEFECTIVE


def test_exact_entries_tell_apart_what_floats_cannot():
    ε = Fraction(1, 10**30)
    kinds = [eigensystem([[1, 1], [c, 1]]).kind for c in (ε, 0, -ε)]
    assert kinds == [Kind.DISTINCT, Kind.DEFECTIVE, Kind.COMPLEX]
    assert eigensystem([[1.0, 1], [ε, 1]]).kind is Kind.DEFECTIVE
    assert not eigensystem([[1.0, 1], [ε, 1]]).exact
    up, down = eigensystem([[1, 1], [Fraction(1, 10**40), 1]]).directions
    assert (up[1], down[1]) == pytest.approx((1e-20, -1e-20))


@pytest.mark.parametrize(("ε", "kind"), [(1e-10, Kind.DISTINCT), (-1e-10, Kind.COMPLEX), (1e-16, Kind.DEFECTIVE)])
def test_a_float_perturbation_of_a_jordan_block_moves_the_values_by_its_square_root(ε, kind):
    system = eigensystem([[1.0, 1.0], [ε, 1.0]])
    assert system.kind is kind
    assert abs(system.values[0] - 1) == pytest.approx(math.sqrt(abs(ε)) if kind is not Kind.DEFECTIVE else 0, rel=1e-9)


def test_a_triangular_matrix_shows_its_eigenvalues():
    system = eigensystem([[1.0, 1.0], [0.0, 1.0 + 1e-8]])
    assert system.kind is Kind.DISTINCT
    assert system.values == (1.0 + 1e-8, 1.0)


@pytest.mark.parametrize("θ", [math.pi, -math.pi, 2 * math.pi, 7 * math.pi])
def test_the_rounding_of_a_half_turn_is_not_taken_for_a_rotation(θ):
    assert eigensystem(turn(θ)).kind is Kind.SCALAR
    assert eigensystem(turn(θ + 1e-9)).kind is Kind.COMPLEX


def test_a_tiny_eigenvalue_beside_a_large_one_keeps_its_digits():
    ε = Fraction(1, 10**25)
    with mpmath.workdps(80):
        truth = mpmath.eigsy(mpmath.matrix([[1, 1], [1, 1 + mpmath.mpf(10) ** -25]]), eigvals_only=True)
        expected = [float(x) for x in truth]
    np.testing.assert_allclose(eigensystem([[1, 1], [1, 1 + ε]]).values, expected[::-1], rtol=1e-15)
    np.testing.assert_allclose(eigensystem([[-1, 1], [1, -1 - ε]]).values, [-expected[0], -expected[1]], rtol=1e-15)
    assert eigensystem([[10**30, 10**30 - 1], [1, 1]]).values == pytest.approx((1e30, 1e-30), rel=1e-15, abs=0)


@pytest.mark.parametrize("dtype", [np.int8, np.int64, np.float32, object])
def test_arrays_of_any_number_type_are_read_alike(dtype):
    system = eigensystem(np.array([[100, 27], [100, -3]], dtype=dtype))
    np.testing.assert_allclose(system.values, np.linalg.eigvals([[100, 27], [100, -3]]), rtol=1e-14)
    assert system.exact == (dtype is not np.float32)


def test_numpy_numbers_inside_lists_do_not_overflow():
    assert eigensystem([[np.int8(100), 0], [0, np.int8(101)]]).values == (101.0, 100.0)
    assert eigensystem([[np.float32(0.5), 0], [0, np.int64(3)]]).exact is False


@pytest.mark.parametrize(
    ("matrix", "sentence"),
    [
        ([[1, 2, 3], [4, 5, 6]], "2 × 2"),
        ([[1, 2], [3]], "2 × 2"),
        (7, "2 × 2"),
        (None, "2 × 2"),
        ([[1, 2], [3j, 4]], "row 2, column 1 is not a real number"),
        ([[1, "2"], [3, 4]], "row 1, column 2 is not a real number"),
        ([[1, 2], [3, math.nan]], "row 2, column 2 is infinite, undefined or too large"),
        ([[-math.inf, 2], [3, 4]], "row 1, column 1 is infinite"),
        ([[10**400, 2], [3, 4]], "row 1, column 1 is infinite, undefined or too large"),
    ],
)
def test_a_bad_matrix_is_refused_with_its_reason(matrix, sentence):
    for function in (eigensystem, crosses_singular):
        with pytest.raises(ValueError, match=sentence):
            function(matrix)
    for function in (deform, turn_and_stretch):
        with pytest.raises(ValueError, match=sentence):
            function(matrix, 0.5)


# deform, crosses_singular, turn_and_stretch


@steady
@given(matrices(floats), st.floats(-2, 3))
def test_deform_moves_each_point_on_a_line_at_constant_speed(matrix, t):
    A, x = np.array(matrix), np.array([0.7, -1.3])
    np.testing.assert_allclose(deform(matrix, t) @ x, x + t * (A @ x - x), atol=1e-12)


def test_deform_begins_at_the_identity_and_ends_at_the_matrix_exactly():
    A = [[0.1, -7.3], [1e-20, 0.3]]
    np.testing.assert_array_equal(deform(A, [0, 1]), [np.eye(2), A])


@pytest.mark.parametrize("path", [deform, turn_and_stretch])
def test_many_moments_give_the_same_matrices_as_each_moment_alone(path):
    A, t = [[2, 1], [0.5, 3]], np.array([[0, 0.2, 0.4], [0.6, 0.8, 1]])
    film = path(A, t)
    assert film.shape == (2, 3, 2, 2)
    for i in np.ndindex(2, 3):
        np.testing.assert_allclose(film[i], path(A, float(t[i])), atol=1e-15)
    assert path(A, 0.3).shape == (2, 2)


@steady
@given(matrices(fractions))
def test_the_path_is_singular_exactly_at_the_roots_of_its_determinant(matrix):
    t = sympy.symbols("t")
    A = sympy.Matrix(2, 2, [sympy.Rational(x.numerator, x.denominator) for row in matrix for x in row])
    determinant = ((1 - t) * sympy.eye(2) + t * A).det()
    roots = {float(x) for x in sympy.Poly(determinant, t).real_roots() if 0 <= x <= 1} if determinant != 1 else set()
    assert crosses_singular(matrix) == pytest.approx(sorted(roots), rel=1e-12)


@steady
@given(oriented(-1))
def test_a_negative_determinant_is_never_reached_without_crossing_zero(matrix):
    assert len(crosses_singular(matrix)) == 1
    assert np.linalg.det(deform(matrix, crosses_singular(matrix)[0])) == pytest.approx(0, abs=1e-9)


def test_turns_collapse_on_the_straight_path_only_at_180_degrees():
    assert crosses_singular(turn(math.pi)) == (0.5,)
    assert all(crosses_singular(turn(math.radians(α))) == () for α in (30, 90, 135, 179, 181))
    assert np.linalg.det(deform(turn(0.75 * math.pi), 0.5)) == pytest.approx((1 + math.cos(0.75 * math.pi)) / 2)


def test_the_same_singular_moment_is_given_once():
    assert crosses_singular([[-3, 1], [0, -3]]) == (0.25,)
    assert crosses_singular([[-4, 0], [0, -9]]) == pytest.approx((0.1, 0.2))
    assert crosses_singular([[0, 0], [0, 0]]) == (1.0,)


@pytest.mark.parametrize("factor", [1, 1000, 1e150, 1e-150])
@pytest.mark.parametrize("matrix", [[[0.1, 0.3], [0.2, 0.6]], [[0.7, 0.1], [2.1, 0.3]], [[1, -1], [1, -1 - 2**-52]]])
def test_floats_that_mean_a_singular_matrix_end_singular(matrix, factor):
    A = factor * np.array(matrix)
    assert crosses_singular(A) == (1.0,)
    with pytest.raises(ValueError, match="positive"):
        turn_and_stretch(A, 0.5)


def test_a_tiny_determinant_is_not_a_singular_matrix():
    assert crosses_singular([[1e9, 0.0], [0.0, 1e-9]]) == ()
    assert crosses_singular([[1e-9, 0.0], [0.0, 1e-9]]) == ()
    assert crosses_singular([[1, 1], [1, 1 + Fraction(1, 10**30)]]) == ()
    assert crosses_singular([[1, 1], [1, 1 + 1e-30]]) == (1.0,)


@steady
@given(oriented(+1))
def test_turn_and_stretch_is_the_polar_decomposition(matrix):
    A = np.array(matrix)
    Q, S = scipy.linalg.polar(A)
    θ = math.atan2(Q[1, 0], Q[0, 0])
    assume(abs(θ) < 3.1)
    for t in (0, 0.3, 0.8, 1):
        expected = turn(t * θ) @ ((1 - t) * np.eye(2) + t * S)
        np.testing.assert_allclose(turn_and_stretch(matrix, t), expected, atol=1e-9)
    np.testing.assert_allclose(turn_and_stretch(matrix, 1), A, atol=1e-13)


@steady
@given(oriented(+1))
def test_turn_and_stretch_never_collapses(matrix):
    smallest = np.linalg.svd(turn_and_stretch(matrix, moments), compute_uv=False).min()
    assert smallest > 0.99 * min(1, np.linalg.svd(np.array(matrix), compute_uv=False).min())


@pytest.mark.parametrize("degrees", [-170, -45, 10, 90, 135, 180])
def test_a_rotation_turns_rigidly(degrees):
    θ = math.radians(degrees)
    for t in (0.25, 0.5, 0.9):
        np.testing.assert_allclose(turn_and_stretch(turn(θ), t), turn(t * θ), atol=1e-14)


@pytest.mark.parametrize("matrix", [[[1, 0], [0, -2]], [[0, 1], [1, 0]], [[1, 2], [2, 4]], [[0, 0], [0, 0]]])
def test_no_invertible_path_is_offered_when_the_determinant_is_not_positive(matrix):
    with pytest.raises(ValueError, match="positive"):
        turn_and_stretch(matrix, 0.5)


def test_bad_times_are_refused():
    for t in (-0.1, 1.01, [0.5, 2]):
        with pytest.raises(ValueError, match="between 0 and 1"):
            turn_and_stretch([[2, 0], [1, 3]], t)
    for path in (deform, turn_and_stretch):
        with pytest.raises(ValueError, match="finite"):
            path([[2, 0], [1, 3]], [0.5, math.nan])


# orbit


@steady
@given(matrices(integers), st.tuples(integers, integers))
def test_row_k_of_the_orbit_is_the_kth_power_applied_to_the_start(matrix, v):
    expected = [np.linalg.matrix_power(np.array(matrix, dtype=object), k) @ np.array(v) for k in range(9)]
    np.testing.assert_array_equal(orbit(matrix, v, 8), np.array(expected, dtype=float))


@settings(steady, max_examples=40)
@given(matrices(st.integers(-9, 9)), st.tuples(integers, integers))
def test_an_orbit_is_that_of_floats_without_a_limit_for_the_exponent_and_never_nan(matrix, v):
    with mpmath.workprec(53):
        A, x = mpmath.matrix(matrix), mpmath.matrix(v)
        for _ in range(400):
            x = mpmath.matrix([A[0, 0] * x[0] + A[0, 1] * x[1], A[1, 0] * x[0] + A[1, 1] * x[1]])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        last = orbit(matrix, v, 400)[-1]
    np.testing.assert_array_equal(last, [float(x[0]), float(x[1])])


def test_a_component_that_shrinks_is_right_while_the_other_overflows():
    rows = orbit([[2, 0], [0, 0.99]], (1, 1), 1500)
    assert rows[1500, 0] == math.inf
    assert rows[1500, 1] == pytest.approx(0.99**1500, rel=1e-12)
    assert rows[1023, 0] == 2.0**1023


def test_an_orbit_may_come_back_from_beyond_the_float_range():
    rows = orbit([[0, 1e-200], [1e200, 0]], (1e150, 1), 4)
    np.testing.assert_allclose(rows[1:], [[1e-200, math.inf], [1e150, 1], [1e-200, math.inf], [1e150, 1]], rtol=1e-12)


def test_a_negligible_term_of_the_sum_stays_negligible():
    np.testing.assert_array_equal(orbit([[1, 1e-40], [0, 1]], (1, 1), 3), np.ones((4, 2)))


def test_the_exponents_hold_for_the_longest_orbit():
    rows = orbit([[1e300, 0], [0, 1e-300]], (-1e-300, 1e300), 100_000)
    np.testing.assert_array_equal(rows[[1, -1]], [[-1, 1], [-math.inf, 0]])


def test_an_orbit_may_come_back_from_below_the_float_range():
    rows = orbit([[0, 1e-300], [1e300, 0]], (0, 1e-200), 3)
    np.testing.assert_allclose(rows, [[0, 1e-200], [0, 0], [0, 1e-200], [0, 0]], rtol=1e-12)


def test_a_non_normal_matrix_first_grows_although_all_its_eigenvalues_are_small():
    lengths = np.hypot(*orbit([[0.5, 10], [0, 0.5]], (0, 1), 60).T)
    assert lengths.max() > 10
    assert lengths[-1] < 1e-12


@pytest.mark.parametrize(
    ("v", "steps", "sentence"),
    [
        ((1, 2, 3), 4, "two real"),
        ((1, math.nan), 4, "two real"),
        ((1, 1j), 4, "two real"),
        ((1, 2), -1, "whole number"),
        ((1, 2), 100_001, "whole number"),
        ((1, 2), 2.5, "whole number"),
    ],
)
def test_a_bad_orbit_is_refused_with_its_reason(v, steps, sentence):
    with pytest.raises(ValueError, match=sentence):
        orbit([[1, 2], [3, 4]], v, steps)


# growth, modulus and angle


@pytest.mark.parametrize("λ", [-3, -1.1, -1, -0.9, 0, 0.3, 1, 1.5, 0.6 + 0.8j, 0.7 + 0.8j, -0.5 - 0.5j])
def test_growth_is_told_by_the_modulus_and_seen_in_a_long_power(λ):
    power = abs(λ) ** 1000
    assert growth(λ) is (Growth.KEEPS if abs(power - 1) < 1e-6 else Growth.GROWS if power > 1 else Growth.SHRINKS)


def test_growth_just_beside_one_is_still_told():
    assert [growth(x) for x in (1 + 1e-11, 1 - 1e-11, 1 + 1e-13)] == [Growth.GROWS, Growth.SHRINKS, Growth.KEEPS]
    with pytest.raises(ValueError, match="not a number"):
        growth(math.nan)


@steady
@given(st.floats(0.01, 50), st.floats(-3.14, 3.14))
def test_modulus_and_angle_build_the_number_again(r, φ):
    modulus, angle = modulus_and_angle(mpmath.mpc(r * mpmath.expj(φ)).__complex__())
    assert (modulus, angle) == (pytest.approx(r), pytest.approx(φ))


def test_the_angle_of_a_negative_number_is_pi_and_zero_has_none():
    assert modulus_and_angle(-2.5) == modulus_and_angle(complex(-2.5, -0.0)) == (2.5, math.pi)
    assert modulus_and_angle(0) == (0.0, None)


@steady
@given(integers, integers, st.integers(1, 40), st.sampled_from([-5, -1, Fraction(1, 3), 2]))
def test_in_a_suitable_basis_a_complex_pair_is_a_turn_with_a_stretch(m, p, k, c):
    matrix = [[m + p, -(p * p + k) / Fraction(c)], [c, m - p]]
    z, conjugate = eigensystem(matrix).values
    assert (z, conjugate) == (pytest.approx(m + 1j * math.sqrt(k)), pytest.approx(m - 1j * math.sqrt(k)))
    r, φ = modulus_and_angle(z)
    A = np.array(matrix, dtype=float)
    v = np.array([p + 1j * math.sqrt(k), float(c)])
    P = np.column_stack([v.real, -v.imag])
    np.testing.assert_allclose(A @ P, r * P @ turn(φ), atol=1e-9)
    x = np.array([0.3, -1.1])
    turns_left = x[0] * (A @ x)[1] - x[1] * (A @ x)[0] > 0
    assert turns_left == (c > 0)


# alignment


@steady
@given(matrices(integers), st.floats(0.1, 6), st.sampled_from([1, -1, 1e-150, 1e150]))
def test_an_eigenvector_stays_one_at_every_length_and_sign(matrix, length, sign):
    system = eigensystem(matrix)
    for λ, v in zip(system.values, system.directions, strict=False):
        found = alignment(matrix, sign * length * v)
        assert found.is_eigenvector
        assert found.value == λ
        if abs(λ) > 1e-9:
            assert found.angle == pytest.approx(0 if λ > 0 else math.pi, abs=1e-6)


@steady
@given(matrices(integers), st.floats(0, 2 * math.pi))
def test_the_angle_is_the_one_between_the_two_arrows(matrix, φ):
    A, v = np.array(matrix), np.array([math.cos(φ), math.sin(φ)])
    assume(math.hypot(*(A @ v)) > 1e-6)
    cosine = v @ A @ v / math.hypot(*(A @ v))
    assert alignment(matrix, 3 * v).angle == pytest.approx(math.acos(max(-1, min(1, cosine))), abs=1e-6)


def test_a_negative_eigenvalue_turns_the_arrow_round_and_is_not_missed():
    found = alignment([[1, 0], [0, -3]], (0, 2))
    assert (found.is_eigenvector, found.value, found.angle) == (True, -3.0, math.pi)


@pytest.mark.parametrize("factor", [1, 1e150, 1e-150])
def test_a_vector_sent_to_zero_is_an_eigenvector_and_the_zero_vector_is_not(factor):
    A = factor * np.array([[1, 2], [2, 4]])
    found = alignment(A, (-2, 1))
    assert found.is_eigenvector
    assert found.value == 0
    assert found.angle is None
    zero = alignment(A, (0, 0))
    assert (zero.is_eigenvector, zero.value, zero.angle) == (False, None, None)


def test_a_vector_near_the_kernel_counts_although_the_short_arrow_may_point_anywhere():
    found = alignment([[1, 2], [2, 4]], (-2, 1.005))
    assert found.is_eigenvector
    assert found.value == 0
    assert found.angle > 1


@pytest.mark.parametrize("degrees", [0.1, 1, -1, 179.5])
def test_no_vector_is_an_eigenvector_of_a_small_turn(degrees):
    for φ in (0, 0.4, 2):
        found = alignment(turn(math.radians(degrees)), (math.cos(φ), math.sin(φ)))
        assert not found.is_eigenvector
        assert found.angle == pytest.approx(math.radians(abs(degrees)))


def test_a_vector_hardly_turned_is_no_eigenvector_when_it_is_far_from_the_line():
    found = alignment([[1, 0], [0, 1.01]], (1, 1))
    assert not found.is_eigenvector
    assert found.angle < 0.01


def test_a_vector_near_the_line_is_no_eigenvector_when_it_is_seen_to_turn():
    assert not alignment([[100, 0], [0, 0.01]], (0.01, 1)).is_eigenvector
    assert alignment([[100, 0], [0, 0.01]], (0, 1)).value == 0.01


def test_the_tolerance_widens_the_line():
    v = (math.cos(0.05), math.sin(0.05))
    assert not alignment([[2, 0], [0, -1]], v).is_eigenvector
    assert alignment([[2, 0], [0, -1]], v, within=0.1).value == 2.0
    assert alignment([[2, 0], [0, -1]], (math.cos(0.01), math.sin(0.01))).value == 2.0


def test_every_vector_but_zero_is_an_eigenvector_of_a_scalar_matrix():
    for v in itertools.product((-1.5, 0, 2), repeat=2):
        found = alignment([[-3, 0], [0, -3]], v)
        assert (found.is_eigenvector, found.value) == ((True, -3.0) if any(v) else (False, None))


@pytest.mark.parametrize("within", [0, -0.1, 2, math.nan])
def test_a_bad_tolerance_is_refused(within):
    with pytest.raises(ValueError, match="tolerance"):
        alignment([[1, 2], [3, 4]], (1, 1), within=within)
