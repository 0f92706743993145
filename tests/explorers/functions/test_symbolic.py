"""The written derivative is the derivative: it agrees with jets and SymPy, or says that it is too long."""

import time
from fractions import Fraction

import numpy as np
import pytest
import sympy

from explorers.functions import ExpressionError, parse
from explorers.functions.algebra import Algebra, TooLong
from explorers.functions.polynomial import expanded
from explorers.functions.symbolic import to_term
from explorers.functions.values import evaluate
from tests.explorers.functions.formulas import X, Y, random_expressions, to_sympy, written

XY = ("x", "y")


def agree(one, other):
    """Equal where both exist, up to rounding in sums of large terms."""
    both = np.isfinite(one) & np.isfinite(other)
    with np.errstate(all="ignore"):
        return (np.abs(one - other)[both] <= 1e-7 * (1e-3 + np.abs(other[both]))).all(), both.sum()


def test_symbolic_derivatives_of_random_formulas_are_jets():
    x, y = np.random.default_rng(4).uniform(-1.9, 1.9, (2, 12))
    compared = short = 0
    for expression in random_expressions(6, 1500):
        jet = expression.jet(x, y)
        for index, variable in ((1, "x"), (2, "y")):
            slope = written(expression, variable)
            if slope is None:
                continue
            equal, count = agree(slope.value(x, y), jet[index])
            assert equal, (expression.text, variable)
            compared, short = compared + count, short + 1
            for second, other in ((index + 2, "x"), (index + 3, "y")):
                bend = written(slope, other)
                if bend is not None:
                    equal, count = agree(bend.value(x, y), jet[second])
                    assert equal, (expression.text, variable, other)
                    compared += count
    assert short > 2700
    assert compared > 45_000


def test_a_derivative_is_undefined_wherever_its_formula_is():
    x, y = np.random.default_rng(8).uniform(-2, 2, (2, 40))
    for expression in random_expressions(10, 200):
        slope = written(expression, "x")
        if slope is not None:
            with np.errstate(all="ignore"):
                hidden = np.isnan(np.broadcast_to(evaluate(expression.tree, {"x": x, "y": y}), x.shape))
            assert np.isnan(slope.value(x, y)[hidden]).all(), expression.text
    assert np.isnan(parse("ln(x)").derivative("x").value(-1.0))
    assert np.isnan(parse("x/x").derivative("x").value(0.0))
    assert np.isnan(parse("abs(x)").derivative("x").value(0.0))
    assert np.isnan(parse("sqrt(x)^2").derivative("x").derivative("x").value(-1.0))


@pytest.mark.parametrize(
    "text", ["x^3-3x y^2", "sin(x)exp(-y^2)", "ln(x^2+1)", "x^y", "atan(y/x)", "(x+y)^5/(x-y)", "e^(x y)tan(x)"]
)
def test_derivatives_equal_those_of_sympy(text):
    f = parse(text, variables=XY)
    for variable, letter in (("x", X), ("y", Y)):
        difference = to_sympy(f.derivative(variable)) - sympy.diff(to_sympy(f), letter)
        assert sympy.simplify(difference) == 0


@pytest.mark.parametrize(
    ("text", "variable", "tex"),
    [
        ("x^3-3*x*y^2", "x", "3 x^{2} - 3 y^{2}"), ("x^3-3*x*y^2", "y", "-6 x y"), ("5", "x", "0"),
        ("x/3", "x", "\\frac{1}{3}"),
        ("sin(x)*exp(-y^2)", "x", "\\cos\\left(x\\right) e^{-y^{2}}"), ("x/x", "x", "0"), ("2.5x", "x", "\\frac{5}{2}"),
        ("ln(x^2+1)", "x", "\\frac{2 x}{x^{2} + 1}"), ("sqrt(x)", "x", "\\frac{1}{2 \\sqrt{x}}"),
        ("e^(2x)", "x", "2 e^{2 x}"), ("2^x", "x", "\\ln\\left(2\\right) \\cdot 2^{x}"),
        ("abs(x)", "x", "\\operatorname{sgn}\\left(x\\right)"),
        ("sigmoid(x)", "x", "\\left(1 - \\sigma\\left(x\\right)\\right) \\sigma\\left(x\\right)"),
        ("(4-2.1x^2+x^4/3)x^2+x*y+(-4+4y^2)y^2", "x", "2 x^{5} - 8.4 x^{3} + 8 x + y"),
        ("(x^2+y^2-1)^2", "x", "4 x \\left(x^{2} + y^{2} - 1\\right)"), ("1/x", "x", "-\\frac{1}{x^{2}}"),
        ("pi x", "x", "\\pi"), ("sin(1)x", "x", "\\sin\\left(1\\right)"),
        ("(x+1)^9", "x", "9 \\left(x + 1\\right)^{8}"),
        ("max(x,y)", "x", "\\frac{\\operatorname{sgn}\\left(x - y\\right)}{2} + \\frac{1}{2}"),
    ],
)  # fmt: skip
def test_derivatives_read_like_a_textbook(text, variable, tex):
    assert parse(text, variables=XY).derivative(variable).latex() == tex


@pytest.mark.parametrize(
    "text",
    [
        "1/(x+" * 20 + "x" + ")" * 20, "sqrt(x+" * 20 + "y" + ")" * 20, "sigmoid(" * 20 + "x" + ")" * 20,
        "x^" * 20 + "x", "abs(x-" * 19 + "x-y" + ")" * 19, "/".join(f"(x+{i})" for i in range(25)),
        "*".join(f"(x+{i})" for i in range(25)), "(((((x^x)^x)^x)^x)^x)^(((((x^x)^x)^x)^x)^x)",
        "((((x+y+1)^9+1)^9+1)^9+1)^9", "max(" * 20 + "x" + ",y)" * 20, "(1.234567x+7.654321)^60",
        "tan(" * 20 + "x" + ")" * 20,
        "(x/3+y/7)^60/(x/11+1)^60", "x^0.123456789*" * 13 + "x",
        "cbrt(x+" * 20 + "y" + ")" * 20, "(x+1/3)^60*(y+1/7)^60",
        "2^x*2^(10^12-x)", "x^y*x^(10^12-y)", "((((x^60)^60)^60)^60)^60", "(x+1)^12*(x-1)^12*(x+y)^12*(x-y)^12",
    ],
)  # fmt: skip
def test_the_work_is_bounded_by_construction(text):
    expression, start = parse(text, variables=XY), time.process_time()
    slope = written(expression, "x")
    bend = slope and written(slope, "x")
    bend and written(bend, "x")
    assert time.process_time() - start < 0.25
    assert slope is None or (slope.tree.size <= 600 and len(slope.latex()) <= 2500)


def test_the_algebra_stops_at_each_of_its_limits():
    algebra = Algebra()
    nested = [algebra.symbol("x")]
    while algebra.sizes[nested[-1]] < 600:
        nested.append(algebra.call("sin", nested[-1]))
    with pytest.raises(TooLong):
        algebra.call("sin", nested[-1])
    algebra = Algebra()
    algebra.spend(algebra.work)
    with pytest.raises(TooLong):
        algebra.symbol("x")
    assert Algebra().work > 11_900
    for number in (Fraction(10**24 + 1), Fraction(1, 10**24 + 1)):
        with pytest.raises(TooLong):
            Algebra().number(number)
    for base, exponent in ((2, 81), (2, 10**12), (3, -(10**9))):
        algebra = Algebra()
        with pytest.raises(TooLong):
            algebra.power(*(algebra.number(Fraction(n)) for n in (base, exponent)))
    algebra = Algebra()
    with pytest.raises(TooLong):
        algebra.power(algebra.symbol("x"), algebra.number(Fraction(10_001)))


@pytest.mark.parametrize(
    ("text", "short"),
    [("(x+1)^12", True), ("(x+1)^13", False), ("(x+1)^7(x-1)^6", False), ("(x+1)^7(x-1)^5", True), ("x sin(x)", False),
     ("1/x", False), ("(x+y+1)^3(x+2y)^3", True), ("(a+b+c+d+1)^6(a-b+c-d+1)^6", False), ("pi x", True)],
)  # fmt: skip
def test_only_short_polynomials_are_multiplied_out(text, short):
    algebra = Algebra()
    term = to_term(algebra, parse(text, variables="xyabcd").tree)
    assert (expanded(algebra, term) is not None) == short


def test_too_long_is_a_notice_and_jets_still_answer():
    nested = parse("sin(" * 12 + "x" + ")" * 12)
    slope = nested.derivative("x")
    with pytest.raises(ExpressionError) as caught:
        slope.derivative("x")
    assert caught.value.code == "derivative_too_long"
    assert np.isfinite(nested.jet(0.5)).all()


def test_a_formula_that_divides_by_0_everywhere_has_no_derivative():
    with pytest.raises(ExpressionError) as caught:
        parse("1/(x-x)").derivative("x")
    assert caught.value.code == "undefined"


def test_a_derivative_needs_one_of_the_variables():
    with pytest.raises(ValueError, match="no such variable"):
        parse("x").derivative("y")


def test_derivatives_of_all_orders_are_expressions():
    f = parse("x^4 y", variables=XY)
    assert f.derivative("x").text == "d/dx (x^4 y)"
    assert f.derivative("x").derivative("x").derivative("y").latex() == "12 x^{2}"
    assert f.derivative("x").variables == XY
    assert parse("3x").derivative("x").constant == 3
    assert not parse("abs(x)").derivative("x").smooth
