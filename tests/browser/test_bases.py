"""Dragging on the page of bases: same frame, nothing sent, and afterwards link, sentence, picture and function agree."""

import re

import pytest

from explorers.bases import Kind, combined, coordinates, kind, measured
from explorers.gram_schmidt import gram_schmidt, length
from explorers.orthogonality_loss import compare
from explorers.typed_vector import typed_vector

GRID, UNIT = "bases_grid", 300 / 6.8
START = {"b1": "3/2 1/2", "b2": "1/2 3/2", "x": "5/2 -1/2", "c": "2 -1"}


def opened(visitor, link=""):
    """The page with all of its five charts: one that comes late would shift the others under the hand."""
    visitor.open(f"bases{link}")
    visitor.page.wait_for_function("() => document.querySelectorAll('.stVegaLiteChart svg').length >= 5")
    visitor.rest()


def said(visitor, layer):
    """The numbers that a live text shows."""
    text = visitor.page.locator(f"g.{layer}_marks text").first.text_content().replace("−", "-").replace("- ", "-")
    return [float(number) for number in re.findall(r"-?\d+\.?\d*(?:e-?\d+)?", re.sub("[₁₂]", "", text))]


def held(visitor, *names):
    """Vectors as the link has them."""
    query = visitor.query()
    return [typed_vector(query.get(f"bases_{name}", START[name]), reach=20) for name in names]


def floats(v):
    return pytest.approx([float(x) for x in v], abs=6e-3, rel=1e-3)


def test_x_stays_and_its_coordinates_follow_the_basis(visitor):
    opened(visitor)
    visitor.mark(GRID)
    for name, way in (("grid_u_handle", (-50, -60)), ("grid_v_handle", (40, 90)), ("grid_x_handle", (-120, -70))):
        before = visitor.sent
        visitor.grab(name, *way)
        assert visitor.sent == before
        usual, shown, singular = (said(visitor, layer) for layer in ("usual", "coordinates", "singular"))
        visitor.drop()
        assert visitor.sent == before + 1
        b1, b2, x = held(visitor, "b1", "b2", "x")
        assert usual == floats(x)
        assert shown == floats(coordinates(b1, b2, x))
        assert singular == floats((measured(b1, b2).largest, measured(b1, b2).smallest))
        if name != "grid_x_handle":
            assert [str(entry) for entry in x] == ["5/2", "-1/2"]
    assert visitor.still_the_same(GRID)
    assert visitor.page.get_by_label("x", exact=True).input_value() == visitor.query()["bases_x"]
    assert not visitor.errors


def test_the_coordinates_stay_instead_and_the_other_number_starts_where_it_was(visitor):
    opened(visitor)
    visitor.grab("grid_v_handle", -30, 20)
    visitor.drop()
    before = coordinates(*held(visitor, "b1", "b2", "x"))
    visitor.page.get_by_role("radio", name="c", exact=True).click()
    visitor.rest()
    assert [float(c) for c in held(visitor, "c")[0]] == pytest.approx([float(c) for c in before], abs=0.0051)
    visitor.grab("grid_u_handle", -60, -30)
    usual = said(visitor, "usual")
    visitor.drop()
    b1, b2, c = held(visitor, "b1", "b2", "c")
    assert [float(entry) for entry in c] == pytest.approx([float(entry) for entry in before], abs=0.0051)
    assert usual == floats(combined(b1, b2, c))
    visitor.grab("grid_x_handle", 40, 40)
    visitor.drop()
    moved = combined(b1, b2, held(visitor, "c")[0])
    assert [float(entry) for entry in moved] == pytest.approx([usual[0] + 40 / UNIT, usual[1] - 40 / UNIT], abs=0.06)
    visitor.page.get_by_role("radio", name="x", exact=True).click()
    visitor.rest()
    assert [float(entry) for entry in held(visitor, "x")[0]] == pytest.approx([float(entry) for entry in moved], abs=0.0051)
    assert not visitor.errors


def test_near_a_right_angle_the_basis_snaps_to_it_exactly(visitor):
    opened(visitor, "?bases_b1=3/2+1/2&bases_b2=-1/5+3/2")
    visitor.grab("products_v_handle", -0.25 * UNIT, 0)
    assert "≠" not in visitor.page.locator("g.divided_marks text").first.text_content()
    visitor.drop()
    b1, b2 = held(visitor, "b1", "b2")
    assert kind(b1, b2) is Kind.ORTHOGONAL
    assert "orthogonal, not orthonormal" in visitor.words()


def test_steps_stages_and_sizes_are_scrubbed_and_say_the_numbers_of_the_functions(visitor):
    opened(visitor, "?bases_order=21")
    visitor.grab("steps_u_handle", -60, -50)
    share, left = said(visitor, "share"), said(visitor, "remains")
    visitor.drop()
    first, second = gram_schmidt(held(visitor, "b1", "b2"), [1, 0])
    assert first.index == 1
    assert share == floats(second.shares.values())
    assert left[-1] == pytest.approx(length(second.remainder), rel=1e-3)
    for knob, way, name in (("time_knob", 60, "t"), ("stages_knob", 40, "s")):
        visitor.grab(knob, way, 0)
        visitor.drop()
        assert float(visitor.query()[f"bases_{name}"]) > {"t": 1.0, "s": 2.5}[name]
    visitor.grab("n_handle", 262 / 11 * 2, 0)
    values = [said(visitor, f"said{k}")[0] for k in "abc"]
    visitor.drop()
    assert visitor.query()["bases_n"] in ("10", "10.0")
    assert values == pytest.approx(list(compare(10).losses.values()), rel=0.06)
    assert "Hilbert matrix 10 × 10" in visitor.words()
    assert not visitor.errors
