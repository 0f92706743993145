"""A single number that the visitor types: 2, 0.5, 1/3, sqrt(2), and ∞ where it makes sense."""

from explorers.functions import ExpressionError, parse_number

INFINITY = ("∞", "inf", "infinity", "oo")


def typed_number(text: str, *, low: float, high: float, infinity: bool = False) -> float:
    """The number that a constant formula stands for, within [low, high], or ∞ where `infinity` allows it.

    Raises ExpressionError: what `parse` refuses, and `number_size` outside the bounds.

    >>> typed_number("1/4", low=0, high=9), typed_number("∞", low=0, high=9, infinity=True)
    (0.25, inf)
    """
    if infinity and text.strip() in INFINITY:
        return float("inf")
    value = float(parse_number(text))
    if not low <= value <= high:
        allowed = f"Type a number from {low:g} to {high:g}" + (", or ∞." if infinity else ".")
        raise ExpressionError("number_size", allowed, 0, len(text))
    return value
