"""Cross-entropy: Gibbs' inequality, its parts, its least value, and what smoothing costs; against SciPy."""

from math import inf, log, log2

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.stats import entropy as scipy_entropy

from explorers.beliefs import entropy, excluded, kl_divergence, uniform
from explorers.cross_entropy import cross_entropy, smoothed, smoothing_weight

counts = st.lists(st.integers(0, 1000), min_size=4, max_size=4).filter(any).map(lambda c: np.array(c) / sum(c))
positive = st.lists(st.integers(1, 1000), min_size=4, max_size=4).map(lambda c: np.array(c) / sum(c))


@settings(deadline=None)
@given(counts, positive)
def test_it_is_scipys_entropy_plus_scipys_divergence(p, q):
    assert_allclose(cross_entropy(p, q), scipy_entropy(p, base=2) + scipy_entropy(p, q, base=2), atol=1e-12)
    assert_allclose(cross_entropy(p, q), entropy(p) + kl_divergence(p, q), atol=1e-12)


@settings(deadline=None)
@given(counts, positive)
def test_its_least_value_over_q_is_the_entropy_of_p_and_is_reached_at_p_alone(p, q):
    # Pinsker: the excess is at least (Σ|p − q|)² / (2 ln 2) bits.
    assert cross_entropy(p, q) >= entropy(p) + np.abs(p - q).sum() ** 2 / (2 * log(2)) - 1e-12
    assert_allclose(cross_entropy(p, p), entropy(p), atol=1e-12)


@settings(deadline=None)
@given(counts, counts)
def test_it_is_infinite_exactly_where_q_excludes_what_p_allows(p, q):
    lost, missed = excluded(p, q)
    assert (cross_entropy(p, q) == inf) == (lost > 0) == (missed > 0)


def test_infinite_one_way_only_and_zeros_of_p_do_no_harm():
    p, q = [0.5, 0.5, 0], [0.9, 0.05, 0.05]
    assert_allclose(cross_entropy(p, q), -0.5 * log2(0.9) - 0.5 * log2(0.05))
    assert_allclose(cross_entropy(p, q) - entropy(p), 1.236966, atol=1e-6)  # the value in traps.md
    assert cross_entropy(q, p) == inf


@given(counts)
def test_a_uniform_q_gives_log_n_for_every_p(p):
    assert_allclose(cross_entropy(p, uniform(4)), 2)


def test_for_a_sure_p_it_is_the_surprise_of_the_one_outcome():
    assert_allclose(cross_entropy([0, 1, 0], [0.2, 0.7, 0.1]), -log2(0.7))
    assert cross_entropy([0, 1, 0], [0, 1, 0]) == 0


def test_tables_of_different_length_are_refused():
    with pytest.raises(ValueError, match="same outcomes"):
        cross_entropy([0.5, 0.5], [1.0])


@given(counts, st.floats(1e-9, 1))
def test_smoothing_is_a_mixture_with_the_uniform_table(q, alpha):
    w = smoothing_weight(4, alpha)
    assert_allclose(smoothed(q, alpha), (1 - w) * q + w / 4, rtol=1e-9, atol=1e-15)
    assert_allclose(smoothed(q, alpha).sum(), 1)
    assert smoothed(q, alpha).min() > 0


def test_without_addition_nothing_is_smoothed():
    assert smoothed([0.75, 0.25, 0.0], 0).tolist() == [0.75, 0.25, 0.0]
    for alpha in (-0.1, inf, float("nan")):
        with pytest.raises(ValueError, match="not negative"):
            smoothed([1.0], alpha)


def test_each_decimal_place_of_alpha_costs_the_missed_probability_times_log_10():
    p, q = [0.5, 0.25, 0.25], [0.75, 0.25, 0.0]
    costs = [cross_entropy(p, smoothed(q, alpha)) for alpha in (1e-6, 1e-7, 1e-8)]
    assert_allclose(np.diff(costs), 0.25 * log2(10), rtol=1e-4)
