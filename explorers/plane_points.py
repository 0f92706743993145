"""Points of the plane as text, "1 2; 3 1/2", typed or moved by hand."""

from fractions import Fraction

from explorers.tables import Matrix, TableError, matrix, matrix_text

FEWEST, MOST = 2, 12


def plane_points(text: str, *, reach: float) -> Matrix:
    """From 2 to 12 points are a matrix with a row "x y" for each, both numbers from −reach to reach.

    Raises `TableError`: what `matrix` refuses, and code shape, rows or reach.

    >>> plane_points("1 2; 3 1/2", reach=4).array.tolist()
    [[1.0, 2.0], [3.0, 0.5]]
    """
    points = matrix(text, max_size=MOST)
    count, columns = points.shape
    if columns != 2:
        raise TableError("shape", f"Every point has 2 numbers, x and y. Here a row has {columns}. Type for example 1 2; 3 4.")
    if count < FEWEST:
        raise TableError("rows", f"There is one point only. Type {FEWEST} to {MOST} points, such as 1 2; 3 4.")
    for k, point in enumerate(points.entries, 1):
        if any(abs(float(number)) > reach for number in point):
            raise TableError("reach", f"Point {k} is outside the picture. Both numbers go from −{reach:g} to {reach:g}.", row=k)
    return points


def moved(points: Matrix, places) -> str:
    """The text of the points at these places, two decimals; a number that did not change stays as it was typed.

    >>> moved(plane_points("1/3 2; 3 4", reach=4), [(1 / 3, 2.0), (-1.254, 4.0)])
    '1/3 2; -1.25 4'
    """
    pairs = [zip(old, new, strict=True) for old, new in zip(points.entries, places, strict=True)]
    return points_text([[a if float(a) == b else round(b, 2) for a, b in row] for row in pairs])


def points_text(rows) -> str:
    """The points as text, decimals where these are exact.

    >>> points_text([(Fraction(1, 2), Fraction(1, 3))])
    '0.5 1/3'
    """
    return matrix_text([[float(a) if Fraction(str(float(a))) == a else a for a in row] for row in rows])
