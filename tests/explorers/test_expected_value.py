"""The expectation of a game, exactly by fractions, as a balance point, and as the limit of what a price gains and loses."""

from fractions import Fraction
from itertools import pairwise
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.stats import rv_discrete

from explorers.expected_value import (
    chance_ahead,
    deviation,
    expectation,
    gain_and_loss,
    game,
    game_text,
    likeliest,
    possible,
    reach,
)
from explorers.tables import TableError

ARTICLE = "300 300 -200 -200 -200 -200; 1 1 1 1 1 1"
steady = settings(deadline=None)
payoffs = st.lists(st.tuples(st.integers(-500, 500), st.integers(0, 20)), min_size=1, max_size=6).filter(
    lambda rows: any(weight for _, weight in rows))


def typed(rows) -> str:
    return "; ".join(" ".join(map(str, column)) for column in zip(*rows, strict=True))


def test_the_dice_game_of_the_article_loses_a_hundred_thirds():
    assert game(ARTICLE).fraction == Fraction(-100, 3)
    assert expectation(game(ARTICLE)) == pytest.approx(-100 / 3)
    assert deviation(game(ARTICLE)) == pytest.approx(500 * sqrt(2) / 3)
    assert likeliest(game(ARTICLE)) == (-200.0, pytest.approx(2 / 3))
    assert chance_ahead(game(ARTICLE), 0) == pytest.approx(1 / 3)


@steady
@given(payoffs)
def test_expectation_and_deviation_are_those_of_exact_fractions(rows):
    total = sum(weight for _, weight in rows)
    mean = Fraction(sum(x * weight for x, weight in rows), total)
    variance = sum(weight * (x - mean) ** 2 for x, weight in rows) / total
    read = game(typed(rows))
    assert read.fraction == mean
    assert read.total == total
    assert expectation(read) == pytest.approx(float(mean), abs=1e-9)
    assert deviation(read) == pytest.approx(sqrt(variance), abs=1e-9)
    assert possible(read) == any(x == mean for x, weight in rows if weight)


def test_against_scipy():
    read = game("1 4 9 -7; 0.1 0.2 0.3 0.4")
    oracle = rv_discrete(values=(np.arange(4), [0.1, 0.2, 0.3, 0.4]))
    assert expectation(read) == pytest.approx(oracle.expect(lambda k: np.array([1, 4, 9, -7])[k.astype(int)]))


@steady
@given(payoffs, st.floats(-600, 600))
def test_the_mean_is_where_the_weights_balance_and_the_only_fair_price(rows, price):
    read = game(typed(rows))
    mean = expectation(read)
    assert read.p @ (read.x - mean) == pytest.approx(0, abs=1e-9)
    gain, loss = gain_and_loss(read, mean)
    assert gain == pytest.approx(loss, abs=1e-9)
    gain, loss = gain_and_loss(read, price)
    assert gain - loss == pytest.approx(mean - price, abs=1e-9)
    assert gain >= 0 <= loss
    gains = [gain_and_loss(read, c)[0] for c in (price, price + 1, price + 10)]
    assert all(a >= b for a, b in pairwise(gains))


@pytest.mark.parametrize(("text", "can"), [
    ("1 2 3 4 5 6; 1 1 1 1 1 1", False), ("1 2 3; 1 1 1", True), ("5; 1/7", True),
    ("0 1 2; 1 0 1", False), ("0.1 0.1; 1 2", True), ("sqrt(2) 0; 1 0", True)])  # fmt: skip
def test_the_expectation_need_not_be_possible(text, can):
    assert possible(game(text)) == can


def test_equal_pay_offs_are_one_outcome():
    assert likeliest(game("2 5 2; 2 3 2")) == (2.0, pytest.approx(4 / 7))
    assert likeliest(game("7 -7; 1 1"))[0] == -7


def test_impossible_pay_offs_do_not_count():
    read = game("1000 -1; 0 1")
    assert (expectation(read), deviation(read), chance_ahead(read, -1)) == (-1, 0, 0)


TOO_MANY = "1 2 3 4 5 6 7; 1 1 1 1 1 1 1"


@pytest.mark.parametrize("text", ["1 2 3", "1 2; 1", "1 2; 1 -1", "1 2; 0 0", "1 2; 1 x", "1; 1; 1", TOO_MANY])
def test_what_is_no_game_is_refused(text):
    with pytest.raises(TableError):
        game(text)


@steady
@given(payoffs)
def test_a_game_is_written_as_it_is_read(rows):
    read = game(typed(rows))
    again = game(game_text(read.x, read.p))
    assert again.x.tolist() == read.x.tolist()
    assert_allclose(again.p, read.p, atol=2e-4)


@pytest.mark.parametrize(("numbers", "half"), [((300, -200), 500), ((-500,), 500), ((501,), 1000), ((6, 1), 10), ((0, 0), 1)])
def test_the_picture_reaches_all_numbers(numbers, half):
    assert reach(*numbers) == half
