"""What the browser computes while the hand moves is what `explorers.svd` and its neighbours compute after the release."""

import math
import re
from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.charts import svd_rank, svd_solve
from explorers.charts.svd import motions
from explorers.charts.svd_live import FORMULAS, KEPT, NUMBERS, reshaped
from explorers.low_rank import errors, low_rank
from explorers.perturbation import perturbation
from explorers.pictures import picture
from explorers.svd import Kind, is_reflection, motion, svd

hundredths = st.one_of(st.integers(-300, 300).map(lambda k: Fraction(k, 100)), st.integers(-3, 3).map(Fraction))
matrices = st.tuples(st.tuples(hundredths, hundredths), st.tuples(hundredths, hundredths))
signs = st.sampled_from([(1, 1), (-1, 1), (1, -1), (-1, -1)])
steady = settings(deadline=None, max_examples=200)
NAMES = {name: getattr(np, name) for name in ("abs", "hypot", "sqrt", "sin", "cos")}
NAMES |= {"atan2": np.arctan2, "max": max, "min": min, "PI": math.pi, "round": lambda x: math.floor(x + 0.5)}
NAMES["if_"] = lambda test, yes, no: yes if test else no


def run(formula, numbers):
    """The value of an expression of the browser; only what Python writes otherwise is rewritten."""
    text = formula.replace("&&", " and ").replace("||", " or ").replace("if(", "if_(")
    return eval(text, {**NAMES, **numbers})


def live(matrix, t=3.0, turn=0.0, signs=(1, 1)):
    numbers = dict(zip(NUMBERS, map(np.float64, (*np.ravel(matrix).astype(float), t, turn, *signs, 1)), strict=True))
    for name, formula in FORMULAS.items():
        numbers[name] = run(formula, numbers)
    return SimpleNamespace(**numbers)


@steady
@given(matrices, signs, st.integers(-180, 180))
def test_values_vectors_and_kind_are_those_of_the_function(A, signs, turn):
    now, found = live(A, turn=turn, signs=signs), svd(A, signs=signs, turn=turn)
    assert bool(now.tie) == (found.kind in (Kind.TIE, Kind.ZERO))
    assert (now.s2 == 0) == (found.values[1] == 0)
    assert_allclose((now.s1, now.s2), found.values, rtol=1e-9, atol=1e-12)
    assert_allclose([[now.u1x, now.u2x], [now.u1y, now.u2y]], found.U, atol=1e-9)
    assert_allclose([[now.v1x, now.v2x], [now.v1y, now.v2y]], found.V, atol=1e-9)
    assert (now.sense < 0, now.vdet < 0) == (is_reflection(found.U), is_reflection(found.V))
    if now.s2 > 0:
        assert now.kappa == pytest.approx(found.condition, rel=1e-9)


@steady
@given(matrices, signs, st.floats(0, 3))
def test_the_matrix_of_the_moment_is_that_of_the_function(A, signs, t):
    now = live(A, t=t, signs=signs)
    assert_allclose([[now.m11, now.m12], [now.m21, now.m22]], motion(svd(A, signs=signs), t), atol=1e-6)


@pytest.mark.parametrize(("signs", "t", "which"), [((1, 1), 0.5, 0), ((1, 1), 2.5, 2), ((1, -1), 0.5, 1), ((1, -1), 2.5, 0),
                                                   ((1, 1), 3, 0), ((1, 1), 1.5, 0)])  # fmt: skip
def test_a_mirror_is_drawn_while_it_is_played_and_its_points_stay(signs, t, which):
    A = [[Fraction(3, 2), Fraction(1, 2)], [1, -1]]  # det A < 0
    now = live(A, t=t, signs=signs)
    assert now.mirroring == which
    if which:
        along = math.cos(now.mirror), math.sin(now.mirror)
        found = svd(A, signs=signs)
        assert_allclose((found.U if which == 2 else found.V.T) @ along, along, atol=1e-12)


@steady
@given(matrices, signs, st.sampled_from([1, 2]), st.tuples(hundredths, hundredths))
def test_a_dragged_tip_arrives_under_the_hand_and_keeps_v_and_the_other_axis(A, signs, tip, to):
    now, found = live(A, signs=signs), svd(A, signs=signs)
    assume(found.kind is Kind.REGULAR)
    numbers = {f"kept_{name}": getattr(now, name) for name in KEPT}
    entries = reshaped(tip, str(float(to[0])), str(float(to[1])))
    new = np.array([run(entries[name], numbers) for name in "abcd"]).reshape(2, 2)
    own, other = found.V[:, tip - 1], found.V[:, 2 - tip]
    off = 0.0101  # entries are rounded to hundredths, so ‖error‖₂ ≤ 2 · 0.005
    assert_allclose(new @ own, np.array(to, dtype=float), atol=off)
    assert np.linalg.norm(new @ other) == pytest.approx(found.values[2 - tip], abs=off)
    sizes = np.linalg.norm(new @ own) + np.linalg.norm(new @ other) + off
    assert (new @ own) @ (new @ other) == pytest.approx(0, abs=off * sizes)
    before, after = np.linalg.det(np.array(A, dtype=float)), np.linalg.det(new)
    assert before * after > 0 or abs(after) < off * sizes


def test_a_tip_put_to_zero_flattens_and_keeps_its_direction():
    now = live([[2, 0], [0, 1]])
    numbers = {f"kept_{name}": getattr(now, name) for name in KEPT}
    assert [run(formula, numbers) for formula in reshaped(1, "0.0", "0.0").values()] == [0, 0, 0, 1]


@steady
@given(matrices, st.tuples(hundredths, hundredths), st.tuples(hundredths, hundredths))
def test_the_equations_are_solved_as_by_the_function(A, b, error):
    typed = np.array([*np.ravel(A), *b, *error], dtype=float)
    values = dict(zip(svd_solve.LIVE, typed, strict=True))
    for name, formula in svd_solve.FORMULAS.items():
        values[name] = run(formula, values)
    now = SimpleNamespace(**values)
    if not now.invertible:
        with pytest.raises(ValueError, match="no inverse"):
            perturbation(A, b, error)
        return
    found = perturbation(A, b, error)
    assert_allclose((now.sx, now.sy), found.x, atol=1e-9, rtol=1e-9)
    assert_allclose((now.dx, now.dy), found.shift, atol=1e-9, rtol=1e-9)
    assert bool(now.measured) == bool(found.amplified > 0)
    if now.measured:
        assert (now.ofb, now.ofx) == pytest.approx((found.of_b, found.of_x))
        assert now.bound == pytest.approx(found.condition * found.of_b, rel=1e-8)


def test_the_tables_of_the_ranks_are_those_of_the_functions():
    A = picture("house")
    data = svd_rank.ranks(A, 3)["datasets"]
    cells, rows = data["cells"], data["errors"]
    assert len(cells) == 1024  # what depends on k
    assert cells.iloc[33].left == pytest.approx(1 / 32)
    assert cells.iloc[33].top == pytest.approx(1 / 32)
    assert_allclose(cells.f5.to_numpy().reshape(32, 32), low_rank(A, 5), atol=1e-6)  # this picture runs from 0 to 1
    assert_allclose(cells.whole.to_numpy().reshape(32, 32), A)
    assert_allclose(rows[["two", "fro"]], errors(A))
    assert rows.two_share[0] == rows.fro_share[0] == 1


@pytest.mark.parametrize("A", [np.zeros((2, 3)), [[5.0]], [[7.0, 7.0]], np.ones((24, 1))])
def test_a_table_of_one_value_or_one_row_is_drawn(A):
    data = svd_rank.ranks(A, 1)["datasets"]
    assert np.isfinite(data["cells"].to_numpy()).all()
    assert np.isfinite(data["errors"].to_numpy(dtype=float)).all()
    assert data["errors"].known.sum() == min(np.shape(A)) + 1


def test_no_name_hides_the_pointer_and_every_signal_is_known_before_it_is_used():
    assert not [name for name in FORMULAS if "px" in name or "py" in name]
    known = set(NUMBERS) | set(NAMES) | {"if"}
    for name, formula in FORMULAS.items():
        used = set(re.findall(r"(?<![\w.])[a-zA-Z]\w*", formula))
        assert used <= known, (name, used - known)
        known.add(name)


def test_only_the_tables_depend_on_the_numbers():
    one, other = motions([[1, 2], [3, 4]], 0, 0, (1, 1), axes=True), motions([[0, 0], [0, 0]], 3, 9, (1, -1), axes=False)
    assert {k: v for k, v in one.items() if k != "datasets"} == {k: v for k, v in other.items() if k != "datasets"}
