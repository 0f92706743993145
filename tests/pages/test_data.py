"""The numbers of every picture can be read as tables."""

import json
from pathlib import Path

import pytest

from ui.navigation import built
from ui.text import part, parts

LINKS = json.loads((Path(__file__).parent / "links.json").read_text(encoding="utf-8"))


def charts(stem: str) -> list[str]:
    return [name.removeprefix("alt_") for name in parts(stem) if name.startswith("alt_")]


@pytest.mark.parametrize("stem", built())
def test_every_picture_has_its_tables(pages, stem):
    """Opened in the last saved state: every table is there, with the headings of the prose."""
    app = pages.open(stem, **LINKS[stem][-1]["link"])
    own = len(app.table) + len(app.dataframe)  # tables that the page shows anyway
    drawn = [chart.proto.alt for chart in app.get("vega_lite_chart")]
    named = [name for name in charts(stem) if part(stem, f"alt_{name}") in drawn]
    assert len(named) == len(set(drawn))
    for name in named:
        app.session_state[f"{stem}_{name}_data"] = True
    app.run()
    assert not app.exception
    lines = [line for name in named for line in part(stem, f"data_{name}").splitlines()]
    assert len(app.table) + len(app.dataframe) == own + len(lines)
    for shown in [*app.table, *app.dataframe]:
        assert not any(str(heading).startswith("_") for heading in shown.value.columns)


@pytest.mark.parametrize("stem", built())
def test_the_headings_of_a_table_are_different_words(stem):
    for name in charts(stem):
        for line in part(stem, f"data_{name}").splitlines():
            _, title, *columns = line.split(" | ")
            headings = [column.split(": ", 1)[1] for column in columns]
            assert title
            assert len(set(headings)) == len(headings)
            assert all(headings)


def test_a_closed_table_sends_nothing(pages):
    assert not pages.open("norms").table
    app = pages.open("norms", opened=["ball_data"])
    assert [str(value) for value in app.table[0].value["value"]] == ["1", "0.3", "−0.4", "0.9", "0.5"]
