"""The eigenvalues and eigenvectors of a real 2 × 2 matrix."""

import math
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

import numpy as np

from explorers.eigenvectors.entries import ROUNDING, floats, read_entries, read_vector


class Kind(StrEnum):
    DISTINCT = "distinct"
    SCALAR = "scalar"
    DEFECTIVE = "defective"
    COMPLEX = "complex"


@dataclass(frozen=True, eq=False)
class Eigensystem:
    values: tuple[float, float] | tuple[complex, complex]
    directions: tuple[np.ndarray, ...]
    algebraic: tuple[int, ...]
    geometric: tuple[int, ...]
    kind: Kind
    exact: bool


@dataclass(frozen=True)
class Alignment:
    is_eigenvector: bool
    value: float | None
    angle: float | None


def eigensystem(matrix) -> Eigensystem:
    """λ is an eigenvalue of A exactly when det(A − λI) = 0, so λ = m ± √D with m = (a + d)/2 and D = ((a − d)/2)² + bc.

    values: real ones descending; a complex pair with the positive imaginary part first; a repeated value twice.
    directions: real unit vectors (2,), first non-zero component > 0. DISTINCT: directions[i] belongs to values[i].
    DEFECTIVE: the only one. SCALAR: (), every direction is kept. COMPLEX: (), no real direction is.
    algebraic, geometric: multiplicities (over ℂ) of each different eigenvalue: SCALAR (2,), (2,); DEFECTIVE (2,), (1,).
    exact: all entries are int or Fraction, and the sign of D is not rounded (two values may still round to one float).
    With a float among the entries, "repeated" means: changing them by 2⁻⁴⁸ of the largest can make D zero (a 0 is
    meant: a triangular matrix shows its eigenvalues). [[1, 1], [ε, 1]] has the values 1 ± √ε: told apart for ε = 1e-10,
    not for 1e-16; near a defective matrix floats hide a gap below 1e-7. Use Fractions there.
    ValueError: not 2 × 2, not real, or an entry beyond ±1e300.
    Strang, Introduction to Linear Algebra, 6.1; Axler, Linear Algebra Done Right, ch. 8 (multiplicities).

    >>> eigensystem([[2, 1], [1, 2]]).values, eigensystem([[1, 1], [0, 1]]).kind.value
    ((3.0, 1.0), 'defective')
    """
    (a, b, c, d), exact = read_entries(matrix)
    m, p = (a + d) / 2, (a - d) / 2
    D = p * p + b * c
    kind = _kind(p, b, c, 0 if exact else ROUNDING * max(map(abs, (a, b, c, d))))
    if kind is Kind.SCALAR:
        return Eigensystem((float(m),) * 2, (), (2,), (2,), kind, exact)
    if kind is Kind.DEFECTIVE:
        direction = _unit(b, -p) if abs(b) >= abs(c) else _unit(p, c)
        return Eigensystem((float(m),) * 2, (direction,), (2,), (1,), kind, exact)
    r = _root(abs(D))
    if kind is Kind.COMPLEX:
        z = complex(float(m), float(r))
        return Eigensystem((z, z.conjugate()), (), (1, 1), (1, 1), kind, exact)
    far = m + r if m >= 0 else m - r
    high, low = sorted((far, (a * d - b * c) / far), reverse=True)
    vectors = ((p + r, c), (b, -p - r)) if p >= 0 else ((b, r - p), (p - r, c))
    return Eigensystem((float(high), float(low)), tuple(_unit(*v) for v in vectors), (1, 1), (1, 1), kind, exact)


def alignment(matrix, v, *, within: float = 0.02) -> Alignment:
    """v ≠ 0 is an eigenvector when Av = λv: parallel to v, opposite (λ < 0) or zero (λ = 0). The zero vector never is.

    For a point moved by hand two things must hold: v is within `within` radians of a line of eigenvectors, and Av is no
    farther from λv than `within` times the longer arrow. (The angle between v and Av alone would call every v an
    eigenvector of a turn by 1°.) value: the eigenvalue of that line, None if v is no eigenvector.
    angle: between v and Av, radians in [0, π], None if either is zero (up to rounding).
    ValueError: bad matrix (see eigensystem), v not two finite reals, within not in (0, π/2). Strang, 6.1.

    >>> alignment([[1, 2], [2, 1]], (-1, 1))
    Alignment(is_eigenvector=True, value=-1.0, angle=3.141592653589793)
    """
    A, v = floats(matrix), read_vector(v)
    if not 0 < within < math.pi / 2:
        raise ValueError(f"The tolerance must be an angle between 0 and π/2, not {within}.")
    if not v.any():
        return Alignment(False, None, None)
    u = _unit(*map(Fraction, v.tolist()))
    w = A @ u
    length, noise = math.hypot(*w), float(ROUNDING) * np.abs(A).max()
    angle = None if length <= noise else math.atan2(abs(_cross(u, w)), u @ w)
    value = _value_near(eigensystem(matrix), u, within)
    if value is None or math.hypot(*(w - value * u)) > max(within * max(1, length), noise):
        return Alignment(False, None, angle)
    return Alignment(True, value, angle)


def modulus_and_angle(value: complex) -> tuple[float, float | None]:
    """λ = r(cos φ + i sin φ) with r ≥ 0 and φ in radians, −π < φ ≤ π; φ is None for λ = 0, which has no angle.

    If λ is not real, A turns by φ and stretches by r in a suitable basis. In the given one the spiral is elliptical in
    general, and turns to the left exactly when the lower left entry of A is positive.
    Margalit and Rabinoff, Interactive Linear Algebra, 5.5 (rotation-scaling theorem).

    >>> modulus_and_angle(-2), modulus_and_angle(3j)
    ((2.0, 3.141592653589793), (3.0, 1.5707963267948966))
    """
    r = math.hypot(value.real, value.imag)
    return r, math.atan2(value.imag + 0.0, value.real) if r else None


def turns_all_alike(matrix) -> bool:
    """a = d and b = −c: A turns all vectors by one angle and stretches them by one factor; else the spiral is elliptical.

    With a float among the entries they need to agree to 2⁻⁴⁸ of the largest only. ValueError: bad matrix.

    >>> turns_all_alike([[1, -2], [2, 1]]), turns_all_alike([[1, -2], [1, 1]])
    (True, False)
    """
    (a, b, c, d), exact = read_entries(matrix)
    return max(abs(a - d), abs(b + c)) <= (0 if exact else ROUNDING * max(map(abs, (a, b, c, d))))


def _kind(p: Fraction, b: Fraction, c: Fraction, rounding: Fraction | int) -> Kind:
    """(A − mI)² = DI for A − mI = [[p, b], [c, −p]]; non-zero entries are known up to `rounding`."""
    if max(abs(p), abs(b), abs(c)) <= rounding:
        return Kind.SCALAR
    D = p * p + b * c
    if abs(D) <= rounding * (abs(p) + (abs(b) + abs(c) if b * c else 0)):
        return Kind.DEFECTIVE
    return Kind.DISTINCT if D > 0 else Kind.COMPLEX


def _root(D: Fraction) -> Fraction:
    """√D from below, relative error < 2⁻⁶³, and exact if √D is a fraction."""
    return Fraction(math.isqrt(D.numerator * D.denominator << 128), D.denominator << 64)


def _unit(x: Fraction, y: Fraction) -> np.ndarray:
    """(x, y) ≠ 0 at length 1, its first non-zero component > 0."""
    scale = max(abs(x), abs(y)) * (1 if (x, y) > (-x, -y) else -1)
    v = np.array([x / scale, y / scale], dtype=float)
    return v / math.hypot(*v)


def _value_near(system: Eigensystem, u: np.ndarray, within: float) -> float | None:
    """The eigenvalue whose line is nearest to the unit vector u, None if the angle is more than `within`."""
    if system.kind is Kind.SCALAR:
        return system.values[0].real
    lines = [(abs(_cross(w, u)), λ.real) for w, λ in zip(system.directions, system.values, strict=False)]
    sine, value = min(lines, default=(1.0, None))
    return value if sine <= math.sin(within) else None


def _cross(u: np.ndarray, w: np.ndarray) -> float:
    return float(u[0] * w[1] - u[1] * w[0])
