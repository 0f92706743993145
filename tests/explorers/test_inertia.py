"""Counting signs: Sylvester's law, and where the determinant alone is right, silent or wrong."""

import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from explorers.critical_points import Kind, classify, two_variable_test
from explorers.inertia import Inertia, determinant_rule, inertia

spectra = st.lists(st.sampled_from([-7.0, -0.5, 0.0, 0.01, 3.0, 40.0]), min_size=1, max_size=6)
seeds = st.integers(0, 10**6)
steady = settings(deadline=None)  # the time limit of an example would only measure the load of the machine


def turned(curvatures, seed):
    n = len(curvatures)
    Q = scipy.stats.ortho_group.rvs(n, random_state=seed) if n > 1 else np.array([[-1.0]])
    H = Q @ np.diag(curvatures) @ Q.T
    return (H + H.T) / 2


@steady
@given(spectra, seeds)
def test_the_inertia_counts_the_signs_whatever_the_axes(curvatures, seed):
    signs = [int(s) for s in np.sign(curvatures)]
    assert inertia(turned(curvatures, seed)) == Inertia(signs.count(1), signs.count(-1), signs.count(0))


@steady
@given(spectra.filter(lambda λ: 0 not in λ), st.integers(0, 10**6))
def test_no_change_of_variables_changes_the_inertia(curvatures, seed):
    """Sylvester: SᵀHS has the inertia of H for every invertible S."""
    S = np.triu(np.random.default_rng(seed).uniform(-1, 1, (len(curvatures),) * 2), 1) + np.eye(len(curvatures))
    H = S.T @ np.diag(curvatures) @ S
    assert inertia((H + H.T) / 2, rtol=1e-13) == inertia(np.diag(curvatures))


@steady
@given(st.integers(-5, 5), st.integers(-5, 5), st.integers(-5, 5))
def test_the_misused_rule_is_right_in_two_variables(a, b, c):
    rule, test = determinant_rule([[a, b], [b, c]]), two_variable_test(a, b, c)
    assert rule.kind is test.kind
    assert rule.determinant == pytest.approx(test.determinant, abs=1e-12)


@pytest.mark.parametrize(
    ("curvatures", "said", "truth"),
    [
        ([-1, -1, 1], Kind.MAXIMUM, Kind.SADDLE),
        ([1, -2, -3], Kind.MINIMUM, Kind.SADDLE),
        ([-1, -2, -3], Kind.SADDLE, Kind.MAXIMUM),
        ([-4], Kind.SADDLE, Kind.MAXIMUM),
        ([1, -1, 0], Kind.UNDECIDED, Kind.SADDLE),
        ([1, 2, 3, 4], Kind.MINIMUM, Kind.MINIMUM),
    ],
)
def test_what_the_determinant_alone_would_say(curvatures, said, truth):
    H = np.diag(curvatures)
    assert (determinant_rule(H).kind, classify(H).kind) == (said, truth)
    assert determinant_rule(H).determinant == pytest.approx(np.linalg.det(H))


def test_the_misused_rule_says_nothing_where_the_first_entry_is_0():
    H = [[0, 1, 0], [1, 0, 0], [0, 0, -1]]
    assert determinant_rule(H).determinant == pytest.approx(1)
    assert determinant_rule(H).kind is Kind.UNDECIDED
