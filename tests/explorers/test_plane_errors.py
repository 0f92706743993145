"""The worst error on a circle, against closed forms; the bound that holds for every plane, against a search."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import minimize

from explorers.functions import parse
from explorers.partials import partials
from explorers.plane_errors import RADII, any_plane, decades, quotient, rings, taylor_rate, worst_errors

VARIABLES = ("x", "y")


def found(text, p=(0.0, 0.0), radii=RADII):
    f = parse(text, VARIABLES)
    at = partials(f, *p)
    return worst_errors(f, p, at.value, at.slopes, radii)


def test_of_a_quadratic_it_is_half_the_largest_curvature_times_r():
    """f − T is (1/2) h·Hh, and its largest value on the circle belongs to an eigenvector."""
    H = np.array([[2.0, -1.5], [-1.5, -3.0]])
    curvatures, directions = np.linalg.eigh(H)
    worst = np.argmax(np.abs(curvatures))
    errors = found("x^2 - 1.5 x y - 1.5 y^2 + 4x - y", (0.7, -0.2), np.array([1.0, 0.1, 0.01]))
    assert_allclose(errors.ratio, abs(curvatures[worst]) / 2 * errors.radius, rtol=1e-9)
    u = np.array([np.cos(errors.angle[0]), np.sin(errors.angle[0])])
    assert abs(u @ directions[:, worst]) == pytest.approx(1, abs=1e-6)


def test_the_zoom_finds_a_ridge_that_is_narrower_than_any_sampling():
    r = np.array([1e-3, 1e-5, 1e-7])
    assert_allclose(found("x^2 y/(x^4 + y^2 + 10^-60)", radii=r).ratio, 1 / (2 * r), rtol=1e-6)
    fixed = np.abs(quotient(parse("x^2 y/(x^4 + y^2 + 10^-60)", VARIABLES), (0, 0), 0.0, 1e-7, np.linspace(0, 2 * np.pi, 721)))
    assert fixed.max() < 200


def test_an_affine_function_has_no_error_but_rounding():
    errors = found("3x - 2y + 1", (0.3, 0.7))
    assert np.all(errors.ratio <= errors.rounding)


def test_a_circle_that_leaves_the_domain_is_not_judged():
    errors = found("sqrt(x) + y", (0.01, 0.0))
    assert np.array_equal(np.isnan(errors.ratio), errors.radius > 0.0101)


@pytest.mark.parametrize("text", ["sqrt(x^2+y^2)", "abs(x)+abs(y)", "max(x, 2y)", "abs(x)"])
def test_no_plane_beats_the_bound_for_every_plane(text):
    f = parse(text, VARIABLES)
    bound = any_plane(f, (0, 0), 0.0, [0.5])[0]
    best = min(
        minimize(lambda s: worst_errors(f, (0, 0), 0.0, tuple(s), [0.5]).ratio[0], start, method="Nelder-Mead").fun
        for start in ([0.1, -0.2], [0.9, 0.8])
    )
    assert best >= bound * (1 - 1e-9)


@pytest.mark.parametrize("p", [(0.6, -0.5), (1.2, 0.4)])
def test_for_small_circles_the_ratio_is_what_taylor_says(p):
    text = "x^2 - x y + y^3/3 + sin(x y)"
    errors = found(text, p, np.array([1e-4]))
    assert errors.ratio[0] == pytest.approx(1e-4 * taylor_rate(parse(text, VARIABLES), *p), rel=1e-3)


def test_the_quotient_of_a_smooth_function_tends_to_the_cosine():
    f, degrees = parse("exp(x) sin(y)", VARIABLES), np.arange(0, 360, 30)
    at = partials(f, 0.3, 0.8)
    errors = worst_errors(f, (0.3, 0.8), at.value, at.slopes)
    around, worst = rings(f, (0.3, 0.8), at.value, errors, degrees)
    a, b = at.slopes
    assert_allclose(around[24], a * np.cos(np.radians(degrees)) + b * np.sin(np.radians(degrees)), atol=1e-5)
    gap = np.abs(worst - a * np.cos(errors.angle) - b * np.sin(errors.angle))
    assert_allclose(gap[:12], errors.ratio[:12], rtol=1e-6)


def test_the_axis_holds_what_is_positive():
    assert decades([np.nan], [0.0]) == (1e-5, 1.0)
    low, high = decades([1e-20, 3.0])
    assert (low, high) == (1e-9, 10.0)
    assert decades([1e-12]) == (1e-9, 1e-4)
