"""The slice: its middle, its filters, and the rescaling that it does not see."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from explorers.landscape import landscape
from explorers.loss_slice import direction, loss_slice
from explorers.network import Network, layers, loss, start
from explorers.point_sets import point_set
from explorers.weight_symmetries import rescaled

NETWORK = Network((2, 4, 3, 1), "ReLU")
POINTS = point_set("rings", 50, 0.1, 1)
θ = start(NETWORK, 1) + 0.1


def test_every_filter_is_as_long_as_its_own_and_shifts_do_not_move():
    for (A, _), (D, shift) in zip(layers(NETWORK, θ), layers(NETWORK, direction(NETWORK, θ, 7)), strict=True):
        assert_allclose(np.linalg.norm(D, axis=1), np.linalg.norm(A, axis=1))
        assert not shift.any()


def test_the_values_are_the_losses_of_the_moved_parameters():
    found = loss_slice(NETWORK, θ, POINTS, 3)
    grid = landscape(found, (-1, 1, -1, 1), n=20)
    assert grid.value[10, 10] == pytest.approx(float(loss(NETWORK, θ, POINTS.x, POINTS.label)))
    moved = θ + grid.x[3] * found.u + grid.y[17] * found.v
    assert grid.value[3, 17] == pytest.approx(float(loss(NETWORK, moved, POINTS.x, POINTS.label)))


def test_a_rescaled_layer_has_the_same_slice_and_a_rescaled_neuron_has_not():
    window = (-1, 1, -1, 1)
    before = landscape(loss_slice(NETWORK, θ, POINTS, 3), window, n=6).value
    whole = θ
    for neuron in range(1, 5):
        whole = rescaled(NETWORK, whole, 1, neuron, 3.0)
    one = rescaled(NETWORK, θ, 1, 1, 3.0)
    assert_allclose(landscape(loss_slice(NETWORK, whole, POINTS, 3), window, n=6).value, before, rtol=1e-9)
    assert abs(landscape(loss_slice(NETWORK, one, POINTS, 3), window, n=6).value - before).max() > 1e-3


def test_a_network_of_zeros_has_a_flat_slice_and_a_diverged_one_raises_nothing():
    zero = landscape(loss_slice(NETWORK, np.zeros(NETWORK.count), POINTS, 1), (-1, 1, -1, 1), n=4).value
    assert_allclose(zero, np.log(2))
    landscape(loss_slice(NETWORK, θ * 1e12, POINTS, 1), (-1, 1, -1, 1), n=4)
