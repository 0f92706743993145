"""What the browser computes while a column, the probe or the time is dragged: one-line formulas of a, b, c, d, vx, vy, t.

Each is a signal that later ones use. They follow `explorers.eigenvectors` step by step, in floating point; a test
evaluates them in Python and compares. `abs`, `if`, `hypot` and the like mean the same in both.
"""

from explorers.charts.mapped import image
from explorers.eigenvectors import ROUNDING

WITHIN = 0.05  # radians: how near to a line of eigenvectors the probe must be, by hand, to light up
NOISE = float(ROUNDING)

# The eigenvalues m ± √D; a sum of rounded products that means 0 is 0, as in the exact function.
VALUES = {
    "m": "(a + d) / 2",
    "p": "(a - d) / 2",
    "largest": "max(abs(a), abs(b), abs(c), abs(d))",
    "slack": f"{NOISE} * largest * (abs(p) + if(b * c == 0, 0, abs(b) + abs(c)))",
    "D": "if(abs(p * p + b * c) <= slack, 0, p * p + b * c)",
    "det": f"if(abs(a * d - b * c) <= {NOISE} * (abs(a * d) + abs(b * c)), 0, a * d - b * c)",
    "scalar": f"max(abs(p), abs(b), abs(c)) <= {NOISE} * largest",
    "lines": "D >= 0 && !scalar",
    "gap": "sqrt(abs(D))",
    "far": "if(m >= 0, m + gap, m - gap)",
    "near": "if(far == 0, 0, det / far)",
    "high": "if(scalar, m, max(far, near))",
    "low": "if(scalar, m, min(far, near))",
    "modulus": "if(D < 0, sqrt(abs(det)), abs(high))",
    "phase": "if(D < 0, atan2(gap, m), 0)",
}


def _direction(name: str, use: str, first: tuple[str, str], second: tuple[str, str]) -> dict[str, str]:
    """A unit vector with its first non-zero component positive: `first` where `use` holds, else `second`."""
    x, y, size = f"{name}_x", f"{name}_y", f"{name}_size"
    return {
        x: f"if({use}, {first[0]}, {second[0]})",
        y: f"if({use}, {first[1]}, {second[1]})",
        size: f"max(1e-300, hypot({x}, {y})) * if({x} > 0 || ({x} == 0 && {y} > 0), 1, -1)",
        f"{name}x": f"{x} / {size}",
        f"{name}y": f"{y} / {size}",
    }


# A − mI = [[p, b], [c, −p]] has the eigenvalues ±√D; of two columns of (A − mI) ± √D·I the one without cancellation.
DIRECTIONS = {
    **_direction("high", "p > 0 || (p == 0 && c != 0)", ("p + gap", "c"), ("b", "gap - p")),
    **_direction("low", "p > 0 || (p == 0 && b != 0)", ("b", "-p - gap"), ("p - gap", "c")),
}

# The probe v, its unit vector u, and Au = w; it lights up as `alignment` says, with the tolerance WITHIN.
PROBE = {
    "norm": "hypot(vx, vy)",
    "ux": "if(norm > 0, vx / norm, 0)",
    "uy": "if(norm > 0, vy / norm, 0)",
    "wx": "a * ux + b * uy",
    "wy": "c * ux + d * uy",
    "high_off": "abs(highx * uy - highy * ux)",
    "low_off": "abs(lowx * uy - lowy * ux)",
    "nearest": "if(high_off <= low_off, high, low)",
    "off": "if(scalar, 0, min(high_off, low_off))",
    "left_over": "hypot(wx - nearest * ux, wy - nearest * uy)",
    "aligned": f"off <= sin({WITHIN}) && left_over <= max({WITHIN} * max(1, hypot(wx, wy)), {NOISE} * largest)",
    "lit": "D >= 0 && norm > 0 && aligned",
    "turned": "atan2(abs(ux * wy - uy * wx), ux * wx + uy * wy)",
}

# The matrix A(t) of the moment: straight from I to A, or the turn R(tθ) after the stretch (1 − t)I + tS where A = R(θ)S.
MOMENT = {
    "turning": "polar > 0 && det > 0",
    "theta": "if(turning, atan2(c - b, a + d), 0)",
    "s11": "1 - t + t * (cos(theta) * a + sin(theta) * c)",
    "s12": "t * (cos(theta) * b + sin(theta) * d)",
    "s21": "t * (cos(theta) * c - sin(theta) * a)",
    "s22": "1 - t + t * (cos(theta) * d - sin(theta) * b)",
    "m11": "cos(t * theta) * s11 - sin(t * theta) * s21",
    "m12": "cos(t * theta) * s12 - sin(t * theta) * s22",
    "m21": "sin(t * theta) * s11 + cos(t * theta) * s21",
    "m22": "sin(t * theta) * s12 + cos(t * theta) * s22",
}

MATRIX = ("m11", "m12", "m21", "m22")
FORMULAS = VALUES | DIRECTIONS | PROBE | MOMENT


def signals() -> list[dict]:
    """The formulas as parameters of a specification."""
    return [{"name": name, "expr": formula} for name, formula in FORMULAS.items()]


def moved(x: str, y: str) -> tuple[str, str]:
    """A(t) times (x, y)."""
    return image(x, y, MATRIX)
