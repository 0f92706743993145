"""Extrema: where a function is lowest and highest, and what its derivatives decide."""

import streamlit as st

from explorers.charts import extrema as charts
from explorers.extrema import Kind, Where, extrema
from explorers.functions import parse
from explorers.samples import lattice, samples
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob
from ui.formula import formula
from ui.text import number, part
from ui.turns import fragment

PAGE = "extrema"
X0 = Knob("x0", "place x", -100.0, 100.0, -1.0, 0.001)
WINDOW = Knob("lo", "interval from", -100.0, 100.0, -2.0), Knob("hi", "to", -100.0, 100.0, 2.0)
SHOWN = 24  # places in the table
PLAIN = {"lo": -2.0, "hi": 2.0, "x0": 0.0}
EXAMPLES = {
    "x³ − 3x": {**PLAIN, "f": "x^3 - 3x", "x0": -1.0},
    "x⁴": {**PLAIN, "f": "x^4"},
    "−x⁴": {**PLAIN, "f": "-x^4"},
    "x⁴ − x³": {"f": "x^4 - x^3", "lo": -1.0, "hi": 1.5, "x0": 0.75},
    "x sin(3x)": {"f": "x sin(3x)", "lo": -5.0, "hi": 5.0, "x0": 0.0},
}
BREAKS = {
    "x³": {**PLAIN, "f": "x^3"},
    "e^(−1/x²)": {**PLAIN, "f": "exp(-1/x^2)"},
    "|x|": {**PLAIN, "f": "abs(x)"},
    "∛x²": {**PLAIN, "f": "cbrt(x)^2"},
    "√x: the edge": {**PLAIN, "f": "sqrt(x)"},
    "1/x": {**PLAIN, "f": "1/x"},
    "constant": {**PLAIN, "f": "2"},
    "sin(1/x)": {"f": "sin(1/x)", "lo": -1.0, "hi": 1.0, "x0": 0.5},
}


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        f = formula(PAGE, "f", "f(x)", "x^3 - 3x")
        controls.presets(PAGE, EXAMPLES)
        low, high = controls.numbers(PAGE, WINDOW)
        if low >= high:
            st.text(part(PAGE, "window"))
            low, high = WINDOW[0].default, WINDOW[1].default
        x0 = min(max(controls.number(PAGE, X0), low), high)
        found = extrema(f, (low, high))
        value, slope, bend = (float(part) for part in f.jet(x0))
        st.markdown(part(PAGE, f"status_{found.status}", count=str(len(found.of(Where.CRITICAL)))))
        st.markdown(part(PAGE, "globally", lowest=said(found.lowest), highest=said(found.highest)))
        st.markdown(part(PAGE, "here", x=x0, f=value, slope=slope, bend=bend))
        controls.presets(PAGE, {f"Break it: {name}": state for name, state in BREAKS.items()}, name="break")
    with picture:
        spec = charts.aligned(samples(f, lattice(low, high, most=500, finest=1e-9)), found, low, high, x0)
        live.show(PAGE, spec, name="graphs", alt=part(PAGE, "alt_graphs"), knobs=(X0,))
        st.caption(part(PAGE, "hint"))
    table(found)
    puzzles(f, found)
    typed = f"parse({f.text!r})"
    calls: list[tuple[str, float]] = [
        (f"sum(p.where == 'critical' for p in extrema({typed}, ({low}, {high})).places)", len(found.of(Where.CRITICAL))),
        (f"len(extrema({typed}, ({low}, {high})).places)", len(found.places)),
    ]
    calls += [(f"float({typed}.jet({x0})[{k}])", v) for k, v in enumerate((value, slope, bend)) if v == v]
    code.show(PAGE, [extrema], calls, also=[parse])


def said(places) -> str:
    """The places of a global extremum in words, at most four of them."""
    if not places:
        return part(PAGE, "nowhere")
    where = ", ".join(coordinate(place) for place in places[:4]) + (", …" if len(places) > 4 else "")
    return part(PAGE, "value_at", value=places[0].value, where=where)


def coordinate(place) -> str:
    exact = place.exact
    if exact is not None and exact.denominator in range(2, 1000):
        return f"{exact}".replace("-", "−")
    return number(place.x, 6)


def table(found):
    """Every place with what decided about it."""
    st.header(part(PAGE, "table_title"), anchor=False)
    st.markdown(part(PAGE, "table"))
    heads = part(PAGE, "columns").split(" | ")
    rows = []
    for place in found.places[:SHOWN]:
        decided = part(PAGE, f"rule_{place.rule.name.lower()}", order=str(place.order))
        sign = part(PAGE, "checked" if place.checked else "evidence") if place.kind is not Kind.UNDECIDED else ""
        cells = (coordinate(place), number(place.value), part(PAGE, f"where_{place.where}"), part(PAGE, f"kind_{place.kind}"),
                 decided, sign)  # fmt: skip
        rows.append(dict(zip(heads, cells, strict=True)))
    st.table(rows)
    if len(found.places) > SHOWN:
        st.caption(part(PAGE, "more", count=str(len(found.places) - SHOWN)))


def puzzles(f, found):
    st.header(part(PAGE, "try_title"), anchor=False)
    left, right = st.columns(2)
    with left:
        ends = {place.where for place in (*found.lowest, *found.highest)}
        reached = ends == {Where.END} and len(found.of(Where.CRITICAL)) >= 2
        challenge(PAGE, "ends", reached, {"f": "x^3 - 3x", "lo": -3.0, "hi": 3.0, "x0": 3.0})
    with right:
        reached = any(place.order and place.order >= 6 and place.kind is Kind.MAXIMUM for place in found.of(Where.CRITICAL))
        challenge(PAGE, "flat", reached, {"f": "1 - x^6", "lo": -1.2, "hi": 1.2, "x0": 0.0})


page.begin(PAGE)
explorer()
page.end(PAGE)
