"""The plain formulas in doubles: right in the middle, and wrong in the known ways at both ends."""

from math import inf, isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.softmax import loss
from explorers.softmax_doubles import Plain, late_log_loss, naive_loss, plain

moderate = st.lists(st.floats(-20, 20), min_size=3, max_size=3)


@given(moderate, st.integers(1, 3))
def test_all_three_ways_agree_for_moderate_logits(z, true):
    assert_allclose(naive_loss(z, true), loss(z, true), rtol=1e-9, atol=1e-12)
    assert_allclose(late_log_loss(z, true), loss(z, true), rtol=1e-9, atol=1e-12)
    assert plain(z, true) == Plain.RIGHT


def test_a_thousand_overflows_and_only_the_plain_formula_minds():
    assert isnan(naive_loss([1002, 1001, 1000], 1))
    assert_allclose(late_log_loss([1002, 1001, 1000], 1), loss([2, 1, 0], 1))
    assert plain([1002, 1001, 1000], 1) == Plain.OVERFLOW
    assert naive_loss([1000, 0], 2) == late_log_loss([1000, 0], 2) == inf
    assert loss([1000, 0], 2) == 1000


def test_minus_a_thousand_underflows():
    assert isnan(naive_loss([-1000, -1001], 1))
    assert plain([-1000, -1001], 1) == Plain.UNDERFLOW
    assert naive_loss([0, -1000], 2) == inf
    assert plain([0, -1000], 2) == Plain.UNDERFLOW


@pytest.mark.parametrize("z", [[-744, -745], [-740.3, -742.1]])
def test_powers_with_few_digits_left_are_finite_and_wrong(z):
    assert naive_loss(z, 1) < inf
    assert abs(naive_loss(z, 1) - loss(z, 1)) > 1e-6
    assert plain(z, 1) == Plain.UNDERFLOW


def test_the_edge_of_overflow():
    assert plain([709.7, 0], 1) == Plain.RIGHT
    assert plain([709.8, 0], 1) == Plain.OVERFLOW
