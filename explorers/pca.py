"""Principal components: the directions in which a table of numbers varies most."""

from dataclasses import dataclass

import numpy as np
from scipy.linalg import svd

EPSILON = np.finfo(float).eps


@dataclass(frozen=True, eq=False)
class Components:
    """For n rows and p columns: mean and scale (p,), axes (p, r), scores (n, r), variances (r,), the largest first.

    Column j of `axes` is the unit vector of axis j; its entries are the loadings. The row i of the table is
    mean + scale · (axes @ scores[i]).
    """

    mean: np.ndarray
    scale: np.ndarray
    axes: np.ndarray
    scores: np.ndarray
    variances: np.ndarray


def principal_components(table, *, centred=True, scaled=False) -> Components:
    """The right singular vectors of the centred table X are its principal axes, with the variances σ²/(n − 1).

    Axis 1 is the direction of the greatest variance, axis 2 the one perpendicular to it, and so on; together the
    first k minimise the sum of squared perpendicular distances. n centred rows span at most n − 1 dimensions, so there are
    r = min(n − 1, p) axes. An axis is known up to its sign: its entry of greatest size is made positive (the first of
    several). Axes of equal variances are arbitrary in the space they span. A variance within rounding of 0 is 0.
    scaled: each column is divided by its standard deviation (a constant one by 1). centred=False: axes through 0
    instead of the mean, r = min(n, p), and "variances" about 0; a mistake, unless 0 is where the data should be seen from.
    table: n × p finite numbers, n ≥ 2. ValueError otherwise. Source: Jolliffe, Principal Component Analysis, 3.5.

    >>> found = principal_components([[1, 2], [3, 4], [5, 6]])
    >>> found.variances.round(9).tolist(), found.axes[:, 0].round(4).tolist()
    ([8.0, 0.0], [0.7071, 0.7071])
    """
    X = checked(table)
    n, p = X.shape
    mean = X.mean(axis=0) if centred else np.zeros(p)
    deviation = X.std(axis=0, ddof=1)
    scale = np.where((np.ptp(X, axis=0) > 0) & scaled, deviation, 1.0)
    rounding = EPSILON * max(n, p) * np.linalg.norm(X / scale)
    U, σ, axes = svd((X - mean) / scale, full_matrices=False)
    r = min(n - centred, p)
    σ = np.where(σ > rounding, σ, 0.0)[:r]
    signs = _signs(axes[:r])
    return Components(mean, scale, axes[:r].T * signs, U[:, :r] * σ * signs, σ**2 / (n - 1))


def shares(variances) -> np.ndarray:
    """Each variance over their sum; undefined (NaN) if all are 0.

    >>> shares([3, 1]).tolist()
    [0.75, 0.25]
    """
    variances = np.asarray(variances, dtype=float)
    total = variances.sum()
    return variances / total if total > 0 else np.full(variances.shape, np.nan)


def reconstruction(found: Components, k: int) -> np.ndarray:
    """The table from its first k components: of all tables of k-dimensional rows (about the mean) the nearest one.

    Shape (n, p), in the units of the table; for k = 0 every row is the mean. Nearest in the sum of squares of what was
    decomposed, so after scaling each column counts in its standard deviations. Source: Eckart and Young, 1936.

    >>> reconstruction(principal_components([[0, 0], [2, 2], [1, 4]]), 0).tolist()
    [[1.0, 2.0], [1.0, 2.0], [1.0, 2.0]]
    """
    return found.mean + found.scale * (found.scores[:, :k] @ found.axes[:, :k].T)


def typical_error(found: Components, k: int) -> float:
    """The root mean square distance of the n rows from their reconstructions: √((n − 1)/n · (λₖ₊₁ + … + λᵣ)).

    In the units of what was decomposed: in standard deviations if the columns were scaled.

    >>> round(typical_error(principal_components([[0, 0], [2, 2], [1, 4]]), 2), 9)
    0.0
    """
    n = len(found.scores)
    return float(np.sqrt(found.variances[k:].sum() * (n - 1) / n))


def checked(table) -> np.ndarray:
    """The table as n × p floats; ValueError unless they are finite and n ≥ 2."""
    X = np.asarray(table, dtype=float)
    if X.ndim != 2 or len(X) < 2 or X.shape[1] < 1 or not np.isfinite(X).all():
        raise ValueError("Principal components need a table of finite numbers with at least 2 rows.")
    return X


def _signs(axes) -> np.ndarray:
    """+1 or −1 for each row: what makes its entry of greatest size positive; equal within rounding, the first counts."""
    size = np.abs(axes)
    largest = (size >= size.max(axis=1, keepdims=True) * (1 - 1e-12)).argmax(axis=1)
    return np.where(np.take_along_axis(axes, largest[:, None], axis=1)[:, 0] < 0, -1.0, 1.0)
