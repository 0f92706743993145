"""What the browser computes while a column is dragged: the determinant, its sign, and the turn from Ae₁ to Ae₂.

Each is a signal that later ones use. They follow `explorers.determinant` in floating point; a test evaluates them in Python
and compares. At rest the exact determinant is shown, which comes with the entries.
"""

from explorers.charts.eigenvectors_live import NOISE
from explorers.charts.mapped import ENTRIES

RESTING = tuple(f"rest{name}" for name in ENTRIES)  # the entries as Python sent them
NUMBERS = (*ENTRIES, *RESTING, "known")


def rounded(a: str, b: str, c: str, d: str) -> str:
    """ad − bc; what is within the rounding of its terms is 0, as in the exact function."""
    return f"if(abs({a} * {d} - {b} * {c}) <= {NOISE} * (abs({a} * {d}) + abs({b} * {c})), 0, {a} * {d} - {b} * {c})"


FORMULAS = {
    "resting": " && ".join(f"{name} == {rest}" for name, rest in zip(ENTRIES, RESTING, strict=True)),
    "det": f"if(resting, known, {rounded(*ENTRIES)})",
    "turned": "atan2(det, a * b + c * d)",
    "directed": "(a != 0 || c != 0) && (b != 0 || d != 0)",
    "point": "a == 0 && b == 0 && c == 0 && d == 0",
    "longest": "max(hypot(a + b, c + d), hypot(a - b, c - d), hypot(a, c), hypot(b, d))",
    "bow": "min(0.7, 0.6 * hypot(a, c), 0.6 * hypot(b, d))",
    "start": "atan2(c, a)",
}


def signals() -> list[dict]:
    """The formulas as parameters of a specification."""
    return [{"name": name, "expr": formula} for name, formula in FORMULAS.items()]
