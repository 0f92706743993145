"""The tables of the moving picture: exact values, both slopes at kinks, and windows that hold what is shown."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.functions import parse
from explorers.patched import patched
from explorers.sweep import frames, secant, sweep, window


@settings(deadline=None)
@given(st.floats(-50, 50), st.floats(-50, 50), st.floats(-50, 50))
def test_a_window_is_never_empty_and_holds_the_place(low, high, x0):
    start, end = window(low, high, x0)
    assert end - start >= 0.05 * (1 - 1e-9)
    assert start <= min(low, high, x0)
    assert end >= max(low, high, x0)


@pytest.mark.parametrize(("x0", "low", "high"), [(0.0, -3.0, 3.0), (0.123, -3.0, 3.0), (-7.77, -8.0, -7.0), (0.001, 0.0, 0.05)])
def test_the_place_is_in_the_table_and_every_value_is_exact(x0, low, high):
    f = parse("sin(3x)")
    found = sweep(f, low, high, x0)
    x, value, slope = found.samples[:3]
    assert np.abs(x - x0).min() < 1e-12
    assert x[0] <= low
    assert x[-1] >= high
    assert len(x) <= 1001
    assert_allclose(value, np.sin(3 * x))
    assert_allclose(slope, 3 * np.cos(3 * x))
    assert_allclose(np.diff(x), found.step, atol=1e-9)
    assert_allclose(found.left, slope)
    assert_allclose(found.right, slope)


@pytest.mark.parametrize(
    ("text", "elsewhere", "left", "right"),
    [("abs(x)", None, -1, 1), ("cbrt(x)", None, np.inf, np.inf), ("x abs(x)", None, 0, 0), ("x^2 sin(1/x)", 0, 0, 0),
     ("sqrt(x)", None, np.nan, np.inf), ("1/x", None, np.nan, np.nan),
     ("abs(x)/x", 0, np.nan, np.nan)],
)  # fmt: skip
def test_both_slopes_stand_where_rules_give_none(text, elsewhere, left, right):
    found = sweep(patched(parse(text), elsewhere), -1, 1, 0.5)
    at_zero = np.argmin(np.abs(found.samples.x))
    assert_allclose([found.left[at_zero], found.right[at_zero]], [left, right], atol=1e-9)


def test_secants_from_one_end_and_from_both():
    f = parse("x^3")
    assert secant(f, 1.0, 1.0, central=False) == (1.0, 1.0, 2.0, 8.0, 7.0)
    assert secant(f, 1.0, 1.0, central=True) == (0.0, 0.0, 2.0, 8.0, 4.0)
    assert np.isnan(secant(parse("ln(x)"), 0.5, -1.0, central=False).slope)


def test_frames_hold_the_curve_and_the_axis_of_the_slopes():
    ends = frames(sweep(parse("x^2"), -3, 3, 1), -3, 3)
    assert ends["y_low"] < 0 < 9 < ends["y_high"] < 12
    assert ends["s_low"] < -6 < 6 < ends["s_high"] < 8
    ends = frames(sweep(parse("5x"), -3, 3, 1), -3, 3)
    assert ends["s_low"] < 0
