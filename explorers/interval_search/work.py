"""Work that is counted instead of timed, so that the same formula always ends with the same answer.

One unit is about a microsecond of one core of a small server; the prices were measured with formulas of 160 nodes.
"""

from explorers.functions.expression import Expression

CHEAP = frozenset({"+", "-", "neg", "*"})
DEAR = 4  # a function, quotient or power takes as long as this many sums
KRAWCZYK = (500, 0.5)  # units per step and per box


class Work:
    """What is left of an allowance of units, for one formula."""

    def __init__(self, f: Expression, allowance: float) -> None:
        self.price = price(f)
        self.left = allowance

    def enclosing(self, count: int) -> float:
        """The price of an interval jet over so many boxes."""
        return self.price * (18 + 0.12 * count)

    def jets(self, count: int) -> float:
        """The price of jets at so many places."""
        return self.price * (10 + 0.012 * count)

    def spend(self, units: float) -> bool:
        """Whether the allowance covers this; if so it is taken."""
        covered = units <= self.left
        self.left -= units if covered else 0
        return covered


def price(f: Expression) -> int:
    """How many sums the tree of a formula is worth."""
    total, todo = 1, [f.tree]
    while todo:
        node = todo.pop()
        if node.children and node.value is None:
            total += len(node.children) - 1 if node.op in CHEAP else DEAR
            todo.extend(node.children)
    return total
