"""Entropy of tables, mixtures and pairs: the theorems, against SciPy and closed forms."""

from math import log, log2

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.stats import entropy as scipy_entropy

from explorers.beliefs import entropy
from explorers.entropy import (
    binary,
    concavity_gap,
    contributions,
    effective_number,
    joint_table,
    mixture,
    nats,
    outcomes,
    pair_entropies,
    shares_text,
    surprisals,
)
from explorers.tables import TableError

weights = st.lists(st.integers(0, 1000), min_size=1, max_size=6).filter(any)
tables = weights.map(lambda counts: np.array(counts) / sum(counts))
triples = st.lists(st.integers(0, 99), min_size=3, max_size=3).filter(any).map(lambda counts: np.array(counts) / sum(counts))
shares = st.floats(0, 1)
joints = st.lists(st.integers(0, 50), min_size=6, max_size=6).filter(any).map(lambda c: np.reshape(c, (2, 3)) / sum(c))


@settings(deadline=None)  # the first call of SciPy is slow on a busy machine
@given(tables)
def test_surprises_weighted_by_their_probability_add_up_to_scipys_entropy(p):
    assert_allclose(contributions(p).sum(), scipy_entropy(p, base=2), atol=1e-12)
    assert_allclose(entropy(p), scipy_entropy(p, base=2), atol=1e-12)
    assert_allclose(nats(entropy(p)), scipy_entropy(p), atol=1e-12)


@settings(deadline=None)  # the first call of SciPy is slow on a busy machine
@given(tables)
def test_entropy_lies_between_0_and_log_n_with_equality_only_at_the_ends(p):
    H, n = entropy(p), len(p)
    assert 0 <= H <= log2(n) + 1e-12
    assert (H == 0) == (np.count_nonzero(p) == 1)
    # Pinsker: a table that is not uniform is below log₂ n by at least (Σ|p − 1/n|)² / (2 ln 2).
    assert log2(n) - H >= np.abs(p - 1 / n).sum() ** 2 / (2 * log(2)) - 1e-12
    assert_allclose(effective_number(p), np.prod(p[p > 0] ** -p[p > 0]), rtol=1e-9)


def test_an_impossible_outcome_is_infinitely_surprising_and_counts_nothing():
    assert surprisals([0.5, 0.5, 0]).tolist() == [1, 1, np.inf]
    assert contributions([0.5, 0.5, 0]).tolist() == [0.5, 0.5, 0]
    assert entropy([0.5, 0.5, 0]) == entropy([0.5, 0.5]) == 1


def test_one_outcome_contributes_most_at_1_over_e():
    p = np.linspace(0.01, 0.99, 981)
    part = np.array([contributions([x, 1 - x])[0] for x in p])
    assert p[part.argmax()] == pytest.approx(1 / np.e, abs=1e-3)
    assert part.max() == pytest.approx(log2(np.e) / np.e, abs=1e-6)


@settings(deadline=None)  # the first call of SciPy is slow on a busy machine
@given(triples, triples, shares)
def test_mixing_never_lowers_the_entropy_below_the_mean(p, q, w):
    gap = concavity_gap(p, q, w)
    # The gap is the information about which table was used: a sum of two divergences, here by SciPy.
    m = mixture(p, q, w)
    divergence = ((1 - w) * scipy_entropy(p, m, base=2) if w < 1 else 0) + (w * scipy_entropy(q, m, base=2) if w > 0 else 0)
    assert_allclose(gap, divergence, atol=1e-9)
    assert gap <= entropy(binary(round(w, 6))) + 1e-4
    assert concavity_gap(p, p, w) < 1e-12


def test_two_sure_tables_mixed_evenly_make_one_bit():
    assert concavity_gap([1, 0], [0, 1], 0.5) == 1
    by_scipy = scipy_entropy([0.45, 0.55], base=2) - (scipy_entropy([0.1, 0.9], base=2) + scipy_entropy([0.8, 0.2], base=2)) / 2
    assert concavity_gap([0.1, 0.9], [0.8, 0.2], 0.5) == pytest.approx(by_scipy)
    with pytest.raises(ValueError, match="weight"):
        mixture([1, 0], [0, 1], 1.5)


@settings(deadline=None)  # the first call of SciPy is slow on a busy machine
@given(joints)
def test_chain_rule_and_subadditivity_hold_for_every_pair(joint):
    found = pair_entropies(joint)
    assert_allclose(found.joint, scipy_entropy(joint.ravel(), base=2), atol=1e-12)
    assert_allclose(found.joint, found.x + found.y_given_x, atol=1e-10)
    assert found.y_given_x <= found.y + 1e-12
    independent = np.outer(joint.sum(axis=1), joint.sum(axis=0))
    assert_allclose(found.mutual, scipy_entropy(joint.ravel(), independent.ravel(), base=2), atol=1e-9)


@settings(deadline=None)  # the first call of SciPy is slow on a busy machine
@given(shares, shares, shares)
def test_entropies_add_up_exactly_for_independent_pairs(x, y, other):
    found = pair_entropies(joint_table(x, y, y))
    assert_allclose(found.joint, found.x + found.y, atol=1e-9)
    tied = pair_entropies(joint_table(x, y, other))
    if 0.05 < x < 0.95 and abs(y - other) > 0.05:
        assert tied.mutual > 1e-5


def test_one_answer_may_add_uncertainty_but_not_the_mean_of_all():
    found = pair_entropies(joint_table(0.1, 0.5, 0.0))
    assert entropy(binary(0.5)) == 1 > found.y == pytest.approx(scipy_entropy([0.05, 0.95], base=2))
    assert found.y_given_x == pytest.approx(0.1)
    assert found.y_given_x < found.y


def test_the_joint_table_has_the_margins_it_was_made_of():
    table = joint_table(0.4, 0.8, 0.3)
    assert_allclose(table, [[0.32, 0.08], [0.18, 0.42]])
    assert_allclose(pair_entropies([[0.5, 0], [0, 0.5]]).mutual, 1)


def test_typed_outcomes_are_one_to_six():
    assert outcomes("2 1 1").values.ravel().tolist() == [0.5, 0.25, 0.25]
    assert outcomes("7").values.ravel().tolist() == [1]
    with pytest.raises(TableError, match="7 outcomes"):
        outcomes("1 1 1 1 1 1 1")


@settings(deadline=None)  # the first call of SciPy is slow on a busy machine
@given(tables)
def test_a_dropped_table_is_read_back_within_its_four_decimals(p):
    assert_allclose(outcomes(shares_text(p)).values.ravel(), p, atol=3e-4)
