"""What the browser computes while the hand moves is what the functions compute after the release."""

import math
from fractions import Fraction
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.bilinear_form import inner_product_test, largest_square, product
from explorers.charts.inner_products import NUMBERS, geometry
from explorers.charts.inner_products_live import FORMULAS, REACH, followed
from explorers.inner_products import angle, perpendicular, projection, stepped

hundredths = st.integers(-200, 200).map(lambda k: Fraction(k, 100))
vectors = st.tuples(hundredths, hundredths)
CLOSE = Fraction(999, 1000)
GRAMS = [((2, 1), (1, 1)), ((1, 0), (0, 1)), ((4, 0), (0, Fraction(1, 4))), ((1, CLOSE), (CLOSE, 1)),
         ((1, 1), (0, 1)), ((1, 2), (2, 1)), ((1, 1), (1, 1)), ((0, -1), (1, 0)), ((-1, 0), (0, -2))]  # fmt: skip
NAMES = {name: getattr(np, name) for name in ("abs", "hypot", "sqrt", "floor", "round")}
NAMES |= {"atan2": np.arctan2, "max": max, "min": min, "clamp": lambda x, low, high: min(max(x, low), high)}
NAMES["if_"] = lambda test, yes, no: yes if test else no
steady = settings(deadline=None, max_examples=30)


def run(formula, numbers, **pointer):
    with np.errstate(all="ignore"):
        return eval(formula.replace("&&", " and ").replace("if(", "if_("), {**NAMES, **numbers, **pointer})


def live(G, u, v):
    """All live numbers of the chart, from what it sends as home."""
    home = geometry(G, u, v, inner_product_test(G))["datasets"]["home"].iloc[0]
    numbers = {name: np.float64(home[name]) for name in NUMBERS}
    for name, formula in FORMULAS.items():
        numbers[name] = np.float64(run(formula, numbers))
    return SimpleNamespace(**numbers)


@pytest.mark.parametrize("G", GRAMS)
@steady
@given(u=vectors, v=vectors)
def test_products_are_those_of_the_function(G, u, v):
    now = live(G, u, v)
    expected = [product(G, *pair) for pair in ((u, u), (v, v), (u, v), (v, u))]
    assert [now.uu, now.vv, now.uv, now.vu] == pytest.approx([float(x) for x in expected], rel=1e-9, abs=1e-12)
    assert [x == 0 for x in (now.uu, now.vv, now.uv, now.vu)] == [x == 0 for x in expected]
    assert now.top == (largest_square(G, REACH) or 1)


@pytest.mark.parametrize("G", GRAMS[:4])
@steady
@given(u=vectors.filter(any), v=vectors.filter(any))
def test_angle_and_projection_are_those_of_the_function(G, u, v):
    now, p = live(G, u, v), projection(G, u, v)
    assert now.theta == pytest.approx(angle(G, u, v), abs=1e-6)
    assert (now.share * float(u[0]), now.share * float(u[1])) == pytest.approx([float(x) for x in p], abs=1e-9)
    left = [x - y for x, y in zip(v, p, strict=True)]
    assert now.rest == pytest.approx(math.sqrt(product(G, left, left)), abs=1e-7)


@pytest.mark.parametrize("G", GRAMS)
@steady
@given(u=vectors)
def test_the_dashed_line_is_perpendicular_to_u(G, u):
    now = live(G, u, (1, 0))
    assert float(product(G, u, (now.across, now.up))) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("G", GRAMS[:4])
@steady
@given(u=vectors.filter(any), v=vectors.filter(any), turn=st.floats(-0.2, 0.2), size=st.floats(0.2, 1.9))
def test_near_the_perpendicular_line_the_hand_snaps_to_it_and_the_exact_place_is_written(G, u, v, turn, size):
    for vector, other in (("v", u), ("u", v)):
        across, up = map(float, perpendicular(G, other))
        at = math.atan2(up, across) + turn
        pointer = {"px": np.float64(size * math.cos(at)), "py": np.float64(size * math.sin(at))}
        place = [float(run(f, vars(live(G, u, v)), **pointer)) for f in followed(vector).values()]
        assert max(map(abs, place)) <= REACH
        exact = stepped(G, other, place)
        if abs(turn) < math.radians(2.9):
            assert product(G, other, exact) == 0
            assert [float(x) for x in exact] == pytest.approx(place, abs=1e-12)
            assert math.dist(place, (pointer["px"], pointer["py"])) < 0.06 * size + 0.01
        elif abs(turn) > math.radians(3.1):
            assert place == pytest.approx([round(pointer["px"], 2), round(pointer["py"], 2)], abs=1e-9)


@pytest.mark.parametrize("G", GRAMS[4:])
def test_without_an_inner_product_nothing_snaps(G):
    numbers = vars(live(G, (1, 0), (0, 1)))
    place = [float(run(f, numbers, px=np.float64(0.013), py=np.float64(1.204))) for f in followed("v").values()]
    assert place == pytest.approx([0.01, 1.2])
    assert not numbers["ok"]
