"""The chain rule: a small interval on its way through a chain of functions."""

import math

import streamlit as st

from explorers import chain_rule, derivation
from explorers.charts import chain_rule as charts
from explorers.functions import ExpressionError, parse
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob
from ui.formula import formula
from ui.text import number, part
from ui.turns import fragment

PAGE = "chain_rule"
LINKS = (("g", "x", "x^2"), ("f", "u", "sin(u)"), ("h", "v", "exp(v)"), ("k", "w", "w^2 + 1"), ("p", "s", "ln(s)"),
         ("q", "t", "3t"))  # fmt: skip
X = Knob("x0", "x", -100, 100, 0.8), Knob("dx", "dx", -100, 100, 0.3)
WINDOW = Knob("low", "x from", -100, 99, -2.0), Knob("high", "x to", -99, 100, 2.0)
PRESETS = {
    "sin(x²)": {"n": "2", "g": "x^2", "f": "sin(u)", "x0": 0.8, "dx": 0.3},
    "a neuron: σ(wx + b), squared error": {"n": "3", "g": "2x - 1", "f": "sigmoid(u)", "h": "(v - 1)^2", "x0": 0.5, "dx": 0.4},
    "four tanh in a row": {"n": "4", "g": "tanh(x)", "f": "tanh(u)", "h": "tanh(v)", "k": "tanh(w)", "x0": 0.8, "dx": 0.3},
}
BREAKS = {
    "Break it: du = 0": {"n": "2", "g": "x^2", "f": "exp(u)", "x0": 0.0, "dx": 0.5},
    "Break it: |x|²": {"n": "2", "g": "abs(x)", "f": "u^2", "x0": 0.0, "dx": 0.5},
    "Break it: ln of a negative number": {"n": "2", "g": "x - 1", "f": "ln(u)", "x0": 0.5, "dx": 0.2},
}


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        count = int(controls.choice(PAGE, "n", part(PAGE, "links"), [str(n) for n in range(2, len(LINKS) + 1)]))
        functions = [formula(PAGE, name, f"{name}({var})", default, (var,)) for name, var, default in LINKS[:count]]
        controls.presets(PAGE, PRESETS)
        x, dx = controls.numbers(PAGE, X)
        low, high = controls.numbers(PAGE, WINDOW)
        if low >= high:
            st.text(part(PAGE, "window"))
            low, high = WINDOW[0].default, WINDOW[1].default
        chain = chain_rule.chain(functions, x)
        alone = chain_rule.slope_of_composition(functions, x)
        say(functions, chain, alone, x, dx)
        controls.presets(PAGE, BREAKS, name="break")
    with picture:
        live.show(PAGE, charts.journey(functions, low, high, x, dx), name="chain", alt=part(PAGE, "alt_chain"), knobs=X)
        st.caption(part(PAGE, "hint"))
    backpropagation(chain)
    rules(functions)
    puzzles(functions, chain)
    texts = ", ".join(f"parse({f.text!r}, variables={f.variables!r})" for f in functions)
    calls = [(f"chain([{texts}], {x}).slope", chain.slope), (f"slope_of_composition([{texts}], {x})", alone)]
    shown = [chain_rule.chain, chain_rule.slope_of_composition, chain_rule.backward]
    code.show(PAGE, shown, calls, also=[parse])


def say(functions, chain, alone, x, dx):
    if math.isnan(chain.slope):
        broken = next(k for k, slope in enumerate(chain.slopes) if math.isnan(slope))
        name, variable, _ = LINKS[broken]
        inner = chain.values[broken]
        kind = "no_value" if math.isnan(chain.values[broken + 1]) else "no_slope"
        st.markdown(part(PAGE, kind, link=f"{name}({variable})", variable=variable, inner=inner))
        if kind == "no_slope" and not math.isnan(alone):
            st.markdown(part(PAGE, "one_way", alone=alone))
        return
    end = float(chain_rule.composed(functions, x + dx))
    factors = " · ".join(f"({number(slope)})" if slope < 0 else number(slope) for slope in reversed(chain.slopes))
    st.markdown(part(PAGE, "seen", x=x, y=chain.values[-1], factors=factors, slope=chain.slope, alone=alone))
    st.markdown(part(PAGE, "interval", dx=dx, dy=chain.slope * dx, true=end - chain.values[-1]))
    if 0 in chain.slopes:
        st.markdown(part(PAGE, "flat"))


def backpropagation(chain):
    st.header(part(PAGE, "back_title"), anchor=False)
    st.markdown(part(PAGE, "back"))
    count = len(chain.slopes)
    names = [variable for _, variable, _ in LINKS[:count]]
    forward, backward = (1.0, *chain_rule.forward(chain.slopes)), (*chain_rule.backward(chain.slopes), 1.0)
    columns = part(PAGE, "columns").split(" | ")
    rows = zip([*names, "y"], chain.values, [*chain.slopes, None], forward, backward, strict=True)
    st.table([dict(zip(columns, (cell if isinstance(cell, str) else "" if cell is None else number(cell) for cell in row),
                       strict=True)) for row in rows])  # fmt: skip


def rules(functions):
    st.header(part(PAGE, "rules_title"), anchor=False)
    names = [f"{name}({variable})" for name, variable, _ in LINKS[: len(functions)]]
    which = controls.choice(PAGE, "link", part(PAGE, "which"), [name for name, _, _ in LINKS])
    place = next(k for k, (name, _, _) in enumerate(LINKS) if name == which)
    if place >= len(functions):
        st.text(part(PAGE, "no_link"))
        return
    f = functions[place]
    try:
        steps = derivation.derivation(f)
    except ExpressionError as error:
        st.text(error.message)
        return
    if not steps:
        st.markdown(part(PAGE, "no_rule", name=names[place]))
    for step in steps:
        inside = f" {part(PAGE, 'inside')}" if step.chain else ""
        st.markdown(f"{part(PAGE, f'rule_{step.rule}')}{inside}")
        st.latex(rf"\frac{{d}}{{d{f.variables[0]}}}\left[{step.piece.latex()}\right] = {step.slope.latex()}")


def puzzles(functions, chain):
    st.header(part(PAGE, "try_title"), anchor=False)
    left, right = st.columns(2)
    texts = [f.text.replace(" ", "") for f in functions]
    with left:
        reached = texts == ["x^2", "sin(u)"] and abs(chain.slope) < 0.03 and chain.values[0] != 0
        answer = {"n": "2", "g": "x^2", "f": "sin(u)", "x0": 1.25}
        challenge(PAGE, "still", reached, answer)
    with right:
        reached = len(functions) == 4 and all(abs(slope) <= 0.3 for slope in chain.slopes) and abs(chain.slope) < 0.005
        challenge(PAGE, "vanish", reached, {**PRESETS["four tanh in a row"], "g": "sigmoid(x)", "f": "sigmoid(u)",
                                            "h": "sigmoid(v)", "k": "sigmoid(w)"})  # fmt: skip


page.begin(PAGE)
explorer()
page.end(PAGE)
