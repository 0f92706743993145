import time
from collections import Counter
from fractions import Fraction

import numpy as np
import pytest

from explorers.critical_points import Evidence, Kind, find
from explorers.functions import ExpressionError, parse
from explorers.interval_search import Status
from tests.explorers.functions.formulas import random_expressions, random_text

SQUARE = (-2, 2, -2, 2)
HIMMELBLAU = "(x^2+y-11)^2+(x+y^2-7)^2"
ACKLEY = "-20exp(-0.2sqrt(0.5(x^2+y^2)))-exp(0.5(cos(2pi x)+cos(2pi y)))"


def two(text):
    return parse(text, ("x", "y"))


def kinds(found):
    return dict(Counter(point.kind.value for point in found.points))


@pytest.mark.parametrize(
    ("text", "window", "expected"),
    [
        (HIMMELBLAU, (-5, 5, -5, 5), {"minimum": 4, "maximum": 1, "saddle": 4}),
        ("(4-2.1x^2+x^4/3)x^2+x y+(-4+4y^2)y^2", (-3, 3, -2, 2), {"minimum": 6, "maximum": 2, "saddle": 7}),
        ("sin(x)sin(y)", (-6, 6, -6, 6), {"minimum": 8, "maximum": 8, "saddle": 9}),
        ("20+x^2+y^2-10cos(2pi x)-10cos(2pi y)", (-2.2, 2.2, -2.2, 2.2), {"minimum": 25, "maximum": 16, "saddle": 40}),
        ("x^4+y^4-4x y", SQUARE, {"minimum": 2, "saddle": 1}),
        ("(1-x)^2+100(y-x^2)^2", SQUARE, {"minimum": 1}),
        ("(x-.001)^2*(x+.001)^2+y^2", SQUARE, {"minimum": 2, "saddle": 1}),
        ("exp(-x^2-y^2)", (-6, 6, -6, 6), {"maximum": 1}),
        ("1e9+1e-4(x^2-y^2)", SQUARE, {"saddle": 1}),
        ("x+y^2", SQUARE, {}),
    ],
)
def test_all_points_of_a_regular_function_and_nothing_else(text, window, expected):
    found = find(two(text), window)
    assert kinds(found) == expected
    assert found.status is Status.COMPLETE
    assert found.regions == ()
    assert all(point.checked for point in found.points)
    assert found.index_sum == found.winding == sum(-n if kind == "saddle" else n for kind, n in expected.items())


def test_himmelblau_in_numbers():
    """The four minima have the value 0; the maximum is known to six decimals (Himmelblau 1972)."""
    points = find(two(HIMMELBLAU), (-5, 5, -5, 5)).points
    lowest = sorted((p.x, p.y) for p in points if p.kind is Kind.MINIMUM)
    np.testing.assert_allclose(lowest, [(-3.77931, -3.283186), (-2.805118, 3.131313), (3, 2), (3.584428, -1.848127)], atol=1e-6)
    assert [p.exact for p in points if p.exact] == [(3, 2)]
    (top,) = (p for p in points if p.kind is Kind.MAXIMUM)
    assert (top.x, top.y, top.value) == pytest.approx((-0.270845, -0.923039, 181.616522), abs=1e-6)
    assert max(top.curvatures) < 0


@pytest.mark.parametrize(
    ("text", "kind", "index"),
    [
        ("x^3-3x y^2", Evidence.MONKEY_SADDLE, -2),
        ("x^3+y^2", Evidence.NEITHER, 0),
        ("x^3+y^3", Evidence.NEITHER, 0),
        ("x^4+y^4", Evidence.MINIMUM_LIKE, 1),
        ("2-x^2-y^4", Evidence.MAXIMUM_LIKE, 1),
        ("x^2-y^4", Evidence.SADDLE_LIKE, -1),
        ("(y-x^2)(y-2x^2)", Evidence.SADDLE_LIKE, -1),
        ("x^20+y^20", Evidence.MINIMUM_LIKE, 1),
        ("x^4-6x^2y^2+y^4", Evidence.MANY_SADDLE, -3),
    ],
)
def test_a_degenerate_point_is_one_point_with_evidence_for_its_kind(text, kind, index):
    found = find(two(text), SQUARE)
    (point,) = found.points
    assert (point.exact, point.kind, point.checked) == ((0, 0), kind, False)
    assert found.status is Status.DEGENERATE
    assert found.index_sum == found.winding == point.index == index


def test_a_degenerate_point_away_from_the_fractions():
    (point,) = find(two("(x-pi/4)^3-3(x-pi/4)*(y-sqrt(2))^2"), SQUARE).points
    assert (point.x, point.y) == pytest.approx((np.pi / 4, 2**0.5), abs=1e-6)
    assert (point.kind, point.exact) == (Evidence.MONKEY_SADDLE, None)


def test_the_circles_around_a_degenerate_point_are_smaller_than_the_way_to_the_next_one():
    """f_x = x³(x − 0.02): a maximum along the x-axis at 0, a minimum at 0.02, which circles of 1e-2 of the window enclose."""
    kinds_there = [(point.exact, point.kind.value) for point in find(two("x^5/5-.005x^4+y^2"), SQUARE).points]
    assert kinds_there == [((0, 0), "saddle-like"), ((Fraction(1, 50), 0), "minimum")]


def test_degenerate_and_regular_points_together():
    found = find(two("x^6+y^6-3x^2y^2"), SQUARE)
    assert kinds(found) == {"minimum": 4, "saddle with more than three valleys": 1}
    assert found.status is Status.DEGENERATE
    assert found.index_sum == found.winding


@pytest.mark.parametrize(
    ("text", "expected"),
    [("x^2y^2", {}), ("(x^2+y^2-1)^2", {"maximum": 1}), ("x^2", {}), ("(x+y)^4", {}), ("sin(x)^2+cos(x)^2+0y", {})],
)
def test_a_curve_of_critical_points_is_a_set_and_no_point_is_invented(text, expected):
    found = find(two(text), SQUARE)
    assert found.status is Status.SETS
    assert kinds(found) == expected
    assert all(point.checked for point in found.points)
    assert found.index_sum is None


def test_the_set_is_drawn_where_it_is():
    found = find(two("(x^2+y^2-1)^2"), SQUARE)
    boxes = [region.boxes for region in found.regions if region.status is Status.SETS]
    radii = np.concatenate([np.hypot(*box.centre) for box in boxes])
    angles = np.concatenate([np.arctan2(*box.centre) for box in boxes])
    np.testing.assert_allclose(radii, 1, atol=0.02)
    assert np.histogram(angles, 60, (-np.pi, np.pi))[0].all()


@pytest.mark.parametrize(
    ("text", "window", "status"),
    [
        ("3", SQUARE, Status.FLAT),
        ("exp(-x^2-y^2)", (-30, 30, -30, 30), Status.FLAT),
        ("sin(50x)sin(50y)", (-6, 6, -6, 6), Status.CROWDED),
        ("abs(x)+y^2", SQUARE, Status.KINKS),
        ("sqrt(x^2+y^2)", SQUARE, Status.KINKS),
        ("1/(x^2+y^2)", SQUARE, Status.KINKS),
        ("max(0, x^2+y^2-1)", SQUARE, Status.KINKS),
        ("x^2.5+x^2+y^2", SQUARE, Status.KINKS),
        ("exp(-1/(x^2+y^2))", SQUARE, Status.KINKS),
        (ACKLEY, SQUARE, Status.KINKS),
        ("ln(x)+y", (-2, -1, 0, 1), Status.UNDEFINED),
    ],
)
def test_where_the_list_is_not_complete_the_status_says_why(text, window, status):
    found = find(two(text), window)
    assert found.status is status
    assert found.regions or status is Status.UNDEFINED
    assert found.index_sum is None


def test_all_points_of_ackley_but_the_cusp_are_listed():
    found = find(two(ACKLEY), SQUARE)
    assert len(found.points) == 80
    (cusp,) = found.regions
    assert (np.abs(cusp.boxes.centre) < 1e-6).all()


def test_a_bell_in_a_large_window_is_one_point_and_a_flat_part():
    found = find(two("exp(-x^2-y^2)"), (-30, 30, -30, 30))
    assert kinds(found) == {"maximum": 1}
    share = sum(region.boxes.width.prod(axis=0).sum() for region in found.regions) / 3600
    assert 0.3 < share < 0.6


def test_a_pole_does_not_make_the_rest_flat():
    found = find(two("1/(x^8+y^8)+cos(x)cos(y)"), (-6, 6, -6, 6))
    assert len(found.points) == 24


def test_the_second_opinion_agrees_on_random_functions():
    """The sum of Poincaré's indices is the winding number of ∇f along the edge, which is computed apart from the list."""
    agreed = 0
    for f in random_expressions(21, 120, depth=4, smooth=True):
        found = find(f, (-1.9, 2.3, -2.1, 1.7))
        if None not in (found.index_sum, found.winding):
            assert found.index_sum == found.winding, f.text
            agreed += 1
    assert agreed > 25


@pytest.mark.parametrize("seed", range(16))
def test_the_second_opinion_agrees_on_random_waves(seed):
    rng = np.random.default_rng(seed)
    waves = "+".join(f"{a}sin({b}x+{c}y+{d})" for a, b, c, d in rng.integers(1, 5, (5, 4)) * [1, 1, -1, 1]).replace("+-", "-")
    found = find(two(waves), (-2.5, 2.6, -2.4, 2.7))
    assert found.status is Status.COMPLETE
    assert len(found.points) > 3
    assert found.index_sum == found.winding


SWAP = {Kind.MINIMUM: Kind.MAXIMUM, Kind.MAXIMUM: Kind.MINIMUM, Kind.SADDLE: Kind.SADDLE}


def test_turning_f_upside_down_swaps_minima_and_maxima():
    there, back = find(two(HIMMELBLAU), (-5, 5, -5, 5)), find(two(f"-({HIMMELBLAU})"), (-5, 5, -5, 5))
    assert [SWAP[p.kind] for p in there.points] == [p.kind for p in back.points]


@pytest.mark.parametrize("factor", ["1000", ".001"])
def test_the_unit_of_an_axis_changes_neither_number_nor_kind(factor):
    text = HIMMELBLAU.replace("x", f"({factor}x)")
    side = 5 / float(factor)
    found = find(two(text), (-side, side, -5, 5))
    assert kinds(found) == {"minimum": 4, "maximum": 1, "saddle": 4}
    assert found.status is Status.COMPLETE


def test_one_search_is_like_the_next():
    one, other = (find(two("sin(3x)sin(2y)+x y"), SQUARE) for _ in range(2))
    assert one.points == other.points


def test_two_variables_are_needed():
    with pytest.raises(ValueError, match="two variables"):
        find(parse("x^2"), SQUARE)


def test_whatever_is_typed_the_search_ends_soon():
    """Seconds of this process, so that other work on the machine does not count."""
    rng, slowest, done = np.random.default_rng(5), 0.0, 0
    windows = [SQUARE, (-6, 6, -6, 6), (0, 1, 0, 1), (-100, 100, -1, 1)]
    while done < 25:
        try:
            f = two("+".join(random_text(rng, 4) for _ in range(rng.integers(1, 4))))
        except ExpressionError:
            continue
        start = time.process_time()
        found = find(f, windows[done % 4])
        slowest = max(slowest, time.process_time() - start)
        assert found.status in Status
        done += 1
    assert slowest < 2
