"""Determinant: by how much a matrix multiplies areas and volumes, and whether it turns figures over."""

import math
from functools import partial

import streamlit as st

from explorers import determinant_ways as ways
from explorers import heights, near_singular, orientation
from explorers.charts import determinant as charts
from explorers.charts import determinant_count, determinant_near, determinant_rules, determinant_solid
from explorers.determinant import MOST, determinant, eliminate, has_determinant
from explorers.determinant_rules import rules
from explorers.figures import letter
from explorers.svd import svd
from explorers.tables import matrix
from explorers.volume_count import POWERS, count, nearest
from ui import code, controls, page, views
from ui.challenge import challenge
from ui.controls import Knob
from ui.exact import exact, product
from ui.text import number, part, vector
from ui.turns import fragment
from ui.typed_matrix import dropped, typed_matrix, written

PAGE = "determinant"
NEARLY = 1000  # the condition number from which the page warns
LG = Knob("lg", "lg N, number of points", POWERS[0], POWERS[-1], 4.0, 0.1)
SEED = Knob("seed", "seed", 0, 9999, 1, 1)
C = Knob("c", "factor c", -3.0, 3.0, 2.0)
N = Knob("n", "size n", determinant_near.SMALLEST, determinant_near.LARGEST, 10, 1)
SCALE = Knob("scale", "factor c of cI", 0.1, 3.0, 0.1)
S = Knob("s", "entry s of the shear", 0.0, 1000.0, 1000.0, 1)
VIEW = Knob("az", "turned by", -9.0, 9.0, 0.5), Knob("el", "tilted by", -1.5, 1.57, 0.4)
SHEAR, STAIRS = "shear", "stairs"
NOT_SQUARE = {"Break it: not square": "1 2 3; 4 5 6"}
PRESETS = {
    "rotation": "4/5 -3/5; 3/5 4/5", "reflection": "0 1; 1 0", "shear": "1 3/2; 0 1", "stretch and squeeze": "2 0; 0 1/2",
    "Break it: dependent columns": "2 -1; 1 -1/2", "Break it: A = 0": "0 0; 0 0", "Break it: det A < 0": "1 2; 2 1",
    "Break it: det A = 1, nearly dependent": "100 101; 99 100", **NOT_SQUARE,
}  # fmt: skip
SIX = "2 1 0 0 0 3; 1 2 1 0 0 0; 0 1 2 1 0 0; 0 0 1 2 1 0; 0 0 0 1 2 1; 1 0 0 0 1 2"
MATRICES = {
    "2 × 2": "3 1; 1 2", "complex pair": "0 -2 0; 1 1 0; 0 0 3", "row swap": "0 1 2; 3 4 5; 6 7 9", "6 × 6": SIX,
    "Break it: dependent columns": "1 2 3; 4 5 6; 7 8 9", "Break it: M = 0": "0 0 0; 0 0 0; 0 0 0",
    "Break it: too thin to hit": "1 0 0 1; 0 1 0 1; 0 0 1 1; 1 1 1 3.001",
    "Break it: every point hits": "2 0 0; 0 -3 0; 0 0 1/2", **NOT_SQUARE,
}  # fmt: skip
PAIRS = {
    "B = −A": {"a": "2 1; 1/2 3/2", "b": "-2 -1; -1/2 -3/2"}, "equal by chance": {"a": "1 2; 3 4", "b": "0 0; 1 2"},
    "Break it: det B = 0": {"b": "1 1/2; 2 1"}, "Break it: c = 0": {"c": 0.0},
}  # fmt: skip
SOLIDS = {
    "right-handed": "1 0 1/2; 0 1 1/2; 0 0 1", "two columns swapped": "0 1 1/2; 1 0 1/2; 0 0 1",
    "Break it: flat": "1 0 1; 0 1 1; 1/2 1/2 1", "Break it: a segment": "1 2 -1; 1 2 -1; 1 2 -1",
    "Break it: C = 0": "0 0 0; 0 0 0; 0 0 0",
}  # fmt: skip
say, section, draw = partial(part, PAGE), partial(views.section, PAGE), partial(views.draw, PAGE)


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        A = typed_matrix(PAGE, "a", "Matrix A", "2 1/2; 1/2 3/2", help=say("help"))
        st.markdown(area_words(A))
        controls.presets(PAGE, {label: {"a": text} for label, text in PRESETS.items()})
    with picture:
        draw("plane", charts.areas(A.entries), dropped=lambda numbers: dropped(A, numbers, "a"))
    puzzles(A)
    show_code(A, five_ways(), two_matrices(A), near_or_not(), third_dimension())


def area_words(A) -> str:
    """What becomes of the unit square, and whether A is nearly singular."""
    d, condition = determinant(A.entries), svd(A.entries).condition
    said = {"det": exact(d), "area": exact(abs(d)), "length": orientation.diameter(A.entries)}
    said |= {"angle": math.degrees(abs(orientation.turn(A.entries) or 0))}
    said |= {"letter": orientation.moved_area(A.entries, letter().strokes[0])}
    words = [say(f"seen_{orientation.side(A.entries)}", **said)]
    words += [say("nearly", det=exact(d), condition=condition, share=1 / condition)] if NEARLY <= condition < math.inf else []
    return " ".join(words + ([say("outside")] if abs(A.array).max() > charts.REACH else []))


def puzzles(A):
    st.header(say("try_title"), anchor=False)
    left, right = st.columns(2)
    with left:
        challenge(PAGE, "six", has_determinant(A.entries, -6), {"a": "1 2; 2 -2"})
    with right:
        fooled = has_determinant(A.entries, 1) and svd(A.entries).condition >= NEARLY
        challenge(PAGE, "fool", fooled, {"a": "1 40; 0 1"})


def five_ways():
    """The second view: the same number by elimination, cofactors, eigenvalues, base and height, and by counting."""
    picture, words = section("ways")
    with words:
        M = typed_matrix(PAGE, "m", "Matrix M", "1 2 0; 2 0 1; 1 0 2", help=say("help"), square=True, max_size=MOST)
        controls.presets(PAGE, {label: {"m": text} for label, text in MATRICES.items()}, name="ways")
        lg, seed = controls.numbers(PAGE, (LG, SEED))
        d, k, counted = determinant(M.entries), nearest(lg), count(M.entries, seed)
        said = {name: getattr(counted, name)[k] for name in ("estimate", "error", "bound")}
        said |= {"hits": f"{counted.hits[k]:,}", "points": f"{counted.points[k]:,}", "box": counted.box, "size": exact(abs(d))}
        st.markdown(say("count_flat" if d == 0 else f"count_{counted.outcome(k)}", **said))
    with picture:
        draw("count", determinant_count.estimates(counted, abs(float(d)), POWERS[k]), (LG,))
    found = ways.ways(M.entries)
    st.markdown(ways_words(M, found, exact(d), said))
    return M, found, counted, k, seed


def ways_words(M, found, d: str, counted: dict) -> str:
    """The five results side by side, and what they cost."""
    n, (few, many) = M.shape[0], ways.multiplications(M.shape[0])
    sides = ("−" if found.volume < 0 else "") + product(found.heights)
    said = {"heights": sides, "volume": exact(found.volume), "det": d, "expanded": exact(found.expanded),
            "swaps": found.elimination.swaps, "pivots": product(found.elimination.pivots),
            "terms": " + ".join(map(product, found.terms)), "values": product(found.eigenvalues, number),
            "product": number(found.product, 10), "off": found.off, "n": n, "few": few, "many": many}  # fmt: skip
    notes = [say("sided" if n <= 3 else "unsided"), say("cost", **said), *([] if M.exact else [say("rounded")])]
    return say("ways_table", **said, **counted) + "\n\n" + " ".join(notes)


def two_matrices(A):
    """The third view: A and a second matrix B."""
    picture, words = section("rules")
    with words:
        B = typed_matrix(PAGE, "b", "Matrix B", "1 -1; 1 1/2", help=say("help"))
        c = controls.number(PAGE, C)
        found = rules(A.entries, B.entries, c)
        said = {f"{name}_{end}": exact(getattr(rule, end)) for name, rule in found.items() for end in ("left", "right", "gap")}
        said |= {"a": product([determinant(A.entries)]), "b": product([determinant(B.entries)]), "c": product([c], number)}
        st.markdown(say("rules_table", **said) + "\n\n" + say("sum_holds" if found["sum"].holds else "sum_fails", **said))
        controls.presets(PAGE, PAIRS, name="rules")
    with picture:
        spec = determinant_rules.one_after_another(A.entries, B.entries)
        draw("both", spec, dropped=lambda numbers: dropped(B, numbers, "b", determinant_rules.ENTRIES))
    return B, c, found


def near_or_not():
    """The fourth view: what the determinant does not tell."""
    picture, words = section("near")
    with words:
        n, c = controls.numbers(PAGE, (N, SCALE))
        kind = controls.choice(PAGE, "t", "Matrix T", [SHEAR, STAIRS])
        s = controls.number(PAGE, S) if kind == SHEAR else None
        first, second = near_singular.measures(n, c, s)
        said = {"n": n, "c": c, "s": s or 0, "det": first.det, "condition": second.condition, "share": second.distance}
        st.markdown(say("near_seen", **said) + " " + say(f"near_{kind}", **said))
    with picture:
        draw("near", determinant_near.sizes(n, c, s), (N,))
    return n, c, s, first, second


def third_dimension():
    """The fifth view: the unit cube under a 3 × 3 matrix."""
    picture, words = section("solid")
    with words:
        M = typed_matrix(PAGE, "m3", "Matrix C", "1 0 1/2; 0 1 1/2; 1/2 0 1", help=say("help"), shape=(3, 3))
        controls.presets(PAGE, {label: {"m3": text} for label, text in SOLIDS.items()}, name="solid")
        d, rank = determinant(M.entries), heights.rank(M.entries)
        said = dict(zip(("first", "second", "third"), map(vector, M.array.T), strict=True), det=exact(d), volume=exact(abs(d)))
        st.markdown(say(f"solid_{rank}" if rank < 3 else "solid_right" if d > 0 else "solid_left", **said))
        view = controls.numbers(PAGE, VIEW)
    with picture:
        draw("solid", determinant_solid.solid(M.array, orientation.side(M.entries), *view), VIEW)
    return M


def show_code(A, found, pair, nearness, C):
    (M, five, counted, k, seed), (B, c, ruled), (n, scale, s, first, second) = found, pair, nearness
    a, b, m, c3 = (f'matrix("{written(X.entries)}").entries' for X in (A, B, M, C))
    calls = [(f"determinant({text})", determinant(X.entries)) for text, X in ((a, A), (b, B), (m, M), (c3, C))]
    calls += [(f"ways({m}).{name}", getattr(five, name)) for name in ("volume", "expanded", "product")]
    calls += [(f"count({m}, {seed}).{name}[{k}]", getattr(counted, name)[k]) for name in ("estimate", "error")]
    calls += [(f'rules({a}, {b}, {c})["{name}"].left', rule.left) for name, rule in ruled.items()]
    sizes = f"measures({n}, {scale}, {s})"
    calls += [(f"{sizes}[0].det", first.det), (f"{sizes}[1].condition", second.condition)]
    shown = [determinant, eliminate, orientation.side, ways.ways, heights.squared_heights, ways.cofactors, ways.eigenvalues]
    code.show(PAGE, [*shown, count, rules, near_singular.measures], calls, also=[matrix])


page.begin(PAGE)
explorer()
page.end(PAGE)
