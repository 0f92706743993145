"""Entropy of a table: surprise, mixtures of two tables, and pairs of events. In bits, unless a name says nats."""

from dataclasses import dataclass
from math import log

import numpy as np

from explorers.beliefs import distribution, entropy
from explorers.tables import Probabilities, TableError, probabilities

MOST = 6  # outcomes that can be told apart, and dragged, in one picture


def outcomes(text: str) -> Probabilities:
    """One to six probabilities as people type them: fractions, decimals or counts, divided by their sum.

    Raises TableError as `probabilities` does, and with code many.

    >>> outcomes("1/2 1/4 1/4").values.ravel().tolist()
    [0.5, 0.25, 0.25]
    """
    read = probabilities(text)
    if read.values.size > MOST:
        raise TableError("many", f"These are {read.values.size} outcomes. Type 1 to {MOST} numbers.")
    return read


def shares_text(shares) -> str:
    """Probabilities as a visitor would type them, with four decimals at most.

    >>> shares_text([0.5, 0.3333, 0.16670000001])
    '0.5 0.3333 0.1667'
    """
    return " ".join(f"{round(share, 4):g}" for share in shares)


def binary(x: float) -> list[float]:
    """The table (x, 1 − x) of two outcomes, for 0 ≤ x ≤ 1.

    >>> binary(0.8)
    [0.8, 0.2]
    """
    return [x, round(1 - x, 12)]


def nats(bits: float) -> float:
    """The same information in nats: 1 bit is ln 2 nats, because log₂ x = ln x / ln 2.

    >>> round(nats(1.0), 6)
    0.693147
    """
    return bits * log(2)


def surprisals(p):
    """−log₂ p_k bits, the surprise of each outcome; ∞ where p_k = 0. Shape (n,), as p.

    >>> surprisals([0.5, 0.25, 0.25, 0.0]).tolist()
    [1.0, 2.0, 2.0, inf]
    """
    p = distribution(p)
    surprise = np.full(p.shape, np.inf)
    surprise[p > 0] = np.abs(np.log2(p[p > 0]))
    return surprise


def contributions(p):
    """p_k · (−log₂ p_k) bits, the part of each outcome in H(p) = their sum; 0 where p_k = 0, the limit as p_k → 0.

    As a function of p_k it is greatest at p_k = 1/e, not at 1/2.

    >>> contributions([0.5, 0.25, 0.25, 0.0]).tolist()
    [0.5, 0.5, 0.5, 0.0]
    """
    p = distribution(p)
    return np.where(p > 0, p * np.where(p > 0, surprisals(p), 0.0), 0.0)


def effective_number(p) -> float:
    """2^H(p): so many equally likely outcomes have the same entropy. From 1 (one sure outcome) to n (uniform).

    >>> effective_number([0.25, 0.25, 0.25, 0.25, 0.0])
    4.0
    """
    return 2 ** entropy(p)


def mixture(p, q, weight):
    """The table (1 − weight) p + weight q: q is used with probability `weight`, p otherwise. 0 ≤ weight ≤ 1.

    >>> mixture([1.0, 0.0], [0.5, 0.5], 0.5)
    array([0.75, 0.25])
    """
    if not 0 <= weight <= 1:
        raise ValueError(f"the weight must be from 0 to 1, not {weight}")
    return (1 - weight) * distribution(p) + weight * distribution(q)


def concavity_gap(p, q, weight) -> float:
    """H(mixture) − mean of H(p) and H(q), in bits: never negative, because entropy is strictly concave.

    0 only for p = q or weight 0 or 1. It is what the outcome tells about which of the two tables was used (their mutual
    information), so it is at most the entropy of the weight. Cover & Thomas, ch. 2.7.

    >>> concavity_gap([1.0, 0.0], [0.0, 1.0], 0.5)
    1.0
    """
    mean = (1 - weight) * entropy(p) + weight * entropy(q)
    return max(0.0, entropy(mixture(p, q, weight)) - mean)


def joint_table(x1, y1, y0):
    """P(X, Y) as a 2 × 2 table, rows X = 1, 0, columns Y = 1, 0, from P(X=1), P(Y=1 | X=1) and P(Y=1 | X=0).

    All three from 0 to 1. If P(X=1) is 0 or 1, one of the conditional probabilities is without effect.

    >>> joint_table(0.5, 0.5, 1.0).tolist()
    [[0.25, 0.25], [0.5, 0.0]]
    """
    return np.array([[x1 * y1, x1 * (1 - y1)], [(1 - x1) * y0, (1 - x1) * (1 - y0)]])


@dataclass(frozen=True)
class PairEntropies:
    """In bits: H(X), H(Y), H(X, Y), H(Y | X) = Σ P(X=x) H(Y | X=x), and the mutual information I(X; Y).

    Chain rule: H(X, Y) = H(X) + H(Y | X), always. I = H(Y) − H(Y | X) ≥ 0, and 0 exactly if X and Y are independent.
    """

    x: float
    y: float
    joint: float
    y_given_x: float
    mutual: float


def pair_entropies(joint) -> PairEntropies:
    """The entropies of a pair from its joint table: rows are the values of X, columns those of Y. Cover & Thomas, ch. 2.

    >>> pair = pair_entropies([[0.25, 0.25], [0.5, 0.0]])
    >>> pair.x, pair.y_given_x, pair.joint, round(pair.y, 4), round(pair.mutual, 4)
    (1.0, 0.5, 1.5, 0.8113, 0.3113)
    """
    joint = np.asarray(joint, dtype=float)
    both = entropy(joint.ravel())
    rows = joint.sum(axis=1)
    y_given_x = sum(share * entropy(row / share) for share, row in zip(rows, joint, strict=True) if share > 0)
    x, y = entropy(rows), entropy(joint.sum(axis=0))
    return PairEntropies(x, y, both, float(y_given_x), max(0.0, x + y - both))
