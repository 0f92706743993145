"""Products of several 2 × 2 matrices as motions one after the other: what undoes AB, and what a rotation is made of."""

from dataclasses import dataclass
from enum import StrEnum
from functools import reduce

from explorers import rotation_factors
from explorers.linear_maps import moment
from explorers.matrix_product import inverse, product, same

IDENTITY = (1, 0), (0, 1)


class Law(StrEnum):
    """The four chains of the page, written as products: the rightmost factor acts first."""

    UNDO = "B⁻¹A⁻¹AB"
    WRONG = "A⁻¹B⁻¹AB"
    PASSES = "R = S₂S₁"
    SHEARS = "R = S₁S₂S₁"


class Verdict(StrEnum):
    """What a chain shows."""

    HOME = "home"  # B⁻¹A⁻¹ undoes AB
    ASTRAY = "astray"  # A⁻¹B⁻¹ does not
    COMMUTES = "commutes"  # A⁻¹B⁻¹ does, because A and B commute
    SINGULAR = "singular"  # A or B has no inverse, and so AB has none
    PASSES = "passes"
    MIRRORED = "mirrored"  # two passes with cos θ < 0: both are mirrored
    NO_PASSES = "no_passes"  # cos θ = 0
    SHEARS = "shears"
    NO_SHEARS = "no_shears"  # θ = 180°


@dataclass(frozen=True)
class Chain:
    """Factors in the order in which they act, with their names, and what their product shows."""

    factors: tuple
    names: tuple[str, ...]
    verdict: Verdict

    @property
    def end(self) -> tuple:
        """The product of all factors, of which the first in the list stands rightmost."""
        return composed(self.factors)


def chain(law, A, B, τ) -> Chain:
    """The factors of a law and what they show: for the matrices A and B, or for the rotation with tan(θ/2) = τ.

    A product is invertible exactly if both factors are, and then (AB)⁻¹ = B⁻¹A⁻¹; A⁻¹B⁻¹ = (BA)⁻¹ serves too exactly if
    AB = BA. The conditions of the other two are those of `two_passes` and `three_shears`.

    >>> chain(Law.WRONG, [[1, 1], [0, 1]], [[0, -1], [1, 0]], 0).verdict.value
    'astray'
    """
    if law in (Law.PASSES, Law.SHEARS):
        return _rotation_chain(law, τ)
    if inverse(A) is None or inverse(B) is None:
        return Chain((B, A), ("B", "A"), Verdict.SINGULAR)
    if law == Law.UNDO:
        return Chain((B, A, inverse(A), inverse(B)), ("B", "A", "A⁻¹", "B⁻¹"), Verdict.HOME)
    factors = B, A, inverse(B), inverse(A)
    home = same(composed(factors), IDENTITY)
    return Chain(factors, ("B", "A", "B⁻¹", "A⁻¹"), Verdict.COMMUTES if home else Verdict.ASTRAY)


def _rotation_chain(law, τ) -> Chain:
    if law == Law.PASSES:
        factors, none = rotation_factors.two_passes(τ), Verdict.NO_PASSES
        kind = Verdict.MIRRORED if factors and factors[0][0][0] < 0 else Verdict.PASSES
    else:
        factors, none, kind = rotation_factors.three_shears(τ), Verdict.NO_SHEARS, Verdict.SHEARS
    return Chain(factors, ("S₁", "S₂", "S₁")[: len(factors)], kind) if factors else Chain((), (), none)


def composed(factors) -> tuple:
    """The product of 2 × 2 matrices of which the first in the list acts first: it stands rightmost.

    >>> [[str(x) for x in row] for row in composed([[[0, -1], [1, 0]], [[1, 1], [0, 1]]])]
    [['1', '-1'], ['1', '0']]
    """
    return reduce(lambda done, factor: product(factor, done), factors, IDENTITY)


def on_the_way(factors, s, *, turning=False) -> tuple:
    """The matrix at the moment 0 ≤ s ≤ 1, when the n factors act one after the other, each for 1/n of the time.

    Each goes from I to itself as `moment` says.

    >>> [[str(x) for x in row] for row in on_the_way([[[3, 0], [0, 1]], [[1, 1], [0, 1]]], 0.25)]
    [['2', '0'], ['0', '1']]
    """
    n = len(factors)
    parts = [round(min(max(s * n - k, 0), 1), 9) for k in range(n)]
    return composed([moment(factor, part, turning=turning) for factor, part in zip(factors, parts, strict=True)])
