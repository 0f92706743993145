"""A small neural network R² → R: its logit, its loss on labelled points, and its gradient by the chain rule, layer by layer.

All parameters are one flat vector θ: for each layer in turn its matrix A row by row (a row for each neuron), then its
shift b. A leading shape (…, P) of θ means many networks at once, all seen on the same points.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.special import expit

from explorers.layers import Activation, activate


class Loss(StrEnum):
    CROSS_ENTROPY = "cross-entropy"
    SQUARED = "squared error"


@dataclass(frozen=True)
class Network:
    """`sizes` are the numbers of neurons from the two inputs to the one logit, as (2, 4, 4, 1); the activation is that of
    every hidden layer.

    >>> Network((2, 4, 1)).count
    17
    """

    sizes: tuple[int, ...]
    activation: str = Activation.TANH
    loss: str = Loss.CROSS_ENTROPY

    @property
    def hidden(self) -> int:
        """The number of hidden layers."""
        return len(self.sizes) - 2

    @property
    def count(self) -> int:
        """P, the number of parameters."""
        return sum((n + 1) * m for n, m in zip(self.sizes, self.sizes[1:], strict=False))


def layers(network: Network, θ) -> list[tuple[np.ndarray, np.ndarray]]:
    """The pairs (A, b) of all layers: views into θ, of shapes (…, m, n) and (…, m) for n inputs and m neurons.

    >>> layers(Network((2, 1)), np.array([3.0, 4.0, 5.0]))
    [(array([[3., 4.]]), array([5.]))]
    """
    pairs, at = [], 0
    for n, m in zip(network.sizes, network.sizes[1:], strict=False):
        A, b = θ[..., at : at + n * m], θ[..., at + n * m : at + n * m + m]
        pairs.append((A.reshape(*A.shape[:-1], m, n), b))
        at += (n + 1) * m
    return pairs


def start(network: Network, seed) -> np.ndarray:
    """Random first parameters: every b = 0, the entries of A normal with variance 1/n, or 2/n for ReLU; n inputs of a layer.

    Glorot and Bengio 2010, He et al. 2015: so a layer about keeps the size of what goes through it.
    """
    θ = np.zeros(network.count)
    draw = np.random.default_rng(seed)
    gain = 2.0 if network.activation == Activation.RELU else 1.0
    for A, _ in layers(network, θ):
        A[:] = draw.normal(0.0, np.sqrt(gain / A.shape[-1]), A.shape)
    return θ


def forward(network: Network, θ, x) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """What goes into each layer, and its sums z = Aa + b, both of shape (…, points, neurons); x has shape (points, 2)."""
    inputs, sums = [np.asarray(x, dtype=float)], []
    for A, b in layers(network, np.asarray(θ, dtype=float)):
        sums.append(inputs[-1] @ np.swapaxes(A, -1, -2) + b[..., None, :])
        inputs.append(activate(sums[-1], network.activation))
    return inputs[:-1], sums


def logit(network: Network, θ, x) -> np.ndarray:
    """The logit z of every point, shape (…, points): class 1 is predicted where z > 0, with probability 1/(1 + e^(−z)).

    >>> logit(Network((2, 1)), np.array([3.0, 4.0, 5.0]), [[1.0, 0.0]])
    array([8.])
    """
    return forward(network, θ, x)[1][-1][..., 0]


def losses(kind, z, label) -> np.ndarray:
    """The loss of each point from its logit z and its class 0 or 1.

    Cross-entropy −ln q in nats, q the probability of the true class: ln(1 + e^(−z)) for class 1, ln(1 + e^z) for class 0,
    which overflows nowhere. Squared error (q₁ − class)², at most 1.

    >>> losses("cross-entropy", np.array([0.0, -1000.0]), np.array([1, 1])).round(4).tolist()
    [0.6931, 1000.0]
    """
    return np.logaddexp(0.0, np.where(label == 1, -z, z)) if kind == Loss.CROSS_ENTROPY else (expit(z) - label) ** 2


def loss(network: Network, θ, x, label) -> np.ndarray:
    """The mean loss over the points, shape (…); NaN without points."""
    each = losses(network.loss, logit(network, θ, x), np.asarray(label))
    return each.mean(axis=-1) if each.shape[-1] else np.full(each.shape[:-1], np.nan)


def loss_slope(kind, z, label) -> np.ndarray:
    """∂loss/∂z of each point: q₁ − class for cross-entropy; 2(q₁ − class) q₁(1 − q₁), about 0 also where surely wrong, else."""
    q = expit(z)
    return q - label if kind == Loss.CROSS_ENTROPY else 2 * (q - label) * q * (1 - q)


def activation_slope(z, activation) -> np.ndarray:
    """σ′(z) of each entry. For ReLU the derivative at 0 does not exist; 0 is taken there, a convention.

    >>> activation_slope(np.array([-1.0, 0.0, 2.0]), "ReLU").tolist()
    [0.0, 0.0, 1.0]
    """
    a = activate(z, activation)
    return {
        Activation.IDENTITY: lambda: np.ones_like(a),
        Activation.SIGMOID: lambda: a * (1 - a),
        Activation.TANH: lambda: 1 - a * a,
        Activation.RELU: lambda: (z > 0).astype(float),
    }[Activation(activation)]()


def gradient(network: Network, θ, x, label) -> np.ndarray:
    """∂(mean loss)/∂θ, shape (P,), by the chain rule from the last layer to the first; θ is one vector.

    With δ = ∂loss/∂z of a layer and a its input: ∂loss/∂A = δ aᵀ, ∂loss/∂b = δ, and for the layer before
    δ ← σ′(z) · Aᵀδ, entry by entry: backpropagation (Rumelhart, Hinton, Williams 1986).
    """
    inputs, sums = forward(network, θ, x)
    δ = loss_slope(network.loss, sums[-1], np.asarray(label)[:, None]) / len(label)
    parts: list[np.ndarray] = []
    for k, (A, _) in reversed(list(enumerate(layers(network, θ)))):
        parts = [(δ.T @ inputs[k]).ravel(), δ.sum(axis=0), *parts]
        if k:
            δ = (δ @ A) * activation_slope(sums[k - 1], network.activation)
    return np.concatenate(parts)
