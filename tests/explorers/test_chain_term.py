"""The factors of a term multiply to the gradient of one point, and differences agree with the mean."""

import numpy as np
import pytest

from explorers.chain_term import Parameter, agree, difference_quotient, parameter, partial_derivative, term
from explorers.network import Network, gradient, layers, logit, start


@pytest.mark.parametrize("sizes", [(2, 1), (2, 3, 1), (2, 3, 4, 1), (2, 2, 3, 2, 1)])
@pytest.mark.parametrize("activation", ["tanh", "ReLU", "sigmoid"])
@pytest.mark.parametrize("kind", ["cross-entropy", "squared error"])
def test_the_product_is_the_entry_of_the_gradient_for_every_parameter(sizes, activation, kind):
    network = Network(sizes, activation, kind)
    θ, x = start(network, 2) + 0.1, np.array([[0.7, -1.3]])
    whole = gradient(network, θ, x, [1])
    products = [term(network, θ, x[0], 1, number).product for number in range(1, network.count + 1)]
    assert products == pytest.approx(whole, abs=1e-14)


def test_the_place_of_every_parameter_is_where_the_layout_has_it():
    network = Network((2, 3, 2, 1))
    θ = np.zeros(network.count)
    for number in range(1, network.count + 1):
        θ[:] = 0
        θ[number - 1] = 1
        place = parameter(network, number)
        A, b = layers(network, θ)[place.layer - 1]
        assert (A[place.into - 1, place.source - 1] if place.source else b[place.into - 1]) == 1
    assert parameter(network, 7) == Parameter(1, 1, 0)
    for outside in (0, network.count + 1):
        with pytest.raises(IndexError):
            parameter(network, outside)


def test_the_last_factor_of_cross_entropy_is_the_error():
    network = Network((2, 3, 1))
    θ, x = start(network, 1), np.array([0.4, 0.9])
    q = 1 / (1 + np.exp(-logit(network, θ, [x])[0]))
    shift = term(network, θ, x, 0, network.count)
    assert (shift.behind, shift.slope, shift.input) == pytest.approx((q, 1, 1))


def test_differences_agree_with_the_chain_rule_over_many_points():
    network, draw = Network((2, 4, 4, 1)), np.random.default_rng(1)
    θ, x, label = start(network, 1), draw.normal(size=(50, 2)), draw.integers(0, 2, 50)
    for number in (1, 9, 13, 33, network.count):
        assert difference_quotient(network, θ, x, label, number) == pytest.approx(
            partial_derivative(network, θ, x, label, number), abs=1e-9)


def test_huge_weights_lose_the_step_of_the_difference_and_it_is_noticed():
    network = Network((2, 3, 1), "identity")
    θ, x, label = 1e12 * start(network, 1), np.array([[0.5, 1.0], [-1.0, 0.2]]), np.array([0, 1])
    pairs = [(partial_derivative(network, θ, x, label, number), difference_quotient(network, θ, x, label, number))
             for number in range(1, network.count + 1)]  # fmt: skip
    assert not all(agree(*pair) for pair in pairs)
