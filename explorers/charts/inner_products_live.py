"""What the browser computes while u or v is dragged: one-line formulas of u, v and G = [[a, b], [c, d]].

Each is a signal that later ones use. They follow `explorers.inner_products` in floating point; a test evaluates them in
Python and compares. `abs`, `if`, `hypot` and the like mean the same in both.
"""

from explorers.charts import live

REACH = 2.0  # u and v stay in this square
SNAP = 0.0523  # the sine of 3 degrees
# r is a step along the line perpendicular to u, l one along that to v; w shows that G is not positive definite.
NUMBERS = ("ux", "uy", "vx", "vy", "a", "b", "c", "d", "ok", "sym", "rx", "ry", "lx", "ly", "wx", "wy", "top")


def _clean(terms) -> str:
    """The sum of the terms; 0 where it is only what rounding left of them."""
    total, size = " + ".join(terms), " + ".join(f"abs({term})" for term in terms)
    return f"if(abs({total}) <= 1e-13 * ({size}), 0, {total})"


FORMULAS = {
    "uu": _clean(["a * ux * ux", "(b + c) * ux * uy", "d * uy * uy"]),
    "vv": _clean(["a * vx * vx", "(b + c) * vx * vy", "d * vy * vy"]),
    "uv": _clean(["ux * a * vx", "ux * b * vy", "uy * c * vx", "uy * d * vy"]),
    "vu": _clean(["vx * a * ux", "vx * b * uy", "vy * c * ux", "vy * d * uy"]),
    "lu": "sqrt(max(0, uu))",
    "lv": "sqrt(max(0, vv))",
    "area": "sqrt(max(0, a * d - b * c)) * abs(ux * vy - uy * vx)",
    "theta": "atan2(area, uv)",
    "share": "if(uu == 0, 0, uv / uu)",
    "rest": "if(uu == 0, 0, area / lu)",  # the length of v - p
    "across": "0 - (b * ux + d * uy)",
    "up": "a * ux + c * uy",
    "normal": "max(1e-300, hypot(across, up)) * if(up < 0, 0 - 1, 1)",
    "along_x": "across / normal",
    "along_y": "up / normal",
    "edge": "2.05 / max(abs(along_x), abs(along_y), 1e-9)",
    "wide_u": "if(lu == 0, 0, hypot(ux, uy) / lu)",
    "wide_rest": "if(rest == 0, 0, hypot(vx - share * ux, vy - share * uy) / rest)",
    "size": "0.2 / max(wide_u, wide_rest, 1e-9)",
    "leg": "if(share > 0, 0 - size, size)",
}


def signals() -> list[dict]:
    """The formulas as parameters of a specification."""
    return [{"name": name, "expr": formula} for name, formula in FORMULAS.items()]


def followed(vector: str) -> dict[str, str]:
    """How u or v follows the hand: within 3° of the line perpendicular to the other one by whole steps along that line."""
    s, t = ("rx", "ry") if vector == "v" else ("lx", "ly")
    near = f"ok && hypot({s}, {t}) > 0 && abs(px * {t} - py * {s}) <= {SNAP} * hypot(px, py) * hypot({s}, {t})"
    most = f"floor({REACH} / max(abs({s}), abs({t})) + 1e-9)"
    steps = f"clamp(round((px * {s} + py * {t}) / ({s} * {s} + {t} * {t})), -{most}, {most})"
    return {
        f"{vector}{axis}": f"if({near}, {steps} * {step}, {live.clamped(f'p{axis}', -REACH, REACH)})"
        for axis, step in (("x", s), ("y", t))
    }
