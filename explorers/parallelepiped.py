"""The image of the unit cube under a 3 × 3 matrix: its corners, faces and edges, each with the side that is outside."""

from dataclasses import dataclass
from itertools import product

import numpy as np

from explorers.determinant import determinant

CORNERS = np.array(list(product((0, 1), repeat=3)))
AROUND = ((0, 0), (1, 0), (1, 1), (0, 1))


@dataclass(frozen=True, eq=False)
class Parallelepiped:
    """faces (6, 4, 3); edges (12, 2, 3) with the outward normals (12, 2, 3) of the two faces that meet there."""

    faces: np.ndarray
    edges: np.ndarray
    normals: np.ndarray


def parallelepiped(C) -> Parallelepiped:
    """{Cx : 0 ≤ x₁, x₂, x₃ ≤ 1}; a face where xₖ is 0 or 1, an edge where two of the three are.

    The normals are cross products of two columns, turned outward; if det C = 0 there is no outside, and they tell one
    side of the flat figure from the other. C of shape (3, 3), finite.

    >>> parallelepiped(np.eye(3)).faces[0].tolist()
    [[0.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 1.0, 1.0], [0.0, 0.0, 1.0]]
    """
    C = np.asarray(C, dtype=float)
    outward = -1 if determinant(C) < 0 else 1
    normal = [outward * np.cross(C[:, (k + 1) % 3], C[:, (k + 2) % 3]) for k in range(3)]
    faces, edges, normals = [], [], []
    for k, end in product(range(3), (0, 1)):
        faces.append([C @ np.roll([end, p, q], k) for p, q in AROUND])
    for k, (p, q) in product(range(3), AROUND):
        edges.append([C @ np.roll([end, p, q], k) for end in (0, 1)])
        normals.append([(2 * p - 1) * normal[(k + 1) % 3], (2 * q - 1) * normal[(k + 2) % 3]])
    return Parallelepiped(np.array(faces), np.array(edges), np.array(normals))


def fitted(C) -> tuple[np.ndarray, float]:
    """The middle of the image of the unit cube, and the distance from it to the farthest corner of image and unit cube.

    >>> fitted(2 * np.eye(3))[0].tolist(), round(fitted(2 * np.eye(3))[1] ** 2, 12)
    ([1.0, 1.0, 1.0], 3.0)
    """
    C = np.asarray(C, dtype=float)
    middle = C.sum(axis=1) / 2
    corners = np.vstack([CORNERS @ C.T, CORNERS])
    return middle, float(np.linalg.norm(corners - middle, axis=1).max())
