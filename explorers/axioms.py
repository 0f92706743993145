"""The eight axioms of a vector space as equations whose two sides are computed, under usual and under odd operations."""

from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import numpy as np

NOWHERE = (np.nan, np.nan)


@dataclass(frozen=True)
class Operations:
    """An addition u + v = left·u + right·v + shift and a scaling c(x, y) = (cx, (kept + grown·c) y) + (1 − c)·fixed.

    The defaults are those of R². All vectors have the shape (…, 2).
    """

    left: float = 1.0
    right: float = 1.0
    shift: tuple[float, float] = (0.0, 0.0)
    kept: float = 0.0
    grown: float = 1.0
    fixed: tuple[float, float] = (0.0, 0.0)

    def add(self, u, v) -> np.ndarray:
        return self.left * np.asarray(u) + self.right * np.asarray(v) + self.shift

    def scale(self, c, u) -> np.ndarray:
        c = np.asarray(c, dtype=float)[..., None]
        return np.asarray(u) * np.concatenate([c, self.kept + self.grown * c], axis=-1) + (1 - c) * self.fixed

    @property
    def zero(self) -> np.ndarray | None:
        """The only vector z with u + z = u for every u; None if there is none: it needs left = 1."""
        return -np.array(self.shift) / self.right if self.left == 1 else None

    def negative(self, u) -> np.ndarray | None:
        """The w with u + w = 0; None where there is no zero vector."""
        return None if self.zero is None else (self.zero - self.shift - self.left * np.asarray(u)) / self.right


RULES = {
    "usual": Operations(),
    "c(x, y) = (cx, y)": Operations(kept=1, grown=0),
    "c(x, y) = (cx, 0)": Operations(grown=0),
    "u ⊕ v = u − v": Operations(right=-1),
    "u ⊕ v = ½(u + v)": Operations(left=0.5, right=0.5),
    "u ⊕ v = u + v + (0, 1)": Operations(shift=(0, 1)),
    "z = (1, 1): u + v − z, z + c(u − z)": Operations(shift=(-1, -1), fixed=(1, 1)),  # R² with its origin moved
}
# Each axiom with the ways of its two sides, as names of `points`.
PATHS = {
    "u + v = v + u": (("u", "u + v"), ("v", "v + u")),
    "(u + v) + w = u + (v + w)": (("u", "u + v", "(u + v) + w"), ("v", "v + w", "u + (v + w)")),
    "u + 0 = u": (("u", "u + 0"), ("u",)),
    "u + (−u) = 0": (("u", "u + (−u)"), ("0",)),
    "a(bu) = (ab)u": (("u", "bu", "a(bu)"), ("u", "(ab)u")),
    "1u = u": (("u", "1u"), ("u",)),
    "a(u + v) = au + av": (("u", "u + v", "a(u + v)"), ("u", "au", "au + av")),
    "(a + b)u = au + bu": (("u", "(a + b)u"), ("u", "au", "au + bu")),
}


class Case(NamedTuple):
    """Three vectors and two numbers that an axiom is tried on."""

    u: tuple[float, float]
    v: tuple[float, float]
    w: tuple[float, float]
    a: float
    b: float


def points(rule: Operations, u, v, w, a, b) -> dict[str, np.ndarray]:
    """Every vector that occurs in the axioms, by the name it has there; NaN where it needs a zero that does not exist.

    >>> points(RULES["c(x, y) = (cx, y)"], (1, 1), (0, 0), (0, 0), 1, 1)["au + bu"].tolist()
    [2.0, 2.0]
    """
    add, scale = rule.add, rule.scale
    u, v, w, a, b = (np.asarray(value, dtype=float) for value in (u, v, w, a, b))
    zero, negative = (NOWHERE, NOWHERE) if rule.zero is None else (rule.zero, rule.negative(u))
    return {
        "u": u, "v": v, "0": zero + 0 * u,
        "u + v": add(u, v), "v + u": add(v, u), "v + w": add(v, w),
        "(u + v) + w": add(add(u, v), w), "u + (v + w)": add(u, add(v, w)),
        "u + 0": add(u, zero), "u + (−u)": add(u, negative),
        "bu": scale(b, u), "a(bu)": scale(a, scale(b, u)), "(ab)u": scale(a * b, u), "1u": scale(1 + 0 * a, u),
        "a(u + v)": scale(a, add(u, v)), "au": scale(a, u), "au + av": add(scale(a, u), scale(a, v)),
        "(a + b)u": scale(a + b, u), "au + bu": add(scale(a, u), scale(b, u)),
    }  # fmt: skip


def sides(axiom: str, rule: Operations, u, v, w, a, b) -> tuple[np.ndarray, np.ndarray]:
    """The left and the right side of an axiom; NaN where a side needs a zero vector that does not exist.

    >>> left, right = sides("(a + b)u = au + bu", RULES["c(x, y) = (cx, y)"], (1, 1), (0, 0), (0, 0), 1, 1)
    >>> left.tolist(), right.tolist()
    ([2.0, 1.0], [2.0, 2.0])
    """
    found = points(rule, u, v, w, a, b)
    left, right = PATHS[axiom]
    return found[left[-1]], found[right[-1]]


def equal(left, right) -> bool:
    """Whether two sides are the same vector up to rounding; a side that does not exist equals nothing.

    >>> equal([0.1 + 0.2, 1], [0.3, 1]), equal([float("nan"), 0], [0, 0])
    (True, False)
    """
    left, right = np.asarray(left), np.asarray(right)
    size = max(1.0, float(np.abs(left).max()), float(np.abs(right).max()))
    return bool(np.all(np.abs(left - right) <= 1e-9 * size))


def failures(rule: Operations) -> dict[str, Case]:
    """The axioms that fail, each with vectors and numbers for which it does; empty exactly for a vector space.

    A proof and not a sample: both sides have degree at most 1 in each of the eight numbers (six coordinates, a and b), and
    such polynomials are equal everywhere as soon as they are equal where each number is 1 or 2. All values are exact.

    >>> failures(RULES["c(x, y) = (cx, 0)"])
    {'1u = u': Case(u=(1.0, 1.0), v=(1.0, 1.0), w=(1.0, 1.0), a=1.0, b=1.0)}
    """
    tried = np.array(list(product((1.0, 2.0), repeat=8)))
    cases = tried[:, :2], tried[:, 2:4], tried[:, 4:6], tried[:, 6], tried[:, 7]
    found = {}
    for axiom in PATHS:
        left, right = sides(axiom, rule, *cases)
        broken = np.flatnonzero(np.any(left != right, axis=-1))
        if len(broken):
            x = tried[broken[0]].tolist()
            found[axiom] = Case((x[0], x[1]), (x[2], x[3]), (x[4], x[5]), x[6], x[7])
    return found
