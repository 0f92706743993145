"""Rates against the eigenvalues of the step matrices, best parameters against a search, the closed form against the run."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy.optimize import minimize_scalar

from explorers import quadratic_rates as rates
from explorers.optimisers import descend, heavy_ball, nesterov, plain
from explorers.quadratic_rates import Regime

POSITIVE = some.floats(0.01, 10)


@settings(deadline=None)
@given(POSITIVE, POSITIVE, some.floats(0, 0.99))
def test_the_rate_is_the_spectral_radius_of_one_step(alpha, curvature, beta):
    step = np.array([[1 + beta - alpha * curvature, -beta], [1, 0]])
    assert rates.heavy_ball_rate(alpha, curvature, beta) == pytest.approx(np.abs(np.linalg.eigvals(step)).max(), abs=1e-6)
    assert rates.plain_rate(alpha, curvature) == pytest.approx(rates.heavy_ball_rate(alpha, curvature, 0))


@pytest.mark.parametrize("beta", [0.5, 0.81, 0.25])
def test_where_the_roots_are_not_real_the_rate_is_the_root_of_beta_and_not_twice_it(beta):
    assert rates.regime(0.1, 10, beta) == Regime.ROTATES
    assert rates.heavy_ball_rate(0.1, 10, beta) == pytest.approx(beta**0.5)


@pytest.mark.parametrize(("method", "beta", "ahead"), [(plain, 0, False), (heavy_ball, 0.6, False), (nesterov, 0.6, True)])
@pytest.mark.parametrize(("share", "converges"), [(0.98, True), (1.02, False)])
def test_a_run_converges_below_the_largest_rate_and_not_above(method, beta, ahead, share, converges):
    alpha = share * rates.largest_rate(3.0, beta, ahead=ahead)
    more = {} if method is plain else {"momentum": beta}
    x = descend(lambda x: 3.0 * x, [1.0], 2000, method, rate=alpha, **more).points.ravel()
    assert (abs(x[-1]) < 1e-3) == converges


def test_without_positive_curvature_there_is_no_largest_rate():
    assert rates.largest_rate(-2) == rates.largest_rate(0) == float("inf")
    assert np.isnan(rates.largest_rate(float("nan")))


BORDERS = {0.024: Regime.MONOTONE, 0.025: Regime.MONOTONE, 0.026: Regime.ROTATES, 0.224: Regime.ROTATES,
           0.225: Regime.ALTERNATES, 0.249: Regime.ALTERNATES, 0.25: Regime.KEEPS, 0.251: Regime.DIVERGES}  # fmt: skip


@pytest.mark.parametrize(("alpha", "expected"), BORDERS.items())
def test_the_borders_of_the_regimes_are_decided_exactly(alpha, expected):
    """αλ against (1 − √β)² = 1/4, (1 + √β)² = 9/4 and 2 + 2β = 5/2."""
    assert rates.regime(alpha, 10, 0.25) == expected


@pytest.mark.parametrize(("alpha", "curvature"), [(0.2, 10), (0.1, 20), (0.7, 20 / 7), (1 / 3, 6)])
def test_plain_descent_keeps_its_distance_exactly_at_two(alpha, curvature):
    exact = alpha in (0.2, 0.1)  # the other pairs are no decimals with product 2
    assert (rates.regime(alpha, curvature) == Regime.KEEPS) == exact


@pytest.mark.parametrize(("low", "high"), [(1, 9), (0.1, 10), (2, 2.5)])
def test_the_best_plain_rate_is_found_by_a_search(low, high):
    def worst(alpha):
        return max(rates.plain_rate(alpha, low), rates.plain_rate(alpha, high))

    found = minimize_scalar(worst, bounds=(0, 2 / low), method="bounded", options={"xatol": 1e-10})
    alpha, rate = rates.best_plain(low, high)
    assert (alpha, rate) == (pytest.approx(found.x, abs=1e-6), pytest.approx(found.fun, abs=1e-6))


@pytest.mark.parametrize(("low", "high"), [(1, 9), (0.1, 10), (2, 2.5)])
def test_no_alpha_and_beta_beat_the_best_heavy_ball(low, high):
    alpha, beta, rate = rates.best_heavy_ball(low, high)
    assert max(rates.heavy_ball_rate(alpha, c, beta) for c in (low, high)) == pytest.approx(rate, abs=1e-6)
    for a in alpha * np.linspace(0.5, 1.5, 41):
        for b in np.clip(beta + np.linspace(-0.2, 0.2, 41), 0, 0.99):
            assert max(rates.heavy_ball_rate(a, low, b), rates.heavy_ball_rate(a, high, b)) >= rate - 1e-6


@pytest.mark.parametrize(("alpha", "beta"), [(0.1, 0), (0.1, 0.5), (0.4, 0.9), (0.05, 0.01), (1.1, 0.5), (0.05, 0.95)])
def test_the_closed_form_is_the_run(alpha, beta):
    method, more = (heavy_ball, {"momentum": beta}) if beta else (plain, {})
    x = descend(lambda x: 3.0 * x, [0.7], 40, method, rate=alpha, **more).points.ravel()
    assert [rates.position(k, 0.7, alpha, 3.0, beta) for k in range(len(x))] == pytest.approx(x, rel=1e-7, abs=1e-9)


def test_the_closed_form_at_a_double_root():
    x = descend(lambda x: 9.0 * x, [1.0], 30, heavy_ball, rate=0.25, momentum=0.25).points.ravel()
    assert [rates.position(k, 1.0, 0.25, 9.0, 0.25) for k in range(31)] == pytest.approx(x, abs=1e-12)
