"""Cross-entropy of two tables over the same outcomes, and additive smoothing.

p and q have shape (n,); p is what happens, q is what is believed. Information is in bits unless a name says nats.
`kl_divergence` and `entropy` are in `beliefs`, codes for the wrong table in `prefix_codes`.
"""

import math

import numpy as np

from explorers.beliefs import distribution


def cross_entropy(p, q) -> float:
    """H(p, q) = −Σ p_k log₂ q_k bits: the mean surprise at outcomes drawn from p of somebody who believes q.

    H(p, q) = H(p) + KL(p‖q). So its least value over all q is H(p), reached only at q = p; that is 0 only if p is sure.
    Infinite if q_k = 0 where p_k > 0. Not symmetric. ValueError if the shapes differ. Cover & Thomas, ch. 2 and 5.

    >>> cross_entropy([0.5, 0.5], [0.25, 0.75]) > 1, cross_entropy([0.5, 0.5], [1.0, 0.0])
    (True, inf)
    """
    p, q = distribution(p), distribution(q)
    if p.shape != q.shape:
        raise ValueError(f"p and q must be over the same outcomes, not {len(p)} and {len(q)} of them")
    p, q = p[p > 0], q[p > 0]
    if np.any(q == 0):
        return math.inf
    return float(abs(p @ np.log2(q)))


def smoothed(q, alpha):
    """(q_k + α) / (1 + nα): additive smoothing. For α > 0 nothing is impossible, and cross-entropies are finite.

    It is the mixture of q with the uniform table, which has the weight nα / (1 + nα). It is another belief than q: with a
    q_k = 0 < p_k the result grows without bound as α → 0, by p_k log₂ 10 bits for each further decimal place of α.
    ValueError unless α is finite and not negative.

    >>> smoothed([0.75, 0.25, 0.0], 1.0).tolist()
    [0.4375, 0.3125, 0.25]
    """
    q = distribution(q)
    if not 0 <= alpha < math.inf:
        raise ValueError(f"what is added must be finite and not negative, not {alpha}")
    return (q + alpha) / (1 + len(q) * alpha)


def smoothing_weight(n, alpha) -> float:
    """nα / (1 + nα): the weight of the uniform table of n outcomes in what `smoothed` makes with α.

    >>> smoothing_weight(4, 0.25)
    0.5
    """
    return n * alpha / (1 + n * alpha)
