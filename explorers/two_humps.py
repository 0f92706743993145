"""A density with two humps: the mixture of two normal densities."""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from explorers.kl_normals import log2_normal, places


@dataclass(frozen=True)
class TwoHumps:
    """The density (1 − weight) N(a, sa²) + weight N(b, sb²), with sa, sb > 0 and 0 ≤ weight ≤ 1.

    >>> float(TwoHumps(0.0, 1.0, 0.0, 1.0, 0.3).score(0.5))  # twice the same hump: N(0, 1)
    -0.5
    """

    a: float
    sa: float
    b: float
    sb: float
    weight: float

    def log2_parts(self, x):
        """log₂ of both weighted humps at x; −∞ for a hump of weight 0."""
        with np.errstate(divide="ignore"):
            first, second = np.log2(1 - self.weight), np.log2(self.weight)
        return first + log2_normal(x, self.a, self.sa), second + log2_normal(x, self.b, self.sb)

    def log2_density(self, x):
        """log₂ of the density at x, without underflow."""
        return np.logaddexp2(*self.log2_parts(x))

    def score(self, x):
        """The derivative of ln p at x: the slopes of both humps, weighted with how much of p each is there."""
        first, second = self.log2_parts(x)
        share = 1 / (1 + np.exp2(np.clip(first - second, -1000, 1000)))
        return (1 - share) * (self.a - x) / self.sa**2 + share * (self.b - x) / self.sb**2

    def entropy(self) -> float:
        """The differential entropy in bits, by the trapezoid rule: there is no closed form."""
        x = places(self.a, self.sa, self.b, self.sb)
        log_p = self.log2_density(x)
        return float(-np.sum(np.exp2(log_p) * log_p) * (x[1] - x[0]))


def moments(target: TwoHumps) -> tuple[float, float]:
    """Mean and standard deviation of the target: the one normal with the least KL(P‖Q), wherever one starts.

    >>> moments(TwoHumps(-2.0, 1.0, 2.0, 1.0, 0.5))  # 0 and √(1 + 4)
    (0.0, 2.23606797749979)
    """
    w = target.weight
    mean = (1 - w) * target.a + w * target.b
    return mean, sqrt((1 - w) * (target.sa**2 + (target.a - mean) ** 2) + w * (target.sb**2 + (target.b - mean) ** 2))
