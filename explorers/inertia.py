"""The signs of the curvatures in n variables, and what the sign of the determinant alone makes of them."""

from dataclasses import dataclass

import numpy as np

from explorers.critical_points import Kind, classify


@dataclass(frozen=True)
class Inertia:
    up: int
    down: int
    flat: int


@dataclass(frozen=True)
class DeterminantRule:
    determinant: float
    kind: Kind


def inertia(hessian, *, rtol: float = 1e-9) -> Inertia:
    """How many curvatures are > 0, < 0 and 0: no linear change of the variables changes the three numbers (Sylvester).

    0 means |λ| ≤ rtol · max |λ|, the rule of classify, whose errors are raised. Horn and Johnson, Matrix Analysis, 4.5.

    >>> inertia([[1, 2, 0], [2, 1, 0], [0, 0, 0]])
    Inertia(up=1, down=1, flat=1)
    """
    λ = classify(hessian, rtol=rtol).curvatures
    zero = rtol * np.abs(λ).max()
    up, down = int((λ > zero).sum()), int((λ < -zero).sum())
    return Inertia(up, down, λ.size - up - down)


def determinant_rule(hessian, *, rtol: float = 1e-9) -> DeterminantRule:
    """The rule for two variables misused for n: det < 0 a saddle, det > 0 an extremum told by the first entry's sign.

    For n = 2 it is right. For n = 1 it calls a maximum a saddle, and for n ≥ 3 det, the product of the curvatures, only
    knows whether an even number of them is < 0. determinant is 0 where a curvature counts as 0 (see classify); the kind
    is then UNDECIDED, and so it is if det > 0 and the first entry is 0, which needs n ≥ 3.

    >>> determinant_rule([[-1, 0, 0], [0, -1, 0], [0, 0, 1]])  # a saddle
    DeterminantRule(determinant=1.0, kind=<Kind.MAXIMUM: 'maximum'>)
    """
    signs, first = inertia(hessian, rtol=rtol), float(hessian[0][0])
    if signs.flat:
        return DeterminantRule(0.0, Kind.UNDECIDED)
    with np.errstate(over="ignore", under="ignore"):
        determinant = float(classify(hessian, rtol=rtol).curvatures.prod())
    if signs.down % 2:
        return DeterminantRule(determinant, Kind.SADDLE)
    return DeterminantRule(determinant, Kind.MINIMUM if first > 0 else Kind.MAXIMUM if first < 0 else Kind.UNDECIDED)
