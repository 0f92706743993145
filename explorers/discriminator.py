"""The Jensen–Shannon divergence of two tables, and the discriminator whose best score it is. In bits, unless named nats."""

from math import log

import numpy as np

from explorers.beliefs import distribution, kl_divergence


def jensen_shannon(p, q) -> float:
    """½ KL(P‖M) + ½ KL(Q‖M) bits with M = (P + Q)/2: symmetric, from 0 (P = Q) to 1 bit (nothing possible in both).

    Always finite, because M is positive where P or Q is. Its square root is a distance (Endres & Schindelin 2003).

    >>> jensen_shannon([0.5, 0.5, 0.0, 0.0], [0.0, 0.0, 0.5, 0.5])
    1.0
    """
    middle = (distribution(p) + distribution(q)) / 2
    return (kl_divergence(p, middle) + kl_divergence(q, middle)) / 2


def disjoint(p, q) -> bool:
    """No outcome is possible in both: exactly then JS is 1 bit, and a discriminator can be always right.

    >>> disjoint([0.5, 0.5, 0.0], [0.0, 0.0, 1.0]), disjoint([0.5, 0.5], [0.0, 1.0])
    (True, False)
    """
    return not np.any((distribution(p) > 0) & (distribution(q) > 0))


def best_discriminator(p, q):
    """D_k = p_k / (p_k + q_k): the probability that outcome k came from P, if P and Q are drawn equally often.

    NaN where both are 0: such an outcome never comes. Goodfellow et al. 2014, proposition 1.

    >>> best_discriminator([0.75, 0.25], [0.25, 0.75]).tolist()
    [0.75, 0.25]
    """
    p, q = distribution(p), distribution(q)
    return np.divide(p, p + q, out=np.full(p.shape, np.nan), where=p + q > 0)


def discriminator_score(p, q, d) -> float:
    """1 + ½ Σ p_k log₂ d_k + ½ Σ q_k log₂(1 − d_k) bits: what the answers d say, on average, about where outcomes come from.

    At most JS(P, Q), and equal to it exactly for the best discriminator wherever outcomes come. 0 for d = ½ everywhere,
    −∞ if d is sure of something wrong.
    Needs 0 ≤ d_k ≤ 1. Goodfellow et al. 2014, theorem 1.

    >>> discriminator_score([0.5, 0.5], [0.25, 0.75], [0.5, 0.5])
    0.0
    """
    d = np.asarray(d, dtype=float)
    if not np.all((d >= 0) & (d <= 1)):
        raise ValueError("the answers of a discriminator must be from 0 to 1")
    score = 1.0
    for law, answer in ((distribution(p), d), (distribution(q), 1 - d)):
        with np.errstate(divide="ignore"):
            score += float(law[law > 0] @ np.log2(answer[law > 0])) / 2
    return score


def typed_answers(p, q) -> list[float]:
    """The best discriminator in two decimals; never 0 or 1, unless exactly that is best, for being surely wrong costs ∞.

    >>> typed_answers([0.999, 0.001, 0.0], [0.5, 0.0, 0.5])
    [0.67, 1.0, 0.0]
    """
    best = np.nan_to_num(best_discriminator(p, q), nan=0.5)
    return [float(d) if d in (0, 1) else min(0.99, max(0.01, round(float(d), 2))) for d in best]


def gan_value_nats(score: float) -> float:
    """A GAN's value function E_P ln D + E_Q ln(1 − D) nats, from the score in bits: 2 ln 2 · (score − 1).

    >>> round(gan_value_nats(0.0), 4)  # D = ½ everywhere: −ln 4
    -1.3863
    """
    return 2 * log(2) * (score - 1)
