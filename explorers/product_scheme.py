"""The entry-by-entry scheme of a product: each entry written out as its sum of products, in exact numbers."""

from fractions import Fraction
from numbers import Rational

from explorers.matrix_product import product, shape, terms

BELOW = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def written(x) -> str:
    """A number as one writes it by hand: fractions and short decimals exactly, what is no fraction to four digits.

    >>> written(Fraction(-1, 3)), written(Fraction(37, 100)), written(Fraction(4)), written(2**0.5)
    ('−1/3', '0.37', '4', '1.414')
    """
    text = f"{float(x) + 0.0:.4g}"
    if isinstance(x, Rational):
        x = Fraction(x)
        short = x.denominator > 10 and (10**4 * x).denominator == 1 and abs(x) < 10**9
        text = f"{float(x):.15g}" if short else str(x)
    return text.replace("-", "−").replace("e−", "e-")


def factors(a, b, *, leading=True) -> str:
    """One product of the sum; what is negative and does not lead stands in brackets.

    >>> factors(-2, Fraction(-1, 2)), factors(-2, 3, leading=False)
    ('−2·(−1/2)', '(−2)·3')
    """
    a, b = written(a), written(b)
    return f"{f'({a})' if a[0] == '−' and not leading else a}·{f'({b})' if b[0] == '−' else b}"


def written_out(A, B, i: int, j: int) -> str:
    """The entry of AB in row i, column j, counted from 1, as its sum of products.

    >>> written_out([[1, 2]], [[3], [-4]], 1, 1)
    '1·3 + 2·(−4) = −5'
    """
    total = product([A[i - 1]], [[row[j - 1]] for row in B])[0][0]
    sums = " + ".join(factors(a, b, leading=k == 0) for k, (a, b) in enumerate(terms(A, B, i, j)))
    return f"{sums} = {written(total)}"


def entry_name(i: int, j: int, name: str = "c") -> str:
    """c₂₃ is the entry in row 2, column 3."""
    return f"{name}{f'{i}{j}'.translate(BELOW)}"


def defined(A, B) -> bool:
    """AB exists exactly if A has as many columns as B has rows: the inner dimensions agree."""
    return shape(A)[1] == shape(B)[0]
