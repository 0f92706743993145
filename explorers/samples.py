"""A function on evenly spaced places, cut where it jumps, and the window in which it is drawn."""

from typing import NamedTuple

import numpy as np

HALVINGS = 48
JUMP = 0.05  # a cell is cut where this part of its largest rise is left after all halvings; of a cube root's 2e-5 is left


class Samples(NamedTuple):
    """Places, f, f′ and f″ there (NaN where there is none), and the number of the unbroken piece of the graph.

    `smooth` numbers the pieces between which f may have a kink, so f′ may jump.
    """

    x: np.ndarray
    value: np.ndarray
    slope: np.ndarray
    bend: np.ndarray
    piece: np.ndarray
    smooth: np.ndarray


def samples(f, x) -> Samples:
    """f, f′ and f″ at the places x, which rise; neighbours in one piece are joined by the graph.

    f has the methods `value`, `jet` and `interval_jet` of an `Expression` in one variable. The graph is cut where f is
    undefined at a place, and between two places where its rise does not shrink as the cell is halved: a pole or a jump.
    The halving follows one place, so of two kinks in one cell only one is looked at.

    >>> from explorers.functions import parse
    >>> samples(parse("1/x"), [-1, -0.5, 0.5, 1]).piece.tolist()
    [0, 0, 1, 1]
    """
    x = np.asarray(x, dtype=float)
    value, slope, bend = f.jet(x)
    cut = np.isnan(value[1:]) | np.isnan(value[:-1])
    rough = f.interval_jet((x[:-1], x[1:])).part  # in the other cells f is smooth
    cells = np.flatnonzero(~cut & rough)
    cut[cells] = _jumps(f, x[cells], x[cells + 1])
    piece, smooth = (np.concatenate([[0], np.cumsum(ends)]) for ends in (cut, cut | rough))
    return Samples(x, value, slope, bend, piece, smooth)


def _jumps(f, left, right) -> np.ndarray:
    """Whether the rise of f between two places stays while they approach each other, kept around what is not smooth."""
    low, high = f.value(left), f.value(right)
    rise = largest = np.abs(high - low)
    hole = np.isnan(rise)
    for _ in range(HALVINGS if len(left) else 0):
        middle = left + 0.4871 * (right - left)  # off the centre, where a hole would often be hit
        value = f.value(middle)
        hole |= np.isnan(value)
        rough = f.interval_jet((np.stack([left, middle]), np.stack([middle, right]))).part
        steeper = np.abs(value - low) >= np.abs(high - value)
        leftwards = np.where(rough[0] == rough[1], steeper, rough[0])
        left, right = np.where(leftwards, left, middle), np.where(leftwards, middle, right)
        low, high = np.where(leftwards, low, value), np.where(leftwards, value, high)
        rise = np.abs(high - low)
        largest = np.fmax(largest, rise)
    return hole | (rise > JUMP * largest)


def lattice(low: float, high: float, *, most: int = 600, through: float = 0.0, finest: float = 0.001) -> np.ndarray:
    """Evenly spaced places from low to high, a step of 1, 2 or 5 times a power of ten apart, one of them at `through`.

    At most `most` + 1 places, and no step below `finest`. Needs low < high.

    >>> lattice(-1, 1, most=20).round(3).tolist()[:4]
    [-1.0, -0.9, -0.8, -0.7]
    """
    if not low < high:
        raise ValueError("A window needs low < high.")
    step = nice_step(max((high - low) / most, finest))
    first, last = np.ceil((low - through) / step - 1e-9), np.floor((high - through) / step + 1e-9)
    return np.round(through + step * np.arange(first, last + 1), 12)


def nice_step(least: float) -> float:
    """The smallest of 1, 2 or 5 times a power of ten that is not below `least`.

    >>> nice_step(0.0101), nice_step(0.3), nice_step(5)
    (0.02, 0.5, 5.0)
    """
    power = 10.0 ** np.floor(np.log10(least))
    return float(next(m * power for m in (1, 2, 5, 10) if m * power >= least * (1 - 1e-9)))


def frame(values, *, margin: float = 0.08) -> tuple[float, float]:
    """The window in which values are drawn: all of them, or nearly all where a few are far away, as beside a pole.

    Where the range of all is more than 4 times that of the middle four fifths, these and half their range on both
    sides are kept. (−1, 1) around a constant; (−1, 1) if nothing is finite.

    >>> frame([0, 1, 2], margin=0.5)
    (-1.0, 3.0)
    """
    finite = np.asarray(values, dtype=float)
    finite = finite[np.isfinite(finite)]
    if finite.size == 0:
        return -1.0, 1.0
    low, high = finite.min(), finite.max()
    inner_low, inner_high = np.quantile(finite, [0.1, 0.9])
    inner = inner_high - inner_low
    if high - low > 4 * inner > 0:
        low, high = max(low, inner_low - inner / 2), min(high, inner_high + inner / 2)
    rise = high - low
    pad = margin * rise if rise > 1e-12 * max(1.0, abs(low), abs(high)) else 1.0
    return float(low - pad), float(high + pad)
