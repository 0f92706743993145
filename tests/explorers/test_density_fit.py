"""Fitting a normal density by either divergence: moments forwards, several local minima backwards, against SciPy."""

from math import hypot, log

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import stats
from scipy.integrate import quad
from scipy.optimize import minimize, root

from explorers.density_fit import Rest, Way, descend, divergence, fit, least_curvature, slope, valley
from explorers.two_humps import TwoHumps, moments

TARGET = TwoHumps(-2.0, 0.5, 2.2, 0.8, 0.4)
EQUAL = TwoHumps(-3.0, 0.3, 3.0, 0.3, 0.5)
NEAR = TwoHumps(-1.0, 0.8, 1.0, 0.8, 0.5)
PLACES = [(-0.5, 0.5), (2.5, 3.0), (-4.0, 0.2), (0.1, 1.0)]


def by_quad(way, t, mu, sigma):
    """The integral of the definition, with SciPy's densities and adaptive quadrature."""
    def log_p(x):
        humps = stats.norm.logpdf(x, t.a, t.sa), stats.norm.logpdf(x, t.b, t.sb)
        return np.logaddexp(np.log(1 - t.weight) + humps[0], np.log(t.weight) + humps[1])

    def part(x):
        log_q = stats.norm.logpdf(x, mu, sigma)
        return np.exp(log_p(x)) * (log_p(x) - log_q) if way == Way.FORWARD else np.exp(log_q) * (log_q - log_p(x))

    return quad(part, -30, 30, points=[t.a, t.b, mu, 0], limit=800, epsabs=1e-10)[0] / log(2)


@pytest.mark.parametrize("way", Way)
@pytest.mark.parametrize("target", [TARGET, EQUAL, NEAR])
def test_the_divergence_is_scipys_integral_and_the_map_agrees(way, target):
    for place in PLACES:
        assert divergence(way, target, *place) == pytest.approx(by_quad(way, target, *place), rel=1e-6, abs=1e-4)
    shown = valley(way, target, [mu for mu, _ in PLACES], [sigma for _, sigma in PLACES])
    assert_allclose(np.diag(shown), [divergence(way, target, *place) for place in PLACES], rtol=0.02)


@pytest.mark.parametrize("way", Way)
def test_the_slope_is_that_of_the_divergence(way):
    h = 1e-5
    for mu, sigma in PLACES:
        aside = [divergence(way, TARGET, mu + sigma * t, sigma) for t in (h, -h)]
        wider = [divergence(way, TARGET, mu, sigma * np.exp(t)) for t in (h, -h)]
        numeric = np.array([aside[0] - aside[1], wider[0] - wider[1]]) * log(2) / (2 * h)
        assert_allclose(slope(way, TARGET, mu, sigma), numeric, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("place", PLACES)
def test_forwards_every_start_ends_at_the_moments(place):
    found = fit(Way.FORWARD, TARGET, *place)
    assert (found.mu, found.sigma) == pytest.approx(moments(TARGET), abs=1e-5)
    assert found.rest == Rest.ONLY
    nelder = minimize(lambda z: by_quad(Way.FORWARD, TARGET, z[0], np.exp(z[1])), (0, 0), method="Nelder-Mead")
    assert nelder.x[0] == pytest.approx(found.mu, abs=1e-3)


@pytest.mark.parametrize(
    ("start", "end", "rest"),
    [((-3.0, 0.8), (-2, 0.5), Rest.LOWEST), ((3.0, 0.4), (2.2, 0.8), Rest.HIGHER), ((0.0, 3.0), (0.8, 1.84), Rest.HIGHER)],
)
def test_backwards_the_start_decides_on_which_hump_it_ends(start, end, rest):
    found = fit(Way.REVERSE, TARGET, *start)
    assert (found.mu, found.sigma) == pytest.approx(end, abs=0.05)
    assert found.rest == rest
    assert len(found.known) == 3
    # SciPy, started where the way ends, finds nothing lower nearby.
    nelder = minimize(lambda z: by_quad(Way.REVERSE, TARGET, z[0], np.exp(z[1])), (found.mu, np.log(found.sigma)),
                      method="Nelder-Mead", options={"xatol": 1e-5, "fatol": 1e-9})  # fmt: skip
    assert hypot(nelder.x[0] - found.mu, np.exp(nelder.x[1]) - found.sigma) < 1e-3
    assert nelder.fun == pytest.approx(found.bits, abs=1e-5)


def test_one_of_two_distant_humps_costs_the_bits_of_its_weight():
    found = fit(Way.REVERSE, EQUAL, 2.0, 0.3)
    assert (found.mu, found.sigma, found.bits) == pytest.approx((3, 0.3, 1), abs=1e-4)
    quarter = fit(Way.REVERSE, TwoHumps(-3.0, 0.3, 3.0, 0.3, 0.25), 2.0, 0.3)
    assert quarter.bits == pytest.approx(2, abs=1e-4)


def test_between_two_equal_humps_a_costly_minimum_holds_the_way():
    found = fit(Way.REVERSE, EQUAL, 0.0, 1.0)
    assert found.rest == Rest.HIGHER
    assert found.mu == pytest.approx(0, abs=1e-9)
    assert found.bits > 20
    assert found.known[0][2] == pytest.approx(1, abs=1e-4)


def test_near_humps_have_one_minimum_and_cover_both_both_ways():
    for start in PLACES:
        found = fit(Way.REVERSE, NEAR, *start)
        assert found.rest == Rest.ONLY
        assert found.sigma > 1.1


@pytest.mark.parametrize(("ratio", "covers"), [(2.7, True), (2.9, False)])
def test_for_equal_humps_picking_one_becomes_cheaper_at_about_2_8_widths(ratio, covers):
    target = TwoHumps(-ratio * 0.8, 0.8, ratio * 0.8, 0.8, 0.5)
    lowest = fit(Way.REVERSE, target, 0.0, 1.0).known[0]
    assert (abs(lowest[0]) < 0.1) == covers


@pytest.mark.parametrize("way", Way)
def test_every_step_goes_down_and_is_short(way):
    for target in (TARGET, EQUAL, NEAR):
        for start in PLACES:
            path = descend(way, target, *start)
            bits = [divergence(way, target, *place) for place in path]
            assert np.all(np.diff(bits) < 0)
            assert np.all(np.abs(np.diff(path[:, 0])) <= 0.15 * path[:-1, 1] + 1e-9)
            assert np.all(np.abs(np.diff(np.log(path[:, 1]))) <= 0.15 + 1e-9)
            assert path[0].tolist() == list(start)


def test_no_hump_at_all_is_fitted_exactly_both_ways():
    one = TwoHumps(-2.0, 0.6, 2.0, 0.9, 0.0)
    for way in Way:
        found = fit(way, one, 1.0, 2.0)
        assert (found.mu, found.sigma, found.bits) == pytest.approx((-2, 0.6, 0), abs=1e-5)


def test_a_way_that_is_cut_short_is_undecided(monkeypatch):
    monkeypatch.setattr("explorers.density_fit.MOST_STEPS", 3)
    found = fit(Way.REVERSE, TARGET, -3.0, 0.8)
    assert (found.rest, len(found.path)) == (Rest.UNDECIDED, 4)


def test_a_saddle_is_never_called_a_minimum():
    # Between the left hump and the wide minimum the slope is 0 on a pass.
    found = root(lambda z: slope(Way.REVERSE, TARGET, z[0], np.exp(z[1])), (-0.6, np.log(1.3)), tol=1e-10)
    assert found.success
    assert least_curvature(Way.REVERSE, TARGET, found.x[0], np.exp(found.x[1])) < -0.01
    assert fit(Way.REVERSE, TARGET, found.x[0], np.exp(found.x[1])).rest == Rest.UNDECIDED


def test_a_curvature_is_only_given_where_the_slope_is_0():
    assert np.isnan(least_curvature(Way.REVERSE, TARGET, 1.0, 1.0))
    assert least_curvature(Way.FORWARD, TARGET, *moments(TARGET)) == pytest.approx(1)
