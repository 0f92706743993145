"""Symmetries as theorems: which changes of the parameters leave the function, and what they do to slopes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.network import Network, gradient, logit, start
from explorers.point_sets import train_and_test
from explorers.training import train
from explorers.weight_symmetries import curvature, distance, orderings, rescaled, silent, spread, swapped

SIZES = (2, 4, 3, 1)
DRAW = np.random.default_rng(1)
X, LABEL = DRAW.normal(size=(40, 2)), DRAW.integers(0, 2, 40)


def parameters(network):
    return start(network, 5) + 0.2 * np.random.default_rng(2).normal(size=network.count)


@settings(deadline=None, max_examples=30)
@given(st.sampled_from(["tanh", "ReLU", "sigmoid", "identity"]), st.sampled_from([(1, 1, 4), (1, 2, 3), (2, 1, 3), (1, 2, 2)]))
def test_swapped_neurons_are_the_same_function(activation, which):
    network = Network(SIZES, activation)
    θ = parameters(network)
    new = swapped(network, θ, *which)
    assert_allclose(logit(network, new, X), logit(network, θ, X), rtol=1e-9, atol=1e-12)
    assert (distance(θ, new) > 0.1) == (which[1] != which[2])
    assert (swapped(network, new, *which) == θ).all()
    assert sorted(new) == sorted(θ)


@settings(deadline=None, max_examples=30)
@given(st.floats(0.1, 10), st.sampled_from([(1, 1), (1, 4), (2, 2)]))
def test_relu_rescaled_is_the_same_function_and_its_slopes_scale_the_other_way(c, which):
    network = Network(SIZES, "ReLU")
    θ = parameters(network)
    new = rescaled(network, θ, *which, c)
    assert_allclose(logit(network, new, X), logit(network, θ, X), rtol=1e-9, atol=1e-12)
    factors = rescaled(network, np.ones(network.count), *which, c)  # what each parameter was multiplied by
    assert_allclose(gradient(network, new, X, LABEL), gradient(network, θ, X, LABEL) / factors, rtol=1e-7, atol=1e-12)


@pytest.mark.parametrize("activation", ["tanh", "sigmoid"])
def test_other_activations_rescaled_are_other_functions(activation):
    network = Network(SIZES, activation)
    θ = parameters(network)
    assert abs(logit(network, rescaled(network, θ, 1, 1, 4.0), X) - logit(network, θ, X)).max() > 0.01


def test_a_negative_factor_changes_a_relu_function():
    network = Network(SIZES, "ReLU")
    θ = parameters(network)
    assert abs(logit(network, rescaled(network, θ, 1, 1, -1.0), X) - logit(network, θ, X)).max() > 0.01


def test_the_curvature_along_a_rescaled_weight_is_divided_by_the_square():
    network = Network((2, 3, 1), "ReLU")
    θ = parameters(network)
    pairs = (θ, 1e-4), (rescaled(network, θ, 1, 1, 4.0), 4e-4)
    before, after = (curvature(network, some, X, LABEL, 1, h) for some, h in pairs)
    assert before > 1e-4
    assert after == pytest.approx(before / 16, rel=1e-6)


def test_the_curvature_of_logistic_regression_is_its_closed_form():
    network, θ = Network((2, 1)), np.array([0.4, -0.7, 0.2])
    q = 1 / (1 + np.exp(-logit(network, θ, X)))
    for number, column in ((1, X[:, 0]), (2, X[:, 1]), (3, np.ones(40))):
        assert curvature(network, θ, X, LABEL, number) == pytest.approx(np.mean(q * (1 - q) * column**2), rel=1e-6)


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "ReLU"])
@pytest.mark.parametrize("method", ["plain", "Adam", "Nesterov"])
def test_neurons_that_start_at_zero_stay_equal(activation, method):
    network, data = Network((2, 4, 1), activation), train_and_test("rings", 60, 0.1, 1)
    zero, drawn = (train(network, *data, method, rate=0.1, batch=10, steps=200, seed=1, zero=zero) for zero in (True, False))
    assert spread(network, zero.weights) == 0
    assert spread(network, drawn.weights) > 0.1
    assert silent(network, zero.weights[-1], data[0].x) == 4 or activation == "sigmoid"
    assert abs(zero.weights[-1]).max() > 0  # the last shift learns at least


def test_there_are_factorially_many_orders():
    assert orderings(Network((2, 1))) == 1
    assert orderings(Network((2, 8, 8, 1))) == 40320**2
