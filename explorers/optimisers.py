"""First-order methods that go down a function by its gradient, each as one step: (x, memory) → (x, memory).

`x` is an array of any shape, `gradient` a function of x, `rate` the learning rate α > 0; `memory` starts as None.
None of these methods converges for every function; each page that uses them says under which hypotheses it does.
"""

from dataclasses import dataclass

import numpy as np


def plain(x, memory, gradient, *, rate):
    """x ← x − α∇f(x): gradient descent (Cauchy 1847)."""
    return x - rate * gradient(x), memory


def heavy_ball(x, v, gradient, *, rate, momentum=0.9):
    """v ← βv + ∇f(x), x ← x − αv (Polyak 1964).

    The other convention, v ← βv + (1 − β)∇f, takes the same steps with α/(1 − β) in place of α.
    """
    v = momentum * (0 if v is None else v) + gradient(x)
    return x - rate * v, v


def nesterov(x, v, gradient, *, rate, momentum=0.9):
    """v ← βv + ∇f(x − αβv), x ← x − αv: the gradient is taken where the momentum leads.

    Nesterov 1983 in the form of Sutskever et al. 2013, with constant β.
    """
    v = momentum * (0 if v is None else v)
    v = v + gradient(x - rate * v)
    return x - rate * v, v


def adagrad(x, s, gradient, *, rate, epsilon=1e-8):
    """s ← s + g², x ← x − αg/(√s + ε), entry by entry: steps that shrink (Duchi, Hazan, Singer 2011)."""
    g = gradient(x)
    s = (0 if s is None else s) + g * g
    return x - rate * g / (np.sqrt(s) + epsilon), s


def rmsprop(x, s, gradient, *, rate, decay=0.9, epsilon=1e-8):
    """s ← ρs + (1 − ρ)g², x ← x − αg/(√s + ε), entry by entry, s = 0 at first (Hinton 2012, lecture 6e)."""
    g = gradient(x)
    s = decay * (0 if s is None else s) + (1 - decay) * g * g
    return x - rate * g / (np.sqrt(s) + epsilon), s


def adam(x, memory, gradient, *, rate, first=0.9, second=0.999, epsilon=1e-8):
    """m̂ and v̂, running means of g and g² freed of their bias towards 0, give x ← x − αm̂/(√v̂ + ε), entry by entry.

    m ← β₁m + (1 − β₁)g and m̂ = m/(1 − β₁ᵗ), likewise v with β₂, t = 1, 2, …: Kingma and Ba 2015, algorithm 1.
    """
    m, v, t = memory or (0, 0, 0)
    g, t = gradient(x), t + 1
    m, v = first * m + (1 - first) * g, second * v + (1 - second) * g * g
    centre, size = m / (1 - first**t), v / (1 - second**t)
    return x - rate * centre / (np.sqrt(size) + epsilon), (m, v, t)


METHODS = {"plain": plain, "heavy ball": heavy_ball, "Nesterov": nesterov, "AdaGrad": adagrad, "RMSProp": rmsprop, "Adam": adam}


@dataclass(frozen=True)
class Run:
    """The places of a run, shape (steps + 1, …), the start first; `stopped` is True if the next would not be finite."""

    points: np.ndarray
    stopped: bool


def descend(gradient, start, steps: int, method, *, largest=1e12, **settings) -> Run:
    """The first `steps` steps of a method; the run stops before a place that is not finite or larger than `largest`.

    `gradient` maps an array to one of the same shape, or to nan where f has none. To go up, negate the gradient.

    >>> descend(lambda x: 2 * x, [1.0], 3, plain, rate=0.25).points.ravel()
    array([1.   , 0.5  , 0.25 , 0.125])
    """
    x, memory = np.asarray(start, dtype=float), None
    points = [x]
    with np.errstate(all="ignore"):
        for _ in range(steps):
            x, memory = method(x, memory, gradient, **settings)
            if not (np.abs(x) <= largest).all():
                return Run(np.array(points), True)
            points.append(x)
    return Run(np.array(points), False)
