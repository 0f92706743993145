"""What the browser writes into the pictures of critical points, run by Vega, against the pure functions."""

import json
import re
from html import unescape

import numpy as np
import pytest
import vl_convert

from explorers.along_rays import peano_reach
from explorers.charts import along_rays, critical_points, inertia, live, peano
from explorers.critical_points import CASES, classify, probe_circle, two_variable_test
from explorers.inertia import inertia as counted

MATRICES = [(2, 2, 1), (2, 0.5, 1), (-1.5, 1, -2), (0, 0, 0), (2, 1, 0.5), (-1, 0.3, -0.09), (1, 0, 1), (0.1, 0.2, 0.4)]
UNEQUAL = [(2, 2, 1), (2, 0.5, 1), (-1.5, 1, -2), (-3, 1, 2), (0, -1, 0), (1, 0, -2), (2, 1, 0.5)]
MATRICES += [(-3, 3, 3), (0, 0, -0.01), (0.01, 0, 0.01), (1, 0.95, 1), (3, 3, 2.99)]


def drawn(spec) -> str:
    tables = {k: json.loads(t.to_json(orient="records")) if hasattr(t, "to_json") else t for k, t in spec["datasets"].items()}
    return vl_convert.vegalite_to_svg({**spec, "datasets": tables})


def texts(spec) -> list[str]:
    """All the words of the picture, with a plain minus."""
    return [unescape(t).replace("−", "-") for t in re.findall(r"<text[^>]*>([^<]*)</text>", drawn(spec))]


def lines(svg: str, layer: str) -> list[np.ndarray]:
    """The lines of a layer of the map, each as (x, y) points in the map's own units."""
    paths = re.findall(rf'class="mark-line role-mark {layer}_marks"[^>]*><path[^>]* d="([^"]*)"', svg)
    pixels = [np.array(re.findall(r"[ML](-?[\d.]+),(-?[\d.]+)", path), dtype=float) for path in paths]
    side = critical_points.SMALL
    return [np.column_stack([2 * p[:, 0] / side - 1, 1 - 2 * p[:, 1] / side]) for p in pixels if len(p)]


def heights(points, a, b, c):
    return np.einsum("ki,ij,kj->k", points, [[a, b], [b, c]], points) / 2


def said(spec, start: str) -> str:
    (found,) = [t.removeprefix(start) for t in texts(spec) if t.startswith(start)]
    return found


@pytest.mark.parametrize(("a", "b", "c"), MATRICES)
def test_trace_determinant_curvatures_and_kind_are_those_of_the_functions(a, b, c):
    words = texts(critical_points.hessian(a, b, c, -0.5, 0.5))
    numbers = dict(t.split(" = ") for t in words if " = " in t)
    test, (low, high) = two_variable_test(a, b, c), classify([[a, b], [b, c]]).curvatures
    assert float(numbers["trace"]) == pytest.approx(test.trace, abs=5e-3)
    assert float(numbers["det"]) == pytest.approx(test.determinant, abs=5e-5)
    assert float(numbers["λ₁"]) == pytest.approx(low, abs=5e-4)
    assert float(numbers["λ₂"]) == pytest.approx(high, abs=5e-4)
    # The words of the regions are always there; the verdict is said once more.
    verdicts = [k for k in ("minimum", "maximum", "saddle", "undecided") if words.count(k) == (1 if k == "undecided" else 2)]
    assert verdicts == [test.kind.value]


@pytest.mark.parametrize(("a", "b", "c"), UNEQUAL)
def test_the_map_is_that_of_the_quadratic_form(a, b, c):
    svg = drawn(critical_points.hessian(a, b, c, -0.5, 0.5))
    levels = lines(svg, "map_layer_1")
    assert levels
    for points in levels:
        near = points[np.abs(points).max(axis=1) < 3]
        level = min((x * s for x in critical_points.LEVELS for s in (-1, 1)), key=lambda x: abs(heights(near, a, b, c)[0] - x))
        np.testing.assert_allclose(heights(near, a, b, c), level, atol=0.02)
    zeros = [points for points in lines(svg, "map_layer_2") if np.isfinite(points).all() and len(points) == 2]
    assert len(zeros) == (2 if a * c - b * b < 0 else 0)
    for points in zeros:
        np.testing.assert_allclose(heights(points, a, b, c), 0, atol=1e-3)


@pytest.mark.parametrize(("a", "b", "c"), UNEQUAL)
def test_the_directions_drawn_are_the_eigenvectors(a, b, c):
    """The ends of the two lines on the map; λ₁ is drawn first."""
    found = lines(drawn(critical_points.hessian(a, b, c, -0.5, 0.5)), "directions")
    for ends, direction in zip(found, classify([[a, b], [b, c]]).directions.T, strict=True):
        np.testing.assert_allclose(np.linalg.norm(ends, axis=1), 1, atol=1e-3)
        assert abs(ends[1] @ direction) == pytest.approx(1, abs=1e-4)


def test_no_direction_is_drawn_where_the_curvatures_are_equal():
    found = lines(drawn(critical_points.hessian(-1.3, 0, -1.3, -0.5, 0.5)), "directions")
    assert not [points for points in found if len(points) > 1]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("radius", "n"), [(0.5, 360), (0.1, 24), (0.05, 720), (1.0, 12), (0.1, 90)])
def test_the_browser_counts_the_changes_of_sign_as_the_function_does(name, radius, n):
    probe = probe_circle(CASES[name].f, radius, n)
    picture = along_rays.circle(CASES[name], probe, radius, 0.6, 0.5)
    assert int(said(picture, "changes of sign: ")) == probe.sign_changes


@pytest.mark.parametrize("degrees", [20, 5, -160, 89.9, 0.1, 135])
def test_the_reach_on_a_line_is_that_of_the_function(degrees):
    assert float(said(peano.line(degrees), "f > 0 for 0 < |t| < ")) == pytest.approx(peano_reach(degrees), rel=1e-4, abs=5e-5)


@pytest.mark.parametrize("degrees", [0, 90, -90, 180])
def test_on_the_axes_there_is_no_limit(degrees):
    assert said(peano.line(degrees), "f > 0 for 0 < |t| < ") == "∞"


@pytest.mark.parametrize("H", [[[4]], [[1, 1], [1, 1]], [[-2, 1, 0], [1, -2, 0], [0, 0, 1]], np.zeros((6, 6)).tolist()])
def test_each_curvature_is_written_at_its_bar(H):
    picture = inertia.bars(classify(H), counted(H))
    numbers = [float(t) for t in texts(picture) if re.fullmatch(r"-?[\d.]+", t)]
    axis = [-1, -0.5, 0, 0.5, 1]
    for number in axis:
        numbers.remove(number)
    assert numbers == pytest.approx(classify(H).curvatures, rel=5e-3, abs=1e-9)


def test_a_chart_described_once_forgets_the_numbers_before():
    critical_points.hessian(1, 2, 3, 0.1, 0.2)
    second = critical_points.hessian(3, 2, 1, 0.1, 0.2)
    assert second["params"]
    assert second["datasets"]["home"].to_dict("records") == [{"a": 3, "b": 2, "c": 1, "az": 0.1, "el": 0.2}]
    assert live.refilled(second, home={"a": 0})["datasets"].keys() == second["datasets"].keys()
