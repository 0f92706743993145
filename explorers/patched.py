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
    """A formula, and the value of the function where the formula is undefined."""

    formula: Expression
    elsewhere: float

    def value(self, *places) -> np.ndarray:
        """The formula, or the value elsewhere; NaN where the formula is larger than 1e12 in size."""
        value = self.formula.value(*places)
        value[self._among(np.isnan(value), places, 0.0, "part")] = self.elsewhere
        return value

    def jet(self, *places) -> tuple[np.ndarray, ...]:
        """f and its derivatives; these are 0 where the formula is undefined all around, NaN where a hole is filled."""
        derivatives = self.formula.jet(*places)[1:]
        around = self._among(np.isnan(derivatives[0]), places, 1e-9, "out")
        for part in derivatives:
            part[around] = 0.0
        return self.value(*places), *derivatives

    def interval_jet(self, *boxes) -> Enclosure:
        """As of an `Expression`; nothing is out, and where a box may touch the edge of the formula's domain it is part."""
        found = self.formula.interval_jet(*boxes)
        values, *slopes = found.components
        low, high = (np.where(found.out, self.elsewhere, end) for end in (values.lo, values.hi))
        touched = found.part & ~found.out
        filled = touched & ~self._has_value(boxes)
        low = np.where(filled, np.minimum(low, self.elsewhere), low)
        high = np.where(filled, np.maximum(high, self.elsewhere), high)
        flat = [part.replaced(found.out, type(part)(np.zeros_like(part.lo), np.zeros_like(part.hi))) for part in slopes]
        return Enclosure((type(values)(low, high), *flat), np.zeros_like(found.out), touched)

    def _has_value(self, boxes) -> np.ndarray:
        """Which boxes are single points with a value of the formula, such as the tip of |x|: nothing is filled there."""
        point = np.all(np.broadcast_arrays(*(np.equal(low, high) for low, high in boxes)), axis=0)
        return point & ~np.isnan(self.formula.value(*(low for low, _ in boxes)))

    def _among(self, where: np.ndarray, places, around: float, flag: str) -> np.ndarray:
        """Of the places `where`, those at which the intervals around them carry the flag."""
        chosen = [place[where] for place in np.broadcast_arrays(*(np.asarray(place, dtype=float) for place in places))]
        reaches = [around * np.maximum(1.0, np.abs(place)) for place in chosen]
        found = self.formula.interval_jet(*((x - reach, x + reach) for x, reach in zip(chosen, reaches, strict=True)))
        flagged = np.zeros(np.shape(where), dtype=bool)
        flagged[where] = getattr(found, flag)
        return flagged
