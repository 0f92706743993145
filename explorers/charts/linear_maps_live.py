"""What the browser computes while a column, x, y or the time is dragged: whether A(t) is singular, its kernel, its way back.

Each is a signal that later ones use. A test evaluates them in Python and compares them with `explorers.linear_maps`.
"""

from explorers.charts.eigenvectors_live import MATRIX, MOMENT, NOISE, VALUES

# A sum that means 0 comes out of (1 − t) + ta with the rounding of its terms, at t = 1 of the products only.
SINGULAR = {
    "mdet": "m11 * m22 - m12 * m21",
    "slop": f"{NOISE} * if(t == 1, abs(a * d) + abs(b * c), (1 + largest) * (1 + largest))",
    "flat": "!turning && abs(mdet) <= slop",
    "size": "m11 * m11 + m12 * m12 + m21 * m21 + m22 * m22",
    "point": f"flat && size <= {NOISE} * slop",
    "squashed": "flat && !point",
}

# The kernel is perpendicular to the longer row, the image is along the longer column.
LINES = {
    "upper": "abs(m11) + abs(m12) >= abs(m21) + abs(m22)",
    "kernelx": "if(upper, -m12, -m22)",
    "kernely": "if(upper, m11, m21)",
    "left": "abs(m11) + abs(m21) >= abs(m12) + abs(m22)",
    "imagex": "if(left, m11, m12)",
    "imagey": "if(left, m21, m22)",
}

# A(t)⁺: the inverse, or the transpose over ‖A(t)‖² where A(t) has rank 1.
BACK = {
    "by": "if(point, 1, if(flat, size, mdet))",
    "n11": "if(point, 0, if(flat, m11, m22) / by)",
    "n12": "if(point, 0, if(flat, m21, -m12) / by)",
    "n21": "if(point, 0, if(flat, m12, -m21) / by)",
    "n22": "if(point, 0, if(flat, m22, m11) / by)",
    "outx": "m11 * xx + m12 * xy",
    "outy": "m21 * xx + m22 * xy",
}

FORMULAS = VALUES | MOMENT | SINGULAR | LINES | BACK
BACKWARD = ("n11", "n12", "n21", "n22")


def signals() -> list[dict]:
    """The formulas as parameters of a specification."""
    return [{"name": name, "expr": formula} for name, formula in FORMULAS.items()]


__all__ = ["BACKWARD", "FORMULAS", "MATRIX", "signals"]
