"""The lattice fills in its cells as it says, and the shading tells the sign of det J."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.interpolate import CubicHermiteSpline

from explorers.functions import parse
from explorers.jacobian import jacobian, values
from explorers.map_lattice import CELLS, HOLE, REACH, SMOOTH, STRAIGHT, bands, keeps_areas, lattice, near, net, window

SIDE = 2 * REACH / CELLS


def typed(*texts):
    return [parse(text, ("x", "y")) for text in texts]


def filled_in(table, name, x, y):
    """Hermite's bicubic through the four nodes of the cell, one direction after the other, with SciPy's cubic."""
    i, j = int((x + REACH) / SIDE), int((y + REACH) / SIDE)
    at = [[(i + a) * (CELLS + 1) + j + b for b in (0, 1)] for a in (0, 1)]
    s, t = (x + REACH) / SIDE - i, (y + REACH) / SIDE - j

    def along(field, slope):
        return [float(CubicHermiteSpline([0, 1], table[field][row], table[slope][row])(t)) for row in map(np.array, at)]

    return float(CubicHermiteSpline([0, 1], along(name, f"{name}y"), along(f"{name}x", f"{name}xy"))(s))


@pytest.mark.parametrize(("texts", "fourth"), [(("sin(2x) y", "exp(x/2)"), 40.0), (("x cos(y)", "x y^3"), 2.5)])
def test_a_smooth_cell_is_filled_in_up_to_the_stated_error(texts, fourth):
    """d⁴/384 max(|∂ₓ⁴ f| + |∂_y⁴ f|), with a tenth more for the smaller terms."""
    f, rng = typed(*texts), np.random.default_rng(0)
    table = lattice(f)
    assert set(table["cell"]) == {SMOOTH}
    for x, y in rng.uniform(-2.4, 2.4, (50, 2)):
        gaps = [filled_in(table, name, x, y) - value for name, value in zip("uv", values(f, (x, y)), strict=True)]
        assert np.abs(gaps).max() < 1.1 * SIDE**4 / 384 * fourth


def test_a_cubic_is_filled_in_exactly():
    table = lattice(typed("x^3 y^2 - x", "y^3"))
    assert filled_in(table, "u", 1.234, -0.777) == pytest.approx(1.234**3 * 0.777**2 - 1.234, abs=1e-12)


def test_cells_at_a_kink_are_straight_and_at_an_edge_holes():
    cells = lattice(typed("abs(x)", "sqrt(y)"))["cell"].reshape(CELLS + 1, CELLS + 1)
    middle = CELLS // 2
    assert (cells[:-1, : middle - 1] == HOLE).all()
    assert set(cells[middle - 1 : middle + 1, middle + 1 : -1].ravel()) == {STRAIGHT}
    assert (cells[: middle - 1, middle + 1 : -1] == SMOOTH).all()


def test_nothing_in_the_lattice_is_infinite_or_missing():
    for column in lattice(typed("1/x", "ln(y)")).values():
        assert np.isfinite(column).all()


def test_the_bands_tell_the_sign_of_the_determinant():
    f = typed("x^2 - y", "x y")
    for band in bands(f):
        for x in np.linspace(band["x"], band["x2"], 5)[1:-1]:
            (a, b), (c, d) = jacobian(f, (x, (band["y"] + band["y2"]) / 2))
            det = a * d - b * c
            assert abs(det) < 0.6 or band["sign"] == ("+" if det > 0 else "−")


def test_the_bands_cover_the_window_once():
    for f in (typed("sqrt(x)", "y"), typed("max(0, x)", "y")):
        assert sum((band["x2"] - band["x"]) * (band["y2"] - band["y"]) for band in bands(f)) == pytest.approx(4 * REACH**2)
    assert {band["sign"] for band in bands(typed("sqrt(x)", "y"))} == {"", "+"}
    assert {band["sign"] for band in bands(typed("max(0, x)", "y"))} == {"0", "+"}


def test_the_net_is_the_image_of_the_grid():
    f = typed("x cos(y)", "x sin(y)")
    for x, y, image in net(f):
        assert_allclose(np.hypot(*image.T), np.abs(x), atol=1e-12)
        assert np.ptp(x) == 0 or np.ptp(y) == 0


def test_the_window_holds_a_bounded_image():
    middle_u, middle_v, half = window(typed("sigmoid(2x - y)", "x"))
    assert middle_u == pytest.approx(0.5, abs=0.01)
    assert middle_v == pytest.approx(0)
    assert half == pytest.approx(2.5 * 1.08, abs=0.01)


def test_the_lens_has_a_size_whatever_the_map_does():
    maps = [typed("0", "0"), typed("sqrt(x)", "y"), typed("x^2", "y^2"), typed("1000x", "y"), typed("abs(x)", "0")]
    assert all(0 < near(f, (0, 0), 0.1) < np.inf for f in maps)
    assert near(maps[3], (0, 0), 0.1) == 1000


def test_a_shear_that_varies_keeps_areas_and_a_rotation_is_affine():
    assert keeps_areas(typed("x + sin(y)", "y"))
    assert not keeps_areas(typed("y", "-x"))
    assert not keeps_areas(typed("x + y^2", "2y"))
    assert not keeps_areas(typed("sqrt(x)", "y"))
