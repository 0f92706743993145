"""What the browser computes on the page of the matrix product is what the pure functions compute."""

import math
import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.charts import matrix_product as both_charts
from explorers.charts import matrix_product_chain as chain_charts
from explorers.charts import matrix_product_cost as cost_charts
from explorers.charts import matrix_product_scheme as scheme_charts
from explorers.charts.matrix_product_live import FORMULAS, NUMBERS, named
from explorers.matrix_product import commutator, is_zero, played, product
from explorers.product_chains import Law, chain, on_the_way
from explorers.product_cost import orders
from explorers.product_scheme import entry_name, written_out
from explorers.rotation_factors import degrees, rotation
from explorers.tables import matrix

hundredths = st.integers(-200, 200).map(lambda k: Fraction(k, 100))
entries = st.one_of(hundredths, st.integers(-2, 2).map(Fraction))
dragged = st.tuples(st.tuples(entries, entries), st.tuples(entries, entries))
steady = settings(deadline=None, max_examples=150)
NAMES = {name: getattr(np, name) for name in ("abs", "sin", "cos", "tan")}
NAMES |= {"atan2": np.arctan2, "max": max, "min": min, "PI": math.pi, "if_": lambda test, yes, no: yes if test else no}


def run(formulas, numbers):
    now = dict(numbers)
    for name, formula in formulas.items():
        text = formula.replace("&&", " and ").replace("||", " or ").replace("if(", "if_(")
        with np.errstate(all="ignore"):
            now[name] = np.float64(eval(re.sub(r"!(?!=)", " not ", text), {**NAMES, **now}))
    return now


def read(now, name):
    return np.array([now[entry] for entry in named(name)], dtype=float).reshape(2, 2)


@given(dragged, dragged, st.integers(0, 200), st.booleans())
@steady
def test_both_motions_and_the_difference_are_those_of_the_functions(A, B, k, turning):
    t = k / 100
    now = run(FORMULAS, zip(NUMBERS, map(np.float64, (*sum(A, ()), *sum(B, ()), t, turning)), strict=True))
    for name, (first, second) in {"ab": (B, A), "ba": (A, B)}.items():
        expected = np.array(played(first, second, t, turning=turning), dtype=float)
        np.testing.assert_allclose(read(now, name), expected, atol=1e-9)
    np.testing.assert_allclose(read(now, "left"), np.array(product(A, B), dtype=float), atol=1e-12)
    np.testing.assert_allclose(read(now, "right"), np.array(product(B, A), dtype=float), atol=1e-12)
    np.testing.assert_allclose(read(now, "gap"), np.array(commutator(A, B), dtype=float), atol=1e-12)
    assert bool(now["differ"]) == (not is_zero(commutator(A, B)))


@given(dragged, st.integers(-20, 20), st.integers(-20, 20))
@steady
def test_a_dragged_pair_that_commutes_shows_no_difference(A, p, q):
    B = tuple(tuple(Fraction(q, 10) * x + Fraction(p, 10) * (i == j) for j, x in enumerate(row)) for i, row in enumerate(A))
    now = run(FORMULAS, zip(NUMBERS, map(np.float64, (*sum(A, ()), *sum(B, ()), 2, 1)), strict=True))
    assert not now["differ"]
    assert (read(now, "gap") == 0).all()


def live_chain(found, law, s, τ):
    home = chain_charts.played(found, law, s, degrees(τ))["datasets"]["home"].iloc[0].to_dict()
    return run(chain_charts.FORMULAS, {name: np.float64(value) for name, value in home.items()})


@given(st.fractions(-50, 50, max_denominator=100), st.integers(0, 100), st.sampled_from([Law.PASSES, Law.SHEARS]))
@steady
def test_the_factors_of_a_dragged_rotation_are_those_of_the_function(τ, k, law):
    s, found = k / 100, chain(law, ((1, 0), (0, 1)), ((1, 0), (0, 1)), τ)
    now = live_chain(found, law, s, τ)
    assert bool(now["none"]) == (not found.factors)
    expected = np.array(on_the_way(found.factors, s) if found.factors else ((1, 0), (0, 1)), dtype=float)
    np.testing.assert_allclose(read(now, f"done{chain_charts.MOST}"), expected, atol=1e-8, rtol=1e-8)
    np.testing.assert_allclose(read(now, "goal"), np.array(rotation(τ), dtype=float), atol=1e-9)
    if s == 1 and found.factors:
        assert now["off"] < 1e-9 * max(1, abs(τ)) ** 2


@pytest.mark.parametrize(("law", "τ"), [(Law.SHEARS, math.inf), (Law.PASSES, Fraction(1)), (Law.PASSES, Fraction(-1))])
def test_where_there_are_no_factors_nothing_moves(law, τ):
    found = chain(law, ((1, 0), (0, 1)), ((1, 0), (0, 1)), τ)
    now = live_chain(found, law, 0.7, τ)
    assert now["none"]
    assert read(now, f"done{chain_charts.MOST}").tolist() == [[1, 0], [0, 1]]


@given(dragged, dragged, st.integers(0, 100), st.sampled_from([Law.UNDO, Law.WRONG]))
@steady
def test_given_factors_are_played_as_the_function_plays_them(A, B, k, law):
    s, found = k / 100, chain(law, A, B, Fraction(1, 2))
    now = live_chain(found, law, s, Fraction(1, 2))
    expected = np.array(on_the_way(found.factors, s, turning=True), dtype=float)
    np.testing.assert_allclose(read(now, f"done{chain_charts.MOST}"), expected, atol=1e-7 * (1 + abs(expected).max()))
    assert read(now, "goal").tolist() == [[1, 0], [0, 1]]


def test_every_entry_of_the_scheme_has_its_cell_its_products_and_its_sum():
    P, Q = matrix("1 2 3; 4 -5/7 6").entries, matrix("1 0; -1 2; 1/2 3").entries
    spec = scheme_charts.scheme(P, Q, 2, 1)
    cells, parts, sums = (spec["datasets"][name] for name in ("cells", "parts", "sums"))
    assert cells.groupby("block").size().to_dict() == {"P": 6, "Q": 6, "C": 4}
    assert len(parts) == 12
    for i in (1, 2):
        for j in (1, 2):
            said = sums[(sums.r == i) & (sums.c == j)].text.item()
            assert said == f"{entry_name(i, j)} = {written_out(P, Q, i, j)}"
            mine = parts[(parts.r == i) & (parts.c == j)]
            assert " ".join(mine.text) == written_out(P, Q, i, j).split(" = ")[0]
            middles = cells[(cells.block == "Q") & (cells.c == j)].my
            assert mine.y.tolist() == middles.tolist()  # beside the row of Q
            cell = cells[(cells.block == "C") & (cells.r == i) & (cells.c == j)].iloc[0]
            assert cell.y == cells[(cells.block == "P") & (cells.r == i)].y.iloc[0]
            assert cell.x == cells[(cells.block == "Q") & (cells.c == j)].x.iloc[0]


@pytest.mark.parametrize("shapes", [((6, 6), (6, 6)), ((1, 6), (6, 1)), ((6, 1), (1, 6)), ((1, 1), (1, 1)), ((6, 2), (6, 6))])
def test_the_scheme_stays_in_its_picture(shapes):
    P, Q = (tuple(tuple(Fraction(-7, 13 + c) for c in range(columns)) for _ in range(rows)) for rows, columns in shapes)
    data = scheme_charts.scheme(P, Q, 1, 1)["datasets"]
    assert data["cells"][["x2", "y2"]].max().max() <= scheme_charts.SIZE + 1e-9
    assert data["cells"][["x", "y"]].min().min() >= 0
    assert (data["cells"]["size"] * 0.5 * data["cells"].text.str.len() <= data["home"].side[0] + 2).all()


def test_a_fraction_too_long_for_its_cell_is_marked_as_rounded():
    P = matrix("; ".join(" ".join(["-1234/5677"] * 6) for _ in range(6))).entries
    cells = scheme_charts.scheme(P, P, 1, 1)["datasets"]["cells"]
    assert cells.text.str.startswith("≈").all()


def test_without_a_product_both_matrices_are_drawn_and_the_misfit_is_named():
    data = scheme_charts.scheme(((1, 2, 3),), ((1,), (2,)), 1, 1)["datasets"]
    assert set(data["cells"].block) == {"P", "Q"}
    assert data["sums"].empty
    assert data["parts"].empty
    assert "3 ≠ 2" in data["names"].text.tolist()


def test_the_bars_are_the_counts():
    formulas = {name: count for name, _, count, _ in cost_charts.ORDERS}
    now = run(formulas, dict(zip("mnpq", (12, 7, 30, 5), strict=True)))
    assert (now["one"], now["two"]) == orders(12, 7, 30, 5)


def test_specifications_do_not_depend_on_numbers():
    def bare(spec):
        return {key: part for key, part in spec.items() if key != "datasets"}

    A, B, P = np.eye(2), np.array([[1, 2], [3, 4.0]]), matrix("1 2 3; 4 5 6").entries
    chains = [(law, chain(law, ((1, 1), (0, 1)), ((0, -1), (1, 0)), math.inf)) for law in Law]
    assert bare(both_charts.both(A, B, 0, polar=True)) == bare(both_charts.both(B, A, 2, polar=False))
    assert bare(scheme_charts.scheme(P, P, 1, 1)) == bare(scheme_charts.scheme(P, ((1,), (2,), (3,)), 2, 1))
    assert bare(cost_charts.cost(1, 2, 3, 4)) == bare(cost_charts.cost(9, 9, 9, 1))
    first, *others = [bare(chain_charts.played(found, law, 0.5, 180.0)) for law, found in chains]
    assert all(other == first for other in others)
