"""The error of a difference quotient in floats: it falls with h, and from some h on it rises again."""

import numpy as np

from explorers.derivative import central_quotient, forward_quotient

UNIT = 2.0**-53  # the largest relative error of one rounding in double precision


def quotient_errors(f, x0: float, slope: float, h) -> tuple[np.ndarray, np.ndarray]:
    """|quotient − f′(x₀)| for the forward and the central quotient at each h, computed in double precision.

    For a smooth f the forward error is about |f″|h/2 + `round_off`, least near h = 1e−8, and the central one about
    |f‴|h²/6 + `round_off`, least near 1e−5. Divided by the h that was asked for, as a program does, although x₀ + h is
    rounded too. f maps arrays to arrays; NaN where it is undefined. Source: Press et al., Numerical Recipes, 3rd ed., 5.7.

    >>> forward, central = quotient_errors(np.exp, 1.0, np.e, [1e-8, 1e-12])
    >>> f"{forward[0]:.1e}", f"{forward[1]:.0e}"
    ('6.6e-09', '4e-04')
    """
    h = np.asarray(h, dtype=float)
    return np.abs(forward_quotient(f, x0, h) - slope), np.abs(central_quotient(f, x0, h) - slope)


def round_off(f, x0: float, h) -> np.ndarray:
    """|f(x₀)| 2⁻⁵³/h, the size of the round-off error when each value of f is rounded once: an estimate, not a bound.

    >>> f"{float(round_off(np.exp, 1.0, 1e-8)):.1e}"
    '3.0e-08'
    """
    return np.abs(f(x0)) * UNIT / np.asarray(h, dtype=float)


def exponents(*, last: float = 16.0, per: int = 10) -> np.ndarray:
    """The k = 0, 0.1, … 16 for which h = 10^(−k) is tried.

    >>> exponents(last=0.3).tolist()
    [0.0, 0.1, 0.2, 0.3]
    """
    return np.round(np.arange(round(last * per) + 1) / per, 6)


def error_table(f, x0: float, slope: float) -> dict[str, np.ndarray]:
    """The columns k, h, forward, central and wall (the round-off) for all exponents; all errors are NaN if f′ is NaN."""
    k = exponents()
    h = 10.0**-k
    forward, central = quotient_errors(f, x0, slope, h)
    return {"k": k, "h": h, "forward": forward, "central": central, "wall": round_off(f, x0, h) + 0 * slope}
