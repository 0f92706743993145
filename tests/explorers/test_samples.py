"""Sampled functions: exact in the places, cut at poles and jumps and nowhere else, framed without being drowned by a pole."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.functions import parse
from explorers.samples import frame, lattice, nice_step, samples


def cuts(text, low=-3.0, high=3.0, through=0.0):
    """Where the pieces end: the middle of each cut cell."""
    s = samples(parse(text), lattice(low, high, through=through))
    at = np.flatnonzero(np.diff(s.piece))
    return (s.x[at] + s.x[at + 1]) / 2


def test_values_slopes_and_bends_are_those_of_the_function():
    s = samples(parse("x^3"), [-2, -1, 0, 1])
    assert_allclose(s.value, [-8, -1, 0, 1])
    assert_allclose(s.slope, [12, 3, 0, 3])
    assert_allclose(s.bend, [-12, -6, 0, 6])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("1/(x - 0.005)", [0.005]),
        ("tan(x)", [-np.pi / 2, np.pi / 2]),
        ("atan(1/(x - 1.003))", [1.003]),
        ("abs(x + 0.0123)/(x + 0.0123)", [-0.0123]),
        ("1/(x - 0.005)^2", [0.005]),
        ("x + 0.001 abs(x - 0.333)/(x - 0.333)", [0.333]),
    ],
)
def test_poles_and_jumps_are_cut_where_they_are(text, places):
    found = cuts(text)
    assert len(found) == len(places)
    assert np.abs(found - places).max() <= 0.005 + 1e-9


@pytest.mark.parametrize(
    "text",
    ["x^2", "abs(x)", "abs(x - 0.005)", "cbrt(x)", "cbrt(x - 0.003)", "sqrt(abs(x - 0.001))", "max(x, 1 - x)", "sin(50x)",
     "1/(1 + 10000 x^2)", "0x", "exp(5x)", "cbrt(x - 0.005)^2", "sqrt(sqrt(abs(x)))"],
)  # fmt: skip
def test_corners_and_vertical_tangents_are_not_cut(text):
    assert len(cuts(text)) == 0


def test_undefined_places_are_cut_on_both_sides():
    s = samples(parse("ln(x)"), lattice(-1, 1))
    assert len(np.unique(s.piece[s.x > 0])) == 1
    assert s.piece[np.flatnonzero(s.x > 0)[0]] != s.piece[np.flatnonzero(s.x > 0)[0] - 1]


@settings(deadline=None)
@given(st.floats(-50, 50), st.floats(0.05, 100), st.integers(-50_000, 50_000))
def test_a_lattice_stays_inside_passes_its_place_and_is_even(low, width, thousandths):
    through = thousandths / 1000
    x = lattice(low, low + width, through=through)
    assert x[0] >= low - 1e-9
    assert x[-1] <= low + width + 1e-9
    assert 1 <= len(x) <= 601
    steps = (x - through) / nice_step(max(width / 600, 0.001))
    assert_allclose(steps, np.round(steps), atol=1e-6)
    assert len(x) == 1 or np.ptp(np.diff(x)) < 1e-9


def test_an_empty_window_is_refused():
    with pytest.raises(ValueError, match="low < high"):
        lattice(1, 1)


@settings(deadline=None)
@given(st.lists(st.floats(-1e6, 1e6), min_size=1))
def test_a_frame_is_a_window(values):
    low, high = frame(values)
    assert low < high


def test_all_of_a_tame_function_is_in_its_frame_and_most_of_a_pole():
    x = lattice(-3, 3)
    low, high = frame(parse("sin(x)").value(x))
    assert low < -1 < 1 < high < 1.2
    low, high = frame(parse("1/x").value(x))
    assert -20 < low < -1 < 1 < high < 20
    assert frame(parse("5 + 0x").value(x)) == (4.0, 6.0)
    assert frame([np.nan, np.inf]) == (-1.0, 1.0)
