"""The Jacobian: a small square under a map of the plane, two maps in a row, a layer taken apart, and the order of a product."""

import math
from functools import partial

import streamlit as st

from explorers import backpropagation, jacobian, jacobian_chain, jacobian_orders, map_lattice
from explorers.charts import jacobian as charts
from explorers.charts import jacobian_chain as chain_charts
from explorers.charts import jacobian_layer as layer_charts
from explorers.functions import ExpressionError, parse
from explorers.layers import Activation, layer
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob
from ui.formula import formula
from ui.text import number, part, vector
from ui.turns import fragment
from ui.typed import typed

PAGE = "jacobian"
REACH, NEAR = charts.REACH, layer_charts.REACH
P = Knob("x0", "x", -REACH, REACH, 1.0), Knob("y0", "y", -REACH, REACH, 0.5)
H = Knob("h", "side h", charts.SMALLEST, charts.LARGEST, 0.6, 0.001)
X = Knob("sx", "x, first", -NEAR, NEAR, 0.8), Knob("sy", "x, second", -NEAR, NEAR, -0.4)
WHOLE, LENS = "f(x)", "(f(x) − f(p)) / h"
_, SIGMOID, TANH, RELU = ACTIVATIONS = [a.value for a in Activation]
POLAR, SQUARE = {"u": "x cos(y)", "v": "x sin(y)"}, {"u": "x^2 - y^2", "v": "2x y"}
AT, ROWS = {"x0": 1.0, "y0": 0.5}, "1 -2 1/2 0; 2 1 -1 1"
PRESETS = {
    "polar": {**POLAR, **AT}, "complex square": {**SQUARE, **AT}, "shear": {"u": "x + y/2", "v": "y", **AT},
    "fold": {"u": "x^2", "v": "y", **AT}, "two sigmoids": {"u": "sigmoid(2x - y)", "v": "sigmoid(x + 2y)", **AT},
    "mirror": {"u": "y + x^2/4", "v": "x", **AT}, "cube": {"u": "x^3/3", "v": "y", "x0": 0.0, "y0": 0.5},
}  # fmt: skip
BREAK = {
    "on the fold": {"u": "x^2", "v": "y", "x0": 0.0, "y0": 0.5}, "polar, r = 0": {**POLAR, "x0": 0.0, "y0": 0.5},
    "J = 0": {**SQUARE, "x0": 0.0, "y0": 0.0}, "undefined": {"u": "sqrt(x)", "v": "y", "x0": -0.5, "y0": 0.5},
    "|x|": {"u": "abs(x)", "v": "y", "x0": 0.0, "y0": 0.5},
}  # fmt: skip
CHAINS = {
    "polar after a shift": {"u": "x + 1", "v": "y/2", "p": "u cos(v)", "q": "u sin(v)", **AT},
    "square, twice": {**SQUARE, "p": "u^2 - v^2", "q": "2u v", **AT},
    "Break it: J_g(p) undefined": {"u": "x^2", "v": "y^2 + 1", "p": "sqrt(u)", "q": "v", "x0": -1.0, "y0": 0.5},
    "Break it: it commutes": {**SQUARE, "p": "2u", "q": "2v", **AT},
}  # fmt: skip
LAYERS = {
    "sigmoid": {"act": SIGMOID, "rows": ROWS, "sx": 0.8, "sy": -0.4},
    "4 outputs": {"act": TANH, "rows": "1 0 0 1; 0 1 0 0; 1 1 -1 0; 1 -1 1/2 1", "sx": 0.8, "sy": -0.4},
    "Break it: saturated": {"act": SIGMOID, "rows": "8 -4 4 0; 6 6 9 0", "sx": 1.5, "sy": 0.5},
    "Break it: dead ReLU": {"act": RELU, "rows": "1 1 -5 1; -1 1 -5 1", "sx": 0.8, "sy": -0.4},
    "Break it: ReLU at 0": {"act": RELU, "rows": "1 1 -1 1; 2 -1 1 0", "sx": 0.5, "sy": 0.5},
}  # fmt: skip
SIZES = {
    "a network with one loss": "784 128 64 10 1", "one input": "1 64 128 784", "10 outputs": "784 128 64 10",
    "square": "50 50 50 50", "Break it: a narrow layer inside": "40 40 2 40 40",
}  # fmt: skip
say = partial(part, PAGE)


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        f = [formula(PAGE, name, f"{name}(x, y)", POLAR[name], ("x", "y")) for name in "uv"]
        controls.presets(PAGE, PRESETS)
        p, h = controls.numbers(PAGE, P), controls.number(PAGE, H)
        view = controls.choice(PAGE, "view", say("below"), [WHOLE, LENS])
        J = jacobian.jacobian(f, p)
        st.markdown(map_words(f, p, h, J))
        controls.presets(PAGE, {f"Break it: {label}": state for label, state in BREAK.items()}, name="break")
    with picture:
        draw("patch", charts.patch(f, p, h, magnified=view == LENS), (*P, H))
    formulas(f, J)
    puzzles(f, p, h, J)
    show_code(f, p, h, J, two_maps(f, p, h), one_layer(), order_of_the_product())


def draw(name: str, spec: dict, knobs=()):
    """A live chart with its hint."""
    live.show(PAGE, spec, name=name, alt=say(f"alt_{name}"), knobs=knobs)
    st.caption(say(f"{name}_hint"))


def section(name: str):
    """A further view: its title, and the columns for the picture and for the words, which are begun."""
    st.header(say(f"{name}_title"), anchor=False)
    picture, words = st.columns([1, 1], gap="large")
    words.markdown(say(name))
    return picture, words


def tex(rows) -> str:
    return r"\begin{pmatrix}" + r"\\".join(" & ".join(number(entry, 3) for entry in row) for row in rows) + r"\end{pmatrix}"


def stacked(*lines: str):
    st.latex(r"\begin{gathered}" + r"\\[6pt]".join(lines) + r"\end{gathered}")


def map_words(f, p, h: float, J) -> str:
    """What f does to the square at p, what J says of it, and how far they differ."""
    at = jacobian.values(f, p)
    said = {"p": vector(p), "at": vector(at), "h": h, "tenth": h / 10}
    if math.isnan(at[0]):
        return say("undefined", **said)
    if math.isnan(J[0][0]):
        sides = {f"{axis}_{side}": vector(slope) for axis, pair in zip("xy", jacobian.one_sided(f, p), strict=True)
                 for side, slope in zip(("below", "above"), pair, strict=True)}  # fmt: skip
        return say("no_j", **said, **sides)
    det, smooth = jacobian.area_factor(J), jacobian.smooth_on(f, p, h)
    said |= {"det": det, "mean": jacobian.mean_area_factor(f, p, h), "side": say("back" if det < 0 else "keeps")}
    words = [say(name, **said) for name in ("seen", f"rank_{jacobian.rank(J)}", "mean" if smooth else "no_mean")]
    ratio, later = jacobian.error_ratio(f, p, h), jacobian.error_ratio(f, p, h / 10)
    kind = "cut" if math.isnan(ratio) else "exactly" if ratio == later == 0 else "falls"
    return " ".join([*words, "\n\n" + say(f"error_{kind}", ratio=ratio, later=later, **said)])


def formulas(f, J):
    """J as formulas and as numbers."""
    st.header(say("matrix_title"), anchor=False)
    try:
        for name, component in zip("uv", f, strict=True):
            for by in "xy":
                st.markdown(rf"$\frac{{\partial {name}}}{{\partial {by}}} = {component.derivative(by).latex()}$")
    except ExpressionError as error:
        st.text(error.message)
    if not math.isnan(J[0][0]):
        found = {"J": J, "J^{-1}": jacobian.inverse(J)} if jacobian.rank(J) == 2 else {"J": J}
        stacked(*(f"{name} = {tex(matrix)}" for name, matrix in found.items()))
        st.markdown(say("inverse" if len(found) == 2 else "no_inverse"))


def puzzles(f, p, h, J):
    st.header(say("try_title"), anchor=False)
    left, right = st.columns(2)
    with left:
        challenge(PAGE, "area", map_lattice.keeps_areas(f), {"u": "x + y^2", "v": "y", **AT})
    with right:
        flat = jacobian.rank(J) == 1 and h <= 0.2 < min(map(abs, p))
        challenge(PAGE, "flat", flat, {"u": "x", "v": "(y - 1)^2", "x0": 0.5, "y0": 1.0, "h": 0.2})


def two_maps(f, p, h: float):
    """The second view: g after f, the three products, and the values alone."""
    picture, words = section("chain")
    with words:
        g = [formula(PAGE, name, f"{name}(u, v)", text, ("u", "v")) for name, text in (("p", "u^2 - v"), ("q", "u + v"))]
        controls.presets(PAGE, CHAINS, name="chain")
        found = jacobian_chain.chain(f, g, p)
        whole = partial(jacobian_chain.composed, f, g)
        values = jacobian.by_differences(whole, p)
        said = {"p": vector(p), "at": vector(found.at), "end": vector(whole(p)), "off": abs(values - found.product).max()}
        if math.isnan(found.product[0][0]):
            st.markdown(say("chain_none", **said))
        else:
            stacked(tex(found.outer) + tex(found.inner), "= " + tex(found.product))
            agree = "agree" if said["off"] <= 1e-5 * (1 + abs(found.product).max()) else "unsure"
            names = "seen", agree, *(jacobian_chain.mistakes(found) or ["alike"])
            st.markdown(" ".join(say(f"chain_{name}", **said) for name in names))
    with picture:
        draw("chain", chain_charts.products(whole, p, h, found))
    return g, found


def one_layer():
    """The third view: σ(Ax + b) in two steps, each with its Jacobian, and a loss carried back."""
    picture, words = section("layer")
    with words:
        σ = controls.choice(PAGE, "act", "σ", ACTIVATIONS, SIGMOID)
        A, b, target = typed(PAGE, "rows", say("rows"), ROWS, backpropagation.layer_rows, help=say("rows_help"))
        x = controls.numbers(PAGE, X)
        controls.presets(PAGE, LAYERS, name="layer")
        found, jets = backpropagation.taken_apart(x, A, b, σ), backpropagation.by_jets(x, A, b, σ)
        differences = jacobian.by_differences(partial(layer, A=A, b=b, activation=σ), x)
        stacked(r"\small \operatorname{diag}(\sigma'(z)) = " + tex(found.diagonal), "A = " + tex(A), "J = " + tex(found.J))
        said = {"z": vector(found.z), "a": vector(found.a), "m": len(A), "off": abs(differences - found.J).max()}
        names = "layer_seen", *backpropagation.told(found, A, σ, said["off"])
        st.markdown(" ".join(say(name, jets=abs(jets - found.J).max(), **said) for name in names))
        back = backpropagation.gradients(x, A, b, σ, target)
        st.markdown(say("loss", loss=back.loss, t=vector(target), delta=vector(back.b), dx=vector(back.x)))
        st.latex(r"\frac{\partial L}{\partial A} = \delta x^{\mathsf T} = " + tex(back.A))
    with picture:
        draw("layer", layer_charts.layer(x, A, b, σ), X)
    return x, A, b, σ, target, found, back


def order_of_the_product():
    """The fourth view: what the product of a chain of Jacobians costs, from either end."""
    st.header(say("order_title"), anchor=False)
    st.markdown(say("order"))
    sizes = typed(PAGE, "n", say("sizes"), SIZES["a network with one loss"], jacobian_orders.layer_sizes)
    controls.presets(PAGE, {label: {"n": text} for label, text in SIZES.items()}, name="sizes")
    orders = [way(sizes) for way in (jacobian_orders.reverse, jacobian_orders.forward, jacobian_orders.best)]
    back, on, best = (made.cost for made in orders)
    (order, product, cost), names = (say(f"order_{name}").split(" | ") for name in ("columns", "names"))
    st.table([{order: name, product: made.written, cost: f"{made.cost:,}".replace(",", " ")}
              for name, made in zip(names, orders, strict=True)])  # fmt: skip
    said = {"times": max(back, on) / min(back, on), "inputs": str(sizes[0]), "outputs": str(sizes[-1])}
    st.markdown(say(f"order_{jacobian_orders.cheaper_end(sizes)}", **said))
    challenge(PAGE, "narrow", 10 * best <= min(back, on), {"n": "20 20 1 20 20"})
    return sizes, orders


def show_code(f, p, h, J, found, taken, order):
    (g, chain), (x, A, b, σ, target, parts, back), (sizes, orders) = found, taken, order
    maps = [f"[{', '.join(f'parse({part.text!r}, {part.variables})' for part in pair)}]" for pair in (f, g)]
    calls = [(f"jacobian({maps[0]}, {p})[1][0]", J[1][0]), (f"area_factor(jacobian({maps[0]}, {p}))", jacobian.area_factor(J)),
             (f"error_ratio({maps[0]}, {p}, {h})", jacobian.error_ratio(f, p, h)),
             (f"chain({', '.join(maps)}, {p}).product[0][0]", chain.product[0][0])]  # fmt: skip
    rows = f"{x}, {A.tolist()}, {b.tolist()}, {σ!r}"
    calls += [(f"taken_apart({rows}).J[0][1]", parts.J[0][1]), (f"gradients({rows}, {target.tolist()}).x[0]", back.x[0])]
    calls += [(f"{way}({sizes}).cost", made.cost) for way, made in zip(("reverse", "forward", "best"), orders, strict=True)]
    shown = [jacobian.jacobian, jacobian.area_factor, jacobian.error_ratio, jacobian_chain.chain, backpropagation.taken_apart,
             backpropagation.gradients, jacobian_orders.reverse, jacobian_orders.forward, jacobian_orders.best]  # fmt: skip
    code.show(PAGE, shown, calls, also=[parse])


page.begin(PAGE)
explorer()
page.end(PAGE)
