"""Intervals of floats that are rounded outward, so that they contain every real result of an operation.

Sums, products and quotients are rounded to the neighbouring float; functions of NumPy, which aim at 4 units in the last
place, are widened by 8. This is checked numerics, not a theorem. Source: Moore, Kearfott and Cloud, Introduction to
Interval Analysis, 2009.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

LARGEST = np.finfo(np.float64).max
RELATIVE = 2.0**-49  # 8 units in the last place
LOW, HIGH = -np.inf, np.inf


@dataclass(frozen=True, slots=True)
class Interval:
    """Arrays of intervals [lo, hi]; an infinite end means that there is no bound. Call under `np.errstate`."""

    lo: np.ndarray
    hi: np.ndarray

    def __add__(self, other: "Interval") -> "Interval":
        return outward(self.lo + other.lo, self.hi + other.hi)

    def __sub__(self, other: "Interval") -> "Interval":
        return outward(self.lo - other.hi, self.hi - other.lo)

    def __neg__(self) -> "Interval":
        return Interval(-self.hi, -self.lo)

    def __mul__(self, other: "Interval") -> "Interval":
        for factor, scale in ((self, other), (other, self)):
            if scale.lo.ndim == 0 and scale.lo == scale.hi and np.isfinite(scale.lo):
                return factor.scaled(scale.lo)
        products = [self.lo * other.lo, self.lo * other.hi, self.hi * other.lo, self.hi * other.hi]
        lo = np.minimum(np.minimum(products[0], products[1]), np.minimum(products[2], products[3]))
        hi = np.maximum(np.maximum(products[0], products[1]), np.maximum(products[2], products[3]))
        if np.isnan(lo).any():  # 0 times unbounded is 0
            products = [np.where(np.isnan(product), 0.0, product) for product in products]
            lo, hi = np.minimum.reduce(products), np.maximum.reduce(products)
        return outward(lo, hi)

    def scaled(self, factor: np.ndarray | np.float64) -> "Interval":
        """Multiply by one number."""
        if factor == 0:
            return point(0.0)
        if abs(factor) == 1:
            return self if factor == 1 else -self
        ends = (self.lo * factor, self.hi * factor)
        return outward(*ends) if factor > 0 else outward(*reversed(ends))

    def __pow__(self, exponent: int) -> "Interval":
        """An integer power that is not negative; an even one is never below 0."""
        if exponent in (0, 1):
            return self if exponent else point(1.0)
        small, large = (self.lo, self.hi) if exponent % 2 else (self.nearest(), self.farthest())
        raised = outward(small**2, large**2) if exponent == 2 else widened(small**exponent, large**exponent)
        return raised if exponent % 2 else raised.positive()

    def nearest(self) -> np.ndarray:
        """The smallest absolute value of a member."""
        return np.where(self.contains(0.0), 0.0, np.minimum(np.abs(self.lo), np.abs(self.hi)))

    def farthest(self) -> np.ndarray:
        """The largest absolute value of a member."""
        return np.maximum(np.abs(self.lo), np.abs(self.hi))

    def contains(self, number: float) -> np.ndarray:
        """Whether a number is a member."""
        return (self.lo <= number) & (number <= self.hi)

    def positive(self) -> "Interval":
        """The members from 0 on; 0 if there are none."""
        return Interval(np.maximum(self.lo, 0.0), np.maximum(self.hi, 0.0))

    def clipped(self, lo: float, hi: float) -> "Interval":
        """The members between two bounds; the nearer bound if there are none."""
        return Interval(np.clip(self.lo, lo, hi), np.clip(self.hi, lo, hi))

    def reciprocal(self) -> "Interval":
        """1/x for the members other than 0; unbounded if they have both signs, or none is left."""
        lo = np.where(self.lo == 0, HIGH, 1 / self.lo)
        hi = np.where(self.hi == 0, LOW, 1 / self.hi)
        unbounded = (self.lo < 0) & (self.hi > 0) | (self.lo == 0) & (self.hi == 0)
        result = outward(np.where(unbounded, LOW, hi), np.where(unbounded, HIGH, lo))
        above, below = (self.lo >= 0) & ~unbounded, (self.hi <= 0) & ~unbounded
        return Interval(
            np.where(above & (result.lo < 0), 0.0, result.lo), np.where(below & (result.hi > 0), 0.0, result.hi)
        )

    def replaced(self, where: np.ndarray, other: "Interval") -> "Interval":
        """The intervals of `other` at some places."""
        return Interval(np.where(where, other.lo, self.lo), np.where(where, other.hi, self.hi))

    def hull(self, other: "Interval") -> "Interval":
        """The smallest interval around both."""
        return Interval(np.minimum(self.lo, other.lo), np.maximum(self.hi, other.hi))


def outward(lo: np.ndarray, hi: np.ndarray) -> Interval:
    """Round both ends to the next float outside. An overflow of the wrong end becomes the largest float."""
    return Interval(np.nextafter(lo, LOW), np.nextafter(hi, HIGH))


def widened(lo: np.ndarray, hi: np.ndarray) -> Interval:
    """Move both ends outward by 8 units in the last place, for functions that are not rounded exactly."""
    lo, hi = np.minimum(lo, LARGEST), np.maximum(hi, -LARGEST)
    return outward(lo - np.abs(lo) * RELATIVE, hi + np.abs(hi) * RELATIVE)


def point(number: float) -> Interval:
    """The interval of one float."""
    end: Any = np.float64(number)  # computes like an array without dimensions, only faster
    return Interval(end, end)


def around(number: Fraction | float) -> Interval:
    """The interval of one exact number; of a float that stands for a rounded one."""
    nearest = point(float(number))
    if isinstance(number, Fraction) and Fraction(float(number)) == number:
        return nearest
    return outward(nearest.lo, nearest.hi)


def everything() -> Interval:
    """The interval without bounds."""
    return Interval(point(LOW).lo, point(HIGH).hi)
