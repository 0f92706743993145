"""Terms of the algebra as a tree that reads like a textbook: fractions, roots, minus signs, powers in falling order."""

from fractions import Fraction
from functools import reduce

from explorers.functions.algebra import Algebra, Term
from explorers.functions.names import CONSTANTS
from explorers.functions.tree import Node, apply_unchecked, constant, number, variable

HALF = Fraction(1, 2)


class Writer:
    """Writes the terms of one algebra. Shared terms become shared trees."""

    def __init__(self, algebra: Algebra) -> None:
        self.algebra = algebra
        self.written: dict[Term, Node] = {}

    def tree(self, term: Term) -> Node:
        """The tree of a term."""
        if term not in self.written:
            kind, *content = self.algebra.keys[term]
            self.written[term] = getattr(self, kind)(*content)
        return self.written[term]

    def number(self, value: Fraction) -> Node:
        """A decimal for fifths and tenths, which somebody typed as decimals; a fraction for halves and thirds."""
        if value < 0:
            return apply_unchecked("neg", self.number(-value))
        rest = reduce(lambda left, prime: left // prime ** power_in(prime, left), (2, 5), value.denominator)
        if value.denominator == 1 or (rest == 1 and value.denominator % 5 == 0):
            return number(value)
        return apply_unchecked("/", number(Fraction(value.numerator)), number(Fraction(value.denominator)))

    def symbol(self, name: str) -> Node:
        return constant(name) if name in CONSTANTS else variable(name)

    def call(self, name: str, arguments: tuple[Term, ...]) -> Node:
        return apply_unchecked(name, *map(self.tree, arguments))

    def sum(self, total: Fraction, weights: tuple[tuple[Term, Fraction], ...]) -> Node:
        """Monomials in falling order, then the other terms, then the number; 1 - x rather than -x + 1."""
        ordered = sorted(weights, key=lambda weighted: self.order(weighted[0]))
        parts = [self.tree(self.algebra.multiply(self.algebra.number(weight), term)) for term, weight in ordered]
        if total:
            parts.insert(0 if total > 0 and parts[0].op == "neg" else len(parts), self.number(total))
        return apply_unchecked("+", *parts)

    def product(self, factor: Fraction, powers: tuple[tuple[Term, Term], ...]) -> Node:
        """A fraction with the negative powers below, and the sign in front."""
        size = self.number(abs(factor))
        above, below = size.children if size.op == "/" else (size, None)
        top, bottom = [above] if above.value != 1 else [], [below] if below else []
        for base, exponent in sorted(powers, key=self.rank):
            value = self.algebra.value(exponent)
            (bottom if value is not None and value < 0 else top).append(self.power(base, exponent))
        result = apply_unchecked("/", product_tree(top), product_tree(bottom)) if bottom else product_tree(top)
        return apply_unchecked("neg", result) if factor < 0 else result

    def power(self, base: Term, exponent: Term) -> Node:
        """A power without the sign of its numerical exponent, which only decides about the fraction bar."""
        value = self.algebra.value(exponent)
        if value is None:
            return apply_unchecked("^", self.tree(base), self.tree(exponent))
        if abs(value) == 1:
            return self.tree(base)
        if abs(value) == HALF:
            return apply_unchecked("sqrt", self.tree(base))
        return apply_unchecked("^", self.tree(base), self.number(abs(value)))

    def order(self, term: Term) -> tuple:
        """Where a term stands in a sum: monomials by degree and then x^2, x y, y^2; the others in order of age."""
        powers = self.algebra.factors(term)[1]
        exponents = [self.algebra.value(exponent) for _, exponent in powers]
        values = [value for value in exponents if value is not None and value >= 0]
        if not all(map(self.is_variable, (base for base, _ in powers))) or len(values) < len(powers):
            return 1, term
        names = [self.algebra.keys[base][1] for base, _ in powers]
        return 0, -sum(values), sorted(zip(names, (-value for value in values), strict=True))

    def rank(self, power: tuple[Term, Term]) -> tuple[int, str, Term]:
        """Where a factor stands in a product: constants, variables by name, brackets, functions, exponentials."""
        base, exponent = power
        kind, name, *_ = self.algebra.keys[base]
        if self.algebra.value(exponent) is None:
            return 4, "", base
        if kind == "symbol":
            return int(self.is_variable(base)), name, base
        return {"number": 0, "sum": 2, "product": 2, "call": 3}[kind], "", base

    def is_variable(self, term: Term) -> bool:
        kind, name, *_ = self.algebra.keys[term]
        return kind == "symbol" and name not in CONSTANTS


def product_tree(factors: list[Node]) -> Node:
    """The product of any number of trees; 1 if there are none."""
    if not factors:
        return number(Fraction(1))
    return apply_unchecked("*", *factors) if len(factors) > 1 else factors[0]


def power_in(prime: int, n: int) -> int:
    """How often a prime divides n."""
    count = 0
    while n % prime == 0:
        n, count = n // prime, count + 1
    return count
