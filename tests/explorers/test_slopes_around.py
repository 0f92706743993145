"""Slopes found one by one: the closed forms where no gradient tells them, the cosine curve where it does, no slope invented."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from explorers.differentiability import CASES
from explorers.functions import parse
from explorers.gradient import directional_derivative, gradient, unit
from explorers.patched import patched
from explorers.slopes_around import one_sided_slopes, true_slopes

ROUND = np.linspace(-180, 180, 49)


def of(text: str):
    return parse(text, ("x", "y"))


@pytest.mark.parametrize("key", ["bent", "abs", "cone", "parabola"])
def test_true_one_sided_slopes_are_the_closed_forms_and_no_cosine_curve(key):
    case = CASES[key]
    f = patched(case.expression, case.value)
    found = gradient(f, 0.0, 0.0)
    angles, measured = true_slopes(f, found, 0.0, 0.0)
    expected = np.array([case.directional(*map(np.float64, unit(degrees))) for degrees in angles])
    # Beside the axis the parabola case needs far smaller steps than were taken: there it may say nothing, nothing false.
    known = ~np.isnan(measured)
    assert known.mean() > 0.95
    assert_allclose(measured[known], expected[known], atol=2e-5, rtol=2e-3)
    assert not found.differentiable
    around = np.radians(angles[known])
    fit = np.linalg.lstsq(np.column_stack([np.cos(around), np.sin(around)]), measured[known], rcond=None)
    assert fit[1][0] > 0.1


def test_where_f_is_differentiable_one_sided_slopes_are_the_cosine_curve_and_true_slopes_are_not_asked():
    f = of("exp(x) cos(y)")
    found = gradient(f, 0.4, 0.9)
    measured = one_sided_slopes(f, 0.4, 0.9, ROUND)
    assert_allclose(measured, [directional_derivative(found[1:3], a) for a in ROUND], atol=1e-6)
    assert true_slopes(f, found, 0.4, 0.9)[0].size == 0


def test_no_slope_is_invented():
    assert np.isnan(one_sided_slopes(of("sqrt(abs(x))"), 0, 0, [0, 45, 180])).all()
    assert np.isnan(one_sided_slopes(patched(of("x sin(1/x)"), 0), 0, 0, [0])).all()
    assert np.isnan(one_sided_slopes(of("sqrt(x)"), 0, 0, [180])).all()


def test_a_corner_away_from_the_origin_has_two_slopes():
    assert_allclose(one_sided_slopes(of("abs(x - 3) + 2y"), 3, 5, [0, 180, 90]), [1, 1, 2], atol=1e-6)
