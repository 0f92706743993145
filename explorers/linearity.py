"""Is a map linear? Its value at su + v beside s times that at u plus that at v."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Sums:
    """f(su + v) beside s f(u) + f(v), each of shape (2,), and their difference."""

    direct: np.ndarray
    combined: np.ndarray

    @property
    def gap(self) -> np.ndarray:
        return self.direct - self.combined

    @property
    def agree(self) -> bool:
        """Whether the two are equal up to rounding."""
        size = max(1.0, float(abs(self.direct).max()), float(abs(self.combined).max()))
        return bool(abs(self.gap).max() <= 1e-9 * size)


def sums(f: Callable, u, v, s=1.0) -> Sums:
    """f is linear exactly if f(su + v) = s f(u) + f(v) for all u, v and s; one pair that differs proves that it is not.

    s = 1 is additivity, v = 0 homogeneity once f(0) = 0 is known. Equality at single u, v, s proves nothing.

    >>> sums(lambda x: x + (1, 0), (1, 2), (3, 4)).gap.tolist()  # f(0) = (1, 0) is counted once, not twice
    [-1.0, 0.0]
    """
    u, v = np.asarray(u, dtype=float), np.asarray(v, dtype=float)
    return Sums(np.asarray(f(s * u + v)), s * np.asarray(f(u)) + np.asarray(f(v)))
