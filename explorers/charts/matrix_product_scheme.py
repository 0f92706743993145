"""The scheme of Falk: P on the left, Q above, and each entry of PQ where its row meets its column.

A cell is chosen by pointing, and in the same frame its row, its column and the products of its sum light up. In the empty
corner each product stands beside the row of Q that it comes from.
"""

import altair as alt
import pandas as pd

from explorers.charts import live, palette
from explorers.charts.layered import layered
from explorers.charts.matrix_product_live import signals
from explorers.charts.once import once
from explorers.matrix_product import product, shape, terms
from explorers.product_scheme import defined, entry_name, factors, written, written_out

SIZE, LARGEST, GAP = 336, 64, 6  # pixels: the view, the side of a cell at most, and the gap between the blocks
NUMBERS = ("i", "j", "rows", "columns", "left", "top", "side")
LONGEST = 46  # characters of the sum above the picture
FLOOR = "@scheme_floor_marks"


def scheme(P, Q, i: int, j: int) -> dict:
    """The live chart of P times Q with the entry in row i, column j; without the product if the shapes do not fit."""
    (m, n), (k, p) = shape(P), shape(Q)
    side = min(LARGEST, (SIZE - GAP) / max(n + p, k + m))
    there = (m, p) if defined(P, Q) else (0, 0)
    numbers = (i, j, *there, n * side + GAP, k * side + GAP, side)
    home = dict(zip(NUMBERS, map(float, numbers), strict=True))
    return live.refilled(_described(), home=home, data=_tables(P, Q, home))


def _tables(P, Q, home: dict) -> dict[str, pd.DataFrame]:
    """The cells of the three blocks with their exact text, the products of every sum, and the sums."""
    left, top, side = home["left"], home["top"], home["side"]
    there = defined(P, Q)
    blocks = [("P", P, 0.0, top), ("Q", Q, left, 0.0)] + ([("C", product(P, Q), left, top)] if there else [])
    cells = [{"block": name, "r": r, "c": c, **_box(x0 + (c - 1) * side, y0 + (r - 1) * side, side, entry)}
             for name, rows, x0, y0 in blocks for r, row in enumerate(rows, 1) for c, entry in enumerate(row, 1)]  # fmt: skip
    chosen = [(i, j) for i in range(1, len(P) + 1) for j in range(1, len(Q[0]) + 1)] if there else []
    parts = [{"r": i, "c": j, **_part(k, a, b, side, left - GAP)}
             for i, j in chosen for k, (a, b) in enumerate(terms(P, Q, i, j))]  # fmt: skip
    sums = [{"r": i, "c": j, "text": _sum(P, Q, i, j)} for i, j in chosen]
    empty = {"parts": ["r", "c", "x", "y", "text", "size"], "sums": ["r", "c", "text"]}
    return {"cells": pd.DataFrame(cells), "parts": pd.DataFrame(parts, columns=empty["parts"]),
            "sums": pd.DataFrame(sums, columns=empty["sums"]), "names": _names(P, Q, home)}  # fmt: skip


def _names(P, Q, home: dict) -> pd.DataFrame:
    """Each block has its name and shape outside: Q above, P and PQ below; without PQ the numbers that do not fit."""
    left, top, side = home["left"], home["top"], home["side"]
    (m, n), (k, p) = shape(P), shape(Q)
    below, right = top + m * side + 10, left + p * side / 2
    rows = [(f"P {m}×{n}", (left - GAP) / 2, below), (f"Q {k}×{p}", right, -10)]
    rows.append((f"PQ {m}×{p}" if n == k else f"{n} ≠ {k}", right, below if n == k else top + 16))
    return pd.DataFrame(rows, columns=["text", "x", "y"]).assign(lit=["none", "none", "none" if n == k else "misfit"])


def _box(x: float, y: float, side: float, entry) -> dict:
    """A cell with its corners, its middle, and its entry in letters that fit; a fraction too long for it is rounded."""
    text = written(entry)
    text = text if len(text) <= max(4, side / 4.6) else f"≈{written(float(f'{float(entry):.3g}'))}"
    return {"x": x, "y": y, "x2": x + side, "y2": y + side, "mx": x + side / 2, "my": y + side / 2, "text": text,
            "size": max(7.5, min(16.0, 1.53 * side / max(2, len(text))))}  # fmt: skip


def _part(k: int, a, b, side: float, width: float) -> dict:
    text = ("+ " if k else "") + factors(a, b, leading=k == 0)
    return {"x": width - 4, "y": (k + 0.5) * side, "text": text, "size": max(7.5, min(14.0, (width - 6) / (0.56 * len(text))))}


def _sum(P, Q, i: int, j: int) -> str:
    whole = f"{entry_name(i, j)} = {written_out(P, Q, i, j)}"
    value = whole.rsplit(" = ", 1)[1]
    return whole if len(whole) <= LONGEST else f"{entry_name(i, j)} = … = {value}"


@once
def _described() -> dict:
    base = live.base(NUMBERS)
    # Over P only the row changes, over Q only the column; without a product nothing does.
    chosen = {"i": "rows == 0 || py < top ? i : clamp(ceil((py - top) / side), 1, rows)",
              "j": "rows == 0 || px < left ? j : clamp(ceil((px - left) / side), 1, columns)"}  # fmt: skip
    drag = live.Drag("scheme_floor", "scheme", chosen)
    empty = pd.DataFrame({"r": pd.Series(dtype=float), "c": pd.Series(dtype=float), "text": pd.Series(dtype=str)})
    places = {name: pd.Series(dtype=float) for name in ("x", "y", "size")}
    data = {"cells": pd.DataFrame(columns=["block"]), "names": empty, "parts": empty.assign(**places), "sums": empty}
    spec = live.live(_scheme(base), home=dict.fromkeys(NUMBERS, 0.0), drags=[drag], data=data)
    _hovered(spec, chosen)
    spec["params"] += signals({"on": "rows > 0"})
    return spec


def _hovered(spec: dict, chosen: dict[str, str]):
    """A pointer over the scheme chooses its cell without being pressed; when it leaves, the one that was kept is back."""
    for param in spec["params"]:
        if param["name"] in chosen:
            to = chosen[param["name"]].replace("px", "invert('scheme_x', x(group()))")
            to = to.replace("py", "invert('scheme_y', y(group()))")
            kept = {"name": f"kept_{param['name']}", "expr": param["expr"],
                    "on": [{"events": f"{FLOOR}:pointerup", "update": param["name"]}]}  # fmt: skip
            spec["params"] = [*spec["params"], kept]
            param["on"] += [{"events": f"{FLOOR}:pointermove, {FLOOR}:pointerdown", "update": to},
                            {"events": f"{FLOOR}:pointerout", "update": kept["name"]}]  # fmt: skip


def x(field: str) -> alt.X:
    return alt.X(f"{field}:Q").scale(domain=[0, SIZE], nice=False).axis(None)


def y(field: str) -> alt.Y:
    """Rows are counted downwards."""
    return alt.Y(f"{field}:Q").scale(domain=[SIZE, 0], nice=False).axis(None)


def _scheme(base: alt.Chart) -> alt.LayerChart:
    lit = "datum.block == 'P' ? datum.r == i : datum.block == 'Q' ? datum.c == j : datum.r == i && datum.c == j"
    cells = alt.Chart(alt.NamedData(name="cells")).transform_calculate(lit=f"on && ({lit}) ? datum.block : 'none'")
    color = alt.Color("lit:N").scale(
        domain=["none", "P", "Q", "C", "misfit"],
        range=[palette.QUIET, palette.FIRST, palette.SECOND, palette.RESULT, palette.WRONG]).legend(None)
    here = "datum.r == i && datum.c == j"
    parts = alt.Chart(alt.NamedData(name="parts")).transform_filter(here)
    sums = alt.Chart(alt.NamedData(name="sums")).transform_filter(here)
    names = alt.Chart(alt.NamedData(name="names"))
    box = {"x2": "x2:Q", "y2": "y2:Q"}
    size = alt.Size("size:Q").scale(None)
    text, violet = alt.Text("text:N"), alt.value(palette.RESULT)
    return layered(
        live.floor(base, "scheme"),
        cells.transform_filter("datum.lit != 'none'").mark_rect(opacity=0.22).encode(x("x"), y("y"), **box, color=color),
        cells.mark_rect(filled=False, strokeWidth=1, opacity=0.55).encode(x("x"), y("y"), **box, color=color),
        cells.mark_text(baseline="middle").encode(x("mx"), y("my"), text=text, size=size, color=color),
        cells.transform_filter("datum.lit == 'C'").mark_rect(filled=False, strokeWidth=2.5).encode(
            x("x"), y("y"), **box, color=color),
        parts.mark_text(align="right", baseline="middle", fontWeight="bold").encode(
            x("x"), y("y"), text=text, size=size, color=violet)
        .properties(name="parts"),
        sums.mark_text(align="left", baseline="middle", fontSize=13, fontWeight="bold").encode(
            x=alt.value(0), y=alt.value(-32), text=text, color=violet).properties(name="sum"),
        names.mark_text(baseline="middle", fontSize=13, fontStyle="italic").encode(
            x("x"), y("y"), text=text, color=color).properties(name="names"),
    ).properties(width=SIZE, height=SIZE, name="scheme", view=alt.ViewConfig(stroke=None))
