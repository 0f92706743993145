"""f, f′ and f″ below each other under one draggable line, with every place of an extremum marked on f."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, lookup, palette
from explorers.charts.once import once
from explorers.extrema import Extrema
from explorers.samples import Samples, frame

WIDTH = 285
HEIGHTS = {"f": 150, "slope": 95, "bend": 95}
COLUMNS = {"f": "y", "slope": "slope", "bend": "bend"}
NAMES = {"f": "f", "slope": "f′", "bend": "f″"}
LETTERS = {"minimum": "min", "maximum": "max", "neither": "neither", "undecided": "?"}
FAR = 4  # heights of the window
MOST_WORDS = 30  # more places are marked by their shapes alone
SHAPES = ["triangle-up", "triangle-down", "square", "circle"]


def aligned(sampled: Samples, found: Extrema, low: float, high: float, x0: float) -> dict:
    """The live chart: drag the line in any of the three graphs."""
    beside = 0.06 * (high - low)  # room for the words at both ends
    ends = {"first": low, "last": high, "x_low": low - beside, "x_high": high + beside}
    windows = {"f": _room(frame(sampled.value, margin=0.18), found), "slope": frame(sampled.slope), "bend": frame(sampled.bend)}
    for name, (bottom, top) in windows.items():
        ends |= {f"{name}_low": bottom, f"{name}_high": top}
    data = {"curve": lookup.table(sampled), "frame": pd.DataFrame([ends]), "places": _places(found), "regions": _regions(found)}
    return live.refilled(_described(), home={"x0": float(x0)}, data=data)


@once
def _described() -> dict:
    home = {"x0": 0.0}
    base = live.base(home)
    views = [_graph(base, name) for name in COLUMNS]
    first, last = lookup.field("frame", "first", -1), lookup.field("frame", "last", 1)
    drags = [live.Drag(f"{name}_handle", name, {"x0": live.clamped("px", first, last, 3)}) for name in COLUMNS]
    return live.live(alt.vconcat(*views, spacing=6), home=home, drags=drags)


def _room(window: tuple[float, float], found: Extrema) -> tuple[float, float]:
    """The window with room for every place that is not far outside, as one beside a pole is."""
    low, high = window
    far = FAR * (high - low)
    near = [place.value for place in found.places if low - far <= place.value <= high + far]
    pad = 0.18 * (max([high, *near]) - min([low, *near]))
    return min([low, *(value - pad for value in near)]), max([high, *(value + pad for value in near)])


def _places(found: Extrema) -> pd.DataFrame:
    crowded = len(found.places) > MOST_WORDS
    rows = [{"x": place.x, "y": place.value, "kind": str(place.kind), "letter": "" if crowded else LETTERS[place.kind]}
            for place in found.places]  # fmt: skip
    table = pd.DataFrame(rows, columns=["x", "y", "kind", "letter"])
    return table[np.isfinite(table.y.astype(float))]


def _regions(found: Extrema) -> pd.DataFrame:
    """Stretches where further critical points may be, or where f is flat."""
    rows = [{"low": region.boxes.lo.min(), "high": region.boxes.hi.max()} for region in found.regions]
    return pd.DataFrame(rows, columns=["low", "high"]).astype(float)


def _graph(base: alt.Chart, name: str) -> alt.LayerChart:
    def x(field):
        axis = alt.Axis(title=None, domain=False, ticks=False, tickCount=6, format="~g", labels=name == "bend")
        return alt.X(f"{field}:Q").scale(domain=lookup.frame("x_low", "x_high"), nice=False, zero=False).axis(axis)

    def y(field):
        scale: dict = {"domain": lookup.frame(f"{name}_low", f"{name}_high"), "nice": False, "zero": False}
        axis = alt.Axis(title=None, domain=False, ticks=False, tickCount=4, format="~g", minExtent=38, maxExtent=38)
        return alt.Y(f"{field}:Q").scale(**scale).axis(axis)

    column = COLUMNS[name]
    low, high = (lookup.field("frame", f"{name}_{end}", 0) for end in ("low", "high"))
    value = lookup.at("curve", "x0", column, {"f": "slope", "slope": "bend"}.get(name))
    here = base.transform_calculate(value=value).transform_calculate(
        dot=f"isValid(datum.value) ? clamp(datum.value, {low}, {high}) : {low}",
        said=f"'{NAMES[name]}(' + format(x0, '.3~f') + ') = ' + (isValid(datum.value) ? format(datum.value, '.4~g') : '–')")
    curve = alt.Chart(alt.NamedData(name="curve")).mark_line(clip=True, strokeWidth=2.5)
    first = alt.value(palette.FIRST)
    layers = [
        live.floor(base, name), lookup.zeros(x("zero"), y("zero")),
        alt.Chart(alt.NamedData(name="regions")).mark_rect(opacity=0.25, clip=True).encode(
            x("low"), x2="high:Q", color=alt.value(palette.WRONG)),
        here.mark_rule(strokeDash=[3, 3]).encode(x("x0"), color=first),
        curve.encode(x("x"), y(column), detail="piece:N", color=alt.value(palette.SHAPE if name == "f" else palette.RESULT)),
        *(_marks(x, y) if name == "f" else []),
        live.handle(here, f"{name}_handle", x("x0"), y("dot"), palette.FIRST, dot=90, halo=900),
        here.mark_text(align="left", fontSize=13, fontWeight="bold", dy=-7).encode(
            x=alt.value(2), y=alt.value(0), text="said:N", color=first),
    ]  # fmt: skip
    return alt.layer(*layers).properties(width=WIDTH, height=HEIGHTS[name], name=name)


def _marks(x, y) -> list[alt.Chart]:
    """The places by kind: a shape, and the word beside it."""
    places = alt.Chart(alt.NamedData(name="places"))
    kinds: dict = {"domain": list(LETTERS)}
    looks = alt.Scale(**kinds, range=[palette.SECOND, palette.KNOB, palette.QUIET, palette.WRONG])
    color = alt.Color("kind:N").scale(looks).legend(None)
    shape = alt.Shape("kind:N").scale(**kinds, range=SHAPES).legend(None)
    return [
        places.mark_point(size=90, filled=True, opacity=1, clip=True).encode(x("x"), y("y"), color=color, shape=shape),
        places.mark_text(dy=14, fontSize=11, fontWeight="bold", clip=True).encode(x("x"), y("y"), text="letter:N", color=color),
    ]
