"""A game with up to six pay-offs: its expectation as a balance point, and the fair price."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from explorers.samples import nice_step
from explorers.tables import TableError, matrix

MOST = 6  # outcomes that can be told apart, and dragged, in one picture
SHORT = 1000  # the largest denominator of a fraction that is worth saying


@dataclass(frozen=True, eq=False)
class Game:
    """Up to six pay-offs and their shares, exact where they were typed so; `total` is the sum of the weights as typed."""

    payoffs: tuple[Fraction | float, ...]
    shares: tuple[Fraction, ...]
    total: Fraction

    @property
    def x(self) -> np.ndarray:
        """The pay-offs as floats, shape (n,)."""
        return np.array(self.payoffs, dtype=float)

    @property
    def p(self) -> np.ndarray:
        """Their probabilities, shape (n,)."""
        return np.array(self.shares, dtype=float)

    @property
    def fraction(self) -> Fraction | None:
        """E[X] as a fraction, if it is one with a denominator of at most 1000."""
        mean = sum(p * x for p, x in zip(self.shares, self.payoffs, strict=True))
        return mean if isinstance(mean, Fraction) and mean.denominator <= SHORT else None


def game(text: str) -> Game:
    """A game typed as two rows: one to six pay-offs, and a weight for each, which is divided by the sum of the weights.

    Raises TableError for what `matrix` refuses, another shape, and weights below 0 or all 0.

    >>> game("300 -200; 1 2").p.round(4).tolist(), game("300 -200; 1 2").fraction
    ([0.3333, 0.6667], Fraction(-100, 3))
    """
    table = matrix(text)
    if table.shape[0] != 2 or table.shape[1] > MOST:
        raise TableError("two_rows", f"Type two rows, divided by a semicolon: 1 to {MOST} pay-offs, and a weight for each.")
    payoffs, weights = table.entries
    if min(weights) < 0 or not any(weights):
        raise TableError("weights", "The weights in the second row must be 0 or more, and not all 0.", row=2)
    exact = [Fraction(weight) for weight in weights]
    total = sum(exact, Fraction(0))
    return Game(payoffs, tuple(weight / total for weight in exact), total)


def game_text(x, p) -> str:
    """A game as a visitor would type it, the probabilities with four decimals.

    >>> game_text([300.0, -200.0], [0.33333333, 0.66666667])
    '300 -200; 0.3333 0.6667'
    """
    return "; ".join(" ".join(f"{round(float(v), digits) + 0.0:.12g}" for v in row) for row, digits in ((x, 6), (p, 4)))


def expectation(game: Game) -> float:
    """E[X] = Σ pₖ xₖ, the balance point of the weights pₖ at the places xₖ: Σ pₖ (xₖ − E[X]) = 0.

    It need not be a pay-off, nor near the most likely one. Summed in fractions where all pay-offs are.

    >>> round(expectation(game("1 2 3 4 5 6; 1 1 1 1 1 1")), 9)
    3.5
    """
    return float(sum(p * x for p, x in zip(game.shares, game.payoffs, strict=True)))


def deviation(game: Game) -> float:
    """The standard deviation √Var X, with Var X = E[(X − E X)²] = E[X²] − (E X)² ≥ 0.

    >>> round(deviation(game("1 -1; 1 1")), 9)
    1.0
    """
    return float(np.sqrt(game.p @ (game.x - expectation(game)) ** 2))


def gain_and_loss(game: Game, price: float) -> tuple[float, float]:
    """E[(X − c)⁺] and E[(c − X)⁺], what a price c gains and loses per round: equal exactly for the fair price c = E[X].

    Their difference is E[X] − c.

    >>> gain_and_loss(game("300 -200; 1 3"), -75)
    (93.75, 93.75)
    """
    return float(game.p @ np.maximum(game.x - price, 0)), float(game.p @ np.maximum(price - game.x, 0))


def likeliest(game: Game) -> tuple[float, float]:
    """The most likely pay-off and its probability; equal pay-offs count as one, of several likeliest ones the least is given.

    >>> likeliest(game("3 3 1; 1 1 1.5"))[0]
    3.0
    """
    values, which = np.unique(game.x, return_inverse=True)
    p = np.bincount(which, weights=game.p)
    return float(values[p.argmax()]), float(p.max())


def possible(game: Game) -> bool:
    """Whether E[X] is itself a pay-off with a positive probability: decided exactly where E[X] is a short fraction.

    >>> possible(game("1 2 3; 1 1 1")), possible(game("1 2; 1 1"))
    (True, False)
    """
    mean, values = expectation(game), game.x[game.p > 0]
    if game.fraction is not None:
        return float(game.fraction) in values
    return bool(np.isclose(values, mean, rtol=1e-12, atol=0).any())


def chance_ahead(game: Game, price: float) -> float:
    """P(X > c), the probability that a round pays more than its price.

    >>> chance_ahead(game("300 -200; 1 3"), 0)
    0.25
    """
    return float(game.p[game.x > price].sum())


def reach(*numbers) -> float:
    """Half the width of a picture of these numbers around 0: 1, 2 or 5 times a power of ten, and at least 1.

    >>> reach(300, -200), reach(0.3)
    (500.0, 1.0)
    """
    return max(1.0, nice_step(max(1.0, *(abs(float(number)) for number in numbers))))
