"""The tables that the map of a descent reads: the runs, the function on a grid, its level curves, and the ends of the axes."""

from functools import lru_cache

import numpy as np
import pandas as pd

from explorers.charts import lookup_plane
from explorers.gradient_descent import Descent, thinned
from explorers.landscape import Landscape
from explorers.level_lines import level_lines
from explorers.samples import frame

LEVELS = 11
FAR = 1e6  # widths of the window: places farther out are not drawn


def rows(name: str, run: Descent, step: int, view: Landscape, logarithm: bool) -> pd.DataFrame:
    """At most about 200 places of a run, the shown step and its neighbours among them; `until` is the next one's step."""
    k = thinned(len(run.points) - 1, step)
    with np.errstate(divide="ignore", invalid="ignore"):
        height = np.log10(run.values[k]) if logarithm else run.values[k]
    table = pd.DataFrame({"method": name, "k": k, "until": [*k[1:], np.inf], "x": run.points[k, 0], "y": run.points[k, 1],
                          "height": np.where(np.isfinite(height), height, np.nan)})  # fmt: skip
    wide = FAR * (view.x[-1] - view.x[0])
    return table[(np.abs(table.x - view.x[0]) < wide) & (np.abs(table.y - view.y[0]) < wide)].replace({np.inf: 1e9})


@lru_cache(maxsize=32)
def grid(view: Landscape, f) -> pd.DataFrame:
    _, fx, fy, *_ = f.jet(*np.meshgrid(view.x, view.y, indexing="ij"))
    known = view.value[np.isfinite(view.value)]
    rank = np.searchsorted(heights(view), view.value, side="left") if known.size else np.zeros(view.value.shape)
    level = np.where(np.isnan(view.value), np.nan, rank)
    table = lookup_plane.table(view.x, view.y, value=view.value, fx=fx, fy=fy, level=level)
    half = (view.x[1] - view.x[0]) / 2
    return table.assign(left=table.x - half, right=table.x + half, below=table.y - half, above=table.y + half)


def heights(view: Landscape) -> np.ndarray:
    """Levels with equal areas between them: round numbers would leave a narrow valley empty."""
    known = view.value[np.isfinite(view.value)]
    return np.unique(np.quantile(known, np.linspace(0, 1, LEVELS + 2)[1:-1])) if known.size else np.array([])


@lru_cache(maxsize=32)
def levels(view: Landscape) -> pd.DataFrame:
    """One row for each level: its curve as an SVG path, in halves of the window from the middle."""
    lines = level_lines(view.x, view.y, view.value, heights(view))
    middle, half = np.array([view.x[0] + view.x[-1], view.y[0] + view.y[-1]]) / 2, (view.x[-1] - view.x[0]) / 2
    ends = (np.hstack([lines.start, lines.end]) - np.tile(middle, 2)) / half * [1, -1, 1, -1]
    rows = [{"path": "".join("M{:.3f},{:.3f}L{:.3f},{:.3f}".format(*piece) for piece in ends[lines.level == c])}
            for c in np.unique(lines.level)]  # fmt: skip
    return pd.DataFrame(rows, columns=["path"]).assign(x=float(middle[0]), y=float(middle[1]))


def ends(view: Landscape, values, steps: int, logarithm: bool) -> pd.DataFrame:
    low, high = frame(values, margin=0.08)
    return pd.DataFrame([{"x_low": view.x[0], "x_high": view.x[-1], "y_low": view.y[0], "y_high": view.y[-1], "steps": steps,
                          "t_low": -0.06 * steps, "t_high": 1.06 * steps, "low": low, "high": high,
                          "axis": "log₁₀ f" if logarithm else "f"}])  # fmt: skip
