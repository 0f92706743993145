"""The look-up of a map on a lattice in the browser: its values between the nodes, and its Jacobian.

`explorers.map_lattice.lattice` says how a cell is filled in and how exact that is. The expressions come as named steps, in
their order: calculated fields of a row (`prefix="datum."`) or signals (`prefix=""`).
"""

from explorers.map_lattice import CELLS, HOLE, REACH, SMOOTH

TABLE = "data('lattice')"
SIDE = 2 * REACH / CELLS
CORNERS = ((0, 0), (0, 1), (1, 0), (1, 1))


def place(x: str, y: str, prefix: str = "datum.") -> dict[str, str]:
    """The steps that find the cell of (x, y): its nodes, the place in it, and the weights of values and slopes."""
    steps = {}
    for name, at in (("i", x), ("j", y)):
        steps[f"at_{name}"] = f"clamp(floor(({at} + {REACH}) / {SIDE} + 1e-9), 0, {CELLS - 1})"
        steps[f"at_{name}s"] = f"({at} + {REACH}) / {SIDE} - {prefix}at_{name}"
    for a, b in CORNERS:
        index = f"({prefix}at_i + {a}) * {CELLS + 1} + {prefix}at_j + {b}"
        steps[f"node{a}{b}"] = f"({TABLE}[{index}] || {{}})"
    steps["at_cell"] = f"{prefix}node00.cell"
    steps["bent"] = f"({prefix}at_cell == {SMOOTH} ? 1 : 0)"
    for name in "ij":
        s, bent = f"{prefix}at_{name}s", f"{prefix}bent"
        steps[f"w{name}1"] = f"({bent} ? {s} * {s} * (3 - 2 * {s}) : {s})"
        steps[f"w{name}0"] = f"1 - {prefix}w{name}1"
        steps[f"s{name}0"] = f"{bent} * {s} * (1 - {s}) * (1 - {s})"
        steps[f"s{name}1"] = f"{bent} * {s} * {s} * ({s} - 1)"
    return steps


def slopes(prefix: str = "datum.") -> dict[str, str]:
    """The derivatives of the weights, after `place`."""
    steps = {}
    for name in "ij":
        s, bent = f"{prefix}at_{name}s", f"{prefix}bent"
        steps[f"dw{name}1"] = f"({bent} ? 6 * {s} * (1 - {s}) : 1)"
        steps[f"dw{name}0"] = f"-{prefix}dw{name}1"
        steps[f"ds{name}0"] = f"{bent} * (1 - {s}) * (1 - 3 * {s})"
        steps[f"ds{name}1"] = f"{bent} * {s} * (3 * {s} - 2)"
    return steps


def value(field: str, prefix: str = "datum.", by: str = "") -> str:
    """The value of `field` at the place, or its partial derivative by "i" (x) or "j" (y); NaN in a hole."""
    terms = []
    for a, b in CORNERS:
        node = f"{prefix}node{a}{b}"
        w = {name: f"{prefix}{'d' if by == name else ''}w{name}{k}" for name, k in (("i", a), ("j", b))}
        s = {name: f"{prefix}{'d' if by == name else ''}s{name}{k}" for name, k in (("i", a), ("j", b))}
        terms.append(f"{node}.{field} * {w['i']} * {w['j']} + {node}.{field}x * {s['i']} * {w['j']}"
                     f" + {node}.{field}y * {w['i']} * {s['j']} + {node}.{field}xy * {s['i']} * {s['j']}")  # fmt: skip
    total = " + ".join(terms)
    return f"({prefix}at_cell < {HOLE} ? ({total}) / {SIDE if by else 1} : NaN)"


def on_a_line(prefix: str = "") -> str:
    """Whether the place is on the edge of a cell that is not smooth: there may be a kink in it, so J is not told."""
    near = " || ".join(f"min({prefix}at_{name}s, 1 - {prefix}at_{name}s) < 1e-6" for name in "ij")
    return f"({prefix}at_cell != {SMOOTH} && ({near}))"
