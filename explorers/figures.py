"""Figures to put under a matrix: outlines in the plane whose image shows what a map does to shapes, areas and sides."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Figure:
    """Strokes in the plane, each an array of points, shape (k, 2); a closed one ends where it began."""

    strokes: tuple[np.ndarray, ...]

    @property
    def points(self) -> np.ndarray:
        """All points, shape (n, 2), stroke after stroke."""
        return np.concatenate(self.strokes)


def letter() -> Figure:
    """The letter F inside the unit square has no symmetry, so its image shows a mirroring: no rotation undoes one.

    Its outline runs counter-clockwise, so its signed area is positive.

    >>> signed_area(letter().strokes[0])
    0.27
    """
    return Figure((_closed([(0.2, 0.1), (0.4, 0.1), (0.4, 0.4), (0.6, 0.4), (0.6, 0.55), (0.4, 0.55),
                            (0.4, 0.7), (0.8, 0.7), (0.8, 0.9), (0.2, 0.9)]),))  # fmt: skip


def face() -> Figure:
    """A face around 0 that winks with its right eye and has a nose to the left, so a mirroring shows."""
    t = np.linspace(0, 2 * np.pi, 49)
    ring = np.column_stack([np.cos(t), np.sin(t)])
    smile = ring[28:45] * (0.6, 0.55)
    return Figure((1.2 * ring, (-0.42, 0.4) + 0.14 * ring, np.array([(0.25, 0.4), (0.6, 0.4)]),
                   np.array([(0.0, 0.3), (-0.2, -0.1), (0.0, -0.1)]), smile))  # fmt: skip


def house() -> Figure:
    """A house on the horizontal axis with its door on the left."""
    walls = _closed([(-1, 0), (1, 0), (1, 1), (0, 1.8), (-1, 1)])
    return Figure((walls, np.array([(-0.7, 0), (-0.7, 0.6), (-0.3, 0.6), (-0.3, 0)])))


def outline(points) -> Figure:
    """The visitor's own points, shape (n, 2), joined in their order and closed. ValueError: fewer than 2, or not finite.

    >>> outline([(0, 0), (1, 0), (0, 1)]).points.shape
    (4, 2)
    """
    points = np.asarray(points, dtype=float)
    if points.ndim != 2 or points.shape[1] != 2 or len(points) < 2 or not np.isfinite(points).all():
        raise ValueError("An outline needs at least two points, each with two finite coordinates.")
    return Figure((_closed(points),))


def signed_area(stroke) -> float:
    """½ Σ (xₖ yₖ₊₁ − xₖ₊₁ yₖ) is the area inside a closed outline, positive if it runs counter-clockwise.

    The outline must not cross itself; `stroke` has shape (n, 2). The shoelace formula: Green's theorem for ½(x dy − y dx).

    >>> signed_area([(0, 0), (2, 0), (2, 3)])
    3.0
    """
    x, y = np.asarray(stroke, dtype=float).T
    return round(float(x @ np.roll(y, -1) - np.roll(x, -1) @ y) / 2, 12)


def _closed(points) -> np.ndarray:
    points = np.asarray(points, dtype=float)
    return np.vstack([points, points[:1]])


FIGURES = {"F": letter, "face": face, "house": house}
