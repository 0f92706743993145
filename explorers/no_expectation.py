"""Laws without a finite expectation: the St Petersburg game, whose mean is infinite, and Cauchy's, which has none at all."""

from dataclasses import dataclass
from math import inf, log, nan, pi

import numpy as np

from explorers.averages import DRAWS, LAWS, Law, running_means
from explorers.large_numbers import places

PETERSBURG, CAUCHY = "St Petersburg", "Cauchy"
WILD = {
    # Coin tosses until the first heads: heads at toss k, which has probability 2^−k, pays 2^k.
    PETERSBURG: Law(inf, nan, lambda rng, n: 2.0 ** rng.geometric(0.5, n), (0.0, 40.0)),
    CAUCHY: LAWS[CAUCHY],
}


def petersburg_price(bank: int) -> float:
    """E[min(X, 2^m)] = m + 1, the fair price of the St Petersburg game when the bank can pay 2^m at most.

    Each of the first m tosses adds 2⁻ᵏ 2ᵏ = 1, all later ones together 2⁻ᵐ 2ᵐ = 1. Without a bound the sum is ∞.

    >>> petersburg_price(20)
    21.0
    """
    return sum(2.0**-k * 2.0**k for k in range(1, bank + 1)) + 2.0**-bank * 2.0**bank


def cauchy_part(low: float, high: float) -> float:
    """∫ x / (π(1 + x²)) dx from low to high: ln((1 + high²)/(1 + low²)) / 2π.

    From −R to R it is 0; from −R to cR it tends to (ln c)/π as R → ∞. So the integral over the line has no value.

    >>> cauchy_part(-1000, 1000), round(cauchy_part(-1000, 2000), 4)
    (0.0, 0.2206)
    """
    return log((1 + high**2) / (1 + low**2)) / (2 * pi)


@dataclass(frozen=True, eq=False)
class LongRun:
    """The mean of the first n draws for each n of `ends`, 1 to 10⁶, and a window that shows them."""

    window: tuple[float, float]
    ends: np.ndarray
    means: np.ndarray

    @property
    def reached(self) -> dict[str, float]:
        """The means of the first 10², 10⁴ and 10⁶ draws, by the names m2, m4, m6."""
        return {f"m{e}": float(self.means[np.searchsorted(self.ends, 10**e)]) for e in (2, 4, 6)}


def long_run(name: str, seed: int) -> LongRun:
    """A million independent draws of a law of WILD. No theorem lets their mean settle: it needs E|X| < ∞.

    >>> long_run("Cauchy", 1).ends[[0, -1]].tolist()
    [1, 1000000]
    """
    ends = places(1)
    ends = ends[ends <= DRAWS]
    return LongRun(WILD[name].window, ends, running_means(WILD[name], ends, seed))
