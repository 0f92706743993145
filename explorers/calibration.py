"""Calibration: accuracy counts who is first, cross-entropy also asks whether the probabilities are true.

A classifier gives logits, shape (m, n), for m examples and n classes; labels have shape (m,), numbered from 0. In nats.
"""

from dataclasses import dataclass

import numpy as np

CLASSES = 3
SPREAD = 1.5  # standard deviation of the true log-odds
OVERCONFIDENCE = 2.0  # the classifier's logits are so many times too large
BINS = 10
SIZE = 2000  # examples on the page


def log_softmax(logits, temperature=1.0):
    """ln softmax(logits / T) of each row, T > 0 (else ValueError); the greatest logit is taken off first. Shape as logits.

    >>> np.exp(log_softmax([[1000.0, 1000.0]])).tolist()
    [[0.5, 0.5]]
    """
    if not temperature > 0:
        raise ValueError(f"the temperature must be positive, not {temperature}")
    z = np.asarray(logits, dtype=float) / temperature
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def examples(m, seed) -> tuple[np.ndarray, np.ndarray]:
    """m examples of a classifier that is too sure of itself: its logits, shape (m, 3), and the labels, shape (m,).

    The labels are drawn from softmax(u), u normal with standard deviation 1.5; the classifier says softmax(2u).

    >>> logits, labels = examples(4, seed=1)
    >>> logits.shape, labels.tolist()
    ((4, 3), [1, 2, 1, 1])
    """
    generator = np.random.default_rng(seed)
    truth = generator.normal(scale=SPREAD, size=(m, CLASSES))
    heights = np.cumsum(np.exp(log_softmax(truth)), axis=1)[:, :-1]
    labels = (generator.random((m, 1)) > heights).sum(axis=1)
    return OVERCONFIDENCE * truth, labels


def accuracy(logits, labels) -> float:
    """The share of examples whose label has the greatest logit. A temperature T > 0 does not change it: the order stays.

    >>> accuracy([[2.0, 1.0], [0.0, 3.0]], [0, 0])
    0.5
    """
    return float(np.mean(np.argmax(logits, axis=1) == np.asarray(labels)))


def mean_loss(logits, labels, temperature) -> float:
    """The mean of −ln q_label with q = softmax(logits / T), T > 0, in nats: the cross-entropy on these examples.

    As a function of 1/T it is convex, so the temperatures that make it least have no gap.

    >>> round(mean_loss([[0.0, 0.0]], [0], 1.0), 6)
    0.693147
    """
    said = log_softmax(logits, temperature)
    return float(-said[np.arange(len(said)), labels].mean())


def best_loss(logits) -> float:
    """The mean entropy of the true probabilities softmax(logits / 2), in nats: the least *expected* loss of any classifier.

    Above 0, because the labels are random even for who knows everything but the label.

    >>> round(best_loss([[0.0, 0.0]]), 6)
    0.693147
    """
    said = log_softmax(logits, OVERCONFIDENCE)
    return float(-(np.exp(said) * said).sum(axis=1).mean())


def best_temperature(logits, labels, temperatures) -> float:
    """The one of these temperatures with the least mean loss on these examples, the smallest among equals.

    >>> best_temperature([[2.0, 0.0], [2.0, 0.0]], [0, 1], [1.0, 2.0, 4.0])
    4.0
    """
    return min(temperatures, key=lambda t: mean_loss(logits, labels, t))


@dataclass(frozen=True)
class Reliability:
    """By confidence, in bins of equal width: examples, their mean confidence and their accuracy; nan where a bin is empty."""

    count: np.ndarray
    confidence: np.ndarray
    accuracy: np.ndarray


def reliability(logits, labels, temperature, bins=BINS) -> Reliability:
    """Of the examples whose greatest probability is in a bin, the share that is right. Calibrated: about the confidence.

    >>> found = reliability([[5.0, 0.0], [5.0, 0.0]], [0, 1], 1.0)
    >>> found.count.tolist()[-1], float(found.accuracy[-1])
    (2, 0.5)
    """
    said = log_softmax(logits, temperature)
    sure = np.exp(said.max(axis=1))
    right = said.argmax(axis=1) == np.asarray(labels)
    place = np.minimum((sure * bins).astype(int), bins - 1)
    count = np.bincount(place, minlength=bins)
    many = np.where(count > 0, count, np.nan)
    return Reliability(count, np.bincount(place, sure, bins) / many, np.bincount(place, right, bins) / many)


def calibration_gap(logits, labels, temperature) -> float:
    """The mean of |accuracy − confidence| over the bins, weighted by their examples (expected calibration error).

    It depends on the bins and is a little above 0 by chance even for true probabilities. Guo et al. 2017.

    >>> calibration_gap([[50.0, 0.0], [50.0, 0.0]], [0, 1], 1.0)
    0.5
    """
    found = reliability(logits, labels, temperature)
    here = found.count > 0
    return float(found.count[here] @ np.abs(found.accuracy - found.confidence)[here] / found.count.sum())
