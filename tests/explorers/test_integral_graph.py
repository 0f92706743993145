"""What the picture is made of: the lattice the hand moves on, and both sides of a jump."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from explorers.functions import parse
from explorers.integral import integrate
from explorers.integral_graph import graph, window


def test_every_hundredth_is_a_place_and_so_are_the_limits():
    g = graph(parse("sin(x)"), -4, 4, [np.pi, -np.sqrt(2)])
    assert_allclose(g.x[g.even], np.arange(-400, 401) / 100, atol=1e-12)
    assert g.x[g.row(np.pi)] == np.pi
    assert not g.even[g.row(np.pi)]


@pytest.mark.parametrize("text", ["sin(x)", "abs(x)/x", "ln(abs(x))", "x^2 - 1", "tan(x)"])
@pytest.mark.parametrize(("a", "b"), [(-0.5, 0.75), (1.25, -1), (np.pi / 4, 1)])
def test_its_areas_are_those_of_the_integral(text, a, b):
    f = parse(text)
    g = graph(f, -4, 4, [a, b])
    i, j = g.row(a), g.row(b)
    assert g.piece[i] == g.piece[j]
    value = (g.above[j] - g.above[i]) - (g.below[j] - g.below[i])
    assert value == pytest.approx(integrate(f, a, b).value, abs=1e-10)


def test_the_sides_of_f_differ_only_at_a_jump():
    g = graph(parse("abs(x)/x + x"), -1, 1)
    k = g.row(0.0)
    assert (g.left[k], g.right[k]) == pytest.approx((-1, 1), abs=1e-8)
    others = np.arange(len(g.x)) != k
    assert_allclose(g.left[others], g.right[others])


@pytest.mark.parametrize(("text", "value"), [("sin(x)/x", 1), ("abs(x)", 0), ("max(x, 2x)", 0), ("cbrt(x) + 2", 2)])
def test_a_hole_or_a_corner_is_no_jump(text, value):
    g = graph(parse(text), -1, 1)
    k = g.row(0.0)
    assert g.left[k] == g.right[k] == pytest.approx(value, abs=1e-8)


def test_at_an_end_of_the_domain_there_is_one_side():
    g = graph(parse("sqrt(x) + 1"), -1, 1)
    k = g.row(0.0)
    assert np.isnan(g.left[k])
    assert g.sides(0.0)[1] == g.right[k] == 1


def test_at_a_singularity_there_are_no_sides():
    g = graph(parse("1/sqrt(abs(x))"), -1, 1)
    assert np.isnan([g.left[g.row(0.0)], g.right[g.row(0.0)]]).all()


def test_the_window_holds_all_points():
    assert window(-4, 4, (np.pi, 7)) == (-4, 7)
    assert window(3, -3) == (-3, 3)
    low, high = window(2, 2)
    assert high - low == 1
