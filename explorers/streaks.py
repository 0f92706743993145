"""After k heads in a row: the next toss in one long run, and why the average over short sequences misleads."""

from itertools import product

import numpy as np

from explorers.large_numbers import Z

LONGEST = 12


def after_streaks(is_heads, longest: int):
    """How often k heads in a row were seen with a toss after them, and how often that was heads, for k = 0, …, longest.

    Two whole arrays of shape (longest + 1,), pooled over the run: a streak of 5 holds two streaks of 4. For independent
    tosses the ratio tends to p for every k, as the run grows.

    >>> cases, hits = after_streaks([True, True, True, False, True, True], 2)
    >>> cases.tolist(), hits.tolist()
    ([6, 4, 2], [5, 3, 1])
    """
    is_heads = np.asarray(is_heads, dtype=bool)
    borders = np.concatenate([[-1], np.flatnonzero(~is_heads), [len(is_heads)]])
    runs = np.diff(borders) - 1  # the heads before each tails, and those at the end
    at_least = np.cumsum(np.bincount(runs, minlength=longest + 2)[::-1])[::-1]  # runs of j heads or more
    hits = np.cumsum(at_least[:0:-1])[::-1][: longest + 1]  # a run of j heads has j − k heads with k heads before
    ended = at_least[: longest + 1] - (runs[-1] >= np.arange(longest + 1))  # by tails, with k heads before
    return hits + ended, hits


def wilson(hits, cases):
    """Wilson's interval for a probability: all p for which hits/cases is within 1.96 √(p(1 − p)/cases) of p.

    Low and high end, always in [0, 1]; [0, 1] for no cases. Its level of 95 % is approximate. Wilson, 1927.

    >>> low, high = wilson(0, 10)
    >>> float(low), round(float(high), 4)
    (0.0, 0.2775)
    """
    hits, cases = np.asarray(hits, dtype=float), np.asarray(cases, dtype=float)
    spread = Z * np.sqrt(hits * (cases - hits) / np.maximum(cases, 1) + Z**2 / 4)
    middle, size = hits + Z**2 / 2, cases + Z**2
    # Without hits the low end is exactly 0, with nothing but hits the high end is exactly 1: rounding must not move them.
    low = np.where(hits == 0, 0.0, (middle - spread) / size)
    return low, np.where(hits == cases, 1.0, (middle + spread) / size)


def sequences(m: int, k: int, p: float) -> list[tuple[str, int, int, float]]:
    """All 2ᵐ sequences of m tosses: the letters, the tosses right after k heads, the heads among them, the probability.

    1 ≤ k < m ≤ 12.

    >>> sequences(3, 1, 0.5)[:2]
    [('HHH', 2, 2, 0.125), ('HHT', 2, 1, 0.125)]
    """
    if not 1 <= k < m <= LONGEST:
        raise ValueError(f"need 1 ≤ k < m ≤ {LONGEST}")
    found = []
    for word in map("".join, product("HT", repeat=m)):
        after = [word[i] for i in range(k, m) if word[i - k : i] == "H" * k]
        heads = word.count("H")
        found.append((word, len(after), after.count("H"), p**heads * (1 - p) ** (m - heads)))
    return found


def mean_of_shares(m: int, k: int, p: float) -> float:
    """E of the share of heads right after k heads, given that the m tosses have such a toss: below p if m > k + 1, 0 < p < 1.

    Every sequence has one vote, whether it has many such tosses or one; NaN if p = 0. Miller and Sanjurjo, Surprised by the
    hot hand fallacy?, Econometrica 86 (2018).

    >>> round(mean_of_shares(4, 1, 0.5), 4), round(17 / 42, 4)
    (0.4048, 0.4048)
    """
    votes = [(heads / after, chance) for _, after, heads, chance in sequences(m, k, p) if after]
    weight = sum(chance for _, chance in votes)
    return sum(share * chance for share, chance in votes) / weight if weight else float("nan")


def pooled_share(m: int, k: int, p: float) -> float:
    """E(heads right after k heads) / E(tosses right after k heads) over the same sequences: exactly p; NaN if p = 0.

    >>> round(pooled_share(4, 1, 0.5), 12)
    0.5
    """
    rows = sequences(m, k, p)
    cases = sum(after * chance for _, after, _, chance in rows)
    return sum(heads * chance for _, _, heads, chance in rows) / cases if cases else float("nan")
