"""Two lines through points of the plane: the least-squares line and the first principal axis, and distances to them."""

from typing import NamedTuple

import numpy as np

from explorers.pca import principal_components


class Line(NamedTuple):
    """The line through `point` along the unit vector `direction`."""

    point: tuple[float, float]
    direction: tuple[float, float]


def least_squares_line(points) -> Line | None:
    """The line y = α + βx with the least sum of squared vertical distances: β = Σ(x − x̄)(y − ȳ) / Σ(x − x̄)².

    It passes through the mean, and predicts y from x; exchanging x and y gives another line unless all points are on
    one. points: n × 2. None if all x are equal: every slope through the mean is then as bad. Source: Legendre, 1805.

    >>> least_squares_line([(0, 0), (1, 1), (2, 5)]).point, round(slope(least_squares_line([(0, 0), (1, 1), (2, 5)])), 9)
    ((1.0, 2.0), 2.5)
    """
    x, y = np.asarray(points, dtype=float).T
    if np.ptp(x) == 0:
        return None
    dx, dy = x - x.mean(), y - y.mean()
    β = float(dx @ dy / (dx @ dx))
    length = float(np.hypot(1, β))
    return Line((float(x.mean()), float(y.mean())), (1 / length, β / length))


def first_axis(points, *, centred=True) -> Line | None:
    """The line with the least sum of squared perpendicular distances, through the mean (or through 0, not centred).

    None where no line is best: all points in one place, or both variances equal up to rounding. points: n × 2, n ≥ 2.

    >>> first_axis([(0, 0), (2, 0), (0, 2), (2, 2)]) is None
    True
    """
    found = principal_components(points, centred=centred)
    λ = [*found.variances, 0.0]
    if λ[0] - λ[1] <= 1e-12 * λ[0]:
        return None
    (x, y), (dx, dy) = found.mean.tolist(), found.axes[:, 0].tolist()
    return Line((x, y), (dx, dy))


def slope(line: Line) -> float:
    """The rise of y per unit of x; ∞ for a vertical line.

    >>> slope(Line((0.0, 0.0), (1.0, 0.0)))
    0.0
    """
    across, up = line.direction
    return up / across if abs(across) > 1e-12 else np.inf


def perpendicular_squares(points, line: Line) -> float:
    """The sum of the squared shortest distances of the points from the line; a distance within rounding of 0 is 0.

    >>> perpendicular_squares([(0, 3), (1, -1)], Line((0.0, 0.0), (1.0, 0.0)))
    10.0
    """
    dx, dy = (np.asarray(points, dtype=float) - line.point).T
    return _sum_of_squares(dx * line.direction[1] - dy * line.direction[0], points)


def vertical_squares(points, line: Line) -> float:
    """The sum of the squared distances straight up or down to the line; ∞ for a vertical line.

    A distance within rounding of 0 is 0.

    >>> vertical_squares([(0, 3), (1, -1)], Line((0.0, 0.0), (1.0, 0.0)))
    10.0
    """
    steep = slope(line)
    if steep == np.inf:
        return np.inf
    dx, dy = (np.asarray(points, dtype=float) - line.point).T
    return _sum_of_squares(dy - steep * dx, points, 1 + abs(steep))


def _sum_of_squares(distances, points, factor=1.0) -> float:
    """Σd² without the distances that are rounding only: 2⁻⁴⁸ of the points' size, times what they were multiplied by."""
    noise = 2.0**-48 * np.abs(points).max() * factor
    return float(np.sum(np.where(np.abs(distances) > noise, distances, 0.0) ** 2))


def variance_along(points, degrees: float, *, centred=True) -> float:
    """The variance of the points' shadows on a line in this direction: Σ((v − v̄)·u)² / (n − 1), u = (cos φ, sin φ).

    It lies between the variances of the two axes. Not centred: about 0 in place of the mean v̄.

    >>> round(variance_along([(0, 0), (2, 0)], 60), 9)  # 2 cos² 60°
    0.5
    """
    points, φ = np.asarray(points, dtype=float), np.radians(degrees)
    mean = points.mean(axis=0) if centred else np.zeros(2)
    return float(np.sum(((points - mean) @ (np.cos(φ), np.sin(φ))) ** 2) / (len(points) - 1))
