"""The projections of x on the lines of b₁ and b₂, their sum, and ‖x‖² beside the sums of squares; b₁, b₂ and x are dragged."""

from functools import partial

import altair as alt

from explorers.charts import live, mapped, palette, plane
from explorers.charts.bases_live import LIMIT, NUMBERS, combined, drags, home_of, lines_above, signals, vectors
from explorers.charts.once import once
from explorers.charts.said_bars import said_bars
from explorers.inner_products import perpendicular

TOP = 20.0  # of the bars; the longest x here has ‖x‖² = 18
USUAL = ((1, 0), (0, 1))
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)


def products(b1, b2, place, c, *, keep: bool) -> dict:
    """The live chart of ⟨b₁, x⟩ and ⟨b₂, x⟩; within 3° of perpendicular b₁ and b₂ snap."""
    steps = [perpendicular(USUAL, b) for b in (b1, b2)]
    return live.refilled(_described(), home=home_of(b1, b2, place, c, keep, steps))


@once
def _described() -> dict:
    base = live.base(NUMBERS)
    chart = alt.vconcat(_plane(base), _bars(base), spacing=8)
    spec = live.live(chart, home=dict.fromkeys(NUMBERS, 0.0), drags=drags("products", snapping=True))
    spec["params"] += signals()
    return spec


def _plane(base: alt.Chart) -> alt.LayerChart:
    feet = base.transform_calculate(
        ax="s1 * ux", ay="s1 * uy", bx="s2 * vx", by="s2 * vy", nx="nx", ny="ny", sumx="sumx", sumy="sumy")
    off = feet.transform_filter("miss > 0 && !flat")
    return plane.square(
        live.floor(base, "products"), plane.cross(LIMIT), *_axis(base, "u", palette.FIRST), *_axis(base, "v", palette.SECOND),
        _rule(feet, "n", "a", palette.FIRST, strokeDash=[2, 3]), _rule(feet, "n", "b", palette.SECOND, strokeDash=[2, 3]),
        _rule(feet, "a", "sum", palette.SECOND, strokeDash=[6, 4]), _rule(feet, "b", "sum", palette.FIRST, strokeDash=[6, 4]),
        _rule(off, "n", "sum", palette.WRONG, strokeWidth=3).properties(name="gap"),
        _dot(feet, "a", palette.FIRST), _dot(feet, "b", palette.SECOND),
        off.mark_point(size=90, shape="cross", angle=45, filled=True, opacity=1, clip=True).encode(
            x("sumx"), y("sumy"), color=alt.value(palette.WRONG)),
        plane.label(off, "sumx", "sumy", LIMIT, "sum", palette.WRONG, clip=True, size=13, dx=22, dy=-8),
        *vectors(base, "products"), *_readout(base), name="products",
    )  # fmt: skip


def _dot(base: alt.Chart, at: str, color: str) -> alt.Chart:
    dot = base.mark_point(size=60, filled=True, opacity=1, clip=True)
    return dot.encode(x(f"{at}x"), y(f"{at}y"), color=alt.value(color))


def _axis(base: alt.Chart, w: str, color: str) -> list[alt.Chart]:
    """The line of a basis vector."""
    far = {f"{axis}{k}": f"{sign * mapped.FAR} * {w}{axis} / hypot({w}x, {w}y)"
           for axis in "xy" for k, sign in ((1, -1), (2, 1))}  # fmt: skip
    line = base.transform_filter(f"{w}x != 0 || {w}y != 0").transform_calculate(**far)
    rule = line.mark_rule(strokeWidth=1, opacity=0.7, clip=True)
    return [rule.encode(x("x1"), y("y1"), x2="x2:Q", y2="y2:Q", color=alt.value(color))]


def _rule(base: alt.Chart, start: str, end: str, color: str, **style) -> alt.Chart:
    rule = base.mark_rule(clip=True, **{"strokeWidth": 1.6, **style})
    return rule.encode(x(f"{start}x"), y(f"{start}y"), x2=f"{end}x:Q", y2=f"{end}y:Q", color=alt.value(color))


def _readout(base: alt.Chart) -> list[alt.Chart]:
    """The products, what they are divided by ⟨b, b⟩, and the coordinates."""
    none, differs = "'no basis: b₁, b₂ dependent'", "(miss > 0 && !flat ? '  ≠' : '')"
    return lines_above(base, {
        "inner": ("'⟨b₁, x⟩ = ' + format(p1, '.4~g') + ', ⟨b₂, x⟩ = ' + format(p2, '.4~g')", palette.KNOB),
        "divided": ("'by ⟨b, b⟩: ' + format(s1, '.4~g') + ', ' + format(s2, '.4~g') + " + differs, palette.KNOB),
        "truly": (f"keep || !flat ? 'x = ' + {combined('c1', 'c2')} : {none}", palette.RESULT),
    })  # fmt: skip


def _bars(base: alt.Chart) -> alt.LayerChart:
    """‖x‖², ⟨b₁, x⟩² + ⟨b₂, x⟩² and c₁² + c₂², equal for every x exactly if the basis is orthonormal."""
    rows = base.transform_calculate(length="length", products="products", parts="keep || !flat ? parts : 0")
    said = "'{} = ' + format({}, '.4~g')"
    parts = f"keep || !flat ? {said.format('c₁² + c₂²', 'parts')} : 'c₁² + c₂²: no coordinates'"
    return said_bars(rows, [
        ("length", said.format("‖x‖²", "length"), alt.value(palette.RESULT)),
        ("products", said.format("⟨b₁, x⟩² + ⟨b₂, x⟩²", "products"), alt.value(palette.KNOB)),
        ("parts", parts, alt.value(palette.SHAPE)),
    ], TOP, "squares")  # fmt: skip
