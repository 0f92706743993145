import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from explorers.beliefs import entropy, geometric, kl_divergence, point_mass, poisson, uniform
from explorers.question_counts import (
    expected_questions,
    mean_deviation,
    question_probabilities,
    simulate,
    waste,
    wasteless,
)
from explorers.question_trees import huffman_lengths, threshold_lengths

steady = settings(deadline=None)  # the time limit of an example would only measure the load of the machine
weights = st.lists(st.integers(0, 9), min_size=1, max_size=9).filter(any)


def belief(weights):
    return np.array(weights) / sum(weights)


@st.composite
def two_beliefs(draw):
    n = draw(st.integers(2, 8))
    true, believed = (draw(st.lists(st.integers(low, 20), min_size=n, max_size=n).filter(any)) for low in (0, 1))
    return belief(true), belief(believed)


def test_powers_of_a_half_cost_exactly_the_entropy():
    p = [1 / 4, 1 / 16, 1 / 2, 1 / 16, 1 / 8]
    assert huffman_lengths(p).tolist() == [2, 4, 1, 4, 3]
    assert expected_questions(p, huffman_lengths(p)) == entropy(p) == 1.875
    assert expected_questions(p, threshold_lengths(p)) > 1.875


@steady
@given(two_beliefs())
def test_a_wrong_belief_never_costs_less_than_the_right_one(pair):
    p, q = pair
    assert expected_questions(p, huffman_lengths(q)) >= expected_questions(p, huffman_lengths(p)) - 1e-12
    assert expected_questions(p, threshold_lengths(q)) >= expected_questions(p, threshold_lengths(p)) - 1e-12


@steady
@given(two_beliefs())
def test_with_shannons_lengths_a_wrong_belief_costs_the_divergence_and_less_than_one_question_more(pair):
    p, q = pair
    cost, ideal = expected_questions(p, np.ceil(-np.log2(q))), entropy(p) + kl_divergence(p, q)
    assert ideal - 1e-12 <= cost < ideal + 1


def test_with_huffmans_lengths_a_wrong_belief_may_cost_less_or_more_than_that():
    q = [0.4, 0.3, 0.3]
    cheap = expected_questions(point_mass(1, 3), huffman_lengths(q))
    assert cheap == 1 < kl_divergence(point_mass(1, 3), q)
    fibonacci = belief([1, 1, 2, 3, 5, 8, 13, 21, 34, 55])
    dear = expected_questions(point_mass(1, 10), huffman_lengths(fibonacci))
    assert dear == 9 > kl_divergence(point_mass(1, 10), fibonacci) + 1


def test_a_belief_that_excludes_the_truth_never_ends():
    p, q = [0.5, 0.25, 0.25], [0.5, 0.5, 0.0]
    assert expected_questions(p, huffman_lengths(q)) == kl_divergence(p, q) == math.inf
    assert expected_questions(q, huffman_lengths(p)) == 1.5
    assert np.inf in simulate(p, huffman_lengths(q), games=100, seed=1)


@steady
@given(weights)
def test_the_law_of_the_questions_has_their_mean_and_their_deviation(w):
    p, lengths = belief(w), threshold_lengths(belief(w))
    law = stats.rv_discrete(values=(np.arange(len(question_probabilities(p, lengths))), question_probabilities(p, lengths)))
    assert question_probabilities(p, lengths).sum() == pytest.approx(1, abs=1e-12)
    assert law.mean() == pytest.approx(expected_questions(p, lengths), abs=1e-12)
    assert law.var() == pytest.approx(mean_deviation(p, lengths) ** 2, abs=1e-9)
    assert law.var() / 7 == pytest.approx(mean_deviation(p, lengths, games=7) ** 2, abs=1e-9)


def test_a_game_that_may_never_end_has_no_finite_deviation_and_a_law_that_misses_it():
    assert question_probabilities([0.5, 0.25, 0.25], [1, 2, np.inf]).tolist() == [0, 0.5, 0.25]
    assert mean_deviation([0.5, 0.25, 0.25], [1, 2, np.inf]) == np.inf
    assert mean_deviation([0.5, 0.5, 0.0], [1, 1, np.inf]) == 0


def test_the_mean_of_many_games_is_near_the_expected_questions():
    p = poisson(10, 4096)
    lengths = huffman_lengths(p)
    played = simulate(p, lengths, games=20_000, seed=3)
    error = stats.sem(played)
    assert played.shape == (20_000,)
    assert played.mean() == pytest.approx(expected_questions(p, lengths), abs=4 * error)
    assert error < 0.01


def test_the_seed_decides_the_games():
    p = poisson(50, 200)
    first, again, other = (simulate(p, threshold_lengths(p), games=60, seed=seed) for seed in (8, 8, 9))
    assert first.tolist() == again.tolist() != other.tolist()


POWERS = [uniform(8), [0.5, 0.0, 0.25, 0.125, 0.125], [1.0], [2.0**-60, *(2.0**-k for k in range(1, 61))]]


@steady
@given(st.one_of(weights.map(belief), st.sampled_from([*POWERS, [9 / 16, 9 / 32, 9 / 64, 1 / 64]])))
def test_no_question_is_wasted_exactly_on_powers_of_a_half(p):
    exact = [Fraction(float(x)) for x in p if x > 0]
    powers = all(x.numerator == 1 and x.denominator.bit_count() == 1 for x in exact)
    assert wasteless(p) == powers
    assert (abs(expected_questions(p, huffman_lengths(p)) - entropy(p)) < 1e-12) == powers


@steady
@given(weights)
def test_what_a_tree_wastes_is_the_divergence_from_its_own_belief(w):
    p = belief(w)
    for lengths in huffman_lengths(p), threshold_lengths(p):
        assert waste(p, lengths) == pytest.approx(expected_questions(p, lengths) - entropy(p), abs=1e-12)
        assert waste(p, lengths) == pytest.approx(kl_divergence(p, 2.0**-lengths), abs=1e-12)


def test_a_tree_that_never_names_a_possible_number_wastes_infinitely_much():
    assert waste([0.5, 0.25, 0.25], [1, 1, np.inf]) == np.inf
    assert waste([0.5, 0.5, 0.0], [1, 1, np.inf]) == 0
    deep = geometric(0.5, 1024)  # 2^−length underflows where p itself is almost 0
    assert 0 <= waste(deep, huffman_lengths(deep)) < 1e-12


def test_one_length_for_each_number():
    for game in expected_questions, lambda p, lengths: simulate(p, lengths, games=5, seed=0):
        with pytest.raises(ValueError, match="one length for each of the 3"):
            game([0.5, 0.25, 0.25], [1, 2])
