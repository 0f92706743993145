"""Prefix codes made for one table and used on another: Shannon's lengths, words, messages, and the mean length.

p and q have shape (n,); p is what happens, q is what the code was made for. A length is in bits, inf where there is no word.
Huffman's lengths are in `question_trees`, mean and measured lengths in `question_counts`: a bit is the answer to a question.
"""

import math
from enum import StrEnum

import numpy as np

from explorers.beliefs import distribution
from explorers.cross_entropy import cross_entropy
from explorers.entropy import surprisals
from explorers.question_counts import expected_questions


def shannon_lengths(q):
    """⌈−log₂ q_k⌉ bits for each outcome, inf where q_k = 0: some prefix code has these lengths (Kraft).

    Its mean under p is at least H(p, q) and less than one bit above, if that is finite; Huffman's lengths for q promise
    this only for p = q. Exact: a double is m · 2ᵉ with 1/2 ≤ m < 1, so the length is 1 − e. Shannon 1948.

    >>> shannon_lengths([0.5, 0.3, 0.2, 0.0])
    array([ 1.,  2.,  3., inf])
    """
    q = distribution(q)
    _, exponent = np.frexp(q)
    return np.where(q > 0, 1.0 - exponent, np.inf)


def code_words(lengths) -> list[str | None]:
    """Words of 0 and 1 of these lengths, none the beginning of another; None where the length is inf.

    Shorter words first, each the next binary number after the one before ("canonical"). It exists exactly if
    Σ 2^−length ≤ 1 (Kraft's inequality), else ValueError. A length of 0 is the empty word of an only outcome.

    >>> code_words([2, 1, np.inf, 2])
    ['10', '0', None, '11']
    """
    words: list[str | None] = [None] * len(lengths)
    number, before = 0, 0
    for k in np.argsort(lengths, kind="stable"):
        if lengths[k] == np.inf:
            break
        length = int(lengths[k])
        number <<= length - before
        if number >= 2**length:
            raise ValueError("no code in which no word begins another has these lengths")
        words[k] = f"{number:0{length}b}" if length else ""
        number, before = number + 1, length
    return words


def message(p, n, seed):
    """n outcomes, numbered from 1 and drawn independently from p; shape (n,). The same seed draws the same message.

    `simulate` of `question_counts` draws the lengths of the same outcomes.

    >>> message([0.0, 1.0], 3, seed=0)
    array([2, 2, 2])
    """
    p = distribution(p)
    return 1 + np.random.default_rng(seed).choice(len(p), size=n, p=p)


class Side(StrEnum):
    """Where the mean length of a code lies against the cross-entropy."""

    ABOVE = "above"
    BELOW = "below"
    EQUAL = "equal"
    NONE = "none"


def side(p, q, lengths) -> Side:
    """Whether a code for q, used on p, has a mean length above H(p, q), below it, or equal to it within 1e-12 bits.

    NONE if a word is missing that p needs. For p = q it is never below. Each code is ideal for the table 2^−length, so its mean
    is the cross-entropy of p with that table (and at least H(p)), and that table may fit p better than q does.

    >>> str(side([0.1, 0.9], [0.9, 0.1], [1, 1]))
    'below'
    """
    mean, ideal = expected_questions(p, lengths), cross_entropy(p, q)
    if mean == math.inf:
        return Side.NONE
    if abs(mean - ideal) <= 1e-12 * max(1, ideal):
        return Side.EQUAL
    return Side.ABOVE if mean > ideal else Side.BELOW


def table(p, q, lengths) -> list[dict]:
    """For each outcome: its number k, p, q, the ideal length −log₂ q, the word (– if none, ε if empty), its length.

    >>> [(row["k"], row["word"]) for row in table([0.5, 0.5, 0.0], [0.75, 0.25, 0.0], [1, 1, np.inf])]
    [(1, '0'), (2, '1'), (3, '–')]
    """
    words = ["–" if word is None else shortened(word) or "ε" for word in code_words(lengths)]
    columns = {"k": range(1, len(words) + 1), "p": p, "q": q, "ideal": surprisals(q), "word": words, "length": lengths}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def encoded(outcomes, lengths) -> str:
    """The words of the outcomes, numbered from 1, one after the other; a receiver would not need the spaces.

    >>> encoded([1, 3, 1, 2], [1, 2, 2])
    '0 11 0 10'
    """
    words = code_words(lengths)
    return " ".join(shortened(words[k - 1] or "") for k in outcomes)


def shortened(word: str) -> str:
    """The word, of a long one only the first twelve characters.

    >>> shortened("0" * 13)
    '000000000000…'
    """
    return word if len(word) <= 12 else word[:12] + "…"
