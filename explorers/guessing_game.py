"""The guessing game: a hidden number in 1..n, drawn from p, is found by questions "is it ≤ k?"; what each answer tells.

Everywhere p has shape (n,), p[k-1] is the probability of k, and information is in bits (log₂, with 0 log 0 = 0).
What is believed is in `beliefs`, the best strategies in `question_trees`, how long they take in `question_counts`; all of
that can be imported from here too.
"""

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import entr

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
from explorers.question_counts import (
    expected_questions,
    mean_deviation,
    question_probabilities,
    simulate,
    waste,
    wasteless,
)
from explorers.question_trees import (
    first_threshold,
    guesswork,
    huffman_lengths,
    three_way_questions,
    threshold_lengths,
    threshold_question,
)

__all__ = [
    "Games", "aligned", "answer_probabilities", "compare", "distribution", "draw", "entropy", "every_question", "excluded",
    "expected_information", "expected_questions", "first_threshold", "gained", "geometric", "guesswork", "huffman_lengths",
    "kl_divergence", "mean_deviation", "mistaken_questions", "most_telling", "numbers", "point_mass", "poisson",
    "poisson_mass_lost", "posterior", "question_probabilities", "simulate", "surprisal", "three_way_questions",
    "threshold_lengths", "threshold_question", "uniform", "waste", "wasteless",
]  # fmt: skip


def answer_probabilities(p, lo, hi, k):
    """P(yes), P(no) of the question "is it ≤ k?" once lo ≤ number ≤ hi is known; 1 ≤ k ≤ n, else ValueError.

    >>> answer_probabilities([0.5, 0.25, 0.125, 0.125], 2, 4, 2)
    (0.5, 0.5)
    """
    belief = posterior(p, lo, hi)
    if not 1 <= k <= len(belief):
        raise ValueError(f"k must be a whole number from 1 to {len(belief)}, not {k}")
    return float(belief[:k].sum()), float(belief[k:].sum())


def expected_information(p, lo, hi, k):
    """Bits that "is it ≤ k?" gives on average, knowing lo..hi: the entropy of its answer, at most 1.

    1 bit only if the probability is halved exactly, 0 if the answer is known. Cover & Thomas, ch. 2.

    >>> expected_information([0.5, 0.25, 0.125, 0.125], 1, 4, 1)
    1.0
    """
    return entropy(answer_probabilities(p, lo, hi, k))


def every_question(p, lo, hi):
    """P(yes) and the expected information in bits of every question "is it ≤ k?", k = 1..n: two arrays of shape (n,).

    >>> yes, bits = every_question([0.5, 0.25, 0.125, 0.125], 1, 4)
    >>> yes.tolist(), bits.round(3).tolist()
    ([0.5, 0.75, 0.875, 1.0], [1.0, 0.811, 0.544, 0.0])
    """
    belief = posterior(p, lo, hi)
    yes = np.cumsum(belief)
    no = np.append(np.cumsum(belief[:0:-1])[::-1], 0.0)  # summed from the right, so that a thin tail is not lost
    return yes, (entr(yes) + entr(no)) / math.log(2)


def most_telling(p, lo, hi):
    """The k whose question "is it ≤ k?" tells most on average: it comes nearest to halving the probability.

    Always asking it is near the best strategy, not always equal to it: see `threshold_question`. The smallest such k in lo..hi.

    >>> most_telling([0.375, 0.125, 0.125, 0.375], 1, 4)
    2
    """
    return lo + int(np.argmax(every_question(p, lo, hi)[1][lo - 1 : hi]))


def gained(p, lo, hi, k, answer):
    """Bits that the answer to "is it ≤ k?" (True for yes) gives: −log₂ of its probability; inf if it was impossible.

    Not bounded by 1: a surprising answer tells more. Over a truthful game that finds k they add up to −log₂ p_k.

    >>> gained([0.5, 0.25, 0.125, 0.125], 1, 4, 3, answer=False)
    3.0
    """
    yes, no = answer_probabilities(p, lo, hi, k)
    probability = yes if answer else no
    return abs(math.log2(probability)) if probability > 0 else math.inf


@dataclass(frozen=True)
class Games:
    """The entropy of p in bits, and the mean number of questions or guesses of the best player of each game."""

    entropy: float
    any_question: float
    thresholds: float
    three_way: float
    guesses: float


def compare(p):
    """H ≤ any yes/no questions < H + 1, and these ≤ thresholds < H + 2; the last two are games with other rules.

    ValueError as for `three_way_questions`.

    >>> compare([0.5, 0.25, 0.25])
    Games(entropy=1.5, any_question=1.5, thresholds=1.5, three_way=1.75, guesses=1.75)
    """
    any_question, thresholds = (expected_questions(p, tree(p)) for tree in (huffman_lengths, threshold_lengths))
    return Games(entropy(p), any_question, thresholds, three_way_questions(p), guesswork(p))


def mistaken_questions(p, q, tree=huffman_lengths):
    """Mean number of questions of who believes q and plays q's tree, when the number is drawn from p.

    inf if q excludes what p allows: that number is never named. With the lengths ⌈−log₂ q_k⌉ (Shannon's) it would lie
    from H(p) + KL(p‖q) to less than one question above; with the best tree for q it may lie on either side of that.

    >>> mistaken_questions([0.5, 0.25, 0.25], [0.25, 0.25, 0.5])
    1.75
    """
    p, q = aligned(p, q)
    return expected_questions(p, tree(q))


def draw(p, seed):
    """One hidden number from 1..n, drawn from p; the same seed draws the same number.

    >>> draw([0.0, 1.0, 0.0], seed=7)
    2
    """
    return 1 + int(np.random.default_rng(seed).choice(len(p), p=distribution(p)))
