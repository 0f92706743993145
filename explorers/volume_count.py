"""The volume of a parallelepiped by counting: random points in a box around it, and the share that falls inside."""

from dataclasses import dataclass

import numpy as np

from explorers.determinant import determinant, read_square

POWERS = tuple(k / 10 for k in range(10, 51))  # lg N
POINTS = tuple(round(10**power) for power in POWERS)


@dataclass(frozen=True, eq=False)
class Count:
    points: np.ndarray
    hits: np.ndarray
    box: float

    @property
    def estimate(self) -> np.ndarray:
        """box · hits/N, unbiased for |det A|."""
        return self.box * self.hits / self.points

    @property
    def error(self) -> np.ndarray:
        """The standard error box · √(p(1 − p)/N) with p = hits/N; its 0 for no hit and for hits only says nothing."""
        share = self.hits / self.points
        return self.box * np.sqrt(share * (1 - share) / self.points)

    @property
    def bound(self) -> np.ndarray:
        """After no hit, box · (1 − 0.05^(1/N)): a larger volume would have been missed with a probability below 5 %."""
        return self.box * -np.expm1(np.log(0.05) / self.points)

    def outcome(self, k: int) -> str:
        """Whether none, some or all of the first points were hits."""
        return "none" if self.hits[k] == 0 else "all" if self.hits[k] == self.points[k] else "some"


def nearest(power: float) -> int:
    """The place in POWERS of the power nearest to this one.

    >>> POWERS[nearest(3.14159)]
    3.1
    """
    return int(np.abs(np.array(POWERS) - power).argmin())


def count(matrix, seed: int, points=POINTS) -> Count:
    """|det A| ≈ box · hits/N: N even random points in the smallest box around the image of the unit cube.

    y is a hit if A⁻¹y lies in [0, 1]ⁿ; if det A = 0 the image has no volume and nothing is hit. A count has no sign.
    `points` are the N, ascending; all of them use the same points, from the start. ValueError: bad matrix, see read_square.

    >>> found = count([[2, 0], [0, 3]], seed=1, points=[10, 100])
    >>> found.hits.tolist(), found.box, found.estimate.tolist()
    ([10, 100], 6.0, [6.0, 6.0])
    """
    A, points = np.array(read_square(matrix)[0], dtype=float), np.asarray(points)
    low, high = np.minimum(A, 0).sum(axis=1), np.maximum(A, 0).sum(axis=1)
    box = float(np.prod(high - low))
    nothing = Count(points, np.zeros(len(points), dtype=int), box)
    if determinant(matrix) == 0:
        return nothing
    try:
        back = np.linalg.solve(A, np.column_stack([np.diag(high - low), low]))
    except np.linalg.LinAlgError:  # thinner than floats can tell
        return nothing
    even = np.random.default_rng(seed).random((len(A), points[-1]))
    x = back[:, :-1] @ even + back[:, -1:]
    noise = 1e-12 * np.abs(back).max(axis=1, keepdims=True)
    inside = (np.abs(x - 0.5) <= 0.5 + noise).all(axis=0)
    return Count(points, np.cumsum(inside)[points - 1], box)
