"""The parallelogram law holds for p = 2 and for no other p-norm; proved by pairs of vectors."""

from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.linalg import norm

from explorers.parallelogram_law import gap_of_units, parallelogram, polarization

entries = st.integers(-400, 400).map(lambda k: k / 100)
vectors = st.tuples(entries, entries, entries).map(np.array)
exponents = st.one_of(st.floats(1, 60), st.just(inf))


@given(vectors, vectors, exponents)
def test_the_squares_are_those_of_scipy(u, v, p):
    squares = parallelogram(u, v, p)
    assert_allclose(squares.sides, 2 * norm(u, p) ** 2 + 2 * norm(v, p) ** 2, rtol=1e-9)
    assert_allclose(squares.diagonals, norm(u + v, p) ** 2 + norm(u - v, p) ** 2, rtol=1e-9)
    assert_allclose(squares.gap, squares.diagonals - squares.sides, atol=1e-9 * (1 + squares.sides))


@given(vectors, vectors)
def test_for_p_2_the_law_holds_and_polarization_is_the_usual_product(u, v):
    assert parallelogram(u, v, 2).gap == 0
    assert_allclose(polarization(u, v, 2), u @ v, atol=1e-9)


@given(exponents)
def test_the_gap_of_the_units_is_0_for_p_2_only(p):
    assert_allclose(parallelogram([1, 0], [0, 1], p).gap, gap_of_units(p), atol=1e-11)
    if abs(p - 2) > 1e-6:
        assert parallelogram([1, 0], [0, 1], p).gap != 0
        assert (gap_of_units(p) > 0) == (p < 2)


@given(vectors, st.floats(-3, 3), exponents)
def test_parallel_vectors_keep_the_law_for_every_p(u, c, p):
    assert abs(parallelogram(u, c * u, p).gap) <= 1e-9 * (1 + parallelogram(u, c * u, p).sides)


def test_a_pair_that_is_not_parallel_may_keep_it_too():
    assert parallelogram([1, 0], [1, 1], 1).gap == 0
    assert gap_of_units(1) == 4


@given(vectors, vectors, exponents)
def test_diagonals_are_between_half_and_twice_the_sides(u, v, p):
    sides, diagonals, _ = parallelogram(u, v, p)
    assert sides / 2 * (1 - 1e-9) <= diagonals <= 2 * sides * (1 + 1e-9)


@pytest.mark.parametrize("p", [1, 1.5, 3, inf])
def test_for_other_p_polarization_is_no_product(p):
    """Additive in neither slot for some vectors: so the candidate of Jordan and von Neumann fails."""
    rng = np.random.default_rng(4)
    u, v, w = rng.normal(size=(3, 20, 2))
    trials = zip(u, v, w, strict=True)
    errors = [polarization(a + b, c, p) - polarization(a, c, p) - polarization(b, c, p) for a, b, c in trials]
    assert max(map(abs, errors)) > 0.05
    assert polarization(u[0], v[0], p) == pytest.approx(polarization(v[0], u[0], p))


@pytest.mark.parametrize("p", [0.5, 0.999, 0, -1, float("nan")])
def test_below_1_there_is_no_norm_to_ask(p):
    with pytest.raises(ValueError, match="at least 1"):
        parallelogram([1, 0], [0, 1], p)
