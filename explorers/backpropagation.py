"""A layer σ(Ax + b) taken apart by the chain rule: the Jacobian of each step, their product, and the way back from a loss."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from explorers.functions import parse
from explorers.layers import Activation, activate
from explorers.tables import TableError, matrix

WRITTEN = {"identity": "{}", "sigmoid": "sigmoid({})", "tanh": "tanh({})", "ReLU": "max(0, {})"}


def layer_rows(text: str, most: int = 4, largest: float = 100.0):
    """The typed rows "a₁ a₂ b t" of a layer: A (m, 2), b (m,) and the target t (m,), m from 1 to 4, entries up to 100 in size.

    Raises TableError for anything else.

    >>> [part.tolist() for part in layer_rows("1 -2 1/2 0; 2 1 -1 1")]
    [[[1.0, -2.0], [2.0, 1.0]], [0.5, -1.0], [0.0, 1.0]]
    """
    rows = matrix(text).array
    if rows.shape[1] != 4 or len(rows) > most:
        raise TableError("shape", f"Type 1 to {most} rows of four numbers: a₁ a₂ b t.")
    if abs(rows).max() > largest:
        raise TableError("cell_size", f"Type numbers up to {largest:g} in size.")
    return rows[:, :2], rows[:, 2], rows[:, 3]


def slope(z, activation) -> np.ndarray:
    """σ′ of each component: 1, σ(1 − σ), 1 − tanh², or 1 for z > 0 and else 0 for ReLU.

    ReLU has no derivative at 0; that 0 is taken there is a convention, the one of PyTorch and TensorFlow.

    >>> slope([-2.0, 0.0, 3.0], "ReLU").tolist(), float(slope(0.0, "sigmoid"))
    ([0.0, 0.0, 1.0], 0.25)
    """
    z = np.asarray(z, dtype=float)
    σ: dict[str, Callable] = {
        "identity": np.ones_like, "sigmoid": lambda z: expit(z) * expit(-z), "ReLU": lambda z: np.where(z > 0, 1.0, 0.0),
        "tanh": lambda z: 4 * expit(2 * z) * expit(-2 * z)}  # 1 − tanh² without its cancellation  # fmt: skip
    return σ[Activation(activation)](z)


@dataclass(frozen=True, eq=False)
class Layer:
    """z = Ax + b, a = σ(z), and the Jacobians of the two steps: A, and the diagonal matrix of σ′(z); J is their product."""

    z: np.ndarray
    a: np.ndarray
    diagonal: np.ndarray
    J: np.ndarray


def taken_apart(x, A, b, activation) -> Layer:
    """J = diag(σ′(Ax + b)) A, of shape outputs × inputs: σ works on each component by itself, so its Jacobian is diagonal.

    x: (n,), A: (m, n), b: (m,). Needs σ differentiable at every component of Ax + b; see `slope` for ReLU. A component below
    10⁻¹⁴ of its terms is 0, because rounding cannot tell it from 0.

    >>> taken_apart((1, 1), [[1, 1], [1, -3]], (0, 1), "ReLU").J.tolist()
    [[1.0, 1.0], [0.0, 0.0]]
    """
    A, x, b = (np.asarray(part, dtype=float) for part in (A, x, b))
    z = A @ x + b
    z[abs(z) <= 1e-14 * (abs(A) @ abs(x) + abs(b))] = 0.0
    diagonal = np.diag(slope(z, activation))
    return Layer(z, activate(z, activation), diagonal, diagonal @ A + 0.0)


def by_jets(x, A, b, activation) -> np.ndarray:
    """The same J without the chain rule for matrices: each output written as one formula in x and y, and its 2-jet.

    Two inputs. NaN in a row where the formula has no derivative, as max(0, z) at z = 0.

    >>> by_jets((1, 1), [[1, 1], [1, -3]], (0, 1), "ReLU").tolist()
    [[1.0, 1.0], [0.0, 0.0]]
    """
    rows = []
    for (p, q), shift in zip(A, b, strict=True):
        p, q, shift = (f"({float(c):.15g})" for c in (p, q, shift))
        formula = parse(WRITTEN[activation].format(f"{p}x + {q}y + {shift}"), variables=("x", "y"))
        rows.append([float(part) for part in formula.jet(*x)[1:3]])
    return np.array(rows)


def told(found: Layer, A, activation, gap: float) -> tuple[str, str]:
    """Where the layer stands: at the "kink" of ReLU, "near_kink" if differences miss J by gap > 10⁻⁶, else "checked"; and J.

    J is "dead" if it is 0, "small" if no entry is above a hundredth of the largest of A, else "usual".

    >>> told(taken_apart((1, 1), [[1, 1], [1, -1]], (0, 0), "ReLU"), [[1, 1], [1, -1]], "ReLU", 0.5)
    ('kink', 'usual')
    """
    relu = activation == Activation.RELU
    place = "kink" if relu and not found.z.all() else "near_kink" if relu and gap > 1e-6 else "checked"
    largest = np.abs(found.J).max()
    return place, "dead" if largest == 0 else "small" if largest < np.abs(A).max() / 100 else "usual"


@dataclass(frozen=True, eq=False)
class Gradients:
    """The loss ½‖σ(Ax + b) − t‖² and its gradients, each in the shape of what it belongs to."""

    loss: float
    x: np.ndarray
    A: np.ndarray
    b: np.ndarray


def gradients(x, A, b, activation, target) -> Gradients:
    """From the loss back: the row (a − t)ᵀ, times diag σ′(z) gives δᵀ; then ∂L/∂b = δ, ∂L/∂A = δxᵀ, ∂L/∂x = Aᵀδ.

    Source: Goodfellow, Bengio and Courville, Deep Learning, 6.5.

    >>> found = gradients((1, 2), [[1, 1]], (0,), "identity", (1,))
    >>> found.loss, found.x.tolist(), found.A.tolist(), found.b.tolist()
    (2.0, [2.0, 2.0], [[2.0, 4.0]], [2.0])
    """
    parts = taken_apart(x, A, b, activation)
    error = parts.a - np.asarray(target, dtype=float)
    δ = error @ parts.diagonal
    return Gradients(float(error @ error) / 2, δ @ np.asarray(A, dtype=float), np.outer(δ, x), δ)
