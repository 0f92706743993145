"""The algebra of 2-jets: a value with its first and second partial derivatives, over any kind of number.

The numbers may be arrays or intervals: anything with + - * and **2. A derivative that is zero by structure (x does not
occur) is None, so nothing is computed for it. Source: Griewank and Walther, Evaluating Derivatives, 2nd ed., ch. 13.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Jet:
    """f, its n slopes, and its n(n+1)/2 second derivatives in the order xx, xy, …, yy, …; None is a structural zero."""

    value: Any
    first: tuple
    second: tuple

    def components(self) -> tuple:
        """f, fx, fy, fxx, fxy, fyy in two variables; f, f′, f″ in one."""
        return (self.value, *self.first, *self.second)


def pairs(count: int) -> list[tuple[int, int]]:
    """The upper triangle of the Hessian, row by row."""
    return [(i, j) for i in range(count) for j in range(i, count)]


def fixed(value: Any, count: int) -> Jet:
    """A jet without slopes."""
    return Jet(value, (None,) * count, (None,) * len(pairs(count)))


def free(value: Any, one: Any, index: int, count: int) -> Jet:
    """The jet of the variable with the given index: its own slope is `one`."""
    first = tuple(one if i == index else None for i in range(count))
    return Jet(value, first, (None,) * len(pairs(count)))


def add(u: Jet, v: Jet) -> Jet:
    """The jet of u + v."""
    return Jet(u.value + v.value, tuple(map(plus, u.first, v.first)), tuple(map(plus, u.second, v.second)))


def negate(u: Jet) -> Jet:
    """The jet of -u."""
    return Jet(-u.value, tuple(map(minus, u.first)), tuple(map(minus, u.second)))


def subtract(u: Jet, v: Jet) -> Jet:
    """The jet of u - v."""
    return add(u, negate(v))


def multiply(u: Jet, v: Jet) -> Jet:
    """The jet of u v, by the product rule."""
    first = tuple(plus(times(a, v.value), times(u.value, b)) for a, b in zip(u.first, v.first, strict=True))
    second = []
    for (i, j), a, b in zip(pairs(len(first)), u.second, v.second, strict=True):
        mixed = times(u.first[i], v.first[j])
        other = mixed if i == j else times(u.first[j], v.first[i])
        second.append(plus(plus(times(a, v.value), times(u.value, b)), plus(mixed, other)))
    return Jet(u.value * v.value, first, tuple(second))


def compose(u: Jet, value: Any, slope: Any, bend: Any) -> Jet:
    """The jet of g(u), by the chain rule, where `value`, `slope` and `bend` are g, g′ and g″ at u."""
    first = tuple(times(slope, a) for a in u.first)
    second = []
    for (i, j), a in zip(pairs(len(first)), u.second, strict=True):
        square = square_of(u.first[i]) if i == j else times(u.first[i], u.first[j])
        second.append(plus(times(bend, square), times(slope, a)))
    return Jet(value, first, tuple(second))


def plus(a: Any, b: Any) -> Any:
    """a + b, where None is zero."""
    if a is None:
        return b
    return a if b is None else a + b


def minus(a: Any) -> Any:
    """-a, where None is zero."""
    return None if a is None else -a


def times(a: Any, b: Any) -> Any:
    """a b, where None is zero."""
    return None if a is None or b is None else a * b


def square_of(a: Any) -> Any:
    """a², where None is zero; an interval that knows it is squared stays above zero."""
    return None if a is None else a**2
