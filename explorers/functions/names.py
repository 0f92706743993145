"""The closed vocabulary: which names a formula may contain, and what is said about any other name."""

import difflib
import math

from explorers.functions.errors import ExpressionError
from explorers.functions.tokens import Token

CONSTANTS = {"pi": math.pi, "e": math.e, "tau": math.tau}
ALIASES = {"arcsin": "asin", "arccos": "acos", "arctan": "atan", "log": "ln"}
ARITY = {
    "sin": 1, "cos": 1, "tan": 1, "asin": 1, "acos": 1, "atan": 1, "sinh": 1, "cosh": 1, "tanh": 1, "exp": 1, "ln": 1,
    "log10": 1, "log2": 1, "sqrt": 1, "cbrt": 1, "abs": 1, "sigmoid": 1, "erf": 1, "min": 2, "max": 2,
}  # fmt: skip
FUNCTIONS = (*ARITY, *ALIASES)
NOT_SMOOTH = frozenset({"abs", "min", "max", "cbrt", "sgn"})  # sgn cannot be typed; derivatives of abs contain it

LONGEST_PRODUCT = 6  # letters that may stand together as a product: xy, xyx
LONGEST_GUESS = 20  # characters that are compared with the vocabulary; difflib is quadratic
DIGITS = "0123456789"


def check_variables(variables: tuple[str, ...]) -> None:
    """A page's variables are different single ASCII letters other than e. ValueError otherwise."""
    letters = all(len(name) == 1 and name.isascii() and name.isalpha() and name != "e" for name in variables)
    if not letters or len(set(variables)) < len(variables):
        raise ValueError("variables must be different single letters, and e is a constant")


def resolve(tokens: list[Token], variables: tuple[str, ...]) -> list[Token]:
    """Replace every name token by tokens of kind "variable", "constant" or "function"; xy becomes x and y."""
    resolved: list[Token] = []
    for token in tokens:
        resolved.extend(meaning(token, variables) if token.kind == "name" else [token])
    return resolved


def meaning(token: Token, variables: tuple[str, ...]) -> list[Token]:
    """What one name stands for. ExpressionError (unknown_name, call or missing_op) if it is not in the vocabulary."""
    name = token.text
    if name in variables:
        return [token._replace(kind="variable")]
    if name in CONSTANTS:
        return [token._replace(kind="constant")]
    if name in FUNCTIONS:
        return [token._replace(kind="function")]
    if len(name) <= LONGEST_PRODUCT and set(name) <= set(variables):
        return [Token("variable", letter, column, column + 1) for column, letter in enumerate(name, start=token.start)]
    code, message = complaint(name, variables)
    raise ExpressionError(code, message, token.start, token.end)


def complaint(name: str, variables: tuple[str, ...]) -> tuple[str, str]:
    """The error code and the sentence for a name that is not in the vocabulary; nothing of the name is quoted."""
    function = glued_function(name, variables)
    if function:
        return "call", needs_brackets(function, variables)
    stem = name.rstrip(DIGITS)
    if stem != name and (stem in CONSTANTS or set(stem) <= set(variables)):
        return "missing_op", "A sign is missing between a name and a number. Put * or ^ between them."
    vocabulary = [*variables, *CONSTANTS, *FUNCTIONS]
    guess = difflib.get_close_matches(name[:LONGEST_GUESS].lower(), vocabulary, n=1)
    if guess:
        return "unknown_name", f"Unknown name. Did you mean {guess[0]}?"
    return "unknown_name", f"Unknown name. Use {', '.join([*variables, *CONSTANTS])} and functions such as sin or sqrt."


def glued_function(name: str, variables: tuple[str, ...]) -> str | None:
    """The function in front of a name like sinx, sin2x or sqrt2 whose brackets were forgotten."""
    for function in sorted(FUNCTIONS, key=len, reverse=True):
        argument = name.removeprefix(function)
        if name != argument and (argument in CONSTANTS or set(argument) <= {*variables, *DIGITS}):
            return function
    return None


def needs_brackets(function: str, variables: tuple[str, ...]) -> str:
    """The sentence for a function without brackets, with the fix shown."""
    letter = variables[0] if variables else "2"
    argument = f"{letter}, {variables[-1] if len(variables) > 1 else 1}" if arity(function) == 2 else letter
    return f"A function needs brackets: {function}({argument})."


def arity(function: str) -> int:
    """The number of arguments of a function or of an alias."""
    return ARITY[ALIASES.get(function, function)]
