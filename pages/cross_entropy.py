"""Cross-entropy: the price of believing Q when P is true, as surprise, as a code, and as the loss of a classifier."""

from functools import partial

import streamlit as st

from explorers import beliefs, calibration, prefix_codes, softmax, softmax_doubles
from explorers import cross_entropy as facts
from explorers import question_counts as counts
from explorers.charts import cross_entropy as charts
from explorers.charts import cross_entropy_calibration as calibration_charts
from explorers.charts import cross_entropy_classes as class_charts
from explorers.charts import cross_entropy_codes as code_charts
from explorers.entropy import nats, outcomes, shares_text
from explorers.question_trees import huffman_lengths
from explorers.tables import probabilities
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob, write
from ui.text import part, vector
from ui.turns import fragment
from ui.typed import typed

PAGE = "cross_entropy"
START: dict = {"p": "0.5 0.25 0.15 0.1", "q": "0.1 0.2 0.3 0.4", "alpha": 0.0}
LOGITS = "2 1 0 -1"
ALPHA = Knob("alpha", "added to each q: α", 0.0, 1.0, 0.0, 0.001)
CODES = {"Huffman": huffman_lengths, "Shannon": prefix_codes.shannon_lengths}
LENGTH = Knob("n", "outcomes in the message", 1, 10_000, 1000, 1)
SEED = Knob("seed", "seed", 0, 9999, 1, 1)
TRUE = Knob("true", "true class", 1, softmax.MOST, 1, 1)
SHIFT = Knob("c", "added to every logit: c", -1000.0, 1000.0, 0.0, 1.0)
T = Knob("t", "temperature T", calibration_charts.LOWEST, calibration_charts.HIGHEST, 1.0, 0.1)
DRAWN = Knob("draw", "seed of the examples", 0, 9999, 1, 1)
LOST = {"p": "1/2 1/4 1/4", "q": "3/4 1/4 0", "alpha": 0.0}
BREAK = {
    "Break it: q = 0 where p > 0": LOST,
    "Break it: q = 10⁻⁹": {**LOST, "q": "750000000 249999999 1"},
    "Break it: P is sure": {**LOST, "p": "0 1 0", "q": "0.2 0.7 0.1"},
}
CODED = {
    "the wrong code wins": {"p": "1 9", "q": "9 1", "alpha": 0.0, "code": "Huffman"},
    "powers of 1/2": {"p": START["p"], "q": "1/8 1/8 1/4 1/2", "alpha": 0.0, "code": "Huffman"},
    "Break it: no word for an outcome": LOST,
}
ANSWERS = {"least": {**START, "q": START["p"]}, "beat": CODED["the wrong code wins"], "right": {"z": "0.2 0 0 0 0", "true": 1}}
CLASSES = {
    "sure and right": {"z": "8 0 0 0", "true": 1, "c": 0.0},
    "sure and wrong": {"z": "8 0 0 0", "true": 2, "c": 0.0},
    "Break it: add 1000": {"z": LOGITS, "c": 1000.0},
    "Break it: subtract 1000": {"z": LOGITS, "c": -1000.0},
    "Break it: 1000 against 0": {"z": "1000 0 0", "true": 2, "c": 0.0},
}
LOSSES = softmax_doubles.naive_loss, softmax_doubles.late_log_loss, softmax.loss
FUNCTIONS = [
    beliefs.entropy, beliefs.kl_divergence, facts.cross_entropy, facts.smoothed, huffman_lengths, prefix_codes.shannon_lengths,
    counts.expected_questions, counts.simulate, *LOSSES, softmax.log_sum_exp, softmax.softmax, softmax.gradient,
    calibration.examples, calibration.mean_loss,
]  # fmt: skip


def section(name: str):
    """A further view: its title, and two columns, the picture first."""
    st.header(part(PAGE, f"{name}_title"), anchor=False)
    return st.columns([1, 1], gap="large")


def draw(name: str, spec: dict, dropped=None):
    """A picture with its hint below."""
    live.show(PAGE, spec, name=name, alt=part(PAGE, f"alt_{name}"), dropped=dropped)
    st.caption(part(PAGE, f"{name}_hint"))


def button(name: str, **state):
    """A button with its words from the text file, that puts the page into a state."""
    st.button(part(PAGE, name), key=f"{PAGE}_{name}", on_click=write, args=(PAGE,), kwargs=state)


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        p, raw, q, alpha, made = tables()
        H, gap, cross = beliefs.entropy(p), beliefs.kl_divergence(p, q), facts.cross_entropy(p, q)
        own, other, level = shares_text(p), shares_text(raw), " ".join("1" * len(p))
        controls.presets(PAGE, {"Q = P": {"q": own}, "Q uniform": {"q": level}, "swap": {"p": other, "q": own}})
        said = {"H": H, "gap": gap, "cross": cross, "nats": nats(cross), "alpha": alpha}
        say(p, q, said)
        controls.presets(PAGE, BREAK, name="break")
    with picture:
        draw("tables", charts.tables(p, raw, alpha), partial(dropped, p, raw))
    both = ", ".join(made)
    calls = [(f"entropy({made[0]})", H), (f"kl_divergence({both})", gap), (f"cross_entropy({both})", cross)]
    place = st.container()
    (mean, more), (found, also) = codes(p, q, said, made), classes()
    with place:
        puzzles(H >= 1 and gap < 0.01, mean < cross - 1, found)
    code.show(PAGE, FUNCTIONS, [*calls, *more, *also, *temperatures()], also=[probabilities, beliefs.aligned])


def tables():
    """P, Q as typed, Q as used, what is added to each q, and the calls that make P and the Q that is used, as text."""
    help, read = part(PAGE, "help"), lambda text: (text, outcomes(text))
    asked = [(name, part(PAGE, f"label_{name}"), START[name]) for name in "pq"]
    (p_text, p), (q_text, q) = (typed(PAGE, name, label, start, read, help=help) for name, label, start in asked)
    alpha = ALPHA.rounded(controls.number(PAGE, ALPHA))
    made = [f"probabilities({text!r}).values.ravel()" for text in (p_text, q_text)]
    if p.values.size != q.values.size:
        st.caption(part(PAGE, "filled", p=p.values.size, q=q.values.size))
        made = [f"aligned({made[0]}, {made[1]})[{k}]" for k in range(2)]
    for name, table in (("P", p), ("Q", q)):
        if abs(float(table.total) - 1) > 0.001:
            st.caption(part(PAGE, "normalised", table=name, total=float(table.total)))
    made[1] = f"smoothed({made[1]}, {alpha})" if alpha else made[1]
    p, raw = beliefs.aligned(p.values.ravel(), q.values.ravel())
    return p, raw, facts.smoothed(raw, alpha), alpha, made


def dropped(p, q, numbers: dict) -> dict:
    """The table that the hand has changed, as the visitor would type it; the other one stays as it was typed."""
    after = {name: [numbers[letter] for letter in names[: len(p)]] for name, names in (("p", charts.P), ("q", charts.Q))}
    return {name: shares_text(after[name]) for name, before in (("p", p), ("q", q)) if after[name] != before.tolist()}


def say(p, q, said: dict):
    """What is seen in the bars and areas."""
    lost, missed = beliefs.excluded(p, q)
    equal, weight = (p == q).all(), facts.smoothing_weight(len(p), said["alpha"])
    said |= {"lost": lost, "missed": missed, "back": facts.cross_entropy(q, p), "weight": weight}
    st.markdown(part(PAGE, "seen_infinite" if lost else "seen_equal" if equal else "seen", **said))
    if weight:
        st.markdown(part(PAGE, "smoothed", **said))
    if lost:
        rows = {f"a{k}": facts.cross_entropy(p, facts.smoothed(q, small)) for k, small in enumerate((0.1, 0.01, 0.001, 1e-6))}
        st.markdown(part(PAGE, "smoothing", **said, **rows))
        button("smooth", alpha=0.01)
    else:
        st.markdown(part(PAGE, "sure" if said["H"] == 0 else "least", **said))
    if not equal:
        st.markdown(part(PAGE, "back", **said))


def puzzles(*reached):
    st.header(part(PAGE, "try_title"), anchor=False)
    for column, name, done in zip(st.columns(len(ANSWERS)), ANSWERS, reached, strict=True):
        with column:
            challenge(PAGE, name, done, ANSWERS[name])


def codes(p, q, said, made):
    """A code for Q used on P; returns its mean length, and the calls that give the numbers."""
    picture, panel = section("code")
    with panel:
        st.markdown(part(PAGE, "code_question"))
        kind = controls.choice(PAGE, "code", part(PAGE, "code_kind"), list(CODES))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            n, seed = controls.number(PAGE, LENGTH), controls.number(PAGE, SEED)
            button("luck", seed=(seed + 1) % (SEED.high + 1))
        lengths = CODES[kind](q)
        rows = (part(PAGE, "code_row", **row) for row in prefix_codes.table(p, q, lengths))
        st.markdown("\n".join([part(PAGE, "code_head"), *rows]))
        L, side = counts.expected_questions(p, lengths), prefix_codes.side(p, q, lengths)
        said |= {"L": L, "kind": kind, "n": n, "seed": seed}
        st.markdown(part(PAGE, f"code_{side}", **said))
        call = f"{CODES[kind].__name__}({made[1]})"
        calls = [(f"expected_questions({made[0]}, {call})", L)]
        if side != prefix_codes.Side.NONE:
            measured, letters = float(counts.simulate(p, lengths, n, seed).mean()), prefix_codes.message(p, n, seed)[:16]
            said |= {"letters": " ".join(map(str, letters)), "coded": prefix_codes.encoded(letters, lengths)}
            said |= {"measured": measured, "bits": f"{n * measured:.0f}", "sd": counts.mean_deviation(p, lengths, n)}
            st.markdown(part(PAGE, "message", **said))
            calls.append((f"simulate({made[0]}, {call}, {n}, {seed}).mean()", measured))
        controls.presets(PAGE, CODED, name="coded")
    with picture:
        draw("code", code_charts.code(p, q, lengths))
    return L, calls


def classes():
    """The loss of a classifier from its logits; returns whether it is right with a large loss, and the calls."""
    picture, panel = section("class")
    with panel:
        z = typed(PAGE, "z", part(PAGE, "label_z"), LOGITS, softmax.logits, help=part(PAGE, "help_z"))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            true, c = min(controls.number(PAGE, TRUE), len(z)), SHIFT.rounded(controls.number(PAGE, SHIFT))
            button("step", z=softmax.logits_text(softmax.step(z, true)))
        loss, first, slope = softmax.loss(z, true), softmax.is_first(z, true), vector(softmax.gradient(z, true), 3)
        said = {"true": true, "q": softmax.softmax(z)[true - 1], "loss": loss, "bits": softmax.bits(loss), "slope": slope}
        st.markdown(part(PAGE, "class_seen", **said))
        st.markdown(part(PAGE, "class_right" if first else "class_wrong", **said))
        moved = [float(value) + c for value in z]
        ways = {way.__name__: way(moved, true) for way in LOSSES}
        st.markdown(part(PAGE, "ways", z=vector(moved, 6), true=true, **ways))
        st.markdown(part(PAGE, f"plain_{softmax_doubles.plain(moved, true)}"))
        controls.presets(PAGE, CLASSES, name="classes")
    with picture:
        draw("classes", class_charts.classes(z, true), lambda n: {"z": softmax.logits_text(class_charts.dropped(n, len(z)))})
    return first and loss > 1, [(f"{way}({moved}, {true})", value) for way, value in ways.items()]


def temperatures():
    """The same classifier at other temperatures; returns the call that gives its cross-entropy."""
    picture, panel = section("calibration")
    with panel:
        st.markdown(part(PAGE, "calibration_question", m=calibration.SIZE))
        t, seed = T.rounded(controls.number(PAGE, T)), controls.number(PAGE, DRAWN)
        test = calibration.examples(calibration.SIZE, seed)
        best = calibration.best_temperature(*test, calibration_charts.TEMPERATURES)
        said = {"t": t, "best": best, "accuracy": f"{calibration.accuracy(*test):.1%}", "least": calibration.best_loss(test[0])}
        for name, at in (("t", t), ("one", 1.0), ("best", best)):
            said |= {f"loss_{name}": calibration.mean_loss(*test, at), f"gap_{name}": calibration.calibration_gap(*test, at)}
        st.markdown(part(PAGE, "calibration", **said, m=calibration.SIZE))
        st.markdown(part(PAGE, "sharper" if t < best else "flatter" if t > best else "tuned", **said))
        controls.presets(PAGE, {f"Break it: T = {k:g}": {"t": k} for k in (0.2, 5.0)}, name="heated")
    with picture:
        draw("temperature", calibration_charts.temperature(*test, t), lambda numbers: {"t": T.held(numbers["T"])})
    return [(f"mean_loss(*examples({calibration.SIZE}, {seed}), {t})", said["loss_t"])]


page.begin(PAGE)
explorer()
page.end(PAGE)
