"""The order in which a chain of Jacobians is multiplied: from the output back, from the input on, or the cheapest."""

from dataclasses import dataclass
from functools import cache

from explorers.product_cost import multiplications
from explorers.tables import TableError, matrix

MOST, LARGEST = 12, 10**6


def layer_sizes(text: str) -> tuple[int, ...]:
    """The typed sizes n₀ … n_L, from the inputs to the outputs: 3 to 12 whole numbers from 1 to a million.

    Raises TableError for anything else.

    >>> layer_sizes("784, 128 10 1")
    (784, 128, 10, 1)
    """
    rows = matrix(text).entries
    if len(rows) != 1 or len(rows[0]) < 3:
        raise TableError("shape", "Type three sizes or more in one row, the inputs first: 784 128 10 1.")
    if any(n != int(n) or not 1 <= n <= LARGEST for n in rows[0]):
        raise TableError("cell_size", "A size is a whole number from 1 to 1 000 000.")
    return tuple(int(n) for n in rows[0])


@dataclass(frozen=True)
class Order:
    """A way to multiply the chain J_L … J₁: the product with its brackets, and the multiplications of numbers it takes."""

    written: str
    cost: int


def forward(sizes) -> Order:
    """J_L(…(J₂J₁)): from the input on. Every product keeps the n₀ columns of J₁, so the cost is n₀ Σ_{k≥2} n_k n_{k−1}.

    sizes: n₀ inputs, n₁, …, n_L outputs; J_k is n_k × n_{k−1}, taken as full.

    >>> forward((1, 64, 64)).cost, forward((64, 64, 1)).cost
    (4096, 4096)
    """
    n = tuple(sizes)
    cost = sum(multiplications(n[k], n[k - 1], n[0]) for k in range(2, len(n)))
    written = "J₁"
    for k in range(2, len(n)):
        written = _pair(f"J{_low(k)}", written)
    return Order(written, cost)


def reverse(sizes) -> Order:
    """((J_L J_{L−1})…)J₁: from the output back. Every product keeps the n_L rows of J_L: the cost is n_L Σ_{k<L} n_k n_{k−1}.

    If n_L = 1 and all other sizes are at least 2, no order takes fewer multiplications (by induction on L).

    >>> reverse((784, 128, 64, 10, 1)).cost
    109184
    """
    n, last = tuple(sizes), len(sizes) - 1
    cost = sum(multiplications(n[-1], n[k], n[k - 1]) for k in range(1, last))
    written = f"J{_low(last)}"
    for k in range(last - 1, 0, -1):
        written = _pair(written, f"J{_low(k)}")
    return Order(written, cost)


def cheaper_end(sizes) -> str:
    """Which end to begin at: "back" (reverse), "on" (forward), "alike", or "neither" where another order takes fewer.

    >>> [cheaper_end(sizes) for sizes in ((9, 5, 1), (1, 5, 9, 9), (5, 5, 5, 5), (9, 9, 1, 9, 9))]
    ['alike', 'on', 'alike', 'neither']
    """
    back, on, least = (way(sizes).cost for way in (reverse, forward, best))
    return "neither" if least < min(back, on) else "alike" if back == on else "back" if back < on else "on"


def best(sizes) -> Order:
    """The cheapest order of all: dynamic programming over the last product (Cormen et al., Introduction to Algorithms, 15.2).

    >>> best((10, 10, 1, 10, 10))
    Order(written='(J₄J₃)(J₂J₁)', cost=300)
    """
    n = tuple(sizes)

    @cache
    def cheapest(low, high):  # J_high … J_low
        if low == high:
            return 0, f"J{_low(low)}"
        ways = []
        for k in range(low, high):
            (left, a), (right, b) = cheapest(k + 1, high), cheapest(low, k)
            ways.append((left + right + multiplications(n[high], n[k], n[low - 1]), _pair(a, b)))
        return min(ways)

    cost, written = cheapest(1, len(n) - 1)
    return Order(written, cost)


def _pair(a: str, b: str) -> str:
    return "".join(f"({part})" if part.count("J") > 1 else part for part in (a, b))


def _low(k: int) -> str:
    return str(k).translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))
