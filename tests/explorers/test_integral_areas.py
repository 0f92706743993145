"""Areas on cells against closed forms and SciPy."""

from itertools import pairwise

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.integrate import quad

from explorers.integral_areas import areas, tail


def test_areas_above_and_below_are_separate():
    above, below, _ = areas(np.sin, [0, np.pi, 0], [np.pi, 2 * np.pi, 2 * np.pi])
    assert_allclose(above, [2, 0, 2], atol=1e-13)
    assert_allclose(below, [0, 2, 2], atol=1e-13)


@pytest.mark.parametrize("g", [np.exp, lambda x: np.abs(x - 0.3), lambda x: np.sqrt(np.abs(x)), lambda x: np.sin(40 * x)])
def test_every_cell_agrees_with_scipy(g):
    edges = np.array([-1, -0.2, 0, 0.5, 2])
    above, below, missed = areas(g, edges[:-1], edges[1:])
    for k, (low, high) in enumerate(pairwise(edges)):
        oracle = quad(g, low, high, points=[0.3] if low < 0.3 < high else None, limit=500, epsabs=1e-13)[0]
        assert above[k] - below[k] == pytest.approx(oracle, abs=1e-11)
        assert missed[k] < 1e-11


def test_the_error_tells_what_a_jump_costs():
    above, _, missed = areas(lambda x: (x > 1 / 3).astype(float), [0], [1])
    assert abs(above[0] - 2 / 3) <= 10 * missed[0] + 1e-12


def test_work_is_bounded_and_the_error_admits_it():
    calls = []

    def wild(x):
        calls.append(x.size)
        return np.sin(1e9 * x * x)

    _, _, missed = areas(wild, [0], [10])
    assert sum(calls) < 4e6
    assert missed[0] > 0.01


@pytest.mark.parametrize("p", [-0.5, 0, 0.3, 0.5, 0.9])
@pytest.mark.parametrize("t", [1e-3, 1e-12])
def test_the_tail_of_a_power_is_exact(p, t):
    assert tail(t**-p, (2 * t) ** -p, t) == pytest.approx(t ** (1 - p) / (1 - p), rel=1e-9)
    assert tail(-(t**-p), -((2 * t) ** -p), t) == pytest.approx(-(t ** (1 - p)) / (1 - p), rel=1e-9)
