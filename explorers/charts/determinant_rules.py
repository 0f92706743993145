"""The unit square under B and then under A: the columns of B are dragged, and areas are multiplied by det A."""

import altair as alt

from explorers.charts import live, mapped, palette, plane
from explorers.charts.determinant_live import rounded
from explorers.charts.once import once
from explorers.determinant import determinant
from explorers.figures import letter

LIMIT, REACH = 4.0, 2.4
ENTRIES = ("ba", "bb", "bc", "bd")  # of B
NUMBERS = (*mapped.ENTRIES, *ENTRIES, "deta")
PRODUCT = {"ma": "a * ba + b * bc", "mb": "a * bb + b * bd", "mc": "c * ba + d * bc", "md": "c * bb + d * bd"}
FORMULAS = PRODUCT | {"detb": rounded(*ENTRIES), "detab": "deta * detb"}


def one_after_another(A, B) -> dict:
    """The live chart of two 2 × 2 matrices: drag the columns of B."""
    entries = [float(entry) for M in (A, B) for row in M for entry in row]
    return live.refilled(_described(), home=dict(zip(NUMBERS, (*entries, float(determinant(A))), strict=True)))


@once
def _described() -> dict:
    base = live.base(NUMBERS)
    data = {"corners": mapped.tables()["corners"], "figure": mapped.strokes(letter())}
    drags = mapped.drags("both", REACH, ENTRIES)
    spec = live.live(_plane(base), home=dict.fromkeys(NUMBERS, 0.0), drags=drags, data=data)
    spec["params"] += [{"name": name, "expr": formula} for name, formula in FORMULAS.items()]
    return spec


def _plane(base: alt.Chart) -> alt.LayerChart:
    shapes = [layer for entries, color in ((ENTRIES, palette.QUIET), (tuple(PRODUCT), palette.RESULT))
              for layer in (*mapped.square(LIMIT, entries, color), *mapped.figure(LIMIT, entries, color))]  # fmt: skip
    names = base.transform_calculate(sx="ba + bb", sy="bc + bd", mx="ma + mb", my="mc + md")
    return plane.square(
        live.floor(base, "both"), plane.cross(LIMIT), *shapes,
        plane.label(names, "mx", "my", LIMIT, "AB", palette.RESULT, clip=True),
        plane.label(names, "sx", "sy", LIMIT, "B", palette.QUIET, clip=True),
        *mapped.columns(base, LIMIT, REACH, ENTRIES, labels=("Be₁", "Be₂")), *_readout(base),
        name="both",
    )


def _readout(base: alt.Chart) -> list[alt.Chart]:
    """Two live lines above the plane: the two factors, and their product."""
    def number(name: str) -> str:
        return f"format({name}, '.4~g')"

    rows = base.transform_calculate(
        factors=f"'det B = ' + {number('detb')} + ',  det A = ' + {number('deta')}", product=f"'det AB = ' + {number('detab')}")
    text = rows.mark_text(align="left", baseline="middle", fontSize=14, fontWeight="bold").encode(x=alt.value(0))
    lines = ("factors", -32, palette.QUIET), ("product", -12, palette.RESULT)
    return [text.encode(y=alt.value(y), text=f"{name}:N", color=alt.value(color)).properties(name=name)
            for name, y, color in lines]  # fmt: skip
