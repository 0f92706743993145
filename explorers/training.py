"""Training: a network goes down its loss on minibatches, and what it was at some steps is kept for the picture."""

from dataclasses import dataclass

import numpy as np

from explorers.network import Network, gradient, logit, loss, start
from explorers.optimisers import METHODS, descend
from explorers.point_sets import Points

FRAMES = 40  # pictures of a run after the first
CURVE = 200  # places of the loss curves


@dataclass(frozen=True, eq=False)
class Training:
    """What a run left: `step` (41,) and `weights` (41, P) of the frames; the mean losses on all training and all test
    points, `train_loss` and `test_loss` (41,), there; `curve` (k, 3), rows step, training loss, test loss, finer.

    `stopped` is True if the next step would not be finite, or be larger than 10¹². A run of fewer than 40 steps repeats frames.
    """

    step: np.ndarray
    weights: np.ndarray
    train_loss: np.ndarray
    test_loss: np.ndarray
    curve: np.ndarray
    stopped: bool


def batches(count: int, size: int, steps: int, seed) -> np.ndarray:
    """The numbers of the points of each step's minibatch, shape (steps, size): shuffled decks laid end to end.

    So each point is used equally often, up to one. A batch that takes in two decks may hold a point twice.

    >>> np.sort(batches(4, 2, 2, seed=1).ravel()).tolist()
    [0, 1, 2, 3]
    """
    draw = np.random.default_rng(seed)
    decks = [draw.permutation(count) for _ in range(-(-steps * size // count))]
    return np.concatenate(decks)[: steps * size].reshape(steps, size)


def train(
    network: Network, points: Points, test: Points, method: str, *, rate, batch, steps, seed, zero=False
) -> Training:
    """`steps` steps of a method of `METHODS` with minibatches of `batch` points (all, if there are no more).

    The seed draws the first parameters, all 0 instead if `zero`, and the minibatches.
    """
    θ = np.zeros(network.count) if zero else start(network, (seed, 2))
    if batch < len(points.label):
        drawn = iter(batches(len(points.label), batch, steps, (seed, 3)))

        def slope(θ):
            chosen = next(drawn)
            return gradient(network, θ, points.x[chosen], points.label[chosen])
    else:

        def slope(θ):
            return gradient(network, θ, points.x, points.label)

    run = descend(slope, θ, steps, METHODS[method], rate=rate)
    last = len(run.points) - 1
    at = np.linspace(0, last, min(last, CURVE) + 1).round().astype(int)
    curve = np.column_stack([at, *(loss(network, run.points[at], data.x, data.label) for data in (points, test))])
    step = np.linspace(0, last, FRAMES + 1).round().astype(int)
    kept = run.points[step]
    train_loss, test_loss = (loss(network, kept, data.x, data.label) for data in (points, test))
    return Training(step, kept, train_loss, test_loss, curve, run.stopped)


def accuracy(network: Network, θ, points: Points) -> float:
    """The share of points whose class has the greater probability; a point on the border, q = 1/2, counts as wrong.

    NaN without points.
    """
    side = np.where(points.label == 1, 1.0, -1.0) * logit(network, θ, points.x)
    return float((side > 0).mean()) if side.size else float("nan")


def turning_point(curve) -> tuple[int, float, float]:
    """Where the test loss was least: its step, its value there, and by how much the training loss has fallen since.

    A test loss well above that value at the end, with a training loss that fell on, is what overfitting looks like. NaN, and
    step 0, without test points.

    >>> turning_point([[0, 1.0, 1.0], [5, 0.5, 0.6], [10, 0.125, 0.9]])
    (5, 0.6, 0.375)
    """
    curve = np.asarray(curve, dtype=float)
    if np.isnan(curve[:, 2]).any():
        return 0, float("nan"), float("nan")
    least = curve[:, 2].argmin()
    return int(curve[least, 0]), float(curve[least, 2]), float(curve[least, 1] - curve[-1, 1])


def overfits(curve, margin=0.05) -> bool:
    """Whether the test loss ended more than `margin` of its least value above it while the training loss fell since then.

    A convention: overfitting has no sharp border. False without test points.

    >>> overfits([[0, 1.0, 1.0], [5, 0.5, 0.6], [10, 0.125, 0.9]])
    True
    """
    _, least, fell = turning_point(curve)
    return bool(fell > 0 and curve[-1][2] > (1 + margin) * least)
