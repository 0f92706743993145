"""Linear maps: the plane under a matrix, and bent by a layer σ(Ax + b)."""

from functools import partial

import streamlit as st

from explorers import eigenvectors, layers, linear_maps, linearity, stacked_layers
from explorers.charts import layers_neuron, layers_planes, linear_maps_plane, linear_maps_sums
from explorers.figures import FIGURES
from explorers.layers import Activation
from explorers.tables import matrix
from ui import code, controls, page, views
from ui.challenge import challenge
from ui.controls import Knob
from ui.text import number, part, vector
from ui.turns import fragment
from ui.typed import typed
from ui.typed_matrix import dropped, typed_matrix, written

PAGE = "linear_maps"
ACTIVATIONS = IDENTITY, _, TANH, RELU = [a.value for a in Activation]
REACH, NEAR, SHIFT, FAR = linear_maps_plane.REACH, linear_maps_sums.REACH, layers_planes.SHIFT, layers_neuron.SHIFT
X = Knob("xx", "x, first", -REACH, REACH, 1.2), Knob("xy", "x, second", -REACH, REACH, 1.6)
T = Knob("t", "Time t", 0.0, 1.0, 1.0)
B = Knob("bx", "b, first", -SHIFT, SHIFT, 0.5), Knob("by", "b, second", -SHIFT, SHIFT, -0.4)
U = Knob("ux", "u, first", -NEAR, NEAR, 1.0), Knob("uy", "u, second", -NEAR, NEAR, 0.4)
V = Knob("vx", "v, first", -NEAR, NEAR, -0.3), Knob("vy", "v, second", -NEAR, NEAR, 1.1)
S = Knob("s", "factor s", -3.0, 3.0, 1.0)
W = Knob("wx", "w, first", -REACH, REACH, 1.5), Knob("wy", "w, second", -REACH, REACH, 1.0)
W0 = Knob("w0", "b of the line", -FAR, FAR, -1.0)
C = Knob("cx", "b₂, first", -SHIFT, SHIFT, -0.5), Knob("cy", "b₂, second", -SHIFT, SHIFT, 0.0)
STRAIGHT, TURNING = "(1 − t)I + tA", "turn and stretch"
MAPS = {"Ax": (False, False), "Ax + b": (True, False), "σ(Ax + b)": (True, True)}  # with b, with σ
FIRST, XOR = {"a": "3/2 -1; 1/2 1"}, {"a": "1 1; 1 1", "bx": 0.0, "by": -1.0, "w2": "1 -2; 0 1", "cx": 0.0, "cy": 0.0}
PRESETS: dict[str, dict] = {
    "shear": {"a": "1 1; 0 1"}, "rotation by 30°": {"a": "sqrt(3)/2 -1/2; 1/2 sqrt(3)/2"}, "stretch": {"a": "2 0; 0 1/2"},
    "Break it: A = 0": {"a": "0 0; 0 0"}, "Break it: projection": {"a": "4/5 2/5; 2/5 1/5"},
    "Break it: image = kernel": {"a": "0 1; 0 0"}, "Break it: almost singular": {"a": "1 1; 1 1.05"},
    "Break it: half-turn, halfway": {"a": "-1 0; 0 -1", "t": 0.5, "path": STRAIGHT}, "Break it: det A < 0": {"a": "0 1; 1 0"},
}  # fmt: skip
LAYERS = {
    "Break it: σ = identity, b ≠ 0": {"act": IDENTITY, "bx": 1.0, "by": 0.5},
    "Break it: ReLU, all dead": {"a": "0.3 0; 0 0.3", "bx": -1.5, "by": -1.5, "act": RELU},
    "Break it: A singular": {"a": "1 1; 1 1", "act": TANH}, "Break it: layer with A = 0": {"a": "0 0; 0 0"},
}  # fmt: skip
PAIRS = {
    "Break it: Ax + b with b ≠ 0": {"map": "Ax + b", "bx": 1.0, "by": 0.5, "s": 1.0},
    "Break it: a pair that fools you": {"a": "1 0; 0 1", "map": "σ(Ax + b)", "act": RELU, "bx": 0.0, "by": 0.0, "ux": 1.0,
                                        "uy": 0.5, "vx": 0.5, "vy": 1.0, "s": 1.0},
}  # fmt: skip
LINES = {
    "soft": {"wx": 0.6, "wy": 0.4, "w0": -0.4}, "same line, sharp": {"wx": 3.0, "wy": 2.0, "w0": -2.0},
    "same line, other side": {"wx": -1.5, "wy": -1.0, "w0": 1.0}, "Break it: w = 0": {"wx": 0.0, "wy": 0.0},
}  # fmt: skip
say, section, draw = partial(part, PAGE), partial(views.section, PAGE), partial(views.draw, PAGE)


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        A = typed_matrix(PAGE, "a", "Matrix A", FIRST["a"], help=say("help"))
        x = controls.numbers(PAGE, X)
        figure = chosen_figure()
        turning = controls.choice(PAGE, "path", "Way from I to A", [STRAIGHT, TURNING]) == TURNING
        t = controls.slider(PAGE, T)
        st.markdown(map_words(A, x, t, turning))
        controls.presets(PAGE, {label: {"t": 1.0, **state} for label, state in PRESETS.items()})
    with picture:
        spec = linear_maps_plane.plane_of(A.array, x, t, figure, polar=turning)
        draw("plane", spec, (*X, T), lambda numbers: dropped(A, numbers, "a"))
    puzzles(A, x, t)
    first = a_layer(A, figure)
    found = linear_or_not(A, *first)
    line = decision_line(x, first[1])
    show_code(A, x, first, found, line, stacked(A, *first, figure))


def chosen_figure():
    """The letter, face, house, or the visitor's own points."""
    name = controls.choice(PAGE, "fig", "Figure", [*FIGURES, "points"], "house")
    if name != "points":
        return FIGURES[name]()
    return typed(PAGE, "pts", "Points, one row x y each", "0 0; 2 0; 1 1.5", linear_maps.own_figure, longest=2000, height=110)


def map_words(A, x, t: float, turning: bool) -> str:
    """What the matrix of the moment does to x, what it loses, and whether the way from I to A is singular somewhere."""
    now = (a, b), (c, d) = linear_maps.moment(A.entries, t, turning=turning)
    words = [say("moment", t=t, first=vector((a, c)), second=vector((b, d)))] if t < 1 else []
    rank, det = linear_maps.rank(now), eigenvectors.determinant(now)
    lines = {"kernel": linear_maps.kernel(now), "image": linear_maps.image(now)}
    said = {name: vector(basis[0]) for name, basis in lines.items() if len(basis) == 1}
    said |= {"x": vector(x), "y": vector(layers.layer(x, now, (0, 0), IDENTITY)), "map": "A(t)" if t < 1 else "A"}
    side = say("mirrors" if det < 0 else "keeps")
    words += [say(f"seen_{rank}", det=det, back=linear_maps.stretch_back(now), side=side, **said), "\n\n"]
    det, times = eigenvectors.determinant(A.entries), eigenvectors.crosses_singular(A.entries)
    if turning and det > 0:
        return " ".join([*words, say("path_turns")])
    words += [say("path_refused", det=det)] if turning else []
    words.append(say("path_line" if times else "path_clear", times=f" {say('and')} ".join(map(number, times))))
    return " ".join(words + ([say("path_must", det=det)] if det < 0 and not turning else []))


def puzzles(A, x, t: float):
    st.header(say("try_title"), anchor=False)
    left, right = st.columns(2)
    with left:
        near = max(abs(layers.layer(x, A.entries, (-1, -2), IDENTITY))) <= 0.03 and linear_maps.rank(A.entries) == 2
        challenge(PAGE, "back", near and t == 1, {**FIRST, "xx": 1.5, "xy": 1.25, "t": 1.0})
    with right:
        built = (linear_maps.kernel(A.entries), linear_maps.image(A.entries)) == (((1.0, 1.0),), ((1.0, -1.0),))
        challenge(PAGE, "kernel", built, {"a": "1 -1; -1 1", "t": 1.0})


def a_layer(A, figure) -> tuple[list[float], str]:
    """The second view: σ(Ax + b) in two steps, and what is lost."""
    picture, words = section("layer")
    with words:
        σ = controls.choice(PAGE, "act", "Activation σ", ACTIVATIONS, RELU)
        b = controls.numbers(PAGE, B)
        shares, rank = layers.relu_shares(A.array, b), linear_maps.rank(A.entries)
        percent = {"corner": 100 * shares.corner, "axis": 100 * shares.axis, "kept": 100 * shares.kept}
        said = [say(f"does_{σ.lower()}", **percent if σ == RELU else {})]
        said += [say("dead")] if σ == RELU and shares.axis == shares.kept == 0 else []
        said += [say(f"flattened_{rank}")] if rank < 2 else []
        st.markdown(" ".join([*said, say("origin", zero=vector(layers.layer((0, 0), A.entries, b, σ)))]))
        controls.presets(PAGE, LAYERS, name="layer")
    with picture:
        draw("layer", layers_planes.one(A.array, b, σ, figure), B, lambda numbers: dropped(A, numbers, "a"))
    return b, σ


def linear_or_not(A, b, σ: str):
    """The third view: f(su + v) beside s f(u) + f(v), what f is, and where it is not linear a pair that proves it."""
    picture, words = section("sums")
    with words:
        shifted, bent = MAPS[controls.choice(PAGE, "map", "Map f", list(MAPS))]
        b, σ = b if shifted else [0.0, 0.0], σ if bent else IDENTITY
        u, v, s = controls.numbers(PAGE, U), controls.numbers(PAGE, V), controls.number(PAGE, S)
        f = partial(layers.layer, A=A.array, b=b, activation=σ)
        found, pair = linearity.sums(f, u, v, s), layers.disproof(A.array, b, σ)
        said = {"direct": vector(found.direct), "combined": vector(found.combined), "gap": vector(found.gap)}
        if pair:
            proof = linearity.sums(f, *pair)
            said |= {"u": vector(pair[0]), "v": vector(pair[1]), "one": vector(proof.direct), "both": vector(proof.combined)}
        what = layers.kind(A.array, b, σ) if pair or σ == IDENTITY else "zero"
        st.markdown(say("agree" if found.agree else "differ", **said) + " " + say(f"is_{what}", **said))
        controls.presets(PAGE, PAIRS, name="sums")
    with picture:
        draw("sums", linear_maps_sums.compared(A.array, b, σ, u, v, s), (*U, *V))
    return b, σ, u, v, s, found


def decision_line(x, σ: str):
    """The fourth view: one neuron."""
    picture, words = section("line")
    with words:
        w, b = controls.numbers(PAGE, W), controls.number(PAGE, W0)
        cell = stacked_layers.neuron(w, b, x, σ)
        said = {"w": vector(w), "b": b, "x": vector(x), "z": cell.z, "out": cell.output, "distance": cell.distance or 0.0}
        st.markdown(say("line_none" if cell.distance is None else "line_seen", σ=σ, **said))
        controls.presets(PAGE, LINES, name="line")
    with picture:
        draw("line", layers_neuron.decision(w, b, x, σ), (*W, W0, *X))
    return w, b, cell


def stacked(A, b, σ: str, figure):
    """The fifth view: a second layer on the first."""
    picture, words = section("two")
    with words:
        second = typed_matrix(PAGE, "w2", "Second matrix W₂", "1 -1; 1/2 1", help=say("help"))
        c = controls.numbers(PAGE, C)
        product, shift = stacked_layers.merged(A.entries, b, second.entries, c)
        said = {"first": vector(row[0] for row in product), "second": vector(row[1] for row in product), "shift": vector(shift)}
        st.markdown(say("two_one" if σ == IDENTITY else "two_bent", σ=σ, **said))
        margin = stacked_layers.xor_margin(A.array, b, second.array, c, σ)
        challenge(PAGE, "xor", margin >= 0.5, {**XOR, "act": RELU})
        controls.presets(PAGE, {"Break it: XOR without σ": {**XOR, "act": IDENTITY}}, name="two")
    with picture:
        spec = layers_planes.two(A.array, b, second.array, c, σ, figure)
        draw("two", spec, C, lambda numbers: dropped(second, numbers, "w2", layers_planes.SECOND[:4]))
    return second, c, margin


def show_code(A, x, first, compared, line, two):
    (b, σ), (shift, bend, u, v, s, found), (w, w0, cell), (second, c, margin) = first, compared, line, two
    a, a2 = (f'matrix("{written(M.entries)}").array' for M in (A, second))
    calls = [
        (f"rank({a})", linear_maps.rank(A.entries)), (f"stretch_back({a})", linear_maps.stretch_back(A.entries)),
        (f'layer({x}, {a}, {b}, "{σ}")[0]', layers.layer(x, A.array, b, σ)[0]),
        (f"relu_shares({a}, {b}).corner", layers.relu_shares(A.array, b).corner),
        (f'sums(lambda x: layer(x, {a}, {shift}, "{bend}"), {u}, {v}, {s}).gap[0]', found.gap[0]),
        (f'neuron({w}, {w0}, {x}, "{σ}").output', cell.output), (f'xor_margin({a}, {b}, {a2}, {c}, "{σ}")', margin),
    ]  # fmt: skip
    shown = [linear_maps.rank, linear_maps.kernel, linear_maps.image, linear_maps.preimage, linear_maps.stretch_back]
    shown += [linearity.sums, layers.layer, layers.activate, layers.disproof, layers.relu_shares]
    code.show(PAGE, [*shown, stacked_layers.neuron, stacked_layers.xor_margin], calls, also=[matrix])


page.begin(PAGE)
explorer()
page.end(PAGE)
