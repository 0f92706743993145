"""What the browser computes while columns are dragged is what the functions compute, and only the tables depend on numbers."""

import math
import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.charts import determinant as plane
from explorers.charts import determinant_count, determinant_near, determinant_rules, determinant_solid
from explorers.charts.determinant_live import FORMULAS, NUMBERS
from explorers.determinant import determinant
from explorers.orientation import Side, diameter, side, turn
from explorers.volume_count import count

hundredths = st.one_of(st.integers(-260, 260).map(lambda k: Fraction(k, 100)), st.integers(-2, 2).map(Fraction))
matrices = st.tuples(st.tuples(hundredths, hundredths), st.tuples(hundredths, hundredths))
steady = settings(deadline=None, max_examples=150)
NAMES = {"abs": abs, "hypot": math.hypot, "sqrt": math.sqrt, "atan2": math.atan2, "max": max, "min": min,
         "if_": lambda test, yes, no: yes if test else no}  # fmt: skip


def run(formulas, numbers):
    for name, formula in formulas.items():
        text = formula.replace("&&", " and ").replace("||", " or ").replace("if(", "if_(")
        numbers[name] = eval(text, {**NAMES, **numbers})
    return numbers


def held(A):
    """A while a column is held: not at rest, so the exact determinant is not known."""
    entries = [float(x) for row in A for x in row]
    return run(FORMULAS, dict(zip(NUMBERS, (*entries, 9, 9, 9, 9, math.nan), strict=True)))


@steady
@given(matrices)
def test_area_side_and_turn_are_those_of_the_functions(A):
    now, det = held(A), determinant(A)
    assert now["det"] == pytest.approx(float(det), abs=1e-12)
    assert (now["det"] == 0) == (det == 0)
    assert np.sign(now["det"]) == np.sign(float(det))
    assert now["point"] == (side(A) is Side.POINT)
    assert now["longest"] == pytest.approx(diameter(A))
    assert now["directed"] == (turn(A) is not None)
    if now["directed"]:
        assert now["turned"] == pytest.approx(turn(A))


def test_at_rest_the_determinant_is_the_exact_one():
    A = [[1, 1], [1, Fraction(10**15 + 1, 10**15)]]
    (home,) = plane.areas(A)["datasets"]["home"].to_dict("records")
    assert run(FORMULAS, home)["det"] == float(determinant(A)) == 1e-15
    assert held(A)["det"] == 0  # a float cannot tell


@steady
@given(matrices, matrices)
def test_the_product_is_the_matrix_product(A, B):
    (home,) = determinant_rules.one_after_another(A, B)["datasets"]["home"].to_dict("records")
    now = run(determinant_rules.FORMULAS, home)
    AB = np.array(A, dtype=float) @ np.array(B, dtype=float)
    assert [now[name] for name in determinant_rules.PRODUCT] == pytest.approx(AB.ravel().tolist())
    assert now["detb"] == pytest.approx(float(determinant(B)), abs=1e-12)
    assert now["detab"] == pytest.approx(np.linalg.det(AB), abs=1e-9)


def test_the_table_of_the_count_is_that_of_the_function_and_empty_of_shares_if_flat():
    found = count([[1, 2], [3, 4]], 3)
    table = determinant_count.estimates(found, 2.0, 4.0)["datasets"]["counts"]
    assert table.estimate.tolist() == found.estimate.tolist()
    assert (table.share * 2).tolist() == found.estimate.tolist()
    assert ((table.high - table.low) / 3.92 * 2).to_numpy() == pytest.approx(found.error)
    assert determinant_count.estimates(count([[1, 2], [2, 4]], 3), 0.0, 4.0)["datasets"]["counts"].share.isna().all()


def test_the_sizes_have_both_families_in_every_row_of_the_axis():
    table = determinant_near.sizes(5, 0.1, 1000.0)["datasets"]["sizes"]
    assert len(table) == 2 * 11
    (row,) = table[(table.n == 10) & (table.family == "cI")].to_dict("records")
    assert (row["det"], row["condition"]) == (pytest.approx(1e-10), 1)


@pytest.mark.parametrize("C", [np.zeros((3, 3)), np.ones((3, 3)), [[0, 1, 0.5], [1, 0, 0.5], [0, 0, 1]], 1e9 * np.eye(3)])
def test_the_solid_fits_into_its_view(C):
    data = determinant_solid.solid(C, side(C), 0.5, 0.4)["datasets"]
    for name in ("edges", "cube", "columns"):
        ends = data[name][[f"{axis}{k}" for k in (1, 2) for axis in "xyz"]].to_numpy().reshape(-1, 3)
        assert np.linalg.norm(ends, axis=1).max() <= 1 + 1e-9
    assert len(data["cells"]) == 6


def test_no_name_hides_the_pointer_and_every_signal_is_known_before_it_is_used():
    for formulas, numbers in ((FORMULAS, NUMBERS), (determinant_rules.FORMULAS, determinant_rules.NUMBERS)):
        known = {*numbers, *NAMES, "if"}
        for name, formula in formulas.items():
            assert "px" not in name
            assert "py" not in name
            assert set(re.findall(r"(?<![\w.])[a-zA-Z]\w*", formula)) <= known
            known.add(name)
