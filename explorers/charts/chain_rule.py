"""Number lines joined by arrows: a small interval travels through the chain and is stretched by every slope."""

import altair as alt
import pandas as pd

from explorers.charts import live, lookup, palette
from explorers.charts.once import once
from explorers.samples import frame, lattice, samples

WIDTH, HEIGHT = 225, 400
MOST = 6  # links
LINES = alt.NamedData(name="lines")
NAMES = ("x", "u", "v", "w", "s", "t")


def lines(functions, low: float, high: float):
    """The window of every line and the table of every link, the window of a line being what the one above can reach."""
    windows, tables = [(low, high)], []
    for f in functions:
        sampled = samples(f, lattice(*windows[-1], most=400, finest=1e-9))
        tables.append(lookup.table(sampled))
        windows.append(frame(sampled.value))
    return windows, tables


def journey(functions, low: float, high: float, x: float, dx: float) -> dict:
    """The live chart: drag the point x, and the end of the interval dx."""
    windows, tables = lines(functions, low, high)
    names = [*NAMES[: len(functions)], "y"]
    rows = [{"k": k, "name": name, "low": a, "high": b} for k, (name, (a, b)) in enumerate(zip(names, windows, strict=True))]
    table = pd.DataFrame(rows)
    table = table.assign(next_low=table.low.shift(-1), next_high=table.high.shift(-1))
    empty = tables[0].iloc[:0]
    data = {"lines": table, "ticks": _ticks(rows)}
    data |= {f"link{k + 1}": tables[k] if k < len(tables) else empty for k in range(MOST)}
    data["depth"] = pd.DataFrame({"low": [len(functions) + 0.45], "high": [-0.45]})
    return live.refilled(_described(), home={"x0": float(x), "dx": float(dx)}, data=data)


@once
def _described() -> dict:
    home = {"x0": 0.0, "dx": 0.0}
    spec = live.live(_picture(home), home=home, drags=_drags())
    spec["params"] += _signals()
    return spec


def _drags() -> list[live.Drag]:
    low, high = lookup.field("lines", "low", -1), lookup.field("lines", "high", 1)
    pointed = f"({low} + px * ({high} - {low}))"
    reach = live.clamped(f"{pointed} - x0", f"({low} - x0)", f"({high} - x0)")
    return [live.Drag("x_handle", "chain", {"x0": live.clamped(pointed, low, high)}),
            live.Drag("dx_handle", "chain", {"dx": reach})]  # fmt: skip


def _signals() -> list[dict]:
    """u₁ … and the slopes, looked up; d₁ … the linear images of dx; e₁ … the true images of x + dx."""
    found = {"u0": "x0", "d0": "dx", "e0": "x0 + dx"}
    for k in range(1, MOST + 1):
        found[f"u{k}"] = lookup.at(f"link{k}", f"u{k - 1}", slope="slope")
        found[f"s{k}"] = lookup.at(f"link{k}", f"u{k - 1}", column="slope", slope="bend")
        found[f"d{k}"] = f"s{k} * d{k - 1}"
        found[f"e{k}"] = lookup.at(f"link{k}", f"e{k - 1}", slope="slope")
    each = {f"all_{letter}": f"[{', '.join(f'{letter}{k}' for k in range(MOST + 1))}]" for letter in "ude"}
    slopes = {"all_s": f"[{', '.join(f's{k}' for k in range(1, MOST + 1))}, NaN]"}
    return [{"name": name, "expr": formula} for name, formula in (found | each | slopes).items()]


def _ticks(rows) -> pd.DataFrame:
    """The two ends of every line, written in the same number of digits."""
    ends = [(row["k"], place, row[end]) for row in rows for place, end in ((0.0, "low"), (1.0, "high"))]
    return pd.DataFrame([{"k": k, "place": place, "label": f"{value:.3g}".replace("-", "−")} for k, place, value in ends])


def _place(value: str, following: bool = False) -> str:
    low, high = ("datum.next_low", "datum.next_high") if following else ("datum.low", "datum.high")
    return f"({value} - {low}) / ({high} - {low})"


def _picture(home) -> alt.LayerChart:
    def x(field):
        return alt.X(f"{field}:Q").scale(domain=[0, 1], nice=False).axis(None)

    def y(field):
        return alt.Y(f"{field}:Q").scale(domain=lookup.frame("low", "high", "depth"), nice=False).axis(None)

    low, high = lookup.field("lines", "low", -1), lookup.field("lines", "high", 1)
    base = live.base(home).transform_calculate(
        top="0", at=f"(x0 - {low}) / ({high} - {low})", end=f"(x0 + dx - {low}) / ({high} - {low})")
    row = alt.Chart(LINES).transform_calculate(
        zero="0", one="1", here=_place("all_u[datum.k]"), image=_place("all_u[datum.k] + all_d[datum.k]"),
        true=_place("all_e[datum.k]"), next="datum.k + 1", between="datum.k + 0.5",
        on=_place("all_u[datum.k + 1]", True), on_end=_place("all_u[datum.k + 1] + all_d[datum.k + 1]", True),
        said="datum.name + ' = ' + format(all_u[datum.k], '.3f')",
        length="'d' + datum.name + ' = ' + format(all_d[datum.k], '.3f')",
        slope="isValid(all_s[datum.k]) && datum.next_low != null ? '× ' + format(all_s[datum.k], '.3f') : ''",
    )
    link = row.transform_filter("datum.next_low != null")
    gray, knob, first, result = (alt.value(c) for c in (palette.QUIET, palette.KNOB, palette.FIRST, palette.RESULT))
    ticks = alt.Chart(alt.NamedData(name="ticks"))
    tables = [alt.Chart(alt.NamedData(name=f"link{k}")).mark_point(opacity=0).encode(x("x")).transform_filter("false")
              for k in range(1, MOST + 1)]  # fmt: skip
    loaded = alt.Chart(alt.NamedData(name="depth")).mark_point(opacity=0).encode(y=y("low")).transform_filter("false")
    return alt.layer(
        live.floor(base, "chain"), *tables, loaded,
        row.mark_rule(strokeWidth=1.5).encode(x("zero"), y("k"), x2="one:Q", color=gray),
        ticks.mark_text(dy=15, fontSize=11).encode(x("place"), y("k"), text="label:N", color=gray),
        link.mark_rule(strokeWidth=1.5, clip=True).encode(x("here"), y("k"), x2="on:Q", y2="next:Q", color=first),
        link.mark_rule(strokeWidth=1.5, clip=True, strokeDash=[4, 3]).encode(
            x("image"), y("k"), x2="on_end:Q", y2="next:Q", color=knob),
        row.mark_rule(strokeWidth=7, clip=True).encode(x("here"), y("k"), x2="image:Q", color=knob),
        row.mark_point(shape="diamond", size=60, filled=False, strokeWidth=2, clip=True).encode(
            x("true"), y("k"), color=result),
        row.mark_point(filled=True, size=70, opacity=1, clip=True).encode(x("here"), y("k"), color=first),
        row.mark_text(align="left", dy=-14, fontSize=13, fontWeight="bold").encode(
            x("zero"), y("k"), text="said:N", color=first),
        row.mark_text(align="left", dx=14, fontSize=13).encode(x("one"), y("k"), text="length:N", color=knob),
        row.mark_text(align="left", dx=14, fontSize=13).encode(x("one"), y("between"), text="slope:N", color=result),
        live.handle(base, "x_handle", x("at"), y("top"), palette.FIRST),
        live.handle(base, "dx_handle", x("end"), y("top"), palette.KNOB, dot=110, halo=700),  # above, so a short dx is held
    ).properties(width=WIDTH, height=HEIGHT, name="chain")
