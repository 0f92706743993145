"""The LaTeX says what the tree says, in an alphabet that can do no harm."""

import re

import numpy as np
import pytest

from explorers.functions import parse
from tests.explorers.functions.formulas import random_expressions, read_latex, written

XY = ("x", "y")
COMMANDS = {
    "left", "right", "frac", "sqrt", "cdot", "pi", "tau", "sigma", "operatorname", "sin", "cos", "tan", "arcsin",
    "arccos", "arctan", "sinh", "cosh", "tanh", "ln", "min", "max",
}  # fmt: skip


def is_harmless(tex):
    assert re.fullmatch(r"[A-Za-z0-9 ^{}()+\-.|,\\]*", tex)
    assert set(re.findall(r"\\([a-z]*)", tex)) <= COMMANDS
    assert set(re.findall(r"\\operatorname\{(\w+)\}", tex)) <= {"erf", "sgn", "cbrt"}
    assert tex.count("{") == tex.count("}")
    assert tex.count("\\left") == tex.count("\\right")


def test_the_echo_of_random_formulas_means_the_formula():
    compared = 0
    for expression in random_expressions(21, 600, depth=4):
        tex = expression.latex()
        is_harmless(tex)
        for x, y in ((0.7, 1.3), (-0.4, 0.9)):
            value = float(expression.value(x, y))
            if np.isfinite(value):
                assert read_latex(tex, x=x, y=y) == pytest.approx(value, rel=1e-7, abs=1e-9), (expression.text, tex)
                compared += 1
    assert compared > 500


def test_the_latex_of_random_derivatives_means_the_derivative():
    compared = 0
    for expression in random_expressions(22, 300):
        slope = written(expression, "x")
        if slope is None:
            continue
        is_harmless(slope.latex())
        value = float(expression.jet(0.7, 1.3)[1])
        if np.isfinite(value):
            assert read_latex(slope.latex(), x=0.7, y=1.3) == pytest.approx(value, rel=1e-7, abs=1e-9), expression.text
            compared += 1
    assert compared > 150


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("1/2x", "\\frac{1}{2} x"), ("x^2-3y^2", "x^{2} - 3 y^{2}"), ("x-(y-1)", "x - \\left(y - 1\\right)"),
        ("x+(y-1)", "x + y - 1"), ("x+(-y+1)", "x - y + 1"), ("y-(-x)x", "y - \\left(-x x\\right)"),
        ("x+-y", "x - y"), ("x--y", "x - \\left(-y\\right)"), ("-x y", "-x y"),
        ("x*-y", "x \\left(-y\\right)"),
        ("-(x+y)", "-\\left(x + y\\right)"), ("(-x)^2", "\\left(-x\\right)^{2}"), ("-x^2", "-x^{2}"),
        ("2*3x", "2 \\cdot 3 x"),
        ("x*2", "x \\cdot 2"), ("2(1/3)", "2 \\cdot \\frac{1}{3}"), ("(x^2)^3", "\\left(x^{2}\\right)^{3}"),
        ("x^2^3", "x^{2^{3}}"),
        ("(x/y)^2", "\\left(\\frac{x}{y}\\right)^{2}"), ("exp(-x^2)", "e^{-x^{2}}"),
        ("exp(x)^2", "\\left(e^{x}\\right)^{2}"),
        ("sin(x)^2", "\\sin^{2}\\left(x\\right)"), ("sin(x)^-1", "\\left(\\sin\\left(x\\right)\\right)^{-1}"),
        ("log(x)", "\\ln\\left(x\\right)"), ("log10(x)", "\\frac{\\ln\\left(x\\right)}{\\ln\\left(10\\right)}"),
        ("sqrt(x+1)", "\\sqrt{x + 1}"), ("abs(x-y)", "\\left|x - y\\right|"), ("max(x,y)", "\\max\\left(x, y\\right)"),
        ("2π x", "2 \\pi x"), ("0.5x", "0.5 x"), (".5x", "0.5 x"), ("1e-3x", "0.001 x"), ("5.x", "5 x"),
        ("1e3", "1000"),
        ("arctan(y/x)", "\\arctan\\left(\\frac{y}{x}\\right)"), ("cbrt(x)", "\\operatorname{cbrt}\\left(x\\right)"),
        ("sigmoid(x)", "\\sigma\\left(x\\right)"), ("(x+1)(y-1)", "\\left(x + 1\\right) \\left(y - 1\\right)"),
    ],
)  # fmt: skip
def test_typical_formulas_look_like_this(text, tex):
    assert parse(text, variables=XY).latex() == tex


def test_the_reader_of_these_tests_reads_latex():
    assert read_latex("-x^{2} y + \\frac{1}{2}", x=3, y=2) == -17.5
    assert read_latex("\\sin^{2}\\left(x\\right) 	+ \\left|-2\\right|".replace("\t", ""), x=0) == 2
    with pytest.raises(AssertionError):
        read_latex("2 3")
    with pytest.raises(KeyError):
        read_latex("\\href{x}", x=1)
