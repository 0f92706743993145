"""The tables of the picture: exact at the point, cut where f jumps, whole where it does not."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from explorers.functions import parse
from explorers.landscape import landscape
from explorers.patched import patched
from explorers.surface_lattice import MOST, jumps, sheet, through, torn, window


def function(text, elsewhere=None):
    return patched(parse(text, ("x", "y")), elsewhere)


@pytest.mark.parametrize(("cx", "cy", "half", "x", "y"), [(0, 0, 2, 0.6, -0.5), (0, 0, 1, 5, -7), (50, 50, 0.01, -100, 100)])
def test_the_window_keeps_its_size_and_holds_the_point(cx, cy, half, x, y):
    x_min, x_max, y_min, y_max = window(cx, cy, half, x, y)
    assert_allclose([x_max - x_min, y_max - y_min], 2 * half)
    assert x_min <= x <= x_max
    assert y_min <= y <= y_max


@pytest.mark.parametrize(("bounds", "p"), [((-2, 2, -2, 2), (0.6, -0.5)), ((99.99, 100.01, -0.01, 0.01), (100, 0.003))])
def test_the_point_is_in_the_lattice_and_every_value_is_exact(bounds, p):
    found = through(function("x^2 - x y + y^3/3"), bounds, *p, 1.0)
    x, y = found.x[:, None], found.y[None, :]
    assert np.abs(found.x - p[0]).min() < 1e-12
    assert np.abs(found.y - p[1]).min() < 1e-12
    assert len(found.x) <= MOST + 1
    assert_allclose(found.value, x**2 - x * y + y**3 / 3, atol=1e-9)
    assert_allclose(found.slope_x, np.broadcast_to(2 * x - y, found.value.shape), atol=1e-9)
    assert_allclose(found.slope_y, np.broadcast_to(y**2 - x, found.value.shape), atol=1e-9)
    assert_array_equal(found.piece_x, 0)


def test_a_filled_hole_has_its_slopes_and_a_corner_has_none():
    found = through(function("x y/(x^2+y^2)", 0), (-1, 1, -1, 1), 0.0, 0.0, 1.0)
    i, j = (int(np.argmin(np.abs(side))) for side in (found.x, found.y))
    assert (found.slope_x[i, j], found.slope_y[i, j]) == (0, 0)
    corner = through(function("abs(x) + y"), (-1, 1, -1, 1), 0.0, 0.0, 1.0)
    assert np.isnan(corner.slope_x[i]).all()
    assert_allclose(corner.slope_y, 1)


@pytest.mark.parametrize(
    ("text", "elsewhere", "cuts"),
    [
        ("cbrt(x) + y", None, 0),
        ("x y/(x^2 + y^2)", 0, 0),
        ("1/(x - 0.005) + y", None, 1),
        ("abs(x)/x", 0, 2),
        ("ln(x)", None, None),
    ],
)
def test_slices_are_cut_at_jumps_only(text, elsewhere, cuts):
    view = landscape(function(text, elsewhere), (-1, 1, -1, 1), 36)
    found = through(function(text, elsewhere), (-1, 1, -1, 1), 0.1, 0.0, min(view.high - view.low, 4))
    if cuts is None:  # nothing is joined across the region without values
        joined = np.diff(found.piece_x, axis=0) == 0
        assert not np.isnan(found.value[1:][joined]).any()
    else:
        assert_array_equal(found.piece_x[-1] - found.piece_x[0], cuts)


def test_a_jump_is_told_from_a_steep_rise():
    start, end = np.array([[-1.0], [0.3]]), np.array([[1.0], [0.3]])
    assert not jumps(function("tanh(1000x) + y"), start, end)[0]
    assert jumps(function("atan(1/x)", 0), start, end)[0]


def test_cells_across_a_wall_are_left_out():
    f = function("abs(x - 0.1)/(x - 0.1)")
    view = landscape(f, (-1, 1, -1, 1), 36)
    lost = torn(f, view.x, view.y, view.value, view.high - view.low)
    assert lost.any(axis=1).sum() == 1
    k = int(np.flatnonzero(lost.any(axis=1))[0])
    assert view.x[k] <= 0.1 <= view.x[k + 1]
    assert lost[k].all()


def test_a_pole_does_not_flatten_the_picture_and_a_bounded_function_is_not_cut():
    pole = sheet(function("1/(x^2 + y^2)"), (-1, 1, -1, 1))
    assert pole.view.high < 20
    assert pole.view.undefined > 0
    ridge = sheet(function("x^2 y/(x^4 + y^2)", 0), (-1, 1, -1, 1))
    assert ridge.view.high == pytest.approx(ridge.view.value.max())


@pytest.mark.parametrize("text", ["0x", "10^12 x", "sqrt(0 - 1 - x^2)", "1000000000 + 0x", "10^-12 x"])
def test_every_function_has_a_sheet(text):
    found = sheet(function(text), (-100, 100, -100, 100))
    assert found.view.low < found.view.high
