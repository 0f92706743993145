"""Kernel, image and the way back, against SciPy and the pseudoinverse."""

import math
from fractions import Fraction

import numpy as np
import pytest
import scipy.linalg
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.eigenvectors import turn_and_stretch
from explorers.linear_maps import image, kernel, moment, own_figure, preimage, rank, stretch_back
from explorers.tables import TableError, matrix

whole = st.integers(-4, 4)
rows = st.tuples(st.tuples(whole, whole), st.tuples(whole, whole))
numbers = st.tuples(st.floats(-5, 5), st.floats(-5, 5))
steady = settings(deadline=None)


@given(rows)
@steady
def test_kernel_and_image_are_those_of_scipy_and_their_dimensions_add_to_two(A):
    for ours, theirs in ((kernel(A), scipy.linalg.null_space(A)), (image(A), scipy.linalg.orth(np.array(A, dtype=float)))):
        assert len(ours) == theirs.shape[1]
        if len(ours) == 1:
            assert abs(np.linalg.det(np.column_stack([ours[0], theirs[:, 0]]))) < 1e-9
            assert max(map(abs, ours[0])) == 1
    assert len(kernel(A)) + len(image(A)) == 2
    assert rank(A) == len(image(A)) == np.linalg.matrix_rank(A)
    for k in kernel(A):
        assert (np.array(A) @ k).tolist() == pytest.approx([0, 0])


def test_singular_is_decided_on_exact_numbers_and_not_by_size():
    third = Fraction(1, 3)
    assert rank([[third, 2 * third], [1, 2]]) == 1
    assert rank([[Fraction(1, 10**9), 0], [0, Fraction(1, 10**9)]]) == 2
    assert rank(matrix("sqrt(2) 2; 1 sqrt(2)").entries) == 1
    assert rank([[1, 1], [1, Fraction(10**9 + 1, 10**9)]]) == 2


@given(rows, numbers, numbers)
@steady
def test_the_preimage_is_the_least_change_of_start_that_comes_nearest(A, y, start):
    x = preimage(A, y, start)
    expected = np.array(start) + np.linalg.pinv(np.array(A, dtype=float)) @ (np.array(y) - np.array(A) @ start)
    np.testing.assert_allclose(x, expected, atol=1e-9)
    if rank(A) == 2:
        np.testing.assert_allclose(np.array(A) @ x, y, atol=1e-9)
    if rank(A) == 1:
        residual = np.array(y) - np.array(A) @ x
        assert residual @ image(A)[0] == pytest.approx(0, abs=1e-9)
        assert (x - start) @ kernel(A)[0] == pytest.approx(0, abs=1e-9)


@given(rows, st.floats(0, 2 * math.pi))
@steady
def test_a_step_of_one_moves_the_preimage_by_no_more_than_is_said(A, angle):
    if rank(A) < 2:
        assert stretch_back(A) == math.inf
        return
    step = np.linalg.solve(np.array(A, dtype=float), (math.cos(angle), math.sin(angle)))
    assert np.hypot(*step) <= stretch_back(A) * (1 + 1e-9)
    assert stretch_back(A) == pytest.approx(np.linalg.norm(np.linalg.inv(A), 2))


@given(rows, st.integers(0, 100))
@steady
def test_the_straight_way_is_exact_and_the_other_turns(A, percent):
    t = percent / 100
    now = moment(A, t)
    assert now == tuple(tuple((1 - Fraction(percent, 100)) * (i == j) + Fraction(percent, 100) * A[i][j] for j in range(2))
                        for i in range(2))  # fmt: skip
    if np.linalg.det(A) > 0.5 and t < 1:
        np.testing.assert_allclose(moment(A, t, turning=True), turn_and_stretch(A, t))
    else:
        assert moment(A, t, turning=True) == now


def test_the_half_turn_is_zero_halfway_and_turned_it_is_not():
    assert rank(moment([[-1, 0], [0, -1]], 0.5)) == 0
    assert rank(moment([[-1, 0], [0, -1]], 0.5, turning=True)) == 2
    assert rank(moment([[-9, 0], [0, 1]], 0.1)) == 1


def test_own_points_are_joined_in_their_order():
    assert own_figure("0 0\n1 0\n1/2 2").points.tolist() == [[0, 0], [1, 0], [0.5, 2], [0, 0]]
    assert len(own_figure("\n".join(f"{k} {k * k}" for k in range(100))).points) == 101


@pytest.mark.parametrize("text", ["1 2 3; 4 5 6", "1 2", "", "a b; c d", "1 2; 3", "\n".join("1 2" for _ in range(101))])
def test_what_is_no_list_of_points_is_refused_with_a_sentence(text):
    with pytest.raises(TableError) as refused:
        own_figure(text)
    assert refused.value.message.endswith(".")
