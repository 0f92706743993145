"""Bases: coordinates, orthogonal and orthonormal bases, Gram–Schmidt, and what floating-point numbers lose."""

from functools import partial

import streamlit as st

from explorers import bases, gram_schmidt, vectors
from explorers import orthogonality_loss as rounding
from explorers.bases import USUAL, Kind
from explorers.charts import bases as charts
from explorers.charts import bases_loss, bases_products, bases_space, bases_steps
from explorers.charts.bases_live import LIMIT, MOST, PLACE, REACH
from explorers.inner_products import stepped
from explorers.typed_vector import typed_vector
from ui import code, controls, page
from ui.challenge import challenge
from ui.controls import Knob
from ui.exact import exact
from ui.exact_vectors import combination, exact_vector, short
from ui.text import number, part, vector
from ui.turns import fragment
from ui.typed_matrix import latex, written
from ui.typed_vector import typed_vectors, vectors_dropped
from ui.views import section, show

PAGE, LOW = "bases", "₁₂₃"
PAIR = {"b1": ("b₁", "3/2 1/2"), "b2": ("b₂", "1/2 3/2")}
THREE = {"a1": ("a₁", "1 1 0"), "a2": ("a₂", "1 0 1"), "a3": ("a₃", "0 1 1")}
HELD = {"x": ("x", "5/2 -1/2"), "c": ("c", "2 -1")}
LIVE = {"u": "b1", "v": "b2", "x": "x", "c": "c"}  # the live numbers ux, uy belong to the control b1, and so on
T, STAGE = Knob("t", "Time t", 0.0, bases_steps.END, 1.0), Knob("s", "Stage s", 0.0, bases_space.END, 2.5)
VIEW = Knob("az", "turned by", -9.0, 9.0, 1.0), Knob("el", "tilted by", -1.5, 1.57, 0.4)
N = Knob("n", "Size n", 2, rounding.MOST, 8, 1)
FEW = 10  # how many times smaller a length may be before it is worth a warning
LINE, THIN, ZERO = {"b1": "1 1/2", "b2": "2 1"}, {"b1": "2 1", "b2": "2 1.05"}, {"b1": "0 0", "b2": "1/2 3/2"}
UNITS, ROUND, STILL = {"b1": "1 0", "b2": "3/5 4/5"}, {"b1": "3/5 4/5", "b2": "-4/5 3/5"}, {"x": "5/2 -1/2", "keep": "x"}
BREAK = {
    "Break it: dependent": {**STILL, **LINE}, "Break it: dependent, x on the line": {**STILL, **LINE, "x": "-3/2 -3/4"},
    "Break it: almost dependent": {**STILL, **THIN}, "Break it: b₁ = 0": {**STILL, **ZERO},
    "Break it: b₁ = b₂ = 0": {**STILL, "b1": "0 0", "b2": "0 0"},
    "Break it: short, not dependent": {**STILL, "b1": "0.1 0", "b2": "0 0.1", "x": "1 1/2"},
}  # fmt: skip
KINDS = {
    "orthonormal": ROUND, "orthonormal, 30°": {"b1": "sqrt(3)/2 1/2", "b2": "-1/2 sqrt(3)/2"},
    "orthogonal": {"b1": "2 1", "b2": "-1/2 1"}, "oblique": {"b1": "3/2 1/2", "b2": "1/2 3/2"},
    "Break it: lengths 1, oblique": UNITS, "Break it: Parseval by chance": {**STILL, **UNITS, "x": "0.9 2.7"},
}  # fmt: skip
PAIRS = {
    "Break it: swapped order": {"order": "21", "t": 2.0}, "Break it: dependent input": {**LINE, "t": 1.0},
    "Break it: almost dependent input": {**THIN, "t": 1.0}, "Break it: first vector 0": {**ZERO, "order": "12"},
}  # fmt: skip
TRIPLES = {name: {"order3": "123", "s": 3.0, **dict(zip(THREE, rows, strict=True))} for name, rows in {
    "Break it: a₃ = a₁ + a₂": ("1 1 0", "1 0 1", "2 1 1"), "Break it: a₂ = 2a₁": ("1 1/2 0", "2 1 0", "0 1 1"),
    "Break it: a₁ = 0": ("0 0 0", "1 0 1", "0 1 1"), "Break it: almost in one plane": ("1 0 0.1", "0 1 0.1", "1 1 0.21"),
}.items()} | {"Break it: order 321": {"order3": "321"}}  # fmt: skip
SIZES = {"Break it: Hilbert 12": {"n": 12.0}, "Hilbert 8": {"n": 8.0}, "Hilbert 2": {"n": 2.0}}
say = partial(part, PAGE)


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        keep, b1, b2, x, c = given()
        st.markdown(grid_words(keep, b1, b2, x, c))
        controls.presets(PAGE, BREAK)
    moved = partial(dropped, {"u": b1, "v": b2, keep: c if keep == "c" else x})
    show(picture, PAGE, "grid", charts.grid(b1, b2, x, c, keep=keep == "c"), dropped=moved)
    picture, words = section(PAGE, "products")
    with words:
        controls.presets(PAGE, KINDS, name="kinds")
        st.markdown(products_words(b1, b2, x))
        near = c and keep == "x" and max(abs(c[0] - 1), abs(c[1] + 1)) <= 0.02
        challenge(PAGE, "coords", bool(near), {**STILL, "b1": "3/2 1/2", "b2": "-1 1"})
        challenge(PAGE, "parseval", bases.kind(b1, b2) is Kind.ORTHONORMAL and all((*b1, *b2)), ROUND)
    spec = bases_products.products(b1, b2, x, c, keep=keep == "c")
    show(picture, PAGE, "products", spec, dropped=partial(moved, snapping=True))
    calls = [*two_vectors(b1, b2), *three_vectors(), *hilbert()]
    texts = [typed_text(v) for v in (b1, b2, x)]
    calls += [(f"coordinates({', '.join(texts)})[{k}]", value) for k, value in enumerate(bases.coordinates(b1, b2, x) or ())]
    calls.append((f"projections({', '.join(texts)}).miss", bases.projections(b1, b2, x).miss))
    calls.append((f"measured({', '.join(texts[:2])}).smallest", bases.measured(b1, b2).smallest))
    shown = [bases.coordinates, bases.kind, bases.measured, bases.projections, gram_schmidt.gram_schmidt, gram_schmidt.depends]
    shown += [vectors.singular_values, *rounding.METHODS.values(), rounding.loss, rounding.compare]
    code.show(PAGE, shown, calls, also=[typed_vector])


def typed_text(v) -> str:
    return f'typed_vector("{written([v])}", size={len(v)}, reach={MOST})'


def given():
    """b₁, b₂, x and its coordinates: of the last two one is typed and stays, the other follows and is kept for its turn."""
    keep, reach = controls.choice(PAGE, "keep", say("keep"), ["x", "c"]), {"x": PLACE, "c": MOST}
    b1, b2 = typed_vectors(PAGE, PAIR, REACH)
    (held,) = typed_vectors(PAGE, {keep: HELD[keep]}, reach[keep])
    x, c = (held, bases.coordinates(b1, b2, held)) if keep == "x" else (bases.combined(b1, b2, held), held)
    nearest = vectors.coefficients(b1, b2, x)
    follower, value = ("c", c or (nearest.a, nearest.b)) if keep == "x" else ("x", x)
    most = reach[follower]  # written in every run: only what is in the state before its field appears gets into the link
    controls.write(PAGE, **{follower: written([[round(max(-most, min(most, float(p))), 2) for p in value]])})
    return keep, b1, b2, x, c


def dropped(before: dict, numbers: dict, snapping=False) -> dict:
    """The vectors that were moved, as text; near a right angle exactly on it."""
    other = {"u": before["v"], "v": before["u"]}
    place = (lambda name, at: name in other and stepped(USUAL, other[name], at)) if snapping else None
    return {LIVE[name]: text for name, text in vectors_dropped(before, numbers, place).items()}


def grid_words(keep: str, b1, b2, x, c) -> str:
    """The two columns of x, and how good the basis is."""
    found = bases.measured(b1, b2)
    if not found.det:
        solved = vectors.coefficients(b1, b2, x)
        kinds = ["dependent", "none" if solved.distance else "many"] if found.largest else ["zero"]
        said = {"a": solved.a, "b": solved.b, "near": vector(solved.nearest), "distance": solved.distance, "x": exact_vector(x)}
        return " ".join(say(kind, largest=found.largest, b1=exact_vector(b1), b2=exact_vector(b2), **said) for kind in kinds)
    tables = {"x": [[p] for p in x], "c": [[p] for p in c], "inverse": bases.inverse(b1, b2) or ()}
    said = {name: latex([map(short, row) for row in rows]).strip("$") for name, rows in tables.items()}
    total = combination(zip(c, ("b₁", "b₂"), strict=True))
    words = [say("seen", usual=exact_vector(x), column=exact_vector(c), sum=total, **said)]
    words += [say("stays_c")] * (keep == "c") + [say("outside")] * (max(map(abs, x)) > LIMIT)
    kinds = ["barely"] if found.largest > FEW * found.smallest else ["short"] * (abs(found.det) < 1 / FEW)
    said = {name: getattr(found, name) for name in ("det", "angle", "largest", "smallest")}
    said |= {"ratio": found.largest / found.smallest, "cost": 1 / found.smallest}
    return " ".join([*words, "\n\n", *(say(kind, **said) for kind in ["basis", *kinds])])


def products_words(b1, b2, x) -> str:
    """What inner products say about the coordinates, and about the length of x."""
    found, squares, c = bases.projections(b1, b2, x), bases.squares(b1, b2, x), bases.coordinates(b1, b2, x)
    pairs: dict[str, tuple] = {"p": found.products, "s": found.shares, "c": c or (0, 0)}
    kind, pair = bases.kind(b1, b2), bases.measured(b1, b2)
    numbers = {f"{name}{k}": value for name, both in pairs.items() for k, value in enumerate(both, 1)}
    numbers |= {**vars(squares), "b12": pair.product}
    said: dict = {name: exact(short(value or 0)) for name, value in numbers.items()}
    said |= {"x": exact_vector(x), "total": exact_vector(found.total), "miss": found.miss}
    said |= dict(zip(("l1", "l2"), pair.lengths, strict=True))
    words = [say(f"products_{kind}_at_0" if kind is Kind.OBLIQUE and not any(x) else f"products_{kind}", **said)]
    chance = kind is not Kind.ORTHONORMAL and any(x) and squares.products == squares.length
    return " ".join(words + [say("zero_share")] * (None in found.shares) + [say("chance")] * chance)


def two_vectors(b1, b2) -> list:
    """The third view: Gram–Schmidt of b₁ and b₂, in either order. Returns its calls."""
    picture, words = section(PAGE, "steps")
    with words:
        order, t = controls.choice(PAGE, "order", say("order"), ("12", "21")), controls.slider(PAGE, T)
        _, calls = stepwise((b1, b2), order, "b")
        controls.presets(PAGE, PAIRS, name="pairs")
    show(picture, PAGE, "steps", bases_steps.steps(b1, b2, t, swap=order == "21"), (T,), partial(dropped, {"u": b1, "v": b2}))
    return calls


def three_vectors() -> list:
    """The fourth view: the same in space."""
    picture, words = section(PAGE, "space")
    with words:
        a, orders = typed_vectors(PAGE, THREE, REACH, size=3), ("123", "132", "213", "231", "312", "321")
        order, stage = controls.choice(PAGE, "order3", say("order3"), orders), controls.slider(PAGE, STAGE)
        steps, calls = stepwise(a, order, "a")
        controls.presets(PAGE, TRIPLES, name="triples")
        turned, tilted = controls.numbers(PAGE, VIEW)
    show(picture, PAGE, "space", bases_space.space(a, steps, turned, tilted, stage), (*VIEW, STAGE))
    return calls


def stepwise(given, order: str, letter: str):
    """Say every step with its numbers, the result, and that of the opposite order. Returns the steps and a call."""
    ways = [[int(k) - 1 for k in way] for way in (order, order[::-1])]
    steps, opposite = (gram_schmidt.gram_schmidt(given, way) for way in ways)
    name, rest = {k: f"{letter}{LOW[k]}" for k in ways[0]}, {step.index: f"w{LOW[k]}" for k, step in enumerate(steps)}
    lines, notes, long = [], [], [gram_schmidt.length(step.remainder) for step in steps]
    for size, step in zip(long, steps, strict=True):
        said = {"a": name[step.index], "rest": rest[step.index], "w": exact_vector(step.remainder), "long": size}
        said |= {"cut": combination((share, rest[k]) for k, share in step.shares.items())}
        said |= {"made": combination((share, name[k]) for k, share in gram_schmidt.depends(step).items())}
        kind = "zero" if not any(step.given) else "gone" if step.dependent else "cut" if step.shares else "first"
        lines.append(say(f"step_{kind}", **said))
        notes += [say("fragile", share=step.left, times=1 / step.left, **said)] if 0 < FEW * step.left < 1 else []
    dimension = sum(not step.dependent for step in steps)
    swapped = {"order": ", ".join(name[k] for k in ways[1]), "q": named(opposite)}
    if dimension < len(given):
        notes += [say(f"fewer_{letter}", dimension=dimension), say("other_fewer", **swapped)] * bool(dimension)
    else:
        signs = enumerate(gram_schmidt.library_signs([step.given for step in steps]))
        same = not any(any(step.shares.values()) for step in steps)
        notes += [say("other_same" if same else "other_order", **swapped),
                  say("library", q=", ".join(f"{'−' * (sign < 0)}q{LOW[k]}" for k, sign in signs))]  # fmt: skip
    result = say("result", q=named(steps)) if dimension else say("result_none")
    st.markdown("\n".join(lines) + f"\n\n{result} {' '.join(notes)}")
    text = f"gram_schmidt([{', '.join(map(typed_text, given))}], {ways[0]})[{len(given) - 1}].left"
    return steps, [(text, steps[-1].left)]


def named(steps) -> str:
    numbers = [LOW[k] for k, step in enumerate(steps) if not step.dependent]
    return ", ".join(f"q{k} = {vector(q)}" for k, q in zip(numbers, gram_schmidt.orthonormal(steps), strict=True))


def hilbert() -> list:
    """The fifth view: three methods on Hilbert matrices. Returns its calls."""
    picture, words = section(PAGE, "loss")
    with words:
        n = controls.number(PAGE, N)
        found = rounding.compare(n)
        losses = {name: number(value, 2) for name, value in found.losses.items()}
        st.markdown(say("loss_seen", n=n, **{**vars(found), **losses, "residual": number(found.residual, 1), "losses": ""}))
        st.markdown(" ".join([say("loss_why"), *[say("loss_singular")] * (found.condition * rounding.UNIT > 1)]))
        controls.presets(PAGE, SIZES, name="hilbert")
    show(picture, PAGE, "loss", bases_loss.lost(n), (N,))
    return [(f"compare({n}).condition", found.condition),
            *((f'compare({n}).losses["{name}"]', value) for name, value in found.losses.items())]  # fmt: skip


page.begin(PAGE)
explorer()
page.end(PAGE)
