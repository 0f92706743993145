"""How far principal axes can be trusted: near ties, and what one row less would do."""

import numpy as np

from explorers.pca import checked, principal_components


def sampling_error(variance, n: int):
    """About how far chance alone moves the variance λ of an axis from sample to sample: λ √(2/n).

    The standard error for n independent rows from a normal distribution, n large, λ not repeated; else a rule of thumb.
    Source: North and others, Monthly Weather Review 110 (1982) 699, equation 24.

    >>> sampling_error(2.0, 50)
    0.4
    """
    return variance * (2 / n) ** 0.5


def near_ties(variances, n: int) -> list[int]:
    """The j for which λⱼ and λⱼ₊₁ > 0 are no farther apart than the sampling error of λⱼ; j counts from 1.

    Then another sample of n rows may mix axes j and j + 1, and only the plane of both is trustworthy.

    >>> near_ties([5, 2, 1.9], 100)
    [2]
    """
    λ = np.asarray(variances, dtype=float)
    close = (λ[:-1] - λ[1:] <= sampling_error(λ[:-1], n)) & (λ[1:] > 0)
    return [int(j) + 1 for j in np.flatnonzero(close)]


def angle_between(u, v) -> float:
    """The angle between two lines with the unit vectors u and v, in degrees from 0 to 90: signs do not count.

    >>> angle_between([1, 0], [0, -1])
    90.0
    """
    u, v = np.asarray(u, dtype=float), np.asarray(v, dtype=float)
    along = float(u @ v)
    return float(np.degrees(np.arctan2(np.linalg.norm(v - along * u), abs(along))))


def turn_without_one(table, *, centred=True) -> tuple[float, int]:
    """The largest turn of the first axis when one row is left out, in degrees from 0 to 90, and that row, from 1.

    n ≥ 3 rows. A row without which no variance is left counts as 90. ValueError: fewer rows.

    >>> turn, row = turn_without_one([[0, 0], [1, 0], [2, 0], [1, 9]])
    >>> round(turn), row
    (90, 4)
    """
    X = checked(table)
    if len(X) < 3:
        raise ValueError("To leave one row out, at least 3 are needed.")
    first = principal_components(X, centred=centred).axes[:, 0]
    rest = [principal_components(np.delete(X, i, axis=0), centred=centred) for i in range(len(X))]
    turns = [angle_between(first, found.axes[:, 0]) if found.variances[0] > 0 else 90.0 for found in rest]
    return max(turns), int(np.argmax(turns)) + 1
