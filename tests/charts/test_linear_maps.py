"""What the browser computes on the page of linear maps is what the pure functions compute."""

import math
import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.charts import layers_neuron, layers_parts, layers_planes, linear_maps_plane, linear_maps_sums
from explorers.charts.linear_maps_live import FORMULAS
from explorers.charts.mapped import image
from explorers.eigenvectors import determinant
from explorers.figures import house, letter
from explorers.layers import Activation, activate
from explorers.linear_maps import image as image_of
from explorers.linear_maps import kernel, moment, preimage, rank

hundredths = st.integers(-300, 300).map(lambda k: Fraction(k, 100))
entries = st.one_of(hundredths, st.integers(-2, 2).map(Fraction))
dragged = st.tuples(st.tuples(entries, entries), st.tuples(entries, entries))
singular = st.tuples(st.integers(-3, 3), st.integers(-3, 3), st.integers(-3, 3), st.integers(-3, 3)).map(
    lambda k: tuple(tuple(Fraction(row * column, 10) for column in k[2:]) for row in k[:2]))  # fmt: skip
percent = st.integers(0, 100).map(lambda k: k / 100)
steady = settings(deadline=None, max_examples=200)
NAMES = {name: getattr(np, name) for name in ("abs", "hypot", "sqrt", "sin", "cos", "exp")}
NAMES |= {"atan2": np.arctan2, "pow": np.power, "max": max, "min": min, "PI": math.pi}
NAMES["if_"] = lambda test, yes, no: yes if test else no


def run(formula, numbers):
    text = re.sub(r"!(?!=)", " not ", formula.replace("&&", " and ").replace("||", " or ").replace("if(", "if_(")).strip()
    with np.errstate(all="ignore"):
        return eval(text, {**NAMES, **numbers})


def live(matrix, x, t, *, turning=False):
    numbers = (*(entry for row in matrix for entry in row), *x, t, turning)
    now = dict(zip(linear_maps_plane.NUMBERS, map(np.float64, numbers), strict=True))
    for name, formula in FORMULAS.items():
        now[name] = run(formula, now)
    return now


@pytest.mark.parametrize("matrices", [dragged, singular])
def test_rank_kernel_and_image_of_the_moment_are_those_of_the_function(matrices):
    @steady
    @given(matrices, st.one_of(st.just(1.0), percent), st.booleans())
    def check(matrix, t, turning):
        now, exact = live(matrix, (1, 2), t, turning=turning), moment(matrix, t, turning=turning)
        assert (0 if now["point"] else 1 if now["flat"] else 2) == rank(exact)
        if rank(exact) == 1:
            for name, basis in (("kernel", kernel(exact)), ("image", image_of(exact))):
                drawn = np.array([now[f"{name}x"], now[f"{name}y"]])
                assert np.linalg.det(np.column_stack([drawn / abs(drawn).max(), basis[0]])) == pytest.approx(0, abs=1e-9)
        elif rank(exact) == 2:
            assert now["mdet"] == pytest.approx(float(determinant(exact)), rel=1e-6)

    check()


@pytest.mark.parametrize("matrices", [dragged, singular])
def test_a_dragged_image_moves_x_to_the_preimage(matrices):
    """From x, y moved by a way: x + A⁺(way) is the preimage of y + way that is nearest to x."""

    @steady
    @given(matrices, st.tuples(hundredths, hundredths), st.tuples(hundredths, hundredths), st.one_of(st.just(1.0), percent))
    def check(matrix, x, way, t):
        exact = moment(matrix, t)
        if rank(exact) == 2 and abs(determinant(exact)) < 1e-6:
            return
        now = live(matrix, x, t)
        y = np.array([now["outx"], now["outy"]])
        moved = [run(part, now) for part in image(*map(str, map(float, way)), linear_maps_plane.BACKWARD)]
        expected = preimage(exact, y + np.array(way, dtype=float), tuple(map(float, x)))
        np.testing.assert_allclose(np.array(x, dtype=float) + moved, expected, rtol=1e-6, atol=1e-6)

    check()


def test_a_half_turn_is_one_point_halfway_where_no_way_leads_back():
    now = live([[-1, 0], [0, -1]], (1, 2), 0.5)
    assert now["point"]
    assert [now[name] for name in linear_maps_plane.BACKWARD] == [0, 0, 0, 0]


@pytest.mark.parametrize("σ", Activation)
def test_the_activation_in_the_browser_is_that_of_the_function(σ):
    for z in (-800, -3.2, -1e-3, 0, 0.7, 5, 800):
        shown = run(layers_parts.activated("z"), {"z": np.float64(z), "act": layers_planes.ACTIVATIONS.index(σ)})
        assert shown == pytest.approx(float(activate(z, σ)), abs=1e-12)


def test_specifications_do_not_depend_on_numbers():
    def bare(spec):
        return {key: part for key, part in spec.items() if key != "datasets"}

    A, B = np.array([[1, 2], [3, 4.0]]), np.zeros((2, 2))
    for make in (
        lambda M, σ, f: linear_maps_plane.plane_of(M, M[0], 0.3, f, polar=M is A),
        lambda M, σ, f: layers_planes.one(M, M[0], σ, f),
        lambda M, σ, f: layers_planes.two(M, M[0], M, M[1], σ, f),
        lambda M, σ, f: linear_maps_sums.compared(M, M[0], σ, M[0], M[1], 2),
        lambda M, σ, f: layers_neuron.decision(M[0], 1, M[1], σ),
    ):
        assert bare(make(A, "ReLU", letter())) == bare(make(B, "sigmoid", house()))


def test_the_bent_grid_has_every_line_of_the_square_and_few_rows():
    data = layers_planes.one(np.eye(2), (0, 0), "tanh", letter())["datasets"]
    curves = data["curves"]
    assert curves.groupby("stroke").size().tolist() == [49] * 14
    assert {(line.x.min(), line.x.max(), line.y.min(), line.y.max()) for _, line in curves.groupby("stroke")} == {
        *((k, k, -3, 3) for k in range(-3, 4)), *((-3, 3, k, k) for k in range(-3, 4))}  # fmt: skip
    assert sum(len(data[name]) for name in ("curves", "bending")) < 1050


def test_the_handle_of_the_line_is_its_point_nearest_to_zero():
    spec = layers_neuron.decision((3, 4), 10, (0, 0), "tanh")
    formulas = {param["name"]: param["expr"] for param in spec["params"] if param["name"] in ("length_w", "footx", "footy")}
    numbers = {"wx": 3.0, "wy": 4.0, "w0": 10.0}
    for name in ("length_w", "footx", "footy"):
        numbers[name] = run(formulas[name], numbers)
    assert (numbers["footx"], numbers["footy"]) == pytest.approx((-1.2, -1.6))
    assert numbers["length_w"] == 5
