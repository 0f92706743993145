"""The landscape shows f itself, and the quadratic is Taylor's."""

import numpy as np
import sympy
from numpy.testing import assert_allclose

from explorers.functions import parse
from explorers.landscape import landscape, local_quadratic

HIMMELBLAU = parse("(x^2+y-11)^2+(x+y^2-7)^2", ("x", "y"))


def test_rows_are_x_and_columns_are_y():
    view = landscape(parse("x - 10y", ("x", "y")), (0, 4, 0, 8), n=4)
    assert_allclose(view.value, view.x[:, None] - 10 * view.y)


def test_a_far_value_does_not_flatten_the_picture_and_is_not_cut_from_the_values():
    view = landscape(parse("1/(x^2 + y^2 + 0.0001)", ("x", "y")), (-1, 1, -1, 1), n=40)
    assert view.value.max() > 9000 > 100 > view.high
    assert view.height(view.value).max() == 1.0


def test_the_share_without_a_value_is_counted():
    view = landscape(parse("sqrt(x)", ("x", "y")), (-1, 1, 0, 1), n=40)
    assert_allclose(view.undefined, 20 / 41)
    assert landscape(parse("sqrt(0 - 1 - x^2)", ("x", "y")), (-1, 1, 0, 1)).undefined == 1.0


def test_a_constant_lies_in_the_middle():
    view = landscape(parse("3 + 0x", ("x", "y")), (-1, 1, -1, 1))
    assert_allclose(view.height(view.value), 0)


def test_the_quadratic_is_that_of_sympy():
    a, b = sympy.symbols("a b", real=True)
    F = (a**2 + b - 11) ** 2 + (a + b**2 - 7) ** 2
    place, step = {a: sympy.Rational(6, 5), b: sympy.Rational(-7, 10)}, (0.3, -0.2)
    slopes, H = sympy.Matrix([F]).jacobian([a, b]), sympy.hessian(F, (a, b))
    v = sympy.Matrix(step)
    expected = (F + (slopes * v)[0] + (v.T * H * v)[0] / 2).subs(place)
    assert_allclose(local_quadratic(HIMMELBLAU, 1.2, -0.7, *step), float(expected), rtol=1e-12)


def test_the_error_is_of_third_order_for_a_smooth_function():
    errors = [abs(float(HIMMELBLAU.value(3 + h, 2 + h)) - float(local_quadratic(HIMMELBLAU, 3, 2, h, h))) for h in (1e-2, 1e-3)]
    assert 700 < errors[0] / errors[1] < 1300


def test_no_quadratic_at_a_kink():
    assert np.isnan(local_quadratic(parse("abs(x) + y", ("x", "y")), 0, 0, 0.1, 0.1))
