"""A file of a stranger is read as a table of numbers or refused with one sentence, whatever it is called."""

import json
from pathlib import Path

import pytest

from explorers.tables import TableError, csv_table
from tests.explorers.test_tables_hostile import bytes_of
from ui.navigation import PAGES

ENTRIES = json.loads((Path(__file__).parents[1] / "hostile" / "tables.json").read_text(encoding="utf-8"))
FILES = [bytes_of(entry["input"]) for entry in ENTRIES if entry["kind"] == "csv"]
FILES += [b"\x89PNG\r\n\x1a\n" + bytes(99), b"1,2\n3,\0\n4,4", b"1,2\n2,3\n" * 150_000, b"\xff\xfe1", b"<svg onload=alert(1)>"]


def why(data: bytes) -> str | None:
    try:
        csv_table(data)
    except TableError as error:
        return error.message
    return None


def test_the_page_of_principal_components_is_the_only_one_that_takes_files():
    assert [path.stem for path in PAGES.glob("*.py") if "file_uploader" in path.read_text(encoding="utf-8")] == ["pca"]


@pytest.mark.parametrize("data", FILES, ids=lambda data: ascii(data[:12]))
def test_a_file_is_read_or_refused_with_one_sentence(pages, data):
    app = pages.open("pca", pca_set="own table")
    app.file_uploader[0].upload("../../table.csv", data, "text/csv").run()
    assert not app.exception
    refused = [text.value for text in app.text if text.value.startswith("The file was not read.")]
    assert len(refused) == (why(data) is not None)
    assert all(why(data) in text for text in refused)
