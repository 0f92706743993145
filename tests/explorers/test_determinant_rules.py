"""The rules on both sides against SymPy; the sum has none."""

import math
from fractions import Fraction

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.determinant_rules import rules

numbers = st.fractions(-5, 5, max_denominator=6)


def square(n):
    return st.lists(st.lists(numbers, min_size=n, max_size=n), min_size=n, max_size=n)


pairs = st.integers(2, 3).flatmap(lambda n: st.tuples(square(n), square(n)))
steady = settings(deadline=None, max_examples=60)


def symbolic(A):
    return sympy.Matrix([[sympy.Rational(x.numerator, x.denominator) for x in row] for row in A])


@steady
@given(pairs, st.integers(-30, 30).map(lambda k: k / 10))
def test_both_sides_are_what_sympy_computes(pair, c):
    A, B = map(symbolic, pair)
    exact, n = sympy.Rational(round(10 * c), 10), len(pair[0])
    added, swapped = A.copy(), A.copy()
    added[1, :] = A[1, :] + exact * A[0, :]
    swapped.row_swap(0, 1)
    lefts = {"product": A * B, "transpose": A.T, "swap": swapped, "addition": added, "scale": exact * A, "sum": A + B}
    found = rules(*pair, c)
    for name, M in lefts.items():
        det = M.det()
        assert found[name].left == Fraction(int(det.p), int(det.q)), name
        assert found[name].gap == found[name].left - found[name].right
        assert name == "sum" or found[name].holds, name
    assert found["scale"].right == Fraction(round(10 * c), 10) ** n * found["addition"].right
    total = A.det() + B.det()
    assert found["sum"].right == Fraction(int(total.p), int(total.q))
    if n == 2:
        (a, b), (e, d) = pair[0]
        (p, q), (r, s) = pair[1]
        assert found["sum"].gap == a * s + d * p - b * r - e * q


def test_rounded_roots_keep_the_rules():
    r = math.sqrt(2)
    found = rules([[r, 2], [1, r]], [[0.1, 0.2], [0.3, r]], 0.1)
    assert all(rule.holds for name, rule in found.items() if name != "sum")
    assert found["product"].left == found["addition"].left == 0
    turn = [[r / 2, -r / 2], [r / 2, r / 2]]
    assert float(rules(turn, turn, 1)["product"].left) == pytest.approx(1)


@pytest.mark.parametrize(("A", "B"), [([[1]], [[2]]), ([[1, 2], [3, 4]], [[1, 0, 0], [0, 1, 0], [0, 0, 1]])])
def test_two_sizes_or_one_row_are_refused(A, B):
    with pytest.raises(ValueError, match="same size"):
        rules(A, B, 2)
