"""Vectors: what can be added and scaled."""

from functools import partial

import streamlit as st

from explorers import axioms, subspaces, vectors
from explorers import function_space as space
from explorers.charts import vectors as charts
from explorers.charts import vectors_axioms, vectors_functions, vectors_subspaces
from explorers.functions import parse
from explorers.subspaces import Condition
from explorers.vectors import Reach
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob
from ui.formula import formula
from ui.text import number, part, vector
from ui.turns import fragment

PAGE = "vectors"
REACH, LIMIT, MOST = charts.REACH, charts.LIMIT, charts.MOST
say = partial(part, PAGE)


def pair(name: str, label: str, reach: float, *at: float) -> tuple[Knob, ...]:
    words = ("x", "first", at[0]), ("y", "second", at[1])
    return tuple(Knob(f"{name}{axis}", f"{label}, {word}", -reach, reach, value) for axis, word, value in words)


U, V, W = pair("u", "u", REACH, 2.0, 1.0), pair("v", "v", REACH, -1.0, 1.5), pair("w", "w", REACH, 1.5, -2.0)
T, P, Q = pair("t", "target t", LIMIT, -3.0, -2.5), pair("p", "u in S", 1.5, 1.2, 0.5), pair("q", "v in S", 1.5, -1.0, -0.2)
AB = Knob("a", "a", -MOST, MOST, 1.0), Knob("b", "b", -MOST, MOST, 1.0)
SCALARS = Knob("ka", "number a", -3.0, 3.0, 1.5), Knob("kb", "number b", -3.0, 3.0, -0.5)
X, C = Knob("x0", "x", -2.0, 2.0, -0.5), Knob("c", "number c", -3.0, 3.0, 0.5)
SUMS = {"u + v": {"a": 1.0, "b": 1.0}, "u − v": {"a": 1.0, "b": -1.0}, "½u + ½v": {"a": 0.5, "b": 0.5}}
ONE_LINE = {"ux": 2.0, "uy": 1.0, "vx": -1.0, "vy": -0.5}
ANSWER = {"ux": 2.0, "uy": 1.0, "vx": -1.0, "vy": 1.5, "tx": 0.0, "ty": 4.0, "a": 1.0, "b": 2.0}
BREAK = {
    "dependent": ONE_LINE, "almost dependent": {**ONE_LINE, "vy": -0.4}, "u = v = 0": dict.fromkeys(ONE_LINE, 0.0),
    "short, not dependent": {"ux": 0.02, "uy": 0.0, "vx": 0.0, "vy": 0.02, "a": 20.0, "b": 20.0},
}  # fmt: skip
FORMULAS = {
    "1 − x, x²": {"f": "1 - x", "g": "x^2"}, "sin x, cos x": {"f": "sin(x)", "g": "cos(x)"},
    "Break it: 0 at one x": {"f": "x", "g": "x^2", "a": 1.0, "b": -1.0, "x0": 1.0},
    "Break it: sin²x, 1 − cos²x": {"f": "sin(x)^2", "g": "1 - cos(x)^2", "a": 1.0, "b": -1.0},
    "Break it: 1/x": {"f": "x", "g": "1/x", "x0": 0.0},
}  # fmt: skip
AXIOMS, GUESSES = {str(k): axiom for k, axiom in enumerate(axioms.PATHS, 1)}, ("?", "subspace", *(h.failed for h in Condition))


def section(name: str):
    st.header(say(f"{name}_title"), anchor=False)
    return st.columns([1, 1], gap="large")


def show(picture, name: str, spec: dict, knobs, dropped=None):
    with picture:
        live.show(PAGE, spec, name=name, alt=say(f"alt_{name}"), knobs=knobs, dropped=dropped)
        st.caption(say(f"hint_{name}"))


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        u, v, (a, b), t = (controls.numbers(PAGE, knobs) for knobs in (U, V, AB, T))
        controls.presets(PAGE, SUMS)
        tip, solved = vectors.combination(u, v, a, b), vectors.coefficients(u, v, t)
        seen = say("seen", u=vector(u), v=vector(v), a=a, b=b, tip=vector(tip))
        st.markdown((f"{seen} {say('outside')}" if max(map(abs, tip)) > LIMIT else seen) + "\n\n" + span_words(u, v))
        step = controls.choice(PAGE, "step", say("step"), list(charts.LATTICES))
        if controls.toggle(PAGE, "solve", say("solve")):
            st.markdown(say(f"target_{solved.kind}", **{**vars(solved), "t": vector(t), "nearest": vector(solved.nearest)}))
        controls.presets(PAGE, {f"Break it: {label}": state for label, state in BREAK.items()}, name="break")
    show(picture, "plane", charts.combinations(u, v, a, b, t, step), (*U, *V, *AB, *T))
    left, right = section("try")
    with left:
        answer = {"a": AB[0].held(solved.a), "b": AB[1].held(solved.b)}
        within = vectors.reaches(u, v, answer["a"], answer["b"], t)
        challenge(PAGE, "reach", vectors.reaches(u, v, a, b, t), answer if within else ANSWER)
    with right:
        challenge(PAGE, "stuck", any(u) and any(v) and solved.distance > 0, {**ONE_LINE, "tx": 1.0, "ty": 3.0})
    calls = axioms_view(u, v) + functions_view(a, b)
    subsets_view()
    calls += [(f"combination({u}, {v}, {a}, {b})[{k}]", value) for k, value in enumerate(tip)]
    calls += [(f"singular_values({u}, {v})[1]", vectors.singular_values(u, v)[1])]
    calls += [(f"coefficients({u}, {v}, {t}).{name}", getattr(solved, name)) for name in ("a", "b", "distance")]
    shown = [vectors.combination, vectors.singular_values, vectors.coefficients, space.height]
    code.show(PAGE, [*shown, axioms.Operations, axioms.points, axioms.sides, axioms.failures], calls, also=[parse])


def span_words(u, v) -> str:
    """What all combinations fill, and how safely."""
    (largest, smallest), kind = vectors.singular_values(u, v), vectors.reach(u, v)
    if kind is not Reach.PLANE:
        return say(kind, along=vector(max(u, v, key=lambda w: max(map(abs, w)))), largest=largest)
    said = {"largest": largest, "smallest": smallest, "cost": 1 / smallest, "ratio": largest / smallest}
    return say("plane", **said) + (f" {say('barely', **said)}" if smallest < largest / 10 else "")


def axioms_view(u, v):
    """The second view: both sides of every axiom, under usual and odd operations."""
    picture, words = section("axioms")
    with words:
        st.markdown(say("axioms"))
        axiom = AXIOMS[controls.choice(PAGE, "axiom", say("which_axiom"), list(AXIOMS))]
        rule = axioms.RULES[controls.choice(PAGE, "rule", say("which_rule"), list(axioms.RULES))]
        w, (a, b) = controls.numbers(PAGE, W), controls.numbers(PAGE, SCALARS)
        case, broken = axioms.Case(tuple(u), tuple(v), tuple(w), a, b), axioms.failures(rule)
        st.markdown(axiom_words(axiom, rule, case, broken.get(axiom)))
        which = ", ".join(k for k, name in AXIOMS.items() if name in broken)
        st.markdown(say("no_space", which=which) if broken or rule.zero is None else say("space", zero=vector(rule.zero)))
    show(picture, "axiom", vectors_axioms.axioms(*case, rule, axiom), (*U, *V, *W, *SCALARS))
    text = f"sides({axiom!r}, {rule!r}, {', '.join(map(str, case))})[0]"
    return [(f"{text}[{k}]", value) for k, value in enumerate(axioms.sides(axiom, rule, *case)[0])]


def axiom_words(axiom, rule, case, broken) -> str:
    """The two sides here, and whether the axiom holds for all vectors and numbers."""
    if broken and rule.zero is None and "0" in axiom:
        return say("no_zero", axiom=axiom)
    left, right = axioms.sides(axiom, rule, *case)
    same = axioms.equal(left, right)
    words = say("sides_equal" if same else "sides_differ", axiom=axiom, left=vector(left), right=vector(right))
    if not broken:
        return f"{words} {say('axiom_holds')}"
    given = ", ".join(f"{k} = {vector(x) if k in 'uvw' else number(x)}" for k, x in broken._asdict().items() if k in axiom)
    left, right = axioms.sides(axiom, rule, *broken)
    fails = say("axiom_fails_equal" if same else "axiom_fails", given=given, left=vector(left), right=vector(right))
    return f"{words} {fails}"


def functions_view(a, b):
    """The third view: functions are vectors too."""
    picture, words = section("functions")
    with words:
        st.markdown(say("functions"))
        f, g = formula(PAGE, "f", "f(x)", "1 - x"), formula(PAGE, "g", "g(x)", "x^2")
        controls.presets(PAGE, FORMULAS, name="functions")
        x = controls.number(PAGE, X)
        st.markdown(function_words(f, g, a, b, x))
    show(picture, "functions", vectors_functions.functions(f, g, a, b, x), (*AB, X))
    return [(f"height(parse({f.text!r}), parse({g.text!r}), {a}, {b}, {x})", float(space.height(f, g, a, b, x)))]


def function_words(f, g, a, b, x) -> str:
    for name, gap in ("f", space.missing(f)), ("g", space.missing(g)):
        if gap is not None:
            return say("gap", which=name, x=gap)
    here, far = float(space.height(f, g, a, b, x)), space.farthest(f, g, a, b)
    words = [say("at_x", x=x, f=float(f.value(x)), g=float(g.value(x)), a=a, b=b, here=here)]
    if far is None:
        words.append(say("zero_function" if a or b else "zero_trivially"))
    elif abs(here) < 1e-9:
        words.append(say("zero_here", far=far, there=float(space.height(f, g, a, b, far))))
    p, q = space.quadratic(f), space.quadratic(g)
    both = p and q and {"f": vector(p), "g": vector(q), "sum": vector(vectors.combination(p, q, a, b))}
    return " ".join([*words, say("quadratic", **both) if both else say("infinite")])


def subsets_view():
    """The fourth view: predict, then see the vectors that decide."""
    picture, words = section("sets")
    with words:
        st.markdown(say("sets"))
        name = controls.choice(PAGE, "set", say("which_set"), list(subspaces.SETS))
        if st.session_state.get("_vectors_set", name) != name:  # another set: predict again
            controls.write(PAGE, guess="?")
        st.session_state["_vectors_set"] = name
        guess, subset = controls.choice(PAGE, "guess", say("guess"), GUESSES), subspaces.SETS[name]
        u, v = (subset.near(*controls.numbers(PAGE, knobs)) for knobs in (P, Q))
        c = controls.number(PAGE, C)
        st.markdown(set_words(subset, guess, u, v, c))
    show(picture, "subset", vectors_subspaces.subset(name, u, v, c, told=guess != "?"), (C,), partial(dropped, subset))


def dropped(subset, numbers: dict) -> dict:
    """Where u and v were let go, as points of S."""
    near = {p: subset.near(numbers[f"{p}1"], numbers[f"{p}2"]) for p in "pq"}
    return {"px": near["p"][0], "py": near["p"][1], "qx": near["q"][0], "qy": near["q"][1]}


def set_words(subset, guess: str, u, v, c) -> str:
    """The sum and the multiple; after the prediction also what decides."""
    total, multiple = (vector(vectors.combination(u, v, *by)) for by in ((1, 1), (c, 0)))
    hand = say("hand", u=vector(u), v=vector(v), c=c, sum=total, multiple=multiple)
    if guess == "?":
        return hand
    right = subset.is_subspace if guess == "subspace" else guess in [h.failed for h in subset.breaks]
    words = [hand, say("right" if right else "wrong"), *([say("subspace")] if subset.is_subspace else [])]
    for condition, proof in subset.breaks.items():
        shown = dict(zip("uv" if condition is Condition.SUM else "cu", proof, strict=False))
        words.append(say(f"breaks_{condition.name}", **{name: x if name == "c" else vector(x) for name, x in shown.items()}))
    found = [h for h, true in subspaces.holds(subset, u, v, c).items() if not true and h is not Condition.ZERO]
    words.append(say("found", which=f" {say('and')} ".join(found)) if found else say("not_found"))
    return "\n\n".join(words)


page.begin(PAGE)
explorer()
page.end(PAGE)
