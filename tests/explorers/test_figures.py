"""Figures: outlines that show orientation, and the area that a matrix multiplies."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.figures import FIGURES, letter, outline, signed_area

ENTRY = st.floats(-3, 3)


@given(a=ENTRY, b=ENTRY, c=ENTRY, d=ENTRY)
@settings(deadline=None)
def test_a_matrix_multiplies_the_signed_area_by_its_determinant(a, b, c, d):
    A, stroke = np.array([[a, b], [c, d]]), letter().strokes[0]
    assert signed_area(stroke @ A.T) == pytest.approx(np.linalg.det(A) * 0.27, abs=1e-9)


def test_the_area_of_the_letter_is_that_of_its_stem_and_two_bars():
    assert signed_area(letter().strokes[0]) == pytest.approx(0.2 * 0.8 + 0.2 * 0.15 + 0.4 * 0.2)


@pytest.mark.parametrize("name", FIGURES)
def test_no_mirror_maps_a_figure_onto_itself(name):
    """A mirroring of the plane that keeps the centre is diag(1, −1) after a rotation; none keeps all points."""
    points = FIGURES[name]().points - FIGURES[name]().points.mean(axis=0)
    for angle in np.linspace(0, np.pi, 361):
        c, s = np.cos(2 * angle), np.sin(2 * angle)
        mirrored = points @ np.array([[c, s], [s, -c]])
        nearest = np.abs(mirrored[:, None] - points[None]).sum(axis=2).min(axis=1)
        assert nearest.max() > 0.02


def test_an_outline_is_closed_and_keeps_its_points_in_order():
    points = [(0, 0), (2, 0), (1, 3)]
    assert outline(points).points.tolist() == [[0, 0], [2, 0], [1, 3], [0, 0]]
    assert {signed_area(outline(p).strokes[0]) for p in itertools.permutations(points)} == {3.0, -3.0}


@pytest.mark.parametrize("points", [[(0, 0)], [(0, 0), (float("nan"), 1)], [(1, 2, 3), (4, 5, 6)], []])
def test_what_is_no_outline_is_refused(points):
    with pytest.raises(ValueError, match="two"):
        outline(points)
