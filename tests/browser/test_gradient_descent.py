"""The start, the step, the quadratic and the batch are dragged: same frame, one message on release, the functions' numbers."""

import re

import numpy as np
import pytest

from explorers import quadratic_rates
from explorers.functions import parse
from explorers.gradient_descent import run, step_report
from explorers.minibatch import deviation, problem

F = "(1-x)^2+5(y-x^2)^2"
SIDE = 290


def words(visitor, chart):
    return [t.replace("−", "-") for t in visitor.chart(f"gradient_descent_{chart}").locator("text").all_text_contents()]


def start_told(visitor):
    """The numbers beside the start, and whether they are read from the table."""
    (line,) = [t for t in words(visitor, "map") if t.startswith("start: ")]
    return [float(n) for n in re.findall(r"[=≈] (-?[\d.e+]+)", line)], "≈" in line


def exact(query):
    place = float(query.get("gradient_descent_x0", -1.5)), float(query.get("gradient_descent_y0", 2.7))
    value, fx, fy, *_ = parse(F, ("x", "y")).jet(*place)
    return place, [float(value), float(np.hypot(fx, fy))]


def test_the_start_is_dragged_with_its_first_step_and_the_runs_come_on_release(visitor):
    visitor.open("gradient_descent")
    visitor.mark("gradient_descent_map")
    for way in ((90, 60), (40, 90)):
        before = visitor.sent
        visitor.grab("start_handle", *way)
        assert visitor.sent == before
        held, approximate = start_told(visitor)
        assert approximate
        visitor.drop()
        place, numbers = exact(visitor.query())
        assert held == pytest.approx(numbers, rel=0.1, abs=0.1)
        told, approximate = start_told(visitor)
        assert not approximate
        assert told == pytest.approx(numbers, rel=1e-3)
        assert visitor.still_the_same("gradient_descent_map")
    end = run(parse(F, ("x", "y")), place, 60, "plain", rate=0.015).values[-1]
    assert f"f = {end:.4g}" in visitor.words().replace("−", "-")
    assert place[0] == pytest.approx(-1.5 + 130 * 4 / SIDE, abs=0.05)
    assert not visitor.errors


def test_the_step_is_dragged_and_its_report_is_that_of_the_function(visitor):
    visitor.open("gradient_descent")
    before = visitor.sent
    visitor.grab("step_handle", -100, 0)
    assert visitor.sent == before
    held = int(next(t for t in words(visitor, "map") if t.startswith("step "))[5:])
    visitor.drop()
    n = int(float(visitor.query()["gradient_descent_n"]))
    assert n == held < 30
    f = parse(F, ("x", "y"))
    way = run(f, (-1.5, 2.7), 60, "plain", rate=0.015).points
    report = step_report(f, way[n], way[n + 1])
    said = visitor.words().replace("−", "-")
    assert f"From step {n} to step {n + 1} of plain" in said
    assert f"{report.first:.4g} to first order" in said
    assert f"actual {report.actual:.4g}" in said
    assert not visitor.errors


def test_alpha_and_beta_are_dragged_together_and_the_rates_follow(visitor):
    visitor.open("gradient_descent")
    visitor.mark("gradient_descent_quadratic")
    for way in ((-20, 25), (60, -10), (40, 0)):
        before = visitor.sent
        visitor.grab("both_handle", *way)
        assert visitor.sent == before
        held = [float(n) for t in words(visitor, "quadratic") if t.startswith("|σ|") for n in re.findall(r"\d\.\d{3}", t)]
        visitor.drop()
        query = visitor.query()
        alpha, beta = (float(query.get(f"gradient_descent_{name}", home)) for name, home in (("alpha", 0.15), ("beta", 0.6)))
        rates = [quadratic_rates.heavy_ball_rate(alpha, c, b) for c in (1, 9) for b in (0, beta)]
        assert held == pytest.approx(rates, abs=6e-4)
    assert visitor.still_the_same("gradient_descent_quadratic")


def test_the_batch_is_dragged_and_its_noise_is_that_of_the_function(visitor):
    visitor.open("gradient_descent")
    visitor.grab("batch_handle", 75, 35)
    (held,) = [t for t in words(visitor, "noise") if t.startswith("b = ")]
    visitor.drop()
    m = int(float(visitor.query()["gradient_descent_m"]))
    assert m == 6
    theory = deviation(problem(1), (0.0, 0.0), 2**m)
    assert held == f"b = {2**m}: σ/√b = {theory:.4g}"
    assert not visitor.errors
