"""Examples of products, as one would type them: pairs that commute or do not, zero divisors, shapes, chains, sizes.

Each is a state of the page by control name; what a label claims is tested.
"""

from explorers.product_chains import Law

SHEAR, QUARTER, TURN, ONES = "1 1; 0 1", "0 -1; 1 0", "3/5 -4/5; 4/5 3/5", "1 1; 1 1"


def _pair(a: str, b: str, **more) -> dict:
    return {"a": a, "b": b, "t": 2.0, **more}


PAIRS = {
    "shear, quarter turn": _pair(SHEAR, QUARTER),
    "two rotations": _pair(TURN, QUARTER),
    "two diagonal matrices": _pair("2 0; 0 1/2", "-1 0; 0 3/2"),
    "A and A²": _pair("1 1; 1 0", "2 1; 1 1"),
    "A and A⁻¹": _pair("2 1; 1 1", "1 -1; -1 2"),
    "two mirrors": _pair("1 0; 0 -1", "3/5 4/5; 4/5 -3/5"),
    "Break it: AB = 0": _pair(ONES, "1 1; -1 -1"),
    "Break it: A² = 0": _pair("0 1; 0 0", "0 1; 0 0"),
    "Break it: A = 0": _pair("0 0; 0 0", SHEAR),
    "Break it: half-turn, halfway": _pair("-1 0; 0 -1", SHEAR, t=1.5, path="(1 − t)I + tA"),
}
SHAPES = {
    "row · column": {"left": "1 2 3", "right": "4; 5; 6"},
    "column · row": {"left": "4; 5; 6", "right": "1 2 3"},
    "matrix · vector": {"left": "1 2; 3 4; 5 6", "right": "1/2; -1"},
    "6 × 6": {
        "left": "1 2 0 0 0 1; 0 1 2 0 0 0; 0 0 1 2 0 0; 0 0 0 1 2 0; 0 0 0 0 1 2; 2 0 0 0 0 1",
        "right": "1 0 0 1/2 0 0; 0 1 0 0 1/2 0; 0 0 1 0 0 1/2; -1 0 0 1 0 0; 0 -1 0 0 1 0; 0 0 -1 0 0 1",
    },
    "Break it: shapes": {"left": "1 2 3; 4 5 6", "right": "1 0; -1 2"},
}
CHAINS = {
    "(AB)⁻¹": {"law": Law.UNDO.value, "s": 1.0},
    "Break it: A⁻¹B⁻¹": {"law": Law.WRONG.value, "s": 1.0},
    "Break it: no inverse": {"law": Law.UNDO.value, "s": 1.0, "a": ONES},
    "two passes": {"law": Law.PASSES.value, "tau": "1/2", "s": 1.0},
    "three shears": {"law": Law.SHEARS.value, "tau": "1/2", "s": 1.0},
    "Break it: cos θ = 0": {"law": Law.PASSES.value, "tau": "1", "s": 1.0},
    "Break it: cos θ < 0": {"law": Law.PASSES.value, "tau": "2", "s": 1.0},
    "Break it: θ = 180°": {"law": Law.SHEARS.value, "tau": "∞", "s": 1.0},
}
COSTS = {
    "n × n and x": {"m": 1000.0, "n": 1000.0, "p": 1000.0, "q": 1.0},
    "narrow middle": {"m": 1000.0, "n": 10.0, "p": 1000.0, "q": 1000.0},
    "Break it: (AB)C cheaper": {"m": 1.0, "n": 1000.0, "p": 1000.0, "q": 1000.0},
    "Break it: no difference": {"m": 50.0, "n": 50.0, "p": 50.0, "q": 50.0},
}
