"""KL divergence of tables: the theorems, against SciPy and closed forms."""

from math import inf, log, log2, sqrt

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.stats import entropy as scipy_entropy

from explorers.beliefs import kl_divergence
from explorers.entropy import binary, nats
from explorers.kl_divergence import (
    Finite,
    Sides,
    compare,
    detour,
    log_ratios,
    pinsker_bound_nats,
    summands,
    total_variation,
)

counts = st.lists(st.integers(0, 60), min_size=4, max_size=4).filter(any)
tables = counts.map(lambda c: np.array(c) / sum(c))
coins = st.integers(0, 100).map(lambda k: k / 100)


@settings(deadline=None)
@given(tables, tables)
def test_the_summands_add_up_to_scipys_divergence_and_are_the_mean_of_the_log_ratios(p, q):
    total = summands(p, q).sum()
    assert_allclose(total, scipy_entropy(p, q, base=2), atol=1e-9)
    assert_allclose(total, sum(share * ratio for share, ratio in zip(p, log_ratios(p, q), strict=True) if share > 0), atol=1e-9)
    assert_allclose(kl_divergence(p, q), scipy_entropy(p, q, base=2), atol=1e-9)


def test_the_support_rule_is_finite_one_way_and_infinite_the_other():
    p, q = [0.5, 0.5, 0], [0.9, 0.05, 0.05]
    assert kl_divergence(p, q) == pytest.approx(0.5 * log2(0.5 / 0.9) + 0.5 * log2(10))
    assert kl_divergence(p, q) == pytest.approx(1.237, abs=5e-4)
    assert kl_divergence(q, p) == inf
    both = compare(p, q)
    assert (both.finite, both.lost, both.gone) == (Finite.ONLY_FORWARD, 0, 0.05)
    assert compare(q, p).finite == Finite.ONLY_REVERSE
    assert summands(q, p)[2] == inf
    assert summands(p, q)[2] == 0


@settings(deadline=None)
@given(tables, tables)
def test_it_is_infinite_exactly_where_p_allows_what_q_excludes(p, q):
    both = compare(p, q)
    assert (both.forward == inf) == any((p > 0) & (q == 0)) == (both.lost > 0)
    assert (both.finite in (Finite.SAME, Finite.BOTH, Finite.ONLY_FORWARD)) == (both.forward < inf)
    assert (both.finite in (Finite.SAME, Finite.BOTH, Finite.ONLY_REVERSE)) == (both.reverse < inf)
    assert (both.finite == Finite.SAME) == np.array_equal(p, q)


@settings(deadline=None)
@given(tables, tables)
def test_pinsker_bounds_both_directions_in_nats(p, q):
    assert nats(kl_divergence(p, q)) >= pinsker_bound_nats(p, q) - 1e-12
    assert pinsker_bound_nats(p, q) == pytest.approx(2 * max(_difference(p, q, event) for event in range(16)) ** 2)


def _difference(p, q, event):
    """|P(A) − Q(A)| for one of the 16 events of four outcomes: total variation is the largest."""
    inside = [k for k in range(4) if event >> k & 1]
    return abs(sum(p[k] - q[k] for k in inside))


def test_pinskers_constant_is_the_best_for_fair_coins():
    for step, near in ((0.1, 0.05), (0.001, 1e-5)):
        p, q = [0.5 + step, 0.5 - step], [0.5, 0.5]
        assert nats(kl_divergence(p, q)) / pinsker_bound_nats(p, q) == pytest.approx(1, abs=near)
    assert total_variation([1, 0], [0, 1]) == 1


@settings(deadline=None)
@given(coins, coins, coins)
def test_with_coins_the_triangle_inequality_fails_exactly_for_q_between(p, q, r):
    sides = detour(binary(p), binary(q), binary(r))
    between = min(p, r) < q < max(p, r)
    assert (sides.sides == Sides.FAILS) == (between and sides.direct < inf)
    assert (sides.sides == Sides.LEVEL) == (q in (p, r) and sides.direct < inf)
    assert (sides.sides == Sides.ENDLESS) == (sides.direct == inf)
    if sides.direct == inf:
        assert sides.over_q == inf


@settings(deadline=None)
@given(coins, coins, coins)
def test_the_gap_of_the_triangle_is_a_product_of_differences(p, q, r):
    assume(0 < q < 1 and 0 < r < 1)
    sides = detour(binary(p), binary(q), binary(r))
    odds = log(q / (1 - q)) - log(r / (1 - r))
    assert_allclose(nats(sides.direct - sides.over_q), (p - q) * odds, atol=1e-9)


def test_the_square_root_does_not_mend_the_triangle():
    sides = detour([0.5, 0.5], [0.25, 0.75], [0.1, 0.9])
    assert sides.direct == pytest.approx(0.7370, abs=1e-4)
    assert sides.over_q == pytest.approx(0.3407, abs=1e-4)
    assert sqrt(sides.direct) > sqrt(sides.first) + sqrt(sides.second)


@settings(deadline=None)
@given(tables, tables, tables, tables, st.floats(0, 1))
def test_it_is_convex_in_the_pair(p, q, r, s, w):
    mixed = kl_divergence((1 - w) * p + w * r, (1 - w) * q + w * s)
    chord = sum(weight * kl_divergence(*pair) for weight, pair in ((1 - w, (p, q)), (w, (r, s))) if weight > 0)
    assert mixed <= chord + 1e-9
