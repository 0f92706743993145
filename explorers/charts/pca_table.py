"""A table in its principal components: scores, what k components keep, and one row rebuilt from k."""

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, lookup, palette, pca_loadings, plane
from explorers.charts.once import once
from explorers.pca import Components, shares, typical_error

COLORS = [palette.FIRST, palette.KNOB, palette.SECOND, palette.RESULT]  # of up to four groups, as are their shapes
SHAPES = ["circle", "square", "triangle-up", "diamond"]
NUMBERS = ("k", "most", "reach", "wide")
ONE = alt.Chart(live.HOME)
ABOVE: dict = {"titleAngle": 0, "titleAlign": "left", "titleX": -28, "titleY": -10}  # the title of an axis over its top


def components(found: Components, columns, groups, row: int, k: int) -> dict:
    """The live chart: drag k. `groups` has a word for each row or is empty; row counts from 1."""
    whole = found.axes @ found.scores[row - 1]
    reach, wide = (1.12 * float(np.abs(values).max()) or 1.0 for values in (found.scores[:, :2], whole))
    home = {"k": float(k), "most": float(len(found.variances)), "reach": reach, "wide": wide}
    names = list(dict.fromkeys(groups))
    codes = [str(names.index(group)) for group in groups] or ["0"] * len(found.scores)
    scores = pd.DataFrame(found.scores[:, :2], columns=["x", "y"]).assign(group=codes)
    data = {"scores": scores, "here": scores.iloc[[row - 1]], "names": _centres(scores, names), "kept": _kept(found),
            "columns": pca_loadings.table(columns).assign(value=whole), "parts": _parts(found, row)}  # fmt: skip
    return live.refilled(_described(), home=home, data=data)


def _centres(scores: pd.DataFrame, names) -> pd.DataFrame:
    """Where the word of each group stands: over the middle of its rows."""
    members = [scores[scores.group == str(i)] for i in range(len(names))]
    rows = [(rows.x.mean(), rows.y.max(), name) for rows, name in zip(members, names, strict=True)]
    return pd.DataFrame(rows, columns=["x", "y", "text"]).astype({"x": float, "y": float})


def _kept(found: Components) -> pd.DataFrame:
    """For k = 0 … r: the share of component k, the shares up to k, and the typical error."""
    each = np.append(0.0, shares(found.variances))
    errors = [typical_error(found, k) for k in range(len(each))]
    return pd.DataFrame({"k": range(len(each)), "each": each, "share": each.cumsum(), "error": errors})


def _parts(found: Components, row: int) -> pd.DataFrame:
    """The row rebuilt from k = 0 … r components, in the units of what was decomposed."""
    p, r = found.axes.shape
    sums = np.cumsum(np.hstack([np.zeros((p, 1)), found.axes * found.scores[row - 1]]), axis=1)
    field, k = np.meshgrid([f"c{j}" for j in range(p)], np.arange(r + 1), indexing="ij")
    return pd.DataFrame({"field": field.ravel(), "k": k.ravel(), "rebuilt": sums.ravel()})


@once
def _described() -> dict:
    base = live.base(NUMBERS)
    empty = {"x": pd.Series(dtype=float), "y": pd.Series(dtype=float)}
    data = {"names": pd.DataFrame({**empty, "text": pd.Series(dtype=str)})}
    chart = alt.vconcat(_scores(base), _share(base), _profile(), spacing=34)
    drag = live.Drag("k_handle", "kept", {"k": live.clamped("px", 0, "most", 0)})
    return live.live(chart, home=dict.fromkeys(NUMBERS, 1.0), drags=[drag], data=data)


def _around(name: str) -> list:
    value = lookup.field("home", name, 1)
    return [alt.expr(f"-{value}"), alt.expr(value)]


def _scores(base: alt.Chart) -> alt.LayerChart:
    def x(field):
        axis = alt.Axis(title="component 1", domain=False, ticks=False, tickCount=5, format=".3~g")
        return alt.X(f"{field}:Q").scale(domain=_around("reach"), nice=False, zero=False).axis(axis)

    def y(field):
        extent: dict = {"minExtent": 32, "maxExtent": 32}
        axis = alt.Axis(title="component 2", **ABOVE, **extent, domain=False, ticks=False, tickCount=5, format=".3~g")
        return alt.Y(f"{field}:Q").scale(domain=_around("reach"), nice=False, zero=False).axis(axis)

    color = alt.Color("group:N").scale(domain=["0", "1", "2", "3"], range=COLORS).legend(None)
    shape = alt.Shape("group:N").scale(domain=["0", "1", "2", "3"], range=SHAPES).legend(None)
    rows, here, names = (alt.Chart(alt.NamedData(name=name)) for name in ("scores", "here", "names"))
    zero = ONE.transform_calculate(zero="0")
    sides = ("datum.x < 0", "left", -10), ("datum.x >= 0", "right", 10)  # so that no word leaves the picture
    return plane.square(
        zero.mark_rule(opacity=0.6).encode(x("zero"), color=alt.value(palette.QUIET)),
        zero.mark_rule(opacity=0.6).encode(y=y("zero"), color=alt.value(palette.QUIET)),
        rows.mark_point(filled=True, size=26, opacity=0.65, clip=True).encode(x("x"), y("y"), color=color, shape=shape),
        here.mark_point(size=230, strokeWidth=2.5, opacity=1, clip=True).encode(x("x"), y("y"), color=alt.value(palette.SHAPE)),
        *[names.transform_filter(side)
          .mark_text(align=alt.Align(align), dx=dx, dy=-14, fontSize=13, fontWeight="bold", clip=True)
          .encode(x("x"), y("y"), text="text:N", color=alt.value(palette.QUIET)) for side, align, dx in sides],
        name="scores",
    )


def _share(base: alt.Chart) -> alt.LayerChart:
    """The share of each component as a bar, the shares of the first k together as a line, and the knob k on it."""
    ends = [alt.expr("-0.6"), alt.expr(f"{lookup.field('home', 'most', 1)} + 0.6")]

    def x(field):
        axis = alt.Axis(title="number k of components", grid=False, tickMinStep=1, format="d", domain=False)
        return alt.X(f"{field}:Q").scale(domain=ends, nice=False, zero=False).axis(axis)

    def y(field):
        axis = alt.Axis(title=None, values=[0, 0.5, 1], format="%", domain=False)
        return alt.Y(f"{field}:Q").scale(domain=[-0.06, 1.14], nice=False).axis(axis)

    rows = alt.Chart(alt.NamedData(name="kept"))
    wide = rows.transform_filter("datum.k > 0").transform_calculate(left="datum.k - 0.35", right="datum.k + 0.35", zero="0")
    there, row = "length(data('kept')) > k", "data('kept')[k]"
    knob = base.transform_calculate(kept=f"{there} ? {row}.share : 0")
    numbers = f"'k = ' + k + ': ' + format({row}.share, '.1%') + ', error ' + format({row}.error, '.4~g')"
    said = ONE.transform_calculate(said=f"{there} ? {numbers} : ''")
    text = said.mark_text(align="left", baseline="middle", fontSize=13, fontWeight="bold")
    return alt.layer(
        live.floor(base, "kept"),
        wide.mark_bar(opacity=0.75).encode(x("left"), y("zero"), x2="right:Q", y2="each:Q", color=alt.value(palette.SHAPE)),
        rows.mark_line(strokeWidth=1.5, point=True).encode(x("k"), y("share"), color=alt.value(palette.QUIET)),
        live.handle(knob, "k_handle", x("k"), y("kept"), palette.KNOB, dot=130, halo=900),
        text.encode(x=alt.value(0), y=alt.value(-12), text="said:N", color=alt.value(palette.KNOB)).properties(name="said"),
    ).properties(width=plane.SIZE - 40, height=100, name="kept")


def _profile() -> alt.LayerChart:
    """The chosen row minus the mean as dots, and as diamonds what k components rebuild of it."""
    def x(field):
        axis = alt.Axis(title="row minus mean", tickCount=5, format=".3~g", domain=False)
        return alt.X(f"{field}:Q").scale(domain=_around("wide"), nice=False, zero=False).axis(axis)

    rows, parts = (alt.Chart(alt.NamedData(name=name)) for name in ("columns", "parts"))
    rebuilt = parts.transform_filter("datum.k == k")
    rebuilt = rebuilt.mark_point(shape="diamond", filled=False, size=150, strokeWidth=2, opacity=1)
    line, zero = pca_loadings.line(), ONE.transform_calculate(zero="0").mark_rule(opacity=0.6)
    return alt.layer(
        pca_loadings.names(rows), zero.encode(x("zero"), color=alt.value(palette.QUIET)),
        rows.mark_point(filled=True, size=45, opacity=1).encode(x("value"), line, color=alt.value(palette.FIRST)),
        rebuilt.encode(x("rebuilt"), line, color=alt.value(palette.KNOB)),
    ).properties(width=pca_loadings.WIDTH, height=alt.Step(17), name="profile")
