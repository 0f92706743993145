"""Dragging on the page of the expected value: the fulcrum, the rounds and the gaps are those of the pure functions."""

import re

import pytest

from explorers.expected_value import expectation, gain_and_loss, game
from explorers.functions import parse
from explorers.jensen import two_values
from explorers.risk import empirical_risk, risk
from explorers.rounds import luck, rounds
from explorers.ruin import growth_rate, mean_wealth

ARTICLE = "300 300 -200 -200 -200 -200; 1 1 1 1 1 1"
NUMBER = r"-?[\d,]*\.?\d+"


def said(visitor, chart) -> str:
    visitor.chart(f"expected_value_{chart}").locator("svg").wait_for()
    return " ".join(visitor.chart(f"expected_value_{chart}").locator("text").all_text_contents()).replace("−", "-")


def drop(visitor, name: str):
    """Let go, and wait until the link has this value in another state than before: on a slow machine it takes a second."""
    before = visitor.query().get(f"expected_value_{name}")
    visitor.drop()
    changed = "([name, before]) => (new URLSearchParams(location.search).get(name) ?? undefined) !== (before ?? undefined)"
    visitor.page.wait_for_function(changed, arg=[f"expected_value_{name}", before], timeout=15_000)
    visitor.rest()


def after(words: str, label: str) -> float:
    """The number behind a label."""
    return float(re.search(rf"{label}\s*({NUMBER})", words)[1].replace(",", ""))


def agrees(words: str, played, price: float, n: int, seed: int):
    """Four digits are written."""
    gain, loss = gain_and_loss(played, price)
    size = max(abs(expectation(played)), 1)
    assert after(words, "▲ E =") == pytest.approx(expectation(played), rel=6e-4)
    assert after(words, "E - c =") == pytest.approx(gain - loss, rel=6e-4, abs=1e-3 * size)
    assert after(words, f"after n = {n}:") == pytest.approx(luck(played, n, seed).mean, rel=6e-4)
    bars = [float(number.replace(",", "")) for number in re.findall(NUMBER, words.split("loses")[1])[:2]]
    assert bars == pytest.approx([gain, loss], rel=6e-4)


@pytest.mark.parametrize(("handle", "dx", "dy"), [("b_handle", 48, 0), ("f_handle", 0, -44), ("a_handle", -70, 14)])
def test_a_dragged_block_moves_the_fulcrum_and_the_rounds(visitor, handle, dx, dy):
    visitor.open("expected_value?expected_value_seed=7&expected_value_n=150")
    visitor.mark("expected_value_balance")
    before = visitor.sent
    agrees(said(visitor, "balance"), game(ARTICLE), 0, 150, 7)
    visitor.grab(handle, dx, dy)
    held = said(visitor, "balance")
    assert visitor.sent == before
    drop(visitor, "game")
    assert visitor.sent == before + 1
    assert visitor.still_the_same("expected_value_balance")
    played, k = game(visitor.query()["expected_value_game"]), "abcdef".index(handle[0])
    start = game(ARTICLE)
    assert played.x[k] - start.x[k] == pytest.approx(dx / 268 * 2.24 * 500, abs=6)
    assert played.p[k] - start.p[k] == pytest.approx(-dy / 190 * 1.3, abs=0.012)
    untouched = [j for j in range(6) if j != k]
    assert played.x[untouched].tolist() == start.x[untouched].tolist()
    assert played.p[untouched] == pytest.approx([(1 - played.p[k]) / 5] * 5, abs=2e-4)
    agrees(held, played, 0, 150, 7)
    agrees(said(visitor, "balance"), played, 0, 150, 7)
    assert not visitor.errors


def test_the_price_and_the_number_of_rounds_are_dragged_and_the_first_mean_is_the_first_round(visitor):
    visitor.open("expected_value?expected_value_seed=3")
    visitor.grab("price_handle", -30, 0)
    held = said(visitor, "balance")
    drop(visitor, "price")
    price = float(visitor.query()["expected_value_price"])
    assert price == pytest.approx(-30 / 268 * 2.24 * 500, abs=6)
    agrees(held, game(ARTICLE), price, 1000, 3)
    for way in (-60, -100):
        visitor.grab("n_handle", way, 0)
        held = said(visitor, "balance")
        n = int(after(held, "after n ="))
        agrees(held, game(ARTICLE), price, n, 3)
        drop(visitor, "n")
        assert float(visitor.query()["expected_value_n"]) == n < 250
        assert f"After n = {n} rounds" in visitor.words()
    visitor.open("expected_value?expected_value_seed=3&expected_value_n=1")
    assert after(said(visitor, "balance"), "after n = 1:") == rounds(game(ARTICLE), 1, 3)[0]


@pytest.mark.parametrize(("handle", "way"), [("x1_handle", 60), ("x2_handle", -30), ("w_handle", 35)])
def test_the_gap_under_the_chord_is_that_of_the_function(visitor, handle, way):
    visitor.open("expected_value?expected_value_g=exp(x) - x^2")
    visitor.grab(handle, way, 0)
    held = said(visitor, "gap")
    drop(visitor, handle.removesuffix("_handle"))
    state = {"x1": -1, "x2": 2, "w": 0.5} | {name.removeprefix("expected_value_"): v for name, v in visitor.query().items()}
    found = two_values(parse("exp(x) - x^2"), *(float(state[name]) for name in ("x1", "x2", "w")))
    assert after(held, "gap =") == pytest.approx(found.gap, rel=6e-4)
    assert after(held, r"E\[g\(X\)\]") == pytest.approx(found.mean_of_g, rel=6e-4)
    assert after(held, r"g\(E\[X\]\)") == pytest.approx(found.g_of_mean, rel=6e-4)


def test_the_bet_and_the_guess_are_dragged_with_their_pure_numbers(visitor):
    visitor.open("expected_value?expected_value_win=0.55&expected_value_odds=1.5&expected_value_m=40")
    for way in (-50, 90):
        visitor.grab("bet_handle", way, 0)
        held = said(visitor, "ruin")
        drop(visitor, "bet")
        bet = float(visitor.query()["expected_value_bet"])
        assert after(held, "growth rate") == pytest.approx(growth_rate(bet, 0.55, 1.5), abs=6e-5)
        assert after(held, "mean factor") == pytest.approx(growth_rate(1, 1, mean_wealth(1, bet, 0.55, 1.5) - 1), abs=6e-5)
    visitor.grab("guess_handle", -60, 0)
    held = said(visitor, "risk")
    drop(visitor, "a")
    guess, played = float(visitor.query()["expected_value_a"]), game(ARTICLE)
    assert guess == pytest.approx(100 - 60 / 262 * 2.1 * 500, abs=6)
    assert after(held, "╌ risk at a =") == pytest.approx(risk(played, guess), rel=6e-4)
    assert after(held, "empirical risk at a =") == pytest.approx(empirical_risk(rounds(played, 40, 1), guess), rel=6e-4)
    assert not visitor.errors
