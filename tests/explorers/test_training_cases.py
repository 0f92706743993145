"""Each degenerate case is named where it holds, and only there."""

import pytest

from explorers.network import Network
from explorers.point_sets import split, train_and_test, typed_points
from explorers.training import train
from explorers.training_cases import cases

RINGS = train_and_test("rings", 40, 0.1, 1)
ONE = split(typed_points("-1 1 1; 1 -1 1; -1 -1 1"), False)


@pytest.mark.parametrize(("network", "data", "settings", "names"), [
    (Network((2, 4, 1)), RINGS, {}, set()),
    (Network((2, 4, 1)), RINGS, {"batch": 10}, {"minibatch"}),
    (Network((2, 1)), RINGS, {}, {"line"}),
    (Network((2, 3, 1), "identity"), RINGS, {}, {"line"}),
    (Network((2, 4, 1), loss="squared error"), RINGS, {}, {"squared"}),
    (Network((2, 4, 1)), ONE, {}, {"one_class", "untested"}),
    (Network((2, 4, 1), "sigmoid"), RINGS, {"zero": True}, {"equal"}),
    (Network((2, 1, 1), "sigmoid"), RINGS, {"zero": True}, set()),
    (Network((2, 4, 1), "ReLU"), RINGS, {"zero": True}, {"equal", "silent"}),
    (Network((2, 8, 8, 8, 1), "identity"), RINGS, {"rate": 3.0}, {"line", "stopped"}),
])  # fmt: skip
def test_the_cases_of_a_run(network, data, settings, names):
    settings = {"rate": 0.1, "batch": 200, "steps": 40, "seed": 1} | settings
    assert set(cases(network, train(network, *data, "plain", **settings), *data, settings["batch"])) == names
