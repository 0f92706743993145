"""The derivative: secants turn into the tangent, if left and right agree."""

import streamlit as st

from explorers import derivative, quotient_errors, sweep
from explorers.charts import derivative as charts
from explorers.charts import quotient_errors as error_charts
from explorers.derivative import Verdict
from explorers.functions import parse
from explorers.one_sided import Kind, one_sided
from explorers.patched import patched
from explorers.typed_number import typed_number
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob
from ui.formula import formula
from ui.text import number, part
from ui.turns import fragment
from ui.typed import typed

PAGE = "derivative"
X0 = Knob("x0", "place x₀", -100.0, 100.0, 1.0, 0.001)
H = Knob("h", "step h", -3.0, 3.0, 1.5, 0.001)
WINDOW = Knob("lo", "shown from", -100.0, 100.0, -3.0), Knob("hi", "to", -100.0, 100.0, 3.0)
K = Knob("k", "exponent k of h = 10⁻ᵏ", 0.0, 16.0, 8.0, 0.1)
SMALLEST_H = 0.001
KINDS = ["forward", "central"]
PLAIN = {"v": "", "x0": 0.0, "h": 1.0, "lo": -3.0, "hi": 3.0, "q": "forward"}
EXAMPLES = {
    "x²": {**PLAIN, "f": "x^2", "x0": 1.0, "h": 1.5},
    "sin x": {**PLAIN, "f": "sin(x)", "h": 1.5, "lo": -6.0, "hi": 6.0},
    "x³": {**PLAIN, "f": "x^3", "lo": -1.5, "hi": 1.5},
    "x² sin(1/x)": {**PLAIN, "f": "x^2 sin(1/x)", "v": "0", "h": 0.2, "lo": -0.5, "hi": 0.5},
    "eˣ": {**PLAIN, "f": "e^x", "x0": 1.0},
}
LIE = {**PLAIN, "f": "abs(x)", "q": "central"}
BREAK = {
    "|x|": {**PLAIN, "f": "abs(x)"},
    "|x|, central": LIE,
    "∛x": {**PLAIN, "f": "cbrt(x)"},
    "√|x|": {**PLAIN, "f": "sqrt(abs(x))"},
    "√x": {**PLAIN, "f": "sqrt(x)"},
    "1/x": {**PLAIN, "f": "1/x"},
    "|x|/x": {**PLAIN, "f": "abs(x)/x", "v": "0"},
    "x sin(1/x)": {**PLAIN, "f": "x sin(1/x)", "v": "0", "h": 0.2, "lo": -0.5, "hi": 0.5},
}


def value_elsewhere(text: str) -> float | None:
    return typed_number(text, low=-1e6, high=1e6) if text.strip() else None


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        typed_f = formula(PAGE, "f", "f(x)", "x^2")
        controls.presets(PAGE, EXAMPLES)
        x0, h = controls.numbers(PAGE, (X0, H))
        h = h or SMALLEST_H
        central = controls.choice(PAGE, "q", "Difference quotient", KINDS) == "central"
        verdict_place = st.container()
        controls.presets(PAGE, {f"Break it: {name}": state for name, state in BREAK.items()}, name="break")
        with st.expander(part(PAGE, "more_title")):
            low, high = controls.numbers(PAGE, WINDOW)
            elsewhere = typed(PAGE, "v", part(PAGE, "elsewhere"), "", value_elsewhere, help=part(PAGE, "elsewhere_help"))
        f = patched(typed_f, elsewhere)
        found, secant = derivative.differentiability(f, x0), sweep.secant(f, x0, h, central)
    with verdict_place:
        say(f, x0, h, central, found, secant, elsewhere)
    with picture:
        low, high = sweep.window(low, high, x0)
        swept = sweep.sweep(f, low, high, x0)
        spec = charts.picture(swept, sweep.frames(swept, low, high), x0, h, secant, central)
        live.show(PAGE, spec, name="curve", alt=part(PAGE, "alt_curve"), knobs=(X0, H))
        st.caption(part(PAGE, "hint"))
    k = error_view(f, x0, found)
    puzzles(found, secant, central, typed_f.text, x0, k)
    show_code(typed_f, elsewhere, x0, h, central, found, secant, k)


def say(f, x0, h, central, found, secant, elsewhere):
    """What is seen: the secant, both sides, and the verdict."""
    if secant.slope == secant.slope:
        said = {"x0": x0, "h": h, "xa": secant.xa, "xb": secant.xb, "rise": secant.yb - secant.ya, "run": secant.xb - secant.xa}
        st.markdown(part(PAGE, "seen_central" if central else "seen_forward", **said, slope=secant.slope))
    else:
        st.markdown(part(PAGE, "no_secant", xa=secant.xa, xb=secant.xb))
    left, right = found.left, found.right
    numbers = {"x0": x0, "left": left.slope, "right": right.slope, "slope": found.slope, "limit_left": side_limit(left),
               "limit_right": side_limit(right), "error": max(left.error, right.error), "gap": abs(secant.slope - found.slope),
               "value": float(f.value(x0)), "central": secant.slope}  # fmt: skip
    st.markdown(part(PAGE, seen(found), **numbers))
    if found.verdict == Verdict.DIFFERENTIABLE and derivative.tangent_crosses(f, x0):
        st.markdown(part(PAGE, "crosses", x0=x0))
    if central and found.verdict != Verdict.DIFFERENTIABLE and secant.slope == secant.slope:
        st.markdown(part(PAGE, "central_lies", central=secant.slope, x0=x0))
    if elsewhere is not None:
        st.caption(part(PAGE, "patched", v=elsewhere))


def seen(found) -> str:
    """The part of the prose that states this verdict."""
    if found.verdict == Verdict.DIFFERENTIABLE:
        return "seen_by_rules" if found.by_rules else "seen_by_limits"
    if found.verdict == Verdict.END:
        defined = [name for name, side in (("left", found.left), ("right", found.right)) if side.kind != Kind.UNDEFINED]
        return f"seen_end_{defined[0]}" if defined else "seen_alone"
    return f"seen_{found.verdict}"


def side_limit(side) -> str:
    return number(side.limit) if side.limit == side.limit else "no limit"


def error_view(f, x0, found) -> float:
    st.header(part(PAGE, "errors_title"), anchor=False)
    picture, words = st.columns([1, 1], gap="large")
    with words:
        st.markdown(part(PAGE, "errors"))
        k = controls.number(PAGE, K)
        h = 10.0**-k
        if found.verdict == Verdict.DIFFERENTIABLE:
            forward, central = (float(e) for e in quotient_errors.quotient_errors(f.value, x0, found.slope, h))
            st.markdown(part(PAGE, "errors_seen", h=h, x0=x0, forward=forward, central=central, slope=found.slope))
            st.markdown(part(PAGE, "errors_rules" if found.by_rules else "errors_limit", error=found.left.error))
        else:
            st.markdown(part(PAGE, "errors_none", x0=x0))
        controls.presets(PAGE, {"eˣ at 1, h = 10⁻⁸": {**EXAMPLES["eˣ"], "k": 8.0}}, name="errors")
        controls.presets(PAGE, {"Break it: h = 10⁻¹⁵": {**EXAMPLES["eˣ"], "k": 15.0}}, name="wall")
    with picture:
        table = quotient_errors.error_table(f.value, x0, found.slope)
        live.show(PAGE, error_charts.errors(table, k), name="errors", alt=part(PAGE, "alt_errors"), knobs=(K,))
        st.caption(part(PAGE, "errors_hint"))
    return k


def puzzles(found, secant, central, text, x0, k):
    st.header(part(PAGE, "try_title"), anchor=False)
    left, right = st.columns(2)
    with left:
        fooled = central and found.verdict in (Verdict.CORNER, Verdict.CUSP) and abs(secant.slope) < 1e-9
        challenge(PAGE, "fooled", fooled, {**PLAIN, "f": "abs(x - 1)", "x0": 1.0, "q": "central"})
    with right:
        flat = text.replace(" ", "") in ("x^3-3x", "x³-3x") and abs(found.slope) < 1e-9
        challenge(PAGE, "flat", flat, {**PLAIN, "f": "x^3 - 3x", "x0": 1.0, "h": 0.5})


def show_code(typed_f, elsewhere, x0, h, central, found, secant, k):
    f = f"parse({typed_f.text!r})" if elsewhere is None else f"patched(parse({typed_f.text!r}), {elsewhere})"
    quotient = derivative.central_quotient if central else derivative.forward_quotient
    calls = [(f'differentiability({f}, {x0}).verdict == "differentiable"', found.verdict == Verdict.DIFFERENTIABLE)]
    numbers = [
        (f"{quotient.__name__}({f}.value, {x0}, {h})", secant.slope),
        (f"differentiability({f}, {x0}).left.slope", found.left.slope),
        (f"differentiability({f}, {x0}).right.slope", found.right.slope),
    ]
    calls += [(call, value) for call, value in numbers if value == value]
    if found.verdict == Verdict.DIFFERENTIABLE:
        errors = quotient_errors.quotient_errors
        value = float(errors(patched(typed_f, elsewhere).value, x0, found.slope, 10.0**-k)[0])
        calls += [(f"quotient_errors({f}.value, {x0}, {found.slope!r}, 10.0**-{k})[0]", value)]
    functions = [quotient, derivative.differentiability, one_sided, quotient_errors.quotient_errors, patched, parse]
    code.show(PAGE, functions, [call for call in calls if call[1] == call[1]])


page.begin(PAGE)
explorer()
page.end(PAGE)
