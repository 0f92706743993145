"""The shapes: which side each class is on, what noise does, and the points that are typed."""

import numpy as np
import pytest

from explorers.point_sets import MOST, SHAPES, TESTED, point_set, split, train_and_test, typed_points, with_point
from explorers.tables import TableError


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_drawn_by_its_seed_and_fits_the_picture(name):
    one, same, other = (point_set(name, 61, 0.0, seed) for seed in (4, 4, 5))
    assert (one.x == same.x).all()
    assert not np.allclose(one.x, other.x)
    assert one.x.shape == (61, 2)
    assert abs(one.x).max() <= 3
    assert sorted(np.bincount(one.label)) == [30, 31]


def test_without_noise_the_classes_are_where_they_belong():
    xor, rings, spirals = (point_set(name, 200, 0.0, 1) for name in ("xor", "rings", "spirals"))
    assert ((xor.x.prod(axis=1) < 0) == (xor.label == 1)).all()
    radius = np.hypot(*rings.x.T)
    assert radius[rings.label == 0].max() <= 0.8 < 1.5 <= radius[rings.label == 1].min()
    # Turned by half a turn, the arm of class 1 lies on the arm of class 0.
    r, angle = np.hypot(*spirals.x.T), np.arctan2(spirals.x[:, 1], spirals.x[:, 0])
    expected = 2.5 * np.pi * (r - 0.2) / 2 + np.pi * spirals.label
    assert np.abs(np.exp(1j * angle) - np.exp(1j * expected)).max() < 1e-9


def test_noise_adds_its_variance():
    still, noisy = (point_set("rings", 4000, noise, 1).x for noise in (0.0, 0.5))
    assert (noisy - still).std() == pytest.approx(0.5, rel=0.05)


def test_test_points_are_fresh():
    train, test = train_and_test("blobs", 50, 0.1, 3)
    assert len(test.label) == TESTED
    assert not set(map(tuple, train.x)) & set(map(tuple, test.x))


@pytest.mark.parametrize(("text", "code"), [("1 2; 3 4", "shape"), ("1 2 3", "class"), ("4 0 1", "reach"), ("1 2 0.5", "class"),
                                            ("", "empty"), ("; ".join(["0 0 1"] * (MOST + 1)), "size")])  # fmt: skip
def test_what_is_no_list_of_points_is_refused(text, code):
    with pytest.raises(TableError) as error:
        typed_points(text)
    assert error.value.code in (code, "rows")


def test_a_point_in_the_hand_is_held_in_the_picture_and_the_others_stay_as_typed():
    assert with_point("1/3 1 0; 2 2 1", 1, (9, -0.004), 0) == "1/3 1 0; 3 0 1"
    assert with_point("1/3 1 0", -1, (-1.256, 0.5), 1) == "1/3 1 0; -1.26 0.5 1"
    full = "; ".join(["0 0 1"] * MOST)
    assert with_point(full, -1, (1, 1), 0) == full


def test_every_fourth_row_is_held_out_or_none():
    points = typed_points("; ".join(f"{k / 10} 0 {k % 2}" for k in range(9)))
    train, test = split(points, True)
    assert test.x[:, 0].tolist() == [0.3, 0.7]
    assert len(train.label) == 7
    assert len(split(points, False)[1].label) == 0
