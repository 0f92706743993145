"""Dragging on the page of norms: same frame, nothing sent, and afterwards link, inputs, sentence and picture agree."""

import re

import pytest

from explorers.norms import p_norm


def numbers_in_bars(visitor):
    texts = visitor.chart("norms_ball").locator("text").all_text_contents()
    return [float(m[0]) for t in texts if (m := re.match(r"\d+\.\d{3}", t))]


def test_dragging_sends_nothing_and_the_release_once(visitor):
    visitor.open("norms")
    visitor.mark("norms_ball")
    before, bars = visitor.sent, numbers_in_bars(visitor)
    visitor.grab("u_handle", -60, -40)
    assert visitor.sent == before
    assert numbers_in_bars(visitor) != bars
    visitor.drop()
    assert visitor.sent == before + 1
    assert visitor.still_the_same("norms_ball")
    query = visitor.query()
    assert float(query["norms_ux"]) == pytest.approx(1 - 60 / 300 * 4.8, abs=0.03)
    assert visitor.page.get_by_label("u, first").input_value() == f"{float(query['norms_ux']):.2f}"
    assert f"u = ({query['norms_ux']}, {query['norms_uy']})".replace("-", "−") in visitor.words()
    assert not visitor.errors


@pytest.mark.parametrize("way", [(-30, 20), (35, -60), (-90, -35)])
def test_the_browser_computes_the_same_lengths_as_the_function(visitor, way):
    visitor.open("norms?norms_p=1.5")
    visitor.grab("v_handle", *way)
    held = numbers_in_bars(visitor)
    visitor.drop()
    query = {"norms_vx": -0.4, "norms_vy": 0.9} | {k: v for k, v in visitor.query().items() if k != "norms_p"}
    u, v = (1.0, 0.3), (float(query["norms_vx"]), float(query["norms_vy"]))
    assert held == pytest.approx([p_norm(u, 1.5) + p_norm(v, 1.5), p_norm((u[0] + v[0], u[1] + v[1]), 1.5)], abs=6e-4)


def test_the_corner_of_the_ball_reaches_infinity_and_back(visitor):
    visitor.open("norms")
    visitor.grab("p_handle", 60, -60)
    visitor.drop()
    assert visitor.query()["norms_p"] == "∞"
    assert "In the ∞-norm" in visitor.words()
    visitor.grab("p_handle", -47, 47)
    visitor.drop()
    assert 0.3 <= float(visitor.query()["norms_p"]) < 0.6
    assert "not a norm" in visitor.words()


@pytest.mark.parametrize("visitor", ["phone"], indirect=True)
def test_the_handle_goes_as_far_as_the_finger(visitor):
    visitor.open("norms")
    visitor.finger("u_handle", -50, 30)
    assert float(visitor.query()["norms_ux"]) == pytest.approx(1 - 50 / 300 * 4.8, abs=0.05)
    assert not visitor.errors


def test_a_release_outside_brings_the_handle_home(visitor):
    visitor.open("norms")
    home = visitor.handle("u_handle")
    before = visitor.sent
    visitor.grab("u_handle", 100, -600)
    visitor.drop()
    assert visitor.handle("u_handle") == pytest.approx(home, abs=1)
    assert visitor.sent == before
    assert "norms_ux" not in visitor.query()


def test_typing_moves_the_handle_in_the_same_picture(visitor):
    visitor.open("norms")
    visitor.mark("norms_ball")
    x, _ = visitor.handle("u_handle")
    field = visitor.page.get_by_label("u, first")
    field.fill("-1")
    field.press("Enter")
    visitor.rest()
    assert visitor.handle("u_handle")[0] - x == pytest.approx(-2 / 4.8 * 300, abs=2)
    assert visitor.still_the_same("norms_ball")


def test_two_drags_to_the_same_place_with_typing_between_are_both_seen(visitor):
    visitor.open("norms")
    visitor.grab("u_handle", -62, 0)
    visitor.drop()
    first = visitor.query()["norms_ux"]
    field = visitor.page.get_by_label("u, first")
    field.fill("1")
    field.press("Enter")
    visitor.rest()
    visitor.grab("u_handle", -62, 0)
    visitor.drop()
    assert visitor.query()["norms_ux"] == first


def test_turning_the_solid_writes_the_angles(visitor):
    visitor.open("norms")
    visitor.mark("norms_solid")
    picture = visitor.chart("norms_solid").locator("svg")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    before = visitor.sent
    visitor.page.mouse.move(box["x"] + 150, box["y"] + 150)
    visitor.page.mouse.down()
    for k in range(20):
        visitor.page.mouse.move(box["x"] + 150 + 3 * k, box["y"] + 150)
    assert visitor.sent == before
    visitor.drop()
    assert float(visitor.query()["norms_az"]) == pytest.approx(0.6 + 0.57, abs=0.03)
    assert visitor.still_the_same("norms_solid")


def test_a_typed_mistake_keeps_the_text_and_the_picture(visitor):
    visitor.open("norms?norms_p=3")
    field = visitor.page.get_by_role("textbox", name="Exponent p")
    field.fill("1,5x")
    field.press("Enter")
    visitor.rest()
    assert field.input_value() == "1,5x"
    assert "The picture shows the last input" in visitor.words()
    assert "In the 3-norm" in visitor.words()
