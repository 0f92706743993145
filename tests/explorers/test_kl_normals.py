"""Divergences of two normal densities: closed form against SciPy's quadrature, and what changes of unit leave alone."""

from math import log, sqrt

import numpy as np
import pytest
from scipy import stats
from scipy.integrate import quad

from explorers.kl_normals import compare_normals, js_normals, kl_normals, kl_numerically, kl_trapezoid, log2_normal, places

PAIRS = [(0, 1, 1, 1), (-0.5, 0.6, 0.5, 1.2), (-3, 0.4, 3, 0.4), (3, 2, -3, 0.4), (0.3, 0.4, 0.2, 2)]


def by_quad(m1, s1, m2, s2):
    p, q = stats.norm(m1, s1), stats.norm(m2, s2)
    value, _ = quad(lambda x: p.pdf(x) * (p.logpdf(x) - q.logpdf(x)), m1 - 12 * s1, m1 + 12 * s1, epsabs=1e-12, limit=200)
    return value / log(2)


@pytest.mark.parametrize("pair", PAIRS)
def test_closed_form_trapezoid_and_scipy_agree(pair):
    assert kl_normals(*pair) == pytest.approx(by_quad(*pair), rel=1e-9)
    assert kl_numerically(*pair) == pytest.approx(kl_normals(*pair), rel=1e-11)
    found = compare_normals(*pair)
    assert found.reverse == pytest.approx(by_quad(*pair[2:], *pair[:2]), rel=1e-9)
    assert found.forward_check == pytest.approx(found.forward, rel=1e-11)


@pytest.mark.parametrize("pair", PAIRS)
def test_neither_unit_nor_origin_matter(pair):
    m1, s1, m2, s2 = pair
    assert kl_normals(100 * m1 + 7, 100 * s1, 100 * m2 + 7, 100 * s2) == pytest.approx(kl_normals(*pair))


def test_zero_only_for_equal_densities_and_symmetric_for_equal_widths():
    assert kl_normals(0.3, 0.7, 0.3, 0.7) == 0
    assert kl_normals(0, 1, 0, 1.01) > 0
    assert kl_normals(-1, 0.8, 2, 0.8) == kl_normals(2, 0.8, -1, 0.8)
    assert kl_normals(0, 1, 1, 2) != kl_normals(1, 2, 0, 1)
    assert kl_normals(0, 1, sqrt(2 * log(2)), 1) == pytest.approx(1)


def test_it_grows_with_the_square_of_the_distance_and_js_stops_at_one_bit():
    assert kl_normals(0, 1, 20, 1) == pytest.approx(4 * kl_normals(0, 1, 10, 1))
    assert js_normals(0, 1, 30, 1) == pytest.approx(1, abs=1e-9)
    assert js_normals(0, 1, 2, 1) < 1 - 1e-3


@pytest.mark.parametrize("pair", PAIRS)
def test_js_is_symmetric_and_is_scipys_integral(pair):
    p, q = stats.norm(*pair[:2]), stats.norm(*pair[2:])

    def part(x):
        a, b = p.pdf(x), q.pdf(x)
        middle = (a + b) / 2
        return sum(d * np.log2(d / middle) for d in (a, b) if d > 0) / 2

    expected, _ = quad(part, -25, 25, points=[pair[0], pair[2]], epsabs=1e-12, limit=400)
    assert js_normals(*pair) == pytest.approx(expected, abs=1e-9)
    assert js_normals(*pair) == pytest.approx(js_normals(*pair[2:], *pair[:2]), abs=1e-12)


def test_too_few_places_give_another_number():
    x = places(0, 1, 1, 1, n=7)
    assert kl_trapezoid(x, log2_normal(x, 0, 1), log2_normal(x, 1, 1)) != pytest.approx(kl_normals(0, 1, 1, 1), rel=1e-3)
