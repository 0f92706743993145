"""The gradient: slopes in all directions from one vector, the level curve at a right angle to it, and where that fails."""

import streamlit as st

from explorers import gradient as theory
from explorers import level_curve, onto_level, slopes_around, steepest, steepest_step
from explorers.charts import gradient as charts
from explorers.charts import gradient_map, gradient_steps, gradient_stretch
from explorers.functions import parse
from explorers.level_curve import End, Shape
from explorers.patched import patched
from explorers.plane_verdict import Verdict
from explorers.typed_number import typed_number
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob
from ui.formula import formula
from ui.text import number, part, vector
from ui.turns import fragment
from ui.typed import typed

PAGE = "gradient"
POINT = Knob("x0", "point, x", -1e3, 1e3, 1.0, 0.001), Knob("y0", "point, y", -1e3, 1e3, 0.5, 0.001)
ANGLE = Knob("a", "angle of u in degrees", -180.0, 180.0, 0.0, 0.001)
MIDDLE = Knob("cx", "middle, x", -1e3, 1e3, 0.0), Knob("cy", "middle, y", -1e3, 1e3, 0.0)
WINDOW = (*MIDDLE, Knob("w", "half side of the window", 0.05, 100.0, 3.0))
H = Knob("h", "length h of the step", 0.001, 100.0, 1.0, 0.001)
STRETCH = Knob("s", "stretch of y", gradient_stretch.LEAST, gradient_stretch.MOST, 1.0)
PLAIN = {"v": "", "cx": 0.0, "cy": 0.0, "w": 3.0}
ORIGIN = {**PLAIN, "x0": 0.0, "y0": 0.0, "a": 30.0}
EXAMPLES = {
    "x²/2 + y²": {**PLAIN, "f": "x^2/2 + y^2", "x0": 1.0, "y0": 0.5},
    "sin x + cos y": {**PLAIN, "f": "sin(x) + cos(y)", "x0": 0.5, "y0": 1.0, "w": 4.0},
    "(1 − x)² + 5(y − x²)²": {**PLAIN, "f": "(1-x)^2 + 5(y-x^2)^2", "x0": -1.0, "y0": 0.5, "w": 2.0},
    "x² − y²": {**PLAIN, "f": "x^2 - y^2", "x0": 1.0, "y0": 1.0},
}
CRITICAL = {
    "Break it: a minimum": {**ORIGIN, "f": "x^2 + y^2"},
    "Break it: a saddle": {**ORIGIN, "f": "x^2 - y^2"},
    "Break it: a plateau": {**ORIGIN, "f": "max(0, x^2 + y^2 - 1)"},
    "Break it: x² + y⁴": {**ORIGIN, "f": "x^2 + y^4"},
}
KINKS = {
    "Break it: |x| + |y|": {**ORIGIN, "f": "abs(x) + abs(y)"},
    "Break it: a cone": {**ORIGIN, "f": "sqrt(x^2 + y^2)"},
    "Break it: x²y/(x² + y²)": {**ORIGIN, "f": "x^2 y/(x^2 + y^2)", "v": "0"},
    "Break it: √|x|": {**ORIGIN, "f": "sqrt(abs(x))"},
    "Break it: outside ln": {**ORIGIN, "f": "ln(x) + y", "x0": -1.0},
}
STEPS: dict[str, dict] = {f"h = {length:g}": {"h": length} for length in (2.0, 1.0, 0.5, 0.1, 0.01)}
STEPS["Break it: xy at (1, 0), h = 1"] = {**PLAIN, "f": "x y", "x0": 1.0, "y0": 0.0, "h": 1.0}
STRETCHES = {"s = 1": {"s": 1.0}, "Break it: s = 2": {"s": 2.0}, "Break it: s = 1/2": {"s": 0.5}}


def value_elsewhere(text: str) -> float | None:
    return typed_number(text, low=-1e6, high=1e6) if text.strip() else None


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        typed_f = formula(PAGE, "f", "f(x, y)", "x^2/2 + y^2", ("x", "y"))
        controls.presets(PAGE, EXAMPLES)
        x, y = controls.numbers(PAGE, POINT)
        degrees = controls.number(PAGE, ANGLE)
        said = st.container()
        controls.presets(PAGE, CRITICAL | KINKS, name="break")
        with st.expander(part(PAGE, "more_title")):
            cx, cy, half = controls.numbers(PAGE, WINDOW)
            elsewhere = typed(PAGE, "v", part(PAGE, "elsewhere"), "", value_elsewhere, help=part(PAGE, "elsewhere_help"))
    f = patched(typed_f, elsewhere)
    found = theory.gradient(f, x, y)
    land = gradient_map.land(f, cx, cy, half, (x, y), charts.INNER, found.length)
    curve = level_curve.level_curve(f, x, y, land.bounds)
    sides = slopes_around.true_slopes(f, found, x, y)
    with said:
        ahead, off = say(f, found, (x, y), degrees, curve, half)
    with picture:
        spec = charts.picture(f, land, found, (x, y), degrees, curve, sides)
        live.show(PAGE, spec, name="map", alt=part(PAGE, "alt_map"), knobs=(*POINT, ANGLE))
        st.caption(part(PAGE, "hint"))
    puzzles(found, ahead, sides)
    slopes = (found.x, found.y) if found.differentiable else (0.0, 0.0)
    step = steps(f, land, (x, y), slopes)
    stretch = stretched((x, y), slopes, curve, half)
    show_code(typed_f, elsewhere, (x, y), degrees, found, ahead, off, half / 100, slopes, step, stretch)


def say(f, found, point, degrees, curve, half) -> tuple[float, float]:
    """What is seen at the point; the slope along u, and how far the right angle is off."""
    x, y = point
    behind, ahead = (float(s) for s in slopes_around.one_sided_slopes(f, x, y, [degrees + 180, degrees]))
    off = onto_level.right_angle_off(f, x, y, half / 100)
    known = {"p": vector(point, 6), "u": vector(theory.unit(degrees)), "g": vector((found.x, found.y))}
    if found.differentiable:
        ahead = theory.directional_derivative((found.x, found.y), degrees)
        said = {"length": found.length, "less": -found.length, "degrees": found.degrees, "slope": ahead}
        st.markdown(part(PAGE, "seen" if found.length else "zero", **known, **said))
        turns = theory.marked_directions(found).items()
        controls.presets(PAGE, {part(PAGE, name): {"a": angle} for name, angle in turns}, name="turn")
        if found.verdict is Verdict.FALLS:
            st.caption(part(PAGE, "evidence"))
    else:
        st.markdown(part(PAGE, f"broken_{found.verdict.value.replace(' ', '_')}", **known))
        if found.verdict is not Verdict.UNDEFINED:
            ends = (number(slope) if slope == slope else part(PAGE, "no_limit") for slope in (ahead, behind))
            st.markdown(part(PAGE, "sides", **known, **dict(zip(("ahead", "behind"), ends, strict=True))))
    say_level(f, point, found, curve, off, half)
    return ahead, off


def say_level(f, point, found, curve, off, half):
    """The level curve: its shape at the point, where it ends, how far it is off."""
    x, y = point
    if curve.shape is not Shape.CURVE:
        st.markdown(part(PAGE, f"level_{curve.shape}", value=found.value))
    if curve.arms:
        ends = dict.fromkeys(end for _, end in curve.arms)
        said = {"ends": ", ".join(part(PAGE, f"end_{end}") for end in ends), "value": found.value}
        said |= {"count": sum(len(points) for points, _ in curve.arms), "drift": level_curve.residual(f, x, y, curve)}
        st.markdown(part(PAGE, "drawn_closed" if End.CLOSED in ends else "drawn", **said))
    if off == off and found.differentiable:
        st.markdown(part(PAGE, "right_angle", off=abs(off), reach=half / 100))


def steps(f, land, point, slopes):
    """A step of length h along the gradient beside the best one."""
    st.header(part(PAGE, "steps_title"), anchor="steps")
    st.markdown(part(PAGE, "steps"))
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        h, (x, y) = controls.number(PAGE, H), point
        here = steepest_step.steps(f, x, y, slopes, [h])
        rows = steepest_step.steps(f, x, y, slopes, steepest_step.lengths(gradient_steps.FURTHEST * land.centre[2]))
        best, along, beside = float(here.best[0]), float(here.along[0]), steepest_step.beside(here, slopes)
        said = {"h": h, "best": best, "along": along, "beside": beside, "per": best / h, "per_along": along / h}
        seen = "zero" if not any(slopes) else "gone" if along != along else "seen"
        st.markdown(part(PAGE, f"steps_{seen if best == best else 'none'}", **said, loss=best - along))
        st.markdown("" if here.whole[0] else part(PAGE, "steps_part"))
        controls.presets(PAGE, STEPS, name="h")
    with picture:
        spec = gradient_steps.picture(f, land, point, h, slopes, here, rows)
        live.show(PAGE, spec, name="steps", alt=part(PAGE, "alt_steps"), knobs=(H,))
        st.caption(part(PAGE, "hint_steps"))
    return h, best, along


def stretched(point, slopes, curve, half):
    """The same place with y stretched: which length makes the gradient the steepest direction."""
    st.header(part(PAGE, "stretch_title"), anchor="stretch")
    st.markdown(part(PAGE, "stretch"))
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        s = controls.number(PAGE, STRETCH)
        G = [[1.0, 0.0], [0.0, s * s]]
        v = steepest.steepest(slopes, G)
        if v:
            best, plain = (steepest.slope_per_length(slopes, way, G) for way in (v, slopes))
            said = {"s": s, "square": s * s, "angle": steepest.angle_on_screen(slopes, s), "v": vector(v), "g": vector(slopes)}
            st.markdown(part(PAGE, "stretch_seen", **said, best=best, plain=plain))
        st.markdown(part(PAGE, "stretch_why" if v else "stretch_zero"))
        controls.presets(PAGE, STRETCHES, name="s")
    with picture:
        spec = gradient_stretch.picture(point, slopes, curve, half, s)
        live.show(PAGE, spec, name="stretch", alt=part(PAGE, "alt_stretch"), knobs=(STRETCH,))
        st.caption(part(PAGE, "hint_stretch"))
    return s, v


def puzzles(found, ahead, sides):
    st.header(part(PAGE, "try_title"), anchor=False)
    missed = found.verdict in (Verdict.STAYS, Verdict.NO_PARTIALS) and all(slope == slope for slope in sides[1])
    goals = {
        "level": (found.differentiable and abs(ahead) < 0.01 * found.length, {**EXAMPLES["x²/2 + y²"], "a": 135.0}),
        "nowhere": (found.differentiable and found.length == 0, CRITICAL["Break it: a minimum"]),
        "no_cosine": (missed, KINKS["Break it: x²y/(x² + y²)"]),
    }
    for column, (name, (reached, answer)) in zip(st.columns(3), goals.items(), strict=True):
        with column:
            challenge(PAGE, name, reached, answer)


def show_code(typed_f, elsewhere, point, degrees, found, ahead, off, reach, slopes, step, stretch):
    f = f"patched(parse({typed_f.text!r}, ('x', 'y')), {elsewhere})"
    (x, y), (h, best, along), (s, v) = point, step, stretch
    by_sides = f"one_sided_slopes({f}, {x}, {y}, [{degrees}])[0]"
    calls = [
        *((f"gradient({f}, {x}, {y}).{name}", getattr(found, name)) for name in "xy"),
        (f"directional_derivative({slopes}, {degrees})" if found.differentiable else by_sides, ahead),
        (f"right_angle_off({f}, {x}, {y}, {reach})", off),
        (f"steps({f}, {x}, {y}, {slopes}, [{h}]).best[0]", best),
        (f"steps({f}, {x}, {y}, {slopes}, [{h}]).along[0]", along),
    ]
    calls += [(f"steepest({slopes}, [[1, 0], [0, {s * s}]])[1]", v[1])] if v else []
    shown = [theory.gradient, theory.directional_derivative, slopes_around.one_sided_slopes, level_curve.level_curve]
    shown += [onto_level.right_angle_off, steepest_step.steps, steepest.steepest]
    code.show(PAGE, shown, calls, also=[parse, patched])


page.begin(PAGE)
explorer()
page.end(PAGE)
