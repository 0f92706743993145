"""A game in progress: the turns obey the chain rule of entropy, and the machine needs as many questions as its tree says."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.beliefs import entropy, geometric, point_mass, poisson, posterior, uniform
from explorers.guessing_play import aim, answers, asked, interview, only_number, play, visible
from explorers.question_trees import threshold_lengths
from explorers.tables import TableError

steady = settings(deadline=None)  # the time limit of an example would only measure the load of the machine
weights = st.lists(st.integers(0, 9), min_size=1, max_size=12).filter(any)


def belief(weights):
    return np.array(weights) / sum(weights)


def found(text, read):
    with pytest.raises(TableError) as caught:
        read(text)
    return caught.value


@st.composite
def games(draw):
    """A belief, a hidden number that it allows, and questions, sensible or not."""
    w = draw(weights)
    hidden = draw(st.sampled_from([k for k, w_k in enumerate(w, 1) if w_k > 0]))
    return belief(w), hidden, draw(st.lists(st.integers(1, len(w) + 3), max_size=8))


@steady
@given(games())
def test_the_hidden_number_is_always_in_the_range_and_the_gains_are_its_logarithm(game):
    p, hidden, questions = game
    told = 0
    for turn in play(p, hidden, questions):
        told += turn.gained
        assert turn.yes == (hidden <= turn.k)
        assert turn.lo <= hidden <= turn.hi
        assert told == pytest.approx(-math.log2(p[turn.lo - 1 : turn.hi].sum()), abs=1e-9)
        assert turn.missing == pytest.approx(entropy(posterior(p, turn.lo, turn.hi)), abs=1e-12)
        if only_number(p, turn.lo, turn.hi):
            assert only_number(p, turn.lo, turn.hi) == hidden
            assert told == pytest.approx(-math.log2(p[hidden - 1]), abs=1e-9)
            assert turn.missing == 0


def test_a_game_of_ten_halvings_finds_a_uniform_number():
    turns = play(uniform(1024), 342, [512, 256, 384, 320, 352, 336, 344, 340, 342, 341])
    assert [turn.yes for turn in turns] == [True, False, True, False, True, False, True, False, True, False]
    assert [(turn.expected, turn.gained) for turn in turns] == [(1, 1)] * 10
    assert [turn.missing for turn in turns] == pytest.approx(list(range(9, -1, -1)))
    assert only_number(uniform(1024), turns[-1].lo, turns[-1].hi) == 342


def test_an_answer_may_leave_more_bits_missing_than_there_were():
    p = [0.9, 0.05, 0.05]
    (turn,) = play(p, 3, [1])
    assert turn.missing == pytest.approx(1)
    assert entropy(p) < 0.6
    assert turn.gained == pytest.approx(math.log2(10))
    assert turn.expected < 1


def test_a_question_with_a_known_answer_tells_nothing():
    assert [(turn.expected, turn.gained) for turn in play(uniform(4), 2, [2, 3, 4, 900])][1:] == [(0, 0)] * 3
    with pytest.raises(ValueError, match="probability 0"):
        play([1.0, 0.0, 0.0], 3, [1])


def test_one_possible_number_needs_no_question():
    assert only_number(point_mass(7, 9), 1, 9) == 7
    assert only_number(uniform(9), 1, 9) is None


@steady
@given(weights, st.data())
def test_what_is_not_drawn_is_at_most_a_thousandth(w, data):
    p = belief(w)
    k = data.draw(st.integers(1, len(p)))
    first, last = visible(p, 1, len(p), k)
    assert 1 <= first <= k <= last <= len(p)
    assert p[first - 1 : last].sum() >= 0.999


@pytest.mark.parametrize("p", [poisson(10, 1024), poisson(700, 1024), geometric(0.99, 1024)])
def test_the_drawn_range_is_tight(p):
    first, last = visible(p, 1, 1024, int(np.argmax(p)) + 1)
    assert p[first - 1 : last].sum() >= 0.999
    assert p[: first + 1].sum() > 0.0005 or first == 1
    assert p[last - 2 :].sum() > 0.0005 or last == 1024


@steady
@given(games(), st.integers(1, 20))
def test_the_threshold_to_start_from_lies_inside_the_range(game, k):
    p, hidden, questions = game
    lo, hi = [(1, len(p)), *((turn.lo, turn.hi) for turn in play(p, hidden, questions))][-1]
    start = aim(p, lo, hi, k)
    if only_number(p, lo, hi):
        assert start == hidden
    else:
        assert 0 < p[lo - 1 : start].sum() < p[lo - 1 : hi].sum()
        assert aim(p, lo, hi, start) == start


def test_the_start_is_the_middle_of_what_is_drawn_and_stays_where_it_makes_sense():
    assert aim(uniform(1024), 1, 1024, 7) == 7
    assert aim(uniform(1024), 1, 512, 512) == 256
    first, last = visible(poisson(10, 1024), 1, 1024, 10)
    assert aim(poisson(10, 1024), 1, 1024, 512) == (first + last) // 2


@steady
@given(weights)
def test_the_machine_finds_each_number_in_the_questions_of_its_tree(w):
    lengths = threshold_lengths(belief(w))
    for hidden in (k for k, w_k in enumerate(w, 1) if w_k > 0):
        replies = []
        while (machine := interview(lengths, replies)).k is not None:
            assert machine.lo <= hidden <= machine.hi
            assert machine.asked == len(replies)
            replies.append(hidden <= machine.k)
        assert only_number(belief(w), machine.lo, machine.hi) == hidden
        assert machine.asked == len(replies) == lengths[hidden - 1]
        assert interview(lengths, [*replies, True, False]) == machine


def test_questions_are_numbers_with_commas_between():
    assert asked("") == asked("  ") == ()
    assert asked("7") == (7,)
    assert asked("512,256") == asked(" 512 , 256") == (512, 256)


@pytest.mark.parametrize(
    ("text", "position"),
    [("0", 0), ("1025", 0), ("512,,3", 4), (",5", 0), ("5,", 2), ("512,2.5", 4), ("512,-3", 4), ("512 256", 0), ("٣", 0),
     ("1\n", 0), ("12345", 0), ("7," + "9" * 5000, 2), ("5,\u20093", 2), ("²", 0)],
)  # fmt: skip
def test_nonsense_among_the_questions_is_refused_where_it_stands(text, position):
    error = found(text, asked)
    assert error.position == position
    assert "from 1 to 1024" in error.message


def test_a_game_has_at_most_64_questions():
    assert len(asked(",".join(["1"] * 64))) == 64
    assert "at most 64" in found(",".join(["1"] * 65), asked).message


def test_answers_are_zeros_and_ones():
    assert answers("") == ()
    assert answers("0110") == (False, True, True, False)
    assert found("01y", answers).position == 2
    assert found("1 0", answers).position == 1
    assert found("١", answers).position == 0
    assert "At most 200" in found("1" * 201, answers).message
