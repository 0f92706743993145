"""Orders of a product of Jacobians: counts against multiplying, the cheapest against trying all of them."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.jacobian_orders import best, cheaper_end, forward, layer_sizes, reverse
from explorers.tables import TableError

sizes = st.lists(st.integers(1, 9), min_size=3, max_size=7)


class Counted:
    """A matrix that counts the multiplications of numbers made with it."""

    made = 0

    def __init__(self, shape):
        self.shape = shape

    def __matmul__(self, other):
        assert self.shape[1] == other.shape[0]
        Counted.made += self.shape[0] * self.shape[1] * other.shape[1]
        return Counted((self.shape[0], other.shape[1]))


def counted(n, written: str) -> int:
    """The multiplications of the product as it is written."""
    low = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
    names = {f"J{k}": Counted((n[k], n[k - 1])) for k in range(1, len(n))}
    Counted.made = 0
    text = written.translate(low)
    text = "".join(f"@{c}" if c in "J(" and k and text[k - 1] != "(" else c for k, c in enumerate(text))
    product = eval(text, names)
    assert product.shape == (n[-1], n[0])
    return Counted.made


def every_cost(n):
    """The costs of all ways to put the brackets."""

    @cache
    def costs(low, high):
        if low == high:
            return {0}
        splits = range(low, high)
        return {a + b + n[high] * n[k] * n[low - 1] for k in splits for a in costs(k + 1, high) for b in costs(low, k)}

    return costs(1, len(n) - 1)


@settings(deadline=None)
@given(sizes)
def test_the_cost_is_that_of_the_product_as_written(n):
    for way in (forward, reverse, best):
        assert counted(n, way(n).written) == way(n).cost


@settings(deadline=None)
@given(sizes)
def test_no_order_is_cheaper_than_the_best(n):
    assert best(n).cost == min(every_cost(tuple(n)))


@settings(deadline=None)
@given(st.lists(st.integers(2, 9), min_size=2, max_size=6))
def test_with_one_output_no_order_beats_reverse_and_with_one_input_none_beats_forward(n):
    assert best([*n, 1]).cost == reverse([*n, 1]).cost
    assert best([1, *n]).cost == forward([1, *n]).cost


def test_a_layer_of_size_one_spoils_this():
    """Why the theorem asks for sizes of at least 2."""
    assert (reverse((1, 9, 1, 9, 1)).cost, best((1, 9, 1, 9, 1)).cost) == (27, 19)


@given(sizes)
def test_backwards_is_forwards_of_the_transposed_chain(n):
    assert reverse(n).cost == forward(n[::-1]).cost


def test_known_counts():
    """784·128·64 and so on would be forward; reverse is 10·64 + 64·128 + 128·784."""
    n = (784, 128, 64, 10, 1)
    assert reverse(n).cost == 10 * 64 + 64 * 128 + 128 * 784
    assert forward(n).cost == 784 * (128 * 64 + 64 * 10 + 10 * 1)
    assert reverse(n).written == "((J₄J₃)J₂)J₁"
    assert forward(n).written == "J₄(J₃(J₂J₁))"


def test_both_orders_give_the_same_matrix():
    rng = np.random.default_rng(1)
    J1, J2, J3 = rng.normal(size=(4, 5)), rng.normal(size=(3, 4)), rng.normal(size=(2, 3))
    assert np.allclose((J3 @ J2) @ J1, J3 @ (J2 @ J1))


@pytest.mark.parametrize("text", ["1 2", "2; 3; 4", "2.5 1 1", "0 1 1", "-1 2 3", "10000000 1 1", "1 " * 13, "a b c"])
def test_what_are_no_sizes_is_refused(text):
    with pytest.raises(TableError):
        layer_sizes(text)


@settings(deadline=None)
@given(sizes)
def test_the_cheaper_end_is_named_and_neither_where_both_are_beaten(n):
    verdict, least = cheaper_end(n), min(every_cost(tuple(n)))
    costs = {"back": reverse(n).cost, "on": forward(n).cost}
    assert (verdict == "neither") == (least < min(costs.values()))
    if verdict in costs:
        assert costs[verdict] == least < max(costs.values())
