import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from explorers import guessing_game
from explorers.guessing_game import (
    answer_probabilities,
    compare,
    draw,
    entropy,
    every_question,
    expected_information,
    gained,
    geometric,
    kl_divergence,
    mistaken_questions,
    most_telling,
    point_mass,
    poisson,
    posterior,
    threshold_lengths,
    uniform,
)

steady = settings(deadline=None)  # the time limit of an example would only measure the load of the machine
weights = st.lists(st.integers(0, 30), min_size=2, max_size=12).filter(any)


def belief(weights):
    return np.array(weights) / sum(weights)


@st.composite
def positions(draw):
    """A belief, a range lo..hi that is possible under it, and a threshold inside the range."""
    w = draw(weights)
    lo = draw(st.integers(1, len(w)))
    hi = draw(st.integers(lo, len(w)))
    k = draw(st.integers(lo, hi))
    return (w, lo, hi, k) if any(w[lo - 1 : hi]) else (w, 1, len(w), k)


@steady
@given(positions())
def test_entropy_is_what_the_answer_tells_plus_what_is_missing_after_it(position):
    w, lo, hi, k = position
    p = belief(w)
    yes, no = answer_probabilities(p, lo, hi, k)
    after = 0
    if yes > 0:
        after += yes * entropy(posterior(p, lo, k))
    if no > 0:
        after += no * entropy(posterior(p, k + 1, hi))
    assert entropy(posterior(p, lo, hi)) == pytest.approx(expected_information(p, lo, hi, k) + after, abs=1e-12)


@steady
@given(positions())
def test_expected_information_is_the_mean_gain_and_at_most_one_bit(position):
    w, lo, hi, k = position
    yes = Fraction(sum(w[lo - 1 : k]), sum(w[lo - 1 : hi]))
    mean = sum(float(P) * gained(belief(w), lo, hi, k, answer) for answer, P in [(True, yes), (False, 1 - yes)] if P)
    assert expected_information(belief(w), lo, hi, k) == pytest.approx(mean, abs=1e-12)
    assert (abs(mean - 1) < 1e-12) == (yes == Fraction(1, 2))


@steady
@given(positions())
def test_every_question_at_once_agrees_with_each_alone(position):
    w, lo, hi, _ = position
    yes, bits = every_question(belief(w), lo, hi)
    for k in range(1, len(w) + 1):
        assert yes[k - 1] == pytest.approx(answer_probabilities(belief(w), lo, hi, k)[0], abs=1e-12)
        assert bits[k - 1] == pytest.approx(expected_information(belief(w), lo, hi, k), abs=1e-12)


@steady
@given(positions())
def test_the_question_that_tells_most_comes_nearest_to_halving_the_probability(position):
    w, lo, hi, _ = position
    half = Fraction(sum(w[lo - 1 : hi]), 2)
    distance = [abs(sum(w[lo - 1 : k]) - half) for k in range(lo, hi + 1)]
    assert distance[most_telling(belief(w), lo, hi) - lo] == min(distance)


def test_who_believes_uniform_needs_ten_questions_whatever_is_true():
    for p in poisson(10, 1024), geometric(0.9, 1024), uniform(1024):
        assert mistaken_questions(p, uniform(1024)) == pytest.approx(10)
        assert mistaken_questions(p, uniform(1024), threshold_lengths) == pytest.approx(10)
    assert entropy(p) + kl_divergence(p, uniform(1024)) == pytest.approx(10)


def test_a_belief_about_fewer_numbers_never_names_the_others():
    assert mistaken_questions([0.5, 0.25, 0.25], [0.5, 0.5]) == math.inf
    assert mistaken_questions([0.5, 0.5], [0.5, 0.25, 0.25]) == 1.5


def test_a_question_in_a_thin_tail_still_tells_a_little():
    _, bits = every_question(poisson(4, 1024), 1, 1024)
    tail = stats.poisson(4).sf(60)  # 4e-44 of the unconditioned law, which keeps 1 - exp(-4)
    tail /= -math.expm1(-4)
    assert bits[59] == pytest.approx(tail * (1 / math.log(2) - math.log2(tail)), rel=1e-9)  # its entropy as x → 0


# With three answers guess i = 1..10 names 2^(i − 1) numbers of 1024, and guess 11 the one that is left.
@pytest.mark.parametrize(
    ("p", "published"),
    [
        (uniform(1024), (10, 10, 10, (9 * 1024 + 1 + 11) / 1024, 512.5)),
        (poisson(4, 1024), (2.932, 2.982, 3.000)),
        (poisson(10, 1024), (3.695, 3.719, 3.730)),
        (poisson(50, 1024), (4.867, 4.899, 4.902)),
        (point_mass(9, 1024), (0, 0, 0, 1, 1)),  # the last two always name the number
    ],
)
def test_the_games_compared_give_the_published_numbers(p, published):
    best = compare(p)
    values = best.entropy, best.any_question, best.thresholds, best.three_way, best.guesses
    assert values[: len(published)] == pytest.approx(published, abs=6e-4)


PROMISED = [
    "uniform", "poisson", "geometric", "point_mass", "entropy", "kl_divergence", "posterior", "huffman_lengths",
    "threshold_lengths", "expected_questions", "guesswork", "three_way_questions", "simulate", "expected_information",
    "gained", "draw",
]  # fmt: skip


@pytest.mark.parametrize("name", PROMISED)
def test_the_whole_game_can_be_imported_from_one_place(name):
    assert callable(getattr(guessing_game, name))
    assert name in guessing_game.__all__


@steady
@given(weights, st.data())
def test_the_gains_of_a_truthful_game_add_up_to_minus_log_p(w, data):
    p, lo, hi, total = belief(w), 1, len(w), 0.0
    hidden = data.draw(st.sampled_from([k for k, w_k in enumerate(w, 1) if w_k > 0]))
    while lo < hi:
        k = data.draw(st.integers(lo, hi - 1))
        total += gained(p, lo, hi, k, hidden <= k)
        lo, hi = (lo, k) if hidden <= k else (k + 1, hi)
    assert total == pytest.approx(-math.log2(p[hidden - 1]), abs=1e-12)


def test_a_surprising_answer_gives_more_than_one_bit_and_an_impossible_one_infinitely_many():
    p = [0.875, 0.125, 0.0]
    assert gained(p, 1, 3, 1, answer=False) == 3
    assert gained(p, 1, 3, 1, answer=True) == pytest.approx(math.log2(8 / 7))
    assert gained(p, 1, 3, 2, answer=False) == math.inf
    assert gained(p, 2, 3, 1, answer=True) == math.inf
    assert gained(p, 2, 3, 1, answer=False) == 0
    assert expected_information(p, 1, 3, 2) == 0


def test_draws_follow_p_and_repeat_with_the_seed():
    p = np.array([0.1, 0.0, 0.6, 0.3])
    counts = np.bincount([draw(p, seed) for seed in range(2000)], minlength=5)
    assert counts[0] == counts[2] == 0
    assert stats.chisquare(counts[[1, 3, 4]], 2000 * p[p > 0]).pvalue > 0.001
    assert draw(uniform(4096), seed=11) == draw(uniform(4096), seed=11) != draw(uniform(4096), seed=12)


@pytest.mark.parametrize("k", [0, 4])
def test_a_threshold_is_one_of_the_numbers(k):
    with pytest.raises(ValueError, match="from 1 to 3"):
        answer_probabilities([0.5, 0.25, 0.25], 1, 3, k)
