"""The plane under a matrix: what the browser's one-line formulas say is what the matrix does."""

import numpy as np
import pytest

from explorers.charts import mapped
from explorers.figures import letter


def test_the_image_is_the_matrix_times_the_column():
    A, point = np.array([[2, -1], [0.5, 3]]), (0.7, -1.2)
    numbers = dict(zip(mapped.ENTRIES, A.ravel(), strict=True))
    assert [eval(part, numbers) for part in mapped.image(*map(str, point))] == pytest.approx(A @ point)


@pytest.mark.parametrize("column", [(0.5, -1), (9, 3), (-4, -40)])
def test_a_handle_stands_on_its_column_or_at_the_edge_in_its_direction(column):
    reach, numbers = 3.0, {"a": column[0], "c": column[1], "abs": abs, "max": max}
    fields = mapped.held("a", "c", "first", "Ae₁", reach)
    x, y = (eval(fields[f"first_{axis}"], numbers) for axis in "xy")
    assert max(abs(x), abs(y)) == pytest.approx(min(reach, max(map(abs, column))))
    assert x * column[1] == pytest.approx(y * column[0])


def test_every_stroke_of_a_figure_is_one_line_in_its_order():
    table = mapped.strokes(letter())
    assert table[["x", "y"]].to_numpy().tolist() == letter().points.tolist()
    assert table.k.tolist() == list(range(len(letter().points)))
