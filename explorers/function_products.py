"""Functions on an interval as vectors: ⟨f, g⟩ is the integral of f·g."""

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from explorers.functions import Expression
from explorers.functions.tree import apply_unchecked
from explorers.integral import Integral, integrate
from explorers.samples import samples

ROUNDING = 1e-12


@dataclass(frozen=True)
class Pair:
    """⟨f, f⟩, ⟨f, g⟩ and ⟨g, g⟩ as integrals; the numbers below are None where they do not exist."""

    ff: Integral
    fg: Integral
    gg: Integral

    @property
    def known(self) -> bool:
        """Whether all three integrals exist."""
        return self.ff.known and self.fg.known and self.gg.known

    @property
    def lengths(self) -> tuple[float, float] | None:
        """‖f‖ and ‖g‖."""
        return (math.sqrt(self.ff.value), math.sqrt(self.gg.value)) if self.known else None

    @property
    def orthogonal(self) -> bool:
        """Whether |⟨f, g⟩| ≤ 1e-12 ‖f‖‖g‖: 0 as far as numbers tell."""
        return self.lengths is not None and abs(self.fg.value) <= ROUNDING * math.prod(self.lengths)

    @property
    def angle(self) -> float | None:
        """θ in [0, π] with cos θ = ⟨f, g⟩/(‖f‖‖g‖), held within ±1; None if f or g has length 0.

        A cosine within 1e-14 of ±1 is meant as ±1: its angle would be rounding, magnified to 1e-7.
        """
        if self.lengths is None or not all(self.lengths):
            return None
        cosine = self.fg.value / math.prod(self.lengths)
        return math.acos(math.copysign(1.0, cosine) if abs(cosine) > 1 - 1e-14 else cosine)

    @property
    def share(self) -> float | None:
        """The c for which c·f is nearest to g: ⟨f, g⟩/⟨f, f⟩. None if f has length 0."""
        return self.fg.value / self.ff.value if self.known and self.ff.value else None

    def distance(self, c) -> float:
        """‖g − c·f‖, from ⟨g, g⟩ − 2c⟨f, g⟩ + c²⟨f, f⟩."""
        return math.sqrt(max(0.0, self.gg.value - 2 * c * self.fg.value + c * c * self.ff.value))


def function_products(f: Expression, g: Expression, a: float, b: float) -> Pair:
    """⟨f, g⟩ = ∫ f·g from a to b is an inner product of the continuous functions on [a, b], a < b.

    Continuity makes it definite: ∫ f² = 0 only for f = 0. The integrals are those of `integrate`, so a product that has
    none is not given a number. ValueError unless a < b.

    >>> from explorers.functions import parse
    >>> pair = function_products(parse("sin(x)"), parse("cos(x)"), -math.pi, math.pi)
    >>> pair.orthogonal, round(pair.ff.value, 9)
    (True, 3.141592654)
    """
    if not a < b:
        raise ValueError("An interval needs a < b.")
    return Pair(*(integrate(times(*pair), a, b) for pair in ((f, f), (f, g), (g, g))))


def times(f: Expression, g: Expression) -> Expression:
    """The function f·g of the same variables; it is defined where both are.

    >>> from explorers.functions import parse
    >>> times(parse("x + 1"), parse("x")).value(2)
    array(6.)
    """
    return Expression(f"({f.text})*({g.text})", f.variables, apply_unchecked("*", f.tree, g.tree))


class Curves(NamedTuple):
    """f and g at the places x, NaN where undefined, and the number of the piece on which both graphs are unbroken."""

    x: np.ndarray
    f: np.ndarray
    g: np.ndarray
    piece: np.ndarray


def curves(f: Expression, g: Expression, a: float, b: float, *, n: int = 241) -> Curves:
    """The graphs of f and g at n even places from a to b.

    >>> from explorers.functions import parse
    >>> curves(parse("abs(x)/x"), parse("x"), -1, 1, n=4).piece.tolist()
    [0, 0, 1, 1]
    """
    first, second = (samples(h, np.linspace(a, b, n)) for h in (f, g))
    broken = (np.diff(first.piece) != 0) | (np.diff(second.piece) != 0)
    return Curves(first.x, first.value, second.value, np.append(0, np.cumsum(broken)))
