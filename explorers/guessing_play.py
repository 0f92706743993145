"""A guessing game in progress: what the visitor asked and was told, and what the machine asks the visitor.

Everywhere p has shape (n,), p[k-1] is the probability of k, and information is in bits.
"""

import re
from dataclasses import dataclass

import numpy as np

from explorers.beliefs import distribution, entropy, posterior
from explorers.guessing_game import expected_information, gained
from explorers.question_trees import first_threshold
from explorers.tables import TableError

MOST_QUESTIONS, LARGEST_QUESTION, MOST_ANSWERS = 64, 1024, 200  # of a game in a link


@dataclass(frozen=True)
class Turn:
    """A question "is it ≤ k?" and its answer: bits it was expected to tell, bits it told, and the bits missing after it.

    After the answer lo ≤ number ≤ hi is known; `missing` is the entropy of what is then believed.
    """

    k: int
    yes: bool
    expected: float
    gained: float
    lo: int
    hi: int
    missing: float


def play(p, hidden, questions):
    """The turns of a game in which these thresholds are asked about the hidden number and answered truthfully.

    A threshold above n asks the same as n. ValueError if the hidden number is impossible under p.

    >>> [(turn.yes, turn.gained, turn.missing) for turn in play([0.25, 0.25, 0.25, 0.25], 3, [2, 3])]
    [(False, 1.0, 1.0), (True, 1.0, 0.0)]
    """
    p = distribution(p)
    lo, hi, turns = 1, len(p), []
    for question in questions:
        k = min(question, len(p))
        yes = hidden <= k
        told = expected_information(p, lo, hi, k), gained(p, lo, hi, k, yes)
        lo, hi = (lo, min(hi, k)) if yes else (max(lo, k + 1), hi)
        turns.append(Turn(question, yes, *told, lo, hi, entropy(posterior(p, lo, hi))))
    return turns


def only_number(p, lo, hi):
    """The number that alone is possible in lo..hi, None while several are: then the game goes on.

    >>> only_number([0.5, 0.0, 0.5], 2, 3), only_number([0.5, 0.0, 0.5], 1, 3)
    (3, None)
    """
    possible = np.flatnonzero(posterior(p, lo, hi))
    return 1 + int(possible[0]) if len(possible) == 1 else None


def visible(p, lo, hi, k):
    """The range worth drawing once lo..hi is known: all but 1/1000 of the probability, and k, with one number around.

    Less than 1/2000 is left out on either side.

    >>> visible(np.full(1024, 1 / 1024), 100, 300, 60)
    (60, 301)
    """
    first, last = _bulk(p, lo, hi)
    return max(1, min(k, first - 1)), min(len(p), max(k, last + 1))


def _bulk(p, lo, hi):
    """The numbers at which 1/2000 and 1999/2000 of the probability in lo..hi are reached."""
    first, last = np.searchsorted(np.cumsum(posterior(p, lo, hi)), [0.0005, 0.9995])
    return 1 + int(first), 1 + int(last)


def aim(p, lo, hi, k):
    """A threshold to start from: k if its answer is open and it is worth drawing, else the middle (rarely the best).

    The middle of what holds all but 1/1000 of the probability in lo..hi.

    >>> aim(np.full(1024, 1 / 1024), 1, 1024, 1024), aim([0.5, 0.25, 0.125, 0.125], 1, 4, 3)
    (512, 3)
    """
    first, last = _bulk(p, lo, hi)
    return k if first <= k < last else (first + last) // 2


@dataclass(frozen=True)
class Interview:
    """How far the machine is: it knows lo ≤ number ≤ hi, asks "is it ≤ k?" (None if it knows), and has asked `asked`."""

    lo: int
    hi: int
    k: int | None
    asked: int


def interview(lengths, replies):
    """The machine walks down the threshold tree of these lengths, True for yes; replies after the end are not used.

    >>> interview([2, 2, 1], [True])
    Interview(lo=1, hi=2, k=1, asked=1)
    """
    lo, hi, used = 1, len(lengths), 0
    for reply in [*replies, None]:
        question = first_threshold(lengths[lo - 1 : hi])
        if question is None or reply is None:
            break
        k = lo - 1 + question
        lo, hi = (lo, k) if reply else (k + 1, hi)
        used += 1
    return Interview(lo, hi, None if question is None else lo - 1 + question, used)


def asked(text):
    """The thresholds of a game in progress as a link has them: "512, 256" asks "≤ 512?", then "≤ 256?".

    Raises TableError unless it has at most 64 whole numbers from 1 to 1024, with commas between them.

    >>> asked("512, 256"), asked("")
    ((512, 256), ())
    """
    words, start = text.split(",") if text.strip() else [], 0
    for word in words:
        if not (re.fullmatch("[0-9]{1,4}", word.strip(" ")) and 1 <= int(word) <= LARGEST_QUESTION):
            message = "Each question is a whole number from 1 to 1024, with commas between them, as in 512, 256."
            raise TableError("question", message, position=start)
        start += len(word) + 1
    if len(words) > MOST_QUESTIONS:
        raise TableError("questions", f"A game has at most {MOST_QUESTIONS} questions.")
    return tuple(map(int, words))


def answers(text):
    """The answers to the machine as a link has them: "10" is first yes, then no.

    Raises TableError for anything but 1 and 0, and for more than 200 answers.

    >>> answers("10")
    (True, False)
    """
    wrong = re.search("[^01]", text)
    if wrong:
        raise TableError("answer", "The answers are written 1 for yes and 0 for no, as in 0110.", position=wrong.start())
    if len(text) > MOST_ANSWERS:
        raise TableError("answers", f"At most {MOST_ANSWERS} answers are read.")
    return tuple(letter == "1" for letter in text)
