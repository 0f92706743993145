"""Level curves of a function on a grid, as straight pieces."""

from typing import NamedTuple

import numpy as np

from explorers.samples import nice_step


class LevelLines(NamedTuple):
    """level: (s,); start, end: (s, 2) ends of the pieces."""

    level: np.ndarray
    start: np.ndarray
    end: np.ndarray


def levels(low: float, high: float, about: int = 16) -> np.ndarray:
    """Round numbers between low and high, at most `about`, a step of 1, 2 or 5 times a power of ten apart.

    >>> levels(-1.3, 4.1).tolist()
    [-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0]
    """
    step = nice_step((high - low) / about)
    return np.round(step * np.arange(np.ceil(low / step), np.floor(high / step) + 1), 12) + 0.0


def level_lines(x, y, value, heights, torn=None) -> LevelLines:
    """The curves f = c for every c in `heights`: each cell is cut into four triangles, and f is taken as linear on each.

    x: (n,), y: (m,), value: (n, m). Cells with an undefined corner and the cells `torn`, (n − 1, m − 1) booleans, are left
    out. A value equal to the level counts as below it. Off by about cell²·max|f″|/8/‖∇f‖ where f is smooth.

    >>> found = level_lines([0, 1], [0, 1], np.array([[0.0, 0.0], [1.0, 1.0]]), [0.25])
    >>> sorted({*found.start[:, 0], *found.end[:, 0]})
    [np.float64(0.25)]
    """
    triangles = _triangles(np.asarray(x, float), np.asarray(y, float), value, torn)
    pieces = []
    for c in heights:
        above = triangles[:, :, 2] > c
        count = above.sum(axis=1)
        crossed = (count == 1) | (count == 2)
        corners, alone = triangles[crossed], np.where(count == 1, np.argmax(above, axis=1), np.argmin(above, axis=1))[crossed]
        apex, *others = (corners[np.arange(len(corners)), (alone + k) % 3] for k in range(3))
        ends = [apex + ((c - apex[:, 2]) / (other[:, 2] - apex[:, 2]))[:, None] * (other - apex) for other in others]
        pieces.append(np.stack(ends, axis=1)[:, :, :2])
    level = np.repeat(np.asarray(heights, float), [len(piece) for piece in pieces])
    found = np.concatenate([np.empty((0, 2, 2)), *pieces])
    return LevelLines(level, found[:, 0], found[:, 1])


def _triangles(x, y, value, torn) -> np.ndarray:
    """The four triangles of every cell around its middle: (t, 3, 3) with x, y, f of each corner."""
    points = np.stack([*np.meshgrid(x, y, indexing="ij"), value], axis=-1)
    corners = [points[:-1, :-1], points[1:, :-1], points[1:, 1:], points[:-1, 1:]]
    a, b, c, d = corners
    middle = (a + b + c + d) / 4
    keep = ~np.isnan(middle[:, :, 2]) & ~(np.zeros(middle.shape[:2], bool) if torn is None else torn)
    sides = zip(corners, corners[1:] + corners[:1], strict=True)
    return np.concatenate([np.stack([a, b, middle], axis=2)[keep] for a, b in sides])


def label_places(lines: LevelLines, bounds, apart: float = 0.16) -> list[tuple[float, float, float]]:
    """(level, x, y): for each level the middle of a piece as far as can be from the labels before and from the edge.

    A level whose best place is nearer than `apart`, a share of the window, to another label has none.

    >>> found = level_lines([0, 1, 2], [0, 1, 2], np.array([[0.0] * 3, [1.0] * 3, [2.0] * 3]), [1.2])
    >>> [round(float(x), 3) for _, x, _ in label_places(found, (0, 2, 0, 2))]
    [1.2]
    """
    x_min, x_max, y_min, y_max = bounds
    size = np.array([x_max - x_min, y_max - y_min])
    placed: list[np.ndarray] = []
    found = []
    for c in np.unique(lines.level):
        middle = ((lines.start + lines.end)[lines.level == c] / 2 - [x_min, y_min]) / size
        room = np.minimum(middle, 1 - middle).min(axis=1) * 2  # labels may come nearer to the edge than to each other
        for other in placed:
            room = np.minimum(room, np.hypot(*(middle - other).T))
        best = int(np.argmax(room))
        if room[best] >= apart:
            placed.append(middle[best])
            x, y = middle[best] * size + [x_min, y_min]
            found.append((float(c), float(x), float(y)))
    return found
