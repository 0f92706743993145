"""Softmax and its loss: against SciPy, mpmath and finite differences; the gradient q − p and its bounds."""

from math import log

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.special import logsumexp
from scipy.special import softmax as scipy_softmax

from explorers.cross_entropy import cross_entropy
from explorers.softmax import bits, gradient, is_first, log_sum_exp, logits, logits_text, loss, one_hot, softmax, step
from explorers.tables import TableError

values = st.lists(st.floats(-30, 30), min_size=4, max_size=4)
classes = st.integers(1, 4)


@given(st.lists(st.floats(-9999, 9999), min_size=1, max_size=5))
def test_softmax_and_log_sum_exp_agree_with_scipy_at_every_size(z):
    assert_allclose(softmax(z), scipy_softmax(z), rtol=1e-12, atol=1e-300)
    assert_allclose(log_sum_exp(z), logsumexp(z), rtol=1e-12, atol=1e-12)
    assert max(z) - 1e-9 <= log_sum_exp(z) <= max(z) + log(len(z)) + 1e-9


@settings(deadline=None)
@given(st.lists(st.floats(-700, 700), min_size=3, max_size=3), st.integers(1, 3))
def test_the_loss_has_all_its_digits(z, true):
    with mpmath.workdps(700):
        exact = mpmath.log(mpmath.fsum(mpmath.exp(mpmath.mpf(x)) for x in z)) - mpmath.mpf(z[true - 1])
    assert_allclose(loss(z, true), float(exact), rtol=1e-11, atol=1e-300)


@given(values, classes)
def test_the_loss_is_the_cross_entropy_with_the_sure_table(z, true):
    q = softmax(z)
    assert_allclose(bits(loss(z, true)), cross_entropy(one_hot(true, 4), q / q.sum()), atol=1e-9)


@given(values, classes, st.floats(-1000, 1000))
def test_the_same_number_added_to_every_logit_changes_nothing(z, true, c):
    moved = [x + c for x in z]
    assert_allclose(softmax(moved), softmax(z), atol=1e-11)
    assert_allclose(loss(moved, true), loss(z, true), atol=1e-11)


@settings(deadline=None)
@given(values, classes)
def test_the_gradient_is_that_of_finite_differences(z, true):
    h = 1e-5
    slopes = [(loss(z + h * one_hot(k, 4), true) - loss(z - h * one_hot(k, 4), true)) / (2 * h) for k in range(1, 5)]
    assert_allclose(gradient(z, true), slopes, atol=1e-8)
    assert_allclose(gradient(z, true).sum(), 0, atol=1e-12)
    assert np.abs(gradient(z, true)).max() <= 1


@given(values, classes)
def test_a_loss_below_one_bit_is_always_right_and_a_right_one_is_at_most_log_n(z, true):
    if loss(z, true) < log(2):
        assert is_first(z, true)
    if is_first(z, true):
        assert loss(z, true) <= log(4)


def test_right_with_more_than_a_nat_and_never_first_in_a_tie():
    assert is_first([0.2, 0, 0, 0, 0], 1)
    assert loss([0.2, 0, 0, 0, 0], 1) > 1
    assert not is_first([1.0, 1.0], 1)
    assert is_first([3.0], 1)
    assert loss([3.0], 1) == 0


@given(values, classes)
def test_a_step_lowers_the_loss_until_it_rounds_to_nothing(z, true):
    before = loss(z, true)
    if before > 1e-6:
        assert loss(step(z, true), true) < before


def test_typed_logits_are_two_to_five_numbers_of_limited_size():
    assert logits("1000 -1/2 3e2").tolist() == [1000, -0.5, 300]
    for text, code in (("1 2 3 4 5 6", "count"), ("7", "count"), ("10000 0", "range"), ("-1e5 0", "range")):
        with pytest.raises(TableError) as error:
            logits(text)
        assert error.value.code == code
    assert logits_text([1000.0, -0.0001, 2.34567]) == "1000 0 2.346"
