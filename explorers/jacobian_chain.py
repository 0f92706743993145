"""The chain rule for two maps of the plane: the Jacobian of g ∘ f is a product, each factor taken where its map stands."""

from dataclasses import dataclass

import numpy as np

from explorers.jacobian import jacobian, values


@dataclass(frozen=True, eq=False)
class Chain:
    """at: f(p); outer: J_g(f(p)); inner: J_f(p); product: outer · inner.

    Two common mistakes: misplaced is J_g(p) · J_f(p), with J_g at the wrong point; swapped is inner · outer.
    """

    at: np.ndarray
    outer: np.ndarray
    inner: np.ndarray
    product: np.ndarray
    misplaced: np.ndarray
    swapped: np.ndarray


def chain(f, g, p) -> Chain:
    """J_{g∘f}(p) = J_g(f(p)) J_f(p) if f is differentiable at p and g at f(p), not at p; the first map stands on the right.

    NaN from where something is undefined. Source: Rudin, Principles, 9.15.

    >>> from explorers.functions import parse
    >>> f = [parse("x^2", ("x", "y")), parse("y", ("x", "y"))]
    >>> g = [parse("u v", ("u", "v")), parse("v", ("u", "v"))]
    >>> chain(f, g, (3, 2)).product.tolist()  # of (x²y, y)
    [[12.0, 9.0], [0.0, 1.0]]
    """
    at, inner = values(f, p), jacobian(f, p)
    outer, there = jacobian(g, at), jacobian(g, p)
    return Chain(at, outer, inner, outer @ inner, there @ inner, inner @ outer)


def mistakes(found: Chain) -> list[str]:
    """Which common mistakes give another matrix here, or none: "misplaced", "swapped". Up to 10⁻⁹ of the largest entry.

    >>> one = np.eye(2)
    >>> mistakes(Chain(np.zeros(2), 2 * one, one, 2 * one, 3 * one, 2 * one))
    ['misplaced']
    """
    near = 1e-9 * np.abs(found.product).max()
    wrong = {"misplaced": found.misplaced, "swapped": found.swapped}
    return [name for name, matrix in wrong.items() if not np.abs(matrix - found.product).max() <= near]


def composed(f, g, points) -> np.ndarray:
    """g(f(x)) for points x of shape (…, 2), in this shape; NaN where f, or g at f(x), is undefined.

    >>> from explorers.functions import parse
    >>> f = [parse("x^2", ("x", "y")), parse("y", ("x", "y"))]
    >>> composed(f, f, (3, 2)).tolist()
    [81.0, 2.0]
    """
    return values(g, values(f, points))
