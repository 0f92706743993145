"""The layer and its gradients against complex steps, differences and the 2-jets."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.backpropagation import by_jets, gradients, layer_rows, slope, taken_apart, told
from explorers.layers import layer
from explorers.tables import TableError

SMOOTH = ["identity", "sigmoid", "tanh"]
COMPLEX = {"identity": lambda z: z, "sigmoid": lambda z: 1 / (1 + np.exp(-z)), "tanh": np.tanh}
entries = st.floats(-3, 3).map(lambda a: round(a, 3))
rows = st.lists(st.tuples(entries, entries, entries, entries), min_size=1, max_size=4).map(np.array)
points = st.tuples(entries, entries)


def complex_step(function, x):
    """The gradient of a real analytic function, exact up to rounding (Squire and Trapp, 1998)."""
    x = np.asarray(x, dtype=float)
    steps = np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([function(x + 1e-30j * e).imag / 1e-30 for e in steps]).reshape(x.shape)


@settings(deadline=None)
@given(rows, points, st.sampled_from(SMOOTH))
def test_the_product_of_the_two_steps_is_the_jacobian_of_the_layer(typed, x, σ):
    A, b = typed[:, :2], typed[:, 2]
    found = taken_apart(x, A, b, σ)
    assert_allclose(found.a, layer(x, A, b, σ))
    assert found.J.shape == (len(A), 2)
    expected = [complex_step(lambda q, k=k: COMPLEX[σ](A[k] @ q + b[k]), x) for k in range(len(A))]
    assert_allclose(found.J, expected, rtol=1e-9, atol=1e-12)
    assert_allclose(by_jets(x, A, b, σ), expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("text", ["92/62 200/3 66/47 0", "-1e-9 100 1e-9 0", "1/3 -2/3 100 1"])
def test_rows_with_long_fractions_can_be_written_as_formulas(text):
    A, b, _ = layer_rows(text)
    for σ in SMOOTH:
        assert_allclose(by_jets((0.5, -1.5), A, b, σ), taken_apart((0.5, -1.5), A, b, σ).J, rtol=1e-9, atol=1e-12)


@settings(deadline=None)
@given(rows, points)
def test_relu_agrees_with_its_jet_where_it_has_a_derivative(typed, x):
    A, b = typed[:, :2], typed[:, 2]
    found = taken_apart(x, A, b, "ReLU")
    away = abs(found.z) > 1e-9
    assert_allclose(by_jets(x, A, b, "ReLU")[away], found.J[away], atol=1e-12)


def test_at_zero_the_slope_of_relu_is_a_convention():
    assert taken_apart((0, 0), [[1, 2]], (0,), "ReLU").J.tolist() == [[0, 0]]
    assert np.isnan(by_jets((0, 0), [[1, 2]], (0,), "ReLU")).all()


@settings(deadline=None)
@given(rows, points, st.sampled_from(SMOOTH))
def test_the_gradients_are_those_of_the_loss(typed, x, σ):
    A, b, t = typed[:, :2], typed[:, 2], typed[:, 3]

    def loss(x, A, b):
        return np.sum((COMPLEX[σ](A @ x + b) - t) ** 2) / 2

    found = gradients(x, A, b, σ, t)
    assert found.loss == pytest.approx(float(loss(np.array(x), A, b)))
    assert_allclose(found.x, complex_step(lambda q: loss(q, A, b), x), rtol=1e-8, atol=1e-11)
    assert_allclose(found.A, complex_step(lambda M: loss(np.array(x), M, b), A), rtol=1e-8, atol=1e-11)
    assert_allclose(found.b, complex_step(lambda c: loss(np.array(x), A, c), b), rtol=1e-8, atol=1e-11)


def test_far_out_the_slopes_are_small_and_positive():
    """No cancellation and no overflow: σ′(−40) = e⁻⁴⁰ to twelve digits, tanh′(20) = 4e⁻⁴⁰."""
    assert slope(-40.0, "sigmoid") == pytest.approx(np.exp(-40), rel=1e-12)
    assert slope(20.0, "tanh") == pytest.approx(4 * np.exp(-40), rel=1e-12)
    assert slope(1e4, "tanh") == 0


def test_a_dead_layer_sends_nothing_back():
    found = gradients((0.8, -0.4), [[1, 1], [-1, 1]], (-5, -5), "ReLU", (1, 1))
    assert found.loss == 1
    assert not found.x.any()
    assert not found.A.any()


@pytest.mark.parametrize("text", ["1 2 3", "1 2 3 4; 1 2 3", "1 2 3 101", "1 0 0 0;" * 4 + "1 0 0 0", "x"])
def test_what_is_no_layer_is_refused(text):
    with pytest.raises(TableError):
        layer_rows(text)


def test_a_sum_that_rounds_to_almost_zero_is_at_the_kink():
    """0.1·0.3 + 0.2·0.6 − 0.15 is 0, and 2.8e-17 in floating point."""
    found = taken_apart((0.3, 0.6), [[0.1, 0.2]], (-0.15,), "ReLU")
    assert found.z.tolist() == [0]
    assert told(found, [[0.1, 0.2]], "ReLU", 0.05) == ("kink", "dead")


def test_a_saturated_layer_is_small_and_one_beside_the_kink_is_near():
    A = [[8, -4], [6, 6]]
    assert told(taken_apart((1.5, 0.5), A, (4, 9), "sigmoid"), A, "sigmoid", 0) == ("checked", "small")
    assert told(taken_apart((0.5, 0.0), [[1, 0]], (-0.4999,), "ReLU"), [[1, 0]], "ReLU", 0.3) == ("near_kink", "usual")
