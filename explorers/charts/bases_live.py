"""What the browser computes while b₁ = (ux, uy), b₂ = (vx, vy) or x is dragged: one-line formulas of `explorers.bases`.

With `keep` the coordinates (cx, cy) stay while the basis moves and x follows; else x = (xx, xy) stays. Each formula is a
signal that later ones use; a test evaluates them in Python and compares. `if`, `abs` and `hypot` mean the same in both.
"""

import altair as alt

from explorers.charts import live, mapped, palette, plane
from explorers.charts.inner_products_live import REACH, followed

LIMIT = 3.4
PLACE, MOST = 3.0, 20.0  # of x; of its coordinates
# r and l are steps along the lines perpendicular to b₁ and b₂, for the hand that snaps to them.
NUMBERS = ("ux", "uy", "vx", "vy", "xx", "xy", "cx", "cy", "keep", "ok", "rx", "ry", "lx", "ly")


def clean(*terms: str) -> str:
    """The sum of the terms; 0 where it is only what rounding left of them."""
    total, size = " + ".join(terms), " + ".join(f"abs({term})" for term in terms)
    return f"if(abs({total}) <= 1e-13 * ({size}), 0, {total})"


SPAN = {
    "det": clean("ux * vy", "-uy * vx"),
    "largest": "(hypot(ux + vy, uy - vx) + hypot(ux - vy, uy + vx)) / 2",
    "smallest": "if(largest > 0, abs(det) / largest, 0)",
    "flat": "det == 0",
}
FORMULAS = SPAN | {
    "c1": "if(keep, cx, if(flat, 0, (xx * vy - xy * vx) / det))",
    "c2": "if(keep, cy, if(flat, 0, (ux * xy - uy * xx) / det))",
    "nx": "if(keep, cx * ux + cy * vx, xx)",
    "ny": "if(keep, cx * uy + cy * vy, xy)",
    "p1": clean("ux * nx", "uy * ny"),
    "p2": clean("vx * nx", "vy * ny"),
    "s1": "if(ux == 0 && uy == 0, 0, p1 / (ux * ux + uy * uy))",
    "s2": "if(vx == 0 && vy == 0, 0, p2 / (vx * vx + vy * vy))",
    "sumx": "s1 * ux + s2 * vx",
    "sumy": "s1 * uy + s2 * vy",
    "miss": f"if({clean('ux * vx', 'uy * vy')} == 0 && !flat, 0, hypot(nx - sumx, ny - sumy))",
    "length": "nx * nx + ny * ny",
    "products": "p1 * p1 + p2 * p2",
    "parts": "c1 * c1 + c2 * c2",
}


def signals(formulas=None) -> list[dict]:
    """The formulas as parameters of a specification."""
    return [{"name": name, "expr": formula} for name, formula in (formulas or FORMULAS).items()]


def home_of(b1, b2, x, c, keep: bool, steps=((0, 0), (0, 0))) -> dict[str, float]:
    """The home numbers; coordinates that do not exist are 0. Along `steps`, where they are not 0, the hand snaps."""
    row = (*b1, *b2, *x, *(c or (0, 0)), keep, any(map(any, steps)), *steps[0], *steps[1])
    return dict(zip(NUMBERS, map(float, row), strict=True))


def drags(view: str, *, snapping=False) -> list[live.Drag]:
    """b₁ and b₂ follow the hand; x does too, or its coordinates become those of the hand, the least ones if there are many."""
    held = [live.clamped(f"p{axis}", -REACH, REACH) for axis in "xy"]
    moved = [live.Drag(f"{view}_{w}_handle", view, followed(w) if snapping else {f"{w}x": held[0], f"{w}y": held[1]})
             for w in "uv"]  # fmt: skip
    solved = {"cx": "(px * vy - py * vx) / det", "cy": "(ux * py - uy * px) / det"}
    least = {"cx": "(ux * px + uy * py) / (largest * largest)", "cy": "(vx * px + vy * py) / (largest * largest)"}
    back = {name: live.clamped(f"if(flat, {least[name]}, {solved[name]})", -MOST, MOST) for name in solved}
    follows = {name: f"if(keep && largest > 0, {formula}, {name})" for name, formula in back.items()}
    follows |= {f"x{axis}": f"if(keep, x{axis}, {live.clamped(f'p{axis}', -PLACE, PLACE)})" for axis in "xy"}
    return [*moved, live.Drag(f"{view}_x_handle", view, follows)]


def vectors(base: alt.Chart, view: str) -> list[alt.Chart]:
    """The last layers of a view: b₁, b₂ and x with their names and handles; an x beyond the picture waits at its edge."""
    base = base.transform_calculate(**mapped.held("nx", "ny", "x", "x", PLACE + 0.2))
    ends: dict[str, tuple] = {
        "x": ("x_x", "x_y", alt.Text("x_said:N"), palette.RESULT), "u": ("ux", "uy", "b₁", palette.FIRST),
        "v": ("vx", "vy", "b₂", palette.SECOND),
    }  # fmt: skip
    drawn, named, grips = [], [], []
    for name, (across, up, text, color) in ends.items():
        drawn.append(plane.arrow(base, across, up, LIMIT, color, clip=True))
        named.append(plane.label(base, across, up, LIMIT, text, color, dx=0, dy=-17, clip=True))
        place = plane.x(across, LIMIT), plane.y(up, LIMIT)
        grips.append(live.handle(base, f"{view}_{name}_handle", *place, color))
    return [*drawn, *named, *grips]


def lines_above(base: alt.Chart, lines: dict[str, tuple[str, str]]) -> list[alt.Chart]:
    """Live lines of text above a view: the name of the layer, its words as an expression, and their colour."""
    layers = []
    for k, (name, (words, color)) in enumerate(lines.items()):
        text = base.transform_calculate(words=words).mark_text(align="left", baseline="middle", fontSize=14, fontWeight="bold")
        up = alt.value(-12 - 20 * (len(lines) - 1 - k))
        layers.append(text.encode(x=alt.value(0), y=up, text="words:N", color=alt.value(color)).properties(name=name))
    return layers


def combined(first: str, second: str, names=("b₁", "b₂")) -> str:
    """The words 1.5 b₁ − 2 b₂ as an expression."""
    parts = f"format({first}, '.4~g') + ' {names[0]}' + ({second} < 0 ? ' − ' : ' + ')"
    return f"{parts} + format(abs({second}), '.4~g') + ' {names[1]}'"
