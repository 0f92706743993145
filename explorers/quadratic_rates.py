"""Gradient descent and the heavy ball on a quadratic: the factor of the error along each eigenvector of the Hessian."""

import math
from enum import StrEnum
from fractions import Fraction


class Regime(StrEnum):
    """MONOTONE: converges without changing sides in the end. ALTERNATES: converges, changing sides at every step.

    ROTATES: converges, the two roots are not real. KEEPS: |σ| = 1. DIVERGES: |σ| > 1.
    """

    MONOTONE = "monotone"
    ALTERNATES = "alternates"
    ROTATES = "rotates"
    KEEPS = "keeps"
    DIVERGES = "diverges"


def plain_rate(rate: float, curvature: float) -> float:
    """|1 − αλ|: gradient descent multiplies the error along an eigenvector with eigenvalue λ by 1 − αλ at every step.

    It holds for f = ½ xᵀHx with H symmetric, exactly.

    >>> plain_rate(0.5, 3)
    0.5
    """
    return abs(1 - rate * curvature)


def heavy_ball_rate(rate: float, curvature: float, momentum: float) -> float:
    """The larger |σ| of the roots of σ² − (1 + β − αλ)σ + β = 0: the heavy ball's error goes like |σ|ᵏ in the long run.

    At a double root like k|σ|ᵏ. Where the roots are not real, |σ| = √β, because their product is β. Polyak 1964.
    In ½ xᵀHx, along an eigenvector with eigenvalue λ, v ← βv + λx, x ← x − αv, 0 ≤ β < 1.

    >>> heavy_ball_rate(0.1, 10, 0.25)
    0.5
    """
    middle = (1 + momentum - rate * curvature) / 2
    inside = middle**2 - momentum
    return math.sqrt(momentum) if inside < 0 else abs(middle) + math.sqrt(inside)


def largest_rate(curvature: float, momentum: float = 0.0, *, ahead: bool = False) -> float:
    """On a quadratic with largest curvature λ > 0, and no curvature ≤ 0, a run converges from every start iff α is below this.

    2/λ for gradient descent, (2 + 2β)/λ for the heavy ball, (2 + 2β)/((1 + 2β)λ) for Nesterov (`ahead`). ∞ if λ ≤ 0:
    there no α is too large, and none makes it converge. NaN stays NaN.

    >>> largest_rate(4), largest_rate(4, 0.5), largest_rate(4, 0.5, ahead=True)
    (0.5, 0.75, 0.375)
    """
    if curvature <= 0:
        return math.inf
    return (2 + 2 * momentum) / ((1 + 2 * momentum if ahead else 1) * curvature)


def regime(rate: float, curvature: float, momentum: float = 0.0) -> Regime:
    """How the error along an eigenvector behaves, for α > 0, λ > 0, 0 ≤ β < 1; β = 0 is gradient descent.

    Decided exactly for numbers written as decimals: αλ against 2 + 2β, and the sign of (1 + β − αλ)² − 4β.

    >>> regime(0.2, 10).value, regime(0.1, 11).value, regime(0.1, 5, 0.9).value
    ('keeps', 'alternates', 'rotates')
    """
    α, λ, β = (Fraction(repr(float(number))) for number in (rate, curvature, momentum))
    middle = 1 + β - α * λ
    if α * λ >= 2 + 2 * β:
        return Regime.KEEPS if α * λ == 2 + 2 * β else Regime.DIVERGES
    if middle**2 < 4 * β:
        return Regime.ROTATES
    return Regime.ALTERNATES if middle < 0 else Regime.MONOTONE


def best_plain(low: float, high: float) -> tuple[float, float]:
    """α = 2/(λ₁ + λ₂) makes the larger of |1 − αλ₁|, |1 − αλ₂| smallest: (κ − 1)/(κ + 1), κ = λ₂/λ₁, 0 < λ₁ ≤ λ₂.

    Returns α and that rate. It is the best α for every quadratic with eigenvalues from λ₁ to λ₂. Polyak 1987, 1.4.

    >>> best_plain(1, 9)
    (0.2, 0.8)
    """
    return 2 / (low + high), (high - low) / (high + low)


def best_heavy_ball(low: float, high: float) -> tuple[float, float, float]:
    """α = 4/(√λ₁ + √λ₂)², β = ((√κ − 1)/(√κ + 1))² make the larger |σ| smallest: √β, 0 < λ₁ ≤ λ₂.

    Returns α, β and that rate. λ₁ and λ₂ then have double roots, so the error there goes like k√βᵏ. Polyak 1964.

    >>> best_heavy_ball(1, 9)
    (0.25, 0.25, 0.5)
    """
    small, large = math.sqrt(low), math.sqrt(high)
    rate = (large - small) / (large + small)
    return 4 / (small + large) ** 2, rate**2, rate


def position(k: int, start: float, rate: float, curvature: float, momentum: float = 0.0) -> float:
    """x after k steps in closed form: x_k = x₁S_k − βx₀S_{k−1}, S_k = (σ₁ᵏ − σ₂ᵏ)/(σ₁ − σ₂), x₁ = (1 − αλ)x₀.

    S_k = kσᵏ⁻¹ at a double root, and √βᵏ⁻¹ sin(kφ)/sin φ with cos φ = (1 + β − αλ)/(2√β) where the roots are not real.

    >>> position(3, 1.0, 0.5, 1.0), position(2, 1.0, 0.5, 1.0, 0.5)
    (0.125, 0.0)
    """
    if momentum == 0 or k == 0:
        return start * (1 - rate * curvature) ** k
    middle = (1 + momentum - rate * curvature) / 2
    inside, r = middle**2 - momentum, math.sqrt(momentum)

    def s(k):
        if abs(inside) < 1e-12:
            return k * middle ** (k - 1)
        if inside < 0:
            φ = math.acos(middle / r)
            return r ** (k - 1) * math.sin(k * φ) / math.sin(φ)
        root = math.sqrt(inside)
        return ((middle + root) ** k - (middle - root) ** k) / (2 * root)

    return start * ((1 - rate * curvature) * s(k) - momentum * s(k - 1))
