"""What the browser computes on the page of bases, evaluated in Python, is what the pure functions compute."""

import math
import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.bases import combined, coordinates, kind, measured, projections, squares
from explorers.charts.bases import grid
from explorers.charts.bases_live import FORMULAS, NUMBERS
from explorers.charts.bases_loss import lost
from explorers.charts.bases_products import products
from explorers.charts.bases_space import space
from explorers.charts.bases_steps import NUMBERS as STEP_NUMBERS
from explorers.charts.bases_steps import STEPS, steps
from explorers.gram_schmidt import gram_schmidt, length, orthonormal
from explorers.orthogonality_loss import compare

hundredths = st.integers(-200, 200).map(lambda k: Fraction(k, 100))
pairs = st.tuples(hundredths, hundredths)
bases = st.one_of(st.tuples(pairs, pairs), st.tuples(pairs, st.integers(-3, 3)).map(
    lambda given: (given[0], tuple(given[1] * x for x in given[0]))))  # fmt: skip
steady = settings(deadline=None, max_examples=150)
NAMES = {"abs": abs, "hypot": np.hypot, "sqrt": np.sqrt, "min": min, "max": max}
NAMES["if_"] = lambda test, yes, no: yes if test else no


def live(formulas, numbers):
    now = {name: np.float64(value) for name, value in numbers.items()}
    for name, formula in formulas.items():
        text = re.sub(r"!(?!=)", " not ", formula.replace("&&", " and ").replace("||", " or ").replace("if(", "if_("))
        with np.errstate(all="ignore"):
            now[name] = eval(text.strip(), {**NAMES, **now})
    return now


@steady
@given(bases, pairs, st.booleans())
def test_coordinates_projections_and_squares_are_those_of_the_functions(both, held, keep):
    b1, b2 = both
    x, c = (combined(b1, b2, held), held) if keep else (held, coordinates(b1, b2, held))
    now = live(FORMULAS, dict(zip(NUMBERS, (*b1, *b2, *x, *(c or (0, 0)), keep, 0, 0, 0, 0, 0), strict=True)))
    pair, found, sizes = measured(b1, b2), projections(b1, b2, x), squares(b1, b2, x)
    assert now["flat"] == (pair.det == 0)
    assert (now["largest"], now["smallest"]) == pytest.approx((pair.largest, pair.smallest), abs=1e-9)
    assert (now["nx"], now["ny"]) == pytest.approx(tuple(map(float, x)), abs=1e-9)
    if c:
        assert (now["c1"], now["c2"]) == pytest.approx(tuple(map(float, c)), rel=1e-6, abs=1e-9)
    assert (now["p1"], now["p2"]) == pytest.approx(tuple(map(float, found.products)), abs=1e-9)
    assert (now["s1"], now["s2"]) == pytest.approx(tuple(float(share or 0) for share in found.shares), abs=1e-9)
    assert (now["sumx"], now["sumy"]) == pytest.approx(tuple(map(float, found.total)), abs=1e-9)
    assert (now["length"], now["products"]) == pytest.approx((float(sizes.length), float(sizes.products)), abs=1e-9)
    assert now["miss"] == pytest.approx(found.miss, abs=1e-9)
    if kind(b1, b2) in ("orthogonal", "orthonormal"):
        assert now["miss"] == 0


@steady
@given(bases, st.booleans())
def test_the_played_steps_pass_through_those_of_gram_schmidt(both, swap):
    found = gram_schmidt(both, [1, 0] if swap else [0, 1])
    given = [tuple(map(float, step.given)) for step in found]
    left = [tuple(map(float, step.remainder)) for step in found]
    units = iter(orthonormal(found))
    q = [(0, 0) if step.dependent else next(units) for step in found]
    for t, ends in ((0, given), (1, left), (2, q), (0.5, [given[0], np.mean([given[1], left[1]], axis=0)])):
        now = live(STEPS, dict(zip(STEP_NUMBERS, (*both[0], *both[1], swap, t), strict=True)))
        for name, end in zip(("first", "second"), ends, strict=True):
            assert (now[f"{name}x"], now[f"{name}y"]) == pytest.approx(tuple(end), abs=1e-9)
        assert now["lw"] == pytest.approx(length(found[1].remainder), abs=1e-9)
        assert (now["lw"] == 0) == found[1].dependent
    assert now["share"] == pytest.approx(float(next(iter(found[1].shares.values()), 0)), abs=1e-9)


def test_the_stages_in_space_end_in_the_remainders_and_start_as_given():
    a = [(2, 0, 0), (1, 1, 0), (1, 1, 2)]
    found = gram_schmidt(a, [2, 0, 1])
    frame = space(a, found, 0, 0, 0)["datasets"]["ways"]
    size = math.sqrt(6)
    for row, step, q in zip(frame.itertuples(), found, orthonormal(found), strict=True):
        for stage, end in ((0, step.given), (3, step.remainder), (4, q)):
            assert [getattr(row, f"{axis}{stage}") * size for axis in "xyz"] == pytest.approx([float(x) for x in end])
    assert list(frame.vector) == ["a₃", "a₁", "a₂"]


def test_the_first_two_dependent_have_no_disc_and_what_is_gone_is_marked():
    a = [(1, 0, 0), (2, 0, 0), (0, 1, 1)]
    tables = space(a, gram_schmidt(a), 0, 0, 0)["datasets"]
    assert tables["disc"].empty
    assert list(tables["ways"].gone) == [False, True, False]
    assert tables["ways"].loc[1, "x4"] == 0


def test_the_drawn_losses_are_those_of_the_function():
    table = lost(8)["datasets"]["losses"].set_index(["k", "method"]).loss
    for n in (2, 8, 12):
        for name, value in compare(n).losses.items():
            assert table[n, name] == pytest.approx(max(value, 1e-17))


def test_no_number_is_in_a_specification():
    def bare(spec):
        return {name: part for name, part in spec.items() if name != "datasets"}

    a, b = [(1, 0, 0), (0, 1, 0), (0, 0, 1)], [(1, 0, 0), (2, 0, 0), (0, 0, 0)]
    assert bare(grid((1, 0), (0, 1), (1, 1), (1, 1), keep=False)) == bare(grid((1, 0), (2, 0), (3, 1), None, keep=True))
    assert bare(products((1, 0), (0, 1), (1, 1), (1, 1), keep=False)) == bare(products((0, 0), (0, 0), (3, 1), None, keep=True))
    assert bare(steps((1, 0), (0, 1), 0, swap=False)) == bare(steps((0, 0), (0, 1), 2, swap=True))
    assert bare(space(a, gram_schmidt(a), 0, 0, 0)) == bare(space(b, gram_schmidt(b), 1, 1, 3))
    assert bare(lost(2)) == bare(lost(12))
