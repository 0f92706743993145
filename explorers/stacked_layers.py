"""Two layers, one after the other, and a single neuron: what a line can separate, and what takes two layers."""

from dataclasses import dataclass

import numpy as np

from explorers.layers import activate, layer

XOR = ((0, 0, False), (1, 1, False), (0, 1, True), (1, 0, True))  # x₁, x₂, and whether exactly one of them is 1


@dataclass(frozen=True)
class Neuron:
    """The value z = w·x + b, σ(z), and the signed distance of x from the line, None if w = 0 and there is no line."""

    z: float
    output: float
    distance: float | None


def neuron(w, b, x, activation) -> Neuron:
    """σ(w·x + b): constant on every line perpendicular to w; the decision line is w·x + b = 0, at the distance −b/|w| from 0.

    (w·x + b)/|w| is the distance of x from it, positive on the side that w points to. If w = 0, σ(b) is everywhere.

    >>> neuron((3, 4), -5, (3, 4), "ReLU")
    Neuron(z=20.0, output=20.0, distance=4.0)
    """
    w = np.asarray(w, dtype=float)
    z, length = float(w @ np.asarray(x, dtype=float) + b), float(np.hypot(*w))
    return Neuron(z, float(activate(z, activation)), z / length if length else None)


def two_layers(x, A, b, W, c, activation) -> np.ndarray:
    """σ(Wσ(Ax + b) + c) for points x of shape (…, 2).

    >>> two_layers((1, 1), [[1, 1], [1, 1]], (0, -1), [[1, -2], [0, 1]], (0, 0), "ReLU").tolist()
    [0.0, 1.0]
    """
    return layer(layer(x, A, b, activation), W, c, activation)


def merged(A, b, W, c):
    """W(Ax + b) + c = (WA)x + (Wb + c): without σ two layers are one. Returns WA and Wb + c, exact for fractions.

    >>> merged([[1, 2], [3, 4]], (1, 0), [[0, 1], [1, 0]], (5, 6))
    (((3, 4), (1, 2)), (5, 7))
    """
    columns = [tuple(row[k] for row in A) for k in range(2)]
    product = tuple(tuple(w[0] * x + w[1] * y for x, y in columns) for w in W)
    return product, tuple(w[0] * b[0] + w[1] * b[1] + c[k] for k, w in enumerate(W))


def xor_margin(A, b, W, c, activation) -> float:
    """How far apart the first outputs of (0, 1), (1, 0) and of (0, 0), (1, 1) are; positive: a threshold tells them apart.

    With σ = identity it is ≤ 0 for every A, b, W, c: the first output is affine and has the same sum over both pairs.

    >>> xor_margin([[1, 1], [1, 1]], (0, -1), [[1, -2], [0, 1]], (0, 0), "ReLU")
    1.0
    """
    out = [(float(two_layers(x[:2], A, b, W, c, activation)[0]), x[2]) for x in XOR]
    apart, together = [value for value, one in out if one], [value for value, one in out if not one]
    return max(min(apart) - max(together), min(together) - max(apart))
