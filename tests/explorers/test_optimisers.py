"""First-order methods against closed forms: powers of 2 × 2 matrices on a quadratic, sums for a constant gradient."""

import numpy as np
import pytest

from explorers import optimisers as opt

LAMBDA, START, STEPS = 3.0, 0.7, 40


def run(method, **settings):
    return opt.descend(lambda x: LAMBDA * x, [START], STEPS, method, **settings).points.ravel()


@pytest.mark.parametrize("rate", [0.1, 0.5, 2 / 3, 0.7])
def test_on_a_quadratic_plain_descent_multiplies_by_one_minus_rate_times_eigenvalue(rate):
    assert run(opt.plain, rate=rate) == pytest.approx(START * (1 - rate * LAMBDA) ** np.arange(STEPS + 1))


def two_term(first, second, x1):
    """xₖ₊₁ = first·xₖ + second·xₖ₋₁, by powers of its matrix."""
    step = np.array([[first, second], [1, 0]])
    return [START, *((np.linalg.matrix_power(step, k) @ [x1, START])[0] for k in range(STEPS))]


@pytest.mark.parametrize(("rate", "beta"), [(0.1, 0.5), (0.4, 0.9), (0.05, 0.99), (0.9, 0.5)])
def test_on_a_quadratic_the_heavy_ball_is_its_two_term_recurrence(rate, beta):
    """x₊ = (1 + β − αλ)x − βx₋: Polyak 1964, eliminating v."""
    expected = two_term(1 + beta - rate * LAMBDA, -beta, (1 - rate * LAMBDA) * START)
    assert run(opt.heavy_ball, rate=rate, momentum=beta) == pytest.approx(expected)


@pytest.mark.parametrize(("rate", "beta"), [(0.1, 0.5), (0.4, 0.9), (0.05, 0.99), (0.5, 0.5)])
def test_on_a_quadratic_nesterov_takes_the_gradient_at_the_extrapolated_point(rate, beta):
    """x₊ = (1 − αλ)((1 + β)x − βx₋)."""
    c = 1 - rate * LAMBDA
    assert run(opt.nesterov, rate=rate, momentum=beta) == pytest.approx(two_term(c * (1 + beta), -c * beta, c * START))


def along_a_slope(method, slope, **settings):
    return opt.descend(lambda x: np.full_like(x, slope), [0.0], STEPS, method, **settings).points.ravel()


@pytest.mark.parametrize("slope", [5.0, -0.01])
def test_on_a_slope_adagrad_goes_as_the_sum_of_inverse_roots(slope):
    ways = np.concatenate([[0], np.cumsum(1 / np.sqrt(np.arange(1, STEPS + 1)))])
    assert along_a_slope(opt.adagrad, slope, rate=0.3, epsilon=0) == pytest.approx(-np.sign(slope) * 0.3 * ways)


@pytest.mark.parametrize("slope", [5.0, -0.01])
def test_on_a_slope_rmsprop_starts_too_fast_because_it_forgets_the_bias(slope):
    each = 0.3 / np.sqrt(1 - 0.9 ** np.arange(1, STEPS + 1))
    expected = -np.sign(slope) * np.concatenate([[0], np.cumsum(each)])
    assert along_a_slope(opt.rmsprop, slope, rate=0.3, decay=0.9, epsilon=0) == pytest.approx(expected)


@pytest.mark.parametrize("slope", [5.0, -0.01])
def test_on_a_slope_every_step_of_adam_is_the_learning_rate_from_the_first_on(slope):
    expected = -np.sign(slope) * 0.3 * np.arange(STEPS + 1)
    assert along_a_slope(opt.adam, slope, rate=0.3, epsilon=0) == pytest.approx(expected)


def test_adam_by_hand_over_two_steps_with_changing_gradient():
    """g₁ = 2, g₂ = −1: m̂₂ = (0.9·0.1·2 − 0.1)/(1 − 0.81), v̂₂ = (0.999·0.001·4 + 0.001)/(1 − 0.999²)."""
    slopes = iter([2.0, -1.0])
    points = opt.descend(lambda x: np.array([next(slopes)]), [0.0], 2, opt.adam, rate=1.0, epsilon=1e-3).points.ravel()
    first = -2 / (2 + 1e-3)
    centre, size = (0.18 - 0.1) / 0.19, (0.999 * 0.001 * 4 + 0.001) / (1 - 0.999**2)
    assert points[1:] == pytest.approx([first, first - centre / (np.sqrt(size) + 1e-3)])


@pytest.mark.parametrize("beta", [0.5, 0.9])
def test_the_averaging_convention_is_the_same_run_at_another_rate(beta):
    x, v, expected = START, 0.0, [START]
    for _ in range(STEPS):
        v = beta * v + (1 - beta) * LAMBDA * x
        x -= 0.2 / (1 - beta) * v
        expected.append(x)
    assert run(opt.heavy_ball, rate=0.2, momentum=beta) == pytest.approx(expected)


@pytest.mark.parametrize("name", ["AdaGrad", "RMSProp", "Adam"])
def test_steps_by_coordinate_change_when_the_plane_is_turned_and_the_others_do_not(name):
    A, c, s = np.diag([1.0, 10.0]), np.cos(0.6), np.sin(0.6)
    R, start = np.array([[c, -s], [s, c]]), np.array([1.0, 0.4])

    def turned(method):
        straight = opt.descend(lambda x: A @ x, start, 20, method, rate=0.05).points
        other = opt.descend(lambda x: R @ A @ R.T @ x, R @ start, 20, method, rate=0.05).points @ R
        return np.abs(straight - other).max()

    assert turned(opt.METHODS[name]) > 0.01
    assert max(turned(opt.METHODS[other]) for other in ("plain", "heavy ball", "Nesterov")) < 1e-12


def test_a_run_that_leaves_the_numbers_stops_and_says_so():
    run = opt.descend(lambda x: 2 * x, [1.0], 5000, opt.plain, rate=2.0)
    assert run.stopped
    assert np.isfinite(run.points).all()
    assert len(run.points) < 40
    nowhere = opt.descend(lambda x: np.where(x < 0.5, np.nan, 1.0), [1.0], 100, opt.plain, rate=0.3)
    assert nowhere.stopped
    assert nowhere.points.ravel() == pytest.approx([1.0, 0.7, 0.4])


@pytest.mark.parametrize("name", opt.METHODS)
def test_at_a_critical_point_nothing_moves(name):
    saddle = opt.descend(lambda x: x * [2, -2], [0.0, 0.0], 50, opt.METHODS[name], rate=0.1)
    assert (saddle.points == 0).all()
    assert not saddle.stopped
