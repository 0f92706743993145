from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import root

from explorers.functions import parse
from explorers.interval_search import Status, exact_jet, exact_zero, search_window, winding_number
from explorers.interval_search.boxes import Boxes, bisected, joined, points, rimmed, window_box
from explorers.interval_search.branch import Ending, search
from explorers.interval_search.breaks import breaks, singular_value
from explorers.interval_search.derivatives import Derivatives
from explorers.interval_search.exact import UNKNOWN, Inexact, fraction_between
from explorers.interval_search.groups import clusters
from explorers.interval_search.krawczyk import krawczyk, slopes
from explorers.interval_search.levenberg import settle
from explorers.interval_search.signs import signs_beside
from explorers.interval_search.work import Work, price
from tests.explorers.functions.formulas import random_expressions, to_sympy

steady = settings(deadline=None, max_examples=25)
SQUARE = (-2, 2, -2, 2)
quarters = st.lists(st.integers(-7, 7), min_size=1, max_size=3, unique=True)
UNIT = np.array([1.0, 1.0])


def two(text):
    return parse(text, ("x", "y"))


def covered(found, place, tolerance):
    """Whether a place is in a root or in a region."""
    everything = joined([found.roots, *(region.boxes for region in found.regions)], len(place))
    near = (everything.lo - tolerance <= place[:, None]) & (place[:, None] <= everything.hi + tolerance)
    return near.all(axis=0).any()


# nothing is lost, nothing is invented


def zeros_by_many_starts(f, window, rng, count):
    """Where SciPy's root finder ends, if the gradient is really zero there."""
    lo, hi = np.array(window[::2]), np.array(window[1::2])
    found = []
    for start in rng.uniform(lo, hi, (count, 2)):
        end = root(lambda p: [float(part) for part in f.jet(*p)[1:3]], start, tol=1e-13)
        if end.success and np.abs(end.fun).max() < 1e-11 and (lo < end.x).all() and (end.x < hi).all():
            found.append(end.x)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_no_zero_that_another_method_finds_is_lost(seed):
    rng = np.random.default_rng(seed)
    c = rng.integers(-9, 10, 12)
    f = two(f"x^4+y^4+{c[0]}x^3/4+{c[1]}x^2*y/2-{c[2]}x*y^2/3+{c[3]}x^2/2+{c[4]}x*y+{c[5]}y^2+{c[6]}x+{c[7]}sin(2y+{c[8]})")
    found = search_window(f, (-3, 2, -2, 3))
    assert found.status is Status.COMPLETE
    places = zeros_by_many_starts(f, (-3, 2, -2, 3), rng, 25)
    assert len(found.roots) >= len({tuple(place.round(6)) for place in places})
    assert all(covered(found, place, 1e-8) for place in places)


@pytest.mark.parametrize("seed", range(6))
def test_every_root_is_a_zero_of_the_gradient_and_known_to_rounding(seed):
    a, b, c, d = np.random.default_rng(seed).integers(1, 6, 4)
    f = two(f"sin({a}x+{b}y)+cos({c}x-y)*ln(3+x)+{d}exp(-x^2-(y-1)^2)+x^2*tanh(y)/{a}")
    found = search_window(f, SQUARE)
    _, fx, fy, *second = f.jet(*found.roots.centre)
    assert found.status is Status.COMPLETE
    assert len(found.roots) > 2
    assert (np.hypot(fx, fy) <= 1e-13 * (1 + np.max(np.abs(second), axis=0))).all()
    assert (found.roots.width <= 1e-12).all()


@steady
@given(quarters, quarters)
def test_the_zeros_of_a_product_grid_after_a_linear_change_of_variables(first, second):
    """∇f = 0 where p′(x + 2y) = 0 and q′(x − y) = 0; p′ and q′ have the given zeros, divided by 4."""
    p, q = (primitive(roots, argument) for roots, argument in ((first, "(x+2y)"), (second, "(x-y)")))
    found = search_window(two(f"{p} + {q}"), (-5.3, 5.4, -5.1, 5.2))
    assert found.status is Status.COMPLETE
    expected = sorted(((a + 2 * b) / 12, (a - b) / 12) for a in first for b in second)
    np.testing.assert_allclose(sorted(found.roots.centre.T.round(9).tolist()), expected, atol=1e-8)


def primitive(roots, argument):
    """A polynomial whose derivative has the zeros roots / 4."""
    t = sympy.symbols("t")
    p = sympy.Poly(sympy.integrate(sympy.prod([4 * t - a for a in roots]), t), t)
    return "+".join(f"({c})*{argument}^{n}" for (n,), c in p.terms()).replace("+(0)", "")


# Krawczyk's test


@steady
@given(st.floats(-1.5, 1.5), st.floats(-1.5, 1.5), st.floats(0.01, 0.2))
def test_krawczyk_says_one_none_or_nothing_and_is_right(x, y, size):
    f = two("x^4+y^4-4x*y")
    box = Boxes(np.array([[x], [y]]), np.array([[x + size], [y + size]]))
    with np.errstate(all="ignore"):
        verdict = krawczyk(f, box, slopes(f, box), 1e-9 * UNIT)

    def those_in(box):
        return [p for p in ((-1, -1), (0, 0), (1, 1)) if (box.lo[:, 0] <= p).all() and (p <= box.hi[:, 0]).all()]

    inside = those_in(box)
    if verdict.none[0]:
        assert not inside
    if verdict.one[0]:
        assert len(those_in(verdict.wide)) == 1
    for p in inside:
        assert (verdict.rest.lo[:, 0] <= p).all()
        assert (p <= verdict.rest.hi[:, 0]).all()


def test_krawczyk_proves_a_small_box_around_a_regular_zero_and_not_around_a_kink():
    for text, one in (("x^2+y^2+x*y", True), ("x^3+y^2", False), ("abs(x)^3+y^2+x^2", False)):
        f = two(text)
        box = Boxes(np.array([[-0.01], [-0.02]]), np.array([[0.03], [0.01]]))
        with np.errstate(all="ignore"):
            verdict = krawczyk(f, box, slopes(f, box), 1e-9 * UNIT)
        assert verdict.one[0] == one
        assert not verdict.none[0]


# boxes


@steady
@given(st.floats(-100, 100), st.floats(1e-3, 100), st.integers(1, 9))
def test_halving_loses_no_point(lo, size, times):
    whole = window_box((lo, lo + size, -1, 1), 2)
    parts = whole
    for _ in range(times):
        parts = bisected(parts, whole.width[:, 0])
    assert len(parts) == 2**times
    assert parts.width.prod(axis=0).sum() == pytest.approx(whole.width.prod())
    assert (parts.hull().lo == whole.lo).all()
    assert (parts.hull().hi == whole.hi).all()


WRONG = [(0, 1), (1, 0, 0, 1), (0, 0, 0, 1), (0, np.nan, 0, 1), (0, 1e10, 0, 1), (5, 5.000001, 0, 1)]


@pytest.mark.parametrize("window", WRONG)
def test_a_window_that_is_none_is_refused(window):
    with pytest.raises(ValueError, match="window"):
        search_window(two("x y"), window)


def test_what_lies_on_the_edge_is_inside():
    assert len(search_window(two("x y"), (0, 1, 0, 1)).roots) == 1
    assert len(search_window(two("x y"), (1e-8, 1, 0, 1)).roots) == 0
    assert (rimmed(window_box((0, 1), 1)).lo < 0).all()


def test_groups_are_told_apart_however_near_they_are():
    window = window_box(SQUARE, 2)
    heap = points(np.array([[0.0, 4e-8, 1e-3, 1], [0, 0, 0, 1]])).inflated(1, 1e-8)
    groups = clusters(heap, window, window.width[:, 0])
    assert sorted(map(sorted, groups)) == [[0, 1], [2], [3]]


# limits


def test_the_work_is_counted_and_ends():
    f = two("sin(7x)^2 sin(9y)^2 + x y")
    window = window_box((-6, 6, -6, 6), 2)
    with np.errstate(all="ignore"):
        assert search(f, window, 1.0).ending is not Ending.DONE
    work = Work(f, 10)
    assert not work.spend(11)
    assert work.spend(10)
    assert not work.spend(1)
    assert price(two("x+y+x+y")) == 4
    assert price(two("sin(x+y)")) == 6


def test_flat_boxes_cover_what_is_flat():
    found = search_window(two("max(0, x)*0 + max(0, y)"), SQUARE)
    flat = [region for region in found.regions if region.status is Status.FLAT]
    area = sum(region.boxes.width.prod(axis=0).sum() for region in flat)
    assert area == pytest.approx(8, abs=0.1)


# numerical evidence


def test_settling_finds_the_nearest_zero_even_where_it_is_degenerate():
    ends = settle(two("x^3-3x*y^2+4"), np.random.default_rng(0).uniform(-0.1, 0.1, (2, 20)), 4 * UNIT)
    np.testing.assert_allclose(ends.places, 0, atol=1e-8)
    assert (ends.slope < 1e-14).all()


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_the_winding_number_of_the_real_part_of_a_power(n):
    """∇ Re zⁿ is the conjugate of n zⁿ⁻¹, which turns n − 1 times backwards."""
    t, u = sympy.symbols("x y", real=True)
    text = str(sympy.re(sympy.expand((t + sympy.I * u) ** n))).replace("**", "^")
    assert winding_number(two(text), window_box((-1.1, 1, -0.8, 1.3), 2)) == 1 - n
    assert winding_number(two(text), window_box((1, 2, -0.8, 1.3), 2)) == 0


def test_no_winding_number_where_the_gradient_is_zero_or_broken_on_the_edge():
    for text in ("x*y", "abs(x-y)+x^2", "3", "sqrt(y)+2x", "abs(y)+3y"):
        assert winding_number(two(text), window_box((0, 1, -1, 1), 2)) is None


# exact arithmetic


def test_exact_slopes_are_those_of_sympy():
    place = (Fraction(2, 3), Fraction(-5, 7))
    x, y = sympy.symbols("x y", real=True)
    at = {x: sympy.Rational(2, 3), y: sympy.Rational(-5, 7)}
    agreed = 0
    for f in random_expressions(11, 150, depth=3, smooth=True):
        try:
            jet = exact_jet(f, place)
        except ArithmeticError:
            continue
        g = to_sympy(f)
        for part, other in zip(jet, (g, g.diff(x), g.diff(y), g.diff(x, x), g.diff(x, y), g.diff(y, y)), strict=True):
            if part is not UNKNOWN:
                assert sympy.simplify(other.subs(at) - sympy.Rational(part.numerator, part.denominator)) == 0, f.text
                agreed += 1
    assert agreed > 100


@pytest.mark.parametrize(
    ("text", "zero"),
    [("cos(pi x)+y^2", True), ("exp(x)+y", False), ("abs(x)+y^2", False), ("abs(x)^3+y^2", True), ("sqrt(1+x^2)+y^2", True),
     ("max(x^2,y^2)", True), ("max(x,y)", False), ("erf(x)*x", True), ("x^2/(1+y^2)", True), ("e^(x^2)*2^3", True),
     ("log2(1+x)+y^2", False), ("erf(x)", False)],
)  # fmt: skip
def test_an_exact_zero_of_the_gradient_at_the_origin(text, zero):
    small = np.array([1e-9, 1e-9])
    assert (exact_zero(two(text), -small, 2 * small) == (0, 0)) == zero


def test_what_is_not_known_exactly_is_refused():
    for text, error in (("1/x", ZeroDivisionError), ("ln(x)", ZeroDivisionError), ("cbrt(x)", Inexact), ("sqrt(x)", Inexact)):
        with pytest.raises(error):
            exact_jet(parse(text), [Fraction(0)])
    with pytest.raises(Inexact):
        exact_jet(parse("((x^60)^60)^60"), [Fraction(999, 1000)])


@steady
@given(st.fractions(-50, 50, max_denominator=1000))
def test_a_short_fraction_is_found_again(q):
    assert fraction_between(float(q) - 1e-9, float(q) + 1e-9) == q
    assert fraction_between(float(q) + 1e-8, float(q) + 2e-8) is None
    between = fraction_between(float(q) - 1e-9, float(q) + 0.01)
    assert between.denominator <= q.denominator
    assert float(q) - 1e-9 <= between <= float(q) + 0.01


# one variable


@pytest.mark.parametrize(
    ("text", "x", "defined", "left", "right", "bent"),
    [("abs(x-1/3)", 1 / 3, True, True, True, True), ("abs(x-1/3)^3", 1 / 3, True, True, True, False),
     ("1/(x-1)", 1, False, True, True, True), ("sqrt(x-1)", 1, True, False, True, True),
     ("ln(1-x)", 1, False, True, False, True), ("max(x,x^2)+3", 1, True, True, True, True),
     ("asin(x)", 1, True, True, False, True), ("atan(1/(x-1))", 1, False, True, True, True),
     ("x^2/x", 0, False, True, True, True), ("abs(x^2-2)", 2**0.5, True, True, True, True)],
)  # fmt: skip
def test_what_a_break_is(text, x, defined, left, right, bent):
    found, unseen = breaks(parse(text), window_box((-0.9, 2.3), 1))
    at = min(found, key=lambda place: abs(place.x - x))
    assert not unseen
    assert at.x == pytest.approx(x, abs=1e-9)
    assert (at.defined, at.left, at.right) == (defined, left, right)
    assert at.bent == bent
    assert at.lo <= x <= at.hi


def test_a_fraction_is_the_place_of_a_break_only_if_something_breaks_there():
    assert singular_value(parse("abs(x-1/3)"), Fraction(1, 3)) is True
    assert singular_value(parse("abs(x-1/3)"), Fraction(1, 2)) is None
    assert singular_value(parse("1/x+sqrt(x)"), Fraction(0)) is False
    assert singular_value(parse("abs(x-sqrt(2))"), Fraction(1414, 1000)) is None
    assert singular_value(parse("x^-1+x^2.5"), Fraction(1, 4)) is None
    assert singular_value(parse("x^2.5"), Fraction(0)) is True


def test_signs_beside_places():
    f = parse("x^2(x-1)^3")
    places = np.array([(0.0, 0.0), (0.4, 0.4), (1.0, 1.0)])
    assert signs_beside(f, places, [], 1e-9) == [(None, -1), (-1, 1), (1, None)]


def test_a_derivative_that_is_not_zero_at_a_point_decides_even_if_it_vanishes_nearby():
    """(x³ − x⁴)‴ = 6 − 24x is 6 at 0 and 0 at 1/4: x is decided, but another critical point may be near (3/4 is)."""
    derivatives = Derivatives(parse("x^3-x^4"))
    wide, narrow = window_box((-1, 1), 1), window_box((-0.1, 0.1), 1)
    assert derivatives.first_nonzero(Fraction(0), wide) == (3, 1, False)
    assert derivatives.first_nonzero(Fraction(0), narrow) == (3, 1, True)
    assert Derivatives(parse("(x-pi)^4")).first_nonzero(Fraction(3), window_box((2, 4), 1)) is None
