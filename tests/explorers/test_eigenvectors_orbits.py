"""Where orbits go: towards the line of the larger modulus, longer before shorter if A is not normal, round an ellipse."""

import math
from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from explorers.eigenvectors import determinant, dominant, eigensystem, journey, orbit, turns_all_alike

steady = settings(deadline=None)  # the time limit of an example would only measure the load of the machine
integers = st.integers(-6, 6)
fractions = st.fractions(-9, 9, max_denominator=12)


def matrices(entries):
    return st.tuples(st.tuples(entries, entries), st.tuples(entries, entries))


@steady
@given(matrices(integers), st.tuples(integers, integers), st.integers(0, 12))
def test_a_journey_is_the_orbit_with_its_lengths(matrix, v, steps):
    trip = journey(matrix, v, steps, reach=6)
    np.testing.assert_array_equal(trip.points, orbit(matrix, v, steps))
    expected = [math.hypot(*(np.linalg.matrix_power(np.array(matrix), k) @ v)) for k in range(steps + 1)]
    np.testing.assert_allclose(trip.lengths, expected)
    assert expected[trip.longest] == max(expected)
    assert trip.outside == sum(max(abs(x), abs(y)) > 6 for x, y in trip.points)


def test_a_normal_matrix_with_small_eigenvalues_never_lengthens_and_another_may():
    turn = 0.9 * np.array([[math.cos(1), -math.sin(1)], [math.sin(1), math.cos(1)]])
    symmetric = [[0.5, 0.4], [0.4, 0.1]]
    for φ in np.linspace(0, math.pi, 12):
        assert journey(turn, (math.cos(φ), math.sin(φ)), 30).longest == 0
        assert journey(symmetric, (math.cos(φ), math.sin(φ)), 30).longest == 0
    trip = journey([[0.5, 4], [0, 0.5]], (0, 1), 30)
    # |Aᵏe₂| = ½ᵏ √(1 + 64k²): longest at k = 1 with 4.03, hardly shorter at k = 2
    assert trip.longest == 1
    np.testing.assert_allclose(trip.lengths, [0.5**k * math.sqrt(1 + 64 * k * k) for k in range(31)], rtol=1e-12)


def test_nothing_is_outside_without_a_bound():
    assert journey([[9, 0], [0, 9]], (1, 1), 20).outside == 0
    assert journey([[9, 0], [0, 9]], (1, 1), 20, reach=9).outside == 19


@steady
@given(matrices(integers), st.floats(0, 2 * math.pi))
def test_directions_tend_to_the_line_of_the_larger_modulus(matrix, φ):
    system = eigensystem(matrix)
    which = dominant(system)
    assume(which is not None)
    large, small = abs(system.values[which]), abs(system.values[1 - which])
    v, line, other = np.array([math.cos(φ), math.sin(φ)]), system.directions[which], system.directions[1 - which]
    assume(abs(v[0] * other[1] - v[1] * other[0]) > 0.05)
    assume(small / large < 0.9)
    x, y = np.linalg.matrix_power(np.array(matrix, dtype=float) / large, 300) @ v
    assert abs(x * line[1] - y * line[0]) / math.hypot(x, y) < 1e-6


@pytest.mark.parametrize("matrix", [[[0, 1], [1, 0]], [[2, 1], [3, -2]], [[1, 1], [0, 1]], [[3, 0], [0, 3]], [[0, -1], [1, 0]]])
def test_equal_moduli_have_no_winner(matrix):
    assert dominant(eigensystem(matrix)) is None


def test_the_modulus_decides_and_not_the_value():
    assert dominant(eigensystem([[-3, 0], [0, 2]])) == 1
    assert eigensystem([[-3, 0], [0, 2]]).values[1] == -3


@steady
@given(matrices(fractions))
def test_all_vectors_are_turned_alike_exactly_by_complex_numbers(matrix):
    A = np.array(matrix, dtype=float)
    directions = np.linspace(0, 2 * math.pi, 7)[:-1]
    images = [complex(*(A @ (math.cos(φ), math.sin(φ)))) / complex(math.cos(φ), math.sin(φ)) for φ in directions]
    assert turns_all_alike(matrix) == (max(abs(z - images[0]) for z in images) < 1e-9)


@given(fractions, fractions)
def test_complex_numbers_turn_all_vectors_alike(a, c):
    assert turns_all_alike([[a, -c], [c, a]])


def test_floats_agree_up_to_rounding_and_fractions_exactly():
    c, s = math.cos(0.1 + 0.2), math.sin(0.3)
    assert turns_all_alike([[c, -s], [s, math.cos(0.3)]])
    ε = Fraction(1, 10**20)
    assert not turns_all_alike([[1, -1], [1 + ε, 1]])
    assert turns_all_alike([[1.0, -1], [1 + ε, 1]])


@given(matrices(fractions))
def test_the_determinant_is_that_of_sympy(matrix):
    exact = sympy.Matrix(2, 2, [sympy.Rational(x.numerator, x.denominator) for row in matrix for x in row]).det()
    assert determinant(matrix) == Fraction(int(exact.p), int(exact.q))
