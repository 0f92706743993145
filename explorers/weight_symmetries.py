"""Other parameters, the same function: swapped neurons, and ReLU neurons rescaled. So a minimum is not unique."""

from math import factorial, prod

import numpy as np

from explorers.network import Network, forward, gradient, layers


def swapped(network: Network, θ, layer: int, first: int, second: int) -> np.ndarray:
    """θ with two neurons of a hidden layer exchanged, their shifts and what leaves them too; numbers from 1.

    The network is the same function, for every activation. A layer of n neurons so has n! places for one function.

    >>> swapped(Network((2, 2, 1)), np.arange(1.0, 10.0), 1, 1, 2).tolist()
    [3.0, 4.0, 1.0, 2.0, 6.0, 5.0, 8.0, 7.0, 9.0]
    """
    new = np.array(θ, dtype=float)
    (A, b), (C, _) = layers(network, new)[layer - 1 : layer + 1]
    one, other = [first - 1, second - 1], [second - 1, first - 1]
    A[one], b[one], C[:, one] = A[other], b[other], C[:, other]
    return new


def orderings(network: Network) -> int:
    """In how many orders the neurons of the hidden layers can stand: the product of n! over these layers.

    >>> orderings(Network((2, 4, 3, 1)))
    144
    """
    return prod(map(factorial, network.sizes[1:-1]))


def rescaled(network: Network, θ, layer: int, neuron: int, factor: float) -> np.ndarray:
    """θ with what enters a neuron of a hidden layer times `factor` and what leaves it divided by `factor`; numbers from 1.

    For ReLU (and the identity) and factor > 0 the network is the same function, because max(0, cz) = c max(0, z). For tanh
    and sigmoid it is another one.
    """
    new = np.array(θ, dtype=float)
    (A, b), (C, _) = layers(network, new)[layer - 1 : layer + 1]
    A[neuron - 1] *= factor
    b[neuron - 1] *= factor
    C[:, neuron - 1] /= factor
    return new


def distance(θ, other) -> float:
    """‖θ − θ′‖₂, how far two lists of parameters are apart."""
    return float(np.linalg.norm(np.asarray(θ) - other))


def curvature(network: Network, θ, x, label, number: int, h=1e-4) -> float:
    """∂²(mean loss)/∂θ[number − 1]² by a central difference of the gradient; 0 at flat places, undefined at kinks of ReLU."""
    step = h * (np.arange(network.count) == number - 1)
    up, down = (gradient(network, θ + way * step, x, label)[number - 1] for way in (1, -1))
    return float((up - down) / (2 * h))


def spread(network: Network, θ) -> float:
    """The greatest difference between two neurons of the first hidden layer in any entry of their rows of A and in b.

    0 means that they all are the same neuron; 0 without a hidden layer, or with a single neuron in it. Of several θ,
    shape (…, P), the greatest.
    """
    if not network.hidden:
        return 0.0
    A, b = layers(network, np.asarray(θ, dtype=float))[0]
    return float(max(np.ptp(A, axis=-2).max(), np.ptp(b, axis=-1).max()))


def silent(network: Network, θ, x) -> int:
    """The number of hidden neurons with z ≤ 0 at all these points: for ReLU they are 0 there, and so is their gradient."""
    return int(sum((z <= 0).all(axis=0).sum() for z in forward(network, θ, x)[1][:-1]))
