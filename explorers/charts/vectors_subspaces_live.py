"""What the browser computes for a set of the plane: its point near the hand, and whether a point is in it.

The set is one of `explorers.subspaces.SETS`, given by its number `kind`; a test compares the two.
"""

from explorers.subspaces import SETS


def hundredth(value: str, low: float = -1.5, high: float = 1.5) -> str:
    return f"round(clamp({value}, {low}, {high}) * 100) / 100"


def along(slope, start, low, high, place, p, q):
    foot = hundredth(f"({p} + {slope} * ({q} - {start})) / {1 + slope**2}", low, high)
    return foot if place == 0 else hundredth(f"{start} + {slope} * ({foot})")


def near(p: str, q: str, place: int) -> str:
    """One coordinate of `Subset.near(p, q)` for the set of the moment."""
    mine = (p, q)[place]
    foot, part = f"round(clamp({p}, -1.2, 1.2) * 10) / 10", f"100 * {mine} / max(1, hypot({p}, {q}))"
    slant = hundredth(f"({p} - {q}) / 2")
    formulas = {
        "y = 2x": along(2, 0, -0.75, 0.75, place, p, q),
        "y = 2x + 1": along(2, 1, -1.25, 0.25, place, p, q),
        "x ≥ 0, y ≥ 0": hundredth(mine, 0),
        "xy = 0": f"if((abs({p}) >= abs({q})) == {('true', 'false')[place]}, {hundredth(mine)}, 0)",
        "x² + y² ≤ 1": f"if({mine} >= 0, floor({part} + 1e-9), ceil({part} - 1e-9)) / 100",
        "x, y ∈ ℤ": f"round(clamp({mine}, -1, 1))",
        "y = x²": foot if place == 0 else hundredth(f"pow({foot}, 2)"),
        "x = y = 0": "0",
        "p(0) = 1": "1" if place == 0 else hundredth(mine),
        "p(1) = 0": slant if place == 0 else f"-({slant})",
        "deg p = 1": hundredth(mine) if place == 0 else f"if({hundredth(mine)} == 0, 0.01, {hundredth(mine)})",
    }
    return f"[{', '.join(formulas[name] for name in SETS)}][kind]"


def contains(p: str, q: str) -> str:
    """Whether (p, q) is in the set of the moment."""
    formulas = {
        "y = 2x": f"abs({q} - 2 * {p})", "y = 2x + 1": f"abs({q} - 2 * {p} - 1)",
        "x ≥ 0, y ≥ 0": f"-min({p}, {q})", "xy = 0": f"abs({p} * {q})",
        "x² + y² ≤ 1": f"{p} * {p} + {q} * {q} - 1",
        "x, y ∈ ℤ": f"max(abs({p} - round({p})), abs({q} - round({q})))",
        "y = x²": f"abs({q} - {p} * {p})", "x = y = 0": f"hypot({p}, {q})", "p(0) = 1": f"abs({p} - 1)",
        "p(1) = 0": f"abs({p} + {q})", "deg p = 1": f"if(abs({q}) > 1e-9, 0, 1)",
    }  # fmt: skip
    return f"([{', '.join(formulas[name] for name in SETS)}][kind] <= 1e-9)"


SIGNALS = {
    "u1": near("p1", "p2", 0), "u2": near("p1", "p2", 1), "v1": near("q1", "q2", 0), "v2": near("q1", "q2", 1),
    "s1": "u1 + v1", "s2": "u2 + v2", "m1": "c * u1", "m2": "c * u2",
    "sum_in": contains("s1", "s2"), "multiple_in": contains("m1", "m2"),
}  # fmt: skip
