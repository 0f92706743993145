"""A formula with a value where it has none: the patch is where the formula is undefined and nowhere else."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from explorers.functions import parse
from explorers.patched import patched


def test_without_a_value_it_is_the_formula_itself():
    f = parse("1/x")
    assert patched(f, None) is f


def test_the_value_stands_where_the_formula_is_undefined():
    assert_allclose(patched(parse("ln(x)"), 7).value([-1, 0, 1, np.e]), [7, 7, 0, 1])
    assert_allclose(patched(parse("x^x"), 1).value([-1, 0, 1]), [1, 1, 1])


def test_what_is_too_large_to_be_shown_is_not_filled():
    assert_array_equal(patched(parse("1/x"), 0).value([0, 1e-13, 0.5]), [0, np.nan, 2])


def test_slopes_are_those_of_the_formula_flat_outside_and_unknown_at_a_hole():
    _, slope, bend = patched(parse("ln(x)"), 3).jet([-2, 0, 0.5])
    assert_allclose(slope, [0, np.nan, 2])
    assert_allclose(bend, [0, np.nan, -4])
    assert np.isnan(patched(parse("x^2 sin(1/x)"), 0).jet(0)[1])


@pytest.mark.parametrize("text", ["ln(x)", "sqrt(x - 1)", "x^2 sin(1/x)", "abs(x)/x", "tan(x)"])
@pytest.mark.parametrize("elsewhere", [2.5, -40.0])
def test_intervals_contain_values_and_slopes(text, elsewhere):
    f = patched(parse(text), elsewhere)
    edges = np.linspace(-3, 3, 40)
    found = f.interval_jet((edges[:-1], edges[1:]))
    assert not found.out.any()
    for t in (0.0, 0.31, 0.77, 1.0):
        x = edges[:-1] + t * (edges[1:] - edges[:-1])
        for part, box in zip(f.jet(x)[:2], found.components[:2], strict=True):
            known = ~np.isnan(part) & ~found.part
            slack = 1e-12 * (1 + np.abs(part[known]))
            assert np.all(part[known] >= box.lo[known] - slack)
            assert np.all(part[known] <= box.hi[known] + slack)
        value, box = f.value(x), found.components[0]
        assert np.all((value >= box.lo) & (value <= box.hi) | np.isnan(value))


def test_a_value_that_is_not_needed_changes_nothing_at_a_point():
    f, x = parse("abs(x) + cbrt(x)"), np.array([-1.0, 0.0, 2.0])
    found, plain = (g.interval_jet((x, x)).components[0] for g in (patched(f, 40.0), f))
    assert_array_equal(found.lo, plain.lo)
    assert_array_equal(found.hi, plain.hi)


def test_in_two_variables_only_the_hole_is_filled():
    f = patched(parse("x y/(x^2 + y^2)", ("x", "y")), 7)
    assert_allclose(f.value([0, 0, 1, -1], [0, 2, 1, 1]), [7, 0, 0.5, -0.5])
    value, *slopes = f.jet([0.0, 1.0], [0.0, 2.0])
    assert_allclose(value, [7, 0.4])
    assert np.isnan(slopes[0][0])
    assert_allclose([part[1] for part in slopes[:2]], [2 * 3 / 25, -1 * 3 / 25])  # y(y² − x²)/r⁴, x(x² − y²)/r⁴
    hole = f.interval_jet((0.0, 0.0), (0.0, 0.0))
    assert hole.components[0].lo <= 7 <= hole.components[0].hi
    beside = patched(parse("ln(x) + y", ("x", "y")), 3).jet(-1.0, 2.0)
    assert_allclose(np.array(beside), [3, 0, 0, 0, 0, 0])
