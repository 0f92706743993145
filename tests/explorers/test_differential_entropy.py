"""Differential entropy: closed forms against SciPy, change of unit, greatest entropy, and typed densities."""

from math import e, log, log2, pi, sqrt

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import stats
from scipy.integrate import quad

from explorers.differential_entropy import (
    Law,
    Verdict,
    density_entropy,
    law_cdf,
    law_density,
    law_entropy,
    rounded_entropy,
    widest_entropy,
)
from explorers.functions import parse

SDS = [0.1, 0.2, 1.0, 1.7]


def scipys(law, sd):
    return {
        Law.NORMAL: stats.norm(0, sd),
        Law.UNIFORM: stats.uniform(-sqrt(3) * sd, sqrt(12) * sd),
        Law.EXPONENTIAL: stats.expon(-sd, sd),
    }[law]


@pytest.mark.parametrize("law", list(Law))
@pytest.mark.parametrize("sd", SDS)
def test_the_closed_forms_densities_and_distributions_are_scipys(law, sd):
    known = scipys(law, sd)
    assert known.mean() == pytest.approx(0, abs=1e-12)
    assert known.std() == pytest.approx(sd)
    assert_allclose(law_entropy(law, sd), known.entropy() / log(2), rtol=1e-9)
    x = np.linspace(-5, 5, 97) * sd
    assert_allclose(law_density(law, x, sd), known.pdf(x), atol=1e-12)
    assert_allclose(law_cdf(law, x, sd), known.cdf(x), atol=1e-12)


@pytest.mark.parametrize("law", list(Law))
def test_another_unit_adds_its_logarithm_and_small_spreads_are_negative(law):
    assert law_entropy(law, 0.3, per=100) - law_entropy(law, 0.3) == pytest.approx(log2(100))
    assert law_entropy(law, 0.3, per=100) == pytest.approx(law_entropy(law, 30))
    assert law_entropy(law, 0.2) < 0 < law_entropy(law, 1)
    with pytest.raises(ValueError, match="positive"):
        law_entropy(law, 0)


@pytest.mark.parametrize("law", list(Law))
@pytest.mark.parametrize("sd", [0.2, 1.3])
def test_rounding_to_b_places_leaves_about_h_plus_b_bits(law, sd):
    gaps = [abs(rounded_entropy(law, sd, b) - b - law_entropy(law, sd)) for b in (2, 6, 10)]
    assert gaps[-1] < 0.01
    assert gaps[-1] <= gaps[0] + 1e-9
    assert rounded_entropy(law, sd, 4) >= 0


def test_coarse_rounding_has_entropy_0_or_more_where_h_is_negative():
    # Rounded down to whole numbers a narrow uniform around 0 is a fair coin: −1 or 0.
    assert rounded_entropy("uniform", 0.1, 0) == pytest.approx(1)
    assert law_entropy("uniform", 0.1) < -1


@pytest.mark.parametrize(
    ("text", "low", "high", "h", "mean", "variance"),
    [
        ("2x", 0, 1, 1 / (2 * log(2)) - 1, 2 / 3, 1 / 18),
        ("-ln(x)", 0, 1, None, 1 / 4, 7 / 144),
        ("1/sqrt(x)", 0, 1, log2(2) - 1 / log(2), 1 / 3, 4 / 45),
        ("7", -1, 3, 2, 1, 16 / 12),
        ("e^(-x^2/2)", -9, 9, log2(2 * pi * e) / 2, 0, 1),
        ("max(0, 1 - abs(x))", -2, 2, 1 / (2 * log(2)), 0, 1 / 6),
    ],
)
def test_typed_densities_have_their_known_entropy(text, low, high, h, mean, variance):
    found = density_entropy(parse(text), low, high)
    if h is None:
        h = quad(lambda x: log(x) * log2(-log(x)), 0, 1, epsabs=1e-12)[0]
    assert found.verdict == Verdict.DENSITY
    assert found.h == pytest.approx(h, abs=1e-6)
    assert found.mean == pytest.approx(mean, abs=1e-8)
    assert found.sd**2 == pytest.approx(variance, abs=1e-8)


@pytest.mark.parametrize("text", ["2x", "e^(-8(x-1)^2) + e^(-8(x+1)^2)", "x^2 (3 - x)", "sin(9x)^2", "sqrt(x)", "3"])
def test_no_density_exceeds_the_uniform_one_nor_the_normal_one_of_its_spread(text):
    found = density_entropy(parse(text), 0, 3)
    assert found.h <= widest_entropy(0, 3) + 1e-9
    assert found.h < law_entropy(Law.NORMAL, found.sd)


def test_moving_and_stretching_a_density():
    one, other = density_entropy(parse("2x"), 0, 1), density_entropy(parse("x - 5"), 5, 15)
    assert other.h - one.h == pytest.approx(log2(10))
    assert density_entropy(parse("100x"), 0, 1).h == pytest.approx(one.h)


@pytest.mark.parametrize(
    ("text", "low", "verdict"),
    [("x", -1, "negative"), ("x - 0.0001", 0, "negative"), ("1/x", 0, "no_integral"), ("0", 0, "zero"),
     ("sqrt(x)", -1, "no_integral"), ("-1", 0, "negative"), ("x^-0.95", 0, "undecided")],
)  # fmt: skip
def test_what_is_no_density_is_named(text, low, verdict):
    found = density_entropy(parse(text), low, 1)
    assert found.verdict == verdict
    assert found.h != found.h
