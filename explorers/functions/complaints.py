"""What is wrong when a token stands where the grammar does not want it; every function here raises ExpressionError."""

from typing import NoReturn

from explorers.functions.errors import ExpressionError
from explorers.functions.names import arity, needs_brackets
from explorers.functions.tokens import Token

COMMA = "Unexpected comma. For decimals use a point: 1.5."
SIGNS = ("+", "-", "*", "/", "^", ",")


def complain(code: str, message: str, start: int, end: int) -> NoReturn:
    """Refuse the formula."""
    raise ExpressionError(code, message, start, end)


def operand_missing(before: Token | None, token: Token) -> NoReturn:
    """A number, a name or a bracket should stand at `token`; `before` is the token in front of it, if any."""
    if token.kind == "end":
        complain("incomplete", "Something is missing at the end. Finish the formula.", token.start, token.end)
    if token.kind == ",":
        complain("comma", COMMA, token.start, token.end)
    if token.kind == "raised":
        message = "A raised exponent needs a number, a name or a bracket before it."
        complain("superscript", message, token.start, token.end)
    if token.kind == ")" and before is None:
        left_over(token)
    if token.kind == ")" and before is not None and before.kind == "(":
        complain("syntax", "There is nothing between these brackets.", before.start, token.end)
    if token.kind == "/" and before is not None and before.kind == "/" and before.end == token.start:
        complain("syntax", "Use one slash for a division.", token.start, token.end)
    complain("syntax", f"Something is missing before '{token.kind}'.", token.start, token.end)


def left_over(token: Token) -> NoReturn:
    """The formula could have ended before `token`, but it goes on."""
    if token.kind == ",":
        complain("comma", COMMA, token.start, token.end)
    complain("syntax", "This bracket was never opened. Delete it or add (.", token.start, token.end)


def not_called(name: Token, after: Token, variables: tuple[str, ...]) -> NoReturn:
    """A function name is not followed by a bracket."""
    if after.kind in ("^", "raised") and arity(name.text) == 1 and variables:
        complain("call", f"Write the exponent last: {name.text}({variables[0]})^2.", name.start, name.end)
    complain("call", needs_brackets(name.text, variables), name.start, name.end)


def wrong_arity(name: Token) -> NoReturn:
    """A function has too few or too many arguments."""
    if arity(name.text) == 2:
        complain("arity", f"{name.text} takes two arguments, with a comma between them.", name.start, name.end)
    message = f"{name.text} takes one argument. For decimals use a point: 1.5."
    complain("arity", message, name.start, name.end)


def two_exponents(first: Token, second: Token) -> NoReturn:
    """A raised exponent is followed by another exponent."""
    message = "Two exponents follow each other. Use brackets to say which power is taken first."
    complain("ambiguous_power", message, first.start, second.end)
