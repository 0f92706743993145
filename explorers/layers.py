"""Layers of a neural network in the plane: x ↦ σ(Ax + b), with σ applied to each component by itself."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.special import expit

from explorers.figures import signed_area


class Activation(StrEnum):
    IDENTITY = "identity"
    SIGMOID = "sigmoid"
    TANH = "tanh"
    RELU = "ReLU"


class Kind(StrEnum):
    LINEAR = "linear"
    AFFINE = "affine"
    BENT = "bent"


def activate(z, activation) -> np.ndarray:
    """σ of each component: z, 1/(1 + e^(−z)), tanh z, or max(0, z). ValueError: another name.

    >>> activate([-2, 0, 3], "ReLU").tolist(), float(activate(0, "sigmoid"))
    ([0.0, 0.0, 3.0], 0.5)
    """
    z = np.asarray(z, dtype=float)
    σ = {"identity": lambda z: z, "sigmoid": expit, "tanh": np.tanh, "ReLU": lambda z: np.maximum(0.0, z)}
    return σ[Activation(activation)](z)


def layer(x, A, b, activation) -> np.ndarray:
    """σ(Ax + b) for points x of shape (…, 2); the result has this shape too.

    >>> layer((1, 1), [[1, 1], [1, -3]], (0, 1), "ReLU").tolist()
    [2.0, 0.0]
    """
    return activate(np.asarray(x, dtype=float) @ np.asarray(A, dtype=float).T + np.asarray(b, dtype=float), activation)


def kind(A, b, activation) -> Kind:
    """Is x ↦ σ(Ax + b) linear, only affine (linear plus a constant), or neither ("bent")?

    With the identity it is affine, and linear exactly if b = 0. Otherwise it is affine exactly if A = 0: a component with
    a row w ≠ 0 is bounded or never negative, and not constant, which no affine function on the plane is. Then it is the
    constant σ(b), linear if this is 0.

    >>> [kind([[1, 0], [0, 1]], (0, 0), σ).value for σ in Activation], kind([[0, 0], [0, 0]], (-1, -2), "ReLU").value
    (['linear', 'bent', 'bent', 'bent'], 'linear')
    """
    if activation != Activation.IDENTITY and np.any(np.asarray(A, dtype=float)):
        return Kind.BENT
    return Kind.AFFINE if activate(b, activation).any() else Kind.LINEAR


def disproof(A, b, activation):
    """A pair u, v with f(u + v) ≠ f(u) + f(v) for f(x) = σ(Ax + b), or None if f is linear.

    If f(0) ≠ 0, u = v = 0 does it: f(0) ≠ 2f(0). Else u is along a row w ≠ 0 of A. For tanh w·u = 1 and v = u, because
    tanh 2 < 2 tanh 1; for ReLU w·u + b = 1 and v = −u, because f(u) + f(v) has a component ≥ 1, and f(0) = 0.

    >>> u, v = disproof([[1, 0], [0, 1]], (0, 0), "ReLU")
    >>> u.tolist(), v.tolist()
    ([1.0, 0.0], [-1.0, 0.0])
    """
    A, b = np.asarray(A, dtype=float), np.asarray(b, dtype=float)
    if kind(A, b, activation) is Kind.LINEAR:
        return None
    if activate(b, activation).any():
        return np.zeros(2), np.zeros(2)
    row = int(np.argmax(abs(A).max(axis=1)))
    w, shift = A[row], b[row] if activation == Activation.RELU else 0.0
    u = (1 - shift) * w / (w @ w)
    return u, (0.0 - u if activation == Activation.RELU else u)


@dataclass(frozen=True)
class Shares:
    """Shares of a square: what ReLU sends to 0, what it folds onto an axis, and what it leaves as Ax + b."""

    corner: float
    axis: float
    kept: float


def relu_shares(A, b, half=3.0) -> Shares:
    """The parts of the square |x₁|, |x₂| ≤ half where both, one or none of the components of Ax + b are ≤ 0.

    Exact up to rounding: the square is cut by the two half-planes. A component that is 0 all over counts as ≤ 0.

    >>> relu_shares([[1, 0], [0, 1]], (0, 0))
    Shares(corner=0.25, axis=0.5, kept=0.25)
    """
    square = half * np.array([(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)])
    first, second = ((np.asarray(w, dtype=float), float(s)) for w, s in zip(A, b, strict=True))
    both = _area(clipped(clipped(square, *first), *second))
    one = _area(clipped(square, *first)) + _area(clipped(square, *second)) - 2 * both
    whole = (2 * half) ** 2
    return Shares(both / whole, max(0.0, one / whole), max(0.0, 1 - (both + one) / whole))


def clipped(polygon, w, b) -> np.ndarray:
    """The part of a convex polygon where w·x + b ≤ 0, again a polygon, possibly with no corner (Sutherland and Hodgman).

    >>> clipped([(0, 0), (2, 0), (2, 2), (0, 2)], (1, 0), -1).tolist()  # x₁ ≤ 1
    [[0.0, 0.0], [1.0, 0.0], [1.0, 2.0], [0.0, 2.0]]
    """
    corners, kept = np.asarray(polygon, dtype=float).reshape(-1, 2), []
    height = corners @ np.asarray(w, dtype=float) + b
    for k, (p, h) in enumerate(zip(corners, height, strict=True)):
        q, g = corners[(k + 1) % len(corners)], height[(k + 1) % len(corners)]
        kept += [p] if h <= 0 else []
        kept += [p + h / (h - g) * (q - p)] if h * g < 0 else []
    return np.array(kept).reshape(-1, 2)


def _area(polygon) -> float:
    return signed_area(polygon) if len(polygon) > 2 else 0.0


def sampled(stroke, most=300) -> np.ndarray:
    """A stroke with evenly many points on each of its edges, about `most` in all, so that it can be bent; shape (n, 2).

    >>> sampled([(0, 0), (1, 0), (1, 2)], 4).tolist()
    [[0.0, 0.0], [0.5, 0.0], [1.0, 0.0], [1.0, 1.0], [1.0, 2.0]]
    """
    stroke = np.asarray(stroke, dtype=float)
    edges = max(1, len(stroke) - 1)
    at = np.linspace(0, len(stroke) - 1, edges * max(1, most // edges) + 1)
    return np.column_stack([np.interp(at, range(len(stroke)), axis) for axis in stroke.T])
