"""What undoes a product, and what chains of factors show."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.eigenvectors import deform
from explorers.matrix_product import commutator, is_zero
from explorers.product_chains import IDENTITY, Law, Verdict, chain, composed, on_the_way
from explorers.rotation_factors import rotation

whole = st.integers(-3, 3)
square = st.tuples(st.tuples(whole, whole), st.tuples(whole, whole))
steady = settings(deadline=None)
SHEAR, QUARTER = ((1, 1), (0, 1)), ((0, -1), (1, 0))


@given(square, square)
@steady
def test_only_the_turned_round_order_undoes_a_product_unless_the_factors_commute(A, B):
    right, wrong = chain(Law.UNDO, A, B, 0), chain(Law.WRONG, A, B, 0)
    if round(np.linalg.det(A)) == 0 or round(np.linalg.det(B)) == 0:
        assert right.verdict == wrong.verdict == Verdict.SINGULAR
        assert exact(right.end) == (np.array(A) @ np.array(B)).tolist()
        return
    assert right.verdict is Verdict.HOME
    assert right.end == IDENTITY
    assert wrong.verdict is (Verdict.COMMUTES if is_zero(commutator(A, B)) else Verdict.ASTRAY)
    expected = np.linalg.inv(A) @ np.linalg.inv(B) @ A @ B
    np.testing.assert_allclose(np.array(wrong.end, dtype=float), expected, atol=1e-9)


def exact(A):
    return [list(row) for row in A]


@pytest.mark.parametrize(("law", "τ", "verdict"), [
    (Law.PASSES, Fraction(1, 2), Verdict.PASSES), (Law.PASSES, 2, Verdict.MIRRORED), (Law.PASSES, -1, Verdict.NO_PASSES),
    (Law.PASSES, math.inf, Verdict.MIRRORED), (Law.SHEARS, 2, Verdict.SHEARS), (Law.SHEARS, math.inf, Verdict.NO_SHEARS),
])  # fmt: skip
def test_a_rotation_has_factors_where_its_condition_holds(law, τ, verdict):
    found = chain(law, SHEAR, QUARTER, τ)
    assert found.verdict is verdict
    assert len(found.factors) == len(found.names)
    assert found.end == (rotation(τ) if found.factors else IDENTITY)
    if verdict is Verdict.MIRRORED:
        assert all(a * d - b * c < 0 for (a, b), (c, d) in found.factors)


@given(st.lists(square, min_size=1, max_size=4), st.integers(0, 100))
@steady
def test_each_factor_goes_in_its_part_of_the_time_after_those_before_it(factors, k):
    s, n = k / 100, len(factors)
    expected = np.eye(2)
    for place, factor in enumerate(factors):
        expected = deform(factor, min(max(s * n - place, 0), 1)) @ expected
    np.testing.assert_allclose(np.array(on_the_way(factors, s), dtype=float), expected, atol=1e-9)
    assert on_the_way(factors, 1) == composed(factors)
