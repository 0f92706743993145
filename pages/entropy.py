"""Entropy: the mean surprise of a table, of mixtures and pairs, estimated from samples, and of densities."""

import streamlit as st

from explorers import beliefs
from explorers import differential_entropy as densities
from explorers import entropy as facts
from explorers import entropy_estimate as estimate
from explorers.charts import differential_entropy as density_charts
from explorers.charts import entropy as charts
from explorers.charts import entropy_estimate as estimate_charts
from explorers.charts import entropy_pairs as pair_charts
from explorers.differential_entropy import Law, Verdict
from explorers.entropy import binary, outcomes, shares_text
from explorers.functions import parse
from explorers.tables import probabilities
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob, write
from ui.formula import formula
from ui.text import number, part, vector
from ui.turns import fragment
from ui.typed import typed

PAGE = "entropy"
START = "0.4 0.3 0.2 0.1"
MIX = (
    Knob("m1", "first place", 0.0, 1.0, 0.1),
    Knob("m2", "second place", 0.0, 1.0, 0.8),
    Knob("w", "weight of the second", 0.0, 1.0, 0.5),
)
PAIR = (
    Knob("x1", "P(X = 1)", 0.0, 1.0, 0.4),
    Knob("y1", "P(Y = 1 | X = 1)", 0.0, 1.0, 0.8),
    Knob("y0", "P(Y = 1 | X = 0)", 0.0, 1.0, 0.3),
)
DRAWS = Knob("n", "draws n", 1, estimate_charts.LARGEST, 50, 1)
KINDS = Knob("k", "equal outcomes", 2, 1000, 64, 1)
SEED = Knob("seed", "seed", 0, 9999, 1, 1)
SD = Knob("sd", "standard deviation", density_charts.LOWEST, density_charts.HIGHEST, 1.0)
PLACES = Knob("b", "binary places b", 0, 10, 3, 1)
ENDS = Knob("lo", "from", -1000.0, 1000.0, 0.0), Knob("hi", "to", -1000.0, 1000.0, 1.0)
UNITS = {"dm": 10, "cm": 100, "mm": 1000}
TABLES = {
    "1/2 1/4 1/8 1/8": {"p": "1/2 1/4 1/8 1/8"},
    "uniform on 6": {"p": "1 1 1 1 1 1"},
    "fair coin": {"p": "1/2 1/2"},
    "9 to 1": {"p": "9 1"},
}
BREAK = {
    "Break it: one sure outcome": {"p": "0 0 1 0"},
    "Break it: an impossible outcome": {"p": "1/2 1/2 0"},
    "Break it: 1 in a million": {"p": "999999 1"},
}
MIXED = {"two sure tables": {"m1": 0.0, "m2": 1.0, "w": 0.5}, "twice the same": {"m1": 0.3, "m2": 0.3}}
PAIRS = {
    "independent": {"x1": 0.4, "y1": 0.3, "y0": 0.3},
    "Y = X": {"x1": 0.5, "y1": 1.0, "y0": 0.0},
    "Break it: X is sure": {"x1": 1.0, "y1": 0.5, "y0": 0.0},
    "Break it: X = 1 makes Y less sure": {"x1": 0.1, "y1": 0.5, "y0": 0.0},
}
SAMPLES = {
    "64 outcomes, n = 50": {"law": "uniform", "k": 64, "n": 50},
    "Break it: n = 1": {"law": "uniform", "k": 64, "n": 1},
    "Break it: 1000 outcomes, n = 100": {"law": "uniform", "k": 1000, "n": 100},
}
FLAT = {"Break it: h below 0": {"sd": 0.2}, "Break it: the same in mm": {"sd": 0.2, "unit": "mm"}}
DENSITIES = {
    "2x on 0 to 1": {"f": "2x", "lo": 0.0, "hi": 1.0},
    "two humps": {"f": "e^(-8(x-1)^2) + e^(-8(x+1)^2)", "lo": -3.0, "hi": 3.0},
    "1/sqrt(x)": {"f": "1/sqrt(x)", "lo": 0.0, "hi": 1.0},
    "Break it: 1/x": {"f": "1/x", "lo": 0.0, "hi": 1.0},
    "Break it: x on -1 to 1": {"f": "x", "lo": -1.0, "hi": 1.0},
}


def columns():
    """The picture first, so that a phone shows it first."""
    return st.columns([1, 1], gap="large")


@fragment
def explorer():
    picture, panel = columns()
    with panel:
        text, read = typed(PAGE, "p", part(PAGE, "table"), START, lambda text: (text, outcomes(text)), help=part(PAGE, "help"))
        p = read.values.ravel()
        if abs(float(read.total) - 1) > 0.001:
            st.caption(part(PAGE, "normalised", total=float(read.total)))
        controls.presets(PAGE, TABLES)
        H = beliefs.entropy(p)
        say(p, H)
        controls.presets(PAGE, BREAK, name="break")
    with picture:
        live.show(PAGE, charts.table(p), name="table", alt=part(PAGE, "alt_table"), dropped=dropped)
        st.caption(part(PAGE, "hint"))
    made = f"probabilities({text!r}).values.ravel()"
    calls = [
        (f"entropy({made})", H),
        (f"nats(entropy({made}))", facts.nats(H)),
        (f"effective_number({made})", facts.effective_number(p)),
    ]
    place = st.container()
    calls += mixtures()
    found, more = pairs()
    with place:
        puzzles(p, H, found)
    calls += [*more, *samples(p, made), *laws(), *density()]
    code.show(PAGE, FUNCTIONS, calls, also=[probabilities, parse])


def dropped(numbers: dict) -> dict:
    """The table that the hand has made, as the visitor would type it."""
    return {"p": shares_text([numbers[letter] for letter in charts.LETTERS[: int(numbers["n"])]])}


def say(p, H):
    """What is seen in the bars and areas."""
    surprise, n = facts.surprisals(p), len(p)
    rarest = int(surprise.argmax())
    said = {"H": H, "nats": facts.nats(H), "n": n, "top": beliefs.entropy(beliefs.uniform(n)), "p": float(p[rarest]),
            "equal": number(facts.effective_number(p), 6), "surprise": surprise[rarest], "rarest": rarest + 1,
            "sure": p.argmax() + 1}
    sure, level, zeros = p.max() == 1, p.min() == p.max(), p.min() == 0
    st.markdown(part(PAGE, "seen_sure" if sure else "seen_uniform" if level else "seen_between", **said))
    if zeros or not level:
        st.markdown(part(PAGE, "zeros" if zeros else "rarest", **said))


def puzzles(p, H, pair):
    st.header(part(PAGE, "try_title"), anchor=False)
    left, right = st.columns(2)
    with left:
        challenge(PAGE, "onebit", len(p) == 3 and p.min() > 0 and abs(H - 1) < 0.005, {"p": "0.773 0.1135 0.1135"})
    with right:
        challenge(PAGE, "given", pair.y > 0.99 and pair.y_given_x == 0, {"x1": 0.5, "y1": 1.0, "y0": 0.0})


def mixtures():
    """Concavity on the arch of two outcomes; returns the call that gives its number."""
    st.header(part(PAGE, "arch_title"), anchor=False)
    picture, words = columns()
    with words:
        m1, m2, weight = controls.numbers(PAGE, MIX)
        p, q = binary(m1), binary(m2)
        mixed, gap = facts.mixture(p, q, weight), facts.concavity_gap(p, q, weight)
        said = {"p": vector(p), "q": vector(q), "mixed": vector(mixed), "w": weight, "gap": gap, "h": beliefs.entropy(mixed),
                "hp": beliefs.entropy(p), "hq": beliefs.entropy(q), "mean": beliefs.entropy(mixed) - gap}
        st.markdown(part(PAGE, "arch_flat" if m1 == m2 or weight in (0, 1) else "arch", **said))
        controls.presets(PAGE, MIXED, name="mix")
    with picture:
        live.show(PAGE, pair_charts.arch(m1, m2, weight), name="arch", alt=part(PAGE, "alt_arch"), knobs=MIX)
        st.caption(part(PAGE, "arch_hint"))
    return [(f"concavity_gap({p}, {q}, {weight})", gap)]


def pairs():
    """A pair of events; returns its entropies and the calls that give them."""
    st.header(part(PAGE, "pair_title"), anchor=False)
    picture, words = columns()
    with words:
        x1, y1, y0 = controls.numbers(PAGE, PAIR)
        found = facts.pair_entropies(facts.joint_table(x1, y1, y0))
        said = {**vars(found), "sum": found.x + found.y}
        st.markdown(part(PAGE, "pair", **said))
        name = "pair_sure" if x1 in (0, 1) else "pair_apart" if y1 == y0 else "pair_tied"
        st.markdown(part(PAGE, name, **said))
        for value, y in ((1, y1), (0, y0)):
            left = beliefs.entropy(binary(y))
            if name == "pair_tied" and left > found.y:
                st.markdown(part(PAGE, "pair_surprise", value=value, left=left, **said))
        controls.presets(PAGE, PAIRS, name="pair")
    with picture:
        live.show(PAGE, pair_charts.pair(x1, y1, y0), name="pair", alt=part(PAGE, "alt_pair"), knobs=PAIR)
        st.caption(part(PAGE, "pair_hint"))
    made = f"pair_entropies(joint_table({x1}, {y1}, {y0}))"
    return found, [(f"{made}.{name}", said[name]) for name in ("x", "y", "joint", "y_given_x", "mutual")]


@st.cache_data(max_entries=32, show_spinner=False)
def growing(p, n, seed):
    """The expectations at 80 sample sizes of up to 10 000 draws take 50 to 200 ms, so they are remembered."""
    return estimate.growth(p, estimate_charts.sizes(n), seed)


def samples(table, made):
    """The bias of the plug-in estimate; returns the calls that give its numbers."""
    st.header(part(PAGE, "sample_title"), anchor=False)
    picture, words = columns()
    with words:
        st.markdown(part(PAGE, "sample_question"))
        law = controls.choice(PAGE, "law", part(PAGE, "drawn_from"), ["uniform", "p"])
        with st.container(horizontal=True, vertical_alignment="bottom"):
            k = controls.number(PAGE, KINDS) if law == "uniform" else sum(table > 0)
            n, seed = controls.number(PAGE, DRAWS), controls.number(PAGE, SEED)
            after = {"seed": (seed + 1) % (SEED.high + 1)}
            st.button(part(PAGE, "luck"), key=f"{PAGE}_luck", on_click=write, args=(PAGE,), kwargs=after)
        p, made = (beliefs.uniform(k), f"uniform({k})") if law == "uniform" else (table, made)
        counts, many = estimate.counts_of(p, n, seed), estimate.repeated(p, n, seed)
        H, yours = beliefs.entropy(p), estimate.plug_in(counts)
        mean, mended = estimate.expected_plug_in(p, n), estimate.expected_miller_madow(p, n)
        said = {"k": k, "n": n, "H": H, "mean": mean, "low": H - mean, "mended": mended, "yours": yours, "seed": seed,
                "seen": sum(counts > 0), "above": sum(many > H), "simulated": many.mean(),
                "corrected": estimate.miller_madow(counts)}
        st.markdown(part(PAGE, "sample" if H > 0 else "sample_sure", **said))
        controls.presets(PAGE, SAMPLES, name="samples")
    with picture:
        spec = estimate_charts.growth(growing(p, n, seed), n, H)
        live.show(PAGE, spec, name="growth", alt=part(PAGE, "alt_growth"), knobs=(DRAWS,))
        st.caption(part(PAGE, "sample_hint"))
        live.show(PAGE, estimate_charts.many(many, H, mean, yours), name="many", alt=part(PAGE, "alt_many"))
    return [
        (f"expected_plug_in({made}, {n})", mean),
        (f"expected_miller_madow({made}, {n})", mended),
        (f"plug_in(counts_of({made}, {n}, {seed}))", yours),
    ]


def laws():
    """Three densities at equal standard deviation; returns the calls that give their entropies."""
    st.header(part(PAGE, "laws_title"), anchor=False)
    picture, words = columns()
    with words:
        sd = controls.number(PAGE, SD)
        unit = controls.choice(PAGE, "unit", part(PAGE, "unit"), list(UNITS), "cm")
        h = {law.value: densities.law_entropy(law, sd) for law in Law}
        other = {f"{law}_u": densities.law_entropy(law, sd, per=UNITS[unit]) for law in Law}
        st.markdown(part(PAGE, "laws", sd=sd, unit=unit, **h, **other))
        st.markdown(part(PAGE, "some_negative" if min(h.values()) < 0 else "positive", sd=sd))
        b = controls.number(PAGE, PLACES)
        rounded = densities.rounded_entropy(Law.NORMAL, sd, b)
        st.markdown(part(PAGE, "rounded", b=b, rounded=rounded, about=h["normal"] + b, h=h["normal"]))
        controls.presets(PAGE, FLAT, name="laws")
    with picture:
        live.show(PAGE, density_charts.laws(sd), name="laws", alt=part(PAGE, "alt_laws"), knobs=(SD,))
        st.caption(part(PAGE, "laws_hint"))
    calls = [(f'law_entropy("{law}", {sd})', value) for law, value in h.items()]
    return [*calls, (f'rounded_entropy("normal", {sd}, {b})', rounded)]


def density():
    """A typed density; returns the call that gives its entropy, if it has one."""
    st.header(part(PAGE, "density_title"), anchor=False)
    picture, words = columns()
    with words:
        f = formula(PAGE, "f", "f(x)", "2x")
        low, high = controls.numbers(PAGE, ENDS)
        if not low < high:
            low, high = 0.0, 1.0
            st.caption(part(PAGE, "density_order"))
        found = densities.density_entropy(f, low, high)
        said = {"low": low, "high": high, "mass": found.mass, "h": found.h, "mean": found.mean, "sd": found.sd}
        if found.verdict == Verdict.DENSITY:
            normal = densities.law_entropy(Law.NORMAL, found.sd)
            said |= {"normal": normal, "gap": normal - found.h, "widest": densities.widest_entropy(low, high)}
        st.markdown(part(PAGE, f"density_{found.verdict}", **said))
        controls.presets(PAGE, DENSITIES, name="densities")
    with picture:
        live.show(PAGE, density_charts.typed(f, low, high, found), name="density", alt=part(PAGE, "alt_density"))
        st.caption(part(PAGE, "density_hint"))
    return [(f"density_entropy(parse({f.text!r}), {low}, {high}).h", found.h)]


FUNCTIONS = [
    beliefs.entropy, beliefs.uniform, facts.nats, facts.effective_number, facts.mixture, facts.concavity_gap, facts.joint_table,
    facts.pair_entropies, estimate.plug_in, estimate.miller_madow, estimate.expected_plug_in, estimate.expected_miller_madow,
    estimate.counts_of, densities.law_entropy, densities.rounded_entropy, densities.density_entropy,
]  # fmt: skip

page.begin(PAGE)
explorer()
page.end(PAGE)
