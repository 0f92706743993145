"""The image of the cube against SciPy's convex hull, and the sides that are outside."""

import numpy as np
import pytest
from scipy.spatial import ConvexHull

from explorers.determinant import determinant
from explorers.parallelepiped import CORNERS, fitted, parallelepiped

RNG = np.random.default_rng(4)
MATRICES = [RNG.integers(-4, 5, size=(3, 3)) for _ in range(6)]
MATRICES = [C for C in MATRICES if determinant(C) != 0]


@pytest.mark.parametrize("C", MATRICES, ids=str)
def test_faces_and_edges_are_those_of_the_convex_hull_whose_volume_is_the_determinant(C):
    found, corners = parallelepiped(C), CORNERS @ C.T
    assert ConvexHull(corners).volume == pytest.approx(abs(float(determinant(C))))
    area = sum(np.linalg.norm(np.cross(f[1] - f[0], f[3] - f[0])) for f in found.faces)
    assert area == pytest.approx(ConvexHull(corners).area)
    assert {tuple(p) for f in found.faces for p in f} == {tuple(p) for p in corners}
    assert len({frozenset(map(tuple, edge)) for edge in found.edges}) == 12


@pytest.mark.parametrize("C", MATRICES, ids=str)
def test_normals_look_outward_and_belong_to_faces_that_hold_the_edge(C):
    found, middle = parallelepiped(C), C.sum(axis=1) / 2
    corners = CORNERS @ C.T
    for edge, normals in zip(found.edges, found.normals, strict=True):
        for normal in normals:
            assert normal @ (edge[0] - middle) > 0
            assert normal @ (edge[1] - edge[0]) == pytest.approx(0)
            assert (normal @ (corners - edge[0]).T <= 1e-9).all()


@pytest.mark.parametrize("C", [np.zeros((3, 3)), np.ones((3, 3)), [[1, 0, 1], [0, 1, 1], [0.5, 0.5, 1]], MATRICES[0]])
def test_everything_fits_also_when_it_is_flat(C):
    middle, size = fitted(C)
    points = np.vstack([parallelepiped(C).faces.reshape(-1, 3), CORNERS])
    assert np.linalg.norm(points - middle, axis=1).max() == pytest.approx(size)
    assert size > 0
