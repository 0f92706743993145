"""What the browser writes into the pictures of descents, run by Vega, against the pure functions."""

import json
import re
from html import unescape

import altair as alt
import numpy as np
import pytest
import vl_convert

from explorers import minibatch, quadratic_rates
from explorers.charts import gradient_descent, gradient_descent_noise, gradient_descent_quadratic, lookup_plane
from explorers.functions import parse
from explorers.gradient_descent import run
from explorers.landscape import landscape


def texts(spec) -> list[str]:
    """All the words of the picture, with a plain minus."""
    tables = {k: json.loads(t.to_json(orient="records")) if hasattr(t, "to_json") else t for k, t in spec["datasets"].items()}
    drawn = vl_convert.vegalite_to_svg({**spec, "datasets": tables})
    return [unescape(t).replace("−", "-") for t in re.findall(r"<text[^>]*>([^<]*)</text>", drawn)]


def pictured(text, start, *, step=7, steps=20, logarithm=False):
    f = parse(text, ("x", "y"))
    runs = {name: run(f, start, steps, name, rate=0.05) for name in ("plain", "Adam")}
    view = landscape(f, (-2, 2, -2, 2), n=gradient_descent.CELLS)
    return gradient_descent.chart(view, f, runs, step, steps, rate=0.05, logarithm=logarithm)


def test_the_start_is_told_exactly_and_what_is_undefined_by_a_dash():
    assert "start: f = 3.75, |∇f| = 4.272" in texts(pictured("x^2 + x y", (-1.5, -1)))
    assert "start: f = –, |∇f| = –" in texts(pictured("log(x) + y", (-1, 0)))
    assert "start: f = 1, |∇f| = –" in texts(pictured("abs(x) + y", (0, 1)))
    assert "step 7" in texts(pictured("x^2 + x y", (-1.5, -1)))


@pytest.mark.parametrize("logarithm", [False, True])
def test_only_the_tables_depend_on_the_state(logarithm):
    first, second = pictured("x^2 + y^2", (1, 1)), pictured("-exp(x y)", (0.2, 0.1), step=3, steps=9, logarithm=logarithm)
    first.pop("datasets"), second.pop("datasets")
    assert first == second


def test_rows_keep_the_shown_step_and_end_where_the_run_left_the_picture():
    f = parse("x^2 + y^2", ("x", "y"))
    view = landscape(f, (-2, 2, -2, 2), n=gradient_descent.CELLS)
    runs = {"plain": run(f, (1, 1), 3000, "plain", rate=1.05)}
    table = gradient_descent.chart(view, f, runs, 33, 3000, rate=1.05, logarithm=False)["datasets"]["runs"]
    assert 33 in table.k.to_list()
    assert len(table) <= 206
    assert np.isfinite(table[["x", "y"]]).all(axis=None)


def read(f, column, places, cells=20):
    """What Vega reads from the grid at each place."""
    side = np.linspace(-1, 1, cells + 1)
    value, fx, fy, *_ = f.jet(*np.meshgrid(side, side, indexing="ij"))
    rows = lookup_plane.table(side, side, value=value, fx=fx, fy=fy).astype(object)
    spots = alt.Chart(alt.NamedData(name="spots"))
    said = lookup_plane.located(spots, "grid", "datum.p", "datum.q", cells)
    said = said.transform_calculate(said=f"'@' + ({lookup_plane.at('grid', column, cells)})")
    grid = alt.Chart(alt.NamedData(name="grid")).mark_point().encode(x="x:Q")
    spec = alt.layer(grid, said.mark_text().encode(text="said:N")).to_dict()
    spots = [{"p": p, "q": q} for p, q in places]
    spec["datasets"] = {"grid": rows.where(rows.notna(), None).to_dict("records"), "spots": spots}
    return [float(t) for t in re.findall(r">@([^<]*)<", vl_convert.vegalite_to_svg(spec))]


def test_the_grid_is_exact_for_bilinear_functions_and_off_by_the_second_derivatives_for_others():
    places = np.random.default_rng(4).uniform(-1, 1, (20, 2))
    f = parse("2 + x - 3y + 5x y", ("x", "y"))
    assert read(f, "value", places) == pytest.approx(f.value(*places.T))
    assert read(f, "fx", places) == pytest.approx(f.jet(*places.T)[1])
    g = parse("sin(3x) cos(2y)", ("x", "y"))
    errors = np.abs(read(g, "value", places) - g.value(*places.T))
    assert 0 < errors.max() <= 0.1**2 / 8 * (9 + 4)


def test_nothing_is_read_outside_the_grid_or_beside_a_hole():
    f = parse("sqrt(x) + y", ("x", "y"))
    assert np.isnan(read(f, "value", [(-0.05, 0), (-0.5, 0), (0.5, 1.2), (-1.3, 0)])).all()
    assert read(f, "value", [(1, 1), (0.5, -1), (0, 0)]) == pytest.approx([2, 0.5**0.5 - 1, 0])


@pytest.mark.parametrize(("alpha", "beta"), [(0.15, 0.6), (0.25, 0.25), (0.2, 0.0), (0.3, 0.95), (1.1, 0.1)])
def test_the_rates_are_those_of_the_functions(alpha, beta):
    words = texts(gradient_descent_quadratic.chart(alpha, beta, 1.0, 9.0, (-1.6, 1.2)))
    for end, curvature in (("₁", 1.0), ("₂", 9.0)):
        plain, heavy = quadratic_rates.plain_rate(alpha, curvature), quadratic_rates.heavy_ball_rate(alpha, curvature, beta)
        assert f"|σ| at λ{end}: plain {plain:.3f}, heavy ball {heavy:.3f}" in words


@pytest.mark.parametrize(("alpha", "beta"), [(0.15, 0.6), (0.25, 0.25), (0.2, 0.0), (0.02, 0.1), (0.37, 0.9)])
def test_the_closed_form_of_the_browser_is_that_of_the_function(alpha, beta):
    row = alt.Chart(alt.InlineData(values=[{"k": k} for k in range(31)]))
    said = row.transform_calculate(said="'@' + (" + gradient_descent_quadratic.position("1.3", "9", str(beta)) + ")")
    spec = said.mark_text().encode(text="said:N").to_dict()
    spec["params"] = [{"name": "alpha", "value": alpha}]
    found = [float(t) for t in re.findall(r">@([^<]*)<", vl_convert.vegalite_to_svg(spec))]
    assert found == pytest.approx([quadratic_rates.position(k, 1.3, alpha, 9.0, beta) for k in range(31)], abs=1e-9)


@pytest.mark.parametrize("m", [0, 3, 10])
def test_the_noise_told_is_the_exact_one(m):
    table, w = minibatch.problem(2), (0.5, -1)
    found, gradient = minibatch.estimates(table, w, 2), minibatch.point_gradients(table, w).mean(axis=0)
    theory = [minibatch.deviation(table, w, b) for b in minibatch.BATCHES]
    words = texts(gradient_descent_noise.chart(found, gradient, theory, minibatch.measured(found, gradient), m))
    (told,) = [t for t in words if t.startswith(f"b = {2**m}: σ/√b = ")]
    assert float(told.split(" = ")[-1]) == pytest.approx(theory[m], rel=1e-3)
