"""One neuron and two layers: distances, products, and exclusive or."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.layers import layer
from explorers.stacked_layers import merged, neuron, two_layers, xor_margin

number = st.integers(-30, 30).map(lambda k: k / 10)
pair = st.tuples(number, number)
rows = st.tuples(pair, pair)
steady = settings(deadline=None, max_examples=200)


@steady
@given(pair, number, pair)
def test_the_distance_is_to_the_nearest_point_of_the_line(w, b, x):
    found = neuron(w, b, x, "tanh")
    if not any(w):
        assert found.distance is None
        assert found.z == b
        return
    foot = np.array(x) - found.distance * np.array(w) / np.hypot(*w)
    assert np.dot(w, foot) + b == pytest.approx(0, abs=1e-9)
    assert np.sign(found.distance) == np.sign(found.z)
    assert found.output == pytest.approx(np.tanh(found.z))


@steady
@given(pair.filter(any), number, pair, st.floats(0.1, 9))
def test_a_positive_multiple_has_the_same_line_and_the_same_sides(w, b, x, c):
    many = neuron(tuple(c * part for part in w), c * b, x, "identity")
    assert many.distance == pytest.approx(neuron(w, b, x, "identity").distance, abs=1e-9)


@steady
@given(rows, pair, rows, pair, pair)
def test_without_activation_two_layers_are_one(A, b, W, c, x):
    product, shift = merged(A, b, W, c)
    np.testing.assert_allclose(product, np.array(W) @ A, atol=1e-12)
    np.testing.assert_allclose(two_layers(x, A, b, W, c, "identity"), layer(x, product, shift, "identity"), atol=1e-9)


def test_the_product_of_fractions_is_exact_and_in_the_right_order():
    third = Fraction(1, 3)
    assert merged([[third, 0], [0, 1]], (0, 0), [[0, 3], [3, 0]], (1, 2)) == (((0, 3), (1, 0)), (1, 2))


@steady
@given(rows, pair, rows, pair)
def test_no_affine_map_separates_exclusive_or(A, b, W, c):
    assert xor_margin(A, b, W, c, "identity") <= 1e-9


@steady
@given(rows, pair)
def test_nor_does_one_layer_of_any_activation(A, b):
    """The second layer W₂ = I after an increasing σ keeps the order of the first coordinate, and w·x + b has none to offer."""
    for σ in ("sigmoid", "tanh"):
        assert xor_margin(A, b, [[1, 0], [0, 1]], (0, 0), σ) <= 1e-9


def test_two_layers_of_relu_separate_it_whichever_way_round():
    first = [[1, 1], [1, 1]], (0, -1)
    assert xor_margin(*first, [[1, -2], [0, 1]], (0, 0), "ReLU") == 1
    assert xor_margin(*first, [[-1, 2], [0, 1]], (1, 0), "ReLU") == 1
