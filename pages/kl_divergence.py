"""KL divergence: of two tables and of normal densities, Jensen–Shannon, a triangle, and fitting by either direction."""

import streamlit as st

from explorers import beliefs, density_fit, discriminator, kl_normals
from explorers import kl_divergence as facts
from explorers.charts import density_fit as fit_charts
from explorers.charts import kl_discriminator as discriminator_charts
from explorers.charts import kl_divergence as charts
from explorers.charts import kl_normals as normal_charts
from explorers.charts import kl_triangle as triangle_charts
from explorers.density_fit import Way
from explorers.entropy import binary, nats, outcomes, shares_text
from explorers.tables import probabilities
from explorers.two_humps import TwoHumps, moments
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob
from ui.text import number, part, vector
from ui.turns import fragment
from ui.typed import typed

PAGE = "kl_divergence"
MIRROR = {"p": "0.7 0.2 0.1", "q": "0.1 0.2 0.7"}
SIX = {"p": "1 2 3 3 2 1", "q": "6 5 4 3 2 1"}
TABLES = {"mirror images": MIRROR, "P = Q": {"p": "3 2 1", "q": "3 2 1"}, "six outcomes": SIX}
SUPPORT = {"p": "0.5 0.5 0", "q": "0.9 0.05 0.05"}
BREAK = {"Break it: the support rule": SUPPORT, "Break it: infinite both ways": {"p": "1/2 1/2 0", "q": "0 1/2 1/2"}}
far, narrow, wide = normal_charts.FAR, normal_charts.NARROW, normal_charts.WIDE
NORMALS = (
    (Knob("m1", "mean of P", -far, far, -0.5), Knob("s1", "standard deviation of P", narrow, wide, 0.6)),
    (Knob("m2", "mean of Q", -far, far, 0.5), Knob("s2", "standard deviation of Q", narrow, wide, 1.2)),
)
ONE_BIT = {"m1": 0.0, "s1": 1.0, "m2": 1.18, "s2": 1.0}
WIDTHS = {
    "equal widths": {"s1": 1.0, "s2": 1.0},
    "P = Q": {"m1": 0.0, "s1": 1.0, "m2": 0.0, "s2": 1.0},
    "Break it: far apart": {"m1": -3.0, "s1": 0.4, "m2": 3.0, "s2": 0.4},
}
ANSWERS = [Knob(f"d{k}", f"D of outcome {k}", 0.0, 1.0, 0.5) for k in range(1, charts.MOST + 1)]
APART = {"Break it: nothing in common": {"p": "1/2 1/2 0 0", "q": "0 0 1/2 1/2"}, "Break it: sure of outcome 1": {"d1": 1.0}}
COINS = [Knob(f"t{law.lower()}", f"heads of {law}", 0.0, 1.0, heads) for law, heads in (("P", 0.5), ("Q", 0.25), ("R", 0.1))]
TRIPLES = {
    "Q between": {"tp": 0.5, "tq": 0.25, "tr": 0.1},
    "Q outside": {"tp": 0.5, "tq": 0.9, "tr": 0.1},
    "Break it: R is sure": {"tp": 0.5, "tq": 0.25, "tr": 0.0},
}
HUMPS = (
    Knob("a", "first hump at", -3.0, 3.0, -2.0),
    Knob("sa", "first width", 0.3, 1.5, 0.5),
    Knob("b", "second hump at", -3.0, 3.0, 2.2),
    Knob("sb", "second width", 0.3, 1.5, 0.8),
    Knob("weight", "weight of the second", 0.0, 1.0, 0.4),
)
FIT = (
    Knob("mu", "mean of the fit", -fit_charts.FAR, fit_charts.FAR, -0.5),
    Knob("sigma", "width of the fit", fit_charts.NARROW, fit_charts.WIDE, 0.5),
)
STARTS = {
    "start on the left": {"way": Way.REVERSE.value, "mu": -3.0, "sigma": 0.8},
    "start on the right": {"way": Way.REVERSE.value, "mu": 3.0, "sigma": 0.4},
    "start wide": {"way": Way.REVERSE.value, "mu": 0.0, "sigma": 3.0},
    "near humps": {"a": -1.0, "sa": 0.8, "b": 1.0, "sb": 0.8, "weight": 0.5},
}
EQUAL = {"way": Way.REVERSE.value, "a": -3.0, "sa": 0.3, "b": 3.0, "sb": 0.3, "weight": 0.5, "mu": 0.0, "sigma": 1.0}
STUCK = {"Break it: stuck between the humps": EQUAL, "Break it: one hump only": {"weight": 0.0}}


def columns():
    return st.columns([1, 1], gap="large")  # the picture first, so that a phone shows it first


def table(name: str, default: str):
    """A typed table and the call that reads it."""
    text, read = typed(PAGE, name, part(PAGE, f"table_{name}"), default, lambda t: (t, outcomes(t)), help=part(PAGE, "help"))
    if abs(float(read.total) - 1) > 0.001:
        st.caption(part(PAGE, "normalised", total=float(read.total)))
    return read.values.ravel(), f"probabilities({text!r}).values.ravel()"


@fragment
def explorer():
    picture, panel = columns()
    with panel:
        (p, p_made), (q, q_made) = table("p", "0.5 0.3 0.2"), table("q", "0.2 0.2 0.6")
        if len(p) != len(q):
            st.caption(part(PAGE, "padded", n=max(len(p), len(q))))
        p, q = beliefs.aligned(p, q)
        controls.presets(PAGE, TABLES)
        both = say(p, q)
        controls.presets(PAGE, BREAK, name="break")
    with picture:
        live.show(PAGE, charts.tables(p, q), name="tables", alt=part(PAGE, "alt_tables"), dropped=dropped)
        st.caption(part(PAGE, "hint"))
    made = f"*aligned({p_made}, {q_made})"
    calls = [(f"compare({made}).{name}", getattr(both, name)) for name in ("forward", "reverse", "variation", "bound")]
    place = st.container()
    one_bit, more = normals()
    with place:
        puzzles(both.variation >= 0.1 and abs(both.forward - both.reverse) < 0.001, one_bit)
    calls += [*more, *jensen_shannon(p, q, made), *triangle(), *fit()]
    code.show(PAGE, FUNCTIONS, calls, also=[beliefs.aligned, probabilities, binary])


def dropped(numbers: dict) -> dict:
    """The tables that the hand has made, as the visitor would type them."""
    n = int(numbers["n"])
    laws = {"p": charts.P_NAMES, "q": charts.Q_NAMES}
    return {law: shares_text([numbers[name] for name in names[:n]]) for law, names in laws.items()}


def say(p, q):
    """What is seen in the bars and areas, and Pinsker's check; returns both divergences."""
    both = facts.compare(p, q)
    said = {"fnats": nats(both.forward), "rnats": nats(both.reverse)} | vars(both)
    said |= {"pq": vector(facts.summands(p, q)), "qp": vector(facts.summands(q, p))}
    for name in (f"seen_{both.finite}", "summands", "pinsker"):
        st.markdown(part(PAGE, name, **said))
    return both


def puzzles(equal, one_bit):
    st.header(part(PAGE, "try_title"), anchor=False)
    left, right = columns()
    with left:
        challenge(PAGE, "equal", equal, MIRROR)
    with right:
        challenge(PAGE, "onebit", one_bit, ONE_BIT)


def normals():
    """Two normal densities; returns whether they are one bit apart with equal widths, and the calls that give the numbers."""
    st.header(part(PAGE, "normals_title"), anchor=False)
    picture, words = columns()
    with words:
        state = [value for knobs in NORMALS for value in controls.numbers(PAGE, knobs)]
        pair = kl_normals.compare_normals(*state)
        st.markdown(part(PAGE, "normals_same" if state[:2] == state[2:] else "normals", **vars(pair)))
        controls.presets(PAGE, WIDTHS, name="widths")
    with picture:
        spec = normal_charts.normals(*state)
        live.show(PAGE, spec, name="normals", alt=part(PAGE, "alt_normals"), knobs=(*NORMALS[0], *NORMALS[1]))
        st.caption(part(PAGE, "normals_hint"))
    calls = [(f"compare_normals{tuple(state)}.{name}", value) for name, value in vars(pair).items()]
    return state[1] == state[3] and abs(pair.forward - 1) < 0.01, calls


def jensen_shannon(p, q, made):
    """The symmetric divergence as the score of the best discriminator; returns the calls that give its numbers."""
    st.header(part(PAGE, "js_title"), anchor=False)
    picture, words = columns()
    with words:
        st.markdown(part(PAGE, "js_question"))
        d = controls.numbers(PAGE, ANSWERS[: len(p)])
        js, score = discriminator.jensen_shannon(p, q), discriminator.discriminator_score(p, q, d)
        value, top = map(discriminator.gan_value_nats, (score, js))
        best = vector(discriminator.best_discriminator(p, q))
        st.markdown(part(PAGE, "js", js=js, score=score, best=best, left=js - score, value=value, top=top))
        st.markdown(part(PAGE, "js_apart" if discriminator.disjoint(p, q) else "gan"))
        answers = {knob.name: x for knob, x in zip(ANSWERS, discriminator.typed_answers(p, q), strict=False)}
        controls.presets(PAGE, {"the best answers": answers, **APART}, name="js")
    with picture:
        spec = discriminator_charts.answers(p, q, d)
        live.show(PAGE, spec, name="answers", alt=part(PAGE, "alt_answers"), knobs=ANSWERS[: len(p)])
        st.caption(part(PAGE, "js_hint"))
    return [(f"jensen_shannon({made})", js), (f"discriminator_score({made}, {d})", score)]


def triangle():
    """Three coins; returns the calls that give the sides of their triangle."""
    st.header(part(PAGE, "triangle_title"), anchor=False)
    picture, words = columns()
    with words:
        coins = controls.numbers(PAGE, COINS)
        sides = facts.detour(*map(binary, coins))
        st.markdown(part(PAGE, f"triangle_{sides.sides}", **vars(sides), over_q=sides.over_q))
        st.markdown(part(PAGE, "triangle_rule"))
        controls.presets(PAGE, TRIPLES, name="triple")
    with picture:
        live.show(PAGE, triangle_charts.triangle(*coins), name="triangle", alt=part(PAGE, "alt_triangle"), knobs=COINS)
        st.caption(part(PAGE, "triangle_hint"))
    made = f"detour({', '.join(f'binary({x})' for x in coins)})"
    return [(f"{made}.{name}", getattr(sides, name)) for name in ("first", "second", "direct")]


def fit():
    """A normal fitted to a target with two humps; returns the calls that give both divergences and the end of the way."""
    st.header(part(PAGE, "fit_title"), anchor=False)
    picture, words = columns()
    with words:
        way = Way(controls.choice(PAGE, "way", part(PAGE, "way"), [w.value for w in Way], Way.REVERSE.value))
        target, start = TwoHumps(*controls.numbers(PAGE, HUMPS)), controls.numbers(PAGE, FIT)
        found = density_fit.fit(way, target, *start)
        bits = {w: density_fit.divergence(w, target, *start) for w in Way}
        known = "; ".join(f"N({number(m)}, {number(s)}²) with {number(b)} bits" for m, s, b in found.known)
        said = {"way": way.value, "steps": len(found.path) - 1, "mu": found.mu, "sigma": found.sigma, "bits": found.bits}
        said |= {"forward": bits[Way.FORWARD], "reverse": bits[Way.REVERSE], "known": known}
        st.markdown(part(PAGE, "fit_now", **said))
        st.markdown(part(PAGE, "fit_moments" if way == Way.FORWARD else f"fit_{found.rest}", **said))
        end = {knob.name: knob.held(x) for knob, x in zip(FIT, (found.mu, found.sigma), strict=True)}
        controls.presets(PAGE, {"go to the end": end, **STARTS}, name="start")
        controls.presets(PAGE, STUCK, name="stuck")
    with picture:
        spec = fit_charts.chart(way, target, start[0], start[1], found)
        live.show(PAGE, spec, name="fit", alt=part(PAGE, "alt_fit"), knobs=FIT)
        st.caption(part(PAGE, "fit_hint"))
    state = f"{target}, {start[0]}, {start[1]}"
    calls = [(f"divergence({w.value!r}, {state})", value) for w, value in bits.items()]
    return [*calls, (f"fit({way.value!r}, {state}).mu", found.mu), (f"fit({way.value!r}, {state}).bits", found.bits)]


FUNCTIONS = [
    beliefs.kl_divergence, facts.log_ratios, facts.summands, facts.compare, facts.total_variation, facts.pinsker_bound_nats,
    kl_normals.kl_normals, kl_normals.kl_numerically, kl_normals.compare_normals, discriminator.jensen_shannon,
    discriminator.best_discriminator, discriminator.discriminator_score, facts.detour, TwoHumps, moments,
    density_fit.divergence, density_fit.slope, density_fit.descend, density_fit.fit,
]  # fmt: skip

page.begin(PAGE)
explorer()
page.end(PAGE)
