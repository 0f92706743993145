"""The noise of a minibatch against all possible batches, and its law against simulation."""

from itertools import combinations, product

import numpy as np
import pytest

from explorers import minibatch as mb

SMALL = mb.Problem(np.array([0.5, -1.0, 2.0, 0.3, -0.4]), np.array([1.0, 0.2, 3.0, -1.0, 0.7]))


@pytest.mark.parametrize("batch", [1, 2, 3])
def test_the_deviation_is_that_over_every_possible_batch(batch):
    g = mb.point_gradients(SMALL, (0.4, -0.3))
    for draws, replacement in ((product(range(5), repeat=batch), True), (combinations(range(5), batch), False)):
        means = np.array([g[list(draw)].mean(axis=0) for draw in draws])
        assert means.mean(axis=0) == pytest.approx(g.mean(axis=0))
        exact = np.sqrt(((means - g.mean(axis=0)) ** 2).sum(axis=1).mean())
        assert mb.deviation(SMALL, (0.4, -0.3), batch, replacement=replacement) == pytest.approx(exact)


def test_the_whole_table_without_replacement_has_no_noise():
    assert mb.deviation(SMALL, (0, 0), 5, replacement=False) == 0


def test_the_mean_of_the_point_gradients_is_the_gradient_by_finite_differences():
    table, w, h = mb.problem(3), np.array([0.3, -0.8]), 1e-6
    mean_loss = [[((w[0] + a + (w[1] + b) * table.x - table.y) ** 2 / 2).mean() for a, b in ends]
                 for ends in (((h, 0), (-h, 0)), ((0, h), (0, -h)))]  # fmt: skip
    slopes = [(up - down) / (2 * h) for up, down in mean_loss]
    assert mb.point_gradients(table, w).mean(axis=0) == pytest.approx(slopes, abs=1e-7)


def test_the_minimum_is_numpy_s_line_and_its_noise_is_not_zero():
    table = mb.problem(5)
    slope, intercept = np.polyfit(table.x, table.y, 1)
    assert mb.minimum(table) == pytest.approx((intercept, slope))
    assert mb.point_gradients(table, mb.minimum(table)).mean(axis=0) == pytest.approx([0, 0], abs=1e-12)
    assert mb.deviation(table, mb.minimum(table), 1) > 0.5


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_simulated_noise_is_the_exact_one_up_to_its_own_noise(seed):
    table = mb.problem(seed)
    found = mb.measured(mb.estimates(table, (0, 0), seed), mb.point_gradients(table, (0, 0)).mean(axis=0))
    exact = [mb.deviation(table, (0, 0), b) for b in mb.BATCHES]
    assert found == pytest.approx(exact, rel=0.3)  # 150 repeats: about 6 % each, more for single points with heavy tails


def test_the_seed_fixes_everything():
    assert (mb.problem(4).y == mb.problem(4).y).all()
    assert (mb.problem(4).y != mb.problem(5).y).any()
    assert (mb.estimates(mb.problem(1), (0, 0), 4) == mb.estimates(mb.problem(1), (0, 0), 4)).all()
