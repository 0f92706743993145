"""SVD: every matrix turns, stretches and turns again; what its largest stretches keep, and what its smallest one costs."""

import math
from functools import partial

import streamlit as st

from explorers import low_rank as ranks
from explorers import pictures, svd
from explorers.charts import svd as charts
from explorers.charts import svd_rank, svd_solve
from explorers.eigenvectors import determinant, eigensystem
from explorers.perturbation import extreme, perturbation
from explorers.tables import matrix
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob
from ui.text import part, vector
from ui.turns import fragment
from ui.typed import typed
from ui.typed_matrix import dropped, typed_matrix, written

PAGE = "svd"
REACH = charts.REACH
T = Knob("t", "Time t", 0.0, 3.0, 3.0)
TURN = Knob("turn", "v₁ at a tie, degrees", -180, 180, 0, 1)
K = Knob("k", "Rank k", 0, svd_rank.MOST, 4, 1)
B = Knob("bx", "b, first", -REACH, REACH, 1.0), Knob("by", "b, second", -REACH, REACH, 2.0)
ERROR = Knob("ex", "Δb, first", -2 * REACH, 2 * REACH, 0.3), Knob("ey", "Δb, second", -2 * REACH, 2 * REACH, 0.2)
AXES, COLUMNS = "σ₁u₁, σ₂u₂", "Ae₁, Ae₂"
SIGNS = {"+ +": (1, 1), "− +": (-1, 1), "+ −": (1, -1), "− −": (-1, -1)}
OWN, OWN_TABLE = "own table", "3 1 0 0; 1 3 1 0; 0 1 3 1"
PRESETS = {
    "normal: σ = |λ|": "1/2 3/2; 3/2 1/2", "shear: σ ≠ |λ|": "1 1; 0 1",
    "rotation": "4/5 -3/5; 3/5 4/5", "κ = 1000": "1 0; 0 1/1000",
}  # fmt: skip
BREAK: dict[str, dict] = {
    "σ₁ = σ₂": {"a": "1.2 -1.6; 1.6 1.2", "turn": 30.0}, "σ₂ = 0": {"a": "1 2; 1/2 1"}, "A = 0": {"a": "0 0; 0 0"},
    "reflection": {"a": "3/2 1/2; 1 -1", "t": 2.3}, "V a reflection": {"signs": "+ −", "t": 0.3},
    "almost singular": {"a": "1 1; 1 1.01"},
}  # fmt: skip
say = partial(part, PAGE)


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        A = typed_matrix(PAGE, "a", "Matrix A", "0.9 0; 1.2 1.5", help=say("help"))
        controls.presets(PAGE, {label: {"a": text, "t": 3.0} for label, text in PRESETS.items()})
        hand = controls.choice(PAGE, "hand", "Handles", [AXES, COLUMNS])
        with st.container(horizontal=True):
            signs = SIGNS[controls.choice(PAGE, "signs", "Signs of (u₁, v₁), (u₂, v₂)", list(SIGNS))]
            turn = controls.number(PAGE, TURN)
        found = svd.svd(A.entries, signs=signs, turn=turn)
        st.markdown(f"{seen_words(A, found)}\n\n{value_words(A, found)}")
        t = controls.slider(PAGE, T)
        st.markdown(motion_words(found, t))
        controls.presets(PAGE, {f"Break it: {label}": {"t": 3.0, **state} for label, state in BREAK.items()}, name="break")
    with picture:
        spec = charts.motions(A.array, t, turn, signs, axes=hand == AXES)
        live.show(PAGE, spec, name="plane", alt=say("alt_plane"), knobs=(T, TURN), dropped=lambda n: dropped(A, n, "a"))
        st.caption(say("hint"))
    table, text, k = approximation()
    puzzles(A, found, table, k)
    solved = equations(A)
    show_code(A, found, signs, turn, table, text, k, solved)


def seen_words(A, found) -> str:
    """The ellipse, and where its axes come from."""
    said = {"s1": found.values[0], "s2": found.values[1], "condition": found.condition}
    said |= {f"{name}{k + 1}": vector(Q[:, k]) for name, Q in (("u", found.U), ("v", found.V)) for k in (0, 1)}
    words = [say(f"seen_{found.kind}", **said)]
    if max(found.values[0], abs(A.array).max()) > REACH:
        words.append(say("outside"))
    return " ".join(words)


def value_words(A, found) -> str:
    """The singular values beside the moduli of the eigenvalues."""
    values = eigensystem(A.entries).values
    sizes = sorted(map(abs, values), reverse=True)
    said = {"l1": values[0], "l2": values[1], "m1": sizes[0], "m2": sizes[1], "s1": found.values[0], "s2": found.values[1]}
    return say("normal" if svd.is_normal(A.entries) else "not_normal", **said)


def motion_words(found, t: float) -> str:
    """The three motions, and the matrix of the moment."""
    stretch = say("stretch", s1=found.values[0], s2=found.values[1])
    words = [play_words("first", found.V.T), stretch, play_words("last", found.U)]
    mirrors = svd.is_reflection(found.U), svd.is_reflection(found.V)
    if any(mirrors):
        words.append(say("mirrors_both" if all(mirrors) else "mirrors_one"))
    if t < charts.END:
        (a, b), (c, d) = svd.motion(found, t)
        words.append(say("moment", t=t, first=vector((a, c)), second=vector((b, d)), det=a * d - b * c))
    return " ".join(words)


def play_words(name: str, Q) -> str:
    """One of the two orthogonal motions."""
    degrees = math.degrees(svd.angle(Q))
    if svd.is_reflection(Q):
        return say(f"{name}_mirror", angle=degrees / 2)
    return say(f"{name}_turn", angle=abs(degrees), way=say("left" if degrees >= 0 else "right"))


def approximation():
    """The second view: a table by its first k terms."""
    st.header(say("rank_title"), anchor=False)
    picture, words = st.columns([1, 1], gap="large")
    with words:
        st.markdown(say("rank"))
        name = controls.choice(PAGE, "picture", "Table", [*pictures.PICTURES, OWN])
        table, text = pictures.picture(name) if name != OWN else None, f'picture("{name}")'
        if table is None:
            help = say("table_help")
            own, read = typed(PAGE, "table", "Own table", OWN_TABLE, table_of, longest=2000, height=120, help=help)
            table, text = read.array, f"matrix({own!r}, max_size=24).array"
        k = controls.number(PAGE, K)
        st.markdown(rank_words(table, k))
    with picture:
        live.show(PAGE, svd_rank.ranks(table, k), name="rank", alt=say("alt_rank"), knobs=(K,))
        st.caption(say("rank_hint"))
    return table, text, k


def table_of(text: str):
    return text, matrix(text, max_size=24)


def rank_words(table, k: int) -> str:
    """How far A_k is from A, and what it saves."""
    errors, rank = ranks.errors(table), ranks.rank(table)
    if rank == 0:
        return say("rank_zero")
    k = min(k, len(errors) - 1)
    two, fro = 100 * errors[k] / errors[0]
    said = {"k": k, "next": k + 1, "rank": rank, "two": errors[k, 0], "fro": errors[k, 1], "two_share": two, "fro_share": fro}
    words = [say("rank_whole" if k >= rank else "rank_error", **said)]
    (m, n), kept = table.shape, ranks.storage(table.shape, k)
    words.append(say("storage_less" if kept < m * n else "storage_more", kept=kept, k=k, m=m, n=n, all=m * n))
    if 0 < k < rank:
        rival = ranks.column_errors(table)[k]
        words.append(say("rival", k=k, two=rival[0], fro=rival[1]))
        words += [say("rank_tie", k=k, next=k + 1)] if not ranks.only_nearest(table, k) else []
    return " ".join(words)


def puzzles(A, found, table, k: int):
    st.header(say("try_title"), anchor=False)
    left, right = st.columns(2)
    with left:
        close = math.dist(found.values, (2, 0.5)) <= 0.03 and min(map(abs, found.V.ravel())) > 0.01
        challenge(PAGE, "build", close and determinant(A.entries) < 0, {"a": "3/2 1; 1 0", "t": 3.0})
    with right:
        house = pictures.house()
        shown = table.shape == house.shape and (table == house).all()
        least = ranks.smallest_rank(house, 0.1)
        challenge(PAGE, "tenth", bool(shown) and k == least, {"picture": "house", "k": float(least)})


def equations(A):
    """The third view: what an error in b does to the solution."""
    st.header(say("solve_title"), anchor=False)
    picture, words = st.columns([1, 1], gap="large")
    solved = None
    with words:
        st.markdown(say("solve"))
        b, error = controls.numbers(PAGE, B), controls.numbers(PAGE, ERROR)
        if determinant(A.entries):
            solved = perturbation(A.entries, b, error)
        st.markdown(solve_words(solved, b, error))
        controls.presets(PAGE, {"Worst: b along u₁, Δb along u₂": extreme_state(A, True),
                                "Best: b along u₂, Δb along u₁": extreme_state(A, False),
                                "Break it: A singular": {"a": "1 2; 1/2 1"}, "Break it: b = 0": {"bx": 0.0, "by": 0.0}},
                         name="solve")  # fmt: skip
    with picture:
        live.show(PAGE, svd_solve.solutions(A.array, b, error), name="solve", alt=say("alt_solve"), knobs=(*B, *ERROR))
        st.caption(say("solve_hint"))
    return b, error, solved


def extreme_state(A, worst: bool) -> dict:
    (bx, by), (ex, ey) = extreme(A.entries, worst=worst)
    return {"bx": bx, "by": by, "ex": ex, "ey": ey}


def solve_words(solved, b, error) -> str:
    """How much of the bound is reached."""
    if solved is None:
        return say("solve_singular")
    said = {"b": vector(b), "error": vector(error), "x": vector(solved.x), "shift": vector(solved.shift)}
    if not any(b):
        return say("solve_zero", **said)
    if not any(error):
        return say("solve_exact", **said)
    share = 100 * solved.amplified / solved.condition
    said |= {"of_b": 100 * solved.of_b, "of_x": 100 * solved.of_x, "times": solved.amplified, "condition": solved.condition}
    words = say("solve_error", **said, share=share, least=1 / solved.condition)
    return f"{words} {say('solve_outside')}" if solved.farthest > svd_solve.LIMIT else words


def show_code(A, found, signs, turn, table, text, k, solved):
    entries = f'matrix("{written(A.entries)}").entries'
    state = f"{entries}, signs={signs}, turn={turn}"
    calls = [(f"svd({state}).values[{j}]", value) for j, value in enumerate(found.values)]
    calls += [(f"svd({state}).U[0, 0]", found.U[0, 0]), (f"svd({entries}).condition", found.condition)]
    errors = ranks.errors(table)
    calls += [(f"errors({text})[{min(k, len(errors) - 1)}, {j}]", errors[min(k, len(errors) - 1), j]) for j in (0, 1)]
    b, error, found = solved
    if found is not None:
        calls.append((f"perturbation({entries}, {b}, {error}).amplified", found.amplified))
    shown = [svd.svd, svd.motion, svd.played, ranks.low_rank, ranks.errors, perturbation]
    code.show(PAGE, shown, calls, also=[matrix, pictures.picture])


page.begin(PAGE)
explorer()
page.end(PAGE)
