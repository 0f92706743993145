"""Rotations from maps along one axis, in exact fractions against sine, cosine and the matrix exponential."""

import math
from fractions import Fraction

import numpy as np
import pytest
import scipy.linalg
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.functions import ExpressionError
from explorers.rotation_factors import (
    cosine_and_sine,
    degrees,
    half_tangent,
    nearest_half_tangent,
    rotation,
    three_shears,
    two_passes,
)

tangents = st.fractions(-50, 50, max_denominator=100)
steady = settings(deadline=None)


def exact(A):
    return np.array(A, dtype=object)


@given(tangents)
@steady
def test_the_rotation_turns_by_the_angle_of_the_half_tangent(τ):
    θ = math.radians(degrees(τ))
    np.testing.assert_allclose(np.array(rotation(τ), dtype=float), scipy.linalg.expm([[0, -θ], [θ, 0]]), atol=1e-12)
    c, s = cosine_and_sine(τ)
    assert c**2 + s**2 == 1


@given(tangents)
@steady
def test_three_shears_along_the_axes_are_the_rotation_exactly(τ):
    first, second, third = map(exact, three_shears(τ))
    assert (third @ second @ first).tolist() == [list(row) for row in rotation(τ)]
    assert first[0, 0] == first[1, 1] == second[0, 0] == second[1, 1] == 1
    assert first[1, 0] == second[0, 1] == 0


@given(tangents)
@steady
def test_two_passes_are_the_rotation_exactly_unless_the_cosine_is_zero(τ):
    factors = two_passes(τ)
    assert (factors is None) == (abs(τ) == 1)
    if factors:
        first, second = map(exact, factors)
        assert (second @ first).tolist() == [list(row) for row in rotation(τ)]
        assert first[1].tolist() == [0, 1]  # the second coordinate stays
        assert second[0].tolist() == [1, 0]  # the first one stays


def test_the_half_turn_has_two_passes_but_no_three_shears():
    assert rotation(math.inf) == ((-1, 0), (0, -1))
    assert three_shears(math.inf) is None
    first, second = map(exact, two_passes(math.inf))
    assert (second @ first).tolist() == [[-1, 0], [0, -1]]


@given(tangents)
@steady
def test_an_angle_that_was_dragged_is_typed_in_hundredths(τ):
    again = half_tangent(nearest_half_tangent(degrees(τ)))
    assert abs(again - τ) <= Fraction(1, 200) + Fraction(1, 10**9)
    assert nearest_half_tangent(degrees(again)) == str(again)


def test_what_is_typed_is_a_fraction_or_infinite():
    assert half_tangent("-0.25") == Fraction(-1, 4)
    assert half_tangent(" ∞ ") == math.inf
    for text in ("sqrt(3)", "51", "-60", "", "x"):
        with pytest.raises(ExpressionError):
            half_tangent(text)
