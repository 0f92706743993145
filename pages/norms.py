"""Norms: the family of p-norms and its unit balls."""

import streamlit as st

from explorers import norms
from explorers.charts import norms as charts
from explorers.typed_number import typed_number
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob
from ui.text import number, part, vector
from ui.turns import fragment
from ui.typed import typed

PAGE = "norms"
REACH = charts.REACH
U = Knob("ux", "u, first", -REACH, REACH, 1.0), Knob("uy", "u, second", -REACH, REACH, 0.3)
V = Knob("vx", "v, first", -REACH, REACH, -0.4), Knob("vy", "v, second", -REACH, REACH, 0.9)
VIEW = Knob("az", "turned by", -9.0, 9.0, 0.6), Knob("el", "tilted by", -1.5, 1.57, 0.5)
BREAK = {"p": "1/2", "ux": 1.0, "uy": 0.0, "vx": 0.0, "vy": 1.0}


def exponent(text: str) -> float:
    return typed_number(text, low=charts.SMALLEST, high=99, infinity=True)


def dropped(numbers: dict) -> dict:
    """The exponent that the hand has chosen, as the visitor would type it."""
    inverse = numbers.get(charts.INVERSE)
    return {} if inverse is None else {"p": "∞" if inverse <= 0 else f"{round(1 / inverse, 2):g}"}


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        p = typed(PAGE, "p", "Exponent p", "2", exponent, help="A number from 0.3 to 99, a fraction, or ∞.")
        controls.presets(PAGE, {f"p = {k}": {"p": k} for k in ("1/2", "1", "2", "4", "∞")})
        u = controls.numbers(PAGE, U)
        v = controls.numbers(PAGE, V)
        a, b, c = (float(norms.p_norm(w, p)) for w in (u, v, [u[0] + v[0], u[1] + v[1]]))
        excess = float(norms.triangle_excess(u, v, p))
        fails = excess > 1e-9 * (a + b)
        said = {"p": p, "u": vector(u), "v": vector(v), "a": a, "b": b, "c": c, "sum": a + b, "gap": abs(excess)}
        st.markdown(part(PAGE, "seen_fails" if fails else "seen_holds", **said))
        area = norms.unit_ball_area(p)
        st.markdown(part(PAGE, "norm" if norms.is_norm(p) else "no_norm", p=p, area=area))
        controls.presets(PAGE, {"Break it: p = 1/2 with e₁ and e₂": BREAK}, name="break")
    with picture:
        spec = charts.ball(u, v, 0.0 if p == float("inf") else 1 / p)
        live.show(PAGE, spec, name="ball", alt=part(PAGE, "alt_ball"), knobs=(*U, *V), dropped=dropped)
        st.caption(part(PAGE, "hint"))
    puzzles(p, u, v, fails)
    third_dimension(p)
    calls = [
        (f"p_norm({u}, {p_text(p)})", a),
        (f"p_norm({v}, {p_text(p)})", b),
        (f"triangle_excess({u}, {v}, {p_text(p)})", excess),
        (f"unit_ball_area({p_text(p)})", area),
    ]
    code.show(PAGE, [norms.p_norm, norms.triangle_excess, norms.unit_ball, norms.unit_ball_area], calls)


def p_text(p: float) -> str:
    return 'float("inf")' if p == float("inf") else repr(p)


def puzzles(p, u, v, fails):
    st.header(part(PAGE, "try_title"), anchor=False)
    left, right = st.columns(2)
    with left:
        challenge(PAGE, "triangle", fails and p == 0.5, {**BREAK, "uy": 0.1})
    with right:
        length = float(norms.p_norm((0.9, 0.6), p))
        target = norms.exponent_for_length((0.9, 0.6), 1.2)
        answer = {"ux": 0.9, "uy": 0.6, "p": number(target, 3)}
        reached = tuple(u) == (0.9, 0.6) and abs(length - 1.2) < 0.005
        challenge(PAGE, "length", reached, answer)


def third_dimension(p):
    st.header(part(PAGE, "solid_title"), anchor=False)
    picture, words = st.columns([1, 1], gap="large")
    with words:
        st.markdown(part(PAGE, "solid", p=p))
        view = controls.numbers(PAGE, VIEW)
    with picture:
        live.show(PAGE, charts.solid(p, *view), name="solid", alt=part(PAGE, "alt_solid"), knobs=VIEW)


page.begin(PAGE)
explorer()
page.end(PAGE)
