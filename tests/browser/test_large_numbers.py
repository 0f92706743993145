"""Dragging the coin: the path, the band and the counts follow in the same frame, and are those of the pure functions."""

import re

import pytest

from explorers.large_numbers import Z, heads, place, places, standard_error

CHART = "large_numbers_run"


def shown(visitor) -> dict:
    """The numbers written into the picture."""
    words = " ".join(visitor.chart(CHART).locator("text").all_text_contents()).replace(",", "").replace("−", "-")
    found = re.search(r"n = (\d+)\s+heads (\d+).*frequency ([\d.]+).*p = ([\d.]+).*tails = (-?\d+) +expected (-?[\d.]+)", words)
    n, count, frequency, p, difference, expected = map(float, found.groups())
    return {"n": n, "heads": count, "f": frequency, "p": p, "d": difference, "e": expected}


def agrees(held: dict, seed: int):
    n, p = int(held["n"]), held["p"]
    count = heads(n, p, seed)
    assert held["heads"] == count
    assert held["f"] == pytest.approx(count / n, abs=6e-6)
    assert held["d"] == 2 * count - n
    assert held["e"] == pytest.approx((2 * p - 1) * n, abs=6e-3)


@pytest.mark.parametrize("way", [-55, 30, 400])
def test_the_dragged_coin_tosses_the_same_tickets(visitor, way):
    visitor.open("large_numbers?large_numbers_n=123456&large_numbers_seed=7")
    visitor.mark(CHART)
    before = visitor.sent
    agrees(shown(visitor), 7)
    line = visitor.chart(CHART).locator("path[stroke]").count()
    visitor.grab("p_handle", 0, min(way, 90))
    held = shown(visitor)
    assert visitor.sent == before
    assert held["p"] == pytest.approx(max(0, 0.5 - min(way, 90) / 190 * 1.12), abs=0.011)
    agrees(held, 7)
    visitor.drop()
    assert visitor.sent == before + 1
    assert visitor.still_the_same(CHART)
    assert visitor.chart(CHART).locator("path[stroke]").count() == line
    assert float(visitor.query()["large_numbers_p"]) == held["p"]
    assert f"{int(held['heads']):,}" in visitor.words()
    assert visitor.query()["large_numbers_n"] == "123456"
    assert not visitor.errors


@pytest.mark.parametrize("way", [-60, 45, 90])
def test_dragging_the_number_of_tosses_stops_at_a_place_of_the_table(visitor, way):
    visitor.open("large_numbers?large_numbers_p=0.37")
    visitor.grab("n_handle", way, 0)
    held = shown(visitor)
    agrees(held, 1)
    assert held["n"] in places(1000)
    visitor.drop()
    assert float(visitor.query()["large_numbers_n"]) == held["n"]
    assert visitor.page.get_by_label("n, tosses").input_value() == f"{held['n']:.0f}"
    assert f"After n = {int(held['n']):,} tosses" in visitor.words()


def heights(visitor, mark: str) -> list[float]:
    """The frequencies at the corners of the first drawn curve or area of this kind."""
    drawn = visitor.chart(CHART).locator(f"g.{mark} path").first.get_attribute("d")
    return [1.06 - float(y) / 190 * 1.12 for y in re.findall(r"[-\d.]+,([-\d.]+)", drawn)]


def test_band_and_path_are_drawn_where_the_functions_say_also_while_held(visitor):
    visitor.open("large_numbers?large_numbers_n=3000&large_numbers_seed=4")
    visitor.grab("p_handle", 0, 45)
    p, at = shown(visitor)["p"], places(3000)
    band, path = heights(visitor, "mark-area"), heights(visitor, "mark-line")
    assert len(path) == place(3000) + 1
    assert p < 0.3
    for i in (0, 20, 48, 80, 120, 168):
        half = Z * standard_error(int(at[i]), p)
        assert band[i] == pytest.approx(max(0, p - half), abs=1e-4)
        assert band[2 * 169 - 1 - i] == pytest.approx(min(1, p + half), abs=1e-4)
    for i in (0, 20, 48, 80):
        assert path[i] == pytest.approx(heads(int(at[i]), p, 4) / at[i], abs=1e-4)


def test_play_tosses_more_and_sends_nothing(visitor):
    visitor.open("large_numbers?large_numbers_n=1")
    before = visitor.sent
    play = visitor.page.get_by_role("checkbox", name="play", exact=True)
    play.check()
    visitor.page.wait_for_timeout(1500)
    play.uncheck()
    visitor.page.wait_for_timeout(200)
    held = shown(visitor)
    assert held["n"] > 3
    agrees(held, 1)
    assert visitor.sent == before
    assert not visitor.errors


def test_typing_moves_the_coin_in_the_same_picture(visitor):
    visitor.open("large_numbers")
    visitor.mark(CHART)
    field = visitor.page.get_by_label("p, chance of heads")
    field.fill("0.9")
    field.press("Enter")
    visitor.rest()
    assert shown(visitor)["p"] == 0.9
    agrees(shown(visitor), 1)
    assert visitor.still_the_same(CHART)


def test_the_guess_is_answered_and_new_luck_takes_the_next_seed(visitor):
    visitor.open("large_numbers")
    assert "24.6 %" not in visitor.words()
    visitor.page.get_by_role("radio", name="50 %").click()
    visitor.rest()
    assert "You said 50 %. It is 24.6 %" in visitor.words()
    visitor.page.get_by_role("button", name="New luck").click()
    visitor.rest()
    assert visitor.query()["large_numbers_seed"] == "2"
    agrees(shown(visitor), 2)
