"""Critical points: their kind by the Hessian, and what decides where the Hessian is silent."""

from functools import partial

import streamlit as st

from explorers import along_rays, critical_points, inertia
from explorers.charts import along_rays as rays
from explorers.charts import critical_points as charts
from explorers.charts import inertia as bars
from explorers.charts import landscape as own
from explorers.charts import peano
from explorers.critical_points import CASES, Kind, case
from explorers.functions import parse
from explorers.landscape import landscape
from explorers.tables import matrix
from ui import code, controls, live, page
from ui.challenge import challenge
from ui.controls import Knob
from ui.formula import formula
from ui.text import number, part, vector
from ui.turns import fragment
from ui.typed import typed

PAGE = "critical_points"
PEANO = "(y − x²)(y − 2x²)"
E, STEP = charts.ENTRY, 0.05
ENTRIES = (
    Knob("a", "a, second derivative in x", -E, E, 2.0, STEP),
    Knob("b", "b, mixed derivative", -E, E, 2.0, STEP),
    Knob("c", "c, second derivative in y", -E, E, 1.0, STEP),
)
VIEW = Knob("az", "turned by", -9.0, 9.0, -0.5), Knob("el", "tilted by", -1.5, 1.57, 0.5)
RADIUS = Knob("r", "radius of the circle", rays.SMALLEST, rays.LARGEST, 0.5)
SAMPLES = ["12", "24", "90", "360", "720"]
FUNCTIONS = [
    critical_points.two_variable_test,
    critical_points.classify,
    critical_points.probe_circle,
    critical_points.case,
    along_rays.peano_reach,
    inertia.inertia,
    inertia.determinant_rule,
]
LINE = Knob("line", "angle of the line in degrees", -180.0, 180.0, 20.0, 0.1)
KINDS = {
    "minimum": {"a": 2.0, "b": 0.5, "c": 1.0},
    "maximum": {"a": -1.5, "b": 1.0, "c": -2.0},
    "saddle": {"a": 1.5, "b": 0.5, "c": -1.0},
}
SILENT = {"Break it: det = 0": {"a": 2.0, "b": 1.0, "c": 0.5}, "Break it: the zero matrix": {"a": 0.0, "b": 0.0, "c": 0.0}}
MISSED: dict = {"case": PEANO, "r": 0.1, "n": "24"}
MATRICES = {
    "Break it: det > 0, a saddle": {"h": "-1 0 0; 0 -1 0; 0 0 1"},
    "Break it: det < 0, a maximum": {"h": "-2 1 0; 1 -2 1; 0 1 -2"},
    "Break it: one zero": {"h": "1 1 0; 1 1 0; 0 0 2"},
    "four variables": {"h": "3 1 0 0; 1 3 1 0; 0 1 3 1; 0 0 1 3"},
    "six variables": {"h": "2 1 0 0 0 0; 1 2 1 0 0 0; 0 1 2 1 0 0; 0 0 1 2 1 0; 0 0 0 1 2 3; 0 0 0 0 3 2"},
}

CENTRE = Knob("cx", "centre, x", -1000.0, 1000.0, 0.0), Knob("cy", "centre, y", -1000.0, 1000.0, 0.0)
SIZE = Knob("wide", "width", 0.01, 1000.0, 10.0), Knob("tall", "height", 0.01, 1000.0, 10.0)
PICK = Knob("pick", "point shown, −1 for none", -1, 400, -1, 1)
OWN_VIEW = Knob("own_az", "turned by", -9.0, 9.0, 0.5), Knob("own_el", "tilted by", -1.5, 1.57, 0.6)
MOST_ROWS = 30
WHOLE = {"cx": 0.0, "cy": 0.0, "wide": 4.0, "tall": 4.0, "pick": -1}
OWN: dict[str, dict] = {
    "Himmelblau": {"f": "(x^2+y-11)^2+(x+y^2-7)^2", "wide": 10.0, "tall": 10.0},
    "six-hump camel": {"f": "(4-2.1x^2+x^4/3)x^2+x y+(4y^2-4)y^2", "wide": 6.0},
    "sin x sin y": {"f": "sin(x) sin(y)", "wide": 12.0, "tall": 12.0},
    "x⁴ + y⁴ − 4xy": {"f": "x^4+y^4-4x y"},
    "three points within 0.002": {"f": "(x-0.001)^2 (x+0.001)^2 + y^2", "wide": 0.02, "tall": 0.02},
    "Break it: monkey saddle": {"f": "x^3-3x y^2"},
    "Break it: a circle of them": {"f": "(x^2+y^2-1)^2"},
    "Break it: x²y²": {"f": "x^2 y^2"},
    "Break it: a kink": {"f": "abs(x)+y^2"},
    "Break it: flat far away": {"f": "exp(-x^2-y^2)", "wide": 60.0, "tall": 60.0},
    "Break it: too crowded": {"f": "sin(50x) sin(50y)", "wide": 12.0, "tall": 12.0},
}


@fragment
def explorer():
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        a, b, c = controls.numbers(PAGE, ENTRIES)
        controls.presets(PAGE, KINDS, name="kind")
        hessian = [[a, b], [b, c]]
        test = critical_points.two_variable_test(a, b, c)
        verdict = critical_points.classify(hessian)
        seen = silence(hessian, test.kind)
        st.markdown(part(PAGE, f"seen_{seen}", a=a, b=b, c=c, trace=test.trace, det=test.determinant))
        low, high = (float(curvature) for curvature in verdict.curvatures)
        said = {"low": 0 if seen in ("valley", "zero") else low, "high": 0 if seen in ("ridge", "zero") else high}
        along = {"first": vector(verdict.directions[:, 0], 3), "second": vector(verdict.directions[:, 1], 3)}
        st.markdown(part(PAGE, "round" if low == high else "directions", **said, **along))
        controls.presets(PAGE, SILENT, name="break")
        azimuth, elevation = controls.numbers(PAGE, VIEW)
    with picture:
        spec = charts.hessian(a, b, c, azimuth, elevation)
        live.show(PAGE, spec, name="hessian", alt=part(PAGE, "alt_hessian"), knobs=(*ENTRIES, *VIEW))
        st.caption(part(PAGE, "hint"))
    calls = [
        (f"two_variable_test({a}, {b}, {c}).trace", test.trace),
        (f"two_variable_test({a}, {b}, {c}).determinant", test.determinant),
        (f"classify({hessian}).curvatures[0]", low),
        (f"classify({hessian}).curvatures[1]", high),
    ]
    name, changes, call = silent_cases(azimuth, elevation)
    puzzles(a, c, b, test.kind, name == PEANO and changes == 0)
    calls += [call, *lines(), *many_variables()]
    code.show(PAGE, FUNCTIONS, calls)


def silence(hessian, kind: Kind) -> str:
    """The kind, and where the test is silent what the curvatures still tell."""
    signs = inertia.inertia(hessian)
    return kind.value if kind != Kind.UNDECIDED else "zero" if signs.flat == 2 else "valley" if signs.up else "ridge"


def silent_cases(azimuth, elevation):
    """The probe circle: the chosen case, its changes of sign, and the call that counts them."""
    st.header(part(PAGE, "silent_title"), anchor="silent")
    st.markdown(part(PAGE, "silent"))
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        name = controls.choice(PAGE, "case", "f(x, y)", list(CASES))
        radius = controls.number(PAGE, RADIUS)
        samples = int(controls.choice(PAGE, "n", "samples on it", SAMPLES, default="360"))
        chosen = case(name)
        a, b, c = chosen.hessian
        test = critical_points.two_variable_test(a, b, c)
        probe = critical_points.probe_circle(chosen.f, radius, samples)
        changes = probe.sign_changes
        said = {"a": a, "b": b, "c": c, "det": test.determinant, "r": radius, "n": samples, "changes": changes}
        st.markdown(part(PAGE, "silent_test", **said))
        st.markdown(part(PAGE, "probed", **said) + " " + part(PAGE, f"suggests_{min(changes, 8)}"))
        st.markdown(part(PAGE, f"truth_{chosen.truth.value.replace(' ', '_')}"))
        controls.presets(PAGE, {"Break it: 24 samples at radius 0.1": MISSED}, name="missed")
    with picture:
        spec = rays.circle(chosen, probe, radius, azimuth, elevation)
        live.show(PAGE, spec, name="circle", alt=part(PAGE, "alt_circle"), knobs=(RADIUS, *VIEW))
        st.caption(part(PAGE, "hint_circle"))
    return name, changes, (f'probe_circle(case("{name}").f, {radius}, {samples}).sign_changes', changes)


def puzzles(a, c, b, kind, missed: bool):
    st.header(part(PAGE, "try_title"), anchor=False)
    for column, name, reached, answer in zip(
        st.columns(3),
        ("maximum", "diagonal", "missed"),
        (kind == Kind.MAXIMUM and abs(b) >= 2, kind == Kind.SADDLE and a == c and a > 0, missed),
        ({"a": -2.0, "b": 2.0, "c": -2.5}, {"a": 1.0, "b": 2.0, "c": 1.0}, MISSED),
        strict=True,
    ):
        with column:
            challenge(PAGE, name, reached, answer)


def lines():
    """Peano's surface along lines; the calls that give its numbers."""
    st.header(part(PAGE, "line_title"), anchor=False)
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        degrees = controls.number(PAGE, LINE)
        reach, below = along_rays.peano_reach(degrees), float(case(PEANO).f(0.1, 0.015))
        st.markdown(part(PAGE, "line", angle=degrees, reach=reach, below=below))
        st.markdown(part(PAGE, "line_axis" if reach == float("inf") else "line_slope", reach=reach))
        controls.presets(PAGE, {f"{angle}°": {"line": float(angle)} for angle in (60, 20, 5, 1, 0)}, name="lines")
        st.markdown(part(PAGE, "line_why"))
    with picture:
        live.show(PAGE, peano.line(degrees), name="line", alt=part(PAGE, "alt_line"), knobs=(LINE,))
        st.caption(part(PAGE, "hint_line"))
    return [(f"peano_reach({degrees})", reach), (f'case("{PEANO}").f(0.1, 0.015)', below)]


def many_variables():
    """The rule for n variables on a typed matrix; the call that gives its determinant."""
    st.header(part(PAGE, "many_title"), anchor=False)
    st.markdown(part(PAGE, "many"))
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        read = partial(matrix, square=True, symmetric=True, max_size=bars.MOST)
        typed_matrix = typed(PAGE, "h", "Hessian", "-2 1 0; 1 -2 0; 0 0 1", read, longest=400, help=part(PAGE, "help_matrix"))
        hessian = typed_matrix.array.tolist()
        controls.presets(PAGE, MATRICES, name="matrices")
        verdict, signs = critical_points.classify(hessian), inertia.inertia(hessian)
        rule = inertia.determinant_rule(hessian)
        counts = {"n": len(hessian), "up": signs.up, "down": signs.down, "flat": signs.flat, "det": rule.determinant}
        st.markdown(part(PAGE, f"many_{verdict.kind}", **counts))
        agreed = "silent" if rule.kind == Kind.UNDECIDED else "right" if rule.kind == verdict.kind else "wrong"
        st.markdown(part(PAGE, f"alone_{agreed}", kind=part(PAGE, f"kind_{rule.kind}"), **counts))
    with picture:
        live.show(PAGE, bars.bars(verdict, signs), name="bars", alt=part(PAGE, "alt_bars"))
        st.caption(part(PAGE, "hint_bars"))
    return [(f"determinant_rule({hessian}).determinant", rule.determinant), (f"inertia({hessian}).down", signs.down)]


@st.cache_resource(max_entries=32, show_spinner=False)
def searched(text: str, window):
    """The critical points and the surface, the same for all who look at this function in this window."""
    f = parse(text, ("x", "y"))
    return critical_points.find(f, window), landscape(f, window)


@fragment
def landscape_of_your_own():
    """Every critical point of a typed function in a window."""
    st.header(part(PAGE, "own_title"), anchor="own")
    st.markdown(part(PAGE, "own"))
    picture, panel = st.columns([1, 1], gap="large")
    with panel:
        f = formula(PAGE, "f", "f(x, y)", "(x^2+y-11)^2+(x+y^2-7)^2", ("x", "y"))
        controls.presets(PAGE, {name: {**WHOLE, **state} for name, state in OWN.items()}, name="own")
        (cx, cy), (wide, tall) = controls.numbers(PAGE, CENTRE), controls.numbers(PAGE, SIZE)
        picked, view_from = controls.number(PAGE, PICK), controls.numbers(PAGE, OWN_VIEW)
        window = (cx - wide / 2, cx + wide / 2, cy - tall / 2, cy + tall / 2)
        found, view = searched(f.text, window)
        count = len(found.points)
        st.markdown(part(PAGE, f"status_{found.status}", count=str(count)))
        if found.winding is not None and found.index_sum is not None:
            st.markdown(part(PAGE, "winding", winding=found.winding, sum=found.index_sum))
        if view.undefined:
            st.markdown(part(PAGE, "share", share=100 * view.undefined))
        if 0 <= picked < count:
            st.markdown(part(PAGE, "picked", **told(found.points[picked])))
    with picture:
        spec = own.chart(view, found, f, (cx, cy), picked, *view_from)
        live.show(PAGE, spec, name="own", alt=part(PAGE, "alt_own"), knobs=(*CENTRE, PICK), dropped=turned)
        st.caption(part(PAGE, "hint_own"))
    heads = part(PAGE, "own_columns").split(" | ")
    rows = [told(point) for point in found.points[:MOST_ROWS]]
    st.table([dict(zip(heads, (str(k), *row.values()), strict=True)) for k, row in enumerate(rows)])
    if count > MOST_ROWS:
        st.caption(part(PAGE, "own_more", count=str(count - MOST_ROWS)))


def turned(numbers: dict) -> dict:
    """The angles of this surface; those of the first one have their own names."""
    return {knob.name: knob.held(numbers[knob.name[4:]]) for knob in OWN_VIEW if knob.name[4:] in numbers}


def told(point) -> dict[str, str]:
    """A critical point in words: exact coordinates where they are fractions."""
    exact = point.exact or (None, None)
    x, y = (number(v, 6) if q is None or q.denominator > 999 else str(q).replace("-", "−")
            for v, q in zip((point.x, point.y), exact, strict=True))  # fmt: skip
    curvatures = ", ".join(number(c) for c in point.curvatures)
    certainty = part(PAGE, "own_checked" if point.checked else "own_evidence")
    return {"x": x, "y": y, "value": number(point.value), "curvatures": curvatures, "kind": str(point.kind), "sure": certainty}


page.begin(PAGE)
explorer()
landscape_of_your_own()
page.end(PAGE)
