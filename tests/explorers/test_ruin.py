"""Betting a part of the wealth: against enumeration of all outcomes, SciPy's optimiser, and the law of large numbers."""

from fractions import Fraction
from itertools import product
from math import inf, log, prod

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq, minimize_scalar

from explorers.ruin import (
    Fate,
    break_even,
    chance_below,
    edge,
    growth_rate,
    kelly,
    mean_wealth,
    median_wealth,
    outlook,
    wins,
)

steady = settings(deadline=None)
parts, chances, odds = st.integers(0, 100), st.integers(1, 99), st.integers(1, 100)


@steady
@given(st.integers(1, 7), parts, chances, odds, st.sampled_from([Fraction(1), Fraction(1, 100), Fraction(3)]))
def test_mean_median_and_chances_are_those_of_all_sequences(n, f, p, b, level):
    f, p, b = Fraction(f, 100), Fraction(p, 100), Fraction(b, 10)
    ends = sorted((prod((1 + f * b if won else 1 - f) for won in run), prod((p if won else 1 - p) for won in run))
                  for run in product((True, False), repeat=n))  # fmt: skip
    at = n, float(f), float(p), float(b)
    assert mean_wealth(*at) == pytest.approx(float(sum(w * q for w, q in ends)), rel=1e-9)
    below = float(sum(q for w, q in ends if w < level))
    assert chance_below(float(level), *at) == pytest.approx(below, abs=1e-9)
    median = median_wealth(*at)
    tiny = 1e-9 * max(1, median)
    assert sum(q for w, q in ends if w <= median + tiny) >= 0.5 - 1e-9
    assert sum(q for w, q in ends if w >= median - tiny) >= 0.5 - 1e-9


@steady
@given(chances, odds)
def test_kelly_maximises_the_growth_rate(p, b):
    p, b = p / 100, b / 10
    best = minimize_scalar(lambda f: -growth_rate(f, p, b), bounds=(0, 1 - 1e-12), method="bounded", options={"xatol": 1e-10})
    assert kelly(p, b) == pytest.approx(best.x, abs=1e-5)
    assert (kelly(p, b) > 0) == (edge(p, b) > 1e-12) or abs(edge(p, b)) < 1e-12


@steady
@given(chances, odds, parts)
def test_the_typical_growth_is_never_above_that_of_the_mean(p, b, f):
    p, b, f = p / 100, b / 10, f / 100
    factor = mean_wealth(1, f, p, b)
    assert growth_rate(f, p, b) <= (log(factor) if factor > 0 else inf) + 1e-12


@pytest.mark.parametrize(("p", "b"), [(0.6, 1), (0.3, 4), (0.99, 0.1), (0.55, 1)])
def test_beyond_break_even_every_bet_is_ruinous(p, b):
    end = break_even(p, b)
    assert end == pytest.approx(brentq(lambda f: growth_rate(f, p, b), kelly(p, b), 1 - 1e-12), abs=1e-9)
    assert growth_rate(end - 0.01, p, b) > 0 > growth_rate(min(1, end + 0.01), p, b)


def test_the_logarithm_of_the_wealth_grows_at_the_growth_rate_also_where_the_mean_explodes():
    f, p, b, n = 0.5, 0.6, 1, 5_000
    won = wins(p, n, 3, players=20)[:, -1]
    rates = (won * log(1 + f * b) + (n - won) * log(1 - f)) / n
    spread = np.sqrt(p * (1 - p)) * log((1 + f * b) / (1 - f)) / np.sqrt(n)
    assert np.all(np.abs(rates - growth_rate(f, p, b)) < 5 * spread)
    assert np.all(rates < 0)
    assert mean_wealth(n, f, p, b) > 1e200
    assert mean_wealth(100, f, p, b) == pytest.approx(1.1**100)


def test_wins_are_counted_and_more_likely_wins_lose_none():
    few, many = wins(0.3, 500, 9, players=8), wins(0.6, 500, 9, players=8)
    assert few.shape == (8, 501)
    assert not few[:, 0].any()
    assert set(np.unique(np.diff(few, axis=1))) == {0, 1}
    assert np.all(many >= few)
    assert few[:, -1].mean() == pytest.approx(150, abs=5 * np.sqrt(0.21 * 500 / 8))


@pytest.mark.parametrize(("f", "p", "b", "fate"), [
    (0.0, 0.6, 1, Fate.IDLE), (0.2, 0.6, 1, Fate.GROWS), (0.5, 0.6, 1, Fate.SHRINKS), (1.0, 0.6, 1, Fate.GONE),
    (0.1, 0.5, 1, Fate.NO_EDGE), (1.0, 0.3, 1, Fate.NO_EDGE), (0.5, 0.5, 2, Fate.WANDERS), (0.7, 1.0, 1, Fate.SURE),
    (0.5, 0.0, 1, Fate.NO_EDGE)])  # fmt: skip
def test_the_fate_of_a_bet(f, p, b, fate):
    assert outlook(100, f, p, b).fate is fate


def test_betting_everything_has_the_greatest_mean_and_is_lost():
    found = outlook(100, 1.0, 0.6, 1)
    assert found.mean == pytest.approx(1.2**100)
    assert found.mean > outlook(100, 0.5, 0.6, 1).mean
    assert (found.rate, found.median) == (-inf, 0)
    assert found.below == pytest.approx(1 - 0.6**100)
    assert outlook(5, 1.0, 1.0, 1).median == 32
