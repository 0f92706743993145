"""Predicting a pay-off by one number: the risk is an expectation, the empirical risk an average of data that settles at it."""

import numpy as np

from explorers.expected_value import Game, deviation, expectation


def risk(game: Game, guess: float) -> float:
    """E[(X − a)²] = Var X + (E X − a)², the mean squared loss of predicting X by the number a: least for a = E[X].

    >>> from explorers.expected_value import game
    >>> risk(game("1 -1; 1 1"), 3.0)
    10.0
    """
    return deviation(game) ** 2 + (expectation(game) - guess) ** 2


def empirical_risk(values, guess: float) -> float:
    """((x₁ − a)² + … + (xₙ − a)²)/n, the mean squared loss on data: least for their mean. It tends to the risk as n → ∞.

    >>> empirical_risk([1, 3], 2)
    1.0
    """
    return float(np.mean((np.asarray(values, dtype=float) - guess) ** 2))
