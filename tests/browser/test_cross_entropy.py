"""Dragging on the page of cross-entropy: what the browser shows while a hand holds it is what the pure functions say."""

import re

import pytest

from explorers.beliefs import entropy, kl_divergence
from explorers.calibration import SIZE, examples, mean_loss
from explorers.cross_entropy import cross_entropy, smoothed
from explorers.entropy import outcomes
from explorers.softmax import bits, gradient, logits, loss, softmax

P, Q = "0.5 0.25 0.15 0.1", "0.1 0.2 0.3 0.4"


def texts(visitor, chart):
    found = visitor.chart(chart).locator("text").all_text_contents()
    return [text.replace("−", "-") for text in found]


def numbers(visitor, chart, pattern):
    """The numbers in the texts of a chart that begin with the pattern."""
    said = next(text for text in texts(visitor, chart) if re.match(pattern, text))
    return [float(x) for x in re.findall(r"-?\d+\.\d+", said)]


def tables(visitor):
    """The two tables in the link."""
    state = {"cross_entropy_p": P, "cross_entropy_q": Q} | visitor.query()
    return (outcomes(state[f"cross_entropy_{name}"]).values.ravel() for name in "pq")


def test_dragged_bars_of_both_tables_agree_with_the_functions(visitor):
    visitor.open("cross_entropy?cross_entropy_alpha=0.05")
    visitor.mark("cross_entropy_tables")
    for handle, way in (("qa_handle", -30), ("pc_handle", -25), ("qd_handle", 20)):
        before = visitor.sent
        visitor.grab(handle, 0, way)
        assert visitor.sent == before
        held = numbers(visitor, "cross_entropy_tables", r"H\(P\) \d")
        visitor.drop()
        p, q = tables(visitor)
        q = smoothed(q, 0.05)
        assert held == pytest.approx([entropy(p), kl_divergence(p, q), cross_entropy(p, q)], abs=6e-4)
        assert numbers(visitor, "cross_entropy_tables", r"H\(P\) \d") == pytest.approx(held, abs=1.1e-3)
    p, q = tables(visitor)
    assert p[2] == pytest.approx(0.15 + 25 / 96, abs=0.02)
    assert p[0] / p[1] == pytest.approx(2, rel=3e-3)
    assert visitor.still_the_same("cross_entropy_tables")
    assert not visitor.errors


def test_only_the_dragged_table_is_written_and_zero_makes_infinity(visitor):
    visitor.open("cross_entropy?cross_entropy_p=1/3+1/3+1/6+1/6")
    visitor.grab("qc_handle", 0, 40)
    assert any("∞ bits" in text for text in texts(visitor, "cross_entropy_tables"))
    visitor.drop()
    assert visitor.query()["cross_entropy_p"] == "1/3 1/3 1/6 1/6"
    assert visitor.query()["cross_entropy_q"].split()[2] == "0"
    assert "H(P, Q) = ∞" in visitor.words()
    visitor.page.get_by_role("button", name="Add α = 0.01").click()
    visitor.rest()
    p, q = tables(visitor)
    shown = numbers(visitor, "cross_entropy_tables", r"H\(P\) \d")[2]
    assert shown == pytest.approx(cross_entropy(p, smoothed(q, 0.01)), abs=6e-4)
    assert "Q is smoothed" in visitor.words()


def test_dragged_logits_move_loss_softmax_and_gradient(visitor):
    visitor.open("cross_entropy?cross_entropy_true=3")
    visitor.mark("cross_entropy_classes")
    for handle, way in (("zc_handle", -40), ("za_handle", 25)):
        visitor.grab(handle, 0, way)
        said = numbers(visitor, "cross_entropy_classes", "loss")
        below = [float(t) for t in texts(visitor, "cross_entropy_classes") if re.fullmatch(r"[+-]?\d\.\d{3}", t)]
        visitor.drop()
        z = logits(visitor.query()["cross_entropy_z"])
        assert said == pytest.approx([loss(z, 3), bits(loss(z, 3))], abs=6e-4)
        assert below == pytest.approx([*softmax(z), *gradient(z, 3)], abs=6e-4)
    assert z[1] == 1
    assert z[2] == pytest.approx(40 / 120 * 18, abs=0.3)
    assert visitor.still_the_same("cross_entropy_classes")
    visitor.page.get_by_role("button", name="Step of gradient descent").click()
    visitor.rest()
    after = logits(visitor.query()["cross_entropy_z"])
    assert after == pytest.approx(z - gradient(z, 3), abs=6e-4)
    assert numbers(visitor, "cross_entropy_classes", "loss")[0] == pytest.approx(loss(after, 3), abs=6e-4)


def test_dragging_the_temperature_looks_up_the_loss_of_the_function(visitor):
    visitor.open("cross_entropy")
    visitor.mark("cross_entropy_temperature")
    for way in (70, -55):
        visitor.grab("T_handle", way, 0)
        said = numbers(visitor, "cross_entropy_temperature", "cross-entropy")
        visitor.drop()
        t = float(visitor.query()["cross_entropy_t"])
        assert said == pytest.approx([mean_loss(*examples(SIZE, 1), t)], abs=6e-4)
    assert t == pytest.approx(1 + 15 / 262 * 5, abs=0.11)
    assert visitor.still_the_same("cross_entropy_temperature")
    assert not visitor.errors
