"""Lengths, angles and projections of an inner product ⟨u, v⟩ = uᵀGv of the plane."""

import math
from fractions import Fraction

from explorers.bilinear_form import inner_product_test, product
from explorers.eigenvectors.entries import ROUNDING, determinant, read_entries

FINEST = 0.01  # the largest step along a perpendicular line
NEAR, SMALLEST = 1e-9, 1e-9


def length(G, u) -> float | None:
    """‖u‖ = √⟨u, u⟩ is a norm for an inner product; None where ⟨u, u⟩ < 0.

    >>> length([[2, 1], [1, 1]], (1, 1)), length([[1, 0], [0, -1]], (0, 1))
    (2.23606797749979, None)
    """
    square = product(G, u, u)
    return math.sqrt(square) if square >= 0 else None


def angle(G, u, v) -> float | None:
    """θ in [0, π], in radians, with cos θ = ⟨u, v⟩/(‖u‖‖v‖); None if u or v is 0, which has no direction.

    From tan θ = √det G |u₁v₂ − u₂v₁|/⟨u, v⟩: the quotient for cos θ may be rounded to 1.0000000000000002, this may not.
    Needs an inner product, else ValueError.

    >>> angle([[1, 0], [0, 1]], (1, 0), (1, 1)), angle([[2, 1], [1, 1]], (1, 0), (-1, 2))
    (0.7853981633974483, 1.5707963267948966)
    """
    if not inner_product_test(G).is_inner_product:
        raise ValueError("An angle needs an inner product: G symmetric and positive definite.")
    (x1, y1, x2, y2), _ = read_entries([list(u), list(v)])
    if not (x1 or y1) or not (x2 or y2):
        return None
    return math.atan2(math.sqrt(determinant(G)) * abs(x1 * y2 - y1 * x2), product(G, u, v))


def projection(G, u, v) -> tuple[Fraction, Fraction] | None:
    """p = (⟨u, v⟩/⟨u, u⟩) u is the point of the line of u with ⟨u, v − p⟩ = 0; None if ⟨u, u⟩ = 0.

    For an inner product it is the point of the line that is nearest to v, measured by ‖v − p‖.

    >>> [str(x) for x in projection([[2, 1], [1, 1]], (1, 0), (0, 1))]
    ['1/2', '0']
    """
    square = product(G, u, u)
    if square == 0:
        return None
    (x, y), share = read_entries([list(u), [0, 0]])[0][:2], product(G, u, v) / square
    return share * x, share * y


def cauchy_schwarz_gap(G, u, v) -> Fraction:
    """⟨u, u⟩⟨v, v⟩ − ⟨u, v⟩² ≥ 0 for an inner product, and 0 only for parallel vectors: it is det G (u₁v₂ − u₂v₁)².

    That formula (Lagrange's identity) is of the plane and needs symmetry; the gap may be negative where G fails. Exact
    for int and Fraction; with floats 0 if a change of 2⁻⁴⁸ of both terms can make it 0.

    >>> cauchy_schwarz_gap([[2, 1], [1, 1]], (1, 0), (0, 1)), cauchy_schwarz_gap([[1, 2], [2, 1]], (1, 0), (0, 1))
    (Fraction(1, 1), Fraction(-3, 1))
    """
    lengths, mixed = product(G, u, u) * product(G, v, v), product(G, u, v) ** 2
    exact = read_entries(G)[1] and read_entries([list(u), list(v)])[1]
    slack = 0 if exact else ROUNDING * (abs(lengths) + mixed)
    return lengths - mixed if abs(lengths - mixed) > slack else Fraction(0)


def perpendicular(G, u) -> tuple[Fraction, Fraction]:
    """The w on the line ⟨u, w⟩ = 0 that a hand steps along: a coprime pair of integers times 10⁻ᵏ, k ≥ 0, |w| ≤ 0.01.

    So every whole multiple of w is a pair of decimals that is perpendicular to u exactly. (0, 0) if all w are.

    >>> [float(x) for x in perpendicular([[2, 1], [1, 1]], (1, 0))]
    [-0.001, 0.002]
    """
    (a, b, c, d), _ = read_entries(G)
    x, y = read_entries([list(u), [0, 0]])[0][:2]
    across, up = -(b * x + d * y), a * x + c * y
    if not across and not up:
        return Fraction(0), Fraction(0)
    whole = math.lcm(across.denominator, up.denominator)
    p, q = int(across * whole), int(up * whole)
    p, q = p // math.gcd(p, q), q // math.gcd(p, q)
    k = max(0, math.ceil(math.log10(math.hypot(p, q) / FINEST) - 1e-12))
    return Fraction(p, 10**k), Fraction(q, 10**k)


def stepped(G, u, place) -> tuple[Fraction, Fraction] | None:
    """The whole multiple of perpendicular(G, u) at this place, up to 1e-9; None if there is none, or too small to be typed.

    >>> [float(x) for x in stepped([[2, 1], [1, 1]], (1, 0), (-0.5, 1.0))]
    [-0.5, 1.0]
    """
    x, y = perpendicular(G, u)
    if not x and not y:
        return None
    steps = round((float(x) * place[0] + float(y) * place[1]) / float(x * x + y * y))
    near = steps * x, steps * y
    typed = all(entry == 0 or abs(entry) >= SMALLEST for entry in near)
    return near if typed and max(abs(near[0] - place[0]), abs(near[1] - place[1])) <= NEAR else None
