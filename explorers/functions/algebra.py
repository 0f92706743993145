"""Symbolic terms in a normal form, hash-consed and under a budget: equal terms are one integer, and work is counted.

A term is a number, a symbol, a sum  c + Σ qᵢ tᵢ,  a product  q Π bᵢ^eᵢ  or a call f(t, …). Sums and products are flat,
like terms are collected and x/x is 1, so domains are not kept: that is for display. Every operation spends from one
budget and no term may grow beyond a size, therefore a formula of 200 characters cannot hold up the server.
"""

from collections.abc import Iterable
from fractions import Fraction

MOST_WORK = 12_000
MOST_NODES = 600
LARGEST_COEFFICIENT = 10**24
LARGEST_EXPONENT = 10**4

Term = int


class TooLong(Exception):
    """The budget of an Algebra is spent, or a term or a coefficient has become too large."""


class Algebra:
    """All terms of one calculation. Terms are indices into `keys`; there is one object per derivative."""

    def __init__(self) -> None:
        self.keys: list[tuple] = []
        self.sizes: list[int] = []
        self.terms: dict[tuple, Term] = {}
        self.work = MOST_WORK
        self.zero, self.one = self.number(Fraction(0)), self.number(Fraction(1))

    def spend(self, amount: int) -> None:
        """Pay for a piece of work. TooLong if the budget does not suffice."""
        self.work -= amount
        if self.work < 0:
            raise TooLong

    def intern(self, key: tuple, parts: Iterable[Term] = (), extra: int = 0) -> Term:
        """The one term with this key; `parts` and `extra` tell how many nodes it would have as a tree."""
        self.spend(1)
        if key not in self.terms:
            size = 1 + extra + sum(self.sizes[part] for part in parts)
            if size > MOST_NODES:
                raise TooLong
            self.terms[key] = len(self.keys)
            self.keys.append(key)
            self.sizes.append(size)
        return self.terms[key]

    def number(self, value: Fraction) -> Term:
        """An exact number of at most 1e24 above and below its fraction bar."""
        if max(abs(value.numerator), value.denominator) > LARGEST_COEFFICIENT:
            raise TooLong
        return self.intern(("number", value))

    def symbol(self, name: str) -> Term:
        """A variable or a named constant."""
        return self.intern(("symbol", name))

    def call(self, name: str, *arguments: Term) -> Term:
        """A function of terms; ln 1 = 0 and ln e = 1 are known."""
        if name == "ln" and arguments[0] in (self.one, self.symbol("e")):
            return self.zero if arguments[0] == self.one else self.one
        return self.intern(("call", name, arguments), arguments)

    def value(self, term: Term) -> Fraction | None:
        """The exact number that a term is, or None."""
        key = self.keys[term]
        return key[1] if key[0] == "number" else None

    def add(self, *terms: Term) -> Term:
        """The sum of terms."""
        return self.combine((Fraction(1), term) for term in terms)

    def subtract(self, left: Term, right: Term) -> Term:
        """The difference of two terms."""
        return self.combine([(Fraction(1), left), (Fraction(-1), right)])

    def combine(self, weighted: Iterable[tuple[Fraction, Term]]) -> Term:
        """The sum of multiples of terms, like terms collected; multiples of sums are multiplied out."""
        total = Fraction(0)
        weights: dict[Term, Fraction] = {}
        todo = list(weighted)[::-1]  # a stack, so that terms are met in the order of writing
        while todo:
            self.spend(1)
            weight, term = todo.pop()
            factor, rest = self.split(term)
            key = self.keys[rest]
            if rest == self.one:
                total += weight * factor
            elif key[0] == "sum":
                total += weight * factor * key[1]
                todo.extend((weight * factor * inner, part) for part, inner in reversed(key[2]))
            else:
                weights[rest] = weights.get(rest, 0) + weight * factor
        return self.sum_of(total, sorted((term, weight) for term, weight in weights.items() if weight))

    def sum_of(self, total: Fraction, weights: list[tuple[Term, Fraction]]) -> Term:
        """The normal form of a number plus multiples of different terms that are neither sums nor multiples."""
        if not weights:
            return self.number(total)
        if total == 0 and len(weights) == 1:
            return self.multiply(self.number(weights[0][1]), weights[0][0])
        for value in (total, *(weight for _, weight in weights)):
            self.number(value)
        extra = bool(total) + 2 * sum(abs(weight) != 1 for _, weight in weights)
        return self.intern(("sum", total, tuple(weights)), (term for term, _ in weights), extra)

    def split(self, term: Term) -> tuple[Fraction, Term]:
        """A term as a number times a term without a numerical factor."""
        key = self.keys[term]
        if key[0] == "number":
            return key[1], self.one
        if key[0] == "product" and key[1] != 1:
            return key[1], self.product_of(Fraction(1), dict(key[2]))
        return Fraction(1), term

    def multiply(self, *terms: Term) -> Term:
        """The product of terms, equal bases collected."""
        factor = Fraction(1)
        exponents: dict[Term, Term] = {}
        for term in terms:
            number, powers = self.factors(term)
            factor *= number
            for base, exponent in powers:
                self.spend(1)
                exponents[base] = self.add(exponents[base], exponent) if base in exponents else exponent
        return self.product_of(factor, exponents)

    def factors(self, term: Term) -> tuple[Fraction, tuple[tuple[Term, Term], ...]]:
        """A term as a number and pairs of base and exponent."""
        key = self.keys[term]
        if key[0] == "number":
            return key[1], ()
        return (key[1], key[2]) if key[0] == "product" else (Fraction(1), ((term, self.one),))

    def product_of(self, factor: Fraction, exponents: dict[Term, Term]) -> Term:
        """The normal form of a number times powers of different bases."""
        powers = tuple(sorted((base, exponent) for base, exponent in exponents.items() if exponent != self.zero))
        if factor == 0 or not powers:
            return self.number(factor)
        self.number(factor)
        if any(abs(self.value(exponent) or Fraction(0)) > LARGEST_EXPONENT for _, exponent in powers):
            raise TooLong
        loose = [(base, exponent) for base, exponent in powers if self.opens(base, exponent)]
        if loose:
            rest = self.product_of(factor, dict(power for power in powers if power not in loose))
            return self.multiply(rest, *(self.power(base, exponent) for base, exponent in loose))
        if factor == 1 and len(powers) == 1 and powers[0][1] == self.one:
            return powers[0][0]
        parts = [part for power in powers for part in power if part != self.one]
        return self.intern(("product", factor, powers), parts, extra=len(powers) + (abs(factor) != 1))

    def opens(self, base: Term, exponent: Term) -> bool:
        """An integer power of a product, or of a number other than 0, is taken factor by factor."""
        value = self.value(exponent)
        integer = value is not None and value.denominator == 1
        return integer and (self.keys[base][0] == "product" or bool(self.value(base)))

    def power(self, base: Term, exponent: Term) -> Term:
        """The power of a term. (ab)^n and (a^b)^n are opened only for integers n: √(x²) is not x.

        ZeroDivisionError for a negative power of 0.
        """
        if exponent in (self.zero, self.one):
            return self.one if exponent == self.zero else base
        if base == self.one:
            return self.one
        value = self.value(exponent)
        if base == self.zero and value is not None:
            return self.number(Fraction(0) ** (1 if value > 0 else -1))
        if value is None or not self.opens(base, exponent):
            return self.product_of(Fraction(1), {base: exponent})
        number, powers = self.factors(base)
        n = int(value)
        if abs(n) * max(number.numerator.bit_length(), number.denominator.bit_length()) > 2 * 80:
            raise TooLong
        return self.product_of(number**n, {inner: self.multiply(outer, exponent) for inner, outer in powers})
