"""A typed function with a value where its formula has none: x² sin(1/x), and 0 at 0."""

from dataclasses import dataclass

import numpy as np

from explorers.functions import Expression
from explorers.functions.boxes import Enclosure


def patched(formula: Expression, elsewhere: float | None):
    """The function that is the formula where this is defined and `elsewhere` where it is not; the formula if None.

    Where the formula is defined but larger than 1e12 in size, the function stays without a shown value.

    >>> from explorers.functions import parse
    >>> patched(parse("abs(x)/x"), 0).value([-2, 0, 3]).tolist()
    [-1.0, 0.0, 1.0]
    """
    return formula if elsewhere is None else Patched(formula, float(elsewhere))


@dataclass(frozen=True)
class Patched:
    """A formula in one variable and the value of the function where the formula is undefined."""

    formula: Expression
    elsewhere: float

    def value(self, x) -> np.ndarray:
        """The formula, or the value elsewhere; NaN where the formula is larger than 1e12 in size."""
        value = self.formula.value(x)
        value[np.isnan(value) & self._undefined(x, 0.0, "part")] = self.elsewhere
        return value

    def jet(self, x) -> tuple[np.ndarray, ...]:
        """f, f′ and f″; both are 0 where the formula is undefined all around x, NaN where a hole is filled at x alone."""
        _, slope, bend = self.formula.jet(x)
        around = self._undefined(x, 1e-9, "out")
        slope[around] = bend[around] = 0.0
        return self.value(x), slope, bend

    def interval_jet(self, box) -> Enclosure:
        """As of an `Expression`; nothing is out, and where a box may touch the edge of the formula's domain it is part."""
        found = self.formula.interval_jet(box)
        values, *slopes = found.components
        low, high = (np.where(found.out, self.elsewhere, end) for end in (values.lo, values.hi))
        touched = found.part & ~found.out
        low = np.where(touched, np.minimum(low, self.elsewhere), low)
        high = np.where(touched, np.maximum(high, self.elsewhere), high)
        flat = [part.replaced(found.out, type(part)(np.zeros_like(part.lo), np.zeros_like(part.hi))) for part in slopes]
        return Enclosure((type(values)(low, high), *flat), np.zeros_like(found.out), touched)

    def _undefined(self, x, around: float, flag: str) -> np.ndarray:
        x = np.asarray(x, dtype=float)
        reach = around * np.maximum(1.0, np.abs(x))
        return getattr(self.formula.interval_jet((x - reach, x + reach)), flag)
