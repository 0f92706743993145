"""Along rays, lines and strips: against SymPy, NumPy's polynomial roots and closed areas."""

import math

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.along_rays import peano_reach, ray_parts, sign_runs
from explorers.critical_points import CASES

PEANO = "(y − x²)(y − 2x²)"
angles = st.floats(-7, 7)
radii = st.floats(-2, 2)
steady = settings(deadline=None)  # the time limit of an example would only measure the load of the machine


@pytest.mark.parametrize("name", CASES)
@steady
@given(angles, radii)
def test_the_parts_put_together_are_the_function(name, angle, r):
    parts = ray_parts(CASES[name].f, [angle])[0]
    assert_allclose(r ** np.array([2, 3, 4]) @ parts, CASES[name].f(r * np.cos(angle), r * np.sin(angle)), atol=1e-9)


@pytest.mark.parametrize("name", CASES)
def test_the_parts_are_the_taylor_coefficients_along_the_ray(name):
    t = sympy.symbols("t")
    for angle in (0.3, 1.9, -2.5):
        along = sympy.Poly(sympy.expand(CASES[name].f(t * math.cos(angle), t * math.sin(angle))), t)
        expected = [float(along.coeff_monomial(t**k)) for k in (2, 3, 4)]
        assert_allclose(ray_parts(CASES[name].f, [angle])[0], expected, atol=1e-12)


@steady
@given(angles)
def test_the_first_part_is_half_the_second_derivative_that_the_hessian_gives(angle):
    for case in CASES.values():
        a, b, c = case.hessian
        x, y = math.cos(angle), math.sin(angle)
        assert ray_parts(case.f, [angle])[0, 0] == pytest.approx((a * x * x + 2 * b * x * y + c * y * y) / 2, abs=1e-12)


@pytest.mark.parametrize(
    "f", [lambda x, y: x + y**2, lambda x, y: 1 + x * y, lambda x, y: x**5, lambda x, y: np.cos(x) - 1, lambda x, y: x**6]
)
def test_other_functions_have_no_such_parts(f):
    with pytest.raises(ValueError, match="degree 2, 3 and 4"):
        ray_parts(f, [0.4, 1.0])


@steady
@given(st.floats(-179, 179).filter(lambda a: abs(math.sin(2 * math.radians(a))) > 0.02))
def test_the_reach_is_the_first_root_along_the_line(degrees):
    roots = np.roots(ray_parts(CASES[PEANO].f, [math.radians(degrees)])[0][::-1]).real
    assert peano_reach(degrees) == pytest.approx(np.abs(roots).min(), rel=1e-6)


@steady
@given(st.floats(-179, 179).filter(lambda a: abs(math.sin(2 * math.radians(a))) > 0.02))
def test_within_the_reach_the_line_is_positive_and_just_beyond_it_is_not(degrees):
    t = peano_reach(degrees) * np.array([-0.999, -0.5, -1e-3, 1e-3, 0.5, 0.999])
    x, y = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    assert (CASES[PEANO].f(t * x, t * y) > 0).all()
    beyond = math.copysign(1.01 * peano_reach(degrees), y)
    assert CASES[PEANO].f(beyond * x, beyond * y) < 0


def test_the_reach_shrinks_to_0_though_the_axes_have_no_limit():
    assert [peano_reach(a) for a in (0, 90, -180, 270)] == [math.inf] * 4
    reaches = [peano_reach(a) for a in (20, 5, 1, 0.1)]
    assert_allclose(reaches[-1], math.radians(0.1) / 2, rtol=1e-5)
    assert reaches == sorted(reaches, reverse=True)


def test_the_negative_area_between_peanos_parabolas():
    """Between y = x² and y = 2x² below y = 1: ∫ √y − √(y/2) dy, twice."""
    runs = sign_runs(CASES[PEANO].f, 1.0, columns=500, samples=3000)
    below = ((runs.high - runs.low) * (runs.sign < 0)).sum() * 2 / 500
    assert below == pytest.approx(4 / 3 * (1 - math.sqrt(0.5)), rel=1e-3)


@pytest.mark.parametrize(("name", "share"), [("x³ − 3xy²", 0.5), ("x² + y⁴", 0.0), ("x²", 0.0), ("x² − y⁴", 1 / 3)])
def test_the_share_of_the_square_where_f_is_negative(name, share):
    runs = sign_runs(CASES[name].f, 1.0)
    below = ((runs.high - runs.low) * (runs.sign < 0)).sum() * 2 / 120 / 4
    assert below == pytest.approx(share, abs=1e-3)


@pytest.mark.parametrize("limit", [1.0, 0.07])
def test_the_runs_fill_the_square_and_alternate(limit):
    runs = sign_runs(CASES["x³ − 3xy²"].f, limit, columns=30, samples=200)
    assert ((runs.high - runs.low) * 2 * limit / 30).sum() == pytest.approx(4 * limit**2)
    for x in np.unique(runs.x):
        here = runs.x == x
        assert (runs.low[here][1:] == runs.high[here][:-1]).all()
        assert (np.diff(runs.sign[here]) != 0).all()


def test_a_sample_on_0_starts_no_run():
    runs = sign_runs(lambda x, y: y**2, 1, columns=1, samples=3)
    assert runs.sign.tolist() == [1]
    assert sign_runs(lambda x, y: 0 * y, 1, columns=2).sign.tolist() == [1, 1]
