"""Closed surfaces in space: only the sides towards the eye are drawn, and they cover the shadow once."""

import json
import re

import numpy as np
import pytest
import vl_convert
from numpy.testing import assert_allclose

from explorers.charts import norms, surface

ANGLES = [(0.0, 0.0), (0.6, 0.5), (-2.0, 1.2), (1.0, -0.7)]


def eye(azimuth: float, elevation: float) -> np.ndarray:
    """The direction to the eye: what `nearness` multiplies."""
    ca, sa, ce, se = np.cos(azimuth), np.sin(azimuth), np.cos(elevation), np.sin(elevation)
    return np.array([-sa * ce, -ca * ce, se])


def normals(spec) -> np.ndarray:
    return spec["datasets"]["cells"][["nx", "ny", "nz"]].to_numpy(float)


@pytest.mark.parametrize("angles", ANGLES)
def test_the_front_sides_of_a_cube_cover_its_shadow_once(angles):
    """The shadow of a convex body is covered by its front and by its back once: of a cube |e₁| + |e₂| + |e₃| times 4."""
    seen = normals(norms.solid(float("inf"), *angles)) @ eye(*angles) / 2
    shadow = 4 * np.abs(eye(*angles)).sum()
    assert_allclose([seen[seen > 0].sum(), -seen[seen < 0].sum()], shadow, rtol=1e-3)


@pytest.mark.parametrize("p", [0.4, 1, 2, 7])
def test_the_sides_of_a_closed_surface_point_outwards_and_add_up_to_nothing(p):
    spec = norms.solid(p, 0.6, 0.5)
    middle = spec["datasets"]["cells"][["x", "y", "z"]].to_numpy(float)
    assert (np.sum(normals(spec) * middle, axis=1) >= 0).all()
    assert_allclose(normals(spec).sum(axis=0), 0, atol=1e-3)


@pytest.mark.parametrize("angles", ANGLES)
def test_what_is_drawn_are_the_front_sides(angles):
    spec = norms.solid(2, *angles)
    tables = {name: json.loads(table.to_json(orient="records")) for name, table in spec["datasets"].items()}
    svg = vl_convert.vegalite_to_svg({**spec, "datasets": tables})
    groups = re.findall(r'<g class="mark-symbol role-mark[^>]*>(.*?)</g>', svg)
    cells = max(groups, key=len)
    paths = re.findall(r' d="([^"]+)"', cells)
    drawn = [path for path in paths if path != "M0,0"]  # a path without a way is nothing
    assert len(drawn) == (normals(spec) @ eye(*angles) > 0).sum()
    assert sum(map(area, drawn)) == pytest.approx(np.pi * (surface.SIZE / 2 / 1.75) ** 2, rel=0.05)


def area(path: str) -> float:
    """Of the quadrilateral M…L…L…L…Z, by its diagonals."""
    a, b, c, d = (complex(*map(float, pair.split(","))) for pair in re.split("[ML]", path.strip("Z"))[1:])
    return abs(((c - a).conjugate() * (d - b)).imag) / 2
