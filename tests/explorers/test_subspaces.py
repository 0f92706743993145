"""Subsets of the plane: what is claimed of each set is searched for on a grid of its points, in exact fractions."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.subspaces import SETS, Condition, holds, hundredth

HALVES = [Fraction(k, 2) for k in range(-6, 7)]
DEFINED = {  # by hand, in exact arithmetic; the last three as conditions on p(t) = x + y t
    "y = 2x": lambda x, y: y == 2 * x,
    "y = 2x + 1": lambda x, y: y == 2 * x + 1,
    "x ≥ 0, y ≥ 0": lambda x, y: min(x, y) >= 0,
    "xy = 0": lambda x, y: 0 in (x, y),
    "x² + y² ≤ 1": lambda x, y: x**2 + y**2 <= 1,
    "x, y ∈ ℤ": lambda x, y: Fraction(x).denominator == Fraction(y).denominator == 1,
    "y = x²": lambda x, y: y == x**2,
    "x = y = 0": lambda x, y: (x, y) == (0, 0),
    "p(0) = 1": lambda x, y: x + y * 0 == 1,
    "p(1) = 0": lambda x, y: x + y * 1 == 0,
    "deg p = 1": lambda x, y: y != 0,
}
place = st.integers(-400, 400).map(lambda k: k / 100)
names = st.sampled_from(list(SETS))
steady = settings(deadline=None, max_examples=60)


def members(name):
    return [point for point in product(HALVES, HALVES) if DEFINED[name](*point)]


def breaks(name):
    """The conditions for which a counterexample is among the halves."""
    inside, found = DEFINED[name], set()
    if not inside(0, 0):
        found.add(Condition.ZERO)
    if any(not inside(u[0] + v[0], u[1] + v[1]) for u, v in product(members(name), repeat=2)):
        found.add(Condition.SUM)
    if any(not inside(c * u[0], c * u[1]) for c in HALVES for u in members(name)):
        found.add(Condition.MULTIPLE)
    return found


def test_every_set_is_defined_by_hand_too():
    assert set(DEFINED) == set(SETS)


@pytest.mark.parametrize("name", SETS)
def test_the_conditions_that_fail_are_those_that_a_search_finds(name):
    assert set(SETS[name].breaks) == breaks(name)
    assert SETS[name].is_subspace == (not breaks(name))


@pytest.mark.parametrize("name", SETS)
def test_the_vectors_that_are_shown_prove_it(name):
    inside = DEFINED[name]
    for condition, proof in SETS[name].breaks.items():
        if condition is Condition.ZERO:
            assert not inside(0, 0)
        elif condition is Condition.SUM:
            u, v = proof
            assert inside(*u)
            assert inside(*v)
            assert not inside(u[0] + v[0], u[1] + v[1])
        else:
            c, u = proof
            assert inside(*u)
            assert not inside(c * u[0], c * u[1])


def test_the_subspaces_among_them_are_the_lines_through_zero_and_zero():
    assert [name for name, subset in SETS.items() if subset.is_subspace] == ["y = 2x", "x = y = 0", "p(1) = 0"]


@pytest.mark.parametrize("name", SETS)
@steady
@given(x=st.integers(-400, 400), y=st.integers(-400, 400))
def test_membership_is_the_definition(name, x, y):
    assert SETS[name].contains(x / 100, y / 100) == DEFINED[name](Fraction(x, 100), Fraction(y, 100))


@steady
@given(names, place, place)
def test_the_point_near_the_hand_is_in_the_set_and_has_two_decimals(name, x, y):
    near = SETS[name].near(x, y)
    assert SETS[name].contains(*near)
    assert near == tuple(round(part, 2) for part in near)
    assert SETS[name].near(*near) == near
    assert DEFINED[name](*(Fraction(round(100 * part), 100) for part in near))


@steady
@given(names, place, place)
def test_no_member_is_much_nearer_to_the_hand(name, x, y):
    (a, b), reachable = SETS[name].near(x, y), [p for p in members(name) if max(map(abs, p)) <= 1]
    away = ((a - x) ** 2 + (b - y) ** 2) ** 0.5
    coarse = 1.0 if name == "y = x²" else 0.02  # the point of the parabola below the hand is not the nearest
    assert all(away <= float((p[0] - x) ** 2 + (p[1] - y) ** 2) ** 0.5 + coarse for p in reachable if max(abs(x), abs(y)) <= 1)


def test_the_hand_can_find_a_failure_and_a_failure_only_where_there_is_one():
    assert holds(SETS["xy = 0"], (1, 0), (0, 1), -2)[Condition.SUM] is False
    assert all(holds(SETS["xy = 0"], (1, 0), (-0.3, 0), -2).values())
    assert all(holds(SETS["p(1) = 0"], (0.31, -0.31), (-1.2, 1.2), 2.77).values())
    assert not holds(SETS["x ≥ 0, y ≥ 0"], (1, 0.5), (0, 1), -0.01)[Condition.MULTIPLE]


def test_halves_of_a_hundredth_go_up_as_in_the_browser():
    assert [hundredth(x) for x in (0.125, -0.125, 0.375, -0.375, 7, -7)] == [0.13, -0.12, 0.38, -0.37, 1.5, -1.5]
