"""The live numbers of the balance: what the browser computes from them, and how a held block moves them."""

import altair as alt

from explorers.charts import live
from explorers.expected_value import MOST

LETTERS = "abcdef"[:MOST]  # the live probability of outcome 1, 2, …, before it is divided by their sum
PAYOFFS = [f"x{letter}" for letter in LETTERS]
LAST = 1000  # rounds
WIDTH = 268
TALL = 190  # pixels of the balance
LOW, HIGH = -0.2, 1.1  # its probabilities: the fulcrum below, the price above
ROOM = 1.12  # the axis of pay-offs ends so many reaches from 0, so that a block at the end fits
BLOCK = 0.1  # half the width of a block, in reaches
STILL = 5  # pixels: a hand that moves less along an axis does not mean that axis
NUMBERS = (*LETTERS, *PAYOFFS, "size", "price", "n", "reach")  # all live numbers; `size` and `reach` stay at home
EXTENT: dict = {"minExtent": 46, "maxExtent": 46}
SHORT = "format(datum.value, '~s')"  # by itself the axis would write 0k
NUMBER = ",.4~r"  # four digits, as in the sentences


def weighted(term: str) -> str:
    """The expectation of a term in x, as the browser computes it."""
    return f"({' + '.join(f'{p} * ({term.format(x=x)})' for p, x in zip(LETTERS, PAYOFFS, strict=True))}) / total"


def derived() -> list:
    """What is computed once per frame and used in many rows: the sum of the live probabilities, E[X] and Var X."""
    expressions = {"total": f"max(1e-12, {' + '.join(LETTERS)})", "mean": weighted("{x}"),
                   "variance": weighted("({x} - mean) * ({x} - mean)")}  # fmt: skip
    return [alt.param(name=name, expr=expression) for name, expression in expressions.items()]


def written(value: str) -> str:
    """The number with four digits; a billionth of the picture is a rounding error of 0."""
    return f"format(abs({value}) < 1e-9 * reach ? 0 : {value}, '{NUMBER}')"


def stepped(value: str) -> str:
    """The value held in the picture and rounded to a hundredth of the reach."""
    return f"round(clamp({value}, -reach, reach) / reach * 100) / 100 * reach"


def follows(held: str) -> dict[str, str]:
    """Sideways the pay-off follows the hand, upwards the probability; the others share the rest as when it was gripped."""
    payoff, wide, tall = f"x{held}", f"({2 * ROOM} * reach / {WIDTH})", (HIGH - LOW) / TALL
    moves = {payoff: f"abs(px) < {STILL} ? {payoff}_0 : {stepped(f'{payoff}_0 + px * {wide}')}"}
    hand = f"(size == 1 ? 1 : {live.clamped(f'{held}_0 - py * {tall:.8f}', 0, 1)})"
    moves[held] = f"abs(py) < {STILL} ? {held}_0 : {hand}"
    others = [letter for letter in LETTERS if letter != held]
    total = f"({' + '.join(f'{letter}_0' for letter in others)})"
    for letter in others:
        equal = f"({LETTERS.index(letter) + 1} <= size ? 1 / max(1, size - 1) : 0)"
        share = f"({total} > 0 ? {letter}_0 / max(1e-12, {total}) : {equal})"
        moves[letter] = f"abs(py) < {STILL} ? {letter}_0 : round(10000 * (1 - {hand}) * {share}) / 10000"
    return moves


def said(base: alt.Chart, words: str, height: int, color: str, *, right=False) -> alt.Chart:
    """A line of words above the view."""
    said = base.transform_calculate(said=words).mark_text(align="right" if right else "left", fontSize=13, fontWeight="bold")
    return said.encode(x=alt.value(WIDTH if right else 0), y=alt.value(height), text="said:N", color=alt.value(color))
