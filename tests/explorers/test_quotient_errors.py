"""The error of difference quotients: the known numbers, the orders, and the wall."""

import mpmath
import numpy as np
from numpy.testing import assert_allclose

from explorers.functions import parse
from explorers.quotient_errors import error_table, exponents, quotient_errors, round_off


def test_the_numbers_that_everybody_quotes_for_e_to_the_x():
    forward, central = quotient_errors(parse("e^x").value, 1.0, np.e, [1e-8, 1e-12, 1e-15, 1e-5])
    assert_allclose(forward[:3], [6.6e-9, 4.3e-4, 0.39], rtol=0.02)
    assert_allclose(central[3], 5.9e-11, rtol=0.02)


def test_truncation_errors_are_those_of_exact_arithmetic():
    h = 10.0 ** -np.arange(1, 5)
    forward, central = quotient_errors(parse("sin(x)").value, 0.8, np.cos(0.8), h)
    with mpmath.workdps(40):
        x, f = mpmath.mpf(0.8), mpmath.sin
        exact_forward = [float(abs((f(x + k) - f(x)) / k - mpmath.cos(x))) for k in map(mpmath.mpf, h)]
        exact_central = [float(abs((f(x + k) - f(x - k)) / (2 * k) - mpmath.cos(x))) for k in map(mpmath.mpf, h)]
    assert_allclose(forward, exact_forward, atol=1e-11)
    assert_allclose(central, exact_central, atol=1e-11)
    assert_allclose(np.diff(np.log10(exact_forward)), -1, atol=0.05)
    assert_allclose(np.diff(np.log10(exact_central)), -2, atol=0.01)


def test_beyond_the_best_step_the_error_is_of_the_size_of_the_round_off():
    table = error_table(parse("e^x").value, 1.0, np.e)
    late = (table["h"] < 1e-10) & (table["h"] > 1e-15)
    ratio = table["forward"][late] / table["wall"][late]
    assert np.all(ratio < 6)
    assert 0.2 < np.median(ratio) < 3
    assert 6 <= table["k"][np.argmin(table["forward"])] <= 9.5
    assert 4 <= table["k"][np.argmin(table["central"])] <= 7


def test_without_a_derivative_there_are_no_errors():
    table = error_table(parse("abs(x)").value, 0.0, np.nan)
    assert all(np.isnan(table[name]).all() for name in ("forward", "central", "wall"))
    assert_allclose(table["h"], 10.0 ** -exponents())


def test_the_wall_is_half_a_unit_in_the_last_place_over_h():
    assert_allclose(round_off(lambda x: 0 * x + 1.0, 0.0, 1e-4), np.spacing(1.0) / 2 / 1e-4)
