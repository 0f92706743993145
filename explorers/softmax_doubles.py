"""What the plain formulas of the softmax loss do in double precision, where exp(710) is ∞ and exp(−746) is 0.

z has shape (n,), one finite logit for each class; classes are numbered from 1. Losses are in nats.
"""

from enum import StrEnum

import numpy as np

from explorers.softmax import loss, softmax


def naive_loss(z, true) -> float:
    """−ln(exp(z_true) / Σ exp(z_k)) as the formula stands. In doubles exp overflows from 709.8 on, and this is nan or wrong.

    At logits of −1000 all powers are 0, and 0/0 is nan too.

    >>> round(naive_loss([0.0, 0.0], 1), 6), naive_loss([1000.0, 1000.0], 1)
    (0.693147, nan)
    """
    with np.errstate(all="ignore"):
        powers = np.exp(np.asarray(z, dtype=float))
        return float(-np.log(powers[true - 1] / powers.sum())) + 0.0


def late_log_loss(z, true) -> float:
    """−ln of the finished softmax: no overflow, but inf as soon as q_true rounds to 0, though the loss is finite.

    >>> late_log_loss([1000.0, 1000.0], 1) == naive_loss([0.0, 0.0], 1), late_log_loss([1000.0, 0.0], 2)
    (True, inf)
    """
    with np.errstate(divide="ignore"):
        return float(-np.log(softmax(z)[true - 1])) + 0.0


class Plain(StrEnum):
    """What becomes of the plain formula in doubles."""

    RIGHT = "right"
    OVERFLOW = "overflow"
    UNDERFLOW = "underflow"


def plain(z, true) -> Plain:
    """OVERFLOW if some exp(z_k) is ∞; else RIGHT if `naive_loss` is `loss` within 1e-9; else UNDERFLOW: powers lost digits.

    >>> [str(plain(z, 1)) for z in ([1.0, 0.0], [1000.0, 0.0], [-1000.0, -1000.0])]
    ['right', 'overflow', 'underflow']
    """
    if np.max(z) > np.log(np.finfo(float).max):
        return Plain.OVERFLOW
    true_loss = loss(z, true)
    return Plain.RIGHT if abs(naive_loss(z, true) - true_loss) <= 1e-9 * max(1.0, true_loss) else Plain.UNDERFLOW
