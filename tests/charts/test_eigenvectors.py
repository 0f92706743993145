"""What the browser computes while the hand moves is what `explorers.eigenvectors` computes after the release."""

import math
import re
from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.charts.eigenvectors import NUMBERS, deformation
from explorers.charts.eigenvectors_layers import spiral
from explorers.charts.eigenvectors_live import FORMULAS, WITHIN
from explorers.charts.eigenvectors_orbit import STEPS, orbits
from explorers.eigenvectors import (
    Kind,
    alignment,
    crosses_singular,
    deform,
    determinant,
    eigensystem,
    modulus_and_angle,
    orbit,
    turn_and_stretch,
)

hundredths = st.integers(-300, 300).map(lambda k: Fraction(k, 100))  # where the hand can put a column
whole = st.integers(-3, 3).map(Fraction)
entries = st.one_of(hundredths, whole)
dragged = st.tuples(st.tuples(entries, entries), st.tuples(entries, entries))
steady = settings(deadline=None, max_examples=300)
NAMES = {name: getattr(np, name) for name in ("abs", "hypot", "sqrt", "sin", "cos")}
NAMES |= {"atan2": np.arctan2, "pow": np.power, "max": max, "min": min, "PI": math.pi}
NAMES["if_"] = lambda test, yes, no: yes if test else no


def run(formula, numbers, **row):
    """The value of an expression of the browser; only what Python writes otherwise is rewritten."""
    text = formula.replace("&&", " and ").replace("||", " or ").replace("if(", "if_(")
    names = {**NAMES, **numbers, "datum": SimpleNamespace(**row)}
    return eval(re.sub(r"!(?!=)", " not ", text).strip(), names)


def live(matrix, v=(1, 0), t=1.0, *, polar=False):
    """All live numbers of the chart."""
    (a, b), (c, d) = matrix
    numbers = dict(zip(NUMBERS, map(np.float64, (a, b, c, d, *v, t, polar)), strict=True))
    with np.errstate(all="ignore"):
        for name, formula in FORMULAS.items():
            numbers[name] = run(formula, numbers)
    return SimpleNamespace(**numbers)


def kind(now):
    return Kind.SCALAR if now.scalar else Kind.COMPLEX if now.D < 0 else Kind.DEFECTIVE if now.D == 0 else Kind.DISTINCT


@steady
@given(dragged)
def test_the_lines_and_their_values_are_those_of_the_function(matrix):
    now, system = live(matrix), eigensystem(matrix)
    assert kind(now) is system.kind
    assert bool(now.lines) == (len(system.directions) > 0)
    if system.kind is Kind.COMPLEX:
        assert (now.modulus, now.phase) == pytest.approx(modulus_and_angle(system.values[0]), abs=1e-9)
        return
    assert (now.high, now.low) == pytest.approx(system.values, abs=1e-7)
    drawn = [(now.highx, now.highy), (now.lowx, now.lowy)]
    for direction, shown in zip(system.directions, drawn, strict=False):
        np.testing.assert_allclose(shown, direction, atol=1e-7)
    if system.kind is Kind.DEFECTIVE:
        assert abs(np.linalg.det(drawn)) < 1e-7


@pytest.mark.parametrize("matrix", [[[0.3, -0.1], [0.1, 0.1]], [[1.1, 0.9], [-0.1, 0.5]], [[2, 1], [0, 2]], [[0, 0], [-2, 0]]])
def test_decimals_that_mean_a_defective_matrix_show_one_line_while_dragged(matrix):
    now = live(matrix)
    assert now.D == 0
    assert now.lines


@pytest.mark.parametrize("matrix", [[[0.7, 0.1], [2.1, 0.3]], [[1, 2], [2, 4]], [[0, 0], [0, 0]]])
def test_a_singular_matrix_shows_the_eigenvalue_zero(matrix):
    assert live(matrix).low == 0


@steady
@given(dragged, hundredths, hundredths)
def test_the_probe_lights_up_where_alignment_says_so(matrix, vx, vy):
    now, found = live(matrix, (vx, vy)), alignment(matrix, (vx, vy), within=WITHIN)
    assert bool(now.lit) == found.is_eigenvector
    if found.is_eigenvector:
        assert now.nearest == pytest.approx(found.value, abs=1e-7)
    if found.angle is not None:
        assert now.turned == pytest.approx(found.angle, abs=1e-7)


@steady
@given(dragged, st.floats(-0.08, 0.08), st.sampled_from([0, 1]), st.floats(0.3, 3))
def test_the_probe_lights_up_near_a_line_and_not_beside_it(matrix, off, which, size):
    directions = eigensystem(matrix).directions
    if not directions:
        return
    φ = math.atan2(*directions[which % len(directions)][::-1]) + off
    v = np.round((size * math.cos(φ), size * math.sin(φ)), 2)
    now, found = live(matrix, v), alignment(matrix, v, within=WITHIN)
    assert bool(now.lit) == found.is_eigenvector
    if found.is_eigenvector:
        assert now.nearest == pytest.approx(found.value, abs=1e-7)


def test_the_edge_of_the_light_is_where_it_is_said():
    for off in (0.0499, 0.0501):
        v = math.cos(off), math.sin(off)
        assert live([[1, 0], [0, 0.9]], v).lit == (off < WITHIN)
        assert alignment([[1, 0], [0, 0.9]], v, within=WITHIN).is_eigenvector == (off < WITHIN)


def test_no_probe_lights_up_for_a_turn_by_one_degree_and_every_one_for_a_scalar_matrix():
    c, s = math.cos(math.radians(1)), math.sin(math.radians(1))
    for φ in np.linspace(0, 6, 20):
        v = math.cos(φ), math.sin(φ)
        assert not live([[c, -s], [s, c]], v).lit
        assert live([[-2, 0], [0, -2]], v).lit
    assert not live([[-2, 0], [0, -2]], (0, 0)).lit


@steady
@given(dragged, st.floats(0, 1), st.booleans())
def test_the_matrix_of_the_moment_is_that_of_the_way(matrix, t, polar):
    now = live(matrix, t=t, polar=polar)
    way = turn_and_stretch if polar and determinant(matrix) > 0 else deform
    np.testing.assert_allclose([[now.m11, now.m12], [now.m21, now.m22]], way(matrix, t), atol=1e-12)
    assert bool(now.turning) == (way is turn_and_stretch)


@steady
@given(dragged)
def test_the_crosses_on_the_track_are_the_singular_moments(matrix):
    now = live(matrix)
    marked = {1 / (1 - value) for value in (now.high, now.low) if now.D >= 0 and value <= 0}
    expected = crosses_singular(matrix)
    assert {round(x, 6) for x in marked} == {round(x, 6) for x in expected}


@steady
@given(dragged, hundredths, hundredths)
def test_the_arc_of_a_complex_pair_leads_from_v_to_its_image(matrix, vx, vy):
    now = live(matrix, (vx, vy))
    if now.D >= 0:
        return
    ways = {step["as"]: step["calculate"] for step in spiral()[1].to_dict()["transform"] if "calculate" in step}
    start, end = ([run(ways[name], vars(now), s=np.float64(s)) for name in ("sx", "sy")] for s in (0, 1))
    np.testing.assert_allclose(start, (float(vx), float(vy)), atol=1e-9)
    np.testing.assert_allclose(end, orbit(matrix, (vx, vy), 1)[1], atol=1e-9)


def expressions(part, name):
    """Every formula of this name in a specification."""
    if isinstance(part, dict):
        if part.get("as") == name and "calculate" in part:
            yield part["calculate"]
        part = list(part.values())
    if isinstance(part, list):
        for child in part:
            yield from expressions(child, name)


@steady
@given(dragged, st.tuples(hundredths, hundredths), st.tuples(hundredths, hundredths))
def test_a_dragged_orbit_is_the_orbit_of_the_dragged_vector(matrix, home, hand):
    spec = orbits(matrix, home, 12, eigensystem(matrix))
    powers, rest = spec["datasets"]["powers"], spec["datasets"]["home"].iloc[0]
    place = {axis: next(f for f in expressions(spec, axis) if "datum.o" in f) for axis in "xy"}
    held = {"vx": float(hand[0]), "vy": float(hand[1]), "data": lambda name: [rest]}
    rows = [[run(place[axis], held, **row) for axis in "xy"] for row in powers.to_dict("records")]
    truth = orbit(matrix, hand, STEPS)
    for shown, expected in zip(rows[:13], truth, strict=False):
        np.testing.assert_allclose(shown, expected, atol=1e-8 * (1 + np.abs(truth[:13]).max()))


def test_the_orbit_at_rest_is_exact_where_large_powers_would_cancel():
    spec = orbits([[5, 4], [4, 5]], (1, -1), STEPS, eigensystem([[5, 4], [4, 5]]))
    powers = spec["datasets"]["powers"]
    assert (powers.ox == 1).all()
    assert (powers.oy == -1).all()


def test_a_column_outside_the_picture_keeps_its_direction_and_its_value():
    spec = deformation([[7, 0], [-14, 1]], (1, 1), 1, polar=False)
    held = {"a": 7.0, "b": 0.0, "c": -14.0, "d": 1.0}
    at = [run(next(expressions(spec, name)), held) for name in ("first_x", "first_y")]
    assert at == [1.5, -3.0]
    assert spec["datasets"]["home"].c[0] == -14
