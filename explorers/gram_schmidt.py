"""Gram–Schmidt: from a list of vectors, one after the other, to vectors that are perpendicular and span the same.

Entries that are int or Fraction are computed with exactly; only the division by a length leaves the fractions.
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from numbers import Rational

import numpy as np

from explorers.eigenvectors.entries import ROUNDING

KNOWN = Fraction(1, 2**40)  # with floats: a remainder that is a smaller share of its vector is rounding


@dataclass(frozen=True)
class Step:
    """What happens to the vector a = vectors[index], here `given`: its projections on earlier remainders are subtracted.

    `shares` maps the index of each earlier remainder w ≠ 0 to ⟨w, a⟩/⟨w, w⟩; `recipe` holds the coefficients of the
    remainder as a combination of all the vectors, that of a being 1.
    """

    index: int
    given: tuple[Fraction, ...]
    shares: dict[int, Fraction]
    remainder: tuple[Fraction, ...]
    recipe: tuple[Fraction, ...]

    @property
    def dependent(self) -> bool:
        """The remainder is 0: the vector is a combination of the earlier ones, and there is nothing to divide by."""
        return not any(self.remainder)

    @property
    def left(self) -> float:
        """‖w‖/‖a‖, from 0 to 1: the sine of the angle between a and the span of the vectors before it; 1 for a = 0."""
        return length(self.remainder) / length(self.given) if any(self.given) else 1.0


def gram_schmidt(vectors, order=None) -> tuple[Step, ...]:
    """wₖ = aₖ − Σ (⟨wⱼ, aₖ⟩/⟨wⱼ, wⱼ⟩) wⱼ over the earlier wⱼ ≠ 0: the w are perpendicular, and w₁ … wₖ span what a₁ … aₖ do.

    wₖ = 0 exactly if aₖ depends on the vectors before it; it is then left out. `order` lists the indices, by default
    as they stand; another order gives other w. With a float among the entries ⟨wⱼ, aₖ⟩ = 0 means up to 2⁻⁴⁸ of its
    terms, and wₖ = 0 up to 2⁻⁴⁰ of aₖ. Source: Axler, Linear Algebra Done Right, 6.32; Strang, 4.4.

    >>> [[str(x) for x in step.remainder] for step in gram_schmidt([(2, 1), (0, 2)])]
    [['2', '1'], ['-4/5', '8/5']]
    >>> gram_schmidt([(1, 2), (2, 4)])[1].dependent
    True
    """
    exact = all(isinstance(x, Rational) for a in vectors for x in a)
    rows = [tuple(Fraction(*x.as_integer_ratio()) for x in a) for a in vectors]
    steps: list[Step] = []
    for k in order or range(len(rows)):
        w, recipe, shares = rows[k], tuple(Fraction(int(i == k)) for i in range(len(rows))), {}
        for done in steps:
            if not done.dependent:
                share = dot(done.remainder, w, exact) / dot(done.remainder, done.remainder)
                shares[done.index] = share
                w = tuple(x - share * y for x, y in zip(w, done.remainder, strict=True))
                recipe = tuple(x - share * y for x, y in zip(recipe, done.recipe, strict=True))
        if not exact and dot(w, w) <= KNOWN**2 * dot(rows[k], rows[k]):
            w = tuple(Fraction(0) for _ in w)
        steps.append(Step(k, rows[k], shares, w, recipe))
    return tuple(steps)


def dot(u, v, exact=True) -> Fraction:
    """⟨u, v⟩ = u₁v₁ + … + uₙvₙ of fractions; unless exact, 0 if a change of 2⁻⁴⁸ of its terms can make it 0.

    >>> str(dot((Fraction(1, 2), 3), (4, Fraction(1, 3))))
    '3'
    """
    terms = [x * y for x, y in zip(u, v, strict=True)]
    total = sum(terms, Fraction(0))
    return total if exact or abs(total) > ROUNDING * sum(map(abs, terms)) else Fraction(0)


def length(v) -> float:
    """‖v‖ of a vector of fractions, for any size of their terms.

    >>> length((Fraction(3, 5), Fraction(4, 5)))
    1.0
    """
    return math.hypot(*map(float, v))


def orthonormal(steps) -> list[tuple[float, ...]]:
    """qₖ = wₖ/‖wₖ‖ for the remainders that are not 0: an orthonormal basis of the span, one vector for each dimension.

    >>> orthonormal(gram_schmidt([(0, 4), (0, 8), (3, 5)]))
    [(0.0, 1.0), (1.0, 0.0)]
    """
    return [tuple(float(x) / length(step.remainder) for x in step.remainder) for step in steps if not step.dependent]


def depends(step: Step) -> dict[int, Fraction]:
    """For a vector that depends on earlier ones: the coefficients that make it of them, without zeros; {} if it is 0.

    >>> steps = gram_schmidt([(1, 0), (1, 1), (3, 2)])
    >>> {k: str(x) for k, x in depends(steps[2]).items()}
    {0: '1', 1: '2'}
    """
    return {k: -x for k, x in enumerate(step.recipe) if k != step.index and x}


def library_signs(vectors) -> tuple[int, ...]:
    """The signs of the diagonal of R in NumPy's QR, for independent vectors: the columns of its Q are these times qₖ.

    QR = A is unique only with the signs of the diagonal of R given. Gram–Schmidt makes them all +; NumPy uses
    Householder's mirrors, which choose each sign so that nothing is cancelled. Golub and Van Loan, 5.1.3 and 5.2.

    >>> library_signs([(2, 1), (0, 2)])
    (-1, 1)
    """
    R = np.linalg.qr(np.array([[float(x) for x in a] for a in vectors]).T, mode="r")
    return tuple(int(sign) for sign in np.sign(np.diag(R)))
