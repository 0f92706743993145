"""Dragging on the page of linear maps: columns, either end of x ↦ y, layers, sums and the decision line."""

import re

import numpy as np
import pytest

from explorers.charts.layers_planes import HALF
from explorers.layers import layer, sampled
from explorers.linear_maps import preimage
from explorers.linearity import sums
from explorers.stacked_layers import neuron, two_layers
from explorers.tables import matrix

UNIT = 300 / 6.8  # pixels
PLANE, LAYER, SUMS, LINE, TWO = (f"linear_maps_{name}" for name in ("plane", "layer", "sums", "line", "two"))
DEFAULTS = {"a": "3/2 -1; 1/2 1", "xx": 1.2, "xy": 1.6, "bx": 0.5, "by": -0.4, "ux": 1.0, "uy": 0.4, "vx": -0.3, "vy": 1.1,
            "wx": 1.5, "wy": 1.0, "w0": -1.0, "w2": "1 -1; 1/2 1", "cx": -0.5, "cy": 0.0}  # fmt: skip


def hold(visitor, chart, name, dx, dy):
    """Press on a handle of this chart and move; the button stays down."""
    mark = visitor.chart(chart).locator(f"g.{name}_marks path").first
    mark.evaluate("node => node.scrollIntoView({block: 'center'})")  # so that the whole way is in the window
    x, y = visitor.handle(name, chart)
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.down()
    for k in range(1, 13):
        visitor.page.mouse.move(x + dx * k / 12, y + dy * k / 12)
    visitor.page.wait_for_timeout(150)


def state(visitor, *names):
    """The values of the controls, as the link has them."""
    values = DEFAULTS | {key.removeprefix("linear_maps_"): value for key, value in visitor.query().items()}
    return [matrix(values[n]).array if n in ("a", "w2") else float(values[n]) for n in names]


def said(visitor, chart, name):
    """The numbers of a live line of text."""
    text = visitor.chart(chart).locator(f"g.{name}_marks text").text_content()
    return [float(x) for x in re.findall(r"-?\d+(?:\.\d+)?", text.replace("−", "-"))]


def agree(visitor):
    a, *x = state(visitor, "a", "xx", "xy")
    assert said(visitor, PLANE, "det")[-1] == pytest.approx(np.linalg.det(a), rel=1e-3, abs=1e-3)
    assert said(visitor, PLANE, "said") == pytest.approx([*x, *(a @ x)], abs=6e-4)


def test_a_dragged_column_sends_nothing_while_held_and_then_everything_agrees(visitor):
    visitor.open("linear_maps")
    visitor.mark(PLANE)
    before, shown = visitor.sent, said(visitor, PLANE, "said")
    hold(visitor, PLANE, "first_handle", -50, 40)
    assert visitor.sent == before
    held = said(visitor, PLANE, "said")
    assert held != shown
    visitor.drop()
    assert visitor.sent == before + 1
    assert visitor.still_the_same(PLANE)
    assert said(visitor, PLANE, "said") == held
    agree(visitor)
    a, = state(visitor, "a")
    assert a[:, 0] == pytest.approx((1.5 - 50 / UNIT, 0.5 - 40 / UNIT), abs=0.03)
    assert visitor.page.get_by_role("textbox", name="Matrix A").input_value() == visitor.query()["linear_maps_a"]
    assert f"det A = {np.linalg.det(a):.4g}".replace("-", "−") in visitor.words()
    visitor.page.get_by_label("play").first.check()
    places = []
    for _ in range(2):
        visitor.page.wait_for_timeout(500)
        places.append(visitor.page.locator("g.time_knob_marks path").bounding_box()["x"])
    assert places[0] != places[1]
    assert visitor.sent == before + 1
    assert not visitor.errors


def test_either_end_can_be_dragged_and_a_singular_matrix_keeps_y_on_its_image(visitor):
    visitor.open("linear_maps")
    hold(visitor, PLANE, "input_handle", -30, 20)
    visitor.drop()
    agree(visitor)
    a, *start = state(visitor, "a", "xx", "xy")
    way = np.array([25, -35])
    hold(visitor, PLANE, "output_handle", *way)
    visitor.drop()
    agree(visitor)
    wanted = a @ start + way * (1, -1) / UNIT
    assert state(visitor, "xx", "xy") == pytest.approx(preimage(a, wanted, start), abs=0.03)
    visitor.open("linear_maps?linear_maps_a=4/5+2/5;+2/5+1/5&linear_maps_xx=1&linear_maps_xy=0")
    flat, = state(visitor, "a")
    lines = visitor.chart(PLANE).locator("g.reached_marks line, g.alike_marks line")
    lines.first.wait_for(state="attached")
    assert lines.count() == 2
    hold(visitor, PLANE, "output_handle", 0, -60)
    x, y = said(visitor, PLANE, "said")[:2], said(visitor, PLANE, "said")[2:]
    assert y[1] == pytest.approx(y[0] / 2, abs=2e-3)
    assert x == pytest.approx(preimage(flat, flat @ (1, 0) + (0, 60 / UNIT), (1, 0)), abs=0.03)
    visitor.drop()
    assert "The kernel, what goes to 0" in visitor.words()
    assert not visitor.errors


def curve(visitor, chart, name, unit, k):
    """The points of line k of the bent grid, in the coordinates of the plane."""
    drawn = visitor.chart(chart).locator(f"g.{name}_marks path").nth(k).get_attribute("d")
    points = np.array([float(x) for x in re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", drawn)]).reshape(-1, 2)
    return (points - 130) * (1, -1) / unit


@pytest.mark.parametrize(("σ", "wide"), [("ReLU", 4), ("tanh", 1.3)])
def test_the_grid_is_bent_as_the_function_bends_it(visitor, σ, wide):
    visitor.open(f"linear_maps?linear_maps_act={σ}")
    before = visitor.sent
    for name, way in (("shift_handle", (20, -30)), ("first_handle", (-40, 25)), ("second_handle", (15, 45))):
        hold(visitor, LAYER, name, *way)
        assert visitor.sent == before
        visitor.drop()
        visitor.rest()
        before = visitor.sent
        a, *b = state(visitor, "a", "bx", "by")
        assert said(visitor, LAYER, "zero")[1:] == pytest.approx(layer((0, 0), a, b, σ), abs=6e-4)
    bent = [layer(sampled(ends, 48), a, b, σ) for ends in ([(-HALF, 0), (HALF, 0)], [(1, -HALF), (1, HALF)])]
    drawn = [curve(visitor, LAYER, "curves_o1", 130 / wide, k) for k in range(14)]
    for expected in bent:
        assert min(abs(line - expected).max() for line in drawn if line.shape == expected.shape) < 0.02
    assert not visitor.errors


def test_the_other_charts_show_the_numbers_of_their_functions(visitor):
    visitor.open("linear_maps?linear_maps_map=σ(Ax+%2B+b)&linear_maps_s=2&linear_maps_act=sigmoid")
    drags = {SUMS: [("u_handle", -20, 30)],
             LINE: [("line_handle", 30, 30), ("normal_handle", -20, -40), ("point_handle", 20, -60)],
             TWO: [("shift_handle", 30, 20), ("second_handle", 9, 30)], LAYER: [("shift_handle", 25, 40)]}  # fmt: skip
    for chart, name, *way in [(chart, *drag) for chart, moves in drags.items() for drag in moves]:
        visitor.mark(chart)
        hold(visitor, chart, name, *way)
        visitor.drop()
        visitor.rest()
        assert visitor.still_the_same(chart)
        a, w2 = state(visitor, "a", "w2")
        b, c, u, v = (state(visitor, f"{n}x", f"{n}y") for n in "bcuv")
        found = sums(lambda x, a=a, b=b: layer(x, a, b, "sigmoid"), u, v, 2)
        assert said(visitor, SUMS, "compared") == pytest.approx([*found.direct, *found.combined], abs=6e-4)
        w0, *x = state(visitor, "w0", "xx", "xy")
        cell = neuron(state(visitor, "wx", "wy"), w0, x, "sigmoid")
        assert said(visitor, LINE, "sum") == pytest.approx([cell.z, cell.distance], abs=6e-4)
        assert said(visitor, LINE, "out") == pytest.approx([cell.output], abs=6e-4)
        assert said(visitor, TWO, "zero")[1:] == pytest.approx(two_layers((0, 0), a, b, w2, c, "sigmoid"), abs=6e-4)
    moved = {key.removeprefix("linear_maps_") for key in visitor.query()}
    assert {"ux", "w0", "wx", "xx", "cx", "w2", "bx"} <= moved
    middle = two_layers(sampled([(-HALF, 0), (HALF, 0)], 48), a, b, w2, c, "sigmoid")
    drawn = [curve(visitor, TWO, "curves_o1", 100, k) for k in range(14)]
    assert min(abs(line - middle).max() for line in drawn) < 0.02
    assert not visitor.errors
