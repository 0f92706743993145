"""Every step of a derivation is a true statement, and names the rule of its outermost operation."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from explorers.derivation import Rule, derivation
from explorers.functions import ExpressionError, parse


def rules(text):
    return [step.rule for step in derivation(parse(text))]


@pytest.mark.parametrize(("text", "first", "chain"), [
    ("x^2 + sin(x)", Rule.SUM, False), ("3x^2", Rule.FACTOR, False), ("x^2/5", Rule.FACTOR, False),
    ("x sin(x)", Rule.PRODUCT, False), ("sin(x)/x", Rule.QUOTIENT, False), ("x^5", Rule.POWER, False),
    ("(x^2+1)^5", Rule.POWER, True), ("2^x", Rule.EXPONENTIAL, False), ("2^(x^2)", Rule.EXPONENTIAL, True),
    ("x^x", Rule.VARIABLE_EXPONENT, False), ("cos(x)", Rule.TABLE, False), ("cos(3x)", Rule.TABLE, True),
    ("-x^2", Rule.SUM, False), ("exp(-x^2)", Rule.TABLE, True),
])  # fmt: skip
def test_the_outermost_operation_decides_the_rule(text, first, chain):
    step = derivation(parse(text))[0]
    assert (step.rule, step.chain) == (first, chain)


def test_the_pieces_come_from_the_whole_to_the_leaves():
    assert rules("x^2 sin(3x) + 1") == [Rule.SUM, Rule.PRODUCT, Rule.POWER, Rule.TABLE, Rule.FACTOR]
    assert [step.depth for step in derivation(parse("x^2 sin(3x) + 1"))] == [0, 1, 2, 2, 3]


def test_a_constant_or_the_variable_alone_needs_no_rule():
    assert rules("7") == rules("x") == rules("sin(2)") == []


@pytest.mark.parametrize(
    "text", ["x^3 sin(x)", "(x^2 + 1)/(x^2 + 3)", "exp(-x^2)", "ln(x^2 + 1) cos(2x)", "sqrt(x^2 + 2)", "2^x x"])
def test_every_step_is_true(text):
    """The slope of each line against extrapolated central differences of its piece."""
    x, h = np.linspace(0.3, 1.7, 8), 1e-3
    for step in derivation(parse(text)):
        wide, narrow = ((step.piece.value(x + k) - step.piece.value(x - k)) / (2 * k) for k in (h, h / 2))
        assert_allclose(step.slope.value(x), (4 * narrow - wide) / 3, rtol=1e-8, atol=1e-8)


def test_the_first_line_is_the_derivative_of_the_whole():
    f = parse("x^2 sin(3x)/(x + 4)")
    assert derivation(f)[0].slope.latex() == f.derivative("x").latex()


def test_a_derivative_too_long_to_write_is_refused_as_such():
    text = "sin(" * 19 + "x" + ")" * 19
    long = f"({text})*({text[:-1]}+1))" if len(text) < 90 else text
    with pytest.raises(ExpressionError) as refused:
        derivation(parse(long))
    assert refused.value.code == "derivative_too_long"
