"""Prefix codes for one table used on another: Kraft, Shannon's bounds, and Huffman's code on either side of H(p, q)."""

from itertools import pairwise
from math import ceil, inf

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.beliefs import entropy
from explorers.cross_entropy import cross_entropy
from explorers.prefix_codes import Side, code_words, encoded, message, shannon_lengths, shortened, side, table
from explorers.question_counts import expected_questions, mean_deviation, simulate
from explorers.question_trees import huffman_lengths

counts = st.lists(st.integers(0, 1000), min_size=5, max_size=5).filter(any).map(lambda c: np.array(c) / sum(c))
positive = st.lists(st.integers(1, 1000), min_size=5, max_size=5).map(lambda c: np.array(c) / sum(c))


def prefix_free(words):
    words = sorted(word for word in words if word is not None)  # a beginning stands just before a word that it begins
    return not any(b.startswith(a) for a, b in pairwise(words))


@given(st.floats(5e-324, 1))
def test_shannons_length_is_the_ceiling_of_the_surprise(q):
    with mpmath.workdps(400):
        exact = int(mpmath.ceil(-mpmath.log(mpmath.mpf(q), 2)))
    rest = 1 - q
    assert shannon_lengths([q, rest])[0] == exact


@settings(deadline=None)
@given(counts, positive)
def test_shannons_code_is_less_than_a_bit_above_the_cross_entropy_for_every_p(p, q):
    mean = expected_questions(p, shannon_lengths(q))
    assert cross_entropy(p, q) - 1e-12 <= mean < cross_entropy(p, q) + 1
    assert side(p, q, shannon_lengths(q)) in (Side.ABOVE, Side.EQUAL)


@settings(deadline=None)
@given(counts, positive)
def test_no_code_is_shorter_than_the_entropy_of_p(p, q):
    for lengths in (huffman_lengths(q), shannon_lengths(q)):
        assert expected_questions(p, lengths) >= entropy(p) - 1e-12


@settings(deadline=None)
@given(positive, positive)
def test_a_full_code_is_ideal_for_its_own_table(p, q):
    lengths = huffman_lengths(q)
    assert_allclose(expected_questions(p, lengths), cross_entropy(p, 2.0**-lengths), atol=1e-12)


@settings(deadline=None)
@given(counts)
def test_words_have_their_lengths_and_none_begins_another(q):
    for lengths in (huffman_lengths(q), shannon_lengths(q)):
        words = code_words(lengths)
        assert [inf if word is None else len(word) for word in words] == lengths.tolist()
        assert prefix_free(words)


def test_lengths_beyond_kraft_have_no_words():
    assert code_words([1, 1]) == ["0", "1"]
    with pytest.raises(ValueError, match="no word begins another"):
        code_words([1, 1, 2])
    assert code_words([0, inf]) == ["", None]


def test_huffmans_code_for_the_wrong_table_lies_on_either_side():
    assert side([0.1, 0.9], [0.9, 0.1], huffman_lengths([0.9, 0.1])) == Side.BELOW
    assert side([0.9, 0.1], [0.9, 0.1], huffman_lengths([0.9, 0.1])) == Side.ABOVE
    q = [0.125, 0.125, 0.25, 0.5]
    assert side([0.5, 0.25, 0.15, 0.1], q, huffman_lengths(q)) == Side.EQUAL
    assert side([0.5, 0.5], [1.0, 0.0], huffman_lengths([1.0, 0.0])) == Side.NONE


def test_the_measured_length_tends_to_the_expected_one():
    p, lengths = [0.5, 0.25, 0.15, 0.1], huffman_lengths([0.1, 0.2, 0.3, 0.4])
    means = [simulate(p, lengths, 10_000, seed).mean() for seed in range(40)]
    deviation = mean_deviation(p, lengths, 10_000)
    assert np.abs(np.array(means) - expected_questions(p, lengths)).max() < 4 * deviation
    assert_allclose(np.std(means), deviation, rtol=0.4)


def test_a_message_is_the_one_whose_lengths_are_simulated():
    p, lengths = [0.5, 0.25, 0.15, 0.1], np.array([3, 3, 2, 1.0])
    assert np.array_equal(lengths[message(p, 500, seed=7) - 1], simulate(p, lengths, 500, seed=7))
    shares = np.bincount(message(p, 100_000, seed=1), minlength=5)[1:] / 100_000
    assert_allclose(shares, p, atol=0.006)


def test_a_code_can_be_read_back_without_its_spaces():
    lengths = huffman_lengths([0.1, 0.2, 0.3, 0.4])
    sent, words, read, seen = message([0.25] * 4, 200, seed=3), code_words(lengths), [], ""
    for bit in encoded(sent, lengths).replace(" ", ""):
        seen += bit
        if seen in words:
            read.append(words.index(seen) + 1)
            seen = ""
    assert read == sent.tolist()
    assert seen == ""


def test_the_table_says_what_is_missing_and_shortens_what_is_long():
    rows = table([0.5, 0.5, 0.0], [1.0, 0.0, 0.0], huffman_lengths([1.0, 0.0, 0.0]))
    assert [row["word"] for row in rows] == ["ε", "–", "–"]
    assert [row["ideal"] for row in rows] == [0, inf, inf]
    assert shortened("01" * 50) == "01" * 6 + "…"
    assert ceil(-np.log2(0.3)) == table([0.3, 0.7], [0.3, 0.7], shannon_lengths([0.3, 0.7]))[0]["length"]
