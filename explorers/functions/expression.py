"""A typed formula as an object: `parse` reads it, `Expression` answers every question about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from numpy.typing import ArrayLike

from explorers.functions.boxes import Enclosure, enclose
from explorers.functions.errors import ExpressionError, Note
from explorers.functions.folding import UNDEFINED
from explorers.functions.grammar import Parser
from explorers.functions.interval import Interval
from explorers.functions.jets import filled, jet_of
from explorers.functions.latex import latex
from explorers.functions.names import NOT_SMOOTH, check_variables, resolve
from explorers.functions.symbolic import TooLong, derivative
from explorers.functions.tokens import BLANKS, tokenize
from explorers.functions.tree import Node, operations
from explorers.functions.values import evaluate, visible

MOST_CHARACTERS = 200


@dataclass(frozen=True)
class Expression:
    """A formula in some variables, read once and evaluated often; immutable, so threads may share it.

    `text` is the formula as typed (for a derivative a name like "d/dx (x^2)"), `notes` say how it was read. Two
    expressions are equal if text and variables are. All methods take one array-like per variable, which broadcast, in
    float64; they raise TypeError for another number of arrays.
    """

    text: str
    variables: tuple[str, ...]
    tree: Node = field(compare=False, repr=False)
    notes: tuple[Note, ...] = field(compare=False, repr=False, default=())
    origin: Node | None = field(compare=False, repr=False, default=None)  # what was typed, if this is a derivative

    @property
    def constant(self) -> Fraction | float | None:
        """The value of a formula without variables: a Fraction if it is exact. None if there is a variable.

        >>> parse("1/3", variables=()).constant, parse("sqrt(2)", variables=()).constant, parse("0x").constant
        (Fraction(1, 3), 1.4142135623730951, None)
        """
        return self.tree.value

    @property
    def smooth(self) -> bool:
        """Whether no abs, min, max or cbrt of a variable occurs; a smooth formula may still have singularities.

        >>> parse("sqrt(x)").smooth, parse("abs(x)").smooth
        (True, False)
        """
        return not operations(self.tree) & NOT_SMOOTH

    def value(self, *places: ArrayLike) -> np.ndarray:
        """Return f at the places: NaN where it is undefined, infinite or larger than 1e12 in size.

        >>> parse("1/x").value([-1, 0, 2])
        array([-1. ,  nan,  0.5])
        """
        named, shape = self._arrays(places)
        with np.errstate(all="ignore"):
            result = visible(evaluate(self.tree, named), shape)
            if self.origin is not None:
                # x/x was cancelled to 1 in the derivative; its hole is still there.
                result[np.isnan(np.broadcast_to(evaluate(self.origin, named), shape))] = np.nan
        return result

    def jet(self, *places: ArrayLike) -> tuple[np.ndarray, ...]:
        """Return f, fx, fy, fxx, fxy, fyy (in one variable f, f′, f″) at the places, exact up to rounding.

        NaN where f is (see `value`) or where the derivative is infinite or does not exist, as at a corner.
        Source: Griewank and Walther, Evaluating Derivatives, 2nd ed., ch. 13.

        >>> [float(part) for part in parse("x^2 y", variables=("x", "y")).jet(3, 5)]
        [45.0, 30.0, 9.0, 10.0, 6.0, 0.0]
        """
        named, shape = self._arrays(places)
        value = self.value(*places)
        with np.errstate(all="ignore"):
            derivatives = [filled(part, shape) for part in jet_of(self.tree, named).components()[1:]]
        hidden = np.isnan(value)
        for part in derivatives:
            part[hidden | ~np.isfinite(part)] = np.nan
        return (value, *derivatives)

    def interval_jet(self, *boxes: tuple[ArrayLike, ArrayLike]) -> Enclosure:
        """Return intervals around f, fx, fy, fxx, fxy, fyy over boxes, one pair (lo, hi) of array-likes per variable.

        The result has `components` (each with arrays `lo` and `hi`; an infinite end is no bound) and the boolean arrays
        `out` (nowhere defined) and `part` (touches a kink, singularity or domain edge). Rounding is outward, by 1 or 8
        units in the last place. Raises ValueError unless lo <= hi. Source: Moore, Kearfott and Cloud, Introduction to
        Interval Analysis, 2009.

        >>> f, slope, bend = parse("x^2").interval_jet(([-1, 2], [1, 3])).components
        >>> bool(f.lo[0] <= 0 and f.hi[0] >= 1), slope.lo[1].round(9), bend.hi[0].round(9)
        (True, np.float64(4.0), np.float64(2.0))
        """
        lows, shape = self._arrays([lo for lo, _ in boxes])
        highs, other = self._arrays([hi for _, hi in boxes])
        shape = np.broadcast_shapes(shape, other)
        if not all(np.all(lows[name] <= highs[name]) for name in self.variables):
            raise ValueError("every box needs lo <= hi")
        named = {name: Interval(lows[name], highs[name]) for name in self.variables}
        with np.errstate(all="ignore"):
            return enclose(self.tree, self.origin or self.tree, named, shape)

    def derivative(self, variable: str) -> "Expression":
        """Return the partial derivative as a formula.

        It is simplified, but undefined wherever the typed formula is. Raises ExpressionError derivative_too_long if it
        is too long to be of use (a notice rather than a failure: `jet` still has its values), and undefined if the
        formula divides by 0 everywhere; ValueError if it has no such variable.

        >>> parse("x sin(x)").derivative("x").latex()
        '\\\\sin\\\\left(x\\\\right) + x \\\\cos\\\\left(x\\\\right)'
        """
        if variable not in self.variables:
            raise ValueError("this formula has no such variable")
        try:
            tree = derivative(self.tree, variable)
        except TooLong:
            message = "The derivative of this formula is too long to be written out."
            raise ExpressionError("derivative_too_long", message, 0, len(self.text)) from None
        except ZeroDivisionError:
            raise ExpressionError("undefined", UNDEFINED["/"], 0, len(self.text)) from None
        return Expression(f"d/d{variable} ({self.text})", self.variables, tree, (), self.origin or self.tree)

    def latex(self) -> str:
        """Return the LaTeX source of what was understood, without any character of the visitor's text.

        >>> parse("1/2x").latex()
        '\\\\frac{1}{2} x'
        """
        return latex(self.tree)

    def _arrays(self, places: Iterable[ArrayLike]) -> tuple[dict[str, np.ndarray], tuple[int, ...]]:
        """The float64 array of each variable, and the shape that they broadcast to."""
        arrays = [np.asarray(place, dtype=np.float64) for place in places]
        if len(arrays) != len(self.variables):
            raise TypeError(f"one array per variable is needed, {len(self.variables)} in all")
        return dict(zip(self.variables, arrays, strict=True)), np.broadcast_shapes(*(array.shape for array in arrays))


def parse(text: str, variables: Iterable[str] = ("x",)) -> Expression:
    """Read a formula in the given variables (single letters other than e), running none of its text.

    Numbers are exact decimals, π, e and tau are known, -x^2 is -(x^2), 2^3^2 is 2^(3^2), xy is a product and so is
    2(x+1); the functions are those of `names.ARITY`. At most 200 characters, 160 tokens, 160 nodes, 20 levels of
    nesting, exponents up to 60 and constants up to 1e12. Raises ExpressionError with one of the codes type, empty,
    too_long, too_complex, too_deep, char, number, number_size, superscript, ambiguous_power, unknown_name, call, arity,
    comma, missing_op, syntax, incomplete, exponent, undefined; ValueError for variables that cannot be.

    >>> parse("x² − 3", variables=("x",)).value(2)
    array(1.)
    >>> parse("sinx")
    Traceback (most recent call last):
    explorers.functions.errors.ExpressionError: A function needs brackets: sin(x).
    """
    variables = tuple(variables)
    check_variables(variables)
    if not isinstance(text, str):
        raise ExpressionError("type", "A formula must be text.")
    if len(text) > MOST_CHARACTERS:
        message = "This formula is too long. Use at most 200 characters."
        raise ExpressionError("too_long", message, MOST_CHARACTERS, len(text))
    if not text.strip(BLANKS):
        raise ExpressionError("empty", "Type a formula.", 0, len(text))
    tree, notes = Parser(resolve(tokenize(text), variables), variables).formula()
    return Expression(text, variables, tree, notes)


def parse_number(text: str) -> Fraction | float:
    """The value of a formula without variables: a Fraction if it is exact. ExpressionError: see `parse`.

    >>> parse_number("1/3"), parse_number("sqrt(2)")
    (Fraction(1, 3), 1.4142135623730951)
    """
    value = parse(text, variables=()).constant
    assert value is not None  # without variables everything is folded
    return value
