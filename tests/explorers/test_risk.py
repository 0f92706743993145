"""The squared loss: its risk is least at the expectation, the empirical risk at the mean of the data."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.expected_value import deviation, expectation, game
from explorers.risk import empirical_risk, risk
from explorers.rounds import rounds

GAME = game("300 -200 10; 1 2 3")


@settings(deadline=None)
@given(st.floats(-500, 500))
def test_the_risk_is_the_mean_of_the_loss_and_least_at_the_expectation(guess):
    assert risk(GAME, guess) == pytest.approx(((300 - guess) ** 2 + 2 * (200 + guess) ** 2 + 3 * (10 - guess) ** 2) / 6)
    assert risk(GAME, guess) >= risk(GAME, expectation(GAME)) == pytest.approx(deviation(GAME) ** 2)


@settings(deadline=None)
@given(st.lists(st.floats(-100, 100), min_size=1, max_size=30), st.floats(-100, 100))
def test_the_empirical_risk_is_least_at_the_mean_of_the_data(data, guess):
    assert empirical_risk(data, guess) >= empirical_risk(data, np.mean(data)) - 1e-9
    assert empirical_risk(data, guess) == pytest.approx(np.var(data) + (np.mean(data) - guess) ** 2, abs=1e-8)


def test_the_empirical_risk_settles_at_the_risk():
    losses = (np.array([300, -200, 10]) - 100.0) ** 2
    spread = np.sqrt(GAME.p @ losses**2 - (GAME.p @ losses) ** 2)
    for seed in range(5):
        for n in (1000, 100_000):
            found = empirical_risk(rounds(GAME, n, seed), 100)
            assert found == pytest.approx(risk(GAME, 100), abs=5 * spread / np.sqrt(n))


def test_after_training_the_empirical_risk_is_too_small_on_average():
    """The mean over seeds of the least empirical risk on n data is (1 − 1/n) Var X."""
    least = [empirical_risk(data, data.mean()) for data in (rounds(GAME, 4, seed) for seed in range(4000))]
    assert np.mean(least) == pytest.approx(0.75 * deviation(GAME) ** 2, abs=5 * np.std(least) / np.sqrt(4000))
