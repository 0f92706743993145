"""What the browser computes while a column or the time is dragged: motions of 2 × 2 matrices, one after the other.

Each formula is a signal that later ones use. They follow `explorers.matrix_product` in floating point; a test evaluates
them in Python and compares. A matrix is four names, row by row.
"""

from explorers.eigenvectors import ROUNDING

NOISE = float(ROUNDING)
A, B = ("a", "b", "c", "d"), ("e", "f", "g", "h")
NUMBERS = (*A, *B, "t", "polar")


def named(name: str) -> tuple[str, ...]:
    """The entries of a computed matrix."""
    return tuple(f"{name}{i}{j}" for i in (1, 2) for j in (1, 2))


def turning(name: str, entries, wanted: str) -> dict[str, str]:
    """Whether the matrix is played by turn and stretch, which needs a positive determinant, and its angle."""
    a, b, c, d = entries
    det = f"({a} * {d} - {b} * {c})"
    positive = f"{wanted} && {det} > {NOISE} * (abs({a} * {d}) + abs({b} * {c}))"
    return {f"{name}_turns": positive, f"{name}_angle": f"if({name}_turns, atan2({c} - {b}, {a} + {d}), 0)"}


def motion(name: str, entries, time: str, angle: str) -> dict[str, str]:
    """R(pθ)((1 − p)I + pS) of A = R(θ)S at the part p of its time; θ = 0 is the straight way (1 − p)I + pA."""
    a, b, c, d = entries
    part, cos, sin = f"{name}_part", f"cos({angle})", f"sin({angle})"
    now_cos, now_sin = f"cos({part} * {angle})", f"sin({part} * {angle})"
    s11, s12, s21, s22 = named(f"{name}_s")
    return {
        part: time,
        s11: f"1 - {part} + {part} * ({cos} * {a} + {sin} * {c})",
        s12: f"{part} * ({cos} * {b} + {sin} * {d})",
        s21: f"{part} * ({cos} * {c} - {sin} * {a})",
        s22: f"1 - {part} + {part} * ({cos} * {d} - {sin} * {b})",
        f"{name}11": f"{now_cos} * {s11} - {now_sin} * {s21}",
        f"{name}12": f"{now_cos} * {s12} - {now_sin} * {s22}",
        f"{name}21": f"{now_sin} * {s11} + {now_cos} * {s21}",
        f"{name}22": f"{now_sin} * {s12} + {now_cos} * {s22}",
    }


def times(name: str, left, right) -> dict[str, str]:
    """The product of two matrices."""
    pairs = {(i, j): (left[2 * i : 2 * i + 2], right[j::2]) for i in (0, 1) for j in (0, 1)}
    return {f"{name}{i + 1}{j + 1}": f"{row[0]} * {column[0]} + {row[1]} * {column[1]}"
            for (i, j), (row, column) in pairs.items()}  # fmt: skip


def minus(name: str, left, right, factors) -> dict[str, str]:
    """The difference of two products; what rounding alone can make is 0, as in `commutator`."""
    first, second = factors
    size = " + ".join(f"abs({x} * {y})" for x in first for y in second)
    return {entry: f"if(abs({x} - {y}) <= {NOISE} * ({size}), 0, {x} - {y})"
            for entry, x, y in zip(named(name), left, right, strict=True)}  # fmt: skip


# early and late: the parts of the first and of the second motion that are done at the time t.
EARLY, LATE = "min(t, 1)", "max(t - 1, 0)"
FORMULAS = {
    **turning("amap", A, "polar > 0"),
    **turning("bmap", B, "polar > 0"),
    **motion("bfirst", B, EARLY, "bmap_angle"),
    **motion("alast", A, LATE, "amap_angle"),
    **motion("afirst", A, EARLY, "amap_angle"),
    **motion("blast", B, LATE, "bmap_angle"),
    **times("ab", named("alast"), named("bfirst")),
    **times("ba", named("blast"), named("afirst")),
    **times("left", A, B),
    **times("right", B, A),
    **minus("gap", named("left"), named("right"), (A, B)),
    "differ": "max(abs(gap11), abs(gap12), abs(gap21), abs(gap22)) > 0",
}


def signals(formulas=FORMULAS) -> list[dict]:
    """The formulas as parameters of a specification."""
    return [{"name": name, "expr": formula} for name, formula in formulas.items()]


def typed(entries, digits: str = ".3~f") -> str:
    """A matrix as one line of live text, in the form in which it is typed."""
    a, b, c, d = (f"format({entry}, '{digits}')" for entry in entries)
    return f"{a} + ' ' + {b} + '; ' + {c} + ' ' + {d}"
