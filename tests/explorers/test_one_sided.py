"""One-sided slopes against closed forms, at 0 and elsewhere, with and without cancellation; and silence in doubt."""

from math import exp, inf, pi, sqrt

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.functions import parse
from explorers.one_sided import Kind, one_sided
from explorers.patched import patched

# formula, value elsewhere, place, slope from the left, slope from the right; None: nothing is defined on that side
KNOWN = [
    ("abs(x)", None, 0, -1, 1),
    ("abs(x - 0.1)", None, 0.1, -1, 1),
    ("max(x^2, x)", None, 1, 1, 2),
    ("abs(x^2 - 2x)", None, 2, -2, 2),
    ("abs(sin(x))", None, 0, -1, 1),
    ("x + 1e-9 abs(x)", None, 0, 1 - 1e-9, 1 + 1e-9),
    ("sqrt(x^2 - 4x + 4)", None, 2, -1, 1),
    ("cbrt(x)", None, 0, inf, inf),
    ("-cbrt(x - 1)", None, 1, -inf, -inf),
    ("sqrt(abs(x))", None, 0, -inf, inf),
    ("cbrt(x)^2", None, 0, -inf, inf),
    ("max(x, cbrt(x))", None, 0, 1, inf),
    ("abs(x)^(1/9)", None, 0, -inf, inf),
    ("sqrt(x)", None, 0, None, inf),
    ("sqrt(1 - x^2)", None, 1, -inf, None),
    ("asin(x)", None, -1, None, inf),
    ("x^1.5", None, 0, None, 0),
    ("sqrt(-x^2)", None, 0, None, None),
    ("x abs(x)", None, 0, 0, 0),
    ("cbrt(x)^3", None, 0, 1, 1),
    ("x^2 sin(1/x)", 0, 0, 0, 0),
    ("(x - 1)^2 sin(1/(x - 1)) + 5", 5, 1, 0, 0),
    ("x^2 abs(sin(1/x)) + 3x", 0, 0, 3, 3),
    ("exp(-1/x^2)", 0, 0, 0, 0),
    ("sin(x)/x", 1, 0, 0, 0),
    ("(exp(x) - 1)/x", 1, 0, 0.5, 0.5),
    ("(1 - cos(x))/x^2", 0.5, 0, 0, 0),
    ("x ln(abs(x))", 0, 0, -inf, -inf),
    ("x ln(x)", 0, 0, 0, -inf),
    ("x^x", 1, 0, 0, -inf),
    ("1/ln(abs(x))^2", 0, 0, -inf, inf),
    ("1/ln(abs(x))^4", 0, 0, -inf, inf),
    ("x/(1 + exp(1/x))", 0, 0, 1, 0),
]


@pytest.mark.parametrize(("text", "elsewhere", "x0", "left", "right"), KNOWN)
def test_slopes_of_both_sides_are_known(text, elsewhere, x0, left, right):
    f = patched(parse(text), elsewhere)
    for side, slope in ((-1, left), (1, right)):
        found = one_sided(f, x0, side)
        if slope is None:
            assert found.kind == Kind.UNDEFINED
        elif np.isinf(slope):
            assert (found.kind, found.slope) == (Kind.INFINITE, slope)
        else:
            assert found.kind == Kind.FINITE
            assert abs(found.slope - slope) <= found.error + 1e-15
            assert found.error < 6e-3


@pytest.mark.parametrize(
    ("text", "exact"),
    [("abs(sin(x)) exp(x)", lambda x: abs(mpmath.sin(x)) * mpmath.exp(x)),
     ("max(cos(x), 1 - x)", lambda x: max(mpmath.cos(x), 1 - x)),
     ("abs(exp(2x) - 1)/(2 + x)", lambda x: abs(mpmath.exp(2 * x) - 1) / (2 + x)),
     ("min(tan(x), x^2 - x)", lambda x: min(mpmath.tan(x), x**2 - x))],
)  # fmt: skip
def test_slopes_agree_with_those_of_forty_digits(text, exact):
    for side in (-1, 1):
        with mpmath.workdps(40):
            by_mpmath = float(mpmath.diff(exact, 0, direction=side))
        assert one_sided(parse(text), 0, side).slope == pytest.approx(by_mpmath, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "elsewhere", "left", "right"),
    [("abs(x)/x", 0, -1, 1), ("1/x", 0, -inf, inf), ("atan(1/x)", 0, -pi / 2, pi / 2), ("(1 - cos(x))/x^2", 0, 0.5, 0.5),
     ("x^x", 0, None, 1), ("1/(1 + exp(1/x))", 0.5, 1, 0), ("1/x^2", 1, inf, inf)],
)  # fmt: skip
def test_a_jump_is_told_with_the_limits_of_the_function(text, elsewhere, left, right):
    for side, limit in ((-1, left), (1, right)):
        found = one_sided(patched(parse(text), elsewhere), 0, side)
        if limit is None:
            assert found.kind == Kind.FINITE
        else:
            assert found.kind == Kind.JUMP
            assert found.limit == pytest.approx(limit, abs=1e-6)
            assert found.slope == side * np.copysign(inf, limit - elsewhere)


@pytest.mark.parametrize("text", ["x sin(1/x)", "sin(1/x)", "abs(x sin(1/x))", "sqrt(abs(x)) sin(1/x)", "x cos(1/x^2) + 2x"])
def test_a_quotient_that_swings_for_ever_has_no_limit(text):
    for side in (-1, 1):
        found = one_sided(patched(parse(text), 0), 0, side)
        assert found.kind == Kind.OSCILLATES
        assert np.isnan(found.slope)


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [("x sin(ln(abs(x)))", 0),  # swings once in nine octaves
     ("1/ln(abs(x))", 0), ("1/ln(abs(x))", 5),  # f creeps to 0: a vertical tangent and a jump look alike
     ("x + x/ln(abs(x))", 0)],  # the slope creeps to 1
)  # fmt: skip
def test_what_is_too_slow_for_floats_is_left_undecided(text, elsewhere):
    for side in (-1, 1):
        assert one_sided(patched(parse(text), elsewhere), 0, side).kind == Kind.UNDECIDED


@settings(deadline=None)
@given(st.floats(-5, 5), st.floats(-9, 9), st.floats(-9, 9))
def test_any_corner_of_two_lines_is_found_anywhere(place, a, b):
    # f = m x + c |x − place| with m = (a + b)/2 and c = (b − a)/2, as the visitor would type it
    p, m, c = round(place, 3), round((a + b) / 2, 4), round((b - a) / 2, 4)
    f = parse(f"{m:.4f} x + {c:.4f} abs(x - {p:.3f})".replace("- -", "+ "))
    for side in (-1, 1):
        found = one_sided(f, p, side)
        assert found.kind == Kind.FINITE
        assert found.slope == pytest.approx(m + side * c, abs=1e-5)


@settings(deadline=None)
@given(st.floats(0.15, 0.9), st.sampled_from([0.0, 1.0, -2.5]))
def test_powers_below_one_are_vertical_and_above_one_are_level(power, place):
    shifted = f"abs(x - {place})".replace("- -", "+ ")
    for side in (-1, 1):
        steep = one_sided(parse(f"{shifted}^{power:.4f}"), place, side)
        assert (steep.kind, steep.slope) == (Kind.INFINITE, side * inf)
        level = one_sided(parse(f"{shifted}^{1 + power:.4f}"), place, side)
        assert (level.kind, level.slope) == (Kind.FINITE, pytest.approx(0, abs=2e-3))


def test_smooth_functions_have_the_same_slope_on_both_sides():
    for text, x0, slope in (("x^2 + 1000", 0.5, 1.0), ("exp(x)", 1, exp(1)), ("sqrt(x)", 2, 1 / sqrt(8)), ("5 + 0x", 3, 0)):
        for side in (-1, 1):
            found = one_sided(parse(text), x0, side)
            assert abs(found.slope - slope) <= found.error + 1e-12
