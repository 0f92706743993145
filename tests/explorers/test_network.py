"""The network: layout, loss and gradient against differences, a case by hand, and logistic regression's optimum."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.optimize import minimize
from scipy.special import expit

from explorers import softmax
from explorers.layers import layer
from explorers.network import Network, activation_slope, forward, gradient, layers, logit, loss, loss_slope, losses, start

SIZES = [(2, 1), (2, 3, 1), (2, 4, 3, 1), (2, 2, 5, 3, 1)]
ACTIVATIONS, LOSSES = ["identity", "tanh", "sigmoid", "ReLU"], ["cross-entropy", "squared error"]


def example(network, count=9, seed=3):
    draw = np.random.default_rng(seed)
    θ = start(network, seed) + 0.3 * draw.normal(size=network.count)
    return θ, draw.normal(size=(count, 2)), draw.integers(0, 2, count)


def test_the_logit_is_the_composite_of_the_layers_written_out():
    network = Network((2, 2, 2, 1), "tanh")
    θ, x, _ = example(network)
    first, second, last = layers(network, θ)
    for point, z in zip(x, logit(network, θ, x), strict=True):
        inner = layer(layer(point, *first, "tanh"), *second, "tanh")
        assert z == pytest.approx((last[0] @ inner + last[1]).item())


def test_the_parameters_stand_row_by_row_each_layer_with_its_shift():
    (A, b), (C, d) = layers(Network((2, 3, 1)), np.arange(1.0, 14.0))
    assert A.tolist() == [[1, 2], [3, 4], [5, 6]]
    assert b.tolist() == [7, 8, 9]
    assert C.tolist() == [[10, 11, 12]]
    assert d.tolist() == [13]


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_many_networks_at_once_are_each_of_them(activation):
    network = Network((2, 4, 3, 1), activation)
    many = np.array([example(network, seed=seed)[0] for seed in range(6)])
    _, x, label = example(network)
    assert_allclose(logit(network, many, x), [logit(network, θ, x) for θ in many], rtol=1e-12)
    stacked = loss(network, many.reshape(2, 3, -1), x, label)
    assert_allclose(stacked.ravel(), [loss(network, θ, x, label) for θ in many], rtol=1e-12)


@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("kind", LOSSES)
def test_the_gradient_is_that_of_differences(sizes, activation, kind):
    network = Network(sizes, activation, kind)
    θ, x, label = example(network)
    closest = min(abs(z).min() for z in forward(network, θ, x)[1])
    assert activation != "ReLU" or closest > 1e-4  # no kink is crossed
    steps = 1e-5 * np.eye(network.count)
    central = [(loss(network, θ + h, x, label) - loss(network, θ - h, x, label)) / 2e-5 for h in steps]
    assert_allclose(gradient(network, θ, x, label), central, atol=1e-8)


def test_the_gradient_of_a_tiny_network_worked_by_hand():
    """x = (1, 2), one tanh neuron with w = (0.5, −0.25), b = 0, so z = 0: tanh is 0 with slope 1; v = 2, shift 0, class 1."""
    found = gradient(Network((2, 1, 1), "tanh"), np.array([0.5, -0.25, 0.0, 2.0, 0.0]), [[1.0, 2.0]], [1])
    assert_allclose(found, [-1, -2, -1, 0, -0.5])  # δ = q − 1 = −1/2, behind = −1/2 · 2 = −1


@settings(deadline=None)
@given(st.floats(-50, 50), st.integers(0, 1))
def test_the_loss_is_softmax_with_the_logits_zero_and_z(z, label):
    assert losses("cross-entropy", np.array([z]), np.array([label]))[0] == pytest.approx(softmax.loss([0.0, z], label + 1))
    assert loss_slope("cross-entropy", np.array([z]), np.array([label]))[0] == pytest.approx(
        softmax.gradient([0.0, z], label + 1)[1])


def test_extreme_logits_neither_overflow_nor_lose_the_loss():
    z, label = np.array([1e6, -1e6, 1e6, -1e6]), np.array([1, 1, 0, 0])
    assert losses("cross-entropy", z, label).tolist() == [0, 1e6, 1e6, 0]
    assert losses("squared error", z, label).tolist() == [0, 1, 1, 0]
    assert loss_slope("cross-entropy", z, label).tolist() == [0, -1, 1, 0]
    assert loss_slope("squared error", z, label).tolist() == [0, 0, 0, 0]  # surely wrong, and no slope


def test_no_points_have_no_loss():
    network = Network((2, 2, 1))
    assert np.isnan(loss(network, start(network, 1), np.empty((0, 2)), np.empty(0, int)))


def test_relu_has_slope_zero_at_zero_by_convention():
    assert activation_slope(np.array([-1e-300, 0.0, 1e-300]), "ReLU").tolist() == [0, 0, 1]


def test_logistic_regression_is_stationary_where_scipy_finds_the_minimum():
    draw = np.random.default_rng(8)
    x, label = draw.normal(size=(60, 2)), draw.integers(0, 2, 60)  # not separable
    network = Network((2, 1))
    design = np.column_stack([x, np.ones(60)])
    best = minimize(lambda θ: np.mean(np.log1p(np.exp(-(2 * label - 1) * (design @ θ)))), np.zeros(3), tol=1e-12).x
    assert_allclose(gradient(network, best, x, label), 0, atol=1e-6)
    assert_allclose(design.T @ (expit(logit(network, best, x)) - label), 0, atol=1e-4)
    assert expit(logit(network, best, x)).mean() == pytest.approx(label.mean(), abs=1e-6)


@pytest.mark.parametrize(("activation", "variance"), [("tanh", 1), ("ReLU", 2)])
def test_the_start_has_the_variance_of_its_rule_and_no_shift(activation, variance):
    network = Network((2, 8, 8, 8, 1), activation)
    drawn = [layers(network, start(network, seed)) for seed in range(200)]
    for k, n in enumerate((2, 8, 8, 8)):
        entries = np.concatenate([pairs[k][0].ravel() for pairs in drawn])
        assert entries.var() == pytest.approx(variance / n, rel=0.2)
        assert not any(pairs[k][1].any() for pairs in drawn)
    assert (start(network, 5) == start(network, 5)).all()
