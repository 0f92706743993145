"""The numbers behind a picture, as tables with their meaning in words; nothing is sent before somebody asks."""

from typing import Any

import pandas as pd
import streamlit as st

from ui.text import number, part, parts, plain

LONGEST = 40  # rows of a plain table; longer ones scroll


def show(page: str, name: str, spec: dict) -> None:
    """A button below the picture that opens its tables."""
    key = f"{page}_{name}_data"
    with st.popover("Data as a table", key=key, icon=":material/table:", type="tertiary", on_change="rerun") as box:
        if box.open:
            for title, table in tables(page, name, spec["datasets"]):
                st.markdown(f"**{title}**")
                _table(title, table)


def tables(page: str, name: str, datasets: dict) -> list[tuple[str, pd.DataFrame]]:
    """The tables that the part `data_<name>` of the prose names, with its title and its headings.

    Each line of the part is `dataset | title | field: heading | field: heading`. One row is turned into a column.
    """
    if f"data_{name}" not in parts(page):
        return []
    made = []
    for line in part(page, f"data_{name}").splitlines():
        dataset, title, *columns = (piece.strip() for piece in line.split(" | "))
        headings = dict(column.split(": ", 1) for column in columns)
        table = pd.DataFrame(datasets[dataset])[list(headings)].rename(columns=headings)
        made.append((title, table))
    return made


def _table(title: str, table: pd.DataFrame) -> None:
    if len(table) == 1:
        row = table.iloc[0]
        table = pd.DataFrame({"number": list(row.index), "value": list(row)})
    if len(table) > LONGEST:
        st.dataframe(table, hide_index=True, alt=title)
    else:
        st.table(table.map(_written), hide_index=True, alt=title)


def _written(value: Any) -> str:
    return plain(value) if isinstance(value, str) else number(value)
