"""Layers: which are linear, which pair disproves it, and how much ReLU folds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import HalfspaceIntersection

from explorers.figures import signed_area
from explorers.layers import Activation, Kind, activate, clipped, disproof, kind, layer, relu_shares, sampled
from explorers.linearity import sums

tenths = st.integers(-30, 30).map(lambda k: k / 10)
sparse = st.one_of(st.just(0.0), tenths)
rows = st.tuples(st.tuples(sparse, sparse), st.tuples(sparse, sparse))
shift = st.tuples(sparse, sparse)
steady = settings(deadline=None, max_examples=200)


def test_the_activations_at_known_places():
    assert activate([-1, 0, 2], "identity").tolist() == [-1, 0, 2]
    assert activate([-1, 0, 2], "ReLU").tolist() == [0, 0, 2]
    assert activate([0, np.log(3)], "sigmoid") == pytest.approx([1 / 2, 3 / 4])
    assert activate([0, np.log(2)], "tanh") == pytest.approx([0, 3 / 5])
    assert activate([-1e4, 1e4], "sigmoid").tolist() == [0, 1]
    z = np.linspace(-4, 4, 33)
    assert activate(z, "tanh") == pytest.approx(2 * activate(2 * z, "sigmoid") - 1)


def test_an_unknown_activation_is_refused():
    with pytest.raises(ValueError, match="swish"):
        activate(1, "swish")


def test_the_layer_takes_columns_and_shifts_before_it_bends():
    assert layer((2, 1), [[0, -1], [1, 0]], (5, 5), "identity").tolist() == [4, 7]
    assert layer([(1, 0), (0, 1)], [[1, 2], [3, 4]], (0, -3.5), "ReLU").tolist() == [[1, 0], [2, 0.5]]


@steady
@given(rows, shift, st.sampled_from(Activation), st.integers(0, 2**31))
def test_the_kind_is_what_many_random_pairs_say(A, b, σ, seed):
    """Affine: f(u) + f(v) − f(u + v) = f(0) everywhere; linear: and f(0) = 0."""
    random = np.random.default_rng(seed)
    u, v = 40 * random.standard_normal((2, 200, 2))
    f = {name: layer(x, A, b, σ) for name, x in {"u": u, "v": v, "sum": u + v, "zero": np.zeros(2)}.items()}
    affine = np.allclose(f["u"] + f["v"] - f["sum"], f["zero"], atol=1e-9)
    assert affine == (kind(A, b, σ) is not Kind.BENT)
    assert (affine and not f["zero"].any()) == (kind(A, b, σ) is Kind.LINEAR)


@steady
@given(rows, shift, st.sampled_from(Activation))
def test_the_pair_disproves_and_exists_exactly_where_the_layer_is_not_linear(A, b, σ):
    pair = disproof(A, b, σ)
    assert (pair is None) == (kind(A, b, σ) is Kind.LINEAR)
    if pair:
        found = sums(lambda x: layer(x, A, b, σ), *pair)
        assert not found.agree
        assert abs(found.gap).max() > 1e-3


def test_a_dead_layer_is_the_zero_map_and_so_linear():
    assert kind([[0, 0], [0, 0]], (-1, 0), "ReLU") is Kind.LINEAR
    assert kind([[0, 0], [0, 0]], (-1, 1), "ReLU") is Kind.AFFINE
    assert kind([[0, 0], [0, 0]], (0, 0), "sigmoid") is Kind.AFFINE  # the constant (1/2, 1/2)
    assert kind([[0.3, 0], [0, 0.3]], (-1.5, -1.5), "ReLU") is Kind.BENT  # dead in the square, not in the plane


@steady
@given(rows, shift)
def test_the_shares_are_those_of_a_fine_lattice(A, b):
    middle = (np.arange(300) + 0.5) / 300 * 6 - 3
    points = np.stack(np.meshgrid(middle, middle), axis=-1).reshape(-1, 2)
    low = (layer(points, A, b, "identity") <= 1e-9).sum(axis=1)
    shares = relu_shares(A, b)
    assert [shares.corner, shares.axis, shares.kept] == pytest.approx([(low == k).mean() for k in (2, 1, 0)], abs=0.012)
    assert shares.corner + shares.axis + shares.kept == pytest.approx(1)


@steady
@given(st.tuples(tenths, tenths).filter(any), tenths)
def test_what_is_clipped_has_the_corners_that_scipy_finds(w, b):
    box = [(1, 0, -3), (-1, 0, -3), (0, 1, -3), (0, -1, -3)]
    inside = 0.3 * -np.array(w) / np.hypot(*w) - b * np.array(w) / np.dot(w, w)
    if abs(inside).max() > 2.9:
        return
    theirs = HalfspaceIntersection(np.array([*box, (*w, b)], dtype=float), inside).intersections
    ours = clipped([(-3, -3), (3, -3), (3, 3), (-3, 3)], w, b)
    ring = theirs[np.argsort(np.arctan2(*(theirs - inside).T[::-1]))]
    assert signed_area(ours) == pytest.approx(signed_area(ring), abs=1e-8)


def test_nothing_is_left_of_a_polygon_on_the_wrong_side():
    assert clipped([(0, 0), (1, 0), (0, 1)], (1, 1), 5).shape == (0, 2)
    assert clipped(np.empty((0, 2)), (1, 1), 5).shape == (0, 2)


def test_a_sampled_stroke_keeps_its_corners_and_stays_on_its_edges():
    stroke = np.array([(0, 0), (2, 0), (2, 3), (0, 0)])
    points = sampled(stroke, 30)
    assert len(points) == 31
    assert all((points == corner).all(axis=1).any() for corner in stroke)
    assert np.hypot(*np.diff(points, axis=0).T).sum() == pytest.approx(5 + 13**0.5)
