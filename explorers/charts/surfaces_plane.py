"""The contour map with the point, and the two slices through it as curves with their tangents."""

import altair as alt

from explorers.charts import live, lookup, palette
from explorers.charts.surfaces_numbers import FRAME, along_x, along_y, number
from explorers.charts.surfaces_space import SHADES, WIDE

SMALL, LOW = 128, 120  # pixels: the width and the height of a slice


def _axis(kind, field: str, low: str, high: str, count: int = 6):
    scale = {"domain": lookup.frame(low, high), "nice": False, "zero": False}
    axis = alt.Axis(title=None, domain=False, ticks=False, tickCount=count, grid=False, minExtent=28, maxExtent=28,
                    labelExpr="format(datum.value, '.4~g')")  # fmt: skip
    return kind(f"{field}:Q").scale(**scale).axis(axis)


def _x(field: str):
    return _axis(alt.X, field, "x_low", "x_high")


def _y(field: str):
    return _axis(alt.Y, field, "y_low", "y_high")


def contour_map(base: alt.Chart) -> alt.LayerChart:
    """Level curves with their heights; the lines y = y₀ and x = x₀ over which the slices stand."""
    tiles, names = alt.Chart(alt.NamedData(name="tiles")), alt.Chart(alt.NamedData(name="names"))
    levels = alt.Chart(alt.NamedData(name="levels"))
    levels = levels.mark_point(filled=False, size=WIDE**2, strokeWidth=1, opacity=0.9, clip=True)
    text = names.mark_text(fontSize=11, clip=True)
    line = base.mark_rule(strokeWidth=2)
    path = alt.Chart(alt.NamedData(name="path")).mark_line(strokeWidth=2.5, strokeDash=[2, 2], clip=True)
    # Only a table that some layer draws from is loaded.
    needed = alt.Chart(alt.NamedData(name="grid")).transform_filter("false").mark_point()
    return alt.layer(
        live.floor(base, "map"),
        tiles.mark_rect(clip=True).encode(_x("x"), _y("y"), x2="x2:Q", y2="y2:Q",
            color=alt.Color("level:Q").scale(SHADES).legend(None)),
        levels.encode(x=alt.value(WIDE / 2), y=alt.value(WIDE / 2), shape=alt.Shape("path:N").scale(None).legend(None),
            color=alt.value("#48505e")),
        text.encode(_x("x"), _y("y"), text=alt.Text("level:Q", format="~g"), color=alt.value("#20242c")),
        line.encode(_y("y0"), color=alt.value(palette.FIRST)), line.encode(_x("x0"), color=alt.value(palette.SECOND)),
        path.encode(_x("x"), _y("y"), order="t:Q", detail="piece:N", color=alt.value(palette.WRONG)),
        needed, lookup.zeros(_x("zero"), _y("zero")).transform_filter("false"),
        live.handle(base, "point_handle", _x("x0"), _y("y0"), palette.KNOB),
    ).properties(width=WIDE, height=WIDE, name="map")  # fmt: skip


def slices(base: alt.Chart) -> alt.HConcatChart:
    """f over the two lines through the point, each with its tangent; both have the same heights."""
    base = base.transform_calculate(z_dot=f"isValid(z0) ? clamp(z0, {FRAME['v_low']}, {FRAME['v_high']}) : {FRAME['v_low']}")
    east = _slice(base, along_x(), "x", "x0", "fx", "east", palette.FIRST, "'y = ' + format(y0, '.3~f')")
    north = _slice(base, along_y(), "y", "y0", "fy", "north", palette.SECOND, "'x = ' + format(x0, '.3~f')")
    return alt.hconcat(east, north, spacing=8)


def _slice(base, rows, axis: str, place: str, slope: str, name: str, color: str, held: str) -> alt.LayerChart:
    low, high = f"{axis}_low", f"{axis}_high"

    def x(field):
        return _axis(alt.X, field, low, high, 4)

    def y(field):
        return _axis(alt.Y, field, "v_low", "v_high", 4)

    tangent = base.transform_filter(f"isValid(z0) && isValid({slope})").transform_calculate(
        t1=FRAME[low], t2=FRAME[high], v1=f"z0 + {slope} * ({FRAME[low]} - {place})",
        v2=f"z0 + {slope} * ({FRAME[high]} - {place})")  # fmt: skip
    words = base.mark_text(fontSize=13, fontWeight="bold")
    said = words.transform_calculate(held=held, slope=f"'slope ' + {number(slope)}")
    ink = alt.value(color)
    return alt.layer(
        live.floor(base, name),
        rows.mark_line(strokeWidth=2, clip=True).encode(x("t"), y("v"), detail="piece:N", order="k:Q", color=ink),
        tangent.mark_rule(strokeWidth=2.5, strokeDash=[7, 3], clip=True).encode(
            x("t1"), y("v1"), x2="t2:Q", y2="v2:Q", color=ink).properties(name=f"{name}_tangent"),
        said.encode(x=alt.value(SMALL / 2), y=alt.value(-24), text="held:N", color=ink),
        said.encode(x=alt.value(SMALL / 2), y=alt.value(-8), text="slope:N", color=ink),
        live.handle(base, f"{name}_handle", x(place), y("z_dot"), palette.KNOB, dot=110, halo=900),
    ).properties(width=SMALL, height=LOW, name=name)  # fmt: skip
