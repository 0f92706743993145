"""The curve stays on its level, is perpendicular to the gradient, and stops for a reason that is told."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from explorers.functions import parse
from explorers.level_curve import End, Shape, level_curve, residual

WINDOW = (-3, 3, -3, 3)


def of(text: str):
    return parse(text, ("x", "y"))


def ends(text: str, x: float, y: float, window=WINDOW):
    return sorted(str(end) for _, end in level_curve(of(text), x, y, window).arms)


def test_an_ellipse_closes_and_is_the_ellipse():
    curve = level_curve(of("x^2/4 + y^2"), 2, 0, WINDOW)
    ((points, end),) = curve.arms
    assert end is End.CLOSED
    assert_allclose(points[:, 0] ** 2 / 4 + points[:, 1] ** 2, 1, atol=1e-9)
    assert_allclose(points[0], points[-1])
    angles = np.unwrap(np.arctan2(points[:, 1], points[:, 0] / 2))
    assert abs(angles[-1] - angles[0]) == pytest.approx(2 * np.pi)
    assert np.hypot(*np.diff(points, axis=0).T).max() < 0.2


@pytest.mark.parametrize(
    ("text", "x", "y"),
    [("(1-x)^2 + 5(y-x^2)^2", -1, 0.5), ("sin(x) + cos(y)", 0.5, 1), ("exp(x) y", 0.3, 0.4), ("ln(x) + y", 1, 1)],
)
def test_every_point_has_the_value_of_the_first_and_every_chord_is_perpendicular_to_the_gradient(text, x, y):
    f = of(text)
    curve = level_curve(f, x, y, WINDOW)
    assert residual(f, x, y, curve) < 1e-8
    for points, _ in curve.arms:
        inner, chord = points[1:-2], points[2:-1] - points[:-3]
        gradient = np.array(f.jet(*inner.T)[1:3]).T
        cosine = (chord * gradient).sum(axis=1) / np.linalg.norm(chord, axis=1) / np.linalg.norm(gradient, axis=1)
        assert np.abs(cosine).max() < 0.1


def test_a_line_ends_at_both_edges_of_the_window():
    assert ends("x + 2y", 0.5, 0.1) == ["edge", "edge"]
    points = np.vstack([arm for arm, _ in level_curve(of("x + 2y"), 0.5, 0.1, WINDOW).arms])
    assert_allclose([points[:, 0].min(), points[:, 0].max()], [-3, 3], atol=1e-9)


def test_the_level_of_a_saddle_stops_there_and_crosses_there():
    assert ends("x^2 - y^2", 1, 1) == ["critical", "edge"]
    curve = level_curve(of("x^2 - y^2"), 0, 0, WINDOW)
    assert curve.shape is Shape.CROSSING
    assert [end for _, end in curve.arms] == [End.EDGE] * 4
    corners = sorted(tuple(np.round(points[-1], 6)) for points, _ in curve.arms)
    assert corners == [(-3, -3), (-3, 3), (3, -3), (3, 3)]


def test_a_saddle_with_other_axes_crosses_where_its_quadratic_form_is_0():
    f = of("x y + 3x^2")  # 0 on x = 0 and on y = −3x
    starts = [points[1] for points, _ in level_curve(f, 0, 0, WINDOW).arms]
    assert len(starts) == 4
    assert all(abs(x) < 1e-9 or y == pytest.approx(-3 * x) for x, y in starts)


def test_extrema_are_alone_plateaus_are_not_and_the_rest_is_undecided():
    assert level_curve(of("x^2 + 3y^2"), 0, 0, WINDOW).shape is Shape.POINT
    assert level_curve(of("1 - x^2 - x y - y^2"), 0, 0, WINDOW).shape is Shape.POINT
    assert level_curve(of("max(0, x^2 + y^2 - 1)"), 0, 0, WINDOW).shape is Shape.FLAT
    assert level_curve(of("x^2 + y^4"), 0, 0, WINDOW).shape is Shape.UNDECIDED
    assert level_curve(of("(x^2 + y^2 - 1)^2"), 1, 0, WINDOW).shape is Shape.UNDECIDED


def test_without_a_gradient_nothing_is_drawn():
    for text, x in (("sqrt(x^2 + y^2)", 0), ("ln(x)", -1)):
        assert level_curve(of(text), x, 0, WINDOW).shape is Shape.NONE


def test_a_kink_stops_the_continuation():
    assert ends("abs(x) + abs(y)", 1.0, 0.5) == ["rough", "rough"]
