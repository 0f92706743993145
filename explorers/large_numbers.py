"""Coin tosses: what settles, what grows, and how likely it is. Everywhere n is a number of tosses and p = P(heads)."""

from dataclasses import dataclass

import numpy as np
from scipy.stats import binom

LARGEST = 10**7
PER_DECADE = 24
Z = 1.96  # 95 % of a normal law lies within 1.96 standard deviations


def tickets(n: int, seed: int):
    """n independent tickets, each a whole number from 0 to 99 with equal chance; shape (n,).

    A toss shows heads if its ticket is below 100 p, so one seed tosses coins of every bias p = 0, 0.01, …, 1, and more
    heads for a larger p. More tosses of the same seed continue the same sequence.

    >>> tickets(5, seed=1).tolist() == tickets(1000, seed=1)[:5].tolist()
    True
    """
    if not 0 <= n <= LARGEST:
        raise ValueError(f"n must be from 0 to {LARGEST}")
    return np.random.default_rng(seed).integers(0, 100, n, dtype=np.uint16)


def heads(n: int, p: float, seed: int) -> int:
    """The number of heads in the first n tosses of this seed; p is a multiple of 1/100.

    >>> heads(1000, 0.0, seed=1), heads(1000, 1.0, seed=1)
    (0, 1000)
    """
    return int(np.count_nonzero(tickets(n, seed) < round(100 * p)))


def places(n: int):
    """169 numbers of tosses from 1 to 10⁷, 24 in every power of ten; the one nearest to n, on the log axis, is n itself.

    They never fall. The small ones occur several times: between 1 and 2 there is nothing.

    >>> places(1)[[0, 24, 48, 168]].tolist(), int(places(12345)[place(12345)])
    ([1, 10, 100, 10000000], 12345)
    """
    grid = np.rint(10 ** (np.arange(7 * PER_DECADE + 1) / PER_DECADE)).astype(int)
    grid[place(n)] = n
    return grid


def place(n: int) -> int:
    """Which of the places n takes: 24 log₁₀ n, rounded.

    >>> place(1), place(1000), place(10**7)
    (0, 72, 168)
    """
    return round(PER_DECADE * float(np.log10(n)))


def heads_of_every_coin(n: int, seed: int):
    """heads(m, c/100, seed) for every m of places(n) and c = 0, …, 100: whole numbers of shape (169, 101).

    >>> heads_of_every_coin(1000, seed=1)[72].tolist()[50] == heads(1000, 0.5, seed=1)
    True
    """
    drawn, ends = tickets(LARGEST, seed), places(n)
    pieces = [np.bincount(drawn[a:b], minlength=100) for a, b in zip([0, *ends], ends, strict=False)]
    below = np.cumsum(np.cumsum(pieces, axis=0), axis=1)
    return np.hstack([np.zeros((len(ends), 1), dtype=int), below]).astype(np.int32)


def standard_error(n: int, p: float) -> float:
    """√(p(1 − p)/n), the standard deviation of the frequency of heads in n independent tosses.

    >>> standard_error(100, 0.5)
    0.05
    """
    return float(np.sqrt(p * (1 - p) / n))


def coverage(n: int, p: float) -> float:
    """P(|heads/n − p| ≤ 1.96 √(p(1 − p)/n)), exactly: the probability that the band holds the frequency at this one n.

    By the central limit theorem it tends to 0.95 for 0 < p < 1, not monotonically; it is far off where np or n(1 − p) is small.

    >>> round(coverage(1000, 0.5), 4), round(coverage(10, 0.05), 4)
    (0.9463, 0.9139)
    """
    return near(n, p, Z * standard_error(n, p))


def near(n: int, p: float, distance: float) -> float:
    """P(|heads/n − p| ≤ distance): it tends to 1 for every distance > 0, which is the weak law of large numbers.

    >>> [round(near(n, 0.5, 0.01), 4) for n in (10, 100, 1000, 10_000)]
    [0.2461, 0.2356, 0.4933, 0.9556]
    """
    low, high = _counts(n, p, distance)
    return float(max(0.0, binom.cdf(high, n, p) - binom.cdf(low - 1, n, p)))


def far(n: int, p: float, distance: float) -> float:
    """P(|heads/n − p| > distance) = 1 − near(n, p, distance), and right also where it is far below 1e-16.

    By Chebyshev it is at most p(1 − p)/(n distance²).

    >>> round(far(100, 0.5, 0.01), 4), f"{far(10**6, 0.5, 0.01):.1e}"
    (0.7644, '5.3e-89')
    """
    low, high = _counts(n, p, distance)
    return float(min(1.0, binom.cdf(low - 1, n, p) + binom.sf(high, n, p)))


def _counts(n: int, p: float, distance: float):
    """The least and the largest number of heads within that distance; the least is above the largest if there is none."""
    slack = 1e-9 * max(1.0, n * distance)  # so that a count on the border is inside
    return np.ceil(n * (p - distance) - slack), np.floor(n * (p + distance) + slack)


def exactly_half(n: int, p: float = 0.5) -> float:
    """P(heads = n/2), which is 0 for odd n; for p = 1/2 and large even n about √(2/(πn)), which tends to 0.

    >>> round(exactly_half(10), 6), 252 / 1024, exactly_half(11)
    (0.246094, 0.24609375, 0.0)
    """
    return float(binom.pmf(n // 2, n, p)) if n % 2 == 0 else 0.0


def mean_excess(n: int, p: float) -> float:
    """E|heads − tails − (2p − 1)n|, exactly; about 2 √(2np(1 − p)/π), so √(2n/π) for a fair coin: it grows without bound.

    For p = 1/2 it is E|heads − tails|. With ν = ⌊np⌋ + 1 it is 4 ν (1 − p) P(heads = ν) (De Moivre 1730; Diaconis and
    Zabell, Closed form summation for classical distributions, 1991). It is 0 for p = 0 and p = 1.

    >>> [round(mean_excess(n, 0.5), 2) for n in (100, 10_000, 1_000_000)]
    [7.96, 79.79, 797.88]
    """
    v = np.floor(n * p) + 1
    return float(4 * v * (1 - p) * binom.pmf(v, n, p))


@dataclass(frozen=True)
class Run:
    """n tosses with this many heads: the frequency of heads, and `excess`, heads − tails minus its expectation (2p − 1)n."""

    n: int
    p: float
    heads: int

    @property
    def frequency(self) -> float:
        return self.heads / self.n

    @property
    def difference(self) -> int:
        return 2 * self.heads - self.n

    @property
    def expected_difference(self) -> float:
        return round((2 * self.p - 1) * self.n, 2)  # p has two decimals

    @property
    def excess(self) -> float:
        return round(self.difference - self.expected_difference, 2)

    @property
    def outside(self) -> bool:
        """Whether the frequency is outside the band p ± 1.96 √(p(1 − p)/n)."""
        return abs(self.frequency - self.p) > Z * standard_error(self.n, self.p) * (1 + 1e-9)
