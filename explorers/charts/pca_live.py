"""What the browser computes while a point, a line or k is held: one-line formulas of x1 … x12, y1 … y12, n, centred, angle.

Each is a signal that later ones use. They agree with `explorers.pca` and `explorers.least_squares_line`; a test evaluates
them in Python and compares. An absent point (k > n) rests at 0 and is left out of every sum.
"""

from explorers.plane_points import MOST

ROUNDING = 2.0**-47  # of the larger variance: less is 0
X, Y = ([f"{axis}{k}" for k in range(1, MOST + 1)] for axis in "xy")
NUMBERS = (*X, *Y, "n", "centred", "angle", "pca", "ls", "own")


def _sum(term: str) -> str:
    """The sum of a term of x and y over the points that there are."""
    return " + ".join(f"(n >= {k}) * {term.format(x=x, y=y)}" for k, (x, y) in enumerate(zip(X, Y, strict=True), 1))


def _extreme(name: str) -> str:
    return f"{name}({', '.join(f'if(n >= {k}, {x}, x1)' for k, x in enumerate(X, 1))})"


FORMULAS = {
    "mx": f"({_sum('{x}')}) / n",
    "my": f"({_sum('{y}')}) / n",
    "sxx": _sum("({x} - mx) * ({x} - mx)"),
    "sxy": _sum("({x} - mx) * ({y} - my)"),
    "syy": _sum("({y} - my) * ({y} - my)"),
    # The centre of the axes: the mean, or 0 when centring is forgotten. About it the second moments are a, b, d.
    "ox": "if(centred, mx, 0)",
    "oy": "if(centred, my, 0)",
    "a": "(sxx + n * (mx - ox) * (mx - ox)) / (n - 1)",
    "b": "(sxy + n * (mx - ox) * (my - oy)) / (n - 1)",
    "d": "(syy + n * (my - oy) * (my - oy)) / (n - 1)",
    # Eigenvalues and eigenvectors of [[a, b], [b, d]]: (a + d)/2 ± gap, turned by θ with tan 2θ = 2b / (a − d).
    "gap": "hypot((a - d) / 2, b)",
    "high": "(a + d) / 2 + gap",
    "least": "if(high > 0, (a * d - b * b) / high, 0)",
    "low": f"if(least <= {ROUNDING} * high, 0, least)",
    "best": f"high - low > {1e-12} * high",  # whether one direction is the best
    "theta": "atan2(b, (a - d) / 2) / 2",
    "ux": "cos(theta)",
    "uy": "sin(theta)",
    "mean_theta": "atan2(sxy, (sxx - syy) / 2) / 2",  # of the axis through the mean
    # The least-squares line y = my + beta (x − mx); none where all x are equal.
    "sloped": f"{_extreme('max')} > {_extreme('min')}",
    "beta": "if(sloped, sxy / sxx, 0)",
    # Sums of squared distances: p perpendicular, v vertical; of the axis, of the least-squares line.
    "steep": "abs(ux) <= 1e-12",
    "tangent": "if(steep, 0, uy / ux)",
    "axis_p": "(n - 1) * low",
    "missing": "d - 2 * tangent * b + tangent * tangent * a",
    "axis_v": f"if(missing <= {ROUNDING} * d, 0, (n - 1) * missing)",
    "missed": "syy - beta * sxy",
    "line_v": f"if(missed <= {ROUNDING} * syy, 0, missed)",
    "line_p": "line_v / (1 + beta * beta)",
    # The line of the visitor, through the same centre.
    "wx": "cos(angle * PI / 180)",
    "wy": "sin(angle * PI / 180)",
    "along": "a * wx * wx + 2 * b * wx * wy + d * wy * wy",
    "total": "a + d",
    "places": f"[{', '.join(f'[{x}, {y}]' for x, y in zip(X, Y, strict=True))}]",
}


def signals() -> list[dict]:
    """The formulas as parameters of a specification."""
    return [{"name": name, "expr": formula} for name, formula in FORMULAS.items()]
