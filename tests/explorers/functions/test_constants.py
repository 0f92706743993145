"""Constant parts are exact where they can be, and no constant part is large, infinite or complex."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorers.functions import ExpressionError, parse


def constant(text):
    return parse(text, variables=()).constant


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("1/3", Fraction(1, 3)), ("0.1+0.2", Fraction(3, 10)), ("-3/4", Fraction(-3, 4)), ("2^-2", Fraction(1, 4)),
        ("(2/3)^3", Fraction(8, 27)), ("−1", Fraction(-1)), ("1e-3", Fraction(1, 1000)), ("sqrt(9/4)", Fraction(3, 2)),
        ("4^(1/2)", Fraction(2)), ("abs(-1/3)", Fraction(1, 3)), ("max(1/3,1/2)", Fraction(1, 2)), ("0^0", Fraction(1)),
        ("min(1/3,1/2)-1", Fraction(-2, 3)), ("1.25e2", Fraction(125)), ("2(3)(4)", Fraction(24)), ("--1", Fraction(1)),
    ],
)  # fmt: skip
def test_rational_arithmetic_is_exact(text, exact):
    assert constant(text) == exact
    assert isinstance(constant(text), Fraction)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sqrt(2)", math.sqrt(2)), ("-pi/4", -math.pi / 4), ("e^2", math.e**2), ("8^(1/3)", 2.0), ("cbrt(-27)", -3.0),
        ("sin(1)", math.sin(1)), ("log2(8)", 3.0), ("2pi-tau", 0.0), ("sqrt(2)^2", 2.0),
        ("sigmoid(-30)", math.exp(-30)),
        ("2^0.5", math.sqrt(2)),
    ],
)  # fmt: skip
def test_the_rest_is_rounded(text, value):
    assert constant(text) == pytest.approx(value, rel=1e-12, abs=1e-15)
    assert isinstance(constant(text), float)


@pytest.mark.parametrize(
    "text",
    ["((9^9)^9)^9", "9^9^9", "exp(exp(exp(10)))", "10^12*10^12", "(1e12+1)", "exp(28)", "sinh(800)", "1/1e-12/1e-12",
     "tan(pi/2)", "2^60", "e^(e^(e^e))", "(1/3)^-60", "((3^-7)^-1)^60"],
)  # fmt: skip
def test_large_constants_are_refused(text):
    with pytest.raises(ExpressionError) as caught:
        parse(text + "*x")
    assert caught.value.code in ("number_size", "exponent", "undefined")


@pytest.mark.parametrize("text", ["1/0", "1/(2-2)", "0^-1", "ln(-1)", "log10(0)", "sqrt(-4)", "asin(2)", "acos(-1.1)",
                                  "(-8)^(1/3)", "(-2)^0.5", "(-1)^pi", "0/0", "1/sin(0)", "exp(710)"])  # fmt: skip
def test_constants_without_a_real_value_are_refused(text):
    with pytest.raises(ExpressionError) as caught:
        parse(text, variables=())
    assert caught.value.code == "undefined"


def test_a_power_tower_of_fractions_stays_small():
    assert constant("(((1/3)^60)^60)^60") == 0.0
    assert parse("((0.999^60)^60)x").latex()


def test_a_formula_with_a_variable_has_no_constant():
    assert parse("0*x").constant is None
    assert parse("x-x").constant is None
    assert parse("5").constant == 5


@given(st.fractions(-1000, 1000, max_denominator=999), st.fractions(-1000, 1000, max_denominator=999))
def test_typed_fractions_obey_arithmetic(p, q):
    left, right = (f"({n.numerator}/{n.denominator})" for n in (p, q))
    assert constant(f"{left}+{right}") == p + q
    assert constant(f"{left}-{right}") == p - q
    assert constant(f"{left}*{right}") == p * q
    if q:
        assert constant(f"{left}/{right}") == p / q
