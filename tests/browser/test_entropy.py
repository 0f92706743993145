"""Dragging on the page of entropy: what the browser shows while a hand holds it is what the pure functions say."""

import re

import pytest

from explorers.beliefs import entropy, uniform
from explorers.differential_entropy import Law, law_entropy
from explorers.entropy import binary, concavity_gap, joint_table, mixture, nats, outcomes, pair_entropies
from explorers.entropy_estimate import counts_of, expected_miller_madow, expected_plug_in, plug_in


def texts(visitor, chart):
    found = visitor.chart(chart).locator("text").all_text_contents()
    return [text.replace("−", "-") for text in found]


def numbers(visitor, chart, pattern):
    """The numbers in the texts of a chart that begin with the pattern."""
    said = next(text for text in texts(visitor, chart) if re.match(pattern, text))
    return [float(x) for x in re.findall(r"-?\d+\.\d+", said)]


def shown_table(visitor):
    """The shares as they are written below the bars."""
    return [float(t) for t in texts(visitor, "entropy_table") if re.fullmatch(r"0\.\d{3}|0\.\d{1,2}|[01]", t)]


@pytest.mark.parametrize(("handle", "way"), [("a_handle", -25), ("d_handle", -70), ("b_handle", 44)])
def test_a_dragged_bar_and_the_entropy_agree_with_the_function(visitor, handle, way):
    visitor.open("entropy")
    visitor.mark("entropy_table")
    before = visitor.sent
    visitor.grab(handle, 0, way)
    assert visitor.sent == before
    held = numbers(visitor, "entropy_table", "H = ")
    mean = numbers(visitor, "entropy_table", "━")
    visitor.drop()
    assert visitor.sent == before + 1
    assert visitor.still_the_same("entropy_table")
    p = outcomes(visitor.query()["entropy_p"]).values.ravel()
    assert p["abcd".index(handle[0])] == pytest.approx([0.4, 0.3, 0.2, 0.1]["abcd".index(handle[0])] - way / 150, abs=0.012)
    assert held == pytest.approx([entropy(p), nats(entropy(p))], abs=6e-4)
    assert mean == pytest.approx([entropy(p)], abs=6e-4)
    assert numbers(visitor, "entropy_table", "H = ") == held
    assert not visitor.errors


def test_the_others_keep_their_proportions_until_nothing_is_left(visitor):
    visitor.open("entropy")
    visitor.grab("a_handle", 0, -45)
    visitor.drop()
    p = outcomes(visitor.query()["entropy_p"]).values.ravel()
    assert p[1] / p[3] == pytest.approx(3, rel=2e-3)
    assert p.sum() == pytest.approx(1)
    visitor.grab("a_handle", 0, -45)
    visitor.drop()
    p = outcomes(visitor.query()["entropy_p"]).values.ravel()
    assert p.tolist() == [1, 0, 0, 0]
    assert "Outcome 1 has probability 1" in visitor.words()
    visitor.grab("a_handle", 0, 60)  # from one sure outcome the others come back equally
    visitor.drop()
    p = outcomes(visitor.query()["entropy_p"]).values.ravel()
    assert p[1] == p[2] == p[3] == pytest.approx((1 - p[0]) / 3)


def test_six_bars_two_bars_and_one(visitor):
    visitor.open("entropy?entropy_p=1+1+1+1+1+1")
    visitor.handle("f_handle")  # waits for the picture
    assert numbers(visitor, "entropy_table", "H = ")[0] == pytest.approx(entropy(uniform(6)), abs=6e-4)
    assert visitor.page.locator("g.f_handle_marks path").count() == 1
    visitor.mark("entropy_table")
    visitor.page.get_by_role("button", name="fair coin").click()
    visitor.rest()
    assert visitor.still_the_same("entropy_table")
    assert visitor.page.locator("g.c_handle_marks path").count() == 0
    field = visitor.page.get_by_role("textbox", name="Probabilities, or counts")
    field.fill("5")
    field.press("Enter")
    visitor.rest()
    visitor.grab("a_handle", 0, 40)
    assert numbers(visitor, "entropy_table", "H = ") == [0, 0]
    visitor.drop()
    assert "Outcome 1 has probability 1" in visitor.words()
    assert not visitor.errors


@pytest.mark.parametrize(("handle", "way"), [("m1_handle", 30), ("m2_handle", 40), ("w_handle", -50)])
def test_the_gap_below_the_arch_is_that_of_the_function(visitor, handle, way):
    visitor.open("entropy")
    visitor.grab(handle, way, 0)
    gap, both = numbers(visitor, "entropy_arch", "gap"), numbers(visitor, "entropy_arch", r"H\(mix")
    visitor.drop()
    state = {"entropy_m1": 0.1, "entropy_m2": 0.8, "entropy_w": 0.5} | visitor.query()
    m1, m2, w = (float(state[f"entropy_{name}"]) for name in ("m1", "m2", "w"))
    assert (m1, m2, w) != (0.1, 0.8, 0.5)
    p, q = binary(m1), binary(m2)
    assert gap == pytest.approx([concavity_gap(p, q, w)], abs=6e-4)
    assert both == pytest.approx([entropy(mixture(p, q, w)), entropy(mixture(p, q, w)) - concavity_gap(p, q, w)], abs=6e-4)


@pytest.mark.parametrize(("handle", "dx", "dy"), [("x1_handle", 60, 0), ("y1_handle", 0, 90), ("y0_handle", 0, -130)])
def test_the_cut_square_has_the_entropies_of_the_function(visitor, handle, dx, dy):
    visitor.open("entropy")
    visitor.mark("entropy_pair")
    visitor.grab(handle, dx, dy)
    mutual = numbers(visitor, "entropy_pair", "gap")
    bars = [float(t) for t in texts(visitor, "entropy_pair") if re.fullmatch(r"\d\.\d{3}", t)][-2:]
    visitor.drop()
    state = {"entropy_x1": 0.4, "entropy_y1": 0.8, "entropy_y0": 0.3} | visitor.query()
    found = pair_entropies(joint_table(*(float(state[f"entropy_{name}"]) for name in ("x1", "y1", "y0"))))
    assert mutual == pytest.approx([found.mutual], abs=6e-4)
    assert bars == pytest.approx([found.joint, found.x + found.y], abs=6e-4)
    assert visitor.still_the_same("entropy_pair")
    assert len(visitor.query()) == 1


def test_dragging_the_number_of_draws_looks_up_the_exact_expectations(visitor):
    visitor.open("entropy")
    visitor.mark("entropy_growth")
    for way in (60, -110):
        visitor.grab("n_handle", way, 0)
        said = [numbers(visitor, "entropy_growth", name)[0] for name in ("your sample", "mean of plug-in", "mean with")]
        visitor.drop()
        n, p = int(float(visitor.query()["entropy_n"])), uniform(64)
        assert said == pytest.approx(
            [plug_in(counts_of(p, n, 1)), expected_plug_in(p, n), expected_miller_madow(p, n)], abs=6e-4)
        assert f"With n = {n} independent draws" in visitor.words()
    assert visitor.still_the_same("entropy_growth")


def test_dragging_the_spread_moves_all_three_entropies(visitor):
    visitor.open("entropy")
    for way in (-24, 20):
        visitor.grab("sd_handle", way, 0)
        held = [float(t) for t in texts(visitor, "entropy_laws") if re.fullmatch(r"-?\d\.\d{3}", t)]
        visitor.drop()
        sd = float(visitor.query()["entropy_sd"])
        assert sorted(held) == pytest.approx(sorted(law_entropy(law, sd) for law in Law), abs=6e-4)
    assert not visitor.errors


def test_a_release_outside_brings_the_bar_home(visitor):
    visitor.open("entropy")
    home, before = visitor.handle("c_handle"), visitor.sent
    visitor.grab("c_handle", 700, 30)
    visitor.drop()
    assert visitor.handle("c_handle") == pytest.approx(home, abs=1)
    assert visitor.sent == before
    assert "entropy_p" not in visitor.query()
