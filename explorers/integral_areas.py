"""Areas above and below the axis on many cells at once, by Gauss–Legendre quadrature on halved cells."""

import numpy as np

NODES, WEIGHTS = np.polynomial.legendre.leggauss(12)
DEEPEST, MOST, WORK = 40, 3000, 60_000  # how often a cell is halved, how many at once, and how many in all
STEEPEST = 0.98  # the exponent beyond which a tail has no area


def areas(g, low, high, *, allowed=None) -> np.ndarray:
    """The areas of g above the axis, below it, and the estimated error of both: (3, m) for the m cells [low, high].

    g takes arrays. Each cell is compared with its halves; the worst are halved until each agrees to `allowed` (1e-14 of
    the whole area if not given), but 40 times at most. Needs g defined and bounded in every cell; a jump, a corner or
    oscillation costs time or error.

    >>> areas(np.cos, [0, 0], [np.pi / 2, np.pi])[:2].round(12).tolist()
    [[1.0, 1.0], [0.0, 1.0]]
    """
    low, high = np.array(low, dtype=float), np.array(high, dtype=float)
    sums, owner = np.zeros((3, len(low))), np.arange(len(low))
    coarse = _gauss(g, low, high)
    allowed, work = 1e-14 * np.nansum(coarse) if allowed is None else allowed, 0
    for depth in range(DEEPEST):
        middle = low + (high - low) / 2
        left, right = _gauss(g, low, middle), _gauss(g, middle, high)
        off = np.abs(left + right - coarse).sum(axis=0)
        work += len(low)
        again = _worst(off, allowed) & (depth < DEEPEST - 1) & (work < WORK)
        for part, value in enumerate((*(left + right), off)):
            np.add.at(sums[part], owner[~again], value[~again])
        if not again.any():
            break
        low, high = np.r_[low[again], middle[again]], np.r_[middle[again], high[again]]
        coarse, owner = np.hstack([left[:, again], right[:, again]]), np.r_[owner[again], owner[again]]
    return sums


def tail(near: float, far: float, t: float) -> float:
    """The signed area between a singularity and the distance t, from g at t and at 2t: t g(t)/(1 − p) if g = C/tᵖ.

    Needs p < 1. Where g changes its sign from t to 2t, or hardly changes, p counts as 0.

    >>> round(tail(10.0, 10 / 2**0.5, 0.01), 12)  # 1/√t, whose integral is 2√t
    0.2
    """
    ratio = near / far if far else 0.0
    p = np.log2(ratio) if ratio > 0 else 0.0
    return float(t * near / (1 - min(p, STEEPEST)))


def _gauss(g, low, high) -> np.ndarray:
    half = (high - low) / 2
    y = g((low + half)[:, None] + half[:, None] * NODES)
    return half * np.stack([np.maximum(y, 0) @ WEIGHTS, np.maximum(-y, 0) @ WEIGHTS])


def _worst(off, allowed) -> np.ndarray:
    """The cells to be halved: those that miss more than is allowed, and of these at most MOST."""
    again = ~(off <= allowed)
    return again & ~(off < np.sort(off)[-MOST]) if again.sum() > MOST else again
