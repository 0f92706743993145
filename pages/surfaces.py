"""Surfaces: two partial derivatives, the plane through both tangents, and whether it is a tangent plane."""

import streamlit as st

from explorers import differentiability, partials, plane_errors, plane_verdict
from explorers.charts import surfaces as charts
from explorers.charts import surfaces_errors as error_charts
from explorers.derivative import Verdict as Slope
from explorers.differentiability import CASES
from explorers.functions import ExpressionError, parse
from explorers.patched import patched
from explorers.plane_verdict import Verdict
from explorers.surface_lattice import Sheet, sheet, through, window
from explorers.typed_number import typed_number
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob
from ui.formula import formula
from ui.text import part
from ui.turns import fragment
from ui.typed import typed

PAGE = "surfaces"
CUBIC = "x^2 - x y + y^3/3"
POINT = Knob("x0", "point, x", -100.0, 100.0, 0.6, 0.001), Knob("y0", "point, y", -100.0, 100.0, -0.5, 0.001)
CENTRE = Knob("cx", "centre, x", -100.0, 100.0, 0.0), Knob("cy", "centre, y", -100.0, 100.0, 0.0)
HALF = Knob("w", "half the width", 0.01, 100.0, 2.0)
VIEW = Knob("az", "turned by", -9.0, 9.0, 0.5), Knob("el", "tilted by", -1.5, 1.57, 0.7)
K = Knob("k", "exponent k of r = 10⁻ᵏ", 0.0, 7.0, 0.5, 0.25)
PLAIN = {"v": "", "x0": 0.0, "y0": 0.0, "cx": 0.0, "cy": 0.0, "w": 1.0}
EXAMPLES = {
    "x² − xy + y³/3": {**PLAIN, "f": CUBIC, "x0": 0.6, "y0": -0.5, "w": 2.0},
    "sin x cos y": {**PLAIN, "f": "sin(x) cos(y)", "x0": 0.5, "y0": 1.0, "w": 4.0},
    "exp(−x² − y²)": {**PLAIN, "f": "exp(-x^2-y^2)", "x0": 0.5, "y0": 0.5, "w": 2.0},
    "x² − y², level": {**PLAIN, "f": "x^2 - y^2"},
}
ADDED = {key: {"v": "" if case.value is None else "0", "w": 0.3 if key == "swings" else 1.0} for key, case in CASES.items()}
BREAK = {case.name: {**PLAIN, "f": case.formula, **ADDED[key]} for key, case in CASES.items() if key != "level"} | {
    "∛x + y": {**PLAIN, "f": "cbrt(x) + y"},
    "ln(xy)": {**PLAIN, "f": "ln(x y)", "x0": 0.5, "y0": 0.5, "cx": 0.5, "cy": 0.5},
    "edge of √(1 − x² − y²)": {**PLAIN, "f": "sqrt(1 - x^2 - y^2)", "x0": 1.0, "w": 1.5},
    "1/(x² + y²)": {**PLAIN, "f": "1/(x^2+y^2)"},
}
FUNCTIONS = [partials.partials, partials.tangent_plane, plane_errors.worst_errors, plane_verdict.judge, plane_verdict.trend]


def value_elsewhere(text: str) -> float | None:
    return typed_number(text, low=-1e6, high=1e6) if text.strip() else None


@st.cache_resource(max_entries=32, show_spinner=False)
def seen_sheet(text: str, added: float | None, bounds) -> Sheet:
    """The surface and its level lines, the same for all who look at this function in this window."""
    return sheet(patched(parse(text, ("x", "y")), added), bounds)


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        typed_f = formula(PAGE, "f", "f(x, y)", CUBIC, ("x", "y"))
        controls.presets(PAGE, EXAMPLES)
        x, y = controls.numbers(PAGE, POINT)
        words = st.container()
        controls.presets(PAGE, {f"Break it: {name}": state for name, state in BREAK.items()}, name="break")
        with st.expander(part(PAGE, "more_title")):
            (cx, cy), half = controls.numbers(PAGE, CENTRE), controls.number(PAGE, HALF)
            view_from = controls.numbers(PAGE, VIEW)
            added = typed(PAGE, "v", part(PAGE, "elsewhere"), "", value_elsewhere, help=part(PAGE, "elsewhere_help"))
    f = patched(typed_f, added)
    bounds = window(cx, cy, half, x, y)
    drawn, judged = seen_sheet(typed_f.text, added, bounds), plane_verdict.judge(f, x, y)
    case = differentiability.case_of(typed_f, added, x, y)
    with words:
        say(typed_f, x, y, judged, case)
        if added is not None:
            st.caption(part(PAGE, "patched", v=added))
        if drawn.view.undefined:
            st.caption(part(PAGE, "share", share=100 * drawn.view.undefined))
    with picture:
        turned, tilted = view_from
        near = through(f, bounds, x, y, drawn.height)
        spec = charts.chart(drawn, near, x, y, turned, tilted, differentiability.bad_path(case))
        live.show(PAGE, spec, name="surface", alt=part(PAGE, "alt_surface"), knobs=(*POINT, *VIEW))
        st.caption(part(PAGE, "hint"))
    k = errors(f, x, y, judged, case)
    facts()
    puzzles(typed_f, added, x, y, judged)
    show_code(typed_f, added, x, y, judged, case, k)


def say(typed_f, x: float, y: float, judged, case):
    """The partial derivatives as formulas with numbers, the plane, and the verdict."""
    found = judged.partials
    if judged.verdict == Verdict.UNDEFINED:
        st.markdown(part(PAGE, "no_value", x=x, y=y))
        return
    st.markdown(part(PAGE, "value", x=x, y=y, value=found.value))
    for by, slope in (("x", found.x), ("y", found.y)):
        st.markdown(in_formula(typed_f, by, x, y, slope))
        if not slope.by_rules:
            error = max(slope.left.error, slope.right.error)
            limit = "limit" if error < 1e-12 else "limit_error"
            kind = limit if slope.verdict == Slope.DIFFERENTIABLE else slope.verdict
            numbers = {"slope": slope.slope, "left": slope.left.slope, "right": slope.right.slope, "error": error}
            st.markdown(part(PAGE, f"slope_{kind}", by=by, **numbers))
    if found.exist:
        st.markdown(part(PAGE, "plane", value=found.value, a=found.slopes[0], b=found.slopes[1]))
    st.markdown(part(PAGE, f"proof_{case}" if case else f"verdict_{judged.verdict.replace(' ', '_')}"))
    if found.slopes == (0, 0) and judged.verdict in (Verdict.SMOOTH, Verdict.FALLS) and not case:
        st.markdown(part(PAGE, "level"))


def in_formula(typed_f, by: str, x: float, y: float, slope) -> str:
    """The partial derivative as a formula, with the numbers of p in it where it has a value there."""
    try:
        derivative = typed_f.derivative(by)
    except ExpressionError:
        return part(PAGE, "formula_long", by=by, slope=slope.slope)
    constant = derivative.constant is not None
    filled = partials.with_numbers(derivative, x=x, y=y) if slope.by_rules and not constant else None
    relation = "=" if partials.rounds_to_itself(slope.slope) else r"\approx"
    said = {"by": by, "formula": derivative.latex(), "filled": filled or "", "relation": relation, "slope": slope.slope}
    alone = part(PAGE, "slope_rules", **said) if slope.by_rules and not filled and not constant else ""
    return part(PAGE, "formula_filled" if filled else "formula_plain", **said) + "\n\n" + alone


def errors(f, x: float, y: float, judged, case) -> float:
    """The error of the plane on shrinking circles; the exponent of the radius."""
    st.header(part(PAGE, "errors_title"), anchor="errors")
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        st.markdown(part(PAGE, "errors"))
        k = round(4 * controls.number(PAGE, K)) / 4
        at, seen = round(4 * k), judged.errors
        ratio, bound, r = (float(column[at]) for column in (seen.ratio, judged.bound, seen.radius))
        said = {"r": r, "ratio": ratio, "bound": bound, "error": ratio * r, "angle": plane_errors.degrees(seen)[at]}
        if ratio == ratio:
            st.markdown(part(PAGE, "errors_seen", **said))
        elif bound == bound:
            st.markdown(part(PAGE, "errors_any", **said))
        else:
            st.markdown(part(PAGE, "errors_broken" if judged.partials.exist else "errors_none", **said))
        if judged.verdict == Verdict.SMOOTH:
            rate = plane_errors.taylor_rate(f, x, y)
            st.markdown(part(PAGE, "errors_rate" if rate else "errors_flat", rate=rate))
        if case and CASES[case].ratio:
            st.markdown(part(PAGE, "errors_exact", exact=differentiability.worst_ratio(case, r)))
        st.caption(part(PAGE, "errors_certain" if bound == bound else "errors_evidence"))
        controls.presets(PAGE, {f"r = {r:g}": {"k": k} for r, k in ((1, 0.0), (0.01, 2.0), (0.0001, 4.0))}, name="radius")
    with picture:
        spec = error_charts.chart(f, (x, y), judged, k)
        live.show(PAGE, spec, name="errors", alt=part(PAGE, "alt_errors"), knobs=(K,))
        st.caption(part(PAGE, "errors_hint"))
    return k


def facts():
    """The table of what exists and what fails."""
    st.header(part(PAGE, "facts_title"), anchor=False)
    st.markdown(part(PAGE, "facts"))
    heads, (yes, no, one_sided) = (part(PAGE, name).split(" | ") for name in ("facts_columns", "facts_words"))
    rows = []
    for case in CASES.values():
        directional = no if case.directional is None else yes if case.two_sided else one_sided
        held = (case.continuous, case.differentiable, case.continuous_partials)
        told = (case.name, yes if case.partials else no, directional, *(yes if fact else no for fact in held))
        rows.append(dict(zip(heads, told, strict=True)))
    st.table(rows)


def puzzles(typed_f, added, x, y, judged):
    st.header(part(PAGE, "try_title"), anchor=False)
    left, right = st.columns(2)
    with left:
        cubic = typed_f.tree == parse(CUBIC, ("x", "y")).tree
        flat = cubic and (x, y) != (0, 0) and all(abs(slope) < 0.01 for slope in judged.partials.slopes)
        challenge(PAGE, "flat", flat, {**EXAMPLES["x² − xy + y³/3"], "x0": 0.25, "y0": 0.5})
    with right:
        without = added is None and judged.verdict in (Verdict.STAYS, Verdict.JUMPS)
        challenge(PAGE, "without", without, {**PLAIN, "f": "sqrt(abs(x y))"})


def show_code(typed_f, added, x, y, judged, case, k):
    parsed = f'parse({typed_f.text!r}, ("x", "y"))'
    f = parsed if added is None else f"patched({parsed}, {added})"
    found, verdict = judged.partials, judged.verdict
    a, b = (float(slope) for slope in found.slopes)
    calls: list[tuple[str, float]] = [(f"judge({f}, {x}, {y}).verdict == {str(verdict)!r}", True)]
    calls += [(f"partials({f}, {x}, {y}).slopes[{n}]", slope) for n, slope in enumerate((a, b)) if slope == slope]
    if found.exist:
        plane, r = f"{found.value!r}, ({a!r}, {b!r})", 10.0**-k
        calls += [(f"tangent_plane({plane}, 0.1, 0.1)", partials.tangent_plane(found.value, (a, b), 0.1, 0.1))]
        calls += [(f"worst_errors({f}, ({x}, {y}), {plane}, [{r!r}]).ratio[0]", judged.errors.ratio[round(4 * k)])]
    functions = [*FUNCTIONS, patched, parse]
    if case:
        functions, r = [*functions, differentiability.worst_ratio], 10.0**-k
        calls += [(f"worst_ratio({case!r}, {r!r})", differentiability.worst_ratio(case, r))]
    code.show(PAGE, functions, calls)


page.begin(PAGE)
explorer()
page.end(PAGE)
