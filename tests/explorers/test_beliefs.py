import math
from fractions import Fraction
from itertools import accumulate
from operator import mul

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from explorers.beliefs import (
    aligned,
    distribution,
    entropy,
    excluded,
    geometric,
    kl_divergence,
    numbers,
    point_mass,
    poisson,
    poisson_mass_lost,
    posterior,
    surprisal,
    uniform,
)

steady = settings(deadline=None)  # the time limit of an example would only measure the load of the machine
weights = st.lists(st.integers(0, 30), min_size=2, max_size=12).filter(any)


def belief(weights):
    return np.array(weights) / sum(weights)


@st.composite
def two_beliefs(draw):
    n = draw(st.integers(2, 8))
    same_length = st.lists(st.integers(0, 20), min_size=n, max_size=n).filter(any)
    return belief(draw(same_length)), belief(draw(same_length))


@st.composite
def positions(draw):
    """A belief, a range lo..hi that is possible under it, and a threshold inside the range."""
    w = draw(weights)
    lo = draw(st.integers(1, len(w)))
    hi = draw(st.integers(lo, len(w)))
    k = draw(st.integers(lo, hi))
    return (w, lo, hi, k) if any(w[lo - 1 : hi]) else (w, 1, len(w), k)


@pytest.mark.parametrize("rate", [0.3, 4.0, 50.0, 512.0, 1024.0])
def test_poisson_is_the_poisson_law_conditioned_on_the_range(rate):
    mass = stats.poisson(rate).pmf(numbers(1024))
    np.testing.assert_allclose(poisson(rate, 1024), mass / mass.sum(), rtol=1e-9, atol=1e-300)


@pytest.mark.parametrize(("rate", "n"), [(1e-200, 7), (3000.0, 100), (1e6, 4096), (1e300, 50)])
def test_poisson_far_outside_the_range_is_still_a_distribution(rate, n):
    with mpmath.workdps(50):
        term = list(accumulate((mpmath.mpf(rate) / k for k in range(1, n + 1)), mul))
        total = sum(term)
        exact = [float(t / total) for t in term]
    assert poisson(rate, n).sum() == pytest.approx(1, abs=1e-12)
    np.testing.assert_allclose(poisson(rate, n), exact, rtol=1e-8, atol=1e-300)


@pytest.mark.parametrize(("rate", "lost"), [(4.0, 0.018), (10.0, 0.000), (1024.0, 0.492), (0.5, 0.607), (1e7, 1.0)])
def test_poisson_loses_the_mass_of_0_and_of_the_tail(rate, lost):
    law = stats.poisson(rate)
    assert poisson_mass_lost(rate, 1024) == pytest.approx(law.pmf(0) + law.sf(1024), rel=1e-10)
    assert poisson_mass_lost(rate, 1024) == pytest.approx(lost, abs=5e-4)


@pytest.mark.parametrize("ratio", [0.05, 0.5, 0.93])
def test_geometric_is_the_geometric_law_conditioned_on_the_range(ratio):
    mass = stats.geom(1 - ratio).pmf(numbers(40))
    assert geometric(ratio, 40) == pytest.approx(mass / mass.sum(), rel=1e-10)


def test_geometric_with_ratio_1_is_uniform_and_with_a_tiny_ratio_almost_certain():
    assert geometric(1, 9) == pytest.approx(uniform(9))
    assert geometric(1e-300, 4096)[:2] == pytest.approx([1, 1e-300], rel=1e-9)


def test_a_point_mass_is_certain_and_its_entropy_is_plus_zero():
    assert point_mass(3, 5).tolist() == [0, 0, 1, 0, 0]
    assert math.copysign(1, entropy(point_mass(3, 5))) == 1
    assert entropy(point_mass(3, 5)) == 0


@pytest.mark.parametrize(("n", "bits"), [(1024, 10.0), (1000, 9.966), (4096, 12.0), (3, 1.585)])
def test_uniform_entropy_is_log_n(n, bits):
    assert entropy(uniform(n)) == pytest.approx(bits, abs=5e-4)


@pytest.mark.parametrize(("rate", "bits"), [(4, 2.932), (10, 3.695), (50, 4.867), (512, 6.547)])
def test_poisson_entropies_are_the_published_ones(rate, bits):
    assert entropy(poisson(rate, 1024)) == pytest.approx(bits, abs=5e-4)


def test_a_tail_that_underflows_changes_no_entropy():
    assert np.count_nonzero(poisson(4, 4096) == 0) > 3000
    assert entropy(poisson(4, 4096)) == pytest.approx(entropy(poisson(4, 60)), abs=1e-12)


@steady
@given(weights)
def test_entropy_agrees_with_scipy_and_lies_between_0_and_log_n(w):
    H = entropy(belief(w))
    assert pytest.approx(stats.entropy(w, base=2), abs=1e-12) == H
    assert 0 <= H <= math.log2(np.count_nonzero(w)) + 1e-12


@steady
@given(two_beliefs())
def test_kl_divergence_agrees_with_scipy_and_is_never_negative(pair):
    p, q = pair
    assert kl_divergence(p, q) == pytest.approx(stats.entropy(p, q, base=2), abs=1e-12)
    assert kl_divergence(p, q) >= 0
    assert (kl_divergence(p, q) < 1e-12) == np.allclose(p, q)


@pytest.mark.parametrize(("a", "b", "shift"), [(17, 38, 1e-9), (6, 17, 1e-9), (2, 13, 1e-12)])
def test_rounding_never_makes_a_divergence_negative(a, b, shift):
    assert 0 <= kl_divergence([a / b, 1 - a / b], [a / b + shift, 1 - a / b - shift]) < 1e-17


def test_kl_divergence_follows_the_support_and_is_not_symmetric():
    p, q = [0.5, 0.5, 0.0], [0.9, 0.05, 0.05]
    assert kl_divergence(p, q) == pytest.approx(1.237, abs=5e-4)
    assert kl_divergence(q, p) == math.inf
    assert kl_divergence([0.2, 0.8], [0.6, 0.4]) != pytest.approx(kl_divergence([0.6, 0.4], [0.2, 0.8]), abs=0.01)


def test_kl_divergence_stays_finite_down_to_the_smallest_double():
    assert kl_divergence([0.5, 0.5], [1.0, 5e-324]) == 0.5 * (0 - 1) + 0.5 * (1074 - 1)
    p, q = geometric(0.5, 1060), geometric(0.75, 1060)
    assert 0 < p.min() < 1e-308
    # On 1, 2, 3, …: log (1 − r)/(1 − s) + (E k − 1) log r/s, with E k = 2 and 4.
    assert kl_divergence(p, q) == pytest.approx(math.log2(0.5 / 0.25) + math.log2(0.5 / 0.75), abs=1e-12)
    assert kl_divergence(q, p) == pytest.approx(math.log2(0.25 / 0.5) + 3 * math.log2(0.75 / 0.5), abs=1e-12)


@steady
@given(two_beliefs())
def test_the_divergence_is_infinite_exactly_if_q_excludes_what_p_allows(pair):
    p, q = pair
    count, mass = excluded(p, q)
    missed = [k for k in range(len(p)) if p[k] > 0 and q[k] == 0]
    assert (count, mass) == (len(missed), pytest.approx(sum(p[missed])))
    assert (count > 0) == (kl_divergence(p, q) == math.inf)


@steady
@given(weights)
def test_entropy_is_the_mean_surprisal(w):
    p = belief(w)
    assert entropy(p) == pytest.approx(sum(p[k - 1] * surprisal(p, k) for k in range(1, len(p) + 1) if p[k - 1] > 0), abs=1e-12)
    assert [surprisal(p, k) == math.inf for k in range(1, len(p) + 1)] == [w_k == 0 for w_k in w]


def test_beliefs_about_more_and_fewer_numbers_are_compared_after_filling_with_zeros():
    p, q = aligned(uniform(4), uniform(2))
    assert kl_divergence(p, q) == math.inf
    assert kl_divergence(q, p) == 1
    assert [list(x) for x in aligned(uniform(3), uniform(3))] == [list(uniform(3))] * 2


@steady
@given(positions())
def test_the_posterior_is_bayes_rule(position):
    w, lo, hi, _ = position
    mass = sum(w[lo - 1 : hi])
    exact = [Fraction(w_k, mass) if lo <= k <= hi else 0 for k, w_k in enumerate(w, 1)]
    assert posterior(belief(w), lo, hi) == pytest.approx([float(x) for x in exact], abs=1e-15)


@pytest.mark.parametrize("n", [0, -3, 4097, 2.5, math.nan])
@pytest.mark.parametrize("law", [uniform, lambda n: poisson(4, n), lambda n: geometric(0.5, n)])
def test_n_is_a_whole_number_up_to_4096(law, n):
    with pytest.raises(ValueError, match="n must be a whole number from 1 to 4096"):
        law(n)


@pytest.mark.parametrize("rate", [0, -1.0, math.inf, math.nan])
@pytest.mark.parametrize("law", [poisson, poisson_mass_lost])
def test_a_rate_is_positive_and_finite(law, rate):
    with pytest.raises(ValueError, match="rate must be positive and finite"):
        law(rate, 10)


@pytest.mark.parametrize("ratio", [0, -0.5, 1.01, math.nan])
def test_a_ratio_is_above_0_and_at_most_1(ratio):
    with pytest.raises(ValueError, match="ratio must be above 0"):
        geometric(ratio, 10)


@pytest.mark.parametrize("k", [0, 6, 2.5])
def test_a_point_mass_lies_on_one_of_the_numbers(k):
    with pytest.raises(ValueError, match="k must be a whole number from 1 to 5"):
        point_mass(k, 5)


@pytest.mark.parametrize(
    ("p", "complaint"),
    [
        ([], "at least one"),
        ([[0.5, 0.5]], "shape"),
        ([0.7, 0.7, -0.4], "not negative"),
        ([0.5, math.nan], "finite"),
        ([0.5, math.inf], "finite"),
        ([0.5, 0.5 + 2e-9], "sum to 1"),
        ([0.2, 0.3], "sum to 1, not 0.5"),
    ],
)
def test_what_is_no_distribution_is_refused(p, complaint):
    with pytest.raises(ValueError, match=complaint):
        entropy(p)
    with pytest.raises(ValueError, match=complaint):
        kl_divergence([0.5, 0.5], p)


def test_a_sum_within_a_billionth_of_1_is_a_distribution():
    assert distribution([0.5, 0.5 + 5e-10]).tolist() == [0.5, 0.5 + 5e-10]


def test_beliefs_about_different_numbers_are_not_compared():
    with pytest.raises(ValueError, match="not 2 and 3"):
        kl_divergence([0.5, 0.5], [0.5, 0.25, 0.25])


@pytest.mark.parametrize(
    ("lo", "hi", "complaint"),
    [(0, 2, "1 ≤ lo"), (3, 2, "1 ≤ lo"), (2, 5, "hi ≤ 4"), (3, 3, "3 to 3 have probability 0")],
)
def test_a_range_outside_the_game_or_impossible_is_refused(lo, hi, complaint):
    with pytest.raises(ValueError, match=complaint):
        posterior([0.5, 0.25, 0.0, 0.25], lo, hi)
