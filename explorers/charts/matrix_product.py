"""AB beside BA: two factors with columns to drag, both products played as two motions, and what tells them apart."""

import altair as alt

from explorers.charts import live, mapped, palette, plane, track
from explorers.charts.matrix_product_live import NUMBERS, A, B, named, signals, typed
from explorers.charts.once import once
from explorers.figures import letter

REACH, SMALL, FACTOR = 2.0, 2.4, 134  # columns are dragged in a square of half-width 2, in views of 134 pixels
LIMIT, SIZE, END = 2.6, 250, 2
WIDE = {"signal": "windowSize()[0] >= 1240 ? 2 : 1"}  # views beside each other where the window has the room
VIEWS = {"ab": ("AB", "B", "A", "left"), "ba": ("BA", "A", "B", "right")}  # product, first motion, second one, its numbers


def both(left, right, t: float, *, polar: bool) -> dict:
    """The live chart of the 2 × 2 matrices A and B at the time t: drag their columns and the time."""
    home = dict(zip(NUMBERS, map(float, (*left.ravel(), *right.ravel(), t, polar)), strict=True))
    return live.refilled(_described(), home=home)


@once
def _described() -> dict:
    base = live.base(NUMBERS)
    factors = alt.hconcat(_factor(base, "A", A), _factor(base, "B", B), spacing=14)
    products = alt.concat(*(_product(base, view) for view in VIEWS), columns=2, spacing={"row": 4, "column": 36})
    chart = alt.vconcat(factors, products, _track(base), spacing=6)
    drags = [drag for name, entries in (("A", A), ("B", B)) for drag in mapped.drags(name, REACH, entries, _handles(name))]
    data = {**mapped.tables(), "figure": mapped.strokes(letter())}
    spec = live.live(chart, home=dict.fromkeys(NUMBERS, 0.0), drags=[*drags, track.drag("t", "time", END)],
                     clock=live.Clock("t", end=END, per_second=0.5), data=data)  # fmt: skip
    spec["vconcat"][1]["columns"] = WIDE
    spec["params"] += signals()
    return spec


def _handles(name: str) -> tuple[str, str]:
    return f"{name}first", f"{name}second"


def _factor(base: alt.Chart, name: str, entries) -> alt.LayerChart:
    """One factor with the handles of its columns."""
    said = base.transform_calculate(said=f"'{name} = ' + {typed(entries)}")
    labels = f"{name}e₁", f"{name}e₂"
    return plane.square(
        live.floor(base, name), mapped.grid(SMALL, entries), plane.cross(SMALL),
        *mapped.figure(SMALL, entries), *mapped.columns(base, SMALL, REACH, entries, labels, _handles(name)),
        _line(said, "said", -9, palette.QUIET).properties(name=f"{name}_said"), name=name, size=FACTOR)  # fmt: skip


def _product(base: alt.Chart, view: str) -> alt.LayerChart:
    """One product on its way: the grid, the letter and e₁, e₂ under the matrix of the moment; dotted where it will end."""
    name, first, second, end = VIEWS[view]
    now, done = named(view), named(end)
    part = "format({}, '.2~f')"
    said = base.transform_calculate(
        product=f"'{name} = ' + {typed(done)}",
        moment=f"t <= 0 ? 'I' : t < 1 ? '{first}(' + {part.format('t')} + ')' : t == 1 ? '{first}' : "
               f"t < 2 ? '{second}(' + {part.format('t - 1')} + ')·{first}' : '{name}'")  # fmt: skip
    return plane.square(
        live.floor(base, view), mapped.grid(LIMIT, now), plane.cross(LIMIT), mapped.outline(LIMIT),
        mapped.outline(LIMIT, done, palette.RESULT, (5, 2)), *mapped.figure(LIMIT, now), *_vectors(base, now),
        *(_gap(base) if view == "ab" else []),
        _line(said, "product", -30, palette.RESULT).properties(name=f"{view}_product"),
        _line(said, "moment", -11, palette.SHAPE).properties(name=f"{view}_moment"), name=view, size=SIZE)  # fmt: skip


def _vectors(base: alt.Chart, now) -> list[alt.Chart]:
    """The images of e₁ and e₂, that is the columns of the matrix of the moment."""
    drawn = []
    for k, (color, sub) in enumerate(((palette.FIRST, "₁"), (palette.SECOND, "₂"))):
        at = base.transform_calculate(x=now[k], y=now[k + 2])
        drawn += [plane.arrow(at, "x", "y", LIMIT, color, clip=True),
                  plane.label(at, "x", "y", LIMIT, f"e{sub}", color, clip=True, dx=0, dy=-14, size=13)]  # fmt: skip
    return drawn


def _gap(base: alt.Chart) -> list[alt.Chart]:
    """The columns of AB − BA: red, from the end of each column of BA to that of AB."""
    drawn = []
    for k in (1, 2):
        ends = base.transform_filter("differ").transform_calculate(
            x1=f"right1{k}", y1=f"right2{k}", x2=f"left1{k}", y2=f"left2{k}")
        drawn.append(plane.arrow(ends, "x2", "y2", LIMIT, palette.WRONG, tail=("x1", "y1"), head=70, clip=True))
    return drawn


def _line(rows: alt.Chart, field: str, y: float, color: str) -> alt.Chart:
    """A live line of text above a view."""
    text = rows.mark_text(align="left", baseline="middle", fontSize=13, fontWeight="bold")
    return text.encode(x=alt.value(0), y=alt.value(y), text=f"{field}:N", color=alt.value(color))


def _track(base: alt.Chart) -> alt.LayerChart:
    """The time with its two halves, each with the motion that either product makes in it; above it AB − BA."""
    ticks = (0, 0.5, 1, 1.5, 2)
    halves = [{"at": 0.5, "part": "AB: B\u2003BA: A"}, {"at": 1.5, "part": "AB: A\u2003BA: B"}]
    at, quiet = track.along("at", END, ticks), alt.value(palette.QUIET)
    border = alt.Chart(alt.InlineData(values=[{"at": 0}, {"at": 1}, {"at": 2}]))
    gap = base.transform_calculate(
        gap=f"'AB − BA = ' + {typed(named('gap'))}", verdict="differ ? 'differ' : 'agree'")
    verdict = alt.Color("verdict:N").scale(domain=["agree", "differ"], range=[palette.RESULT, palette.WRONG]).legend(None)
    return track.track(
        base, "t", "time", END, ticks,
        border.mark_point(shape="stroke", angle=90, size=160, opacity=1).encode(at, track.MIDDLE, color=quiet),
        alt.Chart(alt.InlineData(values=halves)).mark_text(dy=-14, fontSize=13, fontWeight="bold").encode(
            at, track.MIDDLE, text="part:N", color=alt.value(palette.SHAPE)),
        _line(gap, "gap", -14, palette.WRONG).encode(color=verdict).properties(name="gap_said"),
    )
