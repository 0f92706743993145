"""Polynomials are multiplied out when that makes them shorter: 2 x^5 - 8.4 x^3 + 8 x instead of a product rule."""

from fractions import Fraction

from explorers.functions.algebra import Algebra, Term

HIGHEST_DEGREE = 12
MOST_PRODUCTS = 1000  # of monomials, per formula

Monomial = tuple[tuple[Term, int], ...]  # variables with their exponents, sorted
Polynomial = dict[Monomial, Fraction]


class NotShort(Exception):
    """A term is not a polynomial of degree at most 12, or it is a long one."""


def expanded(algebra: Algebra, term: Term) -> Term | None:
    """Return a term multiplied out, or None if it is not a short polynomial with exact coefficients."""
    try:
        polynomial = Expansion(algebra).of(term)
    except NotShort:
        return None
    weighted = []
    for monomial, weight in polynomial.items():
        powers = [algebra.power(letter, algebra.number(Fraction(n))) for letter, n in monomial]
        weighted.append((weight, algebra.multiply(*powers)))
    return algebra.combine(weighted)


class Expansion:
    """Multiplies out the terms of one algebra, with a bound on the number of products."""

    def __init__(self, algebra: Algebra) -> None:
        self.algebra = algebra
        self.products = 0

    def of(self, term: Term) -> Polynomial:
        """The polynomial of a term. NotShort if there is none."""
        kind, *content = self.algebra.keys[term]
        if kind == "number":
            return {(): content[0]}
        if kind == "symbol":
            return {((term, 1),): Fraction(1)}
        if kind == "sum":
            total, weights = content
            return self.add([({(): total}, Fraction(1)), *((self.of(part), weight) for part, weight in weights)])
        if kind == "product":
            return self.product(*content)
        raise NotShort

    def add(self, weighted: list[tuple[Polynomial, Fraction]]) -> Polynomial:
        """A sum of multiples of polynomials."""
        result: Polynomial = {}
        for polynomial, weight in weighted:
            for monomial, factor in polynomial.items():
                result[monomial] = result.get(monomial, Fraction(0)) + weight * factor
        return result

    def product(self, factor: Fraction, powers: tuple[tuple[Term, Term], ...]) -> Polynomial:
        """A product of integer powers that are not negative."""
        result: Polynomial = {(): factor}
        for base, exponent in powers:
            n = self.algebra.value(exponent)
            if n is None or n.denominator != 1 or not 0 <= n <= HIGHEST_DEGREE:
                raise NotShort
            inner = self.of(base)
            for _ in range(int(n)):
                result = self.multiply(result, inner)
        return result

    def multiply(self, left: Polynomial, right: Polynomial) -> Polynomial:
        """The product of two polynomials."""
        self.products += len(left) * len(right)
        if self.products > MOST_PRODUCTS:
            raise NotShort
        result: Polynomial = {}
        for one, factor in left.items():
            for other, weight in right.items():
                exponents = dict(one)
                for letter, n in other:
                    exponents[letter] = exponents.get(letter, 0) + n
                if sum(exponents.values()) > HIGHEST_DEGREE:
                    raise NotShort
                monomial = tuple(sorted(exponents.items()))
                result[monomial] = result.get(monomial, Fraction(0)) + factor * weight
        return result
