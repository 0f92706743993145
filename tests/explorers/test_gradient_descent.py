"""Runs on a typed function and Taylor's prediction of a step, against closed forms and SymPy."""

import numpy as np
import pytest
import sympy

from explorers.functions import parse
from explorers.gradient_descent import gradient_at, run, step_report, thinned
from explorers.optimisers import METHODS, descend


def read(text):
    return parse(text, ("x", "y"))


def test_on_a_quadratic_each_coordinate_is_multiplied_by_one_minus_rate_times_curvature():
    way = run(read("x^2/2 + 15 y^2"), (-1.7, 1.0), 60, "plain", rate=0.05)
    k = np.arange(61)
    assert way.points == pytest.approx(np.column_stack([-1.7 * 0.95**k, (-0.5) ** k]), abs=1e-12)
    assert way.values == pytest.approx(way.points[:, 0] ** 2 / 2 + 15 * way.points[:, 1] ** 2)


@pytest.mark.parametrize("name", METHODS)
def test_up_is_down_on_the_negative(name):
    up = run(read("sin(x) cos(y)"), (0.3, 0.4), 30, name, rate=0.05, up=True)
    down = run(read("-sin(x) cos(y)"), (0.3, 0.4), 30, name, rate=0.05)
    assert up.points == pytest.approx(down.points)
    assert up.values == pytest.approx(-down.values)


@pytest.mark.parametrize("name", METHODS)
def test_the_gradient_is_that_of_rosenbrock_by_hand(name):
    def by_hand(p):
        x, y = p
        return np.array([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)])

    expected = descend(by_hand, (-1.0, 1.3), 40, METHODS[name], rate=0.001).points
    assert run(read("(1-x)^2+100(y-x^2)^2"), (-1.0, 1.3), 40, name, rate=0.001).points == pytest.approx(expected)


@pytest.mark.parametrize("text", ["(1-x)^2+100(y-x^2)^2", "sqrt(x) + y", "abs(x) + y^2", "x^9 y^9", "exp(x*y)/x", "3"])
def test_the_gradient_at_one_place_is_that_of_the_jet(text):
    f = read(text)
    places = [(0.0, 0.0), (0.0, 1.0), (-1.0, 0.5), (2.0, -3.0), (40.0, 900.0), (0.25, 0.0)]
    for place in places:
        np.testing.assert_array_equal(gradient_at(f, *place), [float(part) for part in f.jet(*place)[1:3]])


def test_a_run_ends_where_there_is_no_gradient():
    way = run(read("log(x) + y"), (-1, 0), 10, "plain", rate=0.1)
    assert way.stopped
    assert len(way.points) == 1
    assert np.isnan(way.values[0])


@pytest.mark.parametrize("text", ["exp(x*y) + x^3", "sin(x)*y^2 + x/(1 + y^2)"])
def test_the_two_predictions_are_those_of_sympy_and_their_errors_are_of_second_and_third_order(text):
    x, y = sympy.symbols("x y")
    f = sympy.sympify(text.replace("^", "**"))
    here, s = {x: 0.4, y: -0.7}, np.array([0.3, 0.2])
    g = np.array([float(f.diff(v).subs(here)) for v in (x, y)])
    H = np.array([[float(f.diff(v, w).subs(here)) for v in (x, y)] for w in (x, y)])
    report = step_report(read(text), (0.4, -0.7), np.add((0.4, -0.7), s))
    assert report.first == pytest.approx(g @ s)
    assert report.second == pytest.approx(g @ s + s @ H @ s / 2)
    assert report.actual == pytest.approx(float(f.subs({x: 0.7, y: -0.5}) - f.subs(here)))
    assert report.curvatures == pytest.approx(sorted(np.linalg.eigvals(H).real))
    errors = []
    for t in (1e-2, 1e-3):
        small = step_report(read(text), (0.4, -0.7), np.add((0.4, -0.7), t * s))
        errors.append([small.actual - small.first, small.actual - small.second])
    ratio = np.divide(*errors)
    assert ratio == pytest.approx([100, 1000], rel=0.1)


def test_a_kink_has_no_curvatures():
    assert np.isnan(step_report(read("abs(x) + y"), (0, 0), (1, 1)).curvatures).all()


@pytest.mark.parametrize(("last", "kept"), [(0, 0), (7, 3), (5000, 4321), (1000, 1000), (400, 0)])
def test_thinning_keeps_the_ends_and_the_shown_step_and_few_more(last, kept):
    k = thinned(last, kept)
    assert {0, kept, last, min(kept + 1, last)} <= set(k.tolist())
    assert (np.diff(k) > 0).all()
    assert len(k) <= 206
