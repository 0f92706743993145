"""Matrix product: two motions, one after the other."""

from functools import partial

import streamlit as st

from explorers import matrix_product as products
from explorers import product_examples as examples
from explorers import product_scheme as schemes
from explorers import rotation_factors as turns
from explorers.charts import matrix_product as charts
from explorers.charts import matrix_product_chain, matrix_product_cost, matrix_product_scheme
from explorers.eigenvectors import crosses_singular, determinant
from explorers.linear_maps import image, kernel
from explorers.matrix_product import commutator, equal_entries, inverse, is_zero, played, product, transpose
from explorers.product_chains import Law, chain
from explorers.product_cost import orders
from explorers.tables import matrix
from ui import code, controls, page, views
from ui.challenge import challenge
from ui.controls import Knob
from ui.text import number, part, vector
from ui.turns import fragment
from ui.typed import typed
from ui.typed_matrix import dropped, latex, typed_matrix, written

PAGE = "matrix_product"
T, S = Knob("t", "Time t", 0.0, 2.0, 2.0), Knob("s", "Moment s", 0.0, 1.0, 1.0)
CELL = Knob("i", "Row i", 1, 6, 2, 1), Knob("j", "Column j", 1, 6, 1, 1)
SIZES = [Knob(size, size, 1, matrix_product_cost.LARGEST, 1 if size == "q" else 1000, 1) for size in "mnpq"]
TURNING, STRAIGHT = "turn and stretch", "(1 − t)I + tA"
say, section, draw = partial(part, PAGE), partial(views.section, PAGE), partial(views.draw, PAGE)


@fragment
def explorer():
    picture, panel = st.columns([3, 2], gap="large")
    with panel:
        A = typed_matrix(PAGE, "a", "Matrix A", "1 1; 0 1", help=say("help"))
        B = typed_matrix(PAGE, "b", "Matrix B", "0 -1; 1 0", help=say("help"))
        controls.presets(PAGE, examples.PAIRS)
        t = controls.slider(PAGE, T)
        turning = controls.choice(PAGE, "path", "Way of each motion", [TURNING, STRAIGHT]) == TURNING
        st.markdown(both_words(A.entries, B.entries) + "\n\n" + way_words(A.entries, B.entries, t, turning))
    with picture:
        draw("both", charts.both(A.array, B.array, t, polar=turning), [T],
             lambda n: dropped(A, n, "a", charts.A) | dropped(B, n, "b", charts.B))  # fmt: skip
    puzzles(A.entries, B.entries)
    cell, law, sizes = scheme(), laws(A.entries, B.entries), cost()
    show_code(A.entries, B.entries, t, turning, cell, law, sizes)


def both_words(A, B) -> str:
    """Both products, whether they agree and why, and zero divisors."""
    AB, BA, gap = product(A, B), product(B, A), commutator(A, B)
    words = [say("products", ab=latex(AB), ba=latex(BA))]
    if not is_zero(gap):
        words.append(say("differ", gap=latex(gap)))
    elif products.is_scalar(A) or products.is_scalar(B):
        words.append(say("scalar", matrix="A" if products.is_scalar(A) else "B"))
    elif found := products.as_polynomial(A, B):
        p, q = found
        words.append(say("commute", p=schemes.written(p), q=schemes.written(q)))
    if is_zero(A) or is_zero(B):
        return " ".join([*words, say("trivial")])
    for name, left, right in (("AB", A, B), ("BA", B, A)):
        if is_zero(product(left, right)):
            lines = {"image": vector([*image(right), (0, 0)][0]), "kernel": vector([*kernel(left), (0, 0)][0])}
            words.append(say("divisors", product=name, left=name[0], right=name[1], **lines))
    return " ".join(words)


def way_words(A, B, t: float, turning: bool) -> str:
    """The matrices of the moment, and which motions pass a singular matrix."""
    now = {name: played(*pair, t, turning=turning) for name, pair in (("ab", (B, A)), ("ba", (A, B)))}
    words = [say("moment", t=t, **{name: latex(M) for name, M in now.items()})] if t < 2 else []
    for name, M in (("A", A), ("B", B)):
        times = crosses_singular(M) if not turning or determinant(M) <= 0 else ()
        words += [say("flat", matrix=name, times=f" {say('and')} ".join(map(number, times)))] if times else []
    return " ".join(words)


def puzzles(A, B):
    st.header(say("try_title"), anchor=False)
    left, right = st.columns(2)
    with left:
        full = all(x for M in (A, B) for row in M for x in row)
        zero = full and is_zero(product(A, B)) and is_zero(product(B, A))
        challenge(PAGE, "zero", zero, {"a": "1 1; 1 1", "b": "1 -1; -1 1", "t": 2.0})
    with right:
        pair = products.as_polynomial(A, B) if A == ((1, 1), (0, 1)) else None
        challenge(PAGE, "commuting", pair is not None and all(pair), {"a": "1 1; 0 1", "b": "2 1; 0 2", "t": 2.0})


def scheme():
    """The second view: every entry of PQ as its sum of products."""
    picture, words = section("scheme")
    with words:
        (p_text, P), (q_text, Q) = typed_factor("left", "P", "1 2 3; 4 5 6"), typed_factor("right", "Q", "1 0; -1 2; 1/2 3")
        i, j = controls.numbers(PAGE, CELL)
        if schemes.defined(P, Q):
            i, j = min(i, len(P)), min(j, len(Q[0]))
        st.markdown(scheme_words(P, Q, i, j))
        turned = {"left": written(transpose(Q)), "right": written(transpose(P)), "i": float(j), "j": float(i)}
        controls.presets(PAGE, {"QP": {"left": q_text, "right": p_text}, "QᵀPᵀ": turned, **examples.SHAPES}, name="shapes")
    with picture:
        draw("scheme", matrix_product_scheme.scheme(P, Q, i, j), CELL)
    return P, Q, i, j


def typed_factor(name: str, symbol: str, default: str):
    """A matrix of any shape up to 6 × 6, with its text."""
    return typed(PAGE, name, f"Matrix {symbol}, up to 6 × 6", default, lambda t: (t, matrix(t, max_size=6).entries),
                 longest=2000, help=say("help"))  # fmt: skip


def scheme_words(P, Q, i: int, j: int) -> str:
    """The chosen entry, the shapes, and the transposed product; or why there is none."""
    (m, n), (k, p) = products.shape(P), products.shape(Q)
    said: dict = {"m": m, "n": n, "k": k, "p": p, "i": i, "j": j, "count": m * p}
    other = say("other" if p == m else "no_other", **said)
    if not schemes.defined(P, Q):
        return say("mismatch", **said) + " " + other
    said["sum"] = schemes.written_out(P, Q, i, j)
    said["equal"] = equal_entries(transpose(product(P, Q)), product(transpose(Q), transpose(P)))
    wrong = say("wrong_order" if p == m else "no_wrong_order", **said)
    return say("entry", **said) + " " + other + "\n\n" + say("transposed", **said) + " " + wrong


def laws(A, B):
    """The third view: what undoes AB, and a rotation as a product of maps along one axis."""
    picture, words = section("laws")
    with words:
        law = controls.choice(PAGE, "law", "Product", [law.value for law in Law])
        τ = typed(PAGE, "tau", "tan(θ/2)", "1/2", turns.half_tangent)
        s, found = controls.slider(PAGE, S), chain(law, A, B, τ)
        st.markdown(law_words(A, B, τ, found))
        controls.presets(PAGE, examples.CHAINS, name="laws")
    with picture:
        θ = turns.degrees(τ)
        spec = matrix_product_chain.played(found, law, s, θ)
        draw("laws", spec, [S], lambda n: {} if n["turn"] == θ else {"tau": turns.nearest_half_tangent(n["turn"])})
    return law, τ, found


def law_words(A, B, τ, found) -> str:
    """What the chain shows, with its matrices."""
    said = {"a": determinant(A), "b": determinant(B), "angle": turns.degrees(τ), "r": latex(turns.rotation(τ))}
    said |= {f"s{k}": latex(factor) for k, factor in enumerate(found.factors, 1)} | {"end": latex(found.end)}
    if len(found.factors) == 4:
        said |= {"inverse": latex(inverse(product(A, B)) or ()), "product": latex(product(inverse(B), inverse(A)))}
        said["other"] = latex(product(inverse(A), inverse(B)))
    return say(f"law_{found.verdict}", **said)


def cost():
    """The fourth view: the multiplications of both orders."""
    picture, words = section("cost")
    with words:
        sizes = controls.numbers(PAGE, SIZES)
        left, right = orders(*sizes)
        said = {"left": f"{left:,}", "right": f"{right:,}", "third": "x" if sizes[3] == 1 else "C"}
        cheaper = "same" if left == right else "left" if left < right else "right"
        st.markdown(say(f"cost_{cheaper}", times=max(left, right) / min(left, right), **said))
        controls.presets(PAGE, examples.COSTS, name="cost")
    with picture:
        draw("cost", matrix_product_cost.cost(*sizes), SIZES)
    return sizes


def show_code(A, B, t, turning, cell, law, sizes):
    (P, Q, i, j), (law, τ, found) = cell, law
    a, b, p, q = (f'matrix("{written(M)}").entries' for M in (A, B, P, Q))
    calls = [
        (f"product({a}, {b})[0][0]", product(A, B)[0][0]), (f"commutator({a}, {b})[0][0]", commutator(A, B)[0][0]),
        (f"played({b}, {a}, {t}, turning={turning})[0][0]", played(B, A, t, turning=turning)[0][0]),
        (f'chain("{law}", {a}, {b}, half_tangent("{"∞" if τ > 50 else τ}")).end[0][0]', found.end[0][0]),
        (f"orders({', '.join(map(str, sizes))}).left_first", orders(*sizes).left_first),
    ]  # fmt: skip
    calls += [(f"product({p}, {q})[{i - 1}][{j - 1}]", product(P, Q)[i - 1][j - 1])] if schemes.defined(P, Q) else []
    shown = [product, products.terms, commutator, inverse, products.as_polynomial, played, turns.two_passes, turns.three_shears]
    code.show(PAGE, [*shown, chain, orders], calls, also=[matrix, turns.half_tangent])


page.begin(PAGE)
explorer()
page.end(PAGE)
