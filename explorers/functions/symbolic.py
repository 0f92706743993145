"""The derivative of a formula as a formula, if it is short enough to be read."""

from fractions import Fraction

from explorers.functions.algebra import LARGEST_COEFFICIENT, MOST_NODES, Algebra, Term, TooLong
from explorers.functions.latex import latex
from explorers.functions.polynomial import expanded
from explorers.functions.readable import Writer
from explorers.functions.tree import Node, read

LONGEST_LATEX = 2500
HALF = Fraction(1, 2)


def derivative(root: Node, variable: str) -> Node:
    """Return the derivative of a tree as a tree.

    Like terms are collected and common factors cancelled, without regard to where they are undefined.
    TooLong if it takes more than 12 000 units of work, 600 nodes, coefficients of 1e24 or 2500 characters of LaTeX.
    """
    algebra = Algebra()
    writer = Writer(algebra)
    term = Derivation(algebra, variable).of(to_term(algebra, root))
    forms = [form for form in (expanded(algebra, term), term) if form is not None]
    tree = min(map(writer.tree, forms), key=lambda tree: tree.size)
    if tree.size > MOST_NODES or len(latex(tree)) > LONGEST_LATEX:
        raise TooLong
    return tree


def to_term(algebra: Algebra, root: Node) -> Term:
    """The normal form of a tree. exp, sqrt and the logarithms are written as powers and ln."""

    def leaf(node: Node) -> Term | None:
        if node.op in ("variable", "constant"):
            return algebra.symbol(node.name)
        value = node.value
        if not isinstance(value, Fraction):
            return None
        short = max(abs(value.numerator), value.denominator) <= LARGEST_COEFFICIENT
        return algebra.number(value) if short or node.op == "number" else None

    def combine(node: Node, arguments: list[Term]) -> Term:
        rule = RULES.get(node.op)
        return rule(algebra, *arguments) if rule else algebra.call(node.op, *arguments)

    return read(root, leaf, combine)


class Derivation:
    """The derivatives of terms of one algebra in one direction, each computed once."""

    def __init__(self, algebra: Algebra, variable: str) -> None:
        self.algebra = algebra
        self.variable = algebra.symbol(variable)
        self.known: dict[Term, Term] = {}

    def of(self, term: Term) -> Term:
        """The derivative of a term."""
        if term not in self.known:
            kind, *content = self.algebra.keys[term]
            self.known[term] = getattr(self, kind)(term, *content)
        return self.known[term]

    def number(self, term: Term, value: Fraction) -> Term:
        return self.algebra.zero

    def symbol(self, term: Term, name: str) -> Term:
        return self.algebra.one if term == self.variable else self.algebra.zero

    def sum(self, term: Term, total: Fraction, weights: tuple) -> Term:
        return self.algebra.combine([(weight, self.of(part)) for part, weight in weights])

    def product(self, term: Term, factor: Fraction, powers: tuple) -> Term:
        """Each power b^e in turn: e b^(e-1) b' and, if e varies, b^e ln(b) e', times the others."""
        algebra, found = self.algebra, []
        for base, exponent in powers:
            inner, outer = self.of(base), self.of(exponent)
            if inner != algebra.zero:
                lowered = dict(powers) | {base: algebra.subtract(exponent, algebra.one)}
                found.append(algebra.multiply(algebra.product_of(factor, lowered), exponent, inner))
            if outer != algebra.zero:
                found.append(algebra.multiply(term, algebra.call("ln", base), outer))
        return algebra.add(*found)

    def call(self, term: Term, name: str, arguments: tuple[Term, ...]) -> Term:
        """The chain rule; for max and min with the sign of the difference of their arguments."""
        algebra, slopes = self.algebra, [self.of(argument) for argument in arguments]
        if name in ("max", "min"):
            sign = algebra.call("sgn", algebra.subtract(*arguments))
            switch = algebra.multiply(sign, algebra.subtract(*slopes))
            half = HALF if name == "max" else -HALF
            return algebra.combine([(HALF, slopes[0]), (HALF, slopes[1]), (half, switch)])
        if slopes[0] == algebra.zero:
            return algebra.zero
        return algebra.multiply(SLOPES[name](algebra, arguments[0]), slopes[0])


def power_of(algebra: Algebra, term: Term, exponent: Fraction | int) -> Term:
    """A power with an exact exponent."""
    return algebra.power(term, algebra.number(Fraction(exponent)))


def one_and(algebra: Algebra, sign: int, term: Term) -> Term:
    """1 + term² or 1 - term²."""
    return algebra.combine([(Fraction(1), algebra.one), (Fraction(sign), power_of(algebra, term, 2))])


def scaled(algebra: Algebra, factor: Fraction | int, *terms: Term) -> Term:
    """A product with an exact factor."""
    return algebra.multiply(algebra.number(Fraction(factor)), *terms)


def logarithm(base: int):
    """The logarithm to another base as a quotient of natural ones."""
    return lambda algebra, u: algebra.multiply(
        algebra.call("ln", u), power_of(algebra, algebra.call("ln", algebra.number(Fraction(base))), -1)
    )


def gauss(algebra: Algebra, u: Term) -> Term:
    """The slope of erf: 2 e^(-u²)/√π."""
    bell = algebra.power(algebra.symbol("e"), scaled(algebra, -1, power_of(algebra, u, 2)))
    return scaled(algebra, 2, power_of(algebra, algebra.symbol("pi"), -HALF), bell)


def logistic(algebra: Algebra, u: Term) -> Term:
    """The slope of the sigmoid: σ(1 - σ)."""
    sigmoid = algebra.call("sigmoid", u)
    return algebra.multiply(sigmoid, algebra.subtract(algebra.one, sigmoid))


RULES = {
    "+": Algebra.add, "-": Algebra.subtract, "*": Algebra.multiply, "^": Algebra.power,
    "neg": lambda a, u: scaled(a, -1, u), "/": lambda a, u, v: a.multiply(u, power_of(a, v, -1)),
    "exp": lambda a, u: a.power(a.symbol("e"), u), "sqrt": lambda a, u: power_of(a, u, HALF),
    "log2": logarithm(2), "log10": logarithm(10),
}  # fmt: skip

SLOPES = {
    "sin": lambda a, u: a.call("cos", u), "cos": lambda a, u: scaled(a, -1, a.call("sin", u)),
    "tan": lambda a, u: one_and(a, 1, a.call("tan", u)), "asin": lambda a, u: power_of(a, one_and(a, -1, u), -HALF),
    "acos": lambda a, u: scaled(a, -1, power_of(a, one_and(a, -1, u), -HALF)),
    "atan": lambda a, u: power_of(a, one_and(a, 1, u), -1), "sinh": lambda a, u: a.call("cosh", u),
    "cosh": lambda a, u: a.call("sinh", u), "tanh": lambda a, u: one_and(a, -1, a.call("tanh", u)),
    "ln": lambda a, u: power_of(a, u, -1),
    "cbrt": lambda a, u: scaled(a, Fraction(1, 3), power_of(a, a.call("cbrt", u), -2)),
    "sigmoid": logistic, "erf": gauss, "abs": lambda a, u: a.call("sgn", u), "sgn": lambda a, u: a.zero,
}  # fmt: skip
