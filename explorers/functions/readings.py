"""Notes: a formula that calculators read in different ways is accepted, and it is said how it was read."""

from fractions import Fraction

from explorers.functions.errors import Note
from explorers.functions.names import NOT_SMOOTH
from explorers.functions.tree import Node

MESSAGES = {
    "quotient_then_product": "A product without a sign after a division: 1/2x is read as (1/2)·x. For the other "
    "reading write 1/(2x).",
    "power_then_product": "A product without a sign after a power: 2^3x is read as (2^3)·x. For the other reading "
    "write 2^(3x).",
    "power_tower": "Powers are taken from the right: 2^3^2 is read as 2^(3^2).",
    "fractional_power": "A fractional power is undefined where its base is negative. cbrt gives the real cube root.",
    "natural_logarithm": "log is read as the natural logarithm ln. log10 and log2 are there too.",
    "not_smooth": "abs, min, max and cbrt can have corners or vertical tangents, where there is no derivative.",
}


class Readings:
    """The notes of one formula, in the order of reading and each kind once. One object per parse."""

    def __init__(self) -> None:
        self.found: dict[str, Note] = {}

    def add(self, code: str, start: int, end: int) -> None:
        """Note a reading at its first place."""
        self.found.setdefault(code, Note(code, MESSAGES[code], start, end))

    def of_power(self, base: Node, exponent: Node, start: int, end: int) -> None:
        """Note x^(1/3), which many expect to be the cube root below zero too."""
        power = exponent.value
        if base.value is None and isinstance(power, Fraction) and power.denominator > 1 and power.denominator % 2:
            self.add("fractional_power", start, end)

    def of_call(self, name: str, node: Node, start: int, end: int) -> None:
        """Note the two meanings of log, and functions with corners."""
        if name == "log":
            self.add("natural_logarithm", start, end)
        if node.op in NOT_SMOOTH and node.value is None:
            self.add("not_smooth", start, end)

    def notes(self) -> tuple[Note, ...]:
        """All notes as a tuple."""
        return tuple(self.found.values())
