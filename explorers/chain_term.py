"""One number of the gradient taken apart: ∂loss/∂w for one parameter and one point as a product of its factors."""

from dataclasses import dataclass

import numpy as np

from explorers.network import Network, activation_slope, forward, gradient, layers, loss, loss_slope


@dataclass(frozen=True)
class Parameter:
    """Where a number of θ stands: in layer `layer` (from 1), to neuron `into`, from neuron or input `source`; 0 means b."""

    layer: int
    into: int
    source: int


@dataclass(frozen=True)
class Term:
    """∂loss/∂w = (`behind` · `slope`) · `input`, for one point.

    `input` is what the parameter multiplies (1 for a shift b), `slope` = σ′(z) of its neuron, 1 in the last layer, and
    `behind` = ∂loss/∂(σ(z)): the sum over all paths from this neuron to the loss; in the last layer ∂loss/∂logit.
    """

    behind: float
    slope: float
    input: float
    z: float

    @property
    def product(self) -> float:
        return self.behind * self.slope * self.input


def parameter(network: Network, number: int) -> Parameter:
    """The place of the parameter with this number, from 1 to P in the order of θ. IndexError: no such number.

    >>> parameter(Network((2, 3, 1)), 3), parameter(Network((2, 3, 1)), 13)
    (Parameter(layer=1, into=2, source=1), Parameter(layer=2, into=1, source=0))
    """
    if not 1 <= number <= network.count:
        raise IndexError(f"There are {network.count} parameters.")
    at = number - 1
    for k, (n, m) in enumerate(zip(network.sizes, network.sizes[1:], strict=False), 1):
        if at < n * m:
            return Parameter(k, at // n + 1, at % n + 1)
        if at < n * m + m:
            return Parameter(k, at - n * m + 1, 0)
        at -= n * m + m
    raise AssertionError


def term(network: Network, θ, x, label, number: int) -> Term:
    """The factors of ∂loss/∂θ[number − 1] for a single point x = (x, y) with its class."""
    place = parameter(network, number)
    inputs, sums = forward(network, θ, [x])
    pairs, k = layers(network, np.asarray(θ, dtype=float)), place.layer - 1
    behind = loss_slope(network.loss, sums[-1][0], np.array([label]))
    slope = np.ones(1)
    for layer in range(len(pairs) - 1, k, -1):
        behind = (behind * slope) @ pairs[layer][0]
        slope = activation_slope(sums[layer - 1][0], network.activation)
    neuron = place.into - 1
    came = inputs[k][0, place.source - 1] if place.source else 1.0
    return Term(float(behind[neuron]), float(slope[neuron]), float(came), float(sums[k][0, neuron]))


def partial_derivative(network: Network, θ, x, label, number: int) -> float:
    """∂(mean loss)/∂θ[number − 1] over these points, by the chain rule."""
    return float(gradient(network, θ, x, label)[number - 1])


def difference_quotient(network: Network, θ, x, label, number: int, h=1e-5) -> float:
    """(L(w + h) − L(w − h)) / 2h for the same parameter, with no derivative used.

    It differs from the derivative by O(h²) where L is smooth on the way, and by rounding, about 10⁻¹⁶ L/h. At a kink of ReLU
    it can be anything between the slopes of both sides.
    """
    step = h * (np.arange(network.count) == number - 1)
    up, down = (float(loss(network, θ + way * step, x, label)) for way in (1, -1))
    return (up - down) / (2 * h)


def agree(derivative: float, quotient: float) -> bool:
    """Whether both are equal to a thousandth, or both below 10⁻⁹ in size.

    They are not where h is lost in the rounding of huge weights, or where a kink of ReLU is within h.

    >>> agree(0.25, 0.2500001), agree(1e20, 0.0)
    (True, False)
    """
    return abs(derivative - quotient) <= max(1e-3 * abs(derivative), 1e-9)
