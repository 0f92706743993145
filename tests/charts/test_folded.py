"""Folding changes the words of a specification and nothing of its picture."""

import inspect
import json
import re

import pytest
import vl_convert

from explorers.charts import critical_points, gradient_descent_quadratic, integral, linear_maps_plane, live, norms
from explorers.charts.folded import folded

CHARTS = {
    "norms": norms._described,
    "integral": integral._area_chart,
    "quadratic": gradient_descent_quadratic._described,
    "linear maps": linear_maps_plane._described,
    "scales that layers do not share": critical_points._described,
}


def picture(spec: dict) -> str:
    """The marks. Vega names groups after their place in the specification, so names are left out."""
    tables = {name: rows if isinstance(rows, list) else rows.to_dict("records") for name, rows in spec["datasets"].items()}
    svg = vl_convert.vegalite_to_svg({**spec, "datasets": tables})
    return re.sub(r'class="[^"]*"|id="[^"]*"|url\(#[^)]*\)', "", svg)


@pytest.mark.parametrize("name", CHARTS)
def test_the_picture_stays_and_the_words_become_fewer(monkeypatch, name):
    describe = inspect.unwrap(CHARTS[name])
    short = describe()
    monkeypatch.setattr(live, "folded", dict)
    long = describe()
    assert picture(short) == picture(long)
    sizes = [len(json.dumps({**spec, "datasets": {}})) for spec in (short, long)]
    assert sizes[0] < 0.9 * sizes[1]


def test_layers_of_other_tables_keep_their_place():
    """The order of the layers is the order of painting."""
    table, other = {"data": {"name": "a"}}, {"data": {"name": "b"}}
    step, further = {"calculate": "1", "as": "one"}, {"calculate": "2", "as": "two"}
    layers = (table, "rect", [step, further]), (table, "line", [step]), (other, "rule", [step]), (table, "text", [step])
    marks = [{**where, "mark": mark, "transform": steps} for where, mark, steps in layers]
    first, *rest = folded({"layer": marks})["layer"]
    assert first == {**table, "transform": [step], "layer": [{"mark": "rect", "transform": [further]}, {"mark": "line"}]}
    assert rest == marks[2:]


def test_layers_without_anything_in_common_are_left_alone():
    marks = [{"mark": "rect", "transform": [{"filter": "true"}]}, {"mark": "line"}]
    assert folded({"layer": marks}) == {"layer": marks}
