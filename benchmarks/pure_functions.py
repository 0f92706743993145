"""How long the pure functions take, as ratios to one NumPy call on the same machine in the same run.

The unit is the time of `numpy.linalg.eig` on a 2 × 2 matrix; a ratio of 100 is about a millisecond on a laptop.
"""

import timeit

import numpy as np

from explorers import eigenvectors, guessing_game, norms
from explorers.critical_points import classify
from explorers.functions import parse
from explorers.network import Network
from explorers.pca import principal_components
from explorers.point_sets import train_and_test
from explorers.tables import csv_table, matrix
from explorers.training import train

RNG = np.random.default_rng(0)
GRID = np.meshgrid(np.linspace(-2, 2, 200), np.linspace(-2, 2, 200))
MONKEY = parse("x^3 - 3x y^2", variables=("x", "y"))
POISSON = guessing_game.poisson(10, 1024)
TABLE = "\n".join(",".join(f"{x:.3f}" for x in row) for row in RNG.normal(size=(200, 5)))
MEASURED = RNG.normal(size=(2000, 30))
TYPED = "; ".join(" ".join("1/3" for _ in range(6)) for _ in range(6))
SPIRALS = train_and_test("spirals", 200, 0.05, 1)
DEEP = Network((2, 8, 8, 8, 1))
RUN = {"rate": 0.01, "batch": 200, "steps": 1000, "seed": 1}

CASES = {
    "p_norm of 1000 vectors": lambda: norms.p_norm(np.ones((1000, 2)), 1.5),
    "unit_ball, 400 points": lambda: norms.unit_ball(1.5),
    "eigensystem": lambda: eigenvectors.eigensystem([[2, 1], [1, 2]]),
    "orbit, 30 steps": lambda: eigenvectors.orbit([[2, 1], [1, 2]], (1, 0), 30),
    "classify 6 × 6": lambda: classify(np.eye(6)),
    "huffman_lengths, 1024 numbers": lambda: guessing_game.huffman_lengths(POISSON),
    "threshold_lengths, 1024 numbers": lambda: guessing_game.threshold_lengths(POISSON),
    "parse x^3 - 3x y^2": lambda: parse("x^3 - 3x y^2", variables=("x", "y")),
    "its values on 200 × 200": lambda: MONKEY.value(*GRID),
    "its value, gradient and Hessian on 200 × 200": lambda: MONKEY.jet(*GRID),
    "read a 6 × 6 matrix": lambda: matrix(TYPED),
    "read 200 × 5 pasted numbers": lambda: csv_table(TABLE),
    "principal components of 2000 × 30": lambda: principal_components(MEASURED),
    "train 3 × 8 neurons, 1000 steps × 200 points": lambda: train(DEEP, *SPIRALS, "Adam", **RUN),
}


def seconds(call) -> float:
    """The best of five runs, each long enough to be timed."""
    timer = timeit.Timer(call)
    count, _ = timer.autorange()
    return min(timer.repeat(5, max(1, count // 4))) / max(1, count // 4)


def main():
    unit = seconds(lambda: np.linalg.eig([[2, 1], [1, 2]]))
    print(f"{'':46}  ratio    time (unit {unit * 1e6:.1f} µs)")
    for name, call in CASES.items():
        taken = seconds(call)
        print(f"{name:46} {taken / unit:7.1f} {taken * 1e3:7.3f} ms")


if __name__ == "__main__":
    main()
