import itertools
import math

import numpy as np
import pytest
import scipy.stats
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from explorers.critical_points import CASES, Case, Kind, Truth, case, classify, probe_circle, two_variable_test

PEANO = CASES["(y − x²)(y − 2x²)"]
steady = settings(deadline=None)  # the time limit of an example would only measure the load of the machine
floats = st.floats(-10, 10).map(lambda x: round(x, 6))
spectra = st.lists(st.sampled_from([-7.0, -0.5, 0.0, 0.01, 3.0, 40.0]), min_size=1, max_size=6)
seeds = st.integers(0, 10**6)


def kind_of_signs(curvatures):
    signs = set(np.sign(curvatures))
    if {1, -1} <= signs:
        return Kind.SADDLE
    return {frozenset({1}): Kind.MINIMUM, frozenset({-1}): Kind.MAXIMUM}.get(frozenset(signs), Kind.UNDECIDED)


def sign_variations(coefficients):
    signs = [c > 0 for c in coefficients if c != 0]
    return sum(s != t for s, t in itertools.pairwise(signs))


def turned(curvatures, seed):
    n = len(curvatures)
    Q = scipy.stats.ortho_group.rvs(n, random_state=seed) if n > 1 else np.array([[-1.0]])
    H = Q @ np.diag(curvatures) @ Q.T
    return (H + H.T) / 2


# classify


@steady
@given(spectra, seeds, st.sampled_from([1e-200, 1e-9, 1.0, 2.7, 1e9, 1e200]))
def test_neither_rotation_nor_units_change_the_verdict(curvatures, seed, factor):
    verdict = classify(factor * turned(curvatures, seed))
    assert verdict.kind is kind_of_signs(curvatures)
    np.testing.assert_allclose(verdict.curvatures / factor, sorted(curvatures), atol=1e-12)


@steady
@given(st.lists(st.integers(-4, 4), min_size=6, max_size=6))
def test_the_kind_is_that_of_descartes_rule_in_exact_arithmetic(entries):
    a, b, c, d, e, f = entries
    H = sympy.Matrix([[a, b, c], [b, d, e], [c, e, f]])
    coefficients = H.charpoly().all_coeffs()
    up = sign_variations(coefficients)
    down = sign_variations([c * (-1) ** k for k, c in enumerate(coefficients)])
    assert classify(H.tolist()).kind is kind_of_signs([1] * up + [-1] * down + [0] * (3 - up - down))


@steady
@given(spectra, seeds)
def test_each_column_is_the_direction_of_its_curvature(curvatures, seed):
    H = turned(curvatures, seed)
    verdict = classify(H)
    np.testing.assert_allclose(H @ verdict.directions, verdict.directions * verdict.curvatures, atol=1e-12)
    np.testing.assert_allclose(verdict.directions.T @ verdict.directions, np.eye(len(curvatures)), atol=1e-12)


@steady
@given(spectra, seeds)
def test_turning_f_upside_down_swaps_minimum_and_maximum(curvatures, seed):
    swap = {Kind.MINIMUM: Kind.MAXIMUM, Kind.MAXIMUM: Kind.MINIMUM}
    kind = classify(turned(curvatures, seed)).kind
    assert classify(-turned(curvatures, seed)).kind is swap.get(kind, kind)


def test_a_zero_curvature_does_not_hide_a_saddle():
    assert classify(np.diag([0, -1, 0, 5])).kind is Kind.SADDLE
    assert classify(turned([0, -1, 0, 5], seed=8)).kind is Kind.SADDLE


@pytest.mark.parametrize("n", [1, 2, 5])
def test_the_zero_matrix_decides_nothing(n):
    assert classify(np.zeros((n, n))).kind is Kind.UNDECIDED


def test_in_one_variable_the_sign_of_the_second_derivative_decides():
    assert [classify([[c]]).kind for c in (0.3, -1e-300, 0)] == [Kind.MINIMUM, Kind.MAXIMUM, Kind.UNDECIDED]


def test_a_curvature_counts_as_zero_relative_to_the_largest():
    assert classify(np.diag([1.1e-9, 1])).kind is Kind.MINIMUM
    assert classify(np.diag([0.9e-9, 1])).kind is Kind.UNDECIDED
    assert classify(np.diag([-1e-10, 1])).kind is Kind.UNDECIDED
    assert classify(np.diag([-1e-10, 1]), rtol=1e-12).kind is Kind.SADDLE
    assert classify(np.diag([-1e-10, -1e-10])).kind is Kind.MAXIMUM


@pytest.mark.parametrize("place", [(0.3, -0.2), (-1.7, 0.9)])
def test_the_quadratic_form_takes_the_signs_that_the_kind_promises(place):
    angles = np.linspace(0, math.pi, 500)
    h = np.array([np.cos(angles), np.sin(angles)])
    for third in (-2.0, 0.0, 0.5, 4.0):
        H = np.array([[place[0], place[1]], [place[1], third]])
        values = np.einsum("ik,ij,jk->k", h, H, h)
        kind = classify(H).kind
        assert (kind is Kind.SADDLE) == (values.max() > 0 > values.min())
        assert (kind is Kind.MAXIMUM) == (values.max() < 0)
        assert (kind is Kind.MINIMUM) == (values.min() > 0)


@pytest.mark.parametrize(
    ("hessian", "sentence"),
    [
        ([], "empty"),
        (np.zeros((0, 0)), "empty"),
        ([[1, 2, 3], [2, 1, 0]], "square"),
        ([[1, 2], [3]], "square"),
        (4, "square"),
        ([[1, math.nan], [math.nan, 2]], "real number"),
        ([[math.inf, 0], [0, 2]], "real number"),
        ([[1, 2j], [2j, 2]], "real number"),
        ([[1, "2"], ["2", 2]], "real number"),
        ([[1, 2], [3, 4]], "symmetric"),
        ([[1e-9, 2e-9], [3e-9, 4e-9]], "symmetric"),
    ],
)
def test_a_matrix_that_is_no_hessian_is_refused_with_its_reason(hessian, sentence):
    with pytest.raises(ValueError, match=sentence):
        classify(hessian)


@pytest.mark.parametrize("rtol", [-1e-9, 1, math.nan])
def test_a_bad_tolerance_is_refused(rtol):
    with pytest.raises(ValueError, match="tolerance"):
        classify([[2, 1], [1, 3]], rtol=rtol)
    with pytest.raises(ValueError, match="tolerance"):
        two_variable_test(2, 1, 3, rtol=rtol)


def test_rounding_in_the_mixed_derivatives_is_forgiven():
    verdict = classify([[2e6, 1e6], [1e6 + 1e-4, 1e6]])
    assert verdict.kind is Kind.MINIMUM
    assert verdict.curvatures.prod() == pytest.approx(2e12 - (1e6 + 0.5e-4) ** 2, rel=1e-12)


# the determinant rule for two variables


@settings(steady, max_examples=500)
@given(floats, floats, floats, st.sampled_from([1e-250, 1, 3e7, 1e250]), st.sampled_from([1e-9, 1e-3, 0.3, 0.7]))
def test_the_determinant_rule_agrees_with_the_eigenvalues(a, b, c, factor, rtol):
    H, λ = factor * np.array([[a, b], [b, c]]), np.abs(np.linalg.eigvalsh([[a, b], [b, c]]))
    assume(not 0.99 * rtol < λ.min() / max(λ.max(), 1e-99) < 1.01 * rtol)
    assert two_variable_test(*H[0], H[1, 1], rtol=rtol).kind is classify(H, rtol=rtol).kind


@steady
@given(st.integers(-9, 9), st.integers(-9, 9), st.sampled_from([1, 0.1, 1e-200, 1e200]))
def test_the_determinant_rule_is_silent_for_a_rank_one_matrix_at_every_scale(p, q, factor):
    assert two_variable_test(factor * p * p, factor * p * q, factor * q * q).kind is Kind.UNDECIDED
    assert classify(factor * np.array([[p * p, p * q], [p * q, q * q]])).kind is Kind.UNDECIDED


@steady
@given(floats, floats, floats)
def test_trace_and_determinant_are_sum_and_product_of_the_curvatures(a, b, c):
    test, λ = two_variable_test(a, b, c), classify([[a, b], [b, c]]).curvatures
    assert test.trace == pytest.approx(λ.sum(), abs=1e-12)
    assert test.determinant == pytest.approx(λ.prod(), abs=1e-12)


def test_the_kind_survives_when_the_determinant_leaves_the_float_range():
    assert two_variable_test(2e200, 1e200, 3e200).determinant == math.inf
    assert two_variable_test(2e200, 1e200, 3e200).kind is Kind.MINIMUM
    assert two_variable_test(2e200, 5e200, 3e200).determinant == -math.inf
    assert two_variable_test(-2e-200, 1e-200, -3e-200) == two_variable_test(-2e-200, -1e-200, -3e-200)
    assert two_variable_test(-2e-200, 1e-200, -3e-200).kind is Kind.MAXIMUM


def test_a_positive_determinant_is_no_extremum_in_three_variables():
    H = turned([-1.0, -1.0, 1.0], seed=3)
    assert np.linalg.det(H) == pytest.approx(1)
    assert classify(H).kind is Kind.SADDLE


# where the test is silent


def test_each_case_is_found_by_its_formula():
    assert all(case(name) is CASES[name] for name in CASES)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_case_has_a_critical_point_at_0_with_the_given_hessian_on_which_the_test_is_silent(case):
    x, y = sympy.symbols("x y")
    f, at0 = case.f(x, y), {x: 0, y: 0}
    assert [f.subs(at0), *(f.diff(u).subs(at0) for u in (x, y))] == [0, 0, 0]
    assert tuple(f.diff(u, v).subs(at0) for u, v in ((x, x), (x, y), (y, y))) == case.hessian
    assert two_variable_test(*case.hessian).kind is Kind.UNDECIDED


@pytest.mark.parametrize(("name", "case"), CASES.items(), ids=CASES)
def test_the_name_of_each_case_is_its_formula(name, case):
    x, y = sympy.symbols("x y")
    python = name
    for sign, code in {"−": "-", "²": "**2", "³": "**3", "⁴": "**4", "3xy": "3*x*y", "2x": "2*x", ")(": ")*("}.items():
        python = python.replace(sign, code)
    assert sympy.expand(sympy.sympify(python, locals={"x": x, "y": y}) - case.f(x, y)) == 0


def test_one_hessian_has_three_truths():
    truths = {case.truth for case in CASES.values() if case.hessian == (2, 0, 0)}
    assert truths == {Truth.MINIMUM, Truth.SADDLE, Truth.VALLEY}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_truth_of_each_case_is_seen_on_small_circles(case):
    for radius in (0.3, 0.1, 0.03):
        circle = probe_circle(case.f, radius, n=4800)
        least, most = circle.values.min(), circle.values.max()
        seen = {
            Truth.MINIMUM: least > 0,
            Truth.VALLEY: -1e-30 < least < 1e-30 < most,
            Truth.SADDLE: least < 0 < most and circle.sign_changes == 4,
            Truth.MONKEY_SADDLE: circle.sign_changes == 6,
            Truth.NEITHER: least < 0 < most,
        }
        assert seen[case.truth]


def test_peanos_surface_is_negative_on_a_parabola():
    assert PEANO.f(0.1, 1.5 * 0.1**2) == pytest.approx(-2.5e-5, rel=1e-12)
    x = np.geomspace(1e-6, 1, 50)
    np.testing.assert_allclose(PEANO.f(x, 1.5 * x**2), -(x**4) / 4, rtol=1e-9)


def test_peanos_surface_has_a_strict_minimum_along_every_line():
    for α in np.linspace(0, math.pi, 200, endpoint=False):
        near = 0.99 * min(1.0, abs(math.sin(α)) / (2 * math.cos(α) ** 2)) if α else 1.0
        t = np.concatenate([-np.geomspace(1e-3, 1, 60), np.geomspace(1e-3, 1, 60)]) * near
        assert near > 0.007
        assert (PEANO.f(t * math.cos(α), t * math.sin(α)) > 0).all()


def test_peanos_surface_is_betrayed_by_a_circle_unless_the_samples_step_over_it():
    assert probe_circle(PEANO.f, 0.1).sign_changes == 4
    assert probe_circle(PEANO.f, 0.001, n=20_000).sign_changes == 4
    assert probe_circle(PEANO.f, 0.001, n=360).sign_changes == 0


# probe_circle


@pytest.mark.parametrize("k", range(1, 8))
@pytest.mark.parametrize("n", [360, 357, 1000])
def test_the_real_part_of_a_power_changes_its_sign_twice_per_turn(k, n):
    for phase in (0, 0.3, math.pi / 2):
        circle = probe_circle(lambda x, y: ((x + 1j * y) ** k * np.exp(1j * phase)).real, 0.2, n)  # noqa: B023
        assert circle.sign_changes == 2 * k


@pytest.mark.parametrize(
    ("f", "changes"),
    [
        (lambda x, y: x**2, 0),
        (lambda x, y: -(y**4) * x**2, 0),
        (lambda x, y: x**2 * y**2 * (x - y), 2),
        (lambda x, y: np.maximum(x, 0) ** 3 - np.maximum(-x, 0) ** 3, 2),
        (lambda x, y: np.maximum(np.abs(x) - 0.05, 0) * np.sign(x), 2),
        (lambda x, y: x**3 + y**2, 2),
        (lambda x, y: 7.0, 0),
    ],
)
def test_touching_zero_is_no_change_of_sign(f, changes):
    assert probe_circle(f, 0.1).sign_changes == changes


@pytest.mark.parametrize("height", [0, -3.7, 1e6 / 7])
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_neither_height_nor_place_changes_what_the_circle_shows(case, height):
    p, q = 2.0, -0.5
    circle = probe_circle(lambda x, y: height + case.f(x - p, y - q), 0.25, centre=(p, q))
    assert circle.sign_changes == probe_circle(case.f, 0.25).sign_changes


def test_rounding_is_not_taken_for_a_sign():
    for radius in (1e-7, 1e-6, 1e-5):  # (x + y)² + π²
        assert probe_circle(lambda x, y: (x + y + np.pi) ** 2 - 2 * np.pi * (x + y), radius).sign_changes == 0
    fourth_power = np.polynomial.Polynomial([-10_000, -4000, -600, -40])
    assert probe_circle(lambda x, y: (x + 10) ** 4 + fourth_power(x), 1, n=36_000).sign_changes == 0


def test_angles_and_values_are_those_of_the_circle():
    circle = probe_circle(lambda x, y: 5 + 2 * x + 3 * y, 0.5, 8)
    np.testing.assert_allclose(np.degrees(circle.angles), [0, 45, 90, 135, 180, 225, 270, 315])
    half = 2.5 / math.sqrt(2)
    np.testing.assert_allclose(circle.values, [1, half, 1.5, half / 5, -1, -half, -1.5, -half / 5])


@pytest.mark.parametrize(("radius", "n"), [(0, 360), (-1, 360), (math.inf, 360), (math.nan, 360), (0.1, 7)])
def test_a_bad_circle_is_refused(radius, n):
    with pytest.raises(ValueError, match="positive radius"):
        probe_circle(PEANO.f, radius, n)


@pytest.mark.parametrize("f", [lambda x, y: np.where(x > 0, x, np.nan), lambda x, y: np.where(x != 0, 1.0, np.inf)])
def test_a_function_with_a_hole_is_refused(f):
    with pytest.raises(ValueError, match="finite"):
        probe_circle(f, 0.1)


def test_a_case_cannot_be_changed():
    with pytest.raises(AttributeError):
        CASES["x²"].truth = Truth.MINIMUM
    assert Case(PEANO.f, (0, 0, 2), Truth.NEITHER) == PEANO
