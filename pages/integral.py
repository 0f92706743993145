"""Integral: signed area, the sums that approach it, and the fundamental theorem."""

import math
from functools import partial

import streamlit as st

from explorers import integral_sums as sums
from explorers.charts import integral as charts
from explorers.charts import integral_sums as sum_charts
from explorers.functions import parse
from explorers.integral import Integral, Verdict, integrate
from explorers.integral_graph import graph, window
from explorers.integral_growth import Kind
from explorers.integral_running import rises, running
from explorers.typed_number import typed_number
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob
from ui.formula import formula
from ui.text import number, part
from ui.turns import fragment
from ui.typed import typed

PAGE = "integral"
FARTHEST = 10.0
LOW, HIGH = Knob("lo", "Window from", -FARTHEST, FARTHEST, -4.0, 0.5), Knob("hi", "Window to", -FARTHEST, FARTHEST, 4.0, 0.5)
X = Knob("x", "x", -FARTHEST, FARTHEST, 1.0)
COUNTS = [str(n) for n in sum_charts.COUNTS]
RULES = [rule.value for rule in sums.Rule]
WIDE = {"lo": -4.0, "hi": 4.0}
PRESETS = {
    "A whole wave": {"f": "sin(x)", "a": "-pi", "b": "pi", **WIDE},
    "x² on [0, 1]": {"f": "x^2", "a": "0", "b": "1", "lo": -0.5, "hi": 1.5},
    "ln |x|": {"f": "ln(abs(x))", "a": "-1", "b": "2", **WIDE},
    "1/√x": {"f": "1/sqrt(x)", "a": "0", "b": "1", "lo": -1.0, "hi": 4.0},
}
BREAK = {
    "Break it: 1/x² across 0": {"f": "1/x^2", "a": "-1", "b": "1", **WIDE},
    "Break it: 1/x across 0": {"f": "1/x", "a": "-1", "b": "2", **WIDE},
    "Break it: √x from −1": {"f": "sqrt(x)", "a": "-1", "b": "1", **WIDE},
}
SMOOTHNESS = {
    "Smooth: eˣ on [0, 1]": {"f": "exp(x)", "a": "0", "b": "1", "lo": -0.5, "hi": 1.5},
    "Break it: a corner, |x|": {"f": "abs(x)", "a": "-1", "b": "1.5", "lo": -1.5, "hi": 2.0},
    "Break it: a vertical tangent, √x": {"f": "sqrt(x)", "a": "0", "b": "1", "lo": -0.5, "hi": 1.5},
    "A whole period": {"f": "exp(sin(x))", "a": "0", "b": "2pi", "lo": -0.5, "hi": 7.0},
}
CORNERS = {
    "Break it: a jump, |x|/x": {"f": "abs(x)/x", "a": "-2", "b": "2", "x": 0.0, **WIDE},
    "Break it: ln |x| across 0": {"f": "1/x", "a": "-1", "b": "2", "x": 2.0, **WIDE},
}


def limit(text: str) -> float:
    return typed_number(text, low=-FARTHEST, high=FARTHEST)


def dropped(numbers: dict, **shown) -> dict:
    """The limits that the hand has moved, as the visitor would type them."""
    moved = {name: numbers[name] for name, at in shown.items() if abs(numbers.get(name, at) - at) > 1e-9}
    return {name: f"{value + 0.0:g}" for name, value in moved.items()}


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        f = formula(PAGE, "f", "f(x)", "sin(x)")
        left, right = st.columns(2)
        with left:
            a = typed(PAGE, "a", "From a", "-pi", limit, help="A number from −10 to 10, like 1.5, pi/2 or sqrt(2).")
        with right:
            b = typed(PAGE, "b", "To b", "2", limit)
        swap = {"a": st.session_state[f"{PAGE}_b"], "b": st.session_state[f"{PAGE}_a"]}
        controls.presets(PAGE, {**PRESETS, "Swap a and b": swap})
        result = integrate(f, a, b)
        st.markdown(verdict(f, a, b, result))
        controls.presets(PAGE, BREAK, name="break")
        low, high = controls.numbers(PAGE, (LOW, HIGH))
    with picture:
        shown = graph(f, *window(low, high, (a, b)), (a, b))
        live.show(PAGE, charts.area(shown, a, b), name="area", alt=part(PAGE, "alt_area"), dropped=partial(dropped, a=a, b=b))
        st.caption(part(PAGE, "hint"))
    puzzles(f, a, b, result)
    rule, n = approach(f, a, b, result, shown)
    x = theorem(f, a, low, high)
    calls = code_calls(f, a, b, result, rule, n, x)
    code.show(PAGE, [integrate, running, rises, sums.strips, sums.approximate, sums.order], calls, also=[parse])


def verdict(f, a, b, result: Integral) -> str:
    """What the integral is, or why there is none."""
    said = {"a": a, "b": b} | {name: getattr(result, name) for name in ("value", "total", "principal", "plus", "minus")}
    for worst in result.causes[:1]:
        said |= {"places": listed(place.x for place in result.causes), "c": worst.x, "low": worst.low, "high": worst.high}
        said["p"] = number(worst.exponent, 3) if worst.exponent <= 20 else part(PAGE, "steep")
    unsure = result.verdict is Verdict.UNDECIDED and not result.causes
    words = [part(PAGE, "seen_unsure" if unsure else f"seen_{result.verdict.name.lower()}", **said)]
    holes = [place.x for place in result.places if place.kind is Kind.BOUNDED and math.isnan(f.value(place.x))]
    if result.known and holes:
        words.append(part(PAGE, "holes", places=listed(holes)))
    if result.known and b < a:
        words.append(part(PAGE, "swapped"))
    if result.rough:
        words.append(part(PAGE, "error", error=number(result.error, 1)))
    return " ".join(words)


def listed(numbers, most: int = 4) -> str:
    """A few numbers, and dots if there are more."""
    numbers = list(numbers)
    return ", ".join(map(number, numbers[:most])) + (", …" if len(numbers) > most else "")


def puzzles(f, a, b, result):
    st.header(part(PAGE, "try_title"), anchor=False)
    left, right = st.columns(2)
    sine = f == parse("sin(x)")
    with left:
        reached = sine and a == 0 and b != 0 and result.known and abs(result.value) < 0.005 * result.total
        challenge(PAGE, "cancel", reached, {"f": "sin(x)", "a": "0", "b": "2pi", "lo": -1.0, "hi": 7.0})
    with right:
        reached = b < a and result.known and result.total > 0 and result.value == -result.total
        challenge(PAGE, "negative", reached, {"f": "x^2", "a": "2", "b": "0", "lo": -1.0, "hi": 3.0})


def approach(f, a, b, result, shown) -> tuple[str, int]:
    """Strips under the graph, and how fast the error of each rule falls."""
    st.header(part(PAGE, "sums_title"), anchor=False)
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        st.markdown(part(PAGE, "sums"))
        rule = controls.choice(PAGE, "rule", part(PAGE, "rule"), RULES, "midpoint")
        n = int(controls.choice(PAGE, "n", part(PAGE, "strips"), COUNTS, "8"))
        st.markdown(table(f, a, b, n, result))
    with picture:
        frames = [sums.strips(f.value, a, b, count, rule) for count in sum_charts.COUNTS]
        film = sum_charts.film(shown, frames, result.value, n)
        live.show(PAGE, film, name="strips", alt=part(PAGE, "alt_strips"), dropped=counted)
    st.header(part(PAGE, "errors_title"), anchor=False)
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        st.markdown(part(PAGE, "errors" if result.known else "errors_none"))
        controls.presets(PAGE, SMOOTHNESS, name="smooth")
    with picture:
        errors = {rule: sums.errors(f.value, a, b, result.value, sum_charts.ALL_COUNTS, rule) for rule in sums.Rule}
        live.show(PAGE, sum_charts.convergence(errors, result.total, n), name="errors", alt=part(PAGE, "alt_errors"))
    return rule, n


def counted(numbers: dict) -> dict:
    return {"n": COUNTS[int(numbers["t"] + 0.001)]} if "t" in numbers else {}


def table(f, a, b, n, result) -> str:
    """Sum, error and order of every rule at n strips; a dash where there is none."""
    said = {}
    for rule, numbers in sums.comparison(f.value, a, b, result.value, n, size=result.total).items():
        for name, value, digits in zip(("sum", "error", "p"), numbers, (6, 2, 3), strict=True):
            said[f"{rule}_{name}"] = number(value, digits) if math.isfinite(value) else "–"
    return part(PAGE, "table", n=n, **said)


def theorem(f, a, low, high) -> float:
    """F(x) = ∫ₐˣ f below f, and its slope at x."""
    st.header(part(PAGE, "theorem_title"), anchor=False)
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        st.markdown(part(PAGE, "theorem"))
        x = controls.number(PAGE, X)
        shown = graph(f, *window(low, high, (a, x)), (a, x))
        (left, right), (before, after), area = shown.sides(x), rises(f, x), integrate(f, a, x)
        sides = [side for side in (left, right) if not math.isnan(side)]
        said = {"a": a, "x": x, "area": area.value, "left": left, "right": right, "before": before, "after": after}
        name = ("no_slope", "one_side", "seen_slope" if left == right else "seen_corner")[len(sides)]
        st.markdown(part(PAGE, name if area.known else "no_running", **said, side=max(sides, default=0)))
        controls.presets(PAGE, CORNERS, name="corner")
    with picture:
        moved = partial(dropped, a=a)
        live.show(PAGE, charts.theorem(shown, a, x), name="theorem", alt=part(PAGE, "alt_theorem"), knobs=(X,), dropped=moved)
        st.caption(part(PAGE, "theorem_hint"))
    return x


def code_calls(f, a, b, result, rule, n, x) -> list:
    """Calls whose values are numbers; there is always one."""
    text = f"parse({f.text!r})"
    calls = [
        (f"len(integrate({text}, {a!r}, {b!r}).places)", len(result.places)),
        (f"integrate({text}, {a!r}, {b!r}).value", result.value),
        (f"integrate({text}, {a!r}, {b!r}).principal", result.principal),
        (f"approximate({text}.value, {a!r}, {b!r}, {n}, {rule!r})", sums.approximate(f.value, a, b, n, rule)),
        (f"rises({text}, {x!r})[0]", rises(f, x)[0]),
    ]
    return [(call, value) for call, value in calls if math.isfinite(value)]


page.begin(PAGE)
explorer()
page.end(PAGE)
