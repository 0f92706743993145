"""The gradient's step is the best one only in the limit of short steps."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import minimize_scalar

from explorers.functions import parse
from explorers.steepest_step import beside, lengths, steps


def of(text: str):
    return parse(text, ("x", "y"))


def slopes_at(f, x, y):
    return tuple(float(part) for part in f.jet(x, y)[1:3])


@pytest.mark.parametrize("h", [0.05, 0.7, 2.0])
def test_the_best_place_is_that_of_scipy_and_never_worse_than_the_step_along_the_gradient(h):
    f, (x, y) = of("sin(x y) + x^2 - y"), (0.7, -0.3)
    found = steps(f, x, y, slopes_at(f, x, y), [h])

    def rise(t):
        return float(f.value(x + h * np.cos(t), y + h * np.sin(t)) - f.value(x, y))

    starts = np.linspace(-np.pi, np.pi, 40)
    best = max(-minimize_scalar(lambda t: -rise(t), bounds=(a, a + 0.2), method="bounded").fun for a in starts)
    assert found.best[0] == pytest.approx(best, rel=1e-8)
    assert rise(np.radians(found.degrees[0])) == pytest.approx(best, rel=1e-8)
    assert found.along[0] <= found.best[0]


def test_angle_and_loss_shrink_as_taylor_says():
    f, (x, y) = of("exp(x) + x y^2"), (0.2, 0.8)
    g, H = np.array(slopes_at(f, x, y)), np.array([[np.exp(0.2), 1.6], [1.6, 0.4]])
    n = np.array([-g[1], g[0]]) / np.linalg.norm(g)
    bend = n @ H @ g
    h = np.array([0.01, 0.005])
    found = steps(f, x, y, tuple(g), h)
    assert_allclose(found.best - found.along, h**3 * bend**2 / (2 * np.linalg.norm(g) ** 3), rtol=0.05)
    angle = np.radians(beside(found, tuple(g)))
    assert angle == pytest.approx(0.01 * abs(bend) / (g @ g), rel=0.05)
    assert_allclose(found.best / h, np.linalg.norm(g), rtol=0.02)


def test_on_a_plane_they_agree_at_every_length():
    found = steps(of("3x + 4y"), 0, 0, (3.0, 4.0), [0.1, 5.0])
    assert_allclose(found.best, found.along, rtol=1e-12)
    assert beside(found, (3.0, 4.0)) == pytest.approx(0, abs=1e-5)


def test_without_a_gradient_there_is_a_best_place_and_nothing_to_compare():
    found = steps(of("x^2 - y^2"), 0, 0, (0.0, 0.0), [0.5])
    assert np.isnan(found.along[0])
    assert np.isnan(beside(found, (0.0, 0.0)))
    assert found.best[0] == pytest.approx(0.25)


def test_the_part_of_the_circle_without_values_is_left_out_and_told():
    f = of("sqrt(x) - y")
    found = steps(f, 0.5, 0.0, slopes_at(f, 0.5, 0.0), [0.2, 1.0])
    assert found.whole.tolist() == [True, False]
    assert np.isfinite(found.best).all()
    nothing = steps(of("ln(x)"), -2, 0, (0.0, 0.0), [0.5])
    assert np.isnan(nothing.best[0])
    assert np.isnan(nothing.degrees[0])


@pytest.mark.parametrize("longest", [0.045, 2.7, 90])
def test_lengths_are_at_most_sixty_multiples_of_the_first(longest):
    found = lengths(longest)
    assert 20 <= len(found) <= 60
    assert_allclose(found, found[0] * np.arange(1, len(found) + 1))
    assert found[-1] <= longest * (1 + 1e-9)
