"""The density with two humps: against SciPy's normal densities, moments and quadrature."""

from math import e, log, log2, pi, sqrt

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import stats
from scipy.integrate import quad

from explorers.two_humps import TwoHumps, moments

TARGETS = [TwoHumps(-2.0, 0.5, 2.2, 0.8, 0.4), TwoHumps(-3.0, 0.3, 3.0, 1.5, 0.9), TwoHumps(1.0, 0.7, 1.0, 0.7, 0.5),
           TwoHumps(-2.0, 0.6, 2.0, 0.9, 0.0), TwoHumps(-2.0, 0.6, 2.0, 0.9, 1.0)]  # fmt: skip


def density(t, x):
    return (1 - t.weight) * stats.norm.pdf(x, t.a, t.sa) + t.weight * stats.norm.pdf(x, t.b, t.sb)


@pytest.mark.parametrize("target", TARGETS)
def test_the_density_its_score_and_its_moments(target):
    x = np.linspace(-6, 6, 41)
    assert_allclose(2 ** target.log2_density(x), density(target, x), rtol=1e-10)
    h = 1e-5
    slope = (target.log2_density(x + h) - target.log2_density(x - h)) * log(2) / (2 * h)
    assert_allclose(target.score(x), slope, atol=1e-6)
    grid = np.linspace(-20, 20, 200_001)
    p = density(target, grid) * (grid[1] - grid[0])
    mean = p @ grid
    assert moments(target) == pytest.approx((mean, sqrt(p @ (grid - mean) ** 2)), abs=1e-9)


@pytest.mark.parametrize("target", TARGETS)
def test_its_entropy_is_scipys_integral(target):
    found, _ = quad(lambda x: -density(target, x) * np.log2(density(target, x) + 1e-300), -14, 14,
                    points=[target.a, target.b], epsabs=1e-11, limit=400)  # fmt: skip
    assert target.entropy() == pytest.approx(found, abs=1e-8)


def test_one_hump_has_the_entropy_of_a_normal_density():
    assert TwoHumps(1.0, 0.7, 1.0, 0.7, 0.5).entropy() == pytest.approx(log2(0.7 * sqrt(2 * pi * e)))


def test_far_from_both_humps_nothing_underflows():
    target = TwoHumps(-3.0, 0.3, 3.0, 0.3, 0.5)
    assert density(target, 60.0) == 0
    assert np.isfinite(target.log2_density(60.0))
    assert target.score(60.0) == pytest.approx((3 - 60) / 0.09)
