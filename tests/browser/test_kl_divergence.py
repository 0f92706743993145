"""Dragging on the page of the KL divergence: what the browser shows while a hand holds it is what the pure functions say."""

import re
from math import inf

import pytest

from explorers.beliefs import kl_divergence
from explorers.density_fit import Way, divergence, fit
from explorers.discriminator import discriminator_score, jensen_shannon
from explorers.entropy import binary, nats, outcomes
from explorers.kl_divergence import detour
from explorers.kl_normals import kl_normals
from explorers.two_humps import TwoHumps

P, Q = [0.5, 0.3, 0.2], [0.2, 0.2, 0.6]
TARGET = TwoHumps(-2.0, 0.5, 2.2, 0.8, 0.4)


def numbers(visitor, chart, start):
    """The numbers, ∞ among them, in the text of a chart that begins so."""
    texts = visitor.chart(f"kl_divergence_{chart}").locator("text").all_text_contents()
    said = next(text for text in texts if text.startswith(start)).replace("−", "-")
    return [inf if x == "∞" else float(x) for x in re.findall(r"-?\d+\.\d+|∞", said)]


def state(visitor, **home):
    """The numbers of the link, or their homes."""
    return {name: float(visitor.query().get(f"kl_divergence_{name}", value)) for name, value in home.items()}


def test_dragged_bars_have_the_divergences_of_the_function_and_only_the_release_is_sent(visitor):
    visitor.open("kl_divergence")
    visitor.mark("kl_divergence_tables")
    for handle, way in (("pb_handle", -25), ("qc_handle", 30), ("pa_handle", 26)):
        before = visitor.sent
        visitor.grab(handle, 0, way)
        held = [numbers(visitor, "tables", name) for name in ("KL(P‖Q)", "KL(Q‖P)")]
        assert visitor.sent == before
        visitor.drop()
        assert visitor.sent == before + 1
        typed = {"kl_divergence_p": "0.5 0.3 0.2", "kl_divergence_q": "0.2 0.2 0.6"} | visitor.query()
        p, q = (outcomes(typed[f"kl_divergence_{name}"]).values.ravel() for name in "pq")
        expected = [kl_divergence(p, q), kl_divergence(q, p)]
        for shown, bits in zip(held, expected, strict=True):
            assert shown == ([inf] if bits == inf else pytest.approx([bits, nats(bits)], abs=2e-3))
    assert p[0] == 0
    assert kl_divergence(q, p) == inf
    assert "KL(Q‖P) = ∞" in visitor.words()
    assert visitor.still_the_same("kl_divergence_tables")
    visitor.page.get_by_role("button", name="Break it: the support rule").click()
    visitor.rest()
    assert numbers(visitor, "tables", "KL(P‖Q)")[0] == 1.237
    assert numbers(visitor, "tables", "KL(Q‖P)") == [inf]
    assert not visitor.errors


def test_dragged_normals_have_the_closed_form(visitor):
    visitor.open("kl_divergence")
    visitor.mark("kl_divergence_normals")
    for handle, way in (("peak1a_handle", -40), ("side1a_handle", 20), ("peak2a_handle", 35), ("side2a_handle", 14)):
        visitor.grab(handle, way, 0)
        held = [numbers(visitor, "normals", name) for name in ("KL(P‖Q)", "KL(Q‖P)")]
        visitor.drop()
        m1, s1, m2, s2 = state(visitor, m1=-0.5, s1=0.6, m2=0.5, s2=1.2).values()
        bits = [kl_normals(m1, s1, m2, s2), kl_normals(m2, s2, m1, s1)]
        assert held == [pytest.approx([b, nats(b)], abs=6e-4) for b in bits]
    assert {f"kl_divergence_{name}" for name in ("m1", "s1", "m2", "s2")} <= set(visitor.query())
    assert visitor.still_the_same("kl_divergence_normals")
    assert not visitor.errors


def test_dragged_answers_and_coins_have_the_numbers_of_the_functions(visitor):
    visitor.open("kl_divergence")
    for way in (-20, 75):
        visitor.grab("d1_handle", 0, way)
        score, js = numbers(visitor, "answers", "score") if way < 0 else (None, None)
        visitor.drop()
        d = list(state(visitor, d1=0.5, d2=0.5, d3=0.5).values())
        if way < 0:
            assert (score, js) == pytest.approx((discriminator_score(P, Q, d), jensen_shannon(P, Q)), abs=6e-4)
    assert d[0] == 0
    assert "**−∞ bits**" not in visitor.words()
    assert "Your score: −∞ bits" in visitor.words()
    for handle, way in (("tq_handle", 60), ("tp_handle", -30), ("tr_handle", 45)):
        visitor.grab(handle, way, 0)
        texts = visitor.chart("kl_divergence_triangle").locator("text").all_text_contents()
        held = [float(m[1]) for text in texts if (m := re.match(r"(\d\.\d{3})(  longer)?$", text))]
        longer = any("longer" in text for text in texts)
        visitor.drop()
        sides = detour(*map(binary, state(visitor, tp=0.5, tq=0.25, tr=0.1).values()))
        assert held == pytest.approx([sides.over_q, sides.direct], abs=6e-4)
        assert longer == (sides.sides == "fails")
    assert not visitor.errors


def test_the_fitted_normal_is_dragged_in_the_curve_and_on_the_map(visitor):
    visitor.open("kl_divergence")
    visitor.mark("kl_divergence_fit")
    ways = [("peak_handle", 45, 0), ("side_handle", 25, 0), ("place_handle", 50, 40), ("place_handle", -80, -100)]
    for handle, dx, dy in ways:
        before = visitor.sent
        visitor.grab(handle, dx, dy)
        held = [numbers(visitor, "fit", name)[0] for name in ("KL(P‖Q)", "KL(Q‖P)")]
        assert visitor.sent == before
        visitor.drop()
        mu, sigma = state(visitor, mu=-0.5, sigma=0.5).values()
        assert held == pytest.approx([divergence(way, TARGET, mu, sigma) for way in Way], abs=1e-3)
        found = fit(Way.REVERSE, TARGET, mu, sigma)
        assert f"after {len(found.path) - 1} steps downhill" in visitor.words()
    visitor.page.get_by_role("button", name="go to the end").click()
    visitor.rest()
    assert list(state(visitor, mu=-0.5, sigma=0.5).values()) == pytest.approx([found.mu, found.sigma], abs=0.006)
    assert visitor.still_the_same("kl_divergence_fit")
    assert not visitor.errors
