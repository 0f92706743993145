"""How lucky a run is among other runs of the same coin, on the scale √n on which luck neither settles nor grows."""

import numpy as np

from explorers.large_numbers import Z

RUNS = 500


def standard_score(heads, n, p):
    """(heads − np) / √(np(1 − p)): mean 0 and variance 1 for every n; NaN for p = 0 and p = 1, where there is no luck.

    heads and n are numbers or arrays that broadcast.

    >>> float(standard_score(60, 100, 0.5))
    2.0
    """
    heads, n = np.asarray(heads, dtype=float), np.asarray(n, dtype=float)
    if not 0 < p < 1:
        return np.full(np.broadcast(heads, n).shape, np.nan)
    return (heads - n * p) / np.sqrt(n * p * (1 - p))


def other_runs(ends, p, seed, *, runs=RUNS):
    """The heads of `runs` further coins after each of the rising numbers of tosses `ends`; shape (runs, len(ends)).

    Between two ends the number of heads is binomial and independent of the rest, so this is the law of tossing one by one.

    >>> other_runs([1, 10, 10], 1.0, seed=3, runs=2).tolist()
    [[1, 10, 10], [1, 10, 10]]
    """
    rng = np.random.default_rng([seed, 1])
    return np.cumsum(rng.binomial(np.diff(ends, prepend=0), p, size=(runs, len(ends))), axis=1)


def percentile(mine, others) -> float:
    """The share of the others with fewer heads, in per cent; a tie counts half.

    >>> percentile(5, [3, 5, 5, 8])
    50.0
    """
    others = np.asarray(others)
    return float(100 * (np.mean(others < mine) + np.mean(others == mine) / 2))


def left_the_band(scores) -> tuple[float, float]:
    """The share of runs outside ±1.96 at the last of the given places, and at any of them; scores has shape (runs, places).

    The second is never the smaller one. By the law of the iterated logarithm it tends to 1 as the places go on to ∞.

    >>> left_the_band([[0.5, 2.5, 1.0], [0.1, 0.2, 0.3], [0.0, 1.0, -3.0], [1.0, 1.0, 1.0]])
    (0.25, 0.5)
    """
    outside = np.abs(np.asarray(scores, dtype=float)) > Z * (1 + 1e-9)
    return float(outside[:, -1].mean()), float(outside.any(axis=1).mean())
