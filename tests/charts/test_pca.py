"""What the browser computes while a point is held is what `explorers.pca` and `explorers.least_squares_line` compute."""

import math
import re
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from explorers.axis_stability import angle_between
from explorers.charts import pca, pca_loadings, pca_table
from explorers.charts.pca_live import FORMULAS
from explorers.least_squares_line import (
    first_axis,
    least_squares_line,
    perpendicular_squares,
    slope,
    variance_along,
    vertical_squares,
)
from explorers.pca import principal_components, reconstruction, shares, typical_error

hundredths = st.integers(-430, 430).map(lambda k: k / 100)
whole = st.integers(-2, 2).map(float)  # ties, equal x and points on a line are frequent
clouds = st.one_of(*(st.lists(st.tuples(n, n), min_size=2, max_size=12) for n in (hundredths, whole)))
NAMES = {"abs": abs, "hypot": math.hypot, "sqrt": math.sqrt, "sin": math.sin, "cos": math.cos, "atan2": math.atan2,
         "max": max, "min": min, "PI": math.pi, "if_": lambda test, yes, no: yes if test else no}  # fmt: skip
SHOWN = {"pca", "ls"}


def live(points, angle=-30, *, centred=True):
    """All live numbers of the chart; Python's own floats, but 1/0 and 0/0 as the browser has them."""
    home = pca.points(points, angle, SHOWN, centred=centred)["datasets"]["home"].iloc[0]
    numbers = {name: np.float64(value) for name, value in home.items()}
    with np.errstate(all="ignore"):
        for name, formula in FORMULAS.items():
            text = formula.replace("&&", " and ").replace("||", " or ").replace("if(", "if_(")
            numbers[name] = eval(re.sub(r"!(?!=)", " not ", text), {**NAMES, **numbers})
    return SimpleNamespace(**numbers)


@settings(deadline=None, max_examples=150)
@given(clouds, st.booleans())
def test_mean_variances_and_first_axis_are_those_of_the_function(points, centred):
    now, found = live(points, centred=centred), principal_components(points, centred=centred)
    assert (now.mx, now.my) == pytest.approx(np.mean(points, axis=0), abs=1e-12)
    assert (now.high, now.low) == pytest.approx([*found.variances, 0][:2], abs=1e-9)
    assert (now.low == 0) == ([*found.variances, 0][1] == 0)
    axis = first_axis(points, centred=centred)
    assert bool(now.best) == (axis is not None)
    assume(axis is not None and now.high - now.low > 1e-6 * now.high)
    assert angle_between((now.ux, now.uy), axis.direction) < 1e-4
    assert now.axis_p == pytest.approx(perpendicular_squares(points, axis), abs=1e-9)
    if abs(slope(axis)) < 1e3:
        assert now.axis_v == pytest.approx(vertical_squares(points, axis), rel=1e-6, abs=1e-9)


@settings(deadline=None, max_examples=100)
@given(clouds, st.integers(-180, 180), st.booleans())
def test_the_fit_and_the_own_line_are_those_of_the_function(points, angle, centred):
    now, fit = live(points, angle, centred=centred), least_squares_line(points)
    assert now.along == pytest.approx(variance_along(points, angle, centred=centred), abs=1e-9)
    assert bool(now.sloped) == (fit is not None)
    if fit:
        assert now.beta == pytest.approx(slope(fit), rel=1e-9, abs=1e-12)
        assert now.line_v == pytest.approx(vertical_squares(points, fit), rel=1e-6, abs=1e-9)
        assert now.line_p == pytest.approx(perpendicular_squares(points, fit), rel=1e-6, abs=1e-9)


def test_the_dashed_axis_goes_through_the_mean_when_centring_is_forgotten():
    points = [(1.5, 4), (2, 3.4), (3.6, 2), (4.1, 1.4)]
    now = live(points, centred=False)
    assert angle_between((math.cos(now.mean_theta), math.sin(now.mean_theta)), first_axis(points).direction) < 1e-6
    assert (now.ox, now.oy) == (0, 0)


def test_the_tables_of_the_second_chart_hold_what_the_function_says():
    X = np.random.default_rng(4).normal(size=(12, 5)) * [1, 2, 3, 4, 5]
    found = principal_components(X, scaled=True)
    data = pca_table.components(found, list("abcde"), [], 7, 2)["datasets"]
    assert data["kept"].share.tolist() == pytest.approx([0, *shares(found.variances).cumsum()])
    assert data["kept"].error.tolist() == pytest.approx([typical_error(found, k) for k in range(6)])
    for k in range(6):
        rebuilt = data["parts"][data["parts"].k == k].rebuilt.to_numpy()
        assert rebuilt * found.scale + found.mean == pytest.approx(reconstruction(found, k)[6])
    assert data["columns"].value.to_numpy() * found.scale + found.mean == pytest.approx(X[6])
    weights = pca_loadings.loadings(found, list("abcde"))["datasets"]["columns"]
    assert weights[["first", "second"]].to_numpy() == pytest.approx(found.axes[:, :2])


def test_names_of_the_visitor_are_only_data():
    found = principal_components(np.random.default_rng(4).normal(size=(12, 2)))
    names = ["a.b[0]:Q", "</svg><script>"]
    for spec in (pca_table.components(found, names, [], 1, 1), pca_loadings.loadings(found, names)):
        tables = spec.pop("datasets")
        assert names == tables["columns"].name.tolist()
        assert not any(name in str(spec) for name in names)
