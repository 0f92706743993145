"""What the labels of the examples claim."""

from fractions import Fraction

import pytest

from explorers.matrix_product import as_polynomial, commutator, is_scalar, is_zero, product, shape
from explorers.product_chains import Law, Verdict, chain
from explorers.product_cost import orders
from explorers.product_examples import CHAINS, COSTS, PAIRS, SHAPES
from explorers.product_scheme import defined
from explorers.rotation_factors import half_tangent
from explorers.tables import matrix


def pair(label):
    return tuple(matrix(PAIRS[label][name], shape=(2, 2)).entries for name in "ab")


@pytest.mark.parametrize("label", ["two rotations", "two diagonal matrices", "A and A²", "A and A⁻¹"])
def test_these_pairs_commute_and_not_because_one_is_a_multiple_of_the_identity(label):
    A, B = pair(label)
    assert is_zero(commutator(A, B))
    assert not is_scalar(A)
    assert not is_scalar(B)
    assert as_polynomial(A, B) is not None


@pytest.mark.parametrize("label", ["shear, quarter turn", "two mirrors", "Break it: AB = 0"])
def test_these_pairs_do_not_commute(label):
    assert not is_zero(commutator(*pair(label)))


def test_powers_inverses_and_mirrors_are_what_they_are_called():
    A, B = pair("A and A²")
    assert product(A, A) == B
    A, B = pair("A and A⁻¹")
    assert product(A, B) == ((1, 0), (0, 1))
    for M in pair("two mirrors"):
        assert product(M, M) == ((1, 0), (0, 1))
        assert M[0][0] * M[1][1] - M[0][1] * M[1][0] == -1
    (c, minus_s), (s, also_c) = product(*pair("two mirrors"))
    assert (c, minus_s, c**2 + s**2) == (also_c, -s, 1)
    assert (c, abs(s)) == (Fraction(3, 5), Fraction(4, 5))


def test_zero_divisors():
    for label in ("Break it: AB = 0", "Break it: A² = 0"):
        A, B = pair(label)
        assert is_zero(product(A, B))
        assert not is_zero(A)
        assert not is_zero(B)
    assert not is_zero(product(*pair("Break it: AB = 0")[::-1]))


def test_the_shapes_fit_where_they_should():
    read = {label: [matrix(state[name], max_size=6).entries for name in ("left", "right")] for label, state in SHAPES.items()}
    assert {label for label, both in read.items() if not defined(*both)} == {"Break it: shapes"}
    assert shape(product(*read["row · column"])) == (1, 1)
    assert shape(product(*read["column · row"])) == (3, 3)
    assert shape(product(*read["6 × 6"])) == (6, 6)


def test_the_chains_show_what_they_are_called():
    shear, quarter = pair("shear, quarter turn")

    def verdict(label):
        state = CHAINS[label]
        A = matrix(state["a"]).entries if "a" in state else shear
        return chain(Law(state["law"]), A, quarter, half_tangent(state.get("tau", "1/2"))).verdict

    assert [verdict(label) for label in CHAINS] == [
        Verdict.HOME, Verdict.ASTRAY, Verdict.SINGULAR, Verdict.PASSES, Verdict.SHEARS, Verdict.NO_PASSES, Verdict.MIRRORED,
        Verdict.NO_SHEARS]  # fmt: skip


def test_the_costs_show_what_they_are_called():
    found = {label: orders(*(int(state[size]) for size in "mnpq")) for label, state in COSTS.items()}
    assert found["n × n and x"].left_first / found["n × n and x"].right_first == 500.5
    assert found["narrow middle"].left_first > 50 * found["narrow middle"].right_first
    assert found["Break it: (AB)C cheaper"].left_first < found["Break it: (AB)C cheaper"].right_first
    assert len(set(found["Break it: no difference"])) == 1
