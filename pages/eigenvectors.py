"""Eigenvectors: the directions that a matrix keeps."""

import math
from functools import partial

import streamlit as st

from explorers import eigenvectors as eigen
from explorers.charts import eigenvectors as charts
from explorers.charts import eigenvectors_orbit as orbit_charts
from explorers.charts.eigenvectors_live import WITHIN
from explorers.eigenvectors import Kind
from explorers.tables import matrix
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob
from ui.text import number, part, vector
from ui.turns import fragment
from ui.typed_matrix import dropped, typed_matrix, written

PAGE = "eigenvectors"
REACH = charts.REACH
V = Knob("vx", "v, first", -REACH, REACH, -1.6), Knob("vy", "v, second", -REACH, REACH, 0.8)
T = Knob("t", "Time t", 0.0, 1.0, 1.0)
STEPS = Knob("n", "Steps", 0, orbit_charts.STEPS, 12, 1)
STRAIGHT, TURNING = "(1 − t)I + tA", "turn and stretch"
PRESETS = {
    "symmetric": "2 1; 1 2", "shear": "1 1/2; 0 1", "rotation by 30°": "sqrt(3)/2 -1/2; 1/2 sqrt(3)/2",
    "reflection": "0 1; 1 0", "projection": "4/5 2/5; 2/5 1/5", "Fibonacci": "1 1; 1 0", "Markov": "0.9 0.2; 0.1 0.8",
    "λ = −3": "-3 0; 0 1/2",
}  # fmt: skip
BREAK = {
    "defective": {"a": "1 1; 0 1", "t": 1.0}, "almost defective": {"a": "1 1; 1/10000 1", "t": 1.0},
    "half-turn, halfway": {"a": "-1 0; 0 -1", "t": 0.5, "path": STRAIGHT},
    "every direction": {"a": "2 0; 0 2", "t": 1.0}, "elliptical spiral": {"a": "1 -2; 1/2 1", "t": 1.0},
    "λ = 0 twice": {"a": "0 1; 0 0", "t": 1.0}, "v = 0": {"vx": 0.0, "vy": 0.0},
}  # fmt: skip
say = partial(part, PAGE)


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        A = typed_matrix(PAGE, "a", "Matrix A", "2 1; 1 2", help=say("help"))
        controls.presets(PAGE, {label: {"a": text, "t": 1.0} for label, text in PRESETS.items()})
        v = controls.numbers(PAGE, V)
        system, aligned = eigen.eigensystem(A.entries), eigen.alignment(A.entries, v, within=WITHIN)
        st.markdown(kind_words(A, system) + "\n\n" + probe_words(A, v, aligned))
        path = controls.choice(PAGE, "path", "Way from I to A", [STRAIGHT, TURNING])
        t = controls.slider(PAGE, T)
        st.markdown(path_words(A, system, path == TURNING, t))
        controls.presets(PAGE, {f"Break it: {label}": state for label, state in BREAK.items()}, name="break")
    with picture:
        spec = charts.deformation(A.array, v, t, polar=path == TURNING)
        live.show(PAGE, spec, name="plane", alt=say("alt_plane"), knobs=(*V, T), dropped=lambda n: dropped(A, n, "a"))
        st.caption(say("hint"))
    puzzles(system)
    trip = again_and_again(A, v, system)
    show_code(A, v, system, aligned, trip)


def kind_words(A, system) -> str:
    """What A keeps, and why."""
    first, second = (*map(line, system.directions), "", "")[:2]
    r, φ = eigen.modulus_and_angle(system.values[0])
    side = say("left" if A.entries[1][0] > 0 else "right")
    said = {"high": system.values[0], "low": system.values[1], "first": first, "second": second, "r": r, "side": side}
    words = [say(f"seen_{system.kind}", **said, angle=math.degrees(φ or 0))]
    if system.kind is Kind.COMPLEX:
        words.append(say("conformal" if eigen.turns_all_alike(A.entries) else "elliptical"))
    else:
        words += [say("negative" if value < 0 else "zero", value=value) for value in dict.fromkeys(system.values) if value <= 0]
    if abs(A.array).max() > REACH:
        words.append(say("outside"))
    return " ".join(words)


def line(direction) -> str:
    """The line through 0 and this point, named by its point whose larger coordinate is ±1."""
    return vector(direction / max(map(abs, direction)))


def probe_words(A, v, aligned) -> str:
    """What A does to v."""
    said = {"v": vector(v), "image": vector(eigen.orbit(A.entries, v, 1)[1])}
    if aligned.is_eigenvector:
        exactly = eigen.alignment(A.entries, v, within=1e-9).is_eigenvector
        return say("probe_exact" if exactly else "probe_near", value=aligned.value, **said)
    return say("probe_zero") if aligned.angle is None else say("probe_off", angle=math.degrees(aligned.angle), **said)


def path_words(A, system, turning: bool, t: float) -> str:
    """What happens between I and A, and the matrix of the moment."""
    det = eigen.determinant(A.entries)
    turns = turning and det > 0
    times = eigen.crosses_singular(A.entries)
    if turns:
        words = [say("path_turns")]
    else:
        flat = "path_point" if system.kind is Kind.SCALAR else "path_line"
        words = [say("path_refused", det=det)] if turning else []
        words.append(say(flat if times else "path_clear", times=f" {say('and')} ".join(map(number, times))))
        words += [say("path_must", det=det)] if det < 0 and not turning else []
    if t < 1:
        (a, b), (c, d) = now = (eigen.turn_and_stretch if turns else eigen.deform)(A.entries, t)
        words.append(say("moment", t=t, first=vector((a, c)), second=vector((b, d)), det=eigen.determinant(now)))
    return " ".join(words)


def puzzles(system):
    st.header(say("try_title"), anchor=False)
    left, right = st.columns(2)
    with left:
        values = system.kind is Kind.DISTINCT and math.dist(system.values, (3, -1)) <= 0.05
        slanted = all(u.all() for u in system.directions)
        challenge(PAGE, "build", values and slanted, {"a": "1 2; 2 1", "t": 1.0})
    with right:
        challenge(PAGE, "none", system.kind is Kind.COMPLEX, {"a": "1 -1; 1 0", "t": 1.0})


def again_and_again(A, v, system):
    """The second view: the orbit of v."""
    st.header(say("orbit_title"), anchor=False)
    picture, words = st.columns([1, 1], gap="large")
    with words:
        st.markdown(say("orbit"))
        n = controls.number(PAGE, STEPS)
        trip = eigen.journey(A.entries, v, n, reach=orbit_charts.LIMIT)
        st.markdown(orbit_words(v, n, system, trip) + "\n\n" + growth_words(system))
        controls.presets(PAGE, {
            "Break it: |λ| < 1, yet it grows first": {"a": "0.5 2.5; 0 0.5", "vx": 0.0, "vy": 1.0, "n": 20},
            "Break it: |λ| = 1, yet it grows for ever": {"a": "1 1; 0 1", "vx": -1.6, "vy": 0.4, "n": 12},
        }, name="orbit")  # fmt: skip
    with picture:
        spec = orbit_charts.orbits(A.entries, v, n, system)
        live.show(PAGE, spec, name="orbit", alt=say("alt_orbit"), knobs=(*V, STEPS))
        st.caption(say("orbit_hint"))
    return trip


def orbit_words(v, n: int, system, trip) -> str:
    """Where v is after n steps, and how far it has been."""
    said = {"v": vector(v), "n": n, "end": vector(trip.points[-1]), "start": trip.lengths[0], "length": trip.lengths[-1]}
    words = [say("orbit_end", **said)]
    small = all(eigen.growth(value) is eigen.Growth.SHRINKS for value in system.values)
    if small and trip.longest > 0:
        words.append(say("transient", step=trip.longest, longest=trip.lengths[trip.longest], start=trip.lengths[0]))
    if trip.outside:
        words.append(say("orbit_outside", count=trip.outside))
    return " ".join(words)


def growth_words(system) -> str:
    """What the moduli of the eigenvalues say about all orbits."""
    first = system.values[0]
    if system.kind in (Kind.COMPLEX, Kind.DEFECTIVE):
        return say(f"{system.kind}_{grows(first)}", value=first, size=abs(first))
    lines = [line(u) for u in system.directions] or [say("every")]
    words = []
    for value, where in zip(system.values, lines, strict=False):
        words.append(say(f"line_{grows(value)}", value=value, size=abs(value), line=where))
        words += [say("flips")] if value < 0 else []
    winner = eigen.dominant(system)
    if winner is not None:
        words.append(say("dominant", value=system.values[winner], line=lines[winner], other=lines[1 - winner]))
    return " ".join(words)


def grows(value) -> str:
    return "zero" if value == 0 else eigen.growth(value).value


def show_code(A, v, system, aligned, trip):
    text = f'matrix("{written(A.entries)}").entries'
    calls = [(f"eigensystem({text}).values[{k}]", value) for k, value in enumerate(system.values)]
    calls += [(f"alignment({text}, {v}, within={WITHIN}).angle", aligned.angle)] if aligned.angle is not None else []
    calls += [(f"crosses_singular({text})[{k}]", t) for k, t in enumerate(eigen.crosses_singular(A.entries))]
    calls.append((f"journey({text}, {v}, {len(trip.lengths) - 1}).lengths[-1]", trip.lengths[-1]))
    paths = [eigen.deform, eigen.crosses_singular, eigen.turn_and_stretch]
    code.show(PAGE, [eigen.eigensystem, eigen.alignment, *paths, eigen.journey, eigen.orbit, matrix], calls)


page.begin(PAGE)
explorer()
page.end(PAGE)
