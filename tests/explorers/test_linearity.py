"""Linear or not: sums and multiples before and after the map."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.linearity import sums

number = st.floats(-3, 3)
pair = st.tuples(number, number)


@given(st.tuples(pair, pair), pair, pair, number)
@settings(deadline=None)
def test_every_matrix_is_linear_and_a_shift_is_counted_s_times_too_often(A, u, v, s):
    assert sums(lambda x: np.array(A) @ x, u, v, s).agree
    shifted = sums(lambda x: np.array(A) @ x + (1, -2), u, v, s)
    assert shifted.gap == pytest.approx([-s, 2 * s], abs=1e-9)


def test_a_map_with_f_of_cx_equal_to_c_f_of_x_for_positive_c_need_not_be_additive():
    def fold(x):
        return np.maximum(0, x)

    assert sums(fold, (1, 2), (0, 0), 3).agree
    assert not sums(fold, (1, 0), (-1, 0)).agree
    assert sums(fold, (1, 2), (3, 4)).agree  # one pair that agrees proves nothing


def test_products_are_not_linear():
    found = sums(lambda x: np.array([x[0] * x[1], 0]), (1, 1), (1, 1))
    assert (found.direct[0], found.combined[0], found.agree) == (4, 2, False)
