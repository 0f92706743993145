import math
from fractions import Fraction
from functools import cache
from itertools import chain, combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.beliefs import entropy, geometric, point_mass, poisson, posterior, uniform
from explorers.guessing_game import answer_probabilities, expected_information
from explorers.question_counts import expected_questions
from explorers.question_trees import (
    first_threshold,
    guesswork,
    huffman_lengths,
    three_way_questions,
    threshold_lengths,
    threshold_question,
)

steady = settings(deadline=None)  # the time limit of an example would only measure the load of the machine
weights = st.lists(st.integers(0, 9), min_size=1, max_size=9).filter(any)
TAILS = [poisson(4, 4096), poisson(0.01, 300), geometric(0.3, 900), geometric(0.999, 1500), poisson(700, 300)]


def belief(weights):
    return np.array(weights) / sum(weights)


def exact_mean(p, lengths):
    """Σ p_k · length_k of the doubles in p, in rational arithmetic."""
    return sum(Fraction(float(x)) * int(length) for x, length in zip(p, lengths, strict=True) if x > 0)


def kraft_sum(lengths):
    return sum(Fraction(1, 2 ** int(length)) for length in lengths if length < np.inf)


def best_of_any_questions(p):
    """Every question is a set of numbers: the cheapest game over all ways to split all sets."""
    p = [Fraction(float(x)) for x in p if x > 0]

    @cache
    def cost(left):
        if len(left) == 1:
            return 0
        first, *rest = sorted(left)
        others = (combinations(rest, size) for size in range(len(rest)))
        splits = [frozenset((first, *some)) for some in chain.from_iterable(others)]
        return sum(p[k] for k in left) + min(cost(yes) + cost(left - yes) for yes in splits)

    return cost(frozenset(range(len(p))))


def best_of_thresholds(p):
    """The cheapest split of every run of numbers (Gilbert & Moore's dynamic programming, O(n³))."""
    p = [Fraction(float(x)) for x in p if x > 0]

    @cache
    def cost(i, j):
        if j - i == 1:
            return 0
        return sum(p[i:j]) + min(cost(i, k) + cost(k, j) for k in range(i + 1, j))

    return cost(0, len(p))


def best_of_three_way(p):
    p = [Fraction(float(x)) for x in p if x > 0]

    @cache
    def cost(i, j):
        return sum(p[i:j]) + min(cost(i, r) + cost(r + 1, j) for r in range(i, j)) if i < j else 0

    return cost(0, len(p))


def games(lengths, asked=0, before=0):
    """(number, questions asked) for every leaf that is reached by asking `first_threshold` again and again."""
    k = first_threshold(lengths)
    if k is None:
        return [(before + 1 + int(np.flatnonzero(np.isfinite(lengths))[0]), asked)]
    return games(lengths[:k], asked + 1, before) + games(lengths[k:], asked + 1, before + k)


@steady
@given(weights.filter(lambda w: np.count_nonzero(w) <= 7))
def test_huffman_is_the_best_of_all_strategies(w):
    p = belief(w)
    assert exact_mean(p, huffman_lengths(p)) == best_of_any_questions(p)


@settings(max_examples=400, deadline=None)
@given(weights)
def test_no_strategy_of_thresholds_beats_the_threshold_tree(w):
    p = belief(w)
    assert exact_mean(p, threshold_lengths(p)) == best_of_thresholds(p)


@pytest.mark.parametrize(
    "p",
    [
        poisson(30, 64),
        geometric(0.97, 60),
        np.random.default_rng(5).dirichlet(np.full(70, 0.3)),
        np.random.default_rng(6).dirichlet(np.full(70, 30.0)),
        belief([1 + k * 37 % 11 for k in range(70)]),
    ],
)
def test_the_threshold_tree_is_optimal_on_sixty_and_more_numbers(p):
    assert exact_mean(p, threshold_lengths(p)) == best_of_thresholds(p)


@pytest.mark.parametrize("n", [1, 2, 3, 5, 31, 32, 33, 1000, 1024, 4095, 4096])
def test_on_a_uniform_belief_both_trees_are_balanced(n):
    m = n.bit_length() - 1  # 2^m ≤ n < 2^(m+1): 2(n − 2^m) leaves at depth m + 1, the others at depth m
    for lengths in huffman_lengths(uniform(n)), threshold_lengths(uniform(n)):
        assert sum(lengths) == m * n + 2 * (n - 2**m)
        assert set(lengths) <= {m, m + 1}


@pytest.mark.parametrize(
    ("p", "any_question", "thresholds"),
    [
        (uniform(1024), 10.0, 10.0),
        (uniform(1000), 9.976, 9.976),
        (poisson(4, 1024), 2.982, 3.000),
        (poisson(10, 1024), 3.719, 3.730),
        (poisson(50, 1024), 4.899, 4.902),
        (poisson(512, 1024), 6.566, 6.566),
    ],
)
def test_expected_questions_are_the_published_ones(p, any_question, thresholds):
    assert expected_questions(p, huffman_lengths(p)) == pytest.approx(any_question, abs=5e-4)
    assert expected_questions(p, threshold_lengths(p)) == pytest.approx(thresholds, abs=6e-4)


@steady
@given(weights)
def test_entropy_huffman_and_thresholds_follow_each_other(w):
    p = belief(w)
    H, huffman, thresholds = entropy(p), exact_mean(p, huffman_lengths(p)), exact_mean(p, threshold_lengths(p))
    assert H - 1e-12 <= huffman < H + 1
    assert huffman <= thresholds < H + 2


@pytest.mark.parametrize("p", TAILS)
def test_the_laws_hold_on_tails_that_underflow(p):
    H, huffman, thresholds = entropy(p), exact_mean(p, huffman_lengths(p)), exact_mean(p, threshold_lengths(p))
    assert H - 1e-9 <= huffman < H + 1
    assert huffman <= thresholds < H + 2


@pytest.mark.parametrize("tree", [huffman_lengths, threshold_lengths])
@steady
@given(w=weights)
def test_krafts_sum_is_one_and_only_impossible_numbers_are_left_out(tree, w):
    lengths = tree(belief(w))
    assert kraft_sum(lengths) == 1
    assert np.isinf(lengths).tolist() == [w_k == 0 for w_k in w]


@pytest.mark.parametrize("tree", [huffman_lengths, threshold_lengths])
@pytest.mark.parametrize("p", TAILS)
def test_krafts_sum_is_one_on_tails_that_underflow(tree, p):
    lengths = tree(p)
    assert kraft_sum(lengths) == 1
    assert np.array_equal(np.isfinite(lengths), p > 0)


def test_among_the_best_trees_huffman_takes_the_one_with_the_shortest_longest_game():
    for w in permutations([2, 2, 1, 1]):  # lengths 2, 2, 2, 2 and 1, 2, 3, 3 have the same mean
        assert huffman_lengths(belief(w)).tolist() == [2, 2, 2, 2]


@pytest.mark.parametrize("tree", [huffman_lengths, threshold_lengths])
def test_a_certain_number_needs_no_question(tree):
    assert tree(point_mass(3, 4)).tolist() == [np.inf, np.inf, 0, np.inf]
    assert expected_questions(point_mass(3, 4), tree(point_mass(3, 4))) == 0


@steady
@given(weights.map(sorted))
def test_on_a_monotone_belief_thresholds_are_as_good_as_any_questions(w):
    for p in belief(w), belief(w[::-1]):
        assert exact_mean(p, threshold_lengths(p)) == exact_mean(p, huffman_lengths(p))


def test_on_4096_almost_equal_falling_numbers_thresholds_are_as_good_as_any_questions():
    p = geometric(0.99999, 4096)
    assert exact_mean(p, threshold_lengths(p)) == exact_mean(p, huffman_lengths(p))


@steady
@given(weights)
def test_reversing_the_order_of_the_numbers_costs_nothing(w):
    p = belief(w)
    assert exact_mean(p[::-1], threshold_lengths(p[::-1])) == exact_mean(p, threshold_lengths(p))


@steady
@given(st.lists(st.integers(1, 9), min_size=1, max_size=30))
def test_asking_threshold_after_threshold_finds_each_number_in_its_length(w):
    lengths = threshold_lengths(belief(w))
    assert games(lengths) == [(k, int(length)) for k, length in enumerate(lengths, 1)]


@pytest.mark.parametrize("w", [[3, 4, 2, 1, 4, 3], [4, 1, 1, 9, 6, 8, 2, 9], [3, 3, 6, 5, 1, 6, 6]])
def test_ties_that_rounding_would_miss_still_give_an_ordered_tree(w):
    lengths = threshold_lengths(belief(w))  # with sums in floats these three get lengths of no ordered tree
    assert games(lengths) == [(k, int(length)) for k, length in enumerate(lengths, 1)]


@pytest.mark.parametrize("p", [poisson(4, 4096), poisson(50, 1024), [0, 0.3, 0, 0, 0.4, 0.2, 0, 0.1, 0]])
def test_impossible_numbers_are_never_asked_for_but_lie_on_one_side(p):
    lengths = threshold_lengths(p)
    found = dict(games(lengths))
    assert found == {int(k) + 1: int(lengths[k]) for k in np.flatnonzero(np.asarray(p) > 0)}


def test_a_left_subtree_a_thousand_deep_is_split_at_its_exact_half():
    lengths = [*range(2, 1001), 1000, 1]
    assert first_threshold(lengths) == 1000
    assert games(lengths[990:1000]) == [(k, k) for k in range(1, 10)] + [(10, 9)]


@steady
@given(weights.filter(lambda w: np.count_nonzero(w) > 1))
def test_the_best_first_question_leaves_two_best_games(w):
    p, n = belief(w), len(w)
    k = threshold_question(p, 1, n)
    yes, no = answer_probabilities(p, 1, n, k)
    below, above = posterior(p, 1, k), posterior(p, k + 1, n)
    rest = yes * float(best_of_thresholds(below)) + no * float(best_of_thresholds(above))
    assert float(best_of_thresholds(p)) == pytest.approx(1 + rest, abs=1e-12)


def test_the_question_about_a_range_looks_only_at_that_range():
    p = np.array([0.5, 0.01, 0.01, 0.01, 0.01, 0.06, 0.4])
    assert threshold_question(p, 2, 5) == 3
    assert threshold_question(p, 2, 6) == 5
    assert threshold_question(p, 1, 7) == 1
    assert threshold_question(p, 4, 4) is None
    assert threshold_question([0.2, 0.0, 0.0, 0.8], 2, 4) is None
    with pytest.raises(ValueError, match="probability 0"):
        threshold_question([0.2, 0.0, 0.0, 0.8], 2, 3)


def test_halving_the_probability_is_not_always_best():
    p = belief([3, 1, 1, 3])
    assert expected_information(p, 1, 4, 2) == 1  # a full bit, but then one question more on both sides: 2 in the mean
    assert expected_questions(p, threshold_lengths(p)) == 15 / 8
    assert threshold_question(p, 1, 4) in {1, 3}


@pytest.mark.parametrize("lengths", [[3, 1, 3, 2], [1, 2], [2, 1], [np.inf, np.inf]])
def test_lengths_of_no_ordered_tree_are_refused(lengths):
    with pytest.raises(ValueError, match="keeps the numbers in order"):
        first_threshold(lengths)


@steady
@given(weights.filter(lambda w: len(w) <= 6))
def test_guesswork_is_the_best_of_all_orders(w):
    p = belief(w)
    best = min(sum(i * x for i, x in enumerate(order, 1)) for order in permutations(p))
    assert guesswork(p) == pytest.approx(best, abs=1e-12)


@steady
@given(st.lists(st.integers(1, 30), min_size=4, max_size=40).map(belief).filter(lambda p: entropy(p) >= 2))
def test_guesswork_is_at_least_masseys_bound(p):
    assert guesswork(p) >= 2 ** (entropy(p) - 2) + 1 - 1e-12


@pytest.mark.parametrize("n", [7, 100, 4096])
def test_guesswork_of_a_uniform_number_is_half_of_all(n):
    assert guesswork(uniform(n)) == pytest.approx((n + 1) / 2)


def test_entropy_does_not_bound_guesswork():
    p = np.array([0.99] + [0.01 / 4095] * 4095)
    assert entropy(p) < 0.21
    assert guesswork(p) == pytest.approx(1 + 0.01 * 4096 / 2)  # 1 + 0.01 · the mean of 1..4095
    assert guesswork(p) > 100 * entropy(p)
    assert expected_questions(p, huffman_lengths(p)) < 1.2


@steady
@given(weights)
def test_the_three_way_game_is_the_best_search_tree(w):
    assert three_way_questions(belief(w)) == pytest.approx(float(best_of_three_way(belief(w))), abs=1e-12)


@pytest.mark.parametrize("n", [1, 2, 6, 7, 100, 1023, 1024])
def test_on_a_uniform_belief_the_three_way_game_fills_level_after_level(n):
    assert three_way_questions(uniform(n)) == pytest.approx(sum(i.bit_length() for i in range(1, n + 1)) / n, abs=1e-12)


@steady
@given(weights)
def test_a_three_way_game_is_at_most_a_threshold_game_and_naming_the_last_number(w):
    p = belief(w)
    guesses = three_way_questions(p)
    assert max(1, entropy(p) / math.log2(3)) - 1e-12 <= guesses
    assert guesses <= expected_questions(p, threshold_lengths(p)) + p[p > 0][-1] + 1e-12


def test_the_three_way_game_may_need_less_than_the_entropy():
    assert three_way_questions(uniform(1023)) < entropy(uniform(1023)) - 0.9


def test_the_three_way_game_counts_only_possible_numbers_up_to_1024():
    assert three_way_questions(poisson(4, 4096)) == pytest.approx(three_way_questions(poisson(4, 80)), abs=1e-12)
    with pytest.raises(ValueError, match="at most 1024"):
        three_way_questions(uniform(1025))
