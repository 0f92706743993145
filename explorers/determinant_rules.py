"""What det does to products, transposes, row operations and factors, and what it does not do to sums."""

from dataclasses import dataclass
from fractions import Fraction

from explorers.determinant import eliminate, read_square, settled


@dataclass(frozen=True)
class Rule:
    left: Fraction
    right: Fraction
    gap: Fraction

    @property
    def holds(self) -> bool:
        """Whether both sides are the same number."""
        return self.gap == 0


def rules(A, B, c) -> dict[str, Rule]:
    """Both sides of each rule, for two matrices of one size n and a number c, which counts as the decimal it is written as.

    product: det(AB) = det A det B. transpose: det Aᵀ = det A. swap of rows 1 and 2: −det A. addition of c times row 1 to
    row 2: det A. scale: det(cA) = cⁿ det A. sum: det(A + B) and det A + det B, for n ≥ 2 different as a rule; for n = 2
    the gap is a₁₁b₂₂ + a₂₂b₁₁ − a₁₂b₂₁ − a₂₁b₁₂. Exact for fractions, else within 2⁻⁴⁸ of the terms.
    ValueError: n < 2, two sizes, or bad matrix, see read_square. Strang, Introduction to Linear Algebra, 5.1.

    >>> {name: str(rule.gap) for name, rule in rules([[1, 2], [3, 4]], [[0, 1], [1, 1]], 3).items() if not rule.holds}
    {'sum': '-4'}
    """
    (A, exact_a), (B, exact_b), c = read_square(A), read_square(B), Fraction(str(float(c)))
    if len(A) != len(B) or len(A) < 2:
        raise ValueError("The rules need two matrices of the same size, with two rows or more.")
    exact, n, P, Q = exact_a and exact_b, len(A), _sizes(A), _sizes(B)
    a, b = (settled(eliminate(M).product, M, exact) for M in (A, B))

    def rule(rows, sizes, right) -> Rule:
        left = eliminate(rows).product
        return Rule(settled(left, sizes, exact), right, settled(left - right, sizes, exact))

    return {
        "product": rule(_product(A, B), _product(P, Q), a * b),
        "transpose": rule(_columns(A), _columns(P), a),
        "swap": rule([A[1], A[0], *A[2:]], [P[1], P[0], *P[2:]], -a),
        "addition": rule(_added(A, c), _added(P, abs(c)), a),
        "scale": rule(_scaled(A, c), _scaled(P, abs(c)), c**n * a),
        "sum": rule(_sum(A, B), _sum(P, Q), a + b),
    }


def _sizes(A):
    """What the terms of a matrix's entries add up to in size, the measure of what rounding can do."""
    return [list(map(abs, row)) for row in A]


def _columns(A):
    return [list(column) for column in zip(*A, strict=True)]


def _product(A, B):
    return [[sum(x * y for x, y in zip(row, column, strict=True)) for column in _columns(B)] for row in A]


def _added(A, c):
    return [A[0], [y + c * x for x, y in zip(A[0], A[1], strict=True)], *A[2:]]


def _scaled(A, c):
    return [[c * x for x in row] for row in A]


def _sum(A, B):
    return [[x + y for x, y in zip(*rows, strict=True)] for rows in zip(A, B, strict=True)]
