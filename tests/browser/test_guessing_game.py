"""Dragging and playing the guessing game: the browser says what the functions say, and a game in progress is a link."""

import re

import pytest

from explorers.guessing_game import answer_probabilities, draw, expected_information, poisson, threshold_lengths, uniform
from explorers.guessing_play import visible

TEN = poisson(10, 1024)
STEP = 262 / 23  # pixels a number: the visible range of Poisson(10) is 1..23


def said(visitor):
    """k, the two probabilities in percent and the expected bits, as the live picture writes them."""
    visitor.chart("guessing_game_game").locator("text", has_text="bits expected").wait_for()
    texts = visitor.chart("guessing_game_game").locator("text").all_text_contents()
    yes = next(m for t in texts if (m := re.fullmatch(r"≤ (\d+): ([\d.]+)%", t)))
    no = next(m for t in texts if (m := re.fullmatch(r"> (\d+): ([\d.]+)%", t)))
    bits = next(m for t in texts if (m := re.fullmatch(r"([\d.]+) bits expected", t)))
    assert yes[1] == no[1]
    return int(yes[1]), float(yes[2]), float(no[2]), float(bits[1])


def expect_question(shown, p, lo, hi, k):
    yes, no = answer_probabilities(p, lo, hi, k)
    assert shown[0] == k
    assert shown[1:] == pytest.approx((100 * yes, 100 * no, expected_information(p, lo, hi, k)), abs=0.051)
    assert shown[3] == pytest.approx(expected_information(p, lo, hi, k), abs=5.1e-4)


def field(visitor, label):
    return visitor.page.get_by_label(label, exact=True)


def ask(visitor, k):
    """By keyboard alone."""
    number = field(visitor, "threshold k")
    number.fill(str(k))
    number.press("Enter")
    visitor.rest()
    button = visitor.page.get_by_role("button", name=f"Ask: is it ≤ {k}?")
    button.focus()
    button.press("Enter")
    visitor.rest()


def test_the_drawn_range_is_the_one_these_tests_count_pixels_in():
    assert visible(TEN, 1, 1024, 12) == (1, 23)


def test_dragging_the_question_sends_nothing_and_the_release_once(visitor):
    visitor.open("guessing_game")
    visitor.mark("guessing_game_game")
    before = visitor.sent
    visitor.grab("k_handle", -3 * STEP, 20)
    assert visitor.sent == before
    held = said(visitor)
    expect_question(held, TEN, 1, 1024, 9)
    visitor.drop()
    assert visitor.sent == before + 1
    assert visitor.still_the_same("guessing_game_game")
    assert said(visitor) == held
    assert float(visitor.query()["guessing_game_k"]) == 9
    assert field(visitor, "threshold k").input_value() == "9"
    assert "Is it ≤ 9? Yes with probability 45.8%" in visitor.words()
    assert "Found: it halves the probability" in visitor.words()
    assert not visitor.errors


@pytest.mark.parametrize("numbers", [-20, -11, -7, -1, 2, 8, 20])
def test_the_browser_says_what_the_function_says(visitor, numbers):
    visitor.open("guessing_game")
    visitor.grab("k_handle", numbers * STEP if abs(numbers) < 20 else numbers / 20 * 150, 0)
    k = min(23, max(1, 12 + numbers))
    expect_question(said(visitor), TEN, 1, 1024, k)


def test_half_way_through_a_game_the_picture_is_the_posterior(visitor):
    visitor.open("guessing_game?guessing_game_asked=12,9&guessing_game_seed=4&guessing_game_k=6")
    hidden = draw(TEN, 4)
    lo, hi = (1, 9) if hidden <= 9 else (10, 12) if hidden <= 12 else (13, 1024)
    expect_question(said(visitor), TEN, lo, hi, 6)
    visitor.grab("k_handle", 40, 0)
    held = said(visitor)
    assert held[0] > 6
    expect_question(held, TEN, lo, hi, held[0])


def test_a_game_is_played_to_its_end_by_keyboard(visitor):
    visitor.open("guessing_game?guessing_game_law=uniform&guessing_game_n=8&guessing_game_seed=3&guessing_game_k=4")
    hidden, lo, hi, asked = draw(uniform(8), 3), 1, 8, []
    visitor.mark("guessing_game_game")
    while lo < hi:
        k = (lo + hi) // 2
        ask(visitor, k)
        asked.append(str(k))
        lo, hi = (lo, k) if hidden <= k else (k + 1, hi)
        assert visitor.query()["guessing_game_asked"] == ",".join(asked)
    assert f"It is {hidden}." in visitor.words()
    assert "Questions: 3. Bits told by all answers: 3, and that is −log₂ p" in visitor.words()
    assert visitor.page.get_by_role("button", name="Ask: is it").is_disabled()
    assert visitor.still_the_same("guessing_game_game")
    assert not visitor.errors


def test_a_half_played_game_is_a_link(visitor, visit, dashboard):
    visitor.open("guessing_game?guessing_game_seed=11")
    ask(visitor, 10)
    ask(visitor, 5)
    other = visit(dashboard).open(visitor.page.url.removeprefix(f"{dashboard}/"))
    assert other.query() == visitor.query()
    assert visitor.query()["guessing_game_asked"] == "10,5"
    assert said(other) == said(visitor)
    table = other.page.locator("[data-testid=stMarkdown] table").first.inner_text()
    assert table == visitor.page.locator("[data-testid=stMarkdown] table").first.inner_text()
    assert "≤ 5?" in table


def test_a_release_outside_brings_the_question_home(visitor):
    visitor.open("guessing_game")
    before = visitor.sent
    visitor.grab("k_handle", -60, -250)
    visitor.drop()
    assert said(visitor)[0] == 12
    assert visitor.sent == before


def test_another_distribution_begins_another_game(visitor):
    visitor.open("guessing_game?guessing_game_asked=12,9&guessing_game_answers=10")
    visitor.page.get_by_role("radio", name="uniform").first.click()
    visitor.rest()
    assert "guessing_game_asked" not in visitor.query()
    assert "guessing_game_answers" not in visitor.query()
    assert "Missing now: 10 bits" in visitor.words()
    assert not visitor.errors


def test_a_new_number_is_the_next_seed(visitor):
    visitor.open("guessing_game?guessing_game_asked=12&guessing_game_seed=8")
    visitor.page.get_by_role("button", name="New number").click()
    visitor.rest()
    assert float(visitor.query()["guessing_game_seed"]) == 9
    assert "guessing_game_asked" not in visitor.query()


def test_nonsense_among_the_questions_is_refused_with_a_sentence(visitor):
    visitor.open("guessing_game?guessing_game_asked=12,zero")
    assert "Each question is a whole number from 1 to 1024" in visitor.words()
    assert "Yes with probability 79.2%" in visitor.words()
    assert not visitor.errors


def test_the_machine_finds_the_number_in_the_questions_of_its_tree(visitor):
    visitor.open("guessing_game")
    picture = visitor.page.locator(".stVegaLiteChart svg").nth(1)
    picture.evaluate("node => { node.dataset.signed = 'yes' }")
    for _ in range(12):
        question = re.search(r"Question (\d+): is it ≤ (\d+)\?", visitor.words())
        if not question:
            break
        answer = "Yes" if int(question[2]) >= 13 else "No"
        visitor.page.get_by_role("button", name=answer, exact=True).click()
        visitor.rest()
    assert "You thought of 13." in visitor.words()
    assert f"Questions: {threshold_lengths(TEN)[12]:.0f}, where 3.73 are expected" in visitor.words()
    assert len(visitor.query()["guessing_game_answers"]) == threshold_lengths(TEN)[12]
    assert picture.evaluate("node => node.dataset.signed === 'yes'")


BREAKS = ["all mass on one number", "rate 1024 keeps only 51 %", "rate 4, a tail of zeros", "believe that it is 9"]


@pytest.mark.parametrize("name", BREAKS)
def test_every_break_is_one_click_and_keeps_the_pictures(visitor, name):
    visitor.open("guessing_game")
    visitor.mark("guessing_game_game")
    visitor.page.get_by_role("button", name=f"Break it: {name}").click()
    visitor.rest()
    assert visitor.page.locator("[data-testid=stException]").count() == 0
    assert visitor.still_the_same("guessing_game_game")
    assert not visitor.errors
