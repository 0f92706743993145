"""Small real tables that ship with the project; README.md beside them names source and licence."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from explorers.tables import Table, csv_table

FILES = {"iris": "iris.csv", "penguins": "penguins.csv", "UK food": "uk_food.csv"}


@dataclass(frozen=True, eq=False)
class Dataset:
    """A table of measurements, and for each row its group, which no method here is shown."""

    table: Table
    groups: tuple[str, ...]


@cache
def dataset(name: str) -> Dataset:
    """The shipped table of this name: "iris", "penguins" or "UK food". Raises KeyError for another name.

    >>> iris = dataset("iris")
    >>> iris.table.values.shape, iris.table.columns[0], sorted(set(iris.groups))
    ((150, 4), 'sepal length (cm)', ['setosa', 'versicolor', 'virginica'])
    """
    text = Path(__file__).with_name(FILES[name]).read_text(encoding="utf-8")
    groups = tuple(line.split(",")[0] for line in text.splitlines()[1:])
    table = csv_table(text)
    table.values.setflags(write=False)
    return Dataset(table, groups)
