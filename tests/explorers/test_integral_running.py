"""The running integral: its slope is f, a moves it by a constant, and it ends at a barrier."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from explorers.functions import parse
from explorers.integral import integrate
from explorers.integral_running import rises, running

GRID = np.linspace(-2, 3, 101)


@pytest.mark.parametrize(
    ("text", "antiderivative"),
    [
        ("cos(x)", np.sin),
        ("abs(x)", lambda x: x * np.abs(x) / 2),
        ("abs(x)/x", np.abs),
        ("1/sqrt(abs(x))", lambda x: 2 * np.sign(x) * np.sqrt(np.abs(x))),
        ("exp(x) - 2", lambda x: np.exp(x) - 2 * x),
    ],
)
def test_it_is_an_antiderivative_up_to_a_constant(text, antiderivative):
    sums = running(parse(text), GRID)
    F, G = sums.above - sums.below, antiderivative(GRID)
    assert_allclose(F - F[0], G - G[0], atol=1e-11)
    assert sums.error < 1e-9


def test_areas_never_shrink_and_add_up_to_the_total():
    sums = running(parse("sin(5x) - 0.2"), GRID)
    assert (np.diff(sums.above) >= 0).all()
    assert (np.diff(sums.below) >= 0).all()
    assert sums.above[-1] + sums.below[-1] == pytest.approx(integrate(parse("sin(5x) - 0.2"), -2, 3).total, abs=1e-12)


@pytest.mark.parametrize(("a", "b"), [(-1.5, 2), (0.1, 2.9), (-2, -0.5)])
@pytest.mark.parametrize("text", ["x^3 - x", "sin(1/x)", "ln(abs(x))", "sqrt(abs(x - 1))", "atan(1/x)"])
def test_differences_are_integrals(text, a, b):
    sums = running(parse(text), [-2, *sorted((a, b)), 3] if a > -2 else [a, b, 3])
    at = {x: sums.above[k] - sums.below[k] for k, x in enumerate(sums.x)}
    result = integrate(parse(text), a, b)
    assert at[b] - at[a] == pytest.approx(result.value, abs=1e-12 + 4 * (result.error + sums.error))


@pytest.mark.parametrize("text", ["1/x^2", "1/x", "sqrt(x^2 - 0.25)"])
def test_a_barrier_begins_a_new_piece(text):
    x = np.array([-2, -1, 1, 3.0])
    piece = running(parse(text), x).piece
    assert piece[0] == piece[1] < piece[2] == piece[3]
    assert (np.diff(running(parse("abs(x)/x"), x).piece) == 0).all()


def test_on_a_barrier_nothing_is_reached():
    piece = running(parse("1/x"), [-1, 0, 1]).piece
    assert len(set(piece.tolist())) == 3


@pytest.mark.parametrize("x", [-1.7, 0.4, 2.2])
def test_the_running_integral_rises_at_the_rate_f(x):
    f = parse("x sin(3x) + 1")
    assert rises(f, x) == pytest.approx([float(f.value(x))] * 2, abs=1e-4)


def test_at_a_jump_the_rates_differ_and_at_a_barrier_there_is_none():
    assert rises(parse("atan(1/x)"), 0) == pytest.approx((-np.pi / 2, np.pi / 2), abs=1e-4)
    assert np.isnan(rises(parse("1/x"), 0)).all()
    left, right = rises(parse("sqrt(x)"), 0)
    assert np.isnan(left)
    assert right == pytest.approx(0, abs=0.01)
