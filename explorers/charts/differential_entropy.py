"""Three densities with the same standard deviation and their entropies, and a typed density with its signed integrand."""

import copy

import altair as alt
import numpy as np
import pandas as pd

from explorers.charts import live, lookup, palette
from explorers.charts.once import once
from explorers.differential_entropy import UNIT, Law, law_density
from explorers.samples import frame

WIDTH = 262
LOWEST, HIGHEST = 0.1, 2.0  # of the standard deviation
HEIGHT = 1.6  # of the picture, in probability per unit of x
COLORS: dict = {"domain": [law.value for law in Law], "range": [palette.SHAPE, palette.FIRST, palette.SECOND]}
DASHES: dict = {"domain": COLORS["domain"], "range": [[1, 0], [7, 3], [2, 3]]}
EXTENT: dict = {"minExtent": 40, "maxExtent": 40}


def laws(sd) -> dict:
    """The live chart: drag the standard deviation of three densities with mean 0; below, h of each in bits."""
    return live.refilled(_laws(), home={"sd": sd})


@once
def _laws() -> dict:
    home = {"sd": 1}
    base = live.base(home)
    chart = alt.vconcat(_densities(base), _bars(base), spacing=14)
    drags = [live.Drag("sd_handle", "densities", {"sd": live.clamped("px", LOWEST, HIGHEST)})]
    constants = pd.DataFrame({"law": COLORS["domain"], "unit": [UNIT[law] for law in Law]})
    return live.live(chart, home=home, drags=drags, data={"shapes": _shapes(), "constants": constants})


def _shapes() -> pd.DataFrame:
    """The densities with standard deviation 1; `u` is where, in standard deviations. Jumps are upright."""
    root = np.sqrt(3)
    places = {
        Law.NORMAL: np.linspace(-5, 5, 121),
        Law.UNIFORM: np.array([-root - 1e-9, -root + 1e-9, root - 1e-9, root + 1e-9]),
        Law.EXPONENTIAL: np.concatenate([[-1 - 1e-9], np.linspace(-1, 7, 81)]),
    }
    parts = [pd.DataFrame({"law": law.value, "u": u, "d": law_density(law, u, 1.0)}) for law, u in places.items()]
    return pd.concat(parts, ignore_index=True)


def _densities(base: alt.Chart) -> alt.LayerChart:
    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[-4, 4], nice=False).axis(title="x", tickCount=9)

    def y(field):
        return alt.Y(f"{field}:Q").scale(domain=[0, HEIGHT], nice=False).axis(
            title="density per unit of x", tickCount=6, **EXTENT)

    curves = alt.Chart(alt.NamedData(name="shapes")).transform_calculate(x="datum.u * sd", f="datum.d / sd")
    color = alt.Color("law:N").scale(**COLORS).legend(None)
    dash = alt.StrokeDash("law:N").scale(**DASHES).legend(None)
    return alt.layer(
        live.floor(base, "densities"),
        curves.mark_line(clip=True, strokeWidth=2.5).encode(x("x"), y("f"), order="u:Q", color=color, strokeDash=dash),
        base.mark_rule(strokeWidth=2, strokeDash=[3, 3]).encode(x=x("sd"), color=alt.value(palette.KNOB)),
        base.transform_calculate(said="'standard deviation ' + format(sd, '.2f')").mark_text(
            align="left", fontSize=14, fontWeight="bold").encode(
            x=alt.value(0), y=alt.value(-10), text="said:N", color=alt.value(palette.KNOB)),
        live.handle(base, "sd_handle", x("sd"), alt.YValue(14), palette.KNOB, dot=140, halo=1100),
    ).properties(width=WIDTH, height=180, name="densities")  # fmt: skip


def _bars(base: alt.Chart) -> alt.LayerChart:
    rows = alt.Chart(alt.NamedData(name="constants")).transform_calculate(
        h="datum.unit + log(sd) / LN2", zero="0", said="format(datum.h, '.3f')", above="datum.h >= 0")

    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[-2.8, 4], nice=False).axis(title="differential entropy h in bits", tickCount=7)

    row = alt.Y("law:N").scale(domain=COLORS["domain"]).axis(title=None, domain=False, ticks=False, minExtent=70, maxExtent=70)
    color = alt.Color("law:N").scale(**COLORS).legend(None)
    number: dict = {"fontSize": 13, "baseline": "middle"}
    return alt.layer(
        rows.mark_bar(size=15, opacity=0.85).encode(x("zero"), row, x2="h:Q", color=color),
        base.mark_rule(strokeWidth=1.5).encode(x=x("zero"), color=alt.value(palette.QUIET)),
        rows.transform_filter("datum.above").mark_text(align="left", dx=5, **number).encode(
            x("h"), row, text="said:N", color=color),
        rows.transform_filter("!datum.above").mark_text(align="right", dx=-5, **number).encode(
            x("h"), row, text="said:N", color=color),
    ).properties(width=WIDTH - 30, height=84, name="bars")  # fmt: skip


def typed(f, low: float, high: float, found) -> dict:
    """A typed density (found.mass normalises it) above the normal one with its mean and variance; below, −p log₂ p as areas."""
    x = np.linspace(low, high, 401)
    p = np.maximum(f.value(x), 0) / found.mass  # NaN where there is no density
    with np.errstate(divide="ignore", invalid="ignore"):
        part = np.where(p > 0, -p * np.log2(p), p)
    normal = law_density(Law.NORMAL, x - found.mean, found.sd) if found.sd > 0 else np.full_like(x, np.nan)
    top = frame(np.concatenate([[0.0], p, normal]))[1]
    rows = pd.DataFrame({"x": x, "p": p, "normal": normal, "more": np.maximum(part, 0), "less": np.minimum(part, 0)})
    least, most = frame(np.concatenate([[0.0], part]))
    ends = {"low": low, "high": high, "floor": 0.0, "top": top, "least": min(0.0, least), "most": max(0.0, most)}
    return {**copy.deepcopy(_typed()), "datasets": {"density": rows, "frame": pd.DataFrame([ends])}}


@once
def _typed() -> dict:
    def x(field):
        return alt.X(f"{field}:Q").scale(domain=lookup.frame("low", "high"), nice=False, zero=False).axis(
            title="x", tickCount=6, grid=False)

    def y(field, ends, title):
        return alt.Y(f"{field}:Q").scale(domain=lookup.frame(*ends), nice=False).axis(
            title=title, tickCount=5, format="~g", **EXTENT)

    rows = alt.Chart(alt.NamedData(name="density")).transform_calculate(zero="0")
    above, below = ("floor", "top"), ("least", "most")
    line, density, integrand = rows.mark_line(clip=True, strokeWidth=2.5), "density p", "−p log₂ p in bits"
    area = rows.mark_area(clip=True, opacity=0.5)
    ground = alt.Chart(alt.NamedData(name="frame")).transform_calculate(zero="0").mark_rule()
    chart = alt.vconcat(
        alt.layer(
            line.mark_line(clip=True, strokeDash=[6, 4], strokeWidth=2).encode(
                x("x"), y("normal", above, density), color=alt.value(palette.QUIET)),
            line.encode(x("x"), y("p", above, density), color=alt.value(palette.SHAPE)),
        ).properties(width=WIDTH, height=140, name="density"),
        alt.layer(
            ground.encode(y=y("zero", below, integrand), color=alt.value(palette.QUIET)),
            area.encode(x("x"), y("zero", below, integrand), y2="more:Q", color=alt.value(palette.SHAPE)),
            area.encode(x("x"), y("zero", below, integrand), y2="less:Q", color=alt.value(palette.WRONG)),
        ).properties(width=WIDTH, height=110, name="integrand"),
        spacing=14,
    )  # fmt: skip
    return {**chart.to_dict(), "autosize": "pad"}
