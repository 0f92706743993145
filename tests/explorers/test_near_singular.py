"""det and κ of the families against closed forms, and the nearest singular matrix itself."""

import math

import numpy as np
import pytest

from explorers.near_singular import condition, measures, scaled, shear, stairs


@pytest.mark.parametrize(("n", "c"), [(10, 0.1), (2, 3.0), (7, -0.5)])
def test_multiples_of_the_identity_have_any_determinant_and_condition_1(n, c):
    assert np.linalg.det(scaled(n, c)) == pytest.approx(c**n, rel=1e-12)
    assert condition(scaled(n, c)) == 1
    assert (measures(n, c, None)[0].det, measures(n, c, 5)[0].distance) == (c**n, 1)


@pytest.mark.parametrize("s", [0, 1, 40, 1000])
@pytest.mark.parametrize("n", [2, 6, 12])
def test_the_shear_has_determinant_1_and_its_closed_condition_number(n, s):
    assert np.linalg.det(shear(n, s)) == pytest.approx(1)
    assert condition(shear(n, s)) == pytest.approx(((s + math.hypot(s, 2)) / 2) ** 2, rel=1e-8)
    assert measures(n, 1, s)[1].condition == condition(shear(n, s))


@pytest.mark.parametrize("n", range(2, 13))
def test_the_stairs_have_determinant_1_and_are_near_a_singular_matrix(n):
    T = stairs(n)
    assert np.linalg.det(T) == pytest.approx(1)
    assert np.linalg.cond(T, np.inf) == pytest.approx(n * 2 ** (n - 1))
    T[-1, 0] -= 2.0 ** (2 - n)
    assert np.linalg.det(T) == pytest.approx(0, abs=1e-12)
    assert measures(n, 1, None)[1].condition == pytest.approx(np.linalg.cond(stairs(n)))


def test_the_distance_is_that_of_the_nearest_singular_matrix():
    T = shear(2, 30.0)
    U, σ, Vt = np.linalg.svd(T)
    change = -σ[-1] * np.outer(U[:, -1], Vt[-1])
    assert np.linalg.det(T + change) == pytest.approx(0, abs=1e-12)
    assert np.linalg.norm(change, 2) / np.linalg.norm(T, 2) == pytest.approx(measures(2, 1, 30.0)[1].distance)


def test_a_singular_matrix_has_condition_infinity_and_one_row_no_shear():
    assert condition(np.zeros((2, 2))) == math.inf
    with pytest.raises(ValueError, match="two rows"):
        shear(1, 5)
