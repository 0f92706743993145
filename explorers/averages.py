"""Averages of any law: those with a mean settle, those without never do. And a casino, which lives on the first."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf, nan, sqrt

import numpy as np
from scipy.stats import binom

from explorers.tables import TableError, matrix

DRAWS = 10**6
RED = 18 / 37  # red at a wheel with 18 red, 18 black and one zero


@dataclass(frozen=True)
class Law:
    """A law with its mean and standard deviation (NaN where there is none, ∞ allowed), and a window that shows it."""

    mean: float
    sd: float
    draw: Callable
    window: tuple[float, float]


LAWS = {
    "uniform": Law(0.5, sqrt(1 / 12), lambda rng, n: rng.random(n), (0.0, 1.0)),
    "exponential": Law(1.0, 1.0, lambda rng, n: rng.exponential(size=n), (0.0, 3.0)),
    "Pareto 3/2": Law(3.0, inf, lambda rng, n: 1 + rng.pareto(1.5, n), (1.0, 7.0)),
    "Cauchy": Law(nan, nan, lambda rng, n: rng.standard_cauchy(n), (-6.0, 6.0)),
}


def table_law(text: str) -> Law:
    """A finite law typed as two rows, the values and their probabilities or weights: the weights are divided by their sum.

    Raises TableError for what `matrix` refuses, for another number of rows, and for weights below 0 or all 0.

    >>> die = table_law("1 2 3 4 5 6; 1 1 1 1 1 1")
    >>> die.mean, round(die.sd, 4)
    (3.5, 1.7078)
    """
    table = matrix(text)
    if table.shape[0] != 2:
        raise TableError("two_rows", "Type two rows, divided by a semicolon: the values, and a weight for each.")
    values, weights = table.array
    if np.any(weights < 0) or not np.any(weights):
        raise TableError("weights", "The weights in the second row must be 0 or more, and not all 0.", row=2)
    p = weights / weights.sum()
    mean = float(p @ values)
    low, high = values[p > 0].min(), values[p > 0].max()
    pad = 0.5 if low == high else 0.0
    sd = sqrt(float(p @ (values - mean) ** 2))
    return Law(mean, sd, lambda rng, n: rng.choice(values, size=n, p=p), (float(low - pad), float(high + pad)))


def running_means(law: Law, ends, seed: int):
    """(X₁ + … + Xₙ)/n for each n of the rising numbers `ends` ≤ 10⁶, for independent draws of the law; shape (len(ends),).

    If E|X| is finite this tends to E X with probability 1 (Kolmogorov). The mean of n Cauchy draws is again Cauchy.

    >>> running_means(table_law("7; 1"), [1, 10, 100], seed=1).tolist()
    [7.0, 7.0, 7.0]
    """
    ends = np.asarray(ends)
    total = np.cumsum(law.draw(np.random.default_rng([seed, 2]), int(ends.max())))
    return total[ends - 1] / ends


def error_of_mean(law: Law, n: int) -> float:
    """σ/√n, the standard deviation of the average of n independent draws; NaN without a mean, ∞ for an infinite variance.

    >>> round(error_of_mean(LAWS["uniform"], 100), 5)
    0.02887
    """
    return law.sd / sqrt(n)


def players(rounds: int, step: int, seed: int, *, count=1000, chance=RED):
    """What `count` players have won who stake 1 on red in every round, after 0, step, 2 step, …, rounds; rows are players.

    >>> players(20, 10, seed=1, count=5).shape
    (5, 3)
    """
    wins = np.random.default_rng([seed, 3]).binomial(step, chance, size=(count, rounds // step))
    gains = np.cumsum(2 * wins - step, axis=1)
    return np.hstack([np.zeros((count, 1), dtype=int), gains])


def expected_gain(rounds: int, *, chance=RED) -> float:
    """The expectation of the winnings after that many rounds with stake 1: rounds · (2 chance − 1), for red −1/37 a round.

    >>> round(expected_gain(37), 9)
    -1.0
    """
    return rounds * (2 * chance - 1)


def ahead(rounds: int, *, chance=RED) -> float:
    """The probability that a player has won more than lost after that many rounds.

    >>> round(ahead(1), 4), round(ahead(1000), 4)
    (0.4865, 0.1876)
    """
    return float(binom.sf(rounds // 2, rounds, chance))
