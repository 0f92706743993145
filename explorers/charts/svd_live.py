"""What the browser computes while A, its ellipse or the time is dragged: one-line formulas of the live numbers.

Each is a signal that later ones use. They follow `explorers.svd` step by step, in floating point; a test evaluates them
in Python and compares. No name holds "px" or "py", which stand for the pointer.
"""

from explorers.eigenvectors import ROUNDING
from explorers.svd import TOGETHER

NOISE = float(ROUNDING)
NUMBERS = ("a", "b", "c", "d", "t", "turn", "f1", "f2", "axes")

# A is a scaled turn and a scaled mirror; the larger one of them decides whether sides are kept.
VALUES = {
    "largest": "max(abs(a), abs(b), abs(c), abs(d))",
    "det": f"if(abs(a * d - b * c) <= {NOISE} * (abs(a * d) + abs(b * c)), 0, a * d - b * c)",
    "off": "min(max(abs(a - d), abs(b + c)), max(abs(a + d), abs(b - c)))",
    "tie": f"off <= {NOISE} * largest",
    "s1": "(hypot(a + d, c - b) + hypot(a - d, b + c)) / 2",
    "s2": "if(tie, s1, abs(det) / max(s1, 1e-300))",
    "side": "if(det < 0, -1, 1)",
    "kappa": "if(s2 > 0, s1 / max(s2, 1e-300), 0)",
}

# v₁ with x + y > 0, turned freely at a tie; then u₁ = Av₁/σ₁, and the second ones perpendicular to the first.
VECTORS = {
    "half": "(atan2(b + c, a - d) - atan2(c - b, a + d)) / 2",
    "mean": "cos(half) + sin(half)",
    "chosen": f"if(mean > {TOGETHER} || (abs(mean) <= {TOGETHER} && cos(half) > 0), 1, -1)",
    "v1x": "f1 * if(tie, cos(turn * PI / 180), chosen * cos(half))",
    "v1y": "f1 * if(tie, sin(turn * PI / 180), chosen * sin(half))",
    "v2x": "-f1 * f2 * v1y",
    "v2y": "f1 * f2 * v1x",
    "ax": "if(s1 > 0, a * v1x + b * v1y, f1)",
    "ay": "if(s1 > 0, c * v1x + d * v1y, 0)",
    "u1x": "ax / max(1e-300, hypot(ax, ay))",
    "u1y": "ay / max(1e-300, hypot(ax, ay))",
    "sense": "side * f1 * f2",
    "u2x": "-sense * u1y",
    "u2y": "sense * u1x",
    "w1x": "s1 * u1x",
    "w1y": "s1 * u1y",
    "w2x": "s2 * u2x",
    "w2y": "s2 * u2y",
}


def _angle(y: str, x: str) -> str:
    """The direction of (x, y); a half-turn goes to the left."""
    return f"atan2({y}, {x}) + if(atan2({y}, {x}) < -PI + {TOGETHER}, 2 * PI, 0)"


def _played(name: str, part: str, angle: str, det: str) -> dict[str, str]:
    """Part of an orthogonal matrix: a turn by `angle`, or the mirror at half of it turned over like a page."""
    k, cos, sin = f"{name}_k", f"cos({part} * {angle})", f"sin({part} * {angle})"
    mirrored = f"(1 - {k}) / 2 * cos({angle})", f"(1 - {k}) / 2 * sin({angle})"
    return {
        k: f"cos(PI * {part})",
        f"{name}11": f"if({det} > 0, {cos}, (1 + {k}) / 2 + {mirrored[0]})",
        f"{name}12": f"if({det} > 0, -{sin}, {mirrored[1]})",
        f"{name}21": f"if({det} > 0, {sin}, {mirrored[1]})",
        f"{name}22": f"if({det} > 0, {cos}, (1 + {k}) / 2 - {mirrored[0]})",
    }


# The matrix of the moment: a part of Vᵀ, then of Σ, then of U.
MOMENT = {
    "first": "min(t, 1)",
    "second": "min(max(t - 1, 0), 1)",
    "third": "max(t - 2, 0)",
    "vdet": "f1 * f2",
    "vback": _angle("v2x", "v1x"),  # of Vᵀ
    "uangle": _angle("u1y", "u1x"),
    **_played("q", "first", "vback", "vdet"),
    **_played("r", "third", "uangle", "sense"),
    "g1": "1 + second * (s1 - 1)",
    "g2": "1 + second * (s2 - 1)",
    "m11": "r11 * g1 * q11 + r12 * g2 * q21",
    "m12": "r11 * g1 * q12 + r12 * g2 * q22",
    "m21": "r21 * g1 * q11 + r22 * g2 * q21",
    "m22": "r21 * g1 * q12 + r22 * g2 * q22",
    "n1x": "m11 * v1x + m12 * v1y",
    "n1y": "m21 * v1x + m22 * v1y",
    "n2x": "m11 * v2x + m12 * v2y",
    "n2y": "m21 * v2x + m22 * v2y",
    "mirroring": "if(third > 0 && third < 1 && sense < 0, 2, if(first > 0 && first < 1 && vdet < 0, 1, 0))",
    "mirror": "if(mirroring == 2, uangle, vback) / 2",
}

MATRIX = ("m11", "m12", "m21", "m22")
FORMULAS = VALUES | VECTORS | MOMENT
KEPT = ("v1x", "v1y", "v2x", "v2y", "u1x", "u1y", "u2x", "u2y", "s1", "s2", "sense")


def signals() -> list[dict]:
    """The formulas as parameters, and what a hand on a tip of the ellipse keeps: V, and the other axis's length and side."""
    taken = "@long_handle_marks:pointerdown, @short_handle_marks:pointerdown"
    formulas = [{"name": name, "expr": formula} for name, formula in FORMULAS.items()]
    return formulas + [{"name": f"kept_{name}", "value": 0, "on": [{"events": taken, "update": name}]} for name in KEPT]


def reshaped(tip: int, x: str, y: str) -> dict[str, str]:
    """A when tip 1 or 2 of the ellipse, σₖuₖ, is put to (x, y): V stays, and so does the other axis's length and side.

    A(x, y) = tipₖvₖᵀ + tipⱼvⱼᵀ with tipⱼ a quarter turn from tipₖ, to hundredths. At 0 the direction is the one before.
    """
    other, sense = 3 - tip, "kept_sense" if tip == 1 else "(-kept_sense)"
    length = f"hypot({x}, {y})"
    along = {axis: f"if({length} > 0, {part} / max({length}, 1e-300), kept_u{tip}{axis})"
             for axis, part in (("x", x), ("y", y))}  # fmt: skip
    across = {"x": f"-({sense} * kept_s{other} * {along['y']})", "y": f"{sense} * kept_s{other} * {along['x']}"}
    entries = {}
    for name, row, column in (("a", "x", "x"), ("b", "x", "y"), ("c", "y", "x"), ("d", "y", "y")):
        held = x if row == "x" else y
        product = f"{held} * kept_v{tip}{column} + {across[row]} * kept_v{other}{column}"
        entries[name] = f"round(100 * ({product})) / 100"
    return entries

