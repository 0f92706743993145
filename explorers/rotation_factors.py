"""A rotation as a product of maps that move points along one axis only; half the angle is given by τ = tan(θ/2).

With a rational τ the sine and cosine are rational too, so every check is exact; τ = ∞ is the half-turn.
"""

import math
from fractions import Fraction

from explorers.functions import ExpressionError, parse_number

LARGEST = 50  # of |τ| that is typed: θ = 177.7°


def half_tangent(text: str) -> Fraction | float:
    """The typed τ: a rational number with |τ| ≤ 50, or ∞.

    >>> half_tangent("1/2"), half_tangent("∞")
    (Fraction(1, 2), inf)
    """
    if text.strip() == "∞":
        return math.inf
    value = parse_number(text)
    if not isinstance(value, Fraction):
        raise ExpressionError("number", "Type a fraction or a decimal, so that the check is exact.", 0, len(text))
    if abs(value) > LARGEST:
        raise ExpressionError("number_size", f"Type a number from -{LARGEST} to {LARGEST}, or ∞.", 0, len(text))
    return value


def degrees(τ) -> float:
    """θ = 2 arctan τ in degrees, between −180 and 180.

    >>> degrees(1), degrees(math.inf)
    (90.0, 180.0)
    """
    return math.degrees(2 * math.atan(τ))


def nearest_half_tangent(θ: float) -> str:
    """τ = tan(θ/2) of an angle in degrees, in hundredths, as one would type it.

    >>> nearest_half_tangent(90.0), nearest_half_tangent(53.130102354)
    ('1', '1/2')
    """
    return str(Fraction(round(100 * math.tan(math.radians(θ) / 2)), 100))


def cosine_and_sine(τ) -> tuple:
    """cos θ = (1 − τ²)/(1 + τ²) and sin θ = 2τ/(1 + τ²) with τ = tan(θ/2).

    >>> [str(x) for x in cosine_and_sine(Fraction(1, 2))]
    ['3/5', '4/5']
    """
    if τ == math.inf:
        return Fraction(-1), Fraction(0)
    τ = Fraction(τ)
    return (1 - τ**2) / (1 + τ**2), 2 * τ / (1 + τ**2)


def rotation(τ) -> tuple:
    """R, the rotation by θ; its columns are (cos θ, sin θ) and (−sin θ, cos θ)."""
    c, s = cosine_and_sine(τ)
    return (c, -s), (s, c)


def two_passes(τ) -> tuple | None:
    """R = S₂S₁: S₁ shears and scales along the rows, S₂ along the columns; the factors as (S₁, S₂), the first to act first.

    Needs cos θ ≠ 0, that is τ ≠ ±1, else None: the first row of S₂S₁ is that of S₁, so S₁ = [[cos θ, −sin θ], [0, 1]],
    which is singular for cos θ = 0 although R is not. Catmull and Smith, 3-D transformations of images in scanline order, 1980.

    >>> [[[str(x) for x in row] for row in S] for S in two_passes(Fraction(1, 2))]
    [[['3/5', '-4/5'], ['0', '1']], [['1', '0'], ['4/3', '5/3']]]
    """
    c, s = cosine_and_sine(τ)
    return (((c, -s), (0, 1)), ((1, 0), (s / c, 1 / c))) if c else None


def three_shears(τ) -> tuple | None:
    """R = S₁S₂S₁ with the shears S₁ = [[1, −τ], [0, 1]] and S₂ = [[1, 0], [sin θ, 1]]; the factors as (S₁, S₂, S₁).

    Needs τ finite, else None: the half-turn −I is no product of three shears along the axes in turn.
    Paeth, A fast algorithm for general raster rotation, 1986.

    >>> [[[str(x) for x in row] for row in S] for S in three_shears(Fraction(1, 2))][:2]
    [[['1', '-1/2'], ['0', '1']], [['1', '0'], ['4/5', '1']]]
    """
    if τ == math.inf:
        return None
    _, s = cosine_and_sine(τ)
    across = (1, -Fraction(τ)), (0, 1)
    return across, ((1, 0), (s, 1)), across
