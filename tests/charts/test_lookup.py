"""Look-up in the browser: the expressions are run by Vega and compared with the function itself."""

import re

import altair as alt
import numpy as np
import pandas as pd
import pytest
import vl_convert
from numpy.testing import assert_allclose

from explorers.charts import lookup
from explorers.functions import parse
from explorers.samples import lattice, samples


def shown(expression, places, f, *, low=-3.0, high=3.0):
    """What Vega makes of the expression at each place."""
    home = alt.Chart(alt.NamedData(name="home")).transform_calculate(said=f"'@' + ({expression})")
    curve = alt.Chart(alt.NamedData(name="curve")).mark_line().encode(x="x:Q", y="y:Q")
    spec = alt.layer(curve, home.mark_text().encode(text="said:N")).to_dict()
    rows = lookup.table(samples(f, lattice(low, high))).astype(object)
    spec["datasets"] = {"curve": rows.where(rows.notna(), None).to_dict("records"), "home": [{"p": p} for p in places]}
    texts = re.findall(r">@([^<]*)<", vl_convert.vegalite_to_svg(spec))
    return np.array([float(t) for t in texts])


def test_rows_are_exact_and_between_them_it_runs_straight():
    f = parse("sin(3x)")
    assert_allclose(shown(lookup.at("curve", "datum.p"), [-3, -0.5, 0, 0.01, 3], f), np.sin([-9, -1.5, 0, 0.03, 9]), atol=1e-12)
    middle = shown(lookup.at("curve", "datum.p"), [0.505], f)
    assert_allclose(middle, (np.sin(1.5) + np.sin(1.53)) / 2, rtol=1e-9)


def test_with_slopes_the_error_is_that_of_the_cubic():
    places = np.random.default_rng(3).uniform(-3, 3, 40)
    wrong = shown(lookup.at("curve", "datum.p", slope="slope"), places, parse("sin(3x)")) - np.sin(3 * places)
    assert 0 < np.abs(wrong).max() <= 0.01**4 * 81 / 384 * 1.01


def test_a_corner_between_rows_of_unknown_slope_is_straight():
    assert_allclose(shown(lookup.at("curve", "datum.p", slope="slope"), [0.004, -0.004], parse("abs(x)")), 0.004, rtol=1e-9)


def test_undefined_places_poles_and_places_outside_are_not_numbers():
    places = [-0.5, -0.005, 0, 0.005, 0.5]
    assert_allclose(shown(lookup.at("curve", "datum.p"), places, parse("1/x")), [-2, np.nan, np.nan, np.nan, 2], rtol=1e-9)
    assert np.isnan(shown(lookup.at("curve", "datum.p"), [-3.5, 3.02], parse("x"))).all()
    assert_allclose(shown(lookup.at("curve", "datum.p"), [-0.01, 0], parse("sqrt(x)")), [np.nan, 0])


def test_no_number_is_read_across_a_jump():
    f = parse("atan(1/(x - 0.005))")
    assert_allclose(shown(lookup.at("curve", "datum.p"), [0, 0.003, 0.01], f), [np.arctan(-200), np.nan, np.arctan(200)])


def test_slopes_are_not_read_across_a_kink():
    f = parse("abs(x - 0.005)")
    assert_allclose(shown(lookup.at("curve", "datum.p", "slope", piece="smooth"), [0, 0.003, 0.01], f), [-1, np.nan, 1])
    assert_allclose(shown(lookup.at("curve", "datum.p"), [0.0025], f), [0.005], rtol=1e-9)


def test_the_nearest_row_is_held_within_the_table():
    got = shown(lookup.row("curve", "datum.p") + ".x", [-9, 0.014, 0.016, 9], parse("x"))
    assert_allclose(got, [-3, 0.01, 0.02, 3], atol=1e-12)


@pytest.mark.parametrize("ends", [(-2.0, 5.0), (10.0, 20.0)])
def test_axes_take_their_ends_from_the_frame(ends):
    channel = alt.X("zero:Q").scale(domain=lookup.frame("low", "high"), nice=False)
    spec = lookup.zeros(channel, alt.Y("zero:Q")).to_dict()
    spec["datasets"] = {"frame": [dict(zip(("low", "high"), ends, strict=True))]}
    svg = vl_convert.vegalite_to_svg(spec)
    ticks = [float(t.replace("−", "-")) for t in re.findall(r"<text[^>]*>([−\d.]+)</text>", svg)]
    assert min(ends) in ticks
    assert max(ends) in ticks


def test_the_table_keeps_the_undefined_empty():
    rows = lookup.table(samples(parse("1/x"), [-1, 0, 1]))
    assert list(rows.columns) == ["x", "y", "slope", "bend", "piece", "smooth"]
    assert rows.y.isna().tolist() == [False, True, False]
    assert isinstance(rows, pd.DataFrame)
