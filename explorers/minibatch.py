"""The gradient of a mean of losses, estimated from a few of its terms: the noise of such a mean falls like 1/√b."""

from dataclasses import dataclass

import numpy as np

TRUTH = (1.0, 2.0)
POINTS, REPEATS = 200, 150
BATCHES = tuple(2**k for k in range(11))  # 1, 2, 4, …, 1024


@dataclass(frozen=True, eq=False)
class Problem:
    """Fit y ≈ w₀ + w₁x to the table by the mean of ½(w₀ + w₁x − y)². x, y: (N,)."""

    x: np.ndarray
    y: np.ndarray


def problem(seed: int) -> Problem:
    """200 points with y = 1 + 2x and normal noise of standard deviation 1; x is standard normal.

    >>> problem(1).x.shape
    (200,)
    """
    random = np.random.default_rng([seed, 1])
    x = random.standard_normal(POINTS)
    return Problem(x, TRUTH[0] + TRUTH[1] * x + random.standard_normal(POINTS))


def point_gradients(table: Problem, w) -> np.ndarray:
    """The gradient (r, r x), r = w₀ + w₁x − y, of each point's loss ½r², shape (N, 2); their mean is the full gradient.

    >>> point_gradients(Problem(np.array([0.0, 2.0]), np.array([1.0, 1.0])), (0, 1)).tolist()
    [[-1.0, -0.0], [1.0, 2.0]]
    """
    r = w[0] + w[1] * table.x - table.y
    return np.column_stack([r, r * table.x])


def deviation(table: Problem, w, batch: int, *, replacement: bool = True) -> float:
    """√E‖g − ∇f‖² of the mean g of `batch` points' gradients: σ/√b with replacement, σ = √(mean ‖∇fᵢ − ∇f‖²).

    Without replacement it is √((N − b)/(N − 1)) times that, 0 for the whole table. Exact for this table, whatever the
    distribution; needs independent draws or a simple random sample, b ≥ 1 (and b ≤ N without replacement).

    >>> round(deviation(problem(1), (0, 0), 4) / deviation(problem(1), (0, 0), 16), 12)
    2.0
    """
    g = point_gradients(table, w)
    one = np.sqrt(((g - g.mean(axis=0)) ** 2).sum(axis=1).mean())
    left = 1.0 if replacement else (len(g) - batch) / (len(g) - 1)
    return float(one * np.sqrt(left / batch))


def estimates(table: Problem, w, seed: int) -> np.ndarray:
    """150 minibatch gradients for each batch of 1, 2, 4, …, 1024 points drawn with replacement: shape (11, 150, 2).

    A larger batch holds the smaller ones of its row, so the 11 columns of one repeat are not independent.

    >>> estimates(problem(1), (0, 0), 3).shape
    (11, 150, 2)
    """
    drawn = np.random.default_rng([seed, 2]).integers(0, POINTS, (BATCHES[-1], REPEATS))
    sums = np.cumsum(point_gradients(table, w)[drawn], axis=0)
    return np.stack([sums[b - 1] / b for b in BATCHES])


def measured(found, gradient) -> np.ndarray:
    """The root mean square distance of the estimates from the gradient, per batch: (11, 150, 2) → (11,).

    >>> measured(np.ones((11, 150, 2)), (1, 1))[0]
    np.float64(0.0)
    """
    return np.sqrt(((found - np.asarray(gradient)) ** 2).sum(axis=2).mean(axis=1))


def minimum(table: Problem) -> tuple[float, float]:
    """(w₀, w₁) of the least-squares line, where the full gradient is 0; needs two different x.

    >>> minimum(Problem(np.array([0.0, 1.0, 2.0]), np.array([1.0, 3.0, 5.0])))
    (1.0, 2.0)
    """
    x, y = table.x - table.x.mean(), table.y - table.y.mean()
    slope = float(x @ y / (x @ x))
    return float(table.y.mean()) - slope * float(table.x.mean()), slope
