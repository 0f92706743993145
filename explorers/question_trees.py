"""How many yes/no questions find a number drawn from p: the best trees, when any question is allowed and when not.

Everywhere p has shape (n,) and p[k-1] is the probability of k. A tree is told by its lengths, shape (n,): lengths[k-1]
questions find k, and the length is inf when p_k = 0, for the tree never asks about what cannot be. So Kraft's sum
Σ 2^−length is 1 over all of 1..n, and one possible number alone has length 0. Every optimum is exact for the doubles
in p: the sums that decide are sums of whole numbers.
"""

from bisect import bisect_left
from collections import defaultdict
from heapq import heapify, heappop, heappush
from itertools import accumulate

import numpy as np

from explorers.beliefs import distribution, posterior

LARGEST_SEARCH_TREE = 1024


def huffman_lengths(p):
    """Questions for each number when any yes/no question is allowed ("is it 2, 3 or 7?"): join the two least likely.

    No strategy has a smaller mean L, and H(p) ≤ L < H(p) + 1; L = H only if every p_k > 0 is a power of 1/2.
    Among equals the older goes first, which keeps the longest game short. Huffman 1952; Cover & Thomas, ch. 5.

    >>> huffman_lengths([0.1, 0.6, 0.0, 0.1, 0.2])
    array([ 3.,  1., inf,  3.,  2.])
    """
    p = distribution(p)
    heap = [(weight, k) for k, weight in enumerate(_whole(p)) if weight > 0]
    heapify(heap)
    parent, node = {}, len(p)
    while len(heap) > 1:
        (a, left), (b, right) = heappop(heap), heappop(heap)
        parent[left] = parent[right] = node
        heappush(heap, (a + b, node))
        node += 1
    return _lengths(p, parent)


def threshold_lengths(p):
    """Questions for each number when only "is it ≤ k?" is allowed: the best tree that keeps 1..n in order.

    Its mean L has H(p) ≤ L_Huffman ≤ L < H(p) + 2, and L = L_Huffman if p never rises or never falls. Method: where
    neighbours a, b, c have a ≤ c, a and b are joined, and a + b moves left past all that is lighter. With rounded sums
    [3, 4, 2, 1, 4, 3]/17 would get lengths of no ordered tree.
    Gilbert & Moore 1959; Garsia & Wachs 1977; Knuth, TAOCP vol. 3, 6.2.2.

    >>> threshold_lengths([0.1, 0.6, 0.0, 0.1, 0.2])
    array([ 2.,  2., inf,  2.,  2.])
    """
    p = distribution(p)
    leaves = [(weight, k) for k, weight in enumerate(_whole(p)) if weight > 0]
    wall, end = (np.inf, None), (sum(weight for weight, _ in leaves), None)
    row: list[tuple[float, int | None]] = [wall, wall]
    parent: dict[int | None, int] = {}
    node = len(p)
    for leaf in [*leaves, end]:
        row.append(leaf)
        unsettled = [-1]  # places in the row, counted from its end
        while unsettled:
            i = unsettled[-1]
            (a, left), (b, right), (c, _) = row[i - 2], row[i - 1], row[i]
            if a > c:
                unsettled.pop()
                continue
            parent[left] = parent[right] = node
            del row[i - 2 : i]
            place = _place(row, len(row) + i, a + b)
            row.insert(place, (a + b, node))
            unsettled.append(place - len(row))
            node += 1
    return _lengths(p, parent)


def _place(row, end, weight):
    """Where row[:end] stops having a weight ≥ `weight`: by bisection, for there row[j] > row[j+2], all j."""

    def lighter_from(j):
        return row[j][0] < weight and row[min(j + 1, end - 1)][0] < weight

    return bisect_left(range(end), True, key=lighter_from)


def _whole(p):
    """Every double is a whole multiple of 2^−1074: these multiples, as exact Python integers."""
    return [a * (2**1074 // b) for a, b in map(float.as_integer_ratio, p.tolist())]


def _lengths(p, parent):
    """Depth of each leaf 0..n-1, inf where p is 0; `parent` lists every node but the root, children before parents."""
    depth: defaultdict[int, int] = defaultdict(int)
    for node in reversed(parent):
        depth[node] = depth[parent[node]] + 1
    return np.array([depth[k] if p_k > 0 else np.inf for k, p_k in enumerate(p)])


def first_threshold(lengths):
    """The k that a threshold tree with these lengths asks first ("is it ≤ k?"), None if it has nothing to ask.

    Kraft's sum over 1..k is half of the whole, and k itself is possible. A subtree is a slice: lengths[:k] after "yes",
    lengths[k:] after "no", where the count goes on from k. ValueError if the sum cannot be halved.

    >>> first_threshold([2, 2, 1]), first_threshold([np.inf, 0])
    (2, None)
    """
    deepest = int(max((length for length in lengths if length < np.inf), default=0))
    upto = list(accumulate(2 ** (deepest - int(length)) if length < np.inf else 0 for length in lengths))
    if upto[-1] == 1:
        return None
    half, odd = divmod(upto[-1], 2)
    if odd or half not in upto or not half:
        raise ValueError("no tree that keeps the numbers in order has these lengths")
    return 1 + upto.index(half)


def threshold_question(p, lo, hi):
    """The k that the best threshold strategy asks once lo ≤ number ≤ hi is known, None if only one number is possible.

    Even a question that halves the probability is not always the best: of [3, 1, 1, 3]/8 it is "≤ 1?" or "≤ 3?". If
    several are best, this is one of them, not always that of `threshold_lengths(p)`. ValueError as for `posterior`.

    >>> threshold_question([0.25, 0.25, 0.25, 0.25], 1, 4), threshold_question([0.5, 0.25, 0.25], 1, 3)
    (2, 1)
    """
    return first_threshold(threshold_lengths(posterior(p, lo, hi)))


def guesswork(p):
    """G = Σ i · p_(i), p_(1) ≥ p_(2) ≥ …: mean number of guesses "is it k?", most likely first, until k is named.

    The right number is always named, even when it is the only one left. G ≥ 2^(H − 2) + 1 if H ≥ 2 bits, but no
    function of H bounds G from above: with n large enough G is as large and H as near 0 as you like. Massey 1994.

    >>> guesswork([0.25, 0.5, 0.25])
    1.75
    """
    p = np.sort(distribution(p))[::-1]
    return float(p @ np.arange(1, len(p) + 1))


def three_way_questions(p):
    """Mean number of guesses when each is answered "lower", "higher" or "correct": the best binary search tree.

    A guess r costs P(i..j) and leaves i..r-1 or r+1..j; the right number is always named, so a sure one costs 1. Three
    answers: G may be below H, but not below H / log₂ 3. O(n³): ValueError if over 1024 numbers have p_k > 0.
    Gilbert & Moore 1959; Knuth 1971.

    >>> three_way_questions([0.25, 0.5, 0.25])
    1.5
    """
    p = distribution(p)
    p = p[p > 0]
    n = len(p)
    if n > LARGEST_SEARCH_TREE:
        raise ValueError(f"at most {LARGEST_SEARCH_TREE} numbers may be possible in this game, not {n}")
    P = np.concatenate([[0], np.cumsum(p)])
    starting, ending = np.zeros((n + 1, n + 1)), np.zeros((n + 1, n + 1))  # [place, size]: cost of a run of numbers
    for size in range(1, n + 1):
        below, above = starting[: n - size + 1, :size], ending[size:, size - 1 :: -1]
        best = (below + above).min(axis=1) + P[size:] - P[:-size]
        starting[: n - size + 1, size] = ending[size:, size] = best
    return float(starting[0, n])
