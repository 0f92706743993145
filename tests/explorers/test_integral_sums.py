"""Sums of strips: exact where theory says so, within the bounds of theory, and as fast as theory says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.integrate import simpson, trapezoid

from explorers.functions import parse
from explorers.integral_sums import ORDERS, Rule, approximate, comparison, errors, order, strips

EXP = parse("exp(x)").value
ends = st.floats(-3, 3)


@given(ends, ends, st.integers(1, 40), st.sampled_from(list(Rule)))
def test_swapping_the_limits_changes_the_sign_and_left_becomes_right(a, b, n, rule):
    mirrored = {Rule.LEFT: Rule.RIGHT, Rule.RIGHT: Rule.LEFT}.get(rule, rule)
    assert approximate(EXP, a, b, n, rule) == pytest.approx(-approximate(EXP, b, a, n, mirrored), abs=1e-12)


@pytest.mark.parametrize(("rule", "degree"), list(zip(Rule, [0, 0, 1, 1, 3], strict=True)))
def test_exact_up_to_a_degree_and_not_beyond(rule, degree):
    for k in range(degree + 2):
        exact = (2.0 ** (k + 1) - (-1.0) ** (k + 1)) / (k + 1)
        error = abs(approximate(parse(f"x^{k}").value, -1, 2, 3, rule) - exact)
        assert (error < 1e-12) == (k <= degree)


@pytest.mark.parametrize("n", [1, 2, 7, 32])
def test_trapezoid_and_simpson_agree_with_scipy(n):
    x = np.linspace(0, 2, n + 1)
    assert approximate(EXP, 0, 2, n, Rule.TRAPEZOID) == pytest.approx(trapezoid(EXP(x), x))
    fine = np.linspace(0, 2, 2 * n + 1)
    assert approximate(EXP, 0, 2, n, Rule.SIMPSON) == pytest.approx(simpson(EXP(fine), x=fine))
    means = {rule: approximate(EXP, 0, 2, n, rule) for rule in Rule}
    assert means[Rule.TRAPEZOID] == pytest.approx((means[Rule.LEFT] + means[Rule.RIGHT]) / 2)
    assert means[Rule.SIMPSON] == pytest.approx((2 * means[Rule.MIDPOINT] + means[Rule.TRAPEZOID]) / 3)


@pytest.mark.parametrize("n", [1, 3, 10, 50])
def test_the_errors_stay_within_the_bounds_that_the_page_states(n):
    """All derivatives of eˣ on [0, 1] are at most e. A bound is of use only if it is not far off: within a factor of 4."""
    h, exact = 1 / n, np.e - 1
    for rule, bound in zip(Rule, [h / 2, h / 2, h**2 / 24, h**2 / 12, h**4 / 2880], strict=True):
        error = abs(approximate(EXP, 0, 1, n, rule) - exact)
        assert np.e * bound / 4 < error <= np.e * bound


@pytest.mark.parametrize("rule", list(Rule))
def test_a_smooth_function_has_the_orders_of_the_book(rule):
    assert order(EXP, 0, 1, np.e - 1, rule, n=32) == pytest.approx(ORDERS[rule], abs=0.03)


def test_a_corner_and_a_vertical_tangent_take_the_order_of_simpson():
    assert order(parse("sqrt(x)").value, 0, 1, 2 / 3, Rule.SIMPSON) == pytest.approx(1.5, abs=0.01)
    assert order(parse("sqrt(x)").value, 0, 1, 2 / 3, Rule.MIDPOINT) == pytest.approx(1.5, abs=0.05)
    counts = [2**k for k in range(4, 11)]
    corner = errors(parse("abs(x)").value, -1, 1.5, 13 / 8, counts, Rule.SIMPSON)
    slope = np.polyfit(np.log(counts), np.log(corner), 1)[0]
    assert slope == pytest.approx(-2, abs=0.05)


def test_a_corner_on_the_edge_of_a_strip_does_no_harm():
    assert errors(parse("abs(x)").value, -1, 1.5, 13 / 8, [5, 10, 50], Rule.SIMPSON).max() < 1e-14


def test_over_a_whole_period_the_trapezoid_is_faster_than_any_power():
    """∫ exp(sin x) over a period is 2π I₀(1); Trefethen and Weideman, SIAM Review 56 (2014)."""
    exact = 2 * np.pi * np.i0(1.0)
    fall = errors(parse("exp(sin(x))").value, 0, 2 * np.pi, exact, [4, 8, 16], Rule.TRAPEZOID)
    assert fall[0] > 1e-2
    assert fall[1] < 1e-5
    assert fall[2] < 1e-13


def test_strips_lie_side_by_side_with_tops_on_the_graph():
    f = parse("sin(x)").value
    for rule in Rule:
        one = strips(f, -1, 3, 8, rule)
        assert_allclose(np.diff(one.edges), 0.5)
        assert one.tops.shape == (8, 3)
        touches = {Rule.LEFT: [0], Rule.RIGHT: [2], Rule.MIDPOINT: [1], Rule.TRAPEZOID: [0, 2], Rule.SIMPSON: [0, 1, 2]}[rule]
        places = np.column_stack([one.edges[:-1], (one.edges[:-1] + one.edges[1:]) / 2, one.edges[1:]])
        assert_allclose(one.tops[:, touches], f(places[:, touches]))
        assert one.sum == pytest.approx(one.areas.sum())


def test_a_rule_asks_only_for_the_values_that_it_needs():
    f = parse("1/x").value
    assert np.isnan(approximate(f, 0, 1, 4, Rule.LEFT))
    assert np.isfinite(approximate(f, 0, 1, 4, Rule.RIGHT))
    assert np.isfinite(approximate(f, 0, 1, 4, Rule.MIDPOINT))
    assert np.isnan(approximate(f, 0, 1, 4, Rule.SIMPSON))


def test_parts_that_cancel_up_to_rounding_give_0():
    assert approximate(parse("sin(x)").value, -np.pi, np.pi, 64, Rule.MIDPOINT) == 0


def test_no_strips_are_no_sum():
    with pytest.raises(ValueError, match="at least one"):
        strips(EXP, 0, 1, 0, Rule.LEFT)


def test_rounding_has_no_order():
    assert np.isnan(order(parse("x").value, 0, 1, 1 / 2, Rule.TRAPEZOID))


def test_the_comparison_puts_sum_error_and_order_side_by_side():
    rows = comparison(EXP, 0, 1, np.e - 1, 8)
    assert list(rows) == list(Rule)
    for rule, (value, error, p) in rows.items():
        assert value == approximate(EXP, 0, 1, 8, rule)
        assert error == errors(EXP, 0, 1, np.e - 1, [8], rule)[0]
        assert p == pytest.approx(ORDERS[rule], abs=0.02)
