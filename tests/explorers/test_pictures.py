"""The pictures: grey values between 0 and 1, and the ranks that they are there for."""

import numpy as np
import pytest

from explorers.pictures import PICTURES, SIDE, house, picture


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_a_square_of_grey_values_and_the_same_every_time(name):
    grey = picture(name)
    assert grey.shape == (SIDE, SIDE)
    assert (grey >= 0).all()
    assert (grey <= 1).all()
    assert np.array_equal(grey, PICTURES[name]())


def test_the_house_has_structure_in_few_terms_and_detail_in_many():
    σ = np.linalg.svd(house(), compute_uv=False)
    assert np.linalg.matrix_rank(house()) == 15
    shares = np.sqrt((σ[::-1] ** 2).cumsum()[::-1] / (σ**2).sum())
    assert shares[2] < 0.25 < shares[1]
    assert shares[10] > 0.03


def test_the_board_has_rank_two_and_the_diagonal_all_singular_values_equal():
    assert np.linalg.matrix_rank(picture("chequered")) == 2
    assert set(np.linalg.svd(picture("diagonal"), compute_uv=False)) == {1.0}


def test_an_unknown_name_is_refused():
    with pytest.raises(KeyError):
        picture("cat")
