"""The film's tables say what the pure functions say, and its pictures hold the shades they were given."""

import base64
import struct
import zlib

import numpy as np
import pytest

from explorers.charts import shade_image, training_film
from explorers.charts.training import run_chart
from explorers.charts.training_slice import slice_chart
from explorers.landscape import landscape
from explorers.loss_slice import loss_slice
from explorers.network import Network, forward, layers, logit
from explorers.point_sets import data_points
from explorers.training import FRAMES, train

DATA = data_points("rings", (30, 0.1, 1))


def trained(network, **settings):
    return train(network, *DATA, "Adam", **{"rate": 0.03, "batch": 10, "steps": 80, "seed": 1} | settings)


def shades(uri):
    """The numbers in a picture, decoded by hand: one palette index for each pixel, no filter."""
    png = base64.b64decode(uri.removeprefix("data:image/png;base64,"))
    width, height = struct.unpack(">II", png[16:24])
    at = png.index(b"IDAT")
    content = zlib.decompress(png[at + 4 : at + 4 + struct.unpack(">I", png[at - 4 : at])[0]])
    lines = np.frombuffer(content, "uint8").reshape(height, width + 1)
    assert not lines[:, 0].any()
    return (lines[:, 1:].astype(int) - shade_image.STEPS) / shade_image.STEPS


def test_a_picture_holds_its_shades():
    given = np.linspace(-1, 1, 35).reshape(5, 7)
    assert shades(shade_image.data_uri(given)) == pytest.approx(given, abs=0.5 / shade_image.STEPS + 1e-12)
    assert shades(shade_image.data_uri([[np.nan, 7, -7]])).tolist() == [[0, 1, -1]]


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "ReLU", "identity"])
def test_the_pictures_are_the_network_at_that_frame(activation):
    network = Network((2, 3, 2, 1), activation)
    run = trained(network)
    tables = training_film.film(network, run)
    size, close = training_film.FINE, 0.5 / shade_image.STEPS + 1e-9
    for k in (0, 17, FRAMES):
        q = 1 / (1 + np.exp(-logit(network, run.weights[k], training_film.grid())))
        region = shades(tables["regions"].url[k])
        assert region == pytest.approx(training_film.PALE * (2 * q - 1).reshape(size, size), abs=close)
        a = forward(network, run.weights[k], training_film.grid())[0][1][:, 1].reshape(size, size)[1::3, 1::3]
        expected = {"tanh": a, "sigmoid": 2 * a - 1}.get(activation)
        shown = shades(tables["neurons"].url[k + FRAMES + 1])  # the second neuron of layer 1
        if expected is None:
            assert np.corrcoef(shown.ravel(), a.ravel())[0, 1] > 0.99
        else:
            assert shown == pytest.approx(expected, abs=close)


def test_the_first_row_of_the_grid_is_the_top_of_the_plane():
    grid = training_film.grid().reshape(training_film.FINE, training_film.FINE, 2)
    assert grid[0, 0].tolist() == [-2.9375, 2.9375]
    assert grid[-1, -1].tolist() == [2.9375, -2.9375]


def test_lines_and_frames_carry_the_weights_by_their_numbers():
    network = Network((2, 3, 2, 1))
    run = trained(network)
    tables = training_film.film(network, run)
    edges, units = tables["edges"], tables["units"]
    assert len(edges) == 2 * 3 + 3 * 2 + 2
    for k in (0, 20, 40):
        assert (edges[f"w{k}"].to_numpy() == run.weights[k][edges.number - 1]).all()
    shifts = np.concatenate([b for _, b in layers(network, np.arange(1, network.count + 1))])
    assert sorted(units.number[units.number > 0]) == shifts.tolist()
    for neuron, number in enumerate(layers(network, np.arange(1, network.count + 1))[1][0][1]):  # into the second of layer 2
        line = edges[edges.number == number].iloc[0]
        assert (line.y, line.y2) == (training_film.place(network, 1, neuron)[1], training_film.place(network, 2, 1)[1])


def test_only_the_tables_depend_on_the_run():
    specs = []
    for network, settings, own in ((Network((2, 1)), {}, 0), (Network((2, 8, 8, 8, 1), "identity"), {"rate": 90.0}, 1)):
        run = trained(network, **settings)
        chart = run_chart(training_film.film(network, run), run, *DATA, asked=80, frame=3, weight=1, own=own)
        view = landscape(loss_slice(network, run.weights[-1], DATA[0], 1), (-1, 1, -1, 1), n=20)
        specs.append([{k: v for k, v in spec.items() if k != "datasets"} for spec in (chart, slice_chart(view, own, 0.3))])
        assert len(chart["datasets"]["frames"]) == FRAMES + 1
        assert np.isfinite(chart["datasets"]["home"].to_numpy(dtype=float)).all()
    assert specs[0] == specs[1]
