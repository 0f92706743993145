"""Classification with softmax: the loss of the true class from logits, and its gradient.

z has shape (n,), one finite logit for each class; classes are numbered from 1. Losses are in nats, as in training.
What the plain formulas do in double precision is in `softmax_doubles`.
"""

import numpy as np

from explorers.tables import TableError, matrix

MOST = 5  # classes that can be told apart, and dragged, in one picture
LARGEST = 9999


def logits(text: str):
    """Two to five logits as people type them, each from −9999 to 9999. Raises TableError as `matrix` does, and count or range.

    >>> logits("2 1/2 -1").tolist()
    [2.0, 0.5, -1.0]
    """
    z = np.array(matrix(text).entries, dtype=float).ravel()
    if not 2 <= z.size <= MOST:
        raise TableError("count", f"A classifier has at least 2 classes; here it has at most {MOST}. This is {z.size}.")
    if np.abs(z).max() > LARGEST:
        raise TableError("range", f"Type logits from −{LARGEST} to {LARGEST}.")
    return z


def logits_text(z) -> str:
    """Logits as a visitor would type them, with three decimals at most.

    >>> logits_text([2.0, -0.33333])
    '2 -0.333'
    """
    return " ".join(f"{round(float(value), 3) + 0.0:.10g}" for value in z)


def log_sum_exp(z) -> float:
    """ln Σ exp(z_k), with the largest logit taken out: max z + ln(1 + Σ exp(z_k − max z) over the others). Nothing overflows.

    It lies between max z and max z + ln n. Adding c to every logit adds c to it.

    >>> round(log_sum_exp([1000.0, 1000.0]) - 1000, 6)  # ln 2
    0.693147
    """
    z = np.asarray(z, dtype=float)
    top = z.argmax()
    return float(z[top] + np.log1p(np.exp(np.delete(z, top) - z[top]).sum()))


def softmax(z):
    """q_k = exp(z_k) / Σ exp(z_i): logits as probabilities. Adding the same number to every logit changes nothing.

    The largest logit is taken off first, so that nothing overflows; a q_k below 5e-324 still becomes 0.

    >>> softmax([0.0, 0.0, 0.0, 0.0]).tolist()
    [0.25, 0.25, 0.25, 0.25]
    """
    z = np.asarray(z, dtype=float)
    powers = np.exp(z - z.max())
    return powers / powers.sum()


def loss(z, true) -> float:
    """−ln q_true = ln Σ exp(z_k − z_true) nats: the cross-entropy of q = softmax(z) with the sure table of the true class.

    Above 0 for all finite logits of two or more classes (as a double it is 0 from a lead of 745 on). Right at logits of 1000
    too, because q itself is never computed.

    >>> round(loss([0.0, 0.0], 1), 6), loss([1000.0, 0.0], 2)
    (0.693147, 1000.0)
    """
    z = np.asarray(z, dtype=float)
    return log_sum_exp(z - z[true - 1])


def bits(nats: float) -> float:
    """The same loss in bits: 1 nat is 1 / ln 2 = 1.4427 bits.

    >>> round(bits(0.693147), 5)
    1.0
    """
    return float(nats / np.log(2))


def is_first(z, true) -> bool:
    """Whether the true class alone has the greatest logit, so that the classifier is right.

    It always is if the loss is below ln 2 nats (1 bit): then q_true > 1/2. A larger loss, up to ln n, decides nothing.

    >>> is_first([2.0, 1.0], 1), is_first([1.0, 1.0], 1)
    (True, False)
    """
    others = np.delete(np.asarray(z, dtype=float), true - 1)
    return bool(np.all(others < z[true - 1]))


def one_hot(true, n):
    """The sure table: probability 1 for the true class. Shape (n,).

    >>> one_hot(2, 3).tolist()
    [0.0, 1.0, 0.0]
    """
    return (np.arange(1, n + 1) == true).astype(float)


def gradient(z, true):
    """∂loss/∂z_k = q_k − p_k, with q = softmax(z) and p the sure table of the true class. It sums to 0.

    Every entry is from −1 to 1, however large the loss is; with respect to q itself the slope is −1/q_true, unbounded.

    >>> gradient([0.0, 0.0], 1).tolist()
    [-0.5, 0.5]
    """
    q = softmax(z)
    return q - one_hot(true, len(q))


def step(z, true, rate=1.0):
    """One step of gradient descent on the logits themselves: z − rate · (q − p). The loss falls if 0 < rate ≤ 1.

    >>> step([0.0, 0.0], 1).tolist()
    [0.5, -0.5]
    """
    return np.asarray(z, dtype=float) - rate * gradient(z, true)
