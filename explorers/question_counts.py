"""How many questions a tree needs: the mean, its excess over the entropy, the whole law, and games played with it.

Everywhere p has shape (n,), p[k-1] is the probability of k, and lengths[k-1] questions find k (inf: never).
"""

import numpy as np

from explorers.beliefs import distribution


def expected_questions(p, lengths):
    """L = Σ p_k · length_k, with 0 · inf = 0: the mean number of questions when the number is drawn from p.

    The lengths may come from another belief q: never less than Huffman's for p itself, and inf if q excludes a number
    that p allows, because that tree never names it. ValueError if the shapes differ. Cover & Thomas, ch. 5.

    >>> expected_questions([0.5, 0.5, 0.0], [2, 1, 2]), expected_questions([0.5, 0.5, 0.0], [1, np.inf, 1])
    (1.5, inf)
    """
    p, lengths = _matched(p, lengths)
    return float(p[p > 0] @ lengths[p > 0])


def waste(p, lengths):
    """L − H(p): mean questions beyond the entropy, inf where L is. It is KL(p‖2^−length), so ≥ 0 for every real tree.

    A tree is thus best for the belief 2^−length. 0 ≤ L − H < 1 for Huffman's lengths, < 2 for the best thresholds.

    >>> waste([0.5, 0.25, 0.25], [1, 2, 2]), waste([0.5, 0.25, 0.25], [2, 2, 1])
    (0.0, 0.25)
    """
    p, lengths = _matched(p, lengths)
    p, lengths = p[p > 0], lengths[p > 0]
    return max(0.0, float(p @ (np.log2(p) + lengths)))


def wasteless(p):
    """True if every p_k > 0 is a power of 1/2, and exactly then L = H for the best game with any yes/no questions.

    >>> wasteless([0.5, 0.25, 0.25]), wasteless([0.6, 0.4])
    (True, False)
    """
    p = distribution(p)
    return bool(np.all(np.frexp(p[p > 0])[0] == 0.5))


def question_probabilities(p, lengths):
    """P(exactly l questions), l = 0, 1, 2, … up to the longest finite game; they sum to 1 unless a game may never end.

    >>> question_probabilities([0.5, 0.25, 0.25], [1, 2, 2])
    array([0. , 0.5, 0.5])
    """
    p, lengths = _matched(p, lengths)
    ends = (p > 0) & (lengths < np.inf)
    return np.bincount(lengths[ends].astype(int), weights=p[ends])


def mean_deviation(p, lengths, games=1):
    """σ / √games: the standard deviation of the mean number of questions in so many independent games.

    σ² = Σ p_k (length_k − L)²; infinite if L is.

    >>> mean_deviation([0.5, 0.25, 0.25], [1, 2, 2]), mean_deviation([0.5, 0.25, 0.25], [1, 2, 2], games=100)
    (0.5, 0.05)
    """
    mean = expected_questions(p, lengths)
    if mean == np.inf:
        return np.inf
    p, lengths = _matched(p, lengths)
    return float(np.sqrt(p[p > 0] @ (lengths[p > 0] - mean) ** 2 / games))


def simulate(p, lengths, games, seed):
    """Questions needed in each of `games` independent games, the number drawn from p every time; shape (games,).

    Their mean tends to `expected_questions` as games grow (law of large numbers). The same seed plays the same games.

    >>> simulate([0.0, 1.0], [1, 1], games=3, seed=0)
    array([1., 1., 1.])
    """
    p, lengths = _matched(p, lengths)
    return np.random.default_rng(seed).choice(lengths, size=games, p=p)


def _matched(p, lengths):
    p, lengths = distribution(p), np.asarray(lengths, dtype=float)
    if p.shape != lengths.shape:
        raise ValueError(f"need one length for each of the {len(p)} numbers, not an array of shape {lengths.shape}")
    return p, lengths
