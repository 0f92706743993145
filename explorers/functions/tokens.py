"""A typed formula is cut into tokens; every character outside a small alphabet is refused at its column."""

from fractions import Fraction
from typing import NamedTuple

from explorers.functions.errors import ExpressionError

MOST_TOKENS = 160
MOST_DIGITS = 15
SMALLEST, LARGEST = Fraction(1, 10**12), 10**12

DIGITS = "0123456789"
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
BLANKS = " \t\u00a0\u2009\u202f"
RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+", strict=True))
# One character for one character, so that columns stay true. No NFKC: it would turn look-alikes into letters.
SIGNS = {sign: sign for sign in "+-*/^(),"} | dict.fromkeys("−–—‐", "-")
SIGNS |= dict.fromkeys("×·⋅∗∙", "*") | dict.fromkeys("÷∕⁄∶", "/")

HINTS = {
    "|": "Bars are not understood. Write abs(x).",
    "√": "The root sign is not understood. Write sqrt(x).",
    "∞": "Infinity is not a number here. Use a large number.",
    "!": "The factorial sign is not understood. Write the product.",
    "=": "Type only the formula, without the equals sign.",
    "_": "Underscores are not part of a formula. Use single letters.",
    "\\": "Type the formula with ordinary letters and signs, not as LaTeX.",
    "\n": "Write the formula on one line.",
    "\r": "Write the formula on one line.",
    "%": "The percent sign is not understood. Divide by 100.",
}
HINTS |= dict.fromkeys("<>≤≥≠", "Comparisons are not understood. Type a formula for a number.")
HINTS |= dict.fromkeys("[]{}", "Only round brackets are understood: ( and ).")


class Token(NamedTuple):
    """A piece of the text: its kind (a sign is its own kind), its characters, its span and its value: 0 if it is no number."""

    kind: str
    text: str
    start: int
    end: int
    value: Fraction = Fraction(0)


def tokenize(text: str) -> list[Token]:
    """Cut a text into at most 160 tokens plus one of kind "end".

    ExpressionError: char, number, number_size, superscript, too_complex.

    >>> [token.kind for token in tokenize("2x**3")]
    ['number', 'name', '^', 'number', 'end']
    """
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        if text[position] in BLANKS:
            position += 1
            continue
        if len(tokens) == MOST_TOKENS:
            raise ExpressionError("too_complex", "This formula has too many parts. Shorten it.", position, len(text))
        tokens.append(next_token(text, position))
        position = tokens[-1].end
    return [*tokens, Token("end", "", len(text), len(text))]


def next_token(text: str, start: int) -> Token:
    """Read the token that begins at a character that is not blank."""
    character = text[start]
    if character in DIGITS or character == ".":
        return number_token(text, start)
    if character in LETTERS:
        end = run(text, start, LETTERS + DIGITS)
        return Token("name", text[start:end], start, end)
    if character == "π":
        return Token("name", "pi", start, start + 1)
    if character in RAISED:
        return raised_token(text, start)
    if text.startswith("**", start):
        return Token("^", "**", start, start + 2)
    if character in SIGNS:
        return Token(SIGNS[character], SIGNS[character], start, start + 1)
    raise ExpressionError("char", hint(character), start, start + 1)


def run(text: str, start: int, alphabet: str) -> int:
    """The end of the longest run of characters of an alphabet."""
    end = start
    while end < len(text) and text[end] in alphabet:
        end += 1
    return end


def number_token(text: str, start: int) -> Token:
    """Read digits[.digits] or .digits, then e[sign]digits only if digits follow: 2e is 2·e, 2e3 is 2000."""
    point = run(text, start, DIGITS)
    end = run(text, point + 1, DIGITS) if text.startswith(".", point) else point
    whole, decimals = text[start:point], text[point + 1 : end]
    power_start = end + 2 if text[end + 1 : end + 2] in ("+", "-") else end + 1
    power_end = run(text, power_start, DIGITS) if text[end : end + 1] in ("e", "E") else end
    power = text[end + 1 : power_end] if power_end > power_start else ""
    end = power_end if power else end
    if not whole + decimals or text.startswith(".", end):
        dot = end if whole + decimals else start
        raise ExpressionError("number", "A point belongs inside one number, like 1.5.", dot, dot + 1)
    if len((whole + decimals).strip("0")) > MOST_DIGITS:
        raise ExpressionError("number", "A number may have at most 15 significant digits.", start, end)
    value = decimal(whole + decimals, power, len(decimals))
    if value is None or (value and not SMALLEST <= value <= LARGEST):
        raise ExpressionError("number_size", "A number must be 0 or lie between 1e-12 and 1e12.", start, end)
    return Token("number", text[start:end], start, end, value)


def decimal(digits: str, power: str, shift: int) -> Fraction | None:
    """The exact value of digits · 10^(power − shift); None if the power has more than three digits."""
    if len(power.lstrip("+-")) > 3:
        return None
    return Fraction(int(digits)) * Fraction(10) ** (int(power or "0") - shift)


def raised_token(text: str, start: int) -> Token:
    """Read a run of raised digits, with at most one sign in front, as one integer of at most three digits."""
    end = run(text, start, "".join(RAISED))
    written = "".join(RAISED[character] for character in text[start:end])
    digits = written[1:] if written[0] in "+-" else written
    if not 1 <= len(digits) <= 3 or any(digit not in DIGITS for digit in digits):
        message = "A raised exponent must be an integer of at most three digits. Otherwise write ^(...)."
        raise ExpressionError("superscript", message, start, end)
    return Token("raised", written, start, end, Fraction(int(written)))


def hint(character: str) -> str:
    """The sentence for a character outside the alphabet."""
    if character in HINTS:
        return HINTS[character]
    if character.isalpha():
        return "This letter is not understood. Type plain letters from a to z; some others only look like them."
    if character.isdigit():
        return "This digit is not understood. Type plain digits from 0 to 9."
    if not character.isprintable():
        return "There is an invisible character here. Delete it."
    return "This character is not understood. Delete it or use + - * / ^ ( )."
