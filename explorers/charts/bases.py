"""The grid of a basis and the coordinates of x in it; b₁, b₂ and x are dragged."""

from functools import partial

import altair as alt

from explorers.charts import live, mapped, palette, plane
from explorers.charts.bases_live import LIMIT, NUMBERS, combined, drags, home_of, lines_above, signals, vectors
from explorers.charts.once import once

COLUMNS = ("ux", "vx", "uy", "vy")  # B, row by row
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)


def grid(b1, b2, place, c, *, keep: bool) -> dict:
    """The live chart of x = c₁b₁ + c₂b₂: with `keep` the coordinates stay while the basis moves, else x stays."""
    return live.refilled(_described(), home=home_of(b1, b2, place, c, keep))


@once
def _described() -> dict:
    tables = {"grid": mapped.tables()["grid"]}
    spec = live.live(_plane(live.base(NUMBERS)), home=dict.fromkeys(NUMBERS, 0.0), drags=drags("grid"), data=tables)
    spec["params"] += signals()
    return spec


def _plane(base: alt.Chart) -> alt.LayerChart:
    return plane.square(
        live.floor(base, "grid"), mapped.grid(LIMIT, COLUMNS), plane.cross(LIMIT), *_line(base), *_steps(base),
        *vectors(base, "grid"), *_readout(base), name="grid",
    )  # fmt: skip


def _line(base: alt.Chart) -> list[alt.Chart]:
    """The line that dependent vectors fill, and the way from x to its nearest point."""
    longer = {axis: f"(hypot(ux, uy) >= hypot(vx, vy) ? u{axis} : v{axis})" for axis in "xy"}
    line = base.transform_filter("flat && largest > 0").transform_calculate(lx=longer["x"], ly=longer["y"])
    line = line.transform_calculate(share="(nx * datum.lx + ny * datum.ly) / (datum.lx * datum.lx + datum.ly * datum.ly)")
    ends = {f"{axis}{k}": f"{sign} * {mapped.FAR} / largest * datum.l{axis}" for axis in "xy" for k, sign in ((1, -1), (2, 1))}
    line = line.transform_calculate(**ends, footx="datum.share * datum.lx", footy="datum.share * datum.ly")
    rule: dict = {"clip": True}
    return [
        line.mark_rule(strokeWidth=9, opacity=0.25, **rule).encode(
            x("x1"), y("y1"), x2="x2:Q", y2="y2:Q", color=alt.value(palette.SHAPE)).properties(name="span"),
        line.transform_calculate(nx="nx", ny="ny").mark_rule(strokeWidth=2, strokeDash=[2, 3], **rule).encode(
            x("nx"), y("ny"), x2="footx:Q", y2="footy:Q", color=alt.value(palette.WRONG)),
    ]


def _steps(base: alt.Chart) -> list[alt.Chart]:
    """Two ways from 0 to x: c₁ steps of b₁ and c₂ of b₂, and the other way round."""
    base = base.transform_filter("keep || !flat").transform_calculate(
        px="c1 * ux", py="c1 * uy", qx="c2 * vx", qy="c2 * vy", nx="nx", ny="ny")

    def side(start, end, color, **style):
        rule = base.mark_rule(clip=True, strokeWidth=2, **style)
        return rule.encode(x(f"{start}x"), y(f"{start}y"), x2=f"{end}x:Q", y2=f"{end}y:Q", color=alt.value(color))

    def origin(end, color):
        rule = base.mark_rule(clip=True, strokeWidth=5, opacity=0.35)
        return rule.encode(x("zero"), y("zero"), x2=f"{end}x:Q", y2=f"{end}y:Q", color=alt.value(color))

    return [origin("p", palette.FIRST), origin("q", palette.SECOND), side("p", "n", palette.SECOND, strokeDash=[5, 4]),
            side("q", "n", palette.FIRST, strokeDash=[5, 4])]  # fmt: skip


def _readout(base: alt.Chart) -> list[alt.Chart]:
    """The same x twice, and the singular values of B."""
    values = "'singular values ' + format(largest, '.4~g') + ', ' + format(smallest, '.4~g') + (flat ? ': no basis' : '')"
    none = "largest == 0 ? 'b₁ = b₂ = 0' : 'b₁, b₂ on one line'"
    return lines_above(base, {
        "usual": (f"'x = ' + {combined('nx', 'ny', ('e₁', 'e₂'))}", palette.RESULT),
        "coordinates": (f"keep || !flat ? 'x = ' + {combined('c1', 'c2')} : {none}", palette.RESULT),
        "singular": (values, palette.SHAPE),
    })  # fmt: skip
