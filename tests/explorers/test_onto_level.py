"""The way back onto a level curve, and its right angle to the gradient."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from explorers.functions import parse
from explorers.onto_level import corrected, left, right_angle_off, slopes


def of(text: str):
    return parse(text, ("x", "y"))


def test_the_corrected_point_is_the_nearest_one_on_a_circle():
    found, g = corrected(of("x^2 + y^2"), (1.2, 1.6), 1.0, 2.0)
    assert_allclose(found, [0.6, 0.8], rtol=1e-9)
    assert_allclose(g, slopes(of("x^2 + y^2"), found))
    assert left(g) @ g == pytest.approx(0)


def test_the_right_angle_is_exact_on_circles_and_off_by_the_square_of_the_distance_elsewhere():
    assert abs(right_angle_off(of("x^2 + y^2"), 1.2, -0.5, 0.1)) < 1e-10
    f = of("x^2/2 + y^2")
    coarse, fine = (right_angle_off(f, 1, 0.5, reach) for reach in (0.04, 0.02))
    assert coarse / fine == pytest.approx(4, rel=0.02)
    assert np.isnan(right_angle_off(f, 0, 0, 0.1))


def test_the_corrector_does_not_wander_off():
    assert corrected(of("x^2 + y^2"), [0.1, 0.0], 4.0, 0.2) is None
    assert corrected(of("x^2 + y^2"), [0.0, 0.0], 4.0, 9.0) is None
