"""The Jacobian of a map f = (u, v) of the plane: the linear map that f is near a point, up to an error o(‖h‖).

A map is a pair of functions with the methods `value` and `jet` of an `Expression` in two variables. J has a row for each
output and a column for each input.
"""

import numpy as np

ROUNDING = 1e-12  # of the size of J squared: a determinant below this is 0 up to rounding
SIDES = 16  # points on each side of the square


def values(f, points) -> np.ndarray:
    """f at points of shape (…, 2), in this shape; a point where u or v is undefined has NaN in both.

    >>> from explorers.functions import parse
    >>> values([parse("x + y", ("x", "y")), parse("x y", ("x", "y"))], (2, 3)).tolist()
    [5.0, 6.0]
    """
    x, y = np.moveaxis(np.asarray(points, dtype=float), -1, 0)
    found = np.stack([component.value(x, y) for component in f], axis=-1)
    return np.where(np.isnan(found).any(axis=-1, keepdims=True), np.nan, found)


def jacobian(f, p) -> np.ndarray:
    """J = [[uₓ, u_y], [vₓ, v_y]] at p, exact up to rounding, by the rules of differentiation.

    NaN throughout where a rule gives no derivative: that is where a part of u or v has none, so f itself may have one all
    the same, as x|x| has at 0. Source: Marsden and Tromba, Vector Calculus, 2.3.

    >>> from explorers.functions import parse
    >>> jacobian([parse("x cos(y)", ("x", "y")), parse("x sin(y)", ("x", "y"))], (2, 0)).tolist()
    [[1.0, -0.0], [0.0, 2.0]]
    """
    J = np.array([[float(part) for part in component.jet(*p)[1:3]] for component in f])
    return J if np.isfinite(J).all() else np.full((2, 2), np.nan)


def area_factor(J) -> float:
    """det J: near p, f multiplies areas by |det J|, and reverses the orientation where det J < 0.

    It is 0 if |det J| ≤ 10⁻¹² times the square of the largest entry, which rounding cannot tell from 0.

    >>> area_factor([[2, 1], [0, -3]]), area_factor([[0.1, 0.3], [0.3, 0.9]])
    (-6.0, 0.0)
    """
    (a, b), (c, d) = np.asarray(J, dtype=float)
    det = float(a * d - b * c)
    return 0.0 if abs(det) <= ROUNDING * np.abs(J).max() ** 2 else det


def rank(J) -> int:
    """2 if det J ≠ 0: the parallelogram is not flat. 1: it is a segment. 0: it is a point.

    >>> rank([[1, 2], [2, 4]])
    1
    """
    return 2 if area_factor(J) else int(np.any(J))


def inverse(J) -> np.ndarray:
    """J⁻¹ is the Jacobian of the local inverse of f at f(p), if f is continuously differentiable near p and det J ≠ 0.

    ValueError if det J = 0 up to rounding. Source: the inverse function theorem, Rudin, Principles, 9.24.

    >>> inverse([[2, 0], [0, 4]]).tolist()
    [[0.5, 0.0], [0.0, 0.25]]
    """
    if not area_factor(J):
        raise ValueError("A Jacobian with determinant 0 has no inverse.")
    return np.linalg.inv(np.asarray(J, dtype=float)) + 0.0


def edge(n: int = SIDES) -> np.ndarray:
    """4n points counter-clockwise on the edge of the square |ξ₁|, |ξ₂| ≤ ½ around 0, shape (4n, 2).

    >>> edge(1).tolist()
    [[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]]
    """
    t = np.arange(n) / n - 0.5
    half = np.full(n, 0.5)
    return np.concatenate([np.stack(side, axis=-1) for side in ((t, -half), (half, t), (-t, half), (-half, -t))])


def quotients(f, p, h: float, directions) -> np.ndarray:
    """(f(p + hξ) − f(p)) / h for directions ξ of shape (…, 2): what tends to Jξ as h → 0 where f is differentiable.

    >>> from explorers.functions import parse
    >>> quotients([parse("x^2", ("x", "y")), parse("y", ("x", "y"))], (1, 0), 0.5, (1, 1)).tolist()
    [2.5, 1.0]
    """
    p = np.asarray(p, dtype=float)
    return (values(f, p + h * np.asarray(directions, dtype=float)) - values(f, p)) / h


def error_ratio(f, p, h: float, n: int = SIDES) -> float:
    """The largest ‖f(p + k) − f(p) − Jk‖ / h over 4n points k on the edge of the square of side h around 0.

    f is differentiable at p with the Jacobian J exactly if this tends to 0 with h, all points of the edge being taken.
    NaN where f or J is undefined. Source: the definition of the total derivative, Rudin, Principles, 9.11.

    >>> from explorers.functions import parse
    >>> f = [parse("x^2", ("x", "y")), parse("y", ("x", "y"))]
    >>> [round(error_ratio(f, (1, 0), h), 6) for h in (0.4, 0.2, 0.1)]  # h / 4
    [0.1, 0.05, 0.025]
    """
    ξ, J = edge(n), jacobian(f, p)
    found = quotients(f, p, h, ξ)
    ratio = float(np.hypot(*(found - ξ @ J.T).T).max())
    noise = ROUNDING * max(np.abs(J).max(), np.abs(values(f, p)).max() / h)
    return 0.0 if ratio <= noise else ratio


def mean_area_factor(f, p, h: float, n: int = 256) -> float:
    """The mean of det J over the square of side h around p: the signed area of its image, by h².

    If f is continuously differentiable on the square, ∮ u dv around the image is ∬ det J, also where f folds it: what is
    turned over counts negative; see `smooth_on`. Here the edge has 4n points. NaN where f is undefined on it.

    >>> from explorers.functions import parse
    >>> round(mean_area_factor([parse("x^2", ("x", "y")), parse("y", ("x", "y"))], (0.5, 0), 0.5), 6)
    1.0
    """
    u, v = quotients(f, p, h, edge(n)).T
    area = float(u @ np.roll(v, -1) - np.roll(u, -1) @ v) / 2
    return 0.0 if abs(area) <= ROUNDING * np.abs([u, v]).max() ** 2 else area


def one_sided(f, p, h: float = 1e-6) -> np.ndarray:
    """The slopes of (u, v) along x and along y, each from the side below and from above: shape (2, 2, 2), to six digits.

    Where f has a Jacobian, both sides tend to the same column of J as h → 0.

    >>> from explorers.functions import parse
    >>> one_sided([parse("abs(x)", ("x", "y")), parse("y", ("x", "y"))], (0, 0))[0].tolist()
    [[-1.0, 0.0], [1.0, 0.0]]
    """
    slopes = [[sign * quotients(f, p, h, sign * e) for sign in (-1, 1)] for e in np.eye(2)]
    return np.round(slopes, 6) + 0.0


def smooth_on(f, p, h: float) -> bool:
    """Whether the square of side h around p surely meets no kink, no singularity and no edge of the domain of f.

    By interval arithmetic, so False may also mean that it could not be told.

    >>> from explorers.functions import parse
    >>> f = [parse("1/x", ("x", "y")), parse("y", ("x", "y"))]
    >>> smooth_on(f, (1, 0), 0.5), smooth_on(f, (0.1, 0), 0.5)
    (True, False)
    """
    boxes = [(c - h / 2, c + h / 2) for c in p]
    found = [component.interval_jet(*boxes) for component in f]
    return not any(np.any(box.part) or np.any(box.out) for box in found)


def by_differences(f, p, h: float = 1e-3) -> np.ndarray:
    """J from the values of f alone: central differences at h and h/2, extrapolated; the error is O(h⁴) for a smooth f.

    f: a function of an array of points (…, 2), with as many outputs as it likes; the result is outputs × inputs.

    >>> from explorers.functions import parse
    >>> by_differences(lambda x: x**2, (3.0, 1.0)).round(9).tolist()
    [[6.0, 0.0], [0.0, 2.0]]
    """
    p = np.asarray(p, dtype=float)

    def central(step):
        e = step * np.eye(len(p))
        return ((f(p + e) - f(p - e)) / (2 * step)).T

    return (4 * central(h / 2) - central(h)) / 3 + 0.0
