"""The product of two matrices is the map that acts second after the one that acts first: (AB)x = A(Bx), x a column.

Matrices are rows of numbers. `Fraction` and int entries stay exact; a float counts as the number it is, and a sum that
floats known to 2⁻⁴⁸ of themselves can make 0 is 0, so that "equal" is decided and not guessed.
"""

from fractions import Fraction
from numbers import Rational

from explorers.eigenvectors.entries import ROUNDING, determinant, read_entries
from explorers.linear_maps import moment


class ShapeMismatch(ValueError):
    """The left factor has another number of columns than the right one has rows; `left` and `right` are the shapes."""

    def __init__(self, left: tuple[int, int], right: tuple[int, int]):
        super().__init__(f"{left[0]}×{left[1]} times {right[0]}×{right[1]}: {left[1]} columns do not fit {right[0]} rows.")
        self.left, self.right = left, right


def shape(A) -> tuple[int, int]:
    """The numbers of rows and columns."""
    return len(A), len(A[0])


def terms(A, B, i: int, j: int) -> list[tuple]:
    """The pairs (a_ik, b_kj) whose products add up to the entry of AB in row i, column j, both counted from 1.

    >>> terms([[1, 2, 3]], [[4], [5], [6]], 1, 1)
    [(1, 4), (2, 5), (3, 6)]
    """
    return [(a, row[j - 1]) for a, row in zip(A[i - 1], B, strict=True)]


def product(A, B) -> tuple:
    """AB has the entry Σ_k a_ik b_kj in row i, column j; (m × n)(n × p) is m × p.

    ShapeMismatch: A has not as many columns as B has rows. Source: Horn and Johnson, Matrix Analysis, 0.2.4.

    >>> product([[1, 1], [0, 1]], [[0, -1], [1, 0]])
    ((Fraction(1, 1), Fraction(-1, 1)), (Fraction(1, 1), Fraction(0, 1)))
    """
    (m, n), (inner, p) = shape(A), shape(B)
    if n != inner:
        raise ShapeMismatch((m, n), (inner, p))
    return tuple(tuple(_sum(terms(A, B, i, j)) for j in range(1, p + 1)) for i in range(1, m + 1))


def commutator(A, B) -> tuple:
    """AB − BA is 0 exactly if A and B commute; its trace is 0 always. Square matrices of one size.

    Each entry is one sum over the products of both, so floats cancel to 0 where they mean it.

    >>> [[int(x) for x in row] for row in commutator([[1, 1], [0, 1]], [[0, -1], [1, 0]])]
    [[1, 0], [0, -1]]
    """
    size = range(1, shape(A)[0] + 1)
    if not shape(A) == shape(B) == (len(size), len(size)):
        raise ShapeMismatch(shape(A), shape(B))
    return tuple(tuple(_sum(terms(A, B, i, j) + [(-b, a) for b, a in terms(B, A, i, j)]) for j in size) for i in size)


def transpose(A) -> tuple:
    """Rows become columns; (AB)ᵀ = BᵀAᵀ whenever AB is defined."""
    return tuple(zip(*A, strict=True))


def is_zero(A) -> bool:
    """Every entry is 0."""
    return not any(x for row in A for x in row)


def same(X, Y) -> bool:
    """Equal entry by entry: exactly, and where a float is among them to within 2⁻⁴⁰ of the largest entry.

    >>> same([[Fraction(1, 3)]], [[1 / 3]]), same([[Fraction(1, 3)]], [[Fraction(333333333333, 10**12)]])
    (True, False)
    """
    pairs = [pair for rows in zip(X, Y, strict=True) for pair in zip(*rows, strict=True)]
    if all(isinstance(x, Rational) for pair in pairs for x in pair):
        return all(x == y for x, y in pairs)
    return max(abs(x - y) for x, y in pairs) <= 2**-40 * max(abs(x) for pair in pairs for x in pair)


def equal_entries(X, Y) -> int:
    """How many entries of two matrices of one shape are equal, exactly."""
    return sum(x == y for rows in zip(X, Y, strict=True) for x, y in zip(*rows, strict=True))


def inverse(A) -> tuple | None:
    """A⁻¹ of a 2 × 2 matrix, or None if det A = 0 (with floats: within rounding); (AB)⁻¹ = B⁻¹A⁻¹ if both exist.

    >>> [[str(x) for x in row] for row in inverse([[2, 1], [1, 1]])], inverse([[1, 2], [2, 4]])
    ([['1', '-1'], ['-1', '2']], None)
    """
    (a, b, c, d), exact = read_entries(A)
    det = determinant(A)
    if det == 0:
        return None
    rows = (d / det, -b / det), (-c / det, a / det)
    return rows if exact else tuple(tuple(map(float, row)) for row in rows)


def as_polynomial(A, B) -> tuple | None:
    """The p and q with B = pI + qA, or None. For 2 × 2 and A ≠ λI, AB = BA exactly if there are such numbers.

    If A = λI there is an answer only for B = pI (then q = 0), although A commutes with every B.
    Source: Horn and Johnson, Matrix Analysis, 3.2.4: what commutes with a nonderogatory matrix is a polynomial in it.

    >>> [str(x) for x in as_polynomial([[1, 1], [0, 1]], [[5, 2], [0, 5]])]
    ['3', '2']
    """
    if not is_zero(commutator(A, B)):
        return None
    (a, b, c, d), exact_A = read_entries(A)
    (e, f, g, h), exact_B = read_entries(B)
    if is_scalar(A):
        return (e, 0) if is_scalar(B) else None
    # B = pI + qA off the diagonal and in the difference on it; the largest of these entries of A tells q.
    largest, other = max(((b, f), (c, g), (a - d, e - h)), key=lambda pair: abs(pair[0]))
    q = other / largest
    p = e - q * a
    return (p, q) if exact_A and exact_B else (float(p), float(q))


def is_scalar(A) -> bool:
    """A = λI, with floats within rounding: a 2 × 2 matrix that commutes with every other."""
    (a, b, c, d), exact = read_entries(A)
    return max(map(abs, (b, c, a - d))) <= (0 if exact else ROUNDING * max(map(abs, (a, d))))


def played(first, second, t, *, turning=False) -> tuple:
    """The matrix at the time t of two motions: `first` from I while 0 ≤ t ≤ 1, then `second` on top while 1 ≤ t ≤ 2.

    2 × 2; each goes as `moment` says. At t = 2 it is second·first.

    >>> [[str(x) for x in row] for row in played([[1, 1], [0, 1]], [[2, 0], [0, 1]], 1.5)]
    [['3/2', '3/2'], ['0', '1']]
    """
    late = round(max(t - 1, 0), 9)  # as the decimal that is meant
    return product(moment(second, late, turning=turning), moment(first, min(t, 1), turning=turning))


def _sum(pairs):
    values = [Fraction(a) * Fraction(b) for a, b in pairs]
    total = sum(values, Fraction(0))
    if all(isinstance(x, Rational) for pair in pairs for x in pair):
        return total
    return 0.0 if abs(total) <= ROUNDING * sum(map(abs, values)) else float(total)
