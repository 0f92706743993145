"""Beliefs about a hidden number k in 1..n: the distributions of the game, their entropy, and what answers leave of them.

Everywhere p has shape (n,), p[k-1] is the probability of k, and information is in bits (log₂, with 0 log 0 = 0).
A belief is what double precision holds: a tail below 5e-324 is 0, hence impossible in the game played here.
"""

import math
from numbers import Integral

import numpy as np
from scipy.special import gammaln, pdtrc, softmax

LARGEST = 4096


def numbers(n) -> np.ndarray:
    """The numbers 1..n that may be hidden; ValueError unless n is whole and 1 ≤ n ≤ 4096.

    >>> numbers(3)
    array([1, 2, 3])
    """
    if not (isinstance(n, Integral) and 1 <= int(n) <= LARGEST):
        raise ValueError(f"n must be a whole number from 1 to {LARGEST}, not {n}")
    return np.arange(1, int(n) + 1)


def distribution(p):
    """p as an array of shape (n,); ValueError unless it is finite, nowhere negative and sums to 1 within 1e-9.

    >>> distribution([0.25, 0.75])
    array([0.25, 0.75])
    """
    p = np.asarray(p, dtype=float)
    if p.ndim != 1 or p.size == 0:
        raise ValueError(f"probabilities must be a list of at least one number, not an array of shape {p.shape}")
    if not np.all(np.isfinite(p)) or np.any(p < 0):
        raise ValueError("probabilities must be finite and not negative")
    if abs(p.sum() - 1) > 1e-9:
        raise ValueError(f"probabilities must sum to 1, not {p.sum():.9g}")
    return p


def uniform(n):
    """Every number is equally likely: p_k = 1/n.

    >>> uniform(4)
    array([0.25, 0.25, 0.25, 0.25])
    """
    return np.full(numbers(n).shape, 1 / n)


def poisson(rate, n):
    """Poisson conditioned on 1..n: p_k ∝ rateᵏ / k!, for any finite rate > 0, however far outside 1..n.

    Normalised in the log domain, so the sum is never 0. `poisson_mass_lost` is what the conditioning leaves out.

    >>> poisson(2.0, 3)  # 2 : 2 : 4/3
    array([0.375, 0.375, 0.25 ])
    """
    k = numbers(n)
    return softmax(k * math.log(_positive(rate)) - gammaln(k + 1))


def poisson_mass_lost(rate, n):
    """P(X = 0) + P(X > n) for X ~ Poisson(rate): the mass that `poisson` leaves out, in 0..1.

    >>> f"{poisson_mass_lost(4.0, 1024):.3f}, {poisson_mass_lost(1024.0, 1024):.3f}"
    '0.018, 0.492'
    """
    return float(math.exp(-_positive(rate)) + pdtrc(len(numbers(n)), rate))


def _positive(rate):
    if not 0 < rate < math.inf:
        raise ValueError(f"the rate must be positive and finite, not {rate}")
    return rate


def geometric(ratio, n):
    """Each number is `ratio` times as likely as the one before: p_k ∝ ratioᵏ, the geometric law conditioned on 1..n.

    0 < ratio ≤ 1, else ValueError. At ratio = 1 it is uniform, though no geometric law on 1, 2, 3, … has that ratio.

    >>> geometric(0.5, 2).round(4)
    array([0.6667, 0.3333])
    """
    if not 0 < ratio <= 1:
        raise ValueError(f"the ratio must be above 0 and at most 1, not {ratio}")
    return softmax(numbers(n) * math.log(ratio))


def point_mass(k, n):
    """The number is k for sure; ValueError unless k is one of 1..n.

    >>> point_mass(2, 3)
    array([0., 1., 0.])
    """
    if k not in numbers(n):
        raise ValueError(f"k must be a whole number from 1 to {n}, not {k}")
    return (numbers(n) == k).astype(float)


def entropy(p):
    """H(p) = −Σ p_k log₂ p_k bits: no way of asking yes/no questions needs fewer on average.

    0 ≤ H ≤ log₂ n; 0 only for a point mass, log₂ n only for the uniform p. Shannon 1948; Cover & Thomas, ch. 2.

    >>> entropy([0.5, 0.25, 0.25, 0.0])
    1.5
    """
    p = distribution(p)
    p = p[p > 0]
    return float(abs(p @ np.log2(p)))


def surprisal(p, k):
    """−log₂ p_k bits: what finding k tells, however it is found; H(p) is its mean. Infinite if p_k = 0.

    >>> surprisal([0.5, 0.25, 0.25], 2), surprisal([1.0, 0.0], 2)
    (2.0, inf)
    """
    p_k = distribution(p)[k - 1]
    return abs(math.log2(p_k)) if p_k > 0 else math.inf


def kl_divergence(p, q):
    """D(p‖q) = Σ p_k log₂(p_k / q_k) bits: the price of believing q when p is true.

    ≥ 0, and 0 only if p = q; not symmetric; infinite when q calls impossible (q_k = 0) what p allows (p_k > 0).
    ValueError if the shapes differ. Kullback & Leibler 1951; Cover & Thomas, ch. 2.

    >>> kl_divergence([0.5, 0.5], [0.25, 0.75]) > 0, kl_divergence([0.5, 0.5], [1.0, 0.0])
    (True, inf)
    """
    p, q = distribution(p), distribution(q)
    if p.shape != q.shape:
        raise ValueError(f"p and q must be over the same numbers, not {len(p)} and {len(q)} of them")
    p, q = p[p > 0], q[p > 0]
    if np.any(q == 0):
        return math.inf
    return max(0.0, float(p @ (np.log2(p) - np.log2(q))))


def aligned(p, q):
    """p and q over the same numbers: the shorter is filled with zeros, for its numbers end earlier.

    >>> [belief.tolist() for belief in aligned([0.5, 0.5], [0.25, 0.25, 0.5])]
    [[0.5, 0.5, 0.0], [0.25, 0.25, 0.5]]
    """
    n = max(len(p), len(q))
    return [np.pad(distribution(belief), (0, n - len(belief))) for belief in (p, q)]


def excluded(p, q):
    """How many numbers q calls impossible though p allows them, and their probability under p: where KL(p‖q) is infinite.

    >>> excluded([0.5, 0.25, 0.25], [1.0, 0.0, 0.0])
    (2, 0.5)
    """
    p, q = distribution(p), distribution(q)
    missed = p[(p > 0) & (q == 0)]
    return len(missed), float(missed.sum())


def posterior(p, lo, hi):
    """What is believed once the answers left lo ≤ k ≤ hi: p_k / P(lo..hi) inside, 0 outside; shape (n,).

    `entropy(posterior(p, lo, hi))` is the bits still missing. ValueError unless 1 ≤ lo ≤ hi ≤ n and P(lo..hi) > 0:
    a truthful answer never leads to probability 0, except when the number was drawn from another p.

    >>> posterior([0.5, 0.1, 0.3, 0.1], 2, 4)
    array([0. , 0.2, 0.6, 0.2])
    """
    p = distribution(p)
    if not 1 <= lo <= hi <= len(p):
        raise ValueError(f"need 1 ≤ lo ≤ hi ≤ {len(p)}, not lo = {lo}, hi = {hi}")
    inside = np.zeros_like(p)
    inside[lo - 1 : hi] = p[lo - 1 : hi]
    if inside.sum() == 0:
        raise ValueError(f"the numbers {lo} to {hi} have probability 0")
    return inside / inside.sum()
