"""The chain rule: the slope of a chain of functions is the product of the slopes of its links."""

from dataclasses import dataclass
from itertools import accumulate
from operator import mul

import numpy as np


@dataclass(frozen=True)
class Chain:
    """values: u₀ = x, u₁ = f₁(u₀), …, uₙ; slopes: fₖ′(uₖ₋₁); slope: their product. All NaN from the first break on."""

    values: tuple[float, ...]
    slopes: tuple[float, ...]
    slope: float


def chain(functions, x: float) -> Chain:
    """(fₙ ∘ … ∘ f₁)′(x) = fₙ′(uₙ₋₁) · … · f₁′(x): each slope is taken where its own link stands, at uₖ₋₁ and not at x.

    Needs f₁ differentiable at x, f₂ at u₁ and so on. It is no "if and only if": |x|² is smooth though |x| is not.
    functions: objects whose `jet(u)` gives value and slope, as an `Expression` in one variable does; NaN where a link is
    undefined or has no slope. Source: Apostol, Calculus I, 4.10; Rudin, Principles of Mathematical Analysis, 5.5.

    >>> from explorers.functions import parse
    >>> chain([parse("x^2"), parse("3u + 1", variables=("u",))], 2.0)
    Chain(values=(2.0, 4.0, 13.0), slopes=(4.0, 3.0), slope=12.0)
    """
    values, slopes = [float(x)], []
    for f in functions:
        value, slope, _ = f.jet(values[-1])
        values.append(float(value))
        slopes.append(float(slope))
    return Chain(tuple(values), tuple(slopes), float(np.prod(slopes)))


def composed(functions, x) -> np.ndarray:
    """fₙ(… f₁(x)) for an array x; NaN where a link is undefined.

    >>> from explorers.functions import parse
    >>> composed([parse("x^2"), parse("sqrt(u)", variables=("u",))], [-3.0, 2.0])
    array([3., 2.])
    """
    for f in functions:
        x = f.value(x)
    return x


def slope_of_composition(functions, x: float, h: float = 1e-3) -> float:
    """The slope of the composition from its values alone: central differences at h and h/2, extrapolated.

    No derivative of any link is used, so it is a second opinion on the product of slopes. For a smooth composition the
    error is O(h⁴); where it is not differentiable the number means nothing. NaN where it is undefined nearby.
    Source: Richardson 1911; Burden and Faires, Numerical Analysis, 4.2.

    >>> from explorers.functions import parse
    >>> round(slope_of_composition([parse("x^2"), parse("sin(u)", variables=("u",))], 1.0), 8)  # 2 cos 1
    1.08060461
    """
    h = h * max(1.0, abs(x))

    def central(step):
        right, left = composed(functions, [x + step, x - step])
        return (right - left) / (2 * step)

    return float((4 * central(h / 2) - central(h)) / 3)


def forward(slopes) -> tuple[float, ...]:
    """duₖ/dx for k = 1…n: the product of the first k slopes, built from the input on.

    >>> forward((2.0, 3.0, 5.0))
    (2.0, 6.0, 30.0)
    """
    return tuple(accumulate(slopes, mul))


def backward(slopes) -> tuple[float, ...]:
    """duₙ/duₖ for k = 0…n − 1: the product of the last slopes, built from the output back, as backpropagation does.

    >>> backward((2.0, 3.0, 5.0))
    (30.0, 15.0, 5.0)
    """
    return tuple(reversed(forward(reversed(slopes))))
