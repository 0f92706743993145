import math
import time

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.extrema import Kind, Rule, Where, extrema
from explorers.functions import ExpressionError, parse
from explorers.interval_search import Status, search_window
from tests.explorers.functions.formulas import random_text

steady = settings(deadline=None, max_examples=20)
zeros = st.dictionaries(st.integers(-3, 3), st.integers(1, 3), min_size=1, max_size=3).filter(lambda r: sum(r.values()) <= 5)


def of(text, lo=-2.0, hi=2.0):
    return extrema(parse(text), (lo, hi))


def at(found, where):
    return [(round(place.x, 6), place.kind.value) for place in found.of(where)]


def only(found, where):
    (place,) = found.of(where)
    return place


# f′ = 0


@steady
@given(zeros, st.sampled_from([1, -1]))
def test_a_polynomial_is_decided_by_the_multiplicities_of_the_zeros_of_its_derivative(roots, sign):
    """f′ = ± ∏ (2x − a)^m changes its sign at a / 2 exactly if m is odd; the order that decides is m + 1."""
    x = sympy.symbols("x")
    slope = sign * sympy.prod([(2 * x - a) ** m for a, m in roots.items()])
    text = str(sympy.integrate(sympy.expand(slope), x)).replace("**", "^")
    found = of(text, -2.1, 2.2)
    assert found.status is Status.COMPLETE
    places = found.of(Where.CRITICAL)
    assert [place.exact for place in places] == [sympy.Rational(a, 2) for a in sorted(roots)]
    assert [place.order for place in places] == [roots[a] + 1 for a in sorted(roots)]
    for place in places:
        left, right = (sympy.sign(slope.subs(x, sympy.Rational(place.exact) + sympy.Rational(d, 99))) for d in (-1, 1))
        kind = Kind.NEITHER if left == right else Kind.MINIMUM if left < right else Kind.MAXIMUM
        assert (place.kind, place.left, place.right, place.checked) == (kind, left, right, True)


@pytest.mark.parametrize(
    ("text", "kind", "rule", "order"),
    [
        ("x^2", Kind.MINIMUM, Rule.SECOND, 2),
        ("x^4", Kind.MINIMUM, Rule.HIGHER, 4),
        ("-x^4", Kind.MAXIMUM, Rule.HIGHER, 4),
        ("x^3", Kind.NEITHER, Rule.HIGHER, 3),
        ("sin(x)-x", Kind.NEITHER, Rule.HIGHER, 3),
        ("1-cos(x)+x^4/24-x^2/2", Kind.MINIMUM, Rule.HIGHER, 6),
        ("x^40", Kind.MINIMUM, Rule.SIGNS, None),
        ("abs(x)^3", Kind.MINIMUM, Rule.SIGNS, None),
        ("x abs(x)", Kind.NEITHER, Rule.SIGNS, None),
    ],
)
def test_which_rule_decides_at_zero(text, kind, rule, order):
    place = only(of(text, -1, 1.5), Where.CRITICAL)
    assert (place.x, place.exact, place.kind, place.rule, place.order) == (0, 0, kind, rule, order)


def test_signs_decide_where_the_place_is_no_fraction():
    found = of("(x-pi/4)^4")
    place = only(found, Where.CRITICAL)
    assert place.x == pytest.approx(math.pi / 4, abs=1e-6)
    assert (place.kind, place.rule, place.left, place.right) == (Kind.MINIMUM, Rule.SIGNS, -1, 1)
    assert found.status is Status.DEGENERATE


def test_the_zeros_of_even_multiplicity_and_close_pairs_are_found():
    assert len(of("x^4 (x-.001)^4").of(Where.CRITICAL)) == 3
    assert len(of("sin(x)^3", -4, 4).of(Where.CRITICAL)) == 5
    assert len(of("sin(50x)", -6, 6).of(Where.CRITICAL)) == 190
    assert of("x^3+1e-9x").of(Where.CRITICAL) == ()


# places without a derivative


@pytest.mark.parametrize(
    ("text", "x", "kind"),
    [("abs(x)", 0, "minimum"), ("-abs(x-1/3)", 1 / 3, "maximum"), ("cbrt(x)", 0, "neither"), ("cbrt(x^2)", 0, "minimum"),
     ("sqrt(abs(x))", 0, "minimum"), ("max(0,x)", 0, "minimum"), ("abs(x)+3x", 0, "neither"),
     ("abs(x-sqrt(2))", 2**0.5, "minimum")],
)  # fmt: skip
def test_the_kind_of_a_corner_is_in_the_signs(text, x, kind):
    assert at(of(text), Where.CORNER) == [(round(x, 6), kind)]


def test_a_corner_stands_for_all_that_the_search_left_open_there():
    f = parse("abs(x-1/3)")
    (left_open,) = search_window(f, (-2, 2)).regions
    corner = only(extrema(f, (-2, 2)), Where.CORNER)
    hull = left_open.boxes.hull()
    assert corner.lo <= hull.lo.item() <= corner.x <= hull.hi.item() <= corner.hi


@pytest.mark.parametrize(
    ("text", "x"), [("exp(-1/x^2)", 0), ("1/x", 0), ("sin(x)/x", 0), ("x^2/x", 0), ("atan(1/x)", 0), ("tan(x)", math.pi / 2)]
)
def test_a_hole_is_said_and_not_decided(text, x):
    hole = found_hole = of(text).of(Where.HOLE)[-1]
    assert found_hole.x == pytest.approx(x, abs=1e-9)
    assert math.isnan(hole.value)
    assert hole.kind is Kind.UNDECIDED


def test_the_flat_function_of_cauchy():
    """All derivatives of e^(−1/x²), continued by 0, vanish at 0. As typed, it has a hole there, and it is flat around."""
    found = of("exp(-1/x^2)", -1, 1)
    assert found.of(Where.CRITICAL) == ()
    assert only(found, Where.HOLE).exact == 0
    assert {region.status for region in found.regions} == {Status.FLAT}
    assert found.lowest == ()
    assert [place.x for place in found.highest] == [-1, 1]


def test_the_edges_of_the_domain_are_ends_of_the_graph():
    found = of("sqrt(1-x^2)")
    assert at(found, Where.EDGE) == [(-1, "minimum"), (1, "minimum")]
    assert [place.x for place in found.lowest] == [-1, 1]
    assert [place.x for place in found.highest] == [0]
    assert at(of("ln(x)"), Where.EDGE) == [(0, "undecided")]


# ends, and the whole interval


def test_an_end_is_an_extremum_without_a_zero_of_the_derivative():
    found = of("x^3-x", -1, 3)
    assert at(found, Where.END) == [(-1, "minimum"), (3, "maximum")]
    assert [place.x for place in found.highest] == [3]


@pytest.mark.parametrize(
    ("text", "lowest", "highest"),
    [("1/x^2", [-2, 2], []), ("1/x", [], []), ("ln(x)", [], [2]), ("abs(x^2-2)", [-(2**0.5), 2**0.5], [-2, 0, 2]),
     ("cbrt(x)", [-2], [2]), ("x^4-x^2", [-(2**-0.5), 2**-0.5], [-2, 2]), ("exp(-1000x^2)", [-2, 2], [0])],
)  # fmt: skip
def test_global_extrema_are_those_of_the_shown_interval(text, lowest, highest):
    found = of(text)
    assert [place.x for place in found.lowest] == pytest.approx(lowest)
    assert [place.x for place in found.highest] == pytest.approx(highest)


# what is not complete


@pytest.mark.parametrize(
    ("text", "status"),
    [("3", Status.FLAT), ("sin(x)^2+cos(x)^2", Status.SETS), ("x sin(1/x)", Status.CROWDED), ("tan(1/x)", Status.CROWDED),
     ("abs(x)", Status.KINKS), ("sin(x)/x", Status.KINKS), ("sqrt(-1-x^2)", Status.UNDEFINED), ("1/x", Status.COMPLETE)],
)  # fmt: skip
def test_the_status_of_an_interval(text, status):
    assert of(text).status is status


def test_one_variable_is_needed():
    with pytest.raises(ValueError, match="one variable"):
        extrema(parse("x y", ("x", "y")), (0, 1))


def random_functions(seed, count):
    rng = np.random.default_rng(seed)
    while count:
        try:
            yield parse(random_text(rng, 4).replace("y", "x"))
            count -= 1
        except ExpressionError:
            continue


def test_no_value_on_a_grid_is_beyond_the_global_extrema_and_no_sign_change_is_missed():
    x = np.linspace(-3, 2.5, 3001)
    decided = complete = 0
    for f in random_functions(8, 50):
        found = extrema(f, (-3, 2.5))
        values, slope = f.value(x), f.jet(x)[1]
        for places, sign in ((found.lowest, 1), (found.highest, -1)):
            if places:
                best = sign * places[0].value
                assert np.nanmin(sign * values) >= best - 1e-6 * (1 + abs(best)), f.text
                decided += 1
        if found.status is Status.COMPLETE:
            complete += 1
            for i in np.flatnonzero(slope[:-1] * slope[1:] < 0):
                assert any(place.lo <= x[i + 1] and x[i] <= place.hi for place in found.places), f.text
    assert decided > 30
    assert complete > 8


def test_a_checked_minimum_is_below_its_neighbours():
    checked = 0
    for f in random_functions(9, 40):
        for place in extrema(f, (-3, 2.5)).places:
            if place.checked and place.kind in (Kind.MINIMUM, Kind.MAXIMUM):
                beside = f.value(np.clip(place.x + np.array([-1e-6, 1e-6]), -3, 2.5)) - place.value
                rounding = 1e-11 * (1 + abs(place.value))
                sign = 1 if place.kind is Kind.MINIMUM else -1
                assert not (sign * beside < -rounding).any(), (f.text, place)
                checked += 1
    assert checked > 35


def test_whatever_is_typed_the_search_ends_soon():
    slowest = 0.0
    for f in random_functions(10, 25):
        start = time.process_time()
        extrema(f, (-100, 100))
        slowest = max(slowest, time.process_time() - start)
    assert slowest < 2
