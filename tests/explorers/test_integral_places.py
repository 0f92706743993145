"""The places of an integrand: none missed, none invented, each of its kind."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.functions import Expression, parse
from explorers.integral_growth import Kind
from explorers.integral_places import places


def found(text, a, b):
    return [(pytest.approx(place.x, abs=1e-9), place.kind) for place in places(parse(text), a, b)]


@pytest.mark.parametrize("text", ["exp(10x)", "sin(50x^2)", "1/(x^2 + 1e-12)", "x^60", "sqrt(1 + x^2)", "1/(2 + sin(x))", "0x"])
def test_a_smooth_function_has_none(text):
    assert places(parse(text), -4, 4) == ()


@pytest.mark.parametrize(
    ("text", "a", "b", "expected"),
    [
        ("1/x", -1, 2, [(0, Kind.SIMPLE_POLE)]),
        ("1/x", 0, 2, [(0, Kind.DIVERGENT)]),
        ("1/abs(x)", -1, 2, [(0, Kind.DIVERGENT)]),
        ("1/x", 1, 2, []),
        ("1/(x - 0.3)^2", -1, 1, [(0.3, Kind.DIVERGENT)]),
        ("1/(x^2 - 2)", 0, 2, [(np.sqrt(2), Kind.SIMPLE_POLE)]),
        ("tan(x)", 0, 5, [(np.pi / 2, Kind.SIMPLE_POLE), (3 * np.pi / 2, Kind.SIMPLE_POLE)]),
        ("abs(x - 1)", -4, 4, [(1, Kind.BOUNDED)]),
        ("abs(x)/x", -4, 4, [(0, Kind.BOUNDED)]),
        ("sin(x)/x", -4, 4, [(0, Kind.BOUNDED)]),
        ("sin(1/x)", -4, 4, [(0, Kind.BOUNDED)]),
        ("ln(abs(x))", -4, 4, [(0, Kind.INTEGRABLE)]),
        ("1/cbrt(x)", -4, 4, [(0, Kind.INTEGRABLE)]),
        ("1/sqrt(1 - x^2)", -1, 1, [(-1, Kind.INTEGRABLE), (1, Kind.INTEGRABLE)]),
        ("sqrt(x)", -1, 1, [(-0.5, Kind.UNDEFINED), (0, Kind.BOUNDED)]),
        ("1/sqrt(x)", -1, 1, [(-0.5, Kind.UNDEFINED), (0, Kind.INTEGRABLE)]),
        ("sqrt(x - 0.3)", 0.3, 1, [(0.3, Kind.BOUNDED)]),
        ("1/(x (x - 0.001))", -1, 1, [(0, Kind.SIMPLE_POLE), (0.001, Kind.SIMPLE_POLE)]),
        ("1/x + abs(x - 1)", -1, 2, [(0, Kind.SIMPLE_POLE), (1, Kind.BOUNDED)]),
    ],
)
def test_each_place_is_found_with_its_kind(text, a, b, expected):
    assert found(text, a, b) == expected


@given(st.lists(st.integers(-39, 39), min_size=1, max_size=4, unique=True))
@settings(deadline=None, max_examples=30)
def test_no_corner_is_missed(tenths):
    text = " + ".join(f"abs(x - ({t / 10}))" for t in tenths)
    assert found(text, -4, 4) == [(pytest.approx(t / 10), Kind.BOUNDED) for t in sorted(tenths)]


def test_an_undefined_stretch_has_its_ends():
    (stretch,) = (place for place in places(parse("sqrt(x^2 - 1)"), -3, 3) if place.kind is Kind.UNDEFINED)
    assert (stretch.low, stretch.high) == (pytest.approx(-1), pytest.approx(1))
    assert stretch.barrier


def test_poles_that_crowd_together_are_not_counted_but_doubted():
    kinds = {place.kind for place in places(parse("1/sin(1/x)"), -1, 1)}
    assert Kind.UNDECIDED in kinds
    assert all(place.barrier for place in places(parse("1/sin(1/x)"), -1, 1))


def test_what_enclosures_cannot_separate_is_undecided():
    (place,) = places(parse("max(x, min(x, 1))"), -2, 2)  # the two branches agree on all of [−2, 1]
    assert place.kind is Kind.UNDECIDED
    assert place.barrier


@pytest.mark.parametrize(("many", "kinds"), [(2, {Kind.SIMPLE_POLE}), (30, {Kind.UNDECIDED})])
def test_many_poles_of_a_long_formula_are_doubted_so_that_the_work_is_bounded(many, kinds):
    """33 poles and a chain of holes at 0: measured for a short formula, left open for a long one."""
    text = "1/sin(20x) + " + " + ".join(["x/x"] * many)
    found = places(parse(text), -np.pi, 2)
    assert len(found) == 33
    assert {place.kind for place in found[1:] if place.x > -3} == kinds


@pytest.mark.parametrize("k", [20, 60, 99])
def test_the_search_for_many_poles_of_a_long_formula_ends_after_a_bounded_amount_of_work(monkeypatch, k):
    f, boxes, enclose = parse(f"1/sin({k}x) + " + " + ".join(["x/x"] * 30)), [], Expression.interval_jet

    def counted(self, box):
        boxes.append(np.size(box[0]) + 100)
        return enclose(self, box)

    monkeypatch.setattr(Expression, "interval_jet", counted)
    places(f, -10, 10)
    assert sum(boxes) * f.tree.size < 1_000_000


def test_an_interval_below_the_smallest_step_of_floats_has_no_places():
    assert places(parse("x^4"), 0.0, 1e-320) == ()
