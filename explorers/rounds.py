"""Rounds of a game played by a seed, and their running mean, which settles at the expectation."""

from dataclasses import dataclass

import numpy as np

from explorers.expected_value import Game, deviation, expectation


def tickets(n: int, seed: int):
    """n independent numbers, uniform on [0, 1); more of the same seed continue the same sequence. Shape (n,).

    >>> tickets(3, seed=1).tolist() == tickets(9, seed=1)[:3].tolist()
    True
    """
    return np.random.default_rng([seed, 4]).random(n)


def rounds(game: Game, n: int, seed: int):
    """The pay-offs of n independent rounds: ticket u pays the first xₖ with u < p₁ + … + pₖ. Shape (n,).

    >>> from explorers.expected_value import game
    >>> rounds(game("7; 1"), 3, seed=1).tolist()
    [7.0, 7.0, 7.0]
    """
    k = np.searchsorted(np.cumsum(game.p), tickets(n, seed), side="right")
    return game.x[np.minimum(k, np.flatnonzero(game.p)[-1])]


def running_mean(values):
    """(x₁ + … + xₙ)/n for n = 1, 2, …; the first is x₁ itself. If E|X| < ∞ it tends to E[X] with probability 1.

    >>> running_mean([300, -200, -200, 300]).tolist()
    [300.0, 50.0, -33.333333333333336, 50.0]
    """
    values = np.asarray(values, dtype=float)
    return np.cumsum(values) / np.arange(1, len(values) + 1)


@dataclass(frozen=True)
class Luck:
    """The first pay-off, the mean of n rounds, its distance from E[X], and σ/√n, the standard deviation of such a mean."""

    first: float
    mean: float
    off: float
    error: float


def luck(game: Game, n: int, seed: int) -> Luck:
    """How the first n rounds of this seed turned out.

    >>> from explorers.expected_value import game
    >>> luck(game("7; 1"), 10, seed=1)
    Luck(first=7.0, mean=7.0, off=0.0, error=0.0)
    """
    values = rounds(game, n, seed)
    mean = float(running_mean(values)[-1])
    return Luck(float(values[0]), mean, abs(mean - expectation(game)), deviation(game) / n**0.5)
