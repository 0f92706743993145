"""The verdict on functions whose truth is known, and no verdict where numbers cannot tell."""

import numpy as np
import pytest

from explorers.differentiability import CASES
from explorers.functions import parse
from explorers.patched import patched
from explorers.plane_errors import Errors
from explorers.plane_verdict import Verdict, judge, trend

KNOWN = [
    ("x^2 - x y + y^3/3", None, (0.6, -0.5), "smooth"),
    ("sqrt(1 - x^2 - y^2)", None, (0.6, 0), "smooth"),
    ("3x - 2y", None, (100, -100), "smooth"),
    ("abs(x) y", None, (0, 0), "falls"),
    ("max(x^2, y^2)", None, (0, 0), "falls"),
    ("cbrt(x)^4 + y", None, (0, 0), "falls"),
    ("exp(-1/(x^2 + y^2))", 0, (0, 0), "falls"),
    ("sqrt(abs(x y))", None, (0, 0), "stays"),
    ("cbrt(x y)", None, (0, 0), "stays"),
    ("cbrt(x^2 y)", None, (0, 0), "stays"),
    ("x^3/(x^2 + y^2)", 0, (0, 0), "stays"),
    ("sin(x)/x + y", 1, (0, 0), "stays"),  # the value 1 fills the whole line x = 0, so the slice there is flat
    ("abs(x) + abs(y)", None, (0, 1), "no partials"),
    ("cbrt(x) + y", None, (0, 0), "no partials"),
    ("abs(x)/x", 0, (0, 0), "no partials"),
    ("sqrt(1 - x^2 - y^2)", None, (1, 0), "edge"),
    ("sqrt(x) + y", None, (0, 0), "edge"),
    ("ln(x y)", None, (-0.5, 0.5), "undefined"),
    ("1/(x^2 + y^2)", None, (0, 0), "undefined"),
    ("(x^2 + y^2)^0.52", None, (0, 0), "undecided"),  # differentiable, but the ratio falls like r^0.04
]


@pytest.mark.parametrize(("text", "elsewhere", "p", "verdict"), KNOWN)
def test_what_is_known_is_found(text, elsewhere, p, verdict):
    assert judge(patched(parse(text, ("x", "y")), elsewhere), *p).verdict == verdict


@pytest.mark.parametrize("key", CASES)
def test_the_evidence_agrees_with_the_proofs(key):
    case = CASES[key]
    verdict = judge(patched(case.expression, case.value), 0.0, 0.0).verdict
    assert (verdict in (Verdict.SMOOTH, Verdict.FALLS)) == case.differentiable
    assert (verdict == Verdict.JUMPS) == (not case.continuous)
    assert (verdict == Verdict.NO_PARTIALS) == (not case.partials)


@pytest.mark.parametrize("e", [0.0, 0.01, 0.1, 0.3, 1.0, -0.5, -1.0])
def test_the_trend_reads_the_power_of_r(e):
    r = 10.0 ** -np.arange(0, 7.01, 0.25)
    expected = "falls" if e >= 0.2 else "undecided" if e > 0.02 else "jumps" if e <= -0.98 else "stays"
    assert trend(Errors(r, 3 * r**e, 0 * r, 0 * r)) == expected


def test_what_drowns_in_rounding_is_not_judged():
    r = 10.0 ** -np.arange(0, 7.01, 0.25)
    assert trend(Errors(r, np.full_like(r, 0.5), 0 * r, 1e-3 / r)) == Verdict.UNDECIDED
    assert trend(Errors(r, np.full_like(r, np.nan), r, r)) == Verdict.UNDECIDED
