"""Inner products: the matrix that measures, the norms that come from one, and functions as vectors."""

import math
from collections.abc import Callable
from functools import partial

import streamlit as st

from explorers import inner_products as inner
from explorers.bilinear_form import half_axes, inner_product_test, product
from explorers.charts import function_products as function_charts
from explorers.charts import inner_products as charts
from explorers.charts import integral as integral_charts
from explorers.charts import parallelogram_law as law_charts
from explorers.charts.inner_products_live import REACH
from explorers.function_products import curves, function_products, times
from explorers.functions import parse
from explorers.integral_graph import graph, window
from explorers.parallelogram_law import gap_of_units, parallelogram, polarization
from explorers.tables import matrix
from explorers.typed_number import typed_number
from explorers.typed_vector import typed_vector
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob
from ui.formula import formula
from ui.text import part, vector
from ui.turns import fragment
from ui.typed import typed
from ui.typed_matrix import typed_matrix, written
from ui.typed_vector import typed_vectors, vectors_dropped

PAGE = "inner_products"
USUAL = ((1, 0), (0, 1))
C = Knob("c", "c", -function_charts.C, function_charts.C, 0.5)
PRESETS = {"I": "1 0; 0 1", "2 1; 1 1": "2 1; 1 1", "4 0; 0 1/4": "4 0; 0 1/4", "e₁, e₂ at 60°": "1 1/2; 1/2 1"}
BREAK = {
    "not symmetric": {"gram": "1 1; 0 1", "u": "1 0", "v": "0 1"},
    "⟨u, u⟩ < 0": {"gram": "1 2; 2 1", "u": "1 -1/2", "v": "1/2 1"},
    "⟨u, u⟩ = 0": {"gram": "1 1; 1 1", "u": "1/2 -1/2", "v": "1 1/2"},
    "both conditions": {"gram": "0 -1; 1 0", "u": "1 1/2", "v": "-1/2 1"},
    "v = 0": {"gram": "2 1; 1 1", "u": "1 1/2", "v": "0 0"}, "u = 0": {"gram": "2 1; 1 1", "u": "0 0", "v": "1 1"},
    "nearly singular": {"gram": "1 0.999; 0.999 1", "u": "1 0", "v": "1 1"},
    "cos θ rounded to above 1": {"gram": "1 0; 0 1", "u": "2 1.2", "v": "1 0.6"},
}  # fmt: skip
LAWS = {
    "p = 2": {"p": "2"}, "p = 1": {"p": "1"}, "p = ∞": {"p": "∞"}, "e₁ and e₂": {"u": "1 0", "v": "0 1"},
    "Break it: a gap of 0 at p = 1": {"p": "1", "u": "1 0", "v": "1 1"},
}  # fmt: skip
WHOLE = {"a": "-pi", "b": "pi"}
FUNCTIONS = {
    "sin, cos": {"f": "sin(x)", "g": "cos(x)", **WHOLE}, "on [0, 1]": {"a": "0", "b": "1"},
    "sin 2x, sin 3x": {"f": "sin(2x)", "g": "sin(3x)", **WHOLE}, "x by sin x": {"f": "sin(x)", "g": "x", **WHOLE, "c": 2.0},
    "Break it: f = 0": {"f": "0"}, "Break it: g = −2f": {"f": "x", "g": "-2x", "c": -2.0},
    "Break it: 1/√x on [0, 1]": {"f": "1/sqrt(x)", "g": "1", "a": "0", "b": "1"}, "Break it: a = b": {"a": "1", "b": "1"},
}  # fmt: skip
say = partial(part, PAGE)


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        G = typed_matrix(PAGE, "gram", say("gram"), "2 1; 1 1", help=say("help")).entries
        controls.presets(PAGE, {label: {"gram": text} for label, text in PRESETS.items()})
        u, v = typed_vectors(PAGE, {"u": ("Vector u", "1 1/2"), "v": ("Vector v", "-1/4 3/2")}, REACH)
        verdict = inner_product_test(G)
        st.markdown(verdict_words(G, verdict))
        st.markdown(pair_words(G, u, v) if verdict.is_inner_product else loose_words(G, u, v))
        controls.presets(PAGE, {f"Break it: {label}": state for label, state in BREAK.items()}, name="break")
    with picture:
        moved = partial(dropped, G if verdict.is_inner_product else None, u, v)
        live.show(PAGE, charts.geometry(G, u, v, verdict), name="plane", alt=say("alt_plane"), dropped=moved)
        st.caption(say("hint"))
    puzzles(G, u, v, verdict)
    pair = ", ".join(f'typed_vector("{written([w])}", reach={REACH})' for w in (u, v))
    arguments = f'matrix("{written(G)}").entries, {pair}'
    used: list[Callable] = [product, inner.cauchy_schwarz_gap]
    used += [inner.angle] if verdict.is_inner_product and any(u) and any(v) else []
    calls = [(f"{f.__name__}({arguments})", f(G, u, v)) for f in used] + [which_norms(u, v, pair), *functions()]
    shown = [inner_product_test, product, inner.angle, inner.projection, inner.perpendicular, inner.cauchy_schwarz_gap]
    code.show(PAGE, [*shown, parallelogram, function_products], calls, also=[matrix, typed_vector, parse])


def dropped(G, u, v, numbers: dict) -> dict:
    """The moved vector: within the snap exactly on the line that is perpendicular to the other one."""
    other = {"u": v, "v": u}
    return vectors_dropped({"u": u, "v": v}, numbers, lambda name, place: G and inner.stepped(G, other[name], place))


def verdict_words(G, verdict) -> str:
    """Whether G makes an inner product, and which condition fails."""
    if verdict.is_inner_product:
        return say("inner_product", **dict(zip(("long", "short"), half_axes(G), strict=True)))
    words = [] if verdict.symmetric else [say("not_symmetric", b=G[0][1], c=G[1][0])]
    if not verdict.witness:
        return " ".join([*words, say("positive_all_the_same")])
    kind = say(f"signs_{verdict.signs.name.lower()}")
    return " ".join([*words, say("not_positive", kind=kind, w=vector(verdict.witness), value=verdict.value)])


def pair_words(G, u, v) -> str:
    """Product, angle, projection and Cauchy–Schwarz of u and v."""
    θ, usual, foot = inner.angle(G, u, v), inner.angle(USUAL, u, v), inner.projection(G, u, v)
    lengths = [inner.length(G, w) or 0.0 for w in (u, v)]
    said = {"u": vector(u), "v": vector(v), "uv": product(G, u, v), "lu": lengths[0], "lv": lengths[1]}
    name = "no_angle" if θ is None else "angle" if product(G, u, v) else "right_angle"
    words = [say(name, **said, angle=math.degrees(θ or 0), usual=math.degrees(usual or 0))]
    words.append(say("projected", p=vector(foot)) if foot else say("no_projection"))
    gap, size, bound = inner.cauchy_schwarz_gap(G, u, v), abs(product(G, u, v)), math.prod(lengths)
    return " ".join([*words, say("inequality" if gap else "equality", size=size, bound=bound, gap=gap)])


def loose_words(G, u, v) -> str:
    """The numbers uᵀGv of a G that is no inner product."""
    said = {"uv": product(G, u, v), "vu": product(G, v, u), "uu": product(G, u, u), "vv": product(G, v, v)}
    fails = min(said["uu"], said["vv"]) >= 0 and inner.cauchy_schwarz_gap(G, u, v) < 0
    return say("loose_fails" if fails else "loose", u=vector(u), v=vector(v), **said)


def puzzles(G, u, v, verdict):
    st.header(say("try_title"), anchor=False)
    left, right = st.columns(2)
    good, θ = verdict.is_inner_product and product(G, u, v) == 0, inner.angle(USUAL, u, v)
    with left:
        challenge(PAGE, "narrow", good and θ is not None and math.degrees(θ) <= 45 + 1e-9,
                  {"gram": "2 1; 1 1", "u": "1 -1", "v": "0 -1"})  # fmt: skip
    with right:
        chosen = good and (u, v) == ((1, 0), (1, 1)) and product(G, u, u) == product(G, v, v) == 1
        challenge(PAGE, "chosen", chosen, {"gram": "1 -1; -1 2", "u": "1 0", "v": "1 1"})


def which_norms(u, v, pair: str) -> tuple:
    """The second view: the parallelogram law for the p-norms. Returns its call."""
    st.header(say("law_title"), anchor=False)
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        st.markdown(say("law"))
        p = typed(PAGE, "p", "Exponent p", "1", partial(typed_number, low=1, high=99, infinity=True), help=say("help_p"))
        controls.presets(PAGE, LAWS, name="law")
        squares = parallelogram(u, v, p)
        said = squares._asdict() | {"units": gap_of_units(p), "product": polarization(u, v, p)}
        name = "law_holds" if p == 2 else "law_fails" if squares.gap else "law_silent"
        st.markdown(say(name, p=p, u=vector(u), v=vector(v), **said))
    with picture:
        inverse = 0.0 if p == math.inf else 1 / p
        spec = law_charts.law(u, v, inverse)
        live.show(PAGE, spec, name="law", alt=say("alt_law"), dropped=partial(dropped_law, u, v, inverse))
        st.caption(say("law_hint"))
    return f"parallelogram({pair}, float('{p}')).gap", squares.gap


def dropped_law(u, v, inverse, numbers: dict) -> dict:
    moved, now = vectors_dropped({"u": u, "v": v}, numbers), numbers["s"]
    return moved if now == inverse else moved | {"p": "∞" if now <= 0 else f"{round(1 / now, 2):g}"}


def functions() -> list:
    """The third view: functions on an interval as vectors. Returns its calls."""
    st.header(say("functions_title"), anchor=False)
    picture, panel = st.columns([1, 1], gap="large")
    limit = partial(typed_number, low=-10, high=10)
    with panel:
        st.markdown(say("functions"))
        f, g = formula(PAGE, "f", "f(x)", "sin(x)"), formula(PAGE, "g", "g(x)", "cos(x)")
        left, right = st.columns(2)
        with left:
            a = typed(PAGE, "a", "From a", "-pi", limit, help=say("help_limit"))
        with right:
            b = typed(PAGE, "b", "To b", "pi", limit)
        controls.presets(PAGE, FUNCTIONS, name="functions")
        low, high, c = min(a, b), max(a, b), controls.number(PAGE, C)
        pair = function_products(f, g, low, high) if low < high else None
        st.markdown(function_words(pair, low, high, c))
    with picture:
        spec = integral_charts.area(graph(times(f, g), *window(-4, 4, (a, b)), (a, b)), a, b)
        live.show(PAGE, spec, name="area", alt=say("alt_area"), dropped=partial(dropped_limits, a, b))
        st.caption(say("area_hint"))
        shown = curves(f, g, *((low, high) if pair else window(low, high)))
        live.show(PAGE, function_charts.nearest(shown, pair, c), name="nearest", alt=say("alt_nearest"), knobs=(C,))
        st.caption(say("nearest_hint"))
    call = f"function_products(parse({f.text!r}), parse({g.text!r}), {low!r}, {high!r}).fg.value"
    return [(call, pair.fg.value)] if pair and pair.known else []


def dropped_limits(a, b, numbers: dict) -> dict:
    return {name: f"{numbers[name] + 0.0:g}" for name, at in (("a", a), ("b", b)) if abs(numbers[name] - at) > 1e-9}


def function_words(pair, low, high, c) -> str:
    """Product, lengths and angle of f and g, and the nearest multiple of f."""
    if pair is None or not pair.known:
        return say("no_interval") if pair is None else say("no_length", low=low, high=high)
    said = {"low": low, "high": high, "fg": pair.fg.value, "lf": pair.lengths[0], "lg": pair.lengths[1]}
    if pair.angle is None:
        return say("zero_function", **said)
    words = say("orthogonal" if pair.orthogonal else "function_angle", **said, angle=math.degrees(pair.angle))
    return words + "\n\n" + say("nearest", c=c, left=pair.distance(c), share=pair.share, least=pair.distance(pair.share))


page.begin(PAGE)
explorer()
page.end(PAGE)
