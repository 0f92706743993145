"""The shipped tables: their sizes, known sums, and that nothing was lost in reading them."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from explorers.datasets import FILES, dataset


@pytest.mark.parametrize(("name", "shape"), [("iris", (150, 4)), ("penguins", (342, 4)), ("UK food", (4, 17))])
def test_every_row_is_complete_and_has_its_group(name, shape):
    data = dataset(name)
    assert data.table.values.shape == shape
    assert len(data.groups) == shape[0]
    assert (data.table.dropped_rows, data.table.text_columns, data.table.constant_columns) == (0, 1, 0)


def test_iris_has_the_published_means_of_its_species_and_fishers_two_rows():
    """R's aggregate(. ~ Species, iris, mean); the file of UCI differs in rows 35 and 38."""
    data = dataset("iris")
    known = {"setosa": [5.006, 3.428, 1.462, 0.246], "versicolor": [5.936, 2.770, 4.260, 1.326],
             "virginica": [6.588, 2.974, 5.552, 2.026]}  # fmt: skip
    for species, means in known.items():
        rows = np.array(data.groups) == species
        assert rows.sum() == 50
        assert_allclose(data.table.values[rows].mean(axis=0), means, atol=1e-9)
    assert data.table.values[34].tolist() == [4.9, 3.1, 1.5, 0.2]
    assert data.table.values[37].tolist() == [4.9, 3.6, 1.4, 0.1]


def test_penguins_have_the_published_counts_and_means():
    """R's summary(palmerpenguins::penguins)."""
    data = dataset("penguins")
    assert [data.groups.count(name) for name in ("Adelie", "Chinstrap", "Gentoo")] == [151, 68, 123]
    assert_allclose(data.table.values.mean(axis=0), [43.92, 17.15, 200.9, 4202], rtol=3e-4)


def test_a_shipped_table_cannot_be_changed_and_another_name_is_refused():
    with pytest.raises(ValueError, match="read-only"):
        dataset("iris").table.values[0, 0] = 1
    with pytest.raises(KeyError):
        dataset("flowers")
    assert set(FILES) == {"iris", "penguins", "UK food"}
