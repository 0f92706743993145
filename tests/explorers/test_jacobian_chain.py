"""The chain rule for maps of the plane, against SymPy and against the values of the composition."""

import numpy as np
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from explorers.functions import parse
from explorers.jacobian import by_differences
from explorers.jacobian_chain import chain, composed, mistakes

X, Y = sympy.symbols("x y")
PAIRS = {
    ("x cos(y)", "x sin(y)"): (X * sympy.cos(Y), X * sympy.sin(Y)), ("x^2 - y", "x y"): (X**2 - Y, X * Y),
    ("sin(x + y)", "x/2"): (sympy.sin(X + Y), X / 2), ("y^3", "cosh(x)"): (Y**3, sympy.cosh(X)),
}  # fmt: skip
NAMES = st.sampled_from(sorted(PAIRS))


def typed(texts, names="xy"):
    return [parse(text.replace("x", names[0]).replace("y", names[1]), tuple(names)) for text in texts]


@settings(deadline=None, max_examples=40)
@given(NAMES, NAMES, st.floats(-1, 1), st.floats(-1, 1))
def test_the_product_is_the_jacobian_of_the_composition(first, second, x, y):
    inner, outer = PAIRS[first], PAIRS[second]
    whole = sympy.Matrix([part.subs({X: inner[0], Y: inner[1]}, simultaneous=True) for part in outer])
    expected = np.array(whole.jacobian([X, Y]).subs({X: x, Y: y}).evalf(), dtype=float)
    f, g = typed(first), typed(second, "uv")
    assert_allclose(chain(f, g, (x, y)).product, expected, rtol=1e-9, atol=1e-9)
    assert_allclose(by_differences(lambda q: composed(f, g, q), (x, y)), expected, rtol=1e-5, atol=1e-5)


def test_the_wrong_place_and_the_wrong_order_give_other_matrices():
    """f = (2x, x + y), g = (uv, u) at (1, 1): J_g(2, 2) = [[2, 2], [1, 0]], J_g(1, 1) = [[1, 1], [1, 0]]."""
    found = chain(typed(("2x", "x + y")), typed(("x*y", "x"), "uv"), (1, 1))
    assert_allclose(found.at, (2, 2))
    assert_allclose(found.product, [[6, 2], [2, 0]])  # of (2x² + 2xy, 2x)
    assert_allclose(found.misplaced, [[3, 1], [2, 0]])
    assert_allclose(found.swapped, [[4, 4], [3, 2]])


def test_multiplications_of_complex_numbers_commute():
    square = ("x^2 - y^2", "2x*y")
    found = chain(typed(square), typed(square, "uv"), (1, 0.5))
    assert_allclose(found.swapped, found.product)
    assert abs(found.misplaced - found.product).max() > 1


def test_an_undefined_outer_map_leaves_nothing():
    found = chain(typed(("x - 2", "y")), typed(("sqrt(x)", "y"), "uv"), (1, 1))
    assert np.isnan(found.product).all()
    assert np.isfinite(found.inner).all()


def test_the_mistakes_are_named_where_they_show():
    turn, stretch = ("y", "-x"), ("2x", "2y")
    assert mistakes(chain(typed(turn), typed(stretch, "uv"), (1, 0.5))) == []
    assert mistakes(chain(typed(("2x", "y")), typed(turn, "uv"), (1, 0.5))) == ["swapped"]
    assert mistakes(chain(typed(("x + 1", "y")), typed(("x^2", "y"), "uv"), (1, 0.5))) == ["misplaced"]
    undefined = chain(typed(("x^2", "y")), typed(("sqrt(x)", "y"), "uv"), (-1, 0.5))
    assert mistakes(undefined) == ["misplaced"]
    assert_allclose(undefined.product, [[-1, 0], [0, 1]])
