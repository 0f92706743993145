"""The chain rule against SymPy, mpmath and the values of the composition alone."""

import math
from functools import reduce

import numpy as np
import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.chain_rule import backward, chain, composed, forward, slope_of_composition
from explorers.functions import parse

NAMES = ("x", "u", "v", "w")
LINKS = {"{}^2 + 1": lambda t: t**2 + 1, "sin({})": sympy.sin, "exp({}/3)": lambda t: sympy.exp(t / 3),
         "ln({}^2 + 2)": lambda t: sympy.log(t**2 + 2), "tanh(2{})": lambda t: sympy.tanh(2 * t)}  # fmt: skip
chains = st.lists(st.sampled_from(sorted(LINKS)), min_size=1, max_size=4)


def typed(links):
    return [parse(link.replace("{}", name), variables=(name,)) for link, name in zip(links, NAMES, strict=False)]


@settings(deadline=None)
@given(chains, st.floats(-1.5, 1.5))
def test_the_product_of_slopes_is_the_slope_of_the_composition(links, x):
    t = sympy.Symbol("t", real=True)
    whole = reduce(lambda inner, link: LINKS[link](inner), links, t)
    assume(abs(whole.subs(t, x)) < 1e12 and abs(whole.diff(t).subs(t, x)) < 1e12)  # larger ones count as undefined
    got = chain(typed(links), x)
    assert_allclose(got.values[-1], float(whole.subs(t, x)), rtol=1e-9, atol=1e-12)
    assert_allclose(got.slope, float(whole.diff(t).subs(t, x)), rtol=1e-9, atol=1e-12)


@given(chains, st.floats(-1.2, 1.2))
def test_the_values_alone_give_the_same_slope(links, x):
    functions = typed(links)
    assert_allclose(slope_of_composition(functions, x), chain(functions, x).slope, rtol=1e-6, atol=1e-6)


def test_each_slope_is_taken_where_its_link_stands():
    """sin(x²): the outer slope is cos at u = x², not at x."""
    got = chain([parse("x^2"), parse("sin(u)", variables=("u",))], 1.5)
    assert_allclose(got.slopes, [3.0, math.cos(2.25)])
    assert abs(got.slope - 3 * math.cos(1.5)) > 1


def test_the_rule_holds_where_the_inner_slope_is_zero():
    """x² sin-like links with du = 0: cancelling du would divide by 0, the product does not mind."""
    got = chain([parse("x^2"), parse("exp(u)", variables=("u",))], 0.0)
    assert got.slope == 0.0


def test_the_composition_may_have_a_slope_where_a_link_has_none():
    functions = [parse("abs(x)"), parse("u^2", variables=("u",))]
    assert math.isnan(chain(functions, 0.0).slope)
    assert abs(slope_of_composition(functions, 0.0)) < 1e-12


def test_a_broken_link_breaks_all_that_follows():
    got = chain([parse("x - 2"), parse("ln(u)", variables=("u",)), parse("v^2", variables=("v",))], 1.0)
    assert got.values[1] == -1.0
    assert np.isnan(got.values[2:]).all()
    assert math.isnan(got.slope)
    assert np.isnan(composed([parse("x - 2"), parse("ln(u)", variables=("u",))], [1.0])).all()


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=6))
def test_forward_and_backward_meet_in_the_same_product(slopes):
    assert_allclose(forward(slopes)[-1], math.prod(slopes), rtol=1e-12, atol=1e-300)
    assert_allclose(backward(slopes)[0], math.prod(slopes), rtol=1e-12, atol=1e-300)


@pytest.mark.parametrize("k", range(4))
def test_a_middle_value_splits_the_chain_in_two(k):
    """dy/dx = dy/du_k · du_k/dx for every link of the chain."""
    slopes = (0.5, -2.0, 3.0, 1.5)
    onward = (1.0, *forward(slopes))
    assert_allclose(backward(slopes)[k] * onward[k], math.prod(slopes))
