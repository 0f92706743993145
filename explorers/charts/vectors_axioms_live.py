"""What the browser computes for the eight axioms: every point that occurs, as formulas of the live numbers.

They follow `explorers.axioms` under the operations of the moment, which travel as numbers; a test compares the two.
"""

from explorers.axioms import PATHS

RULE = ("left", "right", "shiftx", "shifty", "kept", "grown", "fixedx", "fixedy", "has")  # the operations, as numbers
SEEN = 4.5  # a small picture shows at least [−SEEN, SEEN]
CLOSE = "abs({0}x - {1}x) + abs({0}y - {1}y) <= 1e-9 * (1 + abs({0}x) + abs({0}y))"


def add(p: str, q: str) -> tuple[str, ...]:
    """p + q under the operations of the moment, from the names of two points."""
    return tuple(f"left * {p}{axis} + right * {q}{axis} + shift{axis}" for axis in "xy")


def scale(c: str, p: str) -> tuple[str, str]:
    """c times p under the operations of the moment."""
    return f"({c}) * {p}x + (1 - ({c})) * fixedx", f"(kept + grown * ({c})) * {p}y + (1 - ({c})) * fixedy"


# Every point of `explorers.axioms.points`: its name there, a name for the browser, and its two formulas.
POINTS = {
    "0": ("o", tuple(f"if(has, -shift{axis} / right, NaN)" for axis in "xy")),
    "−u": ("n", tuple(f"(o{axis} - shift{axis} - left * u{axis}) / right" for axis in "xy")),
    "u + v": ("uv", add("u", "v")), "v + u": ("vu", add("v", "u")), "v + w": ("vw", add("v", "w")),
    "(u + v) + w": ("uvw", add("uv", "w")), "u + (v + w)": ("uwv", add("u", "vw")),
    "u + 0": ("uo", add("u", "o")), "u + (−u)": ("un", add("u", "n")),
    "bu": ("bu", scale("kb", "u")), "a(bu)": ("abu", scale("ka", "bu")), "(ab)u": ("cu", scale("ka * kb", "u")),
    "1u": ("onu", scale("1", "u")), "a(u + v)": ("auv", scale("ka", "uv")),
    "au": ("au", scale("ka", "u")), "av": ("av", scale("ka", "v")), "au + av": ("auav", add("au", "av")),
    "(a + b)u": ("su", scale("ka + kb", "u")), "au + bu": ("aubu", add("au", "bu")),
}  # fmt: skip
SHORT = {"u": "u", "v": "v"} | {name: short for name, (short, _) in POINTS.items()}
NAMES = list(SHORT)


def signals() -> dict[str, str]:
    """All points in their order, the lists that the tables look them up in, and for each axiom whether its sides meet."""
    found = {f"{short}{axis}": formulas[k] for short, formulas in POINTS.values() for k, axis in enumerate("xy")}
    found |= {f"all_{axis}": f"[{', '.join(f'{SHORT[name]}{axis}' for name in NAMES)}]" for axis in "xy"}
    ends = [(SHORT[left[-1]], SHORT[right[-1]]) for left, right in PATHS.values()]
    found["equal"] = f"[{', '.join(CLOSE.format(*pair) for pair in ends)}]"
    found["zoom"] = f"[{', '.join(_zoom(way) for way in PATHS.values())}]"
    return found


def _zoom(ways) -> str:
    """How much a small picture shows, so that its ways fit; the points that need a zero do not count."""
    points = {SHORT[name] for way in ways for name in way} - {"o", "n", "uo", "un"}
    return f"max({SEEN}, {', '.join(f'1.35 * abs({short}{axis})' for short in sorted(points) for axis in 'xy')})"
