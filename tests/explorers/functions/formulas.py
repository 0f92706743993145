"""What several tests need: random formulas, the same tree in SymPy, and a reader of LaTeX that is not the printer."""

import math
import re

import numpy as np
import sympy

from explorers.functions import ExpressionError, parse
from explorers.functions.names import ARITY
from explorers.functions.tree import read

ONE = [name for name, arguments in ARITY.items() if arguments == 1]
SMOOTH = [name for name in ONE if name not in ("abs", "cbrt")]
EXPONENTS = ["2", "3", "4", "5", "-1", "-2", "0", "1", "(1/2)", "(1/3)", "0.7", "(-0.5)", "x", "(y)", "pi"]


def random_text(rng, depth, smooth=False):
    """A formula in x and y with about depth levels."""
    if depth == 0:
        return str(
            rng.choice(["x", "y", "x", "y", "x", "y", str(rng.integers(1, 6)), "pi", "e", f"{3 * rng.random():.2f}"])
        )
    inner = [random_text(rng, depth - 1, smooth) for _ in range(2)]
    kind = rng.random()
    if kind < 0.5:
        return f"({inner[0]}){rng.choice(list('+-*/'))}({inner[1]})"
    if kind < 0.62:
        return f"({inner[0]})^{rng.choice(EXPONENTS)}"
    if kind < 0.92 or smooth:
        return f"{rng.choice(SMOOTH if smooth else ONE)}({inner[0]})"
    return f"{rng.choice(['min', 'max'])}({inner[0]},{inner[1]})"


def random_expressions(seed, count, depth=3, smooth=False):
    """Accepted random formulas, the same ones for the same seed."""
    rng = np.random.default_rng(seed)
    found = []
    while len(found) < count:
        try:
            found.append(parse(random_text(rng, rng.integers(1, depth + 1), smooth), variables=("x", "y")))
        except ExpressionError:
            continue  # a constant part was undefined or too large
    return found


def refusal(text, variables=("x", "y")):
    """The error of a text; None if it is accepted."""
    try:
        parse(text, variables=variables)
    except ExpressionError as error:
        return error
    return None


def written(expression, variable):
    """The derivative as a formula; None if it is too long."""
    try:
        return expression.derivative(variable)
    except ExpressionError as error:
        if error.code not in ("derivative_too_long", "undefined") or error.end != len(expression.text):
            raise AssertionError(error.code) from error
    return None


X, Y = sympy.symbols("x y", real=True)
SYMPY = {
    "+": sympy.Add, "*": sympy.Mul, "^": sympy.Pow, "neg": lambda a: -a, "-": lambda a, b: a - b,
    "/": lambda a, b: a / b, "exp": sympy.exp, "ln": sympy.log, "log10": lambda a: sympy.log(a) / sympy.log(10),
    "log2": lambda a: sympy.log(a) / sympy.log(2), "sqrt": sympy.sqrt, "sigmoid": lambda a: 1 / (1 + sympy.exp(-a)),
    "abs": sympy.Abs, "cbrt": lambda a: sympy.sign(a) * sympy.Abs(a) ** sympy.Rational(1, 3),
    "sin": sympy.sin, "cos": sympy.cos, "tan": sympy.tan, "asin": sympy.asin, "acos": sympy.acos, "atan": sympy.atan,
    "sinh": sympy.sinh, "cosh": sympy.cosh, "tanh": sympy.tanh, "erf": sympy.erf,
}  # fmt: skip


def to_sympy(expression):
    """The typed tree, built from SymPy's constructors only."""

    def leaf(node):
        if node.op == "number":
            return sympy.Rational(node.value.numerator, node.value.denominator)
        if node.op == "constant":
            return {"pi": sympy.pi, "e": sympy.E, "tau": 2 * sympy.pi}[node.name]
        return {"x": X, "y": Y}[node.name] if node.op == "variable" else None

    return read(expression.tree, leaf, lambda node, parts: SYMPY[node.op](*parts))


TOKENS = re.compile(
    r"\s+|\\left\(|\\right\)|\\left\||\\right\||\\operatorname\{\w+\}|\\[a-z]+|\d+(?:\.\d+)?|[A-Za-z]|[\^{}+\-,]"
)
FUNCTIONS = {
    "\\sin": math.sin, "\\cos": math.cos, "\\tan": math.tan, "\\arcsin": math.asin, "\\arccos": math.acos,
    "\\arctan": math.atan, "\\sinh": math.sinh, "\\cosh": math.cosh, "\\tanh": math.tanh, "\\ln": math.log,
    "\\operatorname{erf}": math.erf, "\\operatorname{cbrt}": math.cbrt, "\\min": min, "\\max": max,
    "\\operatorname{sgn}": lambda u: math.copysign(1, u), "\\sigma": lambda u: 1 / (1 + math.exp(-u)),
}  # fmt: skip


class LatexReader:
    """Reads LaTeX as a mathematician does: juxtaposition is a product, a minus sign covers a whole product."""

    def __init__(self, tex, **places):
        assert "".join(TOKENS.findall(tex)) == tex
        self.tokens = [token for token in TOKENS.findall(tex) if token.strip()] + ["end"]
        self.places = places | {"e": math.e}

    def next(self, expected=None):
        token = self.tokens.pop(0)
        assert expected in (None, token), (expected, token)
        return token

    def value(self):
        result = self.sum()
        self.next("end")
        return result

    def sum(self):
        total = -self.product() if self.tokens[0] == "-" and self.next() else self.product()
        while self.tokens[0] in ("+", "-"):
            total += self.product() if self.next() == "+" else -self.product()
        return total

    def product(self):
        result, before = self.power()
        while self.tokens[0] not in ("+", "-", "}", "\\right)", "\\right|", ",", "end"):
            dot = self.tokens[0] == "\\cdot" and self.next()
            # Two numbers side by side would be one number, and 2 3/4 is two and three quarters.
            assert dot or not self.tokens[0][0].isdigit()
            assert dot or not (before[0].isdigit() and self.tokens[0] == "\\frac")
            factor, before = self.power()
            result *= factor
        return result

    def power(self):
        before = self.tokens[0]
        base = self.atom()
        return (real_power(base, self.exponent()), before) if self.tokens[0] == "^" else (base, before)

    def exponent(self):
        self.next("^")
        return self.group()

    def group(self):
        return self.inside("{", "}")

    def inside(self, left, right):
        self.next(left)
        result = self.sum()
        self.next(right)
        return result

    def atom(self):
        token = self.next()
        if token in FUNCTIONS:
            power = self.exponent() if self.tokens[0] == "^" else 1
            return real_power(FUNCTIONS[token](*self.arguments()), power)
        if token == "\\frac":
            return self.group() / self.group()
        if token == "\\sqrt":
            return math.sqrt(self.group())
        if token in ("\\left(", "\\left|"):
            self.tokens.insert(0, token)
            return self.inside(token, "\\right)") if token == "\\left(" else abs(self.inside(token, "\\right|"))
        return {"\\pi": math.pi, "\\tau": math.tau, **self.places}[token] if not token[0].isdigit() else float(token)

    def arguments(self):
        self.next("\\left(")
        found = [self.sum()]
        while self.tokens[0] == "," and self.next():
            found.append(self.sum())
        self.next("\\right)")
        return found


def real_power(base, exponent):
    """A power that is not complex."""
    if base < 0 and exponent != int(exponent):
        raise ValueError
    return base**exponent


def read_latex(tex, **places):
    """The value of a LaTeX formula; NaN where it has none."""
    reader = LatexReader(tex, **places)
    try:
        return reader.value()
    except (ValueError, ZeroDivisionError, OverflowError):
        return math.nan
