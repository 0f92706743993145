"""Jensen–Shannon and the discriminator: bounds, symmetry and the optimum, against SciPy."""

from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.optimize import minimize_scalar
from scipy.spatial.distance import jensenshannon

from explorers.discriminator import (
    best_discriminator,
    discriminator_score,
    disjoint,
    gan_value_nats,
    jensen_shannon,
    typed_answers,
)
from explorers.entropy import joint_table, pair_entropies

counts = st.lists(st.integers(0, 60), min_size=4, max_size=4).filter(any)
tables = counts.map(lambda c: np.array(c) / sum(c))
answers = st.lists(st.floats(0, 1), min_size=4, max_size=4)


@settings(deadline=None)
@given(tables, tables)
def test_it_is_scipys_symmetric_and_at_most_one_bit(p, q):
    assert_allclose(jensen_shannon(p, q), jensenshannon(p, q, base=2) ** 2, atol=1e-9)
    assert_allclose(jensen_shannon(p, q), jensen_shannon(q, p), atol=1e-12)
    assert 0 <= jensen_shannon(p, q) <= 1 + 1e-12
    assert disjoint(p, q) == (jensen_shannon(p, q) > 1 - 1e-9)


@settings(deadline=None)
@given(tables, tables, tables)
def test_its_square_root_obeys_the_triangle_inequality(p, q, r):
    root = lambda a, b: np.sqrt(max(0.0, jensen_shannon(a, b)))  # noqa: E731
    assert root(p, r) <= root(p, q) + root(q, r) + 1e-7


@settings(deadline=None)
@given(tables, tables, answers)
def test_no_answers_beat_the_best_discriminator_whose_score_is_js(p, q, d):
    js = jensen_shannon(p, q)
    assert discriminator_score(p, q, d) <= js + 1e-9
    assert discriminator_score(p, q, np.nan_to_num(best_discriminator(p, q), nan=0.3)) == pytest.approx(js, abs=1e-9)


def test_each_best_answer_is_where_an_optimiser_finds_it():
    p, q = [0.7, 0.2, 0.1], [0.1, 0.3, 0.6]
    for k in range(3):
        def loss(x, k=k):
            return -discriminator_score(p, q, [x if i == k else 0.5 for i in range(3)])
        found = minimize_scalar(loss, bounds=(0, 1), method="bounded", options={"xatol": 1e-9})
        assert found.x == pytest.approx(best_discriminator(p, q)[k], abs=1e-6)


def test_js_is_the_mutual_information_of_the_coin_and_the_outcome():
    p, q = [0.7, 0.3], [0.1, 0.9]
    assert jensen_shannon(p, q) == pytest.approx(pair_entropies(joint_table(0.5, p[0], q[0])).mutual)


def test_disjoint_tables_have_one_bit_and_no_shared_outcome():
    p, q = [1 / 3, 2 / 3, 0], [0, 0, 1]
    assert jensen_shannon(p, q) == pytest.approx(1)
    assert disjoint(p, q)
    assert not disjoint([1 / 3, 2 / 3, 0], [0.001, 0, 0.999])


def test_being_sure_of_something_wrong_costs_without_end():
    assert discriminator_score([0.5, 0.5], [0.2, 0.8], [1, 0.5]) == -np.inf
    assert discriminator_score([0.5, 0.5, 0], [0, 0.2, 0.8], [1, 0.5, 0]) > 0
    with pytest.raises(ValueError, match="0 to 1"):
        discriminator_score([1], [1], [1.2])


@settings(deadline=None)
@given(tables, tables)
def test_typed_answers_are_near_the_best_and_never_wrongly_sure(p, q):
    score = discriminator_score(p, q, typed_answers(p, q))
    assert jensen_shannon(p, q) - 0.01 <= score <= jensen_shannon(p, q) + 1e-9


def test_the_gans_value_at_the_optimum_is_goodfellows():
    assert gan_value_nats(0) == pytest.approx(-log(4))
    p, q = np.array([0.7, 0.3]), np.array([0.1, 0.9])
    best = best_discriminator(p, q)
    value = p @ np.log(best) + q @ np.log(1 - best)
    assert gan_value_nats(discriminator_score(p, q, best)) == pytest.approx(value)
    assert value == pytest.approx(2 * jensenshannon(p, q) ** 2 - log(4))


def test_an_answer_that_is_almost_sure_is_not_typed_as_sure():
    p, q = [0.999, 0.001], [0.001, 0.999]
    assert typed_answers(p, q) == [0.99, 0.01]
    assert discriminator_score(p, q, typed_answers(p, q)) > jensen_shannon(p, q) - 0.01
    assert discriminator_score(p, q, [1, 0]) == -np.inf
