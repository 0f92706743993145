"""Integrals of typed functions against closed forms, mpmath and SymPy; and where there is none, no number."""

import json
import math
import time
from math import asin, e, erf, inf, isnan, log, pi, sqrt, tan
from pathlib import Path

import mpmath
import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.functions import ExpressionError, parse
from explorers.integral import Verdict, integrate
from explorers.integral_growth import Kind

HOSTILE = json.loads((Path(__file__).parent.parent / "hostile" / "inputs.json").read_text(encoding="utf-8"))

PROPER = [
    ("sin(x)", -pi, pi, 0, 4),
    ("x^2", 0, 1, 1 / 3, 1 / 3),
    ("x^3", -2, 1, -15 / 4, 17 / 4),
    ("exp(-x^2)", -4, 4, sqrt(pi) * erf(4), sqrt(pi) * erf(4)),
    ("1/(1 + x^2)", 0, 1, pi / 4, pi / 4),
    ("abs(x)", -1, 2, 5 / 2, 5 / 2),
    ("abs(x)/x", -1, 2, 1, 3),
    ("max(x, 1 - x)", 0, 1, 3 / 4, 3 / 4),
    ("sqrt(x)", 0, 4, 16 / 3, 16 / 3),
    ("sqrt(1 - x^2)", -1, 1, pi / 2, pi / 2),
    ("cbrt(x)", -8, 1, 3 / 4 - 12, 3 / 4 + 12),
    ("x ln(x)", 0, 1, -1 / 4, 1 / 4),
    ("(x^2 - 1)/(x - 1)", 0, 2, 4, 4),
    ("1/(1 + exp(1/x))", -1, 1, 1, 1),  # jumps from 1 to 0 at 0; f(x) + f(−x) = 1
    ("1/(x^2 + 1e-12)", -1, 1, 2e6 * math.atan(1e6), 2e6 * math.atan(1e6)),  # narrow, but no pole
    ("sin(1000x)", 0, 1, (1 - math.cos(1000)) / 1000, None),
    ("x^60", -4, 4, 2 * 4**61 / 61, 2 * 4**61 / 61),
    ("1e-9 x", 0, 1, 5e-10, 5e-10),
    ("3", 2, 5, 9, 9),
]
IMPROPER = [
    ("1/sqrt(x)", 0, 1, 2),
    ("1/sqrt(abs(x))", -1, 4, 6),
    ("1/sqrt(x - 1)", 1, 2, 2),
    ("1/cbrt(x)", -1, 8, 9 / 2),
    ("ln(abs(x))", -1, 2, 2 * log(2) - 3),
    ("ln(sin(x))", 0, pi, -pi * log(2)),
    ("ln(x)/sqrt(x)", 0, 1, -4),
    ("1/sqrt(1 - x^2)", -1, 1 / 2, pi / 2 + asin(1 / 2)),
    ("1/x^0.9", 0, 1, 10),
    ("1/sqrt(abs(x - 1)) + 1000", 0, 2, 2004),
]
PRINCIPAL = [
    ("1/x", -1, 2, log(2)),
    ("1/x", -1, 1, 0),
    ("1/(x - sqrt(2))", 0, 3, log((3 - sqrt(2)) / sqrt(2))),
    ("tan(x)", 0, 3, -log(-math.cos(3))),
    ("1/sin(x)", -1, 2, log(tan(1) / tan(1 / 2))),
    ("exp(x)/x", -1, 1, float(mpmath.ei(1) - mpmath.ei(-1))),
    ("1/ln(x)", 0, 2, float(mpmath.li(2))),
    ("1/(x^3 - x)", -2, 3, log(abs((9 - 1) / 9) / abs((4 - 1) / 4)) / 2),
    ("1/x + 1/sqrt(abs(x))", -1, 1, 4),
]
NONE = [
    ("1/x^2", -1, 1, Verdict.DIVERGENT, 0),
    ("1/x^2", 0, 1, Verdict.DIVERGENT, 0),
    ("1/x", 0, 1, Verdict.DIVERGENT, 0),
    ("1/abs(x)", -1, 1, Verdict.DIVERGENT, 0),
    ("1/x^3", -1, 2, Verdict.DIVERGENT, 0),
    ("1/x^60", -1, 1, Verdict.DIVERGENT, 0),
    ("exp(1/x)", -1, 1, Verdict.DIVERGENT, 0),
    ("1/(1 - cos(x))", -1, 1, Verdict.DIVERGENT, 0),
    ("1/(x^2 - 2x + 1)", 0, 2, Verdict.DIVERGENT, 1),
    ("1/x + 0.01/abs(x)", -1, 1, Verdict.DIVERGENT, 0),  # the residues differ: there is not even a principal value
    ("sqrt(x)", -1, 1, Verdict.UNDEFINED, -0.5),
    ("ln(x)", -1, 1, Verdict.UNDEFINED, -0.5),
    ("asin(x)", 0, 3, Verdict.UNDEFINED, 2),
    ("1/(x ln(x))", 0, 0.5, Verdict.UNDECIDED, 0),
    ("1/(x ln(x)^2)", 0, 0.5, Verdict.UNDECIDED, 0),
    ("sin(1/x)/x", -1, 1, Verdict.UNDECIDED, 0),
]


@pytest.mark.parametrize(("text", "a", "b", "value", "total"), PROPER)
def test_proper_integrals_agree_with_closed_forms(text, a, b, value, total):
    result = integrate(parse(text), a, b)
    assert result.verdict is Verdict.PROPER
    size = result.total
    assert result.value == pytest.approx(value, abs=2e-13 * size)
    assert total is None or result.total == pytest.approx(total, abs=2e-13 * size)
    assert abs(result.value - value) <= 10 * result.error + 2e-14 * size


@pytest.mark.parametrize(("text", "a", "b", "value"), IMPROPER)
def test_improper_integrals_converge_to_closed_forms_and_are_called_improper(text, a, b, value):
    result = integrate(parse(text), a, b)
    assert result.verdict is Verdict.IMPROPER
    assert result.value == pytest.approx(value, rel=1e-10)
    assert abs(result.value - value) <= 10 * result.error + 1e-14 * result.total
    assert {place.kind for place in result.causes} == {Kind.INTEGRABLE}


@pytest.mark.parametrize(("text", "a", "b", "principal"), PRINCIPAL)
def test_a_simple_pole_has_a_principal_value_and_no_integral(text, a, b, principal):
    result = integrate(parse(text), a, b)
    assert result.verdict is Verdict.PRINCIPAL_VALUE
    assert isnan(result.value)
    assert result.total == inf
    assert result.principal == pytest.approx(principal, abs=1e-8)
    assert integrate(parse(text), b, a).principal == pytest.approx(-principal, abs=1e-8)


@pytest.mark.parametrize(("text", "a", "b", "verdict", "x"), NONE)
def test_where_there_is_no_integral_there_is_no_number(text, a, b, verdict, x):
    for result in (integrate(parse(text), a, b), integrate(parse(text), b, a)):
        assert result.verdict is verdict
        assert isnan(result.value)
        assert isnan(result.principal)
        assert any(place.x == pytest.approx(x, abs=1e-9) for place in result.causes)
        assert (result.total == inf) == (verdict is Verdict.DIVERGENT)


def test_a_lopsided_cut_leaves_another_number_than_the_principal_value():
    """What the page says: 1/x from −1 to 2 without (−2ε, ε) tends to 2 ln 2, without (−ε, ε) to ln 2."""
    f, tiny = parse("1/x"), 1e-6
    even = integrate(f, -1, -tiny).value + integrate(f, tiny, 2).value
    lopsided = integrate(f, -1, -2 * tiny).value + integrate(f, tiny, 2).value
    assert even == pytest.approx(log(2), abs=1e-9)
    assert lopsided == pytest.approx(2 * log(2), abs=1e-9)


@pytest.mark.parametrize(("text", "oracle"), [
    ("exp(sin(3x)) cos(x)", lambda x: mpmath.exp(mpmath.sin(3 * x)) * mpmath.cos(x)),
    ("sin(exp(x))", lambda x: mpmath.sin(mpmath.exp(x))),
    ("x^2 sin(1/x)", lambda x: x**2 * mpmath.sin(1 / x)),
    ("erf(x) sigmoid(2x)", lambda x: mpmath.erf(x) / (1 + mpmath.exp(-2 * x))),
    ("tanh(9x) + atan(x)", lambda x: mpmath.tanh(9 * x) + mpmath.atan(x)),
    ("sqrt(2 + x^x)", lambda x: mpmath.sqrt(2 + x**x)),
])  # fmt: skip
def test_agrees_with_mpmath(text, oracle):
    exact = float(mpmath.quad(oracle, np.linspace(0.25, 3, 40)))
    assert integrate(parse(text), 0.25, 3).value == pytest.approx(exact, rel=1e-11)


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=7), st.integers(-20, 20), st.integers(-20, 20))
@settings(deadline=None, max_examples=40)
def test_polynomials_agree_with_sympy_in_either_direction(coefficients, a, b):
    x = sympy.Symbol("x")
    polynomial = sum(c * x**k for k, c in enumerate(coefficients))
    exact = float(sympy.integrate(polynomial, (x, sympy.Rational(a, 4), sympy.Rational(b, 4))))
    f = parse(" + ".join(f"({c}) x^{k}" for k, c in enumerate(coefficients)))
    result = integrate(f, a / 4, b / 4)
    assert result.value == pytest.approx(exact, abs=1e-12 * (1 + result.total))
    assert integrate(f, b / 4, a / 4).value == -result.value
    assert integrate(f, b / 4, a / 4).total == result.total
    assert result.total >= abs(result.value)


@given(st.floats(-3, 3), st.floats(-3, 3), st.floats(-3, 3))
@settings(deadline=None, max_examples=40)
def test_areas_add_up_in_whatever_order_the_limits_lie(a, b, c):
    f = parse("exp(x) sin(3x) + abs(x)")
    sides = integrate(f, a, b).value + integrate(f, b, c).value
    assert sides == pytest.approx(integrate(f, a, c).value, abs=1e-12)


@given(st.integers(-40, 40), st.sampled_from([1, 2, 3, 4]), st.sampled_from(["", " + 5 sin(9x)", " - exp(x)"]))
@settings(deadline=None, max_examples=40)
def test_no_number_is_ever_given_across_a_pole(tenths, power, more):
    f = parse(f"1/(x - ({tenths / 10}))^{power}{more}")
    result = integrate(f, -4.5, 4.25)
    assert not result.known
    assert isnan(result.value)
    assert result.verdict is (Verdict.PRINCIPAL_VALUE if power == 1 else Verdict.DIVERGENT)


def test_from_a_to_a_there_is_no_area():
    assert integrate(parse("exp(x)"), 1, 1).value == 0


def test_what_cannot_be_computed_well_is_not_given():
    result = integrate(parse("sin(1e6 x)"), -4, 3)
    assert result.verdict is Verdict.UNDECIDED
    assert result.causes == ()
    assert isnan(result.value)


def test_an_error_worth_telling_is_told():
    assert integrate(parse("sin(1/x)"), -1, 2).rough
    assert not integrate(parse("sin(x)"), -pi, pi).rough


def test_no_formula_of_the_hostile_list_takes_long_or_fails():
    for case in HOSTILE:
        try:
            f = parse(case["input"], variables=("x",))
        except ExpressionError:
            continue
        start = time.process_time()
        result = integrate(f, -4, 4)
        assert time.process_time() - start < 6, case["input"]
        assert result.known == math.isfinite(result.value), case["input"]


@pytest.mark.parametrize(
    "text",
    ["tan(20x)", "1/sin(1/x)", "tan(1/x)", "sin(exp(exp(x)))", "sqrt(1-sin(x)^2-cos(x)^2)", "max(x, min(x, 1))", "sqrt(0x)",
     "ln(ln(ln(x)))", "x^x^x^x^x^x^x^x^x^x", "1/(x(x-0.00001))", "1/x-1/sin(x)", "exp(10x)", "cbrt(sin(1/x))/cbrt(x)"],
)  # fmt: skip
def test_difficult_functions_end_soon_with_a_verdict(text):
    start = time.process_time()
    result = integrate(parse(text), -1, 1)
    assert time.process_time() - start < 6
    assert result.known == math.isfinite(result.value)


def test_part_two_of_the_theorem_where_its_hypotheses_hold_and_where_not():
    """G′ = f on all of [a, b] gives G(b) − G(a). −1/x and ln|x| across 0 are what the page warns of."""
    assert integrate(parse("exp(x)"), 0, 1).value == pytest.approx(e - 1)
    assert integrate(parse("1/x"), 1, 3).value == pytest.approx(log(3))
    assert not integrate(parse("1/x^2"), -1, 1).known
    assert integrate(parse("1/x"), -1, 2).principal == pytest.approx(log(2) - log(1))
