"""Which direction is the steepest depends on what length is: the gradient is it for Euclidean length."""

import math

import numpy as np

from explorers.bilinear_form import inner_product_test


def steepest(slopes, G=((1.0, 0.0), (0.0, 1.0))) -> tuple[float, float] | None:
    """Of all v with vᵀGv = 1 the one along which f rises fastest: v = G⁻¹∇f / √(∇fᵀG⁻¹∇f); None if ∇f = 0.

    G says what length means, ‖v‖² = vᵀGv; for G = I, Euclidean length, v is ∇f/‖∇f‖. The slope along v is √(∇fᵀG⁻¹∇f), by
    the Cauchy–Schwarz inequality for G. ValueError if G is no inner product. Source: Boyd and Vandenberghe, 9.4.1.

    >>> steepest((3.0, 4.0)), steepest((1.0, 1.0), [[1, 0], [0, 4]])[1] * 4 / steepest((1.0, 1.0), [[1, 0], [0, 4]])[0]
    ((0.6, 0.8), 1.0)
    """
    if not inner_product_test(G).is_inner_product:
        raise ValueError("G must be symmetric and positive definite.")
    if not any(slopes):
        return None
    v = np.linalg.solve(np.asarray(G, dtype=float), slopes)
    x, y = v / math.sqrt(float(np.dot(v, slopes)))
    return float(x), float(y)


def slope_per_length(slopes, v, G=((1.0, 0.0), (0.0, 1.0))) -> float:
    """∇f · v / √(vᵀGv): the slope of f along v when length is measured by the inner product G. v ≠ 0.

    >>> slope_per_length((3.0, 4.0), (0.0, 2.0)), slope_per_length((3.0, 4.0), (0.0, 2.0), [[1, 0], [0, 4]])
    (4.0, 2.0)
    """
    v = np.asarray(v, dtype=float)
    return float(np.dot(slopes, v) / math.sqrt(v @ np.asarray(G, dtype=float) @ v))


def angle_on_screen(slopes, stretch: float) -> float:
    """The angle in degrees between ∇f and its level line as they are drawn when y is stretched by the factor `stretch`.

    90° if the factor is 1, or if ∇f is parallel to an axis; NaN for ∇f = 0. The level line is turned to the left of ∇f.

    >>> angle_on_screen((1.0, 1.0), 1.0), round(angle_on_screen((1.0, 1.0), 2.0), 2)
    (90.0, 53.13)
    """
    a, b = slopes
    if a == b == 0:
        return math.nan
    return math.degrees(math.atan2(stretch * (a * a + b * b), (stretch**2 - 1) * a * b))
