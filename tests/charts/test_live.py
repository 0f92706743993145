"""What a live chart promises to the page: what it reports, where it rests, and that only its tables vary."""

import json

import altair as alt
import pytest

from explorers.charts import live, plane

HOME = {"ux": 0.5, "uy": -1.0}


def chart(home):
    base = live.base(home)
    return plane.square(
        live.floor(base, "plane"),
        plane.arrow(base, "ux", "uy", 2, "blue"),
        live.handle(base, "u_handle", plane.x("ux", 2), plane.y("uy", 2), "blue"),
        name="plane",
    )


def spec(home=HOME, **options):
    drag = live.Drag("u_handle", "plane", {"ux": live.clamped("px", -2, 2), "uy": live.clamped("py", -2, 2)})
    return live.live(chart(home), home=home, drags=[drag], **options)


def names(part):
    found = [part["name"]] if "name" in part else []
    for group in ("layer", "hconcat", "vconcat"):
        found += [name for child in part.get(group, []) for name in names(child)]
    return found


def steps_to(part, name, before=()):
    """The transforms that the rows of a layer go through, those of the groups around it included."""
    steps = [*before, *part.get("transform", [])]
    if part.get("name") == name:
        return steps
    below = (steps_to(child, name, steps) for group in ("layer", "hconcat", "vconcat") for child in part.get(group, []))
    return next((found for found in below if found), None)


def test_only_the_tables_depend_on_the_numbers():
    one, other = spec(), spec({"ux": 1.5, "uy": 0.25})
    assert one["datasets"]["home"].to_dict("records") == [HOME]
    assert other["datasets"]["home"].to_dict("records") == [{"ux": 1.5, "uy": 0.25}]
    one.pop("datasets"), other.pop("datasets")
    assert json.dumps(one) == json.dumps(other)


def test_every_live_number_is_reported_with_the_time_of_the_grip():
    fields = live._layer(spec(), "plane_floor")["params"][0]["select"]["fields"]
    assert fields == ["ux", "uy", "stamp"]
    assert set(fields) <= {step["as"] for step in steps_to(spec(), "plane_floor")}


def test_layers_keep_their_names():
    assert {"plane", "plane_floor", "u_handle"} <= set(names(spec()))


def test_a_drag_of_a_layer_that_is_not_there_is_noticed():
    with pytest.raises(ValueError, match="no layer named 'map_floor'"):
        live.live(chart(HOME), home=HOME, drags=[live.Drag("u_handle", "map", {"ux": "px"})])


def test_the_clock_runs_only_while_play_is_ticked_and_starts_paused():
    film = live.live(chart({**HOME, "t": 0.0}), home={**HOME, "t": 0.0}, clock=live.Clock("t"))
    params = {param["name"]: param for param in film["params"]}
    assert params["playing"]["value"] is False
    assert params["t"]["on"][-1]["update"].startswith("playing ?")
    assert params["t"]["on"][-1]["update"].endswith(": t")


def test_decoration_does_not_answer_the_pointer():
    """Tooltips would make every mark a target, and the grid would lie above the handles."""
    assert spec()["config"]["mark"]["tooltip"] is None


def test_squares_are_square():
    view = spec()
    assert view["width"] == view["height"]
    assert isinstance(chart(HOME), alt.LayerChart)
