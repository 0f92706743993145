"""Values on arrays: real arithmetic, holes that stay holes, and the limit of what a picture can show."""

import math

import numpy as np
import pytest
from scipy import special

from explorers.functions import parse


@pytest.mark.parametrize(
    ("name", "reference"),
    [("sin", np.sin), ("cos", np.cos), ("tan", np.tan), ("atan", np.arctan), ("sinh", np.sinh), ("cosh", np.cosh),
     ("tanh", np.tanh), ("exp", np.exp), ("cbrt", np.cbrt), ("abs", np.abs), ("erf", special.erf),
     ("sigmoid", lambda x: 1 / (1 + np.exp(-x)))],
)  # fmt: skip
def test_functions_on_the_whole_line(name, reference):
    x = np.linspace(-5, 5, 101)
    np.testing.assert_allclose(parse(f"{name}(x)").value(x), reference(x), rtol=1e-14, atol=1e-15)


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [("ln(x)", [0.5, 7], [0, -1]), ("log2(x)", [8], [0, -1]), ("log10(x)", [100], [0, -1]), ("sqrt(x)", [0, 2], [-1]),
     ("asin(x)", [-1, 1], [1.1, -2]), ("acos(x)", [-1, 1], [1.1, -2]), ("1/x", [-1, 2], [0]), ("x^-2", [-1], [0]),
     ("x^(1/3)", [0, 8], [-8]), ("x^-0.5", [4], [0, -1]), ("x^x", [0.5, 2], [0, -2]), ("x^pi", [0, 1], [-1]),
     ("0^x", [1], [0, -1]), ("(-2)^x", [], [-1, 0, 2, 0.5]), ("x^0", [-1, 0, 2], [np.nan]), ("ln(x)^0", [1], [-1]),
     ("1^ln(x)", [2], [-1]), ("max(ln(x),0)", [2], [-1]), ("min(0,ln(x))", [2], [-1])],
)  # fmt: skip
def test_a_formula_is_undefined_exactly_outside_its_domain(text, inside, outside):
    f = parse(text)
    assert np.isfinite(f.value(np.array(inside, dtype=float))).all()
    assert np.isnan(f.value(np.array(outside, dtype=float))).all()


@pytest.mark.parametrize(
    "text",
    ["exp(-1/x^2)", "atan(1/x)", "1/(1/x)", "x/x", "0/x", "tanh(ln(x))", "atan(x^-2)", "atan(x^-0.5)", "atan(x^(x-1))"],
)
def test_a_hole_is_not_filled_by_infinite_arithmetic(text):
    assert np.isnan(parse(text).value(0.0))
    assert np.isnan(parse(text).jet(0.0)).all()


def test_an_overflow_inside_is_not_a_hole():
    assert parse("1/(1+exp(-x))").value(-1000) == 0
    assert parse("e^(-exp(x))").value(800) == 0


def test_what_is_above_1e12_is_not_shown():
    f = parse("x^3")
    assert f.value(1e4) == pytest.approx(1e12)
    assert np.isnan(f.value([1.001e4, -1e5, 1e200])).all()


@pytest.mark.parametrize("n", [*range(-60, 61, 7), 2, 3, 60])
def test_integer_powers_are_those_of_exact_arithmetic(n):
    for x in (1.1, -0.97, 1.3):
        exact = float(math.prod([x.as_integer_ratio()[0]] * abs(n)) / math.prod([x.as_integer_ratio()[1]] * abs(n)))
        exact = exact if n >= 0 else 1 / exact
        assert parse(f"x^{n}").value(x) == pytest.approx(exact, rel=1e-13)


def test_a_constant_fills_the_grid():
    np.testing.assert_array_equal(parse("1/4").value(np.zeros((2, 3))), np.full((2, 3), 0.25))


def test_the_result_is_a_new_writable_array():
    x = np.arange(3.0)
    result = parse("x").value(x)
    result[0] = 7
    assert x[0] == 0
    for part in parse("x", variables=("x", "y")).jet(x, 0):
        part[0] = 1


def test_integers_and_lists_are_taken():
    np.testing.assert_array_equal(parse("x/2").value([1, 2]), [0.5, 1])
    assert parse("x/2").value(np.int8(3)).dtype == np.float64
