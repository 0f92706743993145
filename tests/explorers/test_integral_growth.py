"""How fast functions grow towards a place: powers of known exponent, and what must stay undecided."""

from math import inf

import pytest

from explorers.functions import parse
from explorers.integral_growth import Kind, growth

C = [0, 1, -0.3, 2.5]


@pytest.mark.parametrize("c", C)
@pytest.mark.parametrize("p", [0.1, 0.25, 0.5, 0.75, 0.9, 1.1, 1.5, 2, 3])
@pytest.mark.parametrize("side", [-1, 1])
def test_the_exponent_of_a_power_is_measured(c, p, side):
    found = growth(parse(f"abs(x - ({c}))^(-{p}) + cos(x)"), c, side, 0.5)
    assert found.kind is (Kind.INTEGRABLE if p < 1 else Kind.DIVERGENT)
    assert found.exponent == pytest.approx(p, abs=0.02)


@pytest.mark.parametrize("c", C)
@pytest.mark.parametrize("r", [1, -2, 0.001])
def test_a_simple_pole_has_the_same_residue_on_both_sides(c, r):
    f = parse(f"({r})/(x - ({c})) + exp(x)")
    for side in (-1, 1):
        found = growth(f, c, side, 0.5)
        assert found.kind is Kind.SIMPLE_POLE
        assert found.residue == pytest.approx(r, rel=1e-3)


@pytest.mark.parametrize("text", ["sin(x)/x", "(1 - cos(x))/x^2", "abs(x)/x", "atan(1/x)", "x ln(abs(x))", "exp(-1/x^2)/x",
                                  "1/x - 1/sin(x)"])  # fmt: skip
def test_bounded_however_it_is_written(text):
    assert growth(parse(text), 0, 1, 1.0).kind is Kind.BOUNDED


@pytest.mark.parametrize("text", ["ln(x)", "ln(x)^2", "ln(x)/sqrt(x)", "ln(x)^3/x^0.8", "1/sqrt(x) + 1000", "sin(1/x)/sqrt(x)"])
def test_slower_than_every_power_below_the_first(text):
    assert growth(parse(text), 0, 1, 1.0).kind is Kind.INTEGRABLE


@pytest.mark.parametrize("text", ["1/(x ln(x))", "1/(x ln(x)^2)", "ln(x)/x^0.99", "1/x^0.99", "1/x^1.01", "sin(1/x)/x",
                                  "sin(1/x)/x^1.5"])  # fmt: skip
def test_undecided_near_the_borderline_and_where_it_oscillates(text):
    """Of these ∫ 1/(x ln x) diverges, ∫ 1/(x ln²x) and ∫ sin(1/x)/x converge: the measurement cannot tell."""
    assert growth(parse(text), 0, 1, 0.5).kind is Kind.UNDECIDED


@pytest.mark.parametrize("text", ["ln(x)/x", "ln(x)/x^1.2", "exp(1/x)", "1/sin(x)^2", "1/x + ln(x)/x^1.5"])
def test_divergent(text):
    assert growth(parse(text), 0, 1, 0.5).kind in (Kind.DIVERGENT, Kind.UNDECIDED)
    assert growth(parse(f"{text} + 1/x^3"), 0, 1, 0.5).kind is Kind.DIVERGENT


def test_a_side_where_f_is_undefined_is_undecided():
    assert growth(parse("sqrt(x)/x"), 0, -1, 1.0).kind is Kind.UNDECIDED


def test_a_blurred_place_is_measured_from_farther_away():
    assert growth(parse("1/x"), 1e-9, 1, 1.0, blur=1e-9).kind is Kind.SIMPLE_POLE
    assert growth(parse("1/x"), 0, 1, 1.0, blur=inf).kind is Kind.UNDECIDED
