"""Up to four motions, one after the other: what undoes AB, and a rotation made of maps along one axis only."""

from functools import partial

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, mapped, palette, plane, track
from explorers.charts.mapped import table
from explorers.charts.matrix_product_live import motion, named, signals, times, turning, typed
from explorers.charts.once import once
from explorers.figures import letter
from explorers.product_chains import Chain, Law

LIMIT, ARM, MOST = 2.3, 1.8, 4
GIVEN, PASSES, SHEARS = 0, 2, 3  # where the factors come from: from the page, or from the dragged angle
KINDS = {Law.PASSES: PASSES, Law.SHEARS: SHEARS}
ENTRIES = [named(f"given{k}") for k in range(1, MOST + 1)]
NUMBERS = ("s", "turn", "kind", "count", *(entry for entries in ENTRIES for entry in entries))
x, y = partial(plane.x, limit=LIMIT), partial(plane.y, limit=LIMIT)


def played(chain: Chain, law, s: float, degrees: float) -> dict:
    """The live chart of a chain at the moment s from 0 to 1.

    For the two laws of rotations the browser makes the factors from the angle, which can be dragged, and the goal is the
    rotation; else they are as given, and the goal is the identity.
    """
    count = max(1, len(chain.factors))
    padded = [*chain.factors, *[((1, 0), (0, 1))] * (MOST - len(chain.factors))]
    numbers = (s, degrees, KINDS.get(law, GIVEN), count, *np.array(padded, dtype=float).ravel())
    parts = pd.DataFrame({"at": (np.arange(len(chain.names)) + 0.5) / count, "part": pd.Series(chain.names, dtype=str)})
    borders = pd.DataFrame({"at": np.arange(count + 1) / count})
    home = dict(zip(NUMBERS, map(float, numbers), strict=True))
    return live.refilled(_described(), home=home, data={"parts": parts, "borders": borders})


def _factor(k: int) -> dict[str, str]:
    """The entries of factor k: as given, of the two passes, or of the three shears; the identity where there are none."""
    one, zero = "1", "0"
    passes = [("co", "-si", zero, one), (one, zero, "si / co", "1 / co")]
    shears = [(one, "-tan(turn * PI / 360)", zero, one), (one, zero, "si", one)]
    rest = (one, zero, zero, one)
    two, three = passes[k - 1] if k <= 2 else rest, shears[(k - 1) % 2] if k <= 3 else rest
    choices = zip(named(f"g{k}"), ENTRIES[k - 1], rest, two, three, strict=True)
    return {name: f"if(kind == {GIVEN}, {given}, if(none, {same}, if(kind == {PASSES}, {two}, {three})))"
            for name, given, same, two, three in choices}  # fmt: skip


def _formulas() -> dict[str, str]:
    """The factors, each on its way in its part of the time, their product up to now, and how far it is from the goal."""
    made = {"co": "if(abs(abs(turn) - 90) < 1e-9, 0, cos(turn * PI / 180))",
            "si": "if(abs(turn) == 180, 0, sin(turn * PI / 180))",
            "none": f"(kind == {PASSES} && co == 0) || (kind == {SHEARS} && abs(turn) == 180)"}  # fmt: skip
    for k in range(1, MOST + 1):
        factor, done = named(f"g{k}"), named(f"done{k - 1}") if k > 1 else ("1", "0", "0", "1")
        made |= _factor(k) | turning(f"g{k}", factor, f"kind == {GIVEN}")
        made |= motion(f"m{k}", factor, f"min(max(s * count - {k - 1}, 0), 1)", f"g{k}_angle")
        made |= times(f"done{k}", named(f"m{k}"), done)
    goals = zip(GOAL, "1001", ("co", "-si", "si", "co"), strict=True)
    made |= {name: f"if(kind == {GIVEN}, {same}, {turned})" for name, same, turned in goals}
    gaps = (f"abs({now} - {goal})" for now, goal in zip(NOW, GOAL, strict=True))
    return made | {"off": f"max({', '.join(gaps)})"}


NOW, GOAL = named(f"done{MOST}"), named("goal")
FORMULAS = _formulas()


@once
def _described() -> dict:
    base = live.base(NUMBERS)
    chart = alt.vconcat(_plane(base), _track(base), spacing=40, bounds="flush")
    # τ = tan(θ/2) = y/(r + x) in hundredths, as it is typed.
    tangent = "round(clamp(py / max(1e-9, hypot(px, py) + px), -50, 50) * 100) / 100"
    drags = [live.Drag("turn_handle", "chain", {"turn": f"360 / PI * atan({tangent})"}), track.drag("s", "moments", 1)]
    ring = np.linspace(0, 2 * np.pi, 97)
    data = {**mapped.tables(), "figure": mapped.strokes(letter()), "borders": pd.DataFrame({"at": [0.0]}),
            "parts": pd.DataFrame({"at": [0.0], "part": [""]}),
            "ring": pd.DataFrame({"x": ARM * np.cos(ring), "y": ARM * np.sin(ring), "k": range(97)})}  # fmt: skip
    spec = live.live(chart, home=dict.fromkeys(NUMBERS, 0.0), drags=drags, clock=live.Clock("s", per_second=0.25), data=data)
    spec["params"] += signals(FORMULAS)
    return spec


def _plane(base: alt.Chart) -> alt.LayerChart:
    turned = base.transform_filter(f"kind != {GIVEN}").transform_calculate(hx=f"{ARM} * co", hy=f"{ARM} * si")
    ring = table("ring").transform_filter(f"kind != {GIVEN}").mark_line(strokeDash=[3, 4], strokeWidth=1, opacity=0.7)
    return plane.square(
        live.floor(base, "chain"), mapped.grid(LIMIT, NOW), plane.cross(LIMIT),
        ring.encode(x("x"), y("y"), order="k:Q", color=alt.value(palette.KNOB)),
        mapped.outline(LIMIT), mapped.outline(LIMIT, GOAL, palette.RESULT, (5, 2)),
        *mapped.figure(LIMIT, NOW), *_columns(base),
        plane.label(turned, "hx", "hy", LIMIT, "R", palette.KNOB, dx=0, dy=-17),
        live.handle(turned, "turn_handle", x("hx"), y("hy"), palette.KNOB), *_readout(base), name="chain")  # fmt: skip


def _columns(base: alt.Chart) -> list[alt.Chart]:
    """The images of e₁ and e₂."""
    pairs = zip(("11", "12"), ("21", "22"), (palette.FIRST, palette.SECOND), strict=True)
    return [plane.arrow(base.transform_calculate(x=f"done{MOST}{i}", y=f"done{MOST}{j}"), "x", "y", LIMIT, color, clip=True)
            for i, j, color in pairs]  # fmt: skip


def _readout(base: alt.Chart) -> list[alt.Chart]:
    """Two live lines above the plane: the matrix of the moment, and the goal; at the end whether they agree."""
    rows = base.transform_calculate(
        now=f"'M = ' + {typed(NOW)}", verdict="s == 1 && (off > 1e-9 || none) ? 'differ' : 'agree'",
        goal=f"(kind == {GIVEN} ? 'I = ' : 'R = ') + {typed(GOAL)} + (s < 1 ? '' : none || off > 1e-9 ? ' ≠ M' : ' = M')")
    text = rows.mark_text(align="left", baseline="middle", fontSize=14, fontWeight="bold").encode(x=alt.value(0))
    verdict = alt.Color("verdict:N").scale(domain=["agree", "differ"], range=[palette.RESULT, palette.WRONG]).legend(None)
    return [text.encode(y=alt.value(-32), text="now:N", color=alt.value(palette.SHAPE)).properties(name="now"),
            text.encode(y=alt.value(-12), text="goal:N", color=verdict).properties(name="goal")]  # fmt: skip


def _track(base: alt.Chart) -> alt.LayerChart:
    """The moment s, with the part of each factor and its name."""
    at, middle = track.along("at", 1, (0, 0.25, 0.5, 0.75, 1)), track.MIDDLE
    borders = alt.Chart(alt.NamedData(name="borders")).mark_point(shape="stroke", angle=90, size=160, opacity=1)
    names = alt.Chart(alt.NamedData(name="parts")).mark_text(dy=-13, fontSize=14, fontWeight="bold")
    return track.track(
        base, "s", "moments", 1, (0, 0.25, 0.5, 0.75, 1), borders.encode(at, middle, color=alt.value(palette.QUIET)),
        names.encode(at, middle, text="part:N", color=alt.value(palette.SHAPE)).properties(name="parts"))
