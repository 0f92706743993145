"""What the browser draws and says of a surface, run by Vega, against the pure functions."""

import json
import re
from html import unescape

import numpy as np
import pytest
import vl_convert
from numpy.testing import assert_allclose

from explorers.charts import surfaces, surfaces_errors
from explorers.functions import parse
from explorers.partials import partials
from explorers.patched import patched
from explorers.plane_verdict import judge
from explorers.surface_lattice import sheet, through, window

CASES = [
    ("x^2 - x y + y^3/3", None, (0.6, -0.5), 2.0),
    ("sin(x) cos(y)", None, (0.123, 2.456), 4.0),
    ("x^2 y/(x^4+y^2)", 0, (0.0, 0.0), 1.0),
    ("x^2 y/(x^4+y^2)", 0, (0.5, 0.25), 1.0),
    ("ln(x y)", None, (0.3, 0.01), 1.0),
    ("1000 x y", None, (0.25, -3.0), 5.0),
]


def drawn(spec) -> str:
    tables = {k: json.loads(t.to_json(orient="records")) if hasattr(t, "to_json") else t for k, t in spec["datasets"].items()}
    return vl_convert.vegalite_to_svg({**spec, "datasets": tables})


def chart(f, bounds, p, *rest):
    whole = sheet(f, bounds)
    return surfaces.chart(whole, through(f, bounds, *p, whole.height), *p, *rest)


def picture(text, elsewhere, p, half, view=(0.5, 0.7)):
    f = patched(parse(text, ("x", "y")), elsewhere)
    return f, drawn(chart(f, window(0, 0, half, *p), p, *view))


def words(svg) -> list[str]:
    return [unescape(t).replace("−", "-") for t in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]


def said(svg, start: str) -> str:
    (found,) = [t.removeprefix(start) for t in words(svg) if t.startswith(start)]
    return found


def rules(svg, layer: str) -> np.ndarray:
    """The ends of the rules of a layer in pixels: rows x, y, x2, y2."""
    (group,) = re.findall(rf'role-mark {layer}_marks"[^>]*>(.*?)</g>', svg)
    found = re.findall(r'translate\((-?[\d.]+),(-?[\d.]+)\)" x2="(-?[\d.]+)" y2="(-?[\d.]+)"', group)
    return np.array([(float(x), float(y), float(x) + float(dx), float(y) + float(dy)) for x, y, dx, dy in found])


@pytest.mark.parametrize(("text", "elsewhere", "p", "half"), CASES)
def test_value_and_slopes_are_those_of_the_functions(text, elsewhere, p, half):
    f, svg = picture(text, elsewhere, p, half)
    found = partials(f, *p)
    seen = [float(said(svg, start)) for start in ("f(p) = ", "∂f/∂x = ", "∂f/∂y = ")]
    assert_allclose(seen, [found.value, *found.slopes], rtol=6e-4, atol=1e-12)
    assert said(svg, "p = ") == f"({p[0]:.3g}, {p[1]:.4g})"
    slopes = [float(t.removeprefix("slope ")) for t in words(svg) if t.startswith("slope ")]
    assert_allclose(slopes, found.slopes, rtol=6e-4, atol=1e-12)


def test_where_a_slope_is_missing_a_dash_stands_and_no_tangent():
    _, svg = picture("abs(x) + y", None, (0.0, 0.0), 1.0)
    assert said(svg, "∂f/∂x = ") == "–"
    assert said(svg, "∂f/∂y = ") == "1"
    _, empty = picture("ln(x) + y", None, (-0.5, 0.0), 1.0)
    assert {said(empty, start) for start in ("f(p) = ", "∂f/∂x = ", "∂f/∂y = ")} == {"–"}


def test_the_tangents_of_the_slices_have_the_slopes_in_pixels():
    f, svg = picture("x^2 - x y + y^3/3", None, (0.6, -0.5), 2.0)
    per_x, per_z = 128 / 4, 120 / (1.16 * sheet(f, (-2, 2, -2, 2)).height)
    for name, slope in (("east", 1.7), ("north", -0.35)):
        (x, y, x2, y2), *_ = rules(svg, f"{name}_tangent")
        assert (y - y2) / (x2 - x) == pytest.approx(slope * per_z / per_x, rel=1e-3)


def test_the_plane_in_space_contains_both_tangents():
    """The corners of the violet piece are p ± u ± v, with u and v along the tangents drawn."""
    _, svg = picture("x^2 - x y + y^3/3", None, (0.6, -0.5), 2.0)
    path = next(d for d in re.findall(r'd="(M[^"]*Z)"[^>]*fill="violet"', svg))
    corners = np.array([[float(c) for c in pair.split(",")] for pair in re.split("[ML]", path.strip("Z"))[1:]])
    for name, side in (("along_ma", corners[1] - corners[0]), ("along_mb", corners[3] - corners[0])):
        (ends,) = rules(svg, name)
        drawn = ends[2:] - ends[:2]
        assert abs(side @ drawn) == pytest.approx(np.linalg.norm(side) * np.linalg.norm(drawn), rel=1e-4)


@pytest.mark.parametrize("k", [0.0, 1.25, 4.0, 7.0])
def test_the_ratio_said_is_the_one_found(k):
    f = patched(parse("x^2 y/(x^4+y^2)", ("x", "y")), 0)
    judged = judge(f, 0.0, 0.0)
    svg = drawn(surfaces_errors.chart(f, (0.0, 0.0), judged, k))
    ratio = said(svg, f"r = {10**-k:.2g}".replace("e-0", "e-") + ",  worst ratio ")
    assert float(ratio.replace("M", "e6").replace("k", "e3")) == pytest.approx(judged.errors.ratio[round(4 * k)], rel=6e-3)


def test_where_there_is_no_plane_the_bound_is_said():
    f = parse("abs(x) + abs(y)", ("x", "y"))
    svg = drawn(surfaces_errors.chart(f, (0.0, 0.0), judge(f, 0.0, 0.0), 1.0))
    assert said(svg, "r = 0.1,  any plane: ≥ ") == "1.41"


@pytest.mark.parametrize("text", ["sqrt(0-1-x^2)", "0x", "10^12 x"])
def test_charts_of_odd_functions_are_drawn(text):
    f = parse(text, ("x", "y"))
    assert "<svg" in drawn(chart(f, (-1, 1, -1, 1), (0.0, 0.0), 0.5, 0.7))
    assert "<svg" in drawn(surfaces_errors.chart(f, (0.0, 0.0), judge(f, 0.0, 0.0), 1.0))


def test_a_path_into_the_point_is_drawn_on_the_map_only_where_it_is_in_the_window():
    f, t = patched(parse("x y/(x^2+y^2)", ("x", "y")), 0), np.array([-2.0, -0.5, -0.1, 0.1, 0.5, 2.0])
    rows = np.column_stack([t, t, t, 0.5 + 0 * t])
    table = chart(f, (-1, 1, -1, 1), (0.0, 0.0), 0.5, 0.7, rows)["datasets"]["path"]
    assert_allclose(table.t, t[1:-1])
    assert_allclose(table.piece, [-1, -1, 1, 1])
