"""Runs: the same by the same seed, full batches against steps by hand, what stops, and what cannot be learned."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from explorers.network import Network, gradient, logit, loss, start
from explorers.point_sets import Points, train_and_test, typed_points
from explorers.training import FRAMES, accuracy, batches, overfits, train, turning_point

NOTHING = Points(np.empty((0, 2)), np.empty(0, int))


def run(network, data, method="Adam", **settings):
    return train(network, *data, method, **{"rate": 0.03, "batch": 20, "steps": 200, "seed": 1} | settings)


def test_a_run_is_drawn_by_its_seed():
    network, data = Network((2, 4, 1)), train_and_test("rings", 60, 0.1, 1)
    one, same, other = (run(network, data, seed=seed) for seed in (1, 1, 2))
    assert (one.weights == same.weights).all()
    assert abs(one.weights - other.weights).max() > 0.1


def test_with_all_points_and_plain_descent_it_is_the_textbook_iteration():
    network, data = Network((2, 3, 1), "sigmoid"), train_and_test("xor", 30, 0.1, 1)
    found = run(network, data, "plain", rate=0.5, batch=30, steps=40)
    θ = start(network, (1, 2))
    assert found.step.tolist() == list(range(41))
    for frame in range(FRAMES + 1):
        assert_allclose(found.weights[frame], θ, rtol=1e-9)
        assert found.train_loss[frame] == pytest.approx(loss(network, θ, data[0].x, data[0].label))
        θ = θ - 0.5 * gradient(network, θ, data[0].x, data[0].label)
    assert (np.diff(found.train_loss) < 0).all()


@pytest.mark.parametrize(("count", "size", "steps"), [(10, 3, 25), (7, 7, 4), (5, 4, 1), (200, 1, 333)])
def test_minibatches_use_every_point_equally_often_up_to_one(count, size, steps):
    used = np.bincount(batches(count, size, steps, 1).ravel(), minlength=count)
    assert used.sum() == size * steps
    assert np.ptp(used) <= 1


def test_a_batch_of_all_points_or_more_is_all_points():
    network, data = Network((2, 2, 1)), train_and_test("blobs", 20, 0.1, 1)
    assert (run(network, data, batch=20).weights == run(network, data, batch=200).weights).all()


def test_a_rate_far_too_large_stops_before_what_is_not_finite():
    found = run(Network((2, 8, 8, 8, 1), "identity"), train_and_test("rings", 100, 0.1, 1), "plain", rate=3.0, steps=400)
    assert found.stopped
    assert found.step[-1] < 40
    assert np.isfinite(found.weights).all()
    assert (np.diff(found.step) >= 0).all()


def test_no_line_solves_xor_or_rings_but_a_hidden_layer_does():
    for name in ("xor", "rings"):
        data = train_and_test(name, 100, 0.0, 1)
        for network in (Network((2, 1)), Network((2, 8, 8, 1), "identity")):
            assert accuracy(network, run(network, data, steps=400).weights[-1], data[0]) < 0.8
        network = Network((2, 8, 1))
        assert accuracy(network, run(network, data, steps=400).weights[-1], data[0]) == 1


def test_few_points_and_many_neurons_overfit_and_many_points_do_not():
    large = Network((2, 8, 8, 8, 1))
    few = run(large, train_and_test("rings", 30, 0.5, 1), batch=200, steps=1000)
    assert few.train_loss[-1] < 0.01
    assert few.test_loss[-1] > 3 * turning_point(few.curve)[1]
    assert overfits(few.curve)
    assert not overfits(run(Network((2, 4, 1)), train_and_test("rings", 200, 0.1, 1)).curve)


def test_one_class_drives_the_loss_towards_a_bound_that_is_not_reached():
    data = typed_points("-1 1 1; 1 -1 1; -1 -1 1"), NOTHING
    found = run(Network((2, 1)), data, steps=1000, rate=0.1)
    assert (np.diff(found.train_loss) < 0).all()
    assert 0 < found.train_loss[-1] < 0.01
    assert np.isnan(found.test_loss).all()
    assert not overfits(found.curve)
    assert turning_point(found.curve)[0] == 0


def test_a_point_on_the_border_is_not_right():
    points = typed_points("0 0 0; 0 1 1; 0 -1 1")
    assert logit(Network((2, 1)), np.array([0.0, 1, 0]), points.x).tolist() == [0, 1, -1]
    assert accuracy(Network((2, 1)), np.array([0.0, 1, 0]), points) == pytest.approx(1 / 3)
    assert np.isnan(accuracy(Network((2, 1)), np.zeros(3), NOTHING))
