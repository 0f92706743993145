"""Functions as vectors: coordinates of polynomials against NumPy, gaps and zeros against what is known of the function."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.function_space import farthest, height, missing, quadratic
from explorers.functions import parse
from explorers.vectors import combination

hundredths = st.integers(-300, 300)
exact = st.tuples(hundredths, hundredths)


@pytest.mark.parametrize(("text", "expected"), [
    ("1 - x", (1, -1, 0)), ("(x - 1)(2x + 3)", (-3, 1, 2)), ("x^3 - x(x^2 - 1)", (0, 1, 0)), ("7", (7, 0, 0)),
    ("x^3", None), ("sin(x)", None), ("abs(x)", None), ("sqrt(x^2)", None), ("1/x", None), ("(x^2 - 1)/(x - 1)", None),
    ("x^2/x", None), ("sqrt(x)^2", None), ("1e-9 x^3", None),
])  # fmt: skip
def test_quadratic_polynomials_are_known_by_their_coordinates(text, expected):
    found = quadratic(parse(text))
    assert (found is None) == (expected is None)
    if expected:
        assert_allclose(found, expected, atol=1e-12)


@settings(deadline=None)
@given(exact, exact, hundredths, hundredths)
def test_adding_polynomials_is_adding_their_coordinates(p, q, a, b):
    f, g = (parse(f"{c[0]}/100 + ({c[1]}/100) x - x^2") for c in (p, q))
    expected = combination(quadratic(f), quadratic(g), a / 100, b / 100)
    x = np.linspace(-2, 2, 9)
    assert_allclose(height(f, g, a / 100, b / 100, x), np.polynomial.polynomial.polyval(x, expected), atol=1e-9)


def test_the_zero_vector_among_functions_is_zero_everywhere():
    assert farthest(parse("x"), parse("x^2"), 1, -1) == -2
    assert height(parse("x"), parse("x^2"), 1, -1, 1) == 0
    assert farthest(parse("sin(2x)"), parse("sin(x)cos(x)"), 1, -2) is None
    assert farthest(parse("sin(2x)"), parse("sin(x)cos(x)"), 1, -1.99) is not None
    assert farthest(parse("x"), parse("x^2"), 0, 0) is None


def test_a_gap_is_found_at_its_first_place():
    assert missing(parse("1/(x - 1)")) == 1
    assert missing(parse("ln(x)")) == -2
    assert missing(parse("exp(x)")) is None


@pytest.mark.parametrize("x", [-1.7, 0.3, 2])
def test_functions_are_added_and_scaled_at_every_place(x):
    assert_allclose(height(parse("sin(x)"), parse("exp(x)"), 2, -0.5, x), 2 * math.sin(x) - 0.5 * math.exp(x))
    assert np.isnan(height(parse("ln(x)"), parse("x"), 1, 1, -1))
