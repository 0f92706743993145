"""A game with positive expectation that ruins whoever bets too large a part of what is left: the growth rate and Kelly's bet.

In every round the bet is the same part f of the wealth: with probability p it is paid b for 1, else lost. So a win
multiplies the wealth by 1 + fb, a loss by 1 − f. Wealth is counted in units of what one starts with.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import inf, log

import numpy as np
from scipy.special import xlog1py
from scipy.stats import binom


def edge(p: float, b: float) -> float:
    """pb − (1 − p), the expected gain of a bet of 1.

    >>> round(edge(0.6, 1), 9)
    0.2
    """
    return p * b - (1 - p)


def growth_rate(f: float, p: float, b: float) -> float:
    """E[ln of the factor] = p ln(1 + fb) + (1 − p) ln(1 − f), in nats per round; −∞ for f = 1 and p < 1.

    By the law of large numbers (ln Wₙ)/n tends to it with probability 1: below 0 the wealth Wₙ tends to 0 although E[Wₙ]
    may grow. Kelly, A new interpretation of information rate, 1956.

    >>> round(growth_rate(0.5, 0.6, 1), 5), round(growth_rate(0.2, 0.6, 1), 5)
    (-0.03398, 0.02014)
    """
    with np.errstate(divide="ignore"):
        return float(xlog1py(p, f * b) + xlog1py(1 - p, -f))


def kelly(p: float, b: float) -> float:
    """p − (1 − p)/b, the part that makes the growth rate greatest, or 0 where the edge is not positive.

    >>> round(kelly(0.6, 1), 9), kelly(0.4, 1)
    (0.2, 0.0)
    """
    return max(0.0, p - (1 - p) / b)


def mean_wealth(n: int, f: float, p: float, b: float) -> float:
    """E[Wₙ] = (1 + f · edge)ⁿ: with a positive edge greatest for f = 1, where all is lost with probability 1 − pⁿ.

    >>> round(mean_wealth(2, 0.5, 0.6, 1), 9)
    1.21
    """
    return float((1 + f * edge(p, b)) ** n)


def median_wealth(n: int, f: float, p: float, b: float) -> float:
    """The wealth that is reached or passed with probability at least 1/2, and not passed with at least 1/2 either.

    It is that of the median number of wins, since more wins never mean less.

    >>> round(median_wealth(100, 0.5, 0.6, 1), 4)
    0.0334
    """
    wins = int(binom.median(n, p))
    return float((1 + f * b) ** wins * (1 - f) ** (n - wins))


def chance_below(level: float, n: int, f: float, p: float, b: float) -> float:
    """P(Wₙ < level), exactly, for level > 0.

    >>> round(chance_below(1, 100, 0.5, 0.6, 1), 3), chance_below(1, 100, 0.0, 0.6, 1)
    (0.761, 0.0)
    """
    wins = np.arange(n + 1)
    with np.errstate(divide="ignore"):
        logs = xlog1py(wins, f * b) + xlog1py(n - wins, -f)
    below = logs < log(level) - 1e-9
    return float(binom.cdf(below.sum() - 1, n, p))  # more wins, more wealth: the counts below are the first ones


def wins(p: float, n: int, seed: int, *, players: int):
    """How often each player has won after 0, 1, …, n rounds, whatever was bet; whole numbers of shape (players, n + 1).

    >>> wins(1.0, 3, seed=1, players=2).tolist()
    [[0, 1, 2, 3], [0, 1, 2, 3]]
    """
    won = np.random.default_rng([seed, 5]).random((players, n)) < p
    return np.hstack([np.zeros((players, 1), dtype=int), np.cumsum(won, axis=1)])


def break_even(p: float, b: float) -> float:
    """The part f > 0 from which on the growth rate is negative; 0 without a positive edge, ∞ if there is none, for p = 1.

    Found by bisection between Kelly's part, where the rate is greatest, and 1.

    >>> round(break_even(0.6, 1), 4)
    0.3894
    """
    low, high = kelly(p, b), 1.0
    if low == 0 or p == 1:
        return 0.0 if low == 0 else inf
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if growth_rate(middle, p, b) > 0 else (low, middle)
    return high


class Fate(StrEnum):
    """What the wealth does in the long run, with probability 1."""

    IDLE = "idle"  # nothing is bet
    NO_EDGE = "no_edge"  # E is not positive
    GROWS = "grows"
    WANDERS = "wanders"  # the growth rate is 0 to within 1e-12: it gets as large and as small as one likes, again and again
    SHRINKS = "shrinks"  # though E grows
    SURE = "sure"  # nothing is ever lost
    GONE = "gone"  # all of it, with the first loss


@dataclass(frozen=True)
class Outlook:
    """After n rounds: the mean and the median of the wealth, P(W < 1) and P(W < 1/100); the growth rate in nats per round."""

    fate: Fate
    rate: float
    mean: float
    median: float
    below: float
    lost: float


def outlook(n: int, f: float, p: float, b: float) -> Outlook:
    """The fate is decided by the growth rate, not by the expectation.

    >>> outlook(100, 0.5, 0.6, 1).fate.value, outlook(100, 0.3, 0.6, 1).fate.value
    ('shrinks', 'grows')
    """
    rate = growth_rate(f, p, b)
    fate = Fate.WANDERS if abs(rate) <= 1e-12 else Fate.GROWS if rate > 0 else Fate.SHRINKS
    if f == 0:
        fate = Fate.IDLE
    elif edge(p, b) <= 1e-12:
        fate = Fate.NO_EDGE
    elif p == 1:
        fate = Fate.SURE
    elif f == 1:
        fate = Fate.GONE
    at = n, f, p, b
    return Outlook(fate, rate, mean_wealth(*at), median_wealth(*at), chance_below(1, *at), chance_below(0.01, *at))
