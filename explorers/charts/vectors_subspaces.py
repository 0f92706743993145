"""A set of the plane with two vectors that stay in it, their sum and a multiple; below, the same as polynomials."""

from functools import partial

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, palette, plane
from explorers.charts.once import once
from explorers.charts.vectors_subspaces_live import SIGNALS
from explorers.charts.vectors_tracks import drags, tracks
from explorers.subspaces import SETS

LIMIT = 3.2
LIVE = ("p1", "p2", "q1", "q2", "c")
GIVEN = ("kind", "told", "whole")  # the set's number, whether the verdict is shown, whether 0 is in the set
FAR = 8.0
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)


def subset(name: str, u, v, c, *, told: bool) -> dict:
    """The live chart of a set of `SETS`: drag u and v in it and c on its track; `told` shows what is in the set."""
    numbers = (*u, *v, c, list(SETS).index(name), told, SETS[name].contains(0.0, 0.0))
    home = dict(zip((*LIVE, *GIVEN), map(float, numbers), strict=True))
    return live.refilled(_described(), home=home, data={"shape": shape(name)})


def shape(name: str) -> pd.DataFrame:
    """What is drawn of a set: filled areas, curves and dots."""
    arc, run = np.linspace(0, 2 * np.pi, 73), np.linspace(-2, 2, 81)
    whole = np.arange(-3, 4)
    box = [(-FAR, -FAR), (FAR, -FAR), (FAR, FAR), (-FAR, FAR)]
    disc = list(zip(np.cos(arc), np.sin(arc), strict=True))
    shapes: dict[str, dict[str, list]] = {
        "y = 2x": {"curve": [(-FAR, -2 * FAR), (FAR, 2 * FAR)]},
        "y = 2x + 1": {"curve": [(-FAR, 1 - 2 * FAR), (FAR, 1 + 2 * FAR)]},
        "x ≥ 0, y ≥ 0": {"area": [(0, 0), (FAR, 0), (FAR, FAR), (0, FAR)], "curve": [(FAR, 0), (0, 0), (0, FAR)]},
        "xy = 0": {"curve": [(-FAR, 0), (FAR, 0), (None, None), (0, -FAR), (0, FAR)]},
        "x² + y² ≤ 1": {"area": disc, "curve": disc},
        "x, y ∈ ℤ": {"dot": [(i, j) for i in whole for j in whole]},
        "y = x²": {"curve": list(zip(run, run**2, strict=True))},
        "x = y = 0": {"dot": [(0, 0)]},
        "p(0) = 1": {"curve": [(1, -FAR), (1, FAR)]},
        "p(1) = 0": {"curve": [(-FAR, FAR), (FAR, -FAR)]},
        "deg p = 1": {"area": box, "hole": [(-FAR, 0), (FAR, 0)]},
    }
    rows = [(part, i, *point) for part, points in shapes[name].items() for i, point in enumerate(points)]
    return pd.DataFrame(rows, columns=["part", "i", "x", "y"]).astype({"x": float, "y": float})


@once
def _described() -> dict:
    home = dict.fromkeys((*LIVE, *GIVEN), 0.0)
    base = live.base(home)
    chart = alt.vconcat(_plane(base), tracks(base, "factor", {"c": "c"}), _graphs(), spacing=32, bounds="flush")
    pointed = [("subset_u_handle", "p"), ("subset_v_handle", "q")]
    moved = [live.Drag(name, "subset", {f"{p}1": live.clamped("px", -9, 9), f"{p}2": live.clamped("py", -9, 9)})
             for name, p in pointed]  # fmt: skip
    spec = live.live(chart, home=home, drags=[*moved, *drags("factor", "c")])
    spec["params"] += [{"name": name, "expr": formula} for name, formula in SIGNALS.items()]
    return spec


def _plane(base: alt.Chart) -> alt.LayerChart:
    # A release reports what the mark under the hand carries: the handles carry the live numbers too.
    floor, base = live.floor(base, "subset"), live.base([*LIVE, *(f"{p}{k}" for p in "uvsm" for k in (1, 2))])
    return plane.square(
        floor, plane.cross(LIMIT), *_shape(),
        *(plane.arrow(base, f"{p}1", f"{p}2", LIMIT, color, head=90, clip=True) for p, color in
          (("m", palette.KNOB), ("s", palette.RESULT), ("u", palette.FIRST), ("v", palette.SECOND))),
        *_verdict(base, "s", "u + v", "sum_in", 0, -17), *_verdict(base, "m", "c·u", "multiple_in", 27, 15),
        *_verdict(base.transform_calculate(o1="0", o2="0"), "o", "0", "whole", -25, 15),
        plane.label(base, "u1", "u2", LIMIT, "u", palette.FIRST, dx=-13, dy=-8),
        plane.label(base, "v1", "v2", LIMIT, "v", palette.SECOND, dx=-13, dy=-8),
        live.handle(base, "subset_v_handle", x("v1"), y("v2"), palette.SECOND, dot=110, halo=1000),
        live.handle(base, "subset_u_handle", x("u1"), y("u2"), palette.FIRST, dot=110, halo=1000),
        name="subset",
    )  # fmt: skip


def _shape() -> list[alt.Chart]:
    table = alt.Chart(alt.NamedData(name="shape"))
    color, at = alt.value(palette.SHAPE), {"x": x("x"), "y": y("y"), "order": "i:Q"}

    def of(part):
        return table.transform_filter(f"datum.part == '{part}'")

    return [
        of("area").mark_line(filled=True, opacity=0.16, clip=True, strokeWidth=0).encode(**at, color=color),
        of("curve").mark_line(strokeWidth=6, opacity=0.4, clip=True).encode(**at, color=color),
        of("hole").mark_line(strokeWidth=3, strokeDash=[2, 6], clip=True).encode(**at, color=alt.value(palette.WRONG)),
        of("dot").mark_point(filled=True, size=70, opacity=0.6, clip=True).encode(x("x"), y("y"), color=color),
    ]


def _verdict(base: alt.Chart, name: str, said: str, inside: str, dx: float, dy: float) -> list[alt.Chart]:
    """A dot in the set, a red cross outside; before the visitor has predicted only the name."""
    rows = base.transform_calculate(
        inside=f"told && !{inside} ? 'no' : '{name}'", said=f"'{said}' + (told ? ({inside} ? ' ∈ S' : ' ∉ S') : '')")
    kinds = ["s", "m", "o", "no"]
    color = alt.Color("inside:N").scale(domain=kinds, range=[palette.RESULT, palette.KNOB, palette.QUIET, palette.WRONG])
    form = alt.Shape("inside:N").scale(domain=kinds, range=["circle", "circle", "circle", "cross"]).legend(None)
    at = {"x": x(f"{name}1"), "y": y(f"{name}2"), "color": color.legend(None)}
    text = rows.mark_text(dx=dx, dy=dy, fontSize=13, fontWeight="bold", clip=True)
    return [
        rows.mark_point(filled=True, size=110, angle=45, opacity=1, clip=True).encode(**at, shape=form),
        text.encode(**at, text="said:N").properties(name=f"{name}_said"),
    ]


def _graphs() -> alt.LayerChart:
    """The same vectors as polynomials p(t) = x + y t on [−1, 2]."""
    across = alt.Scale(domain=[-1, 2], nice=False)
    up = alt.Scale(domain=[-LIMIT, LIMIT], nice=False)

    def t(field):
        return alt.X(f"{field}:Q").scale(across).axis(title="t", values=[-1, 0, 1, 2], domain=False, ticks=False)

    def value(field):
        return alt.Y(f"{field}:Q").scale(up).axis(title=None, values=[-2, 0, 2], domain=False, ticks=False)

    colors = {"m": palette.KNOB, "s": palette.RESULT, "v": palette.SECOND, "u": palette.FIRST}
    ends = {f"{p}{end}": f"{p}1 + ({at}) * {p}2" for p in colors for end, at in (("low", -1), ("high", 2))}
    rows = live.base([]).transform_calculate(low="-1", high="2", **ends)
    rule = rows.mark_rule(strokeWidth=2.5, clip=True)
    drawn = [rule.encode(t("low"), value(f"{p}low"), x2="high:Q", y2=f"{p}high:Q", color=alt.value(color))
             for p, color in colors.items()]
    axis = rows.mark_rule(strokeWidth=1, opacity=0.7).encode(value("zero"), color=alt.value(palette.QUIET))
    return alt.layer(axis, *drawn).properties(width=plane.SIZE, height=110, name="graphs")
