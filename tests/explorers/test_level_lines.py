"""Level lines lie where f has the level, and labels keep their distance."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from explorers.functions import parse
from explorers.landscape import landscape
from explorers.level_lines import label_places, level_lines, levels

BOUNDS = (-2, 2, -2, 2)


def lines(text, heights, n=72, torn=None):
    view = landscape(parse(text, ("x", "y")), BOUNDS, n)
    return level_lines(view.x, view.y, view.value, heights, torn)


def test_the_level_lines_of_the_bowl_are_circles_of_the_right_length():
    found = lines("x^2 + y^2", [1.0, 2.25])
    for level in (1.0, 2.25):
        here = found.level == level
        assert_allclose(np.hypot(*found.start[here].T), np.sqrt(level), atol=2e-3)
        length = np.linalg.norm(found.end[here] - found.start[here], axis=1).sum()
        assert length == pytest.approx(2 * np.pi * np.sqrt(level), rel=2e-3)


def test_of_an_affine_function_they_are_exact():
    found = lines("x - 2y", [0.3])
    assert_allclose(found.start[:, 0] - 2 * found.start[:, 1], 0.3, atol=1e-12)


def test_nothing_is_drawn_where_f_is_undefined_or_torn():
    found = lines("sqrt(x) + y", [0.5])
    assert found.start[:, 0].min() >= 0
    assert len(lines("x + y", [0.5], torn=np.ones((72, 72), bool)).level) == 0
    assert len(lines("sqrt(0-1-x^2)", [0.5]).level) == 0


@pytest.mark.parametrize(("low", "high"), [(-1, 1), (0, 1e12), (-1e-9, 3e-9), (99.1, 99.2)])
def test_levels_are_round_and_in_the_range(low, high):
    found = levels(low, high)
    assert 5 <= len(found) <= 17
    assert low - 1e-12 <= found.min() <= found.max() <= high * (1 + 1e-12)
    assert np.ptp(np.diff(found)) <= 1e-6 * (high - low) + 1e-12


def test_labels_lie_on_their_lines_and_apart():
    found = lines("x^2 - x y + y^3/3", levels(-4, 10))
    places = np.array(label_places(found, BOUNDS))
    values = places[:, 1] ** 2 - places[:, 1] * places[:, 2] + places[:, 2] ** 3 / 3
    assert_allclose(values, places[:, 0], atol=0.02)
    apart = np.hypot(*(places[:, None, 1:] - places[None, :, 1:]).transpose(2, 0, 1)) / 4
    assert apart[np.triu_indices(len(places), 1)].min() >= 0.16
