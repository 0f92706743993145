"""Interval jets contain every point jet and every exact value; what they do not mark is defined and smooth."""

import mpmath
import numpy as np
import pytest
import sympy

from explorers.functions import parse
from tests.explorers.functions.formulas import X, Y, random_expressions, to_sympy, written

XY = ("x", "y")
ORDERS = [(), (X,), (Y,), (X, X), (X, Y), (Y, Y)]


def random_boxes(rng, count):
    middle, half = rng.uniform(-2.5, 2.5, (2, count)), 10.0 ** rng.uniform(-4, 0.3, (2, count))
    return middle - half, middle + half


def test_interval_jets_of_random_formulas_contain_point_jets():
    rng = np.random.default_rng(5)
    for expression in random_expressions(12, 1200):
        lo, hi = random_boxes(rng, 20)
        enclosure = expression.interval_jet((lo[0], hi[0]), (lo[1], hi[1]))
        points = lo[:, :, None] + (hi - lo)[:, :, None] * rng.uniform(0, 1, (2, 20, 30))
        jet = expression.jet(*points)
        assert np.isnan(jet[0][enclosure.out]).all(), expression.text
        for part, interval in zip(jet, enclosure.components, strict=True):
            assert not np.isnan(interval.lo).any()
            assert (interval.lo <= interval.hi).all()
            slack = 1e-9 * (1e-6 + np.abs(part))  # the rounding of the point jet
            inside = (part >= interval.lo[:, None] - slack) & (part <= interval.hi[:, None] + slack)
            assert (inside | np.isnan(part)).all(), expression.text


def test_unmarked_boxes_are_in_the_domain_and_smooth():
    rng, unmarked = np.random.default_rng(6), 0
    for expression in random_expressions(13, 400):
        lo, hi = random_boxes(rng, 15)
        enclosure = expression.interval_jet((lo[0], hi[0]), (lo[1], hi[1]))
        points = lo[:, :, None] + (hi - lo)[:, :, None] * rng.uniform(0, 1, (2, 15, 20))
        bounded = np.all([(np.abs(c.lo) < 1e12) & (np.abs(c.hi) < 1e12) for c in enclosure.components], axis=0)
        sure = ~enclosure.part & bounded
        assert np.isfinite([part[sure] for part in expression.jet(*points)]).all(), expression.text
        assert enclosure.part[enclosure.out].all()
        unmarked += sure.sum()
    assert unmarked > 2000


def test_interval_jets_contain_the_exact_values_without_any_slack():
    rng, compared = np.random.default_rng(15), 0
    for expression in random_expressions(14, 60, depth=2, smooth=True):
        f = to_sympy(expression)
        exact = [sympy.lambdify((X, Y), sympy.diff(f, *order) if order else f, "mpmath") for order in ORDERS]
        lo, hi = random_boxes(rng, 4)
        enclosure = expression.interval_jet((lo[0], hi[0]), (lo[1], hi[1]))
        point = lo + (hi - lo) * rng.integers(0, 3, (2, 4)) / 2  # corners and middles, where bounds are attained
        for box in np.flatnonzero(~enclosure.part):
            for function, interval in zip(exact, enclosure.components, strict=True):
                with mpmath.workdps(40):
                    value = function(*map(mpmath.mpf, map(float, point[:, box])))
                    assert mpmath.im(value) == 0
                    assert interval.lo[box] <= mpmath.re(value) <= interval.hi[box], expression.text
                compared += 1
    assert compared > 400


@pytest.mark.parametrize(
    ("text", "box", "value", "slope"),
    [
        ("x^2", (-1, 2), (0, 4), (-2, 4)), ("x^3", (-1, 2), (-1, 8), (0, 12)), ("x^-1", (1, 2), (0.5, 1), (-1, -0.25)),
        ("sin(x)", (0, 3), (0, 1), (np.cos(3), 1)), ("cos(x)", (-1, 4), (-1, 1), (-1, np.sin(1))),
        ("sin(x)", (0, 7), (-1, 1), (-1, 1)),
        ("sin(x)", (100, 100.5), (np.sin(100), np.sin(100.5)), (np.cos(100), np.cos(100.5))),
        ("exp(x)", (-1, 1), (np.exp(-1), np.e), (np.exp(-1), np.e)), ("e^x", (-1, 1), (np.exp(-1), np.e),
        (np.exp(-1), np.e)),
        ("ln(x)", (1, 2), (0, np.log(2)), (0.5, 1)), ("sqrt(x)", (1, 4), (1, 2), (0.25, 0.5)), ("x^0.5", (1, 4),
        (1, 2), (0.25, 0.5)),
        ("x^1.5", (1, 4), (1, 8), (1.5, 3)), ("abs(x)", (-1, 2), (0, 2), (-1, 1)), ("abs(x)", (1, 2), (1, 2), (1, 1)),
        ("abs(x)", (-2, -1), (1, 2), (-1, -1)), ("max(x,1)", (0, 2), (1, 2), (0, 1)), ("min(x,1)", (0, 2), (0, 1),
        (0, 1)),
        ("max(x,1)", (2, 3), (2, 3), (1, 1)), ("max(x,1)", (-1, 0), (1, 1), (0, 0)), ("tanh(x)", (-1, 2),
        (np.tanh(-1), np.tanh(2)), (1 / np.cosh(2) ** 2, 1)),
        ("atan(x)", (-1, 2), (-np.pi / 4, np.arctan(2)), (0.2, 1)), ("erf(x)", (0, 1), (0, 0.8427007929497149),
        (2 / np.sqrt(np.pi) / np.e, 2 / np.sqrt(np.pi))),
        ("sigmoid(x)", (-1, 1), (1 / (1 + np.e), np.e / (1 + np.e)), (np.e / (1 + np.e) ** 2, 0.25)),
        ("cbrt(x)", (1, 8), (1, 2), (1 / 12, 1 / 3)),
        ("tan(x)", (-1, 1), (-np.tan(1), np.tan(1)), (1, 1 + np.tan(1) ** 2)), ("asin(x)", (-0.5, 0.5),
        (-np.pi / 6, np.pi / 6), (1, 2 / np.sqrt(3))),
        ("acos(x)", (-0.5, 0.5), (np.pi / 3, 2 * np.pi / 3), (-2 / np.sqrt(3), -1)), ("2^x", (0, 2), (1, 4),
        (np.log(2), 4 * np.log(2))),
        ("cosh(x)", (-1, 2), (1, np.cosh(2)), (-np.sinh(1), np.sinh(2))), ("log10(x)", (1, 10), (0, 1),
        (0.1 / np.log(10), 1 / np.log(10))),
        ("3x-1", (0, 2), (-1, 5), (3, 3)), ("x/4", (0, 2), (0, 0.5), (0.25, 0.25)), ("x^1", (0, 2), (0, 2), (1, 1)),
        ("x^0", (0, 2), (1, 1), (0, 0)),
    ],
)  # fmt: skip
def test_ranges_of_single_functions_are_sharp(text, box, value, slope):
    components = parse(text).interval_jet(box).components
    for interval, expected in zip(components, (value, slope), strict=False):
        assert interval.lo <= expected[0] + 1e-15
        assert interval.hi >= expected[1] - 1e-15
        np.testing.assert_allclose([interval.lo, interval.hi], expected, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize(
    ("text", "box", "out", "part"),
    [
        ("ln(x)", (-2, -1), True, True), ("ln(x)", (-2, 0), True, True), ("ln(x)", (-1, 1), False, True),
        ("ln(x)", (1, 2), False, False),
        ("sqrt(x)", (-2, -1), True, True), ("sqrt(x)", (-2, 0), False, True), ("sqrt(x)", (0, 1), False, True),
        ("sqrt(x)", (1, 2), False, False),
        ("asin(x)", (1.5, 2), True, True), ("asin(x)", (0.5, 1), False, True), ("x^x", (0, 1), False, True),
        ("asin(x)", (-1, 0.5), False, True), ("asin(x)", (0.5, 2), False, True), ("acos(x)", (-2, -1.5), True, True),
        ("acos(x)", (-0.5, 0.5), False, False),
        ("1/x", (-1, 1), False, True), ("1/x", (0, 1), False, True), ("1/x", (0, 0), True, True),
        ("1/x", (1, 2), False, False),
        ("x^-2", (-1, 1), False, True), ("x^-2", (0, 0), True, True), ("x^(1/3)", (-2, -1), True, True),
        ("x^(1/3)", (-1, 1), False, True),
        ("x^x", (-2, -1), True, True), ("x^x", (-1, 1), False, True), ("x^x", (1, 2), False, False),
        ("tan(x)", (1, 2), False, True),
        ("tan(x)", (-1, 1), False, False), ("abs(x)", (-1, 1), False, True), ("abs(x)", (0, 1), False, True),
        ("abs(x)", (1, 2), False, False),
        ("max(x,1)", (0, 2), False, True), ("min(x,1)", (2, 3), False, False), ("cbrt(x)", (-1, 1), False, True),
        ("cbrt(x)", (1, 2), False, False),
        ("x^2", (-1, 1), False, False), ("ln(x)+x^2", (-2, -1), True, True), ("ln(-1-x^2)", (-1, 1), True, True),
        ("sqrt(sin(0))+x", (1, 2), False, False),
        ("abs(2-2)+x", (1, 2), False, False), ("x^-0.5", (-1, 0), True, True), ("x^0.5", (-1, 0), False, True),
        ("log10(x)", (-1, 1), False, True),
        ("erf(x)+sigmoid(x)+cos(x)", (-9, 9), False, False), ("sqrt(x^2+1)", (-1, 1), False, False),
        ("sqrt(x^2)", (-1, 1), False, True),
    ],
)  # fmt: skip
def test_edges_kinks_and_singularities_are_marked(text, box, out, part):
    enclosure = parse(text).interval_jet(box)
    assert (bool(enclosure.out), bool(enclosure.part)) == (out, part)


def test_small_boxes_have_small_intervals():
    # The overestimation is at most proportional to the width, or a search by bisection would not end.
    rng = np.random.default_rng(8)
    for expression in random_expressions(16, 150, depth=2):
        middle, sizes = rng.uniform(0.5, 1.5, (2, 10)), []
        for half in (1e-3, 1e-5):
            enclosure = expression.interval_jet(*((side - half, side + half) for side in middle))
            with np.errstate(invalid="ignore"):
                widths = np.array([interval.hi - interval.lo for interval in enclosure.components])
            sizes.append(np.where(enclosure.part, 0, widths))
        usual = (sizes[0] > 0) & (sizes[0] < 1)
        assert (sizes[1][usual] <= 0.03 * sizes[0][usual] + 1e-10).all(), expression.text


def test_the_flat_tail_of_a_bell_keeps_its_sign():
    f, fx, *_ = parse("exp(-x^2-y^2)", variables=XY).interval_jet((10, 11), (10, 11)).components
    assert f.lo > 0
    assert fx.hi < 0
    assert parse("tanh(x)").interval_jet((30, 31)).components[1].lo > 0
    assert parse("sigmoid(x)").interval_jet((-100, -99)).components[2].lo > 0


def test_sines_of_numpy_are_as_exact_as_the_intervals_need():
    at = np.concatenate([np.arange(-400, 400) * np.pi / 2, np.random.default_rng(2).uniform(-1e6, 1e6, 2000)])
    for text, function in (("sin(x)", mpmath.sin), ("cos(x)", mpmath.cos), ("tan(x)", mpmath.tan)):
        enclosure = parse(text).interval_jet((at, at))
        interval = enclosure.components[0]
        with mpmath.workdps(40):
            for place, lo, hi in zip(at, interval.lo, interval.hi, strict=True):
                assert lo <= function(mpmath.mpf(float(place))) <= hi


def test_constants_are_enclosed_too():
    with mpmath.workdps(40):
        exact = {
            "pi": mpmath.pi, "e": mpmath.e, "tau": 2 * mpmath.pi, "1/3": mpmath.mpf(1) / 3, "0.1": mpmath.mpf(1) / 10,
            "sqrt(2)": mpmath.sqrt(2), "sin(pi)": mpmath.mpf(0), "2^0.5": mpmath.sqrt(2),
            "e^pi-20": mpmath.exp(mpmath.pi) - 20,
        }  # fmt: skip
        for text, value in exact.items():
            interval = parse(text).interval_jet((0, 1)).components[0]
            assert interval.lo < value < interval.hi
            assert interval.hi - interval.lo < 1e-12


def test_nothing_is_claimed_about_bends_at_a_kink():
    for text in ("abs(x)", "max(x,-x)", "min(x,0)", "cbrt(x)"):
        bend = parse(text).interval_jet((-1, 1)).components[2]
        assert (bend.lo, bend.hi) == (-np.inf, np.inf)


def test_reciprocals_keep_their_sign_to_infinity():
    value, slope, bend = parse("1/x").interval_jet((1, np.inf)).components
    assert value.lo >= 0
    assert slope.hi <= 0
    assert bend.lo >= -1e-300
    assert parse("1/x").interval_jet((0, 0)).components[0].lo == -np.inf
    assert parse("1/x").interval_jet((-0.0, 2)).components[0].lo == pytest.approx(0.5)


def test_zero_times_unbounded_is_zero_and_a_sine_is_at_most_1():
    for text in ("0*(1/x)", "0/x^2", "0*tan(2x)"):
        value = parse(text).interval_jet((-1, 1)).components[0]
        assert -1e-300 < value.lo <= 0 <= value.hi < 1e-300
    assert parse("sin(x)").interval_jet((1.5, 1.6)).components[0].hi == 1
    assert parse("cos(x)").interval_jet((3.1, 3.14)).components[0].lo >= -1


def test_huge_and_unbounded_boxes_have_an_answer():
    for text in ("sin(x)", "tan(x)", "exp(x)", "x^60", "1/x", "erf(x)", "x^x", "cosh(x)^2-x", "atan(x)", "max(x,1)"):
        for box in ((-np.inf, np.inf), (-1e300, 1e300), (1e300, 1.1e300), (0, np.inf)):
            for interval in parse(text).interval_jet(box).components:
                assert not np.isnan([interval.lo, interval.hi]).any()
                assert interval.lo <= interval.hi


def test_the_intervals_of_a_derivative_know_the_edges_of_its_formula():
    slope = parse("ln(x)").derivative("x")
    enclosure = slope.interval_jet(([-2, -1, 1], [-1, 1, 2]))
    assert enclosure.out.tolist() == [True, False, False]
    assert enclosure.part.tolist() == [True, True, False]


def test_intervals_of_derivatives_contain_point_values():
    rng = np.random.default_rng(9)
    for expression in random_expressions(17, 150, depth=2):
        slope = written(expression, "x")
        if slope is None:
            continue
        lo, hi = random_boxes(rng, 10)
        interval = slope.interval_jet((lo[0], hi[0]), (lo[1], hi[1])).components[0]
        points = lo[:, :, None] + (hi - lo)[:, :, None] * rng.uniform(0, 1, (2, 10, 10))
        value = slope.value(*points)
        slack = 1e-9 * (1e-6 + np.abs(value))
        inside = (value >= interval.lo[:, None] - slack) & (value <= interval.hi[:, None] + slack)
        assert (inside | np.isnan(value)).all(), expression.text


def test_boxes_broadcast_and_are_checked():
    f = parse("x+y", variables=XY)
    enclosure = f.interval_jet((np.zeros((2, 1)), np.ones(3)), (0, 1))
    assert [interval.lo.shape for interval in enclosure.components] == [(2, 3)] * 6
    assert enclosure.out.shape == enclosure.part.shape == (2, 3)
    with pytest.raises(ValueError, match="lo <= hi"):
        f.interval_jet((1, 0), (0, 1))
    with pytest.raises(ValueError, match="lo <= hi"):
        f.interval_jet((np.nan, 0), (0, 1))
    with pytest.raises(TypeError):
        f.interval_jet((0, 1))
