"""What is steepest depends on what length is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.optimize import minimize_scalar

from explorers.steepest import angle_on_screen, slope_per_length, steepest

slopes = st.tuples(*[st.floats(-5, 5).filter(lambda v: v == 0 or abs(v) > 1e-3)] * 2)


def test_the_zero_gradient_has_no_direction():
    assert steepest((0.0, 0.0)) is None
    assert np.isnan(angle_on_screen((0.0, 0.0), 2.0))


@settings(deadline=None)
@given(slopes.filter(any), st.floats(0.3, 3), st.floats(-0.9, 0.9), st.floats(0.3, 3))
def test_no_vector_of_length_1_in_g_is_steeper(g, a, r, c):
    G = np.array([[a, r * np.sqrt(a * c)], [r * np.sqrt(a * c), c]])
    v = np.array(steepest(g, G))
    assert v @ G @ v == pytest.approx(1, rel=1e-9)
    best = minimize_scalar(lambda t: -slope_per_length(g, (np.cos(t), np.sin(t)), G), bounds=(-4, 4), method="bounded")
    others = [slope_per_length(g, (np.cos(t), np.sin(t)), G) for t in np.linspace(0, 2 * np.pi, 361)]
    assert slope_per_length(g, v, G) >= max(-best.fun, *others) * (1 - 1e-9)


def test_only_a_multiple_of_the_identity_keeps_the_gradient_steepest():
    assert_allclose(steepest((3, 4), [[2, 0], [0, 2]]), np.array([3, 4]) / 5 / np.sqrt(2))
    assert steepest((1, 1), [[1, 0], [0, 4]])[1] == pytest.approx(steepest((1, 1), [[1, 0], [0, 4]])[0] / 4)
    with pytest.raises(ValueError, match="positive definite"):
        steepest((1, 1), [[1, 2], [2, 1]])


@pytest.mark.parametrize(("g", "s"), [((1.0, 1.0), 2.0), ((-2.0, 0.5), 0.4), ((3.0, 0.0), 2.5), ((1.0, -2.0), 1.0)])
def test_the_angle_on_the_screen_is_that_of_the_two_drawn_arrows(g, s):
    drawn, level = np.array([g[0], s * g[1]]), np.array([-g[1], s * g[0]])
    expected = np.degrees(np.arccos(drawn @ level / np.linalg.norm(drawn) / np.linalg.norm(level)))
    assert angle_on_screen(g, s) == pytest.approx(expected, abs=1e-9)
    assert (angle_on_screen(g, s) == 90) == (s == 1 or 0 in g)
