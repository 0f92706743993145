"""Training: a small network goes down its loss, and the whole run is played, scrubbed and taken apart."""

from functools import partial

import streamlit as st

from explorers import training as runs
from explorers import weight_symmetries as symmetries
from explorers.chain_term import agree, difference_quotient, parameter, partial_derivative, term
from explorers.charts import training as charts
from explorers.charts import training_film
from explorers.charts.training_slice import slice_chart
from explorers.landscape import landscape
from explorers.loss_slice import loss_slice
from explorers.network import Network, activation_slope, forward, gradient, loss, losses
from explorers.optimisers import METHODS
from explorers.point_sets import SHAPES, data_points, split, train_and_test, typed_points, with_point
from explorers.training import FRAMES, train
from explorers.training_cases import cases
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob
from ui.exact import product
from ui.text import part
from ui.turns import fragment
from ui.typed import typed

PAGE = "training"
OWN = "-1 1 0; 1 -1 0; -1 -1 1; 1 1 1; 0 0 1"
N = Knob("n", "training points", 2, 200, 100, 1)
NOISE, SEED = Knob("noise", "noise", 0.0, 1.0, 0.1, 0.05), Knob("seed", "seed of the points", 0, 9999, 1, 1)
LAYERS, NEURONS = Knob("layers", "hidden layers", 0, 3, 1, 1), Knob("neurons", "neurons in each", 1, 8, 4, 1)
RATE, BATCH = Knob("rate", "learning rate α", 0.001, 100.0, 0.03, 0.001), Knob("batch", "points in a minibatch", 1, 200, 20, 1)
LUCK, FRAME = Knob("luck", "seed of the weights", 0, 9999, 1, 1), Knob("frame", "frame", 0, FRAMES, FRAMES, 1)
W, POINT = Knob("w", "parameter", 1, 177, 1, 1), Knob("i", "training point", 1, 200, 1, 1)
FIRST, OTHER = Knob("first", "neuron", 1, 8, 1, 1), Knob("other", "and neuron", 1, 8, 2, 1)
FACTOR, WAYS = Knob("c", "factor c", 0.1, 10.0, 4.0, 0.1), Knob("ways", "seed of the directions", 0, 9999, 1, 1)
VIEW = Knob("az", "turned by", -9.0, 9.0, -0.6), Knob("el", "tilted by", -1.5, 1.57, 0.6)
PLAIN = {"data": "rings", "n": 100, "noise": 0.1, "seed": 1, "layers": 1, "neurons": 4, "act": "tanh", "loss": "cross-entropy",
         "start": "random", "opt": "Adam", "rate": 0.03, "batch": 20, "steps": "400", "luck": 1, "frame": FRAMES}  # fmt: skip
OVERFIT = {"n": 30, "noise": 0.5, "layers": 3, "neurons": 8, "batch": 200, "steps": "1000"}
THREE = {"neurons": 3, "steps": "1000", "luck": 2}
SPIRALS = {"data": "spirals", "n": 200, "noise": 0.05, "layers": 2, "neurons": 8, "steps": "1000"}
PRESETS: dict[str, dict] = {
    "start again": {}, "spirals": SPIRALS, "overfit": OVERFIT, "every step": {"steps": "40", "rate": 0.1, "frame": 0},
}  # fmt: skip
BREAK: dict[str, dict] = {
    "no hidden layer on xor": {"data": "xor", "layers": 0},
    "layers without σ": {"layers": 3, "act": "identity"},
    "all weights start at 0": {"start": "zero", "act": "sigmoid", "rate": 0.1},
    "ReLU at 0": {"start": "zero", "act": "ReLU"},
    "rate far too large": {"layers": 3, "act": "identity", "neurons": 8, "opt": "plain", "rate": 3.0},
    "squared error, surely wrong": {"loss": "squared error", "opt": "plain", "rate": 100.0, "batch": 200},
    "one class only": {"data": "own", "points": "-1 1 1; 1 -1 1; -1 -1 1; 1 1 1; 0 0 1", "held": False},
}  # fmt: skip
PRESETS, BREAK = ({name: PLAIN | state for name, state in states.items()} for states in (PRESETS, BREAK))
BREAK = {f"Break it: {name}": state for name, state in BREAK.items()}
SHOWN = [forward, losses, gradient, activation_slope, runs.batches, train, term, symmetries.swapped, symmetries.rescaled]
say = partial(part, PAGE)


@st.cache_data(max_entries=12, show_spinner=say("busy"))
def trained(network, data, how, method, settings):
    """A run and the tables of its film, remembered: 1 000 steps and 40 pictures may take half a second."""
    run = train(network, *data_points(data, how), method, **dict(settings))
    return run, training_film.film(network, run)


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        data, how = data_controls()
        network, method, settings = network_controls()
        frame = controls.number(PAGE, FRAME)
        points, test = data_points(data, how)
        run, tables = trained(network, data, how, method, tuple(settings.items()))
        θ = run.weights[frame]
        st.markdown(" ".join(seen(network, run, frame, points, test)))
        for case in cases(network, run, points, test, settings["batch"]):
            st.markdown(say(case, step=run.step[-1], hidden=sum(network.sizes[1:-1]), n=len(points.label),
                            silent=symmetries.silent(network, run.weights[-1], points.x), **settings))  # fmt: skip
        controls.presets(PAGE, PRESETS)
        controls.presets(PAGE, BREAK, name="break")
    puzzles(network, run, data, points, test)
    number, g = chain_rule(network, θ, points)
    with picture:
        state = {"asked": settings["steps"], "frame": frame, "weight": number, "own": data == "own"}
        spec = charts.run_chart(tables, run, points, test, **state)
        live.show(PAGE, spec, name="run", alt=say("alt_run"), knobs=(FRAME,), dropped=partial(dropped, data, how))
        st.caption(say("hint"))
    spoken = f"Network({network.sizes}, {network.activation!r}, {network.loss!r})"
    maker = f"split(typed_points({how[0]!r}), {how[1]})" if data == "own" else f"train_and_test{(data, *how)}"
    asked = ", ".join(f"{key}={value}" for key, value in settings.items())
    call = f"train({spoken}, *{maker}, {method!r}, {asked})"
    slope = f"partial_derivative({spoken}, {call}.weights[{frame}], {maker}[0].x, {maker}[0].label, {number})"
    calls = [(f"{call}.train_loss[{frame}]", run.train_loss[frame]), (f"{call}.test_loss[{frame}]", run.test_loss[frame])]
    same_function(network, θ, points)
    around(network, θ, points)
    code.show(PAGE, [*SHOWN, partial_derivative], [*calls, (slope, g)], also=[Network, split, typed_points, train_and_test])


def data_controls():
    """The kind of data, and what its points depend on."""
    data = controls.choice(PAGE, "data", "Data", [*SHAPES, "own"], "rings")
    if data == "own":
        own = typed(PAGE, "points", "Points x y class; …", OWN, typed_points, longest=2000, height=80, help=say("points_help"))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            controls.choice(PAGE, "cls", "Class of a new point", ["0", "1"])
            held = controls.toggle(PAGE, "held", "every fourth row is a test point")
        return data, (own.text, held)
    n, noise, seed = controls.numbers(PAGE, (N, NOISE, SEED))
    return data, (n, noise, seed)


def network_controls():
    """The network, the method and its settings."""
    layers, neurons = controls.numbers(PAGE, (LAYERS, NEURONS))
    act = controls.choice(PAGE, "act", "σ of the hidden layers", ("tanh", "ReLU", "sigmoid", "identity"))
    kind = controls.choice(PAGE, "loss", "Loss", ("cross-entropy", "squared error"))
    method = controls.choice(PAGE, "opt", "Method", list(METHODS), "Adam")
    rate, batch = controls.numbers(PAGE, (RATE, BATCH))
    steps = controls.choice(PAGE, "steps", "Steps", ("40", "200", "400", "1000"), "400")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        start = controls.choice(PAGE, "start", "First weights", ("random", "zero"))
        luck = controls.number(PAGE, LUCK)
        controls.presets(PAGE, {say("new_luck"): {"luck": (luck + 1) % (LUCK.high + 1)}}, name="new_luck")
    settings = {"rate": rate, "batch": batch, "steps": int(steps), "seed": luck, "zero": start == "zero"}
    return Network((2, *[neurons] * layers, 1), act, kind), method, settings


def dropped(data, how, numbers: dict) -> dict:
    """The text with the point that was put down; nothing if none was in the hand."""
    place = numbers.get("nx", charts.NOWHERE), numbers.get("ny", charts.NOWHERE)
    if data != "own" or max(map(abs, place)) >= charts.NOWHERE:
        return {}
    new = int(st.session_state.get(f"{PAGE}_cls") or 0)
    return {"points": with_point(how[0], int(numbers.get("pick", -1)), place, new)}


def seen(network, run, frame, points, test) -> list[str]:
    """The frame in numbers, and the run up to its end."""
    unit = " " + say("nats") if network.loss == "cross-entropy" else ""
    θ, said = run.weights[frame], {"n": len(points.label), "m": len(test.label), "unit": unit}
    right = [100 * runs.accuracy(network, θ, some) for some in (points, test)]
    words = [say("seen", step=run.step[frame], train=run.train_loss[frame], right=right[0], **said)]
    if len(test.label):
        words.append(say("tested", test=run.test_loss[frame], right=right[1], **said))
        end = dict(zip(("step", "least", "fell"), runs.turning_point(run.curve), strict=True))
        words.append(say("overfit" if runs.overfits(run.curve) else "test_end", end=run.test_loss[-1], **end))
    return words


def puzzles(network, run, data, points, test):
    st.header(say("try_title"), anchor=False)
    left, right = st.columns(2)
    with left:
        few = data == "rings" and network.hidden == 1 and network.sizes[1] <= 3 and len(points.label) >= 50
        challenge(PAGE, "few", bool(few and runs.accuracy(network, run.weights[-1], test) >= 0.95), PLAIN | THREE)
    with right:
        worse = run.train_loss[-1] < 0.05 and run.test_loss[-1] > 3 * runs.turning_point(run.curve)[1]
        challenge(PAGE, "over", bool(worse), PLAIN | OVERFIT)


def chain_rule(network, θ, points):
    """One number of the gradient, as a product for one point, as a mean over all, and by a difference quotient."""
    st.header(say("chain_title"), anchor=False)
    number, row = controls.numbers(PAGE, (W, POINT))
    number, row = min(number, network.count), min(row, len(points.label))
    data, (x, y), label = (points.x, points.label), points.x[row - 1].tolist(), int(points.label[row - 1])
    place, one = parameter(network, number), term(network, θ, (x, y), label, number)
    last = place.layer > network.hidden
    name = "shift" if not place.source else "input" if place.layer == 1 else "weight"
    which = say(f"name_{name}", **vars(place), before=place.layer - 1, letter=" xy"[min(place.source, 2)])
    g, h = partial_derivative(network, θ, *data, number), difference_quotient(network, θ, *data, number)
    factors = product([one.behind, one.input] if last else [one.behind, one.slope, one.input])
    said = {"number": number, "count": network.count, "value": θ[number - 1], "which": which, "row": row, "label": label,
            "x": x, "y": y, "z": one.z, "product": one.product, "factors": factors, "n": len(data[1]), "g": g, "h": h}
    sentences = ["chain", "chain_last" if last else "chain_hidden", "chain_mean", *([] if agree(g, h) else ["chain_lost"])]
    for sentence in sentences:
        st.markdown(say(sentence, **said))
    return number, g


def same_function(network, θ, points):
    """Two neurons swapped, a neuron rescaled: other parameters, and the same loss or not."""
    st.header(say("same_title"), anchor=False)
    if not network.hidden:
        st.markdown(say("same_none"))
        return
    first, other, c = controls.numbers(PAGE, (FIRST, OTHER, FACTOR))
    first, other = (min(neuron, network.sizes[1]) for neuron in (first, other))
    swapped, moved = symmetries.swapped(network, θ, 1, first, other), symmetries.rescaled(network, θ, 1, first, c)
    before, after, new = (float(loss(network, some, points.x, points.label)) for some in (θ, swapped, moved))
    number = 2 * first - 1
    bent = [symmetries.curvature(network, some, points.x, points.label, number) for some in (θ, moved)]
    kept = network.activation in ("ReLU", "identity")
    said = {"first": first, "other": other, "c": c, "number": number, "flat": bent[0], "flatter": bent[1], "square": c * c,
            "before": f"{before:.12g}", "after": f"{after:.12g}", "new": f"{new:.12g}",
            "way": symmetries.distance(θ, swapped), "orders": symmetries.orderings(network)}  # fmt: skip
    for sentence in ("swap", "rescale_same" if kept else "rescale_other"):
        st.markdown(say(sentence, **said))


def around(network, θ, points):
    """The loss in the plane through the parameters along two random directions."""
    st.header(say("slice_title"), anchor=False)
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        st.markdown(say("slice"))
        ways, *angles = controls.numbers(PAGE, (WAYS, *VIEW))
        view = landscape(loss_slice(network, θ, points, ways), (-1, 1, -1, 1), n=20)
        middle = float(loss(network, θ, points.x, points.label))
        st.markdown(say("slice_seen", middle=middle, low=float(view.value.min()), high=float(view.value.max()),
                        lower=int((view.value < middle).sum()), shown=view.high))  # fmt: skip
    with picture:
        live.show(PAGE, slice_chart(view, *angles), name="slice", alt=say("alt_slice"), knobs=VIEW)
        st.caption(say("slice_hint"))


page.begin(PAGE)
explorer()
page.end(PAGE)
