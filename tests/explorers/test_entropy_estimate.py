"""The plug-in estimate is biased low: exact expectations against enumeration, asymptotics and simulation."""

from itertools import pairwise, product
from math import log, log2, sqrt

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.stats import entropy as scipy_entropy

from explorers.beliefs import entropy
from explorers.entropy_estimate import (
    counts_of,
    draws,
    expected_miller_madow,
    expected_plug_in,
    growth,
    miller_madow,
    plug_in,
    repeated,
)

P = np.array([0.5, 0.3, 0.2])


@pytest.mark.parametrize("n", [1, 2, 5])
def test_expectations_agree_with_the_sum_over_all_samples(n):
    samples = [(np.prod(P[list(s)]), np.bincount(s, minlength=3)) for s in product(range(3), repeat=n)]
    by_hand = sum(chance * scipy_entropy(counts, base=2) for chance, counts in samples)
    seen = sum(chance * np.count_nonzero(counts) for chance, counts in samples)
    assert_allclose(expected_plug_in(P, n), by_hand, atol=1e-12)
    assert_allclose(expected_miller_madow(P, n), by_hand + (seen - 1) / (2 * n * log(2)), atol=1e-12)


def test_64_equal_outcomes_seen_50_times_look_like_5_bits():
    p = np.full(64, 1 / 64)
    assert expected_plug_in(p, 50) == pytest.approx(4.98, abs=0.005)
    assert expected_plug_in(p, 50) < expected_miller_madow(p, 50) < 6
    simulated = repeated(p, 50, seed=7, samples=4000)
    assert simulated.mean() == pytest.approx(expected_plug_in(p, 50), abs=4 * simulated.std() / sqrt(4000))
    assert 0.05 < simulated.std() < 0.2


@pytest.mark.parametrize("p", [P, np.full(64, 1 / 64), np.array([0.9, 0.1]), np.array([0.5, 0.5, 0.0])])
def test_the_bias_is_negative_falls_with_n_and_follows_the_first_term(p):
    H, possible = entropy(p), np.count_nonzero(p)
    low = [H - expected_plug_in(p, n) for n in (1, 10, 100, 1000, 10_000)]
    assert all(0 < after < before for before, after in pairwise(low))
    assert low[0] == pytest.approx(H)
    assert low[-1] == pytest.approx((possible - 1) / (2 * 10_000 * log(2)), rel=0.01)
    assert abs(H - expected_miller_madow(p, 10_000)) < 0.02 * low[-1]


def test_only_a_sure_outcome_has_no_bias():
    assert expected_plug_in([1.0], 5) == expected_plug_in([0.0, 1.0], 5) == 0
    assert repeated([0.0, 1.0], 5, seed=1).max() == 0


def test_the_correction_is_that_of_miller_and_madow_and_may_exceed_log_k():
    assert miller_madow([3, 2, 0]) == pytest.approx(scipy_entropy([3, 2], base=2) + 1 / (10 * log(2)))
    assert miller_madow([1, 1]) > log2(2)
    assert plug_in([4, 0]) == miller_madow([4, 0]) == 0
    with pytest.raises(ValueError, match="positive"):
        plug_in([0, 0])


def test_draws_follow_the_law_are_nested_and_depend_on_the_seed_alone():
    p = np.array([0.5, 0.0, 0.3, 0.2])
    sample = draws(p, 20_000, 5)
    assert np.array_equal(sample[:100], draws(p, 100, 5))
    assert not np.array_equal(sample, draws(p, 20_000, 6))
    counts = counts_of(p, 20_000, 5)
    assert counts[1] == 0
    assert_allclose(counts / 20_000, p, atol=4 * 0.5 / sqrt(20_000))


def test_a_growing_sample_ends_where_the_single_one_does():
    rows = growth(P, [1, 7, 400], seed=3)
    assert rows["n"] == [1, 7, 400]
    assert rows["run"][0] == 0
    assert rows["run"][1] == plug_in(counts_of(P, 7, 3))
    assert rows["mean"] == pytest.approx([expected_plug_in(P, n) for n in rows["n"]])
    assert rows["mended"] == pytest.approx([expected_miller_madow(P, n) for n in rows["n"]])
