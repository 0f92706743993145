"""What holds on every page: it opens, it speaks, it restores a link, and its charts never re-embed."""

import json
import re
from pathlib import Path

import pytest

from ui.navigation import built

LINKS = json.loads((Path(__file__).parent / "links.json").read_text(encoding="utf-8"))
STEMS = built()
STATES = [(stem, saved) for stem in STEMS for saved in LINKS.get(stem, [])]


def test_every_page_has_saved_links():
    assert set(STEMS) <= set(LINKS)


@pytest.mark.parametrize("stem", ["home", *STEMS])
def test_opens_with_words_and_without_exception(pages, stem):
    app = pages.open(stem)
    assert not app.exception
    assert len(pages.words(app)) > 300


@pytest.mark.parametrize(("stem", "saved"), STATES, ids=lambda v: v if isinstance(v, str) else "")
def test_a_saved_link_restores_its_state(pages, stem, saved):
    app = pages.open(stem, **saved["link"])
    assert not app.exception
    for sentence in saved["says"]:
        assert sentence in pages.words(app)


@pytest.mark.parametrize(("stem", "saved"), STATES, ids=lambda v: v if isinstance(v, str) else "")
def test_the_calls_shown_give_the_numbers_shown(pages, stem, saved):
    """The code block is pasted into Python: every line returns the number in its comment."""
    app = pages.open(stem, opened=["the_code"], **saved["link"])
    block = next(code.value for code in app.code if re.search(r"^from explorers", code.value))
    imports, calls = block.split("\n\n")
    names: dict = {}
    exec(imports, names)
    for line in calls.splitlines():
        call, shown = line.rsplit("  # ", 1)
        assert _same(eval(call, names), shown), line


def _same(value, shown: str) -> bool:
    from ui.text import number

    return number(value).replace("−", "-") == shown if isinstance(value, complex) else _close(float(value), shown)


def _close(value: float, shown: str) -> bool:
    mantissa = re.fullmatch(r"(-?[\d.]+)×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", shown)
    if mantissa:
        power = mantissa[2].translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
        shown = f"{mantissa[1]}e{power}"
    expected = float(shown.replace("∞", "inf").replace("undefined", "nan"))
    both_undefined = value != value and expected != expected
    return value == expected or both_undefined or abs(value - expected) <= 1e-3 * abs(expected) + 1e-12


@pytest.mark.parametrize("stem", STEMS)
def test_charts_never_embed_again_when_a_number_changes(pages, stem):
    """The specification minus its data is the same in every state of the link."""
    first = pages.specs(pages.open(stem))
    for saved in LINKS[stem]:
        for before, after in zip(first, pages.specs(pages.open(stem, **saved["link"])), strict=True):
            assert before == after


@pytest.mark.parametrize("stem", STEMS)
def test_every_chart_has_an_alternative_text(pages, stem):
    for chart in pages.open(stem).get("vega_lite_chart"):
        assert len(chart.proto.alt) > 40


def _views(part: dict):
    yield part
    for group in ("layer", "hconcat", "vconcat", "concat"):
        for child in part.get(group, []):
            yield from _views({**{k: part[k] for k in ("width", "height") if k in part}, **child})


@pytest.mark.parametrize("stem", STEMS)
def test_planes_are_square_so_circles_are_round(pages, stem):
    for spec in pages.specs(pages.open(stem)):
        for view in _views(spec):
            domains = [view.get("encoding", {}).get(a, {}).get("scale", {}) for a in "xy"]
            spans = [d["domain"] for d in domains if d and isinstance(d.get("domain"), list) and len(d["domain"]) == 2]
            # The ends are numbers, or expressions that give both axes the same ends.
            if len(spans) == 2 and spans[0] == spans[1] and (isinstance(spans[0][0], dict) or spans[0][0] == -spans[0][1]):
                assert view["width"] == view["height"]


@pytest.mark.parametrize("stem", STEMS)
def test_the_prose_has_all_its_parts(stem):
    from ui.text import parts

    assert {"question", "formula"} <= set(parts(stem))


@pytest.mark.parametrize("stem", STEMS)
def test_every_answer_can_be_opened_and_closed_ones_send_nothing(pages, stem):
    from ui.text import parts

    puzzles = [name[:-7] for name in parts(stem) if name.endswith("_answer") and f"{name[:-7]}_goal" in parts(stem)]
    assert puzzles
    closed = pages.open(stem)
    opened = pages.open(stem, opened=[f"{name}_answer" for name in puzzles])
    for name in puzzles:
        assert parts(stem)[f"{name}_answer"] not in pages.words(closed)
        assert parts(stem)[f"{name}_answer"] in pages.words(opened)
