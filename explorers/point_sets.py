"""Points of the plane in two classes: classic shapes drawn by a seed, and the visitor's own."""

from dataclasses import dataclass

import numpy as np

from explorers.plane_points import points_text
from explorers.tables import TableError, matrix

REACH = 3.0  # the picture shows |x|, |y| ≤ 3
MOST = 60  # points that one types
TESTED = 200  # fresh points on which a trained network is tested


@dataclass(frozen=True, eq=False)
class Points:
    """x: (n, 2); label: (n,), 0 or 1; the text they were typed as, if they were."""

    x: np.ndarray
    label: np.ndarray
    text: str = ""


def _blobs(t, label, draw):
    return np.where(label, 1.0, -1.0)[:, None] * (1.1, 0.8) + draw.normal(0.0, 0.4, (len(t), 2))


def _rings(t, label, draw):
    return _polar(np.where(label, 1.5 + 0.5 * t, 0.8 * np.sqrt(t)), 2 * np.pi * draw.random(len(t)))


def _spirals(t, label, draw):
    return _polar(0.2 + 2 * t, 2.5 * np.pi * t + np.pi * label)


def _xor(t, label, draw):
    x, y = 0.15 + 1.85 * draw.random((2, len(t)))
    side = draw.choice([-1.0, 1.0], len(t))
    return np.column_stack([side * x, side * np.where(label, -y, y)])


def _polar(r, angle):
    return np.column_stack([r * np.cos(angle), r * np.sin(angle)])


SHAPES = {"blobs": _blobs, "rings": _rings, "spirals": _spirals, "xor": _xor}


def point_set(name: str, count: int, noise: float, seed) -> Points:
    """`count` points of a shape, classes 0 and 1 in turn, each moved by two normal numbers of standard deviation `noise`.

    blobs: two normal clouds. rings: a disc in a ring. spirals: two arms. xor: class 1 where x and y differ in sign.
    Without noise no point of rings, spirals or xor is on the wrong side of the shape's own border.

    >>> point_set("xor", 4, 0.0, 1).label.tolist()
    [0, 1, 0, 1]
    """
    draw = np.random.default_rng(seed)
    label = np.arange(count) % 2
    places = SHAPES[name](draw.random(count), label, draw)
    return Points(places + noise * draw.normal(size=places.shape), label)


def train_and_test(name: str, count: int, noise: float, seed: int) -> tuple[Points, Points]:
    """Two independent draws of the same law: `count` points to train with and 200 fresh ones to test on."""
    return point_set(name, count, noise, (seed, 0)), point_set(name, TESTED, noise, (seed, 1))


def typed_points(text: str) -> Points:
    """From 1 to 60 points as rows "x y class", |x|, |y| ≤ 3, class 0 or 1. Raises `TableError`: shape, reach or class.

    >>> typed_points("1 2 0; 1/2 -1 1").label.tolist()
    [0, 1]
    """
    table = matrix(text, max_size=MOST)
    if table.shape[1] != 3:
        said = f"Every point has 3 numbers, x, y and its class. Here a row has {table.shape[1]}."
        raise TableError("shape", f"{said} Type for example 1 2 0; 2 -1 1.")
    x, label = table.array[:, :2], table.array[:, 2]
    for k, (place, own) in enumerate(zip(x, label, strict=True), 1):
        if abs(place).max() > REACH:
            raise TableError("reach", f"Point {k} is outside the picture. x and y go from −{REACH:g} to {REACH:g}.", row=k)
        if own not in (0, 1):
            raise TableError("class", f"The class of point {k} is neither 0 nor 1.", row=k)
    return Points(x, label.astype(int), text)


def with_point(text: str, pick: int, place, label: int) -> str:
    """The text of the points with number `pick` (from 0) moved to `place`, or with a new one of this class there if it is −1.

    What was not moved stays as it was typed. A point beyond the 60th is not taken.

    >>> with_point("1/3 2 0", -1, (0, 0.5), 1), with_point("1/3 2 0; 1 1 1", 1, (2, 2), 0)
    ('1/3 2 0; 0 0.5 1', '1/3 2 0; 2 2 1')
    """
    rows = list(matrix(text, max_size=MOST).entries)
    x, y = (round(float(np.clip(number, -REACH, REACH)), 2) + 0.0 for number in place)
    if 0 <= pick < len(rows):
        rows[pick] = (x, y, rows[pick][2])
    elif len(rows) < MOST:
        rows.append((x, y, label))
    return points_text(rows)


def data_points(name: str, how: tuple) -> tuple[Points, Points]:
    """Training and test points of a kind of data: of "own" `how` is (text, held), of a shape (count, noise, seed)."""
    return split(typed_points(how[0]), how[1]) if name == "own" else train_and_test(name, *how)


def split(points: Points, held: bool) -> tuple[Points, Points]:
    """Training and test points: if `held`, every fourth row is kept for the test, else none is.

    >>> split(typed_points("0 0 0; 1 1 1; 2 2 0; -1 0 1"), True)[1].x.tolist()
    [[-1.0, 0.0]]
    """
    test = (np.arange(len(points.label)) % 4 == 3) & held
    return Points(points.x[~test], points.label[~test]), Points(points.x[test], points.label[test])
