"""Throw random texts at the formulas for a while: only ExpressionError may get out, and nothing may take long.

    python benchmarks/fuzz_functions.py 60
    python benchmarks/fuzz_functions.py 60 --seed 17

Prints how many texts were read and accepted and the slowest steps. Exit code 1 and the text (with the seed) if another
exception or a warning gets out, or if one step takes longer than 0.25 s of processor time.
"""

import argparse
import random
import sys
import time
import traceback
import warnings
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from explorers.functions import ExpressionError, parse
from explorers.functions.names import ARITY, CONSTANTS, FUNCTIONS

LIMIT = 0.25
PIECES = [*FUNCTIONS, *CONSTANTS, *"xyxyxyxy0123456789.+-*/^(),()()", "**", "1e", "(x+", "^2", "sin(x)", "²",
          "⁻¹", "π", "−", "×",
          " ", "\t", "\n", "_", "\u200b", "é", "1/", "^(1/2)", "10^12", "1e-12", "x^x", "max(", ",y)"]  # fmt: skip
WRAPPERS = ["1/(x+{})", "sqrt(x+{})", "({})^x", "({})^60", "max({},y)", "abs(x-{})", "({})/({})", "({})*({})", "x^({})"]
X, Y = np.meshgrid(np.linspace(-3, 3, 40), np.linspace(-2, 2, 40))
BOXES = [(side[:-1, :-1], side[1:, 1:]) for side in (X, Y)]


def pieces(rng: random.Random) -> str:
    """Any sequence of pieces."""
    return "".join(rng.choice(PIECES) for _ in range(rng.randint(0, 60)))


def characters(rng: random.Random) -> str:
    """Any sequence of characters."""
    return "".join(chr(rng.choice([rng.randrange(128), rng.randrange(0x3000)])) for _ in range(rng.randint(0, 220)))


def formula(rng: random.Random, depth: int = 4) -> str:
    """A formula that is usually correct."""
    if depth == 0 or rng.random() < 0.1:
        return rng.choice(["x", "y", "x", "y", "2", "3", "0.7", "pi", "e", "1/3", "1e-3"])
    kind, inner = rng.random(), formula(rng, depth - 1)
    if kind < 0.45:
        return f"({inner}){rng.choice('+-*/^')}({formula(rng, depth - 1)})"
    if kind < 0.6:
        return f"({inner})^{rng.choice(['2', '3', '-1', '(1/2)', '(1/3)', '0.3', '60', '-7'])}"
    name = rng.choice(list(ARITY))
    return f"{name}({inner})" if ARITY[name] == 1 else f"{name}({inner},{formula(rng, depth - 1)})"


def damaged(rng: random.Random) -> str:
    """A formula with a few characters lost, doubled or exchanged."""
    text = list(formula(rng))
    for _ in range(rng.randint(1, 3)):
        place = rng.randrange(len(text))
        text[place : place + 1] = rng.choice([[], [text[place]] * 2, [rng.choice(PIECES)]])
        text = text or ["x"]
    return "".join(text)


def nested(rng: random.Random) -> str:
    """One wrapper, or two in turn, as deep as 200 characters allow."""
    one, other = rng.choice(WRAPPERS), rng.choice([*WRAPPERS, *(f"{name}({{}})" for name in ARITY if ARITY[name] == 1)])
    text = rng.choice(["x", "y", "x y", "2"])
    while True:
        longer = (one if rng.random() < 0.5 else other).replace("{}", text)
        if len(longer) > 200:
            return text
        text = longer


def attempt(step: str, worst: dict, text: str, action, *arguments):
    """Run one step; keep its slowest time. None if it ends in an ExpressionError."""
    start = time.process_time()
    try:
        return action(*arguments)
    except ExpressionError as error:
        if not 0 <= error.column <= error.end:
            raise AssertionError("a column outside the text") from error
        return None
    finally:
        worst[step] = max(worst.get(step, (0.0, "")), (time.process_time() - start, text))


def use(text: str, worst: dict) -> bool:
    """Read a text in every way; True if it was accepted."""
    expression = attempt("parse", worst, text, parse, text, ("x", "y"))
    if expression is None:
        return False
    attempt("value", worst, text, expression.value, X, Y)
    attempt("jet", worst, text, expression.jet, X, Y)
    attempt("intervals", worst, text, expression.interval_jet, *BOXES)
    attempt("latex", worst, text, expression.latex)
    slope = attempt("derivative", worst, text, expression.derivative, "x")
    if slope is not None:
        attempt("value of the derivative", worst, text, slope.value, X, Y)
        attempt("second derivative", worst, text, slope.derivative, "y")
    return True


def fuzz(seconds: float, seed: int) -> int:
    """Run for some seconds; return the exit code."""
    rng, worst, read, accepted, text = random.Random(seed), {}, 0, 0, ""
    end = time.monotonic() + seconds
    try:
        while time.monotonic() < end:
            text = rng.choice([pieces, characters, formula, formula, damaged, nested])(rng)
            accepted += use(text, worst)
            read += 1
    except Exception:
        traceback.print_exc()
        print(f"seed {seed}, text {text!r}")
        return 1
    print(f"seed {seed}: {read} texts, {accepted} accepted")
    for step, (duration, slowest) in worst.items():
        print(f"{step:>25}: at most {1000 * duration:6.1f} ms, for {slowest[:70]!r}")
    return int(max(duration for duration, _ in worst.values()) > LIMIT)


def main() -> int:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("seconds", type=float, nargs="?", default=60.0)
    parser.add_argument("--seed", type=int, default=None)
    arguments = parser.parse_args()
    warnings.simplefilter("error")
    return fuzz(arguments.seconds, random.randrange(10**6) if arguments.seed is None else arguments.seed)


if __name__ == "__main__":
    sys.exit(main())
