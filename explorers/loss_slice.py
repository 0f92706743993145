"""The loss around trained parameters, along two random directions: a slice through a surface of many dimensions."""

from dataclasses import dataclass

import numpy as np

from explorers.network import Network, layers, loss
from explorers.point_sets import Points


def direction(network: Network, θ, seed) -> np.ndarray:
    """A random direction, normalised filter by filter: each row of each A as long as that row of θ; 0 for every shift b.

    Li, Xu, Taylor, Studer, Goldstein 2018, section 4. Without it a network with large weights looks flat only because its
    weights are large. A row that is 0 stays.

    >>> direction(Network((2, 1)), np.array([3.0, 4.0, 9.0]), 1).round(2).tolist()
    [1.94, 4.61, 0.0]
    """
    way = np.zeros(network.count)
    draw = np.random.default_rng(seed)
    for (A, _), (D, _) in zip(layers(network, np.asarray(θ, dtype=float)), layers(network, way), strict=True):
        D[:] = draw.normal(size=A.shape)
        D *= np.linalg.norm(A, axis=1, keepdims=True) / np.linalg.norm(D, axis=1, keepdims=True)
    return way


@dataclass(frozen=True, eq=False)
class Slice:
    """L(θ + s u + t v) as a function of s and t, for the mean loss L over the points, with directions u and v."""

    network: Network
    θ: np.ndarray
    u: np.ndarray
    v: np.ndarray
    points: Points

    def value(self, s, t) -> np.ndarray:
        """The loss at s, t: arrays of one shape."""
        s, t = (np.asarray(number, dtype=float)[..., None] for number in (s, t))
        with np.errstate(all="ignore"):  # far away a diverged network overflows
            return loss(self.network, self.θ + s * self.u + t * self.v, self.points.x, self.points.label)


def loss_slice(network: Network, θ, points: Points, seed: int) -> Slice:
    """The slice along the two filter-normalised directions that the seed draws; they are almost perpendicular, not exactly."""
    u, v = (direction(network, θ, (seed, 4 + k)) for k in range(2))
    return Slice(network, np.asarray(θ, dtype=float), u, v, points)
