"""The run is scrubbed and played in the browser, and the visitor's own points are pressed and dragged."""

import pytest

from explorers.network import Network
from explorers.point_sets import data_points, typed_points
from explorers.training import train

CHART = "training_run"
OWN = "training?training_data=own&training_points=1/3+1+0;+1+-1+0;+-1+-1+1;+1+1+1"
RUN = {"rate": 0.03, "batch": 20, "steps": 400, "seed": 1}


def number(text: str) -> float:
    return float(text.split()[-1].replace(",", ""))


def readout(visitor):
    """Step, training loss and test loss above the curves."""
    chart = visitor.chart(CHART)
    return [number(chart.locator(f"g.{name}_said_marks text").text_content()) for name in ("step", "train", "test")]


def regions(visitor):
    """The frames whose picture of the plane is seen."""
    images = visitor.chart(CHART).locator("g.regions_marks image")
    seen = images.evaluate_all("all => all.map(image => image.getAttribute('opacity') != 0)")
    return [frame for frame, shown in enumerate(seen) if shown]


def test_scrubbing_shows_the_frames_that_were_computed(visitor):
    visitor.open("training")
    run = train(Network((2, 4, 1)), *data_points("rings", (100, 0.1, 1)), "Adam", **RUN)
    visitor.mark(CHART)
    before = visitor.sent
    for k, way in enumerate((-120, 40, -90), 1):
        visitor.grab("loss_knob", way, 0)
        step, *losses = readout(visitor)
        assert visitor.sent == before + k - 1
        frame = run.step.tolist().index(step)
        assert losses == pytest.approx([run.train_loss[frame], run.test_loss[frame]], rel=1e-3)
        assert regions(visitor) == [frame]
        visitor.drop()
        assert float(visitor.query()["training_frame"]) == frame
        assert f"At step {step:g} the mean loss" in visitor.words()
        assert readout(visitor) == [step, *losses]
    assert visitor.still_the_same(CHART)
    assert not visitor.errors


def test_the_run_is_played_without_the_server(visitor):
    visitor.open("training")
    before = visitor.sent
    box = visitor.page.locator(".st-key-training_run_live input[type=checkbox]")
    box.check()
    steps = []
    for _ in range(4):
        visitor.page.wait_for_timeout(600)
        steps.append(readout(visitor)[0])
    assert len(set(steps)) > 2
    assert visitor.sent == before
    assert not visitor.errors


def test_points_are_pressed_into_the_plane_and_dragged(visitor):
    visitor.open(OWN)
    visitor.mark(CHART)
    box = visitor.chart(CHART).locator("g.plane_floor_marks path").bounding_box()
    visitor.page.mouse.click(box["x"] + 75, box["y"] + 75)
    visitor.rest()
    assert visitor.query()["training_points"] == "1/3 1 0; 1 -1 0; -1 -1 1; 1 1 1; -1.5 1.5 0"
    visitor.page.mouse.move(box["x"] + 75, box["y"] + 75)
    visitor.page.mouse.down()
    visitor.page.mouse.move(box["x"] + 135, box["y"] + 125, steps=8)
    visitor.page.mouse.up()
    visitor.rest()
    text = visitor.query()["training_points"]
    assert text == "1/3 1 0; 1 -1 0; -1 -1 1; 1 1 1; -0.3 0.5 0"
    points = typed_points(text)
    run = train(Network((2, 4, 1)), points, data_points("own", (text, False))[1], "Adam", **RUN)
    assert number(visitor.chart(CHART).locator("g.train_said_marks text").text_content()) == pytest.approx(
        run.train_loss[-1], rel=1e-3)
    visitor.grab("loss_knob", -60, 0)
    visitor.drop()
    assert visitor.query()["training_points"] == text
    assert visitor.still_the_same(CHART)
    assert not visitor.errors
