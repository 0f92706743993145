"""Gradient descent: runs of six methods on a typed function, the theory on a quadratic, and the noise of minibatches."""

from typing import Any

import streamlit as st

from explorers import gradient_descent, minibatch
from explorers import quadratic_rates as rates
from explorers.charts import gradient_descent as charts
from explorers.charts import gradient_descent_noise as cloud
from explorers.charts import gradient_descent_quadratic as quadratic
from explorers.charts import gradient_descent_surface as solid
from explorers.functions import parse
from explorers.landscape import Landscape, landscape
from explorers.optimisers import METHODS
from explorers.run_verdict import verdict
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob
from ui.formula import formula
from ui.text import number, part, parts, vector
from ui.turns import fragment

PAGE = "gradient_descent"
NAMES = dict(zip(METHODS, ("plain", "heavy", "nesterov", "adagrad", "rmsprop", "adam"), strict=True))
AT_FIRST = ("plain", "heavy ball", "Adam")
START = Knob("x0", "start, x", -1000.0, 1000.0, -1.5, 0.001), Knob("y0", "start, y", -1000.0, 1000.0, 2.7, 0.001)
WINDOW = Knob("cx", "centre, x", -1e3, 1e3, 0.0), Knob("cy", "centre, y", -1e3, 1e3, 1.0), Knob("wide", "width", 0.01, 1e3, 4.0)
STEPS, STEP = Knob("steps", "steps", 1, 5000, 60, 1), Knob("n", "step shown", 0, 5000, 40, 1)
RATE, SIZE = Knob("rate", "α, first three", 1e-4, 10.0, 0.015, 1e-4), Knob("size", "α, last three", 1e-4, 10.0, 0.1, 1e-4)
BETA = Knob("momentum", "momentum β", 0.0, 0.999, 0.8, 0.001)
MEANS = (Knob("rho", "ρ of RMSProp", 0.0, 0.999, 0.9, 0.001), Knob("b1", "β₁ of Adam", 0.0, 0.999, 0.9, 0.001),
         Knob("b2", "β₂ of Adam", 0.0, 0.9999, 0.999, 0.0001))  # fmt: skip
VIEW = Knob("az", "turned by", -9.0, 9.0, 0.5), Knob("el", "tilted by", -1.5, 1.57, 0.6)
BASE = {"cx": 0.0, "cy": 0.0, "wide": 4.0, "steps": 60, "n": 40, "way": "−∇f", "axis": "f", "look": "plain", "momentum": 0.8,
        "size": 0.1, **{key: name in AT_FIRST for name, key in NAMES.items()}}  # fmt: skip
CYCLE = {"f": "12.5x^2-12max(x-1,0)^2+12max(x-2,0)^2+y^2/2", "x0": 3.3, "y0": 1.0, "rate": 0.111, "wide": 8.0,
         "momentum": 0.444, "look": "heavy ball", "plain": False, "adam": False}  # fmt: skip
VALLEY: dict = {"f": "x^2/2+15y^2", "x0": -1.7, "y0": 1.0}
SADDLE: dict = {"f": "x^2-y^2", "y0": 0.0, "rate": 0.1}
CURVED: dict = {"f": "(1-x)^2+5(y-x^2)^2", "x0": -1.5, "y0": 2.7, "rate": 0.015, "cy": 1.0}
ROSENBROCK = {"f": "(1-x)^2+100(y-x^2)^2", "x0": -1.0, "y0": 1.3, "rate": 0.002, "cy": 1.0}
CASES = {
    "curved valley": CURVED,
    "Rosenbrock's valley": ROSENBROCK,
    "5 000 steps": {**ROSENBROCK, "rate": 0.001, "steps": 5000, "n": 5000, "axis": "log f"},
    "uphill": {"f": "sin(x) cos(y)", "x0": -1.0, "y0": 1.0, "rate": 0.2, "wide": 8.0, "way": "+∇f"},
}
BREAKS = {
    "Break it: α above 2/λ": {**VALLEY, "rate": 0.08, "n": 3, "axis": "log f"},
    "Break it: zig-zag": {**VALLEY, "rate": 0.066},
    "Break it: on a saddle": {**SADDLE, "x0": 0.0},
    "Break it: towards a saddle": {**SADDLE, "x0": 1.5},
    "Break it: on a maximum": {"f": "cos(x) cos(y)", "x0": 0.0, "y0": 0.0, "rate": 0.1},
    "Break it: plateau": {"f": "-exp(-x^2-y^2)", "x0": 3.2, "y0": 3.2, "rate": 0.5, "wide": 12.0},
    "Break it: no lower bound": {"f": "x^3-3x+y^2", "x0": -1.3, "y0": 1.0, "rate": 0.1},
    "Break it: a cycle of three": CYCLE,
    "Break it: Adam goes up": {"f": "x^2+10y^2", "x0": 1.5, "y0": 1.0, "rate": 0.05, "size": 0.5, "look": "Adam"},
    "Break it: jump out of the domain": {"f": "sqrt(x)+y^2", "x0": 0.9, "y0": 1.0, "rate": 0.2},
    "Break it: undefined start": {"f": "log(x)+y^2", "x0": -1.0, "y0": 1.0, "rate": 0.1},
    "Break it: a kink": {"f": "abs(x)+y^2", "x0": 1.0, "y0": 1.0, "rate": 0.25},
}
CURVES = Knob("low", "λ₁", quadratic.LEAST, quadratic.MOST, 1.0), Knob("high", "λ₂", quadratic.LEAST, quadratic.MOST, 9.0)
TUNED = Knob("alpha", "α", 0.001, 50.0, 0.15, 0.001), Knob("beta", "β", 0.0, 0.99, 0.6)
KEEPS = {"low": 1.0, "high": 8.0, "alpha": 0.25, "beta": 0.0}
PLACE = Knob("qx", "x₀", -2.0, 2.0, -1.6), Knob("qy", "y₀", -2.0, 2.0, 1.2)
FIT = Knob("w0", "w₀", -5.0, 5.0, 0.0), Knob("w1", "w₁", -5.0, 5.0, 0.0)
BATCH, SEED = Knob("m", "batch size b = 2 to the power", 0, cloud.LAST, 3, 1), Knob("seed", "seed", 0, 99999, 1, 1)
SHOWN = [gradient_descent.run, gradient_descent.step_report, verdict, rates.largest_rate, rates.heavy_ball_rate,
         rates.best_plain, rates.best_heavy_ball, minibatch.deviation]  # fmt: skip


@st.cache_data(max_entries=64, show_spinner=part(PAGE, "running"))
def descent(text: str, *run, **settings) -> gradient_descent.Descent:
    return gradient_descent.run(parse(text, ("x", "y")), *run, **settings)


@st.cache_resource(max_entries=32, show_spinner=False)
def seen_landscape(text: str, window) -> Landscape:
    """The ground of the runs, the same for all who look at this function in this window."""
    return landscape(parse(text, ("x", "y")), window, n=charts.CELLS)


def settings() -> dict[str, Any]:
    """The learning rate and what else each method asks for."""
    rate, size, beta = controls.numbers(PAGE, (RATE, SIZE, BETA))
    with st.expander(part(PAGE, "more")):
        (cx, cy, wide), (rho, b1, b2) = controls.numbers(PAGE, WINDOW), controls.numbers(PAGE, MEANS)
    first, last = {"rate": rate}, {"rate": size}
    ball, adam = {**first, "momentum": beta}, {**last, "first": b1, "second": b2}
    own = zip(METHODS, (first, ball, ball, last, {**last, "decay": rho}, adam), strict=True)
    return {**dict[str, Any](own), "window": (cx - wide / 2, cx + wide / 2, cy - wide / 2, cy + wide / 2)}


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        f = formula(PAGE, "f", "f(x, y)", CURVED["f"], ("x", "y"))
        look, words = controls.choice(PAGE, "look", "method looked at", list(METHODS)), st.container()
        start, (steps, n) = tuple(controls.numbers(PAGE, START)), controls.numbers(PAGE, (STEPS, STEP))
        with st.container(horizontal=True):
            chosen = [name for name, key in NAMES.items() if controls.toggle(PAGE, key, name, name in AT_FIRST)]
        options = settings()
        up = controls.choice(PAGE, "way", "direction", ["−∇f", "+∇f"]) == "+∇f"
        logarithm = controls.choice(PAGE, "axis", "value against step", ["f", "log f"]) == "log f"
        chosen = [name for name in METHODS if name in chosen or name == look]
        most = gradient_descent.most_steps(f, len(chosen))
        if steps > most:
            st.caption(part(PAGE, "too_long", most=str(most), count=len(chosen)))
        steps = min(steps, most)
        runs = {name: descent(f.text, start, steps, name, up=up, **options[name]) for name in chosen}
        view, n = seen_landscape(f.text, options["window"]), min(n, steps)
        ends = {name: verdict(f, run, view, up=up) for name, run in runs.items()}
    with words:
        st.markdown(fate(look, runs[look], ends[look], options[look]["rate"]))
        calls = step_said(f, look, runs[look], n, up, options[look])
    with picture:
        spec = charts.chart(view, f, runs, n, steps, rate=options["plain"]["rate"] * (-1 if up else 1), logarithm=logarithm)
        live.show(PAGE, spec, name="map", alt=part(PAGE, "alt_map"), knobs=(*START, STEP))
        st.caption(part(PAGE, "hint"))
    st.table([row(name, run, ends[name]) for name, run in runs.items()])
    st.caption(part(PAGE, "no_ranking"))
    for label, cases in (("case", CASES), ("break", BREAKS)):
        controls.presets(PAGE, {name: {**BASE, **state} for name, state in cases.items()}, name=label)
    puzzles(f, runs[look], look == "plain", options[look])
    on_the_surface(view, runs, n)
    made = f'run(parse({f.text!r}, ("x", "y")), {start}, {steps}, "{look}", up={up}, **{options[look]})'
    calls = [(f"{made}.values[-1]", runs[look].values[-1]), (f"len({made}.points) - 1", len(runs[look].points) - 1), *calls]
    code.show(PAGE, SHOWN, [*calls, *on_a_quadratic(), *noise()], also=[parse, minibatch.problem])


def fate(name, run, end, rate) -> str:
    kind = f"_{end.kind}" if end.kind else ""
    said = {"steps": str(len(run.points) - 1), "end": vector(run.points[-1]), "slope": vector(run.gradients[-1])}
    said |= {"method": name, "value": run.values[-1], "period": str(end.period), "rate": rate, "count": str(end.wrong_way)}
    return part(PAGE, f"fate_{end.fate}{kind}", **said) + (f" {part(PAGE, 'wrong_way', **said)}" if end.wrong_way else "")


def row(name, run, end) -> dict[str, str]:
    cells = name, str(len(run.points) - 1), vector(run.points[-1]), number(run.values[-1]), part(PAGE, f"word_{end.fate}")
    return dict(zip(part(PAGE, "columns").split(" | "), cells, strict=True))


def step_said(f, name, run, n, up, options):
    """One step against its prediction, and the bound on α there; the calls that give these numbers."""
    if len(run.points) == 1:
        return []
    n = min(n, len(run.points) - 2)
    here, there = (tuple(point.tolist()) for point in run.points[n : n + 2])
    report = gradient_descent.step_report(f, here, there)
    predicted = {kind: getattr(report, kind) for kind in ("first", "second", "actual")}
    said = {"place": vector(here), "gradient": vector(report.gradient), "move": vector(report.move), **predicted}
    st.markdown(part(PAGE, "step", step=str(n), next=str(n + 1), method=name, **said))
    low, high = (float(c) for c in (-report.curvatures[::-1] if up else report.curvatures))
    beta, ahead = options.get("momentum", 0.0), name == "Nesterov"
    bound = rates.largest_rate(high, beta, ahead=ahead)
    kind = "unknown" if low != low else "hollow" if high <= 0 else "other"
    if kind == "other" and f"rule_{NAMES[name]}" in parts(PAGE):
        kind = ("bowl" if low > 0 else "saddle") + ("_below" if options["rate"] < bound else "_above")
    rule = part(PAGE, f"rule_{NAMES[name]}") if "_" in kind else ""
    said = {"low": low, "high": high, "rate": options["rate"], "bound": bound, "of": "−f" if up else "f", "rule": rule}
    st.markdown(part(PAGE, f"curvature_{kind}", **said))
    call = f'step_report(parse({f.text!r}, ("x", "y")), {here}, {there})'
    calls = [(f"{call}.{kind}", value) for kind, value in predicted.items()]
    return [*calls, (f"largest_rate({high}, {beta}, ahead={ahead})", bound)] if low == low else calls


def puzzles(f, run, plain, options):
    st.header(part(PAGE, "try_title"), anchor=False)
    valley, saddle = (f.latex() == parse(state["f"], ("x", "y")).latex() for state in (VALLEY, SADDLE))
    tuned = valley and plain and 0.064 <= options["rate"] <= 0.065
    escaped = saddle and run.values[0] > 2 and run.values[-1] < -1
    left, right = st.columns(2)
    with left:
        challenge(PAGE, "tune", tuned, {**BASE, **VALLEY, "rate": 0.0645})
    with right:
        challenge(PAGE, "escape", escaped, {**BASE, **SADDLE, "x0": 1.5, "y0": 0.001})


def on_the_surface(view, runs, n):
    st.header(part(PAGE, "surface_title"), anchor=False)
    picture, words = st.columns([1, 1], gap="large")
    with words:
        st.markdown(part(PAGE, "surface"))
        angles = controls.numbers(PAGE, VIEW)
    with picture:
        live.show(PAGE, solid.chart(view, runs, n, *angles), name="surface", alt=part(PAGE, "alt_surface"), knobs=VIEW)


def on_a_quadratic():
    st.header(part(PAGE, "quadratic_title"), anchor="quadratic")
    st.markdown(part(PAGE, "quadratic"))
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        low, high = sorted(controls.numbers(PAGE, CURVES))
        (alpha, beta), start = controls.numbers(PAGE, TUNED), controls.numbers(PAGE, PLACE)
        (a1, r1), (a2, b2, r2) = rates.best_plain(low, high), rates.best_heavy_ball(low, high)
        for name, b in (("plain", 0.0), ("heavy ball", beta)):
            words = {key: part(PAGE, f"regime_{rates.regime(alpha, c, b)}") for key, c in (("first", low), ("second", high))}
            one, two = (rates.heavy_ball_rate(alpha, c, b) for c in (low, high))
            st.markdown(part(PAGE, "rates", method=name, one=one, two=two, largest=max(one, two), **words))
        st.markdown(part(PAGE, "best", kappa=high / low, a1=a1, r1=r1, a2=a2, b2=b2, r2=r2))
        best = {"best plain α": {"alpha": round(a1, 3)}, "best heavy ball": {"alpha": round(a2, 3), "beta": round(b2, 2)}}
        controls.presets(PAGE, {**best, "Break it: α = 2/λ₂": KEEPS, "Break it: β = 0.99": {"beta": 0.99}}, name="tuned")
    with picture:
        spec, knobs = quadratic.chart(alpha, beta, low, high, start), (*CURVES, *PLACE, *TUNED)
        live.show(PAGE, spec, name="quadratic", alt=part(PAGE, "alt_quadratic"), knobs=knobs)
        st.caption(part(PAGE, "hint_quadratic"))
    calls = f"heavy_ball_rate({alpha}, {high}, {beta})", f"best_plain({low}, {high})[0]", f"best_heavy_ball({low}, {high})[2]"
    return list(zip(calls, (rates.heavy_ball_rate(alpha, high, beta), a1, r2), strict=True))


def noise():
    st.header(part(PAGE, "noise_title"), anchor="noise")
    st.markdown(part(PAGE, "noise"))
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        w, (m, seed) = controls.numbers(PAGE, FIT), controls.numbers(PAGE, (BATCH, SEED))
        table, batch = minibatch.problem(seed), minibatch.BATCHES[m]
        gradient, found = minibatch.point_gradients(table, w).mean(axis=0), minibatch.estimates(table, w, seed)
        theory, seen = [minibatch.deviation(table, w, b) for b in minibatch.BATCHES], minibatch.measured(found, gradient)
        said = {"gradient": vector(gradient), "one": theory[0], "theory": theory[m], "seen": seen[m]}
        st.markdown(part(PAGE, "noise_seen", batch=str(batch), **said))
        w0, w1 = minibatch.minimum(table)
        controls.presets(PAGE, {"Break it: at the minimum": {"w0": round(w0, 2), "w1": round(w1, 2)}}, name="least")
    with picture:
        spec = cloud.chart(found, gradient, theory, seen, m)
        live.show(PAGE, spec, name="noise", alt=part(PAGE, "alt_noise"), knobs=(BATCH,))
        st.caption(part(PAGE, "hint_noise"))
    return [(f"deviation(problem({seed}), {tuple(w)}, {batch})", theory[m])]


page.begin(PAGE)
explorer()
page.end(PAGE)
