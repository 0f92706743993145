"""Rounds of a game: the tickets pay by the cumulated probabilities, and their mean settles at the rate of the root of n."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy.stats import chisquare, kstest

from explorers.expected_value import deviation, expectation, game
from explorers.rounds import luck, rounds, running_mean, tickets

DICE = game("300 300 -200 -200 -200 -200; 1 1 1 1 1 1")


def test_the_first_mean_is_the_first_pay_off_and_no_phantom():
    for seed in range(20):
        paid = rounds(DICE, 5, seed)
        assert running_mean(paid)[0] == paid[0]
        assert luck(DICE, 1, seed).mean == luck(DICE, 1, seed).first == paid[0]


def test_running_means_are_means():
    paid = rounds(DICE, 50, 3)
    assert_allclose(running_mean(paid), [paid[: n + 1].mean() for n in range(50)])


def test_each_ticket_pays_where_it_falls():
    read = game("1 2 3; 2 0 3")
    assert_array_equal(rounds(read, 1000, 5), np.where(tickets(1000, 5) < 0.4, 1, 3))
    assert set(rounds(game("1 2; 1 0"), 1000, 1)) == {1}
    assert set(rounds(game("1 2; 0 1"), 1000, 1)) == {2}


def test_more_rounds_continue_the_same_luck_and_other_seeds_have_other_luck():
    assert_array_equal(rounds(DICE, 30, 5), rounds(DICE, 300, 5)[:30])
    assert not np.array_equal(rounds(DICE, 30, 5), rounds(DICE, 30, 6))


def test_tickets_are_uniform_and_faces_have_their_frequencies():
    assert kstest(tickets(20_000, 8), "uniform").pvalue > 1e-3
    read = game("1 2 3 4; 1 2 3 4")
    counts = np.bincount(rounds(read, 10_000, 2).astype(int), minlength=5)[1:]
    assert chisquare(counts, [1000, 2000, 3000, 4000]).pvalue > 1e-3


def test_the_mean_settles_at_the_rate_of_the_root_of_n():
    """Over 400 seeds the standard deviation of the mean is σ/√n, within 5 of its standard errors σ/√(2·400 n)."""
    for n in (10, 100, 1000):
        means = np.array([luck(DICE, n, seed).mean for seed in range(400)])
        error = deviation(DICE) / np.sqrt(n)
        assert means.std() == pytest.approx(error, rel=5 / np.sqrt(800))
        assert means.mean() == pytest.approx(expectation(DICE), abs=5 * error / 20)
        assert luck(DICE, n, 1).error == pytest.approx(error)


def test_without_variance_there_is_no_luck():
    assert luck(game("7 3; 1 0"), 100, 4).off == 0
