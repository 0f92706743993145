"""The tables of a run, frame by frame: the plane as the network and each of its neurons sees it, weights, losses, points."""

import numpy as np
import pandas as pd
from scipy.special import expit

from explorers.charts.shade_image import data_uri
from explorers.layers import Activation
from explorers.network import Network, forward, layers
from explorers.point_sets import REACH
from explorers.training import FRAMES, Training

CELL = 26  # pixels, a side of a neuron's picture
FINE, COARSE = 48, 3  # pixels a side of the plane's picture; every third one is in a neuron's
WIDE, ROW, EDGE = 300, 30, 18  # pixels of the diagram: its width, the distance of neurons, the margin
TALL = 8 * ROW
HIGHEST = 5.0  # of the loss axis: a run that diverges leaves the picture
PALE = 0.8  # so that the points are seen on the strongest shade


def film(network: Network, run: Training) -> dict[str, pd.DataFrame]:
    """The tables that a run fills: regions and neurons (pictures), edges and units (the diagram), frames and curve."""
    regions, neurons = _pictures(network, run.weights)
    frames = pd.DataFrame({"k": range(FRAMES + 1), "step": run.step, "train": run.train_loss, "test": run.test_loss})
    curve = pd.DataFrame(run.curve, columns=["step", "train", "test"])
    curve = curve.melt("step", var_name="set", value_name="loss").assign(loss=lambda rows: rows.loss.clip(upper=1e3))
    return {"regions": regions, "neurons": neurons, "edges": _edges(network, run.weights), "units": _units(network),
            "frames": frames, "curve": curve.dropna()}  # fmt: skip


def top(run: Training) -> float:
    """The upper end of the loss axis."""
    known = run.curve[:, 1:][np.isfinite(run.curve[:, 1:])]
    return float(np.clip(1.05 * known.max(), 0.05, HIGHEST))


def place(network: Network, layer: int, neuron):
    """The middle of a neuron in the diagram, in pixels; layer 0 holds the inputs, neurons are counted from 0."""
    across = EDGE + (WIDE - 2 * EDGE) * layer / (len(network.sizes) - 1)
    return across, TALL / 2 + ROW * (np.asarray(neuron) - (network.sizes[layer] - 1) / 2)


def shades(z, activation) -> np.ndarray:
    """The value of neurons as −1 … 1: tanh itself, 2σ − 1 of a sigmoid, the others divided by their greatest size.

    z: (frames, places, neurons); the greatest size is that of one neuron in one frame.
    """
    if activation == Activation.TANH:
        return np.tanh(z)
    if activation == Activation.SIGMOID:
        return 2 * expit(z) - 1
    a = np.maximum(0.0, z) if activation == Activation.RELU else z
    size = abs(a).max(axis=-2, keepdims=True)
    return a / np.where(size > 0, size, 1.0)


def grid() -> np.ndarray:
    """The middles of the pixels of the plane's picture, first row on top, shape (48², 2)."""
    side = REACH * ((2 * np.arange(FINE) + 1) / FINE - 1)
    x, y = np.meshgrid(side, side[::-1])
    return np.column_stack([x.ravel(), y.ravel()])


def _pictures(network: Network, weights) -> tuple[pd.DataFrame, pd.DataFrame]:
    with np.errstate(all="ignore"):
        *hidden, last = forward(network, weights, grid())[1]
    q = 2 * expit(last[..., 0]) - 1
    regions = [(k, data_uri(PALE * frame.reshape(FINE, FINE))) for k, frame in enumerate(q)]
    rows = []
    for layer, z in enumerate([*hidden, last], 1):
        whole = q[..., None] if layer > len(hidden) else shades(z, network.activation)
        small = whole.reshape(len(weights), FINE, FINE, -1)[:, 1::COARSE, 1::COARSE]
        for j in range(small.shape[-1]):
            x, y = place(network, layer, j)
            rows += [(k, x, float(y), data_uri(small[k, :, :, j])) for k in range(len(weights))]
    return pd.DataFrame(regions, columns=["k", "url"]), pd.DataFrame(rows, columns=["k", "x", "y", "url"])


def _edges(network: Network, weights) -> pd.DataFrame:
    """One row a weight, with its number in θ and its value w0 … w40 in every frame."""
    parts, number = [], 1
    for layer, (A, b) in enumerate(layers(network, weights)):
        m, n = A.shape[1:]
        into, source = (index.ravel() for index in np.indices((m, n)))
        (x, y), (x2, y2) = place(network, layer, source), place(network, layer + 1, into)
        ends = {"x": x + CELL / 2, "y": y, "x2": x2 - CELL / 2, "y2": y2}  # from border to border
        films = {f"w{k}": frame.ravel() for k, frame in enumerate(A)}
        parts.append(pd.DataFrame({"number": number + np.arange(m * n), **ends, **films}))
        number += m * n + b.shape[1]
    return pd.concat(parts)


def _units(network: Network) -> pd.DataFrame:
    """One row a neuron and an input, with the letter of the input and the number of the shift b in θ."""
    rows, number = [], 1
    for layer, size in enumerate(network.sizes):
        number += size * network.sizes[layer - 1] if layer else 0
        for j in range(size):
            x, y = place(network, layer, j)
            rows.append((x, float(y), "" if layer else "xy"[j], number + j if layer else 0))
        number += size if layer else 0
    return pd.DataFrame(rows, columns=["x", "y", "letter", "number"])
