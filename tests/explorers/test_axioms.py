"""The eight axioms: which hold is decided by SymPy, independently of the trial on a grid."""

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.axioms import PATHS, RULES, Operations, equal, failures, points, sides

NAMES = list(PATHS)
number = st.integers(-300, 300).map(lambda k: k / 100)
pair = st.tuples(number, number)
steady = settings(deadline=None, max_examples=60)
z = sympy.Matrix([1, 1])
HAND = {  # the operations of each rule, written by hand
    "usual": (lambda u, v: u + v, lambda c, u: c * u),
    "c(x, y) = (cx, y)": (lambda u, v: u + v, lambda c, u: sympy.Matrix([c * u[0], u[1]])),
    "c(x, y) = (cx, 0)": (lambda u, v: u + v, lambda c, u: sympy.Matrix([c * u[0], 0])),
    "u ⊕ v = u − v": (lambda u, v: u - v, lambda c, u: c * u),
    "u ⊕ v = ½(u + v)": (lambda u, v: (u + v) / 2, lambda c, u: c * u),
    "u ⊕ v = u + v + (0, 1)": (lambda u, v: u + v + sympy.Matrix([0, 1]), lambda c, u: c * u),
    "z = (1, 1): u + v − z, z + c(u − z)": (lambda u, v: u + v - z, lambda c, u: z + c * (u - z)),
}


def symbolic(add, scale):
    """The axioms that hold identically, those about 0 by solving for it."""
    u, v, w, o, n = (sympy.Matrix(sympy.symbols(f"{name}1:3")) for name in "uvwon")
    a, b = sympy.symbols("a b")
    zeros = sympy.solve(list(add(u, o) - u), list(o), dict=True)
    zero = o.subs(zeros[0]) if zeros and not o.subs(zeros[0]).free_symbols else None
    inverse = zero is not None and bool(sympy.solve(list(add(u, n) - zero), list(n), dict=True))
    laws = [(add(u, v), add(v, u)), (add(add(u, v), w), add(u, add(v, w))), None, None,
            (scale(a, scale(b, u)), scale(a * b, u)), (scale(1, u), u), (scale(a, add(u, v)), add(scale(a, u), scale(a, v))),
            (scale(a + b, u), add(scale(a, u), scale(b, u)))]  # fmt: skip
    holds = [law is not None and sympy.simplify(law[0] - law[1]) == sympy.zeros(2, 1) for law in laws]
    holds[2], holds[3] = zero is not None, inverse
    return {name for name, true in zip(NAMES, holds, strict=True) if true}, zero


def test_every_rule_has_its_hand_written_operations():
    assert set(HAND) == set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_which_axioms_hold_is_what_algebra_says(name):
    holds, zero = symbolic(*HAND[name])
    assert set(NAMES) - set(failures(RULES[name])) == holds
    found = RULES[name].zero
    assert (found is None) == (zero is None)
    if zero is not None:
        assert_allclose(found, [float(x) for x in zero])


@pytest.mark.parametrize("name", RULES)
@steady
@given(u=pair, v=pair, w=pair, a=number, b=number)
def test_an_axiom_that_holds_holds_everywhere_and_the_operations_are_the_hand_written_ones(name, u, v, w, a, b):
    rule, (add, scale) = RULES[name], HAND[name]
    assert_allclose(rule.add(u, v), [float(x) for x in add(sympy.Matrix(u), sympy.Matrix(v))], atol=1e-9)
    assert_allclose(rule.scale(a, u), [float(x) for x in scale(a, sympy.Matrix(u))], atol=1e-9)
    for axiom in set(NAMES) - set(failures(rule)):
        assert equal(*sides(axiom, rule, u, v, w, a, b)), axiom


@pytest.mark.parametrize("name", RULES)
def test_the_case_that_is_shown_breaks_the_axiom(name):
    for axiom, case in failures(RULES[name]).items():
        assert not equal(*sides(axiom, RULES[name], *case))


def test_scaling_one_coordinate_breaks_one_axiom_only():
    assert list(failures(RULES["c(x, y) = (cx, y)"])) == ["(a + b)u = au + bu"]
    assert list(failures(RULES["c(x, y) = (cx, 0)"])) == ["1u = u"]


def test_the_ways_end_where_the_sides_are_and_start_at_a_vector():
    found = points(RULES["usual"], (2, 1), (-1, 1.5), (0.5, -2), 3, -0.5)
    for left, right in PATHS.values():
        assert {*left, *right} <= set(found)
        assert_allclose(found[left[-1]], found[right[-1]])
        assert left[0] == "u"
    assert_allclose(found["a(bu)"], (-3, -1.5))
    assert_allclose(found["(u + v) + w"], (1.5, 0.5))


def test_many_cases_at_once_are_each_case():
    rng = np.random.default_rng(5)
    u, v, w = rng.normal(size=(3, 4, 2))
    a, b = rng.normal(size=(2, 4))
    rule = Operations(left=0.5, shift=(1, 2), kept=0.25, fixed=(3, -1))
    for axiom in NAMES:
        left, right = sides(axiom, rule, u, v, w, a, b)
        one = sides(axiom, rule, u[2], v[2], w[2], a[2], b[2])
        assert_allclose((left[2], right[2]), one)


def test_without_a_zero_its_axioms_have_no_sides_to_compare():
    left, right = sides("u + (−u) = 0", RULES["u ⊕ v = ½(u + v)"], (1, 2), (0, 0), (0, 0), 1, 1)
    assert np.isnan(left).all()
    assert np.isnan(right).all()
    assert not equal(left, right)


def test_equality_is_relative_to_the_size():
    assert equal((1e9, 0), (1e9 + 0.1, 0))
    assert not equal((1, 0), (1 + 1e-6, 0))
