"""Higher derivatives of a function of one variable, and the first of them that is not zero."""

from fractions import Fraction
from typing import NamedTuple

import numpy as np

from explorers.functions.errors import ExpressionError
from explorers.functions.expression import Expression
from explorers.interval_search.boxes import Boxes
from explorers.interval_search.exact import ZERO, exact_jet
from explorers.interval_search.work import Work, price

HIGHEST_ORDER = 24
ALLOWANCE = 150_000  # units of work for one formula
PIECES = 64  # of the interval around a place, because enclosures over short intervals are tighter
PLACE = 30  # units for one place and one sum of a formula
DERIVATION = 60  # units for one derivation and one sum of a formula


class Decision(NamedTuple):
    """The order and the sign of the first derivative that is not zero, and whether no other critical point is near."""

    order: int
    sign: int
    alone: bool


class Derivatives:
    """f, f′, f″, … as formulas, each written down when it is needed, within an allowance of work."""

    def __init__(self, f: Expression) -> None:
        self.known, self.work = [f], Work(f, ALLOWANCE)

    def first_nonzero(self, x: Fraction, hull: Boxes) -> Decision | None:
        """What decides about x, where f′ = 0.

        If the derivative of order k has no zero in the hull, then f′ has at most k − 1 there, counted with multiplicity
        (Rolle). It has k − 1 at x, so there is no other. None: not decided.
        """
        edges = np.linspace(hull.lo.item(), hull.hi.item(), PIECES + 1)
        for order in range(2, HIGHEST_ORDER + 1):
            f = self.formula(order - 2)
            if f is None or not self.work.spend(2 * price(f) * PLACE):
                return None
            over = f.interval_jet((edges[:-1], edges[1:]))
            enclosure = over.components[2]
            if not over.part.any() and ((enclosure.lo > 0).all() or (enclosure.hi < 0).all()):
                return Decision(order, 1 if enclosure.lo[0] > 0 else -1, True)
            try:
                value = exact_jet(f, [x])[2]
            except ArithmeticError:
                return None
            if value != ZERO:
                return Decision(order, 1 if value > 0 else -1, False) if isinstance(value, Fraction) else None
        return None

    def formula(self, order: int) -> Expression | None:
        """The derivative of this order; None if it is too long."""
        while len(self.known) <= order:
            if not self.work.spend(DERIVATION * price(self.known[-1])):
                return None
            try:
                self.known.append(self.known[-1].derivative(self.known[0].variables[0]))
            except ExpressionError:
                self.work.left = 0
        return self.known[order]
