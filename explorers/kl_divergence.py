"""Kullback–Leibler divergence of tables, and what is built on it. In bits, unless a name says nats."""

from dataclasses import dataclass
from enum import StrEnum
from math import inf

import numpy as np

from explorers.beliefs import distribution, excluded, kl_divergence


def log_ratios(p, q):
    """log₂(p_k / q_k) bits for each outcome: +∞ where only q_k is 0, −∞ where only p_k is 0, NaN where both are.

    KL(P‖Q) is its mean under P. Shape (n,), as p and q.

    >>> log_ratios([0.5, 0.5, 0.0], [0.25, 0.0, 0.75]).tolist()
    [1.0, inf, -inf]
    """
    p, q = distribution(p), distribution(q)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.log2(p) - np.log2(q)


def summands(p, q):
    """p_k log₂(p_k / q_k) bits, whose sum is KL(P‖Q); 0 where p_k = 0, ∞ where q_k = 0 < p_k.

    Single summands may be negative, where p_k < q_k; the sum never is (Gibbs' inequality).

    >>> summands([0.5, 0.5, 0.0], [0.25, 0.0, 0.75]).tolist()
    [0.5, inf, 0.0]
    """
    p = distribution(p)
    return np.where(p > 0, p * np.where(p > 0, log_ratios(p, q), 0.0), 0.0)


def total_variation(p, q) -> float:
    """½ Σ|p_k − q_k|, from 0 to 1: the largest difference of the two probabilities of one event. A true distance.

    >>> total_variation([0.5, 0.5], [0.25, 0.75])
    0.25
    """
    return float(np.abs(distribution(p) - distribution(q)).sum() / 2)


def pinsker_bound_nats(p, q) -> float:
    """2 · (total variation)² nats: neither KL(P‖Q) nor KL(Q‖P) in nats is smaller. Pinsker; Cover & Thomas, lemma 11.6.1.

    >>> pinsker_bound_nats([0.5, 0.5], [0.25, 0.75])
    0.125
    """
    return 2 * total_variation(p, q) ** 2


class Finite(StrEnum):
    """Which of the two divergences are finite; SAME where P = Q and both are 0."""

    SAME = "same"
    BOTH = "both"
    ONLY_REVERSE = "only_reverse"
    ONLY_FORWARD = "only_forward"
    NEITHER = "neither"


@dataclass(frozen=True)
class Comparison:
    """KL(P‖Q) and KL(Q‖P) in bits and which are finite; P's probability of what Q excludes (`lost`), and Q's (`gone`).

    `variation` is the total variation, `bound` Pinsker's lower bound of both divergences in nats.
    """

    forward: float
    reverse: float
    finite: Finite
    lost: float
    gone: float
    variation: float
    bound: float


def compare(p, q) -> Comparison:
    """Both divergences: KL(P‖Q) = ∞ exactly if P allows what Q calls impossible, whatever the other direction does.

    >>> both = compare([0.5, 0.5, 0.0], [0.9, 0.05, 0.05])
    >>> round(both.forward, 3), both.reverse, str(both.finite), both.gone
    (1.237, inf, 'only_forward', 0.05)
    """
    forward, reverse = kl_divergence(p, q), kl_divergence(q, p)
    names = {(False, False): Finite.BOTH, (True, False): Finite.ONLY_REVERSE, (False, True): Finite.ONLY_FORWARD,
             (True, True): Finite.NEITHER}  # fmt: skip
    variation = total_variation(p, q)
    finite = Finite.SAME if variation == 0 else names[forward == inf, reverse == inf]
    return Comparison(forward, reverse, finite, excluded(p, q)[1], excluded(q, p)[1], variation, pinsker_bound_nats(p, q))


class Sides(StrEnum):
    """How KL(P‖R) compares with KL(P‖Q) + KL(Q‖R)."""

    FAILS = "fails"
    HOLDS = "holds"
    LEVEL = "level"
    ENDLESS = "endless"


@dataclass(frozen=True)
class Detour:
    """KL(P‖Q), KL(Q‖R) and KL(P‖R) in bits, and whether the last is at most the first two together.

    LEVEL where Q = P or Q = R. ENDLESS where KL(P‖R) = ∞: then the way over Q is infinite, too.
    """

    first: float
    second: float
    direct: float

    @property
    def over_q(self) -> float:
        return self.first + self.second

    @property
    def sides(self) -> Sides:
        if self.direct == inf:
            return Sides.ENDLESS
        if 0 in (self.first, self.second):
            return Sides.LEVEL
        return Sides.FAILS if self.direct > self.over_q else Sides.HOLDS


def detour(p, q, r) -> Detour:
    """The divergence from P to R, and the detour over Q. For two outcomes it is shorter exactly for q₁ between p₁ and r₁.

    With log-odds θ = ln(x / (1 − x)) then KL(P‖R) − KL(P‖Q) − KL(Q‖R) = (p₁ − q₁)(θ(q₁) − θ(r₁)) nats (0 < q₁, r₁ < 1).

    >>> str(detour([0.5, 0.5], [0.25, 0.75], [0.1, 0.9]).sides), str(detour([0.5, 0.5], [0.75, 0.25], [0.1, 0.9]).sides)
    ('fails', 'holds')
    """
    return Detour(kl_divergence(p, q), kl_divergence(q, r), kl_divergence(p, r))
