"""Multiplications, counted while they are made."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.product_cost import multiplications, orders

size = st.integers(1, 5)


class Counted:
    """A number that counts its multiplications."""

    made = 0

    def __mul__(self, other):
        Counted.made += 1
        return self

    def __add__(self, other):
        return self


def numbers(rows, columns):
    return [[Counted() for _ in range(columns)] for _ in range(rows)]


def multiply(A, B):
    columns = list(zip(*B, strict=True))
    done = []
    for row in A:
        done.append([])
        for column in columns:
            total = None
            for a, b in zip(row, column, strict=True):
                total = a * b if total is None else total + a * b
            done[-1].append(total)
    return done


@given(size, size, size, size)
@settings(deadline=None, max_examples=50)
def test_both_orders_take_as_many_multiplications_as_are_made(m, n, p, q):
    A, B, C = numbers(m, n), numbers(n, p), numbers(p, q)
    counts = []
    for work in (lambda: multiply(multiply(A, B), C), lambda: multiply(A, multiply(B, C))):
        Counted.made = 0
        work()
        counts.append(Counted.made)
    assert tuple(counts) == orders(m, n, p, q)
    Counted.made = 0
    multiply(A, B)
    assert Counted.made == multiplications(m, n, p)


@given(*[st.integers(1, 1000)] * 4)
@settings(deadline=None)
def test_the_cheaper_order_is_told_by_the_reciprocals(m, n, p, q):
    found = orders(m, n, p, q)
    gap = m * p * (q + n) - n * q * (p + m)  # 1/n + 1/q against 1/m + 1/p, times mnpq
    assert np.sign(found.left_first - found.right_first) == np.sign(gap)


@pytest.mark.parametrize("n", [1, 7, 1000])
def test_a_vector_is_best_multiplied_from_the_right(n):
    assert orders(n, n, n) == (n**3 + n**2, 2 * n**2)


def test_the_example_of_the_formula_where_floats_do_not_associate():
    assert (0.1 * 0.2) * 0.3 != 0.1 * (0.2 * 0.3)
