"""What the browser computes on the page of vectors, evaluated in Python, is what the pure functions compute."""

import math
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from explorers import axioms
from explorers.charts import vectors as charts
from explorers.charts.vectors_axioms import LIVE
from explorers.charts.vectors_axioms import axioms as axiom_chart
from explorers.charts.vectors_axioms_live import NAMES, RULE, signals
from explorers.charts.vectors_functions import functions
from explorers.charts.vectors_subspaces import shape, subset
from explorers.charts.vectors_subspaces_live import SIGNALS, contains, near
from explorers.functions import parse
from explorers.subspaces import SETS
from explorers.vectors import Reach, coefficients, combination, reach, singular_values

hundredth = st.integers(-300, 300).map(lambda k: k / 100)
pair = st.tuples(hundredth, hundredth)
steady = settings(deadline=None, max_examples=150)


def iff(test, yes, no):
    return yes if test else no


def half_up(x):
    return math.floor(x + 0.5)


WORDS = {"abs": abs, "hypot": np.hypot, "pow": pow, "min": min, "max": max, "round": half_up, "floor": math.floor,
         "ceil": math.ceil, "clamp": lambda x, low, high: min(max(x, low), high), "iff": iff, "NaN": math.nan,
         "true": True, "false": False}  # fmt: skip


def run(formula: str, numbers: dict):
    """The value of an expression of the browser; only what Python writes otherwise is rewritten."""
    with np.errstate(all="ignore"):
        return eval(formula.replace("if(", "iff(").replace("&&", " and "), {**WORDS, **numbers})


def live(formulas: dict, numbers: dict) -> dict:
    found = {name: value if name == "kind" else np.float64(value) for name, value in numbers.items()}
    for name, formula in formulas.items():
        found[name] = run(formula, found)
    return found


@steady
@given(pair, pair, hundredth, hundredth)
def test_the_combination_and_the_singular_values_are_those_of_the_functions(u, v, a, b):
    now = live(charts.SIGNALS, dict(zip(charts.LIVE, (*u, *v, a, b, 0, 0), strict=True)))
    assert (now["wx"], now["wy"]) == pytest.approx(combination(u, v, a, b), abs=1e-12)
    assert (now["largest"], now["smallest"]) == pytest.approx(singular_values(u, v), abs=1e-9)
    assert bool(now["flat"]) == (reach(u, v) is not Reach.PLANE)


@steady
@given(pair, pair, pair, st.booleans())
def test_a_dragged_tip_takes_the_coefficients_of_the_function(u, v, t, flat):
    v = (-0.5 * u[0], -0.5 * u[1]) if flat else v
    assume(reach(u, v) is not Reach.POINT)
    found = coefficients(u, v, t)
    drag = next(d for d in charts._drags() if d.handle == "tip_handle")
    now = live(charts.SIGNALS, dict(zip(charts.LIVE, (*u, *v, 1, 1, 0, 0), strict=True)))
    for name in "ab":
        expected = min(max(getattr(found, name), -charts.MOST), charts.MOST)
        assert run(drag.follows[name], now | {"px": t[0], "py": t[1]}) == pytest.approx(expected, abs=0.0051)


@steady
@given(st.sampled_from(list(axioms.RULES)), pair, pair, pair, hundredth, hundredth)
def test_every_point_of_the_axioms_is_that_of_the_function(name, u, v, w, a, b):
    rule = axioms.RULES[name]
    operations = (rule.left, rule.right, *rule.shift, rule.kept, rule.grown, *rule.fixed, rule.zero is not None)
    numbers = dict(zip((*LIVE, *RULE), (*u, *v, *w, a, b, *operations), strict=True))
    now = live(signals(), numbers)
    expected = axioms.points(rule, u, v, w, a, b)
    for point, x, y in zip(NAMES, now["all_x"], now["all_y"], strict=True):
        if point in expected:
            np.testing.assert_allclose((x, y), expected[point], atol=1e-9)
    assert set(expected) <= set(NAMES)
    assert [bool(equal) for equal in now["equal"]] == [
        axioms.equal(*axioms.sides(axiom, rule, u, v, w, a, b)) for axiom in axioms.PATHS]
    assert np.isfinite(now["zoom"]).all()


@steady
@given(st.sampled_from(list(SETS)), st.integers(-900, 900), st.integers(-900, 900))
def test_the_hand_is_led_to_the_same_point_of_the_set(name, x, y):
    kind, place = list(SETS).index(name), (x / 100, y / 100)
    found = tuple(run(near("x", "y", k), {"x": place[0], "y": place[1], "kind": kind}) for k in (0, 1))
    assert found == pytest.approx(SETS[name].near(*place), abs=1e-9)


@steady
@given(st.sampled_from(list(SETS)), pair, pair, hundredth)
def test_the_browser_knows_what_is_in_the_set(name, u, v, c):
    subset, kind = SETS[name], list(SETS).index(name)
    u, v = subset.near(*u), subset.near(*v)
    now = live(SIGNALS, {"p1": u[0], "p2": u[1], "q1": v[0], "q2": v[1], "c": c, "kind": kind})
    assert bool(now["sum_in"]) == subset.contains(u[0] + v[0], u[1] + v[1])
    assert bool(now["multiple_in"]) == subset.contains(c * u[0], c * u[1])
    assert run(contains("x", "y"), {"x": u[0], "y": u[1], "kind": kind})


@pytest.mark.parametrize("name", SETS)
def test_what_is_drawn_as_curve_or_dot_is_in_the_set(name):
    drawn = shape(name)
    points = drawn[drawn.part.isin(["curve", "dot"])].dropna()
    assert all(SETS[name].contains(x, y) for x, y in zip(points.x, points.y, strict=True))
    assert not any(SETS[name].contains(x, y) for x, y in drawn.loc[drawn.part == "hole", ["x", "y"]].to_numpy())
    assert drawn.part.isin(["curve", "dot", "area", "hole"]).all()


def test_the_table_of_functions_has_their_values_at_hundredths():
    table = functions(parse("x^2"), parse("1/x"), 1, 1, 0)["datasets"]["fg"].set_index("x")
    assert table.f[1.37] == pytest.approx(float(Fraction(137, 100) ** 2))
    assert math.isnan(table.g[0.0])
    assert len(table) == 401


def test_only_the_tables_vary():
    rules = list(axioms.RULES.values())
    pairs = [
        (charts.combinations((2, 1), (-1, 1.5), 1, 1, (3, 1)), charts.combinations((0, 0), (0, 0), 0, -20, (1, 1), "1/4")),
        (axiom_chart((2, 1), (1, 1), (0, 1), 1, 2, rules[0], "1u = u"),
         axiom_chart((0, 0), (1, 0), (0, 1), -1, 2, rules[4], "u + 0 = u")),
        (subset("xy = 0", (1, 0), (0, 1), 2, told=True), subset("deg p = 1", (1, 1), (0, 1), 0, told=False)),
    ]  # fmt: skip
    for one, other in pairs:
        for name, table in one["datasets"].items():
            assert list(pd.DataFrame(table).columns) == list(pd.DataFrame(other["datasets"][name]).columns)
        assert {k: v for k, v in one.items() if k != "datasets"} == {k: v for k, v in other.items() if k != "datasets"}
