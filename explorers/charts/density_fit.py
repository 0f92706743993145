"""A normal Q dragged over a target P with two humps, and its place on the map of the divergence, with the way downhill."""

import altair as alt
import numpy as np
import pandas as pd
from scipy.stats import rankdata

from explorers.charts import live, palette
from explorers.charts.kl_divergence import EXTENT, WIDTH
from explorers.charts.kl_normals import ROOT, normal
from explorers.charts.layered import layered
from explorers.charts.once import once
from explorers.density_fit import Fit, Way, valley
from explorers.two_humps import TwoHumps, moments

FAR, NARROW, WIDE = 4.0, 0.2, 3.5  # bounds of the fitted mean and standard deviation
FIT, TARGET = ("mu", "sigma"), ("a", "sa", "b", "sb", "weight")
FIXED = ("mean", "sd", "entropy", "endm", "ends")  # of the target, and the end of the way downhill
ACROSS, UP = np.linspace(-FAR, FAR, 41), np.linspace(NARROW, WIDE, 26)


def chart(way: Way, target: TwoHumps, mu, sigma, found: Fit) -> dict:
    """The live chart of N(mu, sigma²) over the target; `found` has the way downhill from there and the known minima."""
    shape = [getattr(target, name) for name in TARGET]
    values = (mu, sigma, *shape, *moments(target), target.entropy(), found.mu, found.sigma)
    home = dict(zip((*FIT, *TARGET, *FIXED), map(float, values), strict=True))
    way_down = pd.DataFrame(found.path, columns=["mu", "sigma"]).assign(k=range(len(found.path)))
    minima = pd.DataFrame(found.known, columns=["mu", "sigma", "bits"], dtype=float)
    data = {"tiles": _tiles(way, target), "way": way_down, "minima": minima}
    return live.refilled(_described(), home=home, data=data)


def _tiles(way: Way, target: TwoHumps) -> pd.DataFrame:
    """The map in 24 bands of equal area, from the lowest to the highest values: valleys are seen at every depth."""
    middle = [(side[1:] + side[:-1]) / 2 for side in (ACROSS, UP)]
    bits = valley(way, target, *middle)
    level = rankdata(bits).reshape(bits.shape) * 24 // (bits.size + 1)
    x, y = np.meshgrid(ACROSS[:-1], UP[:-1], indexing="ij")
    step_x, step_y = 1.08 * (ACROSS[1] - ACROSS[0]), 1.08 * (UP[1] - UP[0])  # neighbours overlap a little, or seams are seen
    sides = {"x": x, "x2": x + step_x, "y": y, "y2": y + step_y, "level": level}
    return pd.DataFrame({name: side.ravel() for name, side in sides.items()})


@once
def _described() -> dict:
    home = dict.fromkeys((*FIT, *TARGET, *FIXED), 1.0)
    base = live.base(home)
    drags = [live.Drag("peak_handle", "humps", {"mu": live.clamped("px", -FAR, FAR)}),
             live.Drag("side_handle", "humps", {"sigma": live.clamped("px - mu", NARROW, WIDE)}),
             live.Drag("place_handle", "map", {"mu": live.clamped("px", -FAR, FAR), "sigma": live.clamped("py", NARROW, WIDE)})]
    data = {"line": pd.DataFrame({"x": np.linspace(-7, 7, 281).round(6)}),
            "places": pd.DataFrame({"t": np.linspace(-7, 7, 801).round(6)})}
    chart = alt.vconcat(_humps(base), _map(base), spacing=10).configure(aria=False)
    return live.live(chart, home=home, drags=drags, data=data)


def _x(field: str, title=None) -> alt.X:
    return alt.X(f"{field}:Q").scale(domain=[-7, 7], nice=False).axis(title=title, tickCount=8)


def _humps(base: alt.Chart) -> alt.LayerChart:
    def y(field):
        return alt.Y(f"{field}:Q").scale(domain=[0, 1.05], nice=False).axis(title="density", tickCount=5, **EXTENT)

    rows = alt.Chart(alt.NamedData(name="line")).transform_calculate(
        p=f"(1 - weight) * {normal('datum.x', 'a', 'sa')} + weight * {normal('datum.x', 'b', 'sb')}",
        q=normal("datum.x", "mu", "sigma"), end=normal("datum.x", "endm", "ends"), zero="0")  # fmt: skip
    spots = base.transform_calculate(
        peak=f"min(1, 1 / (sigma * {ROOT}))", edge="mu + sigma", level=f"min(0.9, exp(-0.5) / (sigma * {ROOT}))")
    curve = rows.mark_line(clip=True, strokeWidth=2.5)
    return layered(
        live.floor(base, "humps"),
        rows.mark_area(clip=True, opacity=0.2).encode(_x("x"), y("zero"), y2="p:Q", color=alt.value(palette.FIRST)),
        curve.encode(_x("x"), y("p"), order="x:Q", color=alt.value(palette.FIRST)),
        rows.mark_line(clip=True, strokeWidth=2, strokeDash=[2, 3]).encode(
            _x("x"), y("end"), order="x:Q", color=alt.value(palette.RESULT)),
        curve.encode(_x("x"), y("q"), order="x:Q", color=alt.value(palette.SECOND)),
        live.handle(spots, "side_handle", _x("edge"), y("level"), palette.KNOB, dot=90, halo=700),
        live.handle(spots, "peak_handle", _x("mu"), y("peak"), palette.SECOND, dot=130, halo=800),
        _said(base.transform_calculate(said=_forward()), -26, palette.FIRST),
        _said(_reverse(), -9, palette.SECOND),
    ).properties(width=WIDTH, height=140, name="humps")  # fmt: skip


def _forward() -> str:
    bits = f"-entropy + log(sigma * {ROOT}) / LN2 + (sd * sd + pow(mean - mu, 2)) / (2 * sigma * sigma * LN2)"
    return f"'KL(P‖Q) = ' + format(max(0, {bits}), '.3f') + ' bits'"


def _reverse() -> alt.Chart:
    """The sum over 801 places of Q; the logarithm of P is taken hump by hump, so that nothing underflows."""
    def hump(m, s, share):
        return f"log({share}) - log({s} * {ROOT}) - pow((datum.x - {m}) / {s}, 2) / 2"

    rows = alt.Chart(alt.NamedData(name="places")).transform_calculate(
        x="mu + sigma * datum.t", first=hump("a", "sa", "1 - weight"), second=hump("b", "sb", "weight"),
        log_p="max(datum.first, datum.second) + log(1 + exp(-abs(datum.first - datum.second)))",
        log_q=f"-pow(datum.t, 2) / 2 - log(sigma * {ROOT})",
        part=f"exp(-pow(datum.t, 2) / 2) / {ROOT} * 0.0175 * (datum.log_q - datum.log_p) / LN2")  # fmt: skip
    total = rows.transform_aggregate(bits="sum(part)")
    return total.transform_calculate(said="'KL(Q‖P) = ' + format(max(0, datum.bits), '.3f') + ' bits'")


def _said(rows: alt.Chart, height: int, color: str) -> alt.Chart:
    return rows.mark_text(align="left", fontSize=14, fontWeight="bold").encode(
        x=alt.value(0), y=alt.value(height), text="said:N", color=alt.value(color))


def _map(base: alt.Chart) -> alt.LayerChart:
    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[-FAR - 0.3, FAR + 0.3], nice=False).axis(title="μ", tickCount=9, grid=False)

    def y(field):
        return alt.Y(f"{field}:Q").scale(domain=[0, WIDE + 0.2], nice=False).axis(title="σ", tickCount=7, grid=False, **EXTENT)

    tiles, way = alt.Chart(alt.NamedData(name="tiles")), alt.Chart(alt.NamedData(name="way"))
    minima = alt.Chart(alt.NamedData(name="minima"))
    white, black = alt.value("#ffffff"), alt.value("#000000")
    cross = minima.mark_point(shape="cross", size=170, filled=True, opacity=1, clip=True, strokeWidth=1.5)
    return layered(
        live.floor(base, "map"),
        tiles.mark_rect(clip=True, opacity=1).encode(x("x"), y("y"), x2="x2:Q", y2="y2:Q",
            color=alt.Color("level:Q").scale(scheme="viridis", domain=[0, 23]).legend(None)),
        way.mark_line(clip=True, strokeWidth=4.5).encode(x("mu"), y("sigma"), order="k:Q", color=black),
        way.mark_line(clip=True, strokeWidth=2).encode(x("mu"), y("sigma"), order="k:Q", color=white),
        cross.encode(x("mu"), y("sigma"), color=white, stroke=alt.value("#000000")),
        base.mark_point(size=330, filled=False, strokeWidth=2.5, opacity=1, clip=True).encode(
            x("endm"), y("ends"), color=white),
        live.handle(base, "place_handle", x("mu"), y("sigma"), palette.KNOB, dot=140, halo=1000),
    ).properties(width=WIDTH, height=180, name="map")  # fmt: skip
