"""Entropy estimated from counts: the plug-in estimate is too low on average, and how much of that can be mended."""

from math import log

import numpy as np
from scipy.special import gammaln, xlog1py, xlogy

from explorers.beliefs import distribution, entropy


def plug_in(counts) -> float:
    """The entropy in bits of the frequencies: counts divided by their sum (at least one count must be positive).

    It is the maximum-likelihood estimate, and too low on average: concavity and Jensen give E[Ĥ] ≤ H, with < unless H = 0.

    >>> plug_in([2, 1, 1, 0])
    1.5
    """
    counts = np.asarray(counts, dtype=float)
    if counts.sum() <= 0:
        raise ValueError("at least one count must be positive")
    return entropy(counts / counts.sum())


def miller_madow(counts) -> float:
    """plug_in + (K̂ − 1)/(2n ln 2) bits, with K̂ the number of outcomes seen in n draws (Miller 1955, Madow).

    It takes away the leading term of the bias for large n; with few draws it is still too low, for what was never seen is
    not counted. It may exceed log₂ of the number of outcomes.

    >>> round(miller_madow([2, 1, 1, 0]), 4)  # 1.5 + 2 / (8 ln 2)
    1.8607
    """
    counts = np.asarray(counts)
    return plug_in(counts) + float((np.count_nonzero(counts) - 1) / (2 * counts.sum() * log(2)))


def expected_plug_in(p, n: int) -> float:
    """E[plug_in] in bits over n independent draws from p: Σ_i E[−(k/n) log₂(k/n)] with k ~ Binomial(n, p_i). Exact.

    >>> round(expected_plug_in([0.5, 0.5], 2), 6)  # two coins: 1 bit if they differ, else 0
    0.5
    """
    k = np.arange(n + 1)
    term = -xlogy(k / n, k / n) / log(2)
    ways = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    values, times = np.unique(distribution(p), return_counts=True)
    chances = [np.exp(ways + xlogy(k, share) + xlog1py(n - k, -share)) for share in values]
    total = sum(m * (chance @ term) for m, chance in zip(times, chances, strict=True))
    return round(float(total), 12) + 0.0  # the last digits are rounding; without them one draw has exactly 0 bits


def expected_miller_madow(p, n: int) -> float:
    """E[miller_madow] in bits over n independent draws from p, exact: the outcomes seen are Σ_i (1 − (1 − p_i)ⁿ) on average.

    >>> round(expected_miller_madow([0.5, 0.5], 2), 6)  # 0.5 + 0.5 / (4 ln 2)
    0.680337
    """
    seen = float(np.sum(1 - (1 - distribution(p)) ** n))
    return round(expected_plug_in(p, n) + (seen - 1) / (2 * n * log(2)), 12) + 0.0


def draws(p, n: int, seed: int):
    """n independent outcomes 0, 1, … drawn from p; the first m of them are a sample of m draws.

    >>> draws([0.5, 0.0, 0.5], 5, seed=1)
    array([2, 2, 0, 2, 0])
    """
    below = np.cumsum(distribution(p))
    return np.searchsorted(below / below[-1], np.random.default_rng(seed).random(n), side="right")


def counts_of(p, n: int, seed: int):
    """How often each outcome came in n draws from p with this seed; shape as p.

    >>> counts_of([0.5, 0.0, 0.5], 5, seed=1).tolist()
    [2, 0, 3]
    """
    return np.bincount(draws(p, n, seed), minlength=len(p))


def growth(p, sizes, seed: int) -> dict[str, list[float]]:
    """One growing sample: its plug-in estimate `run` after n draws, for each n of `sizes`, beside the two expectations.

    `mean` is that of the plug-in and `mended` that of the Miller–Madow estimate, over all samples of n draws; all in bits.

    >>> growth([0.5, 0.5], [1, 2], seed=1)["mean"]
    [0.0, 0.5]
    """
    drawn = draws(p, max(sizes), seed)
    return {
        "n": list(sizes),
        "mean": [expected_plug_in(p, n) for n in sizes],
        "mended": [expected_miller_madow(p, n) for n in sizes],
        "run": [plug_in(np.bincount(drawn[:n], minlength=len(p))) for n in sizes],
    }


def repeated(p, n: int, seed: int, *, samples: int = 1000):
    """The plug-in estimates, in bits, of many samples of n draws from p, independent of `draws` too; shape (samples,).

    >>> repeated([0.5, 0.5], 1, seed=1, samples=3).tolist()
    [0.0, 0.0, 0.0]
    """
    share = np.random.default_rng([seed, 1]).multinomial(n, distribution(p), size=samples) / n
    return -xlogy(share, share).sum(axis=1) / log(2) + 0.0
