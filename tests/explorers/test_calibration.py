"""Calibration: temperatures keep the accuracy and change the loss; true probabilities are best, and their loss is not 0."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import minimize_scalar
from scipy.stats import entropy as scipy_entropy

from explorers.calibration import accuracy, best_loss, best_temperature, calibration_gap, examples, mean_loss, reliability
from explorers.softmax import loss, softmax

MANY = 200_000
GRID = [k / 10 for k in range(2, 51)]


def test_the_mean_loss_is_the_mean_of_single_losses():
    logits, labels = examples(50, seed=2)
    single = [loss(z / 1.7, label + 1) for z, label in zip(logits, labels, strict=True)]
    assert_allclose(mean_loss(logits, labels, 1.7), np.mean(single))


def test_every_temperature_has_the_same_accuracy_and_another_loss():
    logits, labels = examples(2000, seed=1)
    right = [np.mean([softmax(z / t).argmax() == label for z, label in zip(logits, labels, strict=True)]) for t in (0.2, 1, 5)]
    assert right == [accuracy(logits, labels)] * 3
    losses = [mean_loss(logits, labels, t) for t in (0.2, 1, 2)]
    assert losses[0] > losses[1] + 1 > losses[2] + 1


def test_the_loss_is_convex_in_one_over_the_temperature():
    logits, labels = examples(300, seed=4)
    curve = [mean_loss(logits, labels, 1 / beta) for beta in np.linspace(0.1, 5, 60)]
    assert np.diff(curve, 2).min() > 0


def test_the_best_temperature_is_2_by_construction_and_that_of_scipy():
    logits, labels = examples(MANY, seed=5)
    def fitted(*test):
        return minimize_scalar(lambda t: mean_loss(*test, t), bounds=(0.2, 5), method="bounded").x

    assert fitted(logits, labels) == pytest.approx(2, abs=0.03)
    few = examples(2000, seed=1)
    assert best_temperature(*few, GRID) == pytest.approx(fitted(*few), abs=0.06)


def test_the_least_expected_loss_is_the_entropy_of_the_true_probabilities_and_not_0():
    logits, labels = examples(MANY, seed=6)
    truth = [softmax(z / 2) for z in logits[:500]]
    assert_allclose(best_loss(logits[:500]), np.mean([scipy_entropy(q) for q in truth]))
    assert mean_loss(logits, labels, 2) == pytest.approx(best_loss(logits), abs=0.008)
    assert best_loss(logits) > 0.6
    assert mean_loss(logits, labels, 1) > best_loss(logits) + 0.05


def test_calibrated_at_2_too_sure_below_and_not_sure_enough_above():
    logits, labels = examples(MANY, seed=7)
    gaps = {t: reliability(logits, labels, t) for t in (1, 2, 4)}
    for t, sign in ((1, -1), (2, 0), (4, 1)):
        found = gaps[t]
        here = found.count > 2000
        off = (found.accuracy - found.confidence)[here]
        assert np.all(np.abs(off) < 0.04 if sign == 0 else sign * off > 0.03)
    assert calibration_gap(logits, labels, 2) < 0.01 < calibration_gap(logits, labels, 1)


def test_bins_hold_every_example_once_and_empty_bins_say_nothing():
    logits, labels = examples(2000, seed=1)
    found = reliability(logits, labels, 1.0)
    assert found.count.sum() == 2000
    assert found.count[:3].tolist() == [0, 0, 0]  # with three classes the greatest probability is at least 1/3
    assert np.isnan(found.accuracy[0])
    weights = found.count[3:] / 2000
    assert weights @ found.accuracy[3:] == pytest.approx(accuracy(logits, labels))


def test_the_labels_follow_the_true_probabilities():
    logits, labels = examples(MANY, seed=8)
    truth = np.exp(logits / 2) / np.exp(logits / 2).sum(axis=1, keepdims=True)
    assert_allclose([np.mean(labels == k) for k in range(3)], truth.mean(axis=0), atol=0.005)
    sure = truth[:, 0] > 0.8
    assert np.mean(labels[sure] == 0) == pytest.approx(truth[sure, 0].mean(), abs=0.01)


def test_a_temperature_must_be_positive():
    for t in (0, -1, float("nan")):
        with pytest.raises(ValueError, match="positive"):
            mean_loss([[0.0, 0.0]], [0], t)
